import "./faults.ts";
import { fault } from "../../core/fault.ts";
import { rowsOf } from "../../core/table.ts";
import { namesIn } from "../../sql/reshape-names.ts";
import { pivot } from "../../sql/reshape-pivot.ts";
import { unpivot } from "../../sql/reshape-unpivot.ts";
import type { Sql } from "../../sql/sql.ts";
import type { Loaded } from "../../engine/files/file.ts";
import type { Field, Reach } from "../cell.ts";
import type { Reshape } from "./schema.ts";

/** The column that says which of several files a row comes from. */
export const ORIGIN = "file";

/** How many columns a key-value table may become. */
export const MOST_COLUMNS = 500;

type Unpivoting = Extract<Reshape, { how: "unpivot" }>;
type Pivoting = Extract<Reshape, { how: "pivot" }>;

/** The query that reshapes the cell's table as it was read. @throws Fault `source/…` */
export async function reshaping(spec: Reshape, { columns, files }: Pick<Loaded, "columns" | "files">, reach: Reach): Promise<Sql> {
  return spec.how === "unpivot" ? unpivoting(spec, columns, { table: reach.name, several: files.length > 1 }) : pivoting(spec, columns, reach);
}

/** Which columns stay, which become rows. Those that are to do both stay, and so does the one that says which of several files a row comes from. */
export function sides({ keep, turn }: Pick<Unpivoting, "keep" | "turn">, columns: readonly string[], several = false): { keep: string[]; turn: string[] } {
  const origin = several && !keep.includes(ORIGIN) && !turn.includes(ORIGIN) ? [ORIGIN] : [];
  const stay = [...keep, ...origin];
  return { keep: stay, turn: (turn.length ? turn : columns).filter((column) => !stay.includes(column)) };
}

/** What columns are called that get their names from the data: each once, in any case, and none like those already there. */
export function distinctNames(names: readonly string[], taken: readonly string[]): string[] {
  const used = new Set(taken.map((name) => name.toLowerCase()));
  return names.map((name) => {
    let free = name;
    for (let i = 2; used.has(free.toLowerCase()); ++i) free = `${name}_${i}`;
    used.add(free.toLowerCase());
    return free;
  });
}

function unpivoting(spec: Unpivoting, fields: readonly Field[], { table, several }: { table: string; several: boolean }): Sql {
  const names = fields.map((field) => field.name);
  const { keep, turn } = sides(spec, names, several && names.includes(ORIGIN));
  const known = new Map(fields.map((field) => [field.name, field.type]));
  for (const column of [...keep, ...turn]) if (!known.has(column)) throw fault("source/no-column", { table, column });
  if (!turn.length) throw fault("source/nothing-to-turn", { table });
  const [nameColumn, valueColumn] = [spec.nameColumn || "name", spec.valueColumn || "value"];
  const [, second, ...rest] = [nameColumn, valueColumn, ...keep].map((column) => column.toLowerCase());
  if (second === nameColumn.toLowerCase() || rest.includes(second)) throw fault("source/same-name", { table, column: valueColumn });
  if (rest.includes(nameColumn.toLowerCase())) throw fault("source/same-name", { table, column: nameColumn });
  const types = new Set(turn.map((column) => known.get(column)));
  const as = spec.numbers ? "number" : types.size > 1 || types.has("other") ? "text" : null;
  return unpivot({ table, keep, turn, nameColumn, valueColumn, as });
}

async function pivoting({ keys, names, values, take }: Pivoting, fields: readonly Field[], reach: Reach): Promise<Sql> {
  const table = reach.name;
  for (const [lacks, given] of Object.entries({ keys: keys[0], names, values }))
    if (!given) throw fault("source/incomplete-pivot", { table, lacks: lacks as "keys" });
  for (const column of [...keys, names, values]) if (!fields.some((field) => field.name === column)) throw fault("source/no-column", { table, column });
  const twice = [...keys, names, values].find((column, i, all) => all.indexOf(column) !== i);
  if (twice !== undefined) throw fault("source/same-name", { table, column: twice });
  if (take === "sum" && fields.find((field) => field.name === values)!.type !== "number") throw fault("source/no-numbers", { table, column: values });
  const found = rowsOf(await reach.query(namesIn(table, names, MOST_COLUMNS)));
  if (!found.length) throw fault("source/nothing-to-turn", { table });
  if (found.length > MOST_COLUMNS) throw fault("source/too-many-columns", { table, column: names, columns: Number(found[0].total), most: MOST_COLUMNS });
  const said = found.map((row) => String(row.name));
  const called = distinctNames(said, keys);
  return pivot({ table, keys, names, values, take, columns: said.map((name, i) => ({ name, column: called[i] })) });
}
