import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/**
 * A number in [0, 1) that belongs to a customer and a campaign: the first 52 bits of SHA-256 of `salt|id`.
 *
 * The same customers must not be the control of every campaign, so each campaign has a salt of its own. `sql/holdout.ts` gives the same number in the engine.
 *
 * Checked: tests/golden/hashing-holdout.json.
 */
export function uniformOf(salt: string, id: string): number {
  return parseInt(bytesToHex(sha256(utf8ToBytes(`${salt}|${id}`))).slice(0, 13), 16) / 16 ** 13;
}

/** Remainders nearer than this are equal: shares such as 0.1 are not exact in binary. */
const ROUNDING = 1e-9;

/** Customers of one kind among whom the control is drawn. */
export interface Stratum {
  stratum: string;
  /** Customers in it. */
  n: number;
}

/**
 * How many of each stratum are held out, so that together they are the given share, rounded to whole customers: by largest remainder.
 *
 * Each is within one of its own share. Ties go to the stratum whose name comes first by code point. In the order given.
 *
 * @throws RangeError when the share is not in 0…1
 * Checked: tests/golden/hashing-holdout.json.
 */
export function quotas(strata: readonly Stratum[], share: number): number[] {
  if (!(share >= 0 && share <= 1)) throw new RangeError(`quotas: share ${share}`);
  const total = Math.round(strata.reduce((sum, { n }) => sum + n, 0) * share);
  const found = strata.map(({ n }) => Math.floor(n * share + ROUNDING));
  const left = total - found.reduce((sum, quota) => sum + quota, 0);
  const remainder = (i: number) => Math.round((strata[i].n * share - found[i]) / ROUNDING);
  const order = strata
    .map((_, i) => i)
    .sort((a, b) => remainder(b) - remainder(a) || (strata[a].stratum < strata[b].stratum ? -1 : strata[a].stratum > strata[b].stratum ? 1 : a - b));
  for (const i of order.slice(0, Math.max(0, left))) ++found[i];
  return found;
}
