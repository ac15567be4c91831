/** First byte that is free for data. */
export function heapBase(): usize {
  return __heap_base;
}

/** Vectors whose counts of bits an 8-bit sum holds: 31 of at most 8. */
const RUN: usize = 31 * 16;

/**
 * Turn customers' masks into bit columns, one for each of 64 items: bit i of a column is customer i.
 *
 * @param low bits 0…31 of each customer's mask
 * @param high bits 32…63
 * @param blocks of 64 customers each
 * @param columns the first column; the others follow at `stride` bytes
 * @param scratch 512 bytes
 */
export function turn(low: usize, high: usize, blocks: i32, columns: usize, stride: usize, scratch: usize): void {
  for (let block = 0; block < blocks; ++block) {
    for (let k: usize = 0; k < 64; ++k) store<u64>(scratch + (k << 3), (<u64>load<u32>(low + (k << 2))) | ((<u64>load<u32>(high + (k << 2))) << 32));
    transpose(scratch);
    const to = columns + ((<usize>block) << 3);
    for (let k: usize = 0; k < 64; ++k) store<u64>(to + k * stride, load<u64>(scratch + (k << 3)));
    low += 256;
    high += 256;
  }
}

/** Transpose 64 × 64 bits in place: swap the off-diagonal quarters, then those of each quarter, down to single bits. */
function transpose(at: usize): void {
  let mask: u64 = 0x0000_0000_ffff_ffff;
  for (let size: usize = 32; size !== 0; size >>= 1) {
    for (let k: usize = 0; k < 64; k = ((k | size) + 1) & ~size) {
      const above = at + (k << 3);
      const below = at + ((k | size) << 3);
      const upper = load<u64>(above);
      const lower = load<u64>(below);
      const swap = ((upper >> (size as u64)) ^ lower) & mask;
      store<u64>(above, upper ^ (swap << (size as u64)));
      store<u64>(below, lower ^ swap);
    }
    const half = (size >> 1) as u64;
    mask ^= mask << half;
  }
}

/**
 * Add to `counts` how many bits each of the first `rows` columns has in common with itself and with each column after it.
 *
 * @param stride bytes from a column to the next; three columns beyond the last are read and let go
 * @param bytes of a column that hold customers: a multiple of 16
 * @param counts u32, rows × items
 */
export function count(columns: usize, stride: usize, bytes: usize, rows: i32, items: i32, counts: usize): void {
  for (let i = 0; i < rows; ++i) {
    const a = columns + <usize>i * stride;
    for (let j = i; j < items; j += 4) four(a, columns + <usize>j * stride, stride, bytes, counts + ((<usize>(i * items + j)) << 2), items - j);
  }
}

/** Bits that a column has in common with four others that follow each other; of these the first `wanted` count. */
function four(a: usize, b: usize, stride: usize, bytes: usize, counts: usize, wanted: i32): void {
  const c = b + stride;
  const d = c + stride;
  const e = d + stride;
  let sumB = i32x4.splat(0);
  let sumC = sumB;
  let sumD = sumB;
  let sumE = sumB;
  for (let at: usize = 0; at < bytes;) {
    const end = min(bytes, at + RUN);
    let inB = i8x16.splat(0);
    let inC = inB;
    let inD = inB;
    let inE = inB;
    for (; at < end; at += 16) {
      const bits = v128.load(a + at);
      inB = i8x16.add(inB, i8x16.popcnt(v128.and(bits, v128.load(b + at))));
      inC = i8x16.add(inC, i8x16.popcnt(v128.and(bits, v128.load(c + at))));
      inD = i8x16.add(inD, i8x16.popcnt(v128.and(bits, v128.load(d + at))));
      inE = i8x16.add(inE, i8x16.popcnt(v128.and(bits, v128.load(e + at))));
    }
    sumB = i32x4.add(sumB, wide(inB));
    sumC = i32x4.add(sumC, wide(inC));
    sumD = i32x4.add(sumD, wide(inD));
    sumE = i32x4.add(sumE, wide(inE));
  }
  add(counts, sumB);
  if (wanted > 1) add(counts + 4, sumC);
  if (wanted > 2) add(counts + 8, sumD);
  if (wanted > 3) add(counts + 12, sumE);
}

/** Sixteen sums of 8 bits as four of 32. */
function wide(sums: v128): v128 {
  return i32x4.extadd_pairwise_i16x8_u(i16x8.extadd_pairwise_i8x16_u(sums));
}

/** Add four sums to a count. */
function add(count: usize, sums: v128): void {
  const sum = i32x4.extract_lane(sums, 0) + i32x4.extract_lane(sums, 1) + i32x4.extract_lane(sums, 2) + i32x4.extract_lane(sums, 3);
  store<u32>(count, load<u32>(count) + <u32>sum);
}
