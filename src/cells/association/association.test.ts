import { parse } from "valibot";
import { beforeAll, expect, test } from "vitest";
import { Fault } from "../../core/fault.ts";
import { rowsOf } from "../../core/table.ts";
import type { ColumnProfile, Input } from "../cell.ts";
import { openReach, type StandIn } from "../../../tests/fixtures/reach.ts";
import kind from "./index.ts";
import type { Spec } from "./schema.ts";
import { suggest } from "./suggest.ts";

/** 2,000 customers: cloud mostly with those who have backup; alarm by chance; one in ten has no line to hold them. */
const CUSTOMERS = `
  SELECT 'C' || i AS id, CASE WHEN i % 10 = 0 THEN 'No line service' WHEN i % 3 = 0 THEN 'Yes' ELSE 'No' END AS backup,
    CASE WHEN i % 10 = 0 THEN 'No line service' WHEN (i % 3 = 0 AND i % 4 > 0) OR i % 17 = 0 THEN 'Yes' ELSE 'No' END AS cloud,
    (hash(i, 3) % 5 = 0)::INTEGER AS alarm, CASE WHEN i % 2 = 0 THEN '4G' ELSE '5G' END AS network,
    CASE WHEN i % 4 = 0 THEN 0 ELSE i % 4 * 10 END AS data_gb, (i % 7) * 60 AS voice_min, CASE WHEN i % 50 = 0 THEN NULL ELSE i % 60 END AS age, DATE '2024-01-01' AS since
  FROM range(2000) r(i)`;
const HOLDINGS =
  "SELECT id AS who, unnest(['backup', 'cloud']) AS item FROM customers WHERE backup = 'Yes' AND cloud = 'Yes' UNION ALL SELECT id, 'alarm' FROM customers WHERE alarm = 1";
const CANNOT = ["No line service"];

const wide = {
  customers: "customers",
  key: "id",
  axes: { bearer: ["network"], service: ["backup", "cloud", "alarm"], personal: ["age"], data: ["data_gb"], voice: ["voice_min"] },
  eligibility: { backup: CANNOT, cloud: CANNOT },
};

let reach: StandIn;
beforeAll(async () => {
  reach = await openReach();
  reach.put("customers", CUSTOMERS);
  reach.put("holdings", HOLDINGS);
}, 60_000);

const refusal = async (spec: object) => {
  const error = await reach.runCell(kind, "refused", spec as Spec).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(Fault);
  return (error as Fault).data;
};

test("pairs stand among those eligible for both, or among all analysed", async () => {
  const pair = async (base: "eligible" | "all") => {
    const { angles, items } = await reach.runCell(kind, "lift", { ...wide, base });
    const { pairs } = angles.find(({ angle }) => angle === "service-service")!;
    return pairs.find(({ a, b }) => items[a].id === "backup" && items[b].id === "cloud")!;
  };
  const [line] = rowsOf(
    reach.query(
      "SELECT count(*) AS n, count(*) FILTER (backup = 'Yes') AS b, count(*) FILTER (backup = 'Yes' AND cloud = 'Yes') AS bc FROM customers WHERE backup <> 'No line service'",
    ),
  );
  expect(await pair("eligible")).toMatchObject({ n: line.n, nA: line.b, nAB: line.bc });
  expect(await pair("all")).toMatchObject({ n: 2000, nA: line.b, nAB: line.bc });
});

test("numbers are cut into quarters, counters keep zero apart, and what is missing is an item", async () => {
  const { items, angles } = await reach.runCell(kind, "lift", wide);
  const ids = (axis: string) => items.filter((item) => item.axis === axis).map(({ id }) => id);
  expect(ids("personal")).toEqual(["age<=14", "14<age<=29", "29<age<=44", "44<age", "age missing"]);
  expect(ids("data")).toEqual(["data_gb=0", "0<data_gb<=10", "10<data_gb<=20", "20<data_gb"]);
  expect(angles.map(({ angle }) => angle)).toEqual(["bearer-service", "service-service", "personal-service", "data-voice"]);
});

test("who has one and not yet the other comes ranked by a model of the other items", async () => {
  const { candidates } = await reach.runCell(kind, "lift", { ...wide, candidates: { has: "backup", lacks: "cloud" } });
  const wanted = rowsOf(reach.query("SELECT count(*) AS n FROM customers WHERE backup = 'Yes' AND cloud = 'No'"))[0].n;
  expect(candidates).toMatchObject({ n: wanted, by: "items" });
  const rows = rowsOf(reach.query("SELECT c.*, backup, cloud FROM lift_candidates c JOIN customers ON id = customer_id ORDER BY rank"));
  expect(new Set(rows.map(({ backup, cloud }) => `${backup}/${cloud}`))).toEqual(new Set(["Yes/No"]));
  expect(rows.map(({ probability }) => probability)).toEqual(rows.map(({ probability }) => Number(probability)).sort((a, b) => b - a));
  expect(rows.map(({ rank }) => rank)).toEqual(rows.map((_, i) => i + 1));
});

test("candidates follow a table of scores where one is chosen, and who has none comes last", async () => {
  reach.put("scores", "SELECT id AS customer_id, (row_number() OVER ()) / 3000.0 AS probability FROM customers WHERE backup = 'Yes' LIMIT 100");
  const { candidates } = await reach.runCell(kind, "lift", { ...wide, candidates: { has: "backup", lacks: "cloud" }, model: "scores" });
  expect(candidates!.by).toBe("model");
  const rows = rowsOf(reach.query("SELECT probability FROM lift_candidates ORDER BY rank")).map(({ probability }) => probability);
  const scored = rows.filter((chance) => chance !== null).map(Number);
  expect(rows.slice(0, scored.length)).toEqual([...scored].sort((a, b) => b - a));
  expect(rows.slice(scored.length).every((chance) => chance === null)).toBe(true);
});

test("a long table alone, and beside a table of customers, says what is held", async () => {
  const holdings = { table: "holdings", customer: "who", item: "item" };
  const alone = await reach.runCell(kind, "baskets", { holdings });
  const [{ n }] = rowsOf(reach.query("SELECT count(DISTINCT who) AS n FROM holdings"));
  expect([alone.n, alone.items.map(({ id }) => id).sort()]).toEqual([n, ["alarm", "backup", "cloud"]]);
  const both = await reach.runCell(kind, "both", { customers: "customers", key: "id", holdings, axes: { personal: [], bearer: ["network"] } });
  expect([both.n, both.angles.map(({ angle }) => angle)]).toEqual([2000, ["bearer-service", "service-service"]]);
  const held = Object.fromEntries(alone.items.map(({ id, customers }) => [id, customers]));
  for (const { id, axis, customers } of both.items) if (axis === "service") expect(customers, id).toBe(held[id]);
});

test("the group analysed is kept to, and rules follow from it", async () => {
  const group = [{ column: "network", test: "is" as const, values: ["5G"] }];
  const { n, rules, model } = await reach.runCell(kind, "lift", { ...wide, group });
  expect(n).toBe(1000);
  expect(rules.length).toBeGreaterThan(0);
  expect(rules.every(({ confidenceAB, nAB }) => confidenceAB >= 0.3 && nAB >= 30)).toBe(true);
  expect(model.rules.every(({ right }) => model.items[right].axis === "service")).toBe(true);
});

test("pairs of too few customers say nothing but their items", async () => {
  reach.settings.k = 200;
  const { angles } = await reach.runCell(kind, "lift", wide);
  reach.settings.k = 10;
  const hidden = rowsOf(reach.query("SELECT * FROM lift WHERE hidden = 1"));
  expect(hidden.length).toBeGreaterThan(0);
  expect(hidden.every(({ n_ab, lift, q, phi }) => [n_ab, lift, q, phi].every((value) => value === null))).toBe(true);
  expect(angles.flatMap(({ pairs }) => pairs).every(({ nAB, nA, q }) => (nAB === null ? q === null : nAB === 0 || nAB >= 200) && nA > 0)).toBe(true);
});

test("what cannot be done is refused by name", async () => {
  const axes = (service: string[]) => ({ ...wide, axes: { service }, eligibility: {} });
  expect(await refusal({})).toMatchObject({ code: "association/choose", facts: { what: "table" } });
  expect(await refusal({ customers: "customers" })).toMatchObject({ code: "association/choose", facts: { what: "columns" } });
  expect(await refusal(axes(["backup", "Cloud_"]))).toMatchObject({
    code: "association/no-column",
    facts: { table: "customers", column: "Cloud_", near: "cloud" },
  });
  expect(await refusal(axes(["since", "cloud"]))).toMatchObject({ code: "association/not-usable", facts: { column: "since", type: "date" } });
  expect(await refusal(axes(["cloud"]))).toMatchObject({ code: "association/one-item", facts: { item: "cloud" } });
  expect(await refusal(axes(["id"]))).toMatchObject({ code: "association/all-rare" });
  expect(await refusal({ ...wide, group: [{ column: "network", test: "is", values: ["6G"] }] })).toMatchObject({ code: "association/empty-group" });
  expect(await refusal({ ...wide, candidates: { has: "backup", lacks: "gone" } })).toMatchObject({
    code: "association/no-candidate-item",
    facts: { item: "gone" },
  });
  expect(await refusal({ ...wide, candidates: { has: "backup", lacks: "cloud" }, model: "holdings" })).toMatchObject({ code: "association/no-score" });
});

test("more items than there is room for: the most frequent stay, and a warning says how many do not", async () => {
  reach.put("many", "SELECT 'C' || (i % 200) AS who, 'item ' || (i // 200) AS item FROM range(70000) r(i) WHERE (i + i // 200) % 4 > 0");
  const { items, warnings } = await reach.runCell(kind, "many_lift", {
    holdings: { table: "many", customer: "who", item: "item" },
    rules: { support: 1, length: 2 },
  });
  expect([items.length, warnings.find(({ code }) => code === "too-many")]).toEqual([300, { code: "too-many", items: 50, most: 300 }]);
}, 30_000);

test("a first spec finds services, bearers, habits and who cannot have what", async () => {
  const look = (name: string, type: ColumnProfile["type"], top: string[], distinct = top.length): ColumnProfile => {
    return { name, type, missing: 0, distinct, top, min: top[0] ?? null, max: top.at(-1) ?? null };
  };
  const looks = [
    look("customer_id", "text", ["C1"], 2000),
    look("backup", "text", ["No", "Yes", "No line service"]),
    look("彩铃", "text", ["已开通", "未开通"]),
    look("alarm", "number", ["0", "1"]),
    look("internet_service", "text", ["DSL", "Fiber optic", "No"]),
    look("gender", "text", ["F", "M"]),
    look("churn", "text", ["Yes", "No"]),
    look("data_gb", "number", ["0", "9"], 500),
    look("voice_min", "number", ["0", "90"], 500),
    look("since", "date", []),
  ];
  const input: Input = { table: "customers", kind: "source", cell: "customers", part: "", rows: 2000, columns: looks };
  const spec = await suggest([input], async () => looks);
  expect(spec).toMatchObject({ customers: "customers", key: "customer_id", eligibility: { backup: ["No line service"], 彩铃: ["未开通"] } });
  expect(spec.axes).toEqual({
    bearer: ["internet_service"],
    service: ["backup", "彩铃", "alarm"],
    personal: ["gender"],
    data: ["data_gb"],
    voice: ["voice_min"],
  });
  const long = [
    look("InvoiceNo", "text", ["1"], 900),
    look("Description", "text", ["CLOCK"], 400),
    look("Quantity", "number", ["1", "9"], 30),
    look("Country", "text", ["UK"], 20),
  ];
  const baskets = await suggest([{ ...input, table: "baskets", columns: long }], async () => long);
  expect(baskets.holdings).toEqual({ table: "baskets", customer: "InvoiceNo", item: "Description" });
});

test("a renamed table is followed on every side", () => {
  const spec = parse(kind.schema, { ...wide, holdings: { table: "h", customer: "c", item: "i" }, model: "customers" });
  const renamed = kind.rename(kind.rename(spec, "customers", "people"), "h", "held");
  expect([renamed.customers, renamed.holdings.table, renamed.model]).toEqual(["people", "held", "people"]);
});
