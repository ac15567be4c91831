import type { Progress } from "../../src/core/progress.ts";
import type { ExcelInput } from "./files/excel.ts";
import type { JsonInput, JsonPiece } from "./files/json.ts";
import type { HashInput } from "./files/hash.ts";
import type { CsvOrder } from "./files/out-csv.ts";
import type { ExcelOrder } from "./files/out-excel.ts";
import type { ParquetOrder } from "./files/out-parquet.ts";
import type { LinesInput } from "./files/lines.ts";
import type { ParquetInput, PieceInput } from "./files/parquet.ts";
import type { SurveyInput } from "./files/survey.ts";
import type { TextInput } from "./files/text.ts";
import type { TranscodeInput } from "./files/transcode.ts";

/** What threads do with files: bytes in, bytes or facts out. Each part is loaded when first asked for. */
export const files = {
  listMembers: async (input: { file: File }) => (await import("./files/archive.ts")).listMembers(input),
  unzip: async (input: { file: File; member: string }, progress: Progress) => (await import("./files/archive.ts")).unzip(input, progress),
  gunzip: async (input: { file: File }, progress: Progress) => (await import("./files/archive.ts")).gunzip(input, progress),
  sniffText: async (input: TextInput) => (await import("./files/text.ts")).sniffText(input),
  transcode: async (input: TranscodeInput, progress: Progress) => (await import("./files/transcode.ts")).transcode(input, progress),
  survey: async (input: SurveyInput, progress: Progress) => (await import("./files/survey.ts")).survey(input, progress),
  linesAt: async (input: LinesInput) => (await import("./files/lines.ts")).linesAt(input),
  describeParquet: async (input: ParquetInput) => (await import("./files/parquet.ts")).describeParquet(input),
  firstRows: async (input: ParquetInput & { rows: number }) => (await import("./files/parquet.ts")).firstRows(input),
  readPiece: async (input: PieceInput) => (await import("./files/parquet.ts")).readPiece(input),
  excelLook: async (input: ExcelInput, progress: Progress) => (await import("./files/excel.ts")).excelLook(input, progress),
  excelRead: async (input: ExcelInput, progress: Progress) => (await import("./files/excel.ts")).excelRead(input, progress),
  hash: async (input: HashInput, progress: Progress) => (await import("./files/hash.ts")).hash(input, progress),
  jsonLook: async (input: JsonInput, progress: Progress) => (await import("./files/json.ts")).jsonLook(input, progress),
  jsonSurvey: async (input: JsonInput, progress: Progress) => (await import("./files/json.ts")).jsonSurvey(input, progress),
  jsonPiece: async (input: JsonPiece) => (await import("./files/json.ts")).jsonPiece(input),
  writeCsv: async (input: CsvOrder, progress: Progress) => (await import("./files/out-csv.ts")).writeCsv(input, progress),
  writeExcel: async (input: ExcelOrder, progress: Progress) => (await import("./files/out-excel.ts")).writeExcel(input, progress),
  writeParquet: async (input: ParquetOrder, progress: Progress) => (await import("./files/out-parquet.ts")).writeParquet(input, progress),
};

export type Files = typeof files;
