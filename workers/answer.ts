import { expose, transfer } from "comlink";
import { buffersIn } from "../src/core/buffers.ts";
import { Fault, type FaultData } from "../src/core/fault.ts";
import type { Progress } from "../src/core/progress.ts";

export type Answer<T> = { value: T } | { fault: FaultData };

/** A family of works as its worker answers for it. */
type Works = Record<string, (input: never, progress: Progress) => unknown>;

/**
 * Put a family of pure functions behind this thread: faults come back as data, buffers are moved, progress goes through a port.
 *
 * Comlink carries only name, message and stack of a thrown error, so a Fault's facts would be lost.
 */
export function answerFor(works: Works): void {
  expose(async (work: string, input: unknown, port: MessagePort): Promise<Answer<unknown>> => {
    try {
      const value = await works[work](input as never, (share) => port.postMessage(share));
      return transfer({ value }, buffersIn(value));
    } catch (error) {
      if (error instanceof Fault) return { fault: error.data };
      throw error;
    } finally {
      port.close();
    }
  });
}
