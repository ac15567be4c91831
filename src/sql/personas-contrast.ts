import { list, name, sql, type Sql } from "./sql.ts";

/** The tables that yes and no are set against each other in. */
export interface Contrast {
  history: string;
  /** Table with campaign_id and type. */
  types: string;
  /** Tables of tags, one row a customer; each customer is in one of them. */
  tags: readonly string[];
  /** Columns of numbers or yes and no. */
  columns: readonly string[];
}

/**
 * By campaign type, those who said yes to it beside those who said no, among customers whose tags are known.
 *
 * Who said both yes and no to campaigns of a type said yes. Rows: one a type. Columns: type VARCHAR, yes and no BIGINT (customers), then for the
 * i-th column, counted from 0, DOUBLE: yes_i and no_i (means), sd_i (population, of both together); NULL where nobody has a value.
 */
export function personasContrast({ history, types, tags, columns }: Contrast): Sql {
  const wanted = columns.map((column) => sql`, ${name(column)}::DOUBLE AS ${name(column)}`);
  const known = list(
    tags.map((table) => sql`SELECT customer_id::VARCHAR AS customer_id ${list(wanted, " ")} FROM ${name(table)}`),
    " UNION ALL ",
  );
  const told = columns.map(
    (column, i) => sql`,
      avg(k.${name(column)}) FILTER (said) AS ${name(`yes_${i}`)},
      avg(k.${name(column)}) FILTER (NOT said) AS ${name(`no_${i}`)},
      stddev_pop(k.${name(column)}) AS ${name(`sd_${i}`)}`,
  );
  return sql`
    WITH known AS (${known}),
    best AS (
      SELECT t.type, h.customer_id, bool_or(h.outcome = 'success') AS said
      FROM ${name(history)} h JOIN ${name(types)} t USING (campaign_id)
      WHERE h.outcome IN ('success', 'failure')
      GROUP BY t.type, h.customer_id
    )
    SELECT type, count(*) FILTER (said) AS yes, count(*) FILTER (NOT said) AS no ${list(told, " ")}
    FROM best JOIN known k USING (customer_id)
    GROUP BY type
    ORDER BY length(type), type`;
}
