import { suits } from "../role.ts";
import type { ColumnReport, DateReport } from "./column.ts";
import { dayName, dayNumber } from "./days.ts";
import type { Finding, FindingFacts } from "./finding.ts";

/** A key of a table, and whether it holds. */
export interface KeyReport {
  columns: string[];
  /** Whether it was found here, or said by the reader. */
  found: boolean;
  /** Rows without a value in some of its columns. */
  blank: number;
  /** Values that stand on several rows, and the rows of these beyond the first. */
  keys: number;
  rows: number;
  /** At most five, those on most rows first. */
  examples: FindingFacts["repeated-keys"]["examples"];
}

/** What is known of a table. */
export interface TableReport {
  table: string;
  rows: number;
  /** Columns left out by the reader. */
  without: string[];
  columns: ColumnReport[];
  /** "" where there is none. */
  customer: string;
  campaign: string;
  key: KeyReport | null;
  /** Rows that repeat an earlier one in every column that was looked at. */
  repeated: number;
  /** Columns that hold the same as an earlier one. */
  copies: { column: string; of: string }[];
}

/** What is odd in a table as a whole. */
export function tableFindings({ table, rows, columns, key, repeated, copies }: TableReport): Finding[] {
  const found: Finding[] = [];
  const share = (n: number) => (rows ? n / rows : 0);
  if (!rows) return [{ code: "empty-table", severity: "problem", table, column: "", n: 0, share: 1, facts: {} }];
  if (repeated) found.push({ code: "repeated-rows", severity: "warning", table, column: "", n: repeated, share: share(repeated), facts: {} });
  if (key?.rows && key.rows > repeated) {
    const severity = key.columns.length === 1 ? "problem" : "warning";
    const facts = { key: key.columns, keys: key.keys, examples: key.examples };
    found.push({ code: "repeated-keys", severity, table, column: key.columns[0], n: key.rows, share: share(key.rows), facts });
  }
  if (key?.blank)
    found.push({ code: "blank-keys", severity: "warning", table, column: key.columns[0], n: key.blank, share: share(key.blank), facts: { key: key.columns } });
  for (const { column, of } of copies) found.push({ code: "copy", severity: "warning", table, column, n: rows, share: 1, facts: { of } });
  for (const { column, of } of sameNames(columns))
    if (!copies.some((copy) => copy.column === column)) found.push({ code: "same-name", severity: "warning", table, column, n: rows, share: 1, facts: { of } });
  return found;
}

/** Columns whose name is that of an earlier one with a number behind, as readers make of two headers of one name. */
function sameNames(columns: readonly ColumnReport[]): { column: string; of: string }[] {
  const names = new Map(columns.map(({ name }) => [name.toLowerCase(), name]));
  return columns.flatMap(({ name }) => {
    const plain = /^(.*\D)_([1-9])$/.exec(name);
    const of = plain && names.get(plain[1].toLowerCase());
    const series = plain && [2, 3].some((next) => names.has(`${plain[1]}_${Number(plain[2]) + next - 1}`.toLowerCase()));
    return of && !series && of !== name ? [{ column: name, of }] : [];
  });
}

/** The last day that tables speak of: the last that is not apart, of columns that say when something happened; null where there is none. */
export function ownLastDay(tables: readonly TableReport[]): { day: number; of: string } | null {
  let found: { day: number; of: string } | null = null;
  for (const { table, columns } of tables)
    for (const { name, date } of columns) {
      if (!date || !(suits("date", { name, type: "date" }) || suits("month", { name, type: "date" })) || ahead(name)) continue;
      const day = lastSettled(date);
      if (!found || day > found.day) found = { day, of: `${table}.${name}` };
    }
  return found;
}

/** Days later than the tables' own last day by more than a month, in columns that do not speak of what is to come. */
export function futureFindings(tables: readonly TableReport[]): Finding[] {
  const own = ownLastDay(tables);
  if (!own) return [];
  return tables.flatMap(({ table, rows, columns }) =>
    columns.flatMap(({ name, date }): Finding[] => {
      if (!date || ahead(name) || date.odd.some(({ day }) => day === date.last) || lastSettled(date) <= own.day + 31) return [];
      const n = laterThan(date, own.day);
      const facts = { last: dayName(date.last), own: dayName(own.day), of: own.of };
      return [{ code: "future", severity: "warning", table, column: name, n, share: rows ? n / rows : 0, facts }];
    }),
  );
}

/** Whether a column speaks of what may still come: an end, a start, what is planned. */
function ahead(name: string): boolean {
  const look = { name, type: "date" as const };
  return suits("end", look) > 0 || suits("until", look) > 0 || suits("start", look) > 0 || /plan|due|expir|next|预计|计划|到期/i.test(name);
}

function lastSettled({ unit, from, counts }: DateReport): number {
  const last = from + counts.length - 1;
  if (unit === "day") return last;
  return unit === "month" ? dayNumber(`${1970 + Math.floor(last / 12)}-${(((last % 12) + 12) % 12) + 1}-28`) : dayNumber(`${1970 + last}-12-31`);
}

/** Rows in bins that begin after a day; at least one. */
function laterThan({ unit, from, counts }: DateReport, day: number): number {
  const bin =
    unit === "day"
      ? day
      : unit === "month"
        ? (new Date(day * 864e5).getUTCFullYear() - 1970) * 12 + new Date(day * 864e5).getUTCMonth()
        : new Date(day * 864e5).getUTCFullYear() - 1970;
  return Math.max(
    1,
    counts.slice(Math.max(0, bin + 1 - from)).reduce((all, n) => all + n, 0),
  );
}
