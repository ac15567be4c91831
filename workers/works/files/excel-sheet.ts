import { Column } from "./column.ts";
import { broken, keepCell, type Cell, type Meanings } from "./excel-cell.ts";
import { areaOf, columnIn, WHOLE_SHEET, type Area } from "./excel-range.ts";
import { readXml } from "./xml.ts";

/** The cells of a sheet by column, at the rows they have in the sheet, from 0. */
export interface Cells {
  /** By place in the sheet; holes where a column has no value. */
  columns: (Column | undefined)[];
  merges: Area[];
  /** The last row with a value; −1 for none. */
  lastRow: number;
}

export interface SheetOptions extends Meanings {
  area: Area;
}

/** Takes the XML of a sheet piece by piece and keeps its cells. @throws Error when it is not well formed */
export interface SheetReader {
  cells: Cells;
  write(piece: string): void;
  end(): void;
  /** The row that was read last, from 0. */
  row(): number;
}

/** Read a sheet. Cells outside the area are passed over; errors such as #N/A are missing, formulas are what they gave last. */
export function readSheet(options: SheetOptions): SheetReader {
  const cells: Cells = { columns: [], merges: [], lastRow: -1 };
  const cell: Cell = { row: -1, column: -1, type: "n", style: 0, text: "" };
  let inText = false;
  let inReading = false;
  let wanted = false;

  function keep(kind: number, number: number, text?: string): void {
    (cells.columns[cell.column] ??= new Column()).put(cell.row, kind, number, text);
    if (cell.row > cells.lastRow) cells.lastRow = cell.row;
  }

  const xml = readXml({
    open(name, attributes) {
      if (name === "c") wanted = openCell(cell, attributes(), options.area);
      else if (name === "v" || name === "t") inText = !inReading;
      else if (name === "row") openRow(cell, attributes().r);
      else if (name === "rPh") inReading = true;
      else if (name === "mergeCell") cells.merges.push(areaOf(attributes().ref ?? "") ?? broken("merge"));
    },
    text(value) {
      if (inText && wanted) cell.text += value;
    },
    close(name) {
      if (name === "v" || name === "t") inText = false;
      else if (name === "rPh") inReading = false;
      else if (name === "c" && wanted && cell.text !== "") keepCell(cell, options, keep);
    },
  });
  return { cells, write: xml.write, end: xml.end, row: () => cell.row };
}

function openRow(cell: Cell, said: string | undefined): void {
  const row = said === undefined ? cell.row + 1 : Number(said) - 1;
  if (!(Number.isInteger(row) && row >= 0 && row <= WHOLE_SHEET.bottom)) broken("row");
  cell.row = row;
  cell.column = -1;
}

/** Whether the cell is in the area. */
function openCell(cell: Cell, { r, t, s }: Record<string, string>, area: Area): boolean {
  cell.column = r === undefined ? cell.column + 1 : columnIn(r);
  if (cell.row < 0 || cell.column < 0 || cell.column > WHOLE_SHEET.right) broken("cell");
  cell.type = t ?? "n";
  cell.style = s === undefined ? 0 : Number(s);
  cell.text = "";
  return cell.row >= area.top && cell.row <= area.bottom && cell.column >= area.left && cell.column <= area.right;
}
