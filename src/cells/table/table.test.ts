import { beforeAll, expect, test } from "vitest";
import { openReach, type StandIn } from "../../../tests/fixtures/reach.ts";
import { table } from "../../core/table.ts";
import kind from "./index.ts";
import { isSmallCount, isSummary } from "./presentable.ts";

let stand: StandIn;

beforeAll(async () => {
  stand = await openReach();
  stand.put("people", table({ customer_id: ["a", "b"], age: [30, null] }));
}, 60_000);

test("a table cell knows the rows and columns of what it shows", async () => {
  expect(await stand.runCell(kind, "rows", { from: "people" })).toEqual({
    rows: 2,
    fields: [
      { name: "customer_id", type: "text" },
      { name: "age", type: "number" },
    ],
  });
});

test("without a table there is nothing to show", async () => {
  await expect(stand.runCell(kind, "rows", {})).rejects.toMatchObject({ data: { code: "table/no-table" } });
});

test("only short tables without a column that says who are shown while presenting", () => {
  const steps = [
    { name: "step", type: "number" },
    { name: "label", type: "text" },
    { name: "n", type: "number" },
  ] as const;
  expect(isSummary(steps, 8)).toBe(true);
  expect(isSummary(steps, 5000)).toBe(false);
  expect(isSummary([...steps, { name: "客户编号", type: "text" }], 8)).toBe(false);
  expect(isSummary([{ name: "customer_id", type: "text" }], 2)).toBe(false);
});

test("counts below k are not said while presenting; rates and zero are", () => {
  expect([
    isSmallCount("customers", 9, 10),
    isSmallCount("customers", 10, 10),
    isSmallCount("n", 0, 10),
    isSmallCount("rate", 0.3, 10),
    isSmallCount("用户数", 3, 10),
  ]).toEqual([true, false, false, false, true]);
});
