import fc from "fast-check";
import { expect, test } from "vitest";
import { brokenAt } from "../../../workers/works/files/json-place.ts";
import { split, type Mode } from "../../../workers/works/files/json-split.ts";
import { isoOf, parse } from "../../../workers/works/files/json-values.ts";
import { momentIn } from "../../../workers/works/files/read-as.ts";

const bytesOf = (text: string) => new TextEncoder().encode(text);
const space = fc.constantFrom("", " ", "\n", "\r\n\t ");
/** JSON text with quotes, brackets and backslashes in strings. */
const value = fc.jsonValue({ stringUnit: "binary" }).map((one) => JSON.stringify(one));
const record = fc.oneof(fc.dictionary(fc.string(), fc.jsonValue()), fc.array(fc.jsonValue())).map((one) => JSON.stringify(one));

/** The records of a text, read so many bytes at a time. */
function recordsOf(text: string, mode: Mode, size: number): string[] {
  const bytes = bytesOf(text);
  const found: string[] = [];
  for (let [at, reach] = [0, size]; at < bytes.length;) {
    const last = at + reach >= bytes.length;
    const { starts, ends, rest, closed } = split(bytes.subarray(at, at + reach), mode, last);
    starts.forEach((start, i) => found.push(new TextDecoder().decode(bytes.subarray(at + start, at + ends[i]))));
    if (last || closed) break;
    [at, reach] = starts.length ? [at + rest, size] : [at, 2 * reach];
  }
  return found;
}

test("a list comes apart into its values, however many bytes are read at a time", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(space, value, space)), fc.integer({ min: 1, max: 50 }), (values, size) => {
      const text = `${values.map((one) => one.join("")).join(",")}] `;
      expect(recordsOf(text, "list", size)).toEqual(values.map(([, one]) => one));
    }),
    { numRuns: 500, seed: 11 },
  );
});

test("objects and lists one after another come apart, with commas between or none", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(record, fc.constantFrom("\n", "", ",", " ,\n"))), fc.integer({ min: 1, max: 50 }), (records, size) => {
      expect(recordsOf(records.flat().join(""), "lines", size)).toEqual(records.map(([one]) => one));
    }),
    { numRuns: 500, seed: 12 },
  );
});

test("a text breaks somewhere when JSON.parse refuses it and never else, and not before what was changed", () => {
  fc.assert(
    fc.property(value, fc.nat(), fc.constantFrom("", '"', "{", "]", ",", "0", "x", "\\", "\n"), (text, seed, put) => {
      const at = seed % (text.length + 1);
      const changed = text.slice(0, at) + put + text.slice(at + 1);
      const place = brokenAt(changed);
      let fine = true;
      try {
        JSON.parse(changed);
      } catch {
        fine = false;
      }
      expect(place < 0, changed).toBe(fine);
      if (!fine) expect(place).toBeGreaterThanOrEqual(Math.min(at, text.length) - 5);
    }),
    { numRuns: 1000, seed: 13 },
  );
});

test("numbers of up to 15 digits, and all strings, are what JSON.parse gives", () => {
  const plain = fc
    .jsonValue({ stringUnit: "binary" })
    .map((one) => JSON.stringify(one, (_, part: unknown) => (typeof part === "number" && Math.abs(part) >= 1e15 ? 1 : part)));
  fc.assert(
    fc.property(plain, (text) => {
      expect(parse(text)).toEqual(JSON.parse(text));
    }),
    { numRuns: 500, seed: 14 },
  );
});

test("days in ISO form are those that there are", () => {
  for (const day of ["2024-02-29", "2000-02-29", "1900-01-01", "0099-12-31", "9999-12-31"])
    expect(new Date(isoOf(day)!.ms).toISOString().slice(0, 10)).toBe(day);
  for (const none of ["2023-02-29", "1900-02-29", "2024-04-31", "2024-13-01", "2024-00-10", "0000-01-01", "2024-1-01", "2024/01/01", "2024-01-01x"])
    expect(isoOf(none), none).toBeUndefined();
  expect(isoOf("2024-01-31T23:59:59.999999Z")).toEqual({ ms: Date.UTC(2024, 0, 31, 23, 59, 59) + 999.999, zone: "Z" });
  expect(isoOf("2024-01-31 08:30+08:00")).toEqual({ ms: Date.UTC(2024, 0, 31, 8, 30), zone: "+08:00" });
  for (const none of ["2024-01-31T24:00", "2024-01-31T8:30", "2024-01-31T08:60", "2024-01-31 08:30 PM"]) expect(isoOf(none), none).toBeUndefined();
});

test("a day that is chosen to be one is read in each way that leaves no doubt", () => {
  const day = Date.UTC(2024, 0, 5);
  for (const text of ["2024-01-05", "2024/1/5", "2024.01.05", "20240105", "2024年1月5日", " 2024-1-5 "]) expect(momentIn(text), text).toBe(day);
  for (const text of ["2024-01-05 08:30", "2024/1/5 8:30:00", "2024年1月5日 8时30分", "2024年01月05日08:30:00", "2024-01-05T08:30:00Z"])
    expect(momentIn(text), text).toBe(day + 30_600_000);
  for (const text of ["01/05/2024", "5.1.2024", "2024-02-30", "2024", "202401", "2024-01-05 25:00", ""]) expect(momentIn(text), text).toBeUndefined();
});
