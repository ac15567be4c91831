import { bend, MISSING, shapeOf, spread } from "../prepare/fit-column.ts";
import { isBlank, typeOf, type ColumnType } from "../prepare/typing.ts";
import { silent, type Progress } from "../progress.ts";
import { drawn, finite } from "../quantile.ts";
import type { Column, Table } from "../table.ts";
import type { Trait } from "../tag.ts";

/** What a column of numbers is in one group, in its own units. */
export interface NumberFact {
  column: string;
  median: number;
  q1: number;
  q3: number;
  mean: number;
  /** Share of zeros among all rows of the group, and of missing values. */
  zero: number;
  missing: number;
  all: { median: number; mean: number };
  /** Mean of the group less that of the rest, over the sd of all, on the winsorised and transformed scale. */
  d: number;
}

/** What a level is in one group. */
export interface LevelFact {
  column: string;
  /** `(missing)` for having none. */
  level: string;
  /** Share of the group's rows that have it, and of all rows. */
  share: number;
  all: number;
  /** Adjusted residual: beyond ±3 is hardly chance. */
  residual: number;
}

/** A group of rows in words and numbers. */
export interface Profile {
  id: string;
  n: number;
  /** Share of all rows, 0…1. */
  share: number;
  /** Most telling first, one a column. */
  traits: Trait[];
  numbers: NumberFact[];
  levels: LevelFact[];
}

/** Which groups to tell of, and by which columns. */
export interface ProfileOptions {
  /** Id of each group, in the order of the labels. */
  ids: readonly string[];
  /** Columns to look at; all by default. */
  columns?: readonly string[];
  types?: Readonly<Record<string, ColumnType>>;
  zeroIfMissing?: readonly string[];
}

/** Most facts of each sort in a profile. */
const FACTS = 12;

/** All that columns tell of one group, whether it sets it apart or not. */
export type Facts = Pick<Profile, "numbers" | "levels">;

/**
 * What sets each group of rows apart, in the units of the original table.
 *
 * A number is a trait from |d| = 0.5 on; a level when at least 10 % of the group have it, 1.3 times as many as of all, with an adjusted
 * residual of 3. Facts are the most telling of each sort, at most twelve. Ties keep the order of the table.
 *
 * @param labels group of each row, an index into `ids`; below 0 a row is in the rest only
 *
 * Source: METHODS 1 (explain in original units), 2 (profile and name).
 */
export function profiles(table: Table, labels: Int32Array, { ids, ...which }: ProfileOptions, progress: Progress = silent): Profile[] {
  const told = facts(table, labels, { groups: ids.length, ...which }, progress);
  const sizes = sizesOf(labels, ids.length);
  return ids.map((id, g) => profileOf(id, told[g], { n: sizes[g], rows: table.rows }));
}

/** What each column tells of each of some groups. Facts of several parts of a table's columns may be put behind each other. */
export function facts(
  table: Table,
  labels: Int32Array,
  { groups, columns = Object.keys(table.columns), types = {}, zeroIfMissing = [] }: Omit<ProfileOptions, "ids"> & { groups: number },
  progress: Progress = silent,
): Facts[] {
  const sizes = sizesOf(labels, groups);
  const found = Array.from(sizes, (): Facts => ({ numbers: [], levels: [] }));
  for (const [i, name] of columns.entries()) {
    progress(i / columns.length);
    const column = table.columns[name];
    if (!column) throw new RangeError(`profiles: column ${name} is missing`);
    const zero = zeroIfMissing.includes(name);
    const { type } = typeOf(column, types[name], zero);
    if (type === "skip") continue;
    if (type === "number") numberFacts(name, column as Float64Array, { labels, sizes, zero }).forEach((fact, g) => fact && found[g].numbers.push(fact));
    else levelFacts(name, column, { labels, sizes, zero }).forEach((facts, g) => found[g].levels.push(...facts));
  }
  return found;
}

/** A group of n of all rows, told by the most telling of its facts. */
export function profileOf(id: string, told: Facts, { n, rows }: { n: number; rows: number }): Profile {
  return telling({ id, n, share: rows ? n / rows : 0, traits: [], ...told });
}

/** Rows of each of some groups; those below 0 are in none. */
function sizesOf(labels: Int32Array, groups: number): Int32Array {
  const sizes = new Int32Array(groups);
  for (const label of labels) if (label >= 0) ++sizes[label];
  return sizes;
}

interface Grouped {
  labels: Int32Array;
  sizes: Int32Array;
  zero: boolean;
}

function numberFacts(column: string, raw: Float64Array, { labels, sizes, zero }: Grouped): (NumberFact | null)[] {
  const values = zero ? raw.map((value) => (Number.isFinite(value) ? value : 0)) : raw;
  const known = finite(values);
  if (!known.length) return Array.from(sizes, () => null);
  const shape = shapeOf(known);
  const { sd, mean: bentMean } = spread(known.map((value) => bend(value, shape)));
  const all = { median: drawn(known, [0.5])[0], mean: spread(known).mean };
  return members(values, labels, sizes).map((own, g) => {
    if (!own.length) return null;
    let [bent, zeros] = [0, 0];
    for (const value of own) {
      bent += bend(value, shape);
      if (value === 0) ++zeros;
    }
    const rest = known.length - own.length;
    const gap = rest ? bent / own.length - (bentMean * known.length - bent) / rest : 0;
    const { mean } = spread(own);
    const [q1, median, q3] = drawn(own, [0.25, 0.5, 0.75]);
    return { column, median, q1, q3, mean, zero: zeros / sizes[g], missing: 1 - own.length / sizes[g], all, d: sd > 0 ? gap / sd : 0 };
  });
}

/** The finite values of each group, in the order of the rows. */
function members(values: Float64Array, labels: Int32Array, sizes: Int32Array): Float64Array[] {
  const found = Array.from(sizes, (size) => new Float64Array(size));
  const count = new Int32Array(sizes.length);
  for (let i = 0; i < values.length; ++i) if (labels[i] >= 0 && Number.isFinite(values[i])) found[labels[i]][count[labels[i]]++] = values[i];
  return found.map((own, g) => own.subarray(0, count[g]));
}

function levelFacts(column: string, from: Column, { labels, sizes, zero }: Grouped): LevelFact[][] {
  const counts = new Map<string, Int32Array>();
  const tallies = new Map<number, Int32Array>();
  const rows = labels.length;
  const tallyOf = (key: number) => {
    const level = levelOf(from, key, zero) ?? MISSING;
    const tally = counts.get(level) ?? new Int32Array(sizes.length + 1);
    counts.set(level, tally);
    tallies.set(key, tally);
    return tally;
  };
  const keys = from instanceof Float64Array ? from : from.codes;
  for (let i = 0; i < rows; ++i) ++(tallies.get(keys[i]) ?? tallyOf(keys[i]))[labels[i] < 0 ? sizes.length : labels[i]];
  return Array.from(sizes, (n, g) =>
    [...counts].map(([level, tally]) => {
      const total = tally.reduce((a, b) => a + b, 0);
      const expected = (total * n) / rows;
      const width = Math.sqrt(expected * (1 - total / rows) * (1 - n / rows));
      return { column, level, share: n ? tally[g] / n : 0, all: total / rows, residual: width > 0 ? (tally[g] - expected) / width : 0 };
    }),
  );
}

/** The level of a number or a code of a column; null for none. */
function levelOf(column: Column, key: number, zero: boolean): string | null {
  if (column instanceof Float64Array) return Number.isFinite(key) ? String(key) : zero ? "0" : null;
  return key < 0 || isBlank(column.levels[key]) ? null : column.levels[key];
}

/** The same profile with its traits, and only its most telling facts. */
function telling(profile: Profile): Profile {
  const traits: Trait[] = [];
  for (const { column, d } of profile.numbers)
    if (Math.abs(d) >= 0.5)
      traits.push({ column, level: null, direction: d > 0 ? "high" : "low", strength: Math.abs(d) >= 0.8 ? "very" : "rather", score: Math.abs(d) });
  for (const fact of profile.levels)
    if (fact.share >= 0.1 && fact.share >= 1.3 * fact.all && fact.residual >= 3)
      traits.push({ column: fact.column, level: fact.level, direction: fact.level === "0" ? "low" : "high", strength: "very", score: standing(fact) });
  const best = new Map<string, Trait>();
  for (const trait of traits) if (!((best.get(trait.column)?.score ?? -1) >= trait.score)) best.set(trait.column, trait);
  return {
    ...profile,
    traits: [...best.values()].sort((a, b) => b.score - a.score).slice(0, FACTS),
    numbers: [...profile.numbers].sort((a, b) => Math.abs(b.d) - Math.abs(a.d)).slice(0, FACTS),
    levels: [...profile.levels].sort((a, b) => standing(b) - standing(a)).slice(0, FACTS),
  };
}

/** Standardised difference of a share from the share of all. */
function standing({ share, all }: LevelFact): number {
  return all > 0 && all < 1 ? Math.abs(share - all) / Math.sqrt(all * (1 - all)) : 0;
}
