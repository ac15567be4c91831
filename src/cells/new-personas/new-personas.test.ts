import { parse } from "valibot";
import * as v from "valibot";
import { beforeAll, expect, test, vi } from "vitest";
import { alone } from "../../core/crew.ts";
import { Fault } from "../../core/fault.ts";
import { writeModel } from "../../core/model/model-file.ts";
import type { NewPersonasModel } from "../../core/persona/frozen.ts";
import { refit } from "../../core/persona/stand.ts";
import { fitPlan } from "../../core/prepare/plan.ts";
import { silent } from "../../core/progress.ts";
import { randomFrom } from "../../core/random.ts";
import { coded, rowsOf, table, type Table } from "../../core/table.ts";
import type { Tag } from "../../core/tag.ts";
import { openReach, type StandIn } from "../../../tests/fixtures/reach.ts";
import { kernels } from "../../../workers/kernels/kernels.ts";
import { defineCell } from "../cell.ts";
import model from "../model/index.ts";
import kind from "./index.ts";
import type { NewPersonasResult } from "./result.ts";

/** Two sorts of customers: streamers (`mb` high) like T1, talkers (`voice` high) like T2. A third of the streamers are moving to voice. */
interface Customer {
  id: string;
  streamer: boolean;
  moving: boolean;
  contacted: boolean;
}

const random = randomFrom("new-personas.test");
const people = Array.from({ length: 600 }, (_, i): Customer => {
  const streamer = i % 2 === 0;
  return { id: `c${String(i).padStart(3, "0")}`, streamer, moving: streamer && i % 3 === 0, contacted: i % 5 < 3 };
});
const noise = () => random.uniform() - 0.5;

function tagsOf(who: readonly Customer[]): Table {
  return table({
    customer_id: who.map(({ id }) => id),
    mb: who.map(({ streamer }) => (streamer ? 10 : 2) + noise()),
    voice: who.map(({ streamer }) => (streamer ? 1 : 8) + noise()),
    mb_slope: who.map(({ moving }) => (moving ? -0.5 : 0) + noise() / 10),
    contacts: who.map(({ contacted }) => (contacted ? 4 : 0)),
    recency_days: who.map(({ contacted }) => (contacted ? 30 + noise() : null)),
    contacted: who.map(({ contacted }) => (contacted ? 1 : 0)),
  });
}

const tag = (column: string, category: Tag["category"], measure: Tag["measure"]): Tag => ({ column, category, measure, of: column, type: "number" });
const described: Tag[] = [
  tag("mb", "usage", "level"),
  tag("voice", "usage", "level"),
  tag("mb_slope", "trend", "slope"),
  tag("contacts", "contact", "contacts"),
  tag("recency_days", "contact", "recency"),
];

const successes = people.filter(({ contacted }, i) => contacted && i % 4 < 3);
const outcomes = people
  .filter(({ contacted }) => contacted)
  .flatMap(({ id, streamer }) =>
    Array.from({ length: 4 }, (_, c) => {
      const liked = streamer === (c % 2 === 0);
      return { customer_id: id, campaign_id: String(c), outcome: random.uniform() < (liked ? 0.7 : 0.15) ? "success" : "failure" };
    }),
  );

/** A cell that has run: a result and its main table. */
const made = (name: string, result: unknown) =>
  defineCell({
    kind: name,
    group: "prepare",
    schema: v.object({}),
    makes: () => [],
    reads: () => [],
    rename: (spec) => spec,
    run: async () => result,
    View: (() => {}) as never,
    Editor: (() => {}) as never,
    words: {} as never,
  });

const ids = (who: readonly Customer[]) => who.map(({ id }) => id);

async function oldPersonas() {
  const content = tagsOf(successes);
  const base = { rows: content.rows, columns: { mb: content.columns.mb, voice: content.columns.voice } };
  const { plan } = fitPlan(base, { purpose: "clustering" });
  const model = await refit({ tags: base, old: { plan, centres: [[], []], gates: [] }, seed: "old" }, silent, alone(kernels));
  return { ...model, columns: ["mb", "voice"], profiles: ["P1", "P2"].map((id) => ({ id, traits: [] })) };
}

async function opened(): Promise<StandIn> {
  const reach = await openReach();
  reach.put("tags", tagsOf(people));
  reach.put("tags_before", tagsOf(people));
  reach.put("tags_split", tagsOf(people));
  reach.put("tags_split_at_success", tagsOf(successes));
  reach.put(
    "history",
    table({ customer_id: outcomes.map((o) => o.customer_id), campaign_id: outcomes.map((o) => o.campaign_id), outcome: outcomes.map((o) => o.outcome) }),
  );
  reach.put("history_campaigns", "SELECT c::VARCHAR AS campaign_id, make_date(2024, 1 + c, 1) AS starts_on, c >= 2 AS held_out FROM range(4) t(c)");
  reach.put("types", table({ campaign_id: ["0", "1", "2", "3"], type: ["T1", "T2", "T1", "T2"] }));
  await reach.runCell(made("tags", { month: "2024-06", window: 6, tags: described }), "tags", {});
  await reach.runCell(made("types", { types: [{ id: "T1" }, { id: "T2" }] }), "types", {});
  const old = await oldPersonas();
  await reach.runCell(made("personas", { libraries: { success: old } }), "personas", {});
  const streamersAre = old.centres[0][0] > old.centres[1][0] ? "P1" : "P2";
  const other = streamersAre === "P1" ? "P2" : "P1";
  reach.put("personas_members", {
    rows: people.length,
    columns: {
      customer_id: coded(ids(people)),
      nearest: coded(people.map(({ streamer }) => (streamer ? streamersAre : other))),
      inside: new Float64Array(people.length).fill(1),
    },
  });
  return reach;
}

const chosen = { personas: "personas", tags: "tags", types: "types", history: "history" };
const codeOf = (reach: StandIn, spec: object) =>
  reach.runCell(kind, "bad", { ...chosen, ...spec }).then(
    () => "none",
    (error: Fault) => error.data?.code ?? String(error),
  );

/** Each run clusters some hundred customers dozens of times; a busy machine needs patience. */
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let reach: StandIn;
let result: NewPersonasResult;
beforeAll(async () => {
  reach = await opened();
  result = await reach.runCell(kind, "new_personas", chosen);
});

test("every customer gets a new persona, a historical one, and is in the tables", async () => {
  expect(result.customers).toBe(600);
  expect(result.contacted).toBe(people.filter(({ contacted }) => contacted).length);
  expect(result.personas.reduce((sum, { n }) => sum + n, 0)).toBe(600);
  expect(result.flow.counts.flat().reduce((sum, n) => sum + n, 0)).toBe(600);
  result.flow.counts.forEach((line, h) => line.forEach((n, j) => expect(result.flowContacted[h][j] + result.flowNever[h][j]).toBe(n)));
  const members = rowsOf(reach.query("SELECT persona, count(*) AS n, count(*) FILTER (contacted) AS asked FROM new_personas_members GROUP BY 1 ORDER BY 1"));
  expect(members).toEqual(result.personas.filter(({ n }) => n).map(({ id, n, coverage }) => ({ persona: id, n, asked: coverage.contacted })));
  expect(rowsOf(reach.query("FROM new_personas"))).toHaveLength(result.k);
});

test("customers whose trend parts them are split off", async () => {
  const { personas, k, table: tried } = result;
  expect(k).toBe(3);
  expect(tried.map((row) => row.k)).toEqual([2, 3, 4, 5, 6, 7, 8]);
  expect(personas.map(({ relation }) => relation).sort()).toEqual(["continued", "continued", "split"]);
  expect(personas.map(({ n }) => n).sort((a, b) => a - b)).toEqual([100, 200, 300]);
  const rows = rowsOf(
    reach.query(
      `SELECT count(DISTINCT persona) AS n FROM new_personas_members WHERE customer_id IN (${ids(people.filter(({ moving }) => moving)).map((id) => `'${id}'`)})`,
    ),
  );
  expect(rows).toEqual([{ n: 1 }]);
});

test("saved and loaded elsewhere they place the same customers to the bit, and hide the size of few", async () => {
  const away = await openReach();
  away.put("later", reach.query("FROM tags"));
  const load = (fitted: NewPersonasModel, table: string) => {
    away.lay("n.model.json", writeModel({ name: "new", fitted, trained: result.trained }));
    return away.runCell(model, "loaded", { path: "n.model.json", table, key: "customer_id" });
  };
  const { summary, needs } = await load(result.model, "later");
  const said = (from: StandIn, table: string) =>
    rowsOf(from.query(`SELECT customer_id, persona, inside::DOUBLE AS inside, distance2 FROM ${table} ORDER BY 1`));
  expect(said(away, "loaded")).toEqual(said(reach, "new_personas_members"));
  expect(summary).toMatchObject({ by: "groups", groups: result.personas.map(({ id, n }) => ({ id, n })) });
  expect(needs.map(({ column }) => column)).toEqual(["mb", "mb_slope", "recency_days", "contacts"]);
  expect(needs.find(({ column }) => column === "contacts")).toMatchObject({ type: "number", says: "contacted" });
  away.put("short", "SELECT * EXCLUDE (contacts) FROM later");
  await expect(load(result.model, "short")).rejects.toThrow('model/lacks-columns {"table":"short","columns":["contacts"]}');
  await expect(load({ ...result.model, lifts: [[1]] }, "later")).rejects.toThrow('"path":"fitted.lifts"');
  reach.settings.k = 250;
  const veiled = await reach.runCell(kind, "veiled", chosen);
  reach.settings.k = 10;
  const few = (n: number | null) => n !== null && n < 250;
  expect([veiled.personas.some(({ n }) => few(n)), veiled.model.groups.some(({ n }) => few(n))]).toEqual([true, false]);
});

test("a new persona expects the rates of those it came from", async () => {
  const { priors, rates, flow } = result;
  expect(priors.types).toEqual(["T1", "T2"]);
  expect(priors.personas).toEqual(flow.to);
  for (const [t, type] of priors.types.entries()) {
    expect(rates[type]).toBeGreaterThan(0.3);
    expect(Math.max(...priors.means[t])).toBeGreaterThan(0.6);
    expect(Math.min(...priors.means[t])).toBeLessThan(0.25);
  }
});

test("the check is made on the campaigns held out, and personas beat types alone", async () => {
  const { check, unchecked } = result;
  expect(unchecked).toBeNull();
  expect(check).toMatchObject({ trainContacts: 720, testContacts: 720, from: "2024-03-01" });
  expect(check!.b!.auc).toBeGreaterThan(check!.a!.auc + 0.1);
  expect(check!.c!.auc).toBeGreaterThan(check!.a!.auc + 0.1);
});

test("beside the personas a model is tried on the same contacts; where taste and type only count together it is not called better", () => {
  const { check } = result;
  expect(check!.d!.logLoss).toBeGreaterThan(check!.c!.logLoss);
  expect(check!.d!.auc).toBeLessThan(check!.c!.auc);
  expect(check).toMatchObject({ model: false, verdict: "new" });
});

test("customers who stood still do not drift", async () => {
  const { drift } = result;
  expect(drift!.from).toEqual(["P1", "P2", "P0"]);
  expect(drift!.counts[0][1] + drift!.counts[1][0]).toBe(0);
});

test("the same spec gives the same result", async () => {
  const spec = { ...chosen, k: 4 };
  expect(await reach.runCell(kind, "once", spec)).toEqual(await reach.runCell(kind, "again", spec));
});

test("a number set by hand is used, and the numbers tried are shown all the same", async () => {
  const { k, table: tried } = await reach.runCell(kind, "by_hand", { ...chosen, k: 5 });
  expect(k).toBe(5);
  expect(tried.length).toBeGreaterThan(3);
});

test("without an earlier table there is no drift, and without a split no check; both are said", async () => {
  const bare = await opened();
  for (const part of ["before", "split", "split_at_success"]) bare.put(`tags_${part}`, "SELECT * FROM tags WHERE false");
  const { drift, check, unchecked, warnings } = await bare.runCell(kind, "bare", chosen);
  expect([drift, check, unchecked]).toEqual([null, null, "no-split"]);
  expect(warnings).toContain("no-drift");
});

test("when all customers were contacted before, that is said", async () => {
  const all = await opened();
  all.put("history", "SELECT * FROM history UNION ALL SELECT customer_id, '0', 'failure' FROM tags WHERE customer_id NOT IN (SELECT customer_id FROM history)");
  const { warnings, contacted, personas } = await all.runCell(kind, "all", chosen);
  expect(contacted).toBe(600);
  expect(warnings).toContain("all-contacted");
  expect(personas.every(({ extrapolation }) => !extrapolation)).toBe(true);
});

test("too few contacts of the campaigns held out are too few to tell", async () => {
  const few = await opened();
  few.put("history", "FROM history WHERE campaign_id < '2' OR customer_id < 'c010'");
  const { check } = await few.runCell(kind, "few", chosen);
  expect(check).toMatchObject({ verdict: "too-few", a: null, b: null, c: null, d: null, model: false });
  few.put("history", "FROM history WHERE campaign_id < '2'");
  expect(await few.runCell(kind, "none", chosen)).toMatchObject({ check: null, unchecked: "few-contacts" });
  few.put("tags_split_at_success", tagsOf(successes.slice(0, 20)));
  expect(await few.runCell(kind, "fewer", chosen)).toMatchObject({ check: null, unchecked: "few-successes" });
});

test("a part without columns is left out, and that is said", async () => {
  const { blocks, warnings } = result;
  expect(blocks.map(({ block }) => block)).toEqual(["base", "trend", "affinity", "participation"]);
  expect(warnings).toContain("no-preference");
});

test("it says which table, column or number is wrong", async () => {
  expect(await codeOf(reach, { types: "" })).toBe("new-personas/not-chosen");
  expect(await codeOf(reach, { personas: "tags" })).toBe("new-personas/wrong-table");
  expect(await codeOf(reach, { tags: "types" })).toBe("new-personas/wrong-table");
  expect(await codeOf(reach, { types: "personas" })).toBe("new-personas/wrong-table");
  expect(await codeOf(reach, { types: "nowhere" })).toBe("run/no-result");
  expect(await codeOf(reach, { k: 1 + 1, weights: { base: 0, trend: 0, preference: 0, affinity: 0, participation: 0 } })).toBe("new-personas/no-space");
  const bad = await opened();
  bad.put("types", "SELECT 'x' AS campaign_id, 'T1' AS type");
  expect(await codeOf(bad, {})).toBe("new-personas/no-contacts");
  bad.put("tags", "SELECT * EXCLUDE (voice) FROM tags");
  bad.put("types", table({ campaign_id: ["0"], type: ["T1"] }));
  expect(await codeOf(bad, {})).toBe("new-personas/no-column");
  bad.put("tags", tagsOf(people.slice(0, 10)));
  expect(await codeOf(bad, {})).toBe("new-personas/too-few-customers");
  const three = await opened();
  const old = await oldPersonas();
  await three.runCell(
    made("personas", { libraries: { success: { ...old, centres: [...old.centres, old.centres[0]], gates: [...old.gates, 1] } } }),
    "personas",
    {},
  );
  expect(await codeOf(three, { k: 2 })).toBe("new-personas/k-below-personas");
});

test("new personas read what they need and follow new names", async () => {
  const spec = parse(kind.schema, chosen);
  expect(kind.reads(spec)).toContain("personas_members");
  expect(kind.rename(spec, "tags", "wide").tags).toBe("wide");
  const input = (table: string, of: string) => ({ table, kind: of, cell: table, part: "", rows: 1, columns: [] });
  const suggested = await kind.suggest!(
    [input("history", "history"), input("tags", "tags"), input("types", "campaign-types"), input("personas", "personas")],
    async () => [],
  );
  expect(suggested).toEqual(spec);
});
