import "./guard.ts";
import "./without-opfs.ts";
import "@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js";
