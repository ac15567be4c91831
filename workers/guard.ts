/*
 * The network guard: whatever runs in this worker after this module cannot reach the network.
 *
 * Import it before anything else. A page's `<meta>` policy does not bind a worker that comes from a URL, so this holds where the host sends no headers.
 */

/** Ways out that nothing here needs. What stays on the machine (BroadcastChannel, IndexedDB, locks) is left. */
const EXITS = [
  "WebSocket",
  "WebSocketStream",
  "EventSource",
  "WebTransport",
  "RTCPeerConnection",
  "RTCDataChannel",
  "importScripts",
  "Worker",
  "SharedWorker",
  "ServiceWorkerContainer",
  "caches",
  "CacheStorage",
  "Cache",
  "FontFace",
  "fonts",
  "Notification",
  "PushManager",
  "BackgroundFetchManager",
];

/** The real thing, kept for the page's own files. */
const download = fetch.bind(globalThis);

/** Fetch what the page itself made (`blob:`) or ships (its own wasm); refuse all else. */
async function ownFilesOnly(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const request = new Request(input, { ...init, redirect: "error", credentials: "same-origin" });
  const { origin, protocol, pathname, search } = new URL(request.url);
  const ours = protocol === "blob:" || (pathname.endsWith(".wasm") && !search);
  if (origin !== location.origin || !ours || request.method !== "GET") throw new TypeError(`the guard refused ${request.url}`);
  return download(request);
}

/** A request that ends at once with 404: DuckDB takes it for a clean "not there", where a throw would break it. */
class DeadRequest extends EventTarget {
  readonly UNSENT = 0;
  readonly DONE = 4;
  readyState = 0;
  status = 0;
  statusText = "";
  response: unknown = null;
  responseText = "";
  responseType = "";
  responseURL = "";
  timeout = 0;
  withCredentials = false;
  onload: ((event: Event) => void) | null = null;
  onloadend: ((event: Event) => void) | null = null;
  onreadystatechange: ((event: Event) => void) | null = null;
  open(): void {
    this.readyState = 1;
  }
  send(): void {
    this.readyState = this.DONE;
    this.status = 404;
    this.statusText = "Not Found";
    queueMicrotask(() => {
      for (const name of ["readystatechange", "load", "loadend"] as const) {
        const event = new Event(name);
        this[`on${name}`]?.(event);
        this.dispatchEvent(event);
      }
    });
  }
  abort(): void {}
  setRequestHeader(): void {}
  overrideMimeType(): void {}
  getResponseHeader(): null {
    return null;
  }
  getAllResponseHeaders(): string {
    return "";
  }
}

/** Put `value` over a global for good, also where a prototype holds the original. */
function replace(global: string, value: unknown): void {
  for (let holder: object | null = globalThis; holder && holder !== Object.prototype; holder = Object.getPrototypeOf(holder) as object | null)
    if (holder === globalThis || Object.hasOwn(holder, global))
      Object.defineProperty(holder, global, { value, writable: false, configurable: false, enumerable: false });
}

/** Take a member away from what stands behind `navigator`. */
function removeFromNavigator(member: string): void {
  for (let holder: object | null = navigator; holder && holder !== Object.prototype; holder = Object.getPrototypeOf(holder) as object | null)
    if (Object.hasOwn(holder, member)) Object.defineProperty(holder, member, { value: undefined, configurable: false });
}

replace("fetch", ownFilesOnly);
replace("XMLHttpRequest", DeadRequest);
for (const exit of EXITS) replace(exit, undefined);
for (const member of ["sendBeacon", "serviceWorker", "connection"]) removeFromNavigator(member);

export {};
