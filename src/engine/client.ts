import { AsyncDuckDB, VoidLogger } from "@duckdb/duckdb-wasm";

/** DuckDB behind its thread, with the progress it knows but does not say. */
export class Client extends AsyncDuckDB {
  constructor(worker: Worker) {
    super(new VoidLogger(), worker);
  }

  /** Hear how far the running statement is, 0…1; of whichever connection runs. */
  hear(progress: (share: number) => void): () => void {
    const listener = ({ percentage }: { percentage?: number | string }) => {
      const share = Number(percentage) / 100;
      if (share >= 0 && share <= 1) progress(share);
    };
    this._onExecutionProgress.push(listener);
    return () => {
      this._onExecutionProgress = this._onExecutionProgress.filter((other) => other !== listener);
    };
  }
}
