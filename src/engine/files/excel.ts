import { fault } from "../../core/fault.ts";
import type { Looking, Reader } from "./reader.ts";

const refuse = (_engine: unknown, { file }: Looking) => Promise.reject(fault("file/not-a-table", { name: file.name, why: "binary" }));

/** Workbooks. */
export const excel: Reader = { format: "excel", look: refuse, read: refuse };
