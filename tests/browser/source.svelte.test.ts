import { flushSync } from "svelte";
import { beforeEach, expect, test, vi } from "vitest";
import Editor from "../../src/cells/source/Editor.svelte";
import Remedies from "../../src/cells/source/Remedies.svelte";
import type { Spec } from "../../src/cells/source/schema.ts";
import type { Look, ReadOptions } from "../../src/engine/files/file.ts";
import { speak } from "../../src/i18n/i18n.svelte.ts";
import { show } from "./on-page.ts";

const look: Look = {
  how: { format: "csv", encoding: "gb18030", delimiter: ",", header: true, skip: 0 },
  packed: null,
  members: [],
  sheets: [],
  columns: [
    { name: "客户编号", type: "text" },
    { name: "流量", type: "number" },
  ],
  rows: [
    ["0013", "7"],
    ["0014", null],
  ],
  lines: ["客户编号,流量", "0013,7", "0014,"],
  sizeBytes: 40,
  needs: { rows: 2, memoryBytes: 5e6, freeBytes: 2e9 },
};

interface Asked {
  options: ReadOptions;
  signal: AbortSignal;
  answer: (look: Look) => void;
  fail: (why: string) => void;
}

let edits: Partial<Spec>[];
let asked: Asked[];

beforeEach(() => {
  speak("en");
  [edits, asked] = [[], []];
});

/** The editor over a spec that follows its edits, its looks answered by hand. */
function editor(first: Partial<Spec> = {}): HTMLElement {
  const props = $state({
    name: "usage",
    spec: { path: "用量.csv", also: [], ...first } as Spec,
    edit: (change: Partial<Spec>) => {
      edits.push(change);
      props.spec = { ...props.spec, ...change };
    },
    inputs: [],
    files: ["用量.csv"],
    choose: async () => ["用量_202401.csv", "用量_202402.csv"],
    look: (_paths: readonly string[], options: ReadOptions, signal?: AbortSignal) =>
      new Promise<Look>((answer, reject) => asked.push({ options, signal: signal!, answer, fail: (why) => reject(new Error(why)) })),
    say: (error: unknown) => (error as Error).message,
    settings: { month: null, window: 6, k: 10 },
    label: (raw: string) => raw,
  });
  return show(Editor as never, props as never);
}

const until = (ready: () => boolean) => vi.waitUntil(ready, { timeout: 20_000 });
const control = (place: HTMLElement, label: string) =>
  [...place.querySelectorAll("label")]
    .find((each) => each.textContent === label)!
    .closest(".field")!
    .querySelector<HTMLSelectElement>("select, input")!;
const head = (place: HTMLElement) => [...place.querySelectorAll("th .name")].map((each) => each.textContent);

function choose(select: HTMLSelectElement, value: string): void {
  select.value = value;
  select.dispatchEvent(new Event("change", { bubbles: true }));
  flushSync();
}

test("a chosen file is looked at at once: its first rows, its types, and what was found of each choice", async () => {
  const place = editor();
  await until(() => asked.length === 1);
  expect(asked[0].options).toEqual({});
  asked[0].answer(look);
  await until(() => head(place).length > 0);
  expect(head(place)).toEqual(["客户编号", "流量"]);
  expect([...place.querySelectorAll("tbody td")].map((cell) => cell.textContent)).toEqual(["0013", "7", "0014", "–"]);
  expect(control(place, "Encoding").selectedOptions[0].textContent).toBe("Automatic (GB18030)");
  expect(place.textContent).not.toContain("Back to automatic");
  expect(place.textContent).not.toContain("Sheet");
});

test("a changed choice looks again after a pause, calls the look before off, and keeps the rows meanwhile", async () => {
  const place = editor();
  await until(() => asked.length === 1);
  asked[0].answer(look);
  await until(() => head(place).length > 0);
  choose(control(place, "Encoding") as HTMLSelectElement, "big5");
  choose(control(place, "Header row") as HTMLSelectElement, "false");
  await until(() => asked.length === 2);
  expect(asked[1].options).toEqual({ encoding: "big5", header: false });
  expect(head(place)).toEqual(["客户编号", "流量"]);
  choose(control(place, "Encoding") as HTMLSelectElement, "");
  expect(asked[1].signal.aborted).toBe(true);
  await until(() => asked.length === 3);
  asked[1].answer({ ...look, columns: [{ name: "late", type: "text" }] });
  asked[2].answer({ ...look, columns: look.columns.map((column) => ({ ...column, name: `${column.name}2` })) });
  await until(() => head(place)[0] === "客户编号2");
  expect(control(place, "Encoding").selectedOptions[0].textContent).toBe("Automatic (GB18030)");
});

test("what stops a look is said in place; the rows before it stay", async () => {
  const place = editor();
  await until(() => asked.length === 1);
  asked[0].answer(look);
  await until(() => head(place).length > 0);
  choose(control(place, "Encoding") as HTMLSelectElement, "euc-kr");
  await until(() => asked.length === 2);
  asked[1].fail("“用量.csv” is not text in euc-kr.");
  await until(() => place.querySelector("[role=alert]") !== null);
  expect(place.querySelector("[role=alert]")!.textContent).toContain("is not text in euc-kr");
  expect(head(place)).toEqual(["客户编号", "流量"]);
});

test("the type of a column is corrected in its head, and all choices go back to automatic at once", async () => {
  const place = editor({ encoding: "gb18030", reshape: undefined });
  await until(() => asked.length === 1);
  asked[0].answer(look);
  await until(() => head(place).length > 0);
  choose(place.querySelector<HTMLSelectElement>('select[aria-label="Type of 流量"]')!, "text");
  expect(edits.at(-1)).toEqual({ types: { 流量: "text" } });
  [...place.querySelectorAll("button")].find((button) => button.textContent!.includes("Back to automatic"))!.click();
  flushSync();
  await until(() => asked.length === 2);
  expect(asked[1].options).toEqual({});
});

test("reshaping looks at nothing again and shows what will be", async () => {
  const place = editor();
  await until(() => asked.length === 1);
  asked[0].answer(look);
  await until(() => head(place).length > 0);
  place.querySelector<HTMLInputElement>('input[value="unpivot"]')!.click();
  flushSync();
  expect(edits.at(-1)!.reshape).toMatchObject({ how: "unpivot", keep: ["客户编号"], turn: [] });
  const [, becomes] = place.querySelectorAll("table");
  expect([...becomes.querySelectorAll("th")].map((each) => each.textContent!.trim())).toEqual(["客户编号", "name", "value"]);
  expect([...becomes.querySelectorAll("td")].map((cell) => cell.textContent)).toEqual(["0013", "流量", "7"]);
  await new Promise((after) => setTimeout(after, 500));
  expect(asked).toHaveLength(1);
});

test("several files chosen at once become a pattern", async () => {
  const place = editor({ path: "", also: [] });
  [...place.querySelectorAll("button")].find((button) => button.textContent!.includes("Choose"))!.click();
  await until(() => edits.length > 0);
  expect(edits[0]).toMatchObject({ path: "用量_*.csv", also: [] });
});

test("rows that cannot be read are listed under the fault, and left out at a press", async () => {
  let runs = 0;
  const first = [{ file: "a.csv", line: 30_002, column: "amount", why: "type", text: "30001,oops,n/a" }];
  const place = show(
    Remedies as never,
    {
      name: "a",
      spec: { path: "a.csv", also: [] },
      fault: { code: "file/bad-rows", facts: { name: "a.csv", rows: 1, first } },
      edit: (change: Partial<Spec>) => edits.push(change),
      run: () => ++runs,
    } as never,
  );
  expect(place.querySelector("tbody")!.textContent).toMatch(/30002.*amount.*another type.*30001,oops,n\/a/);
  [...place.querySelectorAll("button")].find((button) => button.textContent!.includes("Leave these rows out"))!.click();
  expect([edits, runs]).toEqual([[{ bad: "drop" }], 1]);
});
