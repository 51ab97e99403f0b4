// Latency, tokens and cost of several endpoints: who takes least, and whether that is more than chance.
import { compareRatios, type RatioComparison, separateEndpoints } from './compare-ratios.js';

export interface QuantityComparison {
  /** The endpoint with the lowest value; absent where none has one. */
  least?: number;
  /** Whether every other endpoint surely takes more. */
  isBest: boolean;
  /** Of each endpoint, how many times as much as `least` it takes; undefined for `least` itself. */
  against: readonly (RatioComparison | undefined)[];
}

/**
 * @param values one for each endpoint, as it is shown; decides who `least` is
 * @param cases of each case, the quantity of each endpoint
 */
export function compareQuantity(
  values: readonly (number | undefined)[],
  cases: readonly (readonly (number | undefined)[])[],
): QuantityComparison {
  const least = values.reduce<number | undefined>((lowest, value, index) => {
    const known = lowest === undefined ? undefined : values[lowest];
    return value !== undefined && (known === undefined || value < known) ? index : lowest;
  }, undefined);
  if (least === undefined) return { isBest: false, against: values.map(() => undefined) };
  const separated = separateEndpoints(cases, values.length).filter((pair) => pair.separated);
  const against = values.map((_, index) =>
    index === least ? undefined : compareRatios(cases.map((one) => ({ base: one[least], head: one[index] }))),
  );
  return {
    least,
    isBest: against.every(
      (one, index) =>
        one === undefined ||
        ((one.ratio?.estimate ?? 1) > 1 &&
          separated.some(({ a, b }) => a === Math.min(least, index) && b === Math.max(least, index))),
    ),
    against,
  };
}
