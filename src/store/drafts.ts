/** The notebook as it stood last, kept in this browser: steps, never rows. */
export interface Draft {
  json: string;
  title: string;
  savedMs: number;
  /** Where the notebook came from, so that files beside it are found again; null for one of the reader's own. */
  from: string | null;
}

const DATABASE = "contraflow";
const STORE = "drafts";
const KEY = "last";

/** The draft that was kept last; undefined when there is none or this browser keeps nothing. */
export async function lastDraft(): Promise<Draft | undefined> {
  return inStore("readonly", (store) => store.get(KEY) as IDBRequest<Draft | undefined>);
}

/** Keep a draft instead of the last one. */
export async function keepDraft(draft: Draft): Promise<void> {
  await inStore("readwrite", (store) => store.put(draft, KEY));
}

export async function forgetDraft(): Promise<void> {
  await inStore("readwrite", (store) => store.delete(KEY));
}

/** Private windows and locked-down browsers have no IndexedDB: then nothing is kept, which is no fault. */
async function inStore<T>(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest<T>): Promise<T | undefined> {
  const database = await open().catch(() => undefined);
  if (!database) return undefined;
  try {
    return await answered(ask(database.transaction(STORE, mode).objectStore(STORE)));
  } finally {
    database.close();
  }
}

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE);
  return answered(request);
}

function answered<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error("IndexedDB"));
  });
}
