/** What the matrix says of one type and persona. */
export interface Estimate {
  /** Contacts it rests on. */
  n: number;
  /** Empirical Bayes rate and its interval, 0…1. */
  rate: number;
  low: number;
  high: number;
  /** Fewer customers than may be shown. */
  hidden: boolean;
}

/** What a campaign type accepts on the whole. */
export interface TypeBase {
  id: string;
  /** Successes per contact; null when there were none to count. */
  base: number | null;
}

/** What a matrix says of all types and personas. */
export interface Library {
  types: readonly TypeBase[];
  personas: readonly { id: string; size: number }[];
  /** Row-major types × personas. */
  cells: readonly Estimate[];
  /** Successes per contact over all types. */
  overall: number;
}

/** How well a persona is expected to answer the planned campaign. */
export interface PersonaRate {
  id: string;
  rate: number;
  low: number;
  high: number;
  /** Rate over the base rate of the planned campaign. */
  lift: number | null;
  /** Customers of the persona. */
  size: number;
  /** Past contacts behind it, in the types it was worked out from. */
  n: number;
  hidden: boolean;
}

/** What each persona is expected to answer. */
export interface Scored {
  /** What the planned campaign's types accept on the whole, weighted. */
  base: number;
  /** Best first; ties in the order of the matrix. */
  personas: PersonaRate[];
}

/**
 * The rate of each persona for a campaign that is a mixture of known types: the weighted mean of the matrix's rates, and of their bounds.
 *
 * Bounds of a mean of rates are no tighter than this, so the band errs on the wide side.
 *
 * @param weights of types in the library; they add up to 1
 * @throws RangeError when a type is not in the library
 */
export function personaRates({ types, personas, cells }: Library, weights: readonly { type: string; weight: number }[]): Scored {
  const rows = weights.map(({ type, weight }) => {
    const row = types.findIndex(({ id }) => id === type);
    if (row < 0) throw new RangeError(`personaRates: type ${type}`);
    return { row, weight };
  });
  const base = rows.reduce((sum, { row, weight }) => sum + weight * (types[row].base ?? 0), 0);
  const rated = personas.map(({ id, size }, j) => {
    const found = rows.map(({ row, weight }) => ({ weight, cell: cells[row * personas.length + j] }));
    const mean = (of: "rate" | "low" | "high") => found.reduce((sum, { weight, cell }) => sum + weight * cell[of], 0);
    const rate = mean("rate");
    const n = found.reduce((sum, { cell }) => sum + cell.n, 0);
    return { id, rate, low: mean("low"), high: mean("high"), lift: base > 0 ? rate / base : null, size, n, hidden: found.some(({ cell }) => cell.hidden) };
  });
  return { base, personas: ranked(rated) };
}

/**
 * Rates for a new kind of campaign, of which no type tells: everybody's overall rate, between the lowest and the highest base rate of all types.
 */
export function pilotRates({ types, personas, overall }: Library): Scored {
  const bases = types.flatMap(({ base }) => (base === null ? [] : [base]));
  const [low, high] = [Math.min(overall, ...bases), Math.max(overall, ...bases)];
  return {
    base: overall,
    personas: personas.map(({ id, size }) => ({ id, rate: overall, low, high, lift: overall > 0 ? 1 : null, size, n: 0, hidden: false })),
  };
}

function ranked(personas: readonly PersonaRate[]): PersonaRate[] {
  return personas
    .map((persona, i) => ({ persona, i }))
    .sort((a, b) => b.persona.rate - a.persona.rate || a.i - b.i)
    .map(({ persona }) => persona);
}
