import type { Propensity } from "../../core/model/propensity-fit.ts";
import type { Warning } from "./result.ts";
import type { Spec } from "./schema.ts";

interface Facts {
  spec: Spec;
  found: Propensity;
  how: { why: "chosen" | "no-time" | "no-order" | null };
  /** Rows without an answer, and rows in all. */
  unknown: number;
  rows: number;
  /** Customers on several rows of what is learned from, and of what is scored. */
  repeated: number;
  scoredTwice: number;
}

/** Fewer yeses among the rows tested make its numbers shaky. */
const FEW = 50;
/** From this ratio on, foretold and actual rates are not the same. */
const OFF = 1.25;

/** What the reader should know before reading on. */
export function warningsOf({ found, how, unknown, rows, repeated, scoredTwice, spec }: Facts): Warning[] {
  const { test, model, within } = found;
  const { leftOut, straddling, testEvents } = found.rows;
  const scored = Boolean(spec.apply && spec.apply !== spec.yes);
  const holds: [unknown, Warning][] = [
    [how.why, { code: "random", why: how.why ?? "chosen" }],
    [leftOut, { code: "left-out", rows: leftOut, straddling }],
    [unknown, { code: "unlabelled", rows: unknown }],
    [repeated && spec.key, { code: "several-rows", customers: repeated, rows }],
    [scored && scoredTwice, { code: "several-scored", customers: scoredTwice }],
    [found.separated, { code: "separated" }],
    [!found.converged, { code: "not-converged" }],
    [found.slope !== null && model.calibration && model.calibration.slope !== 1, { code: "recalibrated", slope: found.slope ?? 1 }],
    [!test, { code: "test-one-class", n: found.rows.test, events: testEvents }],
    [test && testEvents < FEW, { code: "few-test-events", events: testEvents }],
  ];
  return [...holds.filter(([held]) => held).map(([, warning]) => warning), ...(test ? tested(test, found, within) : [])];
}

function tested(test: NonNullable<Propensity["test"]>, { level, tested: { probability } }: Propensity, within: number | null): Warning[] {
  const foretold = probability.reduce((sum, p) => sum + p, 0) / probability.length;
  const ratio = foretold / test.rate;
  const { auc, low, high } = test.auc;
  return [
    ...(low <= 0.5 ? [{ code: "no-better" as const, low, high }] : []),
    ...(within !== null && within - high > 0.02 ? [{ code: "later-worse" as const, within, test: auc }] : []),
    ...(level
      ? [{ code: "shifted" as const, ...level }]
      : ratio > OFF || ratio < 1 / OFF
        ? [{ code: "miscalibrated" as const, foretold, actual: test.rate }]
        : []),
  ];
}
