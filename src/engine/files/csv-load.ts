import { compute } from "../../compute/compute.ts";
import { Fault, fault } from "../../core/fault.ts";
import { silent, within } from "../../core/progress.ts";
import { SPARE } from "../../core/sniff/column.ts";
import { numbers, row, rowsOf } from "../../core/table.ts";
import { begin, commit, dropIn, dropTable, emptyTable, rollback, type Room } from "../../sql/catalogue.ts";
import { forgetRejects, makeFromCsv, misfitsIn, rejectedCount, type CsvPart } from "../../sql/read-csv.ts";
import { name, sql } from "../../sql/sql.ts";
import type { Survey } from "../../../workers/works/files/survey.ts";
import type { TextSight } from "../../../workers/works/files/text.ts";
import { decode } from "../decode.ts";
import type { Lane } from "../lane.ts";
import type { Started } from "../start.ts";
import { csvFault } from "./csv-fault.ts";
import { asTexts, howOf, isSame, memoryOf, mended, planOf, rowsIn, watchesOf, type CsvPlan } from "./csv-plan.ts";
import { csvText, type CsvText } from "./csv-text.ts";
import { rejectedTable, type Read, type Reading } from "./reader.ts";
import { roomFor } from "./room.ts";
import { register } from "./register.ts";
import { firstRejected, keepRejected, type Rejects } from "./rejects.ts";

declare module "../../core/fault.ts" {
  interface Faults {
    /** A column that is to be read is not in the file. */
    "file/no-column": { name: string; column: string; columns: readonly string[] };
    /** A zero byte amid the text. */
    "file/zero-byte": { name: string; line: number };
    /** A quote that is never closed, or only after more than 10 MB: from its line on nothing can be read. */
    "file/open-quote": { name: string; line: number };
  }
}

/** A file is written in another way than its beginning: rows end in several ways, or bytes from a place on are in another encoding. */
export class Misread extends Error {
  readonly where: "ends" | number;
  readonly fault: Fault;

  constructor(where: "ends" | number, why: Fault) {
    super(why.message);
    this.where = where;
    this.fault = why;
  }
}

/** How many rejected rows are told at once. */
const TOLD = 100;

/** One file on its way into one table. */
interface Load {
  engine: Started;
  reading: Reading;
  sight: TextSight;
  text: CsvText;
  path: string;
  part: Omit<CsvPart, "columns">;
  /** Where the table is to live. */
  room: Room;
  signal: AbortSignal;
}

/** What came of it. */
interface Done extends Pick<Read, "rejected"> {
  plan: CsvPlan;
}

const NONE: Read["rejected"] = { rows: 0, first: [] };

let loads = 0;

/** The places of the columns that are read, of those there are. @throws Fault `file/no-column` */
export function takenOf({ columns }: CsvPlan, wanted: readonly string[] | undefined, name: string): number[] {
  if (!wanted) return columns.flatMap(({ hollow }, i) => (hollow ? [] : [i]));
  return wanted.map((column) => {
    const place = columns.findIndex((one) => one.name === column);
    if (place < 0) throw fault("file/no-column", { name, column, columns: columns.map((one) => one.name) });
    return place;
  });
}

/**
 * Read a file, as sniffed, into a table. A thread looks through the whole file beside the engine, and what it finds that the sample did not show
 * makes the table anew. @throws Fault `file/…`, Misread
 */
export async function loadCsv(engine: Started, reading: Reading, sight: TextSight): Promise<Read> {
  const { file, options, progress, table } = reading;
  const plan = planOf(sight.sniffed);
  const taken = takenOf(plan, options.columns, file.name);
  const text = await csvText({ ...reading, progress: within(progress, 0, 0.4) }, sight);
  const place = await register(engine, text.content, "csv");
  const deaf = engine.client.hear(within(progress, text.written === "as-is" ? 0 : 0.4, 1));
  const off = new AbortController();
  const signal = reading.signal ? AbortSignal.any([off.signal, reading.signal]) : off.signal;
  const part = { sample: options.sample, rejects: `rejects_${++loads}` };
  try {
    const room = !text.content.size ? "c" : await roomFor(engine, memoryOf(plan, sight.sniffed, rowsIn(sight, file), taken), 0.5);
    const load: Load = { engine, reading, sight, text, path: place.path, part, room, signal };
    const done = await engine.cell.hold((lane) => together(lane, load, plan), reading.signal);
    await engine.cell.all(dropIn(room === "c" ? "quick" : "c", table));
    return { how: howOf(options, sight.encoding, sight.sniffed, done.plan), rejected: done.rejected };
  } catch (error) {
    throw misread(csvFault(error, file.name, sight.encoding), text);
  } finally {
    off.abort();
    deaf();
    await place.leave();
  }
}

/** DuckDB gives up where rows end in several ways. */
function misread(error: unknown, { written }: CsvText): unknown {
  const uneven = error instanceof Fault && error.data.code === "file/not-a-table" && error.data.facts.why === "form" && written !== "even";
  return uneven ? new Misread("ends", error) : error;
}

/** The table, then the table of what was left out. */
async function together(lane: Lane, load: Load, plan: CsvPlan): Promise<Done> {
  const { reading, part } = load;
  const done = await wholly(lane, load, plan);
  if (done.rejected.rows) await keepRejected(lane, reading.table, rejectsOf(load, done.plan));
  else await lane.all(dropTable(rejectedTable(reading.table)));
  for (const statement of forgetRejects(part.rejects)) await lane.all(statement);
  return done;
}

/** All of the table or nothing. */
async function wholly(lane: Lane, load: Load, plan: CsvPlan): Promise<Done> {
  await lane.all(begin);
  try {
    const done = plan.columns.length && load.text.content.size ? await passes(lane, load, plan) : await headerOnly(lane, load, plan);
    await lane.all(commit);
    return done;
  } catch (error) {
    if (!load.engine.life.why) await lane.all(rollback);
    throw error;
  }
}

async function headerOnly(lane: Lane, { reading }: Load, plan: CsvPlan): Promise<Done> {
  const columns = takenOf(plan, reading.options.columns, reading.file.name).map((i) => ({ name: plan.columns[i].name, type: sql`VARCHAR` }));
  await lane.all(emptyTable(reading.table, columns));
  return { plan, rejected: NONE };
}

/** Read, and read again where the whole file contradicts what its sample showed: at most three times. */
async function passes(lane: Lane, load: Load, first: CsvPlan): Promise<Done> {
  const { delimiter, quote, escape, decimal, thousands } = first;
  const { nulls, rareNulls: rare } = load.sight.sniffed;
  const words = nulls.filter((word) => !first.nulls.includes(word));
  const asked = { content: load.text.content, delimiter, quote, escape, decimal, thousands, words, rare, columns: watchesOf(first) };
  const surveying = compute("files", "survey", asked, { signal: load.signal, progress: silent });
  surveying.catch(() => undefined);
  await pass(lane, load, first);
  const survey = await surveying;
  await check(survey, load);
  let plan = mended(first, survey, new Set(Object.keys(load.reading.options.types ?? {})));
  if (!isSame(plan, first)) await again(lane, load, plan);
  const wide = await widened(lane, load, plan);
  if (!isSame(wide, plan)) await again(lane, load, (plan = wide));
  return settle(lane, load, plan, survey.rows);
}

async function pass(lane: Lane, { reading, path, part, text, room, signal }: Load, plan: CsvPlan): Promise<void> {
  const columns = takenOf(plan, reading.options.columns, reading.file.name);
  await lane.all(makeFromCsv(name(room, "main", reading.table), { ...plan, breaks: text.breaks, path }, { ...part, columns }), signal);
}

/** Undo a pass, so that its memory is free, and make another. */
async function again(lane: Lane, load: Load, plan: CsvPlan): Promise<void> {
  await lane.all(rollback);
  await lane.all(begin);
  await pass(lane, load, plan);
}

/** What was left out, if it may be. @throws Fault `file/bad-rows`, `file/encoding`, Misread */
async function settle(lane: Lane, load: Load, plan: CsvPlan, rows: number): Promise<Done> {
  const { reading, sight, text, part, signal } = load;
  const { file, options } = reading;
  const counted = row(decode(await lane.all(rejectedCount(part.rejects), signal)), 0) as Record<"rows" | "unfit" | "broken", number>;
  if (!counted.broken) await compare(lane, load, rows - counted.rows);
  if (!counted.rows) return { plan, rejected: NONE };
  const { first, at } = await firstRejected(lane, rejectsOf(load, plan), TOLD);
  if (counted.unfit) {
    const { line } = first.find(({ why }) => why === "encoding") ?? first[0];
    const why = fault("file/encoding", { name: file.name, encoding: sight.encoding, line });
    if (sight.ascii && !options.encoding) throw new Misread(file.size - text.content.size + at, why);
    if (counted.unfit > rows * SPARE) throw why;
  }
  if (options.bad !== "drop") throw fault("file/bad-rows", { name: file.name, rows: counted.rows, first });
  return { plan, rejected: { rows: counted.rows, first } };
}

function rejectsOf({ reading, sight, text, part, signal }: Load, { columns }: CsvPlan): Rejects {
  const names = columns.map((column) => column.name);
  return { table: part.rejects, name: reading.file.name, columns: names, content: text.content, line: sight.sniffed.line, breaks: text.breaks, signal };
}

/** What no choice can mend. */
async function check({ zeroAt, openAt, mixed }: Survey, { reading, text, sight, signal }: Load): Promise<void> {
  const file = reading.file.name;
  const lineOf = async (at: number) => {
    const places = Float64Array.of(at);
    const [line] = await compute("files", "linesAt", { content: text.content, places, breaks: text.breaks }, { signal, progress: silent });
    return sight.sniffed.line + line;
  };
  if (zeroAt >= 0) throw fault("file/zero-byte", { name: file, line: await lineOf(zeroAt) });
  if (openAt >= 0) throw fault("file/open-quote", { name: file, line: await lineOf(openAt) });
  if (mixed && text.written !== "even") throw new Misread("ends", fault("file/not-a-table", { name: file, why: "form" }));
}

/** The plan with those columns as text that have more misfits than a column of another type may have; see `SPARE`. */
async function widened(lane: Lane, { part, reading, room, signal }: Load, plan: CsvPlan): Promise<CsvPlan> {
  const given = reading.options.types ?? {};
  const wide = new Set<number>();
  for (const { place, values } of rowsOf(decode(await lane.all(misfitsIn(part.rejects), signal)))) {
    const column = plan.columns[Number(place)].name;
    if (Object.hasOwn(given, column)) continue;
    const [fit] = numbers(decode(await lane.all(sql`SELECT count(${name(column)}) AS fit FROM ${name(room, "main", reading.table)}`, signal)), "fit");
    if (Number(values) > (fit + Number(values)) * SPARE) wide.add(Number(place));
  }
  return asTexts(plan, wide);
}

/** DuckDB and the survey must count the same rows. */
async function compare(lane: Lane, { reading, part, text, room, signal }: Load, rows: number): Promise<void> {
  if (part.sample !== undefined) return;
  const [read] = numbers(decode(await lane.all(sql`SELECT count(*) AS rows FROM ${name(room, "main", reading.table)}`, signal)), "rows");
  if (read === rows) return;
  const why = fault("file/not-a-table", { name: reading.file.name, why: "form" });
  throw text.written === "even" ? why : new Misread("ends", why);
}
