import type { Random } from "../../src/core/random.ts";
import { campaignTypes, channels, declaredTypes, productLines, type CampaignType } from "./campaign-types.ts";
import { chance, clamp, factor, normal } from "./draws.ts";
import type { Persona } from "./personas.ts";

/** A campaign as the operator declared it. Days are since 1970-01-01. */
export interface Campaign {
  id: string;
  /** Index of its planted type. */
  type: number;
  declared: string;
  line: string;
  channel: string;
  price: number;
  discount: number;
  gift: number;
  prepaid: number;
  contract: number;
  minSpend: number;
  minTenure: number;
  start: number;
  end: number;
  /** Month of the start, counted from the first month of usage. */
  month: number;
  /** Size and luck of the one campaign, around 1. */
  volume: number;
  luck: number;
}

/** Draw the campaigns, in order of their start. `firstDay(month)` gives the first day of a month of usage. */
export function drawCampaigns(random: Random, months: number, firstDay: (month: number) => number): Campaign[] {
  const drawn = campaignTypes.flatMap((type, t) =>
    Array.from({ length: type.campaigns }, (_, j) => drawCampaign(random, t, spread(random, type, j, months), firstDay)),
  );
  drawn.sort((a, b) => a.start - b.start || a.type - b.type);
  return drawn.map((campaign, i) => ({ ...campaign, id: `C${String(i + 1).padStart(3, "0")}` }));
}

/** Campaigns of a type are spread over its months, each somewhere in its own stretch. */
function spread(random: Random, { campaigns, window: [earliest, latest] }: CampaignType, j: number, months: number): number {
  const length = earliest - latest + 0.5;
  return months - 1 - earliest + ((j + random.uniform()) * length) / campaigns;
}

function drawCampaign(random: Random, t: number, at: number, firstDay: (month: number) => number): Campaign {
  const type = campaignTypes[t];
  const slip = <T extends string>(usual: T, all: readonly T[], odds: number) => (chance(random, odds) ? all[random.int(all.length)] : usual);
  const month = Math.floor(at);
  const start = firstDay(month) + Math.floor((at - month) * 25);
  const days = Math.max(5, Math.round(type.days * factor(random, 0.12)));
  const step = (usual: number, by: number) => (usual && chance(random, 0.25) ? usual + (chance(random, 0.5) ? by : -by) : usual);
  return {
    id: "",
    type: t,
    declared: slip(type.declared, declaredTypes, 0.06),
    line: slip(type.line, productLines, 0.04),
    channel: slip(type.channel, channels, 0.12),
    price: Math.max(1, Math.round(type.price * factor(random, 0.12))),
    discount: Math.round(clamp(type.discount + normal(random, 0, 0.03), 0, 0.9) * 20) / 20,
    gift: chance(random, 0.06) ? 1 - type.gift : type.gift,
    prepaid: chance(random, 0.04) ? 1 - type.prepaid : type.prepaid,
    contract: type.contract,
    minSpend: step(type.minSpend, 10),
    minTenure: step(type.minTenure, 3),
    start,
    end: start + days,
    month,
    volume: factor(random, 0.35),
    luck: factor(random, 0.12),
  };
}

/** Rates of success by type and persona, customers of no persona last; `shares` are those of the personas and of none at the end. */
export function trueRates(personas: readonly Persona[], shares: readonly number[]): number[][] {
  return campaignTypes.map(({ rate, taste }) => {
    const tastes = [...personas.map((_, p) => taste[p]), 1];
    const mean = tastes.reduce((sum, value, p) => sum + value * shares[p], 0);
    return tastes.map((value) => (rate * value) / mean);
  });
}
