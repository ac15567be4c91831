import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { suppress } from "../../src/core/matrix/suppress.ts";

const golden = JSON.parse(readFileSync("tests/golden/suppression.json", "utf8"));

for (const [at, each] of golden.suppression.entries())
  test(`table ${at + 1} hides the cells and totals of the audited answer`, () => {
    const { hidden, rowTotals, columnTotals } = suppress(each.table, each.k);
    expect(hidden.map((row) => row.map((why) => (why ? 1 : 0)))).toEqual(each.suppressed);
    expect(hidden.map((row) => row.map((why) => (why === "primary" ? 1 : 0)))).toEqual(each.primary);
    expect([rowTotals, columnTotals]).toEqual([each.hidden_row_totals, each.hidden_col_totals]);
  });
