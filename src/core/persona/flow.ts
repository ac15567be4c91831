/** What became of the old personas in a new one. */
export type Relation = "empty" | "emerged" | "continued" | "split" | "merged" | "mixed";

/** Where a new persona comes from. */
export interface Lineage {
  to: string;
  relation: Relation;
  /** Old personas that hold at least a fifth of the new one, largest share of it first; never the outside. */
  parents: { from: string; share: number }[];
}

/** Where customers went: from old personas to new ones. */
export interface Flow {
  /** Old personas in order, the outside last. */
  from: string[];
  to: string[];
  /** Customers, by old persona and new. */
  counts: number[][];
  relations: Lineage[];
}

/**
 * Read a table of counts as descent: each new persona is empty, emerged, continued, split off, merged or mixed.
 *
 * In this order: **empty** no customer; **emerged** at least half from outside; **continued** half of it from one old persona and half of
 * that went here; **split** half of it from one; **merged** at least two old personas sent half of theirs; else **mixed**.
 *
 * @param counts old × new, the last row being the customers outside all old personas
 *
 * Source: METHODS 5.4. Checked: tests/golden/persona_flow.json.
 */
export function flow(counts: readonly (readonly number[])[], from: readonly string[], to: readonly string[]): Flow {
  if (counts.length !== from.length || counts.some((line) => line.length !== to.length))
    throw new RangeError(`flow: ${counts.length} rows for ${from.length} old and ${to.length} new personas`);
  const sent = counts.map((line) => line.reduce((sum, n) => sum + n, 0));
  const relations = to.map((id, j) =>
    lineage(
      id,
      counts.map((line) => line[j]),
      { from, sent },
    ),
  );
  return { from: [...from], to: [...to], counts: counts.map((line) => [...line]), relations };
}

function lineage(to: string, received: readonly number[], { from, sent }: { from: readonly string[]; sent: readonly number[] }): Lineage {
  const shares = received.map((n) => n / received.reduce((sum, m) => sum + m, 0));
  const outside = shares.length - 1;
  const old = shares.slice(0, outside);
  const parents = old
    .map((share, h) => ({ from: from[h], share }))
    .filter(({ share }) => share >= 0.2)
    .sort((a, b) => b.share - a.share);
  return {
    to,
    relation: relation(
      shares,
      received.map((n, h) => (sent[h] ? n / sent[h] : 0)),
    ),
    parents,
  };
}

function relation(shares: readonly number[], sentHere: readonly number[]): Relation {
  const outside = shares.length - 1;
  if (Number.isNaN(shares[outside])) return "empty";
  if (shares[outside] >= 0.5) return "emerged";
  const halves = shares.slice(0, outside).map((share) => share >= 0.5);
  if (halves.some((half, h) => half && sentHere[h] >= 0.5)) return "continued";
  if (halves.some(Boolean)) return "split";
  return sentHere.slice(0, outside).filter((share) => share >= 0.5).length >= 2 ? "merged" : "mixed";
}

/**
 * The rate to expect of a new persona before it is asked: the rates of the old ones, by their share of it.
 *
 * The outside counts with the type's base rate; an empty persona has the base rate.
 *
 * @param rates types × old personas without the outside, 0…1
 * @param base rate of each type
 * @returns types × new personas
 *
 * Source: METHODS 5.5. Checked: tests/golden/persona_flow.json.
 */
export function priorMeans(counts: readonly (readonly number[])[], rates: readonly (readonly number[])[], base: readonly number[]): number[][] {
  const sizes = counts[0].map((_, j) => counts.reduce((sum, line) => sum + line[j], 0));
  return rates.map((row, t) =>
    sizes.map((size, j) => (size ? counts.reduce((sum, line, h) => sum + line[j] * (h < row.length ? row[h] : base[t]), 0) / size : base[t])),
  );
}
