import { fault } from "../../core/fault.ts";
import type { Started } from "../start.ts";
import type { Loaded, Rejected } from "./file.ts";
import { insertStreams } from "./insert.ts";
import { keepListed, told } from "./listed.ts";
import type { Read, Reading } from "./reader.ts";

/** What a thread makes of a file, piece by piece. */
export interface Piece {
  /** Each a whole Arrow stream. */
  streams: Uint8Array[];
  rows: number;
  rejected: readonly Rejected[];
}

/**
 * Put what threads make of a file into its table.
 *
 * @throws Fault `file/bad-rows` where rejected rows are to stop it, once all are counted; what `pieces` throws
 */
export async function insertRead(engine: Started, { file, table, options, signal }: Reading, how: Loaded["how"], pieces: AsyncIterable<Piece>): Promise<Read> {
  const rejected: Rejected[] = [];
  let rows = 0;

  async function* streams(): AsyncGenerator<Uint8Array, void> {
    for await (const piece of pieces) {
      rows += piece.rows;
      for (const row of piece.rejected) rejected.push(row);
      for (let stream = piece.streams.shift(); stream; stream = piece.streams.shift()) yield stream;
    }
    if (rejected.length && options.bad !== "drop") throw fault("file/bad-rows", { name: file.name, ...told(rejected) });
  }

  await insertStreams(engine, table, streams(), () => rows, { signal, finish: (lane) => keepListed(lane, table, rejected) });
  return { how, rejected: told(rejected) };
}
