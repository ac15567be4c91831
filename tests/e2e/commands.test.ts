import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ended, stage, states, type Stage } from "./page.ts";

let built: Stage;
beforeAll(async () => void (built = await stage("start")));
afterAll(() => built.close());

const SLOW = "SELECT count(*) AS n FROM range(3000000000) r(i) WHERE hash(i) % 7 = 3";

function written(...cells: string[]): string {
  const list = cells.map((cell) => ({ name: cell.split("=")[0], kind: "sql", spec: { query: cell.slice(cell.indexOf("=") + 1) } }));
  return JSON.stringify({ contraflow: 1, title: "By hand", cells: list });
}

async function openNotebook(json: string): Promise<Page> {
  const { page } = await built.open("");
  await page.evaluate(() => Object.assign(window, { showOpenFilePicker: undefined, showSaveFilePicker: undefined }));
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.click("text=Open notebook")]);
  await chooser.setFiles([{ name: "by hand.json", mimeType: "application/json", buffer: Buffer.from(json) }]);
  await page.waitForSelector("[data-notebook]");
  return page;
}

const names = async (page: Page) => Object.keys(await states(page));
const run = (page: Page) => page.click('header button:has-text("Run")');
async function ofCell(page: Page, cell: string, item: string): Promise<void> {
  await page.click(`[data-cell="${cell}"] button[aria-label="More for this cell"]`);
  await page.click(`[role=menuitem]:has-text("${item}")`);
}

test("a cell is duplicated under a free name, moved to the ends and no further, and every step can be undone and redone", async () => {
  const page = await openNotebook(written("a=SELECT 1 AS x", "b=SELECT 2 AS y"));
  await ofCell(page, "a", "Duplicate");
  expect(await names(page)).toEqual(["a", "a_2", "b"]);
  await ofCell(page, "a_2", "Move down");
  expect(await names(page)).toEqual(["a", "b", "a_2"]);
  await ofCell(page, "a_2", "Move down");
  expect(await names(page)).toEqual(["a", "b", "a_2"]);
  await ofCell(page, "b", "Move up");
  expect(await names(page)).toEqual(["b", "a", "a_2"]);
  await page.locator("main").press("Control+z");
  await page.locator("main").press("Control+z");
  expect(await names(page)).toEqual(["a", "a_2", "b"]);
  await page.locator("main").press("Control+Shift+z");
  expect(await names(page)).toEqual(["a", "b", "a_2"]);
  await page.context().close();
});

test("a setting of the notebook makes stale what looks at it, and is kept with the notebook", async () => {
  const { page } = await built.open("?notebook=examples/completejourney/completejourney.json");
  await page.waitForSelector("[data-notebook]");
  expect(new Set(Object.values(await states(page)))).toEqual(new Set(["idle", "done"]));
  await page.click('[data-cell="tags"] button[aria-label^="Run"]');
  await page.waitForSelector('[data-cell="tags"][data-state="done"]', { timeout: 120_000 });
  await page.click("header button[aria-haspopup=menu]");
  await page.click('[role=menuitem]:has-text("Notebook settings")');
  await page.fill('[role=dialog] input[placeholder="2024-06"]', "2017-13");
  expect(await page.textContent("[role=dialog]")).toMatch(/2017-12|month/i);
  await page.fill('[role=dialog] input[placeholder="2024-06"]', "2017-11");
  await page.keyboard.press("Escape");
  await page.waitForSelector('[data-cell="tags"][data-stale]');
  expect(await page.$('[data-cell="history"][data-stale]')).toBeNull();
  await page.evaluate(() => Object.assign(window, { showSaveFilePicker: undefined }));
  const [download] = await Promise.all([page.waitForEvent("download"), page.click('header button:has-text("Save")')]);
  expect(JSON.parse(readFileSync((await download.path())!, "utf8")).settings.month).toBe("2017-11");
  await page.context().close();
});

test("while a cell runs the page answers, and calling it off leaves it as it was and the rest ready to run", async () => {
  const page = await openNotebook(written(`slow=${SLOW}`, "fine=SELECT 1 AS x"));
  await run(page);
  await page.waitForSelector('[data-cell="slow"][data-state="running"]', { timeout: 60_000 });
  const frames = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let drawn = 0;
        const end = performance.now() + 1000;
        const next = () => (++drawn, performance.now() < end ? requestAnimationFrame(next) : resolve(drawn));
        requestAnimationFrame(next);
      }),
  );
  expect(frames).toBeGreaterThan(10);
  await page.click('header button:has-text("Call off")');
  await ended(page, 30_000);
  expect(await states(page)).toEqual({ slow: "idle", fine: "idle" });
  await page.click('[data-cell="fine"] button[aria-label^="Run"]');
  await page.waitForSelector('[data-cell="fine"][data-state="done"]', { timeout: 60_000 });
  await page.context().close();
});

test("the engine comes when it is first needed, with a bar that says how far it is", async () => {
  const before = built.recorder.requests.length;
  const page = await openNotebook(written("a=SELECT 1 AS x"));
  const engine = /duckdb[^/]*\.wasm/;
  expect(built.recorder.requests.slice(before).filter((url) => engine.test(url))).toEqual([]);
  await page.route(engine, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await route.continue();
  });
  expect(await page.$("[role=progressbar]")).toBeNull();
  await run(page);
  await page.waitForSelector("[role=progressbar]");
  await ended(page);
  expect(await page.$("[role=progressbar]")).toBeNull();
  expect(await states(page)).toEqual({ a: "done" });
  await page.context().close();
});

test("where the browser has file handles, a notebook is saved again into its own file without asking", async () => {
  const { page } = await built.open("");
  await page.evaluate(
    async (json) => {
      const folder = await navigator.storage.getDirectory();
      const handle = await folder.getFileHandle("mine.json", { create: true });
      const writable = await handle.createWritable();
      await writable.write(json);
      await writable.close();
      const asked = { open: 0, save: 0 };
      Object.assign(window, {
        asked,
        showOpenFilePicker: async () => (++asked.open, [handle]),
        showSaveFilePicker: async () => (++asked.save, handle),
      });
    },
    written("a=SELECT 1 AS x", "b=SELECT 2 AS y"),
  );
  await page.click("text=Open notebook");
  await page.waitForSelector("[data-notebook]");
  await ofCell(page, "b", "Delete");
  await page.click('header button:has-text("Save")');
  await page.waitForSelector('header button:has-text("Saved")');
  const kept = await page.evaluate(async () => {
    const handle = await (await navigator.storage.getDirectory()).getFileHandle("mine.json");
    return { text: await (await handle.getFile()).text(), asked: (window as unknown as { asked: object }).asked };
  });
  expect(JSON.parse(kept.text).cells.map(({ name }: { name: string }) => name)).toEqual(["a"]);
  expect(kept.asked).toEqual({ open: 1, save: 0 });
  await page.context().close();
});

test.each(["https://example.com/plan.json", "//example.com/plan.json", "..%2fplan.json"])("a notebook at %s is neither fetched nor run", async (path) => {
  const before = built.recorder.requests.length;
  const { page } = await built.open(`?notebook=${encodeURIComponent(path)}&run`);
  await page.waitForSelector(".alone");
  expect(await page.textContent(".alone")).toContain("does not lie beside this page");
  expect(built.recorder.foreign()).toEqual([]);
  expect(built.recorder.requests.slice(before).filter((url) => new URL(url).pathname.endsWith("plan.json"))).toEqual([]);
  await page.context().close();
});
