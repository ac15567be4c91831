import { expect, test } from "vitest";
import { alone, cuts, keeperOf, type Crew } from "../../../src/core/crew.ts";
import { twins } from "../../../src/core/kernels/twins.ts";
import { lassoCv, lassoPath } from "../../../src/core/model/lasso.ts";
import { checkTarget, fitLogistic, linearPredictor, probabilityOf } from "../../../src/core/model/logistic.ts";
import { ridgePath } from "../../../src/core/model/ridge.ts";
import { columnsOfDesign, designOf, rowsOfDesign, type Design } from "../../../src/core/prepare/design.ts";
import { applyPlan } from "../../../src/core/prepare/apply.ts";
import { fitPlan } from "../../../src/core/prepare/plan.ts";
import { randomFrom } from "../../../src/core/random.ts";
import { coded, type Table } from "../../../src/core/table.ts";
import { kernels } from "../../../workers/kernels/kernels.ts";

const crew = alone(kernels);

/** Rows with numbers and a category, some missing, and an answer that hangs on the first of each. */
function drawn(n: number, columns: number): { table: Table; y: Uint8Array; fold: Uint8Array } {
  const random = randomFrom(`logistic/${n}/${columns}`);
  const numbers = Array.from({ length: columns }, () => Float64Array.from({ length: n }, () => random.uniform() * 4 - 2));
  const kind = Array.from({ length: n }, () => "abcd"[random.int(4)]);
  const y = Uint8Array.from({ length: n }, (_, i) => (random.uniform() < probabilityOf(numbers[0][i] - 1 + (kind[i] === "b" ? 1.5 : 0)) ? 1 : 0));
  for (let i = 0; i < n; i += 20) numbers[1][i] = [NaN, Infinity, -Infinity][(i / 20) % 3];
  const table = { rows: n, columns: { ...Object.fromEntries(numbers.map((column, j) => [`x${j}`, column])), kind: coded(kind) } };
  return { table, y, fold: Uint8Array.from({ length: n }, () => random.int(5)) };
}

const designed = (table: Table): Design => designOf(fitPlan(table, { purpose: "model" }).plan, table);

/** A crew of which each slice is kept by itself. */
const split = (size: number): Crew => ({
  kernels,
  size,
  async keep(kernel, slices) {
    const kept = slices.map((rows) => keeperOf(kernels, kernel)(rows));
    return { ask: async (ask) => kept.map((answer) => answer(ask)), close: () => {} };
  },
});

test("a design holds what the plan makes of the table", () => {
  const { table } = drawn(3_000, 3);
  const { plan } = fitPlan(table, { purpose: "model" });
  expect(plan.names).toContain("x1__isna");
  const [{ x, n, d }, design] = [applyPlan(plan, table), designOf(plan, table, { double: true })];
  const b = plan.names.map((_, j) => j + 1);
  const f = linearPredictor(design, { coefficients: b, intercept: 0.5 });
  for (let i = 0; i < n; ++i) expect(f[i]).toBeCloseTo(0.5 + b.reduce((sum, value, j) => sum + value * x[i * d + j], 0), 10);
  const some = rowsOfDesign(columnsOfDesign(design, b.map((j) => j % 2)), [5, 7]); // prettier-ignore
  expect(some.names).toEqual(plan.names.filter((_, j) => (j + 1) % 2));
  expect(linearPredictor(some, { coefficients: some.names.map(() => 1), intercept: 0 })[1]).toBeCloseTo(plan.names.reduce((sum, _, j) => sum + ((j + 1) % 2 ? x[7 * d + j] : 0), 0), 10); // prettier-ignore
});

test("the number of threads changes no bit", async () => {
  const { table, y } = drawn(210_000, 2);
  const design = designed(table);
  expect(cuts(design.n, 2).length).toBe(3);
  const [one, two] = [await fitLogistic(design, y, { lambda: 1e-5 }, split(1)), await fitLogistic(design, y, { lambda: 1e-5 }, split(2))];
  expect(two).toEqual(one);
  expect(one.converged).toBe(true);
});

test("weights count a row as often as they say", async () => {
  const { table, y } = drawn(2_000, 2);
  const design = designed(table);
  const twice = Uint32Array.from({ length: 3_000 }, (_, i) => (i < 2_000 ? i : i - 2_000));
  const weights = Float64Array.from({ length: 2_000 }, (_, i) => (i < 1_000 ? 2 : 1));
  const repeated = await fitLogistic(
    rowsOfDesign(design, twice),
    Uint8Array.from(twice, (i) => y[i]),
    { lambda: 0.01 },
    crew,
  );
  const weighed = await fitLogistic(design, y, { lambda: 0.015, weights }, crew);
  weighed.coefficients.forEach((b, j) => expect(b).toBeCloseTo(repeated.coefficients[j], 8));
});

test("columns that tell the classes apart are given a ridge, and it is said", async () => {
  const x = Float64Array.from({ length: 400 }, (_, i) => i);
  const y = Uint8Array.from(x, (value) => (value < 200 ? 0 : 1));
  const design = designed({ rows: 400, columns: { x } });
  const free = await fitLogistic(design, y, { lambda: 0 }, crew);
  expect(free).toMatchObject({ separated: true, converged: true, lambda: 1 / 400 });
  expect(free.coefficients.every(Number.isFinite)).toBe(true);
  expect(await fitLogistic(design, y, { lambda: 0.1 }, crew)).toMatchObject({ separated: false, lambda: 0.1 });
});

test("columns that add up to one another are fitted without a ridge all the same", async () => {
  const { table, y } = drawn(2_000, 2);
  const design = designed(table);
  const doubled: Design = { ...design, d: design.d + 1, names: [...design.names, "again"], sources: [...design.sources, "again"], numbers: [...design.numbers, { values: design.numbers[0].values, at: design.d }] }; // prettier-ignore
  const [once, twice] = [await fitLogistic(design, y, { lambda: 0 }, crew), await fitLogistic(doubled, y, { lambda: 0 }, crew)];
  expect(twice).toMatchObject({ converged: true, separated: false });
  const at = design.numbers[0].at;
  expect(twice.coefficients[at] + twice.coefficients[design.d]).toBeCloseTo(once.coefficients[at], 6);
});

test("a thousand columns are fitted without second derivatives, and a lasso finds the few that matter", async () => {
  const { table, y } = drawn(1_200, 1_050);
  const design = designed({ rows: table.rows, columns: Object.fromEntries(Object.entries(table.columns).filter(([name]) => name !== "x1")) });
  const logit = await fitLogistic(design, y, { lambda: 0.1 }, crew);
  expect(logit).toMatchObject({ converged: true, separated: false });
  const { path, lambdaMax } = await lassoPath(design, y, { lambdas: [0.2, 0.12, 0.08, 0.06] }, crew);
  expect(lambdaMax).toBeLessThan(0.3);
  expect(path.at(-1)!.sources).toEqual(["x0", "kind"]);
});

test("gradient steps end where Newton's do", async () => {
  const { table, y } = drawn(1_000, 520);
  const design = designed(table);
  const [many, few] = [
    design,
    columnsOfDesign(
      design,
      Uint8Array.from({ length: design.d }, (_, j) => (j < 499 ? 1 : 0)),
    ),
  ];
  expect([many.d > 500, few.d < 500]).toEqual([true, true]);
  const flat = await fitLogistic(many, y, { lambda: 0.05 }, crew);
  const { gradient } = await (await import("../../../src/core/model/logistic-rows.ts")).keepLoss(many, y, null, crew).then((loss) => loss.at(Float64Array.of(...flat.coefficients, flat.intercept), { hessian: false })); // prettier-ignore
  flat.coefficients.forEach((b, j) => expect(Math.abs(gradient[j] + 0.05 * b)).toBeLessThan(1e-9));
});

test("paths choose by rows held out, the same each time; the one-error rule never takes a weaker penalty", async () => {
  const { table, y, fold } = drawn(3_000, 12);
  const design = designed(table);
  const ridge = await ridgePath(design, y, fold, crew);
  expect(ridge.rows.length).toBe(10);
  expect(ridge.rows[9].lambda / ridge.rows[0].lambda).toBeCloseTo(1e-4, 12);
  expect(ridge.oneSe).toBeGreaterThanOrEqual(ridge.min);
  expect(await ridgePath(design, y, fold, crew)).toEqual(ridge);
  const lasso = await lassoCv(design, y, { fold }, crew);
  expect(lasso.oneSe).toBeGreaterThanOrEqual(lasso.min);
  expect(lasso.kept).toEqual(expect.arrayContaining(["x0", "kind"]));
  expect(lasso.kept.length).toBeLessThan(8);
  expect(lasso.path[0].df).toBe(0);
});

test("a target that nothing can be learned from is refused with what it lacks", () => {
  const y = (rows: number, events: number) => Uint8Array.from({ length: rows }, (_, i) => (i < events ? 1 : 0));
  expect(() => checkTarget(y(100, 0), { target: "yes" })).toThrow('model/one-class {"target":"yes","rows":100,"events":0}');
  expect(() => checkTarget(y(100, 100), { target: "yes" })).toThrow('model/one-class {"target":"yes","rows":100,"events":100}');
  expect(() => checkTarget(y(1000, 49), { target: "yes" })).toThrow('model/few-events {"target":"yes","events":49,"least":50,"columns":null}');
  expect(() => checkTarget(y(1000, 60), { target: "yes", columns: 13 })).toThrow('model/few-events {"target":"yes","events":60,"least":65,"columns":13}');
  expect(() => checkTarget(y(1000, 65), { target: "yes", columns: 13 })).not.toThrow();
});

test("the twin fits to the same coefficients", async () => {
  const { table, y } = drawn(5_000, 4);
  const design = designed(table);
  const [fast, plain] = [await fitLogistic(design, y, { lambda: 1e-4 }, crew), await fitLogistic(design, y, { lambda: 1e-4 }, alone(twins))];
  fast.coefficients.forEach((b, j) => expect(Math.abs(b - plain.coefficients[j])).toBeLessThan(1e-9));
});
