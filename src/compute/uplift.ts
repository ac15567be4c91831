import { pool } from "./pool.ts";

/** The threads that do the works of workers/works/uplift.ts. */
export const uplift = pool(() => new Worker(new URL("../../workers/uplift.ts", import.meta.url), { type: "module" }), 1);
