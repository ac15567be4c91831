import type { GowerPlan, GowerValues } from "../cluster/gower.ts";

/** What is known of a campaign before it runs. */
export interface PlannedCampaign {
  /** First and last day, `2024-06-30`; empty where not known yet. */
  start: string;
  end: string;
  /** By feature column. */
  values: Readonly<Record<string, string | number>>;
}

/** The planned campaign's values in the order of the library's features; null where not given. What its days give can be said by hand instead. */
export function plannedValues({ features }: GowerPlan, { start, end, values }: PlannedCampaign): GowerValues {
  const given = new Map(Object.entries(values).map(([column, value]) => [column.toLowerCase(), value]));
  return features.map(({ column }) => {
    const value = given.get(column.toLowerCase());
    if (value !== undefined && value !== "") return value;
    return fromDays(column, start, end);
  });
}

/** What the days of a campaign say of a feature: `duration_days`, both ends counted, and `quarter`, `Q1`…`Q4`; null for others, and while a day is missing. */
export function fromDays(column: string, start: string, end: string): number | string | null {
  if (column === "duration_days") return start && end && end >= start ? Math.round((Date.parse(end) - Date.parse(start)) / 86_400_000) + 1 : null;
  if (column === "quarter") return start ? `Q${Math.floor((Number(start.slice(5, 7)) - 1) / 3) + 1}` : null;
  return null;
}
