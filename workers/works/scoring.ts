import { fitsOf, type Fit } from "../../src/core/model/fits.ts";
import type { Fitted } from "../../src/core/model/fitted.ts";
import { scoreModel } from "../../src/core/model/score.ts";
import { within, type Progress } from "../../src/core/progress.ts";
import type { Column, Table } from "../../src/core/table.ts";

/** Score a table by a fitted thing, and see how its columns are beside those it was fitted on. */
function score({ fitted, table }: { fitted: Fitted; table: Table }, progress: Progress): { columns: Record<string, Column>; fits: Fit[] } {
  const fits = fitsOf(fitted, table);
  return { columns: scoreModel(fitted, table, within(progress, 0.1, 1)), fits };
}

/** What the worker of saved models does: pure functions of one input, with progress. */
export const scoring = { score };

export type Scoring = typeof scoring;
