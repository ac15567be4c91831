import { existsSync, readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ended, stage, states, type Stage } from "./page.ts";

let built: Stage;
beforeAll(async () => void (built = await stage("start")));
afterAll(() => built.close());

const BASKETS = "tests/fixtures/online_retail";
const WHOLE = "../shared/data/online_retail/online_retail.parquet";

/** Fewer customers than this are not told, nor is what would give them away. */
const FEW = 10;

interface Counted {
  a: string;
  b: string;
  nA: number;
  nB: number;
  nAB: number;
  lift: number;
}

async function opened(example: string): Promise<{ page: Page; errors: string[] }> {
  const found = await built.open(`?notebook=examples/${example}/${example}.json&run`);
  await ended(found.page);
  expect(Object.entries(await states(found.page)).filter(([, state]) => state !== "done")).toEqual([]);
  return found;
}

/** Wait until a cell that its view has changed has run. */
async function settled(page: Page, cell: string): Promise<void> {
  await page.waitForSelector(`[data-cell="${cell}"][data-state="done"]:not([data-stale])`, { timeout: 120_000 });
  await ended(page);
}

/** The texts of a table's cells in a cell of the notebook, row by row. */
async function rowsOf(page: Page, cell: string, label: string): Promise<string[][]> {
  return page.$$eval(`[data-cell="${cell}"] table[aria-label="${label}"] tbody tr`, (rows) =>
    rows.map((row) => [...row.children].map((one) => (one as HTMLElement).innerText.trim())),
  );
}

async function saved(page: Page): Promise<string[]> {
  const [download] = await Promise.all([page.waitForEvent("download"), page.click("[role=dialog] button:text-is('Save')")]);
  return readFileSync((await download.path())!, "utf8")
    .trimEnd()
    .split("\r\n");
}

test("on the bank's calls, the handle of the chart sets the target group, and the group leaves as a file", async () => {
  const { page, errors } = await opened("bank_marketing");
  await page.evaluate(() => Object.assign(window, { showSaveFilePicker: undefined }));
  const handle = page.locator('[data-cell="response"] [role=slider]').first();
  const before = await handle.getAttribute("aria-valuetext");
  await handle.focus();
  for (let i = 0; i < 5; ++i) await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Tab");
  expect(await handle.getAttribute("aria-valuetext")).not.toBe(before);
  await settled(page, "response");
  const wanted = Number((await page.textContent('[data-cell="response"] dl dd'))!.replace(/\D/g, ""));
  expect(wanted).toBeGreaterThan(4_521);
  await page.click('[data-cell="response"] .buttons button:has-text("Export")');
  await page.waitForSelector(`[role=dialog] :text('${wanted.toLocaleString("en")} rows'):visible`);
  const [header, ...lines] = await saved(page);
  expect(header).toContain("customer_id");
  expect(lines).toHaveLength(wanted);
  expect(new Set(lines.map((line) => line.split(",")[0])).size).toBe(wanted);
  expect(errors).toEqual([]);
  await page.context().close();
});

test("on the churning customers, tiers hold the shares they say, with reasons; and lift depends on who counts", async () => {
  const { page, errors } = await opened("wa_churn");
  const tiers = await page.$$eval('[data-cell="churn"] article dl div:first-child dd', (all) =>
    all.map((one) => Number((one as HTMLElement).innerText.replace(/\D/g, ""))),
  );
  expect(tiers.slice(0, 3)).toEqual([352, 352, 705]);
  expect(await page.textContent('[data-cell="churn"] article')).toMatch(/contract|tenure|internet/);
  const pair = async () => {
    await page.check('[data-cell="bundles"] input[value="service-service"]');
    await page.check('[data-cell="bundles"] input[value="table"]');
    const rows = await rowsOf(page, "bundles", "Pairs worth saying");
    return rows.find(([a, b]) => [a, b].sort().join() === "online security,tech support")?.[2];
  };
  expect(await pair()).toBe("1.47");
  await page.check('[data-cell="bundles"] input[value="all"]');
  await settled(page, "bundles");
  expect(await pair()).toBe("1.88");
  expect(errors).toEqual([]);
  await page.context().close();
});

/** Drop a file of baskets, have association suggest itself for it, run it, and read its pairs. */
async function pairsOf(path: string): Promise<{ page: Page; pairs: string[][]; errors: string[] }> {
  const { page, errors } = await built.open("");
  const base64 = readFileSync(path).toString("base64");
  const transfer = await page.evaluateHandle((content) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0))], "baskets.parquet"));
    return transfer;
  }, base64);
  await page.dispatchEvent("body", "drop", { dataTransfer: transfer });
  await page.waitForSelector('[data-kind="source"][data-state="done"]', { timeout: 60_000 });
  await page.click('button:has-text("Add a cell")');
  await page.click('.kind:has-text("Product association")');
  await page.waitForSelector('[data-kind="association"]');
  await page.click('header button:has-text("Run")');
  await page.waitForSelector('[data-kind="association"][data-state="done"]', { timeout: 120_000 });
  await page.check('[data-kind="association"] input[value="table"]');
  return { page, pairs: await rowsOf(page, (await page.getAttribute('[data-kind="association"]', "data-cell"))!, "Pairs worth saying"), errors };
}

test("baskets dropped on the page give the pairs that another program counted", async () => {
  const { pairs: all } = JSON.parse(readFileSync(`${BASKETS}/pairs.json`, "utf8")) as { pairs: Counted[] };
  const counted = all.filter(({ nA, nB, nAB }) => Math.min(nA, nB) - nAB >= FEW);
  const { page, pairs, errors } = await pairsOf(`${BASKETS}/december.parquet`);
  const known = new Map(
    counted.map(({ a, b, nAB, lift }) => [
      [a, b]
        .map((name) => name.trim())
        .sort()
        .join("|"),
      [lift.toFixed(2), String(nAB)],
    ]),
  );
  expect(pairs.length).toBe(counted.length);
  for (const [a, b, lift, nAB] of pairs) expect([lift, nAB], `${a} and ${b}`).toEqual(known.get([a, b].sort().join("|")));
  expect(errors).toEqual([]);
  await page.context().close();
});

test.skipIf(!existsSync(WHOLE))("a year of baskets is counted too", async () => {
  const { page, pairs, errors } = await pairsOf(WHOLE);
  expect(pairs.length).toBeGreaterThan(50);
  expect(errors).toEqual([]);
  await page.context().close();
});
