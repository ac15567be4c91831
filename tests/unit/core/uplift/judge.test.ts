import { expect, test } from "vitest";
import { alone } from "../../../../src/core/crew.ts";
import { designOf } from "../../../../src/core/prepare/design.ts";
import { fitPlan } from "../../../../src/core/prepare/plan.ts";
import { writeModel } from "../../../../src/core/model/model-file.ts";
import { readModel } from "../../../../src/core/model/read-model.ts";
import { scoreModel } from "../../../../src/core/model/score.ts";
import { randomFrom } from "../../../../src/core/random.ts";
import { linearPredictor } from "../../../../src/core/model/logistic.ts";
import { coded, type Table } from "../../../../src/core/table.ts";
import { balanceOf } from "../../../../src/core/uplift/balance.ts";
import { cutAt } from "../../../../src/core/uplift/cut.ts";
import { judge, type TrialInput } from "../../../../src/core/uplift/judge.ts";
import { armWeights, interacting } from "../../../../src/core/uplift/learners.ts";
import { regionsOf, scoreUplift } from "../../../../src/core/uplift/model.ts";
import { silent } from "../../../../src/core/progress.ts";
import { twins } from "../../../../src/core/kernels/twins.ts";

const crew = alone(twins);

/** An experiment in which the treatment helps where `x` is high and `group` is "a", by `gain` log-odds. */
function experiment(n: number, gain: number, share = 0.5): { table: Table; y: Uint8Array; treated: Uint8Array } {
  const random = randomFrom("experiment");
  const [x, z, y, treated] = [new Float64Array(n), new Float64Array(n), new Uint8Array(n), new Uint8Array(n)];
  const groups: string[] = [];
  for (let i = 0; i < n; ++i) {
    [x[i], z[i]] = [random.uniform() * 2 - 1, random.uniform() * 2 - 1];
    groups.push(random.uniform() < 0.5 ? "a" : "b");
    treated[i] = random.uniform() < share ? 1 : 0;
    const f = -1 + z[i] + (treated[i] ? gain * (x[i] + (groups[i] === "a" ? 0.5 : -0.5)) : 0);
    y[i] = random.uniform() < 1 / (1 + Math.exp(-f)) ? 1 : 0;
  }
  return { table: { rows: n, columns: { x, z, group: coded(groups) } }, y, treated };
}

function input(trial: ReturnType<typeof experiment>, more: Partial<TrialInput> = {}): TrialInput {
  return {
    ...trial,
    learner: "t",
    lambda: 1e-3,
    testShare: 0.5,
    seed: "uplift",
    least: 10,
    target: { column: "y", yes: ["1"] },
    arm: { column: "arm", treated: ["t"] },
    ...more,
  };
}

test("an effect that differs between customers is found by every learner, and cutting there gains more than treating all", async () => {
  const trial = experiment(2400, 1.5, 0.65);
  for (const learner of ["t", "s", "class"] as const) {
    const found = await judge(input(trial, { learner }), silent, crew);
    expect(found.verdict, learner).toBe("usable");
    expect(found.p, learner).toBeLessThan(0.01);
    expect(found.qiniLow).toBeGreaterThan(0);
    const at = (share: number) => found.points.find((point) => point.share >= share)!.qini;
    expect(at(found.best)).toBeGreaterThan(at(1));
    expect(found.bins[0].effect).toBeGreaterThan(found.bins.at(-1)!.effect + 0.2);
  }
});

test("an effect that is the same for all gives no score to target by, and says so", async () => {
  const found = await judge(input(experiment(1600, 0)), silent, crew);
  expect(found.verdict).toBe("none");
  expect(cutAt(found, null)).toEqual({ share: 1, regions: null });
  expect(found.effect.low).toBeLessThan(0);
  expect(found.effect.high).toBeGreaterThan(0);
});

test("arms that differ before the treatment are no experiment", async () => {
  const trial = experiment(1600, 1.5);
  const treated = trial.treated.map((t, i) => (t || (trial.table.columns.z as Float64Array)[i] > 0.6 ? 1 : 0));
  const found = await judge(input({ ...trial, treated }), silent, crew);
  expect(found.balance.rows[0].column).toBe("z");
  expect(found.verdict).toBe("not-randomised");
  expect(cutAt(found, 0.3).regions).toBeNull();
});

test("the same rows give the same bytes, with the penalty chosen by cross-validation too", async () => {
  const trial = experiment(1000, 1);
  const [once, again] = [await judge(input(trial, { lambda: null }), silent, crew), await judge(input(trial, { lambda: null }), silent, crew)];
  expect(JSON.stringify(again)).toBe(JSON.stringify(once));
  expect(once.model.treated!.lambda).toBeGreaterThan(0);
});

test("an arm with too few of an answer is refused", async () => {
  const trial = experiment(1200, 1, 0.95);
  await expect(judge(input(trial), silent, crew)).rejects.toMatchObject({ data: { code: "uplift/few-events", facts: { arm: "control", least: 50 } } });
});

test("one model with interactions is the columns once for all and once more for the treated", () => {
  const { table, treated } = experiment(40, 1);
  const { plan } = fitPlan(table, { purpose: "model" });
  const design = designOf(plan, table);
  const both = interacting(design, treated);
  const coefficients = Array.from({ length: both.d }, (_, j) => (j + 1) / 10);
  const whole = linearPredictor(both, { coefficients, intercept: -1 });
  const base = linearPredictor(design, { coefficients: coefficients.slice(0, design.d), intercept: -1 });
  const more = linearPredictor(design, { coefficients: coefficients.slice(design.d + 1), intercept: coefficients[design.d] });
  for (let i = 0; i < 40; ++i) expect(whole[i]).toBeCloseTo(base[i] + (treated[i] ? more[i] : 0), 6);
});

test("arms of unequal size are weighted to halves, even ones not at all", () => {
  expect(armWeights(Uint8Array.of(1, 0, 1, 0))).toBeUndefined();
  const weights = armWeights(Uint8Array.of(1, 1, 1, 0))!;
  expect([...weights]).toEqual([2 / 3, 2 / 3, 2 / 3, 2]);
});

test("regions are parts of the score: harmed below 0, persuadable from the cut on, else by the chance without treatment", async () => {
  const trial = experiment(1600, 1.5);
  const { model, ...found } = await judge(input(trial), silent, crew);
  const whole = { ...model, regions: cutAt(found, 0.3).regions };
  const scores = scoreUplift(whole, trial.table);
  const { codes, levels } = regionsOf(whole, scores);
  for (let i = 0; i < 200; ++i) {
    const said = levels[codes[i]];
    if (scores.uplift[i] < 0) expect(said).toBe("sleeping");
    else if (scores.uplift[i] >= whole.regions!.from) expect(said).toBe("persuadable");
    else expect(said).toBe(scores.control[i] >= whole.regions!.base ? "sure" : "lost");
  }
});

test("a saved uplift says the same of the same rows, and one that was tampered with is refused", async () => {
  const trial = experiment(1600, 1.5);
  for (const learner of ["t", "class"] as const) {
    const { model, ...found } = await judge(input(trial, { learner }), silent, crew);
    const fitted = { ...model, regions: cutAt(found, null).regions };
    const text = writeModel({ name: "mailing", fitted, trained: { rows: 800 } });
    const read = readModel(text, "mailing.model.json").fitted;
    const said = scoreModel(read, trial.table, silent);
    expect(said.uplift).toEqual(scoreUplift(fitted, trial.table).uplift);
    expect(said.region).toEqual(regionsOf(fitted, scoreUplift(fitted, trial.table)));
    expect(() => readModel(text.replace('"uplift"', '"propensity"'), "mailing.model.json")).toThrow();
  }
});

test("balance looks at means, levels and what is missing", () => {
  const treated = Uint8Array.from({ length: 200 }, (_, i) => i % 2);
  const even = Float64Array.from({ length: 200 }, (_, i) => Math.floor(i / 2));
  const gone = even.map((value, i) => (i % 2 && i < 100 ? NaN : value));
  const found = balanceOf({ rows: 200, columns: { even, gone, level: coded(Array.from(treated, (t, i) => (t && i < 60 ? "u" : "v"))) } }, treated);
  expect(found.rows.find(({ column }) => column === "even")).toEqual({ column: "even", level: null, smd: 0 });
  expect(found.rows.find(({ column }) => column === "gone")!.level).toBe("");
  expect(found.balanced).toBe(false);
});
