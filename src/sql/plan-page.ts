import { list, name, sql, type Sql } from "./sql.ts";

/** A page of the target group, best first. Columns: customer_id, persona, probability, rank, arm. */
export function planPage(plan: string, { limit, offset }: { limit: number; offset: number }): Sql {
  return sql`SELECT customer_id, persona, probability, rank, arm FROM ${name(plan)} ORDER BY rank LIMIT ${limit} OFFSET ${offset}`;
}

/** Which columns and rows of a target group leave. */
export interface ExportQuery {
  plan: string;
  tags: string;
  /** Columns of the plan or of the tags; the plan's own come first where both have one. */
  columns: readonly string[];
  /** Whether the control leaves too. */
  control: boolean;
  /** Ranks above `after`, at most `limit` rows. */
  after: number;
  limit: number;
}

/** The columns of the plan itself. */
export const planColumns = ["customer_id", "persona", "probability", "rank", "arm"];

/** Rows of the target group that leave, best first. Columns: those asked for as c0, c1…, then place (the rank). */
export function exportRows({ plan, tags, columns, control, after, limit }: ExportQuery): Sql {
  const chosen = columns.map((column, i) => sql`${planColumns.includes(column) ? name("plan", column) : name("tags", column)} AS ${name(`c${i}`)}`);
  return sql`
    SELECT ${list([...chosen, sql`plan.rank AS place`])}
    FROM ${name(plan)} AS plan LEFT JOIN ${name(tags)} AS tags ON tags.customer_id = plan.customer_id
    WHERE plan.rank > ${after}${control ? sql`` : sql` AND plan.arm = 'contact'`}
    ORDER BY plan.rank LIMIT ${limit}`;
}
