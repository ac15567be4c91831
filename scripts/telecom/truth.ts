import { campaignTypes } from "./campaign-types.ts";
import { personas } from "./personas.ts";
import { valueOf, type Value } from "./sheet.ts";
import type { Block, World } from "./simulate.ts";

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

/** What a planted type's contacts would bring on average, and how many times that its best persona would. */
export interface Asked {
  type: string;
  /** Index of the best persona. */
  best: number;
  contacts: number;
  base: number;
  lift: number;
}

/** Base rate and lift of the best persona of each planted type over the contacts made, by the true rates. */
export function askedLifts({ campaigns, rates }: World, { truth, contacts }: Pick<Block, "truth" | "contacts">): Asked[] {
  const rowOf = new Map(Array.from({ length: truth.count }, (_, i) => [valueOf(truth.columns.customer_id, i), i]));
  const campaignOf = new Map(campaigns.map((campaign) => [campaign.id as Value, campaign]));
  const sums = rates.map(() => ({ contacts: 0, rate: 0 }));
  for (let i = 0; i < contacts.count; ++i) {
    const row = rowOf.get(valueOf(contacts.columns.customer_id, i));
    const campaign = campaignOf.get(valueOf(contacts.columns.campaign_id, i));
    if (row === undefined || !campaign) continue;
    const moved = campaign.month >= Number(valueOf(truth.columns.moves, row));
    const persona = Number(valueOf(truth.columns[moved ? "persona" : "before"], row));
    sums[campaign.type].contacts += 1;
    sums[campaign.type].rate += rates[campaign.type].at(persona < 0 ? -1 : persona)!;
  }
  return sums.map((sum, t) => {
    const [best, base] = [bestOf(rates[t]), sum.rate / sum.contacts];
    return { type: campaignTypes[t].name, best, contacts: sum.contacts, base, lift: rates[t][best] / base };
  });
}
