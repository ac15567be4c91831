import { expose, transfer } from "comlink";
import { buffersIn } from "../src/core/buffers.ts";
import { Fault, type FaultData } from "../src/core/fault.ts";
import type { Crew } from "../src/core/crew.ts";
import type { Progress } from "../src/core/progress.ts";
import { crewOf } from "./crew.ts";

export type Answer<T> = { value: T } | { fault: FaultData };

/** A family of works as its worker answers for it. */
type Works = Record<string, (input: never, progress: Progress, crew: Crew) => unknown>;

/**
 * Put a family of pure functions behind this thread: faults come back as data, buffers are moved, progress goes through a port; and so does
 * the wish for other threads, when a work shares its rows with them.
 *
 * Comlink carries only name, message and stack of a thrown error, so a Fault's facts would be lost.
 */
export function answerFor(works: Works): void {
  expose(async (work: string, input: unknown, port: MessagePort, threads: number): Promise<Answer<unknown>> => {
    const crew = crewOf(threads, (mate) => port.postMessage(mate, [mate]));
    try {
      const value = await works[work](input as never, (share) => port.postMessage(share), crew);
      return transfer({ value }, buffersIn(value));
    } catch (error) {
      if (error instanceof Fault) return { fault: error.data };
      throw error;
    } finally {
      crew.close();
      port.close();
    }
  });
}
