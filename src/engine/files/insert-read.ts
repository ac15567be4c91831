import { fault } from "../../core/fault.ts";
import type { Started } from "../start.ts";
import type { Loaded, Rejected } from "./file.ts";
import { insertStreams } from "./insert.ts";
import type { Read, Reading } from "./reader.ts";
import { keepRejected } from "./rejects.ts";

/** How many rejected rows are shown. */
const SHOWN = 100;

/** What a thread makes of a file. */
export interface Streams {
  how: Loaded["how"];
  streams: Uint8Array[];
  rows: number;
  rejected: readonly Rejected[];
}

/** Put what a thread made of a file into its table. @throws Fault `file/bad-rows` where rejected rows are to stop it */
export async function insertRead(engine: Started, { file, table, options, signal }: Reading, { how, streams, rows, rejected }: Streams): Promise<Read> {
  const first = rejected.slice(0, SHOWN);
  if (rejected.length && options.bad !== "drop") throw fault("file/bad-rows", { name: file.name, rows: rejected.length, first });
  await insertStreams(engine, table, each(streams), rows, { signal });
  await keepRejected(engine, table, rejected);
  return { how, rejected: { rows: rejected.length, first } };
}

/** Each stream once; its bytes are let go of. */
async function* each(streams: Uint8Array[]): AsyncGenerator<Uint8Array, void> {
  for (let stream = streams.shift(); stream; stream = streams.shift()) yield stream;
}
