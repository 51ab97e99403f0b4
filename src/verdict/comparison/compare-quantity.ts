// Latency, tokens and cost of several endpoints: who takes least, and whether that is more than chance.
import { compareEndpointRatios, type EndpointRatio, type RatioComparison } from './compare-ratios.js';

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
  const ratios = compareEndpointRatios(cases, values.length);
  const against = values.map((_, index) => ratios.flatMap((ratio) => againstLeast(ratio, least, index))[0]);
  return {
    least,
    isBest: against.every(
      (one, index) => index === least || (one?.separated === true && (one.ratio?.estimate ?? 1) > 1),
    ),
    against: against.map((one) => one && { cases: one.cases, medians: one.medians, ...ratioOf(one) }),
  };
}

/** The ratio of an endpoint to `least`, if this is about those two. */
function againstLeast(one: EndpointRatio, least: number, index: number): EndpointRatio[] {
  if (one.a === least && one.b === index) return [one];
  if (one.b !== least || one.a !== index) return [];
  const { ratio, medians } = one;
  return [
    {
      ...one,
      a: least,
      b: index,
      medians: { base: medians.head, head: medians.base },
      ...(ratio && { ratio: { estimate: 1 / ratio.estimate, low: 1 / ratio.high, high: 1 / ratio.low } }),
    },
  ];
}

function ratioOf({ ratio }: RatioComparison): Pick<RatioComparison, 'ratio'> {
  return ratio ? { ratio } : {};
}
