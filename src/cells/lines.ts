import * as v from "valibot";

/** Long text: a string, which the file holds as an array of lines so that a diff shows what a person changed. */
export const lines = v.pipe(
  v.union([v.string(), v.array(v.string())]),
  v.transform((text) => (typeof text === "string" ? text : text.join("\n"))),
  v.metadata({ lines: true }),
);
