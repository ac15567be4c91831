/** How a feature is compared. `log` is a number compared after log1p; `multi` holds several words with `|` or `,` between them. */
export type Measure = "numeric" | "log" | "nominal" | "symmetric" | "asymmetric" | "ordinal" | "multi";

/** A feature that things are compared by. */
export interface GowerFeature {
  column: string;
  measure: Measure;
  /** 0 or more. */
  weight: number;
  /** Levels of an ordinal feature, lowest first. */
  levels?: readonly string[];
}

/** What is needed to compare one more thing with a library: JSON. */
export interface GowerPlan {
  features: (GowerFeature & {
    /** Least and greatest value, after log1p or as ranks; null for features without order. */
    range: [number, number] | null;
    /** Takes no part: weight 0, or one value only. */
    idle: boolean;
  })[];
}

/** One value of each feature, in their order; null or empty text where missing. */
export type GowerValues = readonly (number | string | boolean | null)[];

/** Learn ranges and levels from a library. A number that never varies takes no part. */
export function gowerPlan(features: readonly GowerFeature[], rows: readonly GowerValues[]): GowerPlan {
  return {
    features: features.map((feature, f) => {
      const values = rows.map((row) => row[f]);
      const levels = feature.measure === "ordinal" ? (feature.levels ?? ordered(values)) : feature.levels;
      const known = levels ? { ...feature, levels } : feature;
      if (!hasOrder(known)) return { ...known, range: null, idle: !(feature.weight > 0) };
      const numbers = values.map((value) => rank(known, value)).filter((value) => !Number.isNaN(value));
      const range: [number, number] = numbers.length ? [Math.min(...numbers), Math.max(...numbers)] : [0, 0];
      return { ...known, range, idle: !(feature.weight > 0 && range[1] > range[0]) };
    }),
  };
}

/** Distance of two things by feature. */
export interface Compared {
  /** 0…1; 1 when nothing could be compared. */
  distance: number;
  /** Weight times distance of each feature, over the weight of all that could be compared; 0 where it could not. They sum to `distance`. */
  parts: number[];
  /** Nothing could be compared. */
  blind: boolean;
}

/**
 * Gower's distance of two things: the weighted mean of their features' distances, each 0…1.
 *
 * Numbers by their range (clipped to 1 outside it), levels by being equal or not, ranks as numbers. A missing value leaves the feature out, and
 * so does an asymmetric one that both lack. Several words are compared by the share of words they do not have in common.
 *
 * Source: Gower 1971, doi:10.2307/2528823. Checked: tests/golden/gower_pam.json (R cluster::daisy).
 */
export function gower({ features }: GowerPlan, a: GowerValues, b: GowerValues): Compared {
  let weight = 0;
  const parts = features.map((feature, f) => {
    const gap = feature.idle ? NaN : apart(feature, a[f], b[f]);
    if (Number.isNaN(gap)) return 0;
    weight += feature.weight;
    return feature.weight * gap;
  });
  if (!weight) return { distance: 1, parts, blind: true };
  const shares = parts.map((part) => part / weight);
  return { distance: parts.reduce((sum, part) => sum + part, 0) / weight, parts: shares, blind: false };
}

/** All distances of a library, a symmetric n×n matrix, and how many pairs could not be compared. */
export function gowerMatrix(plan: GowerPlan, rows: readonly GowerValues[]): { distances: Float64Array; blind: number } {
  const n = rows.length;
  const distances = new Float64Array(n * n);
  const columns = plan.features
    .filter(({ idle }) => !idle)
    .map((feature) => ({
      feature,
      weight: feature.weight,
      compare: comparer(
        feature,
        rows.map((row) => row[plan.features.indexOf(feature)]),
      ),
    }));
  let blind = 0;
  for (let i = 0; i < n; ++i)
    for (let j = i + 1; j < n; ++j) {
      let [sum, weight] = [0, 0];
      for (const column of columns) {
        const gap = column.compare(i, j);
        if (Number.isNaN(gap)) continue;
        sum += column.weight * gap;
        weight += column.weight;
      }
      if (!weight) ++blind;
      distances[i * n + j] = distances[j * n + i] = weight ? sum / weight : 1;
    }
  return { distances, blind };
}

type Planned = GowerPlan["features"][number];

/** Compare rows i and j of one feature; what can be worked out once a row is. */
function comparer(feature: Planned, values: readonly GowerValues[number][]): (i: number, j: number) => number {
  if (hasOrder(feature)) {
    const ranks = Float64Array.from(values, (value) => rank(feature, value));
    const width = feature.range![1] - feature.range![0];
    return (i, j) => Math.min(1, Math.abs(ranks[i] - ranks[j]) / width);
  }
  if (feature.measure === "multi") {
    const sets = values.map(words);
    return (i, j) => unlike(sets[i], sets[j]);
  }
  const levels = values.map(level);
  const codes = Int32Array.from(levels, (text) => (text === "" ? -1 : levels.indexOf(text)));
  if (feature.measure !== "asymmetric") return (i, j) => (codes[i] < 0 || codes[j] < 0 ? NaN : Number(codes[i] !== codes[j]));
  const no = levels.map(isNo);
  return (i, j) => (codes[i] < 0 || codes[j] < 0 || (no[i] && no[j]) ? NaN : Number(no[i] !== no[j]));
}

/** Distance 0…1 of two values; NaN where they cannot be compared. */
function apart(feature: Planned, a: GowerValues[number], b: GowerValues[number]): number {
  if (hasOrder(feature)) return Math.min(1, Math.abs(rank(feature, a) - rank(feature, b)) / (feature.range![1] - feature.range![0]));
  if (feature.measure === "multi") return unlike(words(a), words(b));
  const [first, second] = [level(a), level(b)];
  if (first === "" || second === "") return NaN;
  if (feature.measure === "asymmetric" && isNo(first) && isNo(second)) return NaN;
  return feature.measure === "asymmetric" ? Number(isNo(first) !== isNo(second)) : Number(first !== second);
}

function hasOrder({ measure }: GowerFeature): boolean {
  return measure === "numeric" || measure === "log" || measure === "ordinal";
}

function rank({ measure, levels }: GowerFeature, value: GowerValues[number]): number {
  if (measure === "ordinal") {
    const at = levels!.indexOf(level(value));
    return at < 0 ? NaN : at;
  }
  if (value === null || level(value) === "") return NaN;
  const number = Number(value);
  const bent = measure === "log" ? Math.log1p(number) : number;
  return Number.isFinite(bent) ? bent : NaN;
}

function level(value: GowerValues[number]): string {
  return value === null ? "" : typeof value === "number" && Number.isNaN(value) ? "" : String(value).trim();
}

function isNo(level: string): boolean {
  return ["0", "false", "no", "n", "否", "无"].includes(level.toLowerCase());
}

/** The words of a list in one text; undefined where missing. */
function words(value: GowerValues[number]): ReadonlySet<string> | undefined {
  const text = level(value);
  return text ? new Set(text.split(/\s*[|,;、，；]\s*/).filter(Boolean)) : undefined;
}

function unlike(a: ReadonlySet<string> | undefined, b: ReadonlySet<string> | undefined): number {
  if (!a || !b) return NaN;
  let both = 0;
  for (const word of a) if (b.has(word)) ++both;
  const either = a.size + b.size - both;
  return either ? 1 - both / either : NaN;
}

/** Levels in order: as numbers where all are, else by code point. */
function ordered(values: readonly GowerValues[number][]): string[] {
  const levels = [...new Set(values.map(level))].filter(Boolean);
  return levels.every((text) => Number.isFinite(Number(text))) ? levels.sort((a, b) => Number(a) - Number(b)) : levels.sort((a, b) => (a < b ? -1 : 1));
}
