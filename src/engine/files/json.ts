import { compute } from "../../compute/compute.ts";
import { silent, within } from "../../core/progress.ts";
import type { Started } from "../start.ts";
import { insertRead, type Piece } from "./insert-read.ts";
import type { Read, Reader, Reading } from "./reader.ts";

/** JSON: a list of records, one record a line, or an object that holds either or columns. Gone through twice: to know the columns, and to read. */
export const json: Reader = {
  format: "json",
  async look(_engine, { file, options, signal = never, progress }) {
    return { ...(await compute("files", "jsonLook", { file, options }, { signal, progress })), sheets: [], lines: [] };
  },
  read,
};

/** For calls that nobody calls off. */
const never = new AbortController().signal;

async function read(engine: Started, reading: Reading): Promise<Read> {
  const { file, options, signal = never, progress } = reading;
  const survey = await compute("files", "jsonSurvey", { file, options }, { signal, progress: within(progress, 0, 0.4) });
  const rest = within(progress, 0.4, 1);

  async function* pieces(): AsyncGenerator<Piece, void> {
    for (const [i, piece] of survey.pieces.entries()) {
      yield await compute("files", "jsonPiece", { survey, piece, options }, { signal, progress: silent });
      rest((i + 1) / survey.pieces.length);
    }
  }

  return insertRead(engine, reading, survey.how, pieces());
}
