import { spread } from "../prepare/fit-column.ts";
import { fitPlan, type FeaturePlan, type PlanReport } from "../prepare/plan.ts";
import type { ColumnType } from "../prepare/typing.ts";
import type { Table } from "../table.ts";

/**
 * A plan for reading coefficients: numbers are standardised but neither cut nor bent, so that a coefficient is so much more per unit over the
 * whole range. Levels, missing values and doubles are as `fitPlan` has them for models.
 *
 * @throws Fault `prepare/no-columns` when none is left
 */
export function plainPlan(
  table: Table,
  options: { types?: Readonly<Record<string, ColumnType>>; zeroIfMissing?: readonly string[] },
): { plan: FeaturePlan; report: PlanReport } {
  const { plan, report } = fitPlan(table, { purpose: "model", ...options });
  const columns = plan.columns.map((part) => {
    if (part.type !== "number") return part;
    const raw = table.columns[part.column] as Float64Array;
    const { mean, sd } = spread(raw.map((value) => (Number.isFinite(value) ? value : part.zero ? 0 : part.median)));
    return { ...part, low: -Number.MAX_VALUE, high: Number.MAX_VALUE, transform: "none" as const, centre: mean, scale: sd };
  });
  return { plan: { ...plan, columns }, report };
}
