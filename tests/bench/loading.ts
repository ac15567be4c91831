import { mkdtempSync, rmSync, statSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { chooseFiles, lastLoad } from "../e2e/large-file.ts";
import { stage } from "../e2e/page.ts";
import { loadNative, openNative, writeMixed } from "./native.ts";
import { watchMemory } from "./peak.ts";
import { median, spread } from "./spread.ts";

const SIZES = [1_000_000, 5_000_000];
const RUNS = 5;
/** What the page looks at after a load, for its picture of the table, is over by then. */
const QUIET_MS = 3000;

/**
 * Loading the same file with the page and with native DuckDB on one thread, turn by turn: seconds from file in hand to table counted, and their ratio.
 *
 * The page's engine is warm: it has read a small file before. Arguments: sizes in rows; 1M and 5M by default.
 */
export default async function loading(args: readonly string[]): Promise<void> {
  const sizes = args.length ? args.map(Number) : SIZES;
  const folder = mkdtempSync(join(tmpdir(), "contraflow-bench-"));
  try {
    const native = await openNative();
    console.log(
      `Loading in Chromium beside native DuckDB on one thread, ${cpus().length} cores (${cpus()[0]?.model.trim()}); median (least–most) of ${RUNS}, in seconds.`,
    );
    console.log(["file", "MB", "page", "native", "ratio", "peak MB"].map((word) => word.padStart(22)).join(""));
    for (const rows of sizes)
      for (const ending of ["csv", "parquet"]) {
        const path = join(folder, `mixed.${ending}`);
        await writeMixed(native, rows, path);
        const found = await compare(native, path, rows);
        const name = `${rows / 1e6}M × 12 ${ending}`;
        const ratio = median(found.page) / median(found.native);
        const cells = [
          name,
          (statSync(path).size / 1e6).toFixed(0),
          spread(found.page),
          spread(found.native),
          `${ratio.toFixed(2)}×`,
          found.peakMb?.toFixed(0) ?? "n/a",
        ];
        console.log(cells.map((cell) => cell.padStart(22)).join(""));
        rmSync(path);
      }
    native.closeSync();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function compare(
  native: Awaited<ReturnType<typeof openNative>>,
  path: string,
  rows: number,
): Promise<{ page: number[]; native: number[]; peakMb: number | null }> {
  const built = await stage("start");
  try {
    const memory = await watchMemory(built.browser);
    const { page } = await built.open("");
    await page.evaluate(() => Object.assign(window, { showOpenFilePicker: undefined }));
    await warm(page);
    await page.click('header button[aria-label="More"]');
    await chooseFiles(page, path, '[role=menuitem]:has-text("Add files")');
    await done(page);
    const times = { page: [] as number[], native: [] as number[] };
    for (let run = 0; run < RUNS; ++run) {
      await page.waitForTimeout(QUIET_MS);
      await page.click('[data-cell="mixed"] button[aria-label="Run this cell"]');
      await page.waitForSelector('[data-cell="mixed"]:not([data-state="done"])');
      await done(page);
      const load = await lastLoad(page, "mixed");
      if (load.rows !== rows) throw new Error(`${path}: ${load.rows} rows of ${rows}`);
      times.page.push(load.ms / 1000);
      times.native.push((await loadNative(native, path)).seconds);
    }
    return { ...times, peakMb: await memory.peakMb() };
  } finally {
    await built.close();
  }
}

async function done(page: Page): Promise<void> {
  await page.waitForSelector('[data-cell="mixed"][data-state="done"]', { timeout: 300_000 });
}

/** Open the engine with a small file. */
async function warm(page: Page): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.click("text=Choose files")]);
  await chooser.setFiles([{ name: "small.csv", mimeType: "text/csv", buffer: Buffer.from("a,b\n1,2\n") }]);
  await page.waitForSelector('[data-cell="small"][data-state="done"]', { timeout: 60_000 });
}
