/**
 * Quantile of the standard normal distribution, by bisection on its distribution function. Accurate to 1e-12 where it is
 * used (|z| below 6).
 *
 * @param p 1e-9 to 1 - 1e-9
 * @throws RangeError outside that range
 */
export function normalQuantile(p: number): number {
  if (!(p >= 1e-9 && p <= 1 - 1e-9)) throw new RangeError(`no quantile of the normal distribution at ${p}`);
  let low = -6.5;
  let high = 6.5;
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (normalDistribution(middle) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/**
 * Chance of a value up to x, by the Taylor series about 0 (Marsaglia 2004, "Evaluating the normal distribution", Journal of
 * Statistical Software 11(4)).
 *
 * @param x -8 to 8: further out the series loses its digits
 */
export function normalDistribution(x: number): number {
  let term = x;
  let sum = x;
  for (let i = 3; Math.abs(term) > 1e-17 * Math.abs(sum); i += 2) {
    term *= (x * x) / i;
    sum += term;
  }
  return 0.5 + (sum * Math.exp((-x * x) / 2)) / Math.sqrt(2 * Math.PI);
}
