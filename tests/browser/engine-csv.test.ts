import { describe, expect, test } from "vitest";
import { encodeAs } from "../fixtures/encode-as.ts";
import { samples } from "../fixtures/encodings.ts";
import { engine, faultOf, file, GBK, load, many, rows, types, utf16 } from "./csv-loading.ts";

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

  test("a mark too many on each line is no column, unless something stands after it further on", async () => {
    const trailing = "a,b,\n" + "1,2,\n".repeat(200_000);
    expect((await load(trailing)).columns.map(({ name }) => name)).toEqual(["a", "b"]);
    expect((await load(trailing + "3,4,5\n")).columns.map(({ name }) => name)).toEqual(["a", "b", "column2"]);
    expect((await rows()).at(-1)).toEqual({ a: 3, b: 4, column2: "5" });
  });

  test("words for nothing are missing values also where none showed before", async () => {
    await load(many((i) => `${i},x`) + "NA,N/A\n7,y\n");
    expect((await rows()).slice(-2)).toEqual([
      { a: null, b: null },
      { a: 7, b: "y" },
    ]);
  });

  test("rare words for nothing are missing values beside numbers and days, few or many, early or late", async () => {
    for (const word of [" ", "无", "-"])
      for (const at of [3, 150_000]) {
        const loaded = await load(many((i) => (i === at ? `${word},x` : `${i},x`)));
        expect(loaded.how.nulls).toContain(word);
        expect(types(loaded)).toEqual({ a: "number", b: "text" });
        expect(await rows("SELECT count(*) - count(a) AS missing FROM t")).toEqual([{ missing: 1 }]);
      }
  });

  test("what only DuckDB takes for a number stays as it is written", async () => {
    for (const odd of ["1_000", "0x1F"]) {
      await load([many(), `1,${odd}\n`].join(""));
      expect((await rows()).at(-1)).toEqual({ a: 1, b: odd });
    }
  });

  test("a few misfits are bad rows, more than one in a hundred make a column text", async () => {
    const misfits = (n: number) => [many(), "1,oops\n".repeat(n)].join("");
    expect(await faultOf(load(misfits(3)))).toMatchObject({ code: "file/bad-rows", facts: { rows: 3 } });
    expect(types(await load(misfits(3000)))).toEqual({ a: "number", b: "text" });
    expect((await load(misfits(3000))).rows).toBe(203_000);
  });
});
