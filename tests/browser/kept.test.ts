import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { compute } from "../../src/compute/compute.ts";
import { Fault } from "../../src/core/fault.ts";
import { silent } from "../../src/core/progress.ts";
import { DRAFTS, drafts, forgetDraft, holdDraft, keepDraft, newDraftId } from "../../src/store/drafts.ts";
import { forgetEverything, inventory, whatIsLeft } from "../../src/store/forget.ts";
import { filesAgain, rememberedPaths, rememberHandle } from "../../src/store/handles.ts";
import { allowKeeping, canKeep, deleteKept, keepFile, keptFile, keptFiles, keptFor, room } from "../../src/store/kept.ts";
import { choose } from "../../src/store/settings.ts";

beforeEach(() => forgetEverything());
afterEach(() => void vi.restoreAllMocks());

const draft = (id: string, savedMs: number) => ({ id, json: "{}", title: id, savedMs, from: null });
const hashOf = (file: File) => compute("files", "hash", { file }, { signal: new AbortController().signal, progress: silent });

/** Keep a file of some content for a notebook. */
async function keep(id: string, path: string, content: BlobPart): Promise<string> {
  const file = new File([content], path, { lastModified: 1000 });
  const hash = await hashOf(file);
  await keepFile(id, { path, file, hash }, { nowMs: 5 });
  return hash;
}

async function entries(): Promise<string[]> {
  const root = await navigator.storage.getDirectory();
  const folder = await root.getDirectoryHandle("contraflow").catch(() => undefined);
  const found: string[] = [];
  if (folder) for await (const name of folder.keys()) found.push(name);
  return found;
}

test("a thread names a file by the SHA-256 of its content, however large", async () => {
  expect(await hashOf(new File(["abc"], "a"))).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  const large = new File([new Uint8Array(5_000_000).fill(7)], "b");
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", await large.arrayBuffer()));
  expect(await hashOf(large)).toBe([...digest].map((byte) => byte.toString(16).padStart(2, "0")).join(""));
});

test("the last five notebooks are kept, the latest first", async () => {
  for (let i = 1; i <= DRAFTS + 2; ++i) await keepDraft(draft(`d${i}`, i));
  await keepDraft(draft("d4", 99));
  expect((await drafts()).map(({ id }) => id)).toEqual(["d4", "d7", "d6", "d5", "d3"]);
  await forgetDraft("d7");
  expect((await drafts()).map(({ id }) => id)).toEqual(["d4", "d6", "d5", "d3"]);
  expect(newDraftId()).not.toBe(newDraftId());
});

test("a draft from before there were several is still there", async () => {
  await new Promise<void>((resolve, reject) => {
    const request = indexedDB.open("contraflow", 1);
    request.onupgradeneeded = () => request.result.createObjectStore("drafts").put({ json: "{}", title: "old", savedMs: 1, from: null }, "last");
    request.onsuccess = () => (request.result.close(), resolve());
    request.onerror = () => reject(request.error);
  });
  expect(await drafts()).toMatchObject([{ id: "last", title: "old" }]);
  await keepDraft(draft("new", 2));
  await forgetDraft("last");
  expect((await drafts()).map(({ id }) => id)).toEqual(["new"]);
});

test("a draft is held by one tab at a time", async () => {
  const letGo = await holdDraft("x");
  expect(await holdDraft("x")).toBeUndefined();
  expect(await holdDraft("y")).toBeDefined();
  letGo!();
  expect(await holdDraft("x")).toBeDefined();
});

test("nothing is kept for a notebook whose reader has not allowed it", async () => {
  expect(await canKeep()).toBe(true);
  await keep("n", "a.csv", "1");
  expect(await keptFor("n")).toBeUndefined();
  expect(await entries()).toEqual([]);
});

test("a kept file comes back byte for byte with its name and time, and the same content is kept once", async () => {
  await allowKeeping("n", true);
  const hash = await keep("n", "客户.csv", "id,age\n1,30\n");
  await keep("n", "copy.csv", "id,age\n1,30\n");
  await allowKeeping("m", true);
  await keep("m", "other.csv", "id,age\n1,30\n");
  expect(await entries()).toEqual([hash]);
  const [first] = (await keptFor("n"))!;
  const file = (await keptFile(first))!;
  expect([file.name, file.lastModified, await file.text()]).toEqual(["客户.csv", 1000, "id,age\n1,30\n"]);
  expect(await keptFiles()).toEqual([{ hash, paths: ["copy.csv", "other.csv", "客户.csv"], sizeBytes: 12, keptMs: 5 }]);
});

test("a new issue of a file takes the place of the one before", async () => {
  await allowKeeping("n", true);
  await keep("n", "a.csv", "one");
  const hash = await keep("n", "a.csv", "two");
  expect(await entries()).toEqual([hash]);
});

test("what is kept for one notebook alone goes with it, or when its reader takes the leave back", async () => {
  for (const id of ["n", "m"]) {
    await keepDraft(draft(id, 1));
    await allowKeeping(id, true);
  }
  const shared = await keep("n", "a.csv", "both");
  await keep("m", "a.csv", "both");
  await keep("n", "b.csv", "alone");
  await forgetDraft("n");
  expect(await entries()).toEqual([shared]);
  await allowKeeping("m", false);
  expect(await entries()).toEqual([]);
});

test("one kept file is deleted alone", async () => {
  await allowKeeping("n", true);
  const one = await keep("n", "a.csv", "one");
  const two = await keep("n", "b.csv", "two");
  await deleteKept(one);
  expect(await entries()).toEqual([two]);
  expect((await keptFor("n"))!.map(({ path }) => path)).toEqual(["b.csv"]);
});

test("a file that does not fit is refused before anything is written, with what it needs", async () => {
  await allowKeeping("n", true);
  vi.spyOn(navigator.storage, "estimate").mockResolvedValue({ quota: 1000, usage: 990 });
  const refused = await keep("n", "large.csv", "x".repeat(50)).catch((error: unknown) => error);
  expect((refused as Fault).data).toEqual({ code: "store/full", facts: { name: "large.csv", needBytes: 50, freeBytes: 10 } });
  expect(await entries()).toEqual([]);
  expect(await keptFor("n")).toEqual([]);
});

test("a disk that fills up while a file is copied leaves nothing half", async () => {
  await allowKeeping("n", true);
  const write = vi.spyOn(FileSystemWritableFileStream.prototype, "write").mockRejectedValue(new DOMException("full", "QuotaExceededError"));
  const refused = await keep("n", "a.csv", "one").catch((error: unknown) => error);
  expect((refused as Fault).data).toMatchObject({ code: "store/full", facts: { name: "a.csv", needBytes: 3 } });
  expect(write).toHaveBeenCalledOnce();
  expect(await entries()).toEqual([]);
  vi.restoreAllMocks();
  expect(await keep("n", "a.csv", "one")).toHaveLength(64);
});

test("a copy that is called off half way leaves nothing", async () => {
  await allowKeeping("n", true);
  const off = new AbortController();
  const shares: number[] = [];
  const file = new File([new Uint8Array(40 * 2 ** 20)], "large.bin");
  const progress = (share: number) => {
    shares.push(share);
    off.abort(new DOMException("called off", "AbortError"));
  };
  await expect(keepFile("n", { path: file.name, file, hash: "0".repeat(64) }, { nowMs: 5, signal: off.signal, progress })).rejects.toThrow("called off");
  expect(shares).toEqual([0.4]);
  expect(await entries()).toEqual([]);
  expect(await keptFor("n")).toEqual([]);
});

test("where a file lies is remembered by its path, and it is read again as it is by then", async () => {
  const root = await navigator.storage.getDirectory();
  const handle = await root.getFileHandle("客户.csv", { create: true });
  await rememberHandle(handle);
  const writable = await handle.createWritable();
  await writable.write("id\n1\n");
  await writable.close();
  expect(await rememberedPaths(["a.csv", "客户.csv"])).toEqual(["客户.csv"]);
  const [file] = await filesAgain(["a.csv", "客户.csv"]);
  expect([file.name, await file.text()]).toEqual(["客户.csv", "id\n1\n"]);
  await root.removeEntry("客户.csv");
  expect(await filesAgain(["客户.csv"])).toEqual([]);
});

test("forgetting everything leaves nothing, and looking makes nothing new", async () => {
  await keepDraft(draft("n", 1));
  await allowKeeping("n", true);
  await keep("n", "a.csv", "one");
  choose("theme", "dark");
  sessionStorage.setItem("x", "y");
  await caches.open("old");
  expect(await inventory()).toEqual({ drafts: 1, handles: 0, files: 1, filesBytes: 3, choices: 1 });
  expect((await whatIsLeft()).sort()).toEqual(["contraflow", "contraflow", "contraflow.theme", "old"]);
  expect(await forgetEverything()).toEqual([]);
  expect(await inventory()).toEqual({ drafts: 0, handles: 0, files: 0, filesBytes: 0, choices: 0 });
  expect(await whatIsLeft()).toEqual([]);
  expect(await indexedDB.databases()).toEqual([]);
  expect(sessionStorage.length).toBe(0);
  expect((await room())!.freeBytes).toBeGreaterThan(0);
});
