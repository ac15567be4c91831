import "./guard.ts";
import { expose, transfer } from "comlink";
import { buffersIn } from "../src/core/buffers.ts";
import { keeperOf } from "../src/core/crew.ts";
import type { KeeperName, RowsOf } from "../src/core/kernels/kernels.ts";
import { kernels } from "./kernels/kernels.ts";

/** A thread that keeps rows for another one, which asks it pass by pass. */
export interface Mate {
  /** Keep rows, for a kernel to go over. Gives what to ask for them by. */
  keep<K extends KeeperName>(kernel: K, rows: RowsOf<K>): number;
  ask(id: number, ask: unknown): unknown;
  close(id: number): void;
}

const kept = new Map<number, (ask: never) => unknown>();
let count = 0;

const mate: Mate = {
  keep(kernel, rows) {
    kept.set(++count, keeperOf(kernels, kernel)(rows));
    return count;
  },
  ask(id, ask) {
    const said = kept.get(id)!(ask as never);
    return transfer(said as object, buffersIn(said));
  },
  close: (id) => void kept.delete(id),
};

self.addEventListener("message", ({ data }: MessageEvent<MessagePort>) => expose(mate, data), { once: true });
