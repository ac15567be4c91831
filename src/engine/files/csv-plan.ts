import { dayBy } from "../../core/sniff/days.ts";
import { isPlain } from "../../core/sniff/column.ts";
import type { Found, Sniffed } from "../../core/sniff/sniff.ts";
import type { CsvFile, CsvType } from "../../sql/read-csv.ts";
import type { TextSight } from "../../../workers/works/files/text.ts";
import type { Survey, Watch } from "../../../workers/works/files/survey.ts";
import type { Look, ReadOptions } from "./file.ts";

/** How a CSV file is to be read: all but where it lies. */
export interface CsvPlan extends Omit<CsvFile, "path" | "columns"> {
  columns: readonly (CsvFile["columns"][number] & Pick<Found, "hollow">)[];
}

/** What the engine is told to read a file as sniffed. Of words for nothing only those that were seen, since each costs time; the survey watches for the rest. */
export function planOf(sniffed: Sniffed): CsvPlan {
  const { delimiter, quote, escape, breaks, decimal, thousands, days, moments, nulls, seenNulls, columns } = sniffed;
  return {
    delimiter,
    quote,
    escape,
    breaks: breaks ?? "\n",
    decimal,
    thousands,
    days,
    moments,
    nulls: seenNulls,
    quotedNulls: nulls.length > 0,
    columns: columns.map((column) => ({ name: column.name, type: typeOf(column, days), hollow: column.hollow })),
  };
}

function typeOf(column: Found, days: string | null): CsvType {
  switch (column.type) {
    case "number":
      return column.whole ? "BIGINT" : "DOUBLE";
    case "date":
      return days !== null && isPlain(column) ? "DAY" : "DATE";
    case "moment":
      return "TIMESTAMP";
    case "boolean":
      return "BOOLEAN";
    default:
      return "VARCHAR";
  }
}

/** What is to be watched for in each column. */
export function watchesOf({ columns }: CsvPlan): Watch[] {
  return columns.map(({ type, hollow }) =>
    hollow ? "any" : type === "BIGINT" || type === "DOUBLE" ? "number" : type === "DATE" || type === "DAY" || type === "TIMESTAMP" ? "day" : "none",
  );
}

/**
 * The plan, mended by what the whole file holds: ids as text, decimals and times kept, all words for nothing where others than those seen show. What the reader chose stays, but that a number has decimals.
 *
 * @param given columns whose type the reader chose
 */
export function mended(plan: CsvPlan, { columns, words }: Survey, given: ReadonlySet<string>): CsvPlan {
  return {
    ...plan,
    nulls: [...plan.nulls, ...words],
    columns: plan.columns.map((column, i) => {
      const { id, odd, decimal, clock, any } = columns[i];
      if (column.hollow) return { ...column, hollow: !any };
      const free = !given.has(column.name);
      if (free && (id || odd)) return { ...column, type: "VARCHAR" };
      if (column.type === "BIGINT" && (decimal || id || odd)) return { ...column, type: "DOUBLE" };
      return free && clock && plan.moments === null ? { ...column, type: "TIMESTAMP" } : column;
    }),
  };
}

/** The plan with some columns, by their places, as text. */
export function asTexts(plan: CsvPlan, places: ReadonlySet<number>): CsvPlan {
  return { ...plan, columns: plan.columns.map((column, i) => (places.has(i) ? { ...column, type: "VARCHAR" } : column)) };
}

/** Whether two plans of one file read the same. */
export function isSame(one: CsvPlan, other: CsvPlan): boolean {
  return (
    one.nulls.length === other.nulls.length && one.columns.every(({ type, hollow }, i) => type === other.columns[i].type && hollow === other.columns[i].hollow)
  );
}

const TYPES = { VARCHAR: "text", BIGINT: "number", DOUBLE: "number", DATE: "date", DAY: "date", TIMESTAMP: "moment", BOOLEAN: "boolean" } as const;

/** The options that read the same again. */
export function howOf(options: ReadOptions, encoding: string, sniffed: Sniffed, plan: CsvPlan): ReadOptions & { format: "csv" } {
  const { delimiter, quote, skip, comment, header, decimal, thousands } = sniffed;
  const nulls = [...new Set([...sniffed.nulls, ...plan.nulls])];
  const day = plan.days ?? sniffed.columns.find((column) => column.type === "date" || column.type === "moment")?.day;
  return {
    ...options,
    ...{ format: "csv", encoding, delimiter, quote, skip, comment, header, decimal, thousands, nulls },
    ...(day ? { dates: day } : {}),
    types: Object.fromEntries(plan.columns.filter(({ hollow }) => !hollow).map(({ name, type }) => [name, TYPES[type]])),
    bad: options.bad ?? "stop",
  };
}

/** The first rows as they will be read. */
export function shownRows({ first, columns, nulls, decimal, thousands }: Sniffed): Look["rows"] {
  const missing = new Set(["", ...nulls]);
  const shown = columns.filter(({ hollow }) => !hollow);
  return first.map((values) =>
    shown.map((column, i) => {
      const value = values[i];
      if (value === undefined || missing.has(value)) return null;
      if (column.type === "number") return (thousands ? value.replaceAll(thousands, "") : value).replace(decimal, ".").trim();
      return column.type === "date" && column.day ? (isoDay(value, column.day) ?? value) : value;
    }),
  );
}

function isoDay(value: string, format: string): string | undefined {
  const found = dayBy(format)(value);
  return found && [String(found.year).padStart(4, "0"), String(found.month).padStart(2, "0"), String(found.day).padStart(2, "0")].join("-");
}

/** How many rows a file has, by the length of the first. */
export function rowsIn({ rowBytes }: TextSight, { size }: Blob): number {
  return rowBytes ? Math.round(size / rowBytes) : 0;
}

/** Bytes a value of a type takes in memory; text has its length on top where it has more than 12 bytes. */
const BYTES: Record<CsvType, number> = { VARCHAR: 16, BIGINT: 8, DOUBLE: 8, DATE: 4, DAY: 4, TIMESTAMP: 8, BOOLEAN: 1 };

/** What a table takes in memory, of so many rows. */
export function memoryOf(plan: CsvPlan, { first }: Sniffed, rows: number, taken: readonly number[]): number {
  const encoder = new TextEncoder();
  const row = taken.reduce((sum, i) => {
    const lengths = plan.columns[i].type === "VARCHAR" ? first.map((values) => encoder.encode(values[i] ?? "").length) : [];
    const long = lengths.reduce((all, length) => all + (length > 12 ? length : 0), 0) / Math.max(1, lengths.length);
    return sum + BYTES[plan.columns[i].type] + long + 1 / 8;
  }, 0);
  return Math.ceil(row * rows);
}
