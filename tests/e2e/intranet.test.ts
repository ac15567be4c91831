import { readFileSync } from "node:fs";
import { chromium, type Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findBrowser } from "../../scripts/find-browser.ts";
import { serve } from "../../scripts/serve.mjs";
import { states } from "./page.ts";

let server: Awaited<ReturnType<typeof serve>>;
let browser: Browser;

/** A host inside a company: a name of its own, plain http, no headers. Browsers give such a page no secure context. */
beforeAll(async () => {
  server = await serve({ dir: process.env.DIST ?? "dist", plain: true });
  browser = await chromium.launch({ executablePath: findBrowser(), args: ["--no-sandbox", "--host-resolver-rules=MAP intranet.test 127.0.0.1"] });
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

test("on a plain-http intranet host a notebook runs, is saved and comes back, though the browser gives no secure context", async () => {
  const page = await (await browser.newContext({ locale: "en-GB" })).newPage();
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  const home = `http://intranet.test:${new URL(server.url).port}/`;
  await page.goto(`${home}?notebook=examples/completejourney/completejourney.json`);
  await page.waitForSelector("[data-notebook]");
  expect(await page.evaluate(() => [isSecureContext, "storage" in navigator, "subtle" in crypto, "showSaveFilePicker" in window])).toEqual([
    false,
    false,
    false,
    false,
  ]);

  await page.click('[data-cell="types"] button[aria-label^="Run"]');
  await page.waitForSelector('[data-cell="types"][data-state="done"]', { timeout: 120_000 });
  expect(await states(page)).toMatchObject({ usage: "idle", contacts: "done", history: "done", types: "done" });

  const [download] = await Promise.all([page.waitForEvent("download"), page.click('header button:has-text("Save")')]);
  expect(JSON.parse(readFileSync((await download.path())!, "utf8")).contraflow).toBe(2);
  await page.waitForTimeout(1200);
  await page.goto(home);
  await page.click("text=Go on with");
  await page.waitForSelector('[data-cell="types"][data-state="idle"]');
  await page.click("header .pill");
  await page.waitForSelector("[data-kept]");
  expect(await page.textContent("[data-kept]")).toContain("This browser has no place for data here");
  expect(await page.locator("[role=dialog] input[role=switch]").count()).toBe(0);
  expect(errors).toEqual([]);
}, 240_000);
