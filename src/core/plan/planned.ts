import type { GowerPlan, GowerValues } from "../cluster/gower.ts";

/** What is known of a campaign before it runs. */
export interface PlannedCampaign {
  /** First and last day, `2024-06-30`; empty where not known yet. */
  start: string;
  end: string;
  /** By feature column. */
  values: Readonly<Record<string, string | number>>;
}

/** Features that the days of a campaign give. */
export const periodFeatures = ["duration_days", "quarter"] as const;

/** The planned campaign's values in the order of the library's features; null where not given. What its days give can be said by hand instead. */
export function plannedValues({ features }: GowerPlan, { start, end, values }: PlannedCampaign): GowerValues {
  const given = new Map(Object.entries(values).map(([column, value]) => [column.toLowerCase(), value]));
  return features.map(({ column }) => {
    const value = given.get(column.toLowerCase());
    if (value !== undefined && value !== "") return value;
    if (column === "duration_days") return start && end ? daysBetween(start, end) : null;
    if (column === "quarter") return start ? `Q${Math.floor((Number(start.slice(5, 7)) - 1) / 3) + 1}` : null;
    return null;
  });
}

/** Days from one day to another, `2024-06-30`. */
export function daysBetween(start: string, end: string): number {
  return Math.round((Date.parse(`${end}T00:00:00Z`) - Date.parse(`${start}T00:00:00Z`)) / 86_400_000);
}
