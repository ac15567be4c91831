import { expect, test } from "vitest";
import { compute } from "../../src/compute/compute.ts";
import { twins } from "../../src/core/kernels/twins.ts";
import { silent } from "../../src/core/progress.ts";
import { coded } from "../../src/core/table.ts";
import { kernels } from "../../workers/kernels/kernels.ts";
import { hasSimd } from "../../workers/kernels/module.ts";

test("this browser runs the kernels, not their twins", () => {
  expect(hasSimd).toBe(true);
  expect(kernels.logistic).not.toBe(twins.logistic);
});

test("a linear regression is fitted in a worker, the same each time", async () => {
  const input = () => ({
    table: {
      rows: 400,
      columns: { x: Float64Array.from({ length: 400 }, (_, i) => i % 37), kind: coded(Array.from({ length: 400 }, (_, i) => "abc"[i % 3])) },
    },
    ids: coded(Array.from({ length: 400 }, (_, i) => `c${i}`)),
    y: Float64Array.from({ length: 400 }, (_, i) => 3 + 0.5 * (i % 37) + (i % 3 === 1 ? 2 : 0) + ((i * 7) % 11) / 11),
    target: "y",
    types: {},
    zeroIfMissing: [],
    lambda: "cv" as const,
    least: 10,
    seed: "s",
    apply: null,
  });
  const fit = () => compute("models", "regression", input(), { signal: new AbortController().signal, progress: silent });
  const found = await fit();
  expect(found.terms.find(({ name }) => name === "kind=b")!.estimate).toBeCloseTo(2, 0);
  expect(await fit()).toEqual(found);
});
