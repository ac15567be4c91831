import { compute } from "../../compute/compute.ts";
import { fault } from "../../core/fault.ts";
import { silent, within } from "../../core/progress.ts";
import type { Started } from "../start.ts";
import type { Rejected } from "./file.ts";
import { insertStreams } from "./insert.ts";
import type { Read, Reader, Reading } from "./reader.ts";
import { keepRejected } from "./rejects.ts";

/** How many rejected rows are shown. */
const SHOWN = 100;

/** JSON: a list of records, one record a line, or an object that holds either or columns. Gone through twice: to know the columns, and to read. */
export const json: Reader = {
  format: "json",
  async look(_engine, { file, options, signal = new AbortController().signal, progress }) {
    return { ...(await compute("files", "jsonLook", { file, options }, { signal, progress })), sheets: [], lines: [] };
  },
  read,
};

async function read(engine: Started, { file, table, options, signal = new AbortController().signal, progress }: Reading): Promise<Read> {
  const survey = await compute("files", "jsonSurvey", { file, options }, { signal, progress: within(progress, 0, 0.4) });
  const rejected: Rejected[] = [];
  let rows = 0;

  async function* streams(): AsyncGenerator<Uint8Array, void> {
    for (const [i, piece] of survey.pieces.entries()) {
      const got = await compute("files", "jsonPiece", { survey, piece, options }, { signal, progress: silent });
      rows += got.rows;
      rejected.push(...got.rejected);
      progress(0.4 + (0.6 * (i + 1)) / survey.pieces.length);
      yield* got.streams;
    }
    if (rejected.length && options.bad !== "drop") throw fault("file/bad-rows", { name: file.name, rows: rejected.length, first: rejected.slice(0, SHOWN) });
  }

  await insertStreams(engine, table, streams(), () => rows, { signal });
  await keepRejected(engine, table, rejected);
  return { how: survey.how, rejected: { rows: rejected.length, first: rejected.slice(0, SHOWN) } };
}
