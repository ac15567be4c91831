import type { Random } from "../../src/core/random.ts";
import { chance, clamp, factor, normal } from "./draws.ts";
import { cityTiers, drifts, noiseShare, personas, plans, services, terminals, type Persona } from "./personas.ts";

/** A customer before any table is written. Months count from the first month of usage. */
export interface Customer {
  id: string;
  /** Planted persona until `moves`, and from then on; −1 for none. */
  from: number;
  to: number;
  /** Month of the move; beyond the last month where there is none. */
  moves: number;
  gender: string;
  age: number;
  city: string;
  tenure: number;
  plan: string;
  terminal: string;
  fee: number;
  autopay: number;
  /** First month with the operator, at least 0. */
  joined: number;
  /** Own level of voice, data, messages and content, as factors. */
  own: readonly [voice: number, data: number, sms: number, content: number];
  /** Own growth a month of voice and of data. */
  growth: readonly [voice: number, data: number];
  /** Content of persona parts where each is drawn by itself, for those who follow none. */
  parts: readonly Persona[];
  holdings: readonly { service: string; since: number }[];
  /** How often they are contacted, 0 for some, and how gladly they say yes, around 1. */
  reachable: number;
  willing: number;
}

/** The planted persona in a month, −1 for none. */
export function personaAt({ from, to, moves }: Customer, month: number): number {
  return month < moves ? from : to;
}

/** The customer's number as eleven digits with a leading zero, growing with the index. */
export function customerId(random: Random, index: number): string {
  return `0${1_300_000_000 + index * 40 + random.int(40)}`;
}

/** Draw a customer. */
export function drawCustomer(random: Random, index: number, months: number): Customer {
  const from = drawPersona(random);
  const { to, moves } = drawMove(random, from, months);
  const mixed = () => personas[random.pick(personas.map(({ share }) => share))];
  const parts = from < 0 ? Array.from({ length: 12 }, mixed) : [];
  const before = (part: number) => (from < 0 ? parts[part] : personas[from]);
  const after = (part: number) => (from < 0 ? parts[part] : personas[to]);
  const newcomer = chance(random, 0.012);
  const tenure = newcomer ? 1 + random.int(10) : Math.max(1, Math.round(before(0).tenure * Math.exp(normal(random, 0, 0.5))));
  const { holds } = from < 0 ? { holds: services.map((_, s) => mixed().holds[s]) } : { holds: personas[from].holds };
  const holdsNow = from < 0 ? holds : personas[to].holds;
  return {
    id: customerId(random, index),
    from,
    to,
    moves,
    gender: chance(random, after(1).female) ? "F" : "M",
    age: Math.round(clamp(normal(random, (before(2).age[0] + after(2).age[0]) / 2, after(2).age[1]), 16, 92)),
    city: cityTiers[random.pick(after(3).city)],
    tenure,
    plan: plans[random.pick(after(4).plan)],
    terminal: terminals[random.pick(after(5).terminal)],
    fee: Math.round(clamp(after(6).fee * Math.exp(normal(random, 0, 0.25)), 8, 399)),
    autopay: chance(random, after(7).autopay) ? 1 : 0,
    joined: Math.max(0, months - tenure),
    own: [0.46, 0.46, 0.55, 0.55].map((sd) => Math.exp(normal(random, 0, sd))) as unknown as Customer["own"],
    growth: [normal(random, 0, 0.015), normal(random, 0, 0.015)],
    parts,
    holdings: drawHoldings(random, { holds, holdsNow, moves, months, joined: months - tenure }),
    reachable: chance(random, 0.07) ? 0 : factor(random, 0.6),
    willing: factor(random, 0.35),
  };
}

function drawPersona(random: Random): number {
  const drawn = random.pick([...personas.map(({ share }) => share), noiseShare]);
  return drawn === personas.length ? -1 : drawn;
}

function drawMove(random: Random, from: number, months: number): { to: number; moves: number } {
  let left = random.uniform();
  for (const drift of drifts) {
    if (drift.from !== from) continue;
    left -= drift.share;
    if (left < 0) return { to: drift.to, moves: months - drift.earliest + random.int(drift.earliest - drift.latest + 1) };
  }
  return { to: from, moves: months };
}

/** Services held, with the month they began; those of a new persona are taken up in the half year after the move. */
function drawHoldings(
  random: Random,
  { holds, holdsNow, moves, months, joined }: { holds: readonly number[]; holdsNow: readonly number[]; moves: number; months: number; joined: number },
): { service: string; since: number }[] {
  const held: { service: string; since: number }[] = [];
  for (let s = 0; s < services.length; ++s) {
    const draw = random.uniform();
    const age = random.uniform();
    const first = Math.max(joined, -36);
    const usual =
      age < 0.85 ? Math.min(first + 1, 2) + Math.floor((age / 0.85) * Math.max(0, 1 - first)) : first + Math.floor(((age - 0.85) / 0.15) * (months - first));
    if (draw < holds[s]) held.push({ service: services[s], since: Math.min(months - 1, usual) });
    else if (draw < holdsNow[s]) held.push({ service: services[s], since: Math.min(months - 1, moves + Math.floor(age * 3)) });
  }
  return held;
}
