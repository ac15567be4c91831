// The whole test run: a browser is found or installed, types and style are checked, the page is built, every project runs; the last line adds them up.
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runnerImport } from "vite";

const { module: browsers } = await runnerImport(new URL("./find-browser.ts", import.meta.url).pathname, { configFile: false, logLevel: "error" });

function browser() {
  const found = browsers.findBrowser();
  if (found) return found;
  if (existsSync("/etc/debian_version") && process.getuid?.() === 0) {
    console.log("No browser found: installing Debian's chromium.");
    const apt = (...args) =>
      execFileSync("apt-get", args, { stdio: ["ignore", "ignore", "inherit"], env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } });
    apt("update", "-qq");
    apt("install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-noto-cjk");
    return browsers.findBrowser();
  }
  return undefined;
}

function step(name, ...command) {
  console.log(`\n— ${name}`);
  const { status } = spawnSync("npx", command, { stdio: "inherit", env });
  return status === 0;
}

const chromium = browser();
if (!chromium) {
  console.error("No browser found: install Chromium, Chrome or Edge, or set CHROMIUM to one.");
  process.exit(1);
}
const env = { ...process.env, CHROMIUM: chromium };
const report = join(mkdtempSync(join(tmpdir(), "contraflow-")), "report.json");

const sound = [
  step("types", "svelte-check", "--tsconfig", "tsconfig.json", "--fail-on-warnings", "--output", "human"),
  step("style", "eslint", "."),
  step("format", "prettier", "--check", "--log-level", "warn", "."),
  step("build", "vite", "build", "--logLevel", "warn"),
];
step("tests", "vitest", "run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`);

const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, success } = JSON.parse(readFileSync(report, "utf8"));
const broken = sound.filter((ok) => !ok).length;
const skipped = numPendingTests + numTodoTests;
console.log(`\n${numPassedTests + sound.length - broken} passed, ${numFailedTests + broken} failed${skipped ? `, ${skipped} skipped` : ""}`);
process.exit(success && !broken ? 0 : 1);
