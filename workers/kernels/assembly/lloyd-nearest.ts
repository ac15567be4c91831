/*
 * The nearest centre of each row of a tile. Centres lie in groups of four, as floats and as pairs: first |c|² of each, then column by column.
 *
 * The nearest has the least |c|² − 2xc. It is found in whole numbers; where another is so near that rounding may have put the wrong one first, in floats, for which the
 * tile is turned: column j is then eight floats at byte 32 j; and where these do not tell either, in doubles. About one tile of fifty takes the second way.
 */

import { LANES, REACH, WIDE, columns, lengths, narrow, narrowBytes, rowBytes, rows, tileBytes, turn, turned } from "./lloyd-rows";

/** Half the distance between 1 and the next float. */
const ROUNDING: f32 = 5.9604645e-8;

/** Scores so near to each other may have lost digits below the least of floats. */
const TINY: f32 = 1e-35;

/** Scores of a tile: eight floats a centre. */
const scores: usize = memory.data(256 * 32);

let centres: usize;
let packed: usize;
let packedNarrow: usize;
export let count: usize;
let numbers: i32;
let farthest: f32;
let rough: f32;

let unsure: i32;
let screening: bool;
let doubts: i32;

/** Aim at centres, k rows of doubles; both kinds of groups of four are made behind `atPacked`. */
export function aim(atCentres: usize, atPacked: usize, k: usize): void {
  centres = atCentres;
  packed = atPacked;
  packedNarrow = packed + ((k + 3) >> 2) * (columns + 1) * 16;
  count = k;
  numbers = 1;
  while (<usize>numbers < k) numbers <<= 1;
  let longest: f64 = 0;
  for (let c: usize = 0; c < k; ++c) longest = max(longest, squares(c));
  farthest = <f32>sqrt(longest);
  rough = (<f32>4.2 / REACH) * sqrt(<f32>columns) * farthest;
  const scale: f64 = longest > 0 ? REACH / sqrt(longest) : 0;
  for (let c: usize = 0; c < ((k + 3) & ~3); ++c) pack(c, scale);
  screening = true;
}

/** Squared length of a centre. */
function squares(c: usize): f64 {
  let sum: f64 = 0;
  for (let j: usize = 0; j < columns; ++j) {
    const value = load<f64>(centres + (c * columns + j) * 8);
    sum += value * value;
  }
  return sum;
}

/** Put a centre in its place among the groups, or behind the last one what is never nearest. */
function pack(c: usize, scale: f64): void {
  const at = packed + (c >> 2) * (columns + 1) * 16 + (c & 3) * 4;
  const atNarrow = packedNarrow + (c >> 2) * ((columns + 3) >> 1) * 16 + (c & 3) * 4;
  const length: f32 = c < count ? <f32>squares(c) : f32.MAX_VALUE;
  store<f32>(at, length);
  store<f32>(atNarrow, length);
  for (let j: usize = 0; j < ((columns + 1) & ~1); ++j) {
    const value = c < count && j < columns ? load<f64>(centres + (c * columns + j) * 8) : 0;
    if (j < columns) store<f32>(at + (j + 1) * 16, <f32>(-2 * value));
    store<i16>(atNarrow + ((j >> 1) + 1) * 16 + (j & 1) * 2, <i16>nearest(value * scale));
  }
}

/** Count doubts anew. */
export function undoubted(): void {
  doubts = 0;
}

/** Give whole numbers up, until centres are aimed at anew, when they left most of so many tiles in doubt. */
export function weighed(tiles: i32): void {
  screening = screening && 2 * doubts < tiles;
}

/** The nearest centre of each row of a tile, a byte each: by whole numbers where these tell, else by floats, else by doubles. */
export function found(t: usize): u64 {
  const length = load<f32>(lengths + t * 4);
  const near = doubtful(length);
  if (screening) {
    screen(t, length);
    const labels = least(near + rough * length);
    if (!unsure) return labels;
    ++doubts;
  }
  score(t);
  const labels = least(near);
  return unsure ? settled(labels, unsure, rows + t * LANES * rowBytes) : labels;
}

/** Score a tile in 16 bits: |c|² − 2xc of each row and centre. Four centres at a time, eight rows in two halves; written out, since a loop would cost a third more. */
function screen(t: usize, length: f32): void {
  const tile = narrow + t * narrowBytes;
  const end = tile + narrowBytes;
  const unit = f32x4.splat((-2 / (REACH * REACH)) * farthest * length);
  let at = packedNarrow;
  for (let to = scores, all = scores + count * WIDE; to < all; to += 4 * WIDE) {
    const head = at;
    let a0 = i32x4.splat(0);
    let a1 = a0;
    let a2 = a0;
    let a3 = a0;
    let b0 = a0;
    let b1 = a0;
    let b2 = a0;
    let b3 = a0;
    at += 16;
    for (let p = tile; p < end; p += WIDE) {
      const x = v128.load(p);
      const y = v128.load(p, 16);
      const c0 = v128.load32_splat(at);
      const c1 = v128.load32_splat(at, 4);
      const c2 = v128.load32_splat(at, 8);
      const c3 = v128.load32_splat(at, 12);
      a0 = i32x4.add(a0, i32x4.dot_i16x8_s(x, c0));
      b0 = i32x4.add(b0, i32x4.dot_i16x8_s(y, c0));
      a1 = i32x4.add(a1, i32x4.dot_i16x8_s(x, c1));
      b1 = i32x4.add(b1, i32x4.dot_i16x8_s(y, c1));
      a2 = i32x4.add(a2, i32x4.dot_i16x8_s(x, c2));
      b2 = i32x4.add(b2, i32x4.dot_i16x8_s(y, c2));
      a3 = i32x4.add(a3, i32x4.dot_i16x8_s(x, c3));
      b3 = i32x4.add(b3, i32x4.dot_i16x8_s(y, c3));
      at += 16;
    }
    put(to, head, unit, a0, b0);
    put(to + WIDE, head + 4, unit, a1, b1);
    put(to + 2 * WIDE, head + 8, unit, a2, b2);
    put(to + 3 * WIDE, head + 12, unit, a3, b3);
  }
}

function put(to: usize, length: usize, unit: v128, a: v128, b: v128): void {
  const c = v128.load32_splat(length);
  v128.store(to, f32x4.add(c, f32x4.mul(f32x4.convert_i32x4_s(a), unit)));
  v128.store(to, f32x4.add(c, f32x4.mul(f32x4.convert_i32x4_s(b), unit)), 16);
}

/** The same in floats. */
function score(t: usize): void {
  turn(t);
  const end = turned + tileBytes;
  let at = packed;
  for (let to = scores, all = scores + count * WIDE; to < all; to += 4 * WIDE) {
    let a0 = v128.load32_splat(at);
    let a1 = v128.load32_splat(at, 4);
    let a2 = v128.load32_splat(at, 8);
    let a3 = v128.load32_splat(at, 12);
    let b0 = a0;
    let b1 = a1;
    let b2 = a2;
    let b3 = a3;
    at += 16;
    for (let p = turned; p < end; p += WIDE) {
      const x = v128.load(p);
      const y = v128.load(p, 16);
      const c0 = v128.load32_splat(at);
      const c1 = v128.load32_splat(at, 4);
      const c2 = v128.load32_splat(at, 8);
      const c3 = v128.load32_splat(at, 12);
      a0 = f32x4.add(a0, f32x4.mul(x, c0));
      b0 = f32x4.add(b0, f32x4.mul(y, c0));
      a1 = f32x4.add(a1, f32x4.mul(x, c1));
      b1 = f32x4.add(b1, f32x4.mul(y, c1));
      a2 = f32x4.add(a2, f32x4.mul(x, c2));
      b2 = f32x4.add(b2, f32x4.mul(y, c2));
      a3 = f32x4.add(a3, f32x4.mul(x, c3));
      b3 = f32x4.add(b3, f32x4.mul(y, c3));
      at += 16;
    }
    v128.store(to, a0);
    v128.store(to, b0, 16);
    v128.store(to, a1, 32);
    v128.store(to, b1, 48);
    v128.store(to, a2, 64);
    v128.store(to, b2, 80);
    v128.store(to, a3, 96);
    v128.store(to, b3, 112);
  }
}

/** The centres of least score, a byte a row; and in `unsure` the rows to which another is as near as `doubt`. */
function least(doubt: f32): u64 {
  const number = i32x4.splat(numbers - 1);
  const score = v128.not(number);
  const one = i32x4.splat(1);
  let lowBest = f32x4.splat(f32.MAX_VALUE);
  let highBest = lowBest;
  let lowNext = lowBest;
  let highNext = lowBest;
  let c = i32x4.splat(0);
  for (let at = scores, end = scores + count * WIDE; at < end; at += WIDE) {
    const a = v128.or(v128.and(v128.load(at), score), c);
    const b = v128.or(v128.and(v128.load(at, 16), score), c);
    lowNext = f32x4.pmin(lowNext, f32x4.pmax(lowBest, a));
    highNext = f32x4.pmin(highNext, f32x4.pmax(highBest, b));
    lowBest = f32x4.pmin(lowBest, a);
    highBest = f32x4.pmin(highBest, b);
    c = i32x4.add(c, one);
  }
  const far = f32x4.splat(doubt);
  const low = f32x4.gt(f32x4.sub(lowNext, lowBest), far);
  const high = f32x4.gt(f32x4.sub(highNext, highBest), far);
  unsure = 255 ^ i32x4.bitmask(low) ^ (i32x4.bitmask(high) << 4);
  const halves = i16x8.narrow_i32x4_u(v128.and(lowBest, number), v128.and(highBest, number));
  return <u64>i64x2.extract_lane(i8x16.narrow_i16x8_u(halves, halves), 0);
}

/** How near two centres may seem to a row of a tile, in |c|² − 2xc, before rounding and the numbers in the last bits may have put the wrong one first. */
function doubtful(length: f32): f32 {
  return 2 * <f32>(<i32>columns + 6 + 2 * numbers) * ROUNDING * farthest * (farthest + 2 * length) + TINY;
}

/** The labels of a tile, those that are unsure told anew by full distances in doubles; the lowest on a tie. */
function settled(found: u64, unsure: i32, first: usize): u64 {
  for (let lane: usize = 0; lane < LANES; ++lane) {
    if (!((unsure >> (<i32>lane)) & 1)) continue;
    let best = f64.MAX_VALUE;
    let nearest: usize = 0;
    for (let c: usize = 0; c < count; ++c) {
      const gap = distance(first + lane * rowBytes, c);
      if (gap >= best) continue;
      best = gap;
      nearest = c;
    }
    found = (found & ~((<u64>255) << (lane * 8))) | ((<u64>nearest) << (lane * 8));
  }
  return found;
}

/** Squared distance of a row to a centre, in doubles; added up as `distance2` does it. */
export function distance(row: usize, c: usize): f64 {
  const whole = columns & ~3;
  let at = centres + c * columns * 8;
  let s01 = f64x2.splat(0);
  let s23 = s01;
  for (let j: usize = 0; j < whole; j += 4) {
    const low = f64x2.sub(two(row), v128.load(at));
    const high = f64x2.sub(two(row + 8), v128.load(at, 16));
    s01 = f64x2.add(s01, f64x2.mul(low, low));
    s23 = f64x2.add(s23, f64x2.mul(high, high));
    row += 16;
    at += 32;
  }
  let s0 = f64x2.extract_lane(s01, 0);
  for (let j = whole; j < columns; ++j) {
    const gap = <f64>load<f32>(row) - load<f64>(at);
    s0 += gap * gap;
    row += 4;
    at += 8;
  }
  return s0 + f64x2.extract_lane(s01, 1) + (f64x2.extract_lane(s23, 0) + f64x2.extract_lane(s23, 1));
}

/** Two columns of a row, in doubles. */
export function two(row: usize): v128 {
  return f64x2.promote_low_f32x4(v128.load64_zero(row));
}
