import { fault } from "../fault.ts";
import { bodies } from "./bodies.ts";
import type { FittedKind } from "./fitted.ts";
import { FORMAT, sealOf, VERSION, type ModelFile } from "./model-file.ts";
import { listOf, object, oneOf, optional, text } from "./shape.ts";

declare module "../fault.ts" {
  interface Faults {
    "model/not-json": { file: string };
    /** JSON, but not what a model is saved as. */
    "model/not-a-model": { file: string };
    "model/newer": { file: string; version: number; known: number };
    /** What stands in it is not what was sealed. */
    "model/changed": { file: string };
    "model/unknown-kind": { file: string; kind: string };
    "model/malformed": { file: string; path: string };
  }
}

const head = object({
  name: text,
  made: object({ program: text }),
  needs: listOf(object({ column: text, type: oneOf("number", "category"), levels: optional(listOf(text)), says: optional(oneOf("held", "contacted")) })),
  trained: object({}),
});

/**
 * Read a model file. Its seal is looked at first: what was changed by hand is refused, whatever it says.
 *
 * @param file the file's name, for messages
 * @throws Fault `model/not-json`, `model/not-a-model`, `model/newer`, `model/changed`, `model/unknown-kind`, `model/malformed`
 */
export function readModel(json: string, file: string): ModelFile {
  const found = parsed(json, file);
  const { version, kind } = found;
  if (found.format !== FORMAT || !Number.isInteger(version) || (version as number) < 1) throw fault("model/not-a-model", { file });
  if ((version as number) > VERSION) throw fault("model/newer", { file, version: version as number, known: VERSION });
  if (found.sha256 !== sealOf(found)) throw fault("model/changed", { file });
  if (typeof kind !== "string" || !Object.hasOwn(bodies, kind)) throw fault("model/unknown-kind", { file, kind: String(kind) });
  const body = object({ kind: oneOf(kind) });
  const bad = head(found, "") ?? body(found.fitted, "fitted") ?? bodies[kind as FittedKind](found.fitted, "fitted");
  if (bad !== null) throw fault("model/malformed", { file, path: bad });
  return found as unknown as ModelFile;
}

/** Whether a file is called as models are, also with the number that browsers add to a second copy. */
export function isModelName(name: string): boolean {
  return /\.model( ?\(\d+\))?\.json$/i.test(name);
}

function parsed(json: string, file: string): Record<string, unknown> {
  let found: unknown;
  try {
    found = JSON.parse(json.replace(/^\uFEFF/, ""));
  } catch {
    throw fault("model/not-json", { file });
  }
  if (!found || typeof found !== "object" || Array.isArray(found)) throw fault("model/not-a-model", { file });
  return found as Record<string, unknown>;
}
