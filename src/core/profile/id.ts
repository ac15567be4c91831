import { suits } from "../role.ts";
import type { ColumnReport } from "./column.ts";

/** Rows from which on "nearly all different" says something. */
const ENOUGH = 100;

/**
 * Whether a column seems to hold ids: its name says so, or it is text or whole numbers, nearly all different, of one form or one length.
 */
export function idLike({ name, type, distinct, filled, text, number, stored, top }: ColumnReport): boolean {
  const look = { name, type, distinct, top: top.map(({ value }) => String(value)) };
  if (suits("customer", look) || suits("campaign", look)) return true;
  if (filled < ENOUGH || distinct < 0.98 * filled) return false;
  if (text) return text.forms.length > 0 && text.forms[0].n >= 0.9 * filled && /9|A/.test(text.forms[0].form) && text.longest <= 40;
  return !!number && isWhole(stored) && number.min > 0 && Math.abs(number.max).toFixed(0).length >= 5;
}

/** Whether a type of the engine holds whole numbers only. */
export function isWhole(stored: string): boolean {
  return /^U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?$|^DECIMAL\(\d+,0\)$/.test(stored);
}

/** Digits after the point of a type that holds so many exactly: 0 of whole numbers, s of DECIMAL(p, s) up to 18 digits; null of all else. */
export function decimalsOf(stored: string): number | null {
  if (/^U?(TINY|SMALL|BIG)?INT(EGER)?$/.test(stored)) return 0;
  const [, digits, decimals] = /^DECIMAL\((\d+),(\d+)\)$/.exec(stored) ?? [];
  return digits && Number(digits) <= 18 && decimals !== "0" ? Number(decimals) : null;
}
