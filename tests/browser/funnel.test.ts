import { flushSync, mount, unmount } from "svelte";
import { afterEach, beforeEach, expect, test } from "vitest";
import "../../src/ui/tokens.css";
import "../../src/ui/base.css";
import Editor from "../../src/cells/funnel/Editor.svelte";
import View from "../../src/cells/funnel/View.svelte";
import type { Result } from "../../src/cells/funnel/run.ts";
import type { Spec } from "../../src/cells/funnel/schema.ts";
import { table } from "../../src/core/table.ts";
import { speak } from "../../src/i18n/i18n.svelte.ts";

const spec: Spec = {
  from: "tags",
  customer: "customer_id",
  steps: [
    {
      label: "",
      conditions: [
        { column: "city", test: "is", values: ["广州"] },
        { column: "fee", test: "at-least", values: [] },
      ],
    },
  ],
};
const result: Result = { start: 100, steps: [{ label: "", n: 4, drop: 96, ofFirst: 0.04, ofPrevious: 0.04, alone: 96, uniqueLoss: 96 }] };
const columns = [
  { name: "customer_id", type: "text" },
  { name: "city", type: "text" },
  { name: "fee", type: "number" },
];

let place: HTMLElement;
let part: ReturnType<typeof mount> | undefined;
let edits: Partial<Spec>[];
let asked: { query: string; signal: AbortSignal }[];

beforeEach(() => {
  speak("en");
  [edits, asked] = [[], []];
  place = document.createElement("div");
  place.style.width = "600px";
  document.body.append(place);
});

afterEach(async () => {
  if (part) await unmount(part);
  place.remove();
});

function edit(): void {
  const props = {
    ...{
      name: "funnel",
      spec,
      files: [],
      choose: async () => undefined,
      resultOf: () => undefined,
      settings: { month: null, window: 6, k: 10 },
      label: (raw: string) => raw,
    },
    inputs: [{ table: "tags", kind: "tags", cell: "tags", part: "", rows: 100, columns }],
    profile: async () => [{ name: "city", type: "text", missing: 0, distinct: 2, top: ["广州", "深圳"], min: null, max: null }],
    ask: async (query: string, signal: AbortSignal) => {
      asked.push({ query, signal });
      return table({ n: [40], start: [100], n0: [40] });
    },
    edit: (change: Partial<Spec>) => void edits.push(change),
  };
  part = mount(Editor as never, { target: place, props: props as never });
  flushSync();
}

function show(presenting: boolean): void {
  const nothing = () => {};
  const props = { name: "funnel", spec, result, presenting, settings: { month: null, window: 6, k: 10 }, label: (raw: string) => raw };
  part = mount(View, {
    target: place,
    props: { ...props, edit: nothing, add: nothing, download: nothing, relabel: nothing, say: String, resultOf: () => undefined, ask: async () => table({}) },
  });
  flushSync();
}

const later = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test("whole conditions are counted after a pause, and one without its value says so and is not asked", async () => {
  edit();
  expect(asked).toEqual([]);
  await later(500);
  expect(asked).toHaveLength(1);
  expect(asked[0].query).toContain("广州");
  expect(asked[0].query).not.toContain("fee");
  const said = [...place.querySelectorAll(".row small")].map((small) => small.textContent);
  expect(said).toEqual(["40 of 100 match", "Give a value."]);
});

test("a count that is under way is called off when the editor closes", async () => {
  edit();
  await later(500);
  await unmount(part!);
  part = undefined;
  expect(asked[0].signal.aborted).toBe(true);
});

test("the column's own values are offered, and a number is kept as a number", async () => {
  edit();
  await later(50);
  flushSync();
  expect([...place.querySelectorAll("datalist option")].map((option) => (option as HTMLOptionElement).value)).toEqual(["广州", "深圳"]);
  const number = place.querySelector<HTMLInputElement>("input[type=number]")!;
  number.value = "25";
  number.dispatchEvent(new Event("change", { bubbles: true }));
  expect(edits[0].steps![0].conditions[1].values).toEqual([25]);
});

test("a step without a name is called by its conditions, and presenting hides small counts", () => {
  show(true);
  const step = place.querySelectorAll("ol li")[1].textContent!;
  expect(step).toContain("city is 广州");
  expect(step).toContain("<10");
  expect(place.querySelector("table")).toBeNull();
});
