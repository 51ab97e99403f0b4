// Comparisons of endpoints through the bundle, against a gateway whose answers pass with known chances: how often equal
// endpoints are told apart, and how often a gap of 25 points is found.
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { runAction } from '../support/run-action.js';
import { type StubGateway, startStubGateway } from '../support/stub-gateway.js';
import { SAMPLE } from './extent.js';

/** At once, for a machine of two cores. */
const PROCESSES = 2;

/** By endpoint: how likely a run passes, 0 to 1. */
const EQUAL = { 'equal-a': 0.75, 'equal-b': 0.75, 'equal-c': 0.75 };
const GAP = { better: 0.8, worse: 0.55 };
const CHANCES: Record<string, number> = { ...EQUAL, ...GAP };

let gateway: StubGateway;
beforeAll(async () => {
  gateway = await startStubGateway({
    endpoints: Object.keys(CHANCES),
    reply({ body: { model = '', messages = [] } }) {
      const question = messages.at(-1)?.content ?? '';
      // Some cases are easier than others, on every endpoint.
      const ease = 0.4 * (drawn(question) - 0.5);
      const chance = Math.min(1, Math.max(0, (CHANCES[model] ?? 0) + ease));
      return drawn(`${model} ${question}`) < chance ? 'yes' : 'no';
    },
  });
});
afterAll(() => gateway.close());

/** 0 to 1, the same for the same text: the order of the calls decides nothing. */
function drawn(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE() / 2 ** 32;
}

interface Compared {
  cases: number;
  pairs: { toldApart: boolean; gap: number }[];
}

async function compare(seed: number, endpoints: readonly string[], cases: number): Promise<Compared> {
  const workspace = realpathSync(mkdtempSync(path.join(tmpdir(), 'soak-')));
  const config = {
    providers: endpoints.map((name) => `mlflow-gateway:${name}`),
    prompts: [`comparison ${seed}: {{q}}`],
    tests: Array.from({ length: cases }, (_, index) => ({
      vars: { q: `case ${index}` },
      assert: [{ type: 'equals', value: 'yes' }],
    })),
  };
  writeFileSync(path.join(workspace, 'promptfooconfig.yaml'), JSON.stringify(config));
  await runAction({ workspace, inputs: { 'gateway-url': gateway.url, 'output-path': 'out.json' } });
  gateway.requests.length = 0;
  const { metadata } = JSON.parse(readFileSync(path.join(workspace, 'out.json'), 'utf8')) as {
    metadata: { comparison: Compared };
  };
  rmSync(workspace, { recursive: true });
  return metadata.comparison;
}

/** How many of the comparisons tell any two endpoints apart. */
async function toldApart(comparisons: number, chances: Record<string, number>, cases: number): Promise<number> {
  const seeds = Array.from({ length: comparisons }, (_, seed) => seed);
  let found = 0;
  const worker = async (): Promise<void> => {
    for (let seed = seeds.shift(); seed !== undefined; seed = seeds.shift()) {
      const compared = await compare(seed, Object.keys(chances), cases);
      expect(compared.cases).toBe(cases);
      if (compared.pairs.some((pair) => pair.toldApart)) found += 1;
    }
  };
  await Promise.all(Array.from({ length: PROCESSES }, worker));
  process.stdout.write(`${Object.keys(chances).join(', ')}: told apart in ${found} of ${comparisons}\n`);
  return found;
}

test('equal endpoints are rarely told apart', async () => {
  const [comparisons, most] = SAMPLE ? [6, 2] : [200, 18];
  expect(await toldApart(comparisons, EQUAL, 60)).toBeLessThanOrEqual(most);
});

test('a gap of 25 points is found in 100 cases', async () => {
  const [comparisons, least] = SAMPLE ? [4, 3] : [100, 85];
  expect(await toldApart(comparisons, GAP, 100)).toBeGreaterThanOrEqual(least);
});
