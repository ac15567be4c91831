import { afterEach, expect, test, vi } from "vitest";
import { addCell, changeCell, EMPTY, removeCell } from "../../src/notebook/edit.ts";
import type { Notebook } from "../../src/notebook/notebook.ts";
import { Session } from "../../src/run/session.svelte.ts";
import { handwritten, sql } from "../../src/sql/sql.ts";

/** Each test opens an engine of its own. */
vi.setConfig({ testTimeout: 60_000 });

let session: Session;
afterEach(() => session.close());

/** `a=SELECT 1`: a SQL cell; `f:x.csv`: a source. */
function open(...cells: string[]): Session {
  const notebook = cells.reduce<Notebook>((notebook, cell) => {
    const [, name, sign, rest] = /^(\w+)([=:])(.*)$/s.exec(cell)!;
    return addCell(notebook, sign === "=" ? { name, kind: "sql", spec: { query: rest } } : { name, kind: "source", spec: { path: rest } }, Infinity);
  }, EMPTY);
  return (session = new Session(notebook));
}

const requery = (name: string, query: string) => session.edit((notebook) => changeCell(notebook, name, { spec: { query } }));
const standing = () => session.notebook.cells.map(({ name }) => `${name} ${session.states.get(name)}${session.stale.has(name) ? " stale" : ""}`).join(", ");
const rows = async (table: string) => (await session.ask(handwritten(`SELECT count(*)::DOUBLE AS n FROM "${table}"`))).columns.n;

test("running all runs each cell after what it reads", async () => {
  open("b=SELECT x + 1 AS y FROM a", "a=SELECT 41 AS x");
  await session.runStale();
  expect(standing()).toBe("b done, a done");
  expect((await session.ask(sql`SELECT y::DOUBLE AS y FROM b`)).columns.y).toEqual(Float64Array.of(42));
});

test("an edit makes the cell and all downstream stale, and undoing it makes them fresh again", async () => {
  open("a=SELECT 1 AS x", "b=SELECT * FROM a", "c=SELECT 2 AS z");
  await session.runStale();
  requery("a", "SELECT 2 AS x");
  expect(standing()).toBe("a done stale, b done stale, c done");
  expect(session.pending).toEqual(["a", "b"]);
  session.undo();
  expect(standing()).toBe("a done, b done, c done");
  session.redo();
  await session.runStale();
  expect(standing()).toBe("a done, b done, c done");
});

test("a failure is the cell's value, its readers wait for it, and the rest runs on", async () => {
  open("a=SELECT nothing_here", "b=SELECT * FROM a", "c=SELECT 1 AS z");
  await session.runStale();
  expect(standing()).toBe("a failed, b blocked, c done");
  expect(session.run("a").fault?.code).toMatch(/^engine\//);
  expect(session.blockersOf("b")).toEqual(["a"]);
  requery("a", "SELECT 1 AS x");
  await session.runStale();
  expect(standing()).toBe("a done, b done, c done");
});

test("a renamed cell keeps its table and its freshness, and so do its readers", async () => {
  open("a=SELECT 1 AS x", "b=SELECT * FROM a");
  await session.runStale();
  session.rename("a", "numbers");
  expect(standing()).toBe("numbers done, b done");
  expect(await rows("numbers")).toEqual(Float64Array.of(1));
  session.undo();
  expect(standing()).toBe("a done, b done");
  expect(await rows("a")).toEqual(Float64Array.of(1));
});

test("a deleted cell comes back with its result; after the next run its table is gone and nothing hidden can be read", async () => {
  open("a=SELECT 1 AS x", "b=SELECT * FROM a");
  await session.runStale();
  session.edit((notebook) => removeCell(notebook, "a"));
  session.undo();
  expect(standing()).toBe("a done, b done");
  session.edit((notebook) => removeCell(notebook, "a"));
  await session.runStale();
  expect(session.run("b").fault).toMatchObject({ code: "engine/no-table" });
});

test("calling off stops the running cell, keeps what was there, and the next run works", async () => {
  open("a=SELECT 1 AS x", "slow=SELECT count(*) AS n FROM range(3000000000) r(i) WHERE hash(i) % 7 = 3", "after=SELECT * FROM slow");
  const run = session.runStale();
  await expect.poll(() => session.states.get("slow"), { timeout: 20_000 }).toBe("running");
  session.callOff();
  await run;
  expect(standing()).toBe("a done, slow idle, after idle");
  requery("slow", "SELECT 1 AS n");
  await session.runStale();
  expect(standing()).toBe("a done, slow done, after done");
});

const SLOW = "SELECT count(*) AS n FROM range(3000000000) r(i) WHERE hash(i) % 7 = 3";

test("a running cell that is deleted stops, and comes back ready to run", async () => {
  open(`slow=${SLOW}`);
  const run = session.runStale();
  await expect.poll(() => session.states.get("slow"), { timeout: 20_000 }).toBe("running");
  session.edit((notebook) => removeCell(notebook, "slow"));
  await run;
  session.undo();
  expect(standing()).toBe("slow idle");
  requery("slow", "SELECT 1 AS x");
  await session.runStale();
  expect(standing()).toBe("slow done");
});

test("a cell that is changed while it runs, and asked for at once, runs anew with the change", async () => {
  open(`slow=${SLOW}`);
  const run = session.runStale();
  await expect.poll(() => session.states.get("slow"), { timeout: 20_000 }).toBe("running");
  requery("slow", "SELECT 1 AS x");
  void session.runCell("slow");
  await run;
  expect(standing()).toBe("slow done");
});

test("a cell renamed while it or its reader runs takes its tables along, and the run goes on under the new name", async () => {
  open("a=SELECT 1 AS x", `slow=SELECT n + x AS n FROM (${SLOW}), a`, "after=SELECT * FROM slow");
  const run = session.runStale();
  await expect.poll(() => session.states.get("slow"), { timeout: 20_000 }).toBe("running");
  session.rename("a", "numbers");
  session.rename("slow", "quick");
  requery("after", "SELECT * FROM quick");
  await expect.poll(() => session.states.get("quick"), { timeout: 20_000 }).toBe("running");
  expect(session.states.get("after")).toBe("queued");
  requery("quick", "SELECT x AS n FROM numbers");
  await run;
  expect(standing()).toBe("numbers done, quick idle, after idle");
  await session.runStale();
  expect(standing()).toBe("numbers done, quick done, after done");
  expect(await rows("numbers")).toEqual(Float64Array.of(1));
});

test("a source says which file it misses, and reads it once it is handed over; another file of that name makes it stale", async () => {
  open("f:people.csv", "n=SELECT count(*) AS n FROM f");
  await session.runStale();
  expect(session.run("f").fault).toEqual({ code: "run/no-file", facts: { path: "people.csv" } });
  await session.files.add(new File(["id,age\n1,30\n2,40\n"], "people.csv"));
  await session.runStale();
  expect(standing()).toBe("f done, n done");
  expect(session.run("f").tables[0]).toMatchObject({ table: "f", rows: 2 });
  await session.files.add(new File(["id,age\n1,30\n"], "people.csv"));
  expect(standing()).toBe("f done stale, n done stale");
  await session.runStale();
  expect(session.run("f").tables[0].rows).toBe(1);
});

test("a lost engine leaves the notebook and its last results, and running again makes the tables again", async () => {
  open("a=SELECT 1 AS x", "b=SELECT * FROM a");
  await session.runStale();
  await expect(session.ask(handwritten("SELECT length(repeat('abcdefghij', 300000000)) AS n"))).rejects.toThrow();
  await expect.poll(() => session.room.loss?.code, { timeout: 20_000 }).toMatch(/^engine\//);
  expect(session.pending).toEqual(["a", "b"]);
  await session.runStale();
  expect(standing()).toBe("a done, b done");
  expect(session.room.loss).toBeUndefined();
}, 60_000);

test("running a cell that never runs changes nothing", async () => {
  session = new Session(addCell(EMPTY, { name: "p", kind: "prose", spec: { text: "hi" } }, 0));
  await session.runCell("p");
  expect(standing()).toBe("p done");
});

test("a result keeps the key that it was made with, also when the cell has changed since", async () => {
  open("a=SELECT 1 AS x");
  await session.runStale();
  const { key } = session.run("a");
  requery("a", "SELECT 2 AS x");
  expect(session.run("a")).toMatchObject({ phase: "done", key });
  expect(session.keys.get("a")).not.toBe(key);
});

test("what a cell ran is kept word for word", async () => {
  open("a=SELECT 1 AS x");
  await session.runStale();
  expect(session.run("a").statements.some((statement) => statement.includes("SELECT 1 AS x"))).toBe(true);
});

test("a quick look at a table tells types, missing values and what is frequent", async () => {
  open("a=SELECT * FROM (VALUES ('x', 1, DATE '2024-01-31'), ('x', NULL, NULL), ('y', 3, NULL)) t(word, number, day)");
  await session.runStale();
  const [word, number, day] = await session.profile("a");
  expect(word).toMatchObject({ name: "word", type: "text", missing: 0, distinct: 2 });
  expect(word.top[0]).toBe("x");
  expect(number).toMatchObject({ type: "number", min: "1", max: "3" });
  expect(number.missing).toBeCloseTo(1 / 3);
  expect(day).toMatchObject({ type: "date", min: "2024-01-31" });
});
