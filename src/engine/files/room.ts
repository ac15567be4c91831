import { row } from "../../core/table.ts";
import { memoryNow, type Room } from "../../sql/catalogue.ts";
import { decode } from "../decode.ts";
import type { Started } from "../start.ts";

/** How much memory the engine uses and may use, in bytes. */
export async function memoryIn({ reader }: Started): Promise<{ usedBytes: number; mostBytes: number }> {
  const { used, most } = row(decode(await reader.all(memoryNow)), 0);
  return { usedBytes: Number(used), mostBytes: bytesIn(String(most)) };
}

/** Where a table is to live: as it is while half of the memory is enough for all, compressed beyond. */
export async function roomFor(engine: Started, needBytes: number): Promise<Room> {
  const { usedBytes, mostBytes } = await memoryIn(engine);
  return usedBytes + needBytes <= mostBytes / 2 ? "quick" : "c";
}

/** `3.1 GiB` in bytes. */
function bytesIn(size: string): number {
  const [, amount, unit] = /^([\d.]+) ?([KMGT]?)i?B/i.exec(size) ?? [];
  return Number(amount) * 1024 ** " KMGT".indexOf(unit?.toUpperCase() || " ");
}
