import { pool } from "./pool.ts";

/** The threads that do the works of workers/works/matrix.ts. */
export const matrix = pool(() => new Worker(new URL("../../workers/matrix.ts", import.meta.url), { type: "module" }), 1);
