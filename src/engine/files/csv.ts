import { compute } from "../../compute/compute.ts";
import { encodingOf } from "../../core/encoding.ts";
import type { TextSight } from "../../../workers/works/files/text.ts";
import type { Started } from "../start.ts";
import { csvFault } from "./csv-fault.ts";
import { loadCsv, Misread, takenOf } from "./csv-load.ts";
import { howOf, memoryOf, planOf, rowsIn, shownRows } from "./csv-plan.ts";
import type { Looking, Read, Reader, Reading, Sight } from "./reader.ts";

/** Text files of rows and values, in any encoding that encodingOf tells apart, or that the options name. */
export const csv: Reader = { format: "csv", look, read };

async function look(_engine: Started, looking: Looking): Promise<Sight> {
  const { options, file } = looking;
  const sight = await sightOf(looking);
  const plan = planOf(sight.sniffed);
  const taken = takenOf(plan, options.columns, file.name);
  const rows = rowsIn(sight, file);
  return {
    how: howOf(options, sight.encoding, sight.sniffed, plan),
    sheets: [],
    columns: sight.sniffed.columns.filter(({ hollow }) => !hollow).map(({ name, type }) => ({ name, type })),
    rows: shownRows(sight.sniffed),
    lines: sight.lines,
    needs: { rows, memoryBytes: memoryOf(plan, sight.sniffed, rows * (options.sample ?? 1), taken) },
  };
}

async function sightOf({ file, options, signal = new AbortController().signal, progress }: Looking): Promise<TextSight> {
  try {
    return await compute("files", "sniffText", { file, name: file.name, options }, { signal, progress });
  } catch (error) {
    throw csvFault(error, file.name, options.encoding ?? "");
  }
}

/** Read a file; where its bytes turn out to be written in another way than its beginning, once more in that way. */
async function read(engine: Started, reading: Reading): Promise<Read> {
  const sight = await sightOf(reading);
  try {
    return await loadCsv(engine, reading, sight);
  } catch (error) {
    if (!(error instanceof Misread)) throw error;
    if (error.where === "ends") return loadCsv(engine, reading, { ...sight, sniffed: { ...sight.sniffed, breaks: null } });
    const encoding = await encodingAt(reading.file, error.where);
    if (!encoding) throw error.fault;
    return loadCsv(engine, reading, await sightOf({ ...reading, options: { ...reading.options, encoding } }));
  }
}

/** The encoding of a file whose first bytes were all ASCII, by what comes at a place; undefined where it is UTF-8 there too. */
async function encodingAt(file: File, at: number): Promise<string | undefined> {
  const { name } = encodingOf(new Uint8Array(await file.slice(at, at + 65_536).arrayBuffer()), at + 65_536 >= file.size);
  return name === "utf-8" ? undefined : name;
}
