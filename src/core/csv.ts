/** What a cell of a CSV file can hold; null is an empty cell. */
export type CsvValue = string | number | null;

/** First letters that make a spreadsheet take a text for a formula, also in their full-width forms. */
export const FORMULA_MARKS: readonly string[] = [..."=+-@\t\r\n＝＋－＠"];

/** What makes a text need quotes. */
export const QUOTED_MARKS: readonly string[] = [...'",\r\n'];

/**
 * Rows as a CSV file that is safe to open in a spreadsheet: UTF-8 with a byte order mark, so that Chinese is read right, and every line by `csvLine`,
 * formulas disarmed.
 *
 * @throws RangeError when a row is not as long as the header
 */
export function csv(header: readonly string[], rows: Iterable<readonly CsvValue[]>): string {
  const lines = [csvLine(header, true)];
  for (const row of rows) {
    if (row.length !== header.length) throw new RangeError(`csv: row of ${row.length} cells, header of ${header.length}`);
    lines.push(csvLine(row, true));
  }
  return `\uFEFF${lines.join("")}`;
}

/**
 * One line of a CSV file, ended by CRLF. Cells are quoted where they must be, and an empty text always, so that it differs from nothing; but in a file
 * of one column nothing is quoted too, since an empty line is no row. Numbers are written as they are; not a number is an empty cell.
 *
 * `sql/out-csv.ts` writes the same lines inside the engine; a test holds the two to each other.
 *
 * @param defused whether a text that a spreadsheet would run as a formula gets a leading apostrophe
 */
export function csvLine(values: readonly CsvValue[], defused: boolean): string {
  if (values.length === 1 && values[0] === null) return '""\r\n';
  return `${values.map((value) => cell(value, defused)).join(",")}\r\n`;
}

function cell(value: CsvValue, defused: boolean): string {
  if (value === null) return "";
  if (typeof value === "number") return Number.isFinite(value) ? String(value) : "";
  const safe = defused && FORMULA_MARKS.includes(value[0]) ? `'${value}` : value;
  return value === "" || QUOTED_MARKS.some((mark) => value.includes(mark)) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
