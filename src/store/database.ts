const DATABASE = "contraflow";
const VERSION = 2;

/** What is kept in this browser's database: notebooks, handles of files by path, and what data is kept for which notebook. */
export type StoreName = "drafts" | "handles" | "kept";

const STORES: readonly StoreName[] = ["drafts", "handles", "kept"];

/** Ask one store something; looking makes no database. Undefined where this browser keeps nothing, as in private windows and locked-down browsers: that is no fault. */
export async function inStore<T>(name: StoreName, mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest<T>): Promise<T | undefined> {
  if (mode === "readonly" && !(await databases()).includes(DATABASE)) return undefined;
  const database = await open().catch(() => undefined);
  if (!database) return undefined;
  try {
    return await answered(ask(database.transaction(name, mode).objectStore(name)));
  } finally {
    database.close();
  }
}

/** Delete every database of the page. */
export async function forgetDatabases(): Promise<void> {
  for (const name of await databases()) {
    const request = indexedDB.deleteDatabase(name);
    await new Promise<void>((resolve, reject) => {
      request.onsuccess = () => resolve();
      request.onerror = () => reject(request.error ?? new Error("IndexedDB"));
    });
  }
}

/** The names of the databases there are. */
export async function databases(): Promise<string[]> {
  if (typeof indexedDB === "undefined") return [];
  const found = await indexedDB.databases?.().catch(() => []);
  return found ? found.flatMap(({ name }) => name ?? []) : [DATABASE];
}

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, VERSION);
  request.onupgradeneeded = () => {
    for (const name of STORES) if (!request.result.objectStoreNames.contains(name)) request.result.createObjectStore(name);
  };
  return answered(request).then((database) => {
    database.onversionchange = () => database.close();
    return database;
  });
}

function answered<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error("IndexedDB"));
  });
}
