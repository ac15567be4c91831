import { hashOf, hashOfBytes } from "../core/hash.ts";
import type { Settings } from "../notebook/notebook.ts";
import { filesOf, type Wired, type Wiring } from "./wire.ts";

/**
 * By cell, the name of what its result depends on: same key, same bytes. Cells on a circle have none. Of a kind with `light` fields, what
 * stands before the `/` does not depend on these.
 */
export type Keys = ReadonlyMap<string, string>;

/** The files at hand, by what tells their content. */
export interface StampedFiles {
  /** By path, what tells a file's content from another's. */
  readonly stamps: ReadonlyMap<string, string>;
  /** The paths that some paths stand for, patterns among them. */
  named(paths: readonly string[]): readonly string[];
}

/**
 * The key of every cell: a hash of its kind, its spec, the settings it uses, the keys it reads and, for one that reads files, what these hold.
 */
export function keysOf({ cells, graph }: Wiring, settings: Settings, files: StampedFiles): Keys {
  const keys = new Map<string, string>();
  for (const name of graph.order) {
    const cell = cells.get(name)!;
    const read = graph.sources.get(name)!.map((source) => keys.get(source));
    const light = lightOf(cell);
    const own = hashOf([cell.cell.kind, essence(cell, light), used(cell, settings), read, stampOf(cell, files)]);
    keys.set(name, light.length ? `${own}/${hashOf(picked(cell, light))}` : own);
  }
  return keys;
}

/** The result of a cell's last run, where its tables stand and only `light` fields have changed since; else undefined. */
export function resultBefore(run: { key: string | null; result: unknown; tables: readonly unknown[] }, key: string | null): unknown {
  const light = run.key !== key && key?.includes("/") && run.key?.split("/")[0] === key.split("/")[0];
  return light && run.tables.length ? run.result : undefined;
}

/** The key of a cell whose run was stopped: none, but where only `light` fields had changed, its main tables still stand. */
export function keyStopped(before: Parameters<typeof resultBefore>[0], key: string | undefined): string | null {
  return resultBefore(before, key ?? null) === undefined ? null : `${before.key!.split("/")[0]}/`;
}

/** What tells a file's content from another's: size, time and a hash of its head, middle and tail. */
export async function stampOfFile(file: File): Promise<string> {
  const part = 65_536;
  const starts = [0, Math.max(0, Math.floor(file.size / 2) - part / 2), Math.max(0, file.size - part)];
  const parts = await Promise.all(starts.map((start) => file.slice(start, start + part).arrayBuffer()));
  const hashes = parts.map((bytes) => hashOfBytes(new Uint8Array(bytes)));
  return hashOf([file.size, file.lastModified, hashes]);
}

function lightOf({ kind, spec }: Wired): readonly string[] {
  return spec ? ((kind?.light ?? []) as readonly string[]) : [];
}

function picked({ spec }: Wired, fields: readonly string[]): unknown {
  return fields.map((field) => (spec as Record<string, unknown>)[field]);
}

function essence({ kind, spec, cell }: Wired, light: readonly string[]): unknown {
  const left: readonly string[] = [...((kind?.display ?? []) as readonly string[]), ...light];
  if (!left.length || !spec) return spec ?? cell.spec;
  return Object.fromEntries(Object.entries(spec).filter(([field]) => !left.includes(field)));
}

function used({ kind }: Wired, settings: Settings): unknown[] {
  return (kind?.settings ?? []).map((setting) => settings[setting]);
}

function stampOf({ cell, kind }: Wired, files: StampedFiles): readonly string[] | null {
  return kind?.files ? files.named(filesOf(cell)).map((path) => files.stamps.get(path) ?? "") : null;
}

/** The paths that a source's spec names, patterns among them. */
export function pathsOf(spec: unknown): readonly string[] {
  const { path = "", also = [] } = (spec ?? {}) as { path?: string; also?: readonly string[] };
  return [path, ...also];
}
