import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/**
 * A token that stands for an id: 32 hex digits that only the holder of the key can make again.
 *
 * Spaces around the id and its Unicode form do not matter. A plain hash of a telephone number would be undone by trying all numbers; a keyed one is not.
 *
 * @param key 32 random bytes, one for each recipient and purpose, kept apart from the file
 *
 * Source: HMAC-SHA-256, RFC 2104.
 * Checked: tests/golden/hashing-holdout.json.
 */
export function pseudonym(key: Uint8Array, id: string): string {
  return bytesToHex(hmac(sha256, key, utf8ToBytes(id.trim().normalize("NFC")))).slice(0, 32);
}
