import { describe, expect, test } from "vitest";
import { sayFault } from "../../src/app/say-fault.ts";
import type { FaultData } from "../../src/core/fault.ts";
import { speak } from "../../src/i18n/i18n.svelte.ts";
import { handwritten as q } from "../../src/sql/sql.ts";
import { encodeAs } from "../fixtures/encode-as.ts";
import { engine, faultOf, file, GBK, load, many, rows, types, utf16 } from "./csv-loading.ts";

describe("bad rows", () => {
  test("a ragged row is told by its line, in a small file and far down, and what was there stays", async () => {
    await load("kept\n1\n");
    expect(await faultOf(load("a,b,c\n1,2,3\n4,5\n7,8,9\n"))).toEqual({
      code: "file/bad-rows",
      facts: { name: "a.csv", rows: 1, first: [{ file: "a.csv", line: 3, column: null, why: "too-few", text: "4,5" }] },
    });
    expect(await faultOf(load([many(), "30000,5,6\n"]))).toMatchObject({
      code: "file/bad-rows",
      facts: { rows: 1, first: [{ line: 200_002, why: "too-many" }] },
    });
    expect(await rows()).toEqual([{ kept: 1 }]);
  });

  test("lines are those of the file: after titles, quoted line ends, a mark, and in another encoding", async () => {
    const text = '标题\r\n\r\n编号,说明\r\n1,"两\r\n行"\r\n2,"x\ny\nz"\r\n3,多,了\r\n4,好\r\n';
    for (const content of [text, "\ufeff" + text, encodeAs(text, "gb18030"), utf16("\ufeff" + text, true)])
      expect(await faultOf(load(content as BlobPart))).toMatchObject({ facts: { rows: 1, first: [{ line: 9, why: "too-many", text: "3,多,了" }] } });
    const mixed = "a,b\n1,2\r\n# note\n3,4,5\n";
    expect(await faultOf(load(mixed))).toMatchObject({ facts: { first: [{ line: 4 }] } });
  });

  test("rows that are left out are counted, listed and kept, each with its reason", async () => {
    const bad = ["1,x,y\n", "oops,1\n", "2\n", "3,oops\n"];
    const loaded = await load([many(), ...bad].join(""), { bad: "drop" });
    expect(loaded).toMatchObject({ rows: 200_000, rejected: { rows: 4 } });
    const expected = [
      { file: "a.csv", line: 200_002, column: null, why: "too-many", text: "1,x,y" },
      { file: "a.csv", line: 200_003, column: "a", why: "type", text: "oops,1" },
      { file: "a.csv", line: 200_004, column: null, why: "too-few", text: "2" },
      { file: "a.csv", line: 200_005, column: "b", why: "type", text: "3,oops" },
    ];
    expect(loaded.rejected.first).toEqual(expected);
    expect(await rows("FROM t_rejected")).toEqual(expected);
    expect((await engine.fields("t_rejected")).map(({ type }) => type)).toEqual(["text", "number", "text", "text", "text"]);
    await load("a,b\n1,2\n");
    expect((await engine.tables()).map(({ name }) => name)).not.toContain("t_rejected");
  });

  test("very many bad rows are counted and listed", async () => {
    const content = many((i) => `${i},${i % 2 ? "oops" : i}`);
    const loaded = await load(content, { types: { b: "number" }, bad: "drop" });
    expect(loaded).toMatchObject({ rows: 100_000, rejected: { rows: 100_000 } });
    expect(loaded.rejected.first).toHaveLength(100);
    expect(await rows("SELECT count(*) AS n, max(line) AS line FROM t_rejected")).toEqual([{ n: 100_000, line: 200_001 }]);
  });

  test("broken quotes, a broken character and impossible days are bad rows too", async () => {
    expect(await faultOf(load([many(), '7,"x"y\n8,9\n'].join("")))).toMatchObject({ facts: { rows: 1, first: [{ line: 200_002, why: "quote" }] } });
    const broken = [many((i) => `${i},客${i}`), "7,", Uint8Array.of(0xff, 0xfe), "\n8,9\n"];
    expect(await load(broken, { bad: "drop" })).toMatchObject({ rows: 200_001, rejected: { rows: 1, first: [{ line: 200_002, why: "encoding" }] } });
    expect(await faultOf(load([many((i) => `${i},2024-01-01`), "1,2024-02-30\n"]))).toMatchObject({
      facts: { rows: 1, first: [{ column: "b", why: "type" }] },
    });
    const gbk = [encodeAs("编号,城市\n" + "1,北京\n".repeat(2000), "gb18030"), "2,", Uint8Array.of(0xff), "\n3,x\n"];
    expect(await load(gbk, { bad: "drop" })).toMatchObject({ rows: 2001, rejected: { rows: 1, first: [{ line: 2002, why: "encoding" }] } });
  });

  test("a file that is written in another encoding than named says so, with the line", async () => {
    expect(await faultOf(load(GBK, { encoding: "utf-8" }))).toMatchObject({ code: "file/encoding", facts: { name: "a.csv", encoding: "utf-8" } });
    expect(await faultOf(load(["a,b\n1,x\n", ...GBK], { encoding: "utf-8" }))).toMatchObject({ code: "file/encoding", facts: { line: 3 } });
    expect(await faultOf(load(GBK, { encoding: "klingon" }))).toMatchObject({ code: "file/encoding" });
    expect(await faultOf(load(encodeAs("顧客,都道府県\n東京都,渋谷\n", "shift_jis"), { encoding: "euc-kr" }))).toMatchObject({
      code: "file/encoding",
      facts: { line: 1 },
    });
  });
});

describe("odd files", () => {
  test("2,000 columns, one column, a header alone, odd names", async () => {
    const wide = (cell: (i: number) => string) => Array.from({ length: 2000 }, (_, i) => cell(i)).join(",");
    const loaded = await load(`${wide((i) => `c${i}`)}\n${`${wide((i) => String(i))}\n`.repeat(30)}`);
    expect(loaded).toMatchObject({ rows: 30 });
    expect(loaded.columns).toHaveLength(2000);
    expect(types(await load("customer_id\n001\n002\n"))).toEqual({ customer_id: "text" });
    expect(await load("a,b\n")).toMatchObject({ rows: 0, columns: [{ name: "a" }, { name: "b" }] });
    expect((await load(`it's,a b,A B,,"say ""hi""","two\nlines",😀\n1,2,3,4,5,6,7\n`)).columns.map(({ name }) => name)).toEqual([
      "it's",
      "a b",
      "A B_1",
      "column3",
      'say "hi"',
      "two\nlines",
      "😀",
    ]);
    expect(await rows()).toEqual([{ "it's": 1, "a b": 2, "A B_1": 3, column3: 4, 'say "hi"': 5, "two\nlines": 6, "😀": 7 }]);
    expect(await load("a\tb\n1\t2")).toMatchObject({ how: { delimiter: "\t" }, rows: 1 });
  });

  test("a long line is read, one of more than 10 MB is a bad row", async () => {
    await load(["a,b\n1,x\n2,", "y".repeat(3_000_000), "\n3,z\n"]);
    expect(await rows("SELECT a, length(b) AS n FROM t")).toEqual([
      { a: 1, n: 1 },
      { a: 2, n: 3_000_000 },
      { a: 3, n: 1 },
    ]);
    expect(await faultOf(load(["a,b\n1,x\n2,", "y".repeat(11_000_000), "\n3,z\n"]))).toMatchObject({
      code: "file/bad-rows",
      facts: { first: [{ line: 3, why: "too-long" }] },
    });
  });

  test("a zero byte and a quote that is never closed are said with their line, in both languages, and the page goes on", async () => {
    const refused: [string, string, number][] = [
      [many() + "1,a\0b\n", "file/zero-byte", 200_002],
      [many() + '1,"never closed\n2,3\n', "file/open-quote", 200_002],
    ];
    for (const [content, code, line] of refused)
      for (const bad of ["stop", "drop"] as const) {
        const data = await faultOf(load(content, { bad }, "六月 june.csv"));
        expect(data).toMatchObject({ code, facts: { name: "六月 june.csv", line } });
        for (const language of ["en", "zh-CN"] as const) {
          speak(language);
          expect(sayFault(data as FaultData)).toContain("六月 june.csv");
        }
      }
    speak("en");
    expect(await load("a\n1\n")).toMatchObject({ rows: 1 });
  });

  test("a quote alone, where nothing is quoted, is a sign like others", async () => {
    await load('size,n\n5" pipe,1\n"flat,2\n7" rod,3\n');
    expect((await rows()).map(({ size }) => size)).toEqual(['5" pipe', '"flat', '7" rod']);
  });

  test("nothing but white space is empty", async () => {
    expect(await faultOf(load("\ufeff \r\n\r\n"))).toMatchObject({ code: "file/empty" });
  });
});

describe("while it is read", () => {
  test("a file that is changed after it was chosen cannot be read, and says so", async () => {
    const folder = await navigator.storage.getDirectory();
    const handle = await folder.getFileHandle("changed.csv", { create: true });
    const write = async (content: string) => {
      const stream = await handle.createWritable();
      await stream.write(content);
      await stream.close();
    };
    await load("kept\n1\n");
    await write(many());
    const chosen = await handle.getFile();
    await write("other\n1\n");
    expect(await faultOf(engine.load("t", [chosen], {}))).toEqual({ code: "file/unreadable", facts: { name: "changed.csv" } });
    expect(await faultOf(engine.look([chosen], {}))).toMatchObject({ code: "file/unreadable" });
    await folder.removeEntry("changed.csv");
    expect(await rows()).toEqual([{ kept: 1 }]);
  });

  test("loading is called off, and what was there stays", async () => {
    await load("kept\n1\n");
    const control = new AbortController();
    const loading = engine.load("t", [file(many((i) => `${i},${i % 17}`, 1_000_000))], {}, { signal: control.signal });
    setTimeout(() => control.abort(), 100);
    await expect(loading).rejects.toMatchObject({ name: "AbortError" });
    expect(await rows()).toEqual([{ kept: 1 }]);
    expect(await load("a\n1\n")).toMatchObject({ rows: 1 });
  });

  test("loading tells how far it is", async () => {
    const shares: number[] = [];
    await engine.load("t", [file(many((i) => `${i},x${i % 17}`, 600_000))], { encoding: "gb18030" }, { progress: (share) => shares.push(share) });
    expect(shares.length).toBeGreaterThan(2);
    expect(Math.max(...shares)).toBeLessThanOrEqual(1);
  });

  test("a name stands for one table, though it was made in another way before", async () => {
    await load("a\n1\n");
    await engine.run(q("CREATE OR REPLACE TABLE u AS SELECT 5 AS a"));
    await engine.load("u", [file("a\n7\n")], {});
    expect(await rows("FROM u")).toEqual([{ a: 7 }]);
    expect((await engine.tables()).filter(({ name }) => name === "u")).toHaveLength(1);
    await engine.run(q("ALTER TABLE u RENAME TO v"));
    expect((await engine.fields("v")).map(({ name }) => name)).toEqual(["a"]);
  });
});
