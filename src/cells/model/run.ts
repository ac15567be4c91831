import "./faults.ts";
import { fault } from "../../core/fault.ts";
import type { Fitted } from "../../core/model/fitted.ts";
import { checkColumns, type Fit } from "../../core/model/fits.ts";
import type { ModelFile } from "../../core/model/model-file.ts";
import { readModel } from "../../core/model/read-model.ts";
import { texts, type Table } from "../../core/table.ts";
import { campaignTypesRows } from "../../sql/campaign-types-rows.ts";
import { scoredTable } from "../../sql/model-table.ts";
import { rowsToScore } from "../../sql/propensity-rows.ts";
import { name } from "../../sql/sql.ts";
import type { Field, Reach } from "../cell.ts";
import type { ModelResult, Warning } from "./result.ts";
import type { Spec } from "./schema.ts";
import { chancesOf, scoreOf, summaryOf } from "./summary.ts";

/** Columns of 0 and 1 that are true and false in the table. */
const FLAGS = ["inside"];

/** What campaigns are compared by that is worked out of their days. */
const OF_DAYS = ["duration_days", "quarter"];

/** Numbers that moved by this many standard deviations are told of. */
const FAR = 0.5;

/** Score a table by a saved model, once the table has all that it needs. @throws Fault `model/…`, `run/no-file`, `run/too-long` */
export async function run(spec: Spec, reach: Reach): Promise<ModelResult> {
  if (!spec.path) throw fault("model/not-chosen", { needed: "file" });
  if (!spec.table) throw fault("model/not-chosen", { needed: "table" });
  const file = readModel(await reach.text(spec.path), spec.path);
  const { ids, table } = await rowsOf(spec, file, reach);
  if (!table.rows) throw fault("model/empty", { table: spec.table });
  reach.progress(0.1);
  const { columns, fits } = await reach.compute("scoring", "score", { fitted: file.fitted, table }, [0.1, 0.8]);
  const scored = await reach.scratch({ rows: table.rows, columns: { place: Float64Array.from(ids.codes, (_, i) => i), id: ids, ...columns } });
  const key = file.kind === "campaign-types" ? "campaign_id" : "customer_id";
  await reach.make("", scoredTable({ scored, key, columns: Object.keys(columns), flags: FLAGS, by: scoreOf(columns) }));
  return {
    kind: file.kind,
    name: file.name,
    program: file.made.program,
    trained: file.trained,
    needs: file.needs,
    table: spec.table,
    rows: table.rows,
    fits,
    summary: summaryOf(file.fitted, columns, reach.settings.k),
    chances: chancesOf(file.fitted, columns, reach.settings.k),
    warnings: warningsOf(fits, spec.key, ids.codes.length - ids.levels.length),
    model: file.fitted,
  };
}

/** The rows to score, with all columns that are needed. */
async function rowsOf(spec: Spec, { needs, fitted }: ModelFile, reach: Reach) {
  const fields = await reach.columns(spec.table);
  if (spec.key && !fields.some((field) => field.name === spec.key)) throw fault("model/no-key", { table: spec.table, column: spec.key });
  if (madeOfDays(fitted, fields)) return campaignsOf(spec, { needs, fields }, reach);
  checkColumns(needs, spec.table, fields);
  const columns = needs.map(({ column }) => ({ name: column, number: isNumber(fields, column) }));
  const field = fields.find((each) => each.name === spec.key);
  const found = await reach.query(rowsToScore(spec.table, field ? { column: name(field.name), type: field.type } : null, columns));
  return { ids: texts(found, "id"), table: tableOf(found, columns, (_, i) => `c${i}`) };
}

/** Campaigns are compared by what their days give, as where the types were found. */
async function campaignsOf(spec: Spec, { needs, fields }: Pick<ModelFile, "needs"> & { fields: readonly Field[] }, reach: Reach) {
  const plain = needs.filter(({ column }) => !OF_DAYS.includes(column));
  checkColumns(plain, spec.table, fields);
  const columns = plain.map(({ column }) => ({ name: column, number: isNumber(fields, column) }));
  const found = await reach.query(campaignTypesRows(spec.table, columns));
  return { ids: texts(found, "campaign_id"), table: tableOf(found, needs.map(({ column }) => ({ name: column })), (column) => column) }; // prettier-ignore
}

/** Whether a table of campaigns has the days of which columns that it lacks can be made. */
function madeOfDays({ kind }: Fitted, fields: readonly Field[]): boolean {
  const has = (column: string) => fields.some(({ name }) => name === column);
  return kind === "campaign-types" && ["campaign_id", "starts_on", "ends_on", "contacts", "successes"].every(has) && !OF_DAYS.some(has);
}

function isNumber(fields: readonly Field[], column: string): boolean {
  const type = fields.find(({ name }) => name === column)?.type;
  return type === "number" || type === "boolean";
}

function tableOf(found: Table, columns: readonly { name: string }[], at: (column: string, i: number) => string): Table {
  return { rows: found.rows, columns: Object.fromEntries(columns.map(({ name }, i) => [name, found.columns[at(name, i)]])) };
}

function warningsOf(fits: readonly Fit[], column: string, doubles: number): Warning[] {
  const unseen = fits.flatMap(({ column, unseen }) => (unseen ? [{ column, ...unseen }] : []));
  const empty = fits.filter(({ missing }) => missing === 1).map(({ column }) => column);
  const shifted = fits.flatMap(({ column, shift }) => (shift !== null && Math.abs(shift) >= FAR ? [{ column, shift }] : []));
  return [
    ...(unseen.length ? [{ code: "unseen" as const, columns: unseen }] : []),
    ...(empty.length ? [{ code: "empty" as const, columns: empty }] : []),
    ...(shifted.length ? [{ code: "shifted" as const, columns: shifted }] : []),
    ...(doubles > 0 ? [{ code: "doubles" as const, column, rows: doubles }] : []),
  ];
}
