import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { psi } from "../../src/core/drift/psi.ts";

interface Golden {
  meta: { tolerance: { rel: number } };
  psi: { a: number[]; b: number[]; expected: number }[];
}

const golden = JSON.parse(readFileSync(new URL("psi.json", import.meta.url), "utf8")) as Golden;

test.each(golden.psi)("the stability index of $a and $b is that of the reference", ({ a, b, expected }) => {
  expect(Math.abs(psi(a, b) - expected) / expected).toBeLessThanOrEqual(golden.meta.tolerance.rel);
});
