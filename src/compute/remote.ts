import { releaseProxy, transfer, wrap, type Remote } from "comlink";
import type { Answer } from "../../workers/answer.ts";
import { buffersIn } from "../core/buffers.ts";
import { Fault, fault } from "../core/fault.ts";
import type { Progress } from "../core/progress.ts";

declare module "../core/fault.ts" {
  interface Faults {
    /** A thread died under its work, mostly for want of memory. */
    "compute/died": { message: string };
  }
}

type Endpoint = (work: string, input: unknown, port: MessagePort, threads: number) => Promise<Answer<unknown>>;

/** What goes with a call. */
export interface Call {
  signal: AbortSignal;
  progress: Progress;
  /** Threads the work may keep rows in, its own included. */
  threads: number;
}

/** One thread and the line of calls before it. */
export interface Worker1 {
  /**
   * Have the worker do one work. Buffers in `input` are moved.
   *
   * @throws Fault as the work does, or `compute/died`; the signal's reason when called off, which kills the thread
   */
  ask(work: string, input: unknown, call: Call): Promise<unknown>;
  stop(): void;
}

/** A thread that was given more bytes is ended after it: what it no longer needs is given back at once, which an idle thread would not do. */
const HEAVY = 100_000_000;

/**
 * A worker that starts when first asked and dies when a call is called off, or was a heavy one.
 *
 * Works are pure, so nothing is lost with the thread: the next call starts another.
 */
export function remote(start: () => Worker): Worker1 {
  let thread: { worker: Worker; call: Remote<Endpoint>; died: Promise<never> } | undefined;

  function open() {
    const worker = start();
    const died = new Promise<never>((_, reject) => {
      worker.addEventListener("error", (event) => {
        event.preventDefault();
        stop();
        reject(fault("compute/died", { message: event.message || "worker" }));
      });
    });
    died.catch(() => undefined);
    return { worker, call: wrap<Endpoint>(worker), died };
  }

  function stop() {
    thread?.call[releaseProxy]();
    thread?.worker.terminate();
    thread = undefined;
  }

  async function ask(work: string, input: unknown, { signal, progress, threads }: Call): Promise<unknown> {
    signal.throwIfAborted();
    const { call, died } = (thread ??= open());
    const { port1, port2 } = new MessageChannel();
    const mates = crew();
    port1.onmessage = ({ data }: MessageEvent<number | MessagePort>) => (typeof data === "number" ? progress(data) : mates.join(data));
    const off = calledOff(signal, stop);
    const moved = buffersIn(input);
    const heavy = moved.reduce((sum, each) => sum + (each instanceof ArrayBuffer ? each.byteLength : 0), 0) > HEAVY;
    try {
      const answer = await Promise.race([call(work, transfer(input as object, moved), transfer(port2, [port2]), threads), died, mates.died, off.promise]);
      if ("fault" in answer) throw new Fault(answer.fault);
      return answer.value;
    } finally {
      off.forget();
      mates.dismiss();
      port1.close();
      if (heavy) stop();
    }
  }

  return { ask, stop };
}

/** The threads that a work hires to keep rows for it. When one of them dies, so does the work. */
function crew() {
  const workers: Worker[] = [];
  let lose!: (reason: unknown) => void;
  const died = new Promise<never>((_, reject) => (lose = reject));
  died.catch(() => undefined);
  return {
    died,
    join(port: MessagePort): void {
      const worker = new Worker(new URL("../../workers/mate.ts", import.meta.url), { type: "module" });
      worker.addEventListener("error", (event) => {
        event.preventDefault();
        lose(fault("compute/died", { message: event.message || "worker" }));
      });
      worker.postMessage(port, [port]);
      workers.push(worker);
    },
    dismiss: () => workers.forEach((worker) => worker.terminate()),
  };
}

/** Rejects when the signal fires, after `act`. */
function calledOff(signal: AbortSignal, act: () => void): { promise: Promise<never>; forget(): void } {
  let fire!: () => void;
  const promise = new Promise<never>((_, reject) => {
    fire = () => {
      act();
      reject(signal.reason as Error);
    };
  });
  promise.catch(() => undefined);
  signal.addEventListener("abort", fire, { once: true });
  return { promise, forget: () => signal.removeEventListener("abort", fire) };
}
