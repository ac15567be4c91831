import type { FaultData } from "../core/fault.ts";
import type { Engine } from "../engine/engine.ts";

/** The one engine of a session: opened when first needed, opened again after it was lost. */
export class EngineRoom {
  phase = $state<"closed" | "opening" | "open">("closed");
  /** Share of the engine's files that have come, 0…1. */
  share = $state(0);
  /** Why the last engine was lost; undefined while all is well. */
  loss = $state.raw<FaultData | undefined>(undefined);
  #engine: Promise<Engine> | undefined;
  #onLoss: () => void;

  /** @param onLoss hears that every table is gone */
  constructor(onLoss: () => void) {
    this.#onLoss = onLoss;
  }

  /** The engine, opened by now. @throws Fault when it cannot be opened; the next call tries again */
  open(): Promise<Engine> {
    return (this.#engine ??= this.#start());
  }

  async #start(): Promise<Engine> {
    this.phase = "opening";
    this.share = 0;
    try {
      const { openEngine } = await import("../engine/engine.ts");
      const engine = await openEngine({
        progress: (share) => (this.share = share),
        lost: (why) => {
          this.#engine = undefined;
          this.phase = "closed";
          this.loss = why.data;
          this.#onLoss();
        },
      });
      this.phase = "open";
      this.loss = undefined;
      return engine;
    } catch (error) {
      this.#engine = undefined;
      this.phase = "closed";
      throw error;
    }
  }

  /** The engine when it is open already. */
  get opened(): Promise<Engine> | undefined {
    return this.phase === "open" ? this.#engine : undefined;
  }

  async close(): Promise<void> {
    const engine = this.opened;
    this.#engine = undefined;
    this.phase = "closed";
    (await engine)?.close();
  }
}
