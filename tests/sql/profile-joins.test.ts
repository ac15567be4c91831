import { expect, test } from "vitest";
import profile from "../../src/cells/profile/index.ts";
import { rowsOf, table } from "../../src/core/table.ts";
import { openReach } from "../fixtures/reach.ts";

const stand = await openReach();
const ids = (values: readonly (string | number | null)[], of = "customer_id") => table({ [of]: values, value: values.map((_, i) => i % 3) });
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => `${1000 + from + i}`);

async function joined(tables: Record<string, ReturnType<typeof table>>) {
  for (const [name, content] of Object.entries(tables)) stand.put(name, content);
  return stand.runCell(profile, "profile", { tables: Object.keys(tables).map((name) => ({ table: name })) });
}

test("combinations of tables hold each id once and agree with sets worked out by hand", async () => {
  const sets = { a: range(0, 100), b: [...range(50, 130), ...range(50, 60)], c: range(90, 140) };
  const { overlaps } = await joined({ a: ids(sets.a), b: ids(sets.b), c: ids(sets.c) });
  const wanted = new Map<number, number>();
  for (const id of new Set(Object.values(sets).flat())) {
    const mask = Object.values(sets).reduce((sum, set, i) => sum + (set.includes(id) ? 2 ** i : 0), 0);
    wanted.set(mask, (wanted.get(mask) ?? 0) + 1);
  }
  expect(overlaps).toHaveLength(1);
  expect(new Map(overlaps[0].parts.map(({ mask, ids }) => [mask, ids]))).toEqual(wanted);
  expect(overlaps[0].sets.map(({ ids }) => ids)).toEqual([100, 80, 50]);
  expect(overlaps[0].home).toBe("a");
  const written = rowsOf(stand.query("SELECT tables, n_tables, ids FROM profile_overlaps ORDER BY ids DESC, tables"));
  expect(written).toContainEqual({ tables: "a, b, c", n_tables: 3, ids: wanted.get(7)! });
});

test("orphans are counted by id and by row, with examples", async () => {
  const { overlaps, findings } = await joined({ people: ids(range(0, 100)), contacts: ids([...range(0, 95), "x1", "x1", "x2", null]) });
  expect(overlaps[0].orphans).toMatchObject([{ table: "contacts", ids: 2, rows: 3, examples: ["x1", "x2"], near: [] }]);
  expect(findings.map(({ code, n }) => [code, n])).toContainEqual(["orphans", 2]);
});

test("what keeps ids apart is tried: zeros, case, width, spaces", async () => {
  const home = ["0071", "0072", "0073", "ab1", "ab2", "c 9", "5", "1", "2", "3", "4"];
  const { overlaps, findings } = await joined({ home: ids(home), other: ids(["71", "72", "73", "AB1", "Ab2", "c9", "５", "none", " 5 "]) });
  expect(overlaps[0].home).toBe("home");
  const [{ ids: alone, near }] = overlaps[0].orphans;
  expect(alone).toBe(8);
  expect(near).toEqual([
    { reason: "zeros", ids: 3, example: "71", twin: "0071" },
    { reason: "case", ids: 2, example: "AB1", twin: "ab1" },
    { reason: "spaces", ids: 1, example: "c9", twin: "c 9" },
    { reason: "width", ids: 1, example: "５", twin: "5" },
  ]);
  expect(findings[0]).toMatchObject({ code: "orphans", severity: "problem" });
  expect(findings).toContainEqual(expect.objectContaining({ code: "near-miss", n: 3 }));
});

test("numbers and texts of one id join, as they do in the other cells", async () => {
  const { overlaps } = await joined({ n: ids([7, 8, 9]), t: ids(["7", " 8 ", "10"]) });
  expect(new Map(overlaps[0].parts.map(({ mask, ids }) => [mask, ids]))).toEqual(
    new Map([
      [3, 2],
      [1, 1],
      [2, 1],
    ]),
  );
});

test("tables without a common id have no overlap, empty ones are left out", async () => {
  const { overlaps } = await joined({ one: ids(range(0, 5)), none: ids([]), plain: table({ price: [1, 2.5], colour: ["red", "blue"] }) });
  expect(overlaps).toEqual([]);
});
