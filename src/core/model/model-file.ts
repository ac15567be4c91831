import { sha256Of } from "../hash.ts";
import type { Fitted } from "./fitted.ts";
import { needsOf, type Need } from "./needs.ts";

/** The word by which a model file is known. */
export const FORMAT = "contraflow-model";
/** The version of the file that is written. */
export const VERSION = 1;
/** The version of the program that writes it, as in package.json. */
export const PROGRAM = "0.1.0";

/** What a model was trained on, by name: rows, events, table, period, seed and what else its kind wants known. */
export type Trained = Readonly<Record<string, number | string | boolean | null>>;

/** A fitted thing that travels, with all that is needed to use it and to judge it. */
export interface ModelFile {
  format: typeof FORMAT;
  version: number;
  kind: Fitted["kind"];
  /** The cell it was fitted in. */
  name: string;
  made: { program: string };
  /** The columns a table must have to be scored. */
  needs: Need[];
  trained: Trained;
  fitted: Fitted;
  /** Of the canonical JSON of all the rest. */
  sha256: string;
}

/** What a model file is made of. */
export interface Saved {
  name: string;
  fitted: Fitted;
  trained: Trained;
}

/** A model file's content, its seal in place. */
export function modelFile({ name, fitted, trained }: Saved): ModelFile {
  const found = { format: FORMAT, version: VERSION, kind: fitted.kind, name, made: { program: PROGRAM }, needs: needsOf(fitted), trained, fitted } as const;
  const odd = oddIn(found, "");
  if (odd) throw new RangeError(`modelFile: ${odd} is not finite`);
  return { ...found, sha256: sealOf(found) };
}

/**
 * A fitted thing as the text of a file: two-space JSON, keys in one order, numbers of one list on one line; ends in a newline. The same fit
 * gives the same bytes.
 *
 * @throws RangeError when a number is not finite
 */
export function writeModel(saved: Saved): string {
  return `${pretty(modelFile(saved), "")}\n`;
}

/** The seal of a model file: SHA-256 of the canonical JSON of all but the seal itself. */
export function sealOf(file: object): string {
  const { sha256: _, ...rest } = file as { sha256?: unknown };
  return sha256Of(rest);
}

/** The path of the first number that JSON cannot hold. */
function oddIn(value: unknown, path: string): string | null {
  if (typeof value === "number") return Number.isFinite(value) ? null : path;
  if (!value || typeof value !== "object") return null;
  for (const [key, part] of Object.entries(value)) {
    const odd = oddIn(part, path ? `${path}.${key}` : key);
    if (odd) return odd;
  }
  return null;
}

/** JSON in which a list of plain values stays on its line. */
function pretty(value: unknown, indent: string): string {
  if (!value || typeof value !== "object") return JSON.stringify(value);
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    if (value.every((item) => item === null || typeof item !== "object")) return `[${value.map((item) => JSON.stringify(item)).join(", ")}]`;
    return `[\n${value.map((item) => inner + pretty(item, inner)).join(",\n")}\n${indent}]`;
  }
  const entries = Object.entries(value).filter(([, part]) => part !== undefined);
  if (!entries.length) return "{}";
  return `{\n${entries.map(([key, part]) => `${inner}${JSON.stringify(key)}: ${pretty(part, inner)}`).join(",\n")}\n${indent}}`;
}
