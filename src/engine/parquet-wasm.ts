import wasmUrl from "parquet-wasm/esm/parquet_wasm_bg.wasm?gzipped";
import { silent } from "../core/progress.ts";
import { downloadWasm } from "./wasm.ts";

let downloaded: Promise<Blob> | undefined;

/** The reader and writer of Parquet, for the threads that run it; fetched once. @throws Fault `engine/open`; the next call tries again */
export function parquetWasm(): Promise<Blob> {
  downloaded ??= downloadWasm(wasmUrl, silent);
  downloaded.catch(() => (downloaded = undefined));
  return downloaded;
}
