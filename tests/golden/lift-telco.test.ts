import { readFileSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import association from "../../src/cells/association/index.ts";
import { pairs as twin, type Masks } from "../../src/core/kernels/pairs.ts";
import { benjaminiHochberg } from "../../src/core/matrix/fdr.ts";
import { chiSquare2x2, fisher2x2 } from "../../src/core/matrix/test.ts";
import { rowsOf, type Table } from "../../src/core/table.ts";
import { pairs as kernel } from "../../workers/kernels/pairs.ts";
import { telcoAxes, telcoNames, telcoNumbers, telcoServices } from "../fixtures/lift-telco.ts";
import { openReach, type StandIn } from "../fixtures/reach.ts";

const golden = JSON.parse(readFileSync("tests/golden/lift_telco.json", "utf8"));
const { rel } = golden.meta.tolerance;
const P_REL = 1e-6;

const FILE = "public/examples/wa_churn/customers.parquet";

function agrees(got: unknown, expected: number, what: string, tolerance = rel): void {
  expect(Math.abs(Number(got) - expected), `${what}: expected ${expected}, got ${String(got)}, tolerance ${tolerance}`).toBeLessThanOrEqual(
    tolerance * Math.abs(expected),
  );
}

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

for (const [golds, angle] of [
  ["service_service", "service-service"],
  ["bearer_service", "bearer-service"],
  ["personal_service_even", "personal-service"],
  ["behaviour_service_even", "personal-service"],
])
  test(`${golds}: every number of every pair is the reference's, to its tolerance`, () => {
    const rows = rowsOf(golds.startsWith("behaviour") ? behaviour : found).filter((row) => row.angle === angle);
    const q = benjaminiHochberg(rows.map((row) => chiSquare2x2(tableOf(row)).p));
    for (const want of golden[golds]) {
      const [a, b] = [telcoNames[want.A], telcoNames[want.B]];
      const at = rows.findIndex((row) => row.item_a === a && row.item_b === b);
      const what = `${a} × ${b}`;
      expect(at, what).toBeGreaterThanOrEqual(0);
      const row = rows[at];
      expect([row.n, row.n_a, row.n_b, row.n_ab], what).toEqual([want.n, want.nA, want.nB, want.nAB]);
      agrees(row.support, want.support, what);
      agrees(row.confidence_ab, want.confidence_A_to_B, what);
      agrees(Number(row.n_b) / Number(row.n), want.base_B, what);
      agrees(row.lift, want.lift, what);
      agrees(row.leverage, want.leverage, what);
      agrees(row.conviction, want.conviction, what);
      const { chi2, p } = chiSquare2x2(tableOf(row));
      agrees(chi2, want.chi2, what);
      agrees(p, want.chi2_p, what, P_REL);
      agrees(row.p, want.chi2_p, what, P_REL);
      agrees(q[at], want.bh_q_chi2, what, P_REL);
      agrees(row.q, want.bh_q_chi2, what, P_REL);
      if (want.fisher_p_two_sided > 1e-300) agrees(fisher2x2(tableOf(row)).p, want.fisher_p_two_sided, what, P_REL);
    }
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

function tableOf(row: ReturnType<typeof rowsOf>[number]): readonly [number, number, number, number] {
  const [n, a, b, both] = [row.n, row.n_a, row.n_b, row.n_ab].map(Number);
  return [both, a - both, b - both, n - a - b + both];
}
