import { csv, type CsvValue } from "../../core/csv.ts";
import { pseudonym } from "../../core/pseudonym.ts";
import { value, type Table } from "../../core/table.ts";
import { exportRows } from "../../sql/plan-page.ts";
import type { Sql } from "../../sql/sql.ts";

/** What leaves: a target group as a file. */
export interface ExportOrder {
  plan: string;
  tags: string;
  /** Columns in order; `persona_name` is the persona in words. */
  columns: readonly string[];
  /** Whether the control leaves too; it then has a column of its own. */
  control: boolean;
  /** For pseudonyms in place of ids: the key, 32 random bytes. */
  key: Uint8Array | null;
  /** Head of the column of pseudonyms. */
  token: string;
  personaName: (id: string | null) => string;
}

/** Rows asked for at once. */
const CHUNK = 20_000;

/** The target group as CSV that is safe to open in a spreadsheet, and how many rows it has. `ask` answers a query. */
export async function exportCsv(order: ExportOrder, ask: (query: Sql) => Promise<Table>): Promise<{ text: string; rows: number }> {
  const columns = [...new Set([...order.columns, ...(order.control ? ["arm"] : [])])];
  const asked = columns.map((column) => (column === "persona_name" ? "persona" : column));
  const rows: CsvValue[][] = [];
  for (let after = 0; ;) {
    const found = await ask(exportRows({ plan: order.plan, tags: order.tags, columns: asked, control: order.control, after, limit: CHUNK }));
    for (let i = 0; i < found.rows; ++i) rows.push(columns.map((column, c) => cell(order, column, value(found.columns[`c${c}`], i))));
    if (found.rows < CHUNK) break;
    after = value(found.columns.place, found.rows - 1) as number;
  }
  const header = columns.map((column) => (column === "customer_id" && order.key ? order.token : column));
  return { text: csv(header, rows), rows: rows.length };
}

function cell({ key, personaName }: ExportOrder, column: string, found: CsvValue): CsvValue {
  if (column === "customer_id" && key && found !== null) return pseudonym(key, String(found));
  if (column === "persona_name") return personaName(found === null ? null : String(found));
  return found;
}
