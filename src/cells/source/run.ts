import type { Loaded } from "../../engine/files/file.ts";
import type { Reach } from "../cell.ts";
import type { Spec } from "./schema.ts";

/** Load the file into the cell's table. */
export function run({ path, also, ...options }: Spec, reach: Reach): Promise<Loaded> {
  return reach.load([path, ...also], options);
}
