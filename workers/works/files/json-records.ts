import { BOOLEAN, Column, DAY, FRACTION, LONG, MOMENT, TEXT, WHOLE } from "./column.ts";
import { asJson, isoOf, longIn } from "./json-values.ts";

/** What records are, all of them: objects by key, lists by place, or single values. */
export type Make = "objects" | "lists" | "values";

/** The make of a record; undefined for null, which fits any. */
export function makeOf(record: unknown): Make | undefined {
  if (record === null) return undefined;
  if (Array.isArray(record)) return "lists";
  return typeof record === "object" && longIn(record) === undefined ? "objects" : "values";
}

/** The name of the one column of single values. */
const ONLY = "value";

/** What is known of a column. */
export interface Known {
  column: Column;
  /** The kinds of its values: of each the bit of its number. */
  seen: number;
  /** The zone that its moments are written in; null where there are several. */
  zone?: string | null;
}

/**
 * Records as columns, by key in the order of first appearance; of lists the keys are places. Days and moments are told by ISO form; lists and objects inside
 * are text, as JSON.
 */
export class Records {
  readonly columns = new Map<string, Known>();
  rows = 0;
  private readonly make: Make;
  private readonly kept: boolean;

  /** @param kept whether values are kept, or only what they are */
  constructor(make: Make, kept: boolean) {
    this.make = make;
    this.kept = kept;
  }

  /** Add a record as the next row; false where it is of another make. */
  add(record: unknown): boolean {
    const make = makeOf(record);
    if (make && make !== this.make) return false;
    if (make === "lists") (record as unknown[]).forEach((value, i) => this.put(String(i), value));
    else if (make === "values") this.put(ONLY, record);
    else if (make) for (const key of Object.keys(record as object)) this.put(key, (record as Record<string, unknown>)[key]);
    ++this.rows;
    return true;
  }

  private put(key: string, value: unknown): void {
    let known = this.columns.get(key);
    if (!known) this.columns.set(key, (known = { column: new Column(), seen: 0 }));
    if (typeof value === "string") this.putText(known, value);
    else if (typeof value === "number") this.keep(known, Number.isInteger(value) && Math.abs(value) < 1e15 ? WHOLE : FRACTION, value);
    else if (typeof value === "boolean") this.keep(known, BOOLEAN, value ? 1 : 0, value ? "true" : "false");
    else if (value !== null && value !== undefined) {
      const long = longIn(value);
      if (long === undefined) this.keep(known, TEXT, NaN, asJson(value));
      else this.keep(known, LONG, Number(long), long);
    }
  }

  private putText(known: Known, text: string): void {
    const iso = isoOf(text);
    if (!iso) this.keep(known, TEXT, NaN, text);
    else if (iso.zone === null) this.keep(known, DAY, iso.ms, text);
    else {
      this.keep(known, MOMENT, iso.ms, text);
      known.zone = known.zone === undefined || known.zone === iso.zone ? iso.zone : null;
    }
  }

  private keep(known: Known, kind: number, number: number, text?: string): void {
    known.seen |= 1 << kind;
    if (this.kept) known.column.put(this.rows, kind, number, text);
  }
}
