/**
 * e^x for x ≤ 0, to one unit in the last place or so; below −700 as for −700.
 *
 * x = k ln 2 + r, |r| ≤ 0.347, with ln 2 in two parts so that r keeps its digits; e^r by its series to r^13.
 */
export function exponential(below: v128): v128 {
  const x = f64x2.max(below, f64x2.splat(-700));
  const k = f64x2.nearest(f64x2.mul(x, f64x2.splat(1.4426950408889634)));
  let r = f64x2.sub(x, f64x2.mul(k, f64x2.splat(6.9314718036912381649e-1)));
  r = f64x2.sub(r, f64x2.mul(k, f64x2.splat(1.90821492927058770002e-10)));
  let p = step(f64x2.splat(1.0 / 6227020800), r, 1.0 / 479001600);
  p = step(p, r, 1.0 / 39916800);
  p = step(p, r, 1.0 / 3628800);
  p = step(p, r, 1.0 / 362880);
  p = step(p, r, 1.0 / 40320);
  p = step(p, r, 1.0 / 5040);
  p = step(p, r, 1.0 / 720);
  p = step(p, r, 1.0 / 120);
  p = step(p, r, 1.0 / 24);
  p = step(p, r, 1.0 / 6);
  p = step(step(step(p, r, 0.5), r, 1), r, 1);
  const whole = i64x2.extend_low_i32x4_s(i32x4.trunc_sat_f64x2_s_zero(k));
  return f64x2.mul(p, i64x2.shl(i64x2.add(whole, i64x2.splat(1023)), 52));
}

/** The next step of Horner's rule. */
function step(p: v128, r: v128, constant: f64): v128 {
  return f64x2.add(f64x2.mul(p, r), f64x2.splat(constant));
}
