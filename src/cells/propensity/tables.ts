import type { Effect } from "../../core/model/effects.ts";
import type { Propensity } from "../../core/model/propensity-fit.ts";
import { rowsOf, table, type Coded, type Table } from "../../core/table.ts";
import { expectedCurve, expectedIn, rankedPropensity, targetGroup, tierReasons, tierSizes } from "../../sql/propensity-table.ts";
import { tableName, type Reach } from "../cell.ts";
import { cutOf } from "./cut.ts";
import type { Result, Target, Tier } from "./result.ts";
import type { Spec } from "./schema.ts";

const POINTS = 200;
const REASONS = 5;

/** The last row of each customer, by time where it is known; null when nobody has two. */
export function lastRows(ids: Coded, at: Float64Array | null): { rows: Uint32Array; customers: number } | null {
  const last = new Int32Array(ids.levels.length).fill(-1);
  const count = new Uint32Array(ids.levels.length);
  ids.codes.forEach((code, i) => {
    ++count[code];
    if (last[code] < 0 || !at || !(at[i] < at[last[code]])) last[code] = i;
  });
  if (count.every((n) => n <= 1)) return null;
  return { rows: Uint32Array.from(last.filter((row) => row >= 0)).sort(), customers: count.reduce((sum, n) => sum + (n > 1 ? 1 : 0), 0) };
}

/** Make the table of customers, ranked. Gives what the result says of them. */
export async function makeScored(reach: Reach, spec: Spec, { ids, scored, kept }: { ids: Coded; scored: Propensity["scored"]; kept: Uint32Array | null }) {
  const rows = kept?.length ?? ids.codes.length;
  const pick = ({ codes, levels }: Coded): Coded => ({ codes: kept ? Int32Array.from(kept, (i) => codes[i]) : codes, levels });
  const [reason1, reason2, reason3] = scored.reasons.map(pick);
  const made: Table = {
    rows,
    columns: {
      place: Float64Array.from({ length: rows }, (_, i) => i),
      customer_id: pick(ids),
      probability: kept ? Float64Array.from(kept, (i) => scored.probability[i]) : scored.probability,
      reason_1: reason1,
      reason_2: reason2,
      reason_3: reason3,
    },
  };
  await reach.make("", rankedPropensity(await reach.scratch(made), spec.tiers));
  const curve = rowsOf(await reach.query(expectedCurve(reach.name, POINTS))) as unknown as Result["scored"]["curve"];
  return { customers: rows, expected: curve.at(-1)?.expected ?? 0, curve: [{ n: 0, expected: 0, score: 1 }, ...curve] };
}

/** The tiers, with what was found in the same stretches of the rows tested. */
export async function tiersOf(reach: Reach, spec: Spec, test: Result["test"]): Promise<Tier[]> {
  const sizes = rowsOf(await reach.query(tierSizes(reach.name)));
  const reasons = rowsOf(await reach.query(tierReasons(reach.name, REASONS)));
  const bounds = [0, ...spec.tiers];
  return (["high", "medium", "low"] as const).map((tier, i) => {
    const found = sizes.find((size) => size.tier === tier);
    return {
      tier,
      from: bounds[i],
      to: bounds[i + 1],
      customers: Number(found?.n ?? 0),
      expected: Number(found?.expected ?? 0),
      actual: test && actualOf(test, bounds[i], bounds[i + 1]),
      reasons: reasons.filter((row) => row.tier === tier).map(({ reason, n }) => ({ reason: String(reason), n: Number(n) })),
    };
  });
}

/** The share that said yes between two shares of the rows tested; null where no row lies between. */
function actualOf({ gains }: NonNullable<Result["test"]>, from: number, to: number): number | null {
  const at = (share: number) => gains.points.reduce((best, point) => (Math.abs(point.share - share) < Math.abs(best.share - share) ? point : best));
  const [start, end] = [at(from), at(to)];
  return end.n > start.n ? (end.events - start.events) / (end.n - start.n) : null;
}

/** Make the tables that lie beside: deciles, coefficients, rows tested. */
export async function makeBeside(reach: Reach, { test, effects, tested }: Propensity, ids: Coded): Promise<void> {
  await reach.make("deciles", decilesOf(test));
  await reach.make("coefficients", coefficients(effects));
  await reach.make("tested", {
    rows: tested.row.length,
    columns: {
      customer_id: { codes: Int32Array.from(tested.row, (i) => ids.codes[i]), levels: ids.levels },
      actual: Float64Array.from(tested.y),
      probability: tested.probability,
    },
  });
}

/** Make the target group, and say what it is. */
export async function makeTarget(reach: Reach, spec: Spec, { scored }: Pick<Result, "scored">): Promise<Target> {
  const { share, by } = cutOf(spec, scored);
  const customers = Math.min(scored.customers, Math.max(1, Math.round(share * scored.customers)));
  await reach.make("target", targetGroup(reach.name, customers));
  const [{ expected }] = rowsOf(await reach.query(expectedIn(tableName(reach.name, "target"))));
  return { share, by, customers, expected: Number(expected ?? 0) };
}

function decilesOf(test: Propensity["test"]): Table {
  const deciles = test?.deciles ?? [];
  return table({
    decile: deciles.map(({ bin }) => bin),
    n: deciles.map(({ n }) => n),
    events: deciles.map(({ events }) => events),
    rate: deciles.map(({ rate }) => rate),
    lift: deciles.map(({ lift }) => lift),
    cum_gain: deciles.map(({ cumGain }) => cumGain),
    cum_lift: deciles.map(({ cumLift }) => cumLift),
    low: deciles.map(({ minScore }) => minScore),
    high: deciles.map(({ maxScore }) => maxScore),
  });
}

function coefficients(effects: readonly Effect[]): Table {
  return table({
    term: effects.map(({ name }) => name),
    source: effects.map(({ source }) => source),
    coefficient: effects.map(({ coefficient }) => coefficient),
    effect: effects.map(({ effect }) => effect),
  });
}
