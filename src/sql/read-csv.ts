import { list, name, sql, text, type Sql } from "./sql.ts";

/** What a column of a CSV file is read as; a day written like a moment is read as one, and cut. */
export type CsvType = "VARCHAR" | "BIGINT" | "DOUBLE" | "DATE" | "TIMESTAMP" | "BOOLEAN" | "DAY";

/** How a CSV file is written, whole, so that nothing is guessed when it is read. The file begins with the first row of data. */
export interface CsvFile {
  /** As registered: `local/…`. */
  path: string;
  delimiter: string;
  /** Empty where values are never quoted. */
  quote: string;
  escape: string;
  /** How rows end: `\n`, `\r\n` or `\r`. */
  breaks: string;
  decimal: string;
  /** Empty for none. */
  thousands: string;
  /** Null where days are written as the engine reads them by itself. */
  days: string | null;
  moments: string | null;
  /** Besides nothing at all. */
  nulls: readonly string[];
  /** In the order of the file. */
  columns: readonly { name: string; type: CsvType }[];
}

/** What of a CSV file is taken. */
export interface CsvPart {
  /** The columns taken, by their places, in the order wanted. */
  columns: readonly number[];
  /** The share of rows, drawn the same way each time. */
  sample?: number;
  /** A new temporary table for what cannot be read; see `rejectedIn`. */
  rejects: string;
}

/** A row may be this long, in bytes. */
const ROW_BYTES = 10_000_000;

/**
 * Make a table, named with its room, of a CSV file, replacing what was there. Rows that cannot be read are left out and kept in `part.rejects`. One row: Count BIGINT.
 *
 * Beware: DuckDB rounds `1.7` where a whole number is read, cuts the time from a moment where a day is read, and takes `1_000` and `0x1F` for numbers.
 */
export function makeFromCsv(table: Sql, file: CsvFile, part: CsvPart): Sql {
  const taken = part.columns.map((i) => sql`${name(`c${i}`)}${file.columns[i].type === "DAY" ? sql`::DATE` : sql``} AS ${name(file.columns[i].name)}`);
  const sample = part.sample === undefined ? sql`` : sql` USING SAMPLE ${100 * part.sample} PERCENT (bernoulli, 7)`;
  return sql`CREATE OR REPLACE TABLE ${table} AS SELECT ${list(taken)} FROM ${readCsv(file, part.rejects)}${sample}`;
}

function readCsv({ path, columns, quote, escape, days, moments, ...written }: CsvFile, rejects: string): Sql {
  const types = columns.map(({ type }, i) => sql`${text(`c${i}`)}: ${text(type === "DAY" ? "TIMESTAMP" : type)}`);
  const options = [
    sql`${text(path)}`,
    sql`auto_detect = false`,
    sql`header = false`,
    sql`max_line_size = ${ROW_BYTES}`,
    sql`delim = ${text(written.delimiter)}`,
    sql`quote = ${text(quote)}`,
    sql`escape = ${text(escape)}`,
    sql`new_line = ${text(written.breaks.replace("\r", "\\r").replace("\n", "\\n"))}`,
    sql`decimal_separator = ${text(written.decimal)}`,
    sql`nullstr = [${list(["", ...written.nulls].map((word) => sql`${text(word)}`))}]`,
    sql`allow_quoted_nulls = ${written.nulls.length > 0}`,
    sql`columns = {${list(types)}}`,
    sql`store_rejects = true`,
    sql`rejects_table = ${text(rejects)}`,
    sql`rejects_scan = ${text(`${rejects}_scan`)}`,
  ];
  if (written.thousands) options.push(sql`thousands = ${text(written.thousands)}`);
  if (days !== null) options.push(sql`dateformat = ${text(days)}`);
  if (moments !== null) options.push(sql`timestampformat = ${text(moments)}`);
  return sql`read_csv(${list(options)})`;
}

/**
 * What could not be read, in the order of the file. Rows: one a value or row. Columns: at BIGINT (byte of the file where the row begins, from 1),
 * row BIGINT (from 1), place INTEGER (of the column, from 1), why VARCHAR, text VARCHAR (the row or its beginning).
 */
export function rejectedIn(rejects: string): Sql {
  return sql`
  SELECT line_byte_position AS at, line AS "row", column_idx AS place, error_type::VARCHAR AS why, csv_line AS text, error_message AS message
  FROM ${name(rejects)}
  ORDER BY line, column_idx`;
}

/** How many values of each column could not be read as its type. Columns: place INTEGER (from 1), values BIGINT. */
export function misfitsIn(rejects: string): Sql {
  return sql`SELECT column_idx AS place, count(*) AS "values" FROM ${name(rejects)} WHERE error_type::VARCHAR = 'CAST' GROUP BY column_idx ORDER BY column_idx`;
}

/** Forget what could not be read. */
export function forgetRejects(rejects: string): readonly Sql[] {
  return [sql`DROP TABLE IF EXISTS ${name(rejects)}`, sql`DROP TABLE IF EXISTS ${name(`${rejects}_scan`)}`];
}

/** Make the table of rejected rows of another in which `line` is a DOUBLE, and drop that one. */
export function settleRejected(table: string, from: string): readonly Sql[] {
  return [sql`CREATE OR REPLACE TABLE ${name(table)} AS SELECT * REPLACE (line::BIGINT AS line) FROM ${name(from)}`, sql`DROP TABLE ${name(from)}`];
}
