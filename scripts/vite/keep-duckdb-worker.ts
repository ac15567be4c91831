import type { Plugin } from "vite";

/** Keep DuckDB's worker file in our worker: its package calls itself free of side effects, so a bare import of it would be dropped. */
export function keepDuckdbWorker(): Plugin {
  return {
    name: "keep-duckdb-worker",
    transform(code, id) {
      if (/duckdb-browser-\w+\.worker\.js$/.test(id)) return { code, map: null, moduleSideEffects: "no-treeshake" };
    },
  };
}
