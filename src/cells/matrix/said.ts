import { headline } from "./headline.ts";
import type { Names } from "./names.ts";
import type { MatrixResult } from "./result.ts";
import type { Words } from "./words.ts";

/** The sentence that the matrix begins with; `**…**` marks what matters. */
export function said(result: MatrixResult, names: Names, words: Words): string {
  if (result.cells.every(({ hidden, n }) => hidden || n === 0)) return words.allHidden(result.k);
  const found = headline(result);
  if (!found) return words.nobody;
  const { cell, sure } = found;
  const size = result.personas.find(({ id }) => id === cell.persona)!.size;
  const say = sure ? words.best : words.bestSoFar;
  const start = say(names.types.get(cell.type)!, names.personas.get(cell.persona)!, cell.ebRate!, cell.ebLift!);
  return start + (cell.neverAsked > 0 ? words.neverClause(cell.neverAsked / size) : words.stop);
}
