export const declaredTypes = ["data_pack", "voice_pack", "senior_care", "home_upgrade", "prepay_gift", "membership", "plan_upgrade", "roaming"] as const;
export const productLines = ["mobile_data", "voice", "home", "content", "terminal", "global"] as const;
export const channels = ["sms", "call", "app", "store"] as const;

/** What campaigns of one planted type are like, and who says yes to them. */
export interface CampaignType {
  name: string;
  campaigns: number;
  declared: (typeof declaredTypes)[number];
  line: (typeof productLines)[number];
  channel: (typeof channels)[number];
  /** Price a month in yuan. */
  price: number;
  /** Share of the price taken off. */
  discount: number;
  gift: 0 | 1;
  /** Whether the customer pays in advance. */
  prepaid: 0 | 1;
  /** Contract months; 0 none. */
  contract: number;
  /** Rules of the offer: least monthly spend in yuan, least months with the operator. */
  minSpend: number;
  minTenure: number;
  days: number;
  /** Rate of success over all customers at the end. */
  rate: number;
  /** How much likelier than the least inclined each persona says yes. */
  taste: readonly number[];
  /** What the operator selected by, as a weight on a standardised sign of the customer. */
  aim: Aim;
  /** Months before the last in which campaigns of the type start. */
  window: readonly [earliest: number, latest: number];
}

/** Weights on signs that the operator can see: data use, voice use, fee, age, tenure. */
export interface Aim {
  data?: number;
  voice?: number;
  fee?: number;
  age?: number;
  tenure?: number;
}

const whole = [8, 0] as const;

/** The planted types, most campaigns first. Taste is in the order of `personas`; customers of none count as 1. */
export const campaignTypes: readonly CampaignType[] = [
  {
    name: "data pack",
    campaigns: 9,
    declared: "data_pack",
    line: "mobile_data",
    channel: "sms",
    price: 10,
    discount: 0.5,
    gift: 0,
    prepaid: 0,
    contract: 0,
    minSpend: 0,
    minTenure: 0,
    days: 14,
    rate: 0.14,
    taste: [2.2, 0.9, 0.5, 0.9, 1, 0.6, 1.2, 1.3],
    aim: { fee: -0.2, data: 0.2 },
    window: whole,
  },
  {
    name: "prepay and save",
    campaigns: 8,
    declared: "prepay_gift",
    line: "voice",
    channel: "sms",
    price: 50,
    discount: 0.15,
    gift: 1,
    prepaid: 1,
    contract: 3,
    minSpend: 0,
    minTenure: 6,
    days: 21,
    rate: 0.09,
    taste: [0.8, 0.6, 1.1, 0.8, 1.2, 2.1, 0.6, 0.8],
    aim: { tenure: 0.2, fee: -0.2 },
    window: whole,
  },
  {
    name: "gigabit home",
    campaigns: 7,
    declared: "home_upgrade",
    line: "home",
    channel: "call",
    price: 79,
    discount: 0.3,
    gift: 0,
    prepaid: 0,
    contract: 24,
    minSpend: 59,
    minTenure: 12,
    days: 45,
    rate: 0.06,
    taste: [0.6, 1.1, 1, 2.5, 0.6, 0.7, 0.9, 0.6],
    aim: { fee: 0.35, age: 0.1 },
    window: whole,
  },
  {
    name: "voice pack",
    campaigns: 6,
    declared: "voice_pack",
    line: "voice",
    channel: "call",
    price: 20,
    discount: 0.2,
    gift: 0,
    prepaid: 0,
    contract: 0,
    minSpend: 30,
    minTenure: 0,
    days: 21,
    rate: 0.08,
    taste: [0.6, 2.3, 0.9, 0.9, 1.2, 0.6, 0.9, 0.6],
    aim: { voice: 0.2, fee: -0.1 },
    window: whole,
  },
  {
    name: "hometown calls",
    campaigns: 5,
    declared: "voice_pack",
    line: "voice",
    channel: "store",
    price: 9,
    discount: 0.1,
    gift: 1,
    prepaid: 1,
    contract: 6,
    minSpend: 0,
    minTenure: 3,
    days: 35,
    rate: 0.12,
    taste: [0.7, 0.8, 1.1, 0.8, 1.8, 1, 0.6, 0.7],
    aim: { voice: 0.15, age: -0.1 },
    window: whole,
  },
  {
    name: "senior care",
    campaigns: 5,
    declared: "senior_care",
    line: "terminal",
    channel: "store",
    price: 19,
    discount: 0.4,
    gift: 1,
    prepaid: 0,
    contract: 12,
    minSpend: 0,
    minTenure: 24,
    days: 45,
    rate: 0.1,
    taste: [0.6, 0.7, 2.7, 1, 0.8, 1.2, 0.6, 0.6],
    aim: { tenure: 0.3, age: 0.25 },
    window: whole,
  },
  {
    name: "game membership",
    campaigns: 4,
    declared: "membership",
    line: "content",
    channel: "app",
    price: 25,
    discount: 0.6,
    gift: 0,
    prepaid: 0,
    contract: 0,
    minSpend: 0,
    minTenure: 0,
    days: 10,
    rate: 0.07,
    taste: [1.2, 0.6, 0.5, 0.7, 0.8, 0.6, 1.1, 2.4],
    aim: { data: 0.35, age: -0.2 },
    window: [6, 0],
  },
  {
    name: "family video",
    campaigns: 4,
    declared: "membership",
    line: "home",
    channel: "app",
    price: 30,
    discount: 0.5,
    gift: 1,
    prepaid: 0,
    contract: 12,
    minSpend: 59,
    minTenure: 6,
    days: 28,
    rate: 0.11,
    taste: [0.8, 0.9, 1, 1.75, 0.7, 0.7, 1, 0.8],
    aim: { fee: 0.2 },
    window: whole,
  },
  {
    name: "5g premium",
    campaigns: 3,
    declared: "plan_upgrade",
    line: "mobile_data",
    channel: "call",
    price: 149,
    discount: 0.25,
    gift: 0,
    prepaid: 0,
    contract: 12,
    minSpend: 79,
    minTenure: 6,
    days: 35,
    rate: 0.07,
    taste: [1, 1.1, 0.4, 0.8, 0.7, 0.5, 2.4, 1.2],
    aim: { data: 0.4, fee: 0.2 },
    window: [4, 0],
  },
  {
    name: "roaming",
    campaigns: 3,
    declared: "roaming",
    line: "global",
    channel: "app",
    price: 68,
    discount: 0.2,
    gift: 0,
    prepaid: 1,
    contract: 0,
    minSpend: 79,
    minTenure: 12,
    days: 14,
    rate: 0.05,
    taste: [0.8, 2.4, 0.6, 0.9, 0.6, 0.5, 1.2, 0.7],
    aim: { fee: 0.3 },
    window: whole,
  },
];
