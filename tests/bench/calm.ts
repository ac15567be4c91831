import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chooseFiles, lastLoad, longestTask, watchLongTasks } from "../e2e/large-file.ts";
import { writeLargeCsv } from "../e2e/large-csv.ts";
import { stage } from "../e2e/page.ts";
import { watchMemory } from "./peak.ts";

const SIZE_BYTES = 300e6;

/** How calm the page stays while 300 MB of CSV load: its longest task, and the time from asking to call it off until it is. */
export default async function calm(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "contraflow-bench-"));
  const built = await stage("start");
  try {
    const path = join(folder, "usage.csv");
    writeLargeCsv(path, SIZE_BYTES);
    const { page } = await built.open("about:blank");
    await watchLongTasks(page);
    const memory = await watchMemory(built.browser);
    await page.goto(built.url);
    await page.evaluate(() => Object.assign(window, { showOpenFilePicker: undefined }));
    await chooseFiles(page, path, "text=Choose files");
    await page.waitForSelector('[data-cell="usage"][data-state="running"]', { timeout: 60_000 });
    await page.waitForTimeout(500);
    const askedMs = performance.now();
    await page.click('header button:has-text("Call off")');
    await page.waitForSelector('[data-cell="usage"][data-state="idle"]');
    const calledOffMs = performance.now() - askedMs;
    await longestTask(page);
    await page.click('header button:has-text("Run")');
    await page.waitForSelector('[data-cell="usage"][data-state="done"]', { timeout: 180_000 });
    const { ms } = await lastLoad(page, "usage");
    console.log(`A CSV of ${SIZE_BYTES / 1e6} MB in Chromium:`);
    console.log(`  loaded in ${(ms / 1000).toFixed(1)} s, peak ${(await memory.peakMb())?.toFixed(0) ?? "n/a"} MB`);
    console.log(`  longest task of the page ${(await longestTask(page)).toFixed(0)} ms (aim: under 200)`);
    console.log(`  from asking to being called off ${calledOffMs.toFixed(0)} ms (aim: under 1000)`);
  } finally {
    await built.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
