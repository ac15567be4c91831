import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { expect, test } from "vitest";

const rows = [...readFileSync("ARCHITECTURE.md", "utf8").matchAll(/^\| (\w+) \|([\w, ]*)\|(.*)\|$/gm)].filter(([, room]) => room !== "room");

/** The arrows, read off the map: each room and the rooms it may import. */
const rooms = new Map(rows.map(([, room, list]) => [room, list.match(/\w+/g) ?? []]));

/** The rooms that may open each door to the outside. */
const doors = new Map<string, string[]>();
for (const [, room, , door] of rows) for (const [, name] of door.matchAll(/`([^`]+)`/g)) doors.set(name, [...(doors.get(name) ?? []), room]);

/** What only some rooms may touch, by the word that gives it away. */
const globals: [RegExp, string[]][] = [
  [/\bindexedDB\b|\blocalStorage\b|showOpenFilePicker|showSaveFilePicker|getAsFileSystemHandle/, ["store", "workers"]],
  [/\bgetDirectory\b|createSyncAccessHandle|\bgetFileHandle\b|navigator\.locks/, ["store"]],
  [/\bIntl\.|navigator\.languages?\b/, ["i18n", "workers"]],
  [/\bnew Worker\(/, ["compute", "engine", "workers"]],
  [/\bfetch\(/, ["store", "engine", "workers"]],
];

const room = (file: string) => file.replace(/^src\//, "").split(/[/.]/)[0];
const files = [...listed("src"), ...listed("workers")];

test("the map names every room there is", () => {
  expect([...new Set(files.map(room))].sort()).toEqual([...rooms.keys()].sort());
});

for (const file of files)
  test(`${file} keeps to its room`, () => {
    const here = room(file);
    const source = readFileSync(file, "utf8");
    for (const name of imported(source)) {
      if (name.startsWith(".")) {
        const there = room(relative(".", join(dirname(file), name)));
        if (there !== here) expect(rooms.get(here), `${file} → ${name}`).toContain(there);
      } else {
        const door = [...doors.keys()].find((door) => name === door || name.startsWith(`${door}/`));
        if (door) expect(doors.get(door), `${file} → ${name}`).toContain(here);
      }
    }
    for (const [word, allowed] of globals) if (word.test(code(source))) expect(allowed, `${file} touches ${word}`).toContain(here);
  });

/** Names of value imports, static and on demand; `import type` is free. */
function imported(source: string): string[] {
  const found = [...source.matchAll(/^\s*(?:import|export)\s+(?!type\b)[^;]*?from\s*"([^"]+)"|^\s*import\s*"([^"]+)"|\bimport\(\s*"([^"]+)"\s*\)/gm)];
  return found.filter(([whole]) => !onlyTypes(whole)).map(([, from, bare, later]) => from ?? bare ?? later);
}

/** `import { type A, type B } from` brings no value. */
function onlyTypes(statement: string): boolean {
  const names = /\{([^}]*)\}/.exec(statement)?.[1];
  return names !== undefined && !/^\s*import\s+\w/.test(statement) && names.split(",").every((name) => !name.trim() || name.trim().startsWith("type "));
}

function code(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\/|\/\/.*|<!--[\s\S]*?-->/g, "");
}

function listed(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.(ts|svelte)$/.test(file) && !/\.test\.ts$|\.d\.ts$/.test(file))
    .map((file) => join(folder, file));
}
