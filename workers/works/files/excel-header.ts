import { DAY, MISSING, MOMENT, TEXT, WHOLE } from "./column.ts";
import type { Area } from "./excel-range.ts";
import type { Cells } from "./excel-sheet.ts";

/** Among so many rows from the top the header is looked for. */
const SEARCHED_ROWS = 100;

/** The share of columns that a header names at least. */
const MOSTLY = 0.6;

/** A header has at most so many rows. */
const MOST_DEEP = 5;

/** Where the header stands: its first row, counted from 0, and its number of rows; 0 for none, and then `top` is the first row of data. */
export interface Header {
  top: number;
  depth: number;
}

/** A cell with what stands in it, a merged one in all the places that it covers. */
interface Shown {
  /** The place of the cell that holds the value. */
  row: number;
  column: number;
  kind: number;
  text: string;
}

/** A sheet's first rows. */
interface Top {
  shown(row: number, column: number): Shown | undefined;
  /** What a row shows, cell by cell; holes are left out, merged cells come as often as they cover. */
  row(row: number): Shown[];
  /** The columns in which a row shows something. */
  places(row: number): number[];
  merges: readonly Area[];
  rows: readonly number[];
}

/**
 * Find the header: the first row that is mostly filled with distinct texts. A title that is merged over the table is no header; merged cells over or beside
 * others make one of several rows.
 *
 * @param choice where the header is known to be: rows before it from the top of the area, and whether there is one
 */
export function findHeader(cells: Cells, area: Area, { skip, header }: { skip?: number; header?: boolean }): Header {
  const from = area.top + (skip ?? 0);
  const top = topOf(cells, area, from);
  const first = top.rows[0] ?? from;
  if (header === false) return { top: first, depth: 0 };
  if (skip !== undefined) return { top: first, depth: depthAt(top, first) };
  const widest = Math.max(1, ...top.rows.map((row) => owned(top.row(row)).length));
  const found = top.rows.find((row, i) => isHeader(top, row, top.rows[i + 1], widest));
  if (found !== undefined) return { top: found, depth: depthAt(top, found) };
  return header ? { top: first, depth: depthAt(top, first) } : { top: first, depth: 0 };
}

/** The name of each column of the area that the header names; merged cells above give theirs before, `2024 Jan`. */
export function namesIn(cells: Cells, area: Area, { top, depth }: Header): Map<number, string> {
  const { shown } = topOf(cells, area, top);
  const names = new Map<number, string>();
  const last = Math.min(
    area.right,
    Math.max(cells.columns.length - 1, ...cells.merges.filter((merge) => merge.top < top + depth && merge.bottom >= top).map(({ right }) => right)),
  );
  for (let column = area.left; column <= last; ++column) {
    const parts: string[] = [];
    for (let row = top; row < top + depth; ++row) {
      const text = shown(row, column)?.text.replace(/\s+/g, " ").trim();
      if (text && text !== parts.at(-1)) parts.push(text);
    }
    if (parts.length) names.set(column, parts.join(" "));
  }
  return names;
}

function topOf(cells: Cells, area: Area, from: number): Top {
  const to = Math.min(from + SEARCHED_ROWS, cells.lastRow + 1);
  const merges = cells.merges.filter((merge) => merge.top < to && merge.bottom >= from);

  function shown(row: number, column: number, among = merges): Shown | undefined {
    const merge = among.find((one) => row >= one.top && row <= one.bottom && column >= one.left && column <= one.right);
    const place = merge ? { row: merge.top, column: merge.left } : { row, column };
    const kind = cells.columns[place.column]?.kind(place.row) ?? MISSING;
    return kind === MISSING ? undefined : { ...place, kind, text: cells.columns[place.column]!.text(place.row)! };
  }

  function all(at: number): { place: number; cell: Shown }[] {
    const found: { place: number; cell: Shown }[] = [];
    const here = merges.filter((merge) => at >= merge.top && at <= merge.bottom);
    for (let place = area.left; place <= Math.min(area.right, cells.columns.length - 1); ++place) {
      const cell = shown(at, place, here);
      if (cell) found.push({ place, cell });
    }
    return found;
  }

  const rows: number[] = [];
  for (let at = from; at < to; ++at) if (cells.columns.some((column) => column && column.kind(at) !== MISSING)) rows.push(at);
  return {
    shown,
    row: (at) => all(at).map(({ cell }) => cell),
    places: (at) => all(at).map(({ place }) => place),
    merges,
    rows,
  };
}

/** Each cell once. */
function owned(row: readonly Shown[]): Shown[] {
  return row.filter((cell, i) => i === 0 || row[i - 1].column !== cell.column || row[i - 1].row !== cell.row);
}

function isHeader(top: Top, at: number, next: number | undefined, widest: number): boolean {
  const row = top.row(at);
  const cells = owned(row);
  if (row.length < MOSTLY * widest || cells.length < Math.min(2, widest)) return false;
  if (next !== undefined && namedShare(top, at, next) < MOSTLY) return false;
  const texts = cells.filter(({ kind }) => kind === TEXT);
  if (cells[0].kind !== TEXT && texts.length < cells.length / 2) return false;
  if (new Set(cells.map(({ text }) => text)).size < cells.length / 2) return false;
  return cells.every((cell) => cell.kind === TEXT || (isPeriod(cell) && !isPeriod(next === undefined ? undefined : top.shown(next, cell.column))));
}

/** The share of the cells of the next row that stand under one of this. */
function namedShare(top: Top, at: number, next: number): number {
  const places = top.places(next);
  return places.filter((column) => top.shown(at, column)).length / places.length;
}

/** A year or a day, which may head a column. */
function isPeriod(cell: Shown | undefined): boolean {
  return cell !== undefined && (cell.kind === DAY || cell.kind === MOMENT || (cell.kind === WHOLE && /^(19|20)\d\d$/.test(cell.text)));
}

function depthAt(top: Top, first: number): number {
  let last = first;
  while (last - first + 1 < MOST_DEEP) {
    const lower = Math.max(last, ...top.merges.filter((merge) => merge.top >= first && merge.top <= last).map(({ bottom }) => bottom));
    if (lower > last) last = Math.min(lower, first + MOST_DEEP - 1);
    else if (hasGroups(top, last)) ++last;
    else break;
  }
  return last - first + 1;
}

/** Whether the cells of a row are merged over texts of the next, which names columns within them and nothing beside. */
function hasGroups(top: Top, at: number): boolean {
  const groups = top.merges.filter((merge) => merge.top <= at && merge.bottom === at && merge.right > merge.left);
  const below = top.row(at + 1);
  if (!groups.length || !below.length) return false;
  const within = (column: number, { left, right }: Area) => column >= left && column <= right;
  if (!below.every((cell) => (cell.kind === TEXT || isPeriod(cell)) && (cell.row <= at || groups.some((group) => within(cell.column, group))))) return false;
  return groups.every((group) => new Set(below.filter((cell) => within(cell.column, group)).map(({ text }) => text)).size > 1);
}
