import { expect, test } from "vitest";
import { compute } from "../../src/compute/compute.ts";
import { writeModel } from "../../src/core/model/model-file.ts";
import type { PropensityInput } from "../../src/core/model/propensity-fit.ts";
import { silent } from "../../src/core/progress.ts";
import { randomFrom } from "../../src/core/random.ts";

const calm = (threads: number) => ({ signal: new AbortController().signal, progress: silent, threads });

/** More rows than one thread keeps when there are two. */
const ROWS = 200_000;

/** Customers with numbers and levels, who say yes the more often the larger the first number is. */
function people(): PropensityInput {
  const random = randomFrom("threads");
  const draw = () => Float64Array.from({ length: ROWS }, () => random.uniform());
  const [first, second, chance] = [draw(), draw(), draw()];
  const plan = { codes: Int32Array.from({ length: ROWS }, () => random.int(4)), levels: ["a", "b", "c", "d"] };
  const y = Uint8Array.from(first, (value, i) => (chance[i] < 0.1 + 0.3 * value + 0.05 * plan.codes[i] ? 1 : 0));
  return {
    table: { rows: ROWS, columns: { first, second, plan } },
    y,
    split: { by: "random", at: new Float64Array(ROWS), customer: Int32Array.from(y.keys()), draw: draw(), share: 0.3 },
    target: { column: "y", yes: ["1"] },
    called: "y",
    purpose: "response",
    types: {},
    zero: [],
    penalty: "ridge",
    lambda: 1e-6,
    apply: null,
    seed: "threads",
  };
}

/** The model file of a propensity fitted by so many threads, and the scores. */
async function propensity(threads: number): Promise<{ file: string; scores: Float64Array }> {
  const { model, scored } = await compute("models", "propensity", people(), calm(threads));
  return { file: writeModel({ name: "response", fitted: model, trained: {} }), scores: scored.probability };
}

test("a propensity fitted by one thread and by two is the same file, byte by byte, and gives the same scores", async () => {
  const [once, shared] = [await propensity(1), await propensity(2)];
  expect(shared.file).toBe(once.file);
  expect(shared.scores).toEqual(once.scores);
});
