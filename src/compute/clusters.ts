import { pool } from "./pool.ts";

/** The threads that do the works of workers/works/clusters.ts. */
export const clusters = pool(() => new Worker(new URL("../../workers/clusters.ts", import.meta.url), { type: "module" }), 1);
