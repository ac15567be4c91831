import { fault } from "../../core/fault.ts";
import { unifiedType } from "../../core/ids/id-type.ts";
import { numbers, rowsOf } from "../../core/table.ts";
import { idsHad, idsHighest, idsMapping, idsOlds, idsTwice, type Mapping } from "../../sql/ids-previous.ts";
import { typeText } from "../../sql/ids-unified.ts";
import { sql } from "../../sql/sql.ts";
import type { Reach } from "../cell.ts";
import type { Gathered } from "./gather.ts";
import { rawOf } from "./inputs.ts";

/** The mapping of the last refresh, made ready. */
export interface Previous {
  /** Its rows, and its unified ids by code. */
  mapping: string;
  olds: string;
  /** Number of unified ids. */
  n: number;
  /** The highest number of a unified id of ours. */
  highest: number;
  /** For each id its old unified id; −1 where it had none. */
  had: Int32Array;
  twice: { ids: number; example: string | null };
}

/** Read the mapping of the last refresh; none is one without rows. @throws Fault `ids/previous` when it lacks a column */
export async function previousOf(table: string, { nodes, types }: Gathered, reach: Reach): Promise<Previous> {
  const mapping = await reach.scratch(idsMapping(table ? await mappingOf(table, reach) : null));
  const olds = await reach.scratch(idsOlds(mapping, unifiedType));
  const [counts] = rowsOf(await reach.query(idsHighest(mapping, olds, unifiedType)));
  const [twice] = rowsOf(await reach.query(idsTwice(mapping, unifiedType)));
  const had = await reach.query(idsHad(nodes, mapping, olds, typeText(sql`x.t`, types)));
  return {
    mapping,
    olds,
    n: Number(counts.olds),
    highest: Number(counts.highest),
    had: new Int32Array(numbers(had, "p")),
    twice: twice as unknown as Previous["twice"],
  };
}

async function mappingOf(table: string, reach: Reach): Promise<Mapping> {
  const fields = await reach.columns(table);
  const missing = ["type", "id", "unified_id"].find((column) => !fields.some(({ name }) => name.toLowerCase() === column));
  if (missing) throw fault("ids/previous", { table, column: missing });
  const raw = (column: string) => rawOf(table, fields, column);
  return { table, type: raw("type"), id: raw("id"), unified: raw("unified_id") };
}
