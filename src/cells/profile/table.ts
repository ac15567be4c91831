import "./faults.ts";
import { fault } from "../../core/fault.ts";
import type { ColumnReport } from "../../core/profile/column.ts";
import { idsIn, looksOf, naturalKeys } from "../../core/profile/key.ts";
import type { KeyReport, TableReport } from "../../core/profile/table-findings.ts";
import type { Progress } from "../../core/progress.ts";
import { numbers, rowsOf, value } from "../../core/table.ts";
import { profileCounts, profileFields, profileSame } from "../../sql/profile-counts.ts";
import { profileKeyExamples, profileRepeated, profileRepeatedKeys } from "../../sql/profile-rows.ts";
import type { Reach } from "../cell.ts";
import { readColumns, type Counted } from "./column.ts";
import type { Asked } from "./schema.ts";

/** Columns counted in one statement. */
const AT_ONCE = 100;
const EXAMPLES = 5;

/** Look at one table. @throws Fault `profile/no-column`, `profile/all-left-out` */
export async function readTable(asked: Asked, reach: Reach, progress: Progress): Promise<TableReport> {
  const counted = await countColumns(asked, reach);
  progress(0.05);
  const columns = await readColumns(counted.columns, reach, (done) => progress(0.05 + (0.8 * done) / counted.columns.length));
  const { table, without } = asked;
  const looks = looksOf(columns);
  const found = idsIn(looks);
  const ids = { customer: chosen(asked.customer ?? found.customer, counted), campaign: chosen(asked.campaign ?? found.campaign, counted) };
  const key = counted.rows ? await readKey(asked, { columns, ids, rows: counted.rows, all: counted.all }, reach) : null;
  progress(0.9);
  const copies = await readCopies(table, columns, reach);
  const repeated = await countRepeated(table, columns, counted.rows, reach);
  progress(1);
  return { table, rows: counted.rows, without: without.filter((column) => counted.all.includes(column)), columns, ...ids, key, repeated, copies };
}

interface Columns {
  table: string;
  rows: number;
  /** Names of all columns. */
  all: string[];
  /** Those that are looked at. */
  columns: Counted[];
}

async function countColumns({ table, without }: Asked, reach: Reach): Promise<Columns> {
  const fields = await reach.columns(table);
  const stored = new Map(rowsOf(await reach.query(profileFields(table))).map(({ column_name: name, column_type: type }) => [String(name), String(type)]));
  const kept = fields.filter(({ name }) => !without.includes(name));
  if (!kept.length) throw fault("profile/all-left-out", { table });
  let rows = 0;
  const columns: Counted[] = [];
  for (let from = 0; from < kept.length; from += AT_ONCE) {
    const part = kept.slice(from, from + AT_ONCE);
    const counts = await reach.query(
      profileCounts(
        table,
        part.map(({ name }) => name),
      ),
    );
    rows = numbers(counts, "rows")[0];
    part.forEach(({ name, type }, i) => {
      const filled = numbers(counts, `filled_${i}`)[0];
      const distinct = numbers(counts, `distinct_${i}`)[0];
      columns.push({ table, name, type, stored: stored.get(name) ?? "", filled, missing: rows - filled, distinct });
    });
  }
  return { table, rows, all: fields.map(({ name }) => name), columns };
}

/** A column of the table, "" staying so. @throws Fault `profile/no-column` */
function chosen(column: string, { table, all }: Pick<Columns, "table" | "all">): string {
  if (column && !all.includes(column)) throw fault("profile/no-column", { table, column });
  return column;
}

interface Known {
  columns: readonly ColumnReport[];
  ids: { customer: string; campaign: string };
  rows: number;
  all: string[];
}

/** The key that the reader said, or of the likely ones the first that half of the rows keep to. */
async function readKey({ table, key }: Asked, { columns, ids, rows, all }: Known, reach: Reach): Promise<KeyReport | null> {
  if (key)
    return key.length
      ? keyOf(
          table,
          key.map((column) => chosen(column, { table, all })),
          { found: false },
          reach,
        )
      : null;
  let first: KeyReport | null = null;
  const alone = columns.find(({ name, exact, distinct }) => (name === ids.customer || name === ids.campaign) && exact && distinct === rows);
  if (alone) return { columns: [alone.name], found: true, blank: 0, keys: 0, rows: 0, examples: [] };
  for (const columnsOfKey of naturalKeys(looksOf(columns), ids, rows).slice(0, 4)) {
    const report = await keyOf(table, columnsOfKey, { found: true }, reach);
    if (report.rows <= rows / 2 && report.blank <= rows / 2) return report;
    first ??= report;
  }
  return first && first.rows < rows * 0.9 ? first : null;
}

async function keyOf(table: string, columns: string[], { found }: { found: boolean }, reach: Reach): Promise<KeyReport> {
  const [figures] = rowsOf(await reach.query(profileRepeatedKeys(table, columns))) as { blank: number; keys: number; rows: number }[];
  if (!figures.keys) return { columns, found, ...figures, examples: [] };
  const seen = await reach.query(profileKeyExamples(table, columns, EXAMPLES));
  const said = (i: number, row: number) => {
    const one = value(seen.columns[`key_${i}`], row);
    return one === null ? null : String(one);
  };
  const examples = Array.from(numbers(seen, "n"), (n, row) => ({ key: columns.map((_, i) => said(i, row)), n }));
  return { columns, found, ...figures, examples };
}

/** Columns that hold the same as an earlier one in every row: those of one type that agree in all figures, compared row by row. */
async function readCopies(table: string, columns: readonly ColumnReport[], reach: Reach): Promise<TableReport["copies"]> {
  const first = new Map<string, string>();
  const pairs: [of: string, column: string][] = [];
  for (const { name, type, filled, distinct, top, number, date } of columns) {
    if (distinct < 2) continue;
    const look = JSON.stringify([type, filled, distinct, top, number?.mean, number?.sd, date?.first, date?.last]);
    const of = first.get(look);
    if (of === undefined) first.set(look, name);
    else pairs.push([of, name]);
  }
  const copies: TableReport["copies"] = [];
  for (let from = 0; from < pairs.length; from += AT_ONCE) {
    const part = pairs.slice(from, from + AT_ONCE);
    const same = await reach.query(profileSame(table, part));
    part.forEach(([of, column], i) => numbers(same, `same_${i}`)[0] && copies.push({ column, of }));
  }
  return copies;
}

/** Rows that repeat an earlier one; none where some column never repeats. */
async function countRepeated(table: string, columns: readonly ColumnReport[], rows: number, reach: Reach): Promise<number> {
  if (rows < 2 || columns.some(({ exact, distinct }) => exact && distinct === rows)) return 0;
  const found = await reach.query(
    profileRepeated(
      table,
      columns.map(({ name }) => name),
    ),
  );
  return numbers(found, "repeated")[0];
}
