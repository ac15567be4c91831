import { foretell } from "../../src/core/persona/foretell.ts";
import { library, place, planned } from "../../src/core/persona/library.ts";
import { reconstruct } from "../../src/core/persona/reconstruct.ts";
import { refit, stand } from "../../src/core/persona/stand.ts";
import { tell } from "../../src/core/persona/tell.ts";

/** What the personas worker does: pure functions of one input, with progress. */
export const personas = { foretell, library, place, planned, reconstruct, refit, stand, tell };

export type Personas = typeof personas;
