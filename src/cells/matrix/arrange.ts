import type { Cell, MatrixResult, PersonaColumn, TypeRow } from "./result.ts";
import type { Spec } from "./schema.ts";

/** The id of customers outside all historical personas. */
export const OUTSIDE = "P0";

/** Rows and columns in the order asked for; those outside all personas always come last. Ties keep the order found. */
export function arranged(result: MatrixResult, { sort, order }: Pick<Spec, "sort" | "order">): { types: TypeRow[]; personas: PersonaColumn[] } {
  const typeRank: Record<Spec["sort"], (row: TypeRow) => number> = {
    id: () => 0,
    lift: ({ id }) => Math.max(-Infinity, ...shown(result.cells.filter((cell) => cell.type === id)).map((cell) => cell.ebLift ?? 0)),
    size: ({ n }) => n,
  };
  const personaRank: Record<Spec["sort"], (column: PersonaColumn) => number> = {
    id: () => 0,
    lift: ({ id }) => fit(result, id),
    size: ({ size }) => size,
  };
  const inRow = (column: PersonaColumn) => shown(result.cells.filter((cell) => cell.type === order && cell.persona === column.id))[0]?.ebLift ?? -1;
  const known = result.types.some(({ id }) => id === order);
  const outside = ({ id }: PersonaColumn) => Number(id === OUTSIDE);
  const personas = descending(result.personas, known ? inRow : personaRank[sort]);
  return { types: descending(result.types, typeRank[sort]), personas: personas.sort((a, b) => outside(a) - outside(b)) };
}

/** Successes over those expected at each type's own rate, on the cells in sight. */
function fit({ cells, types }: MatrixResult, persona: string): number {
  const base = new Map(types.map((type) => [type.id, type.base ?? 0]));
  const own = shown(cells.filter((cell) => cell.persona === persona));
  const expected = own.reduce((sum, { type, n }) => sum + n * base.get(type)!, 0);
  return expected ? own.reduce((sum, { successes }) => sum + successes, 0) / expected : -1;
}

const shown = (cells: readonly Cell[]) => cells.filter(({ hidden }) => !hidden);

function descending<T>(items: readonly T[], rank: (item: T) => number): T[] {
  return items
    .map((item) => ({ item, at: rank(item) }))
    .sort((a, b) => (a.at === b.at ? 0 : b.at - a.at))
    .map(({ item }) => item);
}
