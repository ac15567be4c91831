import type { Random } from "../../src/core/random.ts";
import { campaignTypes, channels, type Campaign } from "./campaigns.ts";
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
const contactsEach = 5;
const controlShare = 0.03;

/** What the operator can see of a customer, standardised over all. */
interface Signs {
  data: number;
  voice: number;
  fee: number;
  age: number;
  tenure: number;
}

/** Draw a customer's contacts. `rates` are the true rates by type and persona, none last. */
export function drawContacts(
  random: Random,
  customer: Customer,
  signs: Signs,
  campaigns: readonly Campaign[],
  rates: readonly (readonly number[])[],
): Contact[] {
  const contacts: Contact[] = [];
  for (const campaign of campaigns) {
    if (campaign.month < customer.joined + 1) continue;
    if (!chance(random, Math.min(0.9, odds(customer, signs, campaign, campaigns.length)))) continue;
    const row = drawContact(random, customer, campaign, rates);
    contacts.push(row);
    if (chance(random, 0.006)) contacts.push({ ...drawContact(random, customer, campaign, rates), control: row.control });
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

function drawContact(random: Random, customer: Customer, campaign: Campaign, rates: readonly (readonly number[])[]): Contact {
  const persona = personaAt(customer, campaign.month);
  const ofType = rates[campaign.type];
  const rate = (persona < 0 ? ofType[ofType.length - 1] : ofType[persona]) * customer.willing * campaign.luck;
  const control = chance(random, controlShare) ? 1 : 0;
  const channel = chance(random, 0.85) ? campaign.channel : channels[random.int(channels.length)];
  return {
    campaign: campaign.id,
    customer: customer.id,
    day: campaign.start + random.int(Math.min(20, campaign.end - campaign.start + 1)),
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
