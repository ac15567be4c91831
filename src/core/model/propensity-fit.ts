import type { Crew } from "../crew.ts";
import { fault } from "../fault.ts";
import { designOf, rowsOfDesign, type Design } from "../prepare/design.ts";
import { fitPlan } from "../prepare/plan.ts";
import type { ColumnType } from "../prepare/typing.ts";
import { within, type Progress } from "../progress.ts";
import type { Coded, Table } from "../table.ts";
import { additiveMargin } from "./additive.ts";
import { auc } from "./auc.ts";
import { calibrationLine, platt, type CalibrationLine } from "./calibrate.ts";
import { permutationImportance, rowsTaken, type Importance } from "./importance.ts";
import { lassoCv } from "./lasso.ts";
import { levelShift } from "./level.ts";
import { checkTarget, fitLogistic, linearPredictor, probabilityOf } from "./logistic.ts";
import { withDropped } from "./dropped.ts";
import { effectsOf, momentsOf, type Effect } from "./effects.ts";
import { scorePropensity, type PropensityModel, type Purpose } from "./propensity.ts";
import { testOf, type Tested } from "./propensity-test.ts";
import { ridgePath } from "./ridge.ts";
import { screen, withLasso, type Screening } from "./screen.ts";
import { split, TEST, TRAIN, type SplitInput } from "./split.ts";

declare module "../fault.ts" {
  interface Faults {
    /** No column tells anything about the target. */
    "propensity/no-signal": { columns: number };
  }
}

export interface PropensityInput {
  /** Columns the model may use, one row a customer or a contact. */
  table: Table;
  /** 1 for a yes, 0 for a no, 2 where nobody knows: such rows are scored only. */
  y: Uint8Array;
  split: Pick<SplitInput, "by" | "at" | "customer" | "draw" | "share">;
  target: { column: string; yes: string[] };
  /** What the target is called where a fault names it. */
  called: string;
  purpose: Purpose;
  types: Readonly<Record<string, ColumnType>>;
  /** Columns in which a missing value means 0. */
  zero: readonly string[];
  penalty: "ridge" | "lasso";
  /** Strength of the ridge; null is the best by cross-validation. */
  lambda: number | null;
  /** Whom to score; null is the table itself. */
  apply: Table | null;
  seed: string;
}

/** A fitted propensity with all that is to be said of it, and its scores. */
export interface Propensity {
  model: PropensityModel;
  /** Rows and events by side; `boundary` as in `Split`. */
  rows: { train: number; trainEvents: number; test: number; testEvents: number; leftOut: number; straddling: number; boundary: number | null };
  screening: Screening;
  /** Log loss by strength of the penalty, strong to weak; null where the reader set it. */
  path: { lambda: number; logLoss: number; se: number }[] | null;
  lasso: { lambda: number; logLoss: number; se: number; sources: number }[] | null;
  effects: Effect[];
  importance: Importance[];
  /** AUC on a fifth of the rows learned from, by chance, of a model fitted on the others; null where it lacks a class. */
  within: number | null;
  /** Slope of calibration on that fifth, before correction. */
  slope: number | null;
  separated: boolean;
  converged: boolean;
  /** Where the later rows say yes at another rate than foretold: both rates. The model's level has been moved to the later one after the test. */
  level: { foretold: number; actual: number } | null;
  test: Tested | null;
  /** Scores of `apply`, or of the table. */
  scored: { probability: Float64Array; reasons: Coded[] };
  /** Rows of the table that were tested, with their answer and score. */
  tested: { row: Uint32Array; y: Uint8Array; probability: Float64Array };
}

/** Rows that screening and cross-validation look at, at most: more tell them nothing new. */
const LOOKED_AT = 100_000;
const LEAST_ROWS = 20_000;
/** Rows × columns² that cross-validation takes a moment for. */
const SQUARES = 2e8;
const FOLDS = 5;
const REASONS = 3;
/** Columns from which on those that tell nothing on their own are left out at once; fewer are left to the penalty, which judges better. */
const MANY = 100;
const LEAST_IV = 0.02;
/** 99.9 % quantile of chi-square with 9 degrees of freedom. */
const CHANCE = 27.877;
/** Slopes of calibration that need no correction. */
const TRUSTED = [0.8, 1.25] as const;
/** Rates of later rows that move the level: this many times those foretold, with so many of each answer. */
const LEVEL_RATIO = 1.25;
const LEVEL_EVENTS = 50;

/**
 * Fit a propensity on the rows to learn from and test it on the others.
 *
 * Screening, plan, penalty and calibration see the rows to learn from only. Rows are put in folds by `draw`, so a customer's are in one.
 *
 * @throws Fault `model/…` where the target cannot be learned, `prepare/no-columns`
 *
 * Source: METHODS 10.
 */
export async function fitPropensity(input: PropensityInput, progress: Progress, crew: Crew): Promise<Propensity> {
  const sides = split({ ...input.split, known: input.y.map((value) => (value < 2 ? 1 : 0)) });
  const [train, test] = [rowsWhere(sides.side, TRAIN), rowsWhere(sides.side, TEST)];
  const learned = part(input, train);
  checkTarget(learned.y, { target: input.called });
  const chosen = await chooseColumns(input, learned, within(progress, 0, 0.35), crew);
  const fitted = await fit(input, learned, chosen.table, within(progress, 0.35, 0.75), crew);
  const { model } = fitted;
  const held = part(input, test);
  const probability = scorePropensity(model, held.table).probability;
  const tested = testOf(held.y, probability);
  const importance = tested
    ? permutationImportance(
        {
          ...held,
          sources: model.plan.columns.map(({ column }) => column),
          score: additiveMargin(model),
          seed: `${input.seed}/importance`,
        },
        within(progress, 0.75, 0.9),
      )
    : [];
  const level = tested && input.split.by === "time" ? levelOf(tested, probability) : null;
  const levelled = level ? { ...model, calibration: moved(model.calibration, levelShift(held.y, probability)) } : model;
  const scored = scorePropensity(levelled, input.apply ?? input.table, { reasons: REASONS });
  return {
    model: levelled,
    level,
    rows: {
      train: train.length,
      trainEvents: total(learned.y),
      test: test.length,
      testEvents: total(held.y),
      leftOut: sides.leftOut,
      straddling: sides.straddling,
      boundary: sides.boundary,
    },
    screening: withDropped(chosen.screening, fitted.report),
    path: fitted.path,
    lasso: chosen.lasso,
    effects: fitted.effects,
    importance,
    within: fitted.within,
    slope: fitted.slope,
    separated: fitted.separated,
    converged: fitted.converged,
    test: tested,
    scored: { probability: scored.probability, reasons: scored.reasons },
    tested: { row: test, y: held.y, probability },
  };
}

/** The rates foretold and found on later rows, where they differ by more than chance and a quarter. */
function levelOf({ rate, events, n }: Tested, probability: Float64Array): Propensity["level"] {
  const foretold = probability.reduce((sum, p) => sum + p, 0) / n;
  const ratio = rate / foretold;
  const enough = Math.min(events, n - events) >= LEVEL_EVENTS;
  return enough && (ratio > LEVEL_RATIO || ratio < 1 / LEVEL_RATIO) ? { foretold, actual: rate } : null;
}

function moved(line: CalibrationLine | null, by: number): CalibrationLine {
  return { intercept: (line?.intercept ?? 0) + by, slope: line?.slope ?? 1 };
}

/** Some rows of the input: what is known of them, and their fold. */
interface Rows {
  table: Table;
  y: Uint8Array;
  fold: Uint8Array;
}

function part({ table, y, split: { draw } }: PropensityInput, rows: Uint32Array): Rows {
  // Digits of the draw that the split did not look at.
  const fold = Uint8Array.from(rows, (i) => Math.floor(((draw[i] * 7919) % 1) * FOLDS));
  return { table: rowsTaken(table, rows), y: Uint8Array.from(rows, (i) => y[i]), fold };
}

/** The columns that stay: screened, and by the L1 penalty where it is asked for. */
async function chooseColumns(input: PropensityInput, rows: Rows, progress: Progress, crew: Crew) {
  const few = sampled(rows);
  const options = { types: input.types, zeroIfMissing: input.zero };
  const leastIv = Object.keys(few.table.columns).length > MANY ? leastIvOf(few.y) : 0;
  const screening = screen(few.table, few.y, { ...options, leastIv }, within(progress, 0, 0.5));
  if (!screening.kept.length) throw fault("propensity/no-signal", { columns: screening.of });
  const table = only(rows.table, screening.kept);
  if (input.penalty === "ridge") return { table, screening, lasso: null };
  const looked = only(few.table, screening.kept);
  const { plan } = fitPlan(looked, { purpose: "model", ...options });
  const fewer = fewerRows(designOf(plan, looked), few);
  const found = await lassoCv(fewer.design, fewer.y, { fold: fewer.fold }, crew, within(progress, 0.5, 1));
  const kept = found.kept.length ? found.kept : (found.path.find(({ sources }) => sources.length)?.sources ?? screening.kept);
  const lasso = found.rows.map((row, i) => ({ ...row, sources: found.path[i].sources.length }));
  return { table: only(rows.table, kept), screening: withLasso(screening, kept), lasso };
}

/** The information value that a column of nothing but chance passes once in a thousand: it times n p (1 − p) is chi-square with as many degrees as bins less one. */
function leastIvOf(y: Uint8Array): number {
  const events = total(y);
  return Math.max(LEAST_IV, CHANCE / ((events * (y.length - events)) / y.length));
}

async function fit(input: PropensityInput, rows: Rows, table: Table, progress: Progress, crew: Crew) {
  const { plan, report } = fitPlan(table, { purpose: "model", types: input.types, zeroIfMissing: input.zero });
  const design = designOf(plan, table);
  checkTarget(rows.y, { target: input.called, columns: design.d });
  const path = input.lambda === null ? await pathOf(design, rows, within(progress, 0, 0.6), crew) : null;
  const wanted = input.lambda ?? path!.min;
  const checked = await checkOn(design, rows, wanted, within(progress, 0.6, 0.8), crew);
  const logit = await fitLogistic(design, rows.y, { lambda: wanted }, crew, within(progress, 0.8, 1));
  const moments = momentsOf(design);
  const model: PropensityModel = {
    kind: "propensity",
    plan,
    coefficients: logit.coefficients,
    intercept: logit.intercept,
    lambda: logit.lambda,
    penalty: input.penalty,
    means: moments.map(({ mean }) => mean),
    calibration: checked.calibration,
    target: input.target,
    purpose: input.purpose,
  };
  const { separated, converged } = logit;
  return { model, path: path?.rows ?? null, effects: effectsOf(design, logit.coefficients, moments), separated, converged, report, ...checked };
}

async function pathOf(design: Design, rows: Rows, progress: Progress, crew: Crew) {
  const few = fewerRows(design, rows);
  return ridgePath(few.design, few.y, few.fold, crew, progress);
}

/** Rows for cross-validation: fewer where there are many columns, since its time grows with their square. */
function fewerRows(design: Design, { y, fold }: Rows): { design: Design; y: Uint8Array; fold: Uint8Array } {
  const at = steps(design.n, Math.max(LEAST_ROWS, Math.min(LOOKED_AT, Math.round(SQUARES / design.d ** 2))));
  if (!at) return { design, y, fold };
  return { design: rowsOfDesign(design, at), y: Uint8Array.from(at, (i) => y[i]), fold: Uint8Array.from(at, (i) => fold[i]) };
}

/** How a model fitted on four folds does on the fifth, and the correction its probabilities need. */
async function checkOn(design: Design, rows: Rows, lambda: number, progress: Progress, crew: Crew) {
  const none = { within: null, slope: null, calibration: null as CalibrationLine | null };
  const [own, other] = [rowsWhere(rows.fold, 0), Uint32Array.from(rows.fold.keys()).filter((i) => rows.fold[i] > 0)];
  const [yOwn, yOther] = [own, other].map((at) => Uint8Array.from(at, (i) => rows.y[i]));
  const events = total(yOwn);
  if (!events || events === own.length || !total(yOther)) return none;
  const logit = await fitLogistic(rowsOfDesign(design, other), yOther, { lambda }, crew, progress);
  const p = linearPredictor(rowsOfDesign(design, own), logit).map(probabilityOf);
  const { slope } = calibrationLine(yOwn, p);
  const trusted = slope >= TRUSTED[0] && slope <= TRUSTED[1];
  const line = Number.isNaN(slope) || trusted ? null : platt(yOwn, p);
  return { within: auc(yOwn, p), slope: Number.isNaN(slope) ? null : slope, calibration: line && Number.isFinite(line.slope) && line.slope > 0 ? line : null };
}

function sampled(rows: Rows): Rows {
  const at = steps(rows.table.rows, LOOKED_AT);
  if (!at) return rows;
  return { table: rowsTaken(rows.table, at), y: Uint8Array.from(at, (i) => rows.y[i]), fold: Uint8Array.from(at, (i) => rows.fold[i]) };
}

/** At most so many rows at even steps; null when all are. */
function steps(n: number, most: number): Uint32Array | null {
  return n <= most ? null : Uint32Array.from({ length: most }, (_, i) => Math.floor((i * n) / most));
}

function only({ rows, columns }: Table, kept: readonly string[]): Table {
  return { rows, columns: Object.fromEntries(kept.map((name) => [name, columns[name]])) };
}

function rowsWhere(values: Uint8Array, value: number): Uint32Array {
  let n = 0;
  for (const each of values) if (each === value) ++n;
  const found = new Uint32Array(n);
  for (let i = 0, at = 0; i < values.length; ++i) if (values[i] === value) found[at++] = i;
  return found;
}

function total(y: Uint8Array): number {
  let sum = 0;
  for (const value of y) sum += value;
  return sum;
}
