/** Both ends belong to it. */
export interface Interval {
  low: number;
  high: number;
}

/** 97.5 % quantile of the standard normal distribution. */
const Z95 = 1.959963984540054;

/**
 * 95 % interval of a rate (Wilson 1927, "Probable inference"; recommended by Brown, Cai, DasGupta 2001). Repeats of a
 * case tell about the same question again and add no question: n counts cases.
 *
 * @param rate 0 to 1; rate x n need not be whole
 * @param n cases, or what many cases that hang together are worth; 0 and more, need not be whole
 * @returns within 0 to 1; all of it for n = 0
 */
export function wilsonInterval(rate: number, n: number): Interval {
  if (n === 0) return { low: 0, high: 1 };
  const z2 = Z95 * Z95;
  const whole = 1 + z2 / n;
  const centre = (rate + z2 / (2 * n)) / whole;
  const half = (Z95 * Math.sqrt((rate * (1 - rate)) / n + z2 / (4 * n * n))) / whole;
  // The ends are exact where nothing or everything passed; in doubles they would miss 0 and 1 by a hair.
  return { low: rate === 0 ? 0 : Math.max(0, centre - half), high: rate === 1 ? 1 : Math.min(1, centre + half) };
}
