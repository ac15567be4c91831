import type { AucDifference } from "../../core/model/auc.ts";
import type { Effect } from "../../core/model/effects.ts";
import type { Gains } from "../../core/model/gains.ts";
import type { Importance } from "../../core/model/importance.ts";
import type { PropensityModel } from "../../core/model/propensity.ts";
import type { Tested } from "../../core/model/propensity-test.ts";
import type { Screening } from "../../core/model/screen.ts";

export type Warning =
  | { code: "random"; why: "chosen" | "no-time" | "no-order" }
  | { code: "left-out"; rows: number; straddling: number }
  | { code: "unlabelled"; rows: number }
  | { code: "several-rows"; customers: number; rows: number }
  | { code: "several-scored"; customers: number }
  | { code: "separated" }
  | { code: "not-converged" }
  | { code: "recalibrated"; slope: number }
  | { code: "shifted"; foretold: number; actual: number }
  | { code: "miscalibrated"; foretold: number; actual: number }
  | { code: "test-one-class"; n: number; events: number }
  | { code: "few-test-events"; events: number }
  | { code: "no-better"; low: number; high: number }
  | { code: "later-worse"; within: number; test: number }
  | { code: "no-common"; table: string };

/** A tier of customers, the likeliest first. */
export interface Tier {
  tier: "high" | "medium" | "low";
  /** Shares of customers at which it begins and ends. */
  from: number;
  to: number;
  customers: number;
  expected: number;
  /** Share that said yes in the same stretch of the rows tested; null without a test. */
  actual: number | null;
  /** What speaks most often for a yes, with the customers it holds for. */
  reasons: { reason: string; n: number }[];
}

/** The group that the cut makes. */
export interface Target {
  /** Share of customers, and whether the reader set it, money did, or neither. */
  share: number;
  by: "reader" | "profit" | "tenth" | "loss";
  customers: number;
  expected: number;
}

export interface Comparison {
  table: string;
  rows: number;
  events: number;
  own: { auc: number; gains: Gains };
  other: { auc: number; gains: Gains };
  difference: AucDifference;
}

/** What a saved model says of how it was made. */
export type Trained = {
  rows: number;
  events: number;
  testRows: number;
  testEvents: number;
  table: string;
  split: "time" | "order" | "random";
  from: string;
  to: string;
  boundary: string;
  auc: number | null;
  aucLow: number | null;
  aucHigh: number | null;
  seed: string;
};

export interface Result {
  rows: { all: number; train: number; trainEvents: number; test: number; testEvents: number; leftOut: number };
  split: { by: "time" | "order" | "random"; first: string | null; last: string | null; boundary: string | null };
  screening: Screening;
  /** Source columns in the model. */
  used: string[];
  path: { lambda: number; logLoss: number; se: number }[] | null;
  lasso: { lambda: number; logLoss: number; se: number; sources: number }[] | null;
  /** Strongest first, at most 200. */
  effects: Effect[];
  importance: Importance[];
  /** AUC within the time of the rows learned from, by chance. */
  within: number | null;
  test: Tested | null;
  scored: { customers: number; expected: number; curve: { n: number; expected: number; score: number }[] };
  tiers: Tier[];
  comparison: Comparison | null;
  trained: Trained;
  model: PropensityModel;
  target: Target;
  warnings: Warning[];
}
