import type { Field } from "../cells/cell.ts";
import { innerEdges } from "../core/drift/edges.ts";
import { quantileRanks, spreads, type Level, type Measured, type MeasuredColumn, type Shape } from "../core/drift/shape.ts";
import { columnFor } from "../core/role.ts";
import { numbers, texts, value, type Table } from "../core/table.ts";
import { shapeBins, shapeQuantiles } from "../sql/shape-bins.ts";
import { shapeColumns } from "../sql/shape-columns.ts";
import { shapeLevels } from "../sql/shape-levels.ts";
import type { Sql } from "../sql/sql.ts";

/** Asks the engine. */
export type Ask = (query: Sql) => Promise<Table>;

/** A measured table, and the rows that stand for k customers in it: more than k where customers have several rows. */
export interface Measuring extends Measured {
  least: number;
}

/** Values of a text column beyond which they are names and words, not levels. */
const MANY = 5000;
/** Rows up to which every row is counted; beyond, about a fifth of a million of them, the same each time. */
const ALL = 1_000_000;
const SAMPLE = 200_000;
/** Rows that edges between bins are found from: where they lie exactly does not matter. */
const FOR_EDGES = 50_000;
/** Columns asked for in one statement. */
const AT_ONCE = 100;

/**
 * Measure a table: how full its columns are, how numbers and days spread over bins, and which values its texts have.
 *
 * Four statements for a hundred columns. Values of text are counted over all rows; bins over all rows up to a million, beyond over about 200,000.
 *
 * @param reference its bins are counted too, where a column has kept its type
 */
export async function measure(ask: Ask, table: string, fields: readonly Field[], { k, reference }: { k: number; reference?: Shape }): Promise<Measuring> {
  const person = columnFor("customer", fields);
  const filled: number[] = [];
  const distinct: (number | undefined)[] = [];
  let rows = 0;
  let people = 0;
  for (const part of parts(fields)) {
    const found = await ask(shapeColumns(table, part, person));
    rows = numbers(found, "rows")[0];
    people = numbers(found, "people")[0];
    part.forEach((field, i) => {
      filled.push(numbers(found, `f${i}`)[0]);
      distinct.push(field.type === "text" ? numbers(found, `d${i}`)[0] : undefined);
    });
  }
  const least = people > 0 && people < rows ? Math.ceil((k * rows) / people) : k;
  const columns = fields.map((field, i): MeasuredColumn => ({ ...field, filled: filled[i], ...(distinct[i] === undefined ? {} : { distinct: distinct[i] }) }));
  const sampled = await countBins(ask, table, columns, { rows, least, reference });
  await countLevels(ask, table, columns, people < rows ? person : "");
  return { rows, sampled, least, columns };
}

/** Fill in the bins of numbers and days. Gives the rows they were counted in. */
async function countBins(
  ask: Ask,
  table: string,
  columns: MeasuredColumn[],
  { rows, least, reference }: { rows: number; least: number; reference?: Shape },
): Promise<number> {
  const formers = new Map(reference?.columns.map((column) => [column.name, column]));
  const numeric = columns.filter((column) => (column.type === "number" || column.type === "date") && spreads(column));
  const every = rows > ALL ? Math.floor(rows / SAMPLE) : 1;
  let sampled = rows;
  for (const part of parts(numeric)) {
    const ranked = part.map((column) => ({ ...column, ranks: quantileRanks(column.filled, 2 * least) })).filter(({ ranks }) => ranks.length);
    const quantiles = ranked.length ? await ask(shapeQuantiles(table, ranked, Math.max(1, Math.floor(rows / FOR_EDGES)))) : undefined;
    const own = new Map(ranked.map(({ name }, i) => [name, innerEdges(numbersIn(quantiles!, `q${i}`))]));
    const former = (column: MeasuredColumn) => (formers.get(column.name)?.type === column.type && formers.get(column.name)!.edges) || [];
    const asked = part
      .map((column) => ({ column, own: own.get(column.name) ?? [], former: former(column) }))
      .filter(({ own, former }) => own.length + former.length);
    if (!asked.length) continue;
    const merged = asked.map(({ column, own, former }) => ({ ...column, edges: [...new Set([...own, ...former])].sort((a, b) => a - b) }));
    const found = await ask(shapeBins(table, merged, every));
    sampled = numbers(found, "rows")[0];
    asked.forEach(({ column, own, former }, i) => {
      const counted = { total: numbers(found, `n${i}`)[0], edges: merged[i].edges, rows: numbersIn(found, `h${i}`) };
      if (own.length) column.bins = { edges: own, rows: joined(own, counted) };
      if (former.length) column.against = { edges: former, rows: joined(former, counted) };
    });
  }
  return sampled;
}

/** Fill in the values of texts and of yes/no. */
async function countLevels(ask: Ask, table: string, columns: MeasuredColumn[], person: string): Promise<void> {
  const few = columns.filter((column) => (column.type === "boolean" || column.type === "text") && (column.distinct ?? 2) <= MANY && spreads(column));
  for (const part of parts(few)) {
    const found = await ask(
      shapeLevels(
        table,
        part.map(({ name }) => name),
        person,
      ),
    );
    const levels = part.map((): Level[] => []);
    const [places, rows, people] = ["place", "rows", "people"].map((name) => numbers(found, name));
    const names = found.rows ? texts(found, "level") : undefined;
    for (let i = 0; i < found.rows; ++i) levels[places[i]].push({ level: String(value(names!, i)), rows: rows[i], people: people[i] });
    part.forEach((column, i) => {
      column.levels = levels[i];
      if (column.type === "text") column.distinct = levels[i].length;
    });
  }
}

/** Rows by the bins of some edges, from those of more edges. */
function joined(edges: readonly number[], counted: { total: number; edges: readonly number[]; rows: readonly number[] }): number[] {
  const upTo = edges.map((edge) => counted.edges.reduce((sum, other, i) => sum + (other <= edge ? (counted.rows[i] ?? 0) : 0), 0));
  return [...upTo, counted.total].map((n, i) => n - (upTo[i - 1] ?? 0));
}

function numbersIn(table: Table, column: string): number[] {
  const found = value(table.columns[column], 0);
  return found === null ? [] : String(found).split(" ").map(Number);
}

function parts<T>(items: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(items.length / AT_ONCE) }, (_, i) => items.slice(i * AT_ONCE, (i + 1) * AT_ONCE));
}
