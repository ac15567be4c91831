import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { figuresOf, type Figures } from "./report/figures.ts";
import { runNotebook } from "./report/run-notebook.ts";
import { words } from "./report/words.ts";
import { writeTables } from "./telecom.ts";
import { blocks, drawWorld } from "./telecom/simulate.ts";
import { askedLifts } from "./telecom/truth.ts";

const notebook = "public/examples/telecom/telecom.json";
const customers = 20_000;

/**
 * Say what the telecom notebook finds of what was planted, seed by seed, in docs/report-telecom.md.
 *
 * Seeds are the arguments, `telecom-1` to `telecom-5` without any. Takes a minute or so a seed.
 */
export default async function report(args: string[]): Promise<void> {
  const seeds = args.length ? args : ["telecom-1", "telecom-2", "telecom-3", "telecom-4", "telecom-5"];
  const figures: Figures[] = [];
  for (const seed of seeds) {
    figures.push(await judged(seed));
    console.log(`${seed}: best persona found for ${figures.at(-1)!.best.filter(({ found }) => found).length} of ${figures.at(-1)!.best.length} types`);
  }
  const file = args.length ? "report-telecom.md" : "docs/report-telecom.md";
  writeFileSync(file, words(figures, customers));
  console.log(`${file}, ${readFileSync(file, "utf8").split("\n").length} lines`);
}

async function judged(seed: string): Promise<Figures> {
  const world = drawWorld({ customers, seed, months: 12 });
  const folder = mkdtempSync(join(tmpdir(), "report-"));
  try {
    await writeTables(world, { out: join(folder, "data"), truth: join(folder, "truth") });
    const ran = await runNotebook(notebook, join(folder, "data"));
    await ran.reach.load("truth", join(folder, "truth", "truth.parquet"));
    const [block] = blocks(world);
    return await figuresOf(ran, world, askedLifts(world, block));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
