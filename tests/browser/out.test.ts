import { afterAll, beforeAll, expect, test } from "vitest";
import { fault } from "../../src/core/fault.ts";
import { openEngine, type Engine } from "../../src/engine/engine.ts";
import type { Order } from "../../src/engine/out/out.ts";
import { memorySink } from "../fixtures/memory-sink.ts";
import { handwritten as q } from "../../src/sql/sql.ts";

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine({ lost: () => undefined });
}, 120_000);
afterAll(() => engine?.close());

const order = (query: string, more: Partial<Order> = {}): Order => ({
  query: q(query),
  format: "csv",
  encoding: "utf-8-mark",
  defused: true,
  sheet: "data",
  ...more,
});

test("a table leaves as CSV, formulas disarmed, with its progress, rows and size", async () => {
  const sink = memorySink();
  const heard: number[] = [];
  const sent = await engine.send(order("SELECT range AS i, '=' || range AS formula, NULL::VARCHAR AS none FROM range(70000)"), sink, {
    progress: (share) => heard.push(share),
  });
  const lines = sink.text().split("\r\n");
  expect(lines.slice(0, 3)).toEqual(["\uFEFFi,formula,none", "0,'=0,", "1,'=1,"]);
  expect(lines.at(-2)).toBe("69999,'=69999,");
  expect(sent).toEqual({ rows: 70_000, sizeBytes: sink.bytes().length, unfit: 0, cut: 0 });
  expect(sink.state).toBe("closed");
  expect(heard.length).toBeGreaterThan(1);
  expect(heard.at(-1)).toBe(1);
});

test("a table without rows leaves with its header", async () => {
  for (const format of ["csv", "excel", "parquet"] as const) {
    const sink = memorySink();
    expect((await engine.send(order("SELECT 1 AS a, 'x' AS b WHERE false", { format }), sink)).rows).toBe(0);
    expect(sink.bytes().length).toBeGreaterThan(0);
    expect(sink.state).toBe("closed");
  }
});

test("other questions are answered while a table leaves, and tables may change under it", async () => {
  await engine.run(q("CREATE OR REPLACE TABLE big AS SELECT range AS i, 'x' || range AS t FROM range(1000000)"));
  const sink = memorySink();
  let asked: Promise<unknown> | undefined;
  const sent = engine.send(order("FROM big"), sink, {
    progress: () => (asked ??= engine.run(q("DROP TABLE big")).then(() => engine.query(q("SELECT count(*) AS n FROM range(10)"), { lane: "reader" }))),
  });
  expect((await sent).rows).toBe(1_000_000);
  expect(sink.text().trimEnd().split("\r\n").at(-1)).toBe("999999,x999999");
  expect(asked).toBeDefined();
  await asked;
  expect((await engine.tables()).map(({ name }) => name)).not.toContain("big");
});

test("calling off stops at once, leaves nothing behind, and the next table leaves as ever", async () => {
  for (const format of ["csv", "excel", "parquet"] as const) {
    const sink = memorySink();
    const off = new AbortController();
    const reason = new DOMException("called off", "AbortError");
    const rows = format === "excel" ? 1_000_000 : 20_000_000;
    const sent = engine.send(order(`SELECT range AS i, 'text ' || range AS t FROM range(${rows})`, { format }), sink, {
      signal: off.signal,
      progress: () => off.abort(reason),
    });
    await expect(sent).rejects.toBe(reason);
    expect(sink.state).toBe("aborted");
    const next = memorySink();
    expect((await engine.send(order("SELECT 1 AS a", { format }), next)).rows).toBe(1);
    expect(next.state).toBe("closed");
  }
});

test("a sink that fails stops the thread and the engine, and its fault is the answer", async () => {
  const full = fault("out/disk-full", { name: "x.csv" });
  const sink = memorySink();
  const failing = { ...sink, write: () => Promise.reject(full) };
  await expect(engine.send(order("SELECT range AS i FROM range(5000000)"), failing)).rejects.toBe(full);
  expect(await engine.query(q("SELECT 1 AS a"))).toMatchObject({ rows: 1 });
});

test("a query that fails on its way is a fault, and nothing is left behind", async () => {
  const sink = memorySink();
  const sent = engine.send(order("SELECT CASE WHEN range < 300000 THEN '1' ELSE 'x' END::INTEGER AS i FROM range(400000)"), sink);
  await expect(sent).rejects.toMatchObject({ data: { code: "engine/sql" } });
  expect(sink.state).toBe("aborted");
  expect((await engine.send(order("SELECT 1 AS a"), memorySink())).rows).toBe(1);
});

test("more rows or columns than a sheet holds are refused before anything is written", async () => {
  const sink = memorySink();
  await expect(engine.send(order("SELECT range AS i FROM range(1048576)", { format: "excel" }), sink)).rejects.toMatchObject({
    data: { code: "out/too-many-rows", facts: { rows: 1_048_576, most: 1_048_575 } },
  });
  expect(sink.bytes()).toHaveLength(0);
  expect(sink.state).toBe("aborted");
});

test("an order is weighed: its rows exactly, its size about", async () => {
  const query = "SELECT range AS i, 'text ' || range AS t, range / 7 AS x FROM range(100000)";
  for (const format of ["csv", "parquet", "excel"] as const) {
    const weight = await engine.weigh(order(query, { format }));
    const { sizeBytes } = await engine.send(order(query, { format }), memorySink());
    expect(weight).toMatchObject({ rows: 100_000, columns: 3 });
    expect(weight.sizeBytes / sizeBytes).toBeGreaterThan(0.4);
    expect(weight.sizeBytes / sizeBytes).toBeLessThan(2.5);
  }
  expect(await engine.weigh(order("SELECT 1 AS a WHERE false"))).toEqual({ rows: 0, columns: 1, sizeBytes: 0 });
});
