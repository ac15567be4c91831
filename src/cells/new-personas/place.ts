import type { OldPersonas } from "../../core/persona/stand.ts";
import { numbers, type Coded, type Table } from "../../core/table.ts";
import { newPersonasCustomers } from "../../sql/new-personas-customers.ts";
import { newPersonasPlaces } from "../../sql/new-personas-members.ts";
import type { Reach } from "../cell.ts";
import { tagsAt, type Ground, type Span } from "./inputs.ts";

/** Customers of a table of tags, by id, with the place of each in it and whether a campaign ever reached them. */
export interface Placed {
  /** A table with customer_id, nearest and inside. */
  table: string;
  who: Table;
}

/** Place the customers of a table of tags among old personas; null where it has no rows. Contacts of campaigns held out are not known of. */
export async function placed({ spec, from }: Ground, tags: string, { old, span }: { old: OldPersonas; span: Span }, reach: Reach): Promise<Placed | null> {
  const who = await reach.query(newPersonasCustomers({ tags, history: spec.history, unaware: `${spec.history}_campaigns` }));
  if (!who.rows) return null;
  const content = await tagsAt(tags, [...new Set(old.plan.sources)], numbers(who, "at"), reach);
  const { nearest, inside } = await reach.compute("personas", "stand", { tags: content, old }, span);
  return { table: await placesOf(tags, { nearest: { codes: nearest, levels: from.slice(0, -1) }, inside: Float64Array.from(inside) }, reach), who };
}

/** A scratch table of customer_id, nearest and inside, from what was found of the customers of a table of tags, by id. */
export async function placesOf(tags: string, columns: { nearest: Coded; inside: Float64Array }, reach: Reach): Promise<string> {
  return reach.scratch(newPersonasPlaces(tags, await reach.scratch({ rows: columns.inside.length, columns })));
}

/** A copy of the flags, since what is handed to a worker is gone. */
export function contactedOf(who: Table): Float64Array {
  return numbers(who, "contacted").slice();
}
