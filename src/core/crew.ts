import { CHUNK } from "./cluster/moments.ts";
import type { AskOf, KeeperName, Kernels, RowsOf, SaidOf } from "./kernels/kernels.ts";

/** Rows kept by threads, slice by slice. */
export interface Kept<K extends KeeperName> {
  /** Ask every slice the same. Their answers, in the order of the slices. */
  ask(ask: AskOf<K>): Promise<SaidOf<K>[]>;
  /** Let the rows go. */
  close(): void;
}

/** The kernels of a thread, and the other threads it may share long work with. */
export interface Crew {
  readonly kernels: Kernels;
  /** Threads that may keep rows, this one included. */
  readonly size: number;
  /**
   * Have rows kept: the first slice by this thread, the others by one thread each. Their buffers are moved, but for the first.
   *
   * @param slices at most `size`
   */
  keep<K extends KeeperName>(kernel: K, slices: readonly RowsOf<K>[]): Promise<Kept<K>>;
}

/** A thread on its own. */
export function alone(kernels: Kernels): Crew {
  return {
    kernels,
    size: 1,
    async keep(kernel, slices) {
      const kept = slices.map((rows) => keeperOf(kernels, kernel)(rows));
      return { ask: async (ask) => kept.map((answer) => answer(ask)), close: () => kept.splice(0) };
    },
  };
}

/** A keeper by its name, as the plain function it is. */
export function keeperOf<K extends KeeperName>(kernels: Kernels, kernel: K): (rows: RowsOf<K>) => (ask: AskOf<K>) => SaidOf<K> {
  return kernels[kernel] as unknown as (rows: RowsOf<K>) => (ask: AskOf<K>) => SaidOf<K>;
}

/**
 * Where to cut n rows into at most `parts` slices of whole chunks: the bounds, 0 and n included. Sums are made chunk by chunk and added in
 * order, so that the number of threads changes no bit. METHODS 0.2.
 */
export function cuts(n: number, parts: number): number[] {
  const chunks = Math.ceil(n / CHUNK);
  const slices = Math.max(1, Math.min(parts, chunks));
  const bounds = Array.from({ length: slices }, (_, i) => Math.floor((i * chunks) / slices) * CHUNK);
  return [...bounds, n];
}
