/** Text as codes into levels. */
export interface Coded {
  /** One code a row: an index into `levels`, −1 where missing. */
  codes: Int32Array;
  /** Distinct texts, in order of first appearance. */
  levels: string[];
}

/** Numbers with NaN where missing, or coded text. Booleans are numbers 0 and 1; dates are text, `2024-06-30`. */
export type Column = Float64Array | Coded;

/** Columns of equal length, by name, in order. */
export interface Table {
  readonly rows: number;
  readonly columns: Readonly<Record<string, Column>>;
}

/** Code texts into levels, in order of first appearance; null is missing. */
export function coded(texts: Iterable<string | null | undefined>): Coded {
  const index = new Map<string, number>();
  const codes: number[] = [];
  for (const text of texts) {
    if (text === null || text === undefined) {
      codes.push(-1);
      continue;
    }
    let code = index.get(text);
    if (code === undefined) index.set(text, (code = index.size));
    codes.push(code);
  }
  return { codes: Int32Array.from(codes), levels: [...index.keys()] };
}

/** Make a table of plain arrays: numbers and booleans become numbers, the rest text; null is missing. */
export function table(columns: Record<string, readonly (string | number | boolean | null)[]>): Table {
  const names = Object.keys(columns);
  const rows = names.length ? columns[names[0]].length : 0;
  for (const name of names) if (columns[name].length !== rows) throw new RangeError(`table: column ${name} has ${columns[name].length} rows, not ${rows}`);
  return { rows, columns: Object.fromEntries(names.map((name) => [name, column(columns[name])])) };
}

/** The values of one row, by column: a number, a text or null. */
export function row(from: Table, index: number): Record<string, string | number | null> {
  return Object.fromEntries(Object.entries(from.columns).map(([name, column]) => [name, value(column, index)]));
}

/** All rows as objects; for small tables. */
export function rowsOf(from: Table): Record<string, string | number | null>[] {
  return Array.from({ length: from.rows }, (_, i) => row(from, i));
}

/** One value of a column: a number, a text or null where missing. */
export function value(column: Column, index: number): string | number | null {
  if (column instanceof Float64Array) return Number.isNaN(column[index]) ? null : column[index];
  const code = column.codes[index];
  return code < 0 ? null : column.levels[code];
}

/** A column of numbers. @throws RangeError when it is missing or holds text */
export function numbers(from: Table, name: string): Float64Array {
  const column = from.columns[name];
  if (!(column instanceof Float64Array)) throw new RangeError(`numbers: column ${name} is ${column ? "text" : "missing"}`);
  return column;
}

/** A column of text. A column of numbers that is missing in every row counts as text. @throws RangeError otherwise */
export function texts(from: Table, name: string): Coded {
  const column = from.columns[name];
  if (column instanceof Float64Array && column.every(Number.isNaN)) return { codes: new Int32Array(column.length).fill(-1), levels: [] };
  if (!column || column instanceof Float64Array) throw new RangeError(`texts: column ${name} is ${column ? "numbers" : "missing"}`);
  return column;
}

/** Some rows of a table, in the order given; the table itself where they are all of it as they stand. */
export function gathered(from: Table, rows: ArrayLike<number>): Table {
  let i = 0;
  while (i < rows.length && rows[i] === i) ++i;
  if (i === rows.length && i === from.rows) return from;
  const columns = Object.entries(from.columns).map(([name, column]): [string, Column] => {
    if (column instanceof Float64Array) return [name, picked(column, rows, new Float64Array(rows.length))];
    return [name, { codes: picked(column.codes, rows, new Int32Array(rows.length)), levels: column.levels }];
  });
  return { rows: rows.length, columns: Object.fromEntries(columns) };
}

function picked<T extends Float64Array | Int32Array>(from: T, rows: ArrayLike<number>, into: T): T {
  for (let i = 0; i < rows.length; ++i) into[i] = from[rows[i]];
  return into;
}

function column(values: readonly (string | number | boolean | null)[]): Column {
  if (values.every((value) => value === null || typeof value !== "string")) return Float64Array.from(values, (value) => (value === null ? NaN : Number(value)));
  return coded(values.map((value) => (value === null ? null : String(value))));
}
