import { table, value, type Column, type Table } from "../../core/table.ts";
import { typeOf } from "../../core/prepare/typing.ts";
import type { Feature } from "./schema.ts";

/** Columns of a table of campaigns that are no features: its own, and counts of effects. */
const own = new Set(["campaign_id", "starts_on", "ends_on", "held_out", "contacts", "customers", "successes", "intents", "failures"]);

/** Features that are worked out of the start, the end and the effects; they can be asked for like columns. */
export const builtIn: readonly Feature[] = [
  { column: "duration_days", group: "period", measure: "log", weight: 1 },
  { column: "quarter", group: "period", measure: "nominal", weight: 1 },
];

/** Rates after the fact, shrunk; a planned campaign has none. */
export const effects: readonly Feature[] = ["success_rate", "intent_rate", "failure_rate"].map((column) => ({
  column,
  group: "effect",
  measure: "numeric",
  weight: 1,
}));

const TYPE = /type|kind|categor|class|line|channel|medium|goal|objective|theme|类型|类别|种类|分类|渠道|产品线|业务/i;
const AFTER = /(^|_)(rate|response|redeem|conver|accept|success|cost|revenue|roi|sales|result)|率$|成本|收入|效果/i;
const PERIOD = /date|month|week|season|holiday|recurr|duration|days|日期|月份|季|节|周期|天数/i;

/** Whether a column of a table of campaigns may be a feature. */
export function isFeature(column: string): boolean {
  return !own.has(column) && !/(^|_)(id|name|title|desc|description)$|编号|名称|说明|描述/i.test(column);
}

/**
 * The features that a table of campaigns offers: the derived ones, then its columns that are neither ids nor free text nor known only afterwards.
 *
 * @param values the columns, as numbers or text
 */
export function featuresOf(values: Table): Feature[] {
  const names = Object.keys(values.columns).filter(isFeature);
  const offered = names.filter((column) => !AFTER.test(column) && !builtIn.some((each) => each.column === column));
  return [...builtIn, ...offered.flatMap((column) => featureOf(column, values.columns[column]) ?? [])];
}

/** How a column is compared; undefined for one that says the same of all campaigns, or something else of each. */
function featureOf(column: string, values: Column): Feature | undefined {
  const group = PERIOD.test(column) ? "period" : TYPE.test(column) ? "type" : "rule";
  const rows = values instanceof Float64Array ? values.length : values.codes.length;
  const present = Array.from({ length: rows }, (_, i) => value(values, i)).filter((each) => each !== null);
  const distinct = new Set(present);
  if (distinct.size < 2) return undefined;
  if (values instanceof Float64Array) {
    if (distinct.size === 2 && distinct.has(0) && distinct.has(1)) return { column, group, measure: "symmetric", weight: 1 };
    const numbers = present as number[];
    const skewed = Math.min(...numbers) >= 0 && Math.max(...numbers) > 10 * median(numbers);
    return {
      column,
      group,
      measure: skewed || /price|fee|amount|reward|threshold|coupon|product|价|费|金额|门槛|奖励/i.test(column) ? "log" : "numeric",
      weight: 1,
    };
  }
  const texts = present as string[];
  if (texts.some((text) => /[|;、；]/.test(text))) return { column, group, measure: "multi", weight: 1 };
  if (typeOf(values, undefined, false).type === "skip") return undefined;
  return { column, group, measure: "nominal", weight: 1 };
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
}

/** The columns of some features as a table of values, for saying what sets groups apart. */
export function tableOf(features: readonly { column: string }[], rows: readonly (readonly (number | string | null)[])[]): Table {
  return table(Object.fromEntries(features.map(({ column }, f) => [column, rows.map((row) => row[f])])));
}
