// dist/index.js as a runner runs it: environment, event, files, exit code. What is inside is tested elsewhere; here it is
// what a workflow sees.
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { type FakeGithub, startFakeGithub, TOKEN } from '../github/fake-github.js';
import { type ActionOptions, type ActionRun, ROOT, runAction } from '../support/run-action.js';
import { type GatewayRequest, type Reply, type StubGateway, startStubGateway } from '../support/stub-gateway.js';

jest.setTimeout(60_000);

const NODE_24 = path.join(ROOT, 'node_modules', 'node24', 'bin', 'node');
const KEY = 'sk-gateway-secret-0123456789';

let workspace: string;
let gateway: StubGateway;
let reply: ((request: GatewayRequest) => Reply) | undefined;

const lastMessage = ({ body }: GatewayRequest): string => String(body.messages?.at(-1)?.content ?? '');
const VERDICT = '{"reason":"good","pass":true,"score":1}';

beforeAll(async () => {
  gateway = await startStubGateway({
    endpoints: ['chat-a', 'chat-b', 'grader'],
    reply: (request) => reply?.(request) ?? (request.body.model === 'grader' ? VERDICT : lastMessage(request)),
  });
});
afterAll(() => gateway.close());
beforeEach(() => {
  workspace = realpathSync(mkdtempSync(path.join(tmpdir(), 'workspace-')));
  gateway.requests.length = 0;
  reply = undefined;
});
afterEach(() => {
  rmSync(workspace, { recursive: true, force: true });
});

function write(files: Record<string, string | Uint8Array>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(workspace, name)), { recursive: true });
    writeFileSync(path.join(workspace, name), content);
  }
}

const run = (options: Partial<ActionOptions> = {}): Promise<ActionRun> =>
  runAction({ workspace, ...options, inputs: { 'gateway-url': gateway.url, ...options.inputs } });

const resultsOf = (name = 'out.json') => JSON.parse(readFileSync(path.join(workspace, name), 'utf8'));

const GOOD = `description: greetings
providers: [mlflow-gateway:chat-a, mlflow-gateway:chat-b]
prompts: ['Say {{q}}']
defaultTest: { options: { provider: mlflow-gateway:grader } }
tests:
  - vars: { q: hello }
    assert: [{ type: contains, value: hello }, { type: llm-rubric, value: is polite }]
  - vars: { q: moon }
    assert: [{ type: contains, value: moon }]
`;

describe('the main job', () => {
  test.each([
    ['the Node of this machine', process.execPath],
    ['Node 24', NODE_24],
  ])('passes on %s', async (_name, node) => {
    write({ 'promptfooconfig.yaml': GOOD });
    const result = await run({ node, inputs: { 'output-path': 'out.json\nreports/out.md' } });
    expect(result).toMatchObject({ exitCode: 0, stderr: '' });
    expect(result.outputs).toEqual({
      verdict: 'passed',
      total: '4',
      successes: '4',
      failures: '0',
      errors: '0',
      'pass-rate': '100',
      'comment-url': '',
      'results-path': 'out.json',
    });
    expect(result.summary).toMatch(/^## Eval passed \(greetings\)/);
    expect(readFileSync(path.join(workspace, 'reports/out.md'), 'utf8')).toMatch(/^## Eval passed/);
    const { results } = resultsOf();
    expect(results.stats).toMatchObject({ successes: 4, failures: 0, errors: 0 });
    expect(results.results[0]).toMatchObject({
      testIdx: 0,
      promptIdx: 0,
      success: true,
      response: { output: 'Say hello' },
    });
    expect(gateway.modelCalls()).toHaveLength(6);
  });

  test('a failed assertion is red, with the case in summary and annotation', async () => {
    write({ 'promptfooconfig.yaml': GOOD.replace('value: moon', 'value: sun') });
    const result = await run({ inputs: { 'pass-threshold': '80' } });
    expect(result).toMatchObject({ exitCode: 1, outputs: { verdict: 'failed', 'pass-rate': '50', failures: '2' } });
    expect(result.stdout).toMatch(
      /^::error title=Eval failed::2 of 4 cells failed; the pass rate is 50 %25, needs 80 %25/m,
    );
    expect(result.summary).toContain('q: moon');
  });

  test('a threshold that holds is green all the same', async () => {
    write({ 'promptfooconfig.yaml': GOOD.replace('value: moon', 'value: sun') });
    expect(await run({ inputs: { 'pass-threshold': '50' } })).toMatchObject({
      exitCode: 0,
      outputs: { verdict: 'passed' },
    });
  });

  test('repeats: a flaky case passes when enough of its runs do', async () => {
    let calls = 0;
    reply = (request) => (request.body.model === 'chat-a' ? (++calls % 3 === 0 ? 'no' : 'yes') : 'yes');
    write({
      'promptfooconfig.yaml': `providers: [mlflow-gateway:chat-a]\nprompts: [x]\ntests: [{ assert: [{ type: equals, value: 'yes' }] }]`,
    });
    const inputs = { repeat: '3', 'max-concurrency': '1' };
    expect((await run({ inputs: { ...inputs, 'repeat-min-pass': '2' } })).outputs['verdict']).toBe('passed');
    expect((await run({ inputs })).outputs['verdict']).toBe('failed');
  });

  test('the working directory is where paths start', async () => {
    write({ 'evals/promptfooconfig.yaml': GOOD.replace("'Say {{q}}'", 'file://p.txt'), 'evals/p.txt': 'Say {{q}}' });
    const result = await run({ inputs: { 'working-directory': 'evals', 'output-path': 'out.json' } });
    expect(result.outputs).toMatchObject({ verdict: 'passed', 'results-path': 'out.json' });
    expect(resultsOf('evals/out.json').results.stats.successes).toBe(4);
  });
});

describe('what cannot run is inconclusive, and calls no model', () => {
  test('the annotation says what is wrong, at its line', async () => {
    write({ 'evals/promptfooconfig.yaml': GOOD.replace('assert:', 'asert:') });
    const { stdout } = await run({ inputs: { 'working-directory': 'evals' } });
    expect(stdout).toMatch(
      /^::error title=[^:]*%3A[^:]*,file=evals\/promptfooconfig\.yaml,line=7,col=5::The config has a problem.*%0AUnknown key "asert" in a test\.%0ADid you mean "assert"\?$/m,
    );
  });

  test.each<[string, Record<string, string | Uint8Array>, Record<string, string>, RegExp]>([
    ['no config', {}, {}, /there is no config "promptfooconfig\.yaml"/],
    ['a config under another name', { 'promptfooconfig.yml': GOOD }, {}, /did you mean promptfooconfig\.yml\?/],
    ['an empty config', { 'promptfooconfig.yaml': '' }, {}, /the config is empty/],
    ['invalid YAML', { 'promptfooconfig.yaml': 'a: [1' }, {}, /promptfooconfig\.yaml:1:\d+: invalid YAML/],
    [
      'an unknown assertion',
      { 'promptfooconfig.yaml': GOOD.replace('contains', 'containz') },
      {},
      /promptfooconfig\.yaml:7:\d+: unknown assertion type "containz"/,
    ],
    ['no gateway URL', { 'promptfooconfig.yaml': GOOD }, { 'gateway-url': '' }, /MLFLOW_GATEWAY_URL/],
    [
      'a URL of another kind',
      { 'promptfooconfig.yaml': GOOD },
      { 'gateway-url': 'ftp://x' },
      /has to begin with http:\/\/ or https:\/\//,
    ],
    [
      'a URL without its scheme',
      { 'promptfooconfig.yaml': GOOD },
      { 'gateway-url': 'localhost:5000' },
      /write http:\/\/localhost:5000/,
    ],
    ['no grader', { 'promptfooconfig.yaml': GOOD.replace(/defaultTest.*\n/, '') }, {}, /llm-rubric needs a grader/],
    [
      'an input that is no choice',
      { 'promptfooconfig.yaml': GOOD },
      { comment: 'allways' },
      /comment has to be always, on-failure or never, got "allways"; did you mean always\?/,
    ],
    [
      'an input that is no number',
      { 'promptfooconfig.yaml': GOOD },
      { repeat: 'two' },
      /repeat has to be a whole number.*, got "two"/,
    ],
    [
      'a threshold over 100',
      { 'promptfooconfig.yaml': GOOD },
      { 'pass-threshold': '101' },
      /pass-threshold has to be a percentage from 0 to 100/,
    ],
    [
      'a result file of another kind',
      { 'promptfooconfig.yaml': GOOD },
      { 'output-path': 'out.xlsx' },
      /output-path has to be a file that ends in/,
    ],
    [
      'more passes than repeats',
      { 'promptfooconfig.yaml': GOOD },
      { 'repeat-min-pass': '2' },
      /repeat-min-pass is 2, but each case runs once/,
    ],
    ['a config outside the workspace', {}, { config: '../../etc/passwd' }, /outside|there is no config/],
  ])('%s', async (_name, files, inputs, message) => {
    write(files);
    const result = await run({ inputs });
    expect(result).toMatchObject({ exitCode: 1, outputs: { verdict: 'inconclusive', total: '0', 'pass-rate': '' } });
    expect(result.stdout).toMatch(message);
    expect(result.stdout).toMatch(/^::error title=Eval could not measure/m);
    expect(`${result.stdout}${result.stderr}`).not.toMatch(/^\s+at .+:\d+:\d+\)?$/m);
    expect(result.summary).toMatch(/^## Eval could not measure/);
    expect(gateway.modelCalls()).toEqual([]);
  });

  test('on-inconclusive: warn does not forgive a bad config', async () => {
    write({ 'promptfooconfig.yaml': '' });
    expect((await run({ inputs: { 'on-inconclusive': 'warn' } })).exitCode).toBe(1);
  });

  test('a config in which nothing is judged', async () => {
    write({ 'promptfooconfig.yaml': 'providers: [mlflow-gateway:chat-a]\nprompts: [x]\ntests: [{ vars: { q: a } }]' });
    const result = await run({ inputs: { 'on-inconclusive': 'warn' } });
    expect(result).toMatchObject({ exitCode: 1, outputs: { verdict: 'inconclusive', total: '1' } });
    expect(result.stdout).toMatch(/nothing was judged/i);
  });
});

describe('what cannot be measured is an error of its cells, and files are written', () => {
  const oneTest = `providers: [mlflow-gateway:chat-a]\nprompts: ['{{q}}']\ntests: [{ vars: { q: [a, b] }, assert: [{ type: contains, value: a }] }]`;
  const cases: [
    string,
    { inputs?: Record<string, string>; reply?: (request: GatewayRequest) => Reply; config?: string },
    RegExp,
  ][] = [
    ['a host that does not exist', { inputs: { 'gateway-url': 'http://gateway.invalid:5000' } }, /gateway\.invalid/],
    ['a port where nothing listens', { inputs: { 'gateway-url': 'http://127.0.0.1:9' } }, /refuses the connection/],
    ['a wrong prefix', { inputs: { 'gateway-url': '/prefix' } }, /prefix/],
    [
      'an endpoint that is not listed',
      { config: oneTest.replace('chat-a', 'chat-z') },
      /chat-z[\s\S]*chat-a, chat-b, grader|chat-a[\s\S]*chat-b/,
    ],
    ['401', { reply: () => ({ status: 401, body: 'You are not authenticated.' }) }, /401/],
    ['403', { reply: () => ({ status: 403, body: 'Permission denied' }) }, /403|USE/],
    [
      'a spent budget',
      {
        reply: () => ({
          status: 429,
          body: {
            detail:
              'Budget limit exceeded. Limit: $1.00 USD per 1 day. Budget resets at 2026-11-25T00:00:00Z. Request rejected.',
          },
        }),
      },
      /budget/i,
    ],
    [
      'an invalid payload',
      {
        reply: () => ({
          status: 400,
          body: {
            detail: 'Invalid chat payload: 1 validation error for RequestPayload\nstop\n  Input should be a valid list',
          },
        }),
      },
      /stop/,
    ],
    ['HTML instead of JSON', { reply: () => ({ status: 200, body: '<html>login</html>' }) }, /HTML/],
    ['no completion', { reply: () => ({ status: 200, body: { detail: 'odd' } }) }, /completion/],
  ];
  test.each(cases)('%s', async (_name, { inputs = {}, reply: answer, config = oneTest }, message) => {
    write({ 'promptfooconfig.yaml': config });
    reply = answer;
    const url = inputs['gateway-url']?.startsWith('/') ? gateway.url + inputs['gateway-url'] : inputs['gateway-url'];
    const result = await run({ inputs: { ...(url ? { 'gateway-url': url } : {}), 'output-path': 'out.json' } });
    expect(result).toMatchObject({ exitCode: 1, outputs: { verdict: 'inconclusive', total: '2', errors: '2' } });
    expect(result.stdout).toMatch(message);
    expect(resultsOf().results.stats).toMatchObject({ successes: 0, failures: 0, errors: 2 });
  });

  test('a budget is asked once', async () => {
    write({ 'promptfooconfig.yaml': oneTest });
    reply = () => ({
      status: 429,
      body: { detail: 'Budget limit exceeded. Limit: $1.00 USD per 1 day. Request rejected.' },
    });
    await run({ inputs: { 'max-concurrency': '1' } });
    expect(gateway.modelCalls()).toHaveLength(1);
  });

  test('on-inconclusive: warn forgives a gateway that is down, and says so', async () => {
    write({ 'promptfooconfig.yaml': oneTest });
    const result = await run({ inputs: { 'gateway-url': 'http://127.0.0.1:9', 'on-inconclusive': 'warn' } });
    expect(result).toMatchObject({ exitCode: 0, outputs: { verdict: 'inconclusive' } });
    expect(result.stdout).toMatch(/^::warning title=Eval could not measure/m);
  });

  test('a grader that talks nonsense', async () => {
    write({ 'promptfooconfig.yaml': GOOD });
    reply = ({ body }) => (body.model === 'grader' ? 'I would rather not say.' : 'hello moon');
    const result = await run();
    expect(result).toMatchObject({ exitCode: 1, outputs: { verdict: 'inconclusive', successes: '2', errors: '2' } });
    expect(result.stdout).toMatch(/I would rather not say/);
  });

  test('a result file that cannot be written costs no call, and the others are written', async () => {
    write({ 'promptfooconfig.yaml': GOOD, 'taken.json/x': '' });
    const result = await run({ inputs: { 'output-path': 'taken.json\n../outside.json\nout.md' } });
    expect(result).toMatchObject({ exitCode: 1, outputs: { verdict: 'inconclusive', 'results-path': 'out.md' } });
    expect(result.summary).toContain('"taken.json" (output-path) cannot be written: it is a folder');
    expect(result.summary).toContain('"../outside.json" (output-path) cannot be written: it is outside the workspace');
    expect(gateway.requests).toEqual([]);
  });
});

describe('a body without end, and an answer without end', () => {
  let server: Server;
  let bytes = 0;
  afterEach(() => {
    server.close();
    server.closeAllConnections();
  });

  async function listen(answer: Parameters<typeof createServer>[1]): Promise<string> {
    server = createServer(answer);
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  test('200 MB are not read to their end', async () => {
    const chunk = Buffer.alloc(1 << 20, 'x');
    const url = await listen((request, response) => {
      if (request.method === 'GET') return response.writeHead(request.url === '/health' ? 200 : 404).end();
      response.writeHead(200, { 'content-type': 'application/json' });
      const pump = (): void => {
        while (bytes < 200 * chunk.length && !response.destroyed) {
          bytes += chunk.length;
          if (!response.write(chunk)) return void response.once('drain', pump);
        }
        response.end();
      };
      pump();
    });
    write({
      'promptfooconfig.yaml':
        'providers: [mlflow-gateway:chat-a]\nprompts: [x]\ntests: [{ assert: [{ type: contains, value: x }] }]',
    });
    const result = await run({ inputs: { 'gateway-url': url } });
    expect(result).toMatchObject({ exitCode: 1, outputs: { verdict: 'inconclusive', errors: '1' } });
    expect(result.stdout).toMatch(/MB/);
    expect(bytes).toBeLessThan(190 * chunk.length);
  });

  test('an answer that never comes ends by the time limit', async () => {
    const url = await listen((request, response) => {
      if (request.method === 'GET') response.writeHead(request.url === '/health' ? 200 : 404).end();
    });
    write({
      'promptfooconfig.yaml':
        'providers: [mlflow-gateway:chat-a]\nevaluateOptions: { timeoutMs: 700 }\nprompts: [x]\ntests: [{ assert: [{ type: contains, value: x }] }]',
    });
    const result = await run({ inputs: { 'gateway-url': url } });
    expect(result).toMatchObject({ exitCode: 1, outputs: { verdict: 'inconclusive', errors: '1' } });
  });
});

describe('on a pull request', () => {
  let github: FakeGithub;
  beforeEach(async () => {
    write({ 'promptfooconfig.yaml': GOOD });
  });
  afterEach(async () => {
    expect(github.violations).toEqual([]);
    await github.close();
  });

  const pullRequest = (head = 'acme/app') => ({
    eventName: 'pull_request',
    event: {
      number: 7,
      pull_request: {
        number: 7,
        title: 'Change a prompt',
        head: { sha: 'feedfacefeedfacefeedfacefeedfacefeedface', ref: 'change', repo: { full_name: head } },
        base: { sha: '0'.repeat(40), ref: 'main', repo: { full_name: 'acme/app' } },
        user: { login: 'octocat' },
      },
      repository: { full_name: 'acme/app', name: 'app', owner: { login: 'acme' } },
    },
    githubToken: TOKEN,
    env: { GITHUB_API_URL: github.url },
  });

  test.each([
    ['the Node of this machine', process.execPath],
    ['Node 24', NODE_24],
  ])('one comment, kept up to date, on %s', async (_name, node) => {
    github = await startFakeGithub();
    const first = await run({ ...pullRequest(), node });
    expect(first.exitCode).toBe(0);
    expect(github.comments).toHaveLength(1);
    expect(github.comments[0]?.body).toMatch(
      /^<!-- mlflow-gateway-eval:v1 .*-->\n<!-- history \S+ -->\n## Eval passed/,
    );
    expect(github.comments[0]?.body).toContain('feedface');
    expect(first.outputs['comment-url']).toMatch(/^https:/);
    write({ 'promptfooconfig.yaml': GOOD.replace('value: moon', 'value: sun') });
    const second = await run({ ...pullRequest(), node });
    expect(second.exitCode).toBe(1);
    expect(github.comments).toHaveLength(1);
    expect(github.comments[0]?.body).toContain('## Eval failed');
  });

  test('a read-only token is a warning that says what to add', async () => {
    github = await startFakeGithub({ readOnly: true });
    const result = await run(pullRequest());
    expect(result).toMatchObject({ exitCode: 0, outputs: { verdict: 'passed', 'comment-url': '' } });
    expect(result.stdout).toMatch(/^::warning::.*pull-requests: write/m);
  });

  test('a token that is wrong is a warning', async () => {
    github = await startFakeGithub({
      faults: [{ match: '/', times: 99, status: 401, body: { message: 'Bad credentials' } }],
    });
    const result = await run(pullRequest());
    expect(result).toMatchObject({ exitCode: 0, outputs: { verdict: 'passed' } });
    expect(result.stdout).toMatch(/^::warning::/m);
  });

  test.each([{ repeat: 'two' }, { comment: 'allways' }])(
    'a wrong input takes the place of an older verdict: %j',
    async (inputs) => {
      github = await startFakeGithub();
      await run(pullRequest());
      const result = await run({ ...pullRequest(), inputs });
      expect(result).toMatchObject({ exitCode: 1, outputs: { verdict: 'inconclusive' } });
      expect(github.comments).toHaveLength(1);
      expect(github.comments[0]?.body).toMatch(/## Eval could not measure: the config has errors.*has to be/s);
    },
  );

  test('comment: never writes none', async () => {
    github = await startFakeGithub();
    await run({ ...pullRequest(), inputs: { comment: 'never' } });
    // It may be asked whether the change takes a gate out of the config.
    expect(github.requests.filter(({ where }) => where.includes('/issues/'))).toEqual([]);
  });

  test('a fork calls no model, not even the gateway', async () => {
    github = await startFakeGithub({ readOnly: true });
    const result = await run(pullRequest('mallory/app'));
    expect(result).toMatchObject({ exitCode: 1, outputs: { verdict: 'inconclusive', total: '0' } });
    expect(result.stdout).toMatch(/comes from mallory\/app, not from acme\/app/);
    expect(gateway.requests).toEqual([]);
  });

  test('without a number in the event there is no comment, and the verdict stands', async () => {
    github = await startFakeGithub();
    const result = await run({ ...pullRequest(), event: {} });
    // Nobody can say whose change it is.
    expect(result).toMatchObject({ exitCode: 1, outputs: { verdict: 'inconclusive' } });
    expect(github.comments).toEqual([]);
  });
});

describe('hostile answers', () => {
  const HOSTILE = `::error::pwned\n##[error]pwned\n@octocat fixes #1 <!-- x --> ![i](http://evil.test/x.png)\n\`\`\`\n| a | b |\n${KEY} ${Buffer.from(KEY).toString('base64')} ${encodeURIComponent(KEY)}`;

  test('run no command, hide no text, and give no key away in any channel', async () => {
    const github = await startFakeGithub();
    write({ 'promptfooconfig.yaml': GOOD.replaceAll('value: moon', 'value: sun') });
    reply = ({ body }) => (body.model === 'grader' ? `{"reason": "${KEY}", "pass": true, "score": 1}` : HOSTILE);
    const result = await run({
      eventName: 'pull_request',
      event: {
        pull_request: {
          number: 7,
          head: { sha: 'f'.repeat(40), repo: { full_name: 'acme/app' } },
          base: { repo: { full_name: 'acme/app' } },
        },
      },
      githubToken: TOKEN,
      env: { GITHUB_API_URL: github.url },
      inputs: { 'gateway-api-key': KEY, 'output-path': 'out.json\nout.md', 'show-answers': 'all' },
    });
    expect(result.outputs['verdict']).toBe('failed');
    const log = result.stdout.split('\n').filter((line) => !line.startsWith('::add-mask::'));
    // A line that is a command of the newer form is never looked at for the older one.
    const OURS = /^::error title=(?:Eval failed|2 failed cells)/;
    expect(log.filter((line) => !OURS.test(line) && (/^::/.test(line) || /##\[/.test(line)))).toEqual([]);
    const channels = [
      log.join('\n'),
      result.stderr,
      result.summary,
      github.comments[0]?.body ?? '',
      JSON.stringify(result.outputs),
      readFileSync(path.join(workspace, 'out.json'), 'utf8'),
      readFileSync(path.join(workspace, 'out.md'), 'utf8'),
    ];
    for (const channel of channels) {
      expect(channel).not.toContain(KEY);
      expect(channel).not.toContain(Buffer.from(KEY).toString('base64'));
    }
    // Marker and history, and none of the answers'.
    expect(github.comments[0]?.body.match(/^<!--/gm)).toHaveLength(2);
    expect(github.comments[0]?.body).toMatch(/^<!-- .* -->\n<!-- history \S+ -->\n## /);
    expect(gateway.modelCalls()[0]?.headers.authorization).toBe(`Bearer ${KEY}`);
    await github.close();
  });

  test('masks come before everything else', async () => {
    write({ 'promptfooconfig.yaml': '' });
    const { stdout } = await run({ inputs: { 'gateway-api-key': KEY, repeat: 'x' } });
    expect(stdout.split('\n')[0]).toMatch(/^::add-mask::/);
    expect(stdout).toContain(`::add-mask::${KEY}\n`);
    expect(stdout).toContain(`::add-mask::${Buffer.from(KEY).toString('base64')}\n`);
  });
});

describe('as a step in a shell of a workflow', () => {
  test('without inputs it is the command', async () => {
    const { spawnSync } = await import('node:child_process');
    write({ 'promptfooconfig.yaml': GOOD });
    const child = spawnSync(process.execPath, [path.join(ROOT, 'dist/index.js'), '--version'], {
      cwd: workspace,
      env: { PATH: process.env['PATH'], GITHUB_ACTIONS: 'true' },
      encoding: 'utf8',
    });
    expect(child.stdout.trim()).toBe(JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')).version);
  });
});

describe('whose change it is', () => {
  const untrusted = /does not say whose change this is/;

  test('a comment on a pull request calls no model, not even the gateway', async () => {
    write({ 'promptfooconfig.yaml': GOOD });
    const result = await run({
      eventName: 'issue_comment',
      event: { issue: { number: 7, pull_request: {} }, comment: { body: '/eval' } },
      inputs: { 'gateway-api-key': KEY },
    });
    expect(result).toMatchObject({ exitCode: 1, outputs: { verdict: 'inconclusive', total: '0' } });
    expect(result.stdout).toMatch(untrusted);
    expect(gateway.requests).toEqual([]);
  });

  test.each([
    ['issue_comment', 1, untrusted, 0],
    ['pull_request', 1, /comes from mallory\/app, not from acme\/app/, 0],
    ['push', 0, /Eval passed/, 6],
  ])('the command in a workflow started by %s', async (eventName, exitCode, says, calls) => {
    const { spawn } = await import('node:child_process');
    const event = {
      number: 7,
      pull_request: { number: 7, head: { sha: 'f'.repeat(40), repo: { full_name: 'mallory/app' } } },
    };
    write({ 'promptfooconfig.yaml': GOOD, 'event.json': JSON.stringify(event) });
    const child = spawn(process.execPath, [path.join(ROOT, 'dist/index.js'), '--gateway-url', gateway.url], {
      cwd: workspace,
      env: {
        PATH: process.env['PATH'],
        GITHUB_ACTIONS: 'true',
        GITHUB_REPOSITORY: 'acme/app',
        GITHUB_EVENT_NAME: eventName,
        GITHUB_EVENT_PATH: path.join(workspace, 'event.json'),
      },
    });
    let stdout = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    expect(await new Promise((done) => child.on('close', done))).toBe(exitCode);
    expect(stdout.replace(/\s+/g, ' ')).toMatch(says);
    expect(gateway.modelCalls()).toHaveLength(calls);
  });
});

test('no debugger opens in the process that holds the keys, whoever asks for one', async () => {
  const { spawn } = await import('node:child_process');
  write({ 'promptfooconfig.yaml': GOOD });
  const child = spawn(process.execPath, [path.join(ROOT, 'dist/index.js'), '--gateway-url', gateway.url], {
    cwd: workspace,
    env: { PATH: process.env['PATH'] },
  });
  reply = () => {
    child.kill('SIGUSR1');
    return 'hello moon';
  };
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  expect(await new Promise((done) => child.on('close', (code, signal) => done(signal ?? code)))).not.toBe('SIGUSR1');
  expect(gateway.modelCalls().length).toBeGreaterThan(0);
  expect(stderr).not.toContain('Debugger listening');
});

describe('secrets that no input names', () => {
  const PASSWORD = 'tracking-password-0123456789-abcdefghijklmnop';

  test('are redacted whole and where an excerpt cuts them, with and without an answer', async () => {
    write({
      'promptfooconfig.yaml': `providers: [{ id: mlflow-gateway:chat-a, config: { apiKeyEnvar: TEAM_KEY } }]
prompts: [x]
tests: [{ assert: [{ type: contains, value: nope }, { type: llm-rubric, value: y, provider: mlflow-gateway:grader }] }]
`,
    });
    reply = ({ body }) => `${'x'.repeat(body.model === 'grader' ? 150 : 110)}${PASSWORD} ${KEY}`;
    const env = { MLFLOW_TRACKING_PASSWORD: PASSWORD, TEAM_KEY: KEY };
    const result = await run({ env, inputs: { 'output-path': 'out.json', 'show-answers': 'all' } });
    const unmasked = result.stdout.split('\n').filter((line) => !line.startsWith('::add-mask::'));
    const shown = [...unmasked, result.summary, readFileSync(path.join(workspace, 'out.json'), 'utf8')].join('\n');
    expect(shown).toMatch(/x{110}\*\*\*/);
    expect(shown).not.toContain(PASSWORD.slice(0, 12));
    expect(shown).not.toContain(KEY.slice(0, 12));
    expect(gateway.modelCalls()[0]?.headers.authorization).toBe(`Bearer ${KEY}`);

    // A grader's reason is cut without a mark.
    reply = ({ body }) => {
      const reason = `${'x'.repeat(3_980)}${PASSWORD}`;
      return body.model === 'grader' ? JSON.stringify({ reason, pass: true, score: 1 }) : 'nope';
    };
    await run({ env, inputs: { 'output-path': 'out.json' } });
    expect(readFileSync(path.join(workspace, 'out.json'), 'utf8')).toMatch(/x{3980}\*\*\*"/);

    write({ 'promptfooconfig.yaml': GOOD.replace('greetings', `'${PASSWORD}'`).replace('contains', PASSWORD) });
    const broken = await run({ env });
    expect(broken.outputs['verdict']).toBe('inconclusive');
    expect(broken.summary).toContain(String.raw`\*\*\*`);
    expect(broken.summary).not.toContain(PASSWORD);
  });
});

test('failing cases are annotated at the row of the CSV, the rubric file and the line of the config', async () => {
  write({
    'evals/c.yaml': `providers: [mlflow-gateway:chat-a]
prompts: ['{{q}}']
defaultTest: { options: { provider: mlflow-gateway:grader } }
tests:
  - file://rows.csv
  - vars: { q: moon }
    assert: [{ type: contains, value: sun }]
  - vars: { q: hello }
    assert: [{ type: llm-rubric, value: file://rubric.txt }]
`,
    'evals/rows.csv': 'q,__expected\none,contains: one\ntwo,contains: three\n',
    'evals/rubric.txt': 'is rude\n',
  });
  reply = ({ body }) =>
    (body.model === 'grader' ? '{"reason":"it is polite","pass":false,"score":0}' : undefined) ??
    String(body.messages?.at(-1)?.content);
  const { stdout } = await run({ inputs: { config: 'c.yaml', 'working-directory': 'evals' } });
  const places = [...stdout.matchAll(/^::error title=1 failed cell.*?,file=([^,]*),line=(\d+),/gm)].map(
    ([, file, line]) => `${file}:${line}`,
  );
  expect(places.sort()).toEqual(['evals/c.yaml:6', 'evals/rows.csv:3', 'evals/rubric.txt:1']);
});
