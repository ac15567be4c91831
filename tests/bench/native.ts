import { DuckDBInstance, type DuckDBConnection } from "@duckdb/node-api";

/** DuckDB as a native library on one thread: what a page's loading is measured against. */
export async function openNative(): Promise<DuckDBConnection> {
  const instance = await DuckDBInstance.create(":memory:", { threads: "1" });
  return instance.connect();
}

/** Write twelve mixed columns of a telecom operator, as CSV and as Parquet (zstd), the same rows each time. */
export async function writeMixed(connection: DuckDBConnection, rows: number, path: string): Promise<void> {
  const format = path.endsWith(".parquet") ? "(FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 122880)" : "(FORMAT csv, HEADER)";
  await connection.run(`
    COPY (
      SELECT
        13000000000 + i AS customer_id,
        DATE '2024-01-01' + (hash(i, 1) % 180)::INTEGER AS day,
        TIMESTAMP '2024-01-01' + to_seconds((hash(i, 2) % 15000000)::INTEGER) AS seen_at,
        (hash(i, 3) % 90 + 10)::INTEGER AS age,
        ['北京', '上海', '广州', '深圳', '南京', '苏州'][1 + (hash(i, 4) % 6)::INTEGER] AS city,
        ['A', 'B', 'C'][1 + (hash(i, 5) % 3)::INTEGER] AS tier,
        round((hash(i, 6) % 100000) / 97.0, 2) AS spend,
        round((hash(i, 7) % 1000000) / 1013.0, 3) AS data_gb,
        (hash(i, 8) % 3000)::INTEGER AS voice_min,
        CASE WHEN hash(i, 9) % 10 = 0 THEN NULL ELSE (hash(i, 9) % 500)::INTEGER END AS sms,
        hash(i, 10) % 2 = 0 AS active,
        'plan ' || (hash(i, 11) % 40) AS plan
      FROM range(${rows}) t(i)
    ) TO '${path.replaceAll("'", "''")}' ${format}`);
}

/** Seconds from a file to a counted table. */
export async function loadNative(connection: DuckDBConnection, path: string): Promise<{ seconds: number; rows: number }> {
  const read = path.endsWith(".parquet") ? "read_parquet" : "read_csv";
  await connection.run("DROP TABLE IF EXISTS t");
  const startedMs = performance.now();
  await connection.run(`CREATE TABLE t AS FROM ${read}('${path.replaceAll("'", "''")}')`);
  const counted = await connection.runAndReadAll("SELECT count(*) FROM t");
  return { seconds: (performance.now() - startedMs) / 1000, rows: Number(counted.getRows()[0][0]) };
}
