import { expect, test } from "vitest";
import { idsIn, naturalKeys } from "../../../../src/core/profile/key.ts";
import { homeOf, inMask, overlapFindings, setSizes, type Overlap } from "../../../../src/core/profile/overlap.ts";

test("sizes of sets are sums over the combinations they are in", () => {
  expect(
    setSizes(
      [
        { mask: 3, ids: 10 },
        { mask: 1, ids: 4 },
        { mask: 6, ids: 5 },
      ],
      3,
    ),
  ).toEqual([14, 15, 5]);
  expect([inMask(2 ** 39 + 1, 39), inMask(2 ** 39 + 1, 38)]).toEqual([true, false]);
});

test("tables are held against the one that has each id about once, though others have more", () => {
  expect(
    homeOf([
      { ids: 500, rows: 9000 },
      { ids: 400, rows: 404 },
      { ids: 10, rows: 10 },
    ]),
  ).toBe(1);
  expect(
    homeOf([
      { ids: 500, rows: 9000 },
      { ids: 600, rows: 9000 },
    ]),
  ).toBe(1);
});

test("ids that nobody knows are a warning, most of them a problem, and what would help is said", () => {
  const overlap = (alone: number): Overlap => ({
    of: "customer",
    sets: [
      { table: "people", column: "id", ids: 100 },
      { table: "contacts", column: "cust", ids: 50 },
    ],
    parts: [],
    home: "people",
    orphans: [{ table: "contacts", column: "cust", ids: alone, rows: 70, examples: ["7"], near: [{ reason: "zeros", ids: 3, example: "7", twin: "007" }] }],
  });
  const found = (alone: number) => overlapFindings(overlap(alone)).map(({ code, severity, n }) => [code, severity, n]);
  expect(found(5)).toEqual([
    ["orphans", "warning", 5],
    ["near-miss", "problem", 3],
  ]);
  expect(found(40)[0]).toEqual(["orphans", "problem", 40]);
  expect(found(50)[0]).toEqual(["no-overlap", "problem", 50]);
});

const look = (columns: string) =>
  columns.split(" ").map((column) => ({ name: column.split(":")[0], type: (column.split(":")[1] ?? "text") as "text" | "number" | "date" }));

test("keys are guessed by what a table is for", () => {
  const guess = (columns: string) => {
    const looks = look(columns);
    return naturalKeys(looks, idsIn(looks), 1000)[0];
  };
  expect(guess("customer_id age:number city")).toEqual(["customer_id"]);
  expect(guess("customer_id month:date minutes:number")).toEqual(["customer_id", "month"]);
  expect(guess("用户编号 活动编号 接触日期:date 接触结果")).toEqual(["用户编号", "活动编号"]);
  expect(guess("campaign_id start_date:date name")).toEqual(["campaign_id"]);
  expect(naturalKeys(look("a:number b:number"), { customer: "", campaign: "" }, 10)).toEqual([]);
});
