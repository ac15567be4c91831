import { homeOf, setSizes, type Orphans, type Overlap } from "../../core/profile/overlap.ts";
import type { TableReport } from "../../core/profile/table-findings.ts";
import { numbers, rowsOf, texts } from "../../core/table.ts";
import { profileMembers, profileNearMisses, profileOrphanRows, profileOrphans, profileOverlaps, type Ids } from "../../sql/profile-joins.ts";
import { name } from "../../sql/sql.ts";
import type { Reach } from "../cell.ts";

const EXAMPLES = 5;
/** Tables compared at most: one bit each in a whole number that JavaScript holds. */
const MOST = 40;

/** How the customers, or the campaigns, of the tables that have them join; null where fewer than two have any. */
export async function readOverlap(of: Overlap["of"], tables: readonly TableReport[], reach: Reach): Promise<Overlap | null> {
  const having = tables.filter((report) => report[of] && report.rows).slice(0, MOST);
  if (having.length < 2) return null;
  const ids = having.map((report): Ids => ({ table: report.table, raw: { column: name(report[of]), type: typeOf(report, of) } }));
  const members = await reach.scratch(profileMembers(ids));
  const found = await reach.query(profileOverlaps(members));
  const parts = Array.from(numbers(found, "mask"), (mask, i) => ({ mask, ids: numbers(found, "ids")[i] }));
  const sizes = setSizes(parts, having.length);
  const home = homeOf(having.map((report, i) => ({ ids: sizes[i], rows: report.rows })));
  const orphans: Orphans[] = [];
  for (let i = 0; i < ids.length; ++i)
    if (i !== home) orphans.push(await readOrphans(ids[i], { column: having[i][of], members, bits: { here: 2 ** i, home: 2 ** home } }, reach));
  return {
    of,
    sets: having.map((report, i) => ({ table: report.table, column: report[of], ids: sizes[i] })),
    parts,
    home: having[home].table,
    orphans: orphans.filter(({ ids }) => ids > 0),
  };
}

function typeOf({ columns, ...report }: TableReport, of: Overlap["of"]): Ids["raw"]["type"] {
  return columns.find(({ name }) => name === report[of])?.type ?? "text";
}

interface Place {
  column: string;
  members: string;
  bits: { here: number; home: number };
}

async function readOrphans(ids: Ids, { column, members, bits }: Place, reach: Reach): Promise<Orphans> {
  const parts = await reach.query(profileOverlaps(members));
  const masks = numbers(parts, "mask");
  const alone = numbers(parts, "ids").reduce((sum, n, i) => sum + (has(masks[i], bits.here) && !has(masks[i], bits.home) ? n : 0), 0);
  if (!alone) return { table: ids.table, column, ids: 0, rows: 0, examples: [], near: [] };
  const rows = numbers(await reach.query(profileOrphanRows(ids, members, bits)), "rows")[0];
  const examples = texts(await reach.query(profileOrphans(members, bits, EXAMPLES)), "id").levels;
  const near = rowsOf(await reach.query(profileNearMisses(members, bits))) as unknown as Orphans["near"];
  return { table: ids.table, column, ids: alone, rows, examples, near };
}

function has(mask: number, bit: number): boolean {
  return Math.floor(mask / bit) % 2 === 1;
}
