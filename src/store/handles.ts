import { inStore } from "./database.ts";

/** A file on the reader's disk that the browser can open again, if the reader allows it. */
interface FileHandle {
  kind: "file" | "directory";
  name: string;
  getFile(): Promise<File>;
  queryPermission?(options: { mode: "read" }): Promise<PermissionState>;
  requestPermission?(options: { mode: "read" }): Promise<PermissionState>;
}

/** Remember where a file lies, by the path that sources name it with. Browsers that have no handles remember nothing. */
export async function rememberHandle(handle: FileHandle, path: string = handle.name): Promise<void> {
  if (handle.kind === "file") await inStore("handles", "readwrite", (store) => store.put(handle, path));
}

/** Of some paths, those whose files can be asked for again. */
export async function rememberedPaths(paths: readonly string[]): Promise<string[]> {
  const known = (await inStore("handles", "readonly", (store) => store.getAllKeys())) ?? [];
  return paths.filter((path) => known.includes(path));
}

/** How many files are remembered. */
export async function countHandles(): Promise<number> {
  return (await inStore("handles", "readonly", (store) => store.count())) ?? 0;
}

/** The files of some paths as they are on the disk now, asking the reader where the browser wants it; without those that are refused or gone. Call it from a press of a button. */
export async function filesAgain(paths: readonly string[]): Promise<File[]> {
  const files: File[] = [];
  for (const path of paths) {
    const handle = await inStore("handles", "readonly", (store) => store.get(path) as IDBRequest<FileHandle | undefined>);
    const file = handle && (await readable(handle)) ? await handle.getFile().catch(gone) : undefined;
    if (file) files.push(file.name === path ? file : new File([file], path, { lastModified: file.lastModified }));
  }
  return files;
}

/** Remember the files that are being dropped, where the browser tells where they lie. Call it while the event is handled. */
export function rememberDropped(transfer: DataTransfer | null): void {
  for (const item of transfer?.items ?? []) {
    const asking = (item as DataTransferItem & { getAsFileSystemHandle?(): Promise<FileHandle | null> }).getAsFileSystemHandle?.();
    void asking?.then((handle) => handle && rememberHandle(handle)).catch(gone);
  }
}

async function readable(handle: FileHandle): Promise<boolean> {
  if ((await handle.queryPermission?.({ mode: "read" })) === "granted") return true;
  return (await handle.requestPermission?.({ mode: "read" }).catch(() => "denied")) === "granted";
}

/** What can no longer be opened is as if it had never been remembered. */
function gone(): undefined {
  return undefined;
}
