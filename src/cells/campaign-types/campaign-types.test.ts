import { parse } from "valibot";
import { beforeAll, expect, test } from "vitest";
import { openReach, type StandIn } from "../../../tests/fixtures/reach.ts";
import { rowsOf } from "../../core/table.ts";
import kind from "./index.ts";

let reach: StandIn;

/** Campaigns in three kinds: cheap SMS in spring, dear calls in autumn, gifts in shops. */
const campaigns = (n: number) => `
  SELECT 'c' || lpad(i::VARCHAR, 2, '0') AS campaign_id,
    DATE '2024-01-05' + (i * 20)::INTEGER AS starts_on, DATE '2024-01-05' + (i * 20 + 10 + 40 * (i % 3))::INTEGER AS ends_on,
    i >= ${n} * 0.8 AS held_out,
    (500 + i)::INTEGER AS contacts, (500 + i)::INTEGER AS customers, (40 + 60 * (i % 3))::INTEGER AS successes, 20 AS intents, (300 - i)::INTEGER AS failures,
    ['SMS', 'call', 'shop'][i % 3 + 1] AS channel, [5, 120, 30][i % 3 + 1] + (i % 2) AS price, i % 3 = 2 AS gift, 'Campaign ' || i AS name
  FROM range(${n}) t(i)`;

beforeAll(async () => {
  reach = await openReach();
  reach.put("history_campaigns", campaigns(24));
  reach.put("few_campaigns", campaigns(6));
  reach.put("none_campaigns", campaigns(0));
  reach.put(
    "same_campaigns",
    "SELECT * REPLACE (DATE '2024-01-05' AS starts_on, DATE '2024-01-10' AS ends_on, 'SMS' AS channel, 5 AS price, false AS gift) FROM history_campaigns",
  );
  reach.put("plain_campaigns", "SELECT * EXCLUDE (channel, price, gift, name) FROM few_campaigns");
});

test("campaign types read the campaigns and follow their new name", () => {
  const spec = parse(kind.schema, { campaigns: "history_campaigns" });
  expect(kind.reads(spec)).toEqual(["history_campaigns"]);
  expect(kind.rename(spec, "history_campaigns", "h_campaigns").campaigns).toBe("h_campaigns");
});

test("campaigns alike are one type, by the columns that fit", async () => {
  const result = await reach.runCell(kind, "types", { campaigns: "history_campaigns" });
  expect(result.k).toBe(3);
  expect(result.types.map(({ members }) => members.length)).toEqual([8, 8, 8]);
  expect(result.frozen.features.map(({ column, measure }) => [column, measure])).toEqual([
    ["duration_days", "log"],
    ["quarter", "nominal"],
    ["channel", "nominal"],
    ["price", "log"],
    ["gift", "symmetric"],
  ]);
  for (const type of result.types) expect(new Set(type.members.map((id) => Number(id.slice(1)) % 3)).size).toBe(1);
  expect(result.types[0].traits.length).toBeGreaterThan(0);
  expect(result.banners).toEqual([]);
});

test("the tables say each campaign's type, the typical ones, and the rate of each type", async () => {
  const result = await reach.runCell(kind, "types", { campaigns: "history_campaigns" });
  const rows = rowsOf(
    reach.query("SELECT type, count(*) AS n, sum(medoid::INTEGER) AS typical, min(distance) AS least FROM types GROUP BY type ORDER BY type"),
  );
  expect(rows).toEqual(result.types.map(({ id }) => ({ type: id, n: 8, typical: 1, least: 0 })));
  const summary = rowsOf(reach.query("SELECT * FROM types_summary"));
  expect(summary.map(({ rate }) => rate)).toEqual(result.types.map(({ rate }) => rate));
});

test("the same campaigns give the same bytes", async () => {
  const [a, b] = [
    await reach.runCell(kind, "types", { campaigns: "history_campaigns" }),
    await reach.runCell(kind, "types", { campaigns: "history_campaigns" }),
  ];
  expect(JSON.stringify(a)).toBe(JSON.stringify(b));
});

test("fewer than ten campaigns are sorted by their declared type", async () => {
  const result = await reach.runCell(kind, "types", { campaigns: "few_campaigns" });
  expect(result.mode).toBe("exact");
  expect(result.by).toEqual(["channel"]);
  expect(result.banners).toEqual(["few-campaigns"]);
  expect(result.types.map(({ members }) => members)).toEqual([
    ["c00", "c03"],
    ["c01", "c04"],
    ["c02", "c05"],
  ]);
});

test("fewer than ten campaigns without a declared type are one type", async () => {
  const result = await reach.runCell(kind, "types", { campaigns: "plain_campaigns" });
  expect(result.types.map(({ members }) => members.length)).toEqual([6]);
  expect(result.banners).toEqual(["one-type"]);
});

test("equal features make a type, numbers by thirds", async () => {
  const result = await reach.runCell(kind, "types", { campaigns: "history_campaigns", mode: "exact", exact: ["channel", "price"] });
  expect(result.by).toEqual(["channel", "price"]);
  expect(result.types).toHaveLength(3);
});

test("a number of types asked for is kept", async () => {
  expect((await reach.runCell(kind, "types", { campaigns: "history_campaigns", k: 5 })).types).toHaveLength(5);
});

test("effects weigh in only when they are told to, and the result says so", async () => {
  const result = await reach.runCell(kind, "types", { campaigns: "history_campaigns", effectWeight: 1 });
  expect(result.frozen.features.filter(({ idle }) => !idle).map(({ column }) => column)).toContain("success_rate");
  expect(result.banners).toContain("effects-weigh");
});

test("campaigns without types that stand out are said to have none", async () => {
  reach.put(
    "noise_campaigns",
    "SELECT * REPLACE (['a','b','c','d'][(i * 7) % 4 + 1] AS channel, (i * 37) % 101 AS price, (i * 5) % 11 < 5 AS gift) FROM (SELECT *, substr(campaign_id, 2)::INTEGER AS i FROM history_campaigns)",
  );
  const result = await reach.runCell(kind, "types", { campaigns: "noise_campaigns" });
  expect(result.width).toBeLessThan(0.25);
  expect(result.banners).toContain("no-clear-types");
});

test("a type whose campaigns reached fewer than ten customers is masked in the summary", async () => {
  reach.put(
    "small_campaigns",
    "SELECT * REPLACE (CASE WHEN channel = 'shop' THEN 6 ELSE contacts END AS contacts, CASE WHEN channel = 'shop' THEN 3 ELSE successes END AS successes) FROM history_campaigns",
  );
  await reach.runCell(kind, "types", { campaigns: "small_campaigns", mode: "exact", exact: ["channel"] });
  expect(rowsOf(reach.query("SELECT contacts IS NULL AS masked, count(*) AS n FROM types_summary GROUP BY masked ORDER BY masked"))).toEqual([
    { masked: 0, n: 2 },
    { masked: 1, n: 1 },
  ]);
});

test("a column missing in every campaign takes no part", async () => {
  reach.put("gap_campaigns", "SELECT * REPLACE (NULL::DOUBLE AS price) FROM history_campaigns");
  const result = await reach.runCell(kind, "types", { campaigns: "gap_campaigns" });
  expect(result.frozen.features.map(({ column }) => column)).not.toContain("price");
});

test("campaigns that nothing known tells apart are one type, and it is said what would help", async () => {
  const { types, banners } = await reach.runCell(kind, "types", { campaigns: "same_campaigns" });
  expect(types.map(({ members }) => members.length)).toEqual([24]);
  expect(banners).toEqual(["alike"]);
});

test("what cannot be is refused by name", async () => {
  await expect(reach.runCell(kind, "types", {})).rejects.toThrow("campaign-types/not-chosen");
  await expect(reach.runCell(kind, "types", { campaigns: "none_campaigns" })).rejects.toThrow("campaign-types/no-campaigns");
  await expect(reach.runCell(kind, "types", { campaigns: "same_campaigns", features: [{ column: "channel" }] })).rejects.toThrow("campaign-types/no-features");
  await expect(reach.runCell(kind, "types", { campaigns: "history_campaigns", features: [{ column: "colour" }] })).rejects.toThrow('"column":"colour"');
  await expect(reach.runCell(kind, "types", { campaigns: "history_campaigns", k: 25 })).rejects.toThrow("campaign-types/too-many-types");
});

test("a new cell takes the campaigns of the last history", async () => {
  const input = { kind: "history", cell: "h", rows: 1, columns: [] };
  const spec = await kind.suggest!(
    [
      { ...input, table: "h", part: "" },
      { ...input, table: "h_campaigns", part: "campaigns" },
    ],
    async () => [],
  );
  expect(spec.campaigns).toBe("h_campaigns");
});
