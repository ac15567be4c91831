import { beforeAll, expect, test } from "vitest";
import { openReach, type StandIn } from "../../../tests/fixtures/reach.ts";
import { profileColumns } from "../../sql/profile-columns.ts";
import { shapes } from "../../sql/preview.ts";
import { BINS, sketches } from "./sketch.ts";

let stand: StandIn;
beforeAll(async () => {
  stand = await openReach();
}, 60_000);

test("a column at a glance: what is missing, how many differ, from where to where, what is frequent, and its shape", async () => {
  stand.put("people", "SELECT CASE WHEN i % 4 = 0 THEN NULL ELSE i END AS age, CASE WHEN i < 70 THEN '上海' ELSE '北京' END AS city FROM range(1, 101) t(i)");
  const reach = stand.for("people");
  const fields = await reach.columns("people");
  const [age, city] = sketches(fields, await reach.query(profileColumns("people", ["age", "city"])), await reach.query(shapes("people", ["age"], BINS)));
  expect(age).toMatchObject({ name: "age", type: "number", missing: 0.25, min: "1", max: "99" });
  expect(age.shape).toHaveLength(BINS);
  expect(age.shape!.reduce((sum, n) => sum + n, 0)).toBe(75);
  expect(city).toMatchObject({ name: "city", missing: 0, distinct: 2, often: ["上海", "北京"], shape: null });
});
