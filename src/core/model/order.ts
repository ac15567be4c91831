/**
 * Rows from the highest score to the lowest, ties in the order of the rows.
 *
 * A radix sort over the 64 bits of a double, 16 at a time, so that a million rows take a moment. −0 ties with 0.
 *
 * @throws RangeError when a score is NaN
 */
export function descending(score: Float64Array): Uint32Array {
  const n = score.length;
  const words = new Uint32Array(n * 2);
  new Float64Array(words.buffer).set(score);
  for (let i = 0; i < n; ++i) {
    if (Number.isNaN(score[i])) throw new RangeError(`descending: score ${i} is NaN`);
    const high = score[i] === 0 ? 0 : words[2 * i + 1];
    // Bits that rise as the number falls: a positive number's are turned over, sign apart.
    words[2 * i + 1] = high >>> 31 ? high : ~(high | 0x80000000);
    if (!(high >>> 31)) words[2 * i] = score[i] === 0 ? ~0 : ~words[2 * i];
  }
  let order = Uint32Array.from({ length: n }, (_, i) => i);
  let next = new Uint32Array(n);
  for (let pass = 0; pass < 4; ++pass) {
    const starts = startsOf(words, pass);
    if (!starts) continue;
    for (let i = 0; i < n; ++i) next[starts[digit(words, order[i], pass)]++] = order[i];
    [order, next] = [next, order];
  }
  return order;
}

/** Where the rows of each digit start; null when all rows have the same. */
function startsOf(words: Uint32Array, pass: number): Uint32Array | null {
  const n = words.length / 2;
  const starts = new Uint32Array(65536);
  for (let i = 0; i < n; ++i) ++starts[digit(words, i, pass)];
  if (n && starts[digit(words, 0, pass)] === n) return null;
  for (let d = 0, sum = 0; d < 65536; ++d) {
    const count = starts[d];
    starts[d] = sum;
    sum += count;
  }
  return starts;
}

function digit(words: Uint32Array, row: number, pass: number): number {
  return (words[2 * row + (pass >> 1)] >>> ((pass & 1) * 16)) & 0xffff;
}

/** Rows and events of each distinct score, highest first. */
export interface Ties {
  score: Float64Array;
  n: Uint32Array;
  events: Uint32Array;
}

/** Count rows and events (y = 1) by distinct score, highest first. */
export function ties(y: Uint8Array, score: Float64Array, order = descending(score)): Ties {
  if (y.length !== score.length) throw new RangeError(`ties: ${y.length} outcomes, ${score.length} scores`);
  const at = new Float64Array(order.length);
  const n = new Uint32Array(order.length);
  const events = new Uint32Array(order.length);
  let groups = 0;
  for (const i of order) {
    if (!groups || score[i] !== at[groups - 1]) at[groups++] = score[i];
    ++n[groups - 1];
    events[groups - 1] += y[i];
  }
  return { score: at.subarray(0, groups), n: n.subarray(0, groups), events: events.subarray(0, groups) };
}
