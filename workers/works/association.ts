import { associate } from "../../src/core/lift/associate.ts";
import { candidatesOf } from "../../src/core/lift/candidates.ts";

/** What the association worker does: pure functions of one input, with progress. */
export const association = { associate, candidates: candidatesOf };

export type Association = typeof association;
