import { svelte } from "@sveltejs/vite-plugin-svelte";
import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";
import { findBrowser } from "./scripts/find-browser.ts";
import { duckdbWorker } from "./scripts/vite/duckdb-worker.ts";
import { gzipped } from "./scripts/vite/gzipped.ts";
import { kernels } from "./scripts/vite/kernels.ts";
import { policy } from "./scripts/vite/policy.ts";

const launchOptions = {
  executablePath: findBrowser() ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
};

/** DuckDB's worker holds an eval that nothing calls; the engine's files take their time to be compressed. */
const quiet = { eval: false, pluginTimings: false };

export default defineConfig({
  base: "./",
  plugins: [kernels(), svelte(), gzipped(), policy()],
  worker: { format: "es", plugins: () => [kernels(), duckdbWorker()], rolldownOptions: { checks: quiet } },
  build: { target: "es2023", assetsInlineLimit: 0, rolldownOptions: { checks: quiet } },
  optimizeDeps: {
    exclude: ["@duckdb/duckdb-wasm", "parquet-wasm"],
    // Found late, they would reload the page in the middle of a browser test.
    include: [
      "@zip.js/zip.js/lib/zip-core-native.js",
      "bits-ui",
      "@observablehq/plot",
      "@codemirror/autocomplete",
      "@codemirror/commands",
      "@codemirror/lang-sql",
      "@codemirror/language",
      "@codemirror/state",
      "@codemirror/view",
      "@lezer/highlight",
    ],
  },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: "node",
          include: ["src/cells/**/*.test.ts", "tests/{unit,golden,sql}/**/*.test.ts", "tests/*.test.ts"],
          testTimeout: 60_000,
          // Nothing of ours is mocked, so the modules can stay from file to file: half of the time went into loading them anew.
          isolate: false,
          setupFiles: ["tests/fixtures/in-english.ts"],
        },
      },
      {
        extends: true,
        test: {
          name: "browser",
          include: ["tests/browser/**/*.test.ts"],
          // A busy machine is slow, not wrong.
          testTimeout: 60_000,
          expect: { poll: { timeout: 20_000 } },
          browser: { enabled: true, headless: true, screenshotFailures: false, provider: playwright({ launchOptions }), instances: [{ browser: "chromium" }] },
        },
      },
      { extends: true, test: { name: "e2e", include: ["tests/e2e/**/*.test.ts"], fileParallelism: false, testTimeout: 240_000, hookTimeout: 240_000 } },
    ],
  },
});
