import { expect, test } from "vitest";
import { Fault } from "../../src/core/fault.ts";
import { openEngine } from "../../src/engine/engine.ts";
import { handwritten as q } from "../../src/sql/sql.ts";

const codeOf = (error: unknown) => (error instanceof Fault ? error.data.code : error);
const fails = (work: Promise<unknown>) => work.then(() => "nothing", codeOf);

/** A join that finds nothing: it gives no answer between its steps, so no cancel is heard. */
const STUBBORN = q("SELECT count(*) FROM (SELECT range AS x FROM range(300000)) a JOIN (SELECT range AS x FROM range(300000)) b ON a.x + b.x > 1000000000000");

test(
  "a query that does not stop when called off costs the thread: all pending calls reject, lost hears once, and another engine opens",
  { timeout: 90_000 },
  async () => {
    const lost: unknown[] = [];
    const engine = await openEngine({ lost: (why) => lost.push(why.data.code) });
    const control = new AbortController();
    const stubborn = engine.query(STUBBORN, { signal: control.signal });
    const waiting = fails(engine.query(q("SELECT 1")));
    const reader = fails(engine.query(q("SELECT 1"), { lane: "reader" }).then(() => engine.query(q("SELECT 2"), { lane: "reader" })));
    setTimeout(() => control.abort(), 200);
    await expect(stubborn).rejects.toMatchObject({ name: "AbortError" });
    expect(await waiting).toBe("engine/lost");
    expect(["engine/lost", "nothing"]).toContain(await reader);
    expect(lost).toEqual(["engine/lost"]);
    expect(await fails(engine.query(q("SELECT 1")))).toBe("engine/lost");
    const next = await openEngine({ lost: () => undefined });
    expect((await next.query(q("SELECT 1 AS a"))).rows).toBe(1);
    next.close();
  },
);

test("an engine whose memory broke is lost at once", { timeout: 60_000 }, async () => {
  const lost: unknown[] = [];
  const engine = await openEngine({ lost: (why) => lost.push(why.data.code) });
  expect(["engine/lost", "engine/memory"]).toContain(await fails(engine.query(q("SELECT length(repeat('abcdefghij', 300000000)) AS n"))));
  const after = await fails(engine.query(q("SELECT 1 AS a")));
  expect(lost.length === 1 ? "engine/lost" : "nothing").toBe(after);
  engine.close();
});

test("closing rejects what waits and tells nobody", { timeout: 60_000 }, async () => {
  const lost: unknown[] = [];
  const engine = await openEngine({ lost: (why) => lost.push(why) });
  const pending = fails(engine.query(q("SELECT sum(sqrt(range)) FROM range(3000000000)")));
  engine.close();
  expect(await pending).toBe("engine/lost");
  expect(await fails(engine.query(q("SELECT 1")))).toBe("engine/lost");
  expect(lost).toEqual([]);
});
