import { pool } from "./pool.ts";

/** The threads that do the works of workers/works/scoring.ts. */
export const scoring = pool(() => new Worker(new URL("../../workers/scoring.ts", import.meta.url), { type: "module" }), 1);
