/** What a cell of a CSV file can hold; null is an empty cell. */
export type CsvValue = string | number | null;

/** First letters that make a spreadsheet take a text for a formula, also in their full-width forms. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/**
 * Rows as a CSV file that is safe to open in a spreadsheet.
 *
 * UTF-8 with a byte order mark, so that Chinese is read right; lines end in CRLF; cells are quoted where they must be. A text that a spreadsheet would
 * run as a formula gets a leading apostrophe; numbers are written as they are. Not a number is an empty cell.
 *
 * @throws RangeError when a row is not as long as the header
 */
export function csv(header: readonly string[], rows: Iterable<readonly CsvValue[]>): string {
  const lines = [header.map(cell).join(",")];
  for (const row of rows) {
    if (row.length !== header.length) throw new RangeError(`csv: row of ${row.length} cells, header of ${header.length}`);
    lines.push(row.map(cell).join(","));
  }
  return `\uFEFF${lines.join("\r\n")}\r\n`;
}

function cell(value: CsvValue): string {
  if (value === null) return "";
  if (typeof value === "number") return Number.isFinite(value) ? String(value) : "";
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
