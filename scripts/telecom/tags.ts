import { randomFrom, type Random } from "../../src/core/random.ts";
import { chance, gamma, normal } from "./draws.ts";
import { Sheet, type Layout, type Rows, type Storage, type Value } from "./sheet.ts";

/** A tag of customers: how its values come about, the same every month unless it drifts. */
export interface TagPlan {
  name: string;
  storage: Storage;
  /** Share of customers without a value. */
  missing: number;
  draw(random: Random, drifted: boolean): Value;
}

/** As many tags as the fifty that stay and the one that drifts. */
export const TAGS = 51;

const levels = ["A", "B", "C", "D", "E"];

/** Kinds of tags, in turn; a drifted one has another level, rate or mix. */
const kinds: ((random: Random) => Omit<TagPlan, "name" | "missing">)[] = [
  (random) => {
    const [mean, sd] = [random.int(200), 5 + random.int(40)];
    return { storage: "float64", draw: (draws, drifted) => Math.round(100 * normal(draws, mean + (drifted ? sd : 0), sd)) / 100 };
  },
  (random) => {
    const [size, shape] = [20 + random.int(500), 1 + random.int(3)];
    return { storage: "int32", draw: (draws, drifted) => Math.round(size * (drifted ? 2.2 : 1) * gamma(draws, shape)) };
  },
  (random) => {
    const rate = 0.1 + 0.3 * random.uniform();
    return { storage: "int8", draw: (draws, drifted) => (chance(draws, rate + (drifted ? 0.3 : 0)) ? 1 : 0) };
  },
  (random) => {
    const [share, size] = [0.2 + 0.4 * random.uniform(), 10 + random.int(90)];
    return { storage: "int16", draw: (draws, drifted) => (chance(draws, share + (drifted ? 0.35 : 0)) ? Math.ceil(size * gamma(draws, 2)) : 0) };
  },
  (random) => {
    const weights = levels.map((_, i) => (5 - i) ** 1.5 * (0.6 + 0.8 * random.uniform()));
    return { storage: "text", draw: (draws, drifted) => levels[draws.pick(drifted ? weights.toReversed() : weights)] };
  },
];

/** The tags of an operator, by seed. */
export function planTags(seed: string): TagPlan[] {
  return Array.from({ length: TAGS }, (_, i) => {
    const random = randomFrom(seed).child(`tags/${i}`);
    const name = `tag_${String(i + 1).padStart(2, "0")}`;
    return { name, missing: chance(random, 0.5) ? 0 : 0.15 * random.uniform(), ...kinds[i % kinds.length](random) };
  });
}

/** A month's values of tags for some customers, drawn afresh; `drifted` names the tag that has another distribution. */
export function drawTags(plans: readonly TagPlan[], count: number, random: Random, drifted?: string): { layout: Layout; rows: Rows } {
  const layout = Object.fromEntries(plans.map(({ name, storage }) => [name, storage]));
  const sheet = new Sheet(layout);
  const draws = plans.map(({ name }) => random.child(name));
  for (let i = 0; i < count; ++i)
    sheet.push(...plans.map(({ name, missing, draw }, j) => (chance(draws[j], missing) ? null : draw(draws[j], name === drifted))));
  return { layout, rows: sheet.rows() };
}
