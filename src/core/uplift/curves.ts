import { descending } from "../model/order.ts";

/** Rows of an experiment with a score of how much each gains by the treatment. */
export interface Trial {
  /** 1 for a yes. */
  y: Uint8Array;
  /** 1 for the treated, 0 for the control. */
  treated: Uint8Array;
  score: Float64Array;
}

/** A curve over the rows taken, the highest scores first. */
export interface RowCurve {
  /** Rows taken, ascending from 0. */
  x: Float64Array;
  y: Float64Array;
}

/** Rows and yeses of both arms, from the highest score down to some row. */
export interface Taken {
  treated: number;
  control: number;
  treatedYes: number;
  controlYes: number;
}

/** A trial in the order of its score: what the curves are made of. */
export interface Ordered {
  /** By place: treated ? 2 : 0, plus the yes. */
  cells: Uint8Array;
  /** Places at which a distinct score ends, ascending: the last is the number of rows. */
  ends: Uint32Array;
  /** The row at each place. Equal scores stand in reverse row order, as in scikit-uplift. */
  order: Uint32Array;
}

type Height = (taken: Taken) => number;

/** Yeses gained among those taken: treated ones less what the control's rate would have brought; the control's are 0 where it has no rows. */
export function qiniOf({ treated, control, treatedYes, controlYes }: Taken): number {
  return treatedYes - (control ? (controlYes * treated) / control : 0);
}

/** The difference of rates among those taken times their number; the rate of an arm without rows is 0. */
export function upliftOf({ treated, control, treatedYes, controlYes }: Taken): number {
  return ((treated ? treatedYes / treated : 0) - (control ? controlYes / control : 0)) * (treated + control);
}

/** Put a trial in order: scores are told apart to 9 decimals. */
export function ordered({ y, treated, score }: Trial): Ordered {
  if (y.length !== score.length || treated.length !== score.length) throw new RangeError(`ordered: ${y.length} outcomes, ${score.length} scores`);
  const rounded = score.map((s) => Math.round(s * 1e9) / 1e9);
  const order = descending(rounded.map((s) => -s)).reverse();
  const cells = Uint8Array.from(order, (i) => 2 * treated[i] + y[i]);
  const ends: number[] = [];
  for (let place = 1; place <= order.length; ++place) if (place === order.length || rounded[order[place]] !== rounded[order[place - 1]]) ends.push(place);
  return { cells, ends: Uint32Array.from(ends), order };
}

/**
 * Yeses gained by treating those with the highest scores: one point for every distinct score.
 *
 * Source: Radcliffe 2007; Devriendt et al. 2020, arXiv 2002.05897.
 * Checked: tests/golden/uplift.json (scikit-uplift).
 */
export function qiniCurve(trial: Trial): RowCurve {
  return curveOf(ordered(trial), qiniOf);
}

/**
 * The difference of rates among those with the highest scores, times their number: one point for every distinct score.
 *
 * Checked: tests/golden/uplift.json (scikit-uplift).
 */
export function upliftCurve(trial: Trial): RowCurve {
  return curveOf(ordered(trial), upliftOf);
}

/** The curve of the best order there is: treated yeses first, control yeses last. */
export function perfectQini({ y, treated }: Omit<Trial, "score">): RowCurve {
  return qiniCurve({ y, treated, score: Float64Array.from(y, (yes, i) => (yes ? (treated[i] ? 1 : -1) : 0)) });
}

/** The uplift curve of the best order there is, as scikit-uplift has it. */
export function perfectUplift({ y, treated }: Omit<Trial, "score">): RowCurve {
  let [controlYes, treatedNo] = [0, 0];
  for (let i = 0; i < y.length; ++i) {
    controlYes += y[i] && !treated[i] ? 1 : 0;
    treatedNo += !y[i] && treated[i] ? 1 : 0;
  }
  const more = controlYes > treatedNo ? y : treated;
  return upliftCurve({ y, treated, score: Float64Array.from(y, (yes, i) => 2 * (yes === treated[i] ? 1 : 0) + more[i]) });
}

/**
 * Area of the Qini curve above that of treating at random, as a share of the best there is: 1 is perfect, 0 says nothing.
 *
 * Checked: tests/golden/uplift.json (scikit-uplift's qini_auc_score).
 */
export function qiniScore(trial: Trial): number {
  return share(qiniCurve(trial), perfectQini(trial));
}

/**
 * Area of the uplift curve above that of treating at random, as a share of the best there is.
 *
 * Checked: tests/golden/uplift.json (scikit-uplift's uplift_auc_score).
 */
export function upliftScore(trial: Trial): number {
  return share(upliftCurve(trial), perfectUplift(trial));
}

/**
 * The difference of rates among the share of rows with the highest scores: of all rows, or of each arm by itself.
 *
 * Checked: tests/golden/uplift.json (scikit-uplift's uplift_at_k).
 */
export function upliftAt(trial: Trial, portion: number, by: "overall" | "by-group" = "overall"): number {
  const { cells } = ordered(trial);
  const armSize = trial.treated.reduce((sum, t) => sum + t, 0);
  const most = by === "overall" ? [Infinity, Infinity] : [Math.floor((cells.length - armSize) * portion), Math.floor(armSize * portion)];
  const last = by === "overall" ? Math.floor(cells.length * portion) : cells.length;
  const [n, yes] = [
    [0, 0],
    [0, 0],
  ];
  for (let place = 0; place < last; ++place) {
    const arm = cells[place] >> 1;
    if (n[arm] >= most[arm]) continue;
    ++n[arm];
    yes[arm] += cells[place] & 1;
  }
  return yes[1] / n[1] - yes[0] / n[0];
}

/**
 * Mean over equal parts by score of the difference of rates, weighted by their treated rows. The first parts have one row more where rows
 * do not divide.
 *
 * Checked: tests/golden/uplift.json (scikit-uplift's weighted_average_uplift).
 */
export function weightedAverageUplift(trial: Trial, bins = 10): number {
  const { cells } = ordered(trial);
  const [size, more] = [Math.floor(cells.length / bins), cells.length % bins];
  let [place, sum, weight] = [0, 0, 0];
  for (let bin = 0; bin < bins; ++bin) {
    const taken = { treated: 0, control: 0, treatedYes: 0, controlYes: 0 };
    for (const end = place + size + (bin < more ? 1 : 0); place < end; ++place) add(taken, cells[place]);
    sum += taken.treated * (taken.treatedYes / taken.treated - taken.controlYes / taken.control);
    weight += taken.treated;
  }
  return sum / weight;
}

/** Count one more row. */
export function add(taken: Taken, cell: number): void {
  if (cell & 2) {
    ++taken.treated;
    taken.treatedYes += cell & 1;
  } else {
    ++taken.control;
    taken.controlYes += cell & 1;
  }
}

/** Area under a curve, straight between its points. */
export function areaUnder({ x, y }: RowCurve): number {
  let sum = 0;
  for (let i = 1; i < x.length; ++i) sum += ((x[i] - x[i - 1]) * (y[i] + y[i - 1])) / 2;
  return sum;
}

function curveOf({ cells, ends }: Ordered, height: Height): RowCurve {
  const [x, y] = [new Float64Array(ends.length + 1), new Float64Array(ends.length + 1)];
  const taken = { treated: 0, control: 0, treatedYes: 0, controlYes: 0 };
  let place = 0;
  for (const [i, end] of ends.entries()) {
    for (; place < end; ++place) add(taken, cells[place]);
    x[i + 1] = end;
    y[i + 1] = height(taken);
  }
  return { x, y };
}

/** The curve's area above the straight line to its end, over that of the perfect curve. */
function share(found: RowCurve, perfect: RowCurve): number {
  const random = (found.x[found.x.length - 1] * perfect.y[perfect.y.length - 1]) / 2;
  return (areaUnder(found) - random) / (areaUnder(perfect) - random);
}
