import { expect, test } from "vitest";
import { matchFiles, nextPaths, overlap, stem, type Waiting } from "../../../../src/core/drift/match.ts";

/** `customers=a.csv,b.csv` a source and its files; `!` before it: its files are at hand; after `|` the columns it had. */
function waiting(...texts: string[]): Waiting[] {
  return texts.map((text) => {
    const [, here, source, paths, columns] = /^(!?)(\w+)=([^|]*)\|?(.*)$/.exec(text)!;
    return { source, paths: paths.split(","), columns: columns ? columns.split(" ") : [], here: here === "!" };
  });
}

/** `x.csv` a file; after `|` its columns. */
function matched(files: string[], ...sources: string[]): string {
  const arrivals = files.map((text) => ({ name: text.split("|")[0], columns: text.includes("|") ? text.split("|")[1].split(" ") : null }));
  return matchFiles(arrivals, waiting(...sources))
    .map(({ file, source, by, candidates }) => `${file} ${source === null ? `? ${candidates.join("/")}`.trim() : `→ ${source} by ${by}`}`)
    .join("; ");
}

test("a file of the very name goes to its source, also where its former file is at hand", () => {
  expect(matched(["people.csv"], "!c=people.csv", "d=people_2.csv")).toBe("people.csv → c by name");
  expect(matched(["use_07.csv", "use_08.csv"], "u=use_*.csv")).toBe("use_07.csv → u by name; use_08.csv → u by name");
});

test("what changes from month to month in a name does not matter", () => {
  const same = [
    "客户资料_202407.csv",
    "客户资料-2024-06-30.xlsx",
    "客户资料 (1).csv",
    "客户资料（2）.csv",
    "客户资料副本.csv",
    "客户资料最新.csv.gz",
    "客户资料7月.csv",
    "客户资料2024年7月31日最终版.zip",
  ];
  expect([...new Set(same.map(stem))]).toEqual(["客户资料"]);
  expect(["customers_2024-07.csv", "Customers copy.csv", "Copy of customers.csv", "customers_july_final.csv", "customers-v2.parquet"].map(stem)).toEqual(
    Array(5).fill("customers"),
  );
  expect(stem("renewals.csv")).toBe("renewals");
  expect(stem("20240731.csv")).toBe("");
  expect(matched(["客户资料_202407.csv", "活动_202407.csv"], "a=活动_202406.csv", "c=客户资料_202406.csv")).toBe(
    "客户资料_202407.csv → c by pattern; 活动_202407.csv → a by pattern",
  );
});

test("a source whose files are at hand takes no file of a like name: that may be another table", () => {
  expect(matched(["people_07.csv"], "!c=people_06.csv")).toBe("people_07.csv ?");
});

test("where names say nothing, columns do, if one source is nearest", () => {
  expect(overlap(["ID", "age", "city"], ["id", "age", "town"])).toBeCloseTo(2 / 3);
  expect(matched(["export.csv|id age city plan fee new"], "c=x.csv|id age city plan fee", "u=y.csv|id month mb")).toBe("export.csv → c by shape");
  expect(matched(["export.csv|id age mb"], "c=x.csv|id age city plan fee")).toBe("export.csv ?");
  expect(matched(["export.csv|id age"], "a=x.csv|id age", "b=y.csv|age id")).toBe("export.csv ? a/b");
});

test("what could go to several sources, or several to one, is asked", () => {
  expect(matched(["list_07.csv"], "red=list_05.csv", "black=list_06.csv")).toBe("list_07.csv ? red/black");
  expect(matched(["c_07.csv", "c_08.csv"], "c=c_06.csv")).toBe("c_07.csv ? c; c_08.csv ? c");
  expect(matched(["c_07.csv", "c_08.csv"], "c=c_05.csv,c_06.csv")).toBe("c_07.csv → c by pattern; c_08.csv → c by pattern");
  expect(matched(["c.csv", "c (1).csv"], "c=c.csv")).toBe("c.csv → c by name; c (1).csv ?");
});

test("a source takes the new files instead of its one file, and beside those that are there where it has several", () => {
  const here =
    (...paths: string[]) =>
    (path: string) =>
      paths.includes(path);
  expect(nextPaths(["c_06.csv"], ["c_07.csv"], here("c_06.csv"))).toEqual(["c_07.csv"]);
  expect(nextPaths(["c_*.csv"], ["c_07.csv", "c_08.csv"], here())).toEqual(["c_*.csv"]);
  expect(nextPaths(["c_05.csv", "c_06.csv"], ["c_07.csv"], here("c_05.csv", "c_06.csv"))).toEqual(["c_05.csv", "c_06.csv", "c_07.csv"]);
  expect(nextPaths(["c_05.csv", "c_06.csv"], ["c_06.csv", "c_07.csv"], here())).toEqual(["c_06.csv", "c_07.csv"]);
});
