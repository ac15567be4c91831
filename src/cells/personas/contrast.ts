import { rowsOf } from "../../core/table.ts";
import type { Tag } from "../../core/tag.ts";
import { personasContrast } from "../../sql/personas-contrast.ts";
import type { Reach } from "../cell.ts";
import type { TypeContrast } from "./result.ts";
import type { Spec } from "./schema.ts";

/** Most tags shown for a type, and the least difference of means, in standard deviations, worth a line. */
const MOST = 6;
const LEAST = 0.1;

/** By campaign type, how those who said yes differ from those who said no; types with too few of either are left out. */
export async function contrastOf({ tags: table, history, types }: Spec, tags: readonly Tag[], reach: Reach): Promise<TypeContrast[]> {
  const columns = tags.filter(({ type }) => type === "number").map(({ column }) => column);
  const from = ["success", "intent", "failure"].map((outcome) => `${table}_at_${outcome}`);
  const rows = rowsOf(await reach.query(personasContrast({ history, types, tags: from, columns })));
  return rows
    .map((row) => ({ type: String(row.type), yes: Number(row.yes), no: Number(row.no), tags: columns.map((column, i) => told(column, row, i)) }))
    .filter(({ yes, no }) => yes >= reach.settings.k && no >= reach.settings.k)
    .map((each) => ({
      ...each,
      tags: each.tags
        .filter(({ difference }) => Math.abs(difference) >= LEAST)
        .sort(byDifference)
        .slice(0, MOST),
    }));
}

type Told = TypeContrast["tags"][number];

function told(column: string, row: Record<string, string | number | null>, i: number): Told {
  const [success, failure, sd] = [row[`yes_${i}`], row[`no_${i}`], row[`sd_${i}`]].map((value) => (value === null ? NaN : Number(value)));
  const difference = sd > 0 && Number.isFinite(success - failure) ? (success - failure) / sd : 0;
  return { column, difference, success, failure };
}

function byDifference(a: Told, b: Told): number {
  return Math.abs(b.difference) - Math.abs(a.difference);
}
