import { formatsFor, isNative } from "./days.ts";

const CLOCK = /^(.*?\d日?|.*?\d{4})(T|\s+)(\d{1,2}):(\d{2})(?::(\d{2})(\.\d{1,9})?)?(\s*[AaPp][Mm])?(\s*(?:Z|[+-]\d\d(?::?\d\d)?))?\s*$/;

/** How moments are written. */
export interface MomentFormat {
  /** Of the day, as strptime has it. */
  day: string;
  /** The whole, as strptime has it; null where the engine reads it without being told. */
  whole: string | null;
}

/**
 * How moments are written, where all of some texts are: a day, then a time of day, perhaps with seconds, a fraction, AM or PM, a zone. Days alone may be
 * among them where the engine needs no format.
 */
export function momentFormat(values: readonly string[], { given }: { given?: string } = {}): MomentFormat | undefined {
  const matches = values.map((value) => CLOCK.exec(value));
  const days = values.map((value, i) => matches[i]?.[1] ?? value);
  const clocks = matches.filter((match) => match !== null);
  if (!clocks.length) return undefined;
  const [day] = formatsFor(days, { given });
  if (day === undefined) return undefined;
  if (clocks.some((match) => Number(match[3]) > 24 || Number(match[4]) > 59 || Number(match[5] ?? 0) > 59)) return undefined;
  const halves = clocks.some((match) => match[7]);
  if (isNative(day) && !halves) return { day, whole: null };
  const shapes = new Set(matches.map((match) => match && shapeOf(match)));
  const [shape] = shapes;
  return shapes.size === 1 && shape ? { day, whole: day + shape } : undefined;
}

/** The time of day, as strptime has it; null for a zone, which it cannot read. */
function shapeOf(match: RegExpExecArray): string | null {
  const [, , between, , , second, fraction, half, zone] = match;
  if (zone) return null;
  return `${between === "T" ? "T" : " "}${half ? "%I" : "%H"}:%M${second ? ":%S" : ""}${fraction ? ".%f" : ""}${half ? (half.startsWith(" ") ? " %p" : "%p") : ""}`;
}
