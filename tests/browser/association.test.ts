import { flushSync, mount, unmount } from "svelte";
import { parse } from "valibot";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import "../../src/ui/tokens.css";
import "../../src/ui/base.css";
import association from "../../src/cells/association/index.ts";
import type { AssociationResult } from "../../src/cells/association/result.ts";
import type { Spec } from "../../src/cells/association/schema.ts";
import View from "../../src/cells/association/View.svelte";
import { pairs as twin } from "../../src/core/kernels/pairs.ts";
import { randomFrom } from "../../src/core/random.ts";
import { rowsOf, table } from "../../src/core/table.ts";
import { openEngine, type Engine } from "../../src/engine/engine.ts";
import { speak } from "../../src/i18n/i18n.svelte.ts";
import { reachFor } from "../../src/run/reach.ts";
import { handwritten, name as quoted, sql, text } from "../../src/sql/sql.ts";
import { pairs as kernel } from "../../workers/kernels/pairs.ts";
import { agreesWithPairs, telcoAxes, telcoNumbers, telcoPairs, telcoServices } from "../fixtures/lift-telco.ts";

const spec = parse(association.schema, {
  customers: "customers",
  key: "customer_id",
  base: "all",
  axes: telcoAxes,
  eligibility: Object.fromEntries(telcoServices.slice(1).map((column) => [column, ["No internet service"]])),
  candidates: { has: "online_security", lacks: "tech_support" },
});
const settings = { month: null, window: 6, k: 10 };

let engine: Engine;
let result: AssociationResult;
beforeAll(async () => {
  engine = await openEngine({ lost: () => undefined });
  const bytes = await (await fetch("/examples/wa_churn/customers.parquet")).arrayBuffer();
  await engine.load("customers", [new File([bytes], "customers.parquet")], { format: "parquet" });
  const { signal } = new AbortController();
  const nothing = () => undefined;
  const reach = (name: string) =>
    reachFor({
      name,
      engine,
      settings: { ...settings, k: 1 },
      before: undefined,
      signal,
      filesAt: async () => [],
      resultOf: nothing,
      progress: nothing,
      log: nothing,
    }).reach;
  result = (await association.run!(spec, reach("lift"))) as AssociationResult;
  await association.run!({ ...spec, axes: { ...spec.axes, personal: telcoNumbers }, candidates: null }, reach("habits"));
}, 120_000);
afterAll(() => engine.close());

let place: HTMLElement;
let view: ReturnType<typeof mount> | undefined;
const edits: Partial<Spec>[] = [];

beforeEach(() => {
  speak("en");
  edits.length = 0;
  place = document.createElement("div");
  place.style.width = "900px";
  document.body.append(place);
});

afterEach(async () => {
  if (view) await unmount(view);
  view = undefined;
  place.remove();
});

function show(change: Partial<AssociationResult> = {}): void {
  const props = {
    ...{ name: "lift", spec, result: { ...result, ...change }, presenting: false, settings },
    ...{ add: () => {}, download: () => {}, relabel: () => {}, say: String, resultOf: () => undefined, label: (raw: string) => raw },
    ask: async () => table({ customer_id: ["C1"], probability: [0.5], reason: ["phone_service"] }),
    edit: (by: Partial<Spec>) => void edits.push(by),
  };
  view = mount(View, { target: place, props });
  flushSync();
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 50));
const fields = (row: number) => place.querySelectorAll("tbody tr")[row].querySelectorAll<HTMLButtonElement>("td button");

for (const [golds, angle] of telcoPairs)
  test(`in the browser every number of every pair of ${golds} is the reference's, by the engine, the worker and its kernel`, async () => {
    const cell = golds.startsWith("behaviour") ? "habits" : "lift";
    agreesWithPairs(golds, rowsOf(await engine.query(sql`SELECT * FROM ${quoted(cell)} WHERE angle = ${text(angle)}`)));
  });

test("in the browser kernel and twin count the same, over several words and chunks", () => {
  const random = randomFrom("association");
  const words = Array.from({ length: 3 }, () => Uint32Array.from({ length: 40_000 }, () => random.u32() & random.u32() & random.u32()));
  expect(kernel({ n: 40_000, items: 96, words })).toEqual(twin({ n: 40_000, items: 96, words }));
});

test("candidates have the one and lack the other, and come with a chance and a reason", async () => {
  const rows = rowsOf(
    await engine.query(handwritten("SELECT c.*, online_security AS a, tech_support AS b FROM lift_candidates c JOIN customers USING (customer_id)")),
  );
  expect(rows).toHaveLength(result.candidates!.n);
  expect(rows.every(({ a, b, probability }) => a === "Yes" && b !== "Yes" && Number(probability) > 0 && Number(probability) < 1)).toBe(true);
});

test("the view says what was found among whom, and arrow keys move in the grid", async () => {
  show();
  expect(place.textContent).toContain("among 7,043 customers; base: all customers");
  fields(0)[0].focus();
  document.activeElement!.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight", bubbles: true, cancelable: true }));
  await settled();
  expect(document.activeElement).toBe(fields(0)[1]);
  expect(document.activeElement!.getAttribute("aria-label")).toMatch(/Lift [\d.]+; have both [\d,]+/);
});

test("pressing a field asks for who has one and not yet the other, and the base can be switched", async () => {
  show();
  fields(0)[1].click();
  expect(edits[0].candidates?.has).toMatch(/^(internet|phone)_service/);
  const eligible = [...place.querySelectorAll<HTMLInputElement>("input[type=radio]")].find(({ value }) => value === "eligible")!;
  eligible.click();
  expect(edits.at(-1)).toEqual({ base: "eligible" });
});

test("a hidden pair shows no number, in sight or to the ear", () => {
  const angles = result.angles.map((angle) => ({ ...angle, strong: [], pairs: angle.pairs.map((pair) => ({ ...pair, nAB: null, q: null })) }));
  show({ angles });
  const [first] = fields(0);
  expect(first.textContent.trim()).toBe("·");
  expect(first.getAttribute("aria-label")).toMatch(/Hidden/);
  expect(first.getAttribute("aria-label")).not.toMatch(/Lift/);
});

test("network, table and rules are one press away, and in Chinese too", async () => {
  speak("zh-CN");
  show();
  expect(place.textContent).toContain("范围：7,043 名客户");
  const choose = async (value: string) => {
    [...place.querySelectorAll<HTMLInputElement>("input[type=radio]")].find((input) => input.value === value)!.click();
    await settled();
  };
  await choose("network");
  expect(place.querySelectorAll("figure li button").length).toBeGreaterThan(3);
  await choose("table");
  expect(place.textContent).toContain("与未持有者之比");
  await choose("rules");
  expect(place.textContent).toContain("置信度");
});
