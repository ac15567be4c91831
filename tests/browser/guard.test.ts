import { afterEach, beforeAll, expect, test } from "vitest";
import { Fault } from "../../src/core/fault.ts";
import { rowsOf } from "../../src/core/table.ts";
import { engineOn, type Engine } from "../../src/engine/engine.ts";
import { startIn } from "../../src/engine/start.ts";
import { lock } from "../../src/sql/lock.ts";
import { handwritten as q, type Sql } from "../../src/sql/sql.ts";

/** A file that this page's own server gives. */
const own = new URL("/package.json", location.href).href;

let seen: Record<string, never>;
beforeAll(async () => {
  const worker = new Worker(new URL("../fixtures/guard-probe.ts", import.meta.url), { type: "module" });
  const blob = URL.createObjectURL(new Blob(["from the page"]));
  seen = await new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve(data as never);
    worker.onerror = (event) => reject(new Error(event.message));
    worker.postMessage({ own, elsewhere: "https://example.com", blob });
  });
  worker.terminate();
}, 60_000);

test("a guarded worker fetches what the page made and nothing else", () => {
  const refused = expect.stringMatching(/^refused: the guard refused/);
  expect(seen.fetches).toEqual({
    elsewhere: refused,
    own: refused,
    wasmElsewhere: refused,
    wasmWithQuery: refused,
    wasmPosted: refused,
    request: refused,
    blob: "came: from the page",
  });
});

test("a guarded worker's requests end with 404, at once and later", () => {
  expect(seen.requests).toEqual([404, 404]);
});

test("a guarded worker has no other way out, also not behind its prototypes", () => {
  expect(new Set(Object.values(seen.gone))).toEqual(new Set(["undefined"]));
  expect(seen.behind).toEqual(expect.arrayContaining(["function", "undefined"]));
  expect(seen.fixed).toMatch(/^refused/);
  expect(seen.sameFetch).toBe(true);
});

let engine: Engine | undefined;
afterEach(() => engine?.close());

const guarded = () => new Worker(new URL("../../workers/duckdb.ts", import.meta.url), { type: "module" });
const unguarded = () => new Worker(new URL("../fixtures/duckdb-without-guard.ts", import.meta.url), { type: "module" });

async function openWith(worker: Worker, last: readonly Sql[]): Promise<Engine> {
  return (engine = await engineOn(await startIn(worker, last, { progress: () => undefined, lost: () => undefined })));
}

const outcome = (work: Promise<unknown>) =>
  work.then(
    () => "done",
    (error: unknown) => (error instanceof Fault ? error.data.code : String(error)),
  );

test("without guard and lock a query does reach the network: the tests below can fail", { timeout: 60_000 }, async () => {
  const open = await openWith(unguarded(), []);
  expect(rowsOf(await open.query(q(`SELECT size > 0 AS came FROM read_text('${own}')`)))).toEqual([{ came: 1 }]);
});

test("the guard alone keeps a query from the network, and the engine goes on", { timeout: 60_000 }, async () => {
  const open = await openWith(guarded(), []);
  expect((await open.query(q(`FROM read_text('${own}')`))).rows).toBe(0);
  for (const query of [`FROM read_csv('${own}')`, "FROM read_csv('https://example.com/a.csv')", "SELECT current_date", "LOAD icu", "FROM 's3://bucket/x.csv'"])
    expect(await outcome(open.query(q(query))), query).toMatch(/^engine\/(sql|denied)$/);
  expect((await open.query(q("SELECT 1 AS a"))).rows).toBe(1);
});

test("the lock alone keeps a query from the network", { timeout: 60_000 }, async () => {
  const open = await openWith(unguarded(), lock);
  for (const query of [
    `FROM read_text('${own}')`,
    `FROM read_csv('${own}')`,
    `COPY (SELECT 1) TO '${own}'`,
    "SELECT current_date",
    "LOAD icu",
    "FROM 's3://bucket/x.csv'",
  ])
    expect(await outcome(open.query(q(query))), query).toBe("engine/denied");
});
