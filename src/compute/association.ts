import { pool } from "./pool.ts";

/** The threads that do the works of workers/works/association.ts. */
export const association = pool(() => new Worker(new URL("../../workers/association.ts", import.meta.url), { type: "module" }), 1);
