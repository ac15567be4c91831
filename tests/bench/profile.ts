import type { Page } from "playwright-core";
import { stage } from "../e2e/page.ts";
import { spread } from "./spread.ts";

const RUNS = 5;

/** A million rows of twenty mixed columns, some of them different in each row. */
const MIXED = `
SELECT
  13000000000 + i AS customer_id, 'u' || i || '@x.cn' AS email, '1' || (3000000000 + hash(i, 1) % 999999999) AS phone,
  DATE '2024-01-01' + (hash(i, 2) % 180)::INTEGER AS day, TIMESTAMP '2024-01-01' + to_seconds((hash(i, 3) % 15000000)::INTEGER) AS seen_at,
  (hash(i, 4) % 90)::INTEGER AS age, ['北京', '上海', '广州', '南京'][1 + (hash(i, 5) % 4)::INTEGER] AS city, ['A', 'B', 'C'][1 + (hash(i, 6) % 3)::INTEGER] AS tier,
  (hash(i, 7) % 100000) / 97.0 AS spend, (hash(i, 8) % 1000000) / 1013.0 AS data_gb, (hash(i, 9) % 3000)::INTEGER AS voice_min,
  CASE WHEN hash(i, 10) % 10 > 0 THEN (hash(i, 10) % 500)::INTEGER END AS sms, hash(i, 11) % 2 = 0 AS active, 'plan ' || (hash(i, 12) % 40) AS plan,
  (hash(i, 13) % 1000)::INTEGER AS points, (hash(i, 14) % 77777) / 7.0 AS bill, 'store ' || (hash(i, 15) % 900) AS store,
  (hash(i, 16) % 12)::INTEGER AS calls, DATE '2010-01-01' + (hash(i, 17) % 5000)::INTEGER AS joined, (hash(i, 18) % 31) / 31.0 AS share
FROM range(1000000) t(i)`;

/** Seconds that the profile of a million rows by twenty columns takes, as the cell itself says. */
export default async function profile(): Promise<void> {
  const built = await stage("start");
  try {
    const { page } = await built.open("");
    await page.evaluate(() => Object.assign(window, { showOpenFilePicker: undefined }));
    const cells = [
      { name: "mixed", kind: "sql", spec: { query: MIXED } },
      { name: "profile", kind: "profile", spec: { tables: [{ table: "mixed" }] } },
    ];
    const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.click("text=Open notebook")]);
    await chooser.setFiles([{ name: "bench.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify({ contraflow: 2, cells })) }]);
    const seconds: number[] = [];
    for (let run = 0; run < RUNS; ++run) seconds.push(await again(page));
    console.log(`Profile of 1,000,000 rows × 20 columns in Chromium, seconds, median of ${RUNS}: ${spread(seconds, 1)} (aim: under 5)`);
  } finally {
    await built.close();
  }
}

async function again(page: Page): Promise<number> {
  const cell = '[data-cell="profile"]';
  await page.click(`${cell} button[aria-label="Run this cell"]`);
  await page.waitForSelector(`${cell}:not([data-state="done"])`);
  await page.waitForSelector(`${cell}[data-state="done"]`, { timeout: 120_000 });
  await page.waitForTimeout(3000);
  return Number(await page.getAttribute(cell, "data-took")) / 1000;
}
