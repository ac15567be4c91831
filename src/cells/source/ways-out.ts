import type { FaultData } from "../../core/fault.ts";
import type { Spec } from "./schema.ts";

/** One thing that can be done about a fault: change the spec and run again, open the editor, or choose a file in place of another. */
export type Way =
  | { act: "change"; words: "leaveOut" | "tenth" | "allColumns" | "unquoted" | "wholeSheet" | "encoding" | "sheet"; what: string; change: Partial<Spec> }
  | { act: "open"; words: "open" | "chooseColumns" | "openReshape" }
  | { act: "choose"; path: string };

/** Encodings worth a try, the likeliest first. */
const LIKELY = ["gb18030", "utf-8", "big5", "utf-16le", "shift_jis", "euc-kr", "windows-1252"];

/** Sheets that are offered at most. */
const SHEETS = 6;

const OPEN: Way = { act: "open", words: "open" };

/** What can be done about a fault of a source, the best first; nothing where the words of the fault say it all. */
export function waysOut({ code, facts }: FaultData, spec: Spec): Way[] {
  switch (code) {
    case "file/bad-rows":
      return [change("leaveOut", { bad: "drop" }), OPEN];
    case "file/encoding":
      return [...LIKELY.filter((name) => name !== facts.encoding.toLowerCase()).map((encoding) => change("encoding", { encoding }, encoding)), OPEN];
    case "file/too-large":
      return [change("tenth", { sample: (spec.sample ?? 1) / 10 }), { act: "open", words: "chooseColumns" }];
    case "file/no-column":
      return [change("allColumns", { columns: undefined, types: kept(spec.types, facts.columns) }), { act: "open", words: "chooseColumns" }];
    case "file/open-quote":
      return [change("unquoted", { quote: "" }), OPEN];
    case "file/excel-no-sheet":
      return facts.sheets.slice(0, SHEETS).map((sheet) => change("sheet", { sheet, range: undefined }, sheet));
    case "file/excel-range":
      return [change("wholeSheet", { range: undefined }), OPEN];
    case "file/odd-column":
      return [{ act: "open", words: "chooseColumns" }];
    case "file/excel-empty":
    case "file/zero-byte":
    case "file/json-shape":
      return [OPEN, { act: "choose", path: spec.path }];
    case "run/no-file":
      return [{ act: "choose", path: facts.path }];
    default:
      return otherwise({ code, facts } as FaultData, spec);
  }
}

function otherwise({ code, facts }: FaultData, spec: Spec): Way[] {
  if (code.startsWith("source/")) return [{ act: "open", words: "openReshape" }];
  if (!code.startsWith("file/")) return [];
  const named = "name" in facts && spec.also.includes(facts.name) ? facts.name : spec.path;
  const choose: Way = { act: "choose", path: named };
  return code === "file/not-a-table" ? [choose, OPEN] : [choose];
}

function change(words: Extract<Way, { act: "change" }>["words"], changes: Partial<Spec>, what = ""): Way {
  return { act: "change", words, what, change: changes };
}

/** The types of columns that are there. */
function kept(types: Spec["types"], columns: readonly string[]): Spec["types"] {
  const found = Object.entries(types ?? {}).filter(([column]) => columns.includes(column));
  return found.length ? Object.fromEntries(found) : undefined;
}
