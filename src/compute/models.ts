import { pool } from "./pool.ts";

/** The threads that do the works of workers/works/models.ts. */
export const models = pool(() => new Worker(new URL("../../workers/models.ts", import.meta.url), { type: "module" }), 1);
