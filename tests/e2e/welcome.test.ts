import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { lookProblems } from "./look.ts";
import { stage, type Stage } from "./page.ts";

let built: Stage;
beforeAll(async () => void (built = await stage("start")));
afterAll(() => built.close());

test("the welcome page needs at most 150 kB of script and style, gzipped, and fetches no engine", async () => {
  const { page, errors } = await built.open("about:blank");
  const sizes: Record<string, number> = {};
  page.on("response", async (response) => {
    const { pathname } = new URL(response.url());
    if (/\.(js|css|wasm|gz)$/.test(pathname)) sizes[pathname] = gzipSync(await response.body()).length;
  });
  await page.goto(built.url, { waitUntil: "networkidle" });
  const total = Object.values(sizes).reduce((sum, size) => sum + size, 0);
  expect(Object.keys(sizes).length).toBeGreaterThan(0);
  expect(Object.keys(sizes).filter((path) => /wasm|duckdb|plot/i.test(path))).toEqual([]);
  expect(total).toBeLessThanOrEqual(150_000);
  expect(errors).toEqual([]);
  console.log(`first paint: ${(total / 1000).toFixed(0)} kB gzip in ${Object.keys(sizes).length} files`);
});

test.each(["en-GB", "zh-CN"])("the welcome page in %s reads well wide and narrow, light and dark", async (locale) => {
  for (const colorScheme of ["light", "dark"] as const) {
    const { page } = await built.open("", { locale, colorScheme });
    for (const width of [1440, 900, 420]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await lookProblems(page), `${colorScheme} ${width}`).toEqual([]);
    }
    await page.context().close();
  }
});

test("the browser's language chooses the words, and the reader's choice stays", async () => {
  const { page } = await built.open("", { locale: "zh-CN" });
  expect(await page.textContent("h1")).toContain("营销活动");
  await page.click("text=English");
  expect(await page.textContent("h1")).toContain("backwards");
  await page.reload();
  expect(await page.textContent("h1")).toContain("backwards");
  await page.context().close();
});

test("the promise says how to check it, and closes by key", async () => {
  const { page } = await built.open("");
  await page.click("text=See how to check");
  await page.waitForSelector("[role=dialog]");
  expect(await page.textContent("[role=dialog]")).toContain("developer tools");
  await page.keyboard.press("Escape");
  await page.waitForSelector("[role=dialog]", { state: "detached" });
  await page.context().close();
});

test("small type, weak contrast and a page that scrolls sideways are found: the tests of the look can fail", async () => {
  const { page } = await built.open("");
  await page.evaluate(() => {
    const bad = document.createElement("p");
    bad.textContent = "hard to read";
    bad.setAttribute("style", "font-size: 10px; color: #999; background: #fff; inline-size: 3000px");
    document.body.append(bad);
  });
  const found = (await lookProblems(page)).join();
  for (const word of ["scrolls sideways", "10.0 px: “hard to read”", "contrast 2.85: “hard to read”"]) expect(found).toContain(word);
  await page.context().close();
});
