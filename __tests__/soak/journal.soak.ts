// Evals that are killed at any time, once or several times, on both Nodes, and taken up again: nothing that the journal holds is
// asked again, and the report is that of an eval that nobody killed.
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { EVALS, expectResumed, type KillPoint, killPoint, runWhole } from '../journal/killed-run.js';
import { ROOT } from '../support/run-action.js';
import { seeded } from '../verdict/regression/simulation.js';
import { SAMPLE } from './extent.js';

const NODES = [process.execPath, path.join(ROOT, 'node_modules', 'node24', 'bin', 'node')];
/** Of each eval on each Node: 200 in all. */
const POINTS = SAMPLE ? 1 : 25;

test.each(
  NODES.flatMap((node, nodeIndex) => EVALS.map((one, index) => ({ ...one, node, seed: 10 * nodeIndex + index }))),
)('$name on $node', async ({ node, seed, ...one }) => {
  const random = seeded(seed);
  const whole = await runWhole(one);
  let kept = 0;
  for (let point = 0; point < POINTS; point += 1) {
    const kill = (): KillPoint => killPoint(random, { calls: whole.calls, point, mostMs: 400 });
    const kills = Array.from({ length: random() < 0.3 ? 2 : 1 }, kill);
    kept += (await expectResumed(one, whole, kills, node)).journalled;
  }
  expect(kept).toBeGreaterThan(0);
});
