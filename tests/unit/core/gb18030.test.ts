import fc from "fast-check";
import { expect, test } from "vitest";
import { toGb18030 } from "../../../src/core/gb18030.ts";

const decoder = new TextDecoder("gb18030", { fatal: true, ignoreBOM: true });
const encode = (text: string) => toGb18030(new TextEncoder().encode(text));

/** Private characters for which the tables of the web's encodings have no code. */
const NO_CODE = [0xe5e5, ...range(0xe78d, 0xe796), 0xe81e, 0xe826, 0xe82b, 0xe82c, 0xe832, 0xe843, 0xe854, 0xe864];

test("every character reads back as itself, but for 19 private ones, which become a question mark and are counted", () => {
  const lost: number[] = [];
  for (let plane = 0; plane <= 0x10; ++plane) {
    const points = range(plane << 16, (plane << 16) | 0xffff).filter((point) => point < 0xd800 || point > 0xdfff);
    const read = decoder.decode(encode(points.map((point) => String.fromCodePoint(point)).join("")).bytes);
    Array.from(read).forEach((sign, i) => {
      if (sign.codePointAt(0) !== points[i]) lost.push(points[i]);
      if (sign.codePointAt(0) !== points[i]) expect(sign).toBe("?");
    });
  }
  expect(lost).toEqual(NO_CODE);
  expect(encode(String.fromCodePoint(...NO_CODE)).unfit).toBe(19);
});

test("common characters have the codes of GB2312 and GBK, rare ones four bytes", () => {
  expect([...encode("a中€").bytes]).toEqual([0x61, 0xd6, 0xd0, 0xa2, 0xe3]);
  expect([...encode("繁體").bytes]).toEqual([0xb7, 0xb1, 0xf3, 0x77]);
  expect([...encode("\u0080").bytes]).toEqual([0x81, 0x30, 0x81, 0x30]);
  expect([...encode("😀").bytes]).toEqual([0x94, 0x39, 0xfc, 0x36]);
  expect([...encode("\u{10ffff}").bytes]).toEqual([0xe3, 0x32, 0x9a, 0x35]);
});

test("texts come back whole, and cut at characters they are the same", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }), (a, b) => {
      expect(decoder.decode(encode(a + b).bytes)).toBe(a + b);
      expect([...encode(a + b).bytes]).toEqual([...encode(a).bytes, ...encode(b).bytes]);
    }),
    { seed: 1 },
  );
});

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}
