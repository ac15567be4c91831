import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { tableFromIPC } from "@uwdata/flechette";
import { readParquet } from "parquet-wasm";
import { afterAll, describe, expect, test } from "vitest";
import { writeTables } from "../../../scripts/telecom.ts";
import { campaignTypes } from "../../../scripts/telecom/campaign-types.ts";
import { personas } from "../../../scripts/telecom/personas.ts";
import { valueOf, type Rows, type Value } from "../../../scripts/telecom/sheet.ts";
import { blocks, drawWorld, expectedShares, layouts } from "../../../scripts/telecom/simulate.ts";
import { askedLifts, bestOf, truthOf } from "../../../scripts/telecom/truth.ts";

const size = 4000;
const world = drawWorld({ customers: size, seed: "test", months: 12 });
const [block] = blocks(world);
const folder = mkdtempSync(join(tmpdir(), "telecom-"));
afterAll(() => rmSync(folder, { recursive: true }));

const values = (rows: Rows, column: string, upTo = rows.count): Value[] => Array.from({ length: upTo }, (_, i) => valueOf(rows.columns[column], i));
const count = <T>(items: Iterable<T>): Map<T, number> => {
  const counts = new Map<T, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
};
const share = (all: readonly Value[], wanted: Value) => all.filter((value) => value === wanted).length / all.length;

describe("the simulated operator", () => {
  test("is the same for the same seed and another for another", { timeout: 60_000 }, () => {
    const statuses = (seed: string) => values([...blocks(drawWorld({ customers: 500, seed, months: 12 }))][0].contacts, "status").join();
    expect(statuses("test")).toBe(statuses("test"));
    expect(statuses("other")).not.toBe(statuses("test"));
  });

  test("gives a customer the same months however many customers there are", () => {
    const [few] = blocks({ ...world, customers: 50 });
    expect(values(few.usage, "data_mb")).toEqual(values(block.usage, "data_mb", few.usage.count));
    expect(values(few.contacts, "status")).toEqual(values(block.contacts, "status", few.contacts.count));
  });

  test("numbers customers with eleven digits, a zero first, none twice", () => {
    const ids = values(block.customers, "customer_id") as string[];
    expect(ids.every((id) => /^0\d{10}$/.test(id))).toBe(true);
    expect(new Set(ids).size).toBe(size);
  });

  test("plants 48 to 60 campaigns of ten types of very different size, each with its own best persona or sharing it", () => {
    expect(world.campaigns.length).toBeGreaterThanOrEqual(48);
    expect(world.campaigns.length).toBeLessThanOrEqual(60);
    const sizes = campaignTypes.map(({ campaigns }) => campaigns);
    expect(sizes).toHaveLength(10);
    expect(Math.max(...sizes)).toBeGreaterThanOrEqual(3 * Math.min(...sizes));
    expect(new Set(world.rates.map(bestOf)).size).toBeGreaterThanOrEqual(7);
  });

  test("lets one persona split, one emerge and two grow, and leaves one customer in twenty without any", () => {
    const [now, before] = [values(block.truth, "persona"), values(block.truth, "before")];
    for (const late of [6, 7]) {
      expect(share(before, late)).toBe(0);
      expect(share(now, late)).toBeGreaterThan(0.04);
    }
    for (const grown of [3, 5]) expect(share(now, grown)).toBeGreaterThan(share(before, grown));
    expect(share(now, -1)).toBeGreaterThan(0.04);
    expect(share(now, -1)).toBeLessThan(0.06);
    const shares = expectedShares();
    expect(shares.reduce((sum, value) => sum + value)).toBeCloseTo(1);
    expect(Math.max(...shares)).toBeGreaterThan(2 * Math.min(...shares));
  });

  test("contacts a customer about five times, one in ten never, and not at random", () => {
    const perCustomer = count(values(block.contacts, "customer_id"));
    expect(block.contacts.count / size).toBeGreaterThan(4);
    expect(block.contacts.count / size).toBeLessThan(6);
    expect(1 - perCustomer.size / size).toBeGreaterThan(0.05);
    expect(1 - perCustomer.size / size).toBeLessThan(0.2);
    const fee = new Map(values(block.customers, "customer_id").map((id, i) => [id, Number(valueOf(block.customers.columns.monthly_fee, i))]));
    const roaming = new Set(world.campaigns.filter(({ type }) => campaignTypes[type].name === "roaming").map(({ id }) => id as Value));
    const asked = values(block.contacts, "customer_id").filter((id, i) => fee.has(id) && roaming.has(valueOf(block.contacts.columns.campaign_id, i)));
    const mean = (numbers: number[]) => numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
    expect(mean(asked.map((id) => fee.get(id)!))).toBeGreaterThan(1.1 * mean([...fee.values()]));
  });

  test("keeps base rates between 4 and 20 % and the lift of each best persona between 1.3 and 2.5, over the contacts made", () => {
    for (const { base, lift } of askedLifts(world, block)) {
      expect(base).toBeGreaterThan(0.04);
      expect(base).toBeLessThan(0.2);
      expect(lift).toBeGreaterThan(1.3);
      expect(lift).toBeLessThan(2.5);
    }
  });

  test("writes statuses in two languages, repeats some contacts and names some that nobody knows", () => {
    const statuses = new Set(values(block.contacts, "status"));
    for (const word of ["办理成功", "Accepted", "有意向", "拒绝", "Declined", "未接通", "No answer", null]) expect(statuses).toContain(word);
    const [campaigns, customers] = [values(block.contacts, "campaign_id"), values(block.contacts, "customer_id")];
    const pairs = count(campaigns.map((campaign, i) => `${campaign} ${customers[i]}`));
    expect([...pairs.values()].some((times) => times > 1)).toBe(true);
    const known = new Set(values(block.customers, "customer_id"));
    expect(customers.some((id) => !known.has(id))).toBe(true);
    expect(values(block.contacts, "status").every((status, i) => status !== null || valueOf(block.contacts.columns.is_control, i) === 1)).toBe(true);
  });

  test("leaves out some months and attributes, and starts newer customers later", () => {
    const months = [...count(values(block.usage, "customer_id")).values()];
    expect(Math.max(...months)).toBe(12);
    expect(months.some((n) => n < 6)).toBe(true);
    for (const column of ["gender", "age", "city_tier", "terminal"]) expect(share(values(block.customers, column), null)).toBeGreaterThan(0.01);
  });

  test("writes files that read back as they were, and the truth apart from them", { timeout: 60_000 }, async () => {
    const small = { ...world, customers: 300 };
    const [made] = blocks(small);
    await writeTables(small, { out: join(folder, "data"), truth: join(folder, "truth") });
    expect(readdirSync(join(folder, "data")).join(" ")).not.toContain("truth");
    const usage = tableFromIPC(readParquet(readFileSync(join(folder, "data", "usage.parquet"))).intoIPCStream());
    expect(Array.from(usage.getChild("customer_id"))).toEqual(values(made.usage, "customer_id"));
    expect(Array.from(usage.getChild("data_mb"))).toEqual(values(made.usage, "data_mb"));
    const customers = tableFromIPC(readParquet(readFileSync(join(folder, "data", "customers.parquet"))).intoIPCStream());
    expect(Array.from(customers.getChild("age"))).toEqual(values(made.customers, "age"));
    expect(JSON.parse(readFileSync(join(folder, "truth", "truth.json"), "utf8"))).toEqual(truthOf(small));
  });

  test("writes CSV with days as text and nothing where a value is missing", async () => {
    const small = { ...world, customers: 40 };
    await writeTables(small, { out: join(folder, "csv"), format: "csv" });
    const lines = readFileSync(join(folder, "csv", "usage.csv"), "utf8")
      .trimEnd()
      .split("\n");
    expect(lines[0]).toBe(Object.keys(layouts.usage).join(","));
    expect(lines[1]).toMatch(/^0\d{10},202[34]-\d\d-01,\d+,\d+,/);
    expect(readFileSync(join(folder, "csv", "customers.csv"), "utf8")).toMatch(/,,/);
  });

  test("names every persona and type once", () => {
    const { personas: named, types } = truthOf(world);
    expect(new Set(named).size).toBe(personas.length);
    expect(new Set(types).size).toBe(campaignTypes.length);
  });
});
