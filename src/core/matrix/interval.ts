import { normalQuantile } from "../special.ts";

/** From … to, both in. */
export type Interval = readonly [low: number, high: number];

/**
 * Wilson's interval of a share s/n, within 0…1. NaN when n = 0.
 *
 * Source: Wilson 1927, doi:10.1080/01621459.1927.10502953.
 * Checked: tests/golden/stats-core.json (statsmodels).
 */
export function wilson(s: number, n: number, alpha = 0.05): Interval {
  if (!(n >= 0 && s >= 0 && s <= n)) throw new RangeError(`wilson: s ${s}, n ${n}`);
  if (n === 0) return [NaN, NaN];
  const z2 = normalQuantile(1 - alpha / 2) ** 2;
  const p = s / n;
  const centre = p + z2 / (2 * n);
  const reach = Math.sqrt(z2 * ((p * (1 - p)) / n + z2 / (4 * n * n)));
  const low = s === 0 ? 0 : (centre - reach) / (1 + z2 / n);
  const high = s === n ? 1 : (centre + reach) / (1 + z2 / n);
  return [low, high];
}
