import { language } from "./i18n.svelte.ts";

const formats = new Map<string, Intl.NumberFormat>();

function format(key: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const id = `${language()}/${key}`;
  let found = formats.get(id);
  if (!found) formats.set(id, (found = new Intl.NumberFormat(language(), options)));
  return found;
}

/** A count: 12,345. */
export function count(n: number): string {
  return format("count", { maximumFractionDigits: 0 }).format(n);
}

/** A share 0…1 as per cent with one decimal: 33.3%. */
export function percent(share: number | null, digits = 1): string {
  return share === null || Number.isNaN(share)
    ? "–"
    : format(`percent${digits}`, { style: "percent", minimumFractionDigits: digits, maximumFractionDigits: digits, signDisplay: "negative" }).format(share);
}

/** A number with as many decimals as its size deserves: 1,234 · 12.3 · 0.123. */
export function amount(x: number | null): string {
  if (x === null || Number.isNaN(x)) return "–";
  const size = Math.abs(x);
  const digits = size >= 100 || x === 0 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
  return format(`amount${digits}`, { maximumFractionDigits: digits, signDisplay: "negative" }).format(x);
}

/** A multiple with two decimals: 2.06×. */
export function times(x: number | null): string {
  return x === null || !Number.isFinite(x) ? "–" : `${format("times", { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(x)}×`;
}

/** A fixed number of decimals. */
export function fixed(x: number | null, digits: number): string {
  return x === null || !Number.isFinite(x) ? "–" : format(`fixed${digits}`, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(x);
}

/** A size of a file: 820 bytes, 12.3 MB, 1.36 GB. @param digits that count */
export function sizeOf(bytes: number, digits = 3): string {
  const power = bytes < 1000 ? 0 : Math.min(3, Math.floor(Math.log10(bytes) / 3));
  const unit = (["byte", "kilobyte", "megabyte", "gigabyte"] as const)[power];
  const options = { style: "unit", unit, unitDisplay: power ? "short" : "long", maximumSignificantDigits: Math.max(digits, power ? 1 : 3) } as const;
  return format(`size${power}/${digits}`, options).format(bytes / 1000 ** power);
}

/** A moment as a reader says it: 23 Nov, 14:05. */
export function moment(ms: number): string {
  return new Intl.DateTimeFormat(language(), { month: "short", day: "numeric", hour: "2-digit", minute: "2-digit" }).format(ms);
}

/** A number to some digits that count, however small: 0.00123 · 45.7 · 12,300. */
export function figures(x: number | null, digits = 3): string {
  return x === null || !Number.isFinite(x) ? "–" : format(`figures${digits}`, { maximumSignificantDigits: digits, signDisplay: "negative" }).format(x);
}
