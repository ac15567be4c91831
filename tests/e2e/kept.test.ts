import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { lookProblems } from "./look.ts";
import { stage, states, type Stage } from "./page.ts";

let built: Stage;
beforeAll(async () => void (built = await stage("plain")));
afterAll(() => built.close());

const rows = Array.from({ length: 300 }, (_, i) => `${i},${20 + (i % 50)}\n`).join("");
const people = { name: "people.csv", mimeType: "text/csv", buffer: Buffer.from(`id,age\n${rows}`) };
const title = "Mine";
const notebook = (title: string) => ({
  name: "n.json",
  mimeType: "application/json",
  buffer: Buffer.from(
    JSON.stringify({
      contraflow: 2,
      title,
      cells: [
        { name: "people", kind: "source", spec: { path: "people.csv" } },
        { name: "old", kind: "sql", spec: { query: "SELECT * FROM people WHERE age > 60" } },
      ],
    }),
  ),
});

async function choose(page: Page, press: string, file: typeof people): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.click(press)]);
  await chooser.setFiles([file]);
}
async function opened(): Promise<{ page: Page; errors: string[] }> {
  const tab = await built.open("");
  await choose(tab.page, "text=Open notebook", notebook(title));
  await tab.page.click("header button[aria-haspopup=menu]");
  await choose(tab.page, "[role=menuitem]:has-text('Add files')", people);
  await stands(tab.page, "people", "done");
  return tab;
}
const stands = (page: Page, cell: string, state: string) => page.waitForSelector(`[data-cell="${cell}"][data-state="${state}"]`, { timeout: 60_000 });
const keepIt = async (page: Page) => {
  await page.click("header .pill");
  await page.click("[role=dialog] input[role=switch]");
  await page.waitForSelector("[role=dialog] li:has-text('people.csv')");
  await page.keyboard.press("Escape");
  await page.waitForTimeout(1000);
};

/** What the browser keeps, looked at from outside of the page's own code. */
const left = (page: Page) =>
  page.evaluate(async () => {
    const files: string[] = [];
    const walk = async (folder: FileSystemDirectoryHandle) => {
      for await (const [name, handle] of folder.entries()) {
        files.push(name);
        if (handle.kind === "directory") await walk(handle as FileSystemDirectoryHandle);
      }
    };
    await walk(await navigator.storage.getDirectory());
    return { databases: (await indexedDB.databases()).length, files, local: localStorage.length, caches: (await caches.keys()).length };
  });

test("after a reload the notebook is back without its data, as long as keeping it is not allowed", async () => {
  const { page, errors } = await opened();
  await page.waitForTimeout(1500);
  expect((await left(page)).files).toEqual([]);
  await page.reload();
  await page.waitForSelector('[data-cell="people"]');
  expect(await states(page)).toEqual({ people: "idle", old: "idle" });
  expect(await page.textContent("main")).toContain("The data is not kept");
  expect(errors).toEqual([]);
  await page.context().close();
});

test("where the reader allows it, sources read by themselves after a reload, the rest waits for Run, and a second tab gets a copy", async () => {
  const { page, errors } = await opened();
  await keepIt(page);
  await page.reload();
  await stands(page, "people", "done");
  expect(await states(page)).toEqual({ people: "done", old: "idle" });
  expect(await page.textContent("main")).toContain("Its data was kept in this browser");
  await page.click('main button:text-is("Run all")');
  await stands(page, "old", "done");

  const second = await page.context().newPage();
  await second.goto(built.url);
  await second.click(`text=Go on with “${title}”`);
  await stands(second, "people", "done");
  await second.waitForTimeout(1500);
  expect((await left(page)).files).toHaveLength(2);
  expect(errors).toEqual([]);
  await page.context().close();
});

test("opening another notebook leaves the one before where it can be gone on with", async () => {
  const { page } = await opened();
  await page.waitForTimeout(1200);
  await page.click("header .home");
  await choose(page, "text=Open notebook", notebook("Another"));
  await page.waitForSelector("[data-notebook]");
  await page.waitForTimeout(1200);
  await page.click("header .home");
  await page.waitForSelector("text=Go on with “Another”");
  expect(await page.locator(".again button").allTextContents()).toEqual([expect.stringContaining("Another"), expect.stringContaining(title)]);
  expect(await lookProblems(page)).toEqual([]);
  await page.click(`text=Go on with “${title}”`);
  await page.waitForSelector('[data-cell="people"]');
  await page.context().close();
});

test("forgetting everything leaves nothing in the browser, also after going on with the open notebook", async () => {
  const { page, errors } = await opened();
  await keepIt(page);
  await page.click("header button[aria-haspopup=menu]");
  await page.click("[role=menuitemcheckbox]:has-text('Dark')");
  expect(await left(page)).toMatchObject({ databases: 1, local: 1, files: [expect.anything(), expect.stringMatching(/^[0-9a-f]{64}$/)] });
  await page.click("header .pill");
  await page.waitForSelector("[data-kept]");
  expect(await page.textContent("[data-kept]")).toContain("Copies of 1 file");
  await page.click("text=Forget everything kept here");
  await page.waitForSelector("text=nothing is left");
  const nothing = { databases: 0, files: [], local: 0, caches: 0 };
  expect(await left(page)).toEqual(nothing);
  await page.keyboard.press("Escape");
  await page.click('header button:text-is("Run · 1")');
  await stands(page, "old", "done");
  await page.waitForTimeout(1500);
  expect(await left(page)).toEqual(nothing);
  await page.reload();
  await page.waitForSelector("h1");
  expect(await page.locator(".again").count()).toBe(0);
  expect(errors).toEqual([]);
  await page.context().close();
});

test.each(["en-GB", "zh-CN"])("what is kept where reads well (%s)", async (locale) => {
  const { page } = await built.open("", { locale });
  await page.click("text=/See how to check|如何自行验证/");
  await page.waitForSelector("[data-kept]");
  for (const [width, colorScheme] of [
    [1440, "light"],
    [900, "dark"],
    [420, "light"],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 900 });
    await page.waitForTimeout(300);
    expect(await lookProblems(page), `${width} ${colorScheme}`).toEqual([]);
  }
  await page.context().close();
});
