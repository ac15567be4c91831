import * as v from "valibot";
import { tests } from "../../core/condition.ts";

/** A condition as it stands in the file. */
export const condition = v.object({
  column: v.string(),
  test: v.optional(v.picklist(tests), "is"),
  values: v.optional(v.array(v.union([v.number(), v.string()])), []),
});
