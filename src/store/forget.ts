import { databases, forgetDatabases } from "./database.ts";
import { drafts } from "./drafts.ts";
import { countHandles } from "./handles.ts";
import { forgetFiles, keptFiles } from "./kept.ts";

/** What this browser keeps of the page, by where it lies. */
export interface Inventory {
  /** Notebooks in the database. */
  drafts: number;
  /** Handles of files in the database. */
  handles: number;
  /** Copies of files in the browser's own file system. */
  files: number;
  filesBytes: number;
  /** Choices in the local storage. */
  choices: number;
}

/** Look at what is kept. */
export async function inventory(): Promise<Inventory> {
  const files = await keptFiles();
  return {
    drafts: (await drafts()).length,
    handles: await countHandles(),
    files: files.length,
    filesBytes: files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    choices: choices(),
  };
}

/** Delete everything that this browser keeps of the page, then look again. Gives what is left, place by place: nothing, unless the browser holds on to it. */
export async function forgetEverything(): Promise<string[]> {
  await forgetFiles();
  await forgetDatabases();
  clear();
  for (const name of await cacheNames()) await caches.delete(name);
  return whatIsLeft();
}

/** The places where something is kept, by their names. */
export async function whatIsLeft(): Promise<string[]> {
  const files: string[] = [];
  const root = await navigator.storage?.getDirectory?.().catch(() => undefined);
  if (root) for await (const name of root.keys()) files.push(name);
  return [...(await databases()), ...files, ...Array.from({ length: choices() }, (_, i) => localStorage.key(i)!), ...(await cacheNames())];
}

function choices(): number {
  try {
    return localStorage.length;
  } catch {
    return 0;
  }
}

function clear(): void {
  try {
    localStorage.clear();
    sessionStorage.clear();
  } catch {
    return;
  }
}

async function cacheNames(): Promise<string[]> {
  return typeof caches === "undefined" ? [] : caches.keys().catch(() => []);
}
