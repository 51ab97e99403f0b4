// dist/index.js, killed in the middle and taken up: nothing that was kept is asked again, and the report is that of a run that
// nobody killed.
import { expect, jest, test } from '@jest/globals';
import { EVALS, expectResumed, type KillPoint, runWhole } from '../journal/killed-run.js';
import { seeded } from '../verdict/regression/simulation.js';

jest.setTimeout(300_000);

/** Ten in all. The soak has two hundred. */
const POINTS = [3, 2, 3, 2];

test.each(EVALS.map((one, index) => ({ ...one, index })))('$name', async ({ index, ...one }) => {
  const random = seeded(index + 1);
  const whole = await runWhole(one);
  let kept = 0;
  for (let point = 0; point < (POINTS[index] ?? 0); point += 1) {
    const kill: KillPoint = { calls: 1 + Math.floor(random() * (whole.calls - 1)), ms: Math.floor(random() * 20) };
    const result = await expectResumed(one, whole, [kill]);
    kept += result.journalled;
  }
  expect(kept).toBeGreaterThan(0);
});
