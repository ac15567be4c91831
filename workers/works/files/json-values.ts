/** The name of what stands for a whole number of more than 15 digits: no key that people write. */
const LONG_KEY = "\u0000long";

/** A whole number of more than 15 digits where a value may stand; some in strings look so too. */
const MAYBE_LONG = /[:,[\s]-?[1-9]\d{15,}(?![.\deE])/;

/** Strings, so that digits in them are passed over, or numbers. */
const TOKENS = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/gs;

/** JSON.parse which keeps whole numbers of more than 15 digits as they are written. @throws SyntaxError */
export function parse(text: string): unknown {
  if (!MAYBE_LONG.test(text)) return JSON.parse(text);
  return JSON.parse(text.replace(TOKENS, (token) => (token.length > 15 && /^-?[1-9]\d{15,}$/.test(token) ? `{"\\u0000long":"${token}"}` : token)));
}

/** The digits of a whole number of more than 15 digits, where `parse` gave one. */
export function longIn(value: object): string | undefined {
  const long = (value as Record<string, unknown>)[LONG_KEY];
  return typeof long === "string" ? long : undefined;
}

/** A list or an object as JSON. */
export function asJson(value: object): string {
  return JSON.stringify(value).replace(/\{"\\u0000long":"(-?\d+)"\}/g, "$1");
}

const MOMENT = /^[T ](\d\d):(\d\d)(?::(\d\d(?:\.\d{1,9})?))?(Z|[+-]\d\d:?\d\d)?$/;

/** A day or moment in ISO form, as written: milliseconds since 1970-01-01, and the zone of a moment, empty for none; null for a day. */
export function isoOf(text: string): { ms: number; zone: string | null } | undefined {
  if (text.length < 10 || text.length > 35 || text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return undefined;
  const [year, month, day] = [digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10)];
  if (!(year > 0 && month > 0 && month < 13 && day > 0 && day <= daysIn(year, month))) return undefined;
  const ms = year < 100 ? new Date(0).setUTCFullYear(year, month - 1, day) : Date.UTC(year, month - 1, day);
  if (text.length === 10) return { ms, zone: null };
  const time = MOMENT.exec(text.slice(10));
  if (!time) return undefined;
  const [hours, minutes, seconds] = [Number(time[1]), Number(time[2]), Number(time[3] ?? 0)];
  if (hours > 23 || minutes > 59 || seconds >= 60) return undefined;
  return { ms: ms + hours * 3_600_000 + minutes * 60_000 + seconds * 1000, zone: time[4] ?? "" };
}

/** The number that some characters write; NaN where one of them is no digit. */
function digits(text: string, from: number, to: number): number {
  let number = 0;
  for (let i = from; i < to; ++i) {
    const digit = text.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return NaN;
    number = 10 * number + digit;
  }
  return number;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
