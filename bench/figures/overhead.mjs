// 1,000 calls of 50 ms, from the first byte at the gateway to the exit, against a bare loop of 32 in flight on the same server:
// told to have 32 in flight, and told nothing.
import { startGateway } from '../harness/gateway.mjs';
import { harness, run, stepEnv } from '../harness/programs.mjs';
import { inTurns } from '../harness/statistics.mjs';
import { inlineTests, workspace } from '../harness/workspace.mjs';

const CELLS = 1_000;
const ANSWER_MS = 50;
const CONCURRENCY = 32;
const GOALS = { set: 1.1, adaptive: 1.3 };

export async function* measure({ nodes, bundle, rounds }) {
  const { folder, remove } = workspace({ tests: inlineTests(CELLS) });
  const gateway = await startGateway({ answerMs: ANSWER_MS });
  const workMs = async (binary, args, env) => {
    const { workMs: ms } = await run(binary, args, { folder, env, gateway });
    if (gateway.answered() !== CELLS) throw new Error(`${gateway.answered()} calls instead of ${CELLS}`);
    return ms;
  };
  const bare = [harness('bare-loop.mjs'), gateway.url, String(CELLS), String(CONCURRENCY)];
  for (const { binary, version } of nodes.values()) {
    const figures = await inTurns(
      {
        set: () => workMs(binary, [bundle], stepEnv(folder, gateway.url, { 'max-concurrency': CONCURRENCY })),
        adaptive: () => workMs(binary, [bundle], stepEnv(folder, gateway.url)),
        bare: () => workMs(binary, bare, {}),
      },
      rounds,
    );
    const what = { set: `max-concurrency: ${CONCURRENCY}`, adaptive: 'no max-concurrency' };
    for (const name of Object.keys(GOALS))
      yield {
        what: `${CELLS} cells of ${ANSWER_MS} ms, ${what[name]}, ${version}`,
        value: figures[name] / figures.bare,
        unit: `x a bare undici loop of ${CONCURRENCY}`,
        goal: GOALS[name],
        detail: `${figures[name].toFixed(0)} ms against ${figures.bare.toFixed(0)} ms, ideal ${(CELLS / CONCURRENCY) * ANSWER_MS} ms`,
      };
  }
  await gateway.close();
  remove();
}
