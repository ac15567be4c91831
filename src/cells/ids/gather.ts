import { fault } from "../../core/fault.ts";
import { hashesOfNothing, nothingWords } from "../../core/ids/nothing.ts";
import { rowsOf } from "../../core/table.ts";
import { idsDated, idsEdges, idsLinks, idsNodes, idsPairs, idsShared } from "../../sql/ids-links.ts";
import { idsRows } from "../../sql/ids-rows.ts";
import { idsCounts, idsFilled, idsValues, type IdRows } from "../../sql/ids-values.ts";
import type { Reach } from "../cell.ts";
import { sourcesOf, typesIn } from "./inputs.ts";
import type { IdsResult } from "./result.ts";
import type { Spec } from "./schema.ts";

/** Types whose ids are short; of the others, one sign eight times over is still no id. */
const LONG = ["phone", "email", "device", "cookie"];

/** The ids and links of all tables, as tables that live while the cell runs. */
export interface Gathered {
  /** Types by number, in the order of `type:`. */
  types: string[];
  values: string;
  pairs: string;
  shared: string;
  nodes: string;
  edges: string;
  read: IdsResult["read"];
  dated: boolean;
}

/** Distinct ids by type and reason; `why` is null for those that count. */
type Counts = readonly { why: string | null; ids: number }[];

/** Read the ids of every row, leave out what is none, and link what stands together. @throws Fault `ids/…` */
export async function gather(spec: Spec, reach: Reach): Promise<Gathered> {
  const sources = await sourcesOf(spec, reach);
  const types = typesIn(sources).sort((x, y) => (`${x}:` < `${y}:` ? -1 : 1));
  const codes = Object.fromEntries(types.map((type, i) => [type, i]));
  const rows: IdRows[] = [];
  const read: IdsResult["read"] = [];
  for (const { table, columns, query } of sources) {
    const cleaned = { table: await reach.scratch(idsRows({ ...query, codes, cleanings: spec.clean })), places: query.places.length };
    const [filled] = rowsOf(await reach.query(idsFilled(cleaned))) as Record<string, number>[];
    rows.push(cleaned);
    read.push({ table, rows: filled.rows, columns: columns.map((column, i) => ({ ...column, filled: filled[`v${i}`] })) });
  }
  reach.progress(0.2);
  const among = (names: readonly string[]) => types.flatMap((type, t) => (names.includes(type) ? [t] : []));
  const never = spec.never.map((text) => text.trim()).filter(Boolean);
  const values = await reach.scratch(idsValues(rows, { words: nothingWords, hashes: hashesOfNothing(), never, long: among(LONG) }));
  const counts = rowsOf(await reach.query(idsCounts(values))) as unknown as Counts;
  checkIds(counts, read);
  reach.progress(0.3);
  const links = await reach.scratch(idsLinks(rows, values));
  const [{ dated, links: n }] = rowsOf(await reach.query(idsDated(links)));
  if (!n) throw fault("ids/no-edges", { tables: namesOf(read), ids: sum(counts.filter(({ why }) => why === null)) });
  const pairs = await reach.scratch(idsPairs(links));
  const shared = await reach.scratch(idsShared({ links, values, types: among(spec.shared), most: spec.partners, days: spec.days }));
  reach.progress(0.4);
  const nodes = await reach.scratch(idsNodes(values, shared));
  const edges = await reach.scratch(idsEdges(pairs, nodes));
  return { types, values, pairs, shared, nodes, edges, read, dated: dated === 1 };
}

/** @throws Fault `ids/no-ids` when nothing that stands where an id should is one */
function checkIds(counts: Counts, read: IdsResult["read"]): void {
  if (counts.some(({ why }) => why === null)) return;
  const rows = read.reduce((all, { rows: own }) => all + own, 0);
  throw fault("ids/no-ids", { tables: namesOf(read), rows, leftOut: sum(counts) });
}

const namesOf = (read: IdsResult["read"]) => [...new Set(read.map(({ table }) => table))];
const sum = (counts: Counts) => counts.reduce((all, { ids }) => all + ids, 0);
