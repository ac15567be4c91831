import { afterEach, expect, test } from "vitest";
import { speak } from "../../../src/i18n/i18n.svelte.ts";
import { sizeOf } from "../../../src/i18n/number.ts";

afterEach(() => speak("en"));

test("a size is said in the unit that fits it, with three digits or as many as asked", () => {
  expect([0, 820, 12_345, 12_345_678, 1_357_000_000].map((bytes) => sizeOf(bytes))).toEqual(["0 bytes", "820 bytes", "12.3 kB", "12.3 MB", "1.36 GB"]);
  expect([820, 12_345, 126_000_000].map((bytes) => sizeOf(bytes, 2))).toEqual(["820 bytes", "12 kB", "130 MB"]);
});

test("in Chinese a size is said in the same units", () => {
  speak("zh-CN");
  expect(sizeOf(12_345_678)).toBe("12.3 MB");
});
