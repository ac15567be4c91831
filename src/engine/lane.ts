import { fault } from "../core/fault.ts";
import type { Sql } from "../sql/sql.ts";
import type { Client } from "./client.ts";
import { engineFault } from "./faults.ts";
import type { Life } from "./life.ts";

/** How long a statement may take to stop before its thread is ended. A nested-loop join never answers. */
const PATIENCE_MS = 2000;

/** Batches asked for at a time of an answer that is whole already, so that the engine's thread need not wait for who takes them. */
const AHEAD = 8;

export interface LaneOptions {
  signal?: AbortSignal;
  /** Let rows come while the statement still runs, so that they are never all in memory; else they come when it is done. */
  streaming?: boolean;
}

/** One connection: one statement at a time, in the order asked. */
export interface Lane {
  /** The messages of the Arrow stream that a statement answers with: its schema, then its batches. @throws Fault `engine/…`; the signal's reason */
  stream(statement: Sql, options?: LaneOptions): AsyncGenerator<Uint8Array, void>;
  /** Have a statement done; all its messages. */
  all(statement: Sql, signal?: AbortSignal): Promise<Uint8Array[]>;
  /** Put a whole Arrow stream into a table that is there, or into one made of it. The bytes are moved. A broken stream is silent: count after. */
  insert(table: string, bytes: Uint8Array, create?: boolean): Promise<void>;
  /** Keep the connection for several statements on end. */
  hold<T>(work: (lane: Lane) => Promise<T>, signal?: AbortSignal): Promise<T>;
}

/** Open a connection's lane. */
export function openLane(client: Client, connection: number, life: Life): Lane {
  const me = {};
  const turn = line();

  const held: Lane = {
    stream: (statement, options = {}) => run({ client, connection, life, me }, statement, options),
    all: async (statement, signal) => collect(held.stream(statement, { signal })),
    insert: (table, bytes, create = false) =>
      life
        .ask(me, () => client.insertArrowFromIPCStream(connection, bytes, { name: table, create }))
        .catch((error: unknown) => {
          throw engineFault(error, "");
        }),
    hold: (work) => work(held),
  };

  async function hold<T>(work: (lane: Lane) => Promise<T>, signal?: AbortSignal): Promise<T> {
    const done = await turn(signal);
    try {
      return await work(held);
    } finally {
      done();
    }
  }

  return {
    async *stream(statement, options = {}) {
      const done = await turn(options.signal);
      try {
        yield* held.stream(statement, options);
      } finally {
        done();
      }
    },
    all: (statement, signal) => hold((lane) => lane.all(statement, signal), signal),
    insert: (table, bytes, create) => hold((lane) => lane.insert(table, bytes, create)),
    hold,
  };
}

interface Seat {
  client: Client;
  connection: number;
  life: Life;
  /** Who asks, to the life. */
  me: object;
}

async function* run(seat: Seat, statement: Sql, { signal, streaming = false }: LaneOptions): AsyncGenerator<Uint8Array, void> {
  const { client, connection, life, me } = seat;
  signal?.throwIfAborted();
  const stop = stopper(seat);
  signal?.addEventListener("abort", stop.now, { once: true });
  try {
    let header = await life.ask(me, () => client.startPendingQuery(connection, statement, streaming));
    while (!header) header = await life.ask(me, () => client.pollPendingQuery(connection));
    signal?.throwIfAborted();
    yield header;
    yield* batches(seat, streaming ? 1 : AHEAD, signal);
  } catch (error) {
    throw signal?.aborted ? signal.reason : engineFault(error, statement);
  } finally {
    stop.off();
    signal?.removeEventListener("abort", stop.now);
  }
}

/** The next batches are asked for before this one is taken. Who asks beyond the last gets an empty one. */
async function* batches({ client, connection, life, me }: Seat, ahead: number, signal?: AbortSignal): AsyncGenerator<Uint8Array, void> {
  const fetch = () => {
    const next = life.ask(me, () => client.fetchQueryResults(connection));
    next.catch(() => undefined);
    return next;
  };
  const asked = Array.from({ length: ahead }, fetch);
  for (let next = asked.shift(); next; next = asked.shift()) {
    const batch = await next;
    signal?.throwIfAborted();
    if (batch?.length === 0) return;
    asked.push(fetch());
    if (batch) yield batch;
  }
}

/** A line to wait in: gives a turn, and what to call when it is over. A turn called off before it came is passed on. */
function line(): (signal?: AbortSignal) => Promise<() => void> {
  let last: Promise<void> = Promise.resolve();
  return async (signal) => {
    const before = last;
    let done!: () => void;
    last = new Promise((resolve) => (done = resolve));
    try {
      await Promise.race([before, rejectOn(signal)]);
    } catch (error) {
      void before.then(done);
      throw error;
    }
    return done;
  };
}

/** Calls a running statement off, and ends the thread when it works for us and does not answer in time. */
function stopper({ client, connection, life, me }: Seat) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const giveUp = () => {
    if (life.blocks(me)) life.lose(fault("engine/lost", { message: "cancel" }));
    else timer = setTimeout(giveUp, PATIENCE_MS);
  };
  return {
    now() {
      timer = setTimeout(giveUp, PATIENCE_MS);
      client.cancelPendingQuery(connection).catch(() => undefined);
    },
    off: () => clearTimeout(timer),
  };
}

async function collect(messages: AsyncIterable<Uint8Array>): Promise<Uint8Array[]> {
  const all: Uint8Array[] = [];
  for await (const message of messages) all.push(message);
  return all;
}

/** Rejects when the signal fires; else never settles. */
function rejectOn(signal?: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal?.aborted) reject(signal.reason as Error);
    signal?.addEventListener("abort", () => reject(signal.reason as Error), { once: true });
  });
}
