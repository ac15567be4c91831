declare const checked: unique symbol;

/** SQL that is safe to run: made only by the functions of this file. */
export type Sql = string & { readonly [checked]: true };

/** What may stand in a query. */
export type Value = Sql | number | boolean | null | { readonly text: string };

/**
 * Write SQL. A value put in `${}` becomes a literal; a name must say so with `name`.
 *
 * A bare string does not compile: it is `text("…")` when it is data, `name("…")` when it is a name.
 */
export function sql(parts: TemplateStringsArray, ...values: Value[]): Sql {
  return String.raw({ raw: parts.raw }, ...values.map(literal)) as Sql;
}

/** A table or column name, quoted: name("a", "b") is "a"."b". */
export function name(...path: string[]): Sql {
  return path.map((part) => `"${part.replaceAll('"', '""')}"`).join(".") as Sql;
}

/** A text as data, never as a name. */
export function text(value: string): { readonly text: string } {
  return { text: value };
}

/** Pieces side by side, as columns of a SELECT. */
export function list(items: readonly Sql[], separator: ", " | " AND " | " OR " | " " | ",\n" | " + " | " UNION ALL " = ", "): Sql {
  return items.join(separator) as Sql;
}

/** SQL that a person wrote, taken as it is. The engine's lock is what keeps it harmless. */
export function handwritten(query: string): Sql {
  return query as Sql;
}

function literal(value: Value): string {
  if (typeof value === "string") return value;
  if (value === null) return "NULL";
  if (typeof value === "object") return `'${value.text.replaceAll("'", "''")}'`;
  if (typeof value === "number" && !Number.isFinite(value)) return `'${value}'::DOUBLE`;
  return String(value);
}
