import type { Crew } from "../crew.ts";
import { Fault } from "../fault.ts";
import { checkTarget, fitLogistic, linearPredictor, probabilityOf } from "../model/logistic.ts";
import type { Design } from "../prepare/design.ts";
import { within, type Progress } from "../progress.ts";
import type { Placed } from "./associate.ts";
import type { Term } from "./model.ts";

export interface CandidatesInput {
  n: number;
  words: readonly (Uint32Array | Int32Array | Float64Array)[];
  /** Items that may speak for having the other one. */
  items: Placed[];
  /** The item that candidates have, and the one they lack. */
  has: Placed;
  lacks: Placed;
}

/** Customers who have one item and lack another for which they are eligible, in the order of the masks. */
export interface Candidates {
  /** Place of each among the customers. */
  at: Float64Array;
  /** Chance that a customer of the same items has the one lacked. */
  probability: Float64Array;
  /** The item that speaks most for it against the average customer, a place among `items`; −1 where none does. */
  reason: Int32Array;
  /** What the chance is made of; null where too few have the item lacked, or lack it, to fit a model: it is then the same for all, its share among those with the other. */
  logit: { intercept: number; terms: Term[] } | null;
  /** Customers who have both. */
  both: number;
}

/** Most items a model looks at. */
const MOST = 120;

/**
 * Who has `has` and not yet `lacks`, and how likely each is to have it: a logistic regression of `lacks` on the other items, fitted to all who are
 * eligible. Items of the column of `lacks` itself are left out.
 */
export async function candidatesOf(input: CandidatesInput, progress: Progress, crew: Crew): Promise<Candidates> {
  const { n, words, has, lacks } = input;
  const holds = (bit: number, i: number) => ((words[bit >> 5][i] | 0) >>> (bit & 31)) & 1;
  const eligible = places(n, (i) => lacks.gate < 0 || holds(lacks.gate, i) === 1);
  const y = Uint8Array.from(eligible, (i) => holds(lacks.bit, i));
  const wanted = places(eligible.length, (row) => !y[row] && holds(has.bit, eligible[row]) === 1);
  const both = y.reduce((sum, yes, row) => sum + (yes & holds(has.bit, eligible[row])), 0);
  const used = input.items
    .map((_, i) => i)
    .filter((i) => input.items[i].column !== lacks.column)
    .slice(0, MOST);
  const found = { at: Float64Array.from(wanted, (row) => eligible[row]), both };
  const design = designOf(
    used.map((i) => input.items[i]),
    eligible,
    words,
  );
  progress(0.2);
  if (!fits(y, lacks.id, design.d)) {
    const share = both / Math.max(1, both + wanted.length);
    return { ...found, probability: new Float64Array(wanted.length).fill(share), reason: new Int32Array(wanted.length).fill(-1), logit: null };
  }
  const logit = await fitLogistic(design, y, { lambda: 1 / eligible.length }, crew, within(progress, 0.2, 0.9));
  const f = linearPredictor(design, logit);
  const terms = used.map((item, j): Term => ({ item, coefficient: logit.coefficients[j], share: shareOf(design, j) }));
  const reason = Int32Array.from(wanted, (row) => strongest(terms, (j) => design.codes[j].codes[row] === 1)?.item ?? -1);
  return { ...found, probability: Float64Array.from(wanted, (row) => probabilityOf(f[row])), reason, logit: { intercept: logit.intercept, terms } };
}

/** Whether both classes are large enough for a model. */
function fits(y: Uint8Array, target: string, columns: number): boolean {
  if (!columns) return false;
  try {
    checkTarget(y, { target });
    return true;
  } catch (error) {
    if (error instanceof Fault) return false;
    throw error;
  }
}

function designOf(items: readonly Placed[], rows: Uint32Array, words: CandidatesInput["words"]): Design {
  const names = items.map(({ id }) => id);
  const codes = items.map(({ bit }, j) => {
    const word = words[bit >> 5];
    return { codes: Uint8Array.from(rows, (i) => ((word[i] | 0) >>> (bit & 31)) & 1), at: Int32Array.of(-1, j) };
  });
  return { n: rows.length, d: items.length, names, sources: names, numbers: [], codes };
}

/** The share of rows that have a column. */
function shareOf({ codes, n }: Design, j: number): number {
  return codes[j].codes.reduce((sum, one) => sum + one, 0) / n;
}

/** Of the items that a customer has, the one that adds most against the average customer; nothing where none adds anything. */
export function strongest(terms: readonly Term[], has: (j: number) => boolean): Term | undefined {
  let best: Term | undefined;
  terms.forEach((term, j) => {
    if (has(j) && pull(term) > 0 && (!best || pull(term) > pull(best))) best = term;
  });
  return best;
}

function pull({ coefficient, share }: Term): number {
  return coefficient * (1 - share);
}

function places(n: number, test: (i: number) => boolean): Uint32Array {
  const found = new Uint32Array(n);
  let count = 0;
  for (let i = 0; i < n; ++i) if (test(i)) found[count++] = i;
  return found.slice(0, count);
}
