// Latency, tokens and cost of several endpoints: who takes least, and whether that is more than chance.
import { compareRatios, type RatioComparison, separateEndpoints } from './compare-ratios.js';

export interface QuantityComparison {
  /** The endpoint with the lowest value; absent where none has one. */
  least?: number;
  /** Whether every other endpoint surely takes more. */
  isBest: boolean;
}

export interface LatencyComparison extends QuantityComparison {
  /** Of each endpoint, how many times as much as `least` it takes; undefined for `least` itself. */
  against: readonly (RatioComparison | undefined)[];
}

/** Of each case, the quantity of each endpoint. */
export type Quantities = readonly (readonly (number | undefined)[])[];

/** @param values one for each endpoint, as it is shown; decides who `least` is */
export function compareQuantity(values: readonly (number | undefined)[], cases: Quantities): QuantityComparison {
  const least = values.reduce<number | undefined>((lowest, value, index) => {
    const known = lowest === undefined ? undefined : values[lowest];
    return value !== undefined && (known === undefined || value < known) ? index : lowest;
  }, undefined);
  if (least === undefined) return { isBest: false };
  const pairs = separateEndpoints(cases, values.length).filter(({ a, b }) => a === least || b === least);
  const isBest = pairs.every(({ a, b, separated }) => separated && takesMore(cases, least, a === least ? b : a));
  return { least, isBest };
}

export function compareLatency(values: readonly (number | undefined)[], cases: Quantities): LatencyComparison {
  const compared = compareQuantity(values, cases);
  const { least } = compared;
  const against = values.map((_, index) =>
    least === undefined || index === least ? undefined : ratioTo(cases, least, index),
  );
  return { ...compared, against };
}

function takesMore(cases: Quantities, least: number, other: number): boolean {
  return (ratioTo(cases, least, other).ratio?.estimate ?? 1) > 1;
}

function ratioTo(cases: Quantities, base: number, head: number): RatioComparison {
  return compareRatios(cases.map((one) => ({ base: one[base], head: one[head] })));
}
