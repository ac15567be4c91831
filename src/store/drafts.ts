import { inStore } from "./database.ts";
import { sweep } from "./kept.ts";

/** A notebook as it stood last, kept in this browser: steps, never rows. */
export interface Draft {
  /** Tells one opened notebook from another. */
  id: string;
  json: string;
  title: string;
  savedMs: number;
  /** Where the notebook came from, so that files beside it are found again; null for one of the reader's own. */
  from: string | null;
}

/** Drafts kept; the oldest goes when there are more. */
export const DRAFTS = 5;

/** The drafts that are kept, the latest first; none where this browser keeps nothing. */
export async function drafts(): Promise<Draft[]> {
  const found = await inStore("drafts", "readonly", (store) => store.getAll() as IDBRequest<Draft[]>);
  return (found ?? []).map((draft) => ({ ...draft, id: draft.id ?? OLD })).sort((a, b) => b.savedMs - a.savedMs);
}

/** One draft by its id. */
export async function draftOf(id: string): Promise<Draft | undefined> {
  return (await drafts()).find((draft) => draft.id === id);
}

/** Keep a draft, instead of what was kept under its id. The oldest of more than five goes, with the data that was kept for it alone. */
export async function keepDraft(draft: Draft): Promise<void> {
  await inStore("drafts", "readwrite", (store) => store.put(draft, draft.id));
  const old = (await drafts()).slice(DRAFTS);
  for (const { id } of old) await forgetDraft(id);
}

/** Forget a draft, and the data that was kept for it alone. */
export async function forgetDraft(id: string): Promise<void> {
  await inStore("drafts", "readwrite", (store) => store.delete(id));
  await inStore("kept", "readwrite", (store) => store.delete(id));
  await sweep();
}

/** A name for a notebook that is opened anew. Not for secrets. */
export function newDraftId(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(3)), (part) => part.toString(36)).join("");
}

/**
 * Hold a draft for this tab, so that two tabs do not write over each other.
 *
 * @returns lets go of it; undefined where another tab holds it. Where the browser cannot tell, nobody else does
 */
export async function holdDraft(id: string): Promise<(() => void) | undefined> {
  if (!navigator.locks) return () => undefined;
  return new Promise((resolve) => {
    const patience = AbortSignal.timeout(RELOAD_MS);
    const held = () => new Promise<void>((letGo) => resolve(letGo));
    navigator.locks.request(`contraflow/draft/${id}`, { signal: patience }, held).catch(() => resolve(undefined));
  });
}

/** A tab that is loaded again lets go of its draft within this time. */
const RELOAD_MS = 500;

/** The id of a draft from before there were several. */
const OLD = "last";
