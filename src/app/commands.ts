import { inWords } from "../i18n/i18n.svelte.ts";
import { words } from "../i18n/words.ts";
import { moveCell } from "../notebook/edit.ts";
import type { Desk } from "./desk.svelte.ts";
import { exports } from "./exports.ts";
import { slidesOf } from "./slides.ts";

/** A key as the list of shortcuts writes it: Ctrl+Shift+Enter; Ctrl stands for ⌘ too. */
function chord({ key, ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent): string {
  const named = key.length === 1 ? key.toLowerCase() : key;
  return [
    ctrlKey || metaKey ? "Ctrl" : "",
    altKey ? "Alt" : "",
    shiftKey && key.length > 1 ? "Shift" : "",
    shiftKey && (ctrlKey || metaKey) && key.length === 1 ? "Shift" : "",
    named,
  ]
    .filter(Boolean)
    .join("+");
}

type Act = (desk: Desk, here: string | undefined) => void;

/** What keys do anywhere on the page, also while typing. */
const anywhere: Record<string, Act> = {
  "Ctrl+s": (desk) => void desk.save(),
  "Ctrl+.": (desk) => desk.session.callOff(),
  "Ctrl+Enter": (desk, here) => here && void desk.session.runCell(here),
  "Shift+Enter": (desk, here) => {
    if (!here) return;
    void desk.session.runCell(here);
    step(desk, here, 1);
  },
  "Ctrl+Shift+Enter": (desk) => void desk.session.runStale(),
  Escape: (desk, here) => {
    if (desk.editing) desk.editing = null;
    if (here) desk.go(here);
  },
};

/** What keys do while no field is being typed in. */
const reading: Record<string, Act> = {
  "Ctrl+z": (desk) => desk.session.undo(),
  "Ctrl+Shift+z": (desk) => desk.session.redo(),
  "Ctrl+y": (desk) => desk.session.redo(),
  "?": (desk) => (desk.asking = { about: "keys" }),
  p: (desk, here) => present(desk, here),
  e: (desk, here) => {
    if (here && exports(desk, here).length) desk.asking = { about: "export", cell: here };
  },
  j: (desk, here) => step(desk, here, 1),
  k: (desk, here) => step(desk, here, -1),
  a: (desk, here) => void addBeside(desk, here, 0),
  b: (desk, here) => void addBeside(desk, here, 1),
  "Alt+ArrowUp": (desk, here) => here && move(desk, here, -1),
  "Alt+ArrowDown": (desk, here) => here && move(desk, here, 1),
};

/** What keys do while a cell itself has the focus. */
const onCell: Record<string, Act> = {
  Enter: (desk, here) => (desk.editing = here ?? null),
  d: (desk, here) => {
    if (!here) return;
    if (desk.dyingKey !== here) return void (desk.dyingKey = here);
    const w = inWords(words);
    desk.remove(here, w.cell.removed(here), w.page.undo);
  },
};

/** Do what a key asks for, if anything. */
export function pressed(event: KeyboardEvent, desk: Desk): void {
  if (event.defaultPrevented || event.isComposing || desk.asking || desk.slide !== null) return;
  const target = event.target as HTMLElement;
  const here = target.closest<HTMLElement>("[data-cell]")?.dataset.cell;
  const key = chord(event);
  const act = actFor(key, target);
  if (key !== "d") desk.dyingKey = null;
  if (!act) return;
  event.preventDefault();
  act(desk, here);
}

function actFor(key: string, target: HTMLElement): Act | undefined {
  const typing = target.closest("input, textarea, select, [contenteditable='true']") !== null;
  if (key in anywhere && !(key === "Shift+Enter" && target.closest("button, a"))) return anywhere[key];
  if (typing || target.closest("[role='menu'], [role='dialog']")) return undefined;
  if (key in onCell && target.dataset.cell !== undefined) return onCell[key];
  return reading[key];
}

/** Begin the slides at the cell the reader is at, or at the first. */
export function present(desk: Desk, here?: string): void {
  desk.slide = Math.max(
    0,
    slidesOf(desk.session).findIndex(({ name }) => name === here),
  );
}

function step(desk: Desk, here: string | undefined, by: number): void {
  const names = desk.session.notebook.cells.map(({ name }) => name);
  const at = here === undefined ? (by > 0 ? -1 : names.length) : names.indexOf(here);
  const next = names[Math.max(0, Math.min(names.length - 1, at + by))];
  if (next !== undefined) desk.go(next);
}

function move(desk: Desk, name: string, by: number): void {
  desk.session.edit((notebook) => moveCell(notebook, name, by));
  desk.go(name);
}

async function addBeside(desk: Desk, here: string | undefined, after: 0 | 1): Promise<void> {
  const at = desk.session.notebook.cells.findIndex(({ name }) => name === here);
  desk.editing = await desk.add("sql", at < 0 ? undefined : at + after);
  desk.go(desk.editing);
}
