import type { Random } from "../../src/core/random.ts";
import { campaignTypes, channels } from "./campaign-types.ts";
import type { Campaign } from "./campaigns.ts";
import { personaAt, type Customer } from "./customer.ts";
import { chance } from "./draws.ts";

/** One row of the list of contacts. */
export interface Contact {
  campaign: string;
  customer: string;
  day: number;
  channel: string;
  status: string | null;
  control: 0 | 1;
}

/** The raw words of each outcome, and how often each word is used. */
const words = {
  success: [
    ["办理成功", 6],
    ["Accepted", 4],
  ],
  intent: [
    ["有意向", 6],
    ["Call back", 3],
  ],
  failure: [
    ["拒绝", 6],
    ["Declined", 4],
    ["无意向", 2],
  ],
  excluded: [
    ["未接通", 6],
    ["No answer", 3],
    ["停机", 1],
  ],
} as const;

/** How strongly the operator's selection weighs, and contacts a customer on average. */
const aimed = 1;
const contactsEach = 4.9;
const controlShare = 0.03;

/** What the operator can see of a customer, standardised over all. */
interface Signs {
  data: number;
  voice: number;
  fee: number;
  age: number;
  tenure: number;
}

/** What contacts are drawn from. */
export interface Setting {
  campaigns: readonly Campaign[];
  /** True rates by type and persona, customers of none last. */
  rates: readonly (readonly number[])[];
  /** The last day that has contacts, in days since 1970-01-01. */
  last: number;
}

/** Draw a customer's contacts. */
export function drawContacts(random: Random, customer: Customer, signs: Signs, setting: Setting): Contact[] {
  const contacts: Contact[] = [];
  for (const campaign of setting.campaigns) {
    if (campaign.month < customer.joined + 1) continue;
    if (!chance(random, Math.min(0.9, odds(customer, signs, campaign, setting.campaigns.length)))) continue;
    const control = chance(random, controlShare) ? 1 : 0;
    contacts.push(drawContact(random, customer, { ...setting, campaign, control }));
    if (chance(random, 0.006)) contacts.push(drawContact(random, customer, { ...setting, campaign, control }));
  }
  return contacts;
}

function odds({ reachable, tenure }: Customer, signs: Signs, { type, volume, minTenure }: Campaign, campaigns: number): number {
  if (tenure < minTenure) return 0;
  const aim = campaignTypes[type].aim;
  let weight = 0;
  for (const [sign, by] of Object.entries(aim)) weight += by * signs[sign as keyof Signs];
  return ((contactsEach * 1.12) / campaigns) * volume * reachable * Math.exp(aimed * weight);
}

function drawContact(random: Random, customer: Customer, { campaign, control, rates, last }: Setting & { campaign: Campaign; control: 0 | 1 }): Contact {
  const persona = personaAt(customer, campaign.month);
  const ofType = rates[campaign.type];
  const rate = (persona < 0 ? ofType[ofType.length - 1] : ofType[persona]) * customer.willing * campaign.luck;
  const channel = chance(random, 0.85) ? campaign.channel : channels[random.int(channels.length)];
  return {
    campaign: campaign.id,
    customer: customer.id,
    day: Math.min(last, campaign.start + random.int(Math.min(20, campaign.end - campaign.start + 1))),
    channel,
    status: control ? (chance(random, rate * 0.25) ? word(random, "success") : null) : word(random, outcome(random, rate)),
    control,
  };
}

function outcome(random: Random, rate: number): keyof typeof words {
  if (chance(random, 0.09)) return "excluded";
  const draw = random.uniform();
  if (draw < rate) return "success";
  return draw < rate + 0.06 + 0.5 * rate ? "intent" : "failure";
}

function word(random: Random, of: keyof typeof words): string {
  return words[of][random.pick(words[of].map(([, weight]) => weight))][0];
}
