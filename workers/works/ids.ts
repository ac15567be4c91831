import { resolve } from "../../src/core/ids/resolve.ts";

/** What the ids worker does: pure functions of one input, with progress. */
export const ids = { resolve };

export type Ids = typeof ids;
