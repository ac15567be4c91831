import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { sayingOf } from "../src/app/say-fault.ts";
import { kinds } from "../src/cells/registry.ts";
import type { FaultCode } from "../src/core/fault.ts";
import { languages, speak } from "../src/i18n/i18n.svelte.ts";

const sources = ["src", "workers"].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.(ts|svelte)$/.test(file) && !file.endsWith(".test.ts"))
    .map((file) => readFileSync(join(folder, file), "utf8")),
);

/** Every code that some room or kind declares by `interface Faults`. */
const codes = [
  ...new Set(
    sources.flatMap((source) =>
      [...source.matchAll(/interface Faults \{([\s\S]*?)\n {2}\}|interface Faults \{([\s\S]*?)\n\}/g)].flatMap(([, a, b]) =>
        [...(a ?? b).matchAll(/^\s+"([\w-]+\/[\w-]+)":/gm)].map(([, code]) => code),
      ),
    ),
  ),
];

test("faults are declared at all", () => {
  expect(codes.length).toBeGreaterThan(30);
});

for (const language of languages)
  test(`every fault is said in ${language}`, () => {
    speak(language);
    expect(codes.filter((code) => !sayingOf(code as FaultCode))).toEqual([]);
  });

test("Chinese words hold Chinese and full-width punctuation", () => {
  const strings = kinds.flatMap((kind) => Object.entries(kind.words["zh-CN"])).flatMap(([, word]) => (typeof word === "string" ? [word] : []));
  expect(strings.length).toBeGreaterThan(kinds.length);
  for (const word of strings) expect(word, word).not.toMatch(/\p{Script=Han}\s*[,;:?!]/u);
});
