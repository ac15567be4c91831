import { parse } from "valibot";
import { beforeEach, expect, test, vi } from "vitest";
import { rowsOf, table } from "../../core/table.ts";
import { openReach, type StandIn } from "../../../tests/fixtures/reach.ts";
import type { ColumnProfile, Input } from "../cell.ts";
import history from "../history/index.ts";
import kind from "./index.ts";
import { schema } from "./schema.ts";

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

let standIn: StandIn;

const spec = { customers: "customers", customer: "id", usage: "usage", usageCustomer: "who", usageMonth: "month" };
const past = {
  contacts: "contacts",
  customer: "who",
  campaign: "what",
  outcome: "status",
  date: "day",
  campaigns: "campaigns",
  campaignKey: "id",
  start: "start",
  end: "end",
};
const statuses = { y: "success", m: "intent", n: "failure" } as const;

/** `who what status day; …` */
const contacts = (text: string) => {
  const rows = text.split("; ").map((row) => row.split(" "));
  return table(Object.fromEntries(["who", "what", "status", "day"].map((column, i) => [column, rows.map((row) => row[i])])));
};

/** `who: y0 y1 …`, months that end with June 2024; - is no row. */
const usage = (lines: Record<string, string>, indicator = "gb") => {
  const rows = Object.entries(lines).flatMap(([who, text]) =>
    text.split(" ").flatMap((value, t, all) => {
      const month = 12 * 2024 + 5 - (all.length - 1 - t);
      return value === "-" ? [] : [[who, `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`, Number(value)] as const];
    }),
  );
  return table({ who: rows.map(([who]) => who), month: rows.map(([, month]) => month), [indicator]: rows.map(([, , value]) => value) });
};

beforeEach(async () => {
  standIn = await openReach();
  standIn.put("customers", table({ id: ["a", "b", "c"], age: [20, 30, null], city: ["x", "", "y"] }));
  standIn.put("usage", usage({ a: "1 2 3 4 5 6 7 8", b: "- - - - - - 5 3", z: "1 1 1 1 1 1 1 1" }));
  standIn.put(
    "campaigns",
    table({ id: ["c1", "c2", "c3"], start: ["2024-03-10", "2024-04-10", "2024-06-10"], end: ["2024-03-31", "2024-04-30", "2024-06-30"] }),
  );
  standIn.put("contacts", contacts("a c1 y 2024-03-12; a c2 y 2024-04-12; a c3 n 2024-06-12; b c2 m 2024-04-15; b c1 n 2024-03-15; c c3 y 2024-06-11"));
  await standIn.runCell(history, "history", { ...past, statuses });
});

const rows = (table: string, columns = "*") => rowsOf(standIn.query(`SELECT ${columns} FROM ${table} ORDER BY customer_id`));
test("tags are one row a customer as of the last month of usage", async () => {
  const result = await standIn.runCell(kind, "tags", spec);
  expect(result).toMatchObject({ month: "2024-06", window: 6, customers: 3, usage: { first: "2023-11", last: "2024-06" }, snapshotLeak: false });
  expect(rows("tags", "customer_id, age, city, gb_level, round(gb_slope, 9) AS slope, round(gb_ratio, 9) AS ratio, gb_direction, short_history")).toEqual([
    { customer_id: "a", age: 20, city: "x", gb_level: 7, slope: 0.181818182, ratio: Number(Math.log(8 / 5).toFixed(9)), gb_direction: "up", short_history: 0 },
    { customer_id: "b", age: 30, city: null, gb_level: 3, slope: null, ratio: null, gb_direction: null, short_history: 1 },
    { customer_id: "c", age: null, city: "y", gb_level: 0, slope: null, ratio: null, gb_direction: null, short_history: 1 },
  ]);
  expect(result.parts).toEqual([
    { part: "", rows: 3 },
    { part: "before", rows: 3 },
  ]);
  expect(result.missing.find(({ column }) => column === "age")!.share).toBeCloseTo(1 / 3, 12);
  expect(result.dropped).toMatchObject({ unknownUsage: 8 });
});

test("the table before is as of one window earlier", async () => {
  standIn.settings.window = 3;
  await standIn.runCell(kind, "tags", spec);
  expect(rows("tags_before", "customer_id, gb_level, short_history")).toEqual([
    { customer_id: "a", gb_level: 5, short_history: 0 },
    { customer_id: "b", gb_level: 0, short_history: 1 },
    { customer_id: "c", gb_level: 0, short_history: 1 },
  ]);
});

test("nothing is known before the first month of usage", async () => {
  standIn.settings.window = 9;
  await standIn.runCell(kind, "tags", spec);
  for (const row of rows("tags_before")) expect(row.gb_level).toBeNull();
});

test("a customer stands where they said yes last, as they were the month before that campaign began", async () => {
  await standIn.runCell(kind, "tags", { ...spec, history: "history" });
  const columns = "customer_id, campaign_id, as_of, gb_level, contacts, successes, recency_days";
  expect(rows("tags_at_success", columns)).toEqual([
    { customer_id: "a", campaign_id: "c2", as_of: "2024-03-01", gb_level: 4.5, contacts: 1, successes: 1, recency_days: 20 },
    { customer_id: "c", campaign_id: "c3", as_of: "2024-05-01", gb_level: 0, contacts: 0, successes: 0, recency_days: null },
  ]);
  expect(rows("tags_at_intent", "customer_id, campaign_id, as_of")).toEqual([{ customer_id: "b", campaign_id: "c2", as_of: "2024-03-01" }]);
  expect(rows("tags_at_failure")).toEqual([]);
});

test("the split knows nothing of the campaigns held out", async () => {
  const result = await standIn.runCell(kind, "tags", { ...spec, history: "history" });
  expect(rows("tags_split", "customer_id, gb_level, contacts, contacted")).toEqual([
    { customer_id: "a", gb_level: 6, contacts: 2, contacted: 1 },
    { customer_id: "b", gb_level: 5, contacts: 2, contacted: 1 },
    { customer_id: "c", gb_level: 0, contacts: 0, contacted: 0 },
  ]);
  expect(rows("tags_split_at_success", "customer_id, campaign_id")).toEqual([{ customer_id: "a", campaign_id: "c2" }]);
  expect(result.parts.map(({ part, rows }) => `${part} ${rows}`)).toEqual([
    " 3",
    "before 3",
    "split 3",
    "at_success 2",
    "at_intent 1",
    "at_failure 0",
    "split_at_success 1",
  ]);
});

test("every part has the same tags in the same order", async () => {
  const result = await standIn.runCell(kind, "tags", { ...spec, history: "history" });
  const columns = result.tags.map(({ column }) => column);
  for (const { part } of result.parts) {
    const found = (await standIn.for("x").columns(part ? `tags_${part}` : "tags")).map(({ name }) => name);
    expect(found).toEqual([...(/at_/.test(part) ? ["customer_id", "campaign_id", "as_of"] : ["customer_id"]), ...columns]);
  }
});

test("readiness to respond lies between a customer's own rate and that of all", async () => {
  await standIn.runCell(kind, "tags", { ...spec, history: "history" });
  const [a, b, c] = rows("tags", "customer_id, contacts, successes, participation").map((row) => row.participation as number);
  expect(rows("tags", "customer_id, contacts, successes").map(({ contacts, successes }) => [contacts, successes])).toEqual([
    [3, 2],
    [2, 0],
    [1, 1],
  ]);
  const p = 3 / 6;
  expect(p < a && a < 2 / 3).toBe(true);
  expect(0 < b && b < p).toBe(true);
  expect(p < c && c < 1).toBe(true);
});

test("preference is the change of shares and the largest share", async () => {
  standIn.put(
    "usage",
    "SELECT 'a' AS who, DATE '2024-01-01' + to_months(m::INTEGER) AS month, CASE WHEN m < 3 THEN 9 ELSE 1 END AS voice, CASE WHEN m < 3 THEN 1 ELSE 9 END AS data FROM range(6) t(m)",
  );
  const result = await standIn.runCell(kind, "tags", { ...spec, spending: ["voice", "data"] });
  const [a, b] = rows("tags", "customer_id, round(voice_share_change, 9) AS voice, round(data_share_change, 9) AS data, preference_drift, preference_top");
  expect(a).toMatchObject({ voice: -0.8, data: 0.8, preference_top: "data" });
  expect(a.preference_drift).toBeCloseTo(Math.sqrt(1 - 2 * Math.sqrt(0.09)), 12);
  expect(b).toMatchObject({ voice: null, preference_drift: null, preference_top: null });
  expect(result.tags.filter(({ category }) => category === "preference").map(({ measure, of }) => `${measure} ${of}`)).toEqual([
    "share voice",
    "share data",
    "drift ",
    "top ",
  ]);
});

test("items that many hold become tags, as of the month", async () => {
  standIn.put("customers", "SELECT i AS id FROM range(100) t(i)");
  standIn.put(
    "holdings",
    "SELECT i AS who, 'tv' AS item, CASE WHEN i < 5 THEN DATE '2024-06-15' ELSE DATE '2020-01-01' END AS since, NULL::DATE AS until FROM range(40) t(i) UNION ALL SELECT i, 'old', NULL, DATE '2024-01-31' FROM range(50) t(i) UNION ALL SELECT i, 'rare', NULL, NULL FROM range(29) t(i)",
  );
  standIn.settings.month = "2024-05";
  const holdings = { customers: "customers", customer: "id", holdings: "holdings", holdingCustomer: "who", item: "item", since: "since", until: "until" };
  const result = await standIn.runCell(kind, "tags", holdings);
  expect(result.tags.map(({ column }) => column)).toEqual(["holds_tv", "held_items"]);
  expect(rowsOf(standIn.query("SELECT sum(holds_tv) AS tv, sum(held_items) AS held FROM tags"))).toEqual([{ tv: 35, held: 64 }]);
  standIn.settings.month = "2023-12";
  await standIn.runCell(kind, "tags", holdings);
  expect(rowsOf(standIn.query("SELECT sum(holds_old) AS old FROM tags"))).toEqual([{ old: 50 }]);
});

test("tags whose names meet get names of their own", async () => {
  standIn.put("customers", table({ id: ["a"], Contacts: [1], as_of: ["x"], gb_LEVEL: [2] }));
  const result = await standIn.runCell(kind, "tags", { ...spec, history: "history" });
  expect(result.tags.map(({ column }) => column).filter((column) => /contacts|as_of|level/i.test(column))).toEqual([
    "Contacts",
    "as_of_2",
    "gb_LEVEL",
    "gb_level_2",
    "contacts_2",
  ]);
  expect(rows("tags", "customer_id, as_of_2, gb_level_2, contacts_2")).toEqual([{ customer_id: "a", as_of_2: "x", gb_level_2: 7, contacts_2: 3 }]);
});

test("attributes may be fewer, and what is known only of today is said", async () => {
  const result = await standIn.runCell(kind, "tags", { customers: "customers", customer: "id", attributes: ["age"], history: "history" });
  expect(result.tags.filter(({ category }) => category === "profile").map(({ column }) => column)).toEqual(["age"]);
  expect(result).toMatchObject({ snapshotLeak: true, usage: null, month: "2024-06" });
  expect(result.warnings).toEqual(expect.arrayContaining(["snapshot", "no-usage", "few-successes"]));
});

test("a history without dates still gives contact tags, all as of now", async () => {
  standIn.put("contacts", contacts("a c1 y -; b c2 n -"));
  await standIn.runCell(history, "history", { ...past, date: "", campaigns: "", statuses });
  const result = await standIn.runCell(kind, "tags", { customers: "customers", customer: "id", history: "history" });
  expect(result.month).toBe("");
  expect(rows("tags", "customer_id, contacts, recency_days")).toEqual([
    { customer_id: "a", contacts: 1, recency_days: null },
    { customer_id: "b", contacts: 1, recency_days: null },
    { customer_id: "c", contacts: 0, recency_days: null },
  ]);
  expect(rows("tags_at_success", "customer_id, as_of, contacts")).toEqual([{ customer_id: "a", as_of: null, contacts: 0 }]);
  expect(result.warnings).toContain("no-split");
});

test("each tag has a look: quantiles and steps for many numbers, else the frequent values", async () => {
  standIn.put(
    "customers",
    "SELECT i AS id, i AS size, i % 2 AS odd, CASE WHEN i % 3 = 0 THEN 'x' ELSE 'y' END AS kind, NULL::VARCHAR AS empty FROM range(101) t(i)",
  );
  const result = await standIn.runCell(kind, "tags", { customers: "customers", customer: "id" });
  expect(result.looks.map(({ column }) => column)).toEqual(["size", "odd", "kind"]);
  expect(result.looks[0]).toMatchObject({ quantiles: [1, 25, 50, 75, 99] });
  expect((result.looks[0] as { bins: number[] }).bins.reduce((sum, n) => sum + n)).toBe(101);
  expect(result.looks[2]).toEqual({
    column: "kind",
    levels: [
      { level: "y", n: 67 },
      { level: "x", n: 34 },
    ],
    distinct: 2,
  });
  expect(result.warnings).toContain("empty-tags");
});

test("a reference month after the last usage counts the months between as no use, and says so", async () => {
  standIn.settings.month = "2024-08";
  const result = await standIn.runCell(kind, "tags", spec);
  expect(result.warnings).toContain("after-usage");
  expect(rows("tags", "customer_id, gb_level")[0]).toEqual({ customer_id: "a", gb_level: 8 / 3 });
});

test("suggest finds tables, columns and the history", async () => {
  const look = (name: string, type: ColumnProfile["type"] = "text"): ColumnProfile => ({ name, type, missing: 0, distinct: 20, top: [], min: null, max: null });
  const columns: Record<string, ColumnProfile[]> = {
    people: [look("用户号码"), look("年龄", "number"), look("套餐")],
    monthly: [look("用户号码"), look("账期", "number"), look("流量", "number"), look("语音费", "number"), look("流量费", "number")],
    services: [look("用户号码"), look("业务名称"), look("开通日期", "date")],
    past: [look("customer_id"), look("campaign_id"), look("outcome")],
  };
  const inputs = Object.entries(columns).map(([table, fields]): Input => ({
    table,
    kind: table === "past" ? "history" : "source",
    cell: table,
    part: "",
    rows: table === "people" ? 20 : 60,
    columns: fields,
  }));
  expect(await kind.suggest!(inputs, async (table) => columns[table])).toEqual({
    ...parse(schema, {}),
    customers: "people",
    customer: "用户号码",
    usage: "monthly",
    usageCustomer: "用户号码",
    usageMonth: "账期",
    indicators: ["流量", "语音费", "流量费"],
    spending: ["语音费", "流量费"],
    holdings: "services",
    holdingCustomer: "用户号码",
    item: "业务名称",
    since: "开通日期",
    history: "past",
  });
  expect(await kind.suggest!([], async () => [])).toEqual(parse(schema, {}));
});

test("tags read the history with its campaigns and make its parts only with one", () => {
  const whole = parse(schema, { customers: "a", usage: "b", history: "h" });
  expect(kind.reads(whole)).toEqual(["a", "b", "h", "h_campaigns"]);
  expect(kind.makes(whole).map(({ part }) => part)).toEqual(["", "before", "split", "at_success", "at_intent", "at_failure", "split_at_success"]);
  expect(kind.makes(parse(schema, {})).map(({ part }) => part)).toEqual(["", "before"]);
  expect(kind.rename(whole, "h", "g")).toMatchObject({ history: "g" });
});

test("customers beyond the first portion are all there, each once and in order", async () => {
  standIn.put("customers", "SELECT 'c' || range AS id, range % 7 AS age FROM range(260000)");
  const { customers, parts } = await standIn.runCell(kind, "tags", { ...spec, usage: "" });
  expect([customers, parts[0]]).toEqual([260_000, { part: "", rows: 260_000 }]);
  const [found] = rowsOf(
    standIn.query(`SELECT count(DISTINCT customer_id) AS n, count(*) FILTER (customer_id <> 'c' || rowid OR age <> rowid % 7) AS wrong FROM tags`),
  );
  expect(found).toEqual({ n: 260_000, wrong: 0 });
});
