import { afterEach, beforeEach, expect, test } from "vitest";
import { sayFault } from "../../app/say-fault.ts";
import { Fault, type FaultData } from "../../core/fault.ts";
import { table } from "../../core/table.ts";
import { languages, speak } from "../../i18n/i18n.svelte.ts";
import { openReach, type StandIn } from "../../../tests/fixtures/reach.ts";
import kind from "./index.ts";

let room: StandIn;

beforeEach(async () => {
  room = await openReach();
  room.put("crm", table({ id: ["K1", "K2"], tel: ["13800000001", null], w: ["1", "x"], n: [1, 2] }));
});
afterEach(() => speak("en"));

const ids = [
  { column: "id", type: "customer" },
  { column: "tel", type: "phone" },
];
const crm = { table: "crm", ids };
const links = { table: "crm", shape: "links", a: "id", aType: "id", b: "tel", bType: "id" };

async function refusal(tables: readonly object[], more: object = {}): Promise<FaultData> {
  const found: unknown = await room.runCell(kind, "ids", { tables: tables as never, ...more }).catch((error: unknown) => error);
  expect(found).toBeInstanceOf(Fault);
  const { data } = found as Fault;
  const said = languages.map((language) => {
    speak(language);
    return sayFault(data);
  });
  expect(said[0]).toMatch(/^[^\p{Script=Han}]+$/u);
  expect(said[1]).toMatch(/\p{Script=Han}/u);
  return data;
}

test("what must be chosen is asked for", async () => {
  expect(await refusal([])).toEqual({ code: "ids/choose", facts: { what: "tables", table: "" } });
  expect(await refusal([{}])).toMatchObject({ facts: { what: "table" } });
  expect(await refusal([{ table: "crm" }])).toEqual({ code: "ids/choose", facts: { what: "columns", table: "crm" } });
  expect(await refusal([{ table: "crm", ids: [{ column: "id" }] }])).toMatchObject({ facts: { what: "type" } });
  expect(await refusal([{ table: "crm", shape: "links", a: "id" }])).toMatchObject({ facts: { what: "ends" } });
});

test("a missing column is named with its table", async () => {
  expect(await refusal([{ ...crm, ids: [...ids, { column: "mail", type: "email" }] }])).toEqual({
    code: "ids/no-column",
    facts: { table: "crm", column: "mail" },
  });
  expect(await refusal([{ ...crm, weight: "score" }])).toMatchObject({ facts: { column: "score" } });
});

test("one column of ids alone links nothing", async () => {
  expect(await refusal([{ table: "crm", ids: [ids[0]] }])).toEqual({ code: "ids/one-column", facts: { table: "crm", column: "id" } });
});

test("columns that are never filled in the same row link nothing", async () => {
  room.put("crm", table({ id: ["K1", null], tel: [null, "13800000001"] }));
  expect(await refusal([crm])).toEqual({ code: "ids/no-edges", facts: { tables: ["crm"], ids: 2 } });
});

test("nothing but blanks and fillers is refused with their number", async () => {
  room.put("crm", table({ id: ["null", "0"], tel: ["00000000000", "无"] }));
  expect(await refusal([crm])).toEqual({ code: "ids/no-ids", facts: { tables: ["crm"], rows: 2, leftOut: 4 } });
  room.put("crm", "SELECT '' AS id, NULL::VARCHAR AS tel");
  expect(await refusal([crm])).toMatchObject({ facts: { rows: 1, leftOut: 0 } });
  room.put("crm", "SELECT '' AS id, '' AS tel WHERE false");
  expect(await refusal([crm])).toMatchObject({ facts: { rows: 0 } });
});

test("a weight that is no number is named with its row", async () => {
  expect(await refusal([{ ...crm, weight: "w" }])).toEqual({ code: "ids/bad-weight", facts: { table: "crm", column: "w", rows: 1, row: 2, value: "x" } });
  room.put(
    "crm",
    "SELECT 'K1' AS id, 'p' AS tel, -1.5::DOUBLE AS w UNION ALL SELECT 'K2', 'q', NULL UNION ALL SELECT 'K3', 'r', 'nan'::DOUBLE UNION ALL SELECT 'K4', 's', 'inf'::DOUBLE",
  );
  expect(await refusal([{ ...crm, weight: "w" }])).toMatchObject({ facts: { rows: 4, row: 1, value: "-1.5" } });
});

test("a column of types with too many words is refused", async () => {
  room.put("crm", "SELECT 'K' || i AS id, 't' || i AS tel FROM range(200) r(i)");
  expect(await refusal([links])).toEqual({ code: "ids/types", facts: { table: "crm", column: "id", types: 100 } });
});

test("the word for retired ids is no type", async () => {
  expect(await refusal([{ ...crm, ids: [ids[0], { column: "tel", type: "unified" }] }])).toEqual({
    code: "ids/reserved",
    facts: { table: "crm", column: "tel" },
  });
  room.put("crm", table({ id: ["unified"], tel: ["p"] }));
  expect(await refusal([links])).toMatchObject({ code: "ids/reserved" });
});

test("a table that is no mapping is refused with the column it lacks", async () => {
  room.put("old", table({ type: ["customer"], id: ["K1"] }));
  expect(await refusal([crm], { previous: "old" })).toEqual({ code: "ids/previous", facts: { table: "old", column: "unified_id" } });
});
