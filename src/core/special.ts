const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905, -0.13857109526572012,
  9.9843695780195716e-6, 1.5056327351493116e-7,
];
const HALF_LOG_TAU = 0.5 * Math.log(2 * Math.PI);

/**
 * ln |Γ(x)|, relative error about 1e-15 for x from 0.03 to 1e8; exactly 0 at 1 and 2.
 *
 * Source: Lanczos 1964, doi:10.1137/0701008, g = 7 with 9 terms.
 * Checked: tests/golden/special-functions.json (scipy 1.10).
 */
export function logGamma(x: number): number {
  if (x === 1 || x === 2) return 0;
  if (x < 0.5) return Math.log(Math.PI / Math.abs(Math.sin(Math.PI * x))) - logGamma(1 - x);
  const z = x - 1;
  let sum = LANCZOS[0];
  for (let i = 1; i < LANCZOS.length; ++i) sum += LANCZOS[i] / (z + i);
  const t = z + 7.5;
  return HALF_LOG_TAU + (z + 0.5) * Math.log(t) - t + Math.log(sum);
}

/** Numerators and denominators of Cody's three ranges, in the order he prints them. */
const CODY = {
  near: [
    [3.1611237438705656, 113.864154151050156, 377.485237685302021, 3209.37758913846947, 0.185777706184603153],
    [23.6012909523441209, 244.024637934444173, 1282.61652607737228, 2844.23683343917062],
  ],
  middle: [
    [
      0.564188496988670089, 8.88314979438837594, 66.1191906371416295, 298.635138197400131, 881.95222124176909, 1712.04761263407058, 2051.07837782607147,
      1230.33935479799725, 2.15311535474403846e-8,
    ],
    [
      15.7449261107098347, 117.693950891312499, 537.181101862009858, 1621.38957456669019, 3290.79923573345963, 4362.61909014324716, 3439.36767414372164,
      1230.33935480374942,
    ],
  ],
  far: [
    [0.305326634961232344, 0.360344899949804439, 0.125781726111229246, 0.0160837851487422766, 6.58749161529837803e-4, 0.0163153871373020978],
    [2.56852019228982242, 1.87295284992346047, 0.527905102951428412, 0.0605183413124413191, 0.00233520497626869185],
  ],
};

/**
 * 1 − erf(x), to about 1e-15 relative also far out.
 *
 * Source: Cody 1969, doi:10.1090/S0025-5718-1969-0247736-4.
 * Checked: tests/golden/special-functions.json.
 */
export function erfc(x: number): number {
  const y = Math.abs(x);
  if (y <= 0.46875) return 1 - x * cody(CODY.near, y * y);
  let tail: number;
  if (y <= 4) tail = cody(CODY.middle, y);
  else {
    const z = 1 / (y * y);
    tail = (1 / Math.sqrt(Math.PI) - z * cody(CODY.far, z)) / y;
  }
  const coarse = Math.trunc(y * 16) / 16;
  tail *= Math.exp(-coarse * coarse) * Math.exp(-(y - coarse) * (y + coarse));
  return x < 0 ? 2 - tail : tail;
}

function cody([above, below]: number[][], z: number): number {
  const last = below.length - 1;
  let over = above[last + 1] * z;
  let under = z;
  for (let i = 0; i < last; ++i) {
    over = (over + above[i]) * z;
    under = (under + below[i]) * z;
  }
  return (over + above[last]) / (under + below[last]);
}

/** P(Z ≤ x) of the standard normal. Checked: tests/golden/special-functions.json. */
export function normalCdf(x: number): number {
  return 0.5 * erfc(-x / Math.SQRT2);
}

/** Ratios of AS241 by range, constant term first. */
const AS241 = {
  middle: [
    [
      3.387132872796366608, 133.14166789178437745, 1971.5909503065514427, 13731.693765509461125, 45921.953931549871457, 67265.770927008700853,
      33430.575583588128105, 2509.0809287301226727,
    ],
    [
      1, 42.313330701600911252, 687.1870074920579083, 5394.1960214247511077, 21213.794301586595867, 39307.89580009271061, 28729.085735721942674,
      5226.495278852854561,
    ],
  ],
  near: [
    [
      1.42343711074968357734, 4.6303378461565452959, 5.7694972214606914055, 3.64784832476320460504, 1.27045825245236838258, 0.24178072517745061177,
      0.0227238449892691845833, 7.7454501427834140764e-4,
    ],
    [
      1, 2.05319162663775882187, 1.6763848301838038494, 0.68976733498510000455, 0.14810397642748007459, 0.0151986665636164571966, 5.475938084995344946e-4,
      1.05075007164441684324e-9,
    ],
  ],
  far: [
    [
      6.6579046435011037772, 5.4637849111641143699, 1.7848265399172913358, 0.29656057182850489123, 0.026532189526576123093, 0.0012426609473880784386,
      2.71155556874348757815e-5, 2.01033439929228813265e-7,
    ],
    [
      1, 0.59983220655588793769, 0.13692988092273580531, 0.0148753612908506148525, 7.868691311456132591e-4, 1.8463183175100546818e-5, 1.4215117583164458887e-7,
      2.04426310338993978564e-15,
    ],
  ],
};

/**
 * The x with P(Z ≤ x) = p; −Infinity at 0 and Infinity at 1.
 *
 * Source: Wichura 1988, algorithm AS 241 (PPND16), doi:10.2307/2347330.
 * Checked: tests/golden/special-functions.json.
 */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`normalQuantile: p ${p}`);
  if (p === 0 || p === 1) return p ? Infinity : -Infinity;
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) return q * ratio(AS241.middle, 0.180625 - q * q);
  const r = Math.sqrt(-Math.log(q < 0 ? p : 1 - p));
  return Math.sign(q) * (r <= 5 ? ratio(AS241.near, r - 1.6) : ratio(AS241.far, r - 5));
}

function ratio([above, below]: number[][], x: number): number {
  const polynomial = (terms: number[]) => terms.reduceRight((sum, term) => sum * x + term, 0);
  return polynomial(above) / polynomial(below);
}

/**
 * Regularised incomplete beta: P(X ≤ x) for X ~ Beta(a, b). NaN unless a, b > 0.
 *
 * Source: continued fraction by Lentz 1976, turned over beyond x = (a + 1)/(a + b + 2); leading factor by Loader 2000.
 * Checked: tests/golden/special-functions.json.
 */
export function betaIncomplete(x: number, a: number, b: number): number {
  if (!(a > 0 && b > 0) || Number.isNaN(x)) return NaN;
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = ((a * b) / (a + b)) * binomialMass(a, a + b, x);
  return x <= (a + 1) / (a + b + 2) ? (front * betaFraction(x, a, b)) / a : 1 - (front * betaFraction(1 - x, b, a)) / b;
}

function betaFraction(x: number, a: number, b: number): number {
  const tiny = 1e-300;
  const away = (value: number) => (Math.abs(value) < tiny ? tiny : value);
  let c = 1;
  let d = 1 / away(1 - ((a + b) * x) / (a + 1));
  let product = d;
  for (let m = 1; m < 100_000; ++m) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / away(1 + even * d);
    c = away(1 + even / c);
    product *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / away(1 + odd * d);
    c = away(1 + odd / c);
    product *= d * c;
    if (Math.abs(d * c - 1) < 1e-15) break;
  }
  return product;
}

/**
 * The x with P(X ≤ x) = p for X ~ Beta(a, b), relative error below 1e-8. NaN unless a, b > 0.
 *
 * Bisection, then Newton inside the bracket; where the bracket still touches 0, the leading term of the series.
 * Checked: tests/golden/special-functions.json.
 */
export function betaQuantile(p: number, a: number, b: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`betaQuantile: p ${p}`);
  if (!(a > 0 && b > 0)) return NaN;
  if (p === 0 || p === 1) return p;
  let [low, high] = [0, 1];
  for (let step = 0; step < 60; ++step) {
    const middle = (low + high) / 2;
    if (betaIncomplete(middle, a, b) < p) low = middle;
    else high = middle;
  }
  if (low === 0) return Math.min(high, Math.exp((Math.log(p * a) + logGamma(a) + logGamma(b) - logGamma(a + b)) / a));
  let x = (low + high) / 2;
  for (let step = 0; step < 3; ++step) {
    const density = (((a * b) / (a + b)) * binomialMass(a, a + b, x)) / (x * (1 - x));
    const next = x - (betaIncomplete(x, a, b) - p) / density;
    if (!(next >= low && next <= high)) break;
    x = next;
  }
  return x;
}

/** P(X ≥ x) for chi-square with `df` degrees of freedom. Checked: tests/golden/special-functions.json. */
export function chiSquareTail(x: number, df: number): number {
  return df === 1 ? erfc(Math.sqrt(Math.max(0, x) / 2)) : gammaTail(df / 2, x / 2);
}

/** Regularised upper incomplete gamma: series below a + 1, Lentz's fraction above. */
function gammaTail(a: number, x: number): number {
  if (x <= 0) return 1;
  const front = Math.exp(a * Math.log(x) - x - logGamma(a));
  if (x < a + 1) {
    let [term, sum] = [1 / a, 1 / a];
    for (let i = 1; Math.abs(term) > 1e-17 * sum; ++i) sum += term *= x / (a + i);
    return 1 - front * sum;
  }
  let [b, c] = [x + 1 - a, 1e300];
  let d = 1 / b;
  let product = d;
  for (let i = 1; i < 100_000; ++i) {
    const step = -i * (i - a);
    b += 2;
    d = 1 / (step * d + b);
    c = b + step / c;
    product *= d * c;
    if (Math.abs(d * c - 1) < 1e-15) break;
  }
  return front * product;
}

/** P(T ≥ t) of Student's t. Checked: tests/golden/special-functions.json. */
export function studentTail(t: number, df: number): number {
  const half = betaIncomplete(df / (df + t * t), df / 2, 0.5) / 2;
  return t < 0 ? 1 - half : half;
}

/** P(X ≥ k) for X ~ Binomial(n, p). Checked: tests/golden/special-functions.json. */
export function binomialTail(k: number, n: number, p: number): number {
  if (k <= 0) return 1;
  return k > n ? 0 : betaIncomplete(p, k, n - k + 1);
}

/**
 * Chance of k marked among `drawn` from `population` of which `marked` are marked.
 *
 * Source: Loader 2000, as three binomial masses, so that no digits are lost for large populations.
 * Checked: tests/golden/special-functions.json.
 */
export function hypergeometric(k: number, population: number, marked: number, drawn: number): number {
  if (k < Math.max(0, drawn - (population - marked)) || k > Math.min(marked, drawn)) return 0;
  const p = drawn / population;
  if (p === 0 || p === 1) return 1;
  return (binomialMass(k, marked, p) * binomialMass(drawn - k, population - marked, p)) / binomialMass(drawn, population, p);
}

/** n choose x times p^x (1 − p)^(n − x), also for x and n that are not whole. 0 < p < 1. */
function binomialMass(x: number, n: number, p: number): number {
  if (x === 0) return Math.exp(n * Math.log1p(-p));
  if (x === n) return Math.exp(n * Math.log(p));
  const log = stirlingError(n) - stirlingError(x) - stirlingError(n - x) - deviance(x, n * p) - deviance(n - x, n * (1 - p));
  return Math.exp(log) * Math.sqrt(n / (2 * Math.PI * x * (n - x)));
}

/** ln n! less Stirling's formula. */
function stirlingError(n: number): number {
  if (n <= 15) return logGamma(n + 1) - (n + 0.5) * Math.log(n) + n - HALF_LOG_TAU;
  const z = 1 / (n * n);
  return (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - z / 1188) * z) * z) * z) / n;
}

/** x ln(x/m) + m − x, without cancellation near x = m. */
function deviance(x: number, m: number): number {
  if (Math.abs(x - m) >= 0.1 * (x + m)) return x * Math.log(x / m) + m - x;
  const v = (x - m) / (x + m);
  let sum = (x - m) * v;
  let term = 2 * x * v;
  for (let i = 1; ; ++i) {
    term *= v * v;
    const next = sum + term / (2 * i + 1);
    if (next === sum) return sum;
    sum = next;
  }
}
