import { fault } from "../core/fault.ts";

declare module "../core/fault.ts" {
  interface Faults {
    "notebook/not-a-notebook": { file: string };
    "notebook/newer": { file: string; version: number; known: number };
  }
}

/** Takes a file's content one version up. */
export type Migration = (file: Record<string, unknown>) => Record<string, unknown>;

/** migrations[v − 1] leads from version v to v + 1. They are never changed, only added to, each with a frozen fixture. */
export const migrations: readonly Migration[] = [namedTypes];

/**
 * Bring a file's content to the newest version.
 *
 * @throws Fault `notebook/not-a-notebook` when it names no version, `notebook/newer` when it comes from a newer page
 */
export function migrate(content: unknown, file: string, steps: readonly Migration[] = migrations): Record<string, unknown> {
  if (!content || typeof content !== "object" || Array.isArray(content)) throw fault("notebook/not-a-notebook", { file });
  let current = content as Record<string, unknown>;
  const version = current.contraflow;
  const known = steps.length + 1;
  if (typeof version !== "number" || !Number.isInteger(version) || version < 1) throw fault("notebook/not-a-notebook", { file });
  if (version > known) throw fault("notebook/newer", { file, version, known });
  for (const step of steps.slice(version - 1)) current = step(current);
  return { ...current, contraflow: known };
}

/** 1 → 2: a source names the type of a column (`types`) where it listed the columns to keep as text. */
function namedTypes(file: Record<string, unknown>): Record<string, unknown> {
  return eachSpec(file, "source", ({ text, ...spec }) => {
    if (!Array.isArray(text) || !text.length) return spec;
    return { ...spec, types: Object.fromEntries(text.map((column) => [String(column), "text"])) };
  });
}

/** The file with the specs of one kind of cell changed; what is no cell, or has no spec, stays as it is. */
function eachSpec(file: Record<string, unknown>, kind: string, change: (spec: Record<string, unknown>) => object): Record<string, unknown> {
  if (!Array.isArray(file.cells)) return file;
  const cells = (file.cells as unknown[]).map((cell) => {
    const { kind: found, spec } = (cell ?? {}) as { kind?: unknown; spec?: unknown };
    return found === kind && spec && typeof spec === "object" ? { ...(cell as object), spec: change(spec as Record<string, unknown>) } : cell;
  });
  return { ...file, cells };
}
