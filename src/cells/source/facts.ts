import type { Result } from "./run.ts";
import type { words as catalogue } from "./words.ts";

type Words = (typeof catalogue)["en"];

/** What was read and how, as short facts in the reader's words, the most telling first. */
export function readAs({ how, files, packed, sizeBytes }: Result, words: Words, encodings: Readonly<Record<string, string>>): string[] {
  const name = files[0]?.name.split("/").at(-1);
  return [
    files.length > 1 ? words.filesRead(files.length) : name,
    packed ? `${words.formats[how.format]} (${words.packed[packed]})` : words.formats[how.format],
    how.sheet && words.sheet(how.sheet),
    how.range,
    how.encoding && (encodings[how.encoding] ?? how.encoding.toUpperCase()),
    how.delimiter && (words.delimiters[how.delimiter] ?? how.delimiter),
    how.skip && words.skipped(how.skip),
    how.header === false && words.noHeader,
    how.sample !== undefined && how.sample < 1 && words.sampled(how.sample),
    words.size(sizeBytes),
  ].filter((fact): fact is string => Boolean(fact));
}
