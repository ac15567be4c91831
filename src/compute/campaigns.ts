import { pool } from "./pool.ts";

/** The threads that do the works of workers/works/campaigns.ts. */
export const campaigns = pool(() => new Worker(new URL("../../workers/campaigns.ts", import.meta.url), { type: "module" }), 1);
