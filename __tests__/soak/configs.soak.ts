// Generated configs by the thousand. A seed that has found a fault stays in the list.
import { afterAll, beforeAll, describe, test } from '@jest/globals';
import { expectMistakesFound, expectNoCellLost, expectSameInAnyOrder } from '../property/properties.js';
import { type ConfigRunner, createConfigRunner } from '../property/run-config.js';
import { SAMPLE } from './extent.js';

const SEEDS = SAMPLE ? [1] : [1, 2, 3, 4, 5, 6, 7, 8];
const numRuns = SAMPLE ? 100 : 500;

let runner: ConfigRunner;
beforeAll(() => {
  runner = createConfigRunner();
});
afterAll(() => {
  runner.close();
});

describe.each(SEEDS)(`${numRuns} configs from seed %i`, (seed) => {
  test('no cell is lost', () => expectNoCellLost(runner, { seed, numRuns }));
  test('the order of the answers changes nothing', () => expectSameInAnyOrder(runner, { seed, numRuns: numRuns / 5 }));
  test('a mistake is found, or does no harm', () => expectMistakesFound(runner, { seed, numRuns }));
});
