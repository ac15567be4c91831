import { closeSync, openSync, writeSync } from "node:fs";
import { randomFrom } from "../../src/core/random.ts";

const CITIES = ["北京", "上海", "广州", "深圳", "南京", "苏州"];
const BLOCK_ROWS = 20_000;

/**
 * Write a CSV file of a given size: customer_id, day, city, minutes, spend, plan. Gives its number of rows.
 *
 * One drawn block is written again and again under running customer ids, so that hundreds of megabytes take seconds.
 */
export function writeLargeCsv(path: string, sizeBytes: number): number {
  const tails = drawn();
  const file = openSync(path, "w");
  let written = writeSync(file, "customer_id,day,city,minutes,spend,plan\n");
  let rows = 0;
  while (written < sizeBytes) {
    written += writeSync(file, tails.map((tail, i) => `${1_000_000 + rows + i},${tail}`).join(""));
    rows += tails.length;
  }
  closeSync(file);
  return rows;
}

function drawn(): string[] {
  const random = randomFrom("large csv");
  const upTo = (n: number) => Math.floor(random.uniform() * n);
  return Array.from({ length: BLOCK_ROWS }, () => {
    const day = String(1 + upTo(28)).padStart(2, "0");
    return `2024-0${1 + upTo(6)}-${day},${CITIES[upTo(6)]},${upTo(3000)},${(upTo(100_000) / 97).toFixed(2)},plan ${upTo(40)}\n`;
  });
}
