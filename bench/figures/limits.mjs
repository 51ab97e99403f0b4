// 300 calls of 100 ms at a server whose limit the client is not told, against a client that knows it (see oracle.mjs).
import { setTimeout as sleep } from 'node:timers/promises';
import { startGateway } from '../harness/gateway.mjs';
import { createLimit } from '../harness/limits.mjs';
import { harness, run, stepEnv } from '../harness/programs.mjs';
import { median } from '../harness/statistics.mjs';
import { inlineTests, workspace } from '../harness/workspace.mjs';

const CALLS = 300;
const ANSWER_MS = 100;
const GOAL = 1.3;
/** Of all calls, in percent. */
const REFUSED_GOAL = 10;
/** Between two runs that go on at once: the start of one needs a core for itself. */
const STAGGER_MS = 1500;

/** `waits`: nearly all of its time is waiting, so that its rounds may go on at once without disturbing each other. */
const SCENARIOS = [
  { name: '5 requests/s', steps: [{ perSecond: 5 }], waits: true },
  { name: '20 requests/s', steps: [{ perSecond: 20 }], waits: true },
  { name: '2 in flight', steps: [{ inFlight: 2 }], waits: true },
  { name: '100 requests/s, 20 from call 150', steps: [{ perSecond: 100 }, { from: 150, perSecond: 20 }], waits: true },
  { name: '20 requests/s, 100 from call 100', steps: [{ perSecond: 20 }, { from: 100, perSecond: 100 }], waits: true },
  { name: '100 requests/s', steps: [{ perSecond: 100 }] },
  { name: '8 in flight', steps: [{ inFlight: 8 }] },
  { name: '32 in flight', steps: [{ inFlight: 32 }] },
  { name: '32 in flight, 8 from call 150', steps: [{ inFlight: 32 }, { from: 150, inFlight: 8 }] },
  { name: '8 in flight, 32 from call 150', steps: [{ inFlight: 8 }, { from: 150, inFlight: 32 }] },
];

export async function* measure({ node: { binary, version }, bundle, rounds }) {
  /** One run on a server of its own. */
  const once = async (steps, program) => {
    const gateway = await startGateway({ answerMs: ANSWER_MS, limit: createLimit(steps) });
    const { folder, remove } = workspace({ tests: inlineTests(CALLS) });
    const { args, env, codes, measured } = program(gateway.url, folder);
    const { workMs, stdout } = await run(binary, args, { folder, env, gateway, codes });
    const figures = { workMs, lost: CALLS - (measured?.(stdout) ?? CALLS), refused: gateway.refused() };
    await gateway.close();
    remove();
    return figures;
  };
  // A cell that could not be measured is lost, and exit code 1.
  const ours = (url, folder) => ({
    args: [bundle],
    env: stepEnv(folder, url),
    codes: [0, 1],
    measured: (stdout) => Number(/^\d+ cells: (\d+) passed/m.exec(stdout)?.[1] ?? 0),
  });
  const oracle = (steps) => (url) => ({ args: [harness('oracle.mjs'), url, String(CALLS), JSON.stringify(steps)] });
  const round = async ({ steps }) => ({ ours: await once(steps, ours), oracle: await once(steps, oracle(steps)) });

  const waiting = SCENARIOS.filter(({ waits }) => waits).flatMap((scenario) =>
    Array.from({ length: rounds }, () => scenario),
  );
  const results = new Map(SCENARIOS.map((scenario) => [scenario, []]));
  await Promise.all(
    waiting.map(async (scenario, index) => {
      await sleep(index * STAGGER_MS);
      results.get(scenario).push(await round(scenario));
    }),
  );
  for (const scenario of SCENARIOS.filter(({ waits }) => !waits))
    for (let one = 0; one < rounds; one += 1) results.get(scenario).push(await round(scenario));

  for (const [{ name }, list] of results) {
    const refused = (100 * Math.max(...list.map((one) => one.ours.refused))) / CALLS;
    const oracleRefused = Math.max(...list.map((one) => one.oracle.refused));
    const lost = list.reduce((sum, one) => sum + one.ours.lost, 0);
    const times = {
      ours: median(list.map((one) => one.ours.workMs)),
      oracle: median(list.map((one) => one.oracle.workMs)),
    };
    yield {
      what: `${CALLS} calls of ${ANSWER_MS} ms, hidden limit of ${name}, ${version}`,
      value: times.ours / times.oracle,
      unit: 'x an oracle',
      goal: GOAL,
      met: times.ours / times.oracle <= GOAL && refused <= REFUSED_GOAL && lost === 0,
      detail: `${(times.ours / 1000).toFixed(1)} s against ${(times.oracle / 1000).toFixed(1)} s; at most ${refused.toFixed(1)} % of calls got a 429 (goal ${REFUSED_GOAL} %; of the oracle's ${oracleRefused}), ${lost} lost`,
    };
  }
}
