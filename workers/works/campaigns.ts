import { campaignTypes } from "../../src/core/cluster/campaign-types.ts";

/** What the campaigns worker does: pure functions of one input, with progress. */
export const campaigns = { types: campaignTypes };

export type Campaigns = typeof campaigns;
