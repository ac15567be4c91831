import { expect, test } from "vitest";
import { EMPTY, setTitle } from "../../../src/notebook/edit.ts";
import { amend, begin, commit, redo, undo } from "../../../src/notebook/history.ts";

const titled = (title: string) => setTitle(EMPTY, title);

test("undo gives the notebook before the edit and redo the one after", () => {
  const edited = commit(begin(EMPTY), titled("a"), "", 0);
  expect(undo(edited).present).toBe(EMPTY);
  expect(redo(undo(edited)).present).toEqual(titled("a"));
});

test("typing joins within a second and parts after it", () => {
  let history = begin(EMPTY);
  history = commit(history, titled("a"), "title", 0);
  history = commit(history, titled("ab"), "title", 900);
  history = commit(history, titled("abc"), "title", 2500);
  expect(undo(history).present).toEqual(titled("ab"));
  expect(undo(undo(history)).present).toBe(EMPTY);
});

test("edits about different things never join", () => {
  let history = begin(EMPTY);
  history = commit(history, titled("a"), "title", 0);
  history = commit(history, titled("b"), "settings", 10);
  expect(undo(history).present).toEqual(titled("a"));
});

test("an edit after undo forgets the undone", () => {
  const history = commit(undo(commit(begin(EMPTY), titled("a"), "", 0)), titled("b"), "", 1);
  expect(redo(history)).toBe(history);
});

test("undo and redo at the ends change nothing", () => {
  const history = begin(EMPTY);
  expect(undo(history)).toBe(history);
  expect(redo(history)).toBe(history);
});

test("what no undo takes back changes in past, present and future, and makes no step", () => {
  const shaped = (shapes: typeof EMPTY.shapes) => ({ ...titled("a"), shapes });
  const shapes = { c: { rows: 1, columns: [] } };
  const history = amend(undo(commit(commit(begin(EMPTY), titled("a"), "", 0), titled("b"), "", 1)), (notebook) => ({ ...notebook, shapes }));
  expect(history.present).toEqual(shaped(shapes));
  expect(undo(history).present).toEqual({ ...EMPTY, shapes });
  expect(redo(history).present).toEqual({ ...titled("b"), shapes });
});
