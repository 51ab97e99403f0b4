// A cost assertion needs the price of every endpoint that its test calls: found before anything is paid for.
import { endpointMatches } from '../plan/filters.js';
import { type EvalConfig, isAssertionSet, type SingleAssertion, type TestCase } from './eval-config.js';
import { quote } from './keys.js';
import type { Loader } from './loader.js';

/** One problem for each endpoint without a price, where the first assertion stands that needs it. */
export function checkPrices(loader: Loader, config: EvalConfig): void {
  const told = new Set<string>();
  for (const test of config.tests) {
    const [assertion] = costAssertions(test);
    if (!assertion) continue;
    const endpoints = test.provider
      ? [test.provider]
      : config.endpoints.filter((endpoint) => endpointMatches(endpoint, test.providers));
    for (const { id, config: settings } of endpoints) {
      if (settings.price || told.has(id)) continue;
      told.add(id);
      loader.error(
        `cost: the gateway knows no prices, and ${quote(id)} names none`,
        assertion.at,
        'give the provider its price in USD a token:\nconfig: { inputCost: 0.0000025, outputCost: 0.00001 }',
      );
    }
  }
}

function costAssertions({ assert }: TestCase): SingleAssertion[] {
  return assert
    .flatMap((assertion) => (isAssertionSet(assertion) ? assertion.assert : [assertion]))
    .filter(({ type }) => type === 'cost');
}
