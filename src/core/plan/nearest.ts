import { gower, type GowerPlan, type GowerValues } from "../cluster/gower.ts";

/** A past campaign of the library. */
export interface PastCampaign {
  id: string;
  values: GowerValues;
  type: string;
  contacts: number;
  successes: number;
}

/** A campaign type of the library. */
export interface PastType {
  id: string;
  /** Its most typical campaign. */
  medoid: string;
  members: readonly string[];
  /** 95 % of its campaigns are within this distance of the medoid. */
  radius: number;
}

/** Past campaigns in types, with the plan that compares one more with them. */
export interface CampaignLibrary {
  frozen: GowerPlan;
  campaigns: readonly PastCampaign[];
  types: readonly PastType[];
}

/** Why a type is as near as it is: one feature. */
export interface Reason {
  column: string;
  /** Of the distance, 0…1. */
  share: number;
  planned: GowerValues[number];
  typical: GowerValues[number];
}

/** A type that the planned campaign is near to. */
export interface NearestType {
  type: string;
  distance: number;
  /** Its share in the planned campaign; 0 for a type that is only the nearest of a new kind. */
  weight: number;
  medoid: string;
  /** What differs, at most five, largest first. */
  why: Reason[];
  /** Features in which it is the same. */
  same: string[];
}

/** A past campaign that is like the planned one. */
export interface Neighbour {
  campaign: string;
  distance: number;
  type: string;
  contacts: number;
  /** Successes per contact; null without contacts. */
  rate: number | null;
}

/** Where a planned campaign stands among past ones. */
export interface Nearest {
  /** Nearest first. */
  nearest: NearestType[];
  /** Farther from every type than its own campaigns are: no type tells what to expect. */
  isNew: boolean;
  /** The five nearest campaigns. */
  similar: Neighbour[];
}

/** Types within this of the nearest take part, at most three. */
const MARGIN = 0.1;
const AT_MOST = 3;
/** A past campaign this near is as good as repeated. */
const REPEATED = 0.1;
/** Keeps the weight of an equal campaign finite. */
const SOFTENING = 0.02;
/** The radius of fewer campaigns says nothing of its type. */
const FEW = 3;
/** Distances this near to each other are equal. */
const SAME = 1e-12;

/**
 * Which campaign types a planned campaign is most like, by distance to their most typical campaigns.
 *
 * Weights go with 1 / (distance + 0.02) over types within 0.10 of the nearest, at most three. It is a new kind of campaign when the nearest is farther
 * than that type's radius, or nothing could be compared; a type of fewer than three campaigns borrows the largest radius of all. But a campaign that all but
 * repeats a past one (within 0.10) is of that one's type, though it lies at the edge. Where nothing is known of past ones and they are one type, every planned
 * one is of it. Ties keep the library's order.
 *
 * @throws RangeError when a type's medoid is not among the campaigns
 * Source: METHODS 7.1.
 */
export function nearestTypes(planned: GowerValues, library: CampaignLibrary): Nearest {
  const { frozen, campaigns, types } = library;
  const byId = new Map(campaigns.map((campaign) => [campaign.id, campaign]));
  const measured = types.map((type) => {
    const medoid = byId.get(type.medoid);
    if (!medoid) throw new RangeError(`nearestTypes: medoid ${type.medoid}`);
    return { type, medoid, ...gower(frozen, planned, medoid.values) };
  });
  measured.sort((a, b) => a.distance - b.distance);
  const least = measured[0]?.distance ?? 1;
  const close = measured.filter(({ distance }) => distance <= least + MARGIN + SAME).slice(0, AT_MOST);
  const total = close.reduce((sum, { distance }) => sum + 1 / (distance + SOFTENING), 0);
  const isNew = !isOneOf(library) && (!measured.length || measured[0].blind || least > radiusOf(measured[0].type, types) + SAME);
  const similar = neighbours(planned, library);
  const again = isNew && similar[0]?.distance <= REPEATED ? byId.get(similar[0].campaign) : undefined;
  if (again) return { nearest: [{ ...compared(frozen, planned, again), weight: 1 }], isNew: false, similar };
  const weight = (distance: number) => (isNew ? 0 : 1 / (distance + SOFTENING) / total);
  const nearest = close.map(({ type, medoid, distance }) => ({ ...compared(frozen, planned, medoid), type: type.id, weight: weight(distance) }));
  return { nearest, isNew, similar };
}

/** Whether all campaigns are one type of which nothing is known that another could differ in. */
function isOneOf({ frozen, campaigns, types }: CampaignLibrary): boolean {
  const unknown = (value: GowerValues[number], f: number) => frozen.features[f].idle || value === null || value === "";
  return types.length === 1 && campaigns.every(({ values }) => values.every(unknown));
}

function compared(frozen: GowerPlan, planned: GowerValues, { id, type, values }: PastCampaign): Omit<NearestType, "weight"> {
  const { distance, parts } = gower(frozen, planned, values);
  return { type, distance, medoid: id, ...reasons(frozen, parts, planned, values) };
}

function radiusOf(type: PastType, types: readonly PastType[]): number {
  return type.members.length < FEW ? Math.max(...types.map(({ radius }) => radius)) : type.radius;
}

function reasons({ features }: GowerPlan, parts: readonly number[], planned: GowerValues, typical: GowerValues): Pick<NearestType, "why" | "same"> {
  const distance = parts.reduce((sum, part) => sum + part, 0);
  const known = (f: number) => !features[f].idle && [planned[f], typical[f]].every((value) => value !== null && value !== undefined && value !== "");
  const why = features
    .map(({ column }, f) => ({ column, share: distance > 0 ? parts[f] / distance : 0, planned: planned[f], typical: typical[f] }))
    .filter(({ share }) => share > 0)
    .sort((a, b) => b.share - a.share)
    .slice(0, 5);
  return { why, same: features.filter((_, f) => known(f) && parts[f] === 0).map(({ column }) => column) };
}

function neighbours(planned: GowerValues, { frozen, campaigns }: CampaignLibrary): Neighbour[] {
  return campaigns
    .map(({ id, values, type, contacts, successes }) => ({
      campaign: id,
      distance: gower(frozen, planned, values).distance,
      type,
      contacts,
      rate: contacts > 0 ? successes / contacts : null,
    }))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 5);
}
