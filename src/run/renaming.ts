import type { Notebook } from "../notebook/notebook.ts";

/** The one cell that has another name in the next notebook, at the same place and of the same kind; undefined when the change was another. */
export function renaming(before: Notebook, after: Notebook): { from: string; to: string } | undefined {
  if (before.cells.length !== after.cells.length) return undefined;
  const changed = before.cells.map((cell, i) => ({ cell, next: after.cells[i] })).filter(({ cell, next }) => cell.name !== next.name);
  if (changed.length !== 1) return undefined;
  const [{ cell, next }] = changed;
  return cell.kind === next.kind ? { from: cell.name, to: next.name } : undefined;
}
