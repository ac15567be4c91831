import { flushSync, tick } from "svelte";
import { expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { speak } from "../../src/i18n/i18n.svelte.ts";
import DataTable from "../../src/ui/DataTable.svelte";
import Dialog from "../../src/ui/Dialog.svelte";
import EditableName from "../../src/ui/EditableName.svelte";
import Menu from "../../src/ui/Menu.svelte";
import MultiSelect from "../../src/ui/MultiSelect.svelte";
import NumberField from "../../src/ui/NumberField.svelte";
import Say from "../../src/ui/Say.svelte";
import Segmented from "../../src/ui/Segmented.svelte";
import Select from "../../src/ui/Select.svelte";
import SqlEditor from "../../src/ui/SqlEditor.svelte";
import Tip from "../../src/ui/Tip.svelte";
import { children, show } from "./on-page.ts";

speak("en");

const heard = <T>() => {
  const all: T[] = [];
  return Object.assign((value: T) => void all.push(value), { all });
};

test("a number outside its bounds is not taken and says what may stand there", async () => {
  const onchange = heard<number | null>();
  show(NumberField, { label: "Days", value: 30, min: 1, max: 365, whole: true, onchange });
  const field = page.getByLabelText("Days");
  await userEvent.fill(field, "400");
  await userEvent.tab();
  await expect.element(page.getByRole("alert")).toHaveTextContent("Between 1 and 365");
  await expect.element(field).toHaveAttribute("aria-invalid", "true");
  await userEvent.fill(field, "7");
  await userEvent.tab();
  expect(onchange.all).toEqual([7]);
  expect(page.getByRole("alert").query()).toBeNull();
});

test("a choice that is gone stays in sight and says so", async () => {
  show(Select, { label: "Column", value: "old", options: [{ value: "new", label: "new" }], onchange: heard<string>() });
  await expect.element(page.getByLabelText("Column")).toHaveDisplayValue("old (not there any more)");
});

test("several are chosen by keyboard alone, in the order of the options", async () => {
  const onchange = heard<string[]>();
  show(MultiSelect, { label: "Columns", values: ["c"], options: ["a", "b", "c"].map((value) => ({ value, label: value })), onchange });
  (page.getByRole("button", { name: "Choose: Columns" }).element() as HTMLElement).focus();
  await userEvent.keyboard("{Enter}");
  await expect.element(page.getByRole("dialog", { name: "Columns" })).toBeVisible();
  (page.getByRole("checkbox", { name: "a" }).element() as HTMLElement).focus();
  await userEvent.keyboard(" ");
  expect(onchange.all).toEqual([["a", "c"]]);
  await userEvent.keyboard("{Escape}");
  expect(page.getByRole("dialog").query()).toBeNull();
  expect(document.activeElement).toHaveTextContent("Choose");
});

test("arrow keys move between segments", async () => {
  const onchange = heard<string>();
  show(Segmented, { label: "Unit", value: "a", options: ["a", "b"].map((value) => ({ value, label: value })), onchange });
  (page.getByRole("radio", { name: "a" }).element() as HTMLElement).focus();
  await userEvent.keyboard("{ArrowRight}");
  expect(onchange.all).toEqual(["b"]);
});

test("a tip shows on focus, within the window, above all else, and goes on Escape", async () => {
  const target = show(Tip, { text: "Lift is how many times the average. ".repeat(4), children: children("<button>k</button>") });
  target.style.cssText = "position: fixed; inset: auto 0 0 auto; overflow: hidden; width: 30px; height: 20px";
  (page.getByRole("button", { name: "k" }).element() as HTMLElement).focus();
  await tick();
  const tip = document.querySelector(".tip")!.getBoundingClientRect();
  expect(tip.right).toBeLessThanOrEqual(innerWidth);
  expect(tip.bottom).toBeLessThanOrEqual(innerHeight);
  expect(document.querySelector(".floating")!.matches(":popover-open")).toBe(true);
  await userEvent.keyboard("{Escape}");
  expect(document.querySelector(".tip")).toBeNull();
});

test("a table sorts by its heads, numbers from the largest, with what is missing last", async () => {
  show(DataTable, {
    label: "People",
    rows: [
      { id: "a", n: 2 },
      { id: "b", n: null },
      { id: "c", n: 10 },
    ],
    columns: [
      { key: "id", label: "id" },
      { key: "n", label: "n" },
    ],
  });
  const ids = () => [...document.querySelectorAll("tbody tr td:first-child")].map((cell) => cell.textContent).join("");
  const head = page.getByRole("button", { name: "n", exact: true });
  const seen = [ids()];
  for (let i = 0; i < 3; ++i) {
    await userEvent.click(head);
    seen.push(ids());
  }
  expect(seen).toEqual(["abc", "cab", "acb", "abc"]);
  await userEvent.click(head);
  await expect.element(page.getByRole("columnheader", { name: "n", exact: true })).toHaveAttribute("aria-sort", "descending");
});

test("rows are chosen by Enter, by their place before sorting", async () => {
  const onchoose = heard<number>();
  show(DataTable, { label: "People", rows: [{ n: 1 }, { n: 2 }], columns: [{ key: "n", label: "n" }], sort: { column: "n", descending: true }, onchoose });
  document.querySelector<HTMLElement>("tbody tr")!.focus();
  await userEvent.keyboard("{Enter}");
  expect(onchoose.all).toEqual([1]);
});

test("a name is kept by Enter and left by Escape, and focus comes back", async () => {
  const onchange = heard<string>();
  show(EditableName, { value: "high data", onchange });
  for (const [typed, key] of [
    ["Night owls", "{Enter}"],
    ["Nothing", "{Escape}"],
  ]) {
    await userEvent.click(page.getByRole("button"));
    await userEvent.fill(page.getByRole("textbox", { name: "Rename high data" }), typed);
    await userEvent.keyboard(key);
    await expect.element(page.getByRole("button")).toHaveFocus();
  }
  expect(onchange.all).toEqual(["Night owls"]);
});

test("a sentence lifts what stands between two stars and leaves lone stars alone", () => {
  expect(
    show(Say, { text: "**Night owls** take 33% of **data**." })
      .querySelector("p")!
      .innerHTML.replace(/<!--.*?-->| class="[^"]*"/g, ""),
  ).toBe("<em>Night owls</em> take 33% of <em>data</em>.");
  expect(show(Say, { text: "a ** b" }).querySelector("em")).toBeNull();
});

test("a menu opens by keyboard, moves by arrows and does what is chosen", async () => {
  const done = heard<string>();
  show(Menu, { label: "Cell", items: ["Copy", "Delete"].map((label) => ({ label, onselect: () => done(label) })) });
  (page.getByRole("button", { name: "Cell" }).element() as HTMLElement).focus();
  await userEvent.keyboard("{Enter}");
  await expect.element(page.getByRole("menu")).toBeVisible();
  await userEvent.keyboard("{ArrowDown}{Enter}");
  expect(done.all).toEqual(["Delete"]);
});

test("a dialog holds focus and closes by Escape", async () => {
  const closed = heard<undefined>();
  show(Dialog, { open: true, title: "Delete the cell?", onclose: () => closed(undefined), children: children("<button>Keep</button>") });
  await expect.element(page.getByRole("dialog", { name: "Delete the cell?" })).toBeVisible();
  await expect.poll(() => page.getByRole("dialog").element().contains(document.activeElement)).toBe(true);
  await userEvent.keyboard("{Escape}");
  await expect.poll(() => page.getByRole("dialog").query()).toBeNull();
  expect(closed.all).toHaveLength(1);
});

test("SQL is written, completed, marked where it is wrong, and Ctrl-Enter goes on to the page", async () => {
  const onchange = heard<string>();
  const keys: string[] = [];
  const target = show(SqlEditor, {
    label: "Query",
    value: "SELECT 1",
    tables: [{ name: "people", columns: ["age"] }],
    problem: { message: "No such table", line: 1 },
    onchange,
  });
  target.addEventListener("keydown", (event) => keys.push(`${event.ctrlKey ? "Ctrl-" : ""}${event.key}${event.defaultPrevented ? " taken" : ""}`));
  await expect.poll(() => document.querySelector(".cm-content")).not.toBeNull();
  expect(document.querySelector("textarea")).toBeNull();
  await expect.poll(() => document.querySelector(".cm-wrong")?.textContent).toBe("SELECT 1");
  document.querySelector<HTMLElement>(".cm-content")!.focus();
  await userEvent.keyboard("{Control>}{End}{/Control}, 2");
  await expect.poll(() => onchange.all.at(-1)).toBe("SELECT 1, 2");
  await userEvent.keyboard(" FROM peo");
  await expect.poll(() => document.querySelector(".cm-tooltip-autocomplete")?.textContent).toContain("people");
  await userEvent.keyboard("{Escape}{Control>}{Enter}{/Control}");
  expect(keys).toContain("Ctrl-Enter");
  expect(onchange.all.at(-1)).toBe("SELECT 1, 2 FROM peo");
});

test("words inside parts follow the language", async () => {
  show(MultiSelect, { label: "Columns", values: [], options: [{ value: "a", label: "a" }], onchange: heard<string[]>() });
  flushSync(() => speak("zh-CN"));
  await expect.element(page.getByRole("button", { name: "选择: Columns" })).toBeVisible();
  flushSync(() => speak("en"));
});
