import { fault } from "../../core/fault.ts";
import { row, rowsOf } from "../../core/table.ts";
import { daysOf } from "../../sql/plan-days.ts";
import { everyone, listMatch } from "../../sql/plan-everyone.ts";
import { memberPersona } from "../../sql/plan-members.ts";
import { overlapping, waterfall } from "../../sql/plan-waterfall.ts";
import type { Field, Reach } from "../cell.ts";
import type { Aim } from "./aim.ts";
import type { StepName, Warning, WaterfallRow } from "./result.ts";
import { rulesOf, type FoundList } from "./rules.ts";
import type { Spec } from "./schema.ts";

/** Who is left, and by which step the others went. */
export interface Left {
  /** Table of every customer with the first step that hits them. */
  everyone: string;
  start: number;
  waterfall: WaterfallRow[];
  /** Number of the step that keeps the chosen personas, from 1. */
  personaStep: number;
  warnings: Warning[];
}

type Counts = Record<string, number>;

/** Ask every exclusion of every customer at once, and count them in their order. */
export async function exclude(spec: Spec, reach: Reach, { chosen, sameType }: Aim): Promise<Left> {
  const tagColumns = await demand(reach, spec.tags, ["customer_id", ...spec.eligibility.map(({ column }) => column), spec.holds, spec.tier]);
  await demand(reach, spec.history, ["customer_id", "campaign_id", "outcome", "contacted_on"]);
  const members = `${spec.personas}_members`;
  const memberColumns = await demand(reach, members, ["customer_id", "persona"]);
  const lists = await findLists(spec, reach);
  const days = await startOf(spec, reach);
  const busy = await busyCampaigns(spec, reach, days.start);
  const rules = rulesOf(spec, { lists: lists.found, exclusive: busy.campaigns, sameType, personas: chosen });
  const participation = has(tagColumns, "participation");
  const table = await reach.scratch(
    everyone({
      tags: spec.tags,
      members,
      persona: memberPersona(memberColumns.map(({ name }) => name)),
      participation,
      past: {
        history: spec.history,
        start: days.start,
        rest: spec.restDays,
        within: spec.within,
        failed: spec.failedDays,
        sameType,
        exclusive: busy.campaigns,
      },
      forced: lists.found.filter(({ use }) => use === "force").map(({ ids }) => ids),
      rules,
    }),
  );
  const counts = row(await reach.query(waterfall(table, rules.length)), 0) as Counts;
  const unknown: Warning[] = participation || spec.model ? [] : [{ code: "no-participation" }];
  return {
    everyone: table,
    start: counts.start,
    waterfall: rowsOfWaterfall(
      rules.map(({ step }) => step),
      counts,
    ),
    personaStep: rules.length,
    warnings: [...days.warnings, ...busy.warnings, ...lists.warnings, ...unknown],
  };
}

function rowsOfWaterfall(steps: readonly StepName[], counts: Counts): WaterfallRow[] {
  let remaining = counts.start;
  return steps.map((step, i) => {
    const removed = counts[`removed${i + 1}`];
    remaining -= removed;
    return { step, removed, alone: counts[`alone${i + 1}`], remaining };
  });
}

function has(columns: readonly Field[], column: string): boolean {
  return columns.some(({ name }) => name.toLowerCase() === column.toLowerCase());
}

/** The columns of a table that must have some of them; empty names are not asked for. */
async function demand(reach: Reach, table: string, wanted: readonly string[]): Promise<readonly Field[]> {
  const columns = await reach.columns(table);
  for (const column of wanted) if (column && !has(columns, column)) throw fault("plan/no-column", { table, column });
  return columns;
}

async function findLists(spec: Spec, reach: Reach): Promise<{ found: FoundList[]; warnings: Warning[] }> {
  const found: FoundList[] = [];
  const warnings: Warning[] = [];
  for (const entry of spec.lists) {
    const column = (await reach.columns(entry.table)).find(({ name }) => name.toLowerCase() === entry.column.toLowerCase());
    if (!column) throw fault("plan/no-column", { table: entry.table, column: entry.column });
    const ids = { table: entry.table, column: column.name, type: column.type };
    found.push({ ...entry, ids });
    const match = row(await reach.query(listMatch(ids, spec.tags)), 0) as { ids: number; known: number };
    if (match.known < match.ids / 2) warnings.push({ code: "list-unknown", table: entry.table, column: column.name, ...match });
  }
  return { found, warnings };
}

/** The first day of the campaign; where nobody said, the day after the last contact. */
async function startOf({ planned, history }: Spec, reach: Reach): Promise<{ start: string; warnings: Warning[] }> {
  const { dated, next } = row(await reach.query(daysOf(history)), 0) as { dated: number; next: string | null };
  if (!dated || !next) return { start: planned.start, warnings: [{ code: "undated" }] };
  return planned.start ? { start: planned.start, warnings: [] } : { start: next, warnings: [{ code: "no-start", start: next }] };
}

async function busyCampaigns({ exclusiveWith, history, planned }: Spec, reach: Reach, start: string): Promise<{ campaigns: string[]; warnings: Warning[] }> {
  if (!exclusiveWith.length) return { campaigns: [], warnings: [] };
  const ids = (period: { start: string; end: string }) =>
    reach.query(overlapping(`${history}_campaigns`, exclusiveWith, period)).then((found) => rowsOf(found).map(({ campaign_id }) => String(campaign_id)));
  const known = await ids({ start: "", end: "" });
  const missing = exclusiveWith.filter((campaign) => !known.includes(campaign));
  return { campaigns: await ids({ start, end: planned.end }), warnings: missing.length ? [{ code: "exclusive-unknown", campaigns: missing }] : [] };
}
