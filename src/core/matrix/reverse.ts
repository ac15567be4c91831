import { assign, type Assignment } from "./assign.ts";
import { benjaminiHochberg } from "./fdr.ts";
import { wilson } from "./interval.ts";
import { mantelHaenszel, turns, type Stratum } from "./mantel.ts";
import { kleinman, pearsonPrior, posterior } from "./shrink.ts";
import { suppress, type Hidden, type Suppression } from "./suppress.ts";
import { chiSquare2x2, fisher2x2, leastExpected, type TwoByTwo } from "./test.ts";

/** Counts of the matrix: types in rows, personas in columns. */
export interface ReverseInput {
  /** Contacts. */
  n: readonly (readonly number[])[];
  /** Successes among them. */
  s: readonly (readonly number[])[];
  /** Distinct customers, on which hiding rests; the contacts where left out. */
  customers?: readonly (readonly number[])[];
  /** Prior rate of each cell; the row's own rate where left out or null. */
  priorMeans?: readonly (readonly (number | null)[])[];
  /** Of each type its campaigns, with counts by persona, for the guard against a turn within campaigns. */
  campaigns?: readonly (readonly { n: readonly number[]; s: readonly number[] }[])[];
  /** Smallest number of distinct customers shown. Default 10. */
  k?: number;
}

/** A: at least 100 contacts and 10 successes; B: at least 30 contacts; C: less. */
export type Evidence = "A" | "B" | "C";

/** One cell. Null where it cannot be worked out. Rates 0…1. */
export interface ReverseCell {
  n: number;
  customers: number;
  successes: number;
  rate: number | null;
  /** Wilson 95 %. */
  low: number | null;
  high: number | null;
  /** Rate over the type's rate. */
  liftType: number | null;
  /** Rate over the rate of all contacts: mixes the strength of the campaigns with the fit of the persona. */
  liftOverall: number | null;
  /** The rate it was shrunk towards. */
  priorMean: number | null;
  ebRate: number | null;
  /** 2.5 % and 97.5 % of the posterior; holds the truth about 9 times in 10. */
  ebLow: number | null;
  ebHigh: number | null;
  ebLift: number | null;
  test: "chi2" | "fisher" | "none";
  p: number;
  /** Null without a test or below k contacts. */
  q: number | null;
  evidence: Evidence;
  hidden: Hidden;
  assigned: boolean;
  /** Assigned for want of better. */
  weak: boolean;
  /** Mantel–Haenszel ratio of rates, cell over rest, within campaigns. */
  withinCampaigns: number | null;
  /** The lift and the ratio within campaigns lie on different sides of one. */
  turns: boolean;
}

/** One type. */
export interface ReverseRow {
  n: number;
  successes: number;
  /** Successes over contacts; null without contacts. */
  base: number | null;
  rho: number;
  /** Prior strength before and after clipping, in contacts. */
  raw: number;
  m: number;
}

/** The matrix worked out: rows, cells row by row, and who goes where. */
export interface Reverse {
  rows: ReverseRow[];
  /** Row by row. */
  cells: ReverseCell[][];
  assignment: Assignment[];
  overall: { n: number; successes: number; rate: number | null };
  totals: Pick<Suppression, "rowTotals" | "columnTotals">;
}

/**
 * How well each persona answers each type of campaign: rate, lift, shrunk rate with interval, test, evidence, what to hide, whom to ask.
 *
 * A type without contacts shrinks towards the rate of all contacts. False discovery is over all cells of at least k contacts with a test.
 *
 * @throws RangeError when a row has another length, or s is not within 0…n
 * Source: METHODS 6. Checked: tests/golden/reverse-matrix.json (scipy).
 */
export function reverseMatrix(input: ReverseInput): Reverse {
  const { n, s, customers = n, k = 10 } = input;
  check(input);
  const all = sum(n.map(sum));
  const overall = { n: all, successes: sum(s.map(sum)), rate: over(sum(s.map(sum)), all) };
  const hiding = suppress(customers, k);
  const rows: ReverseRow[] = [];
  const cells = n.map((_, t) => {
    const means = n[t].map((_, c) => input.priorMeans?.[t]?.[c] ?? null);
    const row = rowOf(n[t], s[t], input.priorMeans ? means : null);
    rows.push(row);
    return n[t].map((_, c) => cellOf({ input, t, c, row, overall: overall.rate, mean: means[c], hidden: hiding.hidden[t][c] }));
  });
  falseDiscovery(cells.flat(), k);
  const assignment = cells.map((row) => assign(row, k));
  assignment.forEach(({ personas, weak }, t) => personas.forEach((c) => Object.assign(cells[t][c], { assigned: true, weak })));
  return { rows, cells, assignment, overall, totals: { rowTotals: hiding.rowTotals, columnTotals: hiding.columnTotals } };
}

function check({ n, s, customers }: ReverseInput): void {
  n.forEach((row, t) => {
    if (row.length !== n[0].length || s[t]?.length !== row.length) throw new RangeError(`reverseMatrix: row ${t} has ${row.length} and ${s[t]?.length} cells`);
    row.forEach((contacts, c) => {
      if (!(s[t][c] >= 0 && s[t][c] <= contacts)) throw new RangeError(`reverseMatrix: cell ${t}, ${c} has ${s[t][c]} successes in ${contacts}`);
      if (customers && !(customers[t][c] <= contacts))
        throw new RangeError(`reverseMatrix: cell ${t}, ${c} has ${customers[t][c]} customers in ${contacts} contacts`);
    });
  });
}

function rowOf(n: readonly number[], s: readonly number[], means: readonly (number | null)[] | null): ReverseRow {
  const base = over(sum(s), sum(n));
  const prior = means
    ? pearsonPrior(
        n,
        s,
        means.map((mean) => mean ?? base ?? 0),
      )
    : kleinman(n, s);
  return { n: sum(n), successes: sum(s), base, rho: prior.rho, raw: prior.raw, m: prior.m };
}

interface Place {
  input: ReverseInput;
  t: number;
  c: number;
  row: ReverseRow;
  overall: number | null;
  mean: number | null;
  hidden: Hidden;
}

function cellOf({ input, t, c, row, overall, mean, hidden }: Place): ReverseCell {
  const [n, successes] = [input.n[t][c], input.s[t][c]];
  const rate = over(successes, n);
  const [low, high] = n ? wilson(successes, n) : [null, null];
  const priorMean = mean ?? row.base ?? overall;
  const eb = priorMean === null ? { rate: NaN, low: NaN, high: NaN } : posterior(n, successes, priorMean, row.m);
  const liftType = over(rate, row.base);
  const within = mantelHaenszel((input.campaigns?.[t] ?? []).map((campaign) => stratum(campaign, c))).riskRatio;
  return {
    ...{ n, successes, customers: (input.customers ?? input.n)[t][c], rate, low, high },
    ...{ liftType, liftOverall: over(rate, overall), priorMean },
    ...{ ebRate: known(eb.rate), ebLow: known(eb.low), ebHigh: known(eb.high), ebLift: over(known(eb.rate), row.base) },
    ...tested([successes, n - successes, row.successes - successes, row.n - n - row.successes + successes]),
    q: null,
    evidence: n >= 100 && successes >= 10 ? "A" : n >= 30 ? "B" : "C",
    ...{ hidden, assigned: false, weak: false },
    withinCampaigns: known(within),
    turns: turns(within, liftType ?? NaN),
  };
}

function stratum({ n, s }: { n: readonly number[]; s: readonly number[] }, c: number): Stratum {
  return { n: n[c], s: s[c], restN: sum(n) - n[c], restS: sum(s) - s[c] };
}

/** The cell against the rest of its row. */
function tested(table: TwoByTwo): Pick<ReverseCell, "test" | "p"> {
  const [a, b, c, d] = table;
  if (a + b === 0 || c + d === 0 || a + c === 0 || b + d === 0) return { test: "none", p: 1 };
  return leastExpected(table) >= 10 ? { test: "chi2", p: chiSquare2x2(table).p } : { test: "fisher", p: fisher2x2(table).p };
}

function falseDiscovery(cells: readonly ReverseCell[], k: number): void {
  const heard = cells.filter(({ n, test }) => n >= k && test !== "none");
  const q = benjaminiHochberg(heard.map(({ p }) => p));
  heard.forEach((cell, i) => (cell.q = q[i]));
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const known = (value: number) => (Number.isFinite(value) ? value : null);

/** A ratio, null where it has no sense. */
function over(above: number | null, below: number | null): number | null {
  return above === null || !below ? null : above / below;
}
