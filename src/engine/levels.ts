/** Distinct texts, told apart by their bytes. */
export interface Levels {
  /** The texts, in order of first appearance. */
  readonly all: string[];
  /** The code of the text in some bytes of UTF-8, which is new where it has not been seen. */
  codeOf(bytes: Uint8Array, from: number, to: number): number;
}

/** Start with none. */
export function openLevels(): Levels {
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  const all: string[] = [];
  const hashes: number[] = [];
  const ends: number[] = [0];
  let known = new Uint8Array(1024);
  let slots = new Int32Array(256).fill(-1);

  /** The slot of a text's code, or the empty one where it would be. */
  function slotOf(hash: number, is: (code: number) => boolean): number {
    let at = hash & (slots.length - 1);
    while (slots[at] >= 0 && !(hashes[slots[at]] === hash && is(slots[at]))) at = (at + 1) & (slots.length - 1);
    return at;
  }

  function learn(hash: number, text: Uint8Array): number {
    if (2 * all.length >= slots.length) {
      slots = new Int32Array(4 * slots.length).fill(-1);
      hashes.forEach((own, code) => (slots[slotOf(own, none)] = code));
    }
    const end = ends[all.length] + text.length;
    if (end > known.length) known = grown(known, 2 * end);
    known.set(text, ends[all.length]);
    ends.push(end);
    hashes.push(hash);
    slots[slotOf(hash, none)] = all.length;
    return all.push(decoder.decode(text)) - 1;
  }

  return {
    all,
    codeOf(bytes, from, to) {
      const hash = hashOf(bytes, from, to);
      const same = (code: number) => {
        const start = ends[code];
        if (ends[code + 1] - start !== to - from) return false;
        for (let i = from; i < to; ++i) if (known[start + i - from] !== bytes[i]) return false;
        return true;
      };
      const code = slots[slotOf(hash, same)];
      return code >= 0 ? code : learn(hash, bytes.subarray(from, to));
    },
  };
}

const none = () => false;

function hashOf(bytes: Uint8Array, from: number, to: number): number {
  let hash = to - from;
  for (let i = from; i < to; ++i) hash = Math.imul(hash ^ bytes[i], 0x01000193);
  return hash ^ (hash >>> 15);
}

function grown(bytes: Uint8Array, size: number): Uint8Array<ArrayBuffer> {
  const more = new Uint8Array(size);
  more.set(bytes);
  return more;
}
