import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { profiles } from "../../src/core/cluster/profile.ts";
import { benjaminiHochberg } from "../../src/core/matrix/fdr.ts";
import { wilson } from "../../src/core/matrix/interval.ts";
import { chiSquare2x2, fisher2x2, leastExpected, type TwoByTwo } from "../../src/core/matrix/test.ts";
import { table } from "../../src/core/table.ts";

const golden = JSON.parse(readFileSync("tests/golden/stats-core.json", "utf8"));
const { rel, abs } = golden.meta.tolerance;

function agrees(got: number, expected: number): void {
  expect(Math.abs(got - expected), `expected ${expected}, got ${got}, tolerance ${rel} relative, ${abs} absolute`).toBeLessThanOrEqual(
    Math.max(abs, rel * Math.abs(expected)),
  );
}

test("Wilson's interval is statsmodels'", () => {
  for (const { s, n, alpha, expected } of golden.wilson) wilson(s, n, alpha).forEach((bound, side) => agrees(bound, expected[side]));
});

test("Fisher's test is scipy's, two-sided and one-sided", () => {
  for (const each of golden.fisher_2x2) {
    const got = fisher2x2(each.table.flat() as unknown as TwoByTwo);
    agrees(got.p, each.p_two_sided);
    agrees(got.greater, each.p_greater);
    agrees(got.less, each.p_less);
  }
});

test("the chi-square of a two-by-two table is scipy's", () => {
  for (const { table: cells, plain } of golden.chi2_2x2) {
    const counts = cells.flat() as unknown as TwoByTwo;
    const got = chiSquare2x2(counts);
    agrees(got.chi2, plain.chi2);
    agrees(got.p, plain.p);
    agrees(leastExpected(counts), Math.min(...plain.expected.flat()));
  }
});

test("the adjusted residuals of a profile's levels are statsmodels'", () => {
  for (const { table: counts, adjusted_std_residuals } of golden.contingency as { table: number[][]; adjusted_std_residuals: number[][] }[]) {
    const rows = counts.flatMap((line, g) => line.flatMap((n, c) => Array.from({ length: n }, () => ({ g, level: `level ${c}` }))));
    const found = profiles(table({ x: rows.map(({ level }) => level) }), Int32Array.from(rows, ({ g }) => g), { ids: counts.map((_, g) => `G${g}`) }); // prettier-ignore
    for (const [g, { levels }] of found.entries()) for (const { level, residual } of levels) agrees(residual, adjusted_std_residuals[g][Number(level.at(-1))]);
    expect(found.every(({ levels }) => levels.length === counts[0].length)).toBe(true);
  }
});

test("false discovery rates are statsmodels'", () => {
  for (const { p, q } of golden.bh) benjaminiHochberg(p).forEach((got, i) => agrees(got, q[i]));
});
