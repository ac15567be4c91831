import { wrap, type Remote } from "comlink";
import type { Round } from "./duel.ts";
import type { Side } from "./duel-worker.ts";

const workers: Remote<Side>[] = [];

/** Start a contender in a worker of its own. Gives what to ask for its turns by. */
export async function open([module, name, threads]: [string, string, number]): Promise<number> {
  const worker = wrap<Side>(new Worker(new URL("./duel-worker.ts", import.meta.url), { type: "module" }));
  await worker.ready(module, name, threads);
  return workers.push(worker) - 1;
}

/** One turn. */
export function round(id: number): Promise<Round> {
  return workers[id].round();
}
