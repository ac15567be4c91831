import type { ClustersModel } from "../cluster/segments.ts";
import type { GowerPlan, GowerValues } from "../cluster/gower.ts";
import type { AssociationModel } from "../lift/model.ts";
import type { NewPersonasModel } from "../persona/frozen.ts";
import type { FeaturePlan } from "../prepare/plan.ts";
import type { Tag, Trait } from "../tag.ts";
import type { UpliftModel } from "../uplift/model.ts";
import type { PropensityModel } from "./propensity.ts";
import type { RegressionModel } from "./regression.ts";

/** A group that a fitted thing tells apart, as far as it travels. */
export interface Group {
  id: string;
  /** Rows it was made of, and their share 0…1 of all; null where they are too few to be told. */
  n: number | null;
  share: number | null;
  traits: Trait[];
}

/** Personas of those who said yes: who is near which, and who is like none. */
export interface PersonasModel {
  kind: "personas";
  plan: FeaturePlan;
  /** k rows of d numbers, in the prepared space. */
  centres: number[][];
  /** Squared distance from each centre beyond which nobody is a member. */
  gates: number[];
  groups: Group[];
  /** What the columns of the plan mean, where they were tags. */
  tags: Tag[];
}

/** Campaign types: how a campaign is compared with the typical campaign of each. */
export interface TypesModel {
  kind: "campaign-types";
  frozen: GowerPlan;
  /** Columns whose equal values made a type; empty where likeness did. */
  by: string[];
  types: (Group & {
    /** Id of the typical campaign, and its values in the order of the features. */
    medoid: string;
    values: GowerValues;
    /** 95 % of its campaigns are within this distance of the medoid. */
    radius: number;
  })[];
}

/** Everything that can be fitted here and used elsewhere: plain JSON, told apart by `kind`. */
export type Fitted = PersonasModel | NewPersonasModel | ClustersModel | TypesModel | AssociationModel | PropensityModel | RegressionModel | UpliftModel;

/** What a fitted thing is. */
export type FittedKind = Fitted["kind"];
