import { name, sql, text, type Sql } from "./sql.ts";

/** Add a column that holds one text in every row. */
export function addText(table: string, column: string, content: string): Sql {
  return sql`ALTER TABLE ${name(table)} ADD COLUMN ${name(column)} VARCHAR DEFAULT ${text(content)}`;
}

/** Add a column without values. @param type as DuckDB writes it */
export function addColumn(table: string, column: string, type: Sql): Sql {
  return sql`ALTER TABLE ${name(table)} ADD COLUMN ${name(column)} ${type}`;
}

/** Turn a column into another type, as a cast does. @param type as DuckDB writes it */
export function castColumn(table: string, column: string, type: Sql): Sql {
  return sql`ALTER TABLE ${name(table)} ALTER ${name(column)} TYPE ${type}`;
}

export function renameColumn(table: string, from: string, to: string): Sql {
  return sql`ALTER TABLE ${name(table)} RENAME ${name(from)} TO ${name(to)}`;
}

/** Put the rows of one table at the end of another, column by column of the same name in any case. */
export function appendByName(from: string, into: string): Sql {
  return sql`INSERT INTO ${name(into)} BY NAME FROM ${name(from)}`;
}

/** How many values a column has. One row: n. */
export function valuesIn(table: string, column: string): Sql {
  return sql`SELECT count(${name(column)})::DOUBLE AS n FROM ${name(table)}`;
}

/** The type that holds numbers of two types. One row: type VARCHAR. */
export function commonType(one: Sql, other: Sql): Sql {
  return sql`SELECT typeof(x) AS type FROM (SELECT NULL::${one} AS x UNION ALL SELECT NULL::${other}) LIMIT 1`;
}
