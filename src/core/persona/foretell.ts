import type { Crew } from "../crew.ts";
import { Fault } from "../fault.ts";
import { auc } from "../model/auc.ts";
import { fitLogistic, linearPredictor, probabilityOf, type Logit } from "../model/logistic.ts";
import { logLoss } from "../model/metrics.ts";
import { designOf } from "../prepare/design.ts";
import { fitPlan, type FeaturePlan } from "../prepare/plan.ts";
import type { ColumnType } from "../prepare/typing.ts";
import { within, type Progress } from "../progress.ts";
import { gathered, type Coded, type Table } from "../table.ts";
import { MOST_TRAINED, type Score } from "./check.ts";

/** Contacts, and the customers they were made with. */
export interface ForetellInput {
  /** One row a customer. */
  tags: Table;
  /** What a column of tags is, where it is known. */
  types: Readonly<Record<string, ColumnType>>;
  /** By contact: row of the customer, campaign type, and 1 for a success, 1 for a campaign held out. */
  customers: Float64Array;
  campaigns: Coded;
  success: Float64Array;
  heldOut: Float64Array;
}

/** Contacts that are scored at a time. */
const PIECE = 65_536;

/** The column of campaign types: no column of a table is called so. */
const TYPE = "\u0000type";

/**
 * How well a logistic regression foretells contacts held out: by the customer's tags and the campaign's type, trained on at most 200,000
 * contacts not held out, with a ridge of C = 1.
 *
 * Null where either side lacks a success or a contact without one, or where no column differs between contacts.
 *
 * Source: METHODS 5.6 (d), 10.
 */
export async function foretell(input: ForetellInput, progress: Progress, crew: Crew): Promise<Score | null> {
  const { heldOut, success } = input;
  const places = Array.from(heldOut.keys());
  const train = places.filter((i) => !heldOut[i]).slice(0, MOST_TRAINED);
  const test = places.filter((i) => heldOut[i]);
  const [y, happened] = [train, test].map((rows) => Uint8Array.from(rows, (i) => success[i]));
  if (!both(y) || !both(happened)) return null;
  const known = contactsAt(input, train);
  const plan = planOf(known, input.types);
  if (!plan) return null;
  progress(0.2);
  const logit = await fitLogistic(designOf(plan, known), y, { lambda: 1 / y.length }, crew, within(progress, 0.2, 0.8));
  const p = chances(input, test, { plan, logit }, within(progress, 0.8, 1));
  return { auc: auc(happened, p), logLoss: logLoss(happened, p) };
}

function both(y: Uint8Array): boolean {
  return y.includes(0) && y.includes(1);
}

/** The plan of a model; null where no column is left. */
function planOf(known: Table, types: ForetellInput["types"]): FeaturePlan | null {
  try {
    return fitPlan(known, { purpose: "model", types }).plan;
  } catch (error) {
    if (error instanceof Fault && error.data.code === "prepare/no-columns") return null;
    throw error;
  }
}

/** Chance of success of some contacts, a piece at a time: their tags side by side would take much memory. */
function chances(input: ForetellInput, rows: readonly number[], { plan, logit }: { plan: FeaturePlan; logit: Logit }, progress: Progress): Float64Array {
  const found = new Float64Array(rows.length);
  for (let from = 0; from < rows.length; from += PIECE) {
    const piece = rows.slice(from, from + PIECE);
    found.set(linearPredictor(designOf(plan, contactsAt(input, piece)), logit).map(probabilityOf), from);
    progress((from + piece.length) / rows.length);
  }
  return found;
}

/** Some contacts: the tags of their customers and their type. */
function contactsAt({ tags, customers, campaigns }: ForetellInput, rows: readonly number[]): Table {
  const { columns } = gathered(
    tags,
    Int32Array.from(rows, (i) => customers[i]),
  );
  const type: Coded = { codes: Int32Array.from(rows, (i) => campaigns.codes[i]), levels: campaigns.levels };
  return { rows: rows.length, columns: { ...columns, [TYPE]: type } };
}
