import { expect, test } from "vitest";
import { screen, withLasso } from "../../../src/core/model/screen.ts";
import { weightOfEvidence } from "../../../src/core/model/woe.ts";
import { randomFrom } from "../../../src/core/random.ts";
import { coded, type Column, type Table } from "../../../src/core/table.ts";

const random = randomFrom("screen");
const n = 2_000;
const y = Uint8Array.from({ length: n }, () => (random.uniform() < 0.3 ? 1 : 0));
const number = (of: (i: number) => number) => Float64Array.from({ length: n }, (_, i) => of(i));
const words = (of: (i: number) => string | null) => coded(Array.from({ length: n }, (_, i) => of(i)));

const strong = number((i) => y[i] + 2 * random.uniform());
const plan = words((i) => (random.uniform() < 0.3 + 0.3 * y[i] ? "a" : random.uniform() < 0.5 ? "b" : "c"));

const columns: Record<string, Column> = {
  strong,
  noise: number(() => random.uniform()),
  one: number(() => 7),
  gone: number((i) => (i % 50 ? NaN : i)),
  id: words((i) => `c${i}`),
  plan,
  renamed: words((i) => ({ a: "x", b: "y", c: "z" })[plan.levels[plan.codes[i]]]!),
  doubled: strong.map((value, i) => 3 * value - 1 + (i % 2) / 1e3),
  flag: words((i) => (i % 4 ? "no" : null)),
  after: number((i) => (y[i] ? 60 + i : random.uniform())),
  infinite: strong.map((value, i) => (i % 10 ? value + random.uniform() : i % 20 ? Infinity : -Infinity)),
};

test("the funnel drops, step by step and by name, what cannot help, and says what tells too much", () => {
  const table: Table = { rows: n, columns };
  const found = screen(table, y);
  expect(found.of).toBe(11);
  const dropped = Object.fromEntries(found.steps.map(({ step, dropped }) => [step, dropped.map(({ column }) => column)]));
  expect(dropped).toEqual({ constant: ["one"], missing: ["gone"], id: ["id"], duplicate: ["renamed", "doubled"], weak: ["noise", "flag"] });
  expect(found.steps[3].dropped.map(({ of }) => of)).toEqual(["plan", "strong"]);
  expect(found.steps.map(({ left }) => left)).toEqual([10, 9, 8, 6, 4]);
  expect(found.kept).toEqual(["strong", "plan", "after", "infinite"]);
  const suspect = found.suspects.find(({ column }) => column === "after")!;
  expect(suspect.auc).toBe(1);
  expect(suspect.iv).toBeGreaterThan(0.5);
  expect(found.suspects.map(({ column }) => column)).not.toContain("plan");
  const last = withLasso(found, ["plan"]);
  expect(last.kept).toEqual(["plan"]);
  expect(last.steps.at(-1)).toEqual({ step: "lasso", left: 1, dropped: ["strong", "after", "infinite"].map((column) => ({ column })) });
  expect(last.suspects).toEqual([]);
});

test("a column left out by hand is not counted, and a missing number may mean 0", () => {
  const { of, kept, steps } = screen({ rows: n, columns }, y, { types: { after: "skip" }, zeroIfMissing: ["gone"] });
  expect(of).toBe(10);
  expect(kept).not.toContain("after");
  expect(steps[1].dropped).toEqual([]);
});

test("what is missing has a bin of its own, and counts add up", () => {
  const { bins } = weightOfEvidence(columns.infinite, y);
  expect(bins.at(-1)).toMatchObject({ level: "(missing)", n: 200 });
  expect(bins.reduce((sum, bin) => sum + bin.n, 0)).toBe(n);
  expect(weightOfEvidence(columns.one, y)).toMatchObject({ iv: 0, bins: [{ level: "7", n }] });
  const all = weightOfEvidence(columns.plan, new Uint8Array(n));
  expect(all.bins.every(({ woe }) => Number.isFinite(woe))).toBe(true);
});
