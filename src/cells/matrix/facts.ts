import { count, percent, times, fixed } from "../../i18n/number.ts";
import type { Cell, MatrixResult } from "./result.ts";
import type { Measure } from "./schema.ts";
import { overallLift } from "./shade.ts";
import type { Words } from "./words.ts";

/** What stands in a cell: one number large, two small. */
export interface Face {
  big: string;
  small: string;
}

/** The face of a cell in sight. */
export function face(cell: Cell, measure: Measure, result: MatrixResult): Face {
  const [lift, rate, n] = [times(cell.ebLift), percent(cell.ebRate), count(cell.n)];
  if (measure === "rate") return { big: rate, small: `${lift} · ${n}` };
  if (measure === "n") return { big: n, small: `${lift} · ${rate}` };
  return { big: measure === "lift" ? lift : times(overallLift(cell, result)), small: `${rate} · ${n}` };
}

/** One line of the tip. */
export interface Fact {
  label: string;
  value: string;
  /** Said after the value, less loudly. */
  range?: string;
}

/** What is known of a cell, line by line; of a hidden one nothing. */
export function factsOf(cell: Cell, result: MatrixResult, words: Words): Fact[] {
  if (cell.hidden) return [];
  const said = words.cell;
  const base = result.types.find(({ id }) => id === cell.type)!.base;
  const size = result.personas.find(({ id }) => id === cell.persona)!.size;
  const range = (low: number | null, high: number | null, say: (x: number) => string) =>
    low === null || high === null ? undefined : said.range(say(low), say(high));
  const overBase = (x: number | null) => (x === null || !base ? null : x / base);
  return [
    { label: said.accepts, value: percent(cell.ebRate), range: range(cell.ebLow, cell.ebHigh, percent) },
    { label: said.raw, value: cell.n ? `${said.of(cell.successes, cell.n)} · ${percent(cell.rate)}` : count(0), range: range(cell.low, cell.high, percent) },
    { label: said.lift, value: times(cell.ebLift), range: range(overBase(cell.ebLow), overBase(cell.ebHigh), times) },
    { label: said.overall, value: times(overallLift(cell, result)) },
    { label: said.q, value: cell.q === null ? said.qNone : chance(cell.q) },
    { label: said.evidence, value: said.evidences[cell.evidence] },
    { label: said.customers, value: count(cell.customers) },
    { label: said.intents, value: count(cell.intents) },
    { label: said.never, value: said.of(cell.neverAsked, size) },
  ];
}

/** What else should be said of a cell, in sentences. */
export function remarksOf(cell: Cell, result: MatrixResult, { cell: said }: Words): string[] {
  if (cell.hidden) return [cell.hidden === "primary" ? said.primary(result.k) : said.complementary];
  const remarks = [cell.n === 0 ? said.none : "", cell.assigned ? (cell.weak ? said.weak : said.assigned) : "", cell.turns ? said.turns : ""];
  return remarks.filter(Boolean);
}

/** All of it in one line, for those who hear the page. */
export function heard(title: string, cell: Cell, result: MatrixResult, words: Words): string {
  const facts = factsOf(cell, result, words).map(({ label, value, range }) => [label, value, range].filter(Boolean).join(" "));
  return [title, ...facts, ...remarksOf(cell, result, words)].join("; ");
}

function chance(q: number): string {
  return q < 0.001 ? "< 0.001" : fixed(q, 3);
}
