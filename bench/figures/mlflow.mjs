// Throughput of a real MLflow server as the bundle finds it out, against the best that a plain load generator reaches at any
// number of calls in flight; and, where the gateway is the bound, how long a call then takes.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startMlflow } from '../harness/mlflow.mjs';
import { harness, run, stepEnv } from '../harness/programs.mjs';
import { median, percentile } from '../harness/statistics.mjs';
import { inlineTests, workspace } from '../harness/workspace.mjs';

const SETTINGS = [1, 2, 4, 8, 16, 32, 64];
/** The latency that is compared with: of a gateway that is not crowded. */
const CALM = 4;
/** The server is one process, and slower when another program takes a core: a few turns say what there is to say. */
const MOST_ROUNDS = 3;
const GOALS = { throughput: 0.9, latency: 2 };

/**
 * `calls`: of a run that is measured. A run of thousands is what must be fast; these are as many as it takes until the way up
 * to the best number of calls in flight is a few percent of it. `sweepCalls`: of the load generator at each setting.
 */
const UPSTREAMS = [
  { name: 'an instant upstream', endpoint: 'gpt-4o-endpoint', calls: 1_000, sweepCalls: () => 200, isBound: true },
  {
    name: 'an upstream of 3 s',
    endpoint: 'three-seconds-endpoint',
    calls: 2_000,
    // Few where few are in flight: a call takes 3 s whatever the setting.
    sweepCalls: (inFlight) => Math.min(320, 5 * inFlight),
    isBound: false,
  },
];

export async function* measure({ node: { binary, version }, bundle, rounds }) {
  const server = await startMlflow();
  const suite = workspace();
  try {
    for (const upstream of UPSTREAMS) yield* compare(upstream);
  } finally {
    await server.stop();
    suite.remove();
  }

  async function load(endpoint, calls, inFlight) {
    const args = [harness('load.mjs'), server.url, endpoint, String(calls), String(inFlight)];
    const { stdout } = await run(binary, args, { folder: suite.folder });
    const { perSecond, failed, latencies } = JSON.parse(stdout);
    if (failed > 0) throw new Error(`${failed} calls of the load generator failed`);
    return { inFlight, perSecond, p95: percentile(latencies, 95) };
  }

  /** Calls a second from the first request to the exit: the start of Node is no business of the server. */
  async function ours(endpoint, calls) {
    const { folder, remove } = workspace({ providers: [`mlflow-gateway:${endpoint}`], tests: inlineTests(calls) });
    const env = stepEnv(folder, server.url, { 'output-path': 'results.json' });
    await run(binary, [bundle], { folder, env });
    const { results } = JSON.parse(readFileSync(join(folder, 'results.json'), 'utf8'));
    remove();
    return {
      perSecond: calls / (results.stats.durationMs / 1000),
      p95: percentile(
        results.results.map(({ latencyMs }) => latencyMs),
        95,
      ),
    };
  }

  async function* compare({ name, endpoint, calls, sweepCalls, isBound }) {
    const sweep = [];
    for (const inFlight of SETTINGS) sweep.push(await load(endpoint, sweepCalls(inFlight), inFlight));
    const best = sweep.reduce((a, b) => (b.perSecond > a.perSecond ? b : a));
    const turns = [];
    for (let round = 0; round < Math.min(rounds, MOST_ROUNDS); round += 1)
      turns.push({
        best: await load(endpoint, isBound ? calls : sweepCalls(best.inFlight), best.inFlight),
        calm: isBound ? await load(endpoint, sweepCalls(CALM), CALM) : undefined,
        ours: await ours(endpoint, calls),
      });
    const of = (who, what) => median(turns.map((turn) => turn[who][what]));
    const [fast, plain] = [of('ours', 'perSecond'), of('best', 'perSecond')];
    yield {
      what: `calls a second of MLflow with ${name}, ${calls} cells, ${version}`,
      value: fast / plain,
      unit: 'x the best of a plain load generator',
      goal: GOALS.throughput,
      isLeast: true,
      detail: `${fast.toFixed(1)} against ${plain.toFixed(1)} at ${best.inFlight} in flight (${sweep.map((one) => `${one.inFlight}: ${one.perSecond.toFixed(1)}`).join(', ')})`,
    };
    if (!isBound) return;
    const [late, calm] = [of('ours', 'p95'), of('calm', 'p95')];
    yield {
      what: `p95 latency of those calls, ${version}`,
      value: late / calm,
      unit: `x that of ${CALM} in flight`,
      goal: GOALS.latency,
      detail: `${late.toFixed(0)} ms against ${calm.toFixed(0)} ms`,
    };
  }
}
