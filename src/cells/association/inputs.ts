import { fault } from "../../core/fault.ts";
import { axes, type Axis } from "../../core/lift/items.ts";
import type { ColumnType } from "../../sql/key.ts";
import type { Field, Reach } from "../cell.ts";
import type { Spec } from "./schema.ts";

/** A column of the wide table on an axis. */
export interface Chosen {
  axis: Axis;
  column: string;
  type: "number" | "text";
}

/** What the spec asks for, held against the tables. */
export interface Asked {
  wide: { table: string; customer: string; customerType: ColumnType; columns: Chosen[] } | null;
  long: { table: string; customer: string; customerType: ColumnType; item: string } | null;
}

/** Hold the tables and columns of a spec against what is there. @throws Fault `association/choose`, `…/no-column`, `…/not-usable`, `…/no-score` */
export async function asked(spec: Spec, reach: Reach): Promise<Asked> {
  const { customers, key, holdings } = spec;
  const chosen = axes.flatMap((axis) => spec.axes[axis].map((column) => ({ axis, column })));
  if (!customers && !holdings.table) throw fault("association/choose", { what: "table" });
  if (customers && !holdings.table && !chosen.length) throw fault("association/choose", { what: "columns" });
  if (holdings.table && !holdings.customer) throw fault("association/choose", { what: "customer" });
  if (holdings.table && !holdings.item) throw fault("association/choose", { what: "item" });
  if (customers && holdings.table && !key) throw fault("association/choose", { what: "customer" });
  const wide = customers ? await wideOf(spec, chosen, await reach.columns(customers)) : null;
  if (!holdings.table) return { wide, long: null };
  const fields = await reach.columns(holdings.table);
  const customerType = field(fields, holdings.table, holdings.customer).type;
  field(fields, holdings.table, holdings.item);
  return { wide, long: { ...holdings, customerType } };
}

/** Hold the table of scores against what candidates are ranked by. */
export async function checkScores(model: string, reach: Reach): Promise<void> {
  const names = (await reach.columns(model)).map(({ name }) => name);
  for (const lacks of ["customer_id", "probability"] as const) if (!names.includes(lacks)) throw fault("association/no-score", { table: model, lacks });
}

async function wideOf({ customers: table, key }: Spec, chosen: readonly { axis: Axis; column: string }[], fields: readonly Field[]): Promise<Asked["wide"]> {
  const columns = chosen.map(({ axis, column }): Chosen => {
    const { type } = field(fields, table, column);
    if (type === "date" || type === "other") throw fault("association/not-usable", { table, column, type, axis });
    return { axis, column, type: type === "text" ? "text" : "number" };
  });
  return { table, customer: key, customerType: key ? field(fields, table, key).type : "text", columns };
}

function field(fields: readonly Field[], table: string, column: string): Field {
  const found = fields.find(({ name }) => name === column);
  if (found) return found;
  const plain = (name: string) => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
  throw fault("association/no-column", { table, column, near: fields.find(({ name }) => plain(name) === plain(column))?.name ?? "" });
}
