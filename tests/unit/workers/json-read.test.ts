import { expect, test } from "vitest";
import { Fault } from "../../../src/core/fault.ts";
import { rowsOf } from "../../../src/core/table.ts";
import { decode } from "../../../src/engine/decode.ts";
import type { ReadOptions } from "../../../src/engine/files/file.ts";
import { jsonLook, jsonPiece, jsonSurvey } from "../../../workers/works/files/json.ts";
import { survey as surveyOf } from "../../../workers/works/files/json-survey.ts";
import { typeOfSeen } from "../../../workers/works/files/typed.ts";

const unheard = () => undefined;
const file = (...content: BlobPart[]) => new File(content, "a.json");

async function read(content: BlobPart | File, options: ReadOptions = {}) {
  const from = content instanceof File ? content : file(content);
  const { how, ...survey } = await jsonSurvey({ file: from, options }, unheard);
  const parts = await Promise.all(survey.pieces.map((piece) => jsonPiece({ survey, piece, options })));
  return {
    how,
    types: Object.fromEntries(survey.columns.map(({ name, seen, mixed }) => [name, mixed ? "text" : typeOfSeen(seen)])),
    rows: parts.flatMap(({ streams }) => streams.flatMap((stream) => rowsOf(decode([stream])))),
    rejected: parts.flatMap(({ rejected }) => rejected),
  };
}

const faultOf = (work: Promise<unknown>) =>
  work.then(
    () => "no fault",
    (error: unknown) => (error instanceof Fault ? error.data : error),
  );

const TWO = [
  { a: 1, b: "x" },
  { a: 2, b: null },
];

test("a list, lines, pretty lines, an object with a list, and columns all give the same rows", async () => {
  const contents = [
    `[{"a":1,"b":"x"},{"a":2}]`,
    ` [\n {"a": 1, "b": "x"} ,\n{"a": 2,"b":null}\n] \n`,
    `{"a":1,"b":"x"}\n{"a":2}\n`,
    `{"a":1,"b":"x"}\r\n\r\n{"a":2}`,
    `{\n "a": 1,\n "b": "x"\n}\n{\n "a": 2\n}`,
    `{"ok":true,"result":{"count":2,"rows":[{"a":1,"b":"x"},{"a":2}]}}`,
    `{"a":[1,2],"b":["x",null]}`,
    `[["a","b"],[1,"x"],[2,null]]`,
    `["a","b"]\n[1,"x"]\n[2]\n`,
    `  {"a":1,"b":"x"},\n  {"a":2}`,
    `\ufeff[{"a":1,"b":"x"},{"a":2}]`,
  ];
  for (const content of contents) expect((await read(content)).rows, content).toEqual(TWO);
});

test("a single object is one row, a list of values one column, and lists without names get them", async () => {
  expect((await read(`{"a":1,"b":{"c":[1,2]}}`)).rows).toEqual([{ a: 1, b: `{"c":[1,2]}` }]);
  expect((await read(`["x","y"]`)).rows).toEqual([{ value: "x" }, { value: "y" }]);
  expect((await read(`[[1,"x"],[2,"y",3]]`)).rows).toEqual([
    { column0: 1, column1: "x", column2: null },
    { column0: 2, column1: "y", column2: 3 },
  ]);
  expect((await read(`[["a","b"],["c","d"]]`, { header: false })).rows).toHaveLength(2);
});

test("types are those of whole columns: what is mixed is text as written", async () => {
  const { types, rows } = await read(
    `[{"n":1,"f":0.5,"b":true,"d":"2024-02-29","m":"2024-02-29","t":"2024-02-30","x":1,"o":{"k":"中"},"z":null},
      {"n":-2.5e3,"f":1e300,"b":false,"d":null,"m":"2024-03-01T12:30:00.5","t":"a","x":"1","o":[1,{"q":null}],"z":null},
      {"n":null,"f":0,"b":null,"d":"1900-01-01","m":null,"t":"","x":false,"o":null}]`,
  );
  expect(types).toEqual({ n: "number", f: "number", b: "boolean", d: "date", m: "moment", t: "text", x: "text", o: "text", z: "text" });
  expect(rows).toEqual([
    { n: 1, f: 0.5, b: 1, d: "2024-02-29", m: "2024-02-29 00:00:00", t: "2024-02-30", x: "1", o: `{"k":"中"}`, z: null },
    { n: -2500, f: 1e300, b: 0, d: null, m: "2024-03-01 12:30:00.5", t: "a", x: "1", o: `[1,{"q":null}]`, z: null },
    { n: null, f: 0, b: null, d: "1900-01-01", m: null, t: "", x: "false", o: null, z: null },
  ]);
});

test("whole numbers of more than 15 digits keep every digit, also inside of nested values; other long numbers stay numbers", async () => {
  const { types, rows } = await read(
    `[{"id":12345678901234567890,"n":0.12345678901234567890,"o":{"id":9007199254740993,"s":"12345678901234567"}},{"id":1,"n":1e20,"o":"-1234567890123456789"}]`,
  );
  expect(types).toEqual({ id: "text", n: "number", o: "text" });
  expect(rows).toEqual([
    { id: "12345678901234567890", n: 0.12345678901234568, o: `{"id":9007199254740993,"s":"12345678901234567"}` },
    { id: "1", n: 1e20, o: "-1234567890123456789" },
  ]);
});

test("moments keep the time as written; a column in several zones is text", async () => {
  const { types, rows } = await read(
    `[{"one":"2024-01-01T01:00:00+08:00","two":"2024-01-01T01:00:00Z"},{"one":"2024-01-02T23:00:00+08:00","two":"2024-01-01 01:00:00"}]`,
  );
  expect(types).toEqual({ one: "moment", two: "text" });
  expect(rows[0]).toEqual({ one: "2024-01-01 01:00:00", two: "2024-01-01T01:00:00Z" });
});

test("a key that first comes late is a column, in the order of first appearance, and odd keys are kept", async () => {
  const { rows } = await read(`[{"b":1},{"a":2,"B":3},{"__proto__":"p","":4,"constructor":5,"引号\\"\\n😀":6}]`);
  expect(Object.keys(rows[0])).toEqual(["b", "a", "B_1", "column3", "column4", "constructor", '引号"\n😀']);
  expect(rows[2]["constructor"]).toBe(5);
  expect(({} as Record<string, unknown>).p).toBeUndefined();
});

test("UTF-16 and GB18030 are read, and bytes that are no UTF-8 are named", async () => {
  const text = `[{"省份":"北京"},{"省份":"上海"}]`;
  const utf16 = new Uint8Array(new Uint16Array([0xfeff, ...[...text].map((char) => char.charCodeAt(0))]).buffer);
  const gbk = Uint8Array.from([...Buffer.from(`[{"a":"`), 0xb1, 0xb1, 0xbe, 0xa9, ...Buffer.from(`"}]`)]);
  expect((await read(utf16)).rows).toEqual([{ 省份: "北京" }, { 省份: "上海" }]);
  expect((await read(gbk)).rows).toEqual([{ a: "北京" }]);
  expect(await faultOf(read(gbk, { encoding: "klingon" }))).toMatchObject({ code: "file/encoding", facts: { encoding: "klingon" } });
  expect(await faultOf(read(gbk, { encoding: "utf-8" }))).toMatchObject({ code: "file/encoding", facts: { name: "a.json", encoding: "utf-8" } });
});

test("a file that is gone, or changed since it was chosen, is named", async () => {
  const gone = file(`[{"a":1}]`);
  gone.slice = () => {
    throw new DOMException("could not be read", "NotReadableError");
  };
  expect(await faultOf(jsonSurvey({ file: gone, options: {} }, unheard))).toEqual({ code: "file/unreadable", facts: { name: "a.json" } });
});

test("a file read in many pieces gives the rows of the whole, with columns and types of the whole", async () => {
  const records = Array.from({ length: 5000 }, (_, i): Record<string, unknown> => ({
    i,
    text: `"{[,]}\\ ${i} 中😀`,
    ...(i === 4999 ? { late: "x", mixed: "y" } : { mixed: i }),
  }));
  for (const content of [JSON.stringify(records, null, 1), records.map((record) => JSON.stringify(record)).join("\n")]) {
    for (const bytes of [64, 1000, 77_777]) {
      const survey = await surveyOf(file(content), {}, unheard, { pieces: Infinity, bytes });
      expect(survey.pieces.length).toBeGreaterThan(1);
      expect(survey.columns.map(({ name, seen }) => `${name} ${typeOfSeen(seen)}`)).toEqual(["i number", "text text", "mixed text", "late text"]);
      const parts = bytes === 64 ? [] : await Promise.all(survey.pieces.map((piece) => jsonPiece({ survey, piece, options: {} })));
      const rows = parts.flatMap(({ streams }) => streams.flatMap((stream) => rowsOf(decode([stream]))));
      if (parts.length) expect(rows).toEqual(records.map((record) => ({ ...record, mixed: String(record.mixed), late: record.late ?? null })));
    }
  }
});

test("what is broken is told by line and column, wherever the file is cut", async () => {
  const cases: [string, number, number, string][] = [
    [`[{"a":1},\n {"a":tru}]`, 2, 7, "tru}"],
    [`[{"a":1},\n {"a":2}`, 2, 9, ""],
    [`[{"a":1},\n{"a":2},]`, 2, 9, "]"],
    [`[{"a":1} {"a":2}]`, 1, 10, `{"a":2}`],
    [`[{"a":1}]\n\nx`, 3, 1, "x"],
    [`{"a":1}\n{"a":2\n{"a":3}`, 3, 1, `{"a":3}`],
    [`{"a":1},,\n{"a":2}`, 1, 9, ","],
    [`{"a":"x\ny"}`, 1, 8, ""],
    [`{"a":'x'}`, 1, 6, `'x'}`],
    [`{"中":01}`, 1, 7, "1}"],
    [`[{"a":NaN}]`, 1, 7, "NaN}"],
  ];
  for (const [content, line, column, near] of cases)
    expect(await faultOf(read(content)), content).toEqual({ code: "file/json-broken", facts: { name: "a.json", line, column, near } });
});

test("JSON that is no table says why", async () => {
  expect(await faultOf(read(" \n"))).toMatchObject({ code: "file/empty" });
  expect(await faultOf(read("[]"))).toMatchObject({ code: "file/json-shape", facts: { why: "no-rows" } });
  expect(await faultOf(read(`[{"a":1},\n3]`))).toMatchObject({ code: "file/json-shape", facts: { why: "mixed", line: 2 } });
  expect(await faultOf(read(`{"a":1}\n[2]`))).toMatchObject({ code: "file/json-shape", facts: { why: "mixed", line: 2 } });
  const wide = JSON.stringify(Object.fromEntries(Array.from({ length: 6000 }, (_, i) => [`id${i}`, i])));
  expect(await faultOf(read(wide))).toMatchObject({ code: "file/json-shape", facts: { why: "wide" } });
  expect(await faultOf(read(`[{"a":${"[".repeat(100_000)}${"]".repeat(100_000)}}]`))).toMatchObject({ code: "file/json-shape", facts: { why: "deep" } });
});

test("chosen columns, types and shares are kept to, and rows that do not fit are listed with their line", async () => {
  const content = `{"a":"1","d":20240131}\n{"a":"x","d":20240201}\n{"a":"3","d":20240230}\n{"a":"4","d":null}`;
  const { rows, rejected } = await read(content, { types: { a: "number", d: "date" } });
  expect(rows).toEqual([
    { a: 1, d: "2024-01-31" },
    { a: 4, d: null },
  ]);
  expect(rejected.map(({ line, column, text }) => [line, column, text])).toEqual([
    [2, "a", "x"],
    [3, "d", "20240230"],
  ]);
  expect((await read(content, { columns: ["d"] })).rows[0]).toEqual({ d: 20240131 });
  const many = Array.from({ length: 2000 }, (_, i) => `{"i":${i}}`).join("\n");
  const half = await read(many, { sample: 0.5 });
  expect(half.rows.length).toBeGreaterThan(900);
  expect(half.rows.length).toBeLessThan(1100);
  expect(await read(many, { sample: 0.5 })).toEqual(half);
});

test("a look shows the first rows and estimates the rest", async () => {
  const many = Array.from({ length: 200_000 }, (_, i) => `{"i":${1_000_000 + i},"w":"x"}`).join("\n");
  const look = await jsonLook({ file: file(many), options: {} }, unheard);
  expect(look.rows).toHaveLength(50);
  expect(look.rows[1]).toEqual(["1000001", "x"]);
  expect(look.columns).toEqual([
    { name: "i", type: "number" },
    { name: "w", type: "text" },
  ]);
  expect(Math.abs(look.needs.rows - 200_000)).toBeLessThan(1000);
});
