import { pool } from "./pool.ts";

/** The threads that do the works of workers/works/personas.ts: three, since successes, intents and failures have their personas found at once. */
export const personas = pool(() => new Worker(new URL("../../workers/personas.ts", import.meta.url), { type: "module" }), 3);
