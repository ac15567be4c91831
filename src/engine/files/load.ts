import type { Started } from "../start.ts";
import type { Loaded, ReadOptions } from "./file.ts";
export interface Reading {
  table: string;
  file: File;
  options: ReadOptions;
  signal?: AbortSignal;
  progress?: (s: number) => void;
}
export async function load(_started: Started, _reading: Reading): Promise<Omit<Loaded, "rows" | "columns">> {
  throw new Error("later");
}
