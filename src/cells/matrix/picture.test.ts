import { beforeEach, expect, test } from "vitest";
import { reverseMatrix } from "../../core/matrix/reverse.ts";
import { speak } from "../../i18n/i18n.svelte.ts";
import { arranged } from "./arrange.ts";
import { face, factsOf, heard, remarksOf } from "./facts.ts";
import { headline } from "./headline.ts";
import type { MatrixResult } from "./result.ts";
import { said } from "./said.ts";
import { liftShade, overallLift, ramp, shadeOf } from "./shade.ts";
import { words } from "./words.ts";

/** A result from contacts and successes, types in rows; personas as named. */
function drawn(n: number[][], s: number[][], personas: string[], size = 1000): MatrixResult {
  const { rows, cells, overall } = reverseMatrix({ n, s });
  const types = rows.map((row, t) => ({ id: `T${t + 1}`, traits: [], n: row.n, customers: row.n, successes: row.successes, base: row.base, m: row.m }));
  return {
    types,
    personas: personas.map((id, c) => ({ id, traits: [], size: size + c, share: 0.5, n: 0, successes: 0, neverAsked: 0 })),
    cells: cells.flatMap((row, t) => row.map((cell, c) => ({ type: `T${t + 1}`, persona: personas[c], ...cell, intents: 0, neverAsked: size + c - cell.n }))),
    overall,
    assignment: {},
    contactsPerCustomer: 1,
    k: 10,
    unit: "contact",
    from: "new-personas",
    tags: [],
    hiddenTotals: { types: [], personas: [] },
    contacts: { all: 1, typed: 1, used: 1 },
    warnings: [],
  };
}

const names = {
  types: new Map([
    ["T1", "Data bundle"],
    ["T2", "Voice pack"],
  ]),
  personas: new Map([
    ["N1", "Streamers"],
    ["N2", "Talkers"],
    ["N3", "Movers"],
  ]),
};
const two = () =>
  drawn(
    [
      [400, 400, 400],
      [400, 400, 400],
    ],
    [
      [120, 40, 40],
      [20, 60, 20],
    ],
    ["N1", "N2", "N3"],
  );

beforeEach(() => speak("en"));

test("the sentence tells the surest assigned cell, its rate, its lift and who was never asked", () => {
  expect(said(two(), names, words.en)).toBe(
    "**Data bundle** works best with **Streamers**: 29.7% accept, 1.8 times the type’s average; 60% of them were never asked for it.",
  );
});

test("the sentence is as plain in Chinese", () => {
  speak("zh-CN");
  expect(said(two(), names, words["zh-CN"])).toBe(
    "**Data bundle**最适合**Streamers**：成功率 29.7%，是该类型平均水平的 1.8 倍；其中 60% 从未被该类活动接触过。",
  );
});

test("where nobody stands out the sentence says so before naming the best so far", () => {
  const even = drawn([[200, 200]], [[20, 21]], ["N1", "N2"]);
  expect(headline(even)).toMatchObject({ sure: false, cell: { persona: "N2" } });
  expect(said(even, names, words.en)).toMatch(/^No persona clearly stands out/);
});

test("where every cell is hidden the sentence says what to do", () => {
  const few = drawn([[5, 6]], [[1, 2]], ["N1", "N2"]);
  expect(headline(few)).toBeNull();
  expect(said(few, names, words.en)).toContain("fewer than 10 customers");
});

test("those outside all personas are never the headline and stand last", () => {
  const result = drawn([[400, 400]], [[120, 60]], ["P0", "P1"]);
  expect(headline(result)?.cell.persona ?? "none").not.toBe("P0");
  expect(arranged(result, { sort: "lift", order: "" }).personas.map(({ id }) => id)).toEqual(["P1", "P0"]);
});

test("columns follow one type's row where one is chosen, else fit over all types, size, or the order found", () => {
  const ids = (sort: "id" | "lift" | "size", order = "") => arranged(two(), { sort, order }).personas.map(({ id }) => id);
  expect(ids("id")).toEqual(["N1", "N2", "N3"]);
  expect(ids("lift")).toEqual(["N1", "N2", "N3"]);
  expect(ids("size")).toEqual(["N3", "N2", "N1"]);
  expect(ids("id", "T2")).toEqual(["N2", "N1", "N3"]);
  expect(ids("id", "gone")).toEqual(["N1", "N2", "N3"]);
});

test("rows follow their best cell or their contacts", () => {
  const result = drawn(
    [
      [400, 400],
      [900, 900],
    ],
    [
      [50, 60],
      [90, 300],
    ],
    ["N1", "N2"],
  );
  expect(arranged(result, { sort: "lift", order: "" }).types.map(({ id }) => id)).toEqual(["T2", "T1"]);
  expect(arranged(result, { sort: "size", order: "" }).types.map(({ id }) => id)).toEqual(["T2", "T1"]);
});

test("colours are warm above one, cool below, deeper farther away, and a step paler on weak evidence", () => {
  expect([1, 1.2, 1.4, 2].map((lift) => liftShade(lift).background)).toEqual(["var(--up-1)", "var(--up-2)", "var(--up-3)", "var(--up-4)"]);
  expect([0.99, 0.8, 0.7, 0.3].map((lift) => liftShade(lift).background)).toEqual(["var(--down-1)", "var(--down-2)", "var(--down-3)", "var(--down-4)"]);
  expect(liftShade(2, true).background).toBe("var(--up-3)");
  expect(liftShade(0).ink).toBe("var(--on-deep)");
});

test("the legend shows each colour that a cell can have, once, from low to high", () => {
  expect(ramp("lift").map(({ background }) => background.slice(6, -1))).toEqual(["down-4", "down-3", "down-2", "down-1", "up-1", "up-2", "up-3", "up-4"]);
  expect(new Set(ramp("n").map(({ background }) => background)).size).toBe(4);
});

test("a weak cell is coloured by its shrunk lift, never by its raw rate", () => {
  const result = drawn([[12, 600, 600]], [[12, 60, 60]], ["N1", "N2", "N3"]);
  const [weak] = result.cells;
  expect(weak.evidence).toBe("C");
  expect(shadeOf(weak, "lift", result)).toEqual(liftShade(weak.ebLift!, true));
});

test("each measure puts its own number large", () => {
  const result = two();
  const [cell] = result.cells;
  expect(face(cell, "lift", result)).toEqual({ big: "1.78×", small: "29.7% · 400" });
  expect(face(cell, "rate", result).big).toBe("29.7%");
  expect(face(cell, "n", result).big).toBe("400");
  expect(overallLift(cell, result)).toBeCloseTo(cell.ebRate! / (300 / 2400), 12);
});

test("a hidden cell tells nothing but why it is hidden", () => {
  const result = drawn(
    [
      [5, 60, 80],
      [50, 60, 80],
    ],
    [
      [4, 10, 20],
      [8, 10, 20],
    ],
    ["N1", "N2", "N3"],
  );
  const own = result.cells.find(({ hidden }) => hidden === "primary")!;
  const other = result.cells.find(({ hidden }) => hidden === "complementary")!;
  expect(factsOf(own, result, words.en)).toEqual([]);
  expect(remarksOf(own, result, words.en)).toEqual(["Hidden: fewer than 10 customers."]);
  expect(remarksOf(other, result, words.en)).toEqual(["Hidden to protect another cell, which the totals would give away."]);
  expect(heard("A × B", own, result, words.en)).toBe("A × B; Hidden: fewer than 10 customers.");
});

test("a screen reader hears all that the tip shows", () => {
  const result = two();
  const line = heard("A × B", result.cells[0], result, words.en);
  for (const part of ["accepts 29.7%", "counted 120 of 400 · 30.0%", "q < 0.001", "evidence A", "never asked 600 of 1,000", "Assigned to this type."])
    expect(line).toContain(part);
});
