import { afterEach, expect, test } from "vitest";
import { openDesk } from "../../src/app/desk.svelte.ts";
import { sayFault } from "../../src/app/say-fault.ts";
import { startOfAddress } from "../../src/app/start.ts";
import { Fault } from "../../src/core/fault.ts";
import { speak } from "../../src/i18n/i18n.svelte.ts";
import { addressOf, beside } from "../../src/store/site.ts";

/** Let the page lie in a folder, as on a host that serves several pages. */
const base = document.createElement("base");
function lieIn(folder: string): void {
  base.href = folder;
  document.head.append(base);
}
afterEach(() => {
  base.remove();
  speak("en");
});

const codeOf = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    if (error instanceof Fault) return error.data.code;
    throw error;
  }
};

test("a path below the page is its address, seen from the page or from a notebook", () => {
  lieIn("/tools/contraflow/index.html");
  const page = `${location.origin}/tools/contraflow/`;
  expect(addressOf("june/plan.json").href).toBe(`${page}june/plan.json`);
  expect(addressOf("./a/../june.json").href).toBe(`${page}june.json`);
  expect(addressOf("客户.csv", `${page}june/plan.json`).href).toBe(`${page}june/${encodeURIComponent("客户")}.csv`);
  expect(addressOf("../shared/a.csv", `${page}june/plan.json`).href).toBe(`${page}shared/a.csv`);
});

test.each([
  "https://example.com/plan.json",
  "//example.com/plan.json",
  "\\\\example.com\\plan.json",
  "../secret.json",
  "/plan.json",
  "/tools/contraflow-of-others/plan.json",
  "a/../../secret.json",
  "%2e%2e/secret.json",
  "a/..%2f..%2fsecret.json",
  "..%5csecret.json",
  "data:application/json,{}",
  "blob:https://example.com/1",
  "file:///etc/passwd",
  "javascript:alert(1)",
])("%s leads elsewhere and is refused, for a notebook and for its files", async (path) => {
  lieIn("/tools/contraflow/index.html");
  expect(codeOf(() => addressOf(path))).toBe("site/elsewhere");
  expect(codeOf(() => beside(path))).toBe("site/elsewhere");
  await expect(beside("plan.json")(path)).rejects.toThrow("site/elsewhere");
});

test("a notebook elsewhere is neither fetched nor run, though the address asks for it; the page says why in both languages", async () => {
  const asked = performance.getEntriesByType("resource").length;
  const start = startOfAddress("?notebook=https://example.com/plan.json&run");
  expect(start).toMatchObject({ by: "address", path: "https://example.com/plan.json", run: true });
  const opened = await openDesk(start!);
  if (!("fault" in opened)) throw new RangeError("it was opened");
  expect(opened.fault).toEqual({ code: "site/elsewhere", facts: { path: "https://example.com/plan.json" } });
  expect(sayFault(opened.fault)).toBe(
    "“https://example.com/plan.json” does not lie beside this page, so it is not fetched. Save the file and open it from your disk.",
  );
  speak("zh-CN");
  expect(sayFault(opened.fault)).toContain("请把文件保存到本机后再打开");
  const later = performance.getEntriesByType("resource").slice(asked);
  expect(later.filter(({ name }) => !name.startsWith(location.origin))).toEqual([]);
});

test("an address without a notebook asks for nothing, and without run only opens", () => {
  expect(startOfAddress("")).toBeUndefined();
  expect(startOfAddress("?notebook=")).toBeUndefined();
  expect(startOfAddress("?notebook=a.json")).toMatchObject({ run: false });
});
