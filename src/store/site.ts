import { fault } from "../core/fault.ts";

declare module "../core/fault.ts" {
  interface Faults {
    "site/elsewhere": { path: string };
    "site/not-found": { path: string; status: number };
  }
}

/** A slash or backslash that hides from the address, but that a host may take for one. */
const HIDDEN_SLASH = /%2f|%5c/i;

/**
 * The address of a file lying below the page.
 *
 * @param base where the path starts; the page by default
 * @throws Fault `site/elsewhere` when it leads to another origin or above the page
 */
export function addressOf(path: string, base: string = document.baseURI): URL {
  const page = new URL(".", document.baseURI);
  const address = new URL(path, base);
  const below = address.origin === page.origin && address.pathname.startsWith(page.pathname);
  if (!below || HIDDEN_SLASH.test(address.pathname)) throw fault("site/elsewhere", { path });
  return address;
}

/** A file lying below the page. @throws Fault `site/elsewhere`, `site/not-found` */
export async function fetchFile(path: string, base?: string): Promise<File> {
  const response = await fetch(addressOf(path, base));
  if (!response.ok) throw fault("site/not-found", { path, status: response.status });
  const name = decodeURIComponent(path.split("/").at(-1) ?? path);
  return new File([await response.blob()], name, { lastModified: Date.parse(response.headers.get("last-modified") ?? "") || 0 });
}

/** Fetches files beside a notebook; undefined where there is none. Paths that lead elsewhere are refused. */
export function beside(notebook: string): (path: string) => Promise<File | undefined> {
  const base = addressOf(notebook).href;
  return async (path) => {
    try {
      return await fetchFile(path, base);
    } catch (error) {
      if (error instanceof Error && error.message.startsWith("site/not-found")) return undefined;
      throw error;
    }
  };
}
