import { rowsOf } from "../../core/table.ts";
import { matrixCampaigns } from "../../sql/matrix-campaigns.ts";
import { matrixCells, type MatrixTables } from "../../sql/matrix-cells.ts";
import { matrixSizes, matrixTotals } from "../../sql/matrix-sizes.ts";
import type { Reach } from "../cell.ts";

/** Types × personas, in the order asked for; nought where there was no contact. */
export interface Counts {
  n: number[][];
  customers: number[][];
  successes: number[][];
  intents: number[][];
}

/** A row of counts by two ids. */
interface Found extends Record<"n" | "customers" | "successes" | "intents", number> {
  type: string;
  persona: string;
}

export async function cellsFound(tables: MatrixTables, unit: "contact" | "customer", reach: Reach): Promise<Found[]> {
  return rowsOf(await reach.query(matrixCells(tables, unit))) as unknown as Found[];
}

/** Counts laid out by type and persona. */
export function laidOut(found: readonly Found[], types: readonly string[], personas: readonly string[]): Counts {
  const byPlace = new Map(found.map((cell) => [`${cell.type}\n${cell.persona}`, cell]));
  const grid = (what: "n" | "customers" | "successes" | "intents") =>
    types.map((type) => personas.map((persona) => byPlace.get(`${type}\n${persona}`)?.[what] ?? 0));
  return { n: grid("n"), customers: grid("customers"), successes: grid("successes"), intents: grid("intents") };
}

/** Of each type its campaigns, each with contacts and successes by persona. */
export async function campaignsFound(tables: MatrixTables, types: readonly string[], personas: readonly string[], reach: Reach) {
  const found = rowsOf(await reach.query(matrixCampaigns(tables))) as unknown as { type: string; campaign: string; persona: string; n: number; s: number }[];
  const column = new Map(personas.map((id, at) => [id, at]));
  return types.map((type) => {
    const byCampaign = new Map<string, { n: number[]; s: number[] }>();
    for (const { campaign, persona, n, s } of found.filter((each) => each.type === type)) {
      const counts = byCampaign.get(campaign) ?? { n: personas.map(() => 0), s: personas.map(() => 0) };
      byCampaign.set(campaign, counts);
      const at = column.get(persona)!;
      counts.n[at] = n;
      counts.s[at] = s;
    }
    return [...byCampaign.values()];
  });
}

/** Customers of each persona, and those of them without any contact. */
export async function sizesFound(tables: MatrixTables, reach: Reach): Promise<Map<string, { size: number; never: number }>> {
  const found = rowsOf(await reach.query(matrixSizes(tables))) as unknown as { persona: string; size: number; never: number }[];
  return new Map(found.map(({ persona, size, never }) => [persona, { size, never }]));
}

export async function totalsFound(tables: MatrixTables, reach: Reach): Promise<{ contacts: number; typed: number; used: number; customers: number }> {
  return rowsOf(await reach.query(matrixTotals(tables)))[0] as never;
}
