import { campaignTypes } from "./campaign-types.ts";
import { personas } from "./personas.ts";
import type { World } from "./simulate.ts";

/** What was planted: what a method may be judged by and never sees. */
export interface Truth {
  personas: string[];
  types: string[];
  /** Planted type of each campaign. */
  campaigns: Record<string, string>;
  /** The persona likeliest to say yes, by type. */
  best: Record<string, string>;
  /** True rate of success by type and persona; `none` for customers who follow none. */
  rates: Record<string, Record<string, number>>;
}

/** The truth of a simulation, apart from the persona of each customer, which is a table. */
export function truthOf({ campaigns, rates }: World): Truth {
  const names = [...personas.map(({ name }) => name), "none"];
  const byType = <T>(of: (rates: readonly number[]) => T) => Object.fromEntries(campaignTypes.map(({ name }, t) => [name, of(rates[t])]));
  return {
    personas: personas.map(({ name }) => name),
    types: campaignTypes.map(({ name }) => name),
    campaigns: Object.fromEntries(campaigns.map(({ id, type }) => [id, campaignTypes[type].name])),
    best: byType((row) => names[bestOf(row)]),
    rates: byType((row) => Object.fromEntries(names.map((name, p) => [name, row[p]]))),
  };
}

/** The planted persona with the highest rate of a row of true rates. */
export function bestOf(row: readonly number[]): number {
  const known = row.slice(0, personas.length);
  return known.indexOf(Math.max(...known));
}
