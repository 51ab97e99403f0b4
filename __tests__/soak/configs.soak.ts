// Generated configs by the thousand. A seed that has found a fault stays in the list.
import { afterAll, beforeAll, describe, test } from '@jest/globals';
import { expectMistakesFound, expectNoCellLost } from '../property/properties.js';
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
  test('a mistake is found, or does no harm', () => expectMistakesFound(runner, { seed, numRuns }));
});
