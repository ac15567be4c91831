import { flushSync, mount, unmount } from "svelte";
import { afterEach, expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import Flow from "../../src/charts/Flow.svelte";
import { speak } from "../../src/i18n/i18n.svelte.ts";

let shown: ReturnType<typeof mount> | undefined;
afterEach(async () => {
  if (shown) await unmount(shown);
  document.body.innerHTML = "";
});

function show(counts: (number | null)[][]): HTMLElement {
  speak("en");
  const node = (id: string, mark: "plain" | "split" | "outside" = "plain") => ({ id, label: `group ${id}`, note: mark, mark });
  shown = mount(Flow, {
    target: document.body,
    props: { label: "picture", heads: ["then", "now"], counts, from: [node("P1"), node("P0", "outside")], to: [node("N1", "split"), node("N2")] },
  });
  flushSync();
  return document.querySelector("figure")!;
}

const said = (picture: HTMLElement) => picture.querySelector(".said")?.textContent.replace(/\s+/g, " ").trim();

test("one group is in the tab order, and arrow keys move between groups and sides", async () => {
  const picture = show([
    [60, 40],
    [30, 70],
  ]);
  expect(picture.querySelectorAll('button[tabindex="0"]')).toHaveLength(1);
  await userEvent.tab();
  expect(document.activeElement?.textContent).toContain("group P1");
  await userEvent.keyboard("{ArrowDown}{ArrowRight}");
  expect(document.activeElement?.textContent).toContain("group N2");
  await userEvent.keyboard("{ArrowUp}");
  expect(document.activeElement?.textContent).toContain("group N1");
});

test("the group in focus says where its customers came from, the largest stream first", async () => {
  const picture = show([
    [60, 40],
    [30, 70],
  ]);
  await userEvent.tab();
  expect(said(picture)).toBe("group P1 → group N1 60 (60%); group N2 40 (40%)");
  await userEvent.keyboard("{ArrowRight}{ArrowDown}");
  expect(said(picture)).toBe("group N2 ← group P0 70 (64%); group P1 40 (36%)");
});

test("a count that must not be shown is neither drawn nor said", async () => {
  const picture = show([
    [60, null],
    [null, 70],
  ]);
  expect(picture.querySelectorAll("path.ribbon")).toHaveLength(2);
  await userEvent.tab();
  expect(said(picture)).not.toContain("N2");
});
