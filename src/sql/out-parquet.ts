import type { OutColumn } from "./out-columns.ts";
import { list, name, sql, type Sql } from "./sql.ts";

/** Types that Arrow or Parquet have no like for, alone or inside a list or struct. */
const UNLIKE = /\b(ENUM|UUID|INTERVAL|U?HUGEINT|UNION|BIT|BIGNUM|VARINT|TIME WITH TIME ZONE)\b/;

/**
 * The rows of a SELECT in types that Parquet keeps. Columns: those of the SELECT, types kept but for these: whole numbers of 128 bits become
 * DECIMAL(38,0), moments in seconds become moments in microseconds; enums, UUIDs, intervals, bits and unions, and what holds them, become VARCHAR.
 */
export function parquetRows(query: Sql, columns: readonly OutColumn[]): Sql {
  const kept = columns.map(({ name: column, type }) => {
    if (/^U?HUGEINT$/.test(type)) return sql`${name(column)}::DECIMAL(38, 0) AS ${name(column)}`;
    if (type === "TIMESTAMP_S") return sql`${name(column)}::TIMESTAMP AS ${name(column)}`;
    return UNLIKE.test(type) ? sql`${name(column)}::VARCHAR AS ${name(column)}` : name(column);
  });
  return sql`SELECT ${list(kept)} FROM (${query})`;
}
