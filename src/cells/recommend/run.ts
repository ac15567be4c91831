import { fault } from "../../core/fault.ts";
import { veiled } from "../../core/persona/veil.ts";
import { row, rowsOf, table } from "../../core/table.ts";
import { offersOverlap, offersReach, recommended, recommendedTo, recommendPeople, type RecommendQuery } from "../../sql/recommend.ts";
import { name, sql } from "../../sql/sql.ts";
import type { Reach } from "../cell.ts";
import { inputsOf } from "./inputs.ts";
import type { OfferReach, RecommendResult, Warning } from "./result.ts";
import type { Spec } from "./schema.ts";

/** Most pairs of offers that are told. */
const PAIRS = 50;

interface Counted {
  offer: string;
  source: string;
  first: number;
  reached: number;
  mean: number;
}

/** The best offers for each customer, and how many customers each offer reaches. @throws Fault `recommend/…` */
export async function run(spec: Spec, reach: Reach): Promise<RecommendResult> {
  const query = await inputsOf(spec, reach);
  const people = row(await reach.query(recommendPeople(query)), 0) as { customers: number; left_over: number };
  if (!people.left_over) throw fault("recommend/nobody", { customers: people.customers });
  reach.progress(0.2);
  const rows = await reach.make("", recommended(query));
  if (!rows) throw fault("recommend/nothing", { left: people.left_over, least: spec.least });
  reach.progress(0.8);
  const { n: reached } = row(await reach.query(recommendedTo(reach.name)), 0) as { n: number };
  const counted = rowsOf(await reach.query(offersReach(reach.name))) as unknown as Counted[];
  const { k } = reach.settings;
  const offers = shown(counted, k);
  await reach.make("reach", await reachTable(reach, offers));
  const overlap = (rowsOf(await reach.query(offersOverlap(reach.name))) as { a: string; b: string; n: number }[]).slice(0, PAIRS);
  return {
    customers: people.customers,
    left: people.left_over,
    reached,
    rows,
    n: spec.n,
    least: spec.least,
    valued: spec.offers.some(({ value }) => value > 0),
    plan: spec.plan,
    offers,
    overlap: overlap.map(({ a, b, n }) => ({ a, b, n: n < k ? null : n })),
    k,
    warnings: warningsOf(spec, query, counted, people.left_over - reached),
  };
}

function shown(counted: readonly Counted[], k: number): OfferReach[] {
  const few = veiled(
    counted.map(({ first }) => first),
    k,
  );
  return counted.map(({ offer, source, first, reached, mean }, i) => ({
    offer,
    source,
    first: few[i] ? null : first,
    reached: reached < k ? null : reached,
    mean: reached < k ? null : mean,
  }));
}

/** Offers with their reach, as a table that may leave the cell: with numbers that are NULL where they are hidden. */
async function reachTable(reach: Reach, offers: readonly OfferReach[]) {
  const scratch = await reach.scratch(
    table({
      offer: offers.map(({ offer }) => offer),
      source: offers.map(({ source }) => source),
      first: offers.map(({ first }) => first),
      customers: offers.map(({ reached }) => reached),
      mean: offers.map(({ mean }) => mean),
    }),
  );
  return sql`SELECT offer, source, first::INTEGER AS first, customers::INTEGER AS customers, mean FROM ${name(scratch)}`;
}

function warningsOf(spec: Spec, { offers, personas }: RecommendQuery, counted: readonly Counted[], without: number): Warning[] {
  const idle = offers.map(({ offer }) => offer).filter((offer) => !counted.some((each) => each.offer === offer));
  const forced = spec.lists.filter(({ use }) => use === "force").map(({ table }) => table);
  return [
    ...(offers.length && personas ? [{ code: "mixed" as const }] : []),
    ...(idle.length ? [{ code: "reaches-nobody" as const, offers: idle }] : []),
    ...(without > 0 ? [{ code: "without" as const, customers: without }] : []),
    ...(forced.length ? [{ code: "forced" as const, tables: forced }] : []),
  ];
}
