// CPU that a cell costs: the slope between 2,000 and 10,000 cells, so that what every start costs is not in it.
import { startGateway } from '../harness/gateway.mjs';
import { harness, run, stepEnv } from '../harness/programs.mjs';
import { inTurns } from '../harness/statistics.mjs';
import { csvSuite } from '../harness/workspace.mjs';

const FEW = 2_000;
const MANY = 10_000;
const CONCURRENCY = 8;
const ANSWER_BYTES = 100;
const GOAL_MS = 0.4;

export async function* measure({ node: { binary, version }, bundle, rounds }) {
  const gateway = await startGateway({ bytes: ANSWER_BYTES });
  const suites = new Map([FEW, MANY].map((cells) => [cells, csvSuite(cells)]));
  const cpuMs = async (cells, args, inputs) => {
    const { folder } = suites.get(cells);
    const env = stepEnv(folder, gateway.url, inputs);
    const { cpuMs: ms } = await run(binary, args, { folder, env, gateway, usage: true });
    if (gateway.answered() !== cells) throw new Error(`${gateway.answered()} calls instead of ${cells}`);
    return ms;
  };
  const slope = async (args, inputs) =>
    ((await cpuMs(MANY, args(MANY), inputs)) - (await cpuMs(FEW, args(FEW), inputs))) / (MANY - FEW);
  const { ours, bare } = await inTurns(
    {
      ours: () => slope(() => [bundle], { 'max-concurrency': CONCURRENCY }),
      bare: () => slope((cells) => [harness('bare-loop.mjs'), gateway.url, String(cells), String(CONCURRENCY)]),
    },
    rounds,
  );
  yield {
    what: `CPU of a cell with three string assertions, ${MANY} cells answered at once, ${version}`,
    value: ours,
    unit: 'ms',
    goal: GOAL_MS,
    detail: `a bare undici call: ${bare.toFixed(2)} ms`,
  };
  await gateway.close();
  for (const { remove } of suites.values()) remove();
}
