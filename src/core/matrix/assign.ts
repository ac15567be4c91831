/** What assignment looks at in a cell. */
export interface Candidate {
  n: number;
  q: number | null;
  ebLift: number | null;
  /** Lower bound of the shrunk rate. */
  ebLow: number | null;
  hidden: unknown;
}

/** The personas that a type goes to. */
export interface Assignment {
  /** Columns, best lower bound first. Empty when no cell has k contacts in sight. */
  personas: number[];
  /** No cell stood out: the best lower bound is taken for want of better. */
  weak: boolean;
}

/**
 * The personas that a campaign type goes to: those clearly above the type's own rate (q < 0.05, shrunk lift ≥ 1.10), at most five.
 *
 * Where none is, the single best lower bound among cells of at least k contacts, marked weak. Hidden cells are never chosen.
 * Ties: lowest index; a cell without a lower bound comes last.
 *
 * Source: METHODS 6. Checked: tests/golden/reverse-matrix.json.
 */
export function assign(row: readonly Candidate[], k: number): Assignment {
  const best = row
    .map((_, column) => column)
    .filter((column) => row[column].hidden === null)
    .sort((a, b) => (row[b].ebLow ?? 0) - (row[a].ebLow ?? 0) || a - b);
  const clear = best.filter((column) => (row[column].q ?? 1) < 0.05 && (row[column].ebLift ?? 0) >= 1.1);
  if (clear.length) return { personas: clear.slice(0, 5), weak: false };
  return { personas: best.filter((column) => row[column].n >= k && row[column].n > 0).slice(0, 1), weak: true };
}
