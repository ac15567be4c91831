import { hashOf, hashOfBytes } from "../core/hash.ts";
import type { Settings } from "../notebook/notebook.ts";
import type { Wired, Wiring } from "./wire.ts";

/** By cell, the name of what its result depends on: same key, same bytes. Cells on a circle have none. */
export type Keys = ReadonlyMap<string, string>;

/**
 * The key of every cell: a hash of its kind, its spec, the settings it uses, the keys it reads and, for a source, its file.
 *
 * @param stamps by path, what tells a file's content from another's
 */
export function keysOf({ cells, graph }: Wiring, settings: Settings, stamps: ReadonlyMap<string, string>): Keys {
  const keys = new Map<string, string>();
  for (const name of graph.order) {
    const cell = cells.get(name)!;
    const read = graph.sources.get(name)!.map((source) => keys.get(source));
    keys.set(name, hashOf([cell.cell.kind, essence(cell), used(cell, settings), read, stampOf(cell, stamps)]));
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

function stampOf({ cell, spec }: Wired, stamps: ReadonlyMap<string, string>): string | null {
  return cell.kind === "source" ? (stamps.get((spec as { path?: string } | undefined)?.path ?? "") ?? "") : null;
}
