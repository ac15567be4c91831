import type { Progress } from "../../src/core/progress.ts";
import type { CsvOrder } from "./files/out-csv.ts";
import type { ExcelOrder } from "./files/out-excel.ts";
import type { ParquetOrder } from "./files/out-parquet.ts";
import type { ParquetInput, PieceInput } from "./files/parquet.ts";

/** What threads do with files: bytes in, bytes or facts out. Each part is loaded when first asked for. */
export const files = {
  listMembers: async (input: { file: File }) => (await import("./files/archive.ts")).listMembers(input),
  unzip: async (input: { file: File; member: string }, progress: Progress) => (await import("./files/archive.ts")).unzip(input, progress),
  gunzip: async (input: { file: File }, progress: Progress) => (await import("./files/archive.ts")).gunzip(input, progress),
  describeParquet: async (input: ParquetInput) => (await import("./files/parquet.ts")).describeParquet(input),
  readPiece: async (input: PieceInput) => (await import("./files/parquet.ts")).readPiece(input),
  writeCsv: async (input: CsvOrder, progress: Progress) => (await import("./files/out-csv.ts")).writeCsv(input, progress),
  writeExcel: async (input: ExcelOrder, progress: Progress) => (await import("./files/out-excel.ts")).writeExcel(input, progress),
  writeParquet: async (input: ParquetOrder, progress: Progress) => (await import("./files/out-parquet.ts")).writeParquet(input, progress),
};

export type Files = typeof files;
