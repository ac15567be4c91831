import { fault } from "../../core/fault.ts";
import type { Looking, Reader } from "./reader.ts";

const refuse = (_engine: unknown, { file }: Looking) => Promise.reject(fault("file/not-a-table", { name: file.name, why: "json" }));

/** JSON arrays and lines. */
export const json: Reader = { format: "json", look: refuse, read: refuse };
