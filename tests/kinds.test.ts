import { readdirSync, readFileSync } from "node:fs";
import * as v from "valibot";
import { expect, test } from "vitest";
import { kinds } from "../src/cells/registry.ts";
import { isName } from "../src/notebook/name.ts";

test("kinds have words of their own, each once", () => {
  expect(new Set(kinds.map(({ kind }) => kind)).size).toBe(kinds.length);
});

for (const kind of kinds) {
  test(`${kind.kind} fills in a whole spec from nothing but what it must be told`, () => {
    const parsed = v.safeParse(kind.schema, {});
    expect(parsed.success, JSON.stringify(parsed.issues?.map(({ message, path }) => [message, path?.map(({ key }) => key)]))).toBe(true);
  });

  test(`${kind.kind} makes tables of legal names and reads by name`, () => {
    const spec = v.parse(kind.schema, {}) as never;
    for (const { part } of kind.makes(spec)) expect(part === "" || isName(part), part).toBe(true);
    for (const table of kind.reads(spec).filter(Boolean)) expect(typeof table).toBe("string");
  });

  test(`${kind.kind} declares every setting its run looks at`, () => {
    const files = readdirSync(`src/cells/${kind.kind}`).filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"));
    const looked = files.flatMap((file) => [
      ...readFileSync(`src/cells/${kind.kind}/${file}`, "utf8").matchAll(/reach\.settings\.(\w+)|\{ (\w+) \} = reach\.settings/g),
    ]);
    const used = [...new Set(looked.map(([, dotted, taken]) => dotted ?? taken))].sort();
    expect([...(kind.settings ?? [])].sort()).toEqual(used);
  });

  test(`${kind.kind} follows a renamed table and leaves the rest of its spec alone`, () => {
    const spec = v.parse(kind.schema, {}) as never;
    for (const table of kind.reads(spec).filter(Boolean)) {
      const renamed = kind.rename(spec, table, "another");
      const reads = kind.reads(renamed as never);
      expect(kind.rename(renamed as never, "another", table)).toEqual(spec);
      expect(reads.some((read) => read === "another" || read.startsWith("another_")) || JSON.stringify(renamed) === JSON.stringify(spec)).toBe(true);
    }
  });
}
