import type { OutColumn } from "./out-columns.ts";
import { list, name, sql, text, type Sql } from "./sql.ts";

/** How the cells of text are written. */
export interface CsvCells {
  /** A text that holds one of these is put in quotes. */
  quotedMarks: readonly string[];
  /** A text that begins with one of these gets a leading apostrophe; none for a file that is to be read back. */
  formulaMarks: readonly string[];
}

/** Types whose values are written as they stand, since nothing in them is a mark: the engine gives every digit, and the shortest text of a float that reads back the same. */
const PLAIN = /^(U?(TINY|SMALL|BIG|HUGE)INT|U?INTEGER|FLOAT|DOUBLE|DECIMAL\([\d,]+\)|DATE|TIME.*|BOOLEAN|UUID)$/;

/**
 * The rows of a SELECT as lines of a CSV file, each ended by CRLF: the engine does the writing, many times as fast as cell by cell outside.
 *
 * Column: line VARCHAR, in the order of the rows. The same lines as `csvLine` of core/csv.ts for texts.
 */
export function csvLines(query: Sql, columns: readonly OutColumn[], cells: CsvCells): Sql {
  const written = columns.map((column) =>
    PLAIN.test(column.type) ? sql`${name(column.name)}::VARCHAR` : quotedText(sql`${name(column.name)}::VARCHAR`, cells),
  );
  const pieces = columns.length === 1 ? [sql`coalesce(${written[0]}, '""')`] : written.flatMap((cell, i) => (i ? [sql`','`, cell] : [cell]));
  return sql`SELECT concat(${list(pieces)}, chr(13), chr(10)) AS line FROM (${query})`;
}

/** About how many bytes such a line takes, by the first 2,000 rows. One row. Column: bytes DOUBLE, 0 where there are no rows. */
export function csvSize(query: Sql, columns: readonly OutColumn[], cells: CsvCells): Sql {
  return sql`SELECT coalesce(avg(strlen(line)), 0) AS bytes FROM (${csvLines(sql`SELECT * FROM (${query}) LIMIT 2000`, columns, cells)})`;
}

function quotedText(cell: Sql, { quotedMarks, formulaMarks }: CsvCells): Sql {
  const marks = formulaMarks.map((mark) => sql`${mark.codePointAt(0)!}`);
  const lead = marks.length ? sql`CASE WHEN unicode(${cell}) IN (${list(marks)}) THEN '''' ELSE '' END || ` : sql``;
  const quoted = list([sql`${cell} = ''`, ...quotedMarks.map((mark) => sql`contains(${cell}, ${text(mark)})`)], " OR ");
  return sql`CASE WHEN ${quoted} THEN '"' || ${lead}replace(${cell}, '"', '""') || '"' ELSE ${lead}${cell} END`;
}
