import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { alone } from "../../src/core/crew.ts";
import { twins } from "../../src/core/kernels/twins.ts";
import { fitLogistic } from "../../src/core/model/logistic.ts";
import { duel, type Contender, type Run } from "./duel.ts";
import { designOf, drawn, GROUPS, LEVELS, N } from "./logistic-rows.ts";

const page = (name: string, threads: number): Contender => ({ name, ready: ({ inWorker }) => inWorker("/tests/bench/logistic-page.ts", "newton", threads) });
const python = (name: string, threads: number): Contender => ({ name, ready: ({ inPython }) => inPython("logistic.py", "newton", threads) });

/** The twin in double precision, whose answer the others are held against. It is fitted once; that time is given for every round. */
const twin: Contender = {
  name: "TypeScript in Node, 1 thread (fitted once)",
  async ready({ folder }): Promise<Run> {
    const design = designOf(new Uint8Array(readFileSync(join(folder, "codes.u8"))));
    const started = performance.now();
    const { coefficients, intercept } = await fitLogistic(design, new Uint8Array(readFileSync(join(folder, "y.u8"))), { lambda: 1 / N }, alone(twins));
    const found = { ms: performance.now() - started, answer: [...coefficients, intercept] };
    return async () => found;
  },
};

/** Logistic regression of a million rows: our kernel beside scikit-learn's best, to the same accuracy. */
export default async function logistic(): Promise<void> {
  const [ours, both, theirs] = ["WebAssembly, 1 thread", "WebAssembly, 2 threads", "scikit-learn newton-cholesky, 1 thread"];
  await duel({
    title: `Logistic regression, ${N.toLocaleString("en")} × ${GROUPS * (LEVELS - 1)} one-hot (${GROUPS} columns of ${LEVELS} levels), ridge C = 1, coefficients to 1e-8`,
    data(folder) {
      const { codes, y } = drawn();
      writeFileSync(join(folder, "codes.u8"), codes);
      writeFileSync(join(folder, "y.u8"), y);
    },
    contenders: [twin, python(theirs, 1), python("scikit-learn newton-cholesky, 2 threads", 2), page(ours, 1), page(both, 2)],
    goals: [
      { by: ours, than: theirs, times: 4 },
      { by: both, than: theirs, times: 4 },
    ],
  });
}
