// A few hundred generated configs; `npm run soak` tries more of them, with other seeds.
import { afterAll, beforeAll, test } from '@jest/globals';
import { expectMistakesFound, expectNoCellLost, expectSameInAnyOrder } from './properties.js';
import { type ConfigRunner, createConfigRunner } from './run-config.js';

const OPTIONS = { seed: 20_260_101, numRuns: 100 };

let runner: ConfigRunner;
beforeAll(() => {
  runner = createConfigRunner();
});
afterAll(() => {
  runner.close();
});

test('no cell is lost, whether the gateway works or not', () => expectNoCellLost(runner, OPTIONS));

test('the order of the answers changes nothing, nor does where they are kept', () =>
  expectSameInAnyOrder(runner, { ...OPTIONS, numRuns: 25 }));

test('a config with one mistake runs, or says where the mistake is', () => expectMistakesFound(runner, OPTIONS));
