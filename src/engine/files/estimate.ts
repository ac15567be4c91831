import { fault, type Fault } from "../../core/fault.ts";
import { numbers } from "../../core/table.ts";
import { memory } from "../../sql/memory.ts";
import { decode } from "../decode.ts";
import type { Started } from "../start.ts";
import type { Looking, Reader, Sight } from "./reader.ts";

/** A file takes no more than so many times its size, by format; of Parquet nobody knows. */
const MOST_TIMES: Readonly<Record<Reader["format"], number>> = { csv: 3, excel: 40, json: 10, parquet: Infinity };

/** Bytes that the engine may still take. */
export async function freeBytes({ reader }: Started): Promise<number> {
  const found = decode(await reader.all(memory));
  return Math.max(0, numbers(found, "limit_bytes")[0] - numbers(found, "used_bytes")[0]);
}

/** Refuse a file that would not fit, before it is read. @throws Fault `file/too-large`; as the look does */
export async function refuseTooLarge(engine: Started, reader: Reader, looking: Looking): Promise<void> {
  const free = await freeBytes(engine);
  if (looking.file.size * MOST_TIMES[reader.format] <= free) return;
  const { needs } = await reader.look(engine, looking);
  if (needs.memoryBytes > free) throw refusal(looking.file, needs, free);
}

/** Why a file was given up in the middle: it took more than the estimate. */
export async function tooLarge(engine: Started, reader: Reader, looking: Looking): Promise<Fault> {
  const free = await freeBytes(engine);
  const { needs } = await reader.look(engine, looking);
  return refusal(looking.file, { ...needs, memoryBytes: Math.max(needs.memoryBytes, free + 1) }, free);
}

function refusal({ name, size }: File, { rows, memoryBytes }: Sight["needs"], free: number): Fault {
  return fault("file/too-large", { name, sizeBytes: size, rows, needBytes: Math.ceil(memoryBytes), freeBytes: Math.floor(free) });
}
