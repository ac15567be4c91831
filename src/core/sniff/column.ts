import type { ColumnType } from "../../engine/files/file.ts";
import { formatsFor, isNative } from "./days.ts";
import { momentFormat } from "./moments.ts";
import type { Numeral } from "./numerals.ts";

/**
 * How many of a column's values may be no number (day, moment, truth) in a column of such: one in a hundred. They are bad rows; with more, the column
 * is text. In a column of fewer than a hundred values there is none to spare. The same goes for lines that do not fit an encoding.
 */
export const SPARE = 0.01;

/** What a column is. */
export interface ColumnLook {
  type: ColumnType;
  /** Of numbers: whether all seen are whole. */
  whole: boolean;
  /** Of days and moments: how days are written. */
  day: string | null;
  /** Of moments: how they are written, null where the engine needs not be told. */
  moment: string | null;
  /** No value was seen. */
  blank: boolean;
}

const TEXT: ColumnLook = { type: "text", whole: false, day: null, moment: null, blank: false };

/** Names of columns that hold days. */
const DAYS = /date|day|(^|[^a-z])dt($|[^a-z])|日期|时间|日$|天$/i;

/** What is asked of a column. */
export interface Asked {
  /** The header. */
  name: string;
  numeral: (value: string) => Numeral;
  /** Overrules what it looks like. */
  type?: ColumnType;
  /** Overrules how days are written. */
  dates?: string;
}

/**
 * What a column is, by a sample of its values, blanks and words for nothing left out.
 *
 * One number with a zero in front, or with more than 15 digits, makes a column text; else see `SPARE`.
 */
export function columnLook(values: readonly string[], asked: Asked): ColumnLook {
  if (!values.length) return { ...TEXT, ...lookAs(values, asked.type ?? "text", asked), blank: true };
  if (asked.type) return lookAs(values, asked.type, asked);
  if (fits(values, (value) => /^\s*(true|false)\s*$/i.test(value))) return { ...TEXT, type: "boolean" };
  if (fits(values, (value) => asked.numeral(value) !== "none")) {
    const ids = values.some((value) => asked.numeral(value) === "text");
    return solidLook(values, asked) ?? (ids ? TEXT : lookAs(values, "number", asked));
  }
  return timeLook(values, asked) ?? TEXT;
}

/** Days of digits only, where the name says so and all are of our time. */
function solidLook(values: readonly string[], { name, dates }: Asked): ColumnLook | undefined {
  const named = dates === "%Y%m%d" || DAYS.test(name);
  if (!named || !fits(values, (value) => /^\s*(19|20|21)\d{6}\s*$/.test(value))) return undefined;
  const [day] = formatsFor(
    fitting(values, (value) => /^\s*\d{8}\s*$/.test(value)),
    { given: "%Y%m%d" },
  );
  return day ? { ...TEXT, type: "date", day } : undefined;
}

function timeLook(values: readonly string[], { dates }: Asked): ColumnLook | undefined {
  const usual = fitting(values, (value) => /\d/.test(value) && value.length >= 6 && value.length <= 40);
  if (usual.length < values.length * (1 - SPARE)) return undefined;
  const early = usual.slice(0, 8);
  if (
    early.filter((value) => !formatsFor([value])[0] && !momentFormat([value]) && !(dates && momentFormat([value], { given: dates }))).length > 1 &&
    !(dates && formatsFor(early, { given: dates })[0])
  )
    return undefined;
  const given = dates && formatsFor(usual.slice(0, 1), { given: dates }).length ? dates : undefined;
  const day = bestOf(usual, (some) => formatsFor(some, { given })[0]);
  if (day) return { ...TEXT, type: "date", day };
  const moment = bestOf(usual, (some) => momentFormat(some, { given }) ?? momentFormat(some));
  return moment && { ...TEXT, type: "moment", day: moment.day, moment: moment.whole };
}

/** What all values have in common, or all but the few that may be spared: those that differ from what the first of them have in common. */
function bestOf<T>(values: readonly string[], common: (values: readonly string[]) => T | undefined): T | undefined {
  const all = common(values);
  const spare = Math.floor(values.length * SPARE);
  if (all !== undefined || !spare) return all;
  const alone = values.filter((value) => common([value]) === undefined);
  return alone.length && alone.length <= spare ? common(values.filter((value) => common([value]) !== undefined)) : undefined;
}

/** What a column of a given type looks like. */
function lookAs(values: readonly string[], type: ColumnType, { numeral, dates }: Asked): ColumnLook {
  if (type === "number")
    return { ...TEXT, type, whole: values.length > 0 && values.every((value) => /^\s*[-+]?[\d,.' ]+\s*$/.test(value) && numeral(value) !== "decimal") };
  if (type === "date") {
    const days = values.filter((value) => formatsFor([value], { solid: true, given: dates }).length);
    const others = days.length ? days : values.filter((value) => formatsFor([value], { solid: true }).length);
    return { ...TEXT, type, day: formatsFor(others, { solid: true, given: days.length ? dates : undefined })[0] ?? dates ?? "%Y-%m-%d" };
  }
  if (type === "moment") {
    const found =
      momentFormat(
        values.filter((value) => momentFormat([value])),
        { given: dates },
      ) ?? momentFormat(values.filter((value) => momentFormat([value])));
    return { ...TEXT, type, day: found?.day ?? "%Y-%m-%d", moment: found?.whole ?? null };
  }
  return { ...TEXT, type };
}

/** Whether all but the few that may be spared pass. */
export function fits<T>(values: readonly T[], passes: (value: T) => boolean): boolean {
  let spare = Math.floor(values.length * SPARE);
  return values.every((value) => passes(value) || --spare >= 0);
}

function fitting<T>(values: readonly T[], passes: (value: T) => boolean): T[] {
  return values.filter(passes);
}

/** Whether the engine reads a column without being told how its days are written. */
export function isPlain({ type, day, moment }: ColumnLook): boolean {
  return type === "moment" ? moment === null : type !== "date" || day === null || isNative(day);
}
