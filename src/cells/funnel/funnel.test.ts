import { parse } from "valibot";
import { beforeAll, expect, test } from "vitest";
import { Fault } from "../../core/fault.ts";
import { rowsOf } from "../../core/table.ts";
import { openReach, type StandIn } from "../../../tests/fixtures/reach.ts";
import kind from "./index.ts";

let reach: StandIn;
beforeAll(async () => {
  reach = await openReach();
  reach.put("tags", "SELECT i::VARCHAR AS customer_id, i AS fee, CASE WHEN i % 2 = 0 THEN '广州' END AS city FROM range(1, 101) t(i)");
});

const fee = (least: number) => ({ column: "fee", test: "at-least" as const, values: [least] });
const city = { column: "city", test: "is" as const, values: ["广州"] };
const codeOf = (spec: Parameters<typeof reach.runCell>[2]) =>
  reach.runCell(kind, "bad", spec as never).then(
    () => "none",
    (error: Fault) => error.data.code,
  );

test("a funnel counts what each step leaves, loses, would lose alone and loses alone", async () => {
  const { start, steps } = await reach.runCell(kind, "funnel", {
    from: "tags",
    customer: "customer_id",
    steps: [
      { label: "city", conditions: [city] },
      { label: "fee", conditions: [fee(91)] },
    ],
  });
  expect(start).toBe(100);
  expect(steps).toEqual([
    { label: "city", n: 50, drop: 50, ofFirst: 0.5, ofPrevious: 0.5, alone: 50, uniqueLoss: 5 },
    { label: "fee", n: 5, drop: 45, ofFirst: 0.05, ofPrevious: 0.1, alone: 90, uniqueLoss: 45 },
  ]);
  expect(reach.query("FROM funnel").rows).toBe(5);
  expect(rowsOf(reach.query("FROM funnel_steps"))[1]).toMatchObject({ step: 2, label: "fee", n: 5, of_previous: 0.1, unique_loss: 45 });
});

test("a funnel through which nobody comes is an answer, not a fault", async () => {
  const { steps } = await reach.runCell(kind, "nobody", { from: "tags", steps: [{ conditions: [fee(1000)] }, { conditions: [city] }] });
  expect(steps[1]).toMatchObject({ n: 0, drop: 0, ofFirst: 0, ofPrevious: null });
});

test("a funnel without steps keeps everybody", async () => {
  expect(await reach.runCell(kind, "all", { from: "tags" })).toEqual({ start: 100, steps: [] });
});

test("a funnel says which table, column or value is missing", async () => {
  expect(await codeOf({})).toBe("funnel/no-table");
  expect(await codeOf({ from: "nowhere" })).toBe("run/no-table");
  expect(await codeOf({ from: "tags", customer: "who" })).toBe("funnel/no-column");
  expect(await codeOf({ from: "tags", steps: [{ conditions: [{ column: "age", test: "present" }] }] })).toBe("funnel/no-column");
  expect(await codeOf({ from: "tags", steps: [{ conditions: [{ column: "fee", test: "is", values: [] }] }] })).toBe("funnel/incomplete");
});

test("a funnel reads its table, follows its new name, and starts from tags", async () => {
  const spec = parse(kind.schema, { from: "tags" });
  expect(kind.reads(spec)).toEqual(["tags"]);
  expect(kind.rename(spec, "tags", "wide").from).toBe("wide");
  const input = { table: "tags", kind: "tags", cell: "tags", part: "", rows: 3, columns: [{ name: "customer_id", type: "text" as const }] };
  expect(await kind.suggest!([input], async () => [])).toEqual({ from: "tags", customer: "customer_id", steps: [] });
});
