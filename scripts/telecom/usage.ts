import type { Random } from "../../src/core/random.ts";
import type { Customer } from "./customer.ts";
import { chance, normal } from "./draws.ts";
import { personas, type Persona } from "./personas.ts";

/** What a customer used and spent in a month. */
export interface Month {
  month: number;
  voice: number;
  data: number;
  sms: number;
  spendVoice: number;
  spendData: number;
  spendContent: number;
}

/** How much each month of the year lifts voice and data: the spring festival, the summer holidays. January first. */
const seasons = {
  voice: [1.04, 1.15, 1, 0.99, 0.98, 0.98, 0.97, 0.98, 1, 1.02, 0.99, 1],
  data: [1.02, 1.08, 0.98, 0.98, 1, 1, 1.06, 1.06, 0.98, 1.01, 0.98, 0.99],
};

/**
 * Draw the months of a customer, from the one they joined in; some months are missing.
 *
 * @param firstMonth month of the year of the first month of usage, January 0
 */
export function drawUsage(random: Random, customer: Customer, months: number, firstMonth: number): Month[] {
  const drawn: Month[] = [];
  let wave = normal(random, 0, 0.12);
  for (let month = customer.joined; month < months; ++month) {
    wave = 0.5 * wave + normal(random, 0, 0.12);
    const drawnMonth = drawMonth(random, customer, { month, season: (firstMonth + month) % 12, wave, months });
    if (!chance(random, 0.02)) drawn.push(drawnMonth);
  }
  return drawn;
}

function drawMonth(
  random: Random,
  customer: Customer,
  { month, season, wave, months }: { month: number; season: number; wave: number; months: number },
): Month {
  const [ownVoice, ownData, ownSms, ownContent] = customer.own;
  const since = month - months + 1;
  const grown = (part: number, which: 0 | 1 | 2) => blend(customer, month, part, (persona) => persona.trend[which] * since);
  const level = (part: number, of: (persona: Persona) => number) => blend(customer, month, part, (persona) => Math.log(of(persona)));
  const noise = (sd: number) => normal(random, 0, sd);
  const voice = Math.exp(level(8, (p) => p.voice) + grown(8, 0) + customer.growth[0] * since + wave + noise(0.15)) * ownVoice * seasons.voice[season];
  const data = Math.exp(level(9, (p) => p.data) + grown(9, 1) + customer.growth[1] * since + wave + noise(0.15)) * ownData * seasons.data[season];
  const sms = Math.exp(level(10, (p) => p.sms) + noise(0.3)) * ownSms;
  const content = Math.exp(level(11, (p) => p.content) + grown(11, 2) + noise(0.25)) * ownContent;
  return {
    month,
    voice: Math.round(voice),
    data: Math.round(data / 10) * 10,
    sms: Math.round(sms),
    spendVoice: Math.round(0.32 * voice ** 0.85 * Math.exp(noise(0.2))),
    spendData: Math.round(0.11 * data ** 0.65 * Math.exp(noise(0.2))),
    spendContent: Math.round(content),
  };
}

/** A value of the persona; over two months after a move it passes from the old to the new. */
function blend({ from, to, moves, parts }: Customer, month: number, part: number, of: (persona: Persona) => number): number {
  if (from < 0) return of(parts[part]);
  const share = Math.min(1, Math.max(0, (month - moves + 1) / 2));
  return (1 - share) * of(personas[from]) + share * of(personas[to]);
}
