/** Months of the year a customer's usage is drawn for. */
export const indicators = ["voice_min", "data_mb", "sms", "spend_voice", "spend_data", "spend_content"] as const;
export const plans = ["campus", "business", "senior", "family", "prepaid", "light", "5g", "internet"] as const;
export const terminals = ["feature_phone", "4g_android", "5g_android", "iphone"] as const;
export const cityTiers = ["tier_1", "tier_2", "tier_3", "county"] as const;
export const services = [
  "broadband",
  "iptv",
  "family_share",
  "video_pack",
  "game_pack",
  "music_pack",
  "cloud_drive",
  "roaming_pack",
  "ringback_tone",
  "long_distance",
] as const;

/** What customers of one planted persona are like, before noise. */
export interface Persona {
  name: string;
  /** Share of customers when the usage begins. */
  share: number;
  age: readonly [mean: number, sd: number];
  /** Months with the operator, median. */
  tenure: number;
  /** Monthly fee of the plan, median, in yuan. */
  fee: number;
  female: number;
  autopay: number;
  /** Weights over `plans`, `terminals`, `cityTiers`. */
  plan: readonly number[];
  terminal: readonly number[];
  city: readonly number[];
  /** Medians a month: minutes, megabytes, messages, yuan spent on content. */
  voice: number;
  data: number;
  sms: number;
  content: number;
  /** Growth of voice, data and content a month, as a share. */
  trend: readonly [voice: number, data: number, content: number];
  /** Probability of holding each of `services`. */
  holds: readonly number[];
}

/** The planted personas. The last two do not exist when the usage begins. */
export const personas: readonly Persona[] = [
  {
    name: "young data",
    share: 0.28,
    age: [21, 3],
    tenure: 26,
    fee: 45,
    female: 0.55,
    autopay: 0.45,
    plan: [66, 0, 0, 4, 8, 5, 9, 8],
    terminal: [0, 62, 18, 20],
    city: [30, 40, 20, 10],
    voice: 80,
    data: 11000,
    sms: 7,
    content: 11,
    trend: [-0.012, 0.014, 0.01],
    holds: [0.05, 0.03, 0.03, 0.62, 0.06, 0.74, 0.08, 0.02, 0.08, 0.03],
  },
  {
    name: "business voice",
    share: 0.15,
    age: [43, 6],
    tenure: 68,
    fee: 139,
    female: 0.3,
    autopay: 0.8,
    plan: [0, 64, 3, 12, 4, 4, 12, 1],
    terminal: [0, 14, 28, 58],
    city: [50, 32, 13, 5],
    voice: 440,
    data: 9500,
    sms: 8,
    content: 7,
    trend: [0.004, 0.008, 0],
    holds: [0.1, 0.05, 0.06, 0.08, 0.01, 0.06, 0.24, 0.76, 0.16, 0.1],
  },
  {
    name: "senior basic",
    share: 0.13,
    age: [67, 6],
    tenure: 130,
    fee: 32,
    female: 0.52,
    autopay: 0.25,
    plan: [0, 1, 66, 14, 11, 8, 0, 0],
    terminal: [54, 42, 4, 0],
    city: [12, 22, 38, 28],
    voice: 170,
    data: 950,
    sms: 5,
    content: 1.6,
    trend: [0, 0.01, 0],
    holds: [0.12, 0.12, 0.12, 0.01, 0.01, 0.03, 0.01, 0.01, 0.6, 0.04],
  },
  {
    name: "family broadband",
    share: 0.16,
    age: [39, 6],
    tenure: 84,
    fee: 99,
    female: 0.56,
    autopay: 0.68,
    plan: [1, 8, 6, 66, 5, 6, 8, 0],
    terminal: [1, 44, 38, 17],
    city: [16, 34, 34, 16],
    voice: 140,
    data: 6500,
    sms: 9,
    content: 11,
    trend: [-0.004, 0.01, 0.008],
    holds: [0.86, 0.76, 0.62, 0.16, 0.03, 0.06, 0.1, 0.03, 0.08, 0.03],
  },
  {
    name: "long-distance worker",
    share: 0.13,
    age: [33, 6],
    tenure: 34,
    fee: 45,
    female: 0.32,
    autopay: 0.15,
    plan: [2, 3, 6, 4, 68, 9, 4, 4],
    terminal: [10, 74, 14, 2],
    city: [14, 20, 26, 40],
    voice: 230,
    data: 4200,
    sms: 40,
    content: 5,
    trend: [-0.008, 0.016, 0.006],
    holds: [0.02, 0.02, 0.06, 0.08, 0.05, 0.1, 0.02, 0.02, 0.32, 0.76],
  },
  {
    name: "light saver",
    share: 0.1,
    age: [36, 7],
    tenure: 40,
    fee: 13,
    female: 0.62,
    autopay: 0.72,
    plan: [4, 2, 7, 6, 9, 66, 3, 3],
    terminal: [1, 24, 20, 55],
    city: [44, 36, 14, 6],
    voice: 22,
    data: 2800,
    sms: 2.5,
    content: 4,
    trend: [-0.015, -0.01, -0.01],
    holds: [0.05, 0.03, 0.04, 0.04, 0.02, 0.05, 0.04, 0.02, 0.04, 0.02],
  },
  {
    name: "5g heavy",
    share: 0,
    age: [32, 5],
    tenure: 34,
    fee: 179,
    female: 0.44,
    autopay: 0.74,
    plan: [2, 5, 0, 5, 1, 1, 82, 4],
    terminal: [0, 0, 52, 48],
    city: [56, 32, 9, 3],
    voice: 170,
    data: 48000,
    sms: 2,
    content: 14,
    trend: [0, 0.03, 0.02],
    holds: [0.1, 0.04, 0.03, 0.6, 0.06, 0.1, 0.9, 0.06, 0.02, 0.02],
  },
  {
    name: "gamer",
    share: 0,
    age: [26, 4],
    tenure: 26,
    fee: 75,
    female: 0.16,
    autopay: 0.82,
    plan: [16, 0, 0, 2, 5, 3, 12, 62],
    terminal: [0, 14, 78, 8],
    city: [18, 42, 28, 12],
    voice: 26,
    data: 21000,
    sms: 16,
    content: 90,
    trend: [-0.01, 0.02, 0.03],
    holds: [0.04, 0.02, 0.02, 0.14, 0.94, 0.1, 0.06, 0.02, 0.04, 0.02],
  },
];

/** Share of customers who follow no persona. */
export const noiseShare = 0.05;

/** A move of customers from one persona to another: `share` of those who began in `from`, in a month counted back from the last. */
export interface Drift {
  from: number;
  to: number;
  share: number;
  earliest: number;
  latest: number;
}

/** One persona splits (0 into 0 and 7), one emerges late (6), two grow (3 and 5). */
export const drifts: readonly Drift[] = [
  { from: 0, to: 7, share: 0.36, earliest: 9, latest: 4 },
  { from: 0, to: 6, share: 0.08, earliest: 6, latest: 3 },
  { from: 0, to: 3, share: 0.06, earliest: 10, latest: 2 },
  { from: 1, to: 6, share: 0.2, earliest: 6, latest: 3 },
  { from: 2, to: 5, share: 0.06, earliest: 10, latest: 2 },
  { from: 3, to: 5, share: 0.04, earliest: 10, latest: 2 },
  { from: 4, to: 5, share: 0.12, earliest: 10, latest: 2 },
  { from: 4, to: 6, share: 0.05, earliest: 6, latest: 3 },
];
