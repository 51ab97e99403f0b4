// 2,000 tests from a CSV with `__expected`, answered at once, with a results file: from start to exit.
import { startGateway } from '../harness/gateway.mjs';
import { run, stepEnv } from '../harness/programs.mjs';
import { inTurns } from '../harness/statistics.mjs';
import { workspace } from '../harness/workspace.mjs';

const ROWS = 2_000;
/** Absolute: a slow or busy machine misses it. */
const GOAL_MS = 3_000;

export async function* measure({ node: { binary, version }, bundle, rounds }) {
  const rows = Array.from({ length: ROWS }, (_, i) => `"number ${i}, please","contains: answer"`);
  const files = { 'tests.csv': `question,__expected\n${rows.join('\n')}\n` };
  const { folder, remove } = workspace({ tests: 'file://tests.csv' }, files);
  const gateway = await startGateway();
  const env = stepEnv(folder, gateway.url, { 'max-concurrency': 32, 'output-path': 'out.json' });
  const { ours, values } = await inTurns(
    {
      ours: async () => {
        const { wallMs } = await run(binary, [bundle], { folder, env, gateway });
        if (gateway.answered() !== ROWS) throw new Error(`${gateway.answered()} calls instead of ${ROWS}`);
        return wallMs;
      },
    },
    rounds,
  );
  const [best, worst] = [Math.min(...values.ours), Math.max(...values.ours)].map((ms) => `${ms.toFixed(0)} ms`);
  yield {
    what: `${ROWS} tests from a CSV, answered at once, start to exit, ${version}`,
    value: ours,
    unit: 'ms',
    goal: GOAL_MS,
    detail: `best ${best}, worst ${worst}`,
  };
  await gateway.close();
  remove();
}
