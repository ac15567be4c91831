import { rememberDropped } from "./handles.ts";

/** A place in what was dropped, as browsers that know folders tell it. */
interface Entry {
  isFile: boolean;
  isDirectory: boolean;
  name: string;
  file(found: (file: File) => void, failed: (error: unknown) => void): void;
  createReader(): { readEntries(found: (entries: Entry[]) => void, failed: (error: unknown) => void): void };
}

/**
 * The files that were dropped, those in folders too, in the order of their names. Call it while the event is handled: later, the browser has forgotten.
 *
 * Of several files of one name the folder's name becomes part of theirs: `2024-01_usage.csv`.
 */
export async function droppedFiles(transfer: DataTransfer | null): Promise<File[]> {
  rememberDropped(transfer);
  const entries = [...(transfer?.items ?? [])].flatMap((item) => (item.webkitGetAsEntry?.() as unknown as Entry | null) ?? []);
  const loose = [...(transfer?.files ?? [])];
  if (!entries.some(({ isDirectory }) => isDirectory)) return loose;
  const found = (await Promise.all(entries.map((entry) => filesIn(entry, "")))).flat();
  return found.map(({ file, folder }) => {
    const twice = found.some((other) => other.file !== file && other.file.name === file.name);
    return twice && folder ? new File([file], `${folder}_${file.name}`, { type: file.type, lastModified: file.lastModified }) : file;
  });
}

interface Placed {
  file: File;
  /** The folder it lay in; empty where it was dropped by itself. */
  folder: string;
}

async function filesIn(entry: Entry, folder: string): Promise<Placed[]> {
  if (entry.isFile) return [{ file: await new Promise<File>((found, failed) => entry.file(found, failed)), folder }];
  const inside = (await listed(entry)).sort((a, b) => (a.name < b.name ? -1 : 1));
  return (await Promise.all(inside.map((each) => filesIn(each, entry.name)))).flat();
}

/** A folder is told a hundred at a time, and ends with none. */
async function listed(folder: Entry): Promise<Entry[]> {
  const reader = folder.createReader();
  const all: Entry[] = [];
  for (;;) {
    const some = await new Promise<Entry[]>((found, failed) => reader.readEntries(found, failed));
    if (!some.length) return all;
    all.push(...some);
  }
}
