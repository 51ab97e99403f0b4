// Pass rates, compared and written without rounding errors: 19 of 20 is 95 %, and 2 of 3 is less than 66.67 %.

/** A share of cells. */
export interface Share {
  part: number;
  whole: number;
}

interface Fraction {
  numerator: bigint;
  denominator: bigint;
  /** Digits after the point, as the number is written. */
  decimals: number;
}

/**
 * Whether a share reaches a threshold, exactly. In doubles 57 / 100 * 100 is 56.99999999999999, so 57 of 100 cells would
 * miss a threshold of 57 %.
 *
 * @param threshold percent, 0 to 100, meant as its shortest decimal form (what the user wrote)
 */
export function reaches({ part, whole }: Share, threshold: number): boolean {
  const { numerator, denominator } = fractionOf(threshold);
  return 100n * BigInt(part) * denominator >= numerator * BigInt(whole);
}

/** In percent, as the nearest double; undefined for a share of nothing. */
export function percentOf({ part, whole }: Share): number | undefined {
  return whole === 0 ? undefined : (100 * part) / whole;
}

/**
 * `87.5 %`, rounded down to one digit after the point, or as many as the threshold has: so a rate below the threshold
 * never reads like the threshold, and one that reaches it never reads like less. 999 of 1000 cells are never `100 %`.
 */
export function formatRate({ part, whole }: Share, threshold: number): string {
  const decimals = Math.max(1, fractionOf(threshold).decimals);
  const scaled = (100n * BigInt(part) * 10n ** BigInt(decimals)) / BigInt(whole);
  const digits = scaled.toString().padStart(decimals + 1, '0');
  const fraction = digits.slice(-decimals).replace(/0+$/, '');
  return `${digits.slice(0, -decimals)}${fraction && `.${fraction}`} %`;
}

/** `95 %` */
export function formatThreshold(threshold: number): string {
  return `${threshold} %`;
}

/** The decimal number that a double prints as. */
function fractionOf(value: number): Fraction {
  const match = /^(\d+)(?:\.(\d+))?(?:e-(\d+))?$/.exec(String(value));
  if (!match) throw new RangeError(`${value} is no percentage`);
  const [, whole = '', fraction = '', exponent = '0'] = match;
  const decimals = fraction.length + Number(exponent);
  return { numerator: BigInt(whole + fraction), denominator: 10n ** BigInt(decimals), decimals };
}
