import { expect, test } from "vitest";
import { addCell, changeCell, duplicateCell, EMPTY, moveCell, relabel, removeCell, renameCell } from "../../../src/notebook/edit.ts";
import type { Cell, Notebook } from "../../../src/notebook/notebook.ts";

const kinds = {
  tables: (cell: Cell) => (cell.kind === "personas" ? [cell.name, `${cell.name}_members`] : [cell.name]),
  rename: ({ spec }: Cell, from: string, to: string) => ({ from: (spec as { from: string }).from === from ? to : (spec as { from: string }).from }),
};

const notebook = (...cells: string[]): Notebook =>
  cells.reduce((notebook, cell) => {
    const [name, from = "", kind = "sql"] = cell.split(/[<:]/);
    return addCell(notebook, { name, kind, spec: { from } }, Infinity);
  }, EMPTY);

const names = ({ cells }: Notebook) => cells.map(({ name }) => name).join(" ");

test("cells are added, moved within the ends, duplicated and removed", () => {
  const start = notebook("a", "b", "c");
  expect(names(addCell(start, { name: "x", kind: "sql", spec: {} }, 1))).toBe("a x b c");
  expect(names(moveCell(start, "c", -1))).toBe("a c b");
  expect(names(moveCell(start, "a", 9))).toBe("b c a");
  expect(moveCell(start, "a", -1)).toBe(start);
  expect(names(duplicateCell(start, "a", ["a", "b", "c"]))).toBe("a a_2 b c");
  expect(names(removeCell(start, "b"))).toBe("a c");
});

test("readers follow a renamed cell and its side tables", () => {
  const renamed = renameCell(notebook("p<t:personas", "q<p", "r<p_members"), "p", "people", kinds);
  expect(renamed.cells.map(({ name, spec }) => [name, (spec as { from: string }).from])).toEqual([
    ["people", "t"],
    ["q", "people"],
    ["r", "people_members"],
  ]);
});

test("labels of a cell's groups follow its name", () => {
  const labelled = relabel(notebook("p<t:personas"), "p.P1", "Streamers");
  expect(renameCell(labelled, "p", "people", kinds).labels).toEqual({ "people.P1": "Streamers" });
});

test("a name that is taken, as a cell or as a side table, is refused and says whose it is", () => {
  const start = notebook("p<t:personas", "q<p");
  expect(() => renameCell(start, "q", "P", kinds)).toThrow("notebook/name-taken");
  expect(() => renameCell(start, "q", "p_members", kinds)).toThrow('"owner":"p"');
  expect(() => renameCell(start, "q", "two words", kinds)).toThrow("notebook/bad-name");
});

test("a cell may change the case of its own name", () => {
  expect(names(renameCell(notebook("p<t:personas"), "p", "P", kinds))).toBe("P");
});

test("an edit leaves the notebook it started from as it was", () => {
  const start = notebook("a<x");
  const frozen = structuredClone(start);
  changeCell(start, "a", { spec: { from: "y" } });
  expect(start).toEqual(frozen);
});

test("an empty label forgets the label", () => {
  expect(relabel(relabel(EMPTY, "sms", "SMS"), "sms", "").labels).toEqual({});
});
