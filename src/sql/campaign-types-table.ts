import { name, sql, type Sql } from "./sql.ts";

/** Campaigns with their type. Columns: campaign_id, type VARCHAR, distance DOUBLE, medoid BOOLEAN. @param found the same with medoid as 0 or 1 */
export function campaignTypesTable(found: string): Sql {
  return sql`SELECT campaign_id, type, distance, medoid = 1 AS medoid FROM ${name(found)}`;
}
