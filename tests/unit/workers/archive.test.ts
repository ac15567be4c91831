import { gzipSync } from "node:zlib";
import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from "@zip.js/zip.js/lib/zip-core-native.js";
import { expect, test } from "vitest";
import { Fault } from "../../../src/core/fault.ts";
import { gunzip, listMembers, unzip } from "../../../workers/works/files/archive.ts";

const bytesOf = (text: string) => new TextEncoder().encode(text);
const file = (bytes: Uint8Array, name: string) => new File([new Uint8Array(bytes)], name);
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => "nothing",
    (error: unknown) => (error instanceof Fault ? error.data.code : String(error)),
  );
const hear = (shares: number[]) => (share: number) => shares.push(share);

async function zip(members: Record<string, Uint8Array>, options = {}): Promise<File> {
  const writer = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false, ...options });
  for (const [name, content] of Object.entries(members)) await writer.add(name, new Uint8ArrayReader(content));
  return file(await writer.close(), "a.zip");
}

/** One file of a zip without the mark of UTF-8, its name as these bytes. */
async function named(bytes: number[]): Promise<File> {
  const plain = new Uint8Array(await (await zip({ ["x".repeat(bytes.length)]: bytesOf("id\n1\n") })).arrayBuffer());
  const name = bytesOf("x".repeat(bytes.length));
  for (let at = 0; at + name.length <= plain.length; ++at) if (name.every((byte, i) => plain[at + i] === byte)) plain.set(bytes, at);
  const view = new DataView(plain.buffer);
  for (let at = 0; at + 10 < plain.length; ++at) {
    if (view.getUint32(at, true) === 0x04034b50) view.setUint16(at + 6, view.getUint16(at + 6, true) & ~0x800, true);
    if (view.getUint32(at, true) === 0x02014b50) view.setUint16(at + 8, view.getUint16(at + 8, true) & ~0x800, true);
  }
  return file(plain, "a.zip");
}

test("the files of a zip are listed, folders left out, with what they take", async () => {
  const { members, workbook } = await listMembers({ file: await zip({ "a/b.csv": bytesOf("id\n1\n"), "文件.csv": bytesOf("x".repeat(1000)) }) });
  expect(members).toMatchObject([
    { name: "a/b.csv", sizeBytes: 5, encrypted: false },
    { name: "文件.csv", sizeBytes: 1000 },
  ]);
  expect(workbook).toBe(false);
  expect((await listMembers({ file: await zip({ "xl/workbook.xml": bytesOf(""), "[Content_Types].xml": bytesOf("") }) })).workbook).toBe(true);
});

test("names without the mark of UTF-8 are read in GBK, or in UTF-8 where they are it", async () => {
  const nameOf = async (zip: File) => (await listMembers({ file: zip })).members[0].name;
  expect(await nameOf(await named([0xbf, 0xcd, 0xbb, 0xa7, 0x2e, 0x63, 0x73, 0x76]))).toBe("客户.csv");
  expect(await nameOf(await named([...bytesOf("客户.csv")]))).toBe("客户.csv");
});

test("one file comes out of a zip as it went in, and tells how far it is", async () => {
  const content = bytesOf("客户,消费\n".repeat(200_000));
  const shares: number[] = [];
  const blob = await unzip({ file: await zip({ "a.csv": content, "b.csv": bytesOf("no") }), member: "a.csv" }, hear(shares));
  expect(Buffer.compare(new Uint8Array(await blob.arrayBuffer()), content)).toBe(0);
  expect(shares.at(-1)).toBe(1);
});

test("a gzip comes out as it went in, and several end to end one after the other", async () => {
  const parts = ["id,x\n", "1,2\n".repeat(50_000), "", "3,4\n"];
  const packed = parts.map((part) => gzipSync(part));
  const blob = await gunzip(
    {
      file: new File(
        packed.map((part) => new Uint8Array(part)),
        "a.gz",
      ),
    },
    () => {},
  );
  expect(await blob.text()).toBe(parts.join(""));
});

test("what is cut off or changed is broken, whatever is changed", async () => {
  const packed = gzipSync("id,x\n1,2\n".repeat(1000));
  expect(await codeOf(gunzip({ file: file(packed.subarray(0, -5), "a.gz") }, () => {}))).toBe("file/broken-archive");
  const whole = new Uint8Array(await (await zip({ "a.csv": bytesOf("id,x\n1,2\n".repeat(1000)) })).arrayBuffer());
  const header = new DataView(whole.buffer);
  const data = 30 + header.getUint16(26, true) + header.getUint16(28, true);
  for (const at of [0, 5, 20]) {
    const changed = whole.slice();
    changed[data + at] ^= 0x55;
    expect(await codeOf(unzip({ file: file(changed, "a.zip"), member: "a.csv" }, () => {}))).toBe("file/broken-archive");
  }
  expect(await codeOf(listMembers({ file: file(whole.subarray(0, -10), "a.zip") }))).toBe("file/broken-archive");
});

test("a locked file is refused by name", async () => {
  const locked = await zip({ "a.csv": bytesOf("id\n1\n") }, { password: "geheim", zipCrypto: true });
  expect((await listMembers({ file: locked })).members[0].encrypted).toBe(true);
  await expect(unzip({ file: locked, member: "a.csv" }, () => {})).rejects.toMatchObject({ data: { code: "file/encrypted", facts: { name: "a.zip/a.csv" } } });
});

test("what grows a thousand times is stopped on the way, also where it lies about its size", async () => {
  const zeros = gzipSync(new Uint8Array(80 * 2 ** 20));
  const shares: number[] = [];
  expect(await codeOf(gunzip({ file: file(zeros, "zeros.gz") }, hear(shares)))).toBe("file/zip-bomb");
  const bomb = new Uint8Array(await (await zip({ "zeros.csv": new Uint8Array(80 * 2 ** 20) })).arrayBuffer());
  expect(await codeOf(unzip({ file: file(bomb, "a.zip"), member: "zeros.csv" }, () => {}))).toBe("file/zip-bomb");
  const view = new DataView(bomb.buffer);
  for (let at = 0; at + 30 < bomb.length; ++at) {
    if (view.getUint32(at, true) === 0x04034b50) view.setUint32(at + 22, 100, true);
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 100, true);
  }
  expect(["file/zip-bomb", "file/broken-archive"]).toContain(await codeOf(unzip({ file: file(bomb, "a.zip"), member: "zeros.csv" }, () => {})));
});

test("a table of the same line over and over is no bomb", async () => {
  const lines = bytesOf("2024-01-01,上海,1\n".repeat(2_000_000));
  expect((await gunzip({ file: file(gzipSync(lines), "a.csv.gz") }, () => {})).size).toBe(lines.length);
});
