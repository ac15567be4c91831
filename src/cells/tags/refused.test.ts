import { beforeEach, expect, test, vi } from "vitest";
import { rowsOf, table } from "../../core/table.ts";
import { openReach, type StandIn } from "../../../tests/fixtures/reach.ts";
import kind from "./index.ts";

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

let standIn: StandIn;

const spec = { customers: "customers", customer: "id", usage: "usage", usageCustomer: "who", usageMonth: "month" };

beforeEach(async () => {
  standIn = await openReach();
  standIn.put("customers", table({ id: ["a", "b"] }));
  standIn.put("usage", table({ who: ["a", "a", "b"], month: ["2023-11", "2024-06", "2024-06"], gb: [1, 2, 3] }));
});

const rows = (table: string, columns = "*") => rowsOf(standIn.query(`SELECT ${columns} FROM ${table} ORDER BY customer_id`));
const faultOf = (change: object) =>
  standIn.runCell(kind, "tags", { ...spec, ...change }).then(
    () => undefined,
    (error) => error.data,
  );

test("repeats, blanks and unreadable months are counted and left out", async () => {
  standIn.put("customers", table({ id: ["a", "a", null, "b"], age: [1, 2, 3, 4] }));
  standIn.put("usage", table({ who: ["a", "a", "a", "b"], month: ["2024-06", "202406", "soon", null], gb: ["1,000", "5", "7", "9"] }));
  const result = await standIn.runCell(kind, "tags", { ...spec, indicators: ["gb"] });
  expect(result.dropped).toEqual({ duplicateCustomers: 1, blankCustomers: 1, unreadMonths: 2, unknownUsage: 0, mergedUsage: 1 });
  expect(rows("tags", "customer_id, age, gb_level")).toEqual([
    { customer_id: "a", age: 1, gb_level: 1005 },
    { customer_id: "b", age: 4, gb_level: 0 },
  ]);
  expect(result.warnings).toEqual(["short-usage", "duplicate-customers", "blank-customers", "unread-months", "merged-usage"]);
});

test("what must be chosen is asked for, and a missing column is named with its table", async () => {
  expect(await faultOf({ customers: "" })).toEqual({ code: "tags/choose", facts: { what: "customers" } });
  expect(await faultOf({ usageMonth: "" })).toEqual({ code: "tags/choose", facts: { what: "usageMonth" } });
  expect(await faultOf({ holdings: "usage", holdingCustomer: "who" })).toEqual({ code: "tags/choose", facts: { what: "item" } });
  expect(await faultOf({ customer: "key" })).toEqual({ code: "tags/no-column", facts: { table: "customers", column: "key" } });
  expect(await faultOf({ indicators: ["mb"] })).toEqual({ code: "tags/no-column", facts: { table: "usage", column: "mb" } });
  expect(await faultOf({ history: "usage" })).toMatchObject({ code: "run/no-table" });
});

test("data that cannot give tags are refused with what is wrong", async () => {
  standIn.put("nobody", "SELECT '' AS id WHERE false");
  expect(await faultOf({ customers: "nobody" })).toEqual({ code: "tags/empty", facts: { table: "nobody" } });
  standIn.put("blank", table({ id: ["", " "] }));
  expect(await faultOf({ customers: "blank" })).toEqual({ code: "tags/no-ids", facts: { table: "blank", column: "id", rows: 2 } });
  standIn.put("strange", table({ who: ["a"], month: ["soon"], gb: [1] }));
  expect(await faultOf({ usage: "strange" })).toEqual({ code: "tags/no-months", facts: { table: "strange", column: "month", example: "soon" } });
  standIn.put("others", table({ who: ["q"], month: ["2024-06"], gb: [1] }));
  expect(await faultOf({ usage: "others" })).toEqual({ code: "tags/no-known-usage", facts: { usage: "others", column: "who", customers: "customers" } });
  standIn.put("words", table({ who: ["a"], month: ["2024-06"], note: ["x"] }));
  expect(await faultOf({ usage: "words" })).toEqual({ code: "tags/no-indicator", facts: { table: "words" } });
  standIn.settings.month = "2020-01";
  expect(await faultOf({})).toEqual({ code: "tags/before-usage", facts: { month: "2020-01", first: "2023-11", table: "usage" } });
  standIn.settings.window = 36;
  expect(await faultOf({ robust: true })).toEqual({ code: "tags/window-too-long", facts: { window: 36, most: 24 } });
});
