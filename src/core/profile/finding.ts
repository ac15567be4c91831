import type { Level } from "./column.ts";

/** How much a finding matters: what makes results wrong, what may, what is good to know. */
export type Severity = "problem" | "warning" | "note";

/** What keeps ids of two tables apart. */
export type Apart = "zeros" | "case" | "width" | "spaces";

/** Every thing that may be found, with what its sentence needs. */
export interface FindingFacts {
  "empty-table": object;
  "all-missing": object;
  "mostly-missing": object;
  constant: { value: string };
  garbled: { example: string };
  padded: { example: string };
  wide: { example: string };
  blank: object;
  words: { example: string };
  variants: { groups: number; values: Level<string>[] };
  mixed: { usual: string; usualExample: string; other: string; otherExample: string };
  "number-as-text": { others: number };
  "date-as-text": { example: string };
  "not-finite": object;
  sentinel: { values: Level<number>[] };
  "odd-days": { days: { day: string; n: number }[] };
  future: { last: string; own: string; of: string };
  "id-as-number": { digits: number };
  "id-like": object;
  "long-tail": { p99: number; max: number; median: number };
  "rare-levels": { levels: number; rare: number };
  copy: { of: string };
  "same-name": { of: string };
  "missing-months": { months: string[]; from: string; to: string };
  "repeated-rows": object;
  "repeated-keys": { key: string[]; keys: number; examples: { key: (string | null)[]; n: number }[] };
  "blank-keys": { key: string[] };
  "no-overlap": { home: string; homeColumn: string; examples: string[] };
  orphans: { home: string; homeColumn: string; rows: number; examples: string[] };
  "near-miss": { home: string; homeColumn: string; reason: Apart; example: string; twin: string };
}

export type FindingCode = keyof FindingFacts;

/** One thing found. */
export type Finding<C extends FindingCode = FindingCode> = {
  [K in C]: {
    code: K;
    severity: Severity;
    table: string;
    /** "" where it is the whole table's. */
    column: string;
    /** Rows, or ids between tables, or months. */
    n: number;
    /** Of what there is of them, 0…1. */
    share: number;
    facts: FindingFacts[K];
  };
}[C];

const weights: Record<Severity, number> = { problem: 0, warning: 1, note: 2 };

/** Findings about all rows alike, whose share says nothing of how much they matter. */
const ofAllRows: readonly FindingCode[] = ["all-missing", "copy", "same-name", "constant", "id-like", "id-as-number", "date-as-text", "long-tail"];

/** The same, gravest first: by severity, then by share, those about all rows alike last, then in the order given. */
export function gravestFirst(found: readonly Finding[]): Finding[] {
  const share = ({ code, share }: Finding) => (ofAllRows.includes(code) ? 0 : share);
  return [...found].sort((a, b) => weights[a.severity] - weights[b.severity] || share(b) - share(a));
}
