import { expect, test } from "vitest";
import { Fault } from "../../../src/core/fault.ts";
import { silent } from "../../../src/core/progress.ts";
import { linesAt } from "../../../workers/works/files/lines.ts";
import { sniffText } from "../../../workers/works/files/text.ts";
import { transcode, type TranscodeInput } from "../../../workers/works/files/transcode.ts";
import { encodeAs } from "../../fixtures/encode-as.ts";
import { samples } from "../../fixtures/encodings.ts";

const write = async (bytes: BlobPart | BlobPart[], encoding: string, even: TranscodeInput["even"] = null) => {
  const blob = await transcode({ file: new Blob([bytes].flat() as BlobPart[]), name: "a.csv", encoding, even }, silent);
  return blob.text();
};
const faultOf = async (work: Promise<unknown>) => {
  const error = await work.catch((error: unknown) => error);
  return error instanceof Fault ? error.data : error;
};

function utf16(text: string, little: boolean): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(2 * text.length));
  for (let i = 0; i < text.length; ++i) view.setUint16(2 * i, text.charCodeAt(i), little);
  return new Uint8Array(view.buffer);
}

test("a text of many pieces comes out as it was, in each encoding", async () => {
  for (const { encoding, text } of samples.filter(({ encoding }) => !/125[28]/.test(encoding))) {
    const times = encoding === "gb18030" ? Math.ceil(9e6 / text.length) : 3;
    const one = encodeAs(text, encoding);
    expect(
      (await write(
        Array.from({ length: times }, () => one),
        encoding,
      )) === text.repeat(times),
      encoding,
    ).toBe(true);
  }
}, 60_000);

test("UTF-16 loses its mark and nothing else, also where pieces would cut a character", async () => {
  const text = "编号,名\n1,客😀\n".repeat(400_000);
  for (const little of [true, false]) expect((await write(utf16(`\ufeff${text}`, little), little ? "utf-16le" : "utf-16be")) === text).toBe(true);
});

test("a line that is no text keeps its place and is no text after either; more than one in a hundred are a fault with the line", async () => {
  const good = encodeAs("1,北京\n".repeat(300), "gb18030");
  const bytes = new Uint8Array(
    await (
      await transcode({ file: new Blob([good, "2,", Uint8Array.of(0xff), "\n", good]), name: "a.csv", encoding: "gb18030", even: null }, silent)
    ).arrayBuffer(),
  );
  expect(() => new TextDecoder("utf-8", { fatal: true }).decode(bytes)).toThrow(TypeError);
  expect(new TextDecoder().decode(bytes).split("\n")[300]).toMatch(/^2,\ufffd+$/);
  expect(new TextDecoder().decode(bytes).split("\n")).toHaveLength(602);
  expect(await faultOf(write(["1,a\n2,", Uint8Array.of(0xff), "\n"], "gb18030"))).toEqual({
    code: "file/encoding",
    facts: { name: "a.csv", encoding: "gb18030", line: 2 },
  });
  expect(await faultOf(write("a", "klingon"))).toMatchObject({ code: "file/encoding" });
});

test("line ends become even and comments blank, but not inside quotes", async () => {
  expect(await write("# a\r\n1,2\r3,4\n# b\n", "utf-8", { comment: "#", quote: '"' })).toBe("\n1,2\n3,4\n\n");
  expect(await write('1,"x\n# y\n"\n# z\n2,3\n', "utf-8", { comment: "#", quote: '"' })).toBe('1,"x\n# y\n"\n\n2,3\n');
});

test("places become lines, those at a line end belong to the line before", async () => {
  const text = "a\nbb\n\nccc\n";
  const lines = await linesAt({ content: new Blob([text]), places: Float64Array.of(0, 1, 2, 4, 5, 6, 9), breaks: "\n" });
  expect([...lines]).toEqual([0, 0, 1, 1, 2, 3, 3]);
  expect([...(await linesAt({ content: new Blob(["a\rb\rc"]), places: Float64Array.of(0, 2, 4), breaks: "\r" }))]).toEqual([0, 1, 2]);
});

test("the first look samples the whole file: an id far down is seen", async () => {
  const text = "n,m\n" + Array.from({ length: 100_000 }, (_, i) => `${i < 60_000 ? i : `00${i}`},1\n`).join("");
  const { sniffed, encoding, rowBytes, lines } = await sniffText({ file: new Blob([text]), name: "a.csv", options: {} });
  expect(sniffed.columns.map(({ type }) => type)).toEqual(["text", "number"]);
  expect(encoding).toBe("utf-8");
  expect(Math.round(text.length / rowBytes / 10_000)).toBe(10);
  expect(lines).toHaveLength(20);
  expect(await faultOf(sniffText({ file: new Blob([" \r\n"]), name: "a.csv", options: {} }))).toMatchObject({ code: "file/empty" });
  expect(await faultOf(sniffText({ file: new Blob(["a\0\0b"]), name: "a.csv", options: {} }))).toMatchObject({
    code: "file/not-a-table",
    facts: { why: "binary" },
  });
});
