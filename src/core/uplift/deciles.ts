import { cutsOf } from "../model/deciles.ts";
import { descending } from "../model/order.ts";
import type { Trial } from "./curves.ts";
import { newcombe } from "./effect.ts";

/** A part of the rows by score: what the treatment did there. */
export interface UpliftBin {
  /** 1 for the highest scores. */
  bin: number;
  treated: number;
  control: number;
  treatedYes: number;
  controlYes: number;
  /** Mean of the score. */
  foretold: number;
  /** Difference of rates, with Newcombe's interval. */
  effect: number;
  low: number;
  high: number;
}

/**
 * What the treatment did in equal parts of the rows by score, highest first, ties in row order: in as many parts, of at most `bins`, as leave
 * at least `least` rows of each arm in every part.
 */
export function upliftBins(trial: Trial, { bins = 10, least = 1 }: { bins?: number; least?: number } = {}): UpliftBin[] {
  const order = descending(trial.score);
  for (let parts = bins; parts > 1; --parts) {
    const found = binned(trial, order, parts);
    if (found.every(({ treated, control }) => treated >= least && control >= least)) return found;
  }
  return binned(trial, order, 1);
}

function binned({ y, treated, score }: Trial, order: Uint32Array, parts: number): UpliftBin[] {
  const bounds = cutsOf(order.length, parts);
  return Array.from({ length: parts }, (_, k) => {
    const [n, yes] = [
      [0, 0],
      [0, 0],
    ];
    let sum = 0;
    for (const i of order.subarray(bounds[k], bounds[k + 1])) {
      ++n[treated[i]];
      yes[treated[i]] += y[i];
      sum += score[i];
    }
    const { difference, low, high } = newcombe({ n: n[1], events: yes[1] }, { n: n[0], events: yes[0] });
    return { bin: k + 1, treated: n[1], control: n[0], treatedYes: yes[1], controlYes: yes[0], foretold: sum / (n[0] + n[1]), effect: difference, low, high };
  });
}
