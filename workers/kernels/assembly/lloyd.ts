/*
 * Lloyd's passes: labels, and the sums of the rows under each. `lloyd-rows.ts` says how rows lie, `lloyd-nearest.ts` finds the centre of each.
 */

import { count, distance, found, two, undoubted, weighed } from "./lloyd-nearest";
import { LANES, WIDE, columns, labels, rowBytes, rows, tileBytes, turn, turned } from "./lloyd-rows";

export { aim } from "./lloyd-nearest";
export { keep, lay } from "./lloyd-rows";

/** First byte that is free for data. */
export function heapBase(): usize {
  return __heap_base;
}

/**
 * Label the rows of some tiles with their nearest centre, and carry those that changed over to the sums of their new label. The label of
 * a row without one is k, for which there are counts as well.
 *
 * Tiles that changed are listed and carried over behind all labels: the processor then waits for several rows at once, not for one after another.
 *
 * @param lanes rows of the last tile that count
 * @param list 16 bytes a tile
 * @returns how many labels changed
 */
export function pass(from: usize, to: usize, lanes: i32, sums: usize, counts: usize, list: usize): i32 {
  let end = list;
  undoubted();
  for (let t = from; t < to; ++t) {
    const now = found(t);
    const before = load<u64>(labels + t * LANES);
    let other = now ^ before;
    if (t == to - 1) other &= (<u64>-1) >> ((LANES - lanes) * 8);
    if (!other) continue;
    store<u64>(labels + t * LANES, before ^ other);
    store<u64>(end, other);
    store<u32>(end, <u32>t, 8);
    end += 16;
  }
  weighed(<i32>(to - from));
  let changed = 0;
  for (let at = list; at < end; at += 16) changed += carry(load<u32>(at, 8), load<u64>(at), sums, counts);
  return changed;
}

/** Carry rows of a tile over, those whose labels differ from what they were by bits. */
function carry(t: usize, other: u64, sums: usize, counts: usize): i32 {
  let changed = 0;
  for (let left = other; left; ++changed) {
    const lane = ctz(left) >> 3;
    const bits = (<u64>255) << (lane * 8);
    const now = <usize>load<u8>(labels + t * LANES + <usize>lane);
    const then = now ^ (<usize>((other & bits) >> (lane * 8)));
    const row = rows + (t * LANES + <usize>lane) * rowBytes;
    if (then == count) add(row, sums + now * columns * 8);
    else move(row, sums + then * columns * 8, sums + now * columns * 8);
    store<i32>(counts + now * 4, load<i32>(counts + now * 4) + 1);
    store<i32>(counts + then * 4, load<i32>(counts + then * 4) - 1);
    left &= ~bits;
  }
  return changed;
}

/** Take a row off one sum and add it to another. */
function move(row: usize, less: usize, more: usize): void {
  const end = row + rowBytes;
  for (; row + 4 < end; row += 8) {
    const x = two(row);
    v128.store(less, f64x2.sub(v128.load(less), x));
    v128.store(more, f64x2.add(v128.load(more), x));
    less += 16;
    more += 16;
  }
  if (row >= end) return;
  const x = <f64>load<f32>(row);
  store<f64>(less, load<f64>(less) - x);
  store<f64>(more, load<f64>(more) + x);
}

/** Add a row to a sum. */
function add(row: usize, to: usize): void {
  const end = row + rowBytes;
  for (; row + 4 < end; row += 8) {
    v128.store(to, f64x2.add(v128.load(to), two(row)));
    to += 16;
  }
  if (row < end) store<f64>(to, load<f64>(to) + <f64>load<f32>(row));
}

/** Add rows from…to to the sums of their labels. */
export function gather(from: usize, to: usize, sums: usize): void {
  for (let i = from; i < to; ++i) add(rows + i * rowBytes, sums + <usize>load<u8>(labels + i) * columns * 8);
}

/** Squared distances of rows from…to to the centres of their labels, one behind another. */
export function measure(from: usize, to: usize, into: usize): void {
  for (let i = from; i < to; ++i) {
    store<f64>(into, distance(rows + i * rowBytes, <usize>load<u8>(labels + i)));
    into += 8;
  }
}

/** Squared distances of the rows of some tiles to m centres, d floats each; a float a row, those to the next centre behind `stride` bytes. */
export function gaps(from: usize, to: usize, given: usize, m: usize, into: usize, stride: usize): void {
  for (let t = from; t < to; ++t) {
    turn(t);
    for (let c: usize = 0; c < m; ++c) {
      let low = f32x4.splat(0);
      let high = low;
      let at = turned;
      for (let j = given + c * rowBytes, end = j + rowBytes; j < end; j += 4) {
        const value = v128.load32_splat(j);
        const a = f32x4.sub(v128.load(at), value);
        const b = f32x4.sub(v128.load(at, 16), value);
        low = f32x4.add(low, f32x4.mul(a, a));
        high = f32x4.add(high, f32x4.mul(b, b));
        at += WIDE;
      }
      v128.store(into + c * stride, low);
      v128.store(into + c * stride, high, 16);
    }
    into += WIDE;
  }
}
