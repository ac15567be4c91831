import "./faults.ts";
import { fault } from "../../core/fault.ts";
import { columnFindings } from "../../core/profile/column-findings.ts";
import { dayName } from "../../core/profile/days.ts";
import { gravestFirst, type Finding } from "../../core/profile/finding.ts";
import { overlapFindings, type Overlap } from "../../core/profile/overlap.ts";
import { shorter } from "../../core/profile/shorter.ts";
import { columnsAfter, ownLastDay, tableFindings, type TableReport } from "../../core/profile/table-findings.ts";
import { within } from "../../core/progress.ts";
import { numbers } from "../../core/table.ts";
import { profileBetween } from "../../sql/profile-counts.ts";
import type { Reach } from "../cell.ts";
import { readOverlap } from "./joins.ts";
import type { ProfileResult } from "./result.ts";
import type { Spec } from "./schema.ts";
import { readTable } from "./table.ts";
import { columnTable, overlapTable, warningTable } from "./tables.ts";

/** Findings kept in the result; the side table has all. */
const FINDINGS = 300;
/** Characters of JSON that the tables of a result may take. */
const LARGEST = 900_000;

/** Look at every column of some tables, at their keys, and at how they join. @throws Fault `profile/…` */
export async function run({ tables: asked }: Spec, reach: Reach): Promise<ProfileResult> {
  const named = asked.filter(({ table }, i) => table && asked.findIndex((other) => other.table === table) === i);
  if (!named.length) throw fault("profile/no-table", {});
  const tables: TableReport[] = [];
  for (const [i, one] of named.entries())
    tables.push(await readTable(one, reach, within(reach.progress, (0.85 * i) / named.length, (0.85 * (i + 1)) / named.length)));
  const overlaps: Overlap[] = [];
  for (const of of ["customer", "campaign"] as const) {
    const overlap = await readOverlap(of, tables, reach);
    if (overlap) overlaps.push(overlap);
    reach.progress(of === "customer" ? 0.92 : 0.96);
  }
  const findings = gravestFirst([...findingsOf(tables, overlaps), ...(await futureFindings(tables, reach))]);
  await reach.make("", columnTable(tables));
  await reach.make("warnings", warningTable(findings));
  await reach.make("overlaps", overlapTable(overlaps));
  const count = (severity: Finding["severity"]) => findings.filter((finding) => finding.severity === severity).length;
  return {
    ...shorter(tables, LARGEST),
    overlaps,
    findings: findings.slice(0, FINDINGS),
    found: { problem: count("problem"), warning: count("warning"), note: count("note") },
  };
}

function findingsOf(tables: readonly TableReport[], overlaps: readonly Overlap[]): Finding[] {
  return [
    ...overlaps.flatMap(overlapFindings),
    ...tables.flatMap(tableFindings),
    ...tables.flatMap(({ table, columns }) => columns.flatMap((column) => columnFindings(table, column))),
  ];
}

/** Days later than the tables' own last day, in columns that do not speak of what is to come. */
async function futureFindings(tables: readonly TableReport[], reach: Reach): Promise<Finding[]> {
  const own = ownLastDay(tables);
  if (!own) return [];
  const found: Finding[] = [];
  for (const { table, column, last } of columnsAfter(own.day, tables)) {
    const counted = await reach.query(profileBetween(table.table, column, { after: dayName(own.day), until: dayName(last) }));
    const n = numbers(counted, "n")[0];
    const facts = { last: dayName(last), own: dayName(own.day), of: own.of };
    found.push({ code: "future", severity: "warning", table: table.table, column, n, share: n / table.rows, facts });
  }
  return found;
}
