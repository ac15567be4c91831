import { closeSync, openSync, writeSync } from "node:fs";
import { dayText, valueOf, type Layout, type Rows } from "./sheet.ts";

/** Write rows that come in parts to a CSV file: UTF-8, comma, one line of names; a missing value is empty. */
export async function writeCsv(path: string, layout: Layout, parts: AsyncIterable<Rows> | Iterable<Rows>): Promise<void> {
  const names = Object.keys(layout);
  const file = openSync(path, "w");
  try {
    writeSync(file, `${names.map(quoted).join(",")}\n`);
    for await (const part of parts) writeSync(file, lines(layout, part));
  } finally {
    closeSync(file);
  }
}

function lines(layout: Layout, { count, columns }: Rows): string {
  const names = Object.keys(layout);
  const texts: string[] = [];
  for (let i = 0; i < count; ++i) {
    const cells = names.map((name) => {
      const value = valueOf(columns[name], i);
      if (value === null) return "";
      return layout[name] === "date" ? dayText(value as number) : quoted(String(value));
    });
    texts.push(`${cells.join(",")}\n`);
  }
  return texts.join("");
}

function quoted(text: string): string {
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
