import { OUTSIDE } from "./arrange.ts";
import type { Cell, MatrixResult } from "./result.ts";

/**
 * The cell that the result begins with: of those assigned, the one surest to lie far above its type. `sure` is false where all were taken
 * for want of better; null where nothing is assigned.
 */
export function headline({ cells, types }: MatrixResult): { cell: Cell; sure: boolean } | null {
  const base = new Map(types.map((type) => [type.id, type.base]));
  const surest = (candidates: Cell[]) => candidates.reduce<Cell | null>((best, cell) => (best && floor(best) >= floor(cell) ? best : cell), null);
  const floor = ({ type, ebLow }: Cell) => (ebLow ?? 0) / (base.get(type) || Infinity);
  const open = cells.filter((cell) => cell.assigned && !cell.hidden && cell.persona !== OUTSIDE && cell.ebRate !== null && cell.ebLift !== null);
  const clear = surest(open.filter((cell) => !cell.weak));
  const cell = clear ?? surest(open);
  return cell && { cell, sure: clear !== null };
}
