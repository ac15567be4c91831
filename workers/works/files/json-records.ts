import { Column } from "./column.ts";
import { valueOf } from "./json-values.ts";

/** What records are, all of them: objects by key, lists by place, or single values. */
export type Make = "objects" | "lists" | "values";

/** The make of a record; undefined for null, which fits any. */
export function makeOf(record: unknown): Make | undefined {
  if (record === null) return undefined;
  if (Array.isArray(record)) return "lists";
  return typeof record === "object" && !("\u0000long" in record) ? "objects" : "values";
}

/** The name of the one column of single values. */
const ONLY = "value";

/** Records as columns, by key in the order of first appearance; of lists the keys are places. */
export class Records {
  readonly columns = new Map<string, Column>();
  /** The zone that all moments of a column are written in; null where there are several. */
  readonly zones = new Map<string, string | null>();
  rows = 0;
  private readonly make: Make;

  constructor(make: Make) {
    this.make = make;
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
    let column = this.columns.get(key);
    if (!column) this.columns.set(key, (column = new Column()));
    const { kind, number, text, zone } = valueOf(value);
    if (kind) column.put(this.rows, kind, number, text);
    if (zone === undefined) return;
    const known = this.zones.get(key);
    if (known === undefined) this.zones.set(key, zone);
    else if (known !== zone) this.zones.set(key, null);
  }
}
