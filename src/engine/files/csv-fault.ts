import { Fault, fault } from "../../core/fault.ts";

/** A fault of the engine's, or of a thread that reads the file, in words of the file; anything else as it is. */
export function csvFault(error: unknown, name: string, encoding: string): unknown {
  if (error instanceof Error && /^(NotReadableError|NotFoundError)$/.test(error.name)) return fault("file/unreadable", { name });
  if (!(error instanceof Fault) || error.data.code !== "engine/sql") return error;
  const { message } = error.data.facts;
  if (/could not be read|NotReadable|NotFoundError/.test(message)) return fault("file/unreadable", { name });
  if (/Invalid unicode|not utf-8 encoded/i.test(message)) return fault("file/encoding", { name, encoding });
  if (/Maximum line size/i.test(message)) return fault("file/not-a-table", { name, why: "long-line" });
  if (/unterminated quote|reached an invalid state/i.test(message)) return fault("file/not-a-table", { name, why: "form" });
  return error;
}
