import * as v from "valibot";
import { fault } from "../core/fault.ts";
import { freeName, isName } from "./name.ts";
import { migrate, migrations } from "./migrate.ts";
import type { Cell, Notebook } from "./notebook.ts";
import { shapesSchema, shapesText } from "./shapes.ts";
import { spare } from "./spare.ts";

declare module "../core/fault.ts" {
  interface Faults {
    "notebook/not-json": { file: string; line: number | null };
    "notebook/bad-part": { file: string; path: string };
  }
}

/** Tells the schema of a kind's spec; undefined for a kind this page does not know. */
export type SchemaOf = (kind: string) => v.GenericSchema | undefined;

const text = v.union([v.string(), v.strictObject({ en: v.string(), "zh-CN": v.string() })]);

const settings = v.object({
  month: v.optional(v.nullable(v.pipe(v.string(), v.regex(/^\d{4}-\d{2}$/))), null),
  window: v.optional(v.pipe(v.number(), v.integer(), v.minValue(3), v.maxValue(24)), 6),
  k: v.optional(v.pipe(v.number(), v.integer(), v.minValue(3), v.maxValue(100)), 10),
});

const cell = v.object({
  name: v.string(),
  kind: v.string(),
  title: v.optional(text),
  width: v.optional(v.picklist([2, 3, 6])),
  spec: v.optional(v.unknown(), {}),
});

const file = v.object({
  title: v.optional(text, ""),
  settings: v.optional(settings, {}),
  labels: v.optional(v.record(v.string(), text), {}),
  cells: v.optional(v.array(cell), []),
  shapes: v.optional(shapesSchema, {}),
});

/**
 * Read a notebook. Defaults are filled in; a spec that does not fit its kind stays as it was found, and its cell says so when run.
 *
 * Unknown kinds are kept untouched; names that are not legal or stand twice are made so.
 *
 * @param name the file's name, for messages
 * @throws Fault `notebook/not-json`, `notebook/not-a-notebook`, `notebook/newer`, `notebook/bad-part`
 */
export function parseNotebook(json: string, name: string, schemaOf: SchemaOf): Notebook {
  const parsed = v.safeParse(file, migrate(jsonOf(json, name), name));
  if (!parsed.success) throw fault("notebook/bad-part", { file: name, path: v.getDotPath(parsed.issues[0]) ?? "" });
  const taken: string[] = [];
  const cells = parsed.output.cells.map((found): Cell => {
    const cellName = isName(found.name) && !taken.includes(found.name) ? found.name : freeName(found.name, taken);
    taken.push(cellName);
    return { ...found, name: cellName, spec: whole(found.spec, schemaOf(found.kind)) };
  });
  return { ...parsed.output, cells };
}

/** Write a notebook: two-space JSON, keys in schema order, defaults left out, long text as lines, shapes last; ends in a newline. */
export function writeNotebook(notebook: Notebook, schemaOf: SchemaOf): string {
  const content = {
    contraflow: migrations.length + 1,
    ...(spare(file, { ...notebook, cells: [], shapes: {} }) as object),
    cells: notebook.cells.map(({ name, kind, title, width, spec }) => {
      const schema = schemaOf(kind);
      return { name, kind, title, width, spec: schema ? spare(schema, spec) : spec };
    }),
  };
  const json = JSON.stringify(content, null, 2);
  const shapes = shapesText(notebook);
  return shapes ? `${json.slice(0, -2)},\n${shapes}\n}\n` : `${json}\n`;
}

function whole(spec: unknown, schema: v.GenericSchema | undefined): unknown {
  if (!schema) return spec;
  const parsed = v.safeParse(schema, spec);
  return parsed.success ? parsed.output : spec;
}

function jsonOf(json: string, name: string): unknown {
  try {
    return JSON.parse(json.replace(/^\uFEFF/, ""));
  } catch (error) {
    const at = /position (\d+)/.exec(String(error));
    throw fault("notebook/not-json", { file: name, line: at ? json.slice(0, Number(at[1])).split("\n").length : null });
  }
}
