import type { Desk } from "./desk.svelte.ts";

/** The main path, behind its sources. */
const STEPS = ["history", "tags", "campaign-types", "personas", "new-personas", "matrix", "plan"];

/** Whether a notebook holds sources and nothing that works on them yet. */
export function canLayOut({ session }: Desk): boolean {
  const { cells } = session.notebook;
  return cells.length >= 2 && cells.every(({ kind }) => kind === "source") && cells.every(({ name }) => session.states.get(name) === "done");
}

/** Add the main path step by step, each suggested from the tables there are by then, and run it. Stops at the first step that fails, with its editor open. */
export async function layOut(desk: Desk): Promise<void> {
  for (const kind of STEPS) {
    const name = await desk.add(kind);
    void desk.go(name);
    await desk.session.runCell(name);
    if (desk.session.states.get(name) === "done") continue;
    desk.editing = name;
    return;
  }
}
