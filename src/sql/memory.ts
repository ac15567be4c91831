import { sql, type Sql } from "./sql.ts";

/** What the engine may take and has taken. One row: limit_bytes DOUBLE, used_bytes DOUBLE. */
export const memory: Sql = sql`
  WITH setting AS (SELECT current_setting('memory_limit') AS said)
  SELECT
    regexp_extract(said, '^[0-9.]+')::DOUBLE
      * CASE regexp_extract(said, '[A-Za-z]+$')
          WHEN 'KiB' THEN 1024.0 WHEN 'MiB' THEN 1024.0 ** 2 WHEN 'GiB' THEN 1024.0 ** 3 WHEN 'TiB' THEN 1024.0 ** 4 ELSE 1.0
        END AS limit_bytes,
    (SELECT coalesce(sum(memory_usage_bytes), 0)::DOUBLE FROM duckdb_memory()) AS used_bytes
  FROM setting`;
