import { key, type Raw } from "./key.ts";
import { list, name, sql, text, type Sql } from "./sql.ts";
import { finite } from "./tags-people.ts";

/** What is read of a table of customers. */
export interface ClustersSource {
  from: string;
  /** Who a row is; null where nobody said. */
  key: Raw | null;
  /** Columns that rows are compared by, in order. */
  columns: readonly Raw[];
  /** A column whose levels stand side by side. */
  partition: Raw | null;
  /** Things that a customer has or has not. */
  services: readonly Raw[];
  /** Amounts that a customer uses. */
  usage: readonly Raw[];
}

/** What stands for having no level. */
const NO_LEVEL = "(missing)";

/** Whether the key tells rows apart. One row. Columns: rows, blank, repeated DOUBLE (ids on several rows), example VARCHAR of such an id. */
export function clustersKey(from: string, who: Raw): Sql {
  return sql`
    WITH ids AS (SELECT ${key(who)} AS id, count(*) AS n FROM ${name(from)} GROUP BY 1)
    SELECT
      coalesce(sum(n), 0)::DOUBLE AS "rows",
      coalesce(sum(n) FILTER (id IS NULL), 0)::DOUBLE AS blank,
      (count(*) FILTER (id IS NOT NULL AND n > 1))::DOUBLE AS repeated,
      min(id) FILTER (n > 1) AS example
    FROM ids`;
}

/** About how many levels columns have. One row. Columns: rows, d0, d1 … DOUBLE. */
export function clustersLevels(from: string, columns: readonly Raw[]): Sql {
  return sql`SELECT count(*)::DOUBLE AS "rows", ${list(columns.map(({ column }, i) => sql`approx_count_distinct(${column})::DOUBLE AS ${name(`d${i}`)}`))} FROM ${name(from)}`;
}

/**
 * The customers in order of their ids, those without one left out; in the order of the table where nobody said who they are.
 *
 * Columns: `#` INTEGER from 0, customer_id VARCHAR, part VARCHAR where there are partitions, s0, s1 … BOOLEAN (has the service),
 * u0, u1 … DOUBLE (usage), c0, c1 … as compared: numbers DOUBLE, the rest VARCHAR.
 */
export function clustersBase({ from, key: who, columns, partition, services, usage }: ClustersSource): Sql {
  const id = who ? key(who) : sql`("#row")::VARCHAR`;
  const more = [
    ...(partition ? [sql`, coalesce(${key(partition)}, ${text(NO_LEVEL)}) AS part`] : []),
    ...services.map((service, i) => sql`, ${held(service)} AS ${name(`s${i}`)}`),
    ...usage.map((each, i) => sql`, coalesce(${amount(each)}, 0) AS ${name(`u${i}`)}`),
    ...columns.map((each, i) => sql`, ${compared(each)} AS ${name(`c${i}`)}`),
  ];
  return sql`
    SELECT (row_number() OVER (ORDER BY ${who ? sql`customer_id,` : sql``} "#row") - 1)::INTEGER AS "#", * EXCLUDE ("#row")
    FROM (
      SELECT "#row", ${id} AS customer_id ${list(more, " ")}
      FROM (SELECT *, row_number() OVER () AS "#row" FROM ${name(from)})
    )
    WHERE customer_id IS NOT NULL`;
}

/** The columns that rows are compared by, in order, under their own names. */
export function clustersRows(base: string, columns: readonly string[]): Sql {
  return sql`SELECT ${list(columns.map((column, i) => sql`${name(`c${i}`)} AS ${name(column)}`))} FROM ${name(base)} ORDER BY "#"`;
}

/** The levels of the partition, by name. Column: part VARCHAR. */
export function clustersParts(base: string): Sql {
  return sql`SELECT DISTINCT part FROM ${name(base)} ORDER BY part`;
}

/** Customers with their group. Columns: customer_id, cluster VARCHAR, distance2 DOUBLE, inside BOOLEAN. @param found `#`, cluster, distance2, inside as 0 or 1 */
export function clustersMembers(base: string, found: string): Sql {
  return sql`SELECT customer_id, cluster, distance2, inside = 1 AS inside FROM ${name(base)} JOIN ${name(found)} USING ("#") ORDER BY "#"`;
}

/**
 * What groups have and use: of each group, of each group in each partition, and of all.
 *
 * Columns: cluster VARCHAR (NULL for all), part VARCHAR (NULL for all), n, h0 … (customers with a service), sum0 … (usage), users0 … (customers with
 * usage above 0), median0 … of the usage, all DOUBLE.
 */
export function clustersHeat(base: string, found: string, of: { services: number; usage: number; partition: boolean }): Sql {
  const has = times(of.services, (i) => sql`, (count(*) FILTER (${name(`s${i}`)}))::DOUBLE AS ${name(`h${i}`)}`);
  const uses = times(of.usage, (i) => {
    const amount = name(`u${i}`);
    return sql`, sum(${amount})::DOUBLE AS ${name(`sum${i}`)}, (count(*) FILTER (${amount} > 0))::DOUBLE AS ${name(`users${i}`)},
      quantile_cont(${amount}, 0.5)::DOUBLE AS ${name(`median${i}`)}`;
  });
  const part = of.partition ? sql`part` : sql`NULL::VARCHAR AS part`;
  const sets = of.partition ? sql`(cluster), (part), (cluster, part), ()` : sql`(cluster), ()`;
  return sql`
    SELECT cluster, ${part}, count(*)::DOUBLE AS n ${list(has, " ")} ${list(uses, " ")}
    FROM ${name(base)} JOIN ${name(found)} USING ("#")
    GROUP BY GROUPING SETS (${sets})
    ORDER BY cluster NULLS FIRST, part NULLS FIRST`;
}

/** Whether a customer has something: yes, more than 0, or any word that does not say no. */
function held({ column, type }: Raw): Sql {
  if (type === "boolean") return sql`coalesce(${column}, false)`;
  if (type === "number") return sql`coalesce(${column} > 0 AND NOT isnan(${column}::DOUBLE), false)`;
  if (type !== "text") return sql`${column} IS NOT NULL`;
  return sql`coalesce(NOT regexp_matches(lower(trim(${column})), '^(|0|0\\.0|n|no|no .*|not .*|none|null|nil|false|f|-+|n/a|否|无|没有.*|无.*|未.*)$'), false)`;
}

function compared(raw: Raw): Sql {
  if (raw.type === "number") return finite(raw.column);
  return raw.type === "boolean" ? sql`${raw.column}::DOUBLE` : key(raw);
}

function amount({ column, type }: Raw): Sql {
  return type === "boolean" ? sql`${column}::DOUBLE` : finite(column);
}

function times(n: number, make: (i: number) => Sql): Sql[] {
  return Array.from({ length: n }, (_, i) => make(i));
}
