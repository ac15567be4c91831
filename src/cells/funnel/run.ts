import "./faults.ts";
import { incomplete } from "../../core/condition.ts";
import { fault } from "../../core/fault.ts";
import { row, table } from "../../core/table.ts";
import { funnelCounts, funnelRows } from "../../sql/funnel.ts";
import type { Reach } from "../cell.ts";
import type { Spec } from "./schema.ts";

/** One step of a filter funnel. */
export interface FunnelStep {
  label: string;
  /** Left after this step. */
  n: number;
  /** Lost by it, of those that the step before left. */
  drop: number;
  /** Shares 0…1; null where there was nobody. */
  ofFirst: number | null;
  ofPrevious: number | null;
  /** Lost if it were the only step. */
  alone: number;
  /** Lost by it and by no other step. */
  uniqueLoss: number;
}

export interface Result {
  start: number;
  steps: FunnelStep[];
}

export async function run(spec: Spec, reach: Reach): Promise<Result> {
  await check(spec, reach);
  const query = { from: spec.from, customer: spec.customer, steps: spec.steps.map(({ conditions }) => conditions) };
  const counts = row(await reach.query(funnelCounts(query)), 0) as Record<string, number>;
  const { start } = counts;
  const steps = spec.steps.map(({ label }, i): FunnelStep => {
    const [n, before] = [counts[`n${i}`], i ? counts[`n${i - 1}`] : start];
    const last = counts[`n${spec.steps.length - 1}`];
    return {
      label,
      n,
      drop: before - n,
      ofFirst: over(n, start),
      ofPrevious: over(n, before),
      alone: start - counts[`own${i}`],
      uniqueLoss: counts[`rest${i}`] - last,
    };
  });
  await reach.make("", funnelRows(query));
  await reach.make("steps", stepsTable(steps));
  return { start, steps };
}

async function check({ from, customer, steps }: Spec, reach: Reach): Promise<void> {
  if (!from) throw fault("funnel/no-table", {});
  const columns = new Set((await reach.columns(from)).map(({ name }) => name.toLowerCase()));
  const demand = (column: string) => {
    if (!columns.has(column.toLowerCase())) throw fault("funnel/no-column", { table: from, column });
  };
  if (customer) demand(customer);
  steps.forEach(({ conditions }, i) => {
    for (const condition of conditions) {
      const lacks = incomplete(condition);
      if (lacks) throw fault("funnel/incomplete", { step: i + 1, column: condition.column, lacks });
      demand(condition.column);
    }
  });
}

function stepsTable(steps: readonly FunnelStep[]) {
  return table({
    step: steps.map((_, i) => i + 1),
    label: steps.map(({ label }) => label),
    n: steps.map(({ n }) => n),
    drop: steps.map(({ drop }) => drop),
    of_first: steps.map(({ ofFirst }) => ofFirst),
    of_previous: steps.map(({ ofPrevious }) => ofPrevious),
    alone: steps.map(({ alone }) => alone),
    unique_loss: steps.map(({ uniqueLoss }) => uniqueLoss),
  });
}

function over(n: number, of: number): number | null {
  return of ? n / of : null;
}
