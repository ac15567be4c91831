import { designOf } from "../prepare/design.ts";
import type { FeaturePlan } from "../prepare/plan.ts";
import type { Table } from "../table.ts";
import { linearPredictor } from "./logistic.ts";

interface Linear {
  plan: FeaturePlan;
  coefficients: readonly number[];
  intercept: number;
}

/**
 * Log-odds of tables that differ from the first one given in a few columns: only these are reckoned anew, since the log-odds are a sum over
 * columns. For ranking: the sum may differ from a whole one in its last bits.
 */
export function additiveMargin({ plan, coefficients, intercept }: Linear): (table: Table) => Float64Array {
  let first: { table: Table; margin: Float64Array } | undefined;
  const parts = new Map<string, Float64Array>();
  const partOf = (column: string, table: Table) => {
    const own = plan.sources.map((source) => source === column);
    const keep = <T>(items: readonly T[]) => items.filter((_, j) => own[j]);
    const alone = { ...plan, columns: plan.columns.filter((part) => part.column === column), names: keep(plan.names), sources: keep(plan.sources) };
    return linearPredictor(designOf({ ...alone, shift: keep(plan.shift), factor: keep(plan.factor) }, table), {
      coefficients: keep(coefficients),
      intercept: 0,
    });
  };
  return (table) => {
    if (!first) {
      first = { table, margin: linearPredictor(designOf(plan, table), { coefficients, intercept }) };
      return first.margin;
    }
    const margin = first.margin.slice();
    for (const { column } of plan.columns) {
      if (table.columns[column] === first.table.columns[column]) continue;
      if (!parts.has(column)) parts.set(column, partOf(column, first.table));
      const [before, after] = [parts.get(column)!, partOf(column, table)];
      for (let i = 0; i < margin.length; ++i) margin[i] += after[i] - before[i];
    }
    return margin;
  };
}
