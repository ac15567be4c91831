import { engineOn } from "../../../src/engine/engine.ts";
import { startIn } from "../../../src/engine/start.ts";
import { handwritten } from "../../../src/sql/sql.ts";

/** For tests only: an engine without guard and without lock, so that nothing but a policy stands between a query and the network. */
const worker = new Worker(new URL("../../fixtures/duckdb-without-guard.ts", import.meta.url), { type: "module" });
const engine = engineOn(await startIn(worker, [], { progress: () => undefined, lost: () => undefined }));

Object.assign(window, {
  ask: async (query: string): Promise<string> => {
    try {
      return `${(await (await engine).query(handwritten(query))).rows} rows`;
    } catch (error) {
      return String(error);
    }
  },
});
