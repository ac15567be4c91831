import type { TypesModel } from "../../core/model/fitted.ts";
import type { Trained } from "../../core/model/model-file.ts";
import type { CampaignTypesResult } from "./result.ts";
import type { Spec } from "./schema.ts";

/** The campaign types as they travel: the typical campaign of each, and how another is compared with it. */
export function typesModel({ frozen, by, campaigns, types }: CampaignTypesResult): TypesModel {
  const values = new Map(campaigns.map((campaign) => [campaign.id, campaign.values]));
  return {
    kind: "campaign-types",
    frozen,
    by,
    types: types.map(({ id, medoid, members, traits, radius }) => ({
      id,
      n: members.length,
      share: members.length / campaigns.length,
      traits,
      medoid,
      values: values.get(medoid)!,
      radius,
    })),
  };
}

/** What they were found in. */
export function trainedOf(spec: Spec, { campaigns, k, width, mode }: CampaignTypesResult): Trained {
  const starts = campaigns.flatMap(({ startsOn }) => (startsOn === null ? [] : [startsOn])).sort();
  const period = starts.length ? `${starts[0]} – ${starts.at(-1)}` : null;
  return { rows: campaigns.length, table: spec.campaigns, period, seed: null, groups: k, mode, width };
}
