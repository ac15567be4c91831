import { parse } from "valibot";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { sayFault } from "../../src/app/say-fault.ts";
import campaignTypes from "../../src/cells/campaign-types/index.ts";
import { words as campaignTypesWords } from "../../src/cells/campaign-types/words.ts";
import funnel from "../../src/cells/funnel/index.ts";
import history from "../../src/cells/history/index.ts";
import { schema as historySchema } from "../../src/cells/history/schema.ts";
import { words as historyWords } from "../../src/cells/history/words.ts";
import newPersonas from "../../src/cells/new-personas/index.ts";
import personas from "../../src/cells/personas/index.ts";
import { schemaOf } from "../../src/cells/registry.ts";
import sqlKind from "../../src/cells/sql/index.ts";
import tags from "../../src/cells/tags/index.ts";
import { schema as tagsSchema } from "../../src/cells/tags/schema.ts";
import { words as tagsWords } from "../../src/cells/tags/words.ts";
import { Fault, type FaultData } from "../../src/core/fault.ts";
import { engineFault } from "../../src/engine/faults.ts";
import { reasons } from "../../src/i18n/faults/prepare.ts";
import { inWords, speak } from "../../src/i18n/i18n.svelte.ts";
import { parseNotebook } from "../../src/notebook/format.ts";
import type { Cell } from "../../src/notebook/notebook.ts";
import { wire } from "../../src/run/wire.ts";
import { openReach, type StandIn } from "../fixtures/reach.ts";

let room: StandIn;

/** Sixty customers, six campaigns, a contact of each with each: every fourth says yes. */
beforeEach(async () => {
  room = await openReach();
  room.put("people", "SELECT 'u' || i AS id, 20 + i % 40 AS age, NULL::DOUBLE AS income, i % 7 AS visits FROM range(60) t(i)");
  room.put(
    "offers",
    "SELECT 'c' || i AS id, DATE '2024-01-01' + (31 * i)::INTEGER AS begins, DATE '2024-01-20' + (31 * i)::INTEGER AS stops, ['sms', 'call'][1 + i % 2] AS kind, NULL::DOUBLE AS price FROM range(6) t(i)",
  );
  room.put(
    "calls",
    "SELECT 'u' || u AS who, 'c' || c AS what, CASE WHEN (u + c) % 4 = 0 THEN '办理成功' ELSE '拒绝' END AS status FROM range(60) t(u), range(6) s(c)",
  );
});
afterEach(() => speak("en"));

const long = { contacts: "calls", customer: "who", campaign: "what", outcome: "status", statuses: { 办理成功: "success", 拒绝: "failure" } } as const;
const known = { campaigns: "offers", campaignKey: "id", start: "begins", end: "stops", customers: "people", customerKey: "id" };
const attributes = { customers: "people", customer: "id" };

const ask = (change: object = {}) => room.runCell(history, "history", { ...long, ...known, ...change });
const tag = (change: object = {}) => room.runCell(tags, "tags", { ...attributes, ...change });
const query = (text: string) => room.runCell(sqlKind, "answer", { query: text });
/** All up to personas, of customers whose tags differ. */
async function persona(change: object = {}, tagged: object = {}) {
  await ask();
  await tag({ history: "history", ...tagged });
  return room.runCell(personas, "personas", { tags: "tags", ...change });
}

/** The fault of some work, which must fail in a way that the reader can act on. */
async function faultOf(work: () => unknown): Promise<FaultData> {
  try {
    await work();
  } catch (error) {
    if (error instanceof Fault) return error.data;
    throw error;
  }
  throw new RangeError("faultOf: it did not fail");
}

/** What a fault or a notice says in each language. */
function inBoth(say: () => string): [en: string, zh: string] {
  speak("en");
  const en = say();
  speak("zh-CN");
  return [en, say()];
}

const DO_EN = /[Cc]heck|[Aa]dd|Choose|Say for each|mark those|Ask for|Fill|Keep one|Correct|Rename|Open it|Let one|Take|Write|begins with|Give|Load|Mend/;
const DO_ZH = /请|应以|只能有/;

/** The message must name what it is about, in both languages, and say what to do. */
function expectSaid([en, zh]: readonly [string, string], names: readonly string[]): void {
  for (const name of names) {
    expect(en).toContain(name);
    expect(zh).toContain(name);
  }
  expect(en).toMatch(DO_EN);
  expect(en).not.toMatch(/\p{Script=Han}{6}|undefined|NaN|\[object/u);
  expect(zh).toMatch(DO_ZH);
  expect(zh).toMatch(/\p{Script=Han}/u);
  expect(zh).not.toMatch(/undefined|NaN|\[object/);
}

const notebook = (...cells: Cell[]) => wire({ title: "", settings: { month: null, window: 6, k: 10 }, labels: {}, cells, shapes: {} });
const cell = (name: string, query: string): Cell => ({ name, kind: "sql", spec: { query } });
const wired = (name: string, ...cells: Cell[]) => {
  const { fault } = notebook(...cells).cells.get(name)!;
  if (fault) throw new Fault(fault);
};

type Refused = [what: string, work: () => unknown, names: string[]];

const refused: Refused[] = [
  ["contacts without their customer column", () => ask({ customer: "subscriber" }), ["calls", "subscriber"]],
  ["campaigns without their key column", () => ask({ campaignKey: "code" }), ["offers", "code"]],
  ["customers without their key column", () => ask({ customerKey: "code" }), ["people", "code"]],
  ["tags without the key of customers", () => tag({ customer: "code" }), ["people", "code"]],
  ["a funnel over a column that is not there", () => room.runCell(funnel, "f", { from: "people", steps: [{ conditions: [{ column: "salary", test: "present", values: [] }] }] }), ["people", "salary"]],
  ["a table of contacts without rows", () => (room.put("calls", "SELECT '' AS who, '' AS what, '' AS status WHERE false"), ask()), ["calls"]],
  ["a table of customers without rows", () => (room.put("people", "SELECT '' AS id WHERE false"), tag()), ["people"]],
  ["contacts of unknown customers only", () => (room.put("people", "SELECT 'x' AS id"), ask()), ["calls", "people", "id", "u0"]],
  ["contacts of unknown campaigns only", () => (room.put("offers", "SELECT 'x' AS id, NULL::DATE AS begins, NULL::DATE AS stops"), ask()), ["calls", "offers", "id", "c0"]],
  ["outcomes that nobody mapped", () => ask({ statuses: { 办理成功: "success" } }), ["calls", "拒绝"]],
  ["no success at all", () => ask({ statuses: { 办理成功: "failure", 拒绝: "failure" } }), ["calls", "办理成功"]],
  ["too few customers who said yes", () => (room.put("calls", "SELECT 'u' || u AS who, 'c1' AS what, CASE WHEN u < 9 THEN '办理成功' ELSE '拒绝' END AS status FROM range(60) t(u)"), persona()), ["tags", "9", "50"]],
  ["too few customers to stand for the personas", async () => (await persona(), await room.runCell(campaignTypes, "types", { campaigns: "history_campaigns" }), room.put("tags", "SELECT * FROM tags LIMIT 20"), room.runCell(newPersonas, "now", { personas: "personas", tags: "tags", types: "types", history: "history" })), ["tags", "20", "50"]],
  ["personas of columns that are all missing", () => persona({ columns: ["income"] }), ["income"]],
  ["more campaign types than campaigns", async () => (room.put("many_campaigns", "SELECT 'c' || i AS campaign_id, DATE '2024-01-01' AS starts_on, DATE '2024-02-01' AS ends_on, 50 AS contacts, 50 AS customers, 5 AS successes, 0 AS intents, 45 AS failures, i AS price FROM range(12) t(i)"), room.runCell(campaignTypes, "types", { campaigns: "many_campaigns", k: 13 })), ["13", "12"]],
  ["a notebook that is not JSON", () => parseNotebook('{\n "contraflow": 1,\n oops', "june.json", schemaOf), ["june.json", "JSON"]],
  ["a JSON file that is no notebook", () => parseNotebook('{"cells": []}', "june.json", schemaOf), ["june.json"]],
  ["a notebook from a newer version", () => parseNotebook('{"contraflow": 9}', "june.json", schemaOf), ["june.json", "9", "2"]],
  ["a notebook with a part that does not fit", () => parseNotebook('{"contraflow": 1, "cells": [{"name": 7}]}', "june.json", schemaOf), ["june.json", "cells.0"]],
  ["a circle of cells", () => wired("a", cell("a", "SELECT * FROM b"), cell("b", "SELECT * FROM a")), ["a", "b"]],
  ["a name that is another cell's part", () => wired("people_members", { name: "people", kind: "personas", spec: {} }, cell("people_members", "SELECT 1 AS x")), ["people_members", "people"]],
  ["a SQL cell of several queries", () => query("SELECT 1 AS x; SELECT 2 AS y"), []],
  ["a SQL cell that is no SELECT", () => query("DROP TABLE people"), ["DROP", "SELECT"]],
  ["a SQL cell without a query", () => query("  -- later"), ["SELECT"]],
  ["a SQL cell that reads itself", () => query("SELECT * FROM answer"), ["answer"]],
]; // prettier-ignore

describe("refused in both languages, by name, with what to do", () => {
  test.each(refused)("%s", async (_, work, names) => {
    const fault = await faultOf(work);
    expectSaid(
      inBoth(() => sayFault(fault)),
      names,
    );
    expect(await query("SELECT 1 AS x")).toMatchObject({ rows: 1 });
  });

  test("a SQL error says the line and what the engine says of it", async () => {
    room.db.exec("SET errors_as_json = true");
    for (const [text, names] of [
      ["SELECT id,\n  foo(age)\nFROM people", ["2", "foo"]],
      ["SELECT nothing FROM people", ["nothing"]],
      ["SELECT * FROM nowhere", ["nowhere"]],
    ] as const) {
      const error: unknown = await query(text).then(
        () => undefined,
        (error: unknown) => error,
      );
      const fault = await faultOf(() => Promise.reject(engineFault(error, `CREATE OR REPLACE TABLE answer AS ${text}`)));
      expect(fault.code).toMatch(/^engine\//);
      const [en, zh] = inBoth(() => sayFault(fault));
      for (const name of names) for (const said of [en, zh]) expect(said).toContain(name);
      expect(zh).toMatch(/请|名称相近|是否为/);
    }
    room.db.exec("SET errors_as_json = false");
  });
});

/** A notice of a cell that ran all the same. */
type Noticed = [what: string, code: string, work: () => Promise<readonly [codes: readonly string[], say: () => string]>, names: string[]];

async function historyNotice(code: "unknown-customers" | "unknown-campaigns" | "repeated-campaigns" | "merged") {
  const spec = parse(historySchema, { ...long, ...known });
  const result = await ask();
  return [result.warnings, () => inWords(historyWords).warnings[code](result, spec)] as const;
}

async function tagsNotice(code: "duplicate-customers" | "empty-tags") {
  const result = await tag();
  return [result.warnings, () => inWords(tagsWords).warnings[code](result, parse(tagsSchema, attributes))] as const;
}

const noticed: Noticed[] = [
  ["contacts of some unknown customers", "unknown-customers", () => (room.put("people", "SELECT 'u' || i AS id FROM range(50) t(i)"), historyNotice("unknown-customers")), ["people", "60", "u50"]],
  ["contacts of some unknown campaigns", "unknown-campaigns", () => (room.put("offers", "SELECT * FROM offers WHERE id <> 'c3'"), historyNotice("unknown-campaigns")), ["offers", "60", "c3"]],
  ["a campaign that is listed twice", "repeated-campaigns", () => (room.put("offers", "SELECT * FROM offers UNION ALL SELECT * FROM offers WHERE id IN ('c1', 'c2')"), historyNotice("repeated-campaigns")), ["offers", "2", "id"]],
  ["a customer who is listed twice", "duplicate-customers", () => (room.put("people", "SELECT * FROM people UNION ALL SELECT * FROM people WHERE id = 'u3'"), tagsNotice("duplicate-customers")), ["people", "1", "id"]],
  ["a column that is all missing", "empty-tags", () => tagsNotice("empty-tags"), ["people", "income"]],
  ["fewer than ten campaigns", "few-campaigns", async () => {
    await ask();
    const { banners } = await room.runCell(campaignTypes, "types", { campaigns: "history_campaigns", features: [{ column: "kind", group: "type" }] });
    return [banners, () => inWords(campaignTypesWords).banners["few-campaigns"]] as const;
  }, ["10"]],
  ["a feature of campaigns that is all missing", "price", async () => {
    await ask();
    const { leftOut } = await room.runCell(campaignTypes, "types", { campaigns: "history_campaigns", features: [{ column: "kind", group: "type" }, { column: "price", measure: "log" }] });
    return [leftOut, () => inWords(campaignTypesWords).leftOut(leftOut.join())] as const;
  }, ["price"]],
]; // prettier-ignore

describe("noticed in both languages, by name, while the rest is worked out", () => {
  test.each(noticed)("%s", async (_, code, work, names) => {
    const [codes, say] = await work();
    expect(codes).toContain(code);
    expectSaid(inBoth(say), names);
  });

  test("the same contact twice", async () => {
    room.put("calls", "SELECT * FROM calls UNION ALL SELECT * FROM calls WHERE who = 'u1'");
    const [codes, say] = await historyNotice("merged");
    expect(codes).toContain("merged");
    for (const said of inBoth(say)) expect(said).toMatch(/^6 /);
  });

  test("a tag that is all missing takes no part in personas, and it is said why", async () => {
    const { leftOut } = await persona();
    expect(leftOut).toContainEqual({ column: "income", reason: "missing", of: null });
    expect(inBoth(() => inWords(reasons).missing)).toEqual(["more than 95% missing", "缺失超过 95%"]);
  });
});
