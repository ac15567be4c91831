/** How a column is stored: small integers, numbers, days since 1970-01-01, or text. */
export type Storage = "int8" | "int16" | "int32" | "float64" | "date" | "text";

/** The columns of a table, in order, and how each is stored. */
export type Layout = Readonly<Record<string, Storage>>;

/** A value of a cell: a number (for dates, days since 1970-01-01), a text, or null where missing. */
export type Value = number | string | null;

/** Text as codes into levels; −1 where missing. */
export interface Codes {
  codes: Int32Array;
  levels: readonly string[];
}

/** Some rows of a table: a `Float64Array` a column, NaN where missing, or codes for text. */
export interface Rows {
  count: number;
  columns: Readonly<Record<string, Float64Array | Codes>>;
}

/** Gathers rows one by one into columns. */
export class Sheet {
  readonly layout: Layout;
  readonly #names: string[];
  readonly #values: number[][];
  readonly #levels: Map<string, number>[];

  constructor(layout: Layout) {
    this.layout = layout;
    this.#names = Object.keys(layout);
    this.#values = this.#names.map(() => []);
    this.#levels = this.#names.map(() => new Map());
  }

  get count(): number {
    return this.#values[0].length;
  }

  /** Add a row; values in the order of the layout. */
  push(...row: Value[]): void {
    if (row.length !== this.#names.length) throw new RangeError(`push: ${row.length} values for ${this.#names.length} columns`);
    for (let j = 0; j < row.length; ++j) this.#values[j].push(this.#number(j, row[j]));
  }

  #number(column: number, value: Value): number {
    if (value === null) return this.layout[this.#names[column]] === "text" ? -1 : NaN;
    if (typeof value === "number") return value;
    const levels = this.#levels[column];
    let code = levels.get(value);
    if (code === undefined) levels.set(value, (code = levels.size));
    return code;
  }

  /** The rows gathered, as columns. */
  rows(): Rows {
    const column = (name: string, j: number) =>
      this.layout[name] === "text" ? { codes: Int32Array.from(this.#values[j]), levels: [...this.#levels[j].keys()] } : Float64Array.from(this.#values[j]);
    return { count: this.count, columns: Object.fromEntries(this.#names.map((name, j) => [name, column(name, j)])) };
  }
}

/** One value of a column of rows. */
export function valueOf(column: Float64Array | Codes, i: number): Value {
  if (column instanceof Float64Array) return Number.isNaN(column[i]) ? null : column[i];
  return column.codes[i] < 0 ? null : column.levels[column.codes[i]];
}

/** A day as text, `2024-06-30`, from days since 1970-01-01. */
export function dayText(days: number): string {
  return new Date(days * 86_400_000).toISOString().slice(0, 10);
}

/** Days since 1970-01-01 of a day of the calendar; months count from 0 and may run over. */
export function dayOf(year: number, month: number, day = 1): number {
  return Date.UTC(year, month, day) / 86_400_000;
}
