import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { writeParquet } from "../telecom/parquet.ts";
import { Sheet, type Layout, type Value } from "../telecom/sheet.ts";

/** How a table of an example is made of a published text file. */
export interface Made {
  file: string;
  /** Default a comma. No value of these files holds it, nor a quote. */
  delimiter?: string;
  /** Columns in order; one that the file lacks and that is `numbered` gets the number of the row, from 1. */
  layout: Layout;
  /** By column, its name in the file where that differs. */
  from?: Readonly<Record<string, string>>;
  /** Column that numbers the rows, and what stands before the number. */
  numbered?: { column: string; prefix: string };
}

/** Turn published text files into the Parquet tables of an example. Days are days, numbers keep four decimals, rows their order. */
export async function makeTables(tables: Readonly<Record<string, Made>>, from: string, out: string): Promise<void> {
  mkdirSync(out, { recursive: true });
  for (const [name, made] of Object.entries(tables)) await writeParquet(join(out, `${name}.parquet`), made.layout, [read(made, from).rows()]);
}

function read({ file, delimiter = ",", layout, from = {}, numbered }: Made, folder: string): Sheet {
  const [names, ...lines] = readFileSync(join(folder, file), "utf8")
    .trimEnd()
    .split(/\r?\n/)
    .map((line) => line.split(delimiter).map((text) => text.replace(/^"(.*)"$/, "$1")));
  const sheet = new Sheet(layout);
  lines.forEach((texts, i) => {
    if (texts.length !== names.length) throw new RangeError(`makeTables: ${file} has a line of ${texts.length} values`);
    const value = (column: string) =>
      column === numbered?.column ? `${numbered.prefix}${i + 1}` : valueOf(texts[names.indexOf(from[column] ?? column)], layout[column]);
    sheet.push(...Object.keys(layout).map(value));
  });
  return sheet;
}

function valueOf(text: string, storage: string): Value {
  if (text === "") return null;
  if (storage === "text") return text;
  if (storage === "date") return Date.parse(`${text}${text.length === 7 ? "-01" : ""}T00:00:00Z`) / 86_400_000;
  return Math.round(Number(text) * 10_000) / 10_000;
}
