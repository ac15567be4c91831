import { compute } from "../../compute/compute.ts";
import { insertRead } from "./insert-read.ts";
import type { Reader } from "./reader.ts";

/** Workbooks (.xlsx, .xlsm), one sheet of them. Numbers as DOUBLE, days as DATE, moments as TIMESTAMP. */
export const excel: Reader = {
  format: "excel",
  async look(_engine, { file, options, signal = new AbortController().signal, progress }) {
    return { ...(await compute("files", "excelLook", { file, options }, { signal, progress })), lines: [] };
  },
  async read(engine, reading) {
    const { file, options, signal = new AbortController().signal, progress } = reading;
    return insertRead(engine, reading, await compute("files", "excelRead", { file, options }, { signal, progress }));
  },
};
