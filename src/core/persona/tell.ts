import { facts, type Facts } from "../cluster/profile.ts";
import type { FeaturePlan } from "../prepare/plan.ts";
import type { Progress } from "../progress.ts";
import type { Table } from "../table.ts";

/** Some columns of the customers, and the new persona of each. */
export interface TellInput {
  tags: Table;
  labels: Int32Array;
  k: number;
  /** How the old personas took columns: these are taken alike. */
  plan: FeaturePlan;
}

/** What some columns tell of each new persona. */
export function tell({ tags, labels, k, plan }: TellInput, progress: Progress): Facts[] {
  const types = Object.fromEntries(plan.columns.map(({ column, type }) => [column, type]));
  const zeroIfMissing = plan.columns.filter(({ zero }) => zero).map(({ column }) => column);
  return facts(tags, labels, { groups: k, types, zeroIfMissing }, progress);
}
