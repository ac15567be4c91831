import { beforeAll, expect, test } from "vitest";
import association from "../../src/cells/association/index.ts";
import { pairs as twin, type Masks } from "../../src/core/kernels/pairs.ts";
import { rowsOf, type Table } from "../../src/core/table.ts";
import { pairs as kernel } from "../../workers/kernels/pairs.ts";
import { agreesWithPairs, telcoAxes, telcoNumbers, telcoPairs, telcoServices } from "../fixtures/lift-telco.ts";
import { openReach, type StandIn } from "../fixtures/reach.ts";
import golden from "./lift_telco.json" with { type: "json" };

const FILE = "public/examples/wa_churn/customers.parquet";

let reach: StandIn;
let found: Table;
let behaviour: Table;
beforeAll(async () => {
  reach = await openReach({ k: 1 });
  await reach.load("customers", FILE);
  const spec = { customers: "customers", base: "all" as const, axes: telcoAxes };
  await reach.runCell(association, "lift", spec);
  await reach.runCell(association, "habits", { ...spec, axes: { ...telcoAxes, personal: telcoNumbers } });
  found = reach.query("SELECT * FROM lift");
  behaviour = reach.query("SELECT * FROM habits");
}, 60_000);

for (const [golds, angle] of telcoPairs)
  test(`${golds}: every number of every pair is the reference's, to its tolerance`, () => {
    agreesWithPairs(
      golds,
      rowsOf(golds.startsWith("behaviour") ? behaviour : found).filter((row) => row.angle === angle),
    );
  });

test("among those eligible for both, services that need the same line hardly go together", async () => {
  const cannot = ["No internet service"];
  const eligibility = Object.fromEntries(telcoServices.slice(1).map((column) => [column, cannot]));
  await reach.runCell(association, "eligible", { customers: "customers", axes: telcoAxes, eligibility });
  const lift = (a: string, b: string) => rowsOf(reach.query(`SELECT n, lift FROM eligible WHERE item_a = '${a}' AND item_b = '${b}'`))[0];
  const [security, streaming] = [lift("online_security", "tech_support"), lift("online_security", "streaming_tv")];
  expect([security.n, Number(security.lift).toFixed(4), Number(streaming.lift).toFixed(4)]).toEqual([5517, "1.4692", "1.0589"]);
});

test("kernel and twin count the same customers", () => {
  const held = reach.query(`SELECT ${telcoServices.map((column) => `("${column}" = 'Yes')::DOUBLE AS "${column}"`).join(", ")} FROM customers`);
  const word = new Float64Array(held.rows);
  for (const [b, column] of telcoServices.entries()) (held.columns[column] as Float64Array).forEach((holds, i) => (word[i] += holds * 2 ** b));
  const masks: Masks = { n: held.rows, items: telcoServices.length, words: [word] };
  expect(kernel(masks)).toEqual(twin(masks));
  expect(kernel(masks)[1]).toBe(golden.service_service[0].nAB);
});
