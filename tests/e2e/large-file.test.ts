import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { chooseFiles, lastLoad } from "./large-file.ts";
import { writeLargeCsv } from "./large-csv.ts";
import { stage, type Stage } from "./page.ts";

const folder = mkdtempSync(join(tmpdir(), "contraflow-large-"));
const path = join(folder, "usage.csv");
let rows: number;
let built: Stage;
beforeAll(async () => {
  rows = writeLargeCsv(path, 300e6);
  built = await stage("start");
});
afterAll(async () => {
  await built?.close();
  rmSync(folder, { recursive: true, force: true });
});

const RUNNING = '[data-cell="usage"][data-state="running"]';

test("300 MB of CSV load while the page answers clicks; calling off ends it, and a second load is whole", async () => {
  const { page, errors } = await built.open("");
  await page.evaluate(() => Object.assign(window, { showOpenFilePicker: undefined }));
  await chooseFiles(page, path, "text=Choose files");
  await page.waitForSelector(RUNNING, { timeout: 60_000 });

  await page.click("header .pill");
  await page.waitForSelector("[role=dialog]");
  await page.keyboard.press("Escape");
  await page.waitForSelector("[role=dialog]", { state: "detached" });
  expect(await page.locator(RUNNING).count(), "the clicks were answered while it loaded").toBe(1);

  await page.click('header button:has-text("Call off")');
  await page.waitForSelector('[data-cell="usage"][data-state="idle"]', { timeout: 10_000 });

  await page.click('header button:has-text("Run")');
  await page.waitForSelector('[data-cell="usage"][data-state="done"]', { timeout: 180_000 });
  expect((await lastLoad(page, "usage")).rows).toBe(rows);
  expect(await page.innerText('[data-cell="usage"] .body')).toContain(rows.toLocaleString("en"));
  expect(errors).toEqual([]);
});
