// What a config may hold that other programs choke on, through the bundle: each works, or is an error of its own cell.
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { JsonObject } from '../../src/json.js';
import { type ActionRun, ROOT, runAction } from '../support/run-action.js';
import { type StubGateway, startStubGateway } from '../support/stub-gateway.js';

const NODE_24 = path.join(ROOT, 'node_modules', 'node24', 'bin', 'node');

let workspace: string;
let gateway: StubGateway;
beforeAll(async () => {
  gateway = await startStubGateway({
    endpoints: ['chat'],
    reply: ({ body }) => String(body.messages?.at(-1)?.content),
  });
});
afterAll(() => gateway.close());
beforeEach(() => {
  workspace = realpathSync(mkdtempSync(path.join(tmpdir(), 'wörk space-')));
});
afterEach(() => {
  rmSync(workspace, { recursive: true, force: true });
});

interface Row {
  vars: JsonObject;
  success: boolean;
  error?: string;
  prompt: { raw: string };
  metadata: { state: string; errorKind?: string };
}

async function run(files: Record<string, string>, node = process.execPath): Promise<ActionRun & { rows: Row[] }> {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(workspace, name)), { recursive: true });
    writeFileSync(path.join(workspace, name), text);
  }
  const inputs = { 'gateway-url': gateway.url, 'output-path': 'out/r é.json' };
  const result = await runAction({ workspace, inputs, node });
  const { results } = JSON.parse(readFileSync(path.join(workspace, 'out/r é.json'), 'utf8')) as {
    results: { results: Row[] };
  };
  return { ...result, rows: results.results };
}

test('names with spaces and letters beyond ASCII, a BOM, CRLF, quotes and line breaks in fields', async () => {
  const csv = [
    '\ufefffråga,__expected,__description',
    '"say ""hello"", please","contains: ""hello""",plain',
    '"two\r\nlines, one field","javascript: file://checks/prüf er.cjs:lines","émoji 🙂"',
    'a "quote" inside,contains: "quote",',
  ].join('\r\n');
  const { rows, exitCode, summary } = await run({
    'promptfooconfig.yaml': [
      'prompts: ["file://my prompts/*.md"]',
      'providers: [mlflow-gateway:chat]',
      'tests: "file://test data/frågor 1.csv"',
    ].join('\r\n'),
    'my prompts/första.md': 'Q: {{ fråga }}',
    'test data/frågor 1.csv': csv,
    'checks/prüf er.cjs': 'module.exports.lines = (output) => output.split(/\\r?\\n/).length === 2;',
  });
  expect(rows.map(({ success, prompt, error }) => [success, prompt.raw, error])).toEqual([
    [true, 'Q: say "hello", please', undefined],
    [true, 'Q: two\r\nlines, one field', undefined],
    [true, 'Q: a "quote" inside', undefined],
  ]);
  expect([exitCode, summary.split('\n')[0]]).toEqual([0, '## Eval passed']);
});

test('patterns and templates that never end are cut, and the cells beside them are judged', async () => {
  const loop = '{% for a in range(100000) %}{% for b in range(100000) %}x{% endfor %}{% endfor %}';
  const { rows, exitCode } = await run({
    'promptfooconfig.yaml': JSON.stringify({
      providers: ['mlflow-gateway:chat'],
      prompts: [
        '{% if loops %}{% for a in range(100000) %}{% for b in range(100000) %}{{ a * b }}{% endfor %}{% endfor %}{% endif %}{{ q }}',
      ],
      tests: [
        { vars: { q: `${'a'.repeat(60)}!` }, assert: [{ type: 'regex', value: '^(a+)+$' }] },
        { vars: { q: `${'a'.repeat(60)}!` }, assert: [{ type: 'not-regex', value: '(.*a){40}b' }] },
        { vars: { q: 'x', loops: true }, assert: [{ type: 'contains', value: 'x' }] },
        { vars: { q: 'x' }, assert: [{ type: 'contains', value: loop }] },
        { vars: { q: 'x' }, assert: [{ type: 'contains', value: 'x' }] },
      ],
    }),
  });
  expect(rows.map(({ metadata, error }) => [metadata.errorKind, error])).toEqual([
    ['config', expect.stringContaining('took more than')],
    ['config', expect.stringContaining('took more than')],
    ['config', expect.stringContaining('the template takes too long to render')],
    ['config', expect.stringContaining('the template takes too long to render')],
    [undefined, undefined],
  ]);
  expect(exitCode).toBe(1);
});

/** Code, and what is said of it. What runs into the time limit is in the soak: that is half a minute. */
const HOSTILE_CODE: [string, RegExp][] = [
  ['throw new Error("::error::no")', /Error: ::error::no/],
  ['throw null', /it threw null/],
  ['return { nonsense: [1] }', /a result that is no judgement/],
  ['return Symbol("x")', /gave back a symbol/],
  ['const line = "x".repeat(1e6); for (let i = 0; i < 100; i++) console.log(line); return true', /printed more than/],
  ['process.mainModule.require("child_process").fork("x.js"); return true', /no permission for ChildProcess/],
  ['process.exit(0)', /ended its process \(exit code 0\)/],
  ['process.reallyExit(7)', /ended its process \(exit code 7\)/],
  ['process.abort()', /SIGABRT/],
  ['return new Promise(() => setTimeout(() => process.exit(1), 20))', /ended its process \(exit code 1\)/],
  ['process.kill(process.ppid); return true', /may not send signals/],
  ['process.mainModule.require("fs").closeSync(3); return true', /ended its process|closed the connection/],
  ['const all = []; for (;;) all.push(new Array(1e6).fill(all.length))', /memory/],
  ['const f = () => f(); f()', /RangeError: Maximum call stack/],
  ['JSON.stringify = () => "{"; Promise.prototype.then = null; throw new Error("after")', /Error: after/],
];

test.each([
  ['this Node', process.execPath],
  ['Node 24', NODE_24],
])('code that does its worst is an error of its own cell on %s', async (_, node) => {
  const fine = { vars: { q: 'fine' }, assert: [{ type: 'javascript', value: 'output === "fine"' }] };
  const { rows, outputs, stdout, stderr } = await run(
    {
      'promptfooconfig.yaml': JSON.stringify({
        providers: ['mlflow-gateway:chat'],
        prompts: ['{{q}}'],
        tests: HOSTILE_CODE.flatMap(([value]) => [
          { vars: { q: 'bad' }, assert: [{ type: 'javascript', value: `const several = 'lines';\n${value}` }] },
          fine,
        ]),
      }),
    },
    node,
  );
  const bad = rows.filter(({ vars }) => vars['q'] === 'bad');
  expect(bad.map(({ error, metadata }) => [metadata.errorKind, error])).toEqual(
    HOSTILE_CODE.map(([, says]) => ['user code', expect.stringMatching(says)]),
  );
  const others = rows.filter(({ vars }) => vars['q'] === 'fine').map(({ success, error }) => [success, error]);
  expect(others).toEqual(HOSTILE_CODE.map(() => [true, undefined]));
  expect(outputs).toMatchObject({ errors: String(HOSTILE_CODE.length), failures: '0' });
  expect(stderr).toBe('');
  expect(stdout).not.toMatch(/^::error::no/m);
});
