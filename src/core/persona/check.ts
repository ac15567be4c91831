import { pearsonPrior, posterior } from "../matrix/shrink.ts";
import { shrunkRates, type Cells } from "./affinity.ts";
import { priorMeans } from "./flow.ts";

/** How well rates foretold what happened. */
export interface Score {
  /** Chance that a success was rated above a failure, ties counted half: 0.5 is a guess. */
  auc: number;
  /** Mean of −ln of the probability given to what happened: less is better. */
  logLoss: number;
}

/** Most contacts that the model is trained on. */
export const MOST_TRAINED = 200_000;

/** What the check says: use the new personas; rank with them and take volumes from the old; keep the old; or it cannot tell. */
export type Verdict = "new" | "rank-new-volume-old" | "old" | "too-few";

/** How well types alone, with old and with new personas, and a model of each customer foretell contacts held out. */
export interface Check {
  trainContacts: number;
  testContacts: number;
  /** By type, by type and old persona, by type and new persona; null when there is too little to tell. */
  a: Score | null;
  b: Score | null;
  c: Score | null;
  /** By a logistic regression of the customer's tags and the type; null where there is too little for one. */
  d: Score | null;
  verdict: Verdict;
  /** Whether the model ranks clearly better than either personas do, so that customers one by one are best ranked by a model. */
  model: boolean;
}

/** Contacts of campaigns not held out, to fit rates on, and of those held out, to test them on. */
export interface Split {
  train: Cells;
  test: Cells;
}

/** Least successes, and least contacts without one, on either side of the split. */
const LEAST = 10;

/**
 * Whether new personas foretell the campaigns held out better than the old ones, and than campaign types alone.
 *
 * @param old cells of types × old personas, the outside last
 * @param fresh cells of types × new personas, the same contacts
 * @param counts customers, old personas × new, the outside last
 *
 * Source: METHODS 5.6.
 */
export function check(old: Split, fresh: Split, counts: readonly (readonly number[])[]): Check {
  const said = { trainContacts: sum(old.train.n), testContacts: sum(old.test.n) };
  if (!tells(old)) return { ...said, a: null, b: null, c: null, d: null, verdict: "too-few", model: false };
  const { base, rates } = shrunkRates(old.train);
  const means = priorMeans(
    counts,
    rates.map((line) => line.slice(0, -1)),
    base,
  );
  const a = score(
    base.map((rate, t) => old.test.n[t].map(() => rate)),
    old.test,
  );
  const b = score(rates, old.test);
  const c = score(ratesAbout(means, fresh.train), fresh.test);
  return { ...said, a, b, c, d: null, verdict: verdict(b, c), model: false };
}

/** Whether both sides have enough successes, and enough contacts without one, to tell anything by. */
export function tells({ train, test }: Split): boolean {
  return [train, test].every(({ n, s }) => sum(s) >= LEAST && sum(n) - sum(s) >= LEAST);
}

/** By how much the AUC of a model has to be higher than that of personas. */
const CLEARLY = 0.02;

/** A check beside what a model foretold of the same contacts. It changes nothing about which personas are kept. METHODS 5.6. */
export function besideModel(found: Check, d: Score | null): Check {
  const { b, c } = found;
  if (!b || !c || !d) return found;
  return { ...found, d, model: d.auc >= Math.max(b.auc, c.auc) + CLEARLY && d.logLoss <= Math.min(b.logLoss, c.logLoss) };
}

/** The new personas are kept unless they are worse on both counts; when only their level is worse, they rank. */
export function verdict(old: Score, fresh: Score): Verdict {
  if (fresh.logLoss <= old.logLoss) return "new";
  return fresh.auc < old.auc ? "old" : "rank-new-volume-old";
}

/** Rates of cells mixed with prior means of their own. METHODS 5.5. */
function ratesAbout(means: readonly (readonly number[])[], { n, s }: Cells): number[][] {
  return means.map((line, t) => {
    const { m } = pearsonPrior(n[t], s[t], line);
    return line.map((mean, j) => posterior(n[t][j], s[t][j], mean, m).rate);
  });
}

/**
 * Score rates against contacts, all contacts of a cell having its rate.
 *
 * A rate is kept off 0 and 1 by 1e−6, so that one surprise does not outweigh all else. NaN without both a success and a failure.
 *
 * Source: Mann & Whitney 1947 for the AUC.
 * Checked: tests/golden/score_metrics.json (scikit-learn).
 */
export function score(rates: readonly (readonly number[])[], { n, s }: Cells): Score {
  const cells = rates.flatMap((line, t) => line.map((rate, j) => ({ rate, s: s[t][j], f: n[t][j] - s[t][j] }))).filter(({ s, f }) => s + f > 0);
  cells.sort((a, b) => a.rate - b.rate);
  let [below, won, successes, loss] = [0, 0, 0, 0];
  for (let from = 0, to = 0; from < cells.length; from = to) {
    let [tiedS, tiedF] = [0, 0];
    for (to = from; to < cells.length && cells[to].rate === cells[from].rate; ++to) {
      tiedS += cells[to].s;
      tiedF += cells[to].f;
    }
    won += tiedS * (below + tiedF / 2);
    below += tiedF;
    successes += tiedS;
    const p = Math.min(Math.max(cells[from].rate, 1e-6), 1 - 1e-6);
    loss -= tiedS * Math.log(p) + tiedF * Math.log(1 - p);
  }
  return { auc: won / (successes * below), logLoss: loss / (successes + below) };
}

function sum(cells: readonly (readonly number[])[]): number {
  return cells.reduce((all, line) => line.reduce((some, value) => some + value, all), 0);
}
