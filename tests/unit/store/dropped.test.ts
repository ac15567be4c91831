import { expect, test } from "vitest";
import { droppedFiles } from "../../../src/store/dropped.ts";

/** What was dropped, as a browser tells it: names in a tree; a folder gives its content two at a time. */
type Tree = { [name: string]: Tree | string };

function entry(name: string, content: Tree | string): object {
  if (typeof content === "string") return { isFile: true, isDirectory: false, name, file: (found: (file: File) => void) => found(new File([content], name)) };
  const inside = Object.entries(content).map(([each, deeper]) => entry(each, deeper));
  return {
    isFile: false,
    isDirectory: true,
    name,
    createReader: () => ({ readEntries: (found: (entries: object[]) => void) => setTimeout(() => found(inside.splice(0, 2))) }),
  };
}

async function dropped(tree: Tree): Promise<string[]> {
  const entries = Object.entries(tree).map(([name, content]) => entry(name, content));
  const loose = Object.entries(tree).flatMap(([name, content]) => (typeof content === "string" ? [new File([content], name)] : []));
  const transfer = { items: entries.map((each) => ({ webkitGetAsEntry: () => each })), files: loose } as unknown as DataTransfer;
  const files = await droppedFiles(transfer);
  return Promise.all(files.map(async (file) => `${file.name}: ${await file.text()}`));
}

test("files that were dropped come as they are, and those of a folder in the order of their names", async () => {
  expect(await dropped({ "b.csv": "1", "a.csv": "2" })).toEqual(["b.csv: 1", "a.csv: 2"]);
  expect(await dropped({ 用量: { "c.csv": "3", "a.csv": "1", "b.csv": "2" }, "d.csv": "4" })).toEqual(["a.csv: 1", "b.csv: 2", "c.csv: 3", "d.csv: 4"]);
});

test("files of one name in several folders take their folder's name", async () => {
  expect(await dropped({ all: { "2024-01": { "usage.csv": "1" }, "2024-02": { "usage.csv": "2" }, "x.csv": "3" } })).toEqual([
    "2024-01_usage.csv: 1",
    "2024-02_usage.csv: 2",
    "x.csv: 3",
  ]);
});

test("nothing dropped is no files", async () => {
  expect(await droppedFiles(null)).toEqual([]);
});
