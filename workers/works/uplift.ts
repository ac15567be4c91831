import type { Crew } from "../../src/core/crew.ts";
import type { Progress } from "../../src/core/progress.ts";
import type { Table } from "../../src/core/table.ts";
import { judge, type Judged, type TrialInput } from "../../src/core/uplift/judge.ts";
import { scoreUplift, type UpliftModel, type UpliftScores } from "../../src/core/uplift/model.ts";

/** What the uplift worker does: functions of one input, with progress; long sums are shared with other threads. */
export const uplift = {
  judge: (input: TrialInput, progress: Progress, crew: Crew): Promise<Judged> => judge(input, progress, crew),
  score: ({ model, table }: { model: UpliftModel; table: Table }): UpliftScores => scoreUplift(model, table),
};

export type Uplift = typeof uplift;
