import { Fault, fault } from "../core/fault.ts";

declare module "../core/fault.ts" {
  interface Faults {
    /** The engine's files did not come, did not start, or took too long. */
    "engine/open": { why: "download" | "start" | "slow"; message: string };
    /** DuckDB refused a statement. `line` counts from 1, `position` in characters from 0, both in the statement as run. */
    "engine/sql": { message: string; line: number | null; position: number | null };
    "engine/no-table": { table: string; near: readonly string[] };
    "engine/no-column": { column: string; candidates: readonly string[] };
    "engine/memory": { message: string };
    /** The lock refused: a statement tried to reach the network, the disk, an extension or the lock itself. */
    "engine/denied": { what: string };
    /** The thread is gone, and all tables with it. */
    "engine/lost": { message: string };
  }
}

/** What DuckDB says of a fault when told to say it as JSON. */
interface Said {
  exception_type: string;
  exception_message: string;
  error_subtype?: string;
  type?: string;
  name?: string;
  position?: string;
  candidates?: string;
}

/** Turn what DuckDB threw into a Fault; a Fault stays as it is. */
export function engineFault(error: unknown, statement: string): Fault {
  if (error instanceof Fault) return error;
  const raw = error instanceof Error ? error.message : String(error);
  const said = parse(raw);
  if (!said) return fault("engine/sql", { message: raw, line: null, position: null });
  const message = said.exception_message.trim();
  if (said.exception_type === "Out of Memory" || /^(Out of Memory|could not allocate)/i.test(message)) return fault("engine/memory", { message });
  const denied = deniedIn(said);
  if (denied) return fault("engine/denied", { what: denied });
  const candidates = said.candidates?.split(",").map((one) => one.trim()) ?? [];
  if (said.error_subtype === "MISSING_ENTRY" && said.type === "Table")
    return fault("engine/no-table", { table: said.name ?? "", near: candidates.map(withoutRoom) });
  const column = columnIn(said);
  if (column !== undefined) return fault("engine/no-column", { column, candidates: candidates.length ? candidates : candidatesIn(message) });
  const before = said.position === undefined ? null : upTo(statement, Number(said.position));
  return fault("engine/sql", {
    message: cleaned(message),
    line: before === null ? null : before.split("\n").length,
    position: before === null ? null : before.length,
  });
}

/** A parser's fault comes wrapped in one more. */
function parse(raw: string): Said | undefined {
  const start = raw.indexOf("{");
  if (start < 0) return undefined;
  try {
    const said = JSON.parse(raw.slice(start)) as Partial<Said>;
    if (typeof said.exception_message !== "string") return undefined;
    return parse(said.exception_message) ?? { exception_type: "", exception_message: "", ...said };
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function deniedIn({ exception_type, exception_message }: Said): string | undefined {
  const file = /Cannot access (?:file|directory) "([^"]+)"/.exec(exception_message)?.[1];
  if (file) return file;
  const option = /Cannot change configuration option "([^"]+)"/.exec(exception_message)?.[1];
  if (option) return `SET ${option}`;
  const extension = /it exists in the (\w+) extension|required extension '(\w+)'/.exec(exception_message);
  if (extension) return extension[1] ?? extension[2];
  return exception_type === "Permission" ? cleaned(exception_message) : undefined;
}

function columnIn({ error_subtype, name, exception_message }: Said): string | undefined {
  if (error_subtype === "COLUMN_NOT_FOUND" && name !== undefined) return name;
  return /does not have a column named "([^"]+)"/.exec(exception_message)?.[1];
}

function candidatesIn(message: string): string[] {
  const list = /Candidate bindings: :? ?(.*)/.exec(message)?.[1] ?? "";
  return [...list.matchAll(/"([^"]+)"/g)].map(([, candidate]) => candidate);
}

/** `c.customers` is `customers` to the reader, whichever room it is in. */
function withoutRoom(table: string): string {
  return table.replace(/^(c|quick)\.(main\.)?/, "");
}

/** The first lines, without hints on extensions and without lists of candidates. */
function cleaned(message: string): string {
  return message.split(/\n\s*(?:Candidate functions:|Please try installing|Alternatively)/)[0].trim();
}

/** The statement up to a place that DuckDB counts in bytes of UTF-8. */
function upTo(statement: string, bytes: number): string {
  return new TextDecoder().decode(new TextEncoder().encode(statement).subarray(0, bytes));
}
