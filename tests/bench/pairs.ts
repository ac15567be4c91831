import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { duel, type Contender, type Run } from "./duel.ts";
import { openNative } from "./native.ts";
import { ITEMS, masksOf, N, wideTable } from "./pairs-data.ts";

const items = Array.from({ length: ITEMS }, (_, item) => item);
const pairs = items.flatMap((a) => items.slice(a).map((b) => [a, b]));

/** One statement each, over the wide table: n, or the counts of all pairs a ≤ b in order. */
const statements: Record<string, string> = {
  "native DuckDB, bitstring_agg": `
    WITH bits AS (SELECT ${items.map((item) => `bitstring_agg(CASE WHEN p${item} > 0 THEN rowid END, 0, ${N - 1}) AS b${item}`).join(", ")} FROM wide)
    SELECT ${pairs.map(([a, b]) => `bit_count(b${a} & b${b})`).join(", ")} FROM bits`,
  "native DuckDB, UNPIVOT and self-join": `
    WITH long AS MATERIALIZED (SELECT id, substr(name, 2)::INTEGER AS item FROM (SELECT rowid AS id, * FROM wide) UNPIVOT (held FOR name IN (${items.map((item) => `p${item}`).join(", ")})) WHERE held > 0)
    SELECT a.item, b.item, count(*) FROM long a JOIN long b ON a.id = b.id AND a.item <= b.item GROUP BY ALL`,
  "native DuckDB, masks, then pairs of the distinct ones": `
    WITH masks AS MATERIALIZED (SELECT ${items.map((item) => `CASE WHEN p${item} > 0 THEN ${2n ** BigInt(item)}::UBIGINT ELSE 0 END`).join(" | ")} AS mask, count(*) AS n FROM wide GROUP BY 1),
    long AS MATERIALIZED (SELECT mask, n, item FROM masks, range(${ITEMS}) r(item) WHERE (mask >> item) & 1 = 1)
    SELECT a.item, b.item, sum(a.n) FROM long a JOIN long b ON a.mask = b.mask AND a.item <= b.item GROUP BY ALL`,
};

/** Counts of pairs of a million customers' sixty products: ours beside numpy's product of matrices and SQL's best, all equal cell by cell. */
export default async function pairsDuel(): Promise<void> {
  await duel({
    title: `Pairs of products, ${N.toLocaleString("en")} customers × ${ITEMS}, masks given`,
    data: writeMasks,
    contenders: [
      { name: "Contraflow, 1 thread", ready: ({ inWorker }) => inWorker("/tests/bench/pairs-page.ts", "given") },
      { name: "numpy, float32 HᵀH, 1 thread", ready: ({ inPython }) => inPython("pairs.py", "product") },
      { name: "numpy, float32 HᵀH, 2 threads", ready: ({ inPython }) => inPython("pairs.py", "product", 2) },
    ],
    goals: [
      { by: "Contraflow, 1 thread", than: "numpy, float32 HᵀH, 1 thread", times: 4 },
      { by: "Contraflow, 1 thread", than: "numpy, float32 HᵀH, 2 threads", times: 1 },
    ],
  });
  await duel({
    title: `Pairs of products, ${N.toLocaleString("en")} customers × ${ITEMS}, from a table of DuckDB`,
    data: () => {},
    contenders: [
      { name: "Contraflow, masks made by DuckDB-WASM", ready: ({ inWorker }) => inWorker("/tests/bench/pairs-page.ts", "fromTable") },
      ...Object.entries(statements).map(([name, statement]): Contender => ({ name, ready: () => native(statement) })),
    ],
    goals: Object.keys(statements).map((than) => ({ by: "Contraflow, masks made by DuckDB-WASM", than, times: 3 })),
  });
}

function writeMasks(folder: string): void {
  const [low, high] = masksOf();
  writeFileSync(join(folder, "masks.u32"), Buffer.concat([Buffer.from(low.buffer), Buffer.from(high.buffer)]));
}

/** A statement on native DuckDB, one thread, its answer laid out as counts of ITEMS × ITEMS. */
async function native(statement: string): Promise<Run> {
  const connection = await openNative();
  await connection.run(wideTable());
  return async () => {
    const startedMs = performance.now();
    const rows = (await connection.runAndReadAll(statement)).getRows();
    const ms = performance.now() - startedMs;
    const found = rows.length === 1 ? pairs.map(([a, b], i) => [a, b, Number(rows[0][i])]) : rows.map((row) => row.map(Number));
    const counts = new Array<number>(ITEMS * ITEMS).fill(0);
    for (const [a, b, n] of found) counts[a * ITEMS + b] = counts[b * ITEMS + a] = n;
    return { ms, answer: counts };
  };
}
