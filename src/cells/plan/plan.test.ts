import { parse } from "valibot";
import { beforeAll, expect, test } from "vitest";
import type { Fault } from "../../core/fault.ts";
import { gowerPlan, type GowerFeature } from "../../core/cluster/gower.ts";
import { rowsOf } from "../../core/table.ts";
import { openReach, type StandIn } from "../../../tests/fixtures/reach.ts";
import kind from "./index.ts";
import type { Result } from "./result.ts";

type SpecIn = Parameters<typeof kind.run & object>[0];

let reach: StandIn;

const features: GowerFeature[] = [
  { column: "channel", measure: "nominal", weight: 1 },
  { column: "price", measure: "numeric", weight: 1 },
];
const values: (string | number)[][] = [
  ["sms", 10],
  ["sms", 12],
  ["sms", 11],
  ["call", 50],
  ["call", 52],
  ["call", 48],
];
const types = {
  frozen: gowerPlan(features, values),
  campaigns: values.map((row, i) => ({ id: `c${i}`, values: row, type: i < 3 ? "T1" : "T2", contacts: 100, successes: i < 3 ? 20 : 10 })),
  types: [
    { id: "T1", medoid: "c2", members: ["c0", "c1", "c2"], radius: 0.05 },
    { id: "T2", medoid: "c3", members: ["c3", "c4", "c5"], radius: 0.05 },
  ],
};
const cell = (ebRate: number) => ({ n: 100, ebRate, ebLow: ebRate - 0.05, ebHigh: ebRate + 0.05, hidden: null });
const matrix = {
  types: [
    { id: "T1", base: 0.2, traits: [] },
    { id: "T2", base: 0.1, traits: [] },
  ],
  personas: ["N1", "N2", "N3"].map((id) => ({ id, size: 100, traits: [] })),
  cells: [cell(0.3), cell(0.2), cell(0.1), cell(0.05), cell(0.1), cell(0.15)],
  overall: { rate: 0.15 },
  assignment: { T1: { personas: ["N1", "N2"], weak: false }, T2: { personas: ["N3"], weak: false } },
  tags: [],
};

/** A cell that has run: its result, without its work. */
function settled(result: unknown) {
  return { ...kind, makes: () => [], run: async () => result } as unknown as typeof kind;
}

beforeAll(async () => {
  reach = await openReach();
  reach.put(
    "tags",
    `SELECT lpad(i::VARCHAR, 3, '0') AS customer_id, i AS fee, CASE WHEN i <= 150 THEN 0.2 ELSE 0.1 END AS participation,
    (i % 20 = 0)::INTEGER AS holds_bundle, CASE WHEN i % 3 = 0 THEN NULL ELSE i % 7 END AS gap FROM range(1, 301) t(i)`,
  );
  reach.put("new_personas_members", "SELECT customer_id, 'N' || (1 + (customer_id::INTEGER - 1) // 100) AS persona FROM tags WHERE customer_id <> '299'");
  reach.put(
    "history",
    `SELECT * FROM (VALUES
    ('001', 'c0', 'failure', DATE '2024-05-20', 1), ('002', 'c1', 'failure', DATE '2024-03-20', 1), ('003', 'c3', 'failure', DATE '2024-04-20', 1),
    ('004', 'c0', 'success', DATE '2024-04-01', 1), ('004', 'c1', 'success', DATE '2024-04-02', 1), ('004', 'c3', 'success', DATE '2024-04-03', 1),
    ('005', 'c4', 'intent', DATE '2023-04-03', 1), ('006', 'c5', 'failure', DATE '2024-07-01', 1)) t(customer_id, campaign_id, outcome, contacted_on, rows)`,
  );
  reach.put(
    "history_campaigns",
    "SELECT 'c' || i AS campaign_id, DATE '2024-01-01' + i::INTEGER * 30 AS starts_on, DATE '2024-01-20' + i::INTEGER * 30 AS ends_on FROM range(6) t(i)",
  );
  reach.put("blocked", "SELECT i AS id FROM range(10, 20) t(i) UNION ALL SELECT 999");
  reach.put("blocked_text", "SELECT lpad(i::VARCHAR, 3, '0') || ' ' AS id FROM range(10, 20) t(i)");
  reach.put("vip", "SELECT '250' AS id UNION ALL SELECT '012'");
  await reach.runCell(settled(types), "types", {});
  await reach.runCell(settled(matrix), "matrix", {});
});

const planned = { name: "spring", start: "2024-06-01", end: "2024-06-30", values: { channel: "sms", price: 11 } };
const run = (spec: Partial<SpecIn> = {}, name = "plan") => reach.runCell(kind, name, { planned, ...spec } as SpecIn) as Promise<Result>;
const codeOf = (spec: Partial<SpecIn>) =>
  run(spec, "bad").then(
    () => "none",
    (error: Fault) => error.data.code,
  );
const step = (result: Result, name: string) => result.waterfall.find((row) => row.step === name);
const count = (query: string) => rowsOf(reach.query(query))[0].n;

test("a planned campaign is placed by the type whose features it has, and its personas are ranked by that type's rates", async () => {
  const result = await run();
  expect(result.nearest.map(({ type, weight }) => [type, weight])).toEqual([["T1", 1]]);
  expect(result.nearest[0].same).toEqual(["channel", "price"]);
  expect(result.isNew).toBe(false);
  expect(result.personas.map(({ id, rate, chosen }) => [id, rate, chosen])).toEqual([
    ["N1", 0.3, true],
    ["N2", 0.2, true],
    ["N3", 0.1, false],
  ]);
  expect(result.personas[0].lift).toBeCloseTo(1.5);
  expect(result.similar[0]).toMatchObject({ campaign: "c2", distance: 0, rate: 0.2 });
});

test("every customer who is left out stands in exactly one step, and the steps end at the number to contact", async () => {
  const result = await run({ holds: "holds_bundle", lists: [{ table: "blocked_text", column: "id", use: "exclude", label: "black" }] });
  let remaining = result.start;
  for (const row of result.waterfall) expect((remaining -= row.removed), row.step).toBe(row.remaining);
  expect(result.start).toBe(300);
  expect(remaining).toBe(result.contact);
  expect(result.contact + result.control).toBe(result.size);
  expect(result.waterfall.map((row) => row.step)).toEqual(["black", "holds", "rest", "contacts", "failed", "persona", "size", "control"]);
  expect(count("SELECT count(*) AS n FROM plan")).toBe(result.size);
  expect(count("SELECT count(*) AS n FROM plan WHERE arm = 'contact'")).toBe(result.contact);
  expect(count("SELECT count(*) AS n FROM plan_candidates")).toBe(result.candidates);
  expect(rowsOf(reach.query("FROM plan_waterfall")).map(({ label }) => label)).toEqual(result.waterfall.map((row) => row.step));
});

test("a step's own count does not depend on the steps before it", async () => {
  const result = await run({
    holds: "holds_bundle",
    lists: [{ table: "blocked_text", column: "id", use: "exclude", label: "black" }],
    eligibility: [{ column: "fee", test: "at-least", values: [11] }],
  });
  expect(step(result, "black")).toMatchObject({ removed: 10, alone: 10 });
  expect(step(result, "eligibility")).toMatchObject({ removed: 9, alone: 10 });
  expect(step(result, "holds")).toMatchObject({ removed: 15, alone: 15 });
});

test("contacts count back from the first day: rest, number within the window, refusal of the same type; later contacts do not count", async () => {
  const result = await run();
  expect(step(result, "rest")).toMatchObject({ removed: 1, alone: 1 });
  expect(step(result, "contacts")).toMatchObject({ removed: 1, alone: 1 });
  expect(step(result, "failed")).toMatchObject({ removed: 1, alone: 2 });
});

test("a missing value is not eligible, and a customer without a persona is in none of the chosen", async () => {
  const result = await run({ eligibility: [{ column: "gap", test: "at-least", values: [0] }], personasChosen: ["N1", "N2", "N3"] });
  expect(step(result, "eligibility")).toMatchObject({ removed: 100 });
  expect(step(result, "persona")).toMatchObject({ alone: 1, removed: 1 });
});

test("customers on a list are found by id as text or number, and an id unknown to the tags is said", async () => {
  const texts = await run({ lists: [{ table: "blocked_text", column: "id", use: "exclude", label: "red" }] });
  expect(step(texts, "red")).toMatchObject({ removed: 10 });
  const numbers = await run({ lists: [{ table: "blocked", column: "id", use: "exclude", label: "red" }] });
  expect(numbers.warnings).toContainEqual({ code: "list-unknown", table: "blocked", column: "id", ids: 11, known: 0 });
});

test("a list can keep only its customers, or force them in before all others, but never against an opt-out", async () => {
  const only = await run({ lists: [{ table: "blocked_text", column: "id", use: "only", label: "other" }] });
  expect(only.candidates).toBe(10);
  const lists = [
    { table: "vip", column: "id", use: "force", label: "other" },
    { table: "blocked_text", column: "id", use: "exclude", label: "optout" },
  ] as const;
  const forced = await run({ lists: [...lists], size: 5 });
  expect(rowsOf(reach.query("SELECT customer_id, arm FROM plan WHERE rank = 1"))).toEqual([{ customer_id: "250", arm: "contact" }]);
  expect(count("SELECT count(*) AS n FROM plan WHERE customer_id = '012'")).toBe(0);
  expect(forced.warnings).toContainEqual({ code: "forced", customers: 1 });
});

test("campaigns that exclude this one count where they overlap it, and unknown ones are said", async () => {
  expect(step(await run({ exclusiveWith: ["c4"] }), "exclusive")).toBeUndefined();
  const busy = await run({ exclusiveWith: ["c5", "nope"], planned: { ...planned, start: "2024-06-10" } });
  expect(step(busy, "exclusive")).toMatchObject({ removed: 1 });
  expect(busy.warnings).toContainEqual({ code: "exclusive-unknown", campaigns: ["nope"] });
});

test("the best size is where the last customer's chance still pays, or is at the type's base rate", async () => {
  const base = await run();
  expect(base.bestBy).toBe("base");
  expect(base.best).toBe(count("SELECT count(*) AS n FROM plan_candidates WHERE probability >= 0.2"));
  const paid = await run({ value: 10, cost: 3 });
  expect(paid.bestBy).toBe("profit");
  expect(paid.best).toBe(count("SELECT count(*) AS n FROM plan_candidates WHERE probability > 0.3"));
  const dear = await run({ value: 1, cost: 1 });
  expect([dear.bestBy, dear.best]).toEqual(["all", dear.candidates]);
});

test("chance is the persona's rate times keenness, at most 1, best first", async () => {
  await run();
  const ranked = rowsOf(reach.query("SELECT probability, rank FROM plan_candidates ORDER BY rank")) as { probability: number; rank: number }[];
  expect(ranked[0].probability).toBeCloseTo(0.3 * (0.2 / 0.15), 10);
  ranked.slice(1).forEach(({ probability }, i) => expect(probability).toBeLessThanOrEqual(ranked[i].probability));
});

test("the curve starts at nothing, rises, ends at all candidates, and its band holds it", async () => {
  const { curve, candidates } = await run();
  expect(curve[0]).toEqual({ v: 0, expected: 0, low: 0, high: 0 });
  expect(curve.at(-1)!.v).toBe(candidates);
  expect(curve.length).toBeLessThanOrEqual(200);
  for (const { low, expected, high } of curve) expect(low <= expected && expected <= high).toBe(true);
});

test("the control has its share of each stratum, comes out the same each time, and another name draws another", async () => {
  const drawn = async (spec: Partial<SpecIn>) => {
    await run({ size: 150, tier: "fee", ...spec });
    return rowsOf(reach.query("SELECT customer_id FROM plan WHERE arm = 'control' ORDER BY ALL"));
  };
  const first = await drawn({});
  expect(first).toHaveLength(15);
  expect(await drawn({})).toEqual(first);
  expect(await drawn({ planned: { ...planned, name: "autumn" } })).not.toEqual(first);
  const { holdout } = await run({ size: 150, tier: "fee" });
  expect(new Set(holdout.strata.map(({ tier }) => tier))).toEqual(new Set(["low", "middle", "high"]));
  for (const { n, control } of holdout.strata) expect(Math.abs(control - n / 10)).toBeLessThan(1);
});

test("a campaign far from every type is a new kind: the overall rate for all, every persona asked, no refusal of a type", async () => {
  const result = await run({ planned: { ...planned, values: { channel: "mail", price: 500 } } });
  expect(result.isNew).toBe(true);
  expect(result.personas.map(({ rate, low, high, chosen }) => [rate, low, high, chosen])).toEqual([0, 1, 2].map(() => [0.15, 0.1, 0.2, true]));
  expect(step(result, "failed")).toBeUndefined();
  expect(result.warnings.map(({ code }) => code)).toContain("new-kind");
});

test("a campaign of which nothing is known counts as a new kind, and the plan says only that it needs features", async () => {
  const { isNew, warnings } = await run({ planned: { name: "x", start: "2024-06-01", end: "", values: {} } });
  expect(isNew).toBe(true);
  expect(warnings.map(({ code }) => code)).toEqual(["no-values"]);
});

test("without a first day the plan starts the day after the last contact, and says so", async () => {
  const { warnings } = await run({ planned: { ...planned, start: "", end: "" } });
  expect(warnings).toContainEqual({ code: "no-start", start: "2024-07-02" });
});

test("a history without days leaves nobody out by day, and says so", async () => {
  reach.put("undated", "SELECT customer_id, campaign_id, outcome, NULL::DATE AS contacted_on, rows FROM history");
  const result = await run({ history: "undated" });
  expect(step(result, "rest")).toMatchObject({ alone: 0 });
  expect(result.warnings).toContainEqual({ code: "undated" });
});

test("a group larger than those left is all of them, and a group of nobody is an answer that names the step", async () => {
  const large = await run({ size: 10_000 });
  expect(large.size).toBe(large.candidates);
  expect(large.warnings).toContainEqual({ code: "size-larger", size: 10_000, candidates: large.candidates });
  const nobody = await run({ eligibility: [{ column: "fee", test: "at-least", values: [1e6] }] }, "empty");
  expect([nobody.size, nobody.contact, nobody.curve]).toEqual([0, 0, []]);
  expect(nobody.warnings).toContainEqual({ code: "nobody", step: "eligibility", removed: 300 });
  expect(count("SELECT count(*) AS n FROM empty")).toBe(0);
});

test("a plan says what is wrong with its lists, columns, personas and days", async () => {
  expect(await codeOf({ lists: [{ table: "nowhere", column: "id", use: "exclude", label: "red" }] })).toBe("run/no-table");
  expect(await codeOf({ lists: [{ table: "vip", column: "phone", use: "exclude", label: "red" }] })).toBe("plan/no-column");
  expect(await codeOf({ lists: [{ table: "vip", column: "", use: "exclude", label: "red" }] })).toBe("plan/no-list-column");
  expect(await codeOf({ lists: [{ table: "vip", column: "id", use: "force", label: "optout" }] })).toBe("plan/forced-optout");
  expect(await codeOf({ eligibility: [{ column: "age", test: "present", values: [] }] })).toBe("plan/no-column");
  expect(await codeOf({ eligibility: [{ column: "fee", test: "at-least", values: [] }] })).toBe("plan/incomplete");
  expect(await codeOf({ tags: "" })).toBe("plan/not-chosen");
  expect(await codeOf({ tags: "vip" })).toBe("plan/no-column");
  expect(await codeOf({ holds: "holds_nothing" })).toBe("plan/no-column");
  expect(await codeOf({ personasChosen: ["N9"] })).toBe("plan/no-persona");
  expect(await codeOf({ planned: { ...planned, start: "2024-02-30" } })).toBe("plan/not-a-day");
  expect(await codeOf({ planned: { ...planned, end: "2024-05-01" } })).toBe("plan/ends-first");
});

test("a plan reads its tables and lists, and follows their new names", () => {
  const spec = parse(kind.schema, { lists: [{ table: "vip", column: "id" }] });
  expect(kind.reads(spec)).toEqual(["history", "history_campaigns", "types", "matrix", "new_personas_members", "tags", "vip"]);
  expect(kind.rename(spec, "vip", "best").lists[0].table).toBe("best");
  expect(kind.rename(spec, "matrix", "grid").matrix).toBe("grid");
});

test("a new plan leaves out the lists whose names say so, and no other file", async () => {
  const source = (table: string, ...columns: string[]) => ({
    table,
    kind: "source",
    cell: table,
    part: "",
    rows: 9,
    columns: columns.map((name) => ({ name, type: "text" as const })),
  });
  const inputs = [
    source("免打扰名单", "客户编号"),
    source("credit", "customer_id", "limit"),
    source("black_list", "phone_no", "reason"),
    source("opt_outs", "reason"),
  ];
  expect((await kind.suggest!(inputs, async () => [])).lists).toEqual([
    { table: "免打扰名单", column: "客户编号", use: "exclude", label: "optout" },
    { table: "black_list", column: "phone_no", use: "exclude", label: "black" },
  ]);
});

test("a model ranks customers within their persona; one of strangers, or without chances, is refused", async () => {
  reach.put("likely", "SELECT customer_id, customer_id::DOUBLE / 400 AS probability FROM tags WHERE customer_id < '120'");
  const result = await run({ holdout: 0, model: "likely" }, "with_model");
  expect(result.warnings).toContainEqual({ code: "unscored", table: "likely", customers: result.model!.unscored });
  expect(result.model!.scored + result.model!.unscored).toBe(result.candidates);
  reach.put("strangers", "SELECT 'x' || customer_id AS customer_id, 0.4 AS probability FROM tags");
  expect(await codeOf({ model: "strangers" })).toBe("plan/no-scores");
  reach.put("wordy", "SELECT customer_id, 'high' AS probability FROM tags");
  expect(await codeOf({ model: "wordy" })).toBe("plan/no-column");
});
