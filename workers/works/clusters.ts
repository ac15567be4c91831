import { segments } from "../../src/core/cluster/segments.ts";

/** What the clusters worker does: functions of one input, with progress. */
export const clusters = { segments };

export type Clusters = typeof clusters;
