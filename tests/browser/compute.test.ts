import { expect, test } from "vitest";
import { compute } from "../../src/compute/compute.ts";
import { pool } from "../../src/compute/pool.ts";
import { Fault } from "../../src/core/fault.ts";
import type { LibraryInput } from "../../src/core/persona/library.ts";
import { fitPlan } from "../../src/core/prepare/plan.ts";
import { silent } from "../../src/core/progress.ts";
import { randomFrom } from "../../src/core/random.ts";

const calm = () => ({ signal: new AbortController().signal, progress: silent });

/** Customers whose numbers lie about one of four places. */
function customers(rows: number): LibraryInput {
  const random = randomFrom("compute");
  const column = (far: number) => Float64Array.from({ length: rows }, (_, i) => far * (i % 4) + random.uniform());
  const columns = Object.fromEntries(Array.from({ length: 12 }, (_, j) => [`x${j}`, column(j % 3)]));
  const table = { rows, columns };
  return { name: "success", table, plan: fitPlan(table, { purpose: "clustering" }).plan, told: [], k: null, least: 10, seed: "compute" };
}

const matrix = { n: [[100, 200]], s: [[10, 60]], customers: [[100, 200]], k: 10 };

test("a work is done in a worker and gives what the function gives", async () => {
  const { overall, cells } = await compute("matrix", "reverse", matrix, calm());
  expect(overall).toMatchObject({ n: 300, successes: 70 });
  expect(cells[0].map(({ rate }) => rate)).toEqual([0.1, 0.3]);
});

test("a fault of a worker is the same fault here, with its facts", async () => {
  const few = { ...customers(60), k: 61 };
  const error = await compute("personas", "library", few, calm()).catch((error: unknown) => error);
  expect(error).toBeInstanceOf(Fault);
  expect((error as Fault).data).toEqual({ code: "kmeans/too-few-rows", facts: { n: 60, k: 61 } });
  expect((await compute("personas", "library", { ...customers(80), k: 4 }, calm())).library.k).toBe(4);
});

test("a caller's bug in a worker is an error here, and the worker goes on", async () => {
  await expect(compute("matrix", "reverse", { ...matrix, s: [[500, 60]] }, calm())).rejects.toThrow("reverseMatrix");
  expect((await compute("matrix", "reverse", matrix, calm())).overall.n).toBe(300);
});

test("buffers are moved to the worker and back, not copied, and progress rises", async () => {
  const input = { ...customers(400), k: 4 };
  const { x0 } = input.table.columns as Record<string, Float64Array>;
  const shares: number[] = [];
  const found = await compute("personas", "library", input, { ...calm(), progress: (share) => shares.push(share) });
  expect(x0.length).toBe(0);
  expect(found.persona).toBeInstanceOf(Int32Array);
  expect(found.persona.length).toBe(400);
  expect(shares.length).toBeGreaterThan(1);
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
  expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true);
});

test("calling off rejects the running works and the waiting one with the reason, and the next one is done", async () => {
  const off = new AbortController();
  const options = { signal: off.signal, progress: silent };
  const running = Array.from({ length: 3 }, () => compute("personas", "library", customers(20_000), options));
  const waiting = compute("personas", "library", { ...customers(80), k: 4 }, options);
  const fates = Promise.allSettled([...running, waiting]);
  setTimeout(() => off.abort(new DOMException("enough", "AbortError")), 300);
  for (const fate of await fates) expect(fate).toMatchObject({ status: "rejected", reason: { message: "enough" } });
  await expect(compute("matrix", "reverse", matrix, options)).rejects.toMatchObject({ message: "enough" });
  expect((await compute("personas", "library", { ...customers(80), k: 4 }, calm())).library.k).toBe(4);
}, 60_000);

test("a thread that dies is a fault, and the next call starts another", async () => {
  const script = (text: string) => URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
  let started = 0;
  const dying = pool(() => (++started, new Worker(script("setTimeout(() => { throw new Error('out of memory'); }, 50)"))), 1);
  for (const time of [1, 2]) {
    const error = await dying.ask("anything", {}, { signal: calm().signal, progress: silent, threads: 1 }).catch((error: unknown) => error);
    expect((error as Fault).data.code).toBe("compute/died");
    expect(started).toBe(time);
  }
});

test("a thread that held much is ended, others go on", async () => {
  let started = 0;
  const counted = pool(() => (++started, new Worker(new URL("../../workers/matrix.ts", import.meta.url), { type: "module" })), 1);
  const ask = (ballast: number) => counted.ask("reverse", { ...matrix, ballast: new Uint8Array(ballast) }, { ...calm(), threads: 1 });
  for (const [bytes, threads] of [
    [10, 1],
    [150_000_000, 1],
    [10, 2],
    [10, 2],
  ]) {
    expect(await ask(bytes)).toMatchObject({ overall: { n: 300 } });
    expect(started).toBe(threads);
  }
  counted.stop();
});
