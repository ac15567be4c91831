import { beforeAll, expect, test } from "vitest";
import { rowsOf, table } from "../../src/core/table.ts";
import { newPersonasCells, newPersonasHeldOut } from "../../src/sql/new-personas-cells.ts";
import { newPersonasContacts } from "../../src/sql/new-personas-contacts.ts";
import { newPersonasCustomers, newPersonasTags } from "../../src/sql/new-personas-customers.ts";
import { newPersonasDrift, newPersonasMembers, newPersonasPlaces } from "../../src/sql/new-personas-members.ts";
import { openDuckDB, type DuckDB } from "../fixtures/duckdb.ts";

let db: DuckDB;
beforeAll(async () => {
  db = await openDuckDB();
  db.insert("tags", table({ customer_id: ["c", "a", "b"], "mb's": [3, 1, null], town: ["x", "y", null] }));
  db.insert("history", table({ customer_id: ["a", "a", "b", "z"], campaign_id: ["1", "2", "2", "1"], outcome: ["success", "failure", "intent", "success"] }));
  db.exec(
    "CREATE TABLE campaigns AS SELECT * FROM (VALUES ('1', DATE '2024-01-01', false), ('2', DATE '2024-05-01', true), ('3', DATE '2024-06-01', true)) t(campaign_id, starts_on, held_out)",
  );
  db.insert("types", table({ campaign_id: ["1", "2"], type: ["T1", "T2"] }));
  db.insert("members", table({ customer_id: ["a", "b"], nearest: ["P1", "P2"], inside: [true, false] }));
});

test("customers come by id, with the place of their row and a flag for those ever contacted", () => {
  expect(rowsOf(db.query(newPersonasCustomers({ tags: "tags", history: "history" })))).toEqual([
    { at: 1, contacted: 1 },
    { at: 2, contacted: 1 },
    { at: 0, contacted: 0 },
  ]);
});

test("contacts of campaigns held out are not known of where they must not be", () => {
  const flags = rowsOf(db.query(newPersonasCustomers({ tags: "tags", history: "history", unaware: "campaigns" })));
  expect(flags.map(({ contacted }) => contacted)).toEqual([1, 0, 0]);
});

test("tags come as the table has them, under their own names", () => {
  const query = newPersonasTags("tags", [
    { name: "mb's", number: true },
    { name: "town", number: false },
  ]);
  expect(rowsOf(db.query(query))).toEqual([
    { "mb's": 3, town: "x" },
    { "mb's": 1, town: "y" },
    { "mb's": null, town: null },
  ]);
});

const cells = { history: "history", campaigns: "campaigns", types: "types", members: "members" };

test("contacts count by type, persona and whether held out; who looks like no persona, or is in none, is outside", () => {
  expect(rowsOf(db.query(newPersonasCells({ ...cells, everyone: true })))).toEqual([
    { type: "T1", persona: "P0", held_out: 0, n: 1, s: 1 },
    { type: "T1", persona: "P1", held_out: 0, n: 1, s: 1 },
    { type: "T2", persona: "P0", held_out: 1, n: 1, s: 0 },
    { type: "T2", persona: "P1", held_out: 1, n: 1, s: 0 },
  ]);
});

test("customers without a persona can be left out", () => {
  expect(rowsOf(db.query(newPersonasCells({ ...cells, everyone: false })))).toHaveLength(3);
});

test("contacts come one by one with the place of their customer: all that are held out, and a share of the others", () => {
  const of = (share: number) =>
    rowsOf(db.query(newPersonasContacts({ history: "history", campaigns: "campaigns", types: "types", tags: "tags", share, seed: "s" })));
  const byPlace = (rows: ReturnType<typeof of>) => rows.map(({ at, type, success, held_out }) => [at, type, success, held_out].join(" ")).sort();
  expect(byPlace(of(1))).toEqual(["1 T1 1 0", "1 T2 0 1", "2 T2 0 1"]);
  expect(byPlace(of(0))).toEqual(["1 T2 0 1", "2 T2 0 1"]);
});

test("the held out part begins with its first campaign", () => {
  expect(rowsOf(db.query(newPersonasHeldOut("campaigns")))).toEqual([{ held_from: "2024-05-01" }]);
});

test("drift counts customers seen both times, by persona then and now", () => {
  db.insert(
    "found",
    table({
      customer_id: ["b", "a", "c"],
      persona: ["N1", "N1", "N2"],
      historical: ["P0", "P2", "P1"],
      inside: [1, 0, 1],
      contacted: [1, 1, 0],
      distance2: [0.5, 2, 1],
    }),
  );
  expect(rowsOf(db.query(newPersonasDrift("members", "found")))).toEqual([
    { before: "P0", now: "P0", customers: 1 },
    { before: "P1", now: "P2", customers: 1 },
  ]);
});

test("what was found by id is put beside the ids, whatever the order of the table", () => {
  db.insert("by_id", table({ persona: ["N1", "N1", "N2"], historical: ["P2", "P0", "P1"], inside: [0, 1, 1], contacted: [1, 1, 0], distance2: [2, 0.5, 1] }));
  expect(rowsOf(db.query(newPersonasMembers("tags", "by_id")))).toEqual([
    { customer_id: "a", persona: "N1", historical: "P2", inside: 0, contacted: 1, distance2: 2 },
    { customer_id: "b", persona: "N1", historical: "P0", inside: 1, contacted: 1, distance2: 0.5 },
    { customer_id: "c", persona: "N2", historical: "P1", inside: 1, contacted: 0, distance2: 1 },
  ]);
  db.insert("stand", table({ nearest: ["P1", "P2", "P1"], inside: [1, 0, 1] }));
  expect(rowsOf(db.query(newPersonasPlaces("tags", "stand")))[1]).toEqual({ customer_id: "b", nearest: "P2", inside: 0 });
});
