import { list, name, sql, text, type Sql } from "./sql.ts";

/** How a CSV file is written, whole, so that nothing is guessed when it is read. */
export interface Dialect {
  /** As registered: `local/…`. */
  path: string;
  delimiter: string;
  /** Empty where values are never quoted. */
  quote: string;
  escape: string;
  comment: string;
  /** Lines before the header. */
  skip: number;
  header: boolean;
  dateFormat: string | null;
  timestampFormat: string | null;
  /** In the order of the file; types as DuckDB names them. */
  columns: readonly { name: string; type: string }[];
}

/** Words that stand for "no value", besides nothing at all. */
const MISSING = ["", "NA", "N/A", "#N/A", "NULL", "null", "Null", "NaN", "nan", "\\N", "-", "--"];

/** A line may be this long, in bytes. */
const LINE_BYTES = 10_000_000;

const shared: Sql = sql`nullstr = [${list(MISSING.map((word) => sql`${text(word)}`))}], max_line_size = ${LINE_BYTES}`;

/**
 * How a CSV file seems to be written, by its first 20,480 rows.
 *
 * Rows: one a column, in order. Columns: delimiter, quote, escape, comment VARCHAR (`(empty)` for none), skip BIGINT, header BOOLEAN,
 * date_format, timestamp_format VARCHAR, name, type VARCHAR.
 */
export function sniffCsv(path: string, given: { delimiter?: string; header?: boolean }): Sql {
  const options = [sql`${text(path)}`, shared];
  if (given.delimiter !== undefined) options.push(sql`delim = ${text(given.delimiter)}`);
  if (given.header !== undefined) options.push(sql`header = ${given.header}`);
  return sql`
  SELECT
    "Delimiter" AS delimiter, "Quote" AS quote, "Escape" AS escape, "Comment" AS comment, "SkipRows" AS skip, "HasHeader" AS header,
    "DateFormat" AS date_format, "TimestampFormat" AS timestamp_format, field.name AS name, field.type AS type
  FROM (SELECT *, unnest("Columns") AS field FROM sniff_csv(${list(options)}))`;
}

/** Make a table of a CSV file. A moment with a time zone keeps its wall clock, as written: the engine knows no zones. */
export function makeFromCsv(table: string, dialect: Dialect): Sql {
  const zoned = dialect.columns.filter(isZoned).map((column) => column.name);
  const clocks = zoned.map((column) => sql`regexp_replace(${name(column)}, '\s*(Z|[+-]\d\d(:?\d\d)?)$', '')::TIMESTAMP AS ${name(column)}`);
  return sql`
  CREATE OR REPLACE TABLE ${name(table)} AS
  SELECT *${zoned.length ? sql` REPLACE (${list(clocks)})` : sql``}
  FROM ${readCsv(dialect)}`;
}

/**
 * Which columns have a value that starts with a zero and goes on with a digit, so that a number would lose it. Reads the whole file.
 * One row; a column of 0 or 1 for each asked, in order, named by its place.
 */
export function startWithZero(dialect: Dialect, columns: readonly string[]): Sql {
  const asText = { ...dialect, columns: dialect.columns.map((column) => ({ ...column, type: "VARCHAR" })) };
  const asked = columns.map((column, i) => sql`coalesce(bool_or(regexp_matches(${name(column)}, '^\s*0\d')), false)::INTEGER AS ${name(String(i))}`);
  return sql`SELECT ${list(asked)} FROM ${readCsv(asText)}`;
}

function readCsv({ path, columns, dateFormat, timestampFormat, ...written }: Dialect): Sql {
  const types = columns.map((column) => sql`${text(column.name)}: ${text(isZoned(column) ? "VARCHAR" : column.type)}`);
  const options = [
    sql`${text(path)}`,
    sql`auto_detect = false`,
    shared,
    sql`delim = ${text(written.delimiter)}`,
    sql`quote = ${text(written.quote)}`,
    sql`escape = ${text(written.escape)}`,
    sql`comment = ${text(written.comment)}`,
    sql`skip = ${written.skip}`,
    sql`header = ${written.header}`,
    sql`columns = {${list(types)}}`,
  ];
  if (dateFormat) options.push(sql`dateformat = ${text(dateFormat)}`);
  if (timestampFormat) options.push(sql`timestampformat = ${text(timestampFormat)}`);
  return sql`read_csv(${list(options)})`;
}

function isZoned({ type }: { type: string }): boolean {
  return type === "TIMESTAMP WITH TIME ZONE";
}
