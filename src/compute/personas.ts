import { pool } from "./pool.ts";

/** The threads that do the works of workers/works/personas.ts. */
export const personas = pool(() => new Worker(new URL("../../workers/personas.ts", import.meta.url), { type: "module" }), 1);
