import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { reverseMatrix } from "../../src/core/matrix/reverse.ts";

const golden = JSON.parse(readFileSync("tests/golden/reverse-matrix.json", "utf8"));
const { rel, p_rel } = golden.meta.tolerance;

function agrees(got: number | null, expected: number | null, relative = rel): void {
  if (expected === null || got === null) return void expect(got).toBe(expected);
  expect(Math.abs(got - expected), `expected ${expected}, got ${got}, tolerance ${relative}`).toBeLessThanOrEqual(relative * Math.abs(expected));
}

for (const name of ["starbucks", "edge_rows", "with_prior_means"]) {
  const { n, s, prior, expected } = golden[name];
  const got = reverseMatrix({ n, s, priorMeans: prior, k: 10 });

  test(`${name}: totals, base rates and prior strengths are the reference's`, () => {
    expect([got.overall.n, got.overall.successes]).toEqual([expected.overall.n, expected.overall.s]);
    agrees(got.overall.rate, expected.overall.rate);
    for (const [t, row] of expected.rows.entries()) {
      expect([got.rows[t].n, got.rows[t].successes]).toEqual([row.n, row.s]);
      agrees(got.rows[t].base, row.base);
      agrees(got.rows[t].rho, row.rho);
      agrees(got.rows[t].raw, row.m_raw);
      agrees(got.rows[t].m, row.m);
    }
  });

  test(`${name}: every cell has the reference's rates, lifts, intervals, shrunk rate and evidence`, () => {
    expect(got.cells.flat()).toHaveLength(expected.cells.length);
    for (const [i, want] of expected.cells.entries()) {
      const cell = got.cells.flat()[i];
      expect([cell.n, cell.successes, cell.evidence, cell.hidden === "primary"]).toEqual([want.n, want.s, want.evidence, want.suppressed]);
      agrees(cell.rate, want.rate);
      agrees(cell.low, want.wilson95[0]);
      agrees(cell.high, want.wilson95[1]);
      agrees(cell.liftType, want.lift_type);
      agrees(cell.liftOverall, want.lift_overall);
      agrees(cell.priorMean, want.prior_mean);
      agrees(cell.ebRate, want.eb_rate);
      agrees(cell.ebLow, want.eb_interval[0]);
      agrees(cell.ebHigh, want.eb_interval[1]);
      agrees(cell.ebLift, want.eb_lift_type);
    }
  });

  test(`${name}: every cell has the reference's test, p and q`, () => {
    for (const [i, want] of expected.cells.entries()) {
      const cell = got.cells.flat()[i];
      expect(cell.test).toBe(want.test);
      agrees(cell.p, want.p_value, p_rel);
      agrees(cell.q, want.q_value, p_rel);
    }
  });

  test(`${name}: each type goes to the reference's personas`, () => {
    for (const [t, { personas, weak }] of Object.entries<{ personas: number[]; weak: boolean }>(expected.assignment))
      expect(got.assignment[Number(t)]).toEqual({ personas, weak });
  });
}
