// The whole test run: a browser is found or installed, types and style are checked, the page is built, every project runs; the last line adds them up.
import { execFile, execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
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

/** A step beside others: what it says is said at its end. */
function beside(name, ...command) {
  return new Promise((resolve) => {
    execFile("npx", command, { env, maxBuffer: 2 ** 28 }, (error, stdout, stderr) => {
      console.log(`\n— ${name}\n${stdout}${stderr}`.trimEnd());
      resolve(!error);
    });
  });
}

const chromium = browser();
if (!chromium) {
  console.error("No browser found: install Chromium, Chrome or Edge, or set CHROMIUM to one.");
  process.exit(1);
}
const env = { ...process.env, CHROMIUM: chromium };
const reports = mkdtempSync(join(tmpdir(), "contraflow-"));

const sound = await Promise.all([
  beside("types", "svelte-check", "--tsconfig", "tsconfig.json", "--fail-on-warnings", "--output", "human"),
  beside("style", "eslint", "."),
  beside("format", "prettier", "--check", "--log-level", "warn", "."),
  beside("build", "vite", "build", "--logLevel", "warn"),
]);
/** One project after another: a browser beside two busy cores would be late for reasons that are not ours. Vitest leaves a core free, which Node's tests can use. */
const counts = ["node", "browser", "e2e"].map((project) => {
  const file = join(reports, `${project}.json`);
  const workers = project === "node" ? [`--maxWorkers=${availableParallelism()}`] : [];
  step(`tests, ${project}`, "vitest", "run", "--project", project, ...workers, "--reporter=dot", "--reporter=json", `--outputFile.json=${file}`);
  return existsSync(file)
    ? JSON.parse(readFileSync(file, "utf8"))
    : { numPassedTests: 0, numFailedTests: 1, numPendingTests: 0, numTodoTests: 0, success: false };
});

const sum = (of) => counts.reduce((total, count) => total + of(count), 0);
const broken = sound.filter((ok) => !ok).length;
const passed = sum((count) => count.numPassedTests) + sound.length - broken;
const failed = sum(({ numFailedTests, success }) => numFailedTests || (success ? 0 : 1)) + broken;
const skipped = sum((count) => count.numPendingTests + count.numTodoTests);
console.log(`\n${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ""}`);
process.exit(failed ? 1 : 0);
