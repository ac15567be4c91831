import { columnFromArray, int32, tableFromColumns, tableFromIPC, tableToIPC, utf8 } from "@uwdata/flechette";
import fc from "fast-check";
import { expect, test } from "vitest";
import { coded, table } from "../../../src/core/table.ts";
import { decode } from "../../../src/engine/decode.ts";
import { encode } from "../../../src/engine/encode.ts";
import { openLevels } from "../../../src/engine/levels.ts";

const texts = fc.array(fc.option(fc.oneof(fc.constantFrom("", "a", "b", "\ufeffa", "套餐", "😀"), fc.string({ unit: "grapheme" }))), { minLength: 1 });

test("text comes as codes into its levels, in order of first appearance, as Arrow has it", () => {
  fc.assert(
    fc.property(texts, (values) => {
      const from = tableFromColumns({
        x: columnFromArray(values, utf8()),
        n: columnFromArray(
          values.map((_, i) => i),
          int32(),
        ),
      });
      expect(decode([tableToIPC(from, { format: "stream" })!]).columns.x).toEqual(coded(values));
    }),
  );
});

test("a table goes into Arrow with its codes as they lie, and missing values missing", () => {
  fc.assert(
    fc.property(texts, (values) => {
      const amounts = values.map((text, i) => (text === null ? null : i / 2));
      const sent = tableFromIPC(encode({ rows: values.length, columns: { ...table({ n: amounts }).columns, x: coded(values) } }));
      // flechette takes a mark of byte order at the start of a text away.
      const read = values.map((text) => text?.replace(/^\ufeff/, "") ?? null);
      expect(["n", "x"].map((name) => [...sent.getChild(name)])).toEqual([amounts, read]);
    }),
  );
});

test("thousands of levels keep their codes", () => {
  const levels = openLevels();
  const bytes = Array.from({ length: 5000 }, (_, i) => new TextEncoder().encode(`id ${i}`));
  for (const again of [0, 1]) bytes.forEach((own, i) => expect([again, levels.codeOf(own, 0, own.length)]).toEqual([again, i]));
  expect(levels.all[4321]).toBe("id 4321");
});
