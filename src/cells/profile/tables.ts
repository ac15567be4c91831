import type { ColumnReport } from "../../core/profile/column.ts";
import { dayName } from "../../core/profile/days.ts";
import type { Finding } from "../../core/profile/finding.ts";
import { inMask, type Overlap } from "../../core/profile/overlap.ts";
import type { TableReport } from "../../core/profile/table-findings.ts";
import { coded, type Column, type Table } from "../../core/table.ts";

type Row<T> = Record<string, ((from: T) => string | null) | { number: (from: T) => number | null | undefined }>;

const quantile = (i: number) => ({ number: ({ column: { number } }: Told) => number?.quantiles[i] });

interface Told {
  table: TableReport;
  column: ColumnReport;
}

const columnRow: Row<Told> = {
  table_name: ({ table }) => table.table,
  column_name: ({ column }) => column.name,
  type: ({ column }) => column.stored,
  rows: { number: ({ table }) => table.rows },
  missing: { number: ({ column }) => column.missing },
  missing_share: { number: ({ table, column }) => (table.rows ? column.missing / table.rows : null) },
  distinct_values: { number: ({ column }) => column.distinct },
  distinct_is_exact: { number: ({ column }) => Number(column.exact) },
  low: ({ column }) => ends(column)[0],
  high: ({ column }) => ends(column)[1],
  mean: { number: ({ column }) => column.number?.mean },
  sd: { number: ({ column }) => column.number?.sd },
  p1: quantile(0),
  p5: quantile(1),
  q1: quantile(2),
  median: quantile(3),
  q3: quantile(4),
  p95: quantile(5),
  p99: quantile(6),
  zeros: { number: ({ column }) => column.number?.zeros },
  negatives: { number: ({ column }) => column.number?.negatives },
  not_finite: { number: ({ column }) => column.number?.notFinite ?? column.date?.notFinite },
  shortest: { number: ({ column }) => column.text?.shortest },
  longest: { number: ({ column }) => column.text?.longest },
  top_value: ({ column }) => (column.top.length ? String(column.top[0].value) : null),
  top_rows: { number: ({ column }) => column.top[0]?.n },
  form: ({ column }) => column.text?.forms[0]?.form ?? null,
  form_rows: { number: ({ column }) => column.text?.forms[0]?.n },
};

const warningRow: Row<Finding> = {
  severity: ({ severity }) => severity,
  warning: ({ code }) => code,
  table_name: ({ table }) => table,
  column_name: ({ column }) => column || null,
  n: { number: ({ n }) => n },
  share: { number: ({ share }) => share },
  facts: ({ facts }) => JSON.stringify(facts),
};

const overlapRow: Row<{ overlap: Overlap; part: Overlap["parts"][number] }> = {
  of: ({ overlap }) => overlap.of,
  tables: ({ overlap, part }) => tablesIn(overlap, part.mask).join(", "),
  n_tables: { number: ({ overlap, part }) => tablesIn(overlap, part.mask).length },
  ids: { number: ({ part }) => part.ids },
};

export const columnsOfColumns = Object.keys(columnRow);
export const columnsOfWarnings = Object.keys(warningRow);
export const columnsOfOverlaps = Object.keys(overlapRow);

/** One row a column of each table. */
export function columnTable(tables: readonly TableReport[]): Table {
  return built(
    columnRow,
    tables.flatMap((table) => table.columns.map((column) => ({ table, column }))),
  );
}

/** One row a finding, gravest first. */
export function warningTable(findings: readonly Finding[]): Table {
  return built(warningRow, findings);
}

/** One row a combination of tables that share ids no other table has. */
export function overlapTable(overlaps: readonly Overlap[]): Table {
  return built(
    overlapRow,
    overlaps.flatMap((overlap) => overlap.parts.map((part) => ({ overlap, part }))),
  );
}

/** The tables in a mask. */
export function tablesIn({ sets }: Pick<Overlap, "sets">, mask: number): string[] {
  return sets.filter((_, i) => inMask(mask, i)).map(({ table }) => table);
}

function ends({ number, date }: ColumnReport): [string | null, string | null] {
  if (number) return [String(number.min), String(number.max)];
  if (date) return [dayName(date.first), dayName(date.last)];
  return [null, null];
}

function built<T>(row: Row<T>, from: readonly T[]): Table {
  const columns = Object.entries(row).map(([name, cell]): [string, Column] => [
    name,
    typeof cell === "function" ? coded(from.map(cell)) : Float64Array.from(from, (one) => cell.number(one) ?? NaN),
  ]);
  return { rows: from.length, columns: Object.fromEntries(columns) };
}
