import { flushSync, mount, unmount } from "svelte";
import { parse } from "valibot";
import { afterEach, beforeEach, expect, test } from "vitest";
import "../../src/ui/tokens.css";
import "../../src/ui/base.css";
import View from "../../src/cells/plan/View.svelte";
import type { Result, WaterfallRow } from "../../src/cells/plan/result.ts";
import { schema, type Spec } from "../../src/cells/plan/schema.ts";
import { table } from "../../src/core/table.ts";
import { speak } from "../../src/i18n/i18n.svelte.ts";

const spec = parse(schema, { planned: { name: "Spring bundle", start: "2024-07-01", end: "2024-07-31", values: { channel: "sms" } } });

function waterfall(): WaterfallRow[] {
  let remaining = 20000;
  const row = (step: WaterfallRow["step"], removed: number, alone: number | null): WaterfallRow => ({
    step,
    removed,
    alone,
    remaining: (remaining -= removed),
  });
  return [
    row("optout", 1260, 1260),
    row("red", 228, 240),
    row("holds", 5308, 5600),
    row("rest", 3333, 4100),
    row("persona", 3204, 14000),
    row("size", 4000, null),
    row("control", 267, null),
  ];
}

const result: Result = {
  nearest: [
    { type: "T1", distance: 0.08, weight: 0.7, medoid: "c3", why: [{ column: "price", share: 1, planned: 20, typical: 30 }], same: ["channel"] },
    { type: "T2", distance: 0.15, weight: 0.3, medoid: "c9", why: [{ column: "channel", share: 1, planned: "sms", typical: "call" }], same: [] },
  ],
  isNew: false,
  similar: [{ campaign: "c3", distance: 0.08, type: "T1", contacts: 1200, rate: 0.162 }],
  base: 0.14,
  personas: [
    { id: "N1", rate: 0.333, low: 0.29, high: 0.38, lift: 2.4, size: 2803, n: 531, hidden: false, left: 1900, chosen: true },
    { id: "N2", rate: 0.2, low: 0.1, high: 0.3, lift: 1.4, size: 2170, n: 7, hidden: true, left: 1200, chosen: true },
    { id: "N3", rate: 0.09, low: 0.05, high: 0.12, lift: 0.6, size: 7, n: 900, hidden: false, left: 5, chosen: false },
  ],
  waterfall: waterfall(),
  start: 20000,
  candidates: 6667,
  size: 2667,
  best: 2667,
  bestBy: "base",
  contact: 2400,
  control: 267,
  expected: { contact: 2400, accept: 612, low: 540, high: 688 },
  curve: Array.from({ length: 61 }, (_, i) => ({
    v: Math.round((i / 60) * 6667),
    expected: 1000 * (1 - Math.exp(-i / 20)),
    low: 880 * (1 - Math.exp(-i / 20)),
    high: 1120 * (1 - Math.exp(-i / 20)),
  })),
  holdout: {
    strata: [
      { stratum: "N1/low", persona: "N1", tier: "low", n: 2000, control: 200 },
      { stratum: "N2/low", persona: "N2", tier: "low", n: 667, control: 67 },
    ],
    salt: "Spring bundle",
  },
  model: null,
  warnings: [],
};

const types = {
  frozen: {
    features: [
      { column: "channel", measure: "nominal", weight: 1, range: null, idle: false },
      { column: "price", measure: "log", weight: 1, range: [0, 4], idle: false },
    ],
  },
  campaigns: [
    { id: "c3", values: ["call", 30] },
    { id: "c9", values: ["sms", 5] },
  ],
  types: [],
};

let place: HTMLElement;
let view: ReturnType<typeof mount> | undefined;
let edits: Partial<Spec>[];
let files: { name: string; text: Promise<string> }[];

beforeEach(() => {
  speak("en");
  [edits, files] = [[], []];
  place = document.createElement("div");
  place.style.width = "860px";
  document.body.append(place);
});

afterEach(async () => {
  if (view) await unmount(view);
  place.remove();
});

function show(presenting = false, found: Result = result, broken = false): void {
  const page = table({ customer_id: ["u1", "u2"], persona: ["N1", "N2"], probability: [0.4, 0.2], rank: [1, 2], arm: ["contact", "control"] });
  const leaving = table({ c0: ["u1"], c1: ["N1"], place: [1] });
  const props = {
    ...{ name: "plan", spec, result: found, presenting, settings: { month: null, window: 6, k: 10 } },
    ...{
      add: () => {},
      relabel: () => {},
      say: (error: unknown) => `said: ${(error as Error).message}`,
      resultOf: <T>(name: string) => (name === "types" ? (types as T) : undefined),
      label: (raw: string) => raw,
    },
    ask: async (query: string) => {
      if (query.includes("OFFSET")) return page;
      if (broken) throw new Error("the engine is gone");
      return leaving;
    },
    edit: (change: Partial<Spec>) => void edits.push(change),
    download: (name: string, content: Blob) => void files.push({ name, text: content.text() }),
  };
  view = mount(View, { target: place, props });
  flushSync();
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 50));
const button = (name: string) => [...place.querySelectorAll("button")].find((found) => found.textContent?.trim() === name)!;
const slider = () => place.querySelector<SVGGElement>("svg [role=slider]")!;

function key(name: string, kind = "keydown"): void {
  slider().dispatchEvent(new KeyboardEvent(kind, { key: name, bubbles: true, cancelable: true }));
  flushSync();
}

test("the plan begins with one sentence, and its waterfall ends at the number to contact", () => {
  show();
  expect(place.querySelector("p")!.textContent).toContain("Contact 2,400 customers, most of them N1: about 612 are expected to accept (540–688).");
  const steps = [...place.querySelectorAll("ol li")].map((step) => step.textContent!.replace(/\s+/g, " "));
  expect(steps[0]).toContain("All customers");
  expect(steps.at(-1)).toContain("2,400");
  expect(place.scrollWidth).toBeLessThanOrEqual(place.clientWidth);
});

test("an export that fails says what stopped it, and no file is handed out", async () => {
  show(false, result, true);
  button("Export").click();
  flushSync();
  button("Save as CSV").click();
  await expect.poll(() => place.textContent).toContain("said: the engine is gone");
  expect(files).toEqual([]);
});

test("arrow keys move the handle and the numbers with it; the size is kept when the key is let go", () => {
  show();
  slider().focus();
  key("ArrowLeft");
  key("ArrowLeft");
  expect(slider().getAttribute("aria-valuenow")).toBe(String(2667 - 2 * 67));
  expect(place.textContent).toContain("These numbers follow the handle");
  expect(edits).toEqual([]);
  key("ArrowLeft", "keyup");
  expect(edits).toEqual([{ size: 2533 }]);
});

test("Escape puts the handle back, and going back to the best size asks for the best, not for a number", () => {
  show();
  slider().focus();
  key("End");
  key("Escape");
  key("Escape", "keyup");
  expect(edits).toEqual([]);
  expect(slider().getAttribute("aria-valuenow")).toBe("2667");
});

test("dragging on the curve moves the handle and keeps the size on release", () => {
  show();
  const svg = slider().closest("svg")!;
  const { left, width } = svg.querySelector(".grid")!.getBoundingClientRect();
  const { top } = svg.getBoundingClientRect();
  const event = (type: string, share: number) =>
    new PointerEvent(type, { pointerId: 1, button: 0, buttons: 1, clientX: left + share * width, clientY: top + 50, bubbles: true });
  svg.setPointerCapture = () => {};
  for (const [type, share] of [
    ["pointerdown", 0.2],
    ["pointermove", 0.5],
    ["pointerup", 0.5],
  ] as const)
    svg.dispatchEvent(event(type, share));
  flushSync();
  expect(edits).toHaveLength(1);
  expect(Math.abs(edits[0].size! - 6667 / 2)).toBeLessThan(20);
});

test("checking a persona asks it beside those already asked", () => {
  show();
  const boxes = place.querySelectorAll<HTMLInputElement>("input[type=checkbox]");
  expect([...boxes].map((box) => box.checked)).toEqual([true, true, false]);
  boxes[2].click();
  expect(edits).toEqual([{ personasChosen: ["N1", "N2", "N3"] }]);
});

test("the group is a table, and leaves as CSV named after the campaign; pseudonyms bring their key in a second file", async () => {
  show();
  await settled();
  expect(place.textContent).toContain("u1");
  button("Export").click();
  await settled();
  button("Save as CSV").click();
  await settled();
  expect(files.map(({ name }) => name)).toEqual(["Spring bundle.csv"]);
  expect(await files[0].text).toContain("customer_id,persona\r\nu1,N1\r\n");
  [...place.querySelectorAll("label")].find((label) => label.textContent?.includes("Pseudonyms"))!.click();
  await settled();
  button("Save as CSV").click();
  await settled();
  expect(files.slice(1).map(({ name }) => name)).toEqual(["Spring bundle.csv", "Spring bundle-key.txt"]);
  expect(await files[1].text).toMatch(/token,persona\r\n[0-9a-f]{32},N1\r\n/);
  expect(await files[2].text).toMatch(/^[0-9a-f]{64}\n$/);
});

test("presenting shows no table, so no customer and no small count of a persona, and no handle", async () => {
  show(true);
  await settled();
  expect(place.textContent).not.toContain("u1");
  expect(slider()).toBeNull();
  expect(button("Export")).toBeUndefined();
  expect(place.querySelector("table")).toBeNull();
  expect(place.querySelectorAll("ol li").length).toBeGreaterThan(2);
});

test("nobody left is said with the step that took most, in both languages", () => {
  const nobody: Result = { ...result, candidates: 0, size: 0, contact: 0, control: 0, curve: [], warnings: [{ code: "nobody", step: "holds", removed: 5308 }] };
  show(false, nobody);
  expect(place.textContent).toContain("Nobody is left");
  expect(place.textContent).toContain("Already has the product");
  speak("zh-CN");
  flushSync();
  expect(place.textContent).toContain("没有可接触的客户");
  expect(place.textContent).toContain("已有该产品");
});
