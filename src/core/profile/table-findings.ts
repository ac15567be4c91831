import { suits } from "../role.ts";
import type { ColumnReport } from "./column.ts";
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
      if (!found || date.settled[1] > found.day) found = { day: date.settled[1], of: `${table}.${name}` };
    }
  return found;
}

/** Columns of dates that go on for more than a month after a day, and do not speak of what is to come. */
export function columnsAfter(day: number, tables: readonly TableReport[]): { table: TableReport; column: string; last: number }[] {
  return tables.flatMap((table) =>
    table.columns.flatMap(({ name, date }) => (date && !ahead(name) && date.settled[1] > day + 31 ? [{ table, column: name, last: date.settled[1] }] : [])),
  );
}

/** Whether a column speaks of what may still come: an end, a start, what is planned. */
function ahead(name: string): boolean {
  const look = { name, type: "date" as const };
  return suits("end", look) > 0 || suits("until", look) > 0 || suits("start", look) > 0 || /plan|due|expir|next|预计|计划|到期/i.test(name);
}
