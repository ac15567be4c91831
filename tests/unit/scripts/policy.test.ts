import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { headerPolicy, headersFile, metaPolicy } from "../../../scripts/vite/policy.ts";

test("the policy lets nothing out but to the page's own host, and runs no text as code", () => {
  expect(metaPolicy).toContain("default-src 'none'");
  expect(metaPolicy).toContain("connect-src 'self' blob:;");
  expect(metaPolicy).not.toMatch(/https?:|\*|'unsafe-eval'/);
  expect(/script-src ([^;]*)/.exec(metaPolicy)?.[1]).toBe("'self' 'wasm-unsafe-eval'");
});

test("what a page's own policy cannot say is in the header alone", () => {
  expect(metaPolicy).not.toContain("frame-ancestors");
  expect(headerPolicy).toBe(`${metaPolicy}; frame-ancestors 'none'`);
});

test("the headers for hosts, and those in the guide, are this policy", () => {
  expect(headersFile).toContain(`Content-Security-Policy: ${headerPolicy}\n`);
  const guide = readFileSync("docs/hosting.md", "utf8");
  expect([...guide.matchAll(/Content-Security-Policy "([^"]+)"/g)].map(([, policy]) => policy)).toEqual([headerPolicy, headerPolicy]);
});
