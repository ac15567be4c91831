import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { kindOf, schemaOf } from "../../src/cells/registry.ts";
import { parseNotebook } from "../../src/notebook/format.ts";
import { openReach, type StandIn } from "../../tests/fixtures/reach.ts";

/** A notebook that has run. */
export interface Ran {
  reach: StandIn;
  /** Result by cell name. */
  results: Record<string, unknown>;
  /** Time by cell name, in milliseconds. */
  elapsedMs: Record<string, number>;
}

/**
 * Run a notebook from top to bottom without a page.
 *
 * @param files folder of its sources; that of the notebook by default
 * @param each told the name of each cell before it runs
 */
export async function runNotebook(path: string, files = dirname(path), each: (cell: string) => void = () => {}): Promise<Ran> {
  const notebook = parseNotebook(readFileSync(path, "utf8"), path, schemaOf);
  const reach = await openReach(notebook.settings);
  const ran: Ran = { reach, results: {}, elapsedMs: {} };
  for (const { name, kind: word, spec } of notebook.cells) {
    const kind = kindOf(word);
    if (!kind) throw new RangeError(`runNotebook: kind ${word}`);
    if (!kind.run) continue;
    each(name);
    const start = performance.now();
    const local = word === "source" ? { ...(spec as object), path: join(files, (spec as { path: string }).path) } : spec;
    ran.results[name] = await reach.runCell(kind, name, local as never);
    ran.elapsedMs[name] = performance.now() - start;
  }
  return ran;
}
