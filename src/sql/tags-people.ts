import { key, type Raw } from "./key.ts";
import { list, name, sql, type Sql } from "./sql.ts";

/** An attribute: a raw column and the name of its tag. */
export interface Attribute {
  raw: Raw;
  as: string;
}

/**
 * The customers, the first row of each id, numbered in the order of the file.
 *
 * Columns: i INTEGER under the name `#`, customer_id VARCHAR, then the attributes under their tag names: numbers as DOUBLE, NULL where not finite;
 * booleans as 0 and 1; dates and all else as text, NULL where blank.
 *
 * @param once whether no id is blank and none comes twice, which is several times as quick
 */
export function tagsPeople(from: string, customer: Raw, attributes: readonly Attribute[], once: boolean): Sql {
  const columns = attributes.map(({ raw, as }) => sql`, ${attribute(raw)} AS ${name(as)}`);
  if (once) return sql`SELECT (row_number() OVER ())::INTEGER AS "#", ${key(customer)} AS customer_id ${list(columns, " ")} FROM ${name(from)}`;
  return sql`
    WITH numbered AS (SELECT *, row_number() OVER () AS "#row" FROM ${name(from)}),
    firsts AS (
      SELECT * FROM numbered WHERE ${key(customer)} IS NOT NULL
      QUALIFY row_number() OVER (PARTITION BY ${key(customer)} ORDER BY "#row") = 1
    )
    SELECT (row_number() OVER (ORDER BY "#row"))::INTEGER AS "#", ${key(customer)} AS customer_id ${list(columns, " ")}
    FROM firsts ORDER BY "#row"`;
}

/** How many rows have an id, and how many ids there are. One row. Columns BIGINT: rows, with_id, customers. */
export function tagsPeopleCount(from: string, customer: Raw): Sql {
  return sql`SELECT count(*) AS "rows", count(${key(customer)}) AS with_id, count(DISTINCT ${key(customer)}) AS customers FROM ${name(from)}`;
}

function attribute(raw: Raw): Sql {
  if (raw.type === "number") return finite(raw.column);
  if (raw.type === "boolean") return sql`${raw.column}::DOUBLE`;
  if (raw.type === "text") return sql`nullif(trim(${raw.column}), '')`;
  return sql`${raw.column}::VARCHAR`;
}

/** A number as DOUBLE, NULL where it is not finite. */
export function finite(value: Sql): Sql {
  return sql`CASE WHEN isfinite(${value}::DOUBLE) THEN ${value}::DOUBLE END`;
}
