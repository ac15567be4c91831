import type { Apart, Finding } from "./finding.ts";

/** A table whose ids are compared. */
export interface OverlapSet {
  table: string;
  column: string;
  /** Distinct ids. */
  ids: number;
}

/** Ids of a table that its home does not have. */
export interface Orphans {
  table: string;
  column: string;
  ids: number;
  rows: number;
  /** At most five, in order. */
  examples: string[];
  /** What would let more of them join, the most first. */
  near: { reason: Apart; ids: number; example: string; twin: string }[];
}

/** How the ids of several tables overlap. */
export interface Overlap {
  of: "customer" | "campaign";
  /** In the order of the notebook; bit i of a mask is the set at place i. */
  sets: OverlapSet[];
  /** Combinations of tables, those with most ids first. */
  parts: { mask: number; ids: number }[];
  /** The table that the others are held against: about one row an id, or else the most ids. */
  home: string;
  orphans: Orphans[];
}

/** Whether the set at a place is in a mask. */
export function inMask(mask: number, place: number): boolean {
  return Math.floor(mask / 2 ** place) % 2 === 1;
}

/** Distinct ids of each of `sets` tables. */
export function setSizes(parts: Overlap["parts"], sets: number): number[] {
  return Array.from({ length: sets }, (_, i) => parts.reduce((sum, { mask, ids }) => sum + (inMask(mask, i) ? ids : 0), 0));
}

/** Place of the table that others are held against: of those with about one row an id the one with most ids; else that with most ids; the first of equals. */
export function homeOf(sets: readonly { ids: number; rows: number }[]): number {
  const single = ({ ids, rows }: { ids: number; rows: number }) => ids > 0 && ids >= 0.9 * rows;
  const any = sets.some(single);
  let best = 0;
  sets.forEach(({ ids, rows }, i) => {
    const fits = !any || single({ ids, rows });
    const bestFits = !any || single(sets[best]);
    if (fits && (!bestFits || ids > sets[best].ids)) best = i;
  });
  return best;
}

/** What is odd between tables. */
export function overlapFindings({ sets, home, orphans }: Overlap): Finding[] {
  const homeColumn = sets.find(({ table }) => table === home)?.column ?? "";
  return orphans.flatMap(({ table, column, ids, rows, examples, near }): Finding[] => {
    const all = sets.find((set) => set.table === table)?.ids ?? ids;
    if (!ids) return [];
    const place = { table, column, share: all ? ids / all : 0 };
    const main: Finding =
      ids === all
        ? { code: "no-overlap", severity: "problem", ...place, n: ids, facts: { home, homeColumn, examples } }
        : { code: "orphans", severity: ids > all / 5 ? "problem" : "warning", ...place, n: ids, facts: { home, homeColumn, rows, examples } };
    const best = near[0];
    if (!best) return [main];
    const facts = { home, homeColumn, reason: best.reason, example: best.example, twin: best.twin };
    return [main, { code: "near-miss", severity: "problem", ...place, n: best.ids, share: best.ids / all, facts }];
  });
}
