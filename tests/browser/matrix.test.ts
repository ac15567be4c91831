import { flushSync, mount, unmount } from "svelte";
import { afterEach, beforeEach, expect, test } from "vitest";
import "../../src/ui/tokens.css";
import "../../src/ui/base.css";
import View from "../../src/cells/matrix/View.svelte";
import type { MatrixResult } from "../../src/cells/matrix/result.ts";
import type { Spec } from "../../src/cells/matrix/schema.ts";
import { reverseMatrix } from "../../src/core/matrix/reverse.ts";
import { table } from "../../src/core/table.ts";
import { speak } from "../../src/i18n/i18n.svelte.ts";

const spec: Spec = { history: "history", types: "types", personas: "new_personas", unit: "contact", measure: "lift", sort: "id", order: "" };
const personas = Array.from({ length: 14 }, (_, c) => `N${c + 1}`);

/** Two types by fourteen personas; N2 of T1 has too few customers. */
function result(): MatrixResult {
  const n = [personas.map((_, c) => (c === 1 ? 4 : c === 0 ? 400 : 200 + c)), personas.map((_, c) => 300 + c)];
  const s = n.map((row, t) => row.map((contacts, c) => Math.round(contacts * (c === 2 * t ? 0.4 : 0.1))));
  const { rows, cells, overall } = reverseMatrix({ n, s });
  return {
    types: rows.map((row, t) => ({ id: `T${t + 1}`, traits: [], n: row.n, customers: row.n, successes: row.successes, base: row.base, m: row.m })),
    personas: personas.map((id) => ({ id, traits: [], size: 1000, share: 1 / 14, n: 0, successes: 0, neverAsked: 0 })),
    cells: cells.flatMap((row, t) => row.map((cell, c) => ({ type: `T${t + 1}`, persona: personas[c], ...cell, intents: 3, neverAsked: 1000 - cell.n }))),
    overall,
    assignment: {},
    contactsPerCustomer: 1,
    k: 10,
    unit: "contact",
    from: "new-personas",
    tags: [],
    hiddenTotals: { types: [], personas: [] },
    contacts: { all: 1, typed: 1, used: 1 },
    warnings: [],
  };
}

let place: HTMLElement;
let view: ReturnType<typeof mount> | undefined;
const added: [string, { query: string }][] = [];

beforeEach(() => {
  speak("en");
  added.length = 0;
  place = document.createElement("div");
  place.style.width = "600px";
  document.body.append(place);
});

afterEach(async () => {
  if (view) await unmount(view);
  place.remove();
});

function show(presenting = false): void {
  const campaigns = table({ campaign: ["c2", "c1"], starts_on: ["2024-02-01", "2024-01-01"], n: [120, 80], successes: [40, 20], intents: [2, 1] });
  const props = {
    ...{ name: "matrix", spec, result: result(), presenting, settings: { month: null, window: 6, k: 10 } },
    ...{ edit: () => {}, download: () => {}, relabel: () => {}, say: String, resultOf: () => undefined, label: (raw: string) => raw },
    ask: async () => campaigns,
    add: (kind: string, made: unknown) => void added.push([kind, made as { query: string }]),
  };
  view = mount(View, { target: place, props });
  flushSync();
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 50));
const cellAt = (row: number, column: number) => place.querySelectorAll("tbody tr")[row].querySelectorAll<HTMLButtonElement>("td button")[column];

async function press(key: string): Promise<void> {
  document.activeElement!.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  await settled();
}

test("one cell takes the Tab key and arrow keys move from it, stopping at the edges", async () => {
  show();
  expect(place.querySelectorAll('td button[tabindex="0"]')).toHaveLength(1);
  cellAt(0, 0).focus();
  await press("ArrowUp");
  expect(document.activeElement).toBe(cellAt(0, 0));
  await press("ArrowRight");
  await press("ArrowDown");
  expect(document.activeElement).toBe(cellAt(1, 1));
  await press("End");
  expect(document.activeElement).toBe(cellAt(1, 13));
});

test("focus shows the tip with interval, q, evidence and never asked, and Escape takes it away", async () => {
  show();
  cellAt(0, 0).focus();
  await settled();
  const tip = document.querySelector<HTMLElement>("[popover]")!;
  for (const part of ["accepts", "q", "A · strong", "never asked", "600 of 1,000"]) expect(tip.textContent).toContain(part);
  await press("Escape");
  expect(document.querySelector("[popover]")).toBeNull();
});

test("pressing a cell opens its campaigns, makes a table of those never asked, and closing gives focus back", async () => {
  show();
  cellAt(0, 0).focus();
  cellAt(0, 0).click();
  await settled();
  const panel = place.querySelector<HTMLElement>("section")!;
  expect([...panel.querySelectorAll("tbody tr")].map((row) => row.textContent)).toHaveLength(2);
  [...panel.querySelectorAll("button")].find((button) => button.textContent!.includes("600 never asked"))!.click();
  expect(added[0][0]).toBe("sql");
  expect(added[0][1].query).toContain("NOT IN");
  panel.querySelector<HTMLButtonElement>("header button")!.click();
  await settled();
  expect(place.querySelector("section")).toBeNull();
  expect(document.activeElement).toBe(cellAt(0, 0));
});

test("a hidden cell shows no number, and the cells that protect it say another reason", () => {
  show();
  const hidden = [...place.querySelectorAll<HTMLElement>("td[data-hidden]")];
  expect(hidden.every((cell) => !/\d/.test(cell.textContent!))).toBe(true);
  expect(cellAt(0, 1).ariaLabel).toContain("fewer than 10 customers");
  const other = hidden.find((cell) => cell.dataset.hidden === "complementary")!;
  expect(other.querySelector("button")!.ariaLabel).toContain("protect another cell");
});

test("a wide matrix scrolls inside its card with the types fixed", () => {
  show();
  const scroll = place.querySelector<HTMLElement>("[role=region]")!;
  expect(scroll.scrollWidth).toBeGreaterThan(scroll.clientWidth);
  expect(place.scrollWidth).toBeLessThanOrEqual(place.clientWidth);
  scroll.scrollLeft = 500;
  const head = place.querySelector("tbody th")!.getBoundingClientRect();
  expect(Math.abs(head.left - scroll.getBoundingClientRect().left)).toBeLessThan(8);
});

test("presenting leaves the table and the sentence, and nothing to press", () => {
  show(true);
  expect(place.querySelectorAll("button, input, select")).toHaveLength(0);
  expect(place.querySelectorAll("tbody td")).toHaveLength(28);
  expect(place.querySelector("p")!.textContent).toContain("works best with");
});
