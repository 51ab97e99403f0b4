// What the runs of a config wait for: the endpoint under test and the graders that judge its answer.
import type { EvalConfig, TestCase } from './config/eval-config.js';
import { gradersOf } from './destinations.js';
import type { Fairness } from './run/fairness.js';

/** Undefined when all runs wait for the same endpoints. */
export function fairnessOf({ endpoints, tests }: Pick<EvalConfig, 'endpoints' | 'tests'>): Fairness | undefined {
  const graders = new WeakMap<TestCase, string>();
  const gradersKey = (test: TestCase): string => {
    const known = graders.get(test);
    if (known !== undefined) return known;
    const key = [...new Set(gradersOf(test.assert).map(endpointKey))].sort().join(' ');
    graders.set(test, key);
    return key;
  };
  const ofColumns = new Set<string>();
  const ofTests = new Set<string>();
  for (const test of tests) {
    const key = gradersKey(test);
    if (test.provider) ofTests.add(`${endpointKey(test.provider)} ${key}`);
    else ofColumns.add(key);
  }
  const columns = new Set(endpoints.map(endpointKey)).size;
  const kinds = ofColumns.size * columns + ofTests.size;
  if (kinds < 2) return undefined;
  return {
    kinds,
    waitsFor: ({ test, endpoint }) => `${endpointKey(test.provider ?? endpoint)} ${gradersKey(test)}`,
  };
}

function endpointKey({ id, config }: EvalConfig['endpoints'][number]): string {
  return config.gatewayUrl === undefined ? id : `${id} ${config.gatewayUrl}`;
}
