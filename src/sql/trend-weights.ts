import { list, sql, type Sql } from "./sql.ts";

/** What the newest value but `age` of a series of n adds to each measure, all of which are linear in the series. */
export interface TrendWeight {
  n: number;
  /** 0 is the newest month. */
  age: number;
  /** Mean of the last k months, k = max(1, min(3, floor(n/2))). */
  level: number;
  /** Mean of the k months before; 0 where there are none. */
  previous: number;
  /** Least-squares slope a month. 0 where n < 2. */
  slope: number;
  /** Damped Holt forecast one month ahead: alpha 0.5, beta 0.3, phi 0.9, level from the first value, trend from the first two. */
  forecast: number;
}

const [ALPHA, BETA, PHI] = [0.5, 0.3, 0.9];

/**
 * Weights for series of 1…window months, by n, then age.
 *
 * Source: METHODS 5.1; Gardner & McKenzie 1985, doi:10.1287/mnsc.31.10.1237 (damped trend).
 * Checked: tests/golden/prep_trend.json.
 */
function trendWeights(window: number): TrendWeight[] {
  const weights: TrendWeight[] = [];
  for (let n = 1; n <= window; ++n) {
    const k = Math.max(1, Math.min(3, Math.floor(n / 2)));
    const spread = (n * (n * n - 1)) / 12;
    for (let age = 0; age < n; ++age)
      weights.push({
        n,
        age,
        level: age < k ? 1 / k : 0,
        previous: age >= k && age < 2 * k ? 1 / k : 0,
        slope: n > 1 ? (n - 1 - age - (n - 1) / 2) / spread : 0,
        forecast: forecastOfImpulse(n, n - 1 - age),
      });
  }
  return weights;
}

/** The weights as rows: key INTEGER (n × 1000 + age), level, previous, slope, forecast DOUBLE. */
export function trendWeightRows(window: number): Sql {
  const rows = trendWeights(window).map(
    ({ n, age, level, previous, slope, forecast }) => sql`(${n * 1000 + age}, ${level}::DOUBLE, ${previous}::DOUBLE, ${slope}::DOUBLE, ${forecast}::DOUBLE)`,
  );
  return sql`SELECT * FROM (VALUES ${list(rows)}) w(key, level, previous, slope, forecast)`;
}

/** The forecast of a series that is 1 at one place and 0 elsewhere. */
function forecastOfImpulse(n: number, at: number): number {
  const y = (t: number) => (t === at ? 1 : 0);
  let level = y(0);
  let trend = n > 1 ? y(1) - y(0) : 0;
  for (let t = 0; t < n; ++t) {
    const before = level;
    level = ALPHA * y(t) + (1 - ALPHA) * (before + PHI * trend);
    trend = BETA * (level - before) + (1 - BETA) * PHI * trend;
  }
  return level + PHI * trend;
}
