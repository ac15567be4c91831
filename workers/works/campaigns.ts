/** What the campaigns worker does: pure functions of one input, with progress. */
export const campaigns = {};

export type Campaigns = typeof campaigns;
