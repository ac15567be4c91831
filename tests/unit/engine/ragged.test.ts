import { expect, test } from "vitest";
import { raggedLine } from "../../../src/engine/files/ragged.ts";

test("the first line with another number of values is named", () => {
  expect(raggedLine("a,b,c\n1,2,3\n4,5\n6\n")).toEqual({ line: 3, found: 2, expected: 3 });
  expect(raggedLine("a;b\r\n1;2\r\n\r\n1;2;3\r\n")).toEqual({ line: 4, found: 3, expected: 2 });
});

test("delimiters and line ends in quotes do not count", () => {
  expect(raggedLine('a,"b,c"\n"1,\n2",3\n4\n')).toEqual({ line: 4, found: 1, expected: 2 });
  expect(raggedLine('a,"b,c"\n"1,\n""2""",3\n')).toBeUndefined();
});

test("a header of one name is not ragged, nor is a last line that does not end", () => {
  expect(raggedLine("comment\nwell, yes\n")).toBeUndefined();
  expect(raggedLine("a,b\n1,2\n3")).toBeUndefined();
});

test("a delimiter that is named counts alone", () => {
  expect(raggedLine("a,b;c\n1,2;3\n4,5\n", ";")).toEqual({ line: 3, found: 1, expected: 2 });
});
