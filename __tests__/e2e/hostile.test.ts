// The corpus of hostile texts through the bundle: asked, answered, judged, reported in every channel at once.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { parse as parseCsv } from 'csv-parse/sync';
import { CORPUS } from '../hostile/corpus.js';
import { render } from '../hostile/rendered.js';
import { dataOf } from '../report/page.js';
import { readXml } from '../report/xml.js';
import { ROOT, runAction } from '../support/run-action.js';
import { commandsOf } from '../support/runner-commands.js';
import { type StubGateway, startStubGateway } from '../support/stub-gateway.js';

jest.setTimeout(90_000);

/** YAML holds no half of a surrogate pair; braces are templates. Long ones are for the unit tests. */
const TEXTS = CORPUS.map(([, text]) => text).filter((text) => !/\p{Cs}|\{[{%#]/u.test(text) && text.length < 1000);
const KEY = 'sk-hostile-0123456789abcdef';

let workspace: string;
let gateway: StubGateway;
beforeEach(async () => {
  workspace = realpathSync(mkdtempSync(path.join(tmpdir(), 'hostile-')));
  gateway = await startStubGateway({ endpoints: ['chat'], reply: ({ body }) => body.messages?.at(-1)?.content ?? '' });
  const tests = TEXTS.map((text) => ({
    description: text,
    vars: { q: text },
    metadata: { text },
    assert: [{ type: 'equals', value: `${text}!`, metric: text || 'none' }],
  }));
  const providers = [{ id: 'mlflow-gateway:chat', label: '::add-mask::verdict @octocat', config: { apiKey: KEY } }];
  writeFileSync(path.join(workspace, 'tests.json'), JSON.stringify(tests));
  writeFileSync(
    path.join(workspace, 'promptfooconfig.yaml'),
    JSON.stringify({
      description: `${KEY} ##[error]x`,
      providers,
      prompts: ['{{q}}'],
      tests: 'file://tests.json',
      typo: 1,
    }),
  );
});
afterEach(async () => {
  await gateway.close();
  rmSync(workspace, { recursive: true, force: true });
});
const read = (name: string): string => readFileSync(path.join(workspace, name), 'utf8');

test('as the action', async () => {
  const files = ['out.json', 'out.jsonl', 'out.csv', 'out.xml', 'out.html', 'out.md'];
  const { stdout, stderr, summary, outputs } = await runAction({
    workspace,
    inputs: { 'gateway-url': gateway.url, 'output-path': files.join('\n'), 'show-answers': 'all' },
  });
  expect(stderr).toBe('');
  expect(outputs).toMatchObject({ verdict: 'failed', total: `${TEXTS.length}`, 'results-path': 'out.json' });
  const commands = commandsOf(stdout);
  expect(new Set(commands.map(({ name }) => name))).toEqual(new Set(['add-mask', 'debug', 'warning', 'error']));
  // Of the steps of the engine alone: no text of a config or an answer is in them.
  for (const { name, data } of commands)
    if (name === 'debug') expect(data).toMatch(/^http:\/\/127\.0\.0\.1:\d+: \d+ -> \d+ calls in flight: [a-z ]+$/);
  expect(commands.filter(({ name }) => name === 'error').length).toBeLessThanOrEqual(10);
  const masked = commands.filter(({ name }) => name === 'add-mask').map(({ data }) => data);
  expect(masked).toContain(KEY);
  expect(masked).not.toContain('verdict');

  const rows = JSON.parse(read('out.json')).results.results;
  expect(rows.map(({ vars }: { vars: { q: string } }) => vars.q)).toEqual(TEXTS);
  expect(parseCsv(read('out.csv'))).toHaveLength(TEXTS.length + 1);
  expect(readXml(read('out.xml')).attributes['failures']).toBe(`${TEXTS.length}`);
  expect(dataOf(read('out.html'), 'index').cells).toHaveLength(TEXTS.length);
  const { comments, hrefs, prose } = render(summary);
  expect([comments, hrefs.filter((href) => !href.startsWith('https://github.com/acme/app/'))]).toEqual([[], []]);
  expect(prose.filter((text) => /@\w|#\d|:\/\//.test(text))).toEqual([]);
  for (const text of [...files.map(read), summary]) expect(text).not.toContain(KEY);
});

/** As a step's `run: node dist/index.js` has it: no inputs, but a runner that reads the log. */
async function runInWorkflow(): Promise<{ stdout: string; stderr: string }> {
  const child = spawn(process.execPath, [path.join(ROOT, 'dist', 'index.js'), '--gateway-url', gateway.url], {
    cwd: workspace,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env['PATH'],
      GITHUB_ACTIONS: 'true',
      GITHUB_WORKSPACE: workspace,
      GITHUB_EVENT_NAME: 'push',
      GITHUB_REPOSITORY: 'acme/app',
    },
  });
  const texts = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const)
    child[name].setEncoding('utf8').on('data', (text: string) => {
      texts[name] += text;
    });
  await new Promise((done) => child.on('close', done));
  return texts;
}

test('as the command in a workflow: nothing is a command, and no secret is written anywhere', async () => {
  const { stdout, stderr } = await runInWorkflow();
  expect(stdout).toMatch(/^Eval failed/);
  expect(commandsOf(stdout + stderr)).toEqual([]);
  expect(stdout + stderr).not.toContain(KEY);
});
