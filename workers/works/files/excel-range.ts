/** A part of a sheet: rows and columns counted from 0, ends included. */
export interface Area {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

/** All that a sheet can hold. */
export const WHOLE_SHEET: Area = { top: 0, left: 0, bottom: 1_048_575, right: 16_383 };

/** `B3:F200`, also whole columns `B:F`, whole rows `3:200`, `$` and either order; undefined where it is no range of a sheet. */
export function areaOf(range: string): Area | undefined {
  const found = /^([A-Z]{1,3})?(\d{1,7})?(?::([A-Z]{1,3})?(\d{1,7})?)?$/.exec(range.replaceAll("$", "").replaceAll("：", ":").trim().toUpperCase());
  if (!found) return undefined;
  const single = !range.includes(":") && !range.includes("：");
  const [, left, top, right, bottom] = single ? [...found.slice(0, 3), found[1], found[2]] : found;
  if (!(left || top) || !left !== !right || !top !== !bottom || (single && !(left && top))) return undefined;
  const columns = [left ? columnOf(left) : 0, right ? columnOf(right) : WHOLE_SHEET.right].sort((a, b) => a - b);
  const rows = [top ? Number(top) - 1 : 0, bottom ? Number(bottom) - 1 : WHOLE_SHEET.bottom].sort((a, b) => a - b);
  if (rows[0] < 0 || rows[1] > WHOLE_SHEET.bottom || columns[1] > WHOLE_SHEET.right) return undefined;
  return { top: rows[0], left: columns[0], bottom: rows[1], right: columns[1] };
}

function columnOf(letters: string): number {
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

/** Row and column of a cell, `B3` as 2 and 1; −1 where it is no cell of a sheet. */
export function columnIn(cell: string): number {
  let column = 0;
  for (let i = 0; i < cell.length; ++i) {
    const code = cell.charCodeAt(i);
    if (code < 65 || code > 90) return i && code >= 48 && code <= 57 && column <= 16_384 ? column - 1 : -1;
    column = column * 26 + code - 64;
  }
  return -1;
}
