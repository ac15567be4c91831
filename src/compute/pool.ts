import { remote, type Call, type Worker1 } from "./remote.ts";

/** Workers of one family: one call at a time each, the rest wait their turn. */
export interface Pool {
  ask(work: string, input: unknown, call: Call): Promise<unknown>;
  stop(): void;
}

/** A pool of at most `size` workers, started as they are needed. */
export function pool(start: () => Worker, size: number): Pool {
  const idle: Worker1[] = Array.from({ length: size }, () => remote(start));
  const all = [...idle];
  const waiting: ((worker: Worker1) => void)[] = [];

  async function turn(signal: AbortSignal): Promise<Worker1> {
    signal.throwIfAborted();
    const free = idle.pop();
    if (free) return free;
    return new Promise((resolve, reject) => {
      waiting.push(resolve);
      signal.addEventListener("abort", () => {
        const at = waiting.indexOf(resolve);
        if (at >= 0) waiting.splice(at, 1);
        reject(signal.reason as Error);
      });
    });
  }

  async function ask(work: string, input: unknown, call: Call): Promise<unknown> {
    const worker = await turn(call.signal);
    try {
      return await worker.ask(work, input, call);
    } finally {
      const next = waiting.shift();
      if (next) next(worker);
      else idle.push(worker);
    }
  }

  return { ask, stop: () => all.forEach((worker) => worker.stop()) };
}
