import type { ColumnType } from "../../../src/engine/files/file.ts";
import { BLANK, BOOLEAN, DAY, MISSING, MOMENT, TEXT, type Column } from "./column.ts";

const DAY_MS = 86_400_000;

/**
 * A value read as a type that was chosen for it: a number, milliseconds since 1970-01-01, 0 or 1; NaN where it is missing, undefined where it cannot be
 * read so. Not for text, which every value can be.
 */
export function readAs(column: Column, row: number, type: ColumnType): number | undefined {
  const kind = column.kind(row);
  if (kind === MISSING || kind === BLANK) return NaN;
  const number = kind === TEXT ? undefined : column.number(row);
  if (type === "number") return kind === DAY || kind === MOMENT || kind === BOOLEAN ? undefined : (number ?? numberIn(column.text(row)!));
  if (type === "boolean") return kind === BOOLEAN ? number : truthIn(column.text(row)!);
  const ms = kind === DAY || kind === MOMENT ? number : momentIn(column.text(row)!);
  if (ms === undefined) return undefined;
  return type === "date" ? Math.floor(ms / DAY_MS) * DAY_MS : ms;
}

function numberIn(text: string): number | undefined {
  const bare = text.trim().replace(/^[¥￥$€£]\s*/, "");
  const [, digits, percent] = /^(.*?)\s*([%％]?)$/s.exec(bare)!;
  const whole = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(digits) ? digits.replaceAll(",", "") : digits;
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(whole)) return undefined;
  return percent ? Number(whole) / 100 : Number(whole);
}

const TRUE = new Set(["true", "t", "yes", "y", "1", "是", "真"]);
const FALSE = new Set(["false", "f", "no", "n", "0", "否", "假"]);

function truthIn(text: string): number | undefined {
  const word = text.trim().toLowerCase();
  if (TRUE.has(word)) return 1;
  return FALSE.has(word) ? 0 : undefined;
}

const WRITTEN = [
  /^(?<y>\d{4})(?<m>\d{2})(?<d>\d{2})$/,
  /^(?<y>\d{4})(?:-|\/|\.)(?<m>\d{1,2})(?:-|\/|\.)(?<d>\d{1,2})(?:[T ]+(?<time>.*))?$/,
  /^(?<y>\d{4})年(?<m>\d{1,2})月(?<d>\d{1,2})日\s*(?<time>.*)$/,
];

/**
 * A day or moment in the ways that leave no doubt, year first: `2024-01-31`, `2024/1/31`, `20240131`, `2024年1月31日`, with a time of day or not. A zone is
 * not counted in: the time is as written.
 */
export function momentIn(text: string): number | undefined {
  const found = WRITTEN.map((way) => way.exec(text.trim())?.groups).find(Boolean);
  if (!found) return undefined;
  const [year, month, day] = [Number(found.y), Number(found.m), Number(found.d)];
  const ms = new Date(0).setUTCFullYear(year, month - 1, day);
  const date = new Date(ms);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  const time = found.time ? timeIn(found.time) : 0;
  return time === undefined ? undefined : ms + time;
}

function timeIn(text: string): number | undefined {
  const found = /^(\d{1,2})[:时](\d{1,2})(?:[:分](\d{1,2}(?:[.,]\d+)?)?秒?|分?)\s*(?:Z|[+-]\d{2}:?\d{2})?$/i.exec(text);
  if (!found) return undefined;
  const [hours, minutes, seconds] = [Number(found[1]), Number(found[2]), Number((found[3] ?? "0").replace(",", "."))];
  return hours < 24 && minutes < 60 && seconds < 60 ? hours * 3_600_000 + minutes * 60_000 + seconds * 1000 : undefined;
}
