import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sayFault } from "../../src/app/say-fault.ts";
import { Fault, type FaultData } from "../../src/core/fault.ts";
import { rowsOf } from "../../src/core/table.ts";
import { openEngine, type Engine } from "../../src/engine/engine.ts";
import type { ReadOptions } from "../../src/engine/files/file.ts";
import { speak } from "../../src/i18n/i18n.svelte.ts";
import { handwritten as q } from "../../src/sql/sql.ts";
import { encodeAs } from "../fixtures/encode-as.ts";
import { samples } from "../fixtures/encodings.ts";

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine({ lost: () => undefined });
}, 120_000);
afterAll(() => engine?.close());

const file = (content: BlobPart | BlobPart[], name = "a.csv") => new File([content].flat() as BlobPart[], name);
const load = (content: BlobPart | BlobPart[], options: ReadOptions = {}, name?: string) => engine.load("t", [file(content, name)], options);
const rows = async (query = "FROM t") => rowsOf(await engine.query(q(query)));
const faultOf = (work: Promise<unknown>) =>
  work.then(
    (value) => value,
    (error: unknown) => (error instanceof Fault ? error.data : error),
  );
const types = ({ columns }: Awaited<ReturnType<typeof load>>) => Object.fromEntries(columns.map(({ name, type }) => [name, type]));
/** Lines `0,0`, `1,1`… under a header, more than a sample holds. */
const many = (line = (i: number) => `${i},${i}`, n = 200_000) => "a,b\n" + Array.from({ length: n }, (_, i) => `${line(i)}\n`).join("");

/** 客户编号,省份 / 007,北京 / 008,上海 in GBK. */
const GBK = ["客户编号,省份\r\n", "007,北京\r\n008,上海\r\n"].map((text) => encodeAs(text, "gb18030"));

function utf16(text: string, little: boolean): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(2 * text.length));
  for (let i = 0; i < text.length; ++i) view.setUint16(2 * i, text.charCodeAt(i), little);
  return new Uint8Array(view.buffer);
}

describe("what is read", () => {
  test("a file gives its columns with their types", async () => {
    const loaded = await load("id,day,at,amount,yes,name\n1,2024-01-31,2024-01-31 10:00,2.5,true,甲\n2,2024-02-01,2024-02-01 11:30:15,,false,乙\n");
    expect(loaded).toMatchObject({ how: { format: "csv", encoding: "utf-8", delimiter: "," }, rows: 2, rejected: { rows: 0, first: [] } });
    expect(loaded.how.types).toEqual({ id: "number", day: "date", at: "moment", amount: "number", yes: "boolean", name: "text" });
    expect(await rows()).toEqual([
      { id: 1, day: "2024-01-31", at: "2024-01-31 10:00:00", amount: 2.5, yes: 1, name: "甲" },
      { id: 2, day: "2024-02-01", at: "2024-02-01 11:30:15", amount: null, yes: 0, name: "乙" },
    ]);
  });

  test("UTF-8 with a mark, UTF-16 with and without, and GBK all read alike", async () => {
    const text = "客户编号,省份\r\n007,北京\r\n008,上海\r\n";
    const contents: [BlobPart[], string][] = [
      [["\ufeff" + text], "utf-8"],
      [[utf16("\ufeff" + text, true)], "utf-16le"],
      [[utf16(text, true)], "utf-16le"],
      [[utf16("\ufeff" + text, false)], "utf-16be"],
      [GBK, "gb18030"],
    ];
    for (const [content, encoding] of contents) {
      expect(await load(content)).toMatchObject({ how: { encoding }, rows: 2 });
      expect(await rows()).toEqual([
        { 客户编号: "007", 省份: "北京" },
        { 客户编号: "008", 省份: "上海" },
      ]);
    }
  });

  test("a table in each encoding comes out as it was", async () => {
    for (const { encoding, text } of samples) {
      const loaded = await load(encodeAs(text, encoding));
      expect(loaded.how.encoding).toBe(encoding);
      expect(loaded.columns[0].name.normalize("NFC")).toBe(text.slice(0, text.search(/[,;]/)));
      expect(loaded.rows).toBe(text.trim().split("\r\n").length - 1);
    }
  }, 120_000);

  test("GBK that shows only far down is still found", async () => {
    const ascii = "id,place\n" + Array.from({ length: 40_000 }, (_, i) => `${i},x\n`).join("");
    expect(await load([ascii, GBK[1].filter((byte) => byte !== 0x0d)])).toMatchObject({ how: { encoding: "gb18030" }, rows: 40_002 });
    expect((await rows()).at(-1)).toMatchObject({ place: "上海" });
  });

  test("quotes that come after the first rows are read as quotes", async () => {
    await load([many(), '200000,"says ""yes"", often"\n'].join(""), { types: { b: "text" } });
    expect((await rows()).at(-1)).toEqual({ a: 200_000, b: 'says "yes", often' });
  });

  test("line ends inside quotes stay, whatever ends the rows", async () => {
    for (const end of ["\n", "\r\n", "\r"])
      for (const inside of ["\n", "\r\n", "\r"]) {
        await load(`a,b${end}1,"x${inside}y"${end}2,z${end}`);
        expect(await rows(), JSON.stringify([end, inside])).toEqual([
          { a: 1, b: `x${inside}y` },
          { a: 2, b: "z" },
        ]);
      }
  });

  test("rows that end in several ways are read, where that shows at once and where it shows late", async () => {
    expect(await load("a,b\n1,2\r\n3,4\r5,6\n")).toMatchObject({ rows: 3 });
    expect(await load(many() + "1,2\r\n3,4\r\n")).toMatchObject({ rows: 200_002 });
  });

  test("marks of several bytes, escapes before quotes, a line that names the mark, blanks before quotes", async () => {
    const two = [
      { a: 1, b: 'x, "y"' },
      { a: 2, b: "z" },
    ];
    for (const text of [
      'a，b\r\n1，"x, ""y"""\r\n2，z\r\n',
      'a,b\n1,"x, \\"y\\""\n2,"z"\n',
      'sep=;\na;b\n1;"x, ""y"""\n2;z\n',
      "a,b\n1,'x, \"y\"'\n2,'z'\n",
      'a,b\n1, "x, ""y"""\n2, "z"\n',
    ]) {
      await load(text);
      expect(await rows(), text).toEqual(two);
    }
  });

  test("numbers with marks between thousands are read, and what only looks so is not", async () => {
    await load('a;b\n"1,234.5";1\n"12";2\n');
    expect((await rows()).map(({ a }) => a)).toEqual([1234.5, 12]);
    await load(["a;b\n", '"1,234";1\n'.repeat(20_000), '"1,5";2\n'].join(""));
    expect((await rows()).at(-1)).toEqual({ a: "1,5", b: 2 });
  });

  test("a moment with a time zone keeps its wall clock", async () => {
    expect((await load("a,at\n1,2024-01-05 23:20:30+08:00\n2,2024-12-31T00:00:00Z\n")).how.types).toEqual({ a: "number", at: "moment" });
    expect(await rows()).toEqual([
      { a: 1, at: "2024-01-05 23:20:30" },
      { a: 2, at: "2024-12-31 00:00:00" },
    ]);
  });

  test("days of two ways of writing are read beside each other", async () => {
    expect((await load("a,b,c\n31.01.2024,2024-01-31,2020年1月2日\n")).how.types).toMatchObject({ b: "date" });
    await load("a,b\n31.01.2024,2024-02-01\n01.02.2024,2024-02-02\n");
    expect(await rows()).toEqual([
      { a: "2024-01-31", b: "2024-02-01" },
      { a: "2024-02-01", b: "2024-02-02" },
    ]);
  });
});

describe("choices", () => {
  test("each overrules what was found, and reading by what was found reads the same again", async () => {
    const text = '客户报表\n编号;金额;日期\n007;"1.234,56";2020年1月2日\n008;无;2020年12月31日\n';
    const loaded = await load(text);
    expect(loaded.how).toMatchObject({
      delimiter: ";",
      skip: 1,
      decimal: ",",
      thousands: ".",
      dates: "%Y年%m月%d日",
      types: { 编号: "text", 金额: "number", 日期: "date" },
    });
    const first = await rows();
    expect(first).toEqual([
      { 编号: "007", 金额: 1234.56, 日期: "2020-01-02" },
      { 编号: "008", 金额: null, 日期: "2020-12-31" },
    ]);
    expect((await load(text, loaded.how)).how).toEqual(loaded.how);
    expect(await rows()).toEqual(first);
    await load(text, { types: { 编号: "number", 日期: "text" } });
    expect((await rows())[0]).toEqual({ 编号: 7, 金额: 1234.56, 日期: "2020年1月2日" });
  });

  test("columns, a sample, words for nothing, quotes, comments, header, an encoding", async () => {
    expect((await load("a,b,c\n1,x,2\n", { columns: ["c", "a"] })).columns.map(({ name }) => name)).toEqual(["c", "a"]);
    expect(await faultOf(load("a,b\n1,2\n", { columns: ["z"] }))).toMatchObject({ code: "file/no-column", facts: { column: "z", columns: ["a", "b"] } });
    const { rows: some } = await load(many(), { sample: 0.1 });
    expect(some).toBeGreaterThan(18_000);
    expect(some).toBeLessThan(22_000);
    const drawn = await rows("SELECT sum(a) AS s FROM t");
    await load(many(), { sample: 0.1 });
    expect(await rows("SELECT sum(a) AS s FROM t")).toEqual(drawn);
    await load("a,b\n1,keine\n2,3\n", { nulls: ["keine"] });
    expect(await rows()).toEqual([
      { a: 1, b: null },
      { a: 2, b: 3 },
    ]);
    await load('a,b\n1,""\n2,\n3,NA\n', { nulls: [], types: { b: "text" } });
    expect((await rows()).map(({ b }) => b)).toEqual(["", null, "NA"]);
    await load('a,b\n1,"x"\n', { quote: "" });
    expect(await rows()).toEqual([{ a: 1, b: '"x"' }]);
    await load("a,b\n1,x # y\n# no\n2,z\n");
    expect(await rows()).toEqual([
      { a: 1, b: "x # y" },
      { a: 2, b: "z" },
    ]);
    expect(await load("1,2\n3,4\n", { header: true })).toMatchObject({ rows: 1 });
    expect(await load(GBK, { encoding: "gbk" })).toMatchObject({ how: { encoding: "gbk" }, rows: 2 });
  });

  test("a look shows the first rows as they will be read, the lines as they stand, and what is needed", async () => {
    const look = await engine.look([file('报表\n编号;金额;日期\n007;"1.234,56";2020年1月2日\n008;-;2020年12月31日\n')], {});
    expect(look).toMatchObject({
      how: { delimiter: ";", skip: 1 },
      columns: [
        { name: "编号", type: "text" },
        { name: "金额", type: "number" },
        { name: "日期", type: "date" },
      ],
      rows: [
        ["007", "1234.56", "2020-01-02"],
        ["008", null, "2020-12-31"],
      ],
      needs: { rows: 3 },
    });
    expect(look.lines.slice(0, 2)).toEqual(["报表", "编号;金额;日期"]);
    const wide = await engine.look([file(many())], {});
    expect(wide.rows).toHaveLength(50);
    expect(wide.lines).toHaveLength(20);
    expect(Math.abs(wide.needs.rows - 200_000)).toBeLessThan(30_000);
    expect(wide.needs.memoryBytes).toBeGreaterThan(2_000_000);
  });
});

describe("what a sample does not show", () => {
  test("ids stay text: leading zeros anywhere, more than 15 digits, in columns of any name", async () => {
    expect(types(await load([many(), "007,1\n"].join("")))).toEqual({ a: "text", b: "number" });
    expect((await rows()).at(-1)).toEqual({ a: "007", b: 1 });
    expect(types(await load([many(), '1,"89860012345678901234"\n'].join("")))).toEqual({ a: "number", b: "text" });
    expect((await rows()).at(-1)).toEqual({ a: 1, b: "89860012345678901234" });
    expect(types(await load([many(), "007,1\n"].join(""), { types: { a: "number" } }))).toEqual({ a: "number", b: "number" });
  });

  test("decimals are kept where all before were whole, a time where all before were days", async () => {
    await load([many(), "1,1.7\n"].join(""));
    expect((await rows()).at(-1)).toEqual({ a: 1, b: 1.7 });
    await load([many((i) => `${i},2024-01-01`), "1,2024-01-02 03:04:05\n"].join(""));
    expect((await rows()).at(-1)).toEqual({ a: 1, b: "2024-01-02 03:04:05" });
  });

  test("what only DuckDB takes for a number stays as it is written", async () => {
    for (const odd of ["1_000", "0x1F"]) {
      await load([many(), `1,${odd}\n`].join(""));
      expect((await rows()).at(-1)).toEqual({ a: 1, b: odd });
    }
  });

  test("a few misfits are bad rows, more than one in a thousand make a column text", async () => {
    const misfits = (n: number) => [many(), "1,oops\n".repeat(n)].join("");
    expect(await faultOf(load(misfits(3)))).toMatchObject({ code: "file/bad-rows", facts: { rows: 3 } });
    expect(types(await load(misfits(300)))).toEqual({ a: "number", b: "text" });
    expect((await load(misfits(300))).rows).toBe(200_300);
  });
});

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
