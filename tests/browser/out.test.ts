import { afterAll, beforeAll, expect, test } from "vitest";
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
