import { columnFor } from "../../core/role.ts";
import type { Field } from "../cell.ts";

/** More rows than this are not a summary. */
const SUMMARY_ROWS = 200;

/** Columns that count customers, by name. */
const COUNTS =
  /^(n|n_.*|count|rows|contacts?|customers?|successes|intents|failures|people|users|size|remaining|removed|alone|drop|unique_loss|contacted|never_(asked|contacted))$|(人数|客户数|用户数|次数)$/i;

/** Whether rows of a table may be shown while presenting: a summary without a column that says who. */
export function isSummary(fields: readonly Field[], rows: number): boolean {
  return rows <= SUMMARY_ROWS && columnFor("customer", fields) === "";
}

/** Whether a value is a count of fewer than k customers, which is not said while presenting. 0 counts nobody. */
export function isSmallCount(column: string, value: unknown, k: number): boolean {
  return typeof value === "number" && value > 0 && value < k && COUNTS.test(column);
}
