import * as v from "valibot";
import { beforeEach, expect, test } from "vitest";
import { openReach, type StandIn } from "../../../tests/fixtures/reach.ts";
import { rowsOf } from "../../core/table.ts";
import { defineCell } from "../cell.ts";
import matrix from "./index.ts";
import type { MatrixResult } from "./result.ts";

const types = ["T1", "T2"].map((id) => ({ id, traits: [] }));
const groups = (ids: string[]) => ids.map((id) => ({ id, profile: { id, traits: [] } }));
const newPersonas = (ids: string[], priors: unknown = null) => ran({ personas: groups(ids), priors, tags: [] });

/** A cell that has run already, for tests: it makes nothing and its result is the one given. */
function ran<R>(result: R) {
  return defineCell({
    kind: "ran",
    group: "data",
    schema: v.object({}),
    makes: () => [],
    reads: () => [],
    rename: (spec) => spec,
    run: async () => result,
    View: () => Promise.reject(new RangeError("ran: no view")),
    Editor: () => Promise.reject(new RangeError("ran: no editor")),
    words: { en: { title: "", about: "" }, "zh-CN": { title: "", about: "" } },
  });
}

let room: StandIn;

/** 900 customers in three personas, six campaigns of two types; N3 says yes to T2, and nobody of every seventh was ever asked. */
beforeEach(async () => {
  room = await openReach();
  room.put("types", "SELECT 'c' || i AS campaign_id, CASE WHEN i < 3 THEN 'T1' ELSE 'T2' END AS type, 0.1 AS distance, i = 0 AS medoid FROM range(6) t(i)");
  room.put("history_campaigns", "SELECT 'c' || i AS campaign_id, DATE '2024-01-01' + INTERVAL (i) MONTH AS starts_on FROM range(6) t(i)");
  room.put("new_personas_members", "SELECT 'u' || u AS customer_id, 'N' || (1 + u % 3) AS persona, true AS inside FROM range(900) t(u)");
  room.put(
    "history",
    `SELECT 'u' || u AS customer_id, 'c' || i AS campaign_id,
       CASE WHEN (u * 31 + i * 17) % 10 < CASE WHEN u % 3 = 2 AND i >= 3 THEN 6 ELSE 2 END THEN 'success'
            WHEN (u * 31 + i * 17) % 10 = 9 THEN 'intent' ELSE 'failure' END AS outcome,
       NULL::DATE AS contacted_on, 'sms' AS channel, 1 AS rows
     FROM range(900) t(u), range(6) s(i)
     WHERE u % 7 <> 0 AND (u * 13 + i * 5) % 4 <> 0`,
  );
  await room.runCell(ran({ types }), "types", {});
  await room.runCell(newPersonas(["N1", "N2", "N3"]), "new_personas", {});
});

const run = (spec: object = {}): Promise<MatrixResult> => room.runCell(matrix, "matrix", spec);
const counted = (query: string) => rowsOf(room.query(query));

test("contacts, successes and intents are those of an independent count", async () => {
  const { cells, overall } = await run();
  for (const cell of cells) {
    const [own] = counted(`
      SELECT count(*) AS n, count(DISTINCT customer_id) AS customers, sum((outcome = 'success')::INT) AS s, sum((outcome = 'intent')::INT) AS i
      FROM history
      WHERE campaign_id IN (SELECT campaign_id FROM types WHERE type = '${cell.type}')
        AND customer_id IN (SELECT customer_id FROM new_personas_members WHERE persona = '${cell.persona}')`);
    expect([cell.n, cell.customers, cell.successes, cell.intents]).toEqual([own.n, own.customers, own.s, own.i]);
  }
  expect(overall.n).toBe(counted("SELECT count(*) AS n FROM history")[0].n);
});

test("never asked are the members of a persona without a contact of the type", async () => {
  const { cells, personas } = await run();
  for (const { type, persona, neverAsked } of cells) {
    const [own] = counted(`
      SELECT count(*) AS n FROM (
        SELECT customer_id FROM new_personas_members WHERE persona = '${persona}'
        EXCEPT SELECT customer_id FROM history JOIN types USING (campaign_id) WHERE type = '${type}')`);
    expect(neverAsked).toBe(own.n);
  }
  expect(personas.reduce((sum, persona) => sum + persona.neverAsked, 0)).toBe(counted("SELECT count(*) AS n FROM range(900) t(u) WHERE u % 7 = 0")[0].n);
});

test("with customers as the unit each counts once a type, a success with any success", async () => {
  const { cells } = await run({ unit: "customer" });
  for (const cell of cells) {
    const [own] = counted(`
      SELECT count(*) AS n, sum(yes) AS s FROM (
        SELECT max((outcome = 'success')::INT) AS yes FROM history JOIN types USING (campaign_id) JOIN new_personas_members USING (customer_id)
        WHERE type = '${cell.type}' AND persona = '${cell.persona}' GROUP BY customer_id)`);
    expect([cell.n, cell.customers, cell.successes]).toEqual([own.n, own.n, own.s]);
  }
});

test("the planted persona is the one its type goes to", async () => {
  const { assignment, cells } = await run();
  expect(assignment.T2).toEqual({ personas: ["N3"], weak: false });
  expect(cells.find(({ type, persona }) => type === "T2" && persona === "N3")).toMatchObject({ assigned: true, turns: false, evidence: "A" });
});

test("the table holds every cell, and of a hidden one only its place", async () => {
  room.put("new_personas_members", "SELECT 'u' || u AS customer_id, CASE WHEN u < 8 THEN 'N1' ELSE 'N' || (2 + u % 2) END AS persona FROM range(900) t(u)");
  const { cells } = await run();
  expect(cells.filter(({ hidden }) => hidden === "primary").map(({ persona }) => persona)).toEqual(["N1", "N1"]);
  expect(cells.filter(({ hidden }) => hidden === "complementary").length).toBeGreaterThanOrEqual(2);
  const table = counted("SELECT * FROM matrix");
  expect(table).toHaveLength(6);
  for (const [at, line] of table.entries()) {
    const { type, persona, hidden, ...rest } = line;
    expect([type, persona, hidden]).toEqual([cells[at].type, cells[at].persona, cells[at].hidden ? 1 : 0]);
    if (hidden) expect(Object.values(rest).every((value) => value === null)).toBe(true);
    else expect([rest.n, rest.successes, rest.eb_rate]).toEqual([cells[at].n, cells[at].successes, cells[at].ebRate]);
  }
});

test("prior rates of new personas are found by id, whatever their order", async () => {
  const means = [
    [0.5, 0.6, 0.7],
    [0.2, 0.3, 0.4],
  ];
  await room.runCell(newPersonas(["N1", "N2", "N3"], { types: ["T2", "T1"], personas: ["N3", "N1", "N2"], means }), "new_personas", {});
  const { cells } = await run();
  expect(cells.map(({ priorMean }) => priorMean)).toEqual([0.3, 0.4, 0.2, 0.6, 0.7, 0.5]);
});

test("historical personas count by the nearest success persona, with those outside apart", async () => {
  room.put(
    "personas_members",
    "SELECT 'u' || u AS customer_id, 'success' AS library, 'I9' AS persona, 'P' || (1 + u % 2) AS nearest, u % 10 <> 0 AS inside FROM range(900) t(u)",
  );
  await room.runCell(
    ran({
      libraries: {
        success: {
          profiles: [
            { id: "P1", traits: [] },
            { id: "P2", traits: [] },
          ],
        },
      },
      tags: [],
    }),
    "personas",
    {},
  );
  const { personas, from } = await run({ personas: "personas" });
  expect(from).toBe("personas");
  expect(personas.map(({ id, size }) => [id, size])).toEqual([
    ["P1", 360],
    ["P2", 450],
    ["P0", 90],
  ]);
});

test("contacts without a type or without a persona are left out and said", async () => {
  room.put("types", "SELECT 'c' || i AS campaign_id, 'T1' AS type FROM range(5) t(i)");
  room.put("new_personas_members", "SELECT 'u' || u AS customer_id, 'N' || (1 + u % 3) AS persona FROM range(600) t(u)");
  const { warnings, contacts, types } = await run();
  expect(types.map(({ n }) => n > 0)).toEqual([true, false]);
  expect(warnings.map(({ code }) => code)).toEqual(["contacts-per-customer", "empty-type", "no-type", "no-persona"]);
  const typed = Number(counted("SELECT count(*) AS n FROM history WHERE campaign_id <> 'c5'")[0].n);
  expect([contacts.all - contacts.typed, contacts.typed]).toEqual([Number(counted("SELECT count(*) AS n FROM history WHERE campaign_id = 'c5'")[0].n), typed]);
});

test("one type and one persona give a matrix that says there is nothing to compare", async () => {
  room.put("types", "SELECT 'c' || i AS campaign_id, 'T1' AS type FROM range(6) t(i)");
  room.put("new_personas_members", "SELECT 'u' || u AS customer_id, 'N1' AS persona FROM range(900) t(u)");
  await room.runCell(ran({ types: types.slice(0, 1) }), "types", {});
  await room.runCell(newPersonas(["N1"]), "new_personas", {});
  const { cells, warnings } = await run();
  expect(cells).toHaveLength(1);
  expect(cells[0]).toMatchObject({ liftType: 1, test: "none", q: null });
  expect(warnings.map(({ code }) => code)).toEqual(expect.arrayContaining(["one-type", "one-persona"]));
});

test("a matrix of too few customers hides every cell and assigns none", async () => {
  room.put("new_personas_members", "SELECT 'u' || u AS customer_id, 'N' || (1 + u % 3) AS persona FROM range(24) t(u)");
  const { cells, warnings, assignment } = await run();
  expect(cells.every(({ hidden }) => hidden)).toBe(true);
  expect(warnings[0]).toEqual({ code: "all-hidden" });
  expect(Object.values(assignment).every(({ personas }) => personas.length === 0)).toBe(true);
});

test("no contact of any type is a fault that names both tables", async () => {
  room.put("types", "SELECT 'other' AS campaign_id, 'T1' AS type");
  await expect(run()).rejects.toMatchObject({ data: { code: "matrix/no-contacts", facts: { history: "history", types: "types" } } });
});

test("personas that share no customer with the history are a fault", async () => {
  room.put("new_personas_members", "SELECT 'x' || u AS customer_id, 'N1' AS persona FROM range(50) t(u)");
  await expect(run()).rejects.toMatchObject({ data: { code: "matrix/no-overlap", facts: { members: "new_personas_members", history: "history" } } });
});

test("a cell that is not chosen, or holds no personas, is a fault that says which", async () => {
  await expect(run({ types: "" })).rejects.toMatchObject({ data: { code: "matrix/choose", facts: { what: "types" } } });
  await expect(run({ personas: "types" })).rejects.toMatchObject({ data: { code: "matrix/not-personas", facts: { table: "types" } } });
});

test("more cells than a result has room for are refused", async () => {
  await room.runCell(newPersonas(Array.from({ length: 800 }, (_, i) => `N${i + 1}`)), "new_personas", {});
  await expect(run()).rejects.toMatchObject({ data: { code: "matrix/too-many", facts: { types: 2, personas: 800 } } });
});

test("the same tables give the same bytes", async () => {
  expect(JSON.stringify(await run())).toBe(JSON.stringify(await run()));
});

test("a renamed table is followed, and only where it was named", () => {
  const spec = { history: "history", types: "types", personas: "new_personas", unit: "contact", measure: "lift", sort: "id", order: "" } as const;
  expect(matrix.rename(spec, "new_personas", "next")).toMatchObject({ personas: "next", types: "types" });
  expect(matrix.reads(spec)).toEqual(["history", "history_campaigns", "types", "new_personas_members"]);
});

test("a new cell takes the last of each kind in reach, new personas before historical ones, and leaves open what is not there", async () => {
  const input = (table: string, kind: string, part = "") => ({ table, kind, cell: table, part, rows: 1, columns: [] });
  const inputs = [
    input("h1", "history"),
    input("h2", "history"),
    input("h2_campaigns", "history", "campaigns"),
    input("n", "new-personas"),
    input("p", "personas"),
  ];
  expect(await matrix.suggest!(inputs, async () => [])).toMatchObject({ history: "h2", types: "", personas: "n" });
  expect(matrix.reads({ history: "h2", types: "", personas: "n" } as never)).toEqual(["h2", "h2_campaigns", "n_members"]);
});
