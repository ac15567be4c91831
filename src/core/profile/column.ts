/** A value and the rows it stands on. */
export interface Level<V = string | number> {
  value: V;
  n: number;
}

/** Bins of equal width from `from` on; of the logarithm to the base 10 where `log`. */
export interface Binning {
  log: boolean;
  from: number;
  width: number;
  bins: number;
}

/** Rows in each bin; those before the first and beyond the last are counted apart, so that a few far values do not press the rest together. */
export interface Histogram {
  log: boolean;
  from: number;
  width: number;
  counts: number[];
  below: number;
  above: number;
}

/** The shares whose quantiles a profile holds: p1, p5, quarter, median, three quarters, p95, p99. */
export const SHARES = [0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99] as const;

/** Finite numbers of a column. */
export interface NumberReport {
  /** How many there are. */
  n: number;
  min: number;
  max: number;
  mean: number;
  /** Of a sample, n − 1; null for one number. */
  sd: number | null;
  /** At SHARES, type 7. */
  quantiles: number[];
  zeros: number;
  negatives: number;
  /** Rows that are NaN or infinite. */
  notFinite: number;
  /** The five least values, least first. */
  low: Level<number>[];
  /** The five greatest values, greatest first. */
  high: Level<number>[];
  histogram: Histogram;
}

/** Days of a column of dates or times; a day is a number of days from 1970-01-01 on. */
export interface DateReport {
  n: number;
  first: number;
  last: number;
  /** At SHARES, in days; of two days between which a quantile falls the lower. */
  quantiles: number[];
  /** Rows that are infinite. */
  notFinite: number;
  unit: "day" | "month" | "year";
  /** Number of the first bin: days, months or years from 1970 on. */
  from: number;
  counts: number[];
  below: number;
  above: number;
  /** Months without a row between the first and the last that are not apart from the rest, `2024-06`; at most 60. */
  missingMonths: string[];
  /** All of them. */
  monthsMissing: number;
  /** First and last day that are not apart from the rest. */
  settled: [number, number];
  /** Days that stand for no day, or stand apart from all others. */
  odd: { day: number; n: number; why: "default" | "apart" }[];
}

/** Rows that have something, and the most frequent value that has it. */
export interface Marked {
  n: number;
  example: string;
}

/**
 * Something about a text: nothing or spaces only; a space before or after; full-width digits or letters; what is left of a wrong encoding; a word for
 * "no value"; a number; a number that begins with a zero that says nothing; a day.
 */
export type TextMark = "blank" | "padded" | "wide" | "garbled" | "words" | "numeric" | "zeros" | "dated";

/** The form of texts: digits as 9, letters as A and a, Chinese as 汉, runs counted. */
export interface Form {
  form: string;
  n: number;
  example: string;
}

export interface TextReport {
  shortest: number;
  longest: number;
  /** Mean length in characters. */
  length: number;
  /** Those that some row has. */
  marks: Partial<Record<TextMark, Marked>>;
  /** The most frequent first. */
  forms: Form[];
  /** Rows of other forms. */
  otherForms: number;
  /** One of them. */
  otherExample: string | null;
  /** Whether runs are counted in `forms`, or stand as one. */
  runs: boolean;
  /** Values that differ only in case, spaces or width; null where there are too many values to tell. */
  variants: { groups: number; rows: number; examples: Level<string>[][] } | null;
}

/** What is known of one column. */
export interface ColumnReport {
  name: string;
  type: "number" | "text" | "date" | "boolean" | "other";
  /** As the engine writes it: `DECIMAL(10,2)`. */
  stored: string;
  filled: number;
  missing: number;
  distinct: number;
  /** Whether `distinct` was counted; else it is good to some 5 %. */
  exact: boolean;
  /** Values on one row only; null where not counted. */
  once: number | null;
  /** The most frequent values, at most 12. */
  top: Level[];
  number?: NumberReport;
  date?: DateReport;
  text?: TextReport;
}
