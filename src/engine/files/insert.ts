import { fault } from "../../core/fault.ts";
import { numbers } from "../../core/table.ts";
import { begin, commit, countRows, dropIn, dropTable, renameTable, rollback } from "../../sql/catalogue.ts";
import { takeSample } from "../../sql/sample.ts";
import { decode } from "../decode.ts";
import type { Lane } from "../lane.ts";
import type { Started } from "../start.ts";

/** So much is put in at a time before the engine packs it: until then it takes its full size in memory. */
export const PORTION_BYTES = 512 * 1024 * 1024;

export interface InsertOptions {
  signal?: AbortSignal;
  /** The share of rows to keep, drawn the same way each time; all by default. */
  sample?: number;
  /** What is still to be done to the table, here under another name, before it is kept. */
  finish?: (lane: Lane, table: string) => Promise<void>;
}

let made = 0;

/**
 * Make a table of Arrow streams, replacing what was there; on a fault what was there stays. The next stream is asked for while one is put in.
 *
 * @param streams each a whole Arrow IPC stream, schema and end included, of the same columns; at least one. Their bytes are moved
 * @param rows how many rows the streams hold, asked once all have come: DuckDB takes a broken one in silence
 * @throws Fault `engine/lost` when fewer arrived, and the connection is no longer to be trusted; what `streams` throws
 */
export async function insertStreams(
  engine: Started,
  table: string,
  streams: AsyncIterable<Uint8Array>,
  rows: number | (() => number),
  { signal, sample, finish }: InsertOptions = {},
): Promise<void> {
  const making = `~insert_${++made}`;
  const missed = await engine.inserts.hold(async (lane) => {
    try {
      const count = await insertAll({ lane, making, sample, signal }, streams);
      const expected = typeof rows === "number" ? rows : rows();
      if (count !== expected) return { count, expected };
      await finish?.(lane, making);
      signal?.throwIfAborted();
      for (const statement of [begin, dropIn("c", table), renameTable(making, table), commit, dropIn("quick", table)]) await lane.all(statement);
      return undefined;
    } catch (error) {
      if (!engine.life.why) for (const left of [making, sampled(making)]) await lane.all(dropTable(left));
      throw error;
    }
  }, signal);
  if (!missed) return;
  engine.life.lose(fault("engine/lost", { message: `insert: ${missed.count} of ${missed.expected} rows arrived in ${table}` }));
  throw engine.life.why!;
}

interface Inserting {
  lane: Lane;
  making: string;
  sample: number | undefined;
  signal: AbortSignal | undefined;
}

/** Put all streams in, portion by portion. Gives how many rows arrived. */
async function insertAll(inserting: Inserting, streams: AsyncIterable<Uint8Array>): Promise<number> {
  const { lane, making, sample, signal } = inserting;
  const source = ahead(streams);
  let seen = 0;
  try {
    for (let pieces = 0, next = await source.next(); !next.done;) {
      await together(lane, async () => {
        for (let bytes = 0; !next.done && bytes < PORTION_BYTES; next = await source.next()) {
          signal?.throwIfAborted();
          bytes += next.value.byteLength;
          if (sample === undefined) await lane.insert(making, next.value, pieces === 0);
          else seen += await insertSample(inserting, next.value, pieces);
          ++pieces;
        }
      });
    }
    signal?.throwIfAborted();
    return sample === undefined ? await rowsIn(lane, making) : seen;
  } finally {
    await source.return();
  }
}

/** Put one stream in, and keep some of its rows. Gives how many arrived. */
async function insertSample({ lane, making, sample }: Inserting, stream: Uint8Array, piece: number): Promise<number> {
  const all = sampled(making);
  await lane.insert(all, stream, true);
  const rows = await rowsIn(lane, all);
  await lane.all(takeSample(all, making, { share: sample!, seed: piece, create: piece === 0 }));
  await lane.all(dropTable(all));
  return rows;
}

function sampled(making: string): string {
  return `${making}_all`;
}

/** Do what is kept together or not at all. */
async function together(lane: Lane, work: () => Promise<void>): Promise<void> {
  await lane.all(begin);
  try {
    await work();
    await lane.all(commit);
  } catch (error) {
    await lane.all(rollback).catch(() => undefined);
    throw error;
  }
}

async function rowsIn(lane: Lane, table: string): Promise<number> {
  return numbers(decode(await lane.all(countRows(table))), "rows")[0];
}

/** The same items, the next one asked for before it is needed. */
function ahead<T>(items: AsyncIterable<T>): { next(): Promise<IteratorResult<T, unknown>>; return(): Promise<unknown> } {
  const source = items[Symbol.asyncIterator]();
  const ask = () => {
    const asked = source.next();
    asked.catch(() => undefined);
    return asked;
  };
  let asked = ask();
  return {
    async next() {
      const found = await asked;
      if (!found.done) asked = ask();
      return found;
    },
    return: async () => source.return?.(),
  };
}
