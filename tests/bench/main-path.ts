import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { spawnSync } from "node:child_process";
import { ended, stage, states } from "../e2e/page.ts";
import { watchMemory } from "./peak.ts";

const SIZES = [20_000, 200_000];

/** What a run of a number of customers may take. */
const GOALS: Record<number, { seconds: number; peakMb?: number }> = { 200_000: { seconds: 60 }, 1_000_000: { seconds: 480, peakMb: 3500 } };

/** Longest that a run is waited for. */
const PATIENCE_MS = 3_600_000;

interface Measured {
  size: number;
  cells: Record<string, number>;
  total: number;
  peakMb: number | null;
}

/**
 * Seconds per cell and peak memory of the main path, from the built page in Chromium, at each size, beside the goals.
 *
 * The telecom example is simulated at that size, served beside the page, opened and run.
 *
 * @param args numbers of customers; 20,000 and 200,000 where there are none
 */
export default async function mainPath(args: readonly string[]): Promise<void> {
  const sizes = args.length ? args.map(Number) : SIZES;
  const columns: Measured[] = [];
  for (const size of sizes) columns.push({ size, ...(await measure(size)) });
  print(columns);
}

async function measure(size: number): Promise<Omit<Measured, "size">> {
  const dir = mkdtempSync(join(tmpdir(), "contraflow-bench-"));
  try {
    cpSync("dist", dir, { recursive: true });
    const out = join(dir, "bench");
    const made = spawnSync("node", ["scripts/ts.mjs", "scripts/telecom.ts", "--customers", String(size), "--seed", "bench", "--out", out], {
      encoding: "utf8",
    });
    if (made.status !== 0) throw new Error(made.stderr);
    writeFileSync(join(out, "notebook.json"), readFileSync("public/examples/telecom/telecom.json"));
    const built = await stage("start", dir);
    try {
      const memory = await watchMemory(built.browser);
      const startedMs = performance.now();
      const { page } = await built.open("?notebook=bench/notebook.json&run");
      await ended(page, PATIENCE_MS);
      const total = (performance.now() - startedMs) / 1000;
      const standing = Object.entries(await states(page)).filter(([, state]) => state !== "done");
      if (standing.length) throw new Error(`at ${size}: ${JSON.stringify(standing)} ${await page.textContent("[role=alert]")}`);
      const cells = await page.$$eval("[data-cell][data-took]", (all) =>
        all.map((cell) => [(cell as HTMLElement).dataset.cell, Number((cell as HTMLElement).dataset.took) / 1000]),
      );
      return { cells: Object.fromEntries(cells), total, peakMb: await memory.peakMb() };
    } finally {
      await built.close();
    }
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

function print(columns: readonly Measured[]): void {
  const names = Object.keys(columns[0].cells);
  const line = (name: string, values: readonly string[]) => console.log(name.padEnd(24) + values.map((value) => value.padStart(14)).join(""));
  console.log(`Main path in Chromium, ${cpus().length} cores (${cpus()[0]?.model.trim()}), Node ${process.version}; seconds per cell, one run each.`);
  line(
    "customers",
    columns.map(({ size }) => size.toLocaleString("en")),
  );
  for (const name of names)
    line(
      name,
      columns.map(({ cells }) => (cells[name] ?? NaN).toFixed(2)),
    );
  line(
    "whole run, s",
    columns.map(({ total }) => total.toFixed(1)),
  );
  line(
    "  goal",
    columns.map(({ size }) => under(GOALS[size]?.seconds)),
  );
  line(
    "peak renderer, MB",
    columns.map(({ peakMb }) => (peakMb === null ? "n/a" : peakMb.toFixed(0))),
  );
  line(
    "  goal",
    columns.map(({ size }) => under(GOALS[size]?.peakMb)),
  );
}

function under(goal: number | undefined): string {
  return goal === undefined ? "-" : `under ${goal}`;
}
