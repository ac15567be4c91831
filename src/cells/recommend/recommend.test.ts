import { object, parse } from "valibot";
import { beforeAll, expect, test } from "vitest";
import { openReach, type StandIn } from "../../../tests/fixtures/reach.ts";
import { rowsOf } from "../../core/table.ts";
import { defineCell } from "../cell.ts";
import kind from "./index.ts";

let reach: StandIn;

const matrix = {
  types: [{ id: "T1", base: 0.2 }, { id: "T2", base: 0.1 }], // prettier-ignore
  personas: [{ id: "N1", size: 50 }, { id: "N2", size: 50 }], // prettier-ignore
  cells: [0.5, 0.02, 0.05, null].map((ebRate) => ({ n: 100, ebRate, ebLow: ebRate, ebHigh: ebRate, hidden: null })),
  overall: { rate: 0.1 },
  assignment: {},
};
const ran = defineCell({
  kind: "matrix",
  group: "understand",
  schema: object({}),
  makes: () => [],
  reads: () => [],
  rename: (spec) => spec,
  run: async () => matrix,
  View: kind.View,
  Editor: kind.Editor,
  words: kind.words,
});

beforeAll(async () => {
  reach = await openReach();
  reach.put("tags", "SELECT i AS id, i % 5 = 0 AS tv FROM range(100) t(i)");
  reach.put("tv", "SELECT i AS customer_id, (i + 1) / 200.0 AS probability, 'fee' AS reason_1 FROM range(100) t(i)");
  reach.put("net", "SELECT i::VARCHAR AS customer_id, 'phone' AS has, 'net' AS lacks, 0.25 AS probability FROM range(90) t(i)");
  reach.put("new_personas_members", "SELECT i::VARCHAR AS customer_id, CASE WHEN i < 50 THEN 'N1' ELSE 'N2' END AS persona FROM range(100) t(i)");
  reach.put("plan", "SELECT i::VARCHAR AS customer_id, CASE WHEN i = 10 THEN 'control' ELSE 'contact' END AS arm FROM range(30) t(i)");
  reach.put("plan_candidates", "SELECT i::VARCHAR AS customer_id FROM range(40) t(i)");
  reach.put("optout", "SELECT i AS phone FROM range(20) t(i)");
  await reach.runCell(ran, "matrix", {});
});

const offers = [
  { name: "TV", from: "tv", lacks: "tv" },
  { name: "Net", from: "net" },
];
const run = (spec: object = {}) => reach.runCell(kind, "r", { customers: "tags", key: "id", offers, ...spec });
const of = (id: number) => rowsOf(reach.query(`SELECT place, offer, probability AS p, reason, source FROM r WHERE customer_id = '${id}' ORDER BY place`));

test("each customer has the likeliest offers they lack, with the reason and its source", async () => {
  const result = await run();
  expect(of(98)).toEqual([{ place: 1, offer: "TV", p: 0.495, reason: "fee", source: "tv" }]);
  expect(of(20)).toEqual([{ place: 1, offer: "Net", p: 0.25, reason: "phone", source: "net" }]);
  expect(of(61).map(({ offer }) => offer)).toEqual(["TV", "Net"]);
  expect(of(21).map(({ offer }) => offer)).toEqual(["Net", "TV"]);
  expect(result).toMatchObject({ customers: 100, left: 100, reached: 98, valued: false, warnings: [{ code: "without", customers: 2 }] });
  expect(result.offers.map(({ offer, first, reached }) => [offer, first, reached])).toEqual([["Net", 57, 90], ["TV", 41, 80]]); // prettier-ignore
  expect(result.overlap).toEqual([{ a: "Net", b: "TV", n: 72 }]);
});

test("campaign types are offers by the rate of the customer's persona", async () => {
  const { warnings } = await run({ matrix: "matrix", personas: "new_personas" });
  expect(of(1).map(({ offer, reason }) => [offer, reason])).toEqual([["T1", "N1"], ["Net", "phone"], ["T2", "N1"]]); // prettier-ignore
  expect(warnings.map(({ code }) => code)).toEqual(["mixed"]);
});

test("an offer worth more goes first, and values are given to all or to none", async () => {
  const valued = (tv: number, net: number) => run({ offers: [{ ...offers[0], value: tv }, { ...offers[1], value: net }] }); // prettier-ignore
  expect((await valued(100, 1)).valued).toBe(true);
  expect(of(21).map(({ offer }) => offer)).toEqual(["TV", "Net"]);
  await expect(valued(100, 0)).rejects.toThrow('recommend/values {"offers":["Net"]}');
});

test("a plan's exclusions hold, its control is left out, and so are lists", async () => {
  expect(await run({ plan: "plan" })).toMatchObject({ customers: 100, left: 39 });
  expect(of(10)).toEqual([]);
  expect(await run({ lists: [{ table: "optout", column: "phone", label: "optout" }] })).toMatchObject({ left: 80 });
  expect(await run({ lists: [{ table: "optout", column: "phone", use: "only" }], plan: "plan" })).toMatchObject({ left: 19 });
});

test("a least chance and a number of offers bound what is recommended", async () => {
  expect((await run({ n: 1 })).rows).toBe(98);
  const { offers: found, warnings } = await run({ least: 0.26 });
  expect(found.map(({ offer }) => offer)).toEqual(["TV"]);
  expect(warnings[0]).toEqual({ code: "reaches-nobody", offers: ["Net"] });
});

test("counts of few customers are hidden, in the table of the reach too", async () => {
  const { offers: found } = await run({ least: 0.48 });
  expect(found).toEqual([{ offer: "TV", source: "tv", first: null, reached: null, mean: null }]);
  expect(rowsOf(reach.query("SELECT first, customers FROM r_reach"))).toEqual([{ first: null, customers: null }]);
});

test("what cannot be recommended is refused by name", async () => {
  await expect(run({ customers: "" })).rejects.toThrow('recommend/not-chosen {"needed":"customers"}');
  await expect(run({ offers: [] })).rejects.toThrow("recommend/no-offers");
  await expect(run({ key: "nobody" })).rejects.toThrow('recommend/no-column {"table":"tags","column":"nobody"}');
  await expect(run({ offers: [{ name: "A", from: "tags" }] })).rejects.toThrow('"column":"customer_id"');
  await expect(run({ offers: [offers[0], { ...offers[1], name: "TV" }] })).rejects.toThrow('recommend/same-name {"offer":"TV"}');
  await expect(run({ offers: [{ name: "", from: "tv" }] })).rejects.toThrow('"lacks":"name"');
  await expect(run({ least: 0.9 })).rejects.toThrow('recommend/nothing {"left":100,"least":0.9}');
  await expect(run({ lists: [{ table: "tv", column: "customer_id" }] })).rejects.toThrow('recommend/nobody {"customers":100}');
  await expect(run({ matrix: "matrix" })).rejects.toThrow('recommend/not-chosen {"needed":"personas"}');
});

test("a recommendation follows the new names of what it reads", () => {
  const spec = parse(kind.schema, {
    customers: "people",
    offers: [{ name: "TV", from: "tv" }],
    matrix: "matrix",
    personas: "p",
    plan: "plan",
    lists: [{ table: "optout" }],
  });
  expect(kind.reads(spec)).toEqual(["people", "tv", "matrix", "p_members", "plan", "plan_candidates", "optout"]);
  expect(kind.rename(spec, "tv", "film").offers[0].from).toBe("film");
  expect(kind.rename(spec, "optout", "gone").lists[0].table).toBe("gone");
});
