import { name, sql, type Sql } from "./sql.ts";

export interface Sample {
  /** The share of rows to take, 0…1. */
  share: number;
  /** Same seed and rows, same sample. */
  seed: number;
  /** Whether the table is to be made, or has rows already. */
  create: boolean;
}

/** Put some rows of a table into another, each row drawn by itself. */
export function takeSample(from: string, into: string, { share, seed, create }: Sample): Sql {
  const rows = sql`SELECT * FROM ${name(from)} USING SAMPLE ${100 * share} PERCENT (bernoulli, ${seed})`;
  return create ? sql`CREATE TABLE ${name(into)} AS ${rows}` : sql`INSERT INTO ${name(into)} ${rows}`;
}
