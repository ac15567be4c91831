import { numbers, rowsOf } from "../../core/table.ts";
import type { Tag } from "../../core/tag.ts";
import { tagsBins, tagsLevels, tagsQuantiles, type Range } from "../../sql/tags-look.ts";
import type { Reach } from "../cell.ts";
import type { LevelLook, NumberLook, TagLook } from "./result.ts";

const BINS = 16;
const LEVELS = 6;

/** How the values of each tag are spread over all customers, in the order of the tags; a tag without any value has no look. */
export async function looksOf(table: string, tags: readonly Tag[], reach: Reach): Promise<TagLook[]> {
  const spread = tags.filter(({ type }) => type === "number").map(({ column }) => column);
  const ranged = spread.length ? await rangesOf(table, spread, reach) : [];
  const wide = new Set(ranged.map(({ column }) => column));
  const levelled = tags.map(({ column }) => column).filter((column) => !wide.has(column));
  const looks = new Map<string, TagLook>();
  for (const look of await numberLooks(table, ranged, reach)) looks.set(look.column, look);
  for (const look of levelled.length ? await levelLooks(table, levelled, reach) : []) looks.set(look.column, look);
  return tags.flatMap(({ column }) => looks.get(column) ?? []);
}

interface Ranged extends Range {
  quantiles: NumberLook["quantiles"];
}

/** The columns of more than a few numbers, with their quantiles. */
async function rangesOf(table: string, columns: readonly string[], reach: Reach): Promise<Ranged[]> {
  const found = await reach.query(tagsQuantiles(table, columns));
  const distinct = numbers(found, "distinct_values");
  const at = ["low", "q25", "q50", "q75", "high"].map((name) => numbers(found, name));
  return columns
    .map((column, j) => ({ column, low: at[0][j], high: at[4][j], distinct: distinct[j], quantiles: at.map((values) => values[j]) as NumberLook["quantiles"] }))
    .filter(({ low, high, distinct }) => distinct > LEVELS && high > low)
    .map(({ column, low, high, quantiles }) => ({ column, low, high, quantiles }));
}

async function numberLooks(table: string, ranged: readonly Ranged[], reach: Reach): Promise<NumberLook[]> {
  if (!ranged.length) return [];
  const looks = ranged.map(({ column, quantiles }): NumberLook => ({ column, quantiles, bins: new Array<number>(BINS).fill(0) }));
  const found = await reach.query(tagsBins(table, ranged, BINS));
  const [places, bin, n] = ["place", "bin", "n"].map((column) => numbers(found, column));
  places.forEach((place, i) => (looks[place].bins[bin[i]] = n[i]));
  return looks;
}

async function levelLooks(table: string, columns: readonly string[], reach: Reach): Promise<LevelLook[]> {
  const looks = columns.map((column): LevelLook => ({ column, levels: [], distinct: 0 }));
  for (const { place, level, n, levels } of rowsOf(await reach.query(tagsLevels(table, columns, LEVELS)))) {
    looks[place as number].levels.push({ level: level as string, n: n as number });
    looks[place as number].distinct = levels as number;
  }
  return looks.filter(({ distinct }) => distinct > 0);
}
