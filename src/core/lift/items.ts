import { quarters, type NumberLook } from "./quarters.ts";

/** Where a column's items stand: what a customer is reached by, holds, is, and does with data and with calls. */
export type Axis = "bearer" | "service" | "personal" | "data" | "voice";

/** Every axis, in the order of the editor. */
export const axes: readonly Axis[] = ["bearer", "service", "personal", "data", "voice"];

/** What makes a customer one of an item's. */
export type Held =
  /** The text is one of those that say yes. */
  | { is: "yes"; levels: string[] }
  /** The number is above zero. */
  | { is: "some" }
  | { is: "level"; level: string }
  | { is: "zero" }
  /** above < number ≤ to; null is without end. `part` of `parts`, from 1, the lowest first. */
  | { is: "between"; above: number | null; to: number | null; part: number; parts: number }
  | { is: "missing" }
  /** A row of the long table says so. */
  | { is: "listed" };

/** Something that customers have or are. */
export interface Item {
  /** Says the column and what in it; the same in every language. */
  id: string;
  axis: Axis;
  /** Of a listed item: its name. */
  column: string;
  held: Held;
}

/** What is known of a column of text before it becomes items. */
export interface LevelsLook {
  kind: "levels";
  column: string;
  /** Frequent levels, most frequent first. */
  levels: readonly { level: string; n: number }[];
}

/** What is known of a column. */
export type ColumnLook = LevelsLook | NumberLook;

const YES = /^(yes|y|true|t|1|held|active|subscribed|是|有|已开通|已订购|已办理|开通|订购|使用)$/i;
const NO = /^(no|n|false|f|0|none|not held|inactive|not subscribed|否|无|没有|未订购|未办理|未使用)$/i;
const CANNOT = /^no\s.+\sservice$|^(n\/a|not (applicable|available|eligible))$|未开通|不适用|不支持|^无.+(业务|服务|宽带|网络)$/i;

/** Whether a text says yes. */
export function saysYes(text: string): boolean {
  return YES.test(text.trim());
}

/** Whether a text says no. */
export function saysNo(text: string): boolean {
  return NO.test(text.trim());
}

/** Whether a text says that a customer cannot have it at all: "No internet service", 未开通. */
export function saysCannot(text: string): boolean {
  return CANNOT.test(text.trim());
}

/**
 * The items of a column.
 *
 * Text: those who say yes are one item, no and what says that it cannot be had are none, each other level is one. A number that is only
 * ever 0 or 1, or that counts bearers or services, is one item where above zero; any other is cut into quarters, and what is missing is an
 * item of its own. What data and calls were used is a counter: zero is apart, and the quarters are of the rest.
 *
 * @param cannot more levels of customers who are not eligible
 */
export function itemsOf(axis: Axis, look: ColumnLook, cannot: readonly string[] = []): Item[] {
  const item = (held: Held): Item => ({ id: idOf(look.column, held), axis, column: look.column, held });
  if (look.kind === "number") {
    if (look.flag || axis === "bearer" || axis === "service") return [item({ is: "some" })];
    const bins = quarters(look, axis === "data" || axis === "voice").map(item);
    return look.missing ? [...bins, item({ is: "missing" })] : bins;
  }
  const levels = look.levels.map(({ level }) => level).filter((level) => !cannot.includes(level));
  const yes = levels.filter(saysYes);
  const others = levels.filter((level) => !saysYes(level) && !saysNo(level) && !saysCannot(level));
  return [...(yes.length ? [item({ is: "yes", levels: yes })] : []), ...others.map((level) => item({ is: "level", level }))];
}

/** An item of the long table. */
export function listedItem(name: string): Item {
  return { id: name, axis: "service", column: name, held: { is: "listed" } };
}

function idOf(column: string, held: Held): string {
  switch (held.is) {
    case "yes":
    case "some":
    case "listed":
      return column;
    case "level":
      return `${column}=${held.level}`;
    case "zero":
      return `${column}=0`;
    case "missing":
      return `${column} missing`;
    case "between":
      return `${held.above === null ? "" : `${held.above}<`}${column}${held.to === null ? "" : `<=${held.to}`}`;
  }
}
