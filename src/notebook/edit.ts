import { fault } from "../core/fault.ts";
import { folded, freeName, isName, sameName } from "./name.ts";
import { shapesRenamed } from "./shapes.ts";
import type { Cell, Notebook, Settings, Text } from "./notebook.ts";

declare module "../core/fault.ts" {
  interface Faults {
    "notebook/bad-name": { name: string };
    "notebook/name-taken": { name: string; owner: string };
  }
}

/** What an edit has to know of a kind. */
export interface Renaming {
  /** The tables a cell makes, by name. */
  tables(cell: Cell): readonly string[];
  /** The cell's spec after a table got another name. */
  rename(cell: Cell, from: string, to: string): unknown;
}

/** A notebook without cells. */
export const EMPTY: Notebook = { title: "", settings: { month: null, window: 6, k: 10 }, labels: {}, cells: [], shapes: {} };

/** Put a cell at a place, counted from zero; past the end is the end. */
export function addCell(notebook: Notebook, cell: Cell, at: number): Notebook {
  return { ...notebook, cells: notebook.cells.toSpliced(at, 0, cell) };
}

/** Take a cell out; its readers stay and miss it. */
export function removeCell(notebook: Notebook, name: string): Notebook {
  return { ...notebook, cells: notebook.cells.filter((cell) => cell.name !== name) };
}

/** Move a cell by some places, up being negative; it stops at the ends. */
export function moveCell(notebook: Notebook, name: string, by: number): Notebook {
  const from = notebook.cells.findIndex((cell) => cell.name === name);
  const to = Math.max(0, Math.min(notebook.cells.length - 1, from + by));
  if (from < 0 || from === to) return notebook;
  return { ...notebook, cells: notebook.cells.toSpliced(from, 1).toSpliced(to, 0, notebook.cells[from]) };
}

/** A copy below, under a free name. */
export function duplicateCell(notebook: Notebook, name: string, taken: Iterable<string>): Notebook {
  const at = notebook.cells.findIndex((cell) => cell.name === name);
  if (at < 0) return notebook;
  return addCell(notebook, { ...notebook.cells[at], name: freeName(name, taken) }, at + 1);
}

/** Change a cell's title, width or spec. */
export function changeCell(notebook: Notebook, name: string, change: Partial<Omit<Cell, "name" | "kind">>): Notebook {
  return { ...notebook, cells: notebook.cells.map((cell) => (cell.name === name ? { ...cell, ...change } : cell)) };
}

/**
 * Give a cell another name. Its tables follow, and so do the cells that read them and the labels of its groups.
 *
 * @throws Fault `notebook/bad-name`, `notebook/name-taken`
 */
export function renameCell(notebook: Notebook, from: string, to: string, kinds: Renaming): Notebook {
  if (!isName(to)) throw fault("notebook/bad-name", { name: to });
  const cell = notebook.cells.find((other) => other.name === from);
  if (!cell || from === to) return notebook;
  const before = kinds.tables(cell);
  const after = before.map((table) => to + table.slice(from.length));
  refuseTaken(notebook, cell, [to, ...after], kinds);
  const pairs = [[from, to], ...before.map((table, i) => [table, after[i]])];
  const cells = notebook.cells.map((other) => {
    const spec = pairs.reduce((spec, [old, next]) => kinds.rename({ ...other, spec }, old, next), other.spec);
    return { ...other, spec, name: other === cell ? to : other.name };
  });
  return { ...notebook, cells, labels: relabelled(notebook.labels, from, to), shapes: shapesRenamed(notebook.shapes, from, to) };
}

/** Give the notebook another title. */
export function setTitle(notebook: Notebook, title: Text): Notebook {
  return { ...notebook, title };
}

/** Change what many cells share. */
export function changeSettings(notebook: Notebook, change: Partial<Settings>): Notebook {
  return { ...notebook, settings: { ...notebook.settings, ...change } };
}

/** Say what a name means; an empty label forgets it. */
export function relabel(notebook: Notebook, raw: string, label: Text): Notebook {
  const { [raw]: _, ...labels } = notebook.labels;
  return { ...notebook, labels: label === "" ? labels : { ...labels, [raw]: label } };
}

function refuseTaken(notebook: Notebook, cell: Cell, tables: readonly string[], kinds: Renaming): void {
  for (const other of notebook.cells) {
    if (other === cell) continue;
    const taken = [other.name, ...kinds.tables(other)];
    const clash = tables.find((table) => taken.some((name) => sameName(name, table)));
    if (clash !== undefined) throw fault("notebook/name-taken", { name: clash, owner: other.name });
  }
}

function relabelled(labels: Notebook["labels"], from: string, to: string): Notebook["labels"] {
  const prefix = `${folded(from)}.`;
  return Object.fromEntries(Object.entries(labels).map(([raw, label]) => [folded(raw).startsWith(prefix) ? `${to}${raw.slice(from.length)}` : raw, label]));
}
