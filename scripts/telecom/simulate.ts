import { randomFrom } from "../../src/core/random.ts";
import { drawCampaigns, trueRates, type Campaign } from "./campaigns.ts";
import { drawContacts, type Contact } from "./contacts.ts";
import { drawCustomer, type Customer } from "./customer.ts";
import { chance } from "./draws.ts";
import { drifts, noiseShare, personas } from "./personas.ts";
import { dayOf, Sheet, type Layout, type Rows } from "./sheet.ts";
import { drawUsage, type Month } from "./usage.ts";

/** The tables of the example and how their columns are stored; what is kept aside for checking comes last. */
export const layouts = {
  customers: {
    customer_id: "text",
    gender: "text",
    age: "int16",
    city_tier: "text",
    tenure_months: "int16",
    plan: "text",
    terminal: "text",
    monthly_fee: "int16",
    autopay: "int8",
  },
  usage: {
    customer_id: "text",
    month: "date",
    voice_min: "int32",
    data_mb: "int32",
    sms: "int16",
    spend_voice: "int16",
    spend_data: "int16",
    spend_content: "int16",
  },
  holdings: { customer_id: "text", service: "text", since: "date" },
  contacts: { campaign_id: "text", customer_id: "text", contact_date: "date", channel: "text", status: "text", is_control: "int8" },
  red_list: { customer_id: "text", reason: "text" },
  black_list: { customer_id: "text", reason: "text" },
  opt_out: { customer_id: "text", since: "date" },
  truth: { customer_id: "text", persona: "int8", before: "int8", moves: "int16" },
  campaigns: {
    campaign_id: "text",
    declared_type: "text",
    product_line: "text",
    channel: "text",
    price: "int16",
    discount: "float64",
    gift: "int8",
    prepaid: "int8",
    contract_months: "int16",
    min_spend: "int16",
    min_tenure: "int16",
    start_date: "date",
    end_date: "date",
  },
} satisfies Record<string, Layout>;

export type TableName = keyof typeof layouts;

/** Tables that grow with the customers, made block by block. */
export const perCustomer = ["customers", "usage", "holdings", "contacts", "red_list", "black_list", "opt_out", "truth"] as const;

export interface Options {
  customers: number;
  seed: string;
  /** Months of usage, the last being June 2024: 12 to 24. */
  months: number;
}

/** What holds for the whole simulation. */
export interface World extends Options {
  campaigns: readonly Campaign[];
  /** True rates by planted type and persona, customers of none last. */
  rates: readonly (readonly number[])[];
}

export type Block = Record<(typeof perCustomer)[number], Rows>;

const blockSize = 20_000;

/** The first day of a month of usage. */
export function firstDay(months: number, month: number): number {
  return dayOf(2024, 6 - months + month);
}

/** Draw what holds for all customers: the campaigns and the true rates. */
export function drawWorld(options: Options): World {
  if (!(options.months >= 12 && options.months <= 24)) throw new RangeError(`drawWorld: months ${options.months}`);
  const random = randomFrom(options.seed).child("campaigns");
  const campaigns = drawCampaigns(random, options.months, (month) => firstDay(options.months, month));
  return { ...options, campaigns, rates: trueRates(personas, expectedShares()) };
}

/** Shares of the personas at the end, and of customers of none last, as planted. */
export function expectedShares(): number[] {
  const shares = [...personas.map(({ share }) => share), noiseShare];
  for (const { from, to, share } of drifts) {
    shares[to] += personas[from].share * share;
    shares[from] -= personas[from].share * share;
  }
  return shares;
}

/** The campaigns as a table. */
export function campaignRows({ campaigns }: World): Rows {
  const sheet = new Sheet(layouts.campaigns);
  for (const c of campaigns)
    sheet.push(c.id, c.declared, c.line, c.channel, c.price, c.discount, c.gift, c.prepaid, c.contract, c.minSpend, c.minTenure, c.start, c.end);
  return sheet.rows();
}

/** The customers, a block at a time, each with all of their rows. Blocks do not depend on one another. */
export function* blocks(world: World): Generator<Block> {
  for (let start = 0; start < world.customers; start += blockSize) yield drawBlock(world, start, Math.min(world.customers, start + blockSize));
}

function drawBlock(world: World, start: number, end: number): Block {
  const sheets = Object.fromEntries(perCustomer.map((name) => [name, new Sheet(layouts[name])])) as Record<(typeof perCustomer)[number], Sheet>;
  const random = randomFrom(world.seed).child(`customers/${start}`);
  for (let index = start; index < end; ++index) {
    const customer = drawCustomer(random, index, world.months);
    const usage = drawUsage(random, customer, world.months, (18 - world.months + 12) % 12);
    const contacts = drawContacts(random, customer, signsOf(customer, usage), { ...world, last: firstDay(world.months, world.months) - 1 });
    write(sheets, world, customer, usage);
    for (const contact of contacts) writeContact(sheets.contacts, astray(contact, random.uniform()));
    const list = random.uniform();
    if (list < 0.004) sheets.black_list.push(customer.id, chance(random, 0.6) ? "欠费" : "fraud");
    else if (list < 0.012) sheets.red_list.push(customer.id, chance(random, 0.5) ? "VIP" : "投诉敏感");
    else if (list < 0.032) sheets.opt_out.push(customer.id, firstDay(world.months, random.int(world.months)) + random.int(28));
  }
  return Object.fromEntries(perCustomer.map((name) => [name, sheets[name].rows()])) as Block;
}

/** Here and there a list names a customer that nobody knows. */
function astray(contact: Contact, draw: number): Contact {
  return draw < 0.0004 ? { ...contact, customer: `09${contact.customer.slice(2)}` } : contact;
}

function signsOf(customer: Customer, usage: readonly Month[]): { data: number; voice: number; fee: number; age: number; tenure: number } {
  const mean = (of: (month: Month) => number) => usage.reduce((sum, month) => sum + of(month), 0) / Math.max(1, usage.length);
  return {
    data: (Math.log(mean((m) => m.data) + 1) - 8.7) / 1.1,
    voice: (Math.log(mean((m) => m.voice) + 1) - 4.9) / 0.9,
    fee: (Math.log(customer.fee) - 4.05) / 0.65,
    age: (customer.age - 37) / 15,
    tenure: (Math.log(customer.tenure) - 3.8) / 0.9,
  };
}

function write(sheets: Record<(typeof perCustomer)[number], Sheet>, world: World, customer: Customer, usage: readonly Month[]): void {
  const { id } = customer;
  const blank = (digits: number, share: number) => (Number(id.slice(-digits)) * 7919) % 1000 < share * 1000;
  sheets.customers.push(
    id,
    blank(4, 0.03) ? null : customer.gender,
    blank(5, 0.06) ? null : customer.age,
    blank(6, 0.02) ? null : customer.city,
    customer.tenure,
    customer.plan,
    blank(7, 0.08) ? null : customer.terminal,
    customer.fee,
    customer.autopay,
  );
  for (const m of usage) sheets.usage.push(id, firstDay(world.months, m.month), m.voice, m.data, m.sms, m.spendVoice, m.spendData, m.spendContent);
  for (const { service, since } of customer.holdings) sheets.holdings.push(id, service, firstDay(world.months, since));
  sheets.truth.push(id, customer.to, customer.from, customer.moves);
}

function writeContact(sheet: Sheet, { campaign, customer, day, channel, status, control }: Contact): void {
  sheet.push(campaign, customer, day, channel, status, control);
}
