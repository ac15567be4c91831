import { object, parse } from "valibot";
import { beforeAll, expect, test } from "vitest";
import { openReach, type StandIn } from "../../../tests/fixtures/reach.ts";
import { rowsOf } from "../../core/table.ts";
import type { Tag } from "../../core/tag.ts";
import { defineCell } from "../cell.ts";
import kind from "./index.ts";

const tag = (column: string, category: Tag["category"], measure: Tag["measure"], type: Tag["type"] = "number"): Tag => ({
  column,
  category,
  measure,
  of: column.split("_")[0],
  type,
});

const tags: Tag[] = [
  tag("age", "profile", "value"),
  tag("city", "profile", "value", "text"),
  tag("data_level", "usage", "level"),
  tag("voice_level", "usage", "level"),
  tag("holds_tv", "holding", "holds"),
  tag("data_slope", "trend", "slope"),
  tag("note", "profile", "value", "text"),
];

/** A cell of tags that has run: its tables are put by the test. */
const made = (snapshotLeak: boolean) =>
  defineCell({
    kind: "tags",
    group: "prepare",
    schema: object({}),
    makes: () => [],
    reads: () => [],
    rename: (spec) => spec,
    run: async () => ({ tags, snapshotLeak }),
    View: kind.View,
    Editor: kind.Editor,
    words: kind.words,
  });

/** Noise about 0, nearly normal, of sd 1; the same for the same customer and column. */
const noise = (column: number) => `(${[0, 1, 2, 3].map((part) => `(hash(i, ${10 * column + part}) % 1000)::INTEGER`).join(" + ")} - 1998) / 577.0`;

/** Customers in three kinds: young with much data, older with much voice, and families with television. */
const people = (n: number, first: number) => `
  SELECT 'u' || lpad((i + ${first})::VARCHAR, 4, '0') AS customer_id, DATE '2024-05-01' AS as_of,
    [22, 58, 41][i % 3 + 1] + 3 * ${noise(1)} AS age, CASE WHEN i % 8 = 0 THEN 'Suzhou' ELSE 'Nanjing' END AS city,
    [12, 1.5, 5][i % 3 + 1] * exp(0.2 * ${noise(2)}) AS data_level, [60, 420, 150][i % 3 + 1] * exp(0.2 * ${noise(3)}) AS voice_level,
    i % 3 = 2 AS holds_tv, ${noise(4)} AS data_slope, 'note ' || i AS note
  FROM (SELECT i::INTEGER AS i FROM range(${n}) t(i))`;

let reach: StandIn;
const spec = { tags: "tags", history: "history", types: "types" };

async function put(counts: { success: number; intent: number; failure: number }): Promise<void> {
  reach.put("tags_at_success", people(counts.success, 0));
  reach.put("tags_at_intent", people(counts.intent, 2000));
  reach.put("tags_at_failure", people(counts.failure, 4000));
}

beforeAll(async () => {
  reach = await openReach();
  await reach.runCell(made(false), "tags", {});
  await put({ success: 300, intent: 20, failure: 150 });
  reach.put("types", "SELECT 'c' || i AS campaign_id, 'T' || (i % 2 + 1) AS type FROM range(4) t(i)");
  reach.put(
    "history",
    `SELECT customer_id, 'c' || (substr(customer_id, 2)::INTEGER % 4) AS campaign_id, 'success' AS outcome FROM tags_at_success
     UNION ALL SELECT customer_id, 'c' || (substr(customer_id, 2)::INTEGER % 4), 'failure' FROM tags_at_failure WHERE age > 40
     UNION ALL SELECT customer_id, 'c' || (substr(customer_id, 2)::INTEGER % 4), 'intent' FROM tags_at_intent`,
  );
});

test("personas read the tags of each outcome, and follow new names", () => {
  const whole = parse(kind.schema, spec);
  expect(kind.reads(whole)).toEqual(["tags", "tags_at_success", "tags_at_intent", "tags_at_failure", "history", "types"]);
  expect(kind.rename(whole, "tags", "wide").tags).toBe("wide");
});

test("the kinds of customers that said yes are found and told apart in their own units", async () => {
  const { libraries, leftOut } = await reach.runCell(kind, "personas", spec);
  const { k, sizes, columns, profiles, table } = libraries.success;
  expect(k).toBe(3);
  expect(sizes).toEqual([100, 100, 100]);
  expect(columns).toEqual(["age", "city", "data_level", "voice_level", "holds_tv"]);
  expect(leftOut).toEqual([{ column: "note", reason: "id", of: null }]);
  const young = profiles.find(({ numbers }) => numbers.some(({ column, median }) => column === "age" && median < 30))!;
  expect(young.traits.map(({ column, direction }) => [column, direction])).toContainEqual(["data_level", "high"]);
  expect(table.filter(({ chosen }) => chosen).map(({ k }) => k)).toEqual([3]);
});

test("few of an outcome make no library, and the result says so", async () => {
  const { libraries, warnings } = await reach.runCell(kind, "personas", spec);
  expect(libraries.intent).toBeNull();
  expect(libraries.failure!.profiles.every(({ id }) => id.startsWith("F"))).toBe(true);
  expect(warnings).toEqual(["few-intents"]);
});

test("every customer of a library is a member, with the nearest success persona", async () => {
  await reach.runCell(kind, "personas", spec);
  expect(
    rowsOf(reach.query("SELECT library, count(*) AS n, count(DISTINCT customer_id) AS d FROM personas_members GROUP BY library ORDER BY library")),
  ).toEqual([
    { library: "failure", n: 150, d: 150 },
    { library: "success", n: 300, d: 300 },
  ]);
  expect(rowsOf(reach.query("SELECT count(*) AS n FROM personas_members WHERE library = 'success' AND persona <> nearest"))).toEqual([{ n: 0 }]);
  expect(
    rowsOf(reach.query("SELECT min(inside::INTEGER) AS some, avg(inside::INTEGER) > 0.97 AS most FROM personas_members WHERE library = 'success'")),
  ).toEqual([{ some: 0, most: 1 }]);
  expect(rowsOf(reach.query("SELECT sum(customers) AS n, sum(share) AS share FROM personas WHERE library = 'success'"))).toEqual([{ n: 300, share: 1 }]);
});

test("by type, those who said yes are set against those who said no", async () => {
  const { contrast } = await reach.runCell(kind, "personas", spec);
  expect(contrast.map(({ type }) => type)).toEqual(["T1", "T2"]);
  const [{ column, difference, success, failure }] = contrast[0].tags;
  expect(["age", "data_level", "voice_level", "holds_tv"]).toContain(column);
  expect(Math.sign(difference)).toBe(Math.sign(success - failure));
});

test("without a history or types there is no contrast", async () => {
  expect((await reach.runCell(kind, "personas", { tags: "tags" })).contrast).toEqual([]);
});

test("the same customers give the same bytes", async () => {
  const [a, b] = [await reach.runCell(kind, "personas", spec), await reach.runCell(kind, "personas", spec)];
  expect(JSON.stringify(a)).toBe(JSON.stringify(b));
});

test("a number of personas asked for is kept, and the table still tells the others", async () => {
  const { libraries } = await reach.runCell(kind, "personas", { ...spec, k: 5 });
  expect(libraries.success.profiles.map(({ id }) => id)).toEqual(["P1", "P2", "P3", "P4", "P5"]);
  expect(libraries.success.table.length).toBeGreaterThan(5);
});

test("chosen tags alone make personas, and a weight of 0 leaves one out", async () => {
  const { libraries, leftOut } = await reach.runCell(kind, "personas", { ...spec, columns: ["age", "voice_level", "data_slope"], weights: { age: 0 } });
  expect(libraries.success.columns).toEqual(["voice_level", "data_slope"]);
  expect(leftOut).toEqual([{ column: "age", reason: "weight", of: null }]);
});

test("a tag missing in every row is left out by name", async () => {
  reach.put("tags_at_success", `SELECT * REPLACE (NULL::DOUBLE AS age) FROM (${people(300, 0)})`);
  const { leftOut } = await reach.runCell(kind, "personas", spec);
  await put({ success: 300, intent: 20, failure: 150 });
  expect(leftOut).toContainEqual({ column: "age", reason: "missing", of: null });
});

test("personas smaller than the smallest group have no numbers in the table", async () => {
  await put({ success: 60, intent: 0, failure: 0 });
  const { libraries, warnings } = await reach.runCell(kind, "personas", { ...spec, k: 12 });
  await put({ success: 300, intent: 20, failure: 150 });
  const small = libraries.success.sizes.filter((size) => size < 10).length;
  expect(small).toBeGreaterThan(0);
  expect(warnings).toContain("small-personas");
  expect(rowsOf(reach.query("SELECT count(*) AS n FROM personas WHERE customers IS NULL AND share IS NULL"))[0].n).toBeGreaterThanOrEqual(small);
});

test("attributes without a history are a warning", async () => {
  await reach.runCell(made(true), "tags", {});
  const { warnings } = await reach.runCell(kind, "personas", spec);
  await reach.runCell(made(false), "tags", {});
  expect(warnings).toContain("snapshot");
});

test("what cannot be is refused by name", async () => {
  await expect(reach.runCell(kind, "personas", {})).rejects.toThrow("personas/not-chosen");
  await expect(reach.runCell(kind, "personas", { ...spec, columns: ["shoe_size"] })).rejects.toThrow('"column":"shoe_size"');
  await expect(reach.runCell(kind, "personas", { ...spec, columns: ["note"] })).rejects.toThrow('prepare/no-columns {"dropped":["note"],"reasons":["id"]}');
  await put({ success: 0, intent: 20, failure: 150 });
  await expect(reach.runCell(kind, "personas", spec)).rejects.toThrow("personas/no-success");
  await put({ success: 49, intent: 20, failure: 150 });
  await expect(reach.runCell(kind, "personas", spec)).rejects.toThrow('"customers":49,"least":50');
  await put({ success: 50, intent: 0, failure: 0 });
  await expect(reach.runCell(kind, "personas", { ...spec, k: 30 })).resolves.toBeDefined();
  await put({ success: 300, intent: 20, failure: 150 });
});

test("a new cell takes the last tags, history and types", async () => {
  const input = { part: "", rows: 1, columns: [] };
  const found = await kind.suggest!(
    [
      { ...input, kind: "history", cell: "h", table: "h" },
      { ...input, kind: "tags", cell: "t", table: "t" },
      { ...input, kind: "campaign-types", cell: "c", table: "c" },
    ],
    async () => [],
  );
  expect([found.tags, found.history, found.types]).toEqual(["t", "h", "c"]);
});
