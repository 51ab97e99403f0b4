// dist/index.js where GitHub is behind a proxy, and its certificate of a CA that nobody else knows: as inside a company.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { type FakeGithub, startFakeGithub, TOKEN } from '../github/fake-github.js';
import { type Certificate, selfSigned } from '../support/certificate.js';
import { type ConnectProxy, startConnectProxy } from '../support/connect-proxy.js';
import { type ActionRun, runAction } from '../support/run-action.js';
import { type StubGateway, startStubGateway } from '../support/stub-gateway.js';

jest.setTimeout(90_000);

/** The proxy alone knows it. */
const HOST = 'github.acme.test';
const certificate: Certificate = selfSigned(HOST);

let folder: string;
let gateway: StubGateway;
let github: FakeGithub;
let proxy: ConnectProxy;

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'network-'));
  writeFileSync(path.join(folder, 'ca.pem'), certificate.cert);
  writeFileSync(
    path.join(folder, 'promptfooconfig.yaml'),
    'providers: [mlflow-gateway:chat-a]\nprompts: [x]\ntests: [{ assert: [{ type: contains, value: stub }] }]\n',
  );
  gateway = await startStubGateway({ endpoints: ['chat-a'], reply: () => 'stub' });
  github = await startFakeGithub({ tls: certificate });
  proxy = await startConnectProxy();
});
afterEach(async () => {
  await Promise.all([gateway.close(), github.close(), proxy.close()]);
  rmSync(folder, { recursive: true, force: true });
  expect(github.violations).toEqual([]);
});

function run(env: Record<string, string>): Promise<ActionRun> {
  const head = { sha: 'a'.repeat(40), repo: { full_name: 'acme/app' } };
  return runAction({
    workspace: folder,
    eventName: 'pull_request',
    event: { pull_request: { number: 7, head } },
    githubToken: TOKEN,
    inputs: { 'gateway-url': gateway.url },
    env: { GITHUB_API_URL: github.url.replace('127.0.0.1', HOST), ...env },
  });
}
const withCa = () => ({ NODE_EXTRA_CA_CERTS: path.join(folder, 'ca.pem') });

test.each(['HTTPS_PROXY', 'https_proxy'])('%s is gone through, to a host with a CA of its own', async (name) => {
  const result = await run({ ...withCa(), [name]: proxy.url });
  expect(result).toMatchObject({ exitCode: 0, outputs: { verdict: 'passed' } });
  expect(github.comments).toHaveLength(1);
  expect(new Set(proxy.connects)).toEqual(new Set([`${HOST}:${new URL(github.url).port}`]));
  expect(result.stdout).not.toContain('::warning::');
});

test('NO_PROXY: the host is asked for directly, and not found', async () => {
  const result = await run({ ...withCa(), HTTPS_PROXY: proxy.url, NO_PROXY: `other.test,${HOST}` });
  expect(result).toMatchObject({ exitCode: 0, outputs: { verdict: 'passed' } });
  expect(proxy.connects).toEqual([]);
  expect(result.stdout).toMatch(/::warning::.*no usable answer came from https:\/\/github\.acme\.test/);
});

test('a CA that is not known: the warning names the variable', async () => {
  const result = await run({ HTTPS_PROXY: proxy.url });
  expect(result).toMatchObject({ exitCode: 0, outputs: { verdict: 'passed' } });
  expect(github.comments).toEqual([]);
  expect(result.stdout).toMatch(/::warning::.*certificate.*NODE_EXTRA_CA_CERTS/);
});

test('a proxy that is not there: a warning, and the verdict stays', async () => {
  const result = await run({ ...withCa(), HTTPS_PROXY: 'http://127.0.0.1:9' });
  expect(result).toMatchObject({ exitCode: 0, outputs: { verdict: 'passed' } });
  expect(result.stdout).toMatch(/::warning::.*no usable answer came from/);
});
