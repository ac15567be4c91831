import { transfer, wrap, type Remote } from "comlink";
import { buffersIn } from "../src/core/buffers.ts";
import { alone, type Crew, type Kept } from "../src/core/crew.ts";
import type { KeeperName, RowsOf } from "../src/core/kernels/kernels.ts";
import { kernels } from "./kernels/kernels.ts";
import type { Mate } from "./mate.ts";

/**
 * This thread, and others that it hires when a work first gives them rows to keep.
 *
 * @param threads this one included
 * @param hire starts a thread that listens at the other end of a port
 */
export function crewOf(threads: number, hire: (port: MessagePort) => void): Crew & { close(): void } {
  const own = alone(kernels);
  const mates: Remote<Mate>[] = [];

  function mate(at: number): Remote<Mate> {
    if (!mates[at]) {
      const { port1, port2 } = new MessageChannel();
      hire(port2);
      mates[at] = wrap<Mate>(port1);
    }
    return mates[at];
  }

  return {
    kernels,
    size: threads,
    async keep<K extends KeeperName>(kernel: K, slices: readonly RowsOf<K>[]): Promise<Kept<K>> {
      const others = await Promise.all(
        slices.slice(1).map(async (rows, i) => ({ mate: mate(i), id: await mate(i).keep(kernel, transfer(rows as object, buffersIn(rows)) as never) })),
      );
      const here = await own.keep(kernel, slices.slice(0, 1));
      return {
        async ask(ask) {
          const elsewhere = others.map(async ({ mate, id }) => (await mate.ask(id, ask)) as never);
          return [...(await here.ask(ask)), ...(await Promise.all(elsewhere))];
        },
        close() {
          here.close();
          for (const { mate, id } of others) void mate.close(id);
        },
      };
    },
    close: () => mates.splice(0),
  };
}
