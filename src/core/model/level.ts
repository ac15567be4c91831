/**
 * What to add to the log-odds of probabilities so that their mean is the share of events. Order and slope stay. NaN without both answers.
 *
 * Source: King & Zeng 2001, doi:10.1093/oxfordjournals.pan.a004868 (correction of the intercept), by bisection.
 */
export function levelShift(y: Uint8Array, p: Float64Array): number {
  const wanted = y.reduce((sum, value) => sum + value, 0) / y.length;
  if (!(wanted > 0 && wanted < 1)) return NaN;
  const logits = p.map((value) => {
    const kept = Math.min(Math.max(value, 1e-15), 1 - 1e-15);
    return Math.log(kept) - Math.log1p(-kept);
  });
  let [low, high] = [-40, 40];
  for (let step = 0; step < 60; ++step) {
    const middle = (low + high) / 2;
    let sum = 0;
    for (const f of logits) sum += 1 / (1 + Math.exp(-(f + middle)));
    if (sum / logits.length < wanted) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
