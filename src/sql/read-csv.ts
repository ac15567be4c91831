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
  /** Besides nothing at all. Those that hold a mark cannot be told. */
  nulls: readonly string[];
  /** Whether quotes around nothing, or around such a word, are no value too; else an empty text, or the word. */
  quotedNulls: boolean;
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
  const marks = [written.delimiter, quote, escape].filter((mark) => mark);
  const nulls = written.nulls.filter((word) => !marks.some((mark) => word.includes(mark)));
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
    sql`nullstr = [${list(["", ...nulls].map((word) => sql`${text(word)}`))}]`,
    sql`allow_quoted_nulls = ${written.quotedNulls}`,
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
 * What could not be read, in the order of the file; of a row that is no row, its values are not told besides. Rows: one a value or row. Columns:
 * begins DOUBLE (byte of the file where the row begins, from 0), column VARCHAR, why VARCHAR (`Rejected["why"]`), text VARCHAR (the row or its beginning).
 *
 * @param columns of the file, in order
 */
export function rejectedIn(rejects: string, columns: readonly string[], most?: number): Sql {
  const names = list(columns.map((column) => sql`${text(column)}`));
  return sql`
  SELECT
    (line_byte_position - 1 + (left(csv_line, 1) IN (chr(10), chr(13)))::INTEGER)::DOUBLE AS begins,
    CASE WHEN error_type::VARCHAR IN ('CAST', 'UNQUOTED VALUE') THEN ([${names}])[column_idx::BIGINT] END AS "column",
    CASE error_type::VARCHAR
      WHEN 'CAST' THEN 'type'
      WHEN 'TOO MANY COLUMNS' THEN 'too-many'
      WHEN 'MISSING COLUMNS' THEN 'too-few'
      WHEN 'LINE SIZE OVER MAXIMUM' THEN 'too-long'
      WHEN 'INVALID ENCODING' THEN 'encoding'
      ELSE 'quote'
    END AS why,
    left(trim(csv_line, chr(10) || chr(13)), 300) AS text
  FROM ${name(rejects)}
  WHERE error_type::VARCHAR <> 'CAST' OR line NOT IN (SELECT line FROM ${name(rejects)} WHERE error_type::VARCHAR <> 'CAST')
  QUALIFY error_type::VARCHAR = 'CAST' OR row_number() OVER (PARTITION BY line ORDER BY column_idx) = 1
  ORDER BY line, column_idx${most === undefined ? sql`` : sql` LIMIT ${most}`}`;
}

/**
 * Make the table of rejected rows: file VARCHAR, line BIGINT, column VARCHAR, why VARCHAR, text VARCHAR.
 *
 * @param lines a table of one column `line`, a row for each of `rejected`, which is as `rejectedIn` gives it
 */
export function makeRejected(table: string, file: string, rejected: Sql, lines: string): Sql {
  return sql`
  CREATE OR REPLACE TABLE ${name(table)} AS
  SELECT ${text(file)} AS file, line::BIGINT AS line, "column", why, text
  FROM (${rejected}) POSITIONAL JOIN ${name(lines)}`;
}

/** How many rows could not be read. One row: rows BIGINT, unfit BIGINT (of these, because of their encoding), broken BIGINT (because of quotes or length). */
export function rejectedCount(rejects: string): Sql {
  return sql`
  SELECT
    count(DISTINCT line) AS rows,
    count(DISTINCT line) FILTER (error_type::VARCHAR = 'INVALID ENCODING') AS unfit,
    count(DISTINCT line) FILTER (error_type::VARCHAR IN ('UNQUOTED VALUE', 'LINE SIZE OVER MAXIMUM')) AS broken
  FROM ${name(rejects)}`;
}

/** How many values of each column could not be read as its type. Columns: place INTEGER (from 0), values BIGINT. */
export function misfitsIn(rejects: string): Sql {
  return sql`SELECT column_idx - 1 AS place, count(*) AS "values" FROM ${name(rejects)} WHERE error_type::VARCHAR = 'CAST' GROUP BY column_idx ORDER BY column_idx`;
}

/** Forget what could not be read. */
export function forgetRejects(rejects: string): readonly Sql[] {
  return [sql`DROP TABLE IF EXISTS ${name(rejects)}`, sql`DROP TABLE IF EXISTS ${name(`${rejects}_scan`)}`];
}
