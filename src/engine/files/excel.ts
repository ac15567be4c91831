import { compute } from "../../compute/compute.ts";
import type { Started } from "../start.ts";
import { insertRead, type Piece } from "./insert-read.ts";
import type { Read, Reader, Reading } from "./reader.ts";

/** Workbooks (.xlsx, .xlsm), one sheet of them. Whole numbers as BIGINT, others as DOUBLE, days as DATE, moments as TIMESTAMP. */
export const excel: Reader = {
  format: "excel",
  async look(_engine, { file, options, signal = never, progress }) {
    return { ...(await compute("files", "excelLook", { file, options }, { signal, progress })), lines: [] };
  },
  read,
};

/** For calls that nobody calls off. */
const never = new AbortController().signal;

async function read(engine: Started, reading: Reading): Promise<Read> {
  const { file, options, signal = never, progress } = reading;
  const { how, ...all } = await compute("files", "excelRead", { file, options }, { signal, progress });

  async function* pieces(): AsyncGenerator<Piece, void> {
    yield all;
  }

  return insertRead(engine, reading, how, pieces());
}
