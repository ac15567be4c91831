/** How a season bears on the level: added to it, or multiplied with it. */
export type SeasonType = "additive" | "multiplicative";

/** Where the recursions begin. */
export interface Starts {
  level: number;
  trend: number;
  /** One number for each place in the season, the first for the first value of the series. */
  season: number[];
}

/** Starts from the means of the first two seasons. Source: METHODS 12. @throws RangeError when there are fewer than two seasons */
export function startsOfMeans(x: ArrayLike<number>, period: number, type: SeasonType): Starts {
  enough(x, period);
  const mean = (from: number) => range(period).reduce((sum, i) => sum + x[from + i], 0) / period;
  const [level, second] = [mean(0), mean(period)];
  return { level, trend: (second - level) / period, season: range(period).map((i) => (type === "additive" ? x[i] - level : x[i] / level)) };
}

/**
 * Starts from a classical decomposition of the first two seasons: a straight line through their centred moving means, and the mean of what is left.
 *
 * Source: what R's HoltWinters begins with by default, by its manual page. Checked: tests/golden/holt_winters.json (r_default_init_published).
 *
 * @throws RangeError when there are fewer than two seasons
 */
export function startsOfDecomposition(x: ArrayLike<number>, period: number, type: SeasonType): Starts {
  enough(x, period);
  const n = 2 * period;
  const reach = Math.floor(period / 2);
  const weight = (off: number) => (period % 2 === 0 && Math.abs(off) === reach ? 0.5 : 1) / period;
  const centred = range(n).map((i) =>
    i < reach || i + reach >= n ? NaN : range(2 * reach + 1).reduce((sum, j) => sum + weight(j - reach) * x[i + j - reach], 0),
  );
  const line = straightLine(centred.filter((value) => !Number.isNaN(value)));
  const apart = centred.map((mean, i) => (type === "additive" ? x[i] - mean : x[i] / mean));
  const season = range(period).map((i) => meanOf([apart[i], apart[i + period]].filter((value) => !Number.isNaN(value))));
  const all = meanOf(season);
  return { ...line, season: season.map((value) => (type === "additive" ? value - all : value / all)) };
}

/** The least-squares line through values at 1, 2, …: its height at 0 and its slope. */
function straightLine(values: readonly number[]): { level: number; trend: number } {
  const [middle, mean] = [(values.length + 1) / 2, meanOf(values)];
  const across = values.reduce((sum, value, i) => sum + (i + 1 - middle) * (value - mean), 0);
  const along = values.reduce((sum, _, i) => sum + (i + 1 - middle) ** 2, 0);
  const trend = along > 0 ? across / along : 0;
  return { level: mean - trend * middle, trend };
}

function enough(x: ArrayLike<number>, period: number): void {
  if (!(Number.isInteger(period) && period > 1 && x.length >= 2 * period)) throw new RangeError(`season: ${x.length} values, period ${period}`);
}

const range = (n: number) => Array.from({ length: n }, (_, i) => i);
const meanOf = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
