import { expect, test } from "vitest";
import { formatOf } from "../../../src/engine/files/format.ts";

const of = (text: string) => formatOf(Uint8Array.from(text, (sign) => sign.charCodeAt(0)));

test("the first bytes tell the format", () => {
  expect(of("PAR1....")).toBe("parquet");
  expect(of("\x1f\x8b\x08")).toBe("gzip");
  expect(of("PK\x03\x04....[Content_Types].xml")).toBe("excel");
  expect(of("PK\x03\x04....xl/workbook.xml")).toBe("excel");
  expect(of("PK\x03\x04....a.csv")).toBe("zip");
  expect(of("PK\x05\x06")).toBe("zip");
  expect(of(`${"a".repeat(257)}ustar`)).toBe("archive");
  expect(of("BZh91AY")).toBe("archive");
  expect(of("\xd0\xcf\x11\xe0")).toBe("excel");
  expect(of("<html><table>")).toBe("markup");
  expect(of("\xef\xbb\xbf<?xml version='1.0'?>")).toBe("markup");
  expect(of('[{"a":1}]')).toBe("json");
  expect(of('{"a":1}')).toBe("json");
});

test("all other text is taken for CSV, also where it starts with a bracket", () => {
  expect(of("a,b\n1,2\n")).toBe("csv");
  expect(of("[id],name\n")).toBe("csv");
  expect(of("<5,>5\n1,2\n")).toBe("csv");
  expect(of("")).toBe("csv");
});
