import { libraries, type Libraries, type LibrariesInput } from "../../src/core/persona/library.ts";
import type { Progress } from "../../src/core/progress.ts";
import { reconstruct } from "../../src/core/persona/reconstruct.ts";
import { refit, stand } from "../../src/core/persona/stand.ts";

/** What the personas worker does: pure functions of one input, with progress. */
export const personas = {
  libraries: (input: LibrariesInput, progress: Progress): Libraries => libraries(input, progress), reconstruct, refit, stand };

export type Personas = typeof personas;
