import { fault, type Fault } from "../core/fault.ts";

/** What DuckDB's wasm says when it has broken for good; its memory is not to be trusted after. */
const BROKEN =
  /memory access out of bounds|table index is out of bounds|function signature mismatch|null function|unreachable|Maximum call stack size exceeded|Aborted\(|_setThrew is not defined/;

/** The engine's thread, from its start to its loss. */
export interface Life {
  /** Put a question to the thread; rejects at once when the thread is lost. `who` asks, for `blocks`. */
  ask<T>(who: object, question: () => Promise<T>): Promise<T>;
  /** Whether it is `who` that the thread works for now: questions are answered in the order they were put. */
  blocks(who: object): boolean;
  /** End it: every question that waits rejects with `why`. */
  lose(why: Fault): void;
  /** Undefined while it lives. */
  readonly why: Fault | undefined;
}

/** Watch over a thread. `lost` hears once, unless the end was asked for by `close`. */
export function watch(worker: Worker, lost: (why: Fault) => void): Life & { close(): void } {
  let why: Fault | undefined;
  const waiting = new Map<symbol, { who: object; reject: (why: Fault) => void }>();

  function end(reason: Fault): void {
    why = reason;
    worker.terminate();
    for (const { reject } of waiting.values()) reject(reason);
    waiting.clear();
  }

  function lose(reason: Fault): void {
    if (why) return;
    end(reason);
    lost(reason);
  }

  function ask<T>(who: object, question: () => Promise<T>): Promise<T> {
    if (why) return Promise.reject(why);
    const key = Symbol();
    return new Promise<T>((resolve, reject) => {
      waiting.set(key, { who, reject });
      question()
        .then(resolve, (error: unknown) => {
          if (error instanceof Error && (error.name === "RuntimeError" || BROKEN.test(error.message))) lose(fault("engine/lost", { message: error.message }));
          reject(error);
        })
        .finally(() => waiting.delete(key));
    });
  }

  worker.addEventListener("error", (event) => {
    event.preventDefault();
    lose(fault("engine/lost", { message: event.message || "worker" }));
  });

  return {
    ask,
    lose,
    blocks: (who) => waiting.values().next().value?.who === who,
    close: () => why || end(fault("engine/lost", { message: "closed" })),
    get why() {
      return why;
    },
  };
}
