/** Ways of writing a day, as strptime has them; those that begin with the year first. */
const FORMATS = [
  "%Y-%m-%d",
  "%Y/%m/%d",
  "%Y年%m月%d日",
  "%Y.%m.%d",
  "%d.%m.%Y",
  "%m/%d/%Y",
  "%d/%m/%Y",
  "%d-%m-%Y",
  "%m-%d-%Y",
  "%m/%d/%y",
  "%d/%m/%y",
  "%d.%m.%y",
  "%d-%b-%Y",
  "%d %b %Y",
  "%d-%b-%y",
  "%b %d, %Y",
];

/** Digits only: also a number, so that a name or a choice must speak for it. */
const SOLID = "%Y%m%d";

/** Which the engine reads without being told. */
const NATIVE = ["%Y-%m-%d", "%Y/%m/%d"];

const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

/** A day of the calendar. */
export interface Day {
  year: number;
  month: number;
  day: number;
}

/** Whether the engine reads days of a format without being told the format. */
export function isNative(format: string): boolean {
  return NATIVE.includes(format);
}

/**
 * The formats that all of some texts fit, real days only. Of two that differ in the order of day and month, the first is the one in which days change more often than months.
 *
 * @param solid whether `20240131` may be a day
 */
export function formatsFor(values: readonly string[], { solid = false, given }: { solid?: boolean; given?: string } = {}): string[] {
  const formats = given ? [given] : solid ? [...FORMATS, SOLID] : FORMATS;
  const left = formats.filter((format) => {
    const read = dayBy(format);
    return values.every((value) => read(value) !== undefined);
  });
  return left.length < 2 ? left : [...left].sort((a, b) => spread(values, b) - spread(values, a));
}

/** How many more different days than different months there are, when read by a format; ties keep the usual order. */
function spread(values: readonly string[], format: string): number {
  const read = dayBy(format);
  const found = values.map((value) => read(value)!);
  const span = new Set(found.map(({ day }) => day)).size - new Set(found.map(({ year, month }) => 12 * year + month)).size;
  return Math.sign(span);
}

const readers = new Map<string, (value: string) => Day | undefined>();

/** A reader of days; undefined where the text is none. The years of two digits are 1969 to 2068. */
export function dayBy(format: string): (value: string) => Day | undefined {
  let read = readers.get(format);
  if (!read) readers.set(format, (read = readerOf(format)));
  return read;
}

function readerOf(format: string): (value: string) => Day | undefined {
  const parts = format.match(/%.|[^%]+/g) ?? [];
  const order = parts.filter((part) => part.startsWith("%"));
  const digits = (format === SOLID ? { "%Y": "(\\d{4})", "%m": "(\\d{2})", "%d": "(\\d{2})" } : SHAPES) as Record<string, string>;
  const form = new RegExp(
    `^\\s*${parts.map((part) => (part.startsWith("%") ? (digits[part] ?? "(.+?)") : part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))).join("")}\\s*$`,
    "i",
  );
  return (value) => {
    const match = form.exec(value);
    if (!match) return undefined;
    const day = { year: 2000, month: 1, day: 1 };
    order.forEach((part, i) => take(day, part, match[i + 1]));
    return isReal(day) ? day : undefined;
  };
}

const SHAPES = { "%Y": "(\\d{4})", "%y": "(\\d{2})", "%m": "(\\d{1,2})", "%d": "(\\d{1,2})", "%b": "([a-z]{3})" };

function take(day: Day, part: string, value: string): void {
  if (part === "%Y") day.year = Number(value);
  if (part === "%y") day.year = Number(value) + (Number(value) < 69 ? 2000 : 1900);
  if (part === "%m") day.month = Number(value);
  if (part === "%b") day.month = MONTHS.indexOf(value.toLowerCase()) + 1;
  if (part === "%d") day.day = Number(value);
}

function isReal({ year, month, day }: Day): boolean {
  if (month < 1 || month > 12 || day < 1 || year < 1) return false;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day <= [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
}
