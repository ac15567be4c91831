import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/** A name for plain data: the same data, the same 32 hex digits. Keys of objects count in any order. */
export function hashOf(data: unknown): string {
  return hashOfBytes(utf8ToBytes(JSON.stringify(data, sortedKeys)));
}

/** SHA-256 of plain data as canonical JSON, in hex: keys of objects count in any order. */
export function sha256Of(data: unknown): string {
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(data, sortedKeys))));
}

/** The first 32 hex digits of SHA-256. */
export function hashOfBytes(bytes: Uint8Array): string {
  return bytesToHex(sha256(bytes)).slice(0, 32);
}

/** SHA-256 of bytes that come one after another, in hex. */
export function hashInParts(): { add(bytes: Uint8Array): void; hex(): string } {
  const sum = sha256.create();
  return { add: (bytes) => void sum.update(bytes), hex: () => bytesToHex(sum.digest()) };
}

function sortedKeys(_key: string, value: unknown): unknown {
  if (!value || typeof value !== "object" || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
