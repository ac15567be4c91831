import * as v from "valibot";
import { veiledShape, type Shape } from "../core/drift/shape.ts";
import type { Notebook } from "./notebook.ts";

const shares = v.array(v.pipe(v.number(), v.finite()));

const column = v.object({
  name: v.string(),
  type: v.picklist(["number", "text", "date", "boolean", "other"]),
  missing: v.optional(v.number(), 0),
  distinct: v.optional(v.number()),
  edges: v.optional(shares),
  levels: v.optional(v.array(v.string())),
  shares: v.optional(shares),
  other: v.optional(v.number()),
});

/** What the file says of the shapes of sources, by name of the cell: aggregates alone. */
export const shapesSchema = v.record(v.string(), v.object({ rows: v.number(), columns: v.array(v.pipe(column, v.check(isWhole, "edges and shares"))) }));

/** Shapes as they stand at the end of a file: a line a column, so that a difference between two files can be read; nothing in them stands for fewer than k rows. Empty where there are none. */
export function shapesText({ shapes, cells, settings }: Notebook): string {
  const kept = Object.entries(shapes).filter(([name]) => cells.some((cell) => cell.name === name));
  if (!kept.length) return "";
  const each = kept.map(([name, shape]) => {
    const { rows, columns } = veiledShape(shape, settings.k);
    const lines = columns.map((column) => `        ${JSON.stringify(column.missing ? column : { ...column, missing: undefined })}`);
    return `    ${JSON.stringify(name)}: {\n      "rows": ${rows},\n      "columns": [\n${lines.join(",\n")}\n      ]\n    }`;
  });
  return `  "shapes": {\n${each.join(",\n")}\n  }`;
}

/** Remember what a source's table was like; the next one is compared with it. The same notebook where nothing changes. */
export function withShapes(notebook: Notebook, shapes: Notebook["shapes"]): Notebook {
  return JSON.stringify({ ...notebook.shapes, ...shapes }) === JSON.stringify(notebook.shapes)
    ? notebook
    : { ...notebook, shapes: { ...notebook.shapes, ...shapes } };
}

/** Shapes under the name that a cell has now. */
export function shapesRenamed(shapes: Notebook["shapes"], from: string, to: string): Notebook["shapes"] {
  return Object.fromEntries(Object.entries(shapes).map(([name, shape]): [string, Shape] => [name === from ? to : name, shape]));
}

function isWhole({ edges, levels, shares }: v.InferOutput<typeof column>): boolean {
  if (edges) return shares?.length === edges.length + 1;
  return levels ? shares?.length === levels.length : !shares;
}
