import type { Field } from "../cells/cell.ts";

/** What a DuckDB type is to us. */
export function typeOf(type: string): Field["type"] {
  if (/^(U?(TINY|SMALL|BIG|HUGE)INT|U?INTEGER|FLOAT|DOUBLE|DECIMAL\(.*\))$/.test(type)) return "number";
  if (/^(VARCHAR|UUID|ENUM\(.*\))$/s.test(type)) return "text";
  if (/^(DATE|TIMESTAMP.*)$/.test(type)) return "date";
  return type === "BOOLEAN" ? "boolean" : "other";
}
