import { handwritten, list, name, sql, text, type Sql } from "./sql.ts";
import type { Asked } from "./shape-columns.ts";

/**
 * The inner quantiles of columns of numbers and days, of the rows whose place hashes to a multiple of `every`, the same each time.
 *
 * One row. Columns, by place from 0: q0… VARCHAR (the quantiles at the ranks, ascending, a blank between them; NULL where nothing is finite). Days count from 1970.
 */
export function shapeQuantiles(table: string, columns: readonly (Asked & { ranks: readonly number[] })[], every: number): Sql {
  const each = columns.map((column, place) => {
    const x = numeric(column);
    const ranks = list(column.ranks.map((rank) => sql`${rank}`));
    return sql`array_to_string(quantile_disc(${x}, [${ranks}]) FILTER (isfinite(${x})), ${text(" ")}) AS ${name(`q${place}`)}`;
  });
  return sql`SELECT ${list(each)} FROM ${name(table)} ${some(every)}`;
}

/**
 * How many values of columns of numbers and days lie in the bins between some edges, of the rows whose place hashes to a multiple of `every`.
 *
 * One row. Columns: rows DOUBLE (rows looked at); by place from 0: n0… DOUBLE (with a value), h0… VARCHAR (values up to each edge and above the one before, a
 * blank between them; what is above the last edge is left out, or stands last; NULL where there is no value).
 *
 * @param columns edges ascending, each once
 */
export function shapeBins(table: string, columns: readonly (Asked & { edges: readonly number[] })[], every: number): Sql {
  const each = columns.flatMap((column, place) => {
    const edges = list(column.edges.map((edge) => sql`${edge}::DOUBLE`));
    return [
      sql`count(${name(column.name)})::DOUBLE AS ${name(`n${place}`)}`,
      sql`array_to_string(map_values(histogram(${numeric(column)}, [${edges}])), ${text(" ")}) AS ${name(`h${place}`)}`,
    ];
  });
  return sql`SELECT ${list([sql`count(*)::DOUBLE AS rows`, ...each])} FROM ${name(table)} ${some(every)}`;
}

function numeric({ name: column, type }: Asked): Sql {
  return type === "date" ? sql`(epoch(${name(column)}) / 86400)::DOUBLE` : sql`${name(column)}::DOUBLE`;
}

function some(every: number): Sql {
  return every > 1 ? sql`WHERE hash(rowid) % ${every} = 0` : handwritten("");
}
