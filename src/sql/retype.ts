import { list, name, sql, text, type Sql } from "./sql.ts";

/** What a column is to become. */
export interface Retype {
  column: string;
  to: "text" | "number" | "date" | "moment" | "boolean";
}

/** Turn a column into another type, in place; values that do not fit become missing. */
export function retype(table: string, { column, to }: Retype): Sql {
  return sql`ALTER TABLE ${name(table)} ALTER ${name(column)} TYPE ${TYPES[to]} USING ${read({ column, to })}`;
}

/** How many rows have a value that does not fit. One row: rows. */
export function misfitRows(table: string, asked: readonly Retype[]): Sql {
  return sql`SELECT count(*)::DOUBLE AS rows FROM ${name(table)} WHERE ${anyMisfit(asked)}`;
}

/** Values that do not fit, in the order of the rows. Columns: file VARCHAR, line BIGINT, counted from 1, column, why, text VARCHAR. */
export function misfits(table: string, file: string, asked: readonly Retype[]): Sql {
  const each = asked.map(
    (one) => sql`
    SELECT ${text(file)} AS file, (rowid + 1)::BIGINT AS line, ${text(one.column)} AS "column", 'type' AS why, ${name(one.column)}::VARCHAR AS "text"
    FROM ${name(table)} WHERE ${misfit(one)}`,
  );
  return sql`SELECT * FROM (${list(each, " UNION ALL ")}) ORDER BY line`;
}

/** Leave out the rows with a value that does not fit. */
export function dropMisfits(table: string, asked: readonly Retype[]): Sql {
  return sql`DELETE FROM ${name(table)} WHERE ${anyMisfit(asked)}`;
}

const TYPES: Readonly<Record<Retype["to"], Sql>> = {
  text: sql`VARCHAR`,
  number: sql`DOUBLE`,
  date: sql`DATE`,
  moment: sql`TIMESTAMP`,
  boolean: sql`BOOLEAN`,
};

function anyMisfit(asked: readonly Retype[]): Sql {
  return list(asked.map(misfit), " OR ");
}

function misfit(one: Retype): Sql {
  return sql`(${name(one.column)} IS NOT NULL AND ${read(one)} IS NULL)`;
}

/** Days and moments may be written without any marks between, as many systems do. */
function read({ column, to }: Retype): Sql {
  const value = name(column);
  switch (to) {
    case "text":
      return sql`${value}::VARCHAR`;
    case "date":
      return sql`coalesce(try_cast(${value}::VARCHAR AS DATE), try_strptime(${value}::VARCHAR, '%Y%m%d')::DATE)`;
    case "moment":
      return sql`coalesce(try_cast(${value}::VARCHAR AS TIMESTAMP), try_strptime(${value}::VARCHAR, '%Y%m%d%H%M%S'))`;
    default:
      return sql`try_cast(${value} AS ${TYPES[to]})`;
  }
}
