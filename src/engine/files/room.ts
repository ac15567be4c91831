import { numbers } from "../../core/table.ts";
import type { Room } from "../../sql/catalogue.ts";
import { memory } from "../../sql/memory.ts";
import { decode } from "../decode.ts";
import type { Started } from "../start.ts";

/** Where a table is to live: as it is while a share of the memory is enough for all tables, compressed beyond. */
export async function roomFor({ reader }: Started, needBytes: number, share: number): Promise<Room> {
  const found = decode(await reader.all(memory));
  return numbers(found, "used_bytes")[0] + needBytes <= numbers(found, "limit_bytes")[0] * share ? "quick" : "c";
}
