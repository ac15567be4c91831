import { expect, test } from "vitest";
import { encodingOf, isBinary } from "../../../src/core/encoding.ts";
import { encodeAs } from "../../fixtures/encode-as.ts";
import { samples, unseen } from "../../fixtures/encodings.ts";

const bytes = (...parts: (string | number[])[]) =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === "string" ? [...new TextEncoder().encode(part)] : part)));

/** 客户编号,省份\n1,北京 in GBK. */
const gbk = bytes([0xbf, 0xcd, 0xbb, 0xa7, 0xb1, 0xe0, 0xba, 0xc5, 0x2c, 0xca, 0xa1, 0xb7, 0xdd, 0x0a, 0x31, 0x2c, 0xb1, 0xb1, 0xbe, 0xa9, 0x0a]);

function wide(text: string, little: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let i = 0; i < text.length; ++i) view.setUint16(2 * i, text.charCodeAt(i), little);
  return new Uint8Array(view.buffer);
}

test("a byte order mark decides", () => {
  expect(encodingOf(bytes([0xef, 0xbb, 0xbf], "a,b"), true)).toMatchObject({ name: "utf-8", mark: 3 });
  expect(encodingOf(bytes([0xff, 0xfe], [0x41, 0]), true)).toMatchObject({ name: "utf-16le", mark: 2 });
  expect(encodingOf(bytes([0xfe, 0xff], [0, 0x41]), true)).toMatchObject({ name: "utf-16be", mark: 2 });
});

test("UTF-16 without a mark shows in zeros on one side, in Chinese too", () => {
  const text = "客户编号,省份,金额\n10001,北京,12.50\n10002,上海,8.00\n";
  expect(encodingOf(wide(text, true), true).name).toBe("utf-16le");
  expect(encodingOf(wide(text, false), true).name).toBe("utf-16be");
  expect(isBinary(wide(text, true))).toBe(false);
});

test("plain ASCII is UTF-8, and says that it may turn out otherwise", () => {
  expect(encodingOf(bytes("a,b\n1,2\n"), true)).toEqual({ name: "utf-8", mark: 0, ascii: true });
  expect(encodingOf(bytes("a,客\n"), true)).toEqual({ name: "utf-8", mark: 0, ascii: false });
});

test("Chinese that is no UTF-8 is GB18030", () => {
  expect(encodingOf(gbk, true).name).toBe("gb18030");
});

test("a character cut off at the end of the head is forgiven, at the end of the file not", () => {
  const utf8 = bytes("编号,省份");
  expect(encodingOf(utf8.subarray(0, utf8.length - 1), false).name).toBe("utf-8");
  expect(encodingOf(utf8.subarray(0, utf8.length - 1), true).name).not.toBe("utf-8");
  expect(encodingOf(gbk.subarray(0, 7), false).name).toBe("gb18030");
});

test("Western European text is not taken for Chinese", () => {
  expect(encodingOf(bytes("nom,ville\nAndr", [0xe9], ",Gen", [0xe8], "ve\nZo", [0xeb], ",N", [0xee], "mes\n"), true).name).toBe("windows-1252");
});

test("zeros that UTF-16 does not explain are binary", () => {
  expect(isBinary(bytes([0x89, 0x50, 0, 0, 0x0d, 0, 0x1a, 0x0a, 0, 0]))).toBe(true);
  expect(isBinary(gbk)).toBe(false);
});

for (const { encoding, language, text } of [...samples, ...unseen])
  test(`${language} is told to be ${encoding}, also where most columns are figures`, () => {
    expect(encodingOf(encodeAs(text, encoding), true).name).toBe(encoding);
    const [header, ...lines] = text.trim().split("\r\n");
    const figures = Array.from({ length: 60 }, (_, i) => `${1000 + i},2024-01-31,12.5,plan_${i},true,${i % 12 ? "x" : lines[(i / 12) % lines.length]}`);
    expect(encodingOf(encodeAs([`${header},day,amount,plan,active,note`, ...figures].join("\r\n"), encoding), true).name).toBe(encoding);
  });

test("one broken character in a long text does not make it another encoding", () => {
  const [{ text }] = samples;
  const long = encodeAs(text.repeat(20), "gb18030");
  long[long.length - 200] = 0xff;
  expect(encodingOf(long, true).name).toBe("gb18030");
  const utf8 = bytes(text.repeat(20), [0xff, 0x0a]);
  expect(encodingOf(utf8, true).name).toBe("utf-8");
});
