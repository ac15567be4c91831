import { expose } from "comlink";
import type { Crew } from "../../src/core/crew.ts";
import { crewOf } from "../../workers/crew.ts";
import type { Round } from "./duel.ts";

/** Loads what a contender works on, and gives what is timed: its answer comes back as numbers. */
export type PageContender = (file: (name: string) => Promise<ArrayBuffer>, crew: Crew) => Promise<() => ArrayLike<number> | Promise<ArrayLike<number>>>;

/** The browser's side of a duel. */
export interface Side {
  ready(module: string, name: string, threads: number): Promise<void>;
  round(): Promise<Round>;
}

let turn: () => ArrayLike<number> | Promise<ArrayLike<number>>;

const side: Side = {
  async ready(module, name, threads) {
    const { contenders } = (await import(/* @vite-ignore */ module)) as { contenders: Record<string, PageContender> };
    turn = await contenders[name](async (file) => (await fetch(`/duel/${file}`)).arrayBuffer(), crewOf(threads, hire));
  },
  async round() {
    const startedMs = performance.now();
    const answer = await turn();
    return { ms: performance.now() - startedMs, answer: Array.from(answer) };
  },
};

function hire(port: MessagePort): void {
  new Worker(new URL("../../workers/mate.ts", import.meta.url), { type: "module" }).postMessage(port, [port]);
}

expose(side);
