import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { writeCsv } from "./telecom/csv.ts";
import { writeParquet } from "./telecom/parquet.ts";
import type { Layout, Rows } from "./telecom/sheet.ts";
import { blocks, campaignRows, drawWorld, layouts, perCustomer, type World } from "./telecom/simulate.ts";
import { truthOf } from "./telecom/truth.ts";

const writers = { parquet: writeParquet, csv: writeCsv };

/**
 * Simulate a telecom operator: `--customers 20000 --seed telecom-1 --out DIR [--months 12] [--format parquet|csv] [--truth DIR]`.
 *
 * The truth is written only where `--truth` says, never beside the data.
 */
export default async function telecom(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      customers: { type: "string", default: "20000" },
      seed: { type: "string", default: "telecom-1" },
      months: { type: "string", default: "12" },
      out: { type: "string" },
      format: { type: "string", default: "parquet" },
      truth: { type: "string" },
    },
  });
  const { out, format, truth, seed } = values;
  if (!out || !(format === "parquet" || format === "csv")) throw new RangeError("telecom: --out DIR and --format parquet or csv");
  const world = drawWorld({ customers: Number(values.customers), seed, months: Number(values.months) });
  await writeTables(world, { out, format, truth });
}

/** Write the tables of a simulation into a folder, and the truth into another where there is one. */
export async function writeTables(
  world: World,
  { out, format = "parquet", truth }: { out: string; format?: "parquet" | "csv"; truth?: string },
): Promise<void> {
  const write = (folder: string, name: string, layout: Layout, parts: AsyncIterable<Rows> | Iterable<Rows>) => {
    mkdirSync(folder, { recursive: true });
    return writers[format](join(folder, `${name}.${format}`), layout, parts);
  };
  await write(out, "campaigns", layouts.campaigns, [campaignRows(world)]);
  const queues = perCustomer.filter((name) => name !== "truth" || truth).map((name) => ({ name, queue: new Queue() }));
  const files = queues.map(({ name, queue }) => write(name === "truth" ? truth! : out, name, layouts[name], queue));
  for (const block of blocks(world)) await Promise.all(queues.map(({ name, queue }) => queue.put(block[name])));
  for (const { queue } of queues) queue.end();
  await Promise.all(files);
  if (truth) writeFileSync(join(truth, "truth.json"), `${JSON.stringify(truthOf(world), null, 2)}\n`);
}

/** Hands parts over one at a time: `put` waits until the part before has been taken. */
class Queue implements AsyncIterable<Rows> {
  #part: Rows | null = null;
  #ended = false;
  #wake: (() => void)[] = [];

  async put(part: Rows): Promise<void> {
    while (this.#part) await this.#change();
    this.#part = part;
    this.#changed();
  }

  end(): void {
    this.#ended = true;
    this.#changed();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Rows> {
    for (;;) {
      while (!this.#part && !this.#ended) await this.#change();
      if (!this.#part) return;
      const part = this.#part;
      this.#part = null;
      this.#changed();
      yield part;
    }
  }

  #change(): Promise<void> {
    return new Promise((resolve) => this.#wake.push(resolve));
  }

  #changed(): void {
    for (const wake of this.#wake.splice(0)) wake();
  }
}
