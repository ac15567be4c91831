import type { Cell } from "../notebook/notebook.ts";
import type { Session } from "../run/session.svelte.ts";

/** The cells that make a slide: prose, and what has a result to show. Sources are rows and make none. */
export function slidesOf(session: Session): Cell[] {
  return session.notebook.cells.filter(({ name, kind }) => kind === "prose" || (kind !== "source" && session.run(name).result !== undefined));
}
