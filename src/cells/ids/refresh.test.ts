import { beforeEach, expect, test } from "vitest";
import { rowsOf, table } from "../../core/table.ts";
import { openReach, type StandIn } from "../../../tests/fixtures/reach.ts";
import kind from "./index.ts";

let room: StandIn;

beforeEach(async () => {
  room = await openReach();
});

/** Run on rows of a customer and a phone, with the mapping of the cell's last run kept as `old`. */
async function refresh(text: string, previous: "" | "old") {
  if (previous) room.put("old", "FROM ids");
  const rows = text.split(" ").map((row) => row.split("-").map((id) => id || null));
  room.put("crm", table({ id: rows.map(([id]) => id), tel: rows.map(([, tel]) => tel) }));
  const ids = [
    { column: "id", type: "customer" },
    { column: "tel", type: "phone" },
  ];
  const result = await room.runCell(kind, "ids", { tables: [{ table: "crm", ids }], previous, mode: "plain" });
  const rowsMade = rowsOf(room.query("FROM ids"));
  const of = (kept: boolean) => Object.fromEntries(rowsMade.filter(({ type }) => (type === "unified") !== kept).map(({ id, unified_id }) => [id, unified_id]));
  return { result, ids: of(true), retired: of(false), changes: () => rowsOf(room.query("FROM ids_changes")) };
}

const [U1, U2, U3, U4] = ["U00000001", "U00000002", "U00000003", "U00000004"];

test("a refresh with the same rows changes no id, whatever their order", async () => {
  const first = await refresh("K1-p1 K2-p2 K3-p3", "");
  const second = await refresh("K3-p3 K1-p1 K2-p2", "old");
  expect(second.ids).toEqual(first.ids);
  expect(second.retired).toEqual({});
  expect(second.result.since).toEqual({ kept: 3, merged: 0, split: 0, new: 0, before: 3, retired: 0, gone: 0 });
});

test("what is new gets a number that nobody had", async () => {
  await refresh("K2-p2 K3-p3", "");
  const { ids, result } = await refresh("K1-p1 K2-p2 K3-p3", "old");
  expect(ids).toEqual({ K1: U3, p1: U3, K2: U1, p2: U1, K3: U2, p3: U2 });
  expect(result.since).toMatchObject({ kept: 2, new: 1 });
});

test("merged customers keep the id of most members; the other is retired and says what stands for it", async () => {
  await refresh("K1-p1 K2-p2 K2-p3", "");
  const { ids, retired, changes, result } = await refresh("K1-p1 K2-p2 K2-p3 K1-p2", "old");
  expect(new Set(Object.values(ids))).toEqual(new Set([U2]));
  expect(retired).toEqual({ [U1]: U2 });
  expect(result.since).toEqual({ kept: 0, merged: 1, split: 0, new: 0, before: 2, retired: 1, gone: 0 });
  expect(changes()).toEqual([{ unified_id_before: U1, unified_id: U2, what: "merged", ids: 2 }]);
});

test("of a split the larger part keeps the id", async () => {
  await refresh("K1-p1 K1-p2 K1-p3", "");
  const { ids, changes, result } = await refresh("K1-p1 K1-p2 K9-p3", "old");
  expect(ids).toEqual({ K1: U1, p1: U1, p2: U1, K9: U2, p3: U2 });
  expect(result.since).toMatchObject({ kept: 1, split: 1, new: 0 });
  expect(changes()).toEqual([{ unified_id_before: U1, unified_id: U2, what: "split", ids: 1 }]);
});

test("a unified id that is retired is never given again, also months later", async () => {
  await refresh("K1-p1 K2-p2", "");
  expect((await refresh("K1-p1 K2-p2 K1-p2", "old")).retired).toEqual({ [U2]: U1 });
  const third = await refresh("K1-p1 K2-p2 K1-p2 K3-p3", "old");
  expect(third.ids).toMatchObject({ K3: U3 });
  expect(third.retired).toEqual({ [U2]: U1 });
  const fourth = await refresh("K3-p3 K4-p4", "old");
  expect(fourth.ids).toMatchObject({ K3: U3, K4: U4 });
  expect(fourth.retired).toEqual({ [U1]: null, [U2]: null });
  expect(fourth.result.since).toMatchObject({ kept: 1, new: 1, retired: 1, gone: 1 });
});

test("a mapping of another system keeps its ids, and new ones do not meet them", async () => {
  room.put("ids", table({ type: ["customer", "customer"], id: ["K1", "K2"], unified_id: ["U7", "甲-1"] }));
  expect((await refresh("K1-p1 K2-p2 K3-p3", "old")).ids).toMatchObject({ K1: "U7", K2: "甲-1", K3: "U00000008" });
});

test("of an id that the last mapping has twice the lower unified id counts, and the reader is told", async () => {
  room.put("ids", table({ type: ["customer", "customer", "customer"], id: ["K1", "K1", "K1"], unified_id: ["B", "A", "A"] }));
  const { ids, result } = await refresh("K1-p1", "old");
  expect(ids).toMatchObject({ K1: "A" });
  expect(result).toMatchObject({ twice: { ids: 1, example: "K1" }, warnings: ["previous-twice"] });
});

test("a mapping in which no id of today stands is said to be a wrong one", async () => {
  room.put("ids", table({ type: ["kunde"], id: ["K1"], unified_id: ["A"] }));
  expect((await refresh("K1-p1", "old")).result).toMatchObject({ warnings: ["previous-unknown"], since: { new: 1, gone: 1 } });
});
