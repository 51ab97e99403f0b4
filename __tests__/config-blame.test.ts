// What `on-inconclusive: warn` does not forgive, since whoever changes the config could bring it about.
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { CellError } from '../src/cell-error.js';
import { blameConfig } from '../src/config-blame.js';
import type { Verdict } from '../src/verdict/verdict.js';
import { type Answer, completion, type FaultServer, startFaultServer } from './gateway/fault-server.js';
import { evaluateText } from './support/evaluate-config.js';
import { withoutWaits } from './support/without-waits.js';

const OURS = { gateway: false, credentials: false };
const error = (kind: CellError['kind'], status?: number): CellError => ({
  kind,
  message: 'm',
  ...(status === undefined ? {} : { status }),
});

test.each<[CellError, Parameters<typeof blameConfig>[1], number | undefined, boolean]>([
  [error('gateway', 503), OURS, undefined, false],
  [error('gateway', 401), OURS, undefined, false],
  [error('timeout'), OURS, undefined, false],
  [error('timeout'), OURS, 120_000, false],
  [error('timeout'), OURS, 119_999, true],
  [error('gateway'), OURS, 1, false],
  [error('gateway'), { ...OURS, gateway: true }, undefined, true],
  [error('budget', 429), { ...OURS, gateway: true }, undefined, true],
  [error('gateway', 401), { ...OURS, credentials: true }, undefined, true],
  [error('gateway', 431), { ...OURS, credentials: true }, undefined, true],
  [error('gateway', 429), { ...OURS, credentials: true }, undefined, false],
  [error('timeout', 408), { ...OURS, credentials: true }, undefined, false],
  [error('gateway', 503), { ...OURS, credentials: true }, undefined, false],
  [error('gateway'), { ...OURS, credentials: true }, undefined, false],
])('%j of %j with a time limit of %s: %s', (given, chosen, callTimeoutMs, blamed) => {
  const options = callTimeoutMs === undefined ? {} : { callTimeoutMs };
  expect(blameConfig(given, chosen, options)).toEqual(blamed ? { ...given, ofConfig: true } : given);
});

describe('through a whole run', () => {
  let root: string;
  const servers: FaultServer[] = [];
  beforeEach(() => {
    root = realpathSync(mkdtempSync(path.join(tmpdir(), 'blame-')));
  });
  afterEach(async () => {
    rmSync(root, { recursive: true, force: true });
    for (const server of servers.splice(0)) await server.close();
  });

  const LISTED = { '/gateway/mlflow/v1/models': { body: { data: [{ id: 'chat' }, { id: 'grader' }] } } };

  async function verdictOf(
    parts: { provider?: string; more?: string; grader?: string },
    answer: Answer,
  ): Promise<Verdict> {
    const { provider = '', more = '', grader } = parts;
    const server = await startFaultServer(
      ({ body }) => (body['model'] === 'grader' ? answer : grader ? completion('x') : answer),
      LISTED,
    );
    servers.push(server);
    const judge =
      grader === undefined
        ? '{ type: contains, value: x }'
        : `{ type: llm-rubric, value: x, provider: { id: mlflow-gateway:grader, config: { ${grader} } } }`;
    const config = `providers: [{ id: mlflow-gateway:chat, config: { ${provider} } }]
prompts: ['{{q}}']
tests: [{ vars: { q: x }, assert: [${judge}] }]
${more}
`;
    const report = await evaluateText(root, config.replaceAll('__URL__', server.url), {
      inputs: { 'gateway-url': `${server.url}/`, 'gateway-api-key': 'k', 'on-inconclusive': 'warn' },
      ...withoutWaits,
    });
    return report.verdict;
  }

  const DOWN: Answer = { status: 503, body: 'down' };
  const NOT_YOU: Answer = { status: 401, body: 'no' };

  test.each<[string, Parameters<typeof verdictOf>[0], Answer]>([
    ['the gateway is down', {}, DOWN],
    ['its own URL stands in the config', { provider: 'gatewayUrl: __URL__' }, DOWN],
    ['the credentials are those of the run', {}, NOT_YOU],
    ['a grader is down', { grader: '' }, DOWN],
    ['a patient time limit', { more: 'evaluateOptions: { timeoutMs: 600000 }' }, DOWN],
  ])('forgiven: %s', async (_, parts, answer) => {
    expect(await verdictOf(parts, answer)).toMatchObject({ name: 'inconclusive', exitCode: 0 });
  });

  test.each<[string, Parameters<typeof verdictOf>[0], Answer]>([
    ['a gateway that is not there', { provider: 'gatewayUrl: "http://127.0.0.1:9"' }, completion('x')],
    ['a path that is not there', { provider: 'gatewayUrl: __URL__/nonsense' }, completion('x')],
    ['by the env of the config', { more: 'env: { MLFLOW_GATEWAY_URL: "http://127.0.0.1:9" }' }, completion('x')],
    ['credentials that are refused', { provider: 'apiKey: wrong' }, NOT_YOU],
    ['a header that is refused', { provider: 'headers: { Authorization: Basic wrong }' }, { status: 403, body: 'no' }],
    ['no time at all', { more: 'evaluateOptions: { timeoutMs: 30 }' }, { fault: 'hang' }],
    ['a gateway of a grader', { grader: 'gatewayUrl: "http://127.0.0.1:9"' }, completion('x')],
    ['credentials of a grader', { grader: 'apiKey: wrong' }, NOT_YOU],
  ])('not forgiven: %s', async (_, parts, answer) => {
    const verdict = await verdictOf(parts, answer);
    expect(verdict).toMatchObject({ name: 'inconclusive', exitCode: 1 });
    expect(verdict.reason).toContain('on-inconclusive: warn does not forgive 1 cell, where the config chose');
  });
});
