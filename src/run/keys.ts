import { hashOf, hashOfBytes } from "../core/hash.ts";
import type { Settings } from "../notebook/notebook.ts";
import type { Wired, Wiring } from "./wire.ts";

/** By cell, the name of what its result depends on: same key, same bytes. Cells on a circle have none. */
export type Keys = ReadonlyMap<string, string>;

/** The files at hand, by what tells their content. */
export interface StampedFiles {
  /** By path, what tells a file's content from another's. */
  readonly stamps: ReadonlyMap<string, string>;
  /** The paths that some paths stand for, patterns among them. */
  named(paths: readonly string[]): readonly string[];
}

/**
 * The key of every cell: a hash of its kind, its spec, the settings it uses, the keys it reads and, for a source, its files.
 */
export function keysOf({ cells, graph }: Wiring, settings: Settings, files: StampedFiles): Keys {
  const keys = new Map<string, string>();
  for (const name of graph.order) {
    const cell = cells.get(name)!;
    const read = graph.sources.get(name)!.map((source) => keys.get(source));
    keys.set(name, hashOf([cell.cell.kind, essence(cell), used(cell, settings), read, stampOf(cell, files)]));
  }
  return keys;
}

/** What tells a file's content from another's: size, time and a hash of its head, middle and tail. */
export async function stampOfFile(file: File): Promise<string> {
  const part = 65_536;
  const starts = [0, Math.max(0, Math.floor(file.size / 2) - part / 2), Math.max(0, file.size - part)];
  const parts = await Promise.all(starts.map((start) => file.slice(start, start + part).arrayBuffer()));
  const hashes = parts.map((bytes) => hashOfBytes(new Uint8Array(bytes)));
  return hashOf([file.size, file.lastModified, hashes]);
}

function essence({ kind, spec, cell }: Wired): unknown {
  if (!kind?.display?.length || !spec) return spec ?? cell.spec;
  const display: readonly string[] = kind.display;
  return Object.fromEntries(Object.entries(spec).filter(([field]) => !display.includes(field)));
}

function used({ kind }: Wired, settings: Settings): unknown[] {
  return (kind?.settings ?? []).map((setting) => settings[setting]);
}

function stampOf({ cell, spec }: Wired, files: StampedFiles): readonly string[] | null {
  return cell.kind === "source" ? files.named(pathsOf(spec)).map((path) => files.stamps.get(path) ?? "") : null;
}

/** The paths that a source's spec names, patterns among them. */
export function pathsOf(spec: unknown): readonly string[] {
  const { path = "", also = [] } = (spec ?? {}) as { path?: string; also?: readonly string[] };
  return [path, ...also];
}
