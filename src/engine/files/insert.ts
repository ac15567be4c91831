import { fault } from "../../core/fault.ts";
import { numbers } from "../../core/table.ts";
import { begin, commit, countRows, dropTable, rollback } from "../../sql/catalogue.ts";
import { decode } from "../decode.ts";
import type { Lane } from "../lane.ts";
import type { Started } from "../start.ts";

export interface InsertOptions {
  signal?: AbortSignal;
  /** What is still to be done to the table before it is kept. */
  finish?: (lane: Lane) => Promise<void>;
}

/**
 * Make a table of Arrow streams, replacing what was there; on a fault what was there stays. The next stream is asked for while one is put in.
 *
 * @param streams each a whole Arrow IPC stream, schema and end included, of the same columns; at least one. Their bytes are moved
 * @param rows how many rows there are to be, asked once all streams have come: DuckDB takes a broken one in silence
 * @throws Fault `engine/lost` when fewer arrived, and the connection is no longer to be trusted; what `streams` throws
 */
export async function insertStreams(
  engine: Started,
  table: string,
  streams: AsyncIterable<Uint8Array>,
  rows: number | (() => number),
  { signal, finish }: InsertOptions = {},
): Promise<void> {
  const found = await engine.inserts.hold(async (lane) => {
    await lane.all(begin);
    try {
      await lane.all(dropTable(table));
      await insertAll(lane, table, streams, signal);
      const count = numbers(decode(await lane.all(countRows(table))), "rows")[0];
      const expected = typeof rows === "number" ? rows : rows();
      if (count !== expected) return { count, expected };
      await finish?.(lane);
      signal?.throwIfAborted();
      await lane.all(commit);
      return undefined;
    } catch (error) {
      if (!engine.life.why) await lane.all(rollback);
      throw error;
    }
  }, signal);
  if (!found) return;
  engine.life.lose(fault("engine/lost", { message: `insert: ${found.count} of ${found.expected} rows arrived in ${table}` }));
  throw engine.life.why!;
}

async function insertAll(lane: Lane, table: string, streams: AsyncIterable<Uint8Array>, signal?: AbortSignal): Promise<void> {
  const source = streams[Symbol.asyncIterator]();
  const ask = () => {
    const next = source.next();
    next.catch(() => undefined);
    return next;
  };
  try {
    let create = true;
    for (let next = ask(); ; create = false) {
      const { done, value } = await next;
      signal?.throwIfAborted();
      if (done) return;
      next = ask();
      await lane.insert(table, value, create);
    }
  } finally {
    await source.return?.();
  }
}
