import { pool } from "./pool.ts";

/** The threads that do the works of workers/works/files.ts: one reads while the other looks. */
export const files = pool(() => new Worker(new URL("../../workers/files.ts", import.meta.url), { type: "module" }), 2);
