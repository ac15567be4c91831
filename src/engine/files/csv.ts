import { encodingOf, isBinary } from "../../core/encoding.ts";
import { Fault, fault } from "../../core/fault.ts";
import { within } from "../../core/progress.ts";
import { numbers, row, rowsOf, type Table } from "../../core/table.ts";
import { beyondFifteenDigits } from "../../sql/catalogue.ts";
import { makeFromCsv, sniffCsv, startWithZero, type Dialect } from "../../sql/read-csv.ts";
import type { Sql } from "../../sql/sql.ts";
import { decode } from "../decode.ts";
import type { Started } from "../start.ts";
import { csvFault } from "./csv-fault.ts";
import { raggedLine } from "./ragged.ts";
import type { ColumnType } from "./file.ts";
import type { Looking, Read, Reader, Reading, Sight } from "./reader.ts";
import { register } from "./register.ts";
import { decoderOf, transcode } from "./transcode.ts";

/** How many bytes are looked at to tell the encoding. */
const HEAD_BYTES = 256 * 1024;

/** How the sniffer says that there is none. */
const NONE = "(empty)";

/** Names of columns that hold codes, whose leading zeros matter. */
const CODES = /(^|[^a-z])(id|ids|no|code|zip|postcode|phone|mobile|msisdn|imsi|imei|iccid|account|number)$|[a-z]Id$|(号|号码|编号|编码|代码|账户|手机|电话)$/i;

/** Text files of rows and values, in any encoding that encodingOf tells apart, or that the options name. */
export const csv: Reader = { format: "csv", look, read };

async function look(_engine: Started, { file, options }: Looking): Promise<Sight> {
  const { encoding, text } = await headOf(file, options.encoding);
  return {
    how: { ...options, format: "csv", encoding },
    sheets: [],
    columns: [],
    rows: [],
    lines: text.split(/\r\n|\r|\n/, 20),
    needs: { rows: 0, memoryBytes: file.size },
  };
}

async function read(engine: Started, reading: Reading): Promise<Read> {
  const { file, options } = reading;
  const { encoding, text, ascii } = await headOf(file, options.encoding);
  const first = readAs(engine, reading, { encoding, text });
  return ascii && !options.encoding ? first.catch((error: unknown) => insteadOf(error, () => readAs(engine, reading, { encoding: "gb18030", text }))) : first;
}

/** The first of a file, as text. */
async function headOf(file: File, given?: string): Promise<{ encoding: string; text: string; ascii: boolean }> {
  const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
  const whole = file.size <= HEAD_BYTES;
  if (!given && isBinary(head)) throw fault("file/not-a-table", { name: file.name, why: "binary" });
  const found = encodingOf(head, whole);
  const encoding = (given ?? found.name).toLowerCase();
  const text = decoderOf(file, encoding, false).decode(head, { stream: !whole });
  if (!text.trim()) throw fault("file/empty", { name: file.name });
  return { encoding, text, ascii: found.ascii };
}

/** Where the fault may come of a wrong guess, read in another way; if that fails too, the first fault counts. */
function insteadOf(error: unknown, other: () => Promise<Read>): Promise<Read> {
  const guess = error instanceof Fault && (error.data.code === "file/encoding" || (error.data.code === "file/not-a-table" && error.data.facts.why === "form"));
  if (!guess) return Promise.reject(error);
  return other().catch(() => Promise.reject(error));
}

/** @param text the first of the file, as text */
async function readAs(engine: Started, reading: Reading, { encoding, text }: { encoding: string; text: string }): Promise<Read> {
  const { file, options, signal, progress } = reading;
  const foreign = !/^utf-?8$/.test(encoding);
  const content = foreign ? await transcode(file, encoding, { signal, progress: within(progress, 0, 0.5) }) : file;
  const place = await register(engine, content, "csv");
  const ask = async (query: Sql) => decode(await engine.cell.all(query, signal));
  const deaf = engine.client.hear(within(progress, foreign ? 0.5 : 0, 1));
  try {
    const sniffed = await ask(sniffCsv(place.path, options));
    const ragged = sniffed.rows === 1 ? raggedLine(text, options.delimiter) : undefined;
    if (ragged) throw fault("file/ragged", { name: file.name, ...ragged });
    const dialect = withText(dialectOf(place.path, sniffed), textOf(options.types));
    const unquoted = !hasQuotes(sniffed) && text.includes('"');
    const making = make(ask, reading.table, dialect);
    await (unquoted
      ? making.catch((error: unknown) => make(ask, reading.table, { ...dialect, quote: "", escape: "" }).catch(() => Promise.reject(error)))
      : making);
    return { how: { ...options, format: "csv", encoding, delimiter: dialect.delimiter }, rejected: { rows: 0, first: [] } };
  } catch (error) {
    throw csvFault(error, file.name, encoding);
  } finally {
    deaf();
    await place.leave();
  }
}

function textOf(types: Readonly<Record<string, ColumnType>> = {}): string[] {
  return Object.keys(types).filter((column) => types[column] === "text");
}

type Ask = (query: Sql) => Promise<Table>;

/** Make the table; codes with leading zeros and whole numbers of more than 15 digits as text. */
async function make(ask: Ask, table: string, dialect: Dialect): Promise<void> {
  const codes = numeric(dialect).filter((column) => CODES.test(column));
  const safe = codes.length ? withText(dialect, marked(await ask(startWithZero(dialect, codes)), codes)) : dialect;
  await ask(makeFromCsv(table, safe));
  const amounts = numeric(safe);
  const long = amounts.length ? marked(await ask(beyondFifteenDigits(table, amounts)), amounts) : [];
  if (long.length) await ask(makeFromCsv(table, withText(safe, long)));
}

/** What the sniffer found, made whole. It says "no quotes" where its sample has none, though later rows may have. */
function dialectOf(path: string, sniffed: Table): Dialect {
  const one = row(sniffed, 0);
  const said = (key: string) => (one[key] === null || one[key] === NONE ? "" : String(one[key]));
  const quote = said("quote") || '"';
  return {
    path,
    delimiter: said("delimiter"),
    quote,
    escape: said("escape") || quote,
    comment: said("comment"),
    skip: Number(one.skip ?? 0),
    header: Boolean(one.header),
    dateFormat: said("date_format") || null,
    timestampFormat: said("timestamp_format") || null,
    columns: rowsOf(sniffed).map(({ name, type }) => ({ name: String(name), type: String(type) })),
  };
}

function hasQuotes(sniffed: Table): boolean {
  return row(sniffed, 0).quote !== NONE;
}

function withText(dialect: Dialect, text: readonly string[]): Dialect {
  return { ...dialect, columns: dialect.columns.map((column) => (text.includes(column.name) ? { ...column, type: "VARCHAR" } : column)) };
}

function numeric({ columns }: Dialect): string[] {
  return columns.filter(({ type }) => /INT|DOUBLE|DECIMAL|FLOAT/.test(type)).map((column) => column.name);
}

/** Of the columns asked, those whose answer is 1. */
function marked(answer: Table, columns: readonly string[]): string[] {
  return columns.filter((_, i) => numbers(answer, String(i))[0] === 1);
}
