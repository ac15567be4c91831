import { Fault, fault } from "../../core/fault.ts";

/** A CSV fault of the engine's, in words of the file; anything else as it is. */
export function csvFault(error: unknown, name: string, encoding: string): unknown {
  if (!(error instanceof Fault) || error.data.code !== "engine/sql") return error;
  const { message } = error.data.facts;
  if (/could not be read|NotReadable|NotFoundError/.test(message)) return fault("file/unreadable", { name });
  if (/Invalid unicode|not utf-8 encoded/i.test(message)) return fault("file/encoding", { name, encoding });
  const line = Number(/CSV Error on Line: (\d+)/.exec(message)?.[1] ?? 0);
  const ragged = /Expected Number of Columns: (\d+) Found: (\d+)/.exec(message);
  if (ragged) return fault("file/ragged", { name, line, expected: Number(ragged[1]), found: Number(ragged[2]) });
  const bad = /Error when converting column "([\s\S]*?)"\. Could not convert string "([\s\S]*?)" to '/.exec(message);
  if (bad) return fault("file/bad-rows", { name, rows: 1, first: [{ file: name, line, column: bad[1], why: "type", text: bad[2].slice(0, 80) }] });
  if (/Maximum line size/i.test(message)) return fault("file/not-a-table", { name, why: "long-line" });
  if (/unterminated quote|reached an invalid state/i.test(message)) return fault("file/not-a-table", { name, why: "form" });
  if (/sniff|It was not possible to automatically detect/i.test(message)) return fault("file/not-a-table", { name, why: "no-columns" });
  return error;
}
