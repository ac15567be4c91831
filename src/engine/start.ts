import wasmUrl from "@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?gzipped";
import { fault, type Fault } from "../core/fault.ts";
import { within, type Progress } from "../core/progress.ts";
import { greet, lock, makeRooms, plainErrors } from "../sql/lock.ts";
import type { Sql } from "../sql/sql.ts";
import { Client } from "./client.ts";
import { openLane, type Lane } from "./lane.ts";
import { watch, type Life } from "./life.ts";
import { downloadWasm } from "./wasm.ts";

/** How long the engine may take from having its file to being ready. */
const START_MS = 60_000;

/** Each connection hands back at least so often, so that others are heard and a cancel is quick. */
const POLL_MS = 20;

/** An engine that runs: its connections, opened before the lock. */
export interface Started {
  client: Client;
  life: Life & { close(): void };
  cell: Lane;
  reader: Lane;
  inserts: Lane;
  /** Of tables that go out, beside all the rest. */
  out: Lane;
}

export interface StartOptions {
  progress: Progress;
  lost: (why: Fault) => void;
}

/** Start the engine in its guarded thread, and lock it. @throws Fault `engine/open` */
export function start(options: StartOptions): Promise<Started> {
  return startIn(new Worker(new URL("../../workers/duckdb.ts", import.meta.url), { type: "module", name: "duckdb" }), lock, options);
}

/** Start the engine in a given thread with given last statements. */
export async function startIn(worker: Worker, last: readonly Sql[], { progress, lost }: StartOptions): Promise<Started> {
  let ready = false;
  const life = watch(worker, (why) => {
    if (ready) lost(why);
  });
  try {
    const wasm = await downloadWasm(wasmUrl, within(progress, 0, 0.9));
    const client = new Client(worker);
    const lanes = await inTime(life.ask(life, () => prepare(client, wasm, life, last)));
    ready = true;
    progress(1);
    return { client, life, ...lanes };
  } catch (error) {
    life.close();
    throw openFault(error);
  }
}

async function prepare(client: Client, wasm: Blob, life: Life, last: readonly Sql[]) {
  const url = URL.createObjectURL(wasm);
  try {
    await client.instantiate(url);
  } finally {
    URL.revokeObjectURL(url);
  }
  await client.open({ query: { queryPollingInterval: POLL_MS } });
  const connections = [await client.connectInternal(), await client.connectInternal(), await client.connectInternal(), await client.connectInternal()];
  for (const statement of [...makeRooms, plainErrors]) await client.runQuery(connections[0], statement);
  for (const connection of connections) for (const statement of greet) await client.runQuery(connection, statement);
  for (const statement of last) await client.runQuery(connections[0], statement);
  const [cell, reader, inserts, out] = connections.map((connection) => openLane(client, connection, life));
  return { cell, reader, inserts, out };
}

/** A wasm that fails to compile, and one that is refused, never answer: so a time limit. */
function inTime<T>(work: Promise<T>): Promise<T> {
  let timer!: ReturnType<typeof setTimeout>;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(fault("engine/open", { why: "slow", message: `${START_MS} ms` })), START_MS);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

function openFault(error: unknown): Error {
  const { data } = error as Partial<Fault>;
  if (data?.code === "engine/open") return error as Fault;
  const message = data?.code === "engine/lost" ? data.facts.message : String(error);
  return fault("engine/open", { why: "start", message });
}
