/** Variance of errors about their mean, with n − 1; NaN of fewer than two. */
export function varianceOf(errors: Float64Array): number {
  if (errors.length < 2) return NaN;
  const mean = errors.reduce((sum, error) => sum + error, 0) / errors.length;
  return errors.reduce((sum, error) => sum + (error - mean) ** 2, 0) / (errors.length - 1);
}
