import { expect, test } from "vitest";
import { fileName } from "../../../src/core/file-name.ts";

test("a file is called after a text, without what file systems refuse", () => {
  expect(fileName("春季 5G/流量包: “A”?", "x")).toBe("春季 5G-流量包- “A”");
  expect(fileName(" ../.. ", "target-group")).toBe("target-group");
  expect(fileName("a\u0007b".repeat(60), "x").length).toBeLessThanOrEqual(80);
});
