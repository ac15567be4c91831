import "./faults.ts";
import { fault } from "../../core/fault.ts";
import type { Spec } from "./schema.ts";

/** Refuse days that are none, or an end before the start. */
export function checkDates({ planned: { start, end } }: Spec): void {
  for (const text of [start, end]) if (text && !isDay(text)) throw fault("plan/not-a-day", { text });
  if (start && end && end < start) throw fault("plan/ends-first", { start, end });
}

/** Whether a text is a day of the calendar, `2024-06-30`. */
function isDay(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text;
}
