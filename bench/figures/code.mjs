// What 1,000 assertions in JavaScript add to a whole run in place of plain ones.
import { startGateway } from '../harness/gateway.mjs';
import { run, stepEnv } from '../harness/programs.mjs';
import { inTurns } from '../harness/statistics.mjs';
import { inlineTests, workspace } from '../harness/workspace.mjs';

const CELLS = 1_000;
/** Absolute: a slow or busy machine misses it. */
const GOAL_MS = 2_000;

export async function* measure({ node: { binary, version }, bundle, rounds }) {
  const gateway = await startGateway();
  const plain = workspace({ tests: inlineTests(CELLS) });
  const code = workspace({ tests: inlineTests(CELLS, { type: 'javascript', value: "output.includes('answer')" }) });
  const wallMs = async ({ folder }) => {
    const env = stepEnv(folder, gateway.url, { 'max-concurrency': 32 });
    return (await run(binary, [bundle], { folder, env, gateway })).wallMs;
  };
  const figures = await inTurns({ code: () => wallMs(code), plain: () => wallMs(plain) }, rounds);
  yield {
    what: `${CELLS} javascript assertions, ${version}`,
    value: figures.code - figures.plain,
    unit: 'ms more than as many contains',
    goal: GOAL_MS,
    detail: `${figures.code.toFixed(0)} ms against ${figures.plain.toFixed(0)} ms`,
  };
  await gateway.close();
  for (const { remove } of [plain, code]) remove();
}
