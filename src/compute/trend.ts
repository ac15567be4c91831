import { pool } from "./pool.ts";

/** The threads that do the works of workers/works/trend.ts. */
export const trend = pool(() => new Worker(new URL("../../workers/trend.ts", import.meta.url), { type: "module" }), 1);
