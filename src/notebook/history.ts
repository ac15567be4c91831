import type { Notebook } from "./notebook.ts";

/** Past, present and future of a document: whole immutable notebooks. */
export interface History {
  readonly past: readonly Notebook[];
  readonly present: Notebook;
  readonly future: readonly Notebook[];
  /** What the last edit was about and when, so that typing joins. */
  readonly last: { readonly about: string; readonly atMs: number } | null;
}

/** Edits about the same thing join while they follow each other within this time. */
const JOIN_MS = 1000;
/** Notebooks are small and share their cells; still, not without end. */
const DEPTH = 200;

/** A history that begins with a notebook. */
export function begin(present: Notebook): History {
  return { past: [], present, future: [], last: null };
}

/**
 * Take the next notebook as present. An edit about the same thing within a second of the last joins it.
 *
 * @param about what is edited, such as `spec/plan/size`; empty never joins
 */
export function commit(history: History, next: Notebook, about: string, atMs: number): History {
  if (next === history.present) return history;
  const { last } = history;
  const joins = about !== "" && last?.about === about && atMs - last.atMs < JOIN_MS && history.past.length > 0;
  const past = joins ? history.past : [...history.past, history.present].slice(-DEPTH);
  return { past, present: next, future: [], last: { about, atMs } };
}

/** Change what no undo takes back: past, present and future alike. */
export function amend({ past, present, future, last }: History, change: (notebook: Notebook) => Notebook): History {
  return { past: past.map(change), present: change(present), future: future.map(change), last };
}

/** Go back by one edit; the same history where there is none. */
export function undo(history: History): History {
  const { past, present, future } = history;
  if (!past.length) return history;
  return { past: past.slice(0, -1), present: past[past.length - 1], future: [present, ...future], last: null };
}

/** Take back an undo; the same history where there is none. */
export function redo(history: History): History {
  const { past, present, future } = history;
  if (!future.length) return history;
  return { past: [...past, present], present: future[0], future: future.slice(1), last: null };
}
