import { beforeAll, expect, test } from "vitest";
import { assignClusters } from "../../core/cluster/segments.ts";
import type { Fault } from "../../core/fault.ts";
import { randomFrom } from "../../core/random.ts";
import { numbers, rowsOf, table } from "../../core/table.ts";
import { openReach, type StandIn } from "../../../tests/fixtures/reach.ts";
import kind from "./index.ts";
import type { ClustersResult } from "./result.ts";

/** Three groups that are plain to see: heavy data, heavy voice, and the quiet. */
const known = [
  { n: 300, data: 20, voice: 100, plan: "big", streaming: 0.8 },
  { n: 200, data: 2, voice: 600, plan: "talk", streaming: 0.1 },
  { n: 100, data: 1, voice: 40, plan: "basic", streaming: 0.3 },
];
const random = randomFrom("clusters test");
const people = known.flatMap((group, g) =>
  Array.from({ length: group.n }, (_, i) => ({
    id: `c${String((i * 7919 + g * 1000) % 1000).padStart(4, "0")}-${g}`,
    group: g,
    data: group.data * (0.7 + 0.6 * random.uniform()),
    voice: group.voice * (0.7 + 0.6 * random.uniform()),
    plan: group.plan,
    streaming: random.uniform() < group.streaming ? "Yes" : "No",
    same: 1,
    brand: i % 4 ? "main" : "young",
  })),
);
const columns = ["id", "group", "data", "voice", "plan", "streaming", "same", "brand"] as const;
const base = { table: "people", key: "id", columns: ["data", "voice", "plan", "same"], services: ["streaming"], usage: ["data"], partition: "brand" };
let stand: StandIn;
let found: ClustersResult;

beforeAll(async () => {
  stand = await openReach();
  stand.put("people", table(Object.fromEntries(columns.map((column) => [column, people.map((person) => person[column])]))));
  found = await stand.runCell(kind, "segments", base);
});

const refused = async (spec: object) => (await stand.runCell(kind, "c", spec).catch((error: Fault) => error.data)) as Fault["data"];

test("groups that are plain to see are found, numbered by size and told apart", () => {
  expect(found.sizes).toEqual([300, 200, 100]);
  expect(found.profiles.map(({ traits }) => traits.some(({ column }) => column === "plan" || column === "data"))).toEqual([true, true, true]);
  expect(found.leftOut).toEqual([{ column: "same", reason: "constant", of: null }]);
  expect(rowsOf(stand.query("SELECT * FROM segments"))).toEqual([
    { cluster: "C1", customers: 300, share: 0.5 },
    { cluster: "C2", customers: 200, share: 1 / 3 },
    { cluster: "C3", customers: 100, share: 1 / 6 },
  ]);
  const wrong = stand.query(`SELECT count(*) AS n FROM segments_members JOIN people ON id = customer_id WHERE cluster <> 'C' || ("group" + 1)::INTEGER`);
  expect(numbers(wrong, "n")[0]).toBe(0);
});

test("the same customers give the same bytes, in whatever order they stand", async () => {
  const once = JSON.stringify(found);
  expect(JSON.stringify(await stand.runCell(kind, "a", base))).toBe(once);
  stand.put("turned", "SELECT * FROM people ORDER BY hash(id)");
  expect(JSON.stringify(await stand.runCell(kind, "a", { ...base, table: "turned" })).replaceAll("turned", "people")).toBe(once);
});

test("a model says of its own rows what the cell said, also after a way through JSON and in pieces", () => {
  const { model } = found;
  const members = stand.query("SELECT cluster[2:]::DOUBLE - 1 AS c, distance2, inside::DOUBLE AS inside FROM segments_members ORDER BY customer_id");
  const rows = stand.query("SELECT data, voice, plan FROM people ORDER BY id");
  const again = assignClusters(JSON.parse(JSON.stringify(model)), rows);
  expect([...again.labels]).toEqual([...numbers(members, "c")]);
  expect([...again.distances]).toEqual([...numbers(members, "distance2")]);
  expect([...again.inside]).toEqual([...numbers(members, "inside")]);
  const last = assignClusters(model, stand.query("SELECT data, voice, plan FROM people ORDER BY id OFFSET 400"));
  expect([...last.distances]).toEqual([...again.distances].slice(400));
});

test("what groups have is the share who have it, against all, with its interval", () => {
  const { heat } = found;
  const [has, uses] = [heat.find(({ measure }) => measure === "penetration")!, heat.find(({ measure }) => measure === "per_user")!];
  const holders = (g?: number) => people.filter(({ streaming, group }) => streaming === "Yes" && (g === undefined || group === g)).length;
  expect(has.all).toBe(holders() / 600);
  has.cells.forEach(({ value, index, low, high, n }, g) => {
    expect([n, value, index]).toEqual([known[g].n, holders(g) / known[g].n, holders(g) / known[g].n / (holders() / 600)]);
    expect(low! < value! && value! < high!).toBe(true);
  });
  const mean = (of: typeof people) => of.reduce((sum, { data }) => sum + data, 0) / of.length;
  expect(uses.all).toBeCloseTo(mean(people), 9);
  expect(uses.cells[1].value).toBeCloseTo(mean(people.filter(({ group }) => group === 1)), 9);
});

test("partitions stand side by side, and a figure of few customers is hidden with those that give it away", () => {
  const { heat, parts } = found;
  expect(parts).toEqual(["main", "young"]);
  const young = heat.find(({ measure, part }) => measure === "penetration" && part === "young")!;
  const main = heat.find(({ measure, part }) => measure === "penetration" && part === "main")!;
  const few = people.filter(({ streaming, group, brand }) => streaming === "Yes" && group === 1 && brand === "young").length;
  expect(few).toBeLessThan(10);
  expect([young.cells[1], main.cells[1]]).toEqual([0, 1].map(() => ({ hidden: true, n: null, value: null, index: null, low: null, high: null })));
  expect(young.cells[0].hidden).toBe(false);
  const shown = rowsOf(stand.query("SELECT value, low, high FROM segments_heat WHERE measure = 'penetration' AND part = 'young' AND cluster = 'C2'"));
  expect(shown).toEqual([{ value: null, low: null, high: null }]);
});

test("a group too small to be shown is hidden, and so is what would give it away", async () => {
  stand.settings.k = 150;
  const masked = await stand.runCell(kind, "masked", { ...base, k: 3 });
  stand.settings.k = 10;
  expect(rowsOf(stand.query("SELECT customers FROM masked ORDER BY cluster")).map(({ customers }) => customers)).toEqual([300, null, null]);
  expect(masked.model.groups.map(({ n }) => n)).toEqual([300, null, null]);
});

test("real customers of a telecom fall into the number of groups asked for", async () => {
  await stand.load("everybody", "public/examples/wa_churn/customers.parquet");
  stand.put("churn", "SELECT * FROM everybody ORDER BY total_charges, tenure, monthly_charges LIMIT 2000");
  const services = ["online_security", "streaming_tv", "phone_service"];
  const churn = await stand.runCell(kind, "churn_groups", { table: "churn", k: 8, services, usage: ["monthly_charges"] });
  expect([churn.customers, churn.sizes.length, churn.sizes.reduce((a, b) => a + b)]).toEqual([2000, 8, 2000]);
  expect(Math.min(...churn.sizes)).toBeGreaterThan(40);
  const security = churn.heat.find(({ service }) => service === "online_security")!;
  expect(security.all).toBe(numbers(stand.query("SELECT avg((online_security = 'Yes')::INTEGER) AS share FROM churn"), "share")[0]);
});

test("what cannot be is refused by name", async () => {
  stand.put("few", "SELECT id, data FROM people LIMIT 40");
  stand.put("twice", "SELECT * FROM people UNION ALL SELECT * FROM people WHERE id = (SELECT min(id) FROM people)");
  const first = people.map(({ id }) => id).sort()[0];
  expect([
    await refused({}),
    await refused({ table: "people", columns: ["gone"] }),
    await refused({ table: "few" }),
    await refused({ table: "twice", key: "id" }),
    await refused({ ...base, usage: ["plan"] }),
    await refused({ ...base, columns: ["same"] }),
    await refused({ ...base, partition: "data" }),
  ]).toEqual([
    { code: "clusters/no-table", facts: {} },
    { code: "clusters/no-column", facts: { table: "people", column: "gone" } },
    { code: "clusters/too-few", facts: { table: "few", customers: 40, least: 50 } },
    { code: "clusters/repeated", facts: { table: "twice", column: "id", ids: 1, example: first } },
    { code: "clusters/not-a-number", facts: { table: "people", column: "plan" } },
    { code: "prepare/no-columns", facts: { dropped: ["same"], reasons: ["constant"] } },
    { code: "clusters/too-many-parts", facts: { table: "people", column: "data", parts: 600, most: 12 } },
  ]);
});
