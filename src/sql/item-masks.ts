import type { Condition } from "../core/condition.ts";
import { matchesAll } from "./condition.ts";
import { itemWords, WORD, type WideItem } from "./item-words.ts";
import { key, type ColumnType } from "./key.ts";
import { list, name, sql, text, type Sql } from "./sql.ts";

/** A table of customers, one row each. */
export interface WideTable {
  table: string;
  /** "" where no column says who. */
  customer: string;
  customerType: ColumnType;
  items: readonly WideItem[];
}

/** A table of what customers hold, one row each time. */
export interface LongTable {
  table: string;
  customer: string;
  customerType: ColumnType;
  item: string;
  /** Names of the items wanted. */
  items: readonly string[];
}

/**
 * Which items each analysed customer holds. One row a customer: customer_id VARCHAR where asked for and a column says who, then w0, w1… DOUBLE: 32 items
 * a word, those of the wide table first, those of the long one from the next whole word on.
 *
 * Of a wide table alone the rows stand as they do there.
 *
 * @param group which rows are analysed: customers of the wide table where there is one, else rows of the long table
 */
export function itemMasks({ wide, long }: { wide: WideTable | null; long: LongTable | null }, group: readonly Condition[], keyed = true): Sql {
  if (!wide) {
    if (!long) throw new RangeError("itemMasks: no table");
    return sql`SELECT ${list([...(keyed ? [sql`customer_id`] : []), ...longNames(long)])} FROM (${listed(long, group)})`;
  }
  const who = keyed && wide.customer ? [sql`${customer(wide)} AS customer_id`] : [];
  const words = itemWords(wide.items, wide.table);
  if (!long) return sql`SELECT ${list([...who, ...words])} FROM ${name(wide.table)} WHERE ${matchesAll(group, wide.table)}`;
  const more = longNames(long).map((word, w) => sql`coalesce(h.${word}, 0) AS ${name(`w${words.length + w}`)}`);
  return sql`
    SELECT ${list([...who, ...words, ...more])}
    FROM ${name(wide.table)} LEFT JOIN (${listed(long, [])}) AS h ON h.customer_id = ${customer(wide)}
    WHERE ${matchesAll(group, wide.table)}`;
}

const customer = ({ table, customer: column, customerType }: { table: string; customer: string; customerType: ColumnType }) =>
  key({ column: name(table, column), type: customerType });

const longNames = ({ items }: LongTable) => Array.from({ length: Math.ceil(items.length / WORD) }, (_, w) => name(`w${w}`));

/** One row a customer of the long table: customer_id, w0… */
function listed(long: LongTable, group: readonly Condition[]): Sql {
  const words = longNames(long).map((word, w) => sql`bit_or(CASE WHEN p.word = ${w} THEN p.bit ELSE 0 END)::DOUBLE AS ${word}`);
  const places = long.items.map((item, i) => sql`(${text(item)}, ${Math.floor(i / WORD)}, ${2 ** (i % WORD)}::BIGINT)`);
  return sql`
    SELECT ${customer(long)} AS customer_id, ${list(words)}
    FROM ${name(long.table)} LEFT JOIN (VALUES ${list(places)}) AS p(item, word, bit) ON p.item = ${name(long.table, long.item)}::VARCHAR
    WHERE ${customer(long)} IS NOT NULL AND ${matchesAll(group, long.table)}
    GROUP BY 1`;
}
