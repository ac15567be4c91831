import { BOOLEAN, DAY, FRACTION, LONG, MISSING, MOMENT, TEXT, WHOLE } from "./column.ts";
import { momentIn } from "./read-as.ts";

/** A value of a record as column.ts has them. */
export interface Value {
  kind: number;
  number: number;
  text?: string;
  /** The zone of a moment as written; empty for none. */
  zone?: string;
}

/** The name of what stands for a whole number of more than 15 digits: no key of JSON text that people write. */
const LONG_KEY = "\u0000long";

/** Strings, so that digits in them are passed over, or numbers. */
const TOKENS = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/gs;

/** JSON.parse which keeps whole numbers of more than 15 digits as they are written. @throws SyntaxError */
export function parse(text: string): unknown {
  if (!/\d{16}/.test(text)) return JSON.parse(text);
  return JSON.parse(text.replace(TOKENS, (token) => (/^-?[1-9]\d{15,}$/.test(token) ? `{"\\u0000long":"${token}"}` : token)));
}

/** What a value is. Days and moments are told by ISO form; lists and objects are text, as JSON. */
export function valueOf(value: unknown): Value {
  if (value === null || value === undefined) return { kind: MISSING, number: NaN };
  if (typeof value === "number") return { kind: Number.isInteger(value) && Math.abs(value) < 1e15 ? WHOLE : FRACTION, number: value };
  if (typeof value === "boolean") return { kind: BOOLEAN, number: value ? 1 : 0, text: value ? "true" : "false" };
  if (typeof value === "string") return textOf(value);
  const long = (value as Record<string, unknown>)[LONG_KEY];
  if (typeof long === "string") return { kind: LONG, number: Number(long), text: long };
  return { kind: TEXT, number: NaN, text: JSON.stringify(value).replace(/\{"\\u0000long":"(-?\d+)"\}/g, "$1") };
}

const ISO = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)?)?$/;

function textOf(text: string): Value {
  const iso = text.length >= 10 && text.length <= 35 && text.charCodeAt(4) === 45 ? ISO.exec(text) : null;
  const ms = iso ? momentIn(text) : undefined;
  if (ms === undefined) return { kind: TEXT, number: NaN, text };
  return text.length === 10 ? { kind: DAY, number: ms, text } : { kind: MOMENT, number: ms, text, zone: iso![1] ?? "" };
}
