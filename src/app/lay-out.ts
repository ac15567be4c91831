import { tableRole } from "../core/role.ts";
import type { Desk } from "./desk.svelte.ts";

/** The main path, behind its sources. */
const STEPS = ["history", "tags", "campaign-types", "personas", "new-personas", "matrix", "plan"];

/**
 * Whether the main path can be laid out, or gone on with from where it stopped: the notebook holds sources and steps of it alone, each once, not all of
 * them, and all have run. A source alone must be of customers with a column a campaign.
 */
export async function canLayOut({ session, layingOut }: Desk): Promise<"start" | "rest" | null> {
  const { cells } = session.notebook;
  const steps = cells.filter(({ kind }) => kind !== "source").map(({ kind }) => kind);
  const ran = cells.length > 0 && cells.every(({ name }) => session.states.get(name) === "done");
  if (layingOut || !ran || steps.length === STEPS.length || steps.some((kind, i) => kind !== STEPS[i])) return null;
  if (steps.length) return "rest";
  return cells.length > 1 || tableRole(await session.profile(cells[0].name).catch(() => [])) === "wide" ? "start" : null;
}

/** Add the steps of the main path that are not there yet, each suggested from the tables there are by then, and run it. Stops at the first step that fails, with its editor open. */
export async function layOut(desk: Desk): Promise<void> {
  const { session } = desk;
  desk.layingOut = true;
  try {
    for (const kind of STEPS) {
      if (session.notebook.cells.some((cell) => cell.kind === kind)) continue;
      const name = await desk.add(kind);
      void desk.go(name);
      await session.runCell(name);
      if (session.states.get(name) === "done") continue;
      if (session.states.get(name) === "failed") desk.editing = name;
      return;
    }
  } finally {
    desk.layingOut = false;
  }
}
