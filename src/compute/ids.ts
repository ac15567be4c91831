import { pool } from "./pool.ts";

/** The threads that do the works of workers/works/ids.ts. */
export const ids = pool(() => new Worker(new URL("../../workers/ids.ts", import.meta.url), { type: "module" }), 1);
