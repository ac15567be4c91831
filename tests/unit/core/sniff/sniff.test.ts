import { describe, expect, test } from "vitest";
import { sniff, type Sniffed } from "../../../../src/core/sniff/sniff.ts";
import type { ReadOptions } from "../../../../src/engine/files/file.ts";

const read = (text: string, options: ReadOptions = {}, more: string[] = []) => sniff({ text, whole: !more.length, more }, options);
const types = ({ columns }: Sniffed) => Object.fromEntries(columns.map(({ name, type }) => [name, type]));
/** A file of one column of some values. */
const column = (name: string, ...values: string[]) => read(`k;${name}\n` + values.map((value, i) => `a${i};${value}\n`).join("")).columns[1];

describe("marks", () => {
  test("the character between values gives most rows the same number of values", () => {
    for (const mark of [",", ";", "\t", "|", "^", "~", "，", "；", "\x01"]) {
      const found = read(["id", "name", "n"].join(mark) + "\n" + ["1", "a b", "2"].join(mark) + "\n");
      expect(found).toMatchObject({ delimiter: mark, header: true });
      expect(types(found)).toEqual({ id: "number", name: "text", n: "number" });
    }
    expect(read("a\u2016b\n1\u20162\n", { delimiter: "\u2016" }).columns).toHaveLength(2);
  });

  test("a decimal comma is no mark between values, and a comma in a text is none either", () => {
    expect(read("a;b\n1;2,5\n3;1,25\n")).toMatchObject({ delimiter: ";", decimal: "," });
    expect(read('a,b\n"x; y",1\n"z; w",2\n')).toMatchObject({ delimiter: "," });
    expect(read("name;city\nMüller, Hans;Köln\nWeiß, Jörg;Bonn\n")).toMatchObject({ delimiter: ";" });
  });

  test("a small file of ragged rows has its columns all the same", () => {
    expect(types(read("a,b,c\n1,2,3\n4,5\n7,8,9\n"))).toEqual({ a: "number", b: "number", c: "number" });
    expect(read("a,b,c\n1,2\n4,5,6,7\n7,8,9\n").columns).toHaveLength(3);
  });

  test("lines above the table are skipped, and a line that names the mark is obeyed", () => {
    expect(read("客户报表\n\n编号，城市\n1，北京\n2，上海\n")).toMatchObject({ skip: 2, delimiter: "，", line: 4 });
    expect(read("Report\nmade by x\nid,name,n\n1,a,2\n2,b,3\n")).toMatchObject({ skip: 2, line: 4 });
    expect(read("sep=;\na;b\n1;2\n")).toMatchObject({ skip: 1, delimiter: ";", line: 3 });
    expect(read("x,y\na,b\n1,2\n", { skip: 1 })).toMatchObject({ skip: 1, columns: [{ name: "a" }, { name: "b" }] });
  });

  test("lines of comment are told from data that begins with the same mark", () => {
    expect(read("# made 2024\nid,v\n1,2\n# half way\n3,4\n")).toMatchObject({ comment: "#", skip: 1, columns: [{ name: "id" }, { name: "v" }] });
    expect(read("tag,v\n#1,2\n#2,4\n")).toMatchObject({ comment: "", columns: [{ name: "tag", type: "text" }, { name: "v" }] });
  });

  test("quotes are found, double or single, doubled or escaped, or none", () => {
    expect(read('a,b\n1,"x, ""y"""\n').first).toEqual([["1", 'x, "y"']]);
    expect(read("a,b\n1,'x, y'\n2,'z'\n")).toMatchObject({
      quote: "'",
      first: [
        ["1", "x, y"],
        ["2", "z"],
      ],
    });
    expect(read('a,b\n1,"x \\"y\\", z"\n2,"w"\n')).toMatchObject({
      escape: "\\",
      first: [
        ["1", 'x "y", z'],
        ["2", "w"],
      ],
    });
    expect(read('size\tn\n5" pipe\t1\n"flat\t2\n7" rod\t3\n')).toMatchObject({ quote: "" });
    expect(read('a,b\n1,"x\ny"\n2,z\n').first).toEqual([
      ["1", "x\ny"],
      ["2", "z"],
    ]);
    expect(read('a,b\n1,"x"\n', { quote: "" }).first).toEqual([["1", '"x"']]);
  });

  test("rows may end in LF, CRLF or CR; where they differ nothing is said", () => {
    expect(read("a,b\n1,2\n").breaks).toBe("\n");
    expect(read('a,b\r\n1,"x\ny"\r\n').breaks).toBe("\r\n");
    expect(read("a,b\r1,2\r").breaks).toBe("\r");
    expect(read("a,b\r\n1,2\n").breaks).toBeNull();
  });
});

describe("header", () => {
  test("names are told from data", () => {
    expect(read("1,2\n3,4\n").header).toBe(false);
    expect(read("a,b\n3,4\n").header).toBe(true);
    expect(read("region,2023,2024\nN,1,2\nS,3,4\n")).toMatchObject({ header: true, columns: [{ name: "region" }, { name: "2023" }, { name: "2024" }] });
    expect(read("customer_id\n001\n002\n").header).toBe(true);
    expect(read("a,b\n").first).toEqual([]);
    expect(read("a,b\n1,2\n", { header: false }).first).toHaveLength(2);
    expect(read("1,2\n3,4\n", { header: true }).columns.map(({ name }) => name)).toEqual(["1", "2"]);
  });

  test("every column gets a name of its own", () => {
    const { columns } = read('a,A,a,,"say ""hi""","two\nlines",😀, padded \n1,2,3,4,5,6,7,8\n');
    expect(columns.map(({ name }) => name)).toEqual(["a", "A_1", "a_2", "column3", 'say "hi"', "two\nlines", "😀", "padded"]);
  });

  test("a mark too many at the end of the header is no column, nor is one at the end of each row", () => {
    expect(read("a,b,\n1,2\n3,4\n").columns).toHaveLength(2);
    expect(read("a,b\n1,2,\n3,4,\n").columns.map(({ name, hollow }) => [name, hollow])).toEqual([
      ["a", false],
      ["b", false],
      ["column2", true],
    ]);
    expect(read("a,b,\n1,2,x\n3,4,\n").columns[2]).toMatchObject({ name: "column2", hollow: false });
  });
});

describe("columns", () => {
  test("numbers are whole or not, and ids stay text wherever one of them shows", () => {
    expect(column("n", "1", "-2", "+3")).toMatchObject({ type: "number", whole: true });
    expect(column("n", "1", "2.5", "1e3")).toMatchObject({ type: "number", whole: false });
    expect(column("n", "10", "007").type).toBe("text");
    expect(column("n", "10", "1234567890123456").type).toBe("text");
    expect(column("n", "0", "0.5", "-0.25").type).toBe("number");
    expect(column("n", "0x1F", "12").type).toBe("text");
    expect(column("n", "1_000", "12").type).toBe("text");
    expect(read("n\n1\n2\n", {}, ["x\n3\n004\n5\n6"]).columns[0].type).toBe("text");
  });

  test("decimal and thousands marks are those by which most columns are numbers", () => {
    expect(read('n;m\n"1.234,56";1\n"12,00";2\n')).toMatchObject({ decimal: ",", thousands: "." });
    expect(read('n,m\n"1,234.50",1\n"12.00",2\n')).toMatchObject({ decimal: ".", thousands: "," });
    expect(read('n,m\n"1,234",1\n"12",2\n')).toMatchObject({ decimal: ".", thousands: "," });
    expect(read("n;m\n1 234,5;1\n12,0;2\n")).toMatchObject({ decimal: ",", thousands: " " });
    expect(read("n;m\n1'234.5;1\n12.0;2\n")).toMatchObject({ decimal: ".", thousands: "'" });
    expect(types(read('n;m\n"12,5";1\n', { decimal: "." }))).toEqual({ n: "text", m: "number" });
    expect(column("n", "1,23,4", "2").type).toBe("text");
  });

  test("days are found in each way of writing, and impossible days are none", () => {
    for (const [value, day] of [
      ["2024-01-31", "%Y-%m-%d"],
      ["2024/1/31", "%Y/%m/%d"],
      ["2020年1月2日", "%Y年%m月%d日"],
      ["31.01.2024", "%d.%m.%Y"],
      ["31/1/2024", "%d/%m/%Y"],
      ["1/31/2024", "%m/%d/%Y"],
      ["31-01-2024", "%d-%m-%Y"],
      ["31-Jan-2024", "%d-%b-%Y"],
    ])
      expect(column("d", value), value).toMatchObject({ type: "date", day });
    expect(column("d", "2024-02-30").type).toBe("text");
    expect(column("d", "2023-02-29").type).toBe("text");
    expect(column("d", "2024-02-29").type).toBe("date");
  });

  test("the order of day and month is decided by all values, also those further on; else by which part changes more", () => {
    expect(column("d", "1/2/2020", "13/2/2020").day).toBe("%d/%m/%Y");
    expect(column("d", "1/2/2020", "2/13/2020").day).toBe("%m/%d/%Y");
    expect(read("k,d\na,1/2/2020\n", {}, ["\nb,25/2/2020\nc,1/1/2020\nx,"]).columns[1].day).toBe("%d/%m/%Y");
    expect(column("d", "1/2/2020", "2/2/2020", "3/2/2020", "4/2/2020").day).toBe("%d/%m/%Y");
    expect(column("d", "2/1/2020", "2/2/2020", "2/3/2020").day).toBe("%m/%d/%Y");
    const both = read("a,b\n1/2/2020,13/2/2020\n3/4/2020,14/4/2020\n");
    expect(both).toMatchObject({ days: "%d/%m/%Y", columns: [{ type: "date" }, { type: "date" }] });
  });

  test("eight digits are a day only where the name or a choice says so", () => {
    expect(column("日期", "20240131", "20240201")).toMatchObject({ type: "date", day: "%Y%m%d" });
    expect(column("order_date", "20240131").type).toBe("date");
    expect(column("amount", "20240131").type).toBe("number");
    expect(column("日期", "20240131", "20241345").type).toBe("number");
    expect(read("n\n20240131\n", { types: { n: "date" } })).toMatchObject({ days: "%Y%m%d", columns: [{ type: "date" }] });
  });

  test("moments are found with seconds and without, with fractions and zones, in each way of writing days", () => {
    expect(column("t", "2024-01-31 23:59", "2024-01-31 23:59:59.5")).toMatchObject({ type: "moment", moment: null });
    expect(column("t", "2024-01-31T23:59:59Z")).toMatchObject({ type: "moment", moment: null });
    expect(column("t", "2024-01-05 23:20:30+08:00")).toMatchObject({ type: "moment", moment: null });
    expect(column("t", "2017/1/3 9:56")).toMatchObject({ type: "moment", moment: null });
    expect(column("t", "31.01.2024 23:59:59")).toMatchObject({ type: "moment", moment: "%d.%m.%Y %H:%M:%S" });
    expect(column("t", "1/31/2024 11:59 PM")).toMatchObject({ type: "moment", moment: "%m/%d/%Y %I:%M %p" });
    expect(column("t", "2024-01-31 25:00").type).toBe("text");
  });

  test("usual words for nothing are missing; others only beside numbers and days", () => {
    expect(types(read("a,b,c\n1,NA,无\n2,-,3\n\\N,x,-\n5,y,#DIV/0!\n"))).toEqual({ a: "number", b: "text", c: "number" });
    expect(read("a,c\n1,无\n2,3\n").nulls).toContain("无");
    expect(read("a,c\n1,无\n2,有\n").nulls).not.toContain("无");
    expect(read("a,c\n1,-\n2,x\n").nulls).not.toContain("-");
    expect(read("a,c\n1, \n2,3\n")).toMatchObject({ columns: [{ type: "number" }, { type: "number" }] });
    expect(types(read("a,c\n1,NA\n2,3\n", { nulls: [] }))).toEqual({ a: "number", c: "text" });
    expect(types(read("a,c\n1,keine\n2,3\n", { nulls: ["keine"] }))).toEqual({ a: "number", c: "number" });
  });

  test("one value in a hundred may differ, in a short column none", () => {
    const rows = (n: number, odd: number) => "k,v\n" + Array.from({ length: n }, (_, i) => `x${i},${i < odd ? "oops" : i}\n`).join("");
    expect(types(read(rows(2000, 20)))).toEqual({ k: "text", v: "number" });
    expect(types(read(rows(2000, 21)))).toEqual({ k: "text", v: "text" });
    expect(types(read(rows(90, 1)))).toEqual({ k: "text", v: "text" });
  });

  test("a choice of type overrules what a column looks like, and the others are still found out", () => {
    expect(types(read("a,b\n007,1\n008,2\n", { types: { a: "number" } }))).toEqual({ a: "number", b: "number" });
    expect(types(read("a,b\n1,2024-01-01\n", { types: { b: "text" } }))).toEqual({ a: "number", b: "text" });
    expect(types(read("a,b\n1,1\n0,2\n", { types: { a: "boolean" } }))).toEqual({ a: "boolean", b: "number" });
  });

  test("true and false are told from words", () => {
    expect(column("x", "true", "FALSE", "True").type).toBe("boolean");
    expect(column("x", "yes", "no").type).toBe("text");
  });

  test("days in two ways of writing stay apart: the one that most columns have is read, the other is text", () => {
    expect(types(read("a,b,c\n31.01.2024,2024年1月2日,01.02.2024\n28.02.2024,2024年1月3日,02.02.2024\n"))).toEqual({ a: "date", b: "text", c: "date" });
    expect(types(read("a,b\n31.01.2024,2024-01-02\n"))).toEqual({ a: "date", b: "date" });
  });
});

describe("extremes", () => {
  test("2,000 columns, one column, one row, nothing at all", () => {
    const wide = (cell: (i: number) => string) => Array.from({ length: 2000 }, (_, i) => cell(i)).join(",");
    const many = read(`${wide((i) => `c${i}`)}\n${wide((i) => String(i))}\n${wide((i) => String(2 * i))}\n`);
    expect(many.columns).toHaveLength(2000);
    expect(new Set(many.columns.map(({ type }) => type))).toEqual(new Set(["number"]));
    expect(read("name\nfoo\nbar, baz\n").columns).toHaveLength(1);
    expect(read("").columns).toHaveLength(1);
  });

  test("giving back what was found finds the same again", () => {
    for (const text of [
      "客户报表\n\n编号，城市，日期\n1，北京，2020年1月2日\n2，上海，2020年12月31日\n",
      'n;m;d\n"1.234,56";1;31.01.2024\n"12,00";无;01.02.2024\n',
      "# made\nid,v,t\n1,2,1/31/2024 11:59 PM\n# half\n3,4,2/1/2024 1:00 AM\n",
      "1,2024-01-02\n3,2024-05-06\n",
    ]) {
      const { columns, delimiter, quote, skip, comment, header, decimal, thousands, nulls, days } = read(text);
      const how = { delimiter, quote, skip, comment, header, decimal, thousands, nulls, ...(days ? { dates: days } : {}) };
      const again = read(text, { ...how, types: Object.fromEntries(columns.map(({ name, type }) => [name, type])) });
      expect({ ...again, rareNulls: [] }).toEqual({ ...read(text), rareNulls: [] });
    }
  });
});
