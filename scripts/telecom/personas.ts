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
    share: 0.26,
    age: [23, 4],
    tenure: 16,
    fee: 49,
    female: 0.5,
    autopay: 0.55,
    plan: [66, 0, 0, 4, 8, 5, 9, 8],
    terminal: [0, 50, 32, 18],
    city: [30, 40, 20, 10],
    voice: 55,
    data: 13000,
    sms: 7,
    content: 13,
    trend: [-0.012, 0.014, 0.01],
    holds: [0.06, 0.04, 0.04, 0.66, 0.1, 0.6, 0.12, 0.03, 0.08, 0.04],
  },
  {
    name: "business voice",
    share: 0.16,
    age: [43, 6],
    tenure: 68,
    fee: 139,
    female: 0.3,
    autopay: 0.8,
    plan: [0, 74, 2, 9, 3, 2, 10, 0],
    terminal: [0, 14, 28, 58],
    city: [50, 32, 13, 5],
    voice: 420,
    data: 8500,
    sms: 17,
    content: 7,
    trend: [0.004, 0.008, 0],
    holds: [0.14, 0.06, 0.1, 0.08, 0.02, 0.06, 0.3, 0.74, 0.24, 0.14],
  },
  {
    name: "senior basic",
    share: 0.13,
    age: [67, 6],
    tenure: 110,
    fee: 29,
    female: 0.52,
    autopay: 0.25,
    plan: [0, 0, 78, 10, 8, 4, 0, 0],
    terminal: [62, 35, 3, 0],
    city: [12, 22, 38, 28],
    voice: 120,
    data: 1300,
    sms: 8,
    content: 2,
    trend: [0, 0.01, 0],
    holds: [0.15, 0.22, 0.2, 0.02, 0.01, 0.03, 0.01, 0.01, 0.4, 0.04],
  },
  {
    name: "family broadband",
    share: 0.16,
    age: [39, 6],
    tenure: 84,
    fee: 99,
    female: 0.56,
    autopay: 0.68,
    plan: [0, 6, 4, 76, 4, 4, 6, 0],
    terminal: [1, 44, 38, 17],
    city: [16, 34, 34, 16],
    voice: 140,
    data: 6500,
    sms: 9,
    content: 11,
    trend: [-0.004, 0.01, 0.008],
    holds: [0.88, 0.78, 0.62, 0.2, 0.05, 0.08, 0.1, 0.04, 0.1, 0.04],
  },
  {
    name: "long-distance worker",
    share: 0.14,
    age: [33, 6],
    tenure: 22,
    fee: 45,
    female: 0.32,
    autopay: 0.15,
    plan: [1, 2, 4, 3, 78, 6, 3, 3],
    terminal: [10, 74, 14, 2],
    city: [14, 20, 26, 40],
    voice: 330,
    data: 4800,
    sms: 34,
    content: 5,
    trend: [-0.008, 0.016, 0.006],
    holds: [0.03, 0.02, 0.06, 0.08, 0.06, 0.1, 0.02, 0.02, 0.52, 0.76],
  },
  {
    name: "light saver",
    share: 0.1,
    age: [36, 7],
    tenure: 14,
    fee: 15,
    female: 0.62,
    autopay: 0.72,
    plan: [3, 2, 4, 4, 6, 76, 2, 3],
    terminal: [1, 24, 20, 55],
    city: [44, 36, 14, 6],
    voice: 28,
    data: 1600,
    sms: 3,
    content: 2,
    trend: [-0.015, -0.01, -0.01],
    holds: [0.06, 0.03, 0.05, 0.04, 0.02, 0.06, 0.03, 0.01, 0.05, 0.03],
  },
  {
    name: "5g heavy",
    share: 0,
    age: [30, 5],
    tenure: 34,
    fee: 159,
    female: 0.44,
    autopay: 0.74,
    plan: [2, 5, 0, 5, 1, 1, 82, 4],
    terminal: [0, 2, 66, 32],
    city: [42, 34, 16, 8],
    voice: 75,
    data: 48000,
    sms: 4,
    content: 24,
    trend: [0, 0.03, 0.02],
    holds: [0.14, 0.05, 0.04, 0.6, 0.12, 0.15, 0.86, 0.08, 0.03, 0.02],
  },
  {
    name: "gamer",
    share: 0,
    age: [22, 4],
    tenure: 18,
    fee: 59,
    female: 0.2,
    autopay: 0.6,
    plan: [16, 0, 0, 2, 5, 3, 12, 62],
    terminal: [0, 24, 66, 10],
    city: [28, 36, 24, 12],
    voice: 50,
    data: 19000,
    sms: 5,
    content: 80,
    trend: [-0.01, 0.02, 0.03],
    holds: [0.06, 0.03, 0.03, 0.2, 0.92, 0.16, 0.08, 0.02, 0.05, 0.02],
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
  { from: 0, to: 7, share: 0.27, earliest: 9, latest: 4 },
  { from: 0, to: 6, share: 0.1, earliest: 6, latest: 3 },
  { from: 0, to: 3, share: 0.06, earliest: 10, latest: 2 },
  { from: 1, to: 6, share: 0.15, earliest: 6, latest: 3 },
  { from: 2, to: 5, share: 0.06, earliest: 10, latest: 2 },
  { from: 3, to: 5, share: 0.04, earliest: 10, latest: 2 },
  { from: 4, to: 5, share: 0.12, earliest: 10, latest: 2 },
  { from: 4, to: 6, share: 0.05, earliest: 6, latest: 3 },
];
