import * as v from "valibot";
import { lines } from "../lines.ts";

export const schema = v.object({
  text: v.optional(v.union([lines, v.object({ en: lines, "zh-CN": lines })]), ""),
});

export type Spec = v.InferOutput<typeof schema>;
