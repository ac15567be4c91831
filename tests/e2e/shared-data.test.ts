import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { stage, type Stage } from "./page.ts";

/** Real files that may not all be committed; what each holds was counted by another program. */
const DATA = "../shared/data";
interface Held {
  file: string;
  rows: number;
  encoding: string | null;
  columns: Record<string, string>;
}
const held = JSON.parse(readFileSync("tests/fixtures/shared-data.json", "utf8")) as Held[];
const folders = [...new Set(held.map(({ file }) => dirname(file)))];

let built: Stage;
beforeAll(async () => void (built = await stage("start")));
afterAll(() => built.close());

/** Drop a file on the page, as from the desktop. */
async function drop(page: Page, path: string): Promise<void> {
  const content = { name: basename(path), base64: readFileSync(path).toString("base64") };
  const transfer = await page.evaluateHandle(({ name, base64 }) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], name));
    return transfer;
  }, content);
  await page.dispatchEvent("body", "drop", { dataTransfer: transfer });
}

/** What a source says of its file: the line of rows, the line of facts, and the type of each column. */
async function said(page: Page, cell: string): Promise<{ text: string; facts: string; types: Record<string, string> }> {
  const at = `[data-cell="${cell}"]`;
  const rows = await page.$$eval(`${at} table:first-of-type tbody tr`, (all) =>
    all.map((row) => [...row.children].map((one) => (one as HTMLElement).innerText.trim())),
  );
  return {
    text: await page.innerText(`${at} .body`),
    facts: await page.innerText(`${at} .body .facts`),
    types: Object.fromEntries(rows.map(([name, type]) => [name, type])),
  };
}

const WORDS: Record<string, string> = { number: "number", text: "text", date: "date", boolean: "yes/no" };

for (const folder of folders)
  test.skipIf(!existsSync(join(DATA, folder)))(`${folder}: every file loads as it is, with its encoding, types and rows`, async () => {
    const { page, errors } = await built.open("");
    const files = held.filter(({ file }) => dirname(file) === folder);
    for (const [i, { file, rows, encoding, columns }] of files.entries()) {
      await drop(page, join(DATA, file));
      const cell = page.locator("[data-kind=source]").nth(i);
      await cell.waitFor();
      const name = (await cell.getAttribute("data-cell"))!;
      await page.waitForSelector(`[data-cell="${name}"][data-state="done"] table tbody tr`, { timeout: 60_000 });
      const found = await said(page, name);
      expect(found.text, file).toContain(`${rows.toLocaleString("en")} rows`);
      if (encoding) expect(found.facts, file).toContain(encoding.toUpperCase());
      expect(found.types, file).toEqual(Object.fromEntries(Object.entries(columns).map(([column, type]) => [column, WORDS[type]])));
    }
    expect(errors).toEqual([]);
    await page.context().close();
  });
