import "./faults.ts";
import { fault } from "../../core/fault.ts";
import type { ColumnType } from "../../core/prepare/typing.ts";
import { row } from "../../core/table.ts";
import type { Tag } from "../../core/tag.ts";
import { clustersLevels, type ClustersSource } from "../../sql/clusters-rows.ts";
import type { Raw } from "../../sql/key.ts";
import { name } from "../../sql/sql.ts";
import type { Field, Reach } from "../cell.ts";
import type { Spec } from "./schema.ts";

/** Categories of tags that say who customers are, what they use or what they have. */
const base = ["profile", "usage", "holding"];

/** Above this many different texts, and nearly as many as rows, a column is an id or free text. */
const TEXTS = 1000;

/** What is read of the table. */
export interface Chosen {
  source: ClustersSource;
  /** Names of the columns compared, in the order of `source.columns`. */
  columns: string[];
  /** Columns of ids and free text, which are not even read. */
  ids: string[];
  types: Record<string, ColumnType>;
  /** Block of each column, where tags tell. */
  blocks: Record<string, string>;
}

/** The columns a run takes, once all that are named are there. @throws Fault `clusters/…` */
export async function chosen(spec: Spec, tags: readonly Tag[], reach: Reach): Promise<Chosen> {
  const { table } = spec;
  if (!table) throw fault("clusters/no-table", {});
  const fields = await reach.columns(table);
  const named = (column: string): Field => {
    const field = fields.find((each) => each.name.toLowerCase() === column.toLowerCase());
    if (!field) throw fault("clusters/no-column", { table, column });
    return field;
  };
  const amounts = spec.usage.map(named);
  const odd = amounts.find(({ type }) => type !== "number" && type !== "boolean");
  if (odd) throw fault("clusters/not-a-number", { table, column: odd.name });
  const apart = [spec.key, spec.partition].filter(Boolean).map((column) => named(column).name);
  const wanted = spec.columns.length ? spec.columns.map(named) : usable(fields, tags).filter(({ name: column }) => !apart.includes(column));
  if (!wanted.length) throw fault("clusters/no-columns", { table });
  const ids = await idsAmong(wanted, spec, reach);
  const compared = wanted.filter(({ name: column }) => !ids.includes(column));
  return {
    source: {
      from: table,
      key: spec.key ? raw(named(spec.key)) : null,
      columns: compared.map(raw),
      partition: spec.partition ? raw(named(spec.partition)) : null,
      services: spec.services.map(named).map(raw),
      usage: amounts.map(raw),
    },
    columns: compared.map(({ name: column }) => column),
    ids,
    types: { ...amountsIn(tags), ...spec.types },
    blocks: Object.fromEntries(tags.map(({ column, category }) => [column, category])),
  };
}

function usable(fields: readonly Field[], tags: readonly Tag[]): Field[] {
  const meant = new Set(tags.filter(({ category, measure }) => base.includes(category) && measure !== "direction").map(({ column }) => column));
  const able = fields.filter(({ type }) => type === "number" || type === "text" || type === "boolean");
  return tags.length ? able.filter(({ name: column }) => meant.has(column)) : able;
}

async function idsAmong(fields: readonly Field[], { table, types }: Spec, reach: Reach): Promise<string[]> {
  const texts = fields.filter(({ name: column, type }) => type === "text" && !types[column]);
  if (!texts.length) return [];
  const levels = row(await reach.query(clustersLevels(table, texts.map(raw))), 0) as Record<string, number>;
  return texts.filter((_, i) => levels[`d${i}`] > TEXTS && levels[`d${i}`] > 0.85 * levels.rows).map(({ name: column }) => column);
}

/** Amounts of tags are numbers however few values they take. */
function amountsIn(tags: readonly Tag[]): Record<string, ColumnType> {
  const amounts = tags.filter(({ type, measure }) => type === "number" && measure !== "value" && measure !== "holds");
  return Object.fromEntries(amounts.map(({ column }) => [column, "number"]));
}

function raw({ name: column, type }: Field): Raw {
  return { column: name(column), type };
}
