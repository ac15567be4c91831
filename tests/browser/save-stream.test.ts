import { cdp } from "vitest/browser";
import { afterEach, expect, test } from "vitest";
import { saveStream } from "../../src/store/save-stream.ts";

const KIND = { ending: ".csv", mime: "text/csv", description: "CSV" };
const picker = globalThis as { showSaveFilePicker?: unknown };
const picked = picker.showSaveFilePicker;
const folder = await navigator.storage.getDirectory();
const bytes = (text: string) => new TextEncoder().encode(text);

/** The reader chooses a file of the browser's own folder. */
async function choose(name: string): Promise<void> {
  const handle = await folder.getFileHandle(name, { create: true });
  picker.showSaveFilePicker = async () => handle;
}
const names = async () => {
  const all: string[] = [];
  for await (const name of folder.keys()) all.push(name);
  return all.sort();
};
const content = async (name: string) => (await (await folder.getFileHandle(name)).getFile()).text();

afterEach(async () => {
  picker.showSaveFilePicker = picked;
  for (const name of await names()) await folder.removeEntry(name);
});

test("a file that was chosen is written piece by piece, whole only at the end", async () => {
  await choose("a.csv");
  const { sink, name } = (await saveStream("suggested.csv", KIND))!;
  await sink.write(bytes("a,b\r\n"));
  await sink.write(bytes("1,2\r\n"));
  expect(await content("a.csv")).toBe("");
  await sink.close();
  expect(name).toBe("a.csv");
  expect(await content("a.csv")).toBe("a,b\r\n1,2\r\n");
});

test("a new file that is given up is gone, one that was there before is as it was", async () => {
  await choose("new.csv");
  const fresh = (await saveStream("x.csv", KIND))!.sink;
  await fresh.write(bytes("half"));
  await fresh.abort();
  expect(await names()).toEqual([]);
  await choose("old.csv");
  const first = (await saveStream("x.csv", KIND))!.sink;
  await first.write(bytes("kept"));
  await first.close();
  const second = (await saveStream("x.csv", KIND))!.sink;
  await second.write(bytes("half"));
  await second.abort();
  expect(await names()).toEqual(["old.csv"]);
  expect(await content("old.csv")).toBe("kept");
});

test("who changes their mind gets no file, and no fault", async () => {
  picker.showSaveFilePicker = () => Promise.reject(new DOMException("no", "AbortError"));
  expect(await saveStream("x.csv", KIND)).toBeUndefined();
  picker.showSaveFilePicker = () => Promise.reject(new DOMException("locked", "NoModificationAllowedError"));
  await expect(saveStream("x.csv", KIND)).rejects.toMatchObject({ data: { code: "out/not-written", facts: { name: "x.csv", message: "locked" } } });
});

test("a disk that is full is said, and nothing stays of the file", async () => {
  await choose("large.csv");
  const { sink } = (await saveStream("large.csv", KIND))!;
  await cdp().send("Storage.overrideQuotaForOrigin", { origin: location.origin, quotaSize: 1_000_000 });
  try {
    const all = async () => {
      for (let i = 0; i < 20; ++i) await sink.write(new Uint8Array(1_000_000));
      await sink.close();
    };
    await expect(all()).rejects.toMatchObject({ data: { code: "out/disk-full", facts: { name: "large.csv" } } });
    await sink.abort();
    expect(await names()).toEqual([]);
  } finally {
    await cdp().send("Storage.overrideQuotaForOrigin", { origin: location.origin });
  }
});

test("where the browser has no such dialog the file goes to the downloads at the end, and not at all when given up", async () => {
  picker.showSaveFilePicker = undefined;
  const clicked: { name: string; content: Promise<string> }[] = [];
  const hear = (event: Event) => {
    const { download, href } = event.target as HTMLAnchorElement;
    event.preventDefault();
    clicked.push({ name: download, content: fetch(href).then((response) => response.text()) });
  };
  const click = HTMLAnchorElement.prototype.click;
  HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
    this.addEventListener("click", hear);
    this.dispatchEvent(new MouseEvent("click", { cancelable: true }));
  };
  try {
    const { sink, name } = (await saveStream("x.csv", KIND))!;
    await sink.write(bytes("a\r\n"));
    await sink.write(bytes("1\r\n"));
    expect(clicked).toEqual([]);
    await sink.close();
    expect(name).toBe("x.csv");
    expect(clicked.map((one) => one.name)).toEqual(["x.csv"]);
    expect(await clicked[0].content).toBe("a\r\n1\r\n");
    const given = (await saveStream("y.csv", KIND))!.sink;
    await given.write(bytes("half"));
    await given.abort();
    expect(clicked).toHaveLength(1);
  } finally {
    HTMLAnchorElement.prototype.click = click;
  }
});
