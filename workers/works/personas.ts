import { foretell } from "../../src/core/persona/foretell.ts";
import { library, place, planned } from "../../src/core/persona/library.ts";
import { reconstruct as remade, type ReconstructInput } from "../../src/core/persona/reconstruct.ts";
import { refit, stand } from "../../src/core/persona/stand.ts";
import { tell } from "../../src/core/persona/tell.ts";
import type { Crew } from "../../src/core/crew.ts";
import type { Progress } from "../../src/core/progress.ts";
import type { Column, Table } from "../../src/core/table.ts";

const reconstruct = (input: ReconstructInput, progress: Progress, crew: Crew) => remade({ ...input, tags: taken(input.tags) }, progress, crew);

/** A table taken out of the message it came in, which else would hold its columns as long as the work goes on: a third of a gigabyte for a million customers. */
function taken({ rows, columns }: Table): Table {
  const own = { ...columns };
  for (const name of Object.keys(columns)) delete (columns as Record<string, Column>)[name];
  return { rows, columns: own };
}

/** What the personas worker does: pure functions of one input, with progress. */
export const personas = { foretell, library, place, planned, reconstruct, refit, stand, tell };

export type Personas = typeof personas;
