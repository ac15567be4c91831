import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { writeCsv } from "../../scripts/telecom/csv.ts";
import { twoMonths, type Planted } from "../../scripts/telecom/next-month.ts";
import { lookProblems } from "./look.ts";
import { stage, states, type Stage } from "./page.ts";

const SOURCES = ["customers", "usage", "holdings", "campaigns", "contacts", "opt_out", "black_list", "red_list"];
const folder = mkdtempSync(join(tmpdir(), "contraflow-months-"));
let built: Stage;
let planted: Planted;
/** The notebook of the first month, saved after its files were read. */
let saved = "";

beforeAll(async () => {
  const months = twoMonths({ customers: 4000, seed: "must show" });
  planted = months.planted;
  for (const [month, issues] of [
    ["202406", months.first],
    ["202407", months.next],
  ] as const)
    for (const [name, { layout, rows }] of Object.entries(issues)) await writeCsv(join(folder, `${name}_${month}.csv`), layout, [rows]);
  built = await stage("start");
  saved = await firstMonth();
});
afterAll(async () => {
  await built.close();
  rmSync(folder, { recursive: true });
});

const file = (name: string, month: string) => ({
  name: `${name}_${month}.csv`,
  mimeType: "text/csv",
  buffer: readFileSync(join(folder, `${name}_${month}.csv`)),
});

/** The telecom example, its sources reading an analyst's own monthly extracts. */
function notebook(): string {
  const telecom = JSON.parse(readFileSync("public/examples/telecom/telecom.json", "utf8")) as { cells: { name: string; spec: object }[] };
  const cells = telecom.cells.map((cell) => (SOURCES.includes(cell.name) ? { ...cell, spec: { ...cell.spec, path: `${cell.name}_202406.csv` } } : cell));
  return JSON.stringify({ ...telecom, cells });
}

async function chosen(page: Page, press: string, files: { name: string; mimeType: string; buffer: Buffer }[]): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.click(press)]);
  await chooser.setFiles(files);
}
async function openNotebook(json: string, locale = "en-GB"): Promise<{ page: Page; errors: string[] }> {
  const opened = await built.open("", { locale });
  await opened.page.evaluate(() => Object.assign(window, { showSaveFilePicker: undefined }));
  await chosen(opened.page, "text=/Open notebook|打开笔记本/", [{ name: "telecom.json", mimeType: "application/json", buffer: Buffer.from(json) }]);
  await opened.page.waitForSelector("[data-notebook]");
  return opened;
}
async function addFiles(page: Page, files: { name: string; mimeType: string; buffer: Buffer }[]): Promise<void> {
  await page.click("header button[aria-haspopup=menu]");
  await chosen(page, "[role=menuitem]:has-text('Add files'), [role=menuitem]:has-text('添加文件')", files);
}
async function save(page: Page): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent("download"), page.click('header button:text-matches("^(Saved?|保存|已保存)$")')]);
  return readFileSync((await download.path())!, "utf8");
}
const sourcesDone = async (page: Page) => {
  for (const name of SOURCES) await page.waitForSelector(`[data-cell="${name}"][data-state="done"]`, { timeout: 60_000 });
};
const told = (page: Page, source: string) =>
  page.$$eval(`[data-source="${source}"] [data-finding]`, (lines) =>
    lines.map((line) => `${(line as HTMLElement).dataset.column}: ${(line as HTMLElement).dataset.finding}`),
  );

async function firstMonth(): Promise<string> {
  const { page } = await openNotebook(notebook());
  await addFiles(
    page,
    SOURCES.map((name) => file(name, "202406")),
  );
  await sourcesDone(page);
  expect(await page.locator(".refresh").count()).toBe(0);
  let json = await save(page);
  while (Object.keys(JSON.parse(json).shapes ?? {}).length < SOURCES.length) {
    await page.waitForTimeout(300);
    json = await save(page);
  }
  await page.context().close();
  return json;
}

test("the telecom example reopened with next month's files names exactly what has changed, before anything runs", async () => {
  expect(saved).not.toMatch(/"0\d{10}"/);
  const { page, errors } = await openNotebook(saved);
  await addFiles(
    page,
    SOURCES.map((name) => file(name, "202407")),
  );
  await sourcesDone(page);
  await expect.poll(() => told(page, "customers").then(({ length }) => length), { timeout: 30_000 }).toBeGreaterThan(0);
  await expect.poll(() => page.textContent(".refresh"), { timeout: 30_000 }).toContain("One table has changed");

  const levels = [...new Set(planted.levels.map(({ column }) => column))];
  const wanted = [`${planted.fresh}: new`, `${planted.retyped}: retyped`, `${planted.drifted}: drift`, ...levels.map((column) => `${column}: levels`)];
  expect((await told(page, "customers")).sort()).toEqual(wanted.sort());
  for (const { column, level } of planted.levels)
    expect(await page.textContent(`[data-source="customers"] [data-column="${column}"][data-finding="levels"]`)).toContain(`${level} (`);
  for (const name of SOURCES.filter((name) => name !== "customers")) {
    await page.click(`[data-source="${name}"] summary`);
    expect(await told(page, name), name).toEqual([]);
    expect(await page.textContent(`[data-source="${name}"]`)).toContain(`${name}_202407.csv`);
  }
  const standing = await states(page);
  expect(["history", "tags", "types", "personas", "matrix", "plan"].map((name) => standing[name])).toEqual(Array(6).fill("idle"));

  await page.click("text=Take as the new reference");
  await page.waitForSelector(".refresh", { state: "detached" });
  const shapes = JSON.parse(await save(page)).shapes as Record<string, { columns: { name: string }[] }>;
  expect(shapes.customers.columns.map(({ name }) => name)).toContain(planted.fresh);
  expect(errors).toEqual([]);
  expect(built.recorder.foreign()).toEqual([]);
  await page.context().close();
}, 240_000);

test("files whose names say nothing are matched by their columns, what is not sure is asked, and a choice can be corrected and put back", async () => {
  const { page, errors } = await openNotebook(saved, "zh-CN");
  const renamed = (name: string, called: string) => ({ ...file(name, "202407"), name: called });
  await addFiles(page, [renamed("usage", "导出1.csv"), renamed("red_list", "名单.csv")]);
  await page.waitForSelector('[data-cell="usage"][data-state="done"]', { timeout: 60_000 });
  expect(await page.textContent('[data-source="usage"]')).toContain("按列名");
  expect(await page.textContent(".refresh")).toContain("请指定这个文件对应哪个数据源");
  await page.selectOption('select[aria-label*="名单.csv"], .refresh .file:has-text("名单.csv") select', { value: "=black_list" });
  await page.waitForSelector('[data-cell="black_list"][data-state="done"]', { timeout: 60_000 });
  await page.selectOption('[data-source="black_list"] select', { value: "=red_list" });
  await page.waitForSelector('[data-cell="red_list"][data-state="done"]', { timeout: 60_000 });
  await page.waitForSelector('[data-source="black_list"]', { state: "detached" });
  expect((await states(page)).history).toBe("idle");
  await page.click("text=换回原来的文件");
  await page.waitForSelector(".refresh", { state: "detached" });
  const { cells } = JSON.parse(await save(page)) as { cells: { name: string; spec: { path?: string } }[] };
  expect(cells.find(({ name }) => name === "usage")!.spec.path).toBe("usage_202406.csv");
  expect(cells.find(({ name }) => name === "red_list")!.spec.path).toBe("red_list_202406.csv");
  expect(errors).toEqual([]);
  await page.context().close();
}, 240_000);

test("a new file that cannot be read says so in the panel, the former one is put back, and the rest is fresh again", async () => {
  const json = JSON.stringify({
    contraflow: 2,
    title: "Two",
    cells: [
      { name: "people", kind: "source", spec: { path: "people.csv" } },
      { name: "old", kind: "sql", spec: { query: "SELECT * FROM people WHERE age > 60" } },
    ],
  });
  const people = (more: string) => ({ name: "people.csv", mimeType: "text/csv", buffer: Buffer.from(more) });
  const rows = Array.from({ length: 200 }, (_, i) => `${i},${20 + (i % 60)}\n`).join("");
  const { page, errors } = await openNotebook(json);
  await addFiles(page, [people(`id,age\n${rows}`)]);
  await page.waitForSelector('[data-cell="people"][data-state="done"]');
  await page.click('header button:text-is("Run · 1")');
  await page.waitForSelector('[data-cell="old"][data-state="done"]');
  await expect.poll(async () => Object.keys(JSON.parse(await save(page)).shapes ?? {})).toEqual(["people"]);

  await addFiles(page, [people("PK\u0003\u0004 no archive")]);
  await page.waitForSelector('[data-cell="people"][data-state="failed"]');
  expect(await page.textContent(".refresh")).toContain("One source could not read its new file");
  await page.click("text=Put back the former files");
  await expect.poll(() => states(page)).toEqual({ people: "done", old: "done" });
  await expect.poll(() => page.locator("[data-stale]").count()).toBe(0);

  await addFiles(page, [people(`id,years\n${rows}`)]);
  await page.waitForSelector('[data-finding="renamed"]');
  expect(await page.textContent('[data-finding="renamed"]')).toContain("“age” is gone and “years” is new");
  expect(await page.textContent('[data-finding="renamed"]')).toContain("Read by old.");
  expect(await page.getAttribute('[data-cell="old"]', "data-stale")).toBe("");
  expect(errors).toEqual([]);
  await page.context().close();
}, 120_000);

test.each(["en-GB", "zh-CN"])(
  "the panel reads well wide and narrow, light and dark (%s)",
  async (locale) => {
    const { page } = await openNotebook(saved, locale);
    await addFiles(
      page,
      SOURCES.map((name) => file(name, "202407")),
    );
    await sourcesDone(page);
    await page.waitForSelector("[data-finding]", { timeout: 30_000 });
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      for (const width of [1440, 900]) {
        await page.setViewportSize({ width, height: 900 });
        await page.waitForTimeout(300);
        expect(await lookProblems(page), `${colorScheme} ${width}`).toEqual([]);
      }
    }
    await page.context().close();
  },
  240_000,
);
