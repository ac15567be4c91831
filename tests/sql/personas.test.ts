import { beforeAll, expect, test } from "vitest";
import { rowsOf } from "../../src/core/table.ts";
import { campaignTypesRows } from "../../src/sql/campaign-types-rows.ts";
import { personasContrast } from "../../src/sql/personas-contrast.ts";
import { personasMembers } from "../../src/sql/personas-members.ts";
import { personasOrder, personasRows } from "../../src/sql/personas-rows.ts";
import { openDuckDB, type DuckDB } from "../fixtures/duckdb.ts";

let db: DuckDB;
beforeAll(async () => {
  db = await openDuckDB();
  db.exec(
    `CREATE TABLE tags AS SELECT * FROM (VALUES (3, 1.5, true, 'x'), (1, NULL, false, NULL), (2, 4, true, 'y')) t(customer_id, "the ""data""", yes, city)`,
  );
  db.exec(`CREATE TABLE history AS SELECT * FROM (VALUES
    ('1', 'a', 'success'), ('1', 'b', 'failure'), ('2', 'a', 'failure'), ('3', 'b', 'success'), ('3', 'c', 'intent'), ('9', 'a', 'success')
  ) t(customer_id, campaign_id, outcome)`);
  db.exec("CREATE TABLE types AS SELECT * FROM (VALUES ('a', 'T1'), ('b', 'T1'), ('c', 'T10')) t(campaign_id, type)");
});

test("tags come as the table has them, with its order by id as text; flags and numbers as numbers, the rest as text", () => {
  const columns = [
    { name: 'the "data"', number: true },
    { name: "yes", number: true },
    { name: "city", number: false },
  ];
  expect(rowsOf(db.query(personasRows("tags", columns)))).toEqual([
    { 'the "data"': 1.5, yes: 1, city: "x" },
    { 'the "data"': null, yes: 0, city: null },
    { 'the "data"': 4, yes: 1, city: "y" },
  ]);
  expect(rowsOf(db.query(personasOrder("tags"))).map(({ at }) => at)).toEqual([1, 2, 0]);
});

test("what was found by id is put beside the ids, outcome by outcome", () => {
  db.exec("CREATE TABLE found AS SELECT * FROM (VALUES ('P1', 'P1', 1, 0.5), ('P2', 'P1', 0, 2), ('P1', 'P2', 1, 1)) t(persona, nearest, inside, distance2)");
  const both = ["success", "failure"].map((library) => ({ library, tags: "tags", found: "found" }));
  const rows = rowsOf(db.query(personasMembers(both)));
  expect(rows.map(({ library, customer_id }) => [library, customer_id])).toEqual(both.flatMap(({ library }) => ["1", "2", "3"].map((id) => [library, id])));
  expect(rows[4]).toEqual({ customer_id: "2", library: "failure", persona: "P2", nearest: "P1", inside: 0, distance2: 2 });
});

test("who ever said yes to a type counts as yes, intents count as neither, strangers not at all", () => {
  expect(rowsOf(db.query(personasContrast({ history: "history", types: "types", tags: ["tags"], columns: ['the "data"', "yes"] })))).toEqual([
    { type: "T1", yes: 2, no: 1, yes_0: 1.5, no_0: 4, sd_0: 1.25, yes_1: 0.5, no_1: 1, sd_1: expect.closeTo(Math.sqrt(2) / 3, 12) },
  ]);
});

test("campaigns come with their length, both ends counted, and their quarter; a reversed length is unknown", () => {
  db.exec(`CREATE TABLE campaigns AS SELECT * FROM (VALUES
    (2, DATE '2024-05-01', DATE '2024-05-31', 5, 1, 0, 2, 'SMS'), (1, DATE '2024-05-01', DATE '2024-04-01', 5, 1, 0, 2, NULL), (3, NULL, NULL, 0, 0, 0, 0, 'call')
  ) t(campaign_id, starts_on, ends_on, contacts, successes, intents, failures, channel)`);
  const rows = rowsOf(db.query(campaignTypesRows("campaigns", [{ name: "channel", number: false }])));
  expect(rows.map(({ campaign_id, starts_on, duration_days, quarter, channel }) => [campaign_id, starts_on, duration_days, quarter, channel])).toEqual([
    ["3", null, null, null, "call"],
    ["1", "2024-05-01", null, "Q2", null],
    ["2", "2024-05-01", 31, "Q2", "SMS"],
  ]);
});
