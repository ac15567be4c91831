import { DATA_ENDINGS } from "../core/gather.ts";
import { rememberHandle } from "./handles.ts";

/** A file that the browser lets us write to again; the File System Access API, where there is one. */
export interface Handle {
  kind: "file";
  name: string;
  getFile(): Promise<File>;
  createWritable(): Promise<{ write(data: string | Blob): Promise<void>; close(): Promise<void> }>;
}

interface Pickers {
  showOpenFilePicker?(options: object): Promise<Handle[]>;
  showSaveFilePicker?(options: object): Promise<Handle>;
}

const pickers = (): Pickers => globalThis as unknown as Pickers;

const DATA = [{ description: "CSV, Excel, JSON, Parquet, zip", accept: { "application/octet-stream": DATA_ENDINGS.map((ending) => `.${ending}`) } }];
const NOTEBOOK = [{ description: "Contraflow", accept: { "application/json": [".json"] } }];

/** Let the reader choose a notebook; undefined when they changed their mind. The handle is there where saving in place works. */
export async function chooseNotebook(): Promise<{ file: File; handle?: Handle } | undefined> {
  const { showOpenFilePicker } = pickers();
  if (!showOpenFilePicker) {
    const [file] = await chooseFiles({ accept: ".json", multiple: false });
    return file && { file };
  }
  const [handle] = await orNothing(showOpenFilePicker({ types: NOTEBOOK }), []);
  return handle && { file: await handle.getFile(), handle };
}

/** Let the reader choose files of data; none when they changed their mind. Where they lie is remembered where the browser can. */
export async function chooseData(): Promise<File[]> {
  const { showOpenFilePicker } = pickers();
  if (!showOpenFilePicker) return chooseFiles();
  const handles = await orNothing(showOpenFilePicker({ types: DATA, multiple: true }), []);
  return Promise.all(
    handles.map(async (handle) => {
      await rememberHandle(handle);
      return handle.getFile();
    }),
  );
}

/** Let the reader choose files through a form; none when they changed their mind. */
export function chooseFiles({ accept = DATA_ENDINGS.map((ending) => `.${ending}`).join(), multiple = true } = {}): Promise<File[]> {
  const input = document.createElement("input");
  Object.assign(input, { type: "file", accept, multiple });
  return new Promise((resolve) => {
    input.onchange = () => resolve([...(input.files ?? [])]);
    input.oncancel = () => resolve([]);
    input.click();
  });
}

/**
 * Save a notebook: into its own file where the browser can, into a file the reader chooses, else as a download.
 *
 * @returns the handle for the next time; undefined after a download; null when the reader changed their mind
 */
export async function saveNotebook(json: string, filename: string, handle?: Handle): Promise<Handle | undefined | null> {
  const { showSaveFilePicker } = pickers();
  const blob = new Blob([json], { type: "application/json" });
  if (!handle && !showSaveFilePicker) {
    download(filename, blob);
    return undefined;
  }
  const target = handle ?? (await orNothing(showSaveFilePicker!({ suggestedName: filename, types: NOTEBOOK }), null));
  if (!target) return null;
  const writable = await target.createWritable();
  await writable.write(blob);
  await writable.close();
  return target;
}

/** Hand a file to the reader through the browser's own downloads. */
export function download(filename: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement("a");
  Object.assign(link, { href: url, download: filename });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

async function orNothing<T, N>(choice: Promise<T>, nothing: N): Promise<T | N> {
  try {
    return await choice;
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") return nothing;
    throw error;
  }
}
