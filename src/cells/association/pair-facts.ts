import type { Told } from "../../core/lift/associate.ts";
import { measures } from "../../core/lift/pairs.ts";
import { significance } from "../../core/lift/significance.ts";
import type { HeatFacts } from "../../charts/heat.ts";
import { count, fixed, percent } from "../../i18n/number.ts";
import type { Words } from "./words.ts";

/** A pair that may be told, worked out again from its counts. */
export function worked({ n, nA, nB, nAB, q }: Told) {
  if (nAB === null || q === null) return null;
  const counts = { n, nA, nB, nAB };
  return { ...counts, ...measures(counts), ...significance(counts), q };
}

/** The lift of a pair; null where it is hidden. */
export function liftOf(pair: Told): number | null {
  return worked(pair)?.lift ?? null;
}

/** How q is said: small ones as a bound. */
export function sayQ(q: number): string {
  return q < 0.001 ? "< 0.001" : fixed(q, 3);
}

/** What is said of a pair in a card. `of` says the names of a and b, in the order looked at; `turned` where that is b before a. */
export function pairFacts(pair: Told, { a, b, turned = false, k }: { a: string; b: string; turned?: boolean; k: number }, { cell }: Words): HeatFacts {
  const title = `${a} × ${b}`;
  const found = worked(turned ? { ...pair, nA: pair.nB, nB: pair.nA } : pair);
  if (!found) return { title, facts: [], note: cell.hidden(k) };
  const { lift, nAB, confidenceAB, n, nB, relative, low, high, q } = found;
  const interval = Number.isFinite(relative) && Number.isFinite(low) ? `${fixed(relative, 2)} ${cell.range(fixed(low, 2), fixed(high, 2))}` : "–";
  return {
    title,
    facts: [
      { name: cell.lift, value: fixed(lift, 2) },
      { name: cell.both, value: count(nAB) },
      { name: cell.ofA(a), value: percent(confidenceAB) },
      { name: cell.base, value: percent(nB / n) },
      { name: cell.relative, value: interval },
      { name: cell.q, value: sayQ(q) },
    ],
    note: cell.among(n),
  };
}
