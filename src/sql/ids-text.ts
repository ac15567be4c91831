import { key, type Raw } from "./key.ts";
import { sql, text, type Sql } from "./sql.ts";

/** What is done to the text of an id so that the same id of two systems is one. */
export type Cleaning = "width" | "trim" | "phone" | "email";

const WIDE = Array.from({ length: 94 }, (_, i) => String.fromCharCode(0xff01 + i)).join("") + "\u3000";
const NARROW = Array.from({ length: 94 }, (_, i) => String.fromCharCode(0x21 + i)).join("") + " ";
const BLANKS = " \t\r\n\u00a0\u3000\ufeff\u200b";

/**
 * An id as text; NULL where blank. Numbers are written out in full.
 *
 * width: full-width letters, digits and signs become plain ones. trim: blanks at both ends go, among them no-break and zero-width ones.
 * phone: blanks, brackets, dashes, a `.0` at the end and the country code 86 go. email: lower case. The last two only for ids of that type.
 */
export function idText(raw: Raw, type: string, cleanings: readonly Cleaning[]): Sql {
  let value = raw.type === "text" ? plain(raw.column, cleanings) : key(raw);
  if (type === "phone" && cleanings.includes("phone")) value = phone(value);
  if (type === "email" && cleanings.includes("email")) value = sql`lower(${value})`;
  return sql`nullif(${value}, '')`;
}

function plain(value: Sql, cleanings: readonly Cleaning[]): Sql {
  const trimmed = cleanings.includes("trim") ? sql`trim(${value}, ${text(BLANKS)})` : value;
  if (!cleanings.includes("width")) return trimmed;
  // translate takes fifty times as long as all the rest, so it sees only texts beyond ASCII: those of more bytes than letters.
  return sql`CASE WHEN strlen(${value}) > length(${value}) THEN translate(${trimmed}, ${text(WIDE)}, ${text(NARROW)}) ELSE ${trimmed} END`;
}

function phone(value: Sql): Sql {
  const bare = sql`regexp_replace(${value}, '[.]0+$|[ \t()‐–—-]', '', 'g')`;
  return sql`regexp_replace(${bare}, '^(?:(?:[+]|00)86|86(1[3-9][0-9]{9})$)', ${text("\\1")})`;
}
