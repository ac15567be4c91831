import { parse } from "valibot";
import { beforeEach, expect, test, vi } from "vitest";
import { rowsOf, table } from "../../core/table.ts";
import { openReach, type StandIn } from "../../../tests/fixtures/reach.ts";
import type { ColumnProfile, Input } from "../cell.ts";
import kind from "./index.ts";
import { schema } from "./schema.ts";

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

let standIn: StandIn;

const long = { contacts: "contacts", customer: "who", campaign: "what", outcome: "status", date: "day", channel: "via", control: "held" };
const listed = { campaigns: "campaigns", campaignKey: "id", start: "from", end: "to" };
const statuses = { 已办理: "success", 考虑中: "intent", 拒绝: "failure", 未接通: "excluded" } as const;

/** One contact a word: `who campaign status day via held`. */
const contacts = (text: string) => {
  const rows = text
    .trim()
    .split(/\s*\n\s*/)
    .map((line) => line.split(" ").map((word) => (word === "-" ? null : word)));
  return table(Object.fromEntries(["who", "what", "status", "day", "via", "held"].map((column, i) => [column, rows.map((row) => row[i] ?? null)])));
};

beforeEach(async () => {
  standIn = await openReach();
  standIn.put(
    "contacts",
    contacts(`a c1 已办理 2024-01-10 电话 0
    a c1 拒绝 2024-01-05 短信 0
    b c1 拒绝 2024-01-06 短信 0
    c c1 未接通 2024-01-06 电话 0
    d c1 已办理 2024-01-06 - 1
    a c2 考虑中 - 电话 0
    b c2 拒绝 2024-02-11 - 0`),
  );
  standIn.put(
    "campaigns",
    table({ id: ["c1", "c2", "c3"], from: ["2024-01-01", "2024-02-01", "2024-03-01"], to: ["2024-01-31", "2024-02-28", "2024-03-31"], Contacts: [5, 6, 7] }),
  );
  standIn.put("customers", table({ id: ["a", "b", "c"] }));
});

test("history keeps one row a customer and campaign, and the best outcome wins", async () => {
  const result = await kind.run!(parse(schema, { ...long, ...listed, statuses }), standIn.for("history"));
  expect(rowsOf(standIn.query("FROM history"))).toEqual([
    { customer_id: "a", campaign_id: "c1", outcome: "success", contacted_on: "2024-01-05", channel: "电话", rows: 2 },
    { customer_id: "b", campaign_id: "c1", outcome: "failure", contacted_on: "2024-01-06", channel: "短信", rows: 1 },
    { customer_id: "a", campaign_id: "c2", outcome: "intent", contacted_on: "2024-02-01", channel: "电话", rows: 1 },
    { customer_id: "b", campaign_id: "c2", outcome: "failure", contacted_on: "2024-02-11", channel: null, rows: 1 },
  ]);
  expect(result).toMatchObject({
    contacts: 4,
    customers: 2,
    campaigns: 3,
    outcomes: { success: 1, intent: 1, failure: 2, excluded: 1 },
    control: 1,
    merged: 1,
    heldOutFrom: "2024-02-01",
    byMonth: [
      { month: "2024-01", success: 1, intent: 0, failure: 1 },
      { month: "2024-02", success: 0, intent: 1, failure: 1 },
    ],
    warnings: ["merged"],
  });
  expect(result.statuses).toEqual([
    { status: "拒绝", outcome: "failure", rows: 3 },
    { status: "已办理", outcome: "success", rows: 1 },
    { status: "未接通", outcome: "excluded", rows: 1 },
    { status: "考虑中", outcome: "intent", rows: 1 },
  ]);
});

test("campaigns keep their own columns under free names, also those without a contact, which are not held out", async () => {
  await standIn.runCell(kind, "history", { ...long, ...listed, statuses });
  expect(rowsOf(standIn.query("FROM history_campaigns"))).toEqual([
    {
      campaign_id: "c1",
      starts_on: "2024-01-01",
      ends_on: "2024-01-31",
      held_out: 0,
      contacts: 2,
      customers: 2,
      successes: 1,
      intents: 0,
      failures: 1,
      Contacts_2: 5,
    },
    {
      campaign_id: "c2",
      starts_on: "2024-02-01",
      ends_on: "2024-02-28",
      held_out: 1,
      contacts: 2,
      customers: 2,
      successes: 0,
      intents: 1,
      failures: 1,
      Contacts_2: 6,
    },
    {
      campaign_id: "c3",
      starts_on: "2024-03-01",
      ends_on: "2024-03-31",
      held_out: 0,
      contacts: 0,
      customers: 0,
      successes: 0,
      intents: 0,
      failures: 0,
      Contacts_2: 7,
    },
  ]);
});

test("without a table of campaigns, a campaign lasts as long as its contacts", async () => {
  await standIn.runCell(kind, "history", { ...long, statuses });
  expect(rowsOf(standIn.query("SELECT campaign_id, starts_on, ends_on, held_out FROM history_campaigns"))).toEqual([
    { campaign_id: "c1", starts_on: "2024-01-05", ends_on: "2024-01-06", held_out: 0 },
    { campaign_id: "c2", starts_on: "2024-02-11", ends_on: "2024-02-11", held_out: 1 },
  ]);
});

test("the last fifth of the campaigns is held out, rounded down, ties by id", async () => {
  standIn.put("contacts", "SELECT 'a' AS who, i::VARCHAR AS what, 'y' AS status, DATE '2024-01-01' + (i // 2)::INTEGER AS day FROM range(11) r(i)");
  await standIn.runCell(kind, "history", {
    contacts: "contacts",
    customer: "who",
    campaign: "what",
    outcome: "status",
    date: "day",
    statuses: { y: "success" },
  });
  expect(rowsOf(standIn.query("SELECT campaign_id FROM history_campaigns WHERE held_out")).map((row) => row.campaign_id)).toEqual(["9", "10"]);
});

test("a wide table gives a contact for every filled cell", async () => {
  standIn.put("people", table({ id: [1, 2, 3], cmp1: [1, 0, null], cmp2: [0, null, 1] }));
  const result = await standIn.runCell(kind, "history", {
    contacts: "people",
    shape: "wide",
    customer: "id",
    wide: ["cmp1", "cmp2"],
    statuses: { "1": "success", "0": "failure" },
  });
  expect(rowsOf(standIn.query("SELECT customer_id, campaign_id, outcome FROM history"))).toEqual([
    { customer_id: "1", campaign_id: "cmp1", outcome: "success" },
    { customer_id: "2", campaign_id: "cmp1", outcome: "failure" },
    { customer_id: "1", campaign_id: "cmp2", outcome: "failure" },
    { customer_id: "3", campaign_id: "cmp2", outcome: "success" },
  ]);
  expect(result.warnings).toEqual(["no-dates"]);
});

const faultOf = (spec: object) =>
  standIn.runCell(kind, "history", { ...long, statuses, ...spec }).then(
    () => undefined,
    (error) => error.data,
  );

test("what must be chosen is asked for", async () => {
  expect(await faultOf({ contacts: "" })).toEqual({ code: "history/choose", facts: { what: "contacts" } });
  expect(await faultOf({ outcome: "" })).toEqual({ code: "history/choose", facts: { what: "outcome" } });
  expect(await faultOf({ shape: "wide" })).toEqual({ code: "history/choose", facts: { what: "wide" } });
  expect(await faultOf({ campaigns: "campaigns" })).toEqual({ code: "history/choose", facts: { what: "campaignKey" } });
});

test("a missing key column is named with its table", async () => {
  expect(await faultOf({ customer: "whom" })).toEqual({ code: "history/no-column", facts: { table: "contacts", column: "whom" } });
  expect(await faultOf({ ...listed, campaignKey: "key" })).toEqual({ code: "history/no-column", facts: { table: "campaigns", column: "key" } });
  expect(await faultOf({ customers: "customers", customerKey: "key" })).toEqual({ code: "history/no-column", facts: { table: "customers", column: "key" } });
});

test("a status without a meaning is named", async () => {
  expect(await faultOf({ statuses: { 已办理: "success", 拒绝: "failure" } })).toEqual({
    code: "history/unmapped",
    facts: { table: "contacts", statuses: ["未接通", "考虑中"], more: 0 },
  });
});

test("a blank status needs a meaning like any other", async () => {
  standIn.put("contacts", contacts("a c1 已办理 - - -\nb c1 - - - -"));
  expect(await faultOf({})).toMatchObject({ code: "history/unmapped", facts: { statuses: [""] } });
  expect(await standIn.runCell(kind, "history", { ...long, statuses: { ...statuses, "": "failure" } })).toMatchObject({
    contacts: 2,
    outcomes: { failure: 1 },
  });
});

test("no success at all is refused", async () => {
  expect(await faultOf({ statuses: { ...statuses, 已办理: "failure" } })).toMatchObject({ code: "history/no-success", facts: { table: "contacts" } });
});

test("a table without rows, without ids, or with nothing but excluded rows and controls is refused", async () => {
  standIn.put("contacts", contacts("- c1 已办理 - - 0\na - 拒绝 - - 0"));
  expect(await faultOf({})).toEqual({ code: "history/no-ids", facts: { table: "contacts", rows: 2 } });
  standIn.put("contacts", contacts("a c1 未接通 - - 0\nb c1 已办理 - - 1"));
  expect(await faultOf({})).toEqual({ code: "history/all-left-out", facts: { table: "contacts", control: 1, excluded: 1 } });
  standIn.put("contacts", "SELECT '' AS who, '' AS what, '' AS status, '' AS day, '' AS via, '' AS held WHERE false");
  expect(await faultOf({})).toEqual({ code: "history/empty", facts: { table: "contacts" } });
});

test("some unknown customers and campaigns are a warning with examples", async () => {
  standIn.put("customers", table({ id: ["a"] }));
  standIn.put("campaigns", table({ id: ["c1"], from: ["2024-01-01"], to: [null] }));
  const result = await standIn.runCell(kind, "history", { ...long, ...listed, customers: "customers", customerKey: "id", statuses });
  expect(result.unknownCustomers).toEqual({ rows: 2, ids: 1, examples: ["b"] });
  expect(result.unknownCampaigns).toEqual({ rows: 2, ids: 1, examples: ["c2"] });
  expect(result.warnings).toEqual(["unknown-customers", "unknown-campaigns", "merged"]);
});

test("nothing but unknown customers or campaigns is refused", async () => {
  standIn.put("customers", table({ id: ["x"] }));
  expect(await faultOf({ customers: "customers", customerKey: "id" })).toMatchObject({
    code: "history/no-known-customer",
    facts: { table: "customers", examples: ["a", "b"] },
  });
  standIn.put("campaigns", table({ id: ["x"], from: ["2024-01-01"], to: [null] }));
  expect(await faultOf(listed)).toMatchObject({ code: "history/no-known-campaign", facts: { table: "campaigns", column: "id" } });
});

test("blank ids, unreadable dates and a lone campaign of successes are warned of", async () => {
  standIn.put("contacts", contacts("a c1 已办理 soon - 0\n- c1 已办理 - - 0"));
  const result = await standIn.runCell(kind, "history", { ...long, statuses });
  expect(result).toMatchObject({ blank: 1, unreadDates: 1, heldOutFrom: null });
  expect(result.warnings).toEqual(["blank-ids", "unread-dates", "no-dates", "one-campaign", "successes-only"]);
});

test("ids are one text whatever their files held", async () => {
  standIn.put("contacts", "SELECT 7 AS who, 1.0::DOUBLE AS what, true AS status");
  standIn.put("customers", table({ id: ["7"] }));
  standIn.put("campaigns", table({ id: [1, null] }));
  const spec = { contacts: "contacts", customer: "who", campaign: "what", outcome: "status", statuses: { true: "success" as const } };
  const result = await standIn.runCell(kind, "history", { ...spec, customers: "customers", customerKey: "id", campaigns: "campaigns", campaignKey: "id" });
  expect(result).toMatchObject({ unknownCustomers: { rows: 0 }, unknownCampaigns: { rows: 0 }, campaigns: 1 });
});

test("suggest finds tables, columns and the meaning of statuses", async () => {
  const look = (name: string, top: string[] = [], type: ColumnProfile["type"] = "text"): ColumnProfile => ({
    name,
    type,
    missing: 0,
    distinct: Math.max(20, top.length),
    top,
    min: null,
    max: null,
  });
  const columns: Record<string, ColumnProfile[]> = {
    raw: [look("用户号码"), look("活动编号"), look("营销结果", ["已办理", "未接通", "拒绝", "甲"]), look("接触时间", [], "date"), look("渠道")],
    acts: [look("活动编号"), look("活动类型"), look("开始日期", [], "date"), look("结束日期", [], "date")],
    people: [look("用户号码"), look("年龄", [], "number"), look("套餐")],
  };
  const inputs = Object.entries(columns).map(([table, fields]): Input => ({ table, kind: "source", cell: table, part: "", rows: 20, columns: fields }));
  expect(await kind.suggest!(inputs, async (table) => columns[table])).toEqual({
    contacts: "raw",
    shape: "long",
    customer: "用户号码",
    campaign: "活动编号",
    date: "接触时间",
    channel: "渠道",
    outcome: "营销结果",
    control: "",
    wide: [],
    statuses: { 已办理: "success", 未接通: "excluded", 拒绝: "failure" },
    campaigns: "acts",
    campaignKey: "活动编号",
    start: "开始日期",
    end: "结束日期",
    customers: "people",
    customerKey: "用户号码",
  });
  expect(await kind.suggest!([], async () => [])).toEqual(parse(schema, {}));
});

test("history follows the tables it reads to their new names", () => {
  const spec = parse(schema, { contacts: "a", customers: "a", campaigns: "b" });
  expect(kind.reads(spec)).toEqual(["a", "b"]);
  expect(kind.rename(spec, "a", "z")).toMatchObject({ contacts: "z", customers: "z", campaigns: "b" });
});

test("the retail campaigns of the example give the numbers they are known for", async () => {
  for (const table of ["contacts", "campaigns", "customers"]) await standIn.load(table, `public/examples/completejourney/${table}.parquet`);
  const [contacts, campaigns, customers] = await Promise.all(["contacts", "campaigns", "customers"].map((table) => standIn.for("x").columns(table)));
  const id = customers[0].name;
  const result = await standIn.runCell(kind, "history", {
    ...{ contacts: "contacts", customer: id, campaign: "campaign_id", outcome: "outcome", statuses: { success: "success", failure: "failure" } },
    ...{ campaigns: "campaigns", campaignKey: "campaign_id", start: "start_date", end: "end_date", customers: "customers", customerKey: id },
  });
  expect(contacts.length && campaigns.length).toBeGreaterThan(0);
  expect(result).toMatchObject({ contacts: 6589, campaigns: 27, outcomes: { success: 792, failure: 5797 }, unknownCustomers: { rows: 0 } });
  const rates = standIn.query("SELECT campaign_type AS t, round(sum(successes) / sum(contacts), 4) AS rate FROM history_campaigns GROUP BY 1 ORDER BY 1");
  expect(rowsOf(rates).map(({ rate }) => rate)).toEqual([0.1656, 0.065, 0.0592]);
});
