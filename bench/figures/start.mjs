// From the start of the process to the first byte that the gateway gets, against a Node that does nothing.
import { startGateway } from '../harness/gateway.mjs';
import { run, stepEnv } from '../harness/programs.mjs';
import { inTurns } from '../harness/statistics.mjs';
import { workspace } from '../harness/workspace.mjs';

/** By major version of Node. */
const GOALS = { 20: 6, 24: 5 };

export async function* measure({ nodes, bundle, rounds }) {
  const { folder, remove } = workspace();
  const gateway = await startGateway();
  const env = stepEnv(folder, gateway.url);
  for (const [major, { binary, version }] of nodes) {
    const { ours, bare } = await inTurns(
      {
        ours: async () => (await run(binary, [bundle], { folder, env, gateway })).startMs,
        bare: async () => (await run(binary, ['-e', '0'], { folder })).wallMs,
      },
      rounds,
    );
    yield {
      what: `start to the first byte at the gateway, ${version}`,
      value: ours / bare,
      unit: 'x node -e 0',
      goal: GOALS[major] ?? GOALS[24],
      detail: `${ours.toFixed(0)} ms against ${bare.toFixed(0)} ms`,
    };
  }
  await gateway.close();
  remove();
}
