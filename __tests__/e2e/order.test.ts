// dist/index.js against a gateway whose answers come in another order each time: what it writes is the same, times apart. Its
// answers are more than it keeps in memory.
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { RESULT_ENDINGS } from '../../src/result-formats.js';
import { KEPT_IN_MEMORY } from '../../src/run/run-store.js';
import { runAction } from '../support/run-action.js';

jest.setTimeout(120_000);

const TESTS = 110;
const ANSWER_CHARACTERS = 12_000;
const GRADED = ['good', 'fair'];
const CONFIG = `
providers: [mlflow-gateway:one, mlflow-gateway:two]
prompts: ['Answer {{q}}', 'Answer {{q}} shortly']
defaultTest:
  options: { provider: mlflow-gateway:grader }
  assert:
    - { type: contains, value: 'an answer', metric: words }
    - { type: icontains, value: 'lorem', metric: '{{kind}}' }
tests:
${Array.from(
  { length: TESTS },
  (_, i) =>
    `  - { vars: { q: n${i}, kind: k${i % 3} }${
      i % 10 === 0
        ? `, assert: [${GRADED.map((word) => `{ type: llm-rubric, value: 'is it ${word}?' }`).join(', ')}, { type: select-best, value: the best }]`
        : ''
    } }`,
).join('\n')}
`;

let workspace: string;
beforeEach(() => {
  workspace = realpathSync(mkdtempSync(path.join(tmpdir(), 'order-')));
  writeFileSync(path.join(workspace, 'promptfooconfig.yaml'), CONFIG);
});
afterEach(() => rmSync(workspace, { recursive: true, force: true }));

/** What is answered depends on what is asked, when it is answered on the seed too. */
async function startShufflingGateway(seed: number): Promise<{ url: string; calls(): number; close(): Promise<void> }> {
  const dice = (...of: unknown[]): number => createHash('sha256').update(JSON.stringify(of)).digest().readUInt32BE();
  let calls = 0;
  const server = createServer(async (incoming, outgoing) => {
    let body = '';
    for await (const chunk of incoming.setEncoding('utf8')) body += String(chunk);
    const send = (status: number, value: object): void => {
      outgoing.writeHead(status, { 'content-type': 'application/json' });
      outgoing.end(JSON.stringify(value));
    };
    if (incoming.method === 'GET') {
      send(200, { object: 'list', data: ['one', 'two', 'grader'].map((id) => ({ id })) });
      return;
    }
    calls += 1;
    const { model, messages } = JSON.parse(body) as { model: string; messages: { content: string }[] };
    const roll = dice(model, messages);
    await new Promise((done) => setTimeout(done, dice(seed, model, messages) % 40));
    if (model !== 'grader' && roll % 37 === 0) {
      send(400, { detail: `${model} refuses ${messages[0]?.content}` });
      return;
    }
    // Refused until it is left out: told once, by whichever call is first.
    if (model === 'two' && 'temperature' in JSON.parse(body)) {
      send(400, { detail: { message: "Unsupported value: 'temperature' does not support 0 with this model." } });
      return;
    }
    const text = model === 'grader' ? grade(messages, roll) : `${roll % 5 === 0 ? 'no' : 'an answer'}: ${roll} `;
    send(200, {
      id: `chatcmpl-${roll}`,
      object: 'chat.completion',
      model: roll % 4 === 0 ? `${model}-mini` : model,
      choices: [
        {
          index: 0,
          message: { role: 'assistant', content: model === 'grader' ? text : text.padEnd(ANSWER_CHARACTERS, 'lorem ') },
          finish_reason: 'stop',
        },
      ],
      usage: { prompt_tokens: roll % 50, completion_tokens: roll % 70, total_tokens: (roll % 50) + (roll % 70) },
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls: () => calls,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

function grade(messages: { content: string }[], roll: number): string {
  const isChoice = messages.some(({ content }) => /the best/.test(content));
  return isChoice
    ? String(roll % 4)
    : JSON.stringify({ pass: roll % 3 > 0, score: (roll % 10) / 10, reason: `roll ${roll}` });
}

const FILES = RESULT_ENDINGS.map((ending) => `out${ending}`);

/** What a run writes, by name. */
async function run(seed: number): Promise<Record<string, string>> {
  const gateway = await startShufflingGateway(seed);
  const result = await runAction({
    workspace,
    inputs: {
      'gateway-url': gateway.url,
      'gateway-api-key': 'a-key-of-the-gateway',
      'output-path': FILES.join('\n'),
      'max-concurrency': '16',
      comment: 'never',
      'show-answers': 'all',
    },
  });
  await gateway.close();
  const files = FILES.map((name) => [name, readFileSync(path.join(workspace, name), 'utf8')] as const);
  const shown = { ...result, outputs: JSON.stringify(result.outputs), ...Object.fromEntries(files) };
  return Object.fromEntries(
    Object.entries(shown).map(([name, text]) => [name, withoutTimes(String(text).replaceAll(gateway.url, 'URL'))]),
  );
}

/** Without times, what is made of them, the progress of a slow run, and how often was asked for a parameter that was not yet known to be refused. */
function withoutTimes(text: string): string {
  return text
    .replace(/^\d+\/\d+ cells.*\n/gm, '')
    .replace(/"failedAttempts":\[(?:[^\]"]|"(?:[^"\\]|\\.)*")*\],?/g, '')
    .replace(/"(\w*[lL]atencyMs|\w*[dD]urationMs|p50|p95|attempts)":[\d.e-]+/g, '"$1":0')
    .replace(/"id":"[\da-f-]{36}"/g, '')
    .replace(/eval-[\w+/]+-[\dT:-]+/g, '')
    .replace(/\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:[\d.]+Z)?/g, '')
    .replace(/ (time|timestamp)="[^"]*"/g, '')
    .replace(/<svg[\s\S]*?<\/svg>/g, '')
    .replace(/\b\d+(\.\d+)? (ms|s)\b/g, '')
    .replace(/\b\d+ retr(y|ies)/g, '')
    .replace(/Speed: [^<\n]*/g, '')
    .replace(/lowest p50|(about as fast|[\d.]+x (as )?(fast|slow)\w*)( \([^)]*\))?/g, '')
    .replace(/ {2,}/g, ' ');
}

test('the order of answers is in nothing that is written', async () => {
  const first = await run(1);
  expect(first['stderr']).toBe('');
  expect(String(first['out.csv']).length).toBeGreaterThan(KEPT_IN_MEMORY);
  expect(first['stdout']).toContain('it is left out from now on');
  const other = await run(2);
  expect(Object.keys(other)).toEqual(Object.keys(first));
  // Not whole texts: nobody reads megabytes.
  for (const [name, text] of Object.entries(other))
    expect([name, firstDifference(String(first[name]), text)]).toEqual([name, undefined]);
});

function firstDifference(one: string, other: string): object | undefined {
  const others = other.split('\n');
  for (const [index, line] of one.split('\n').entries()) {
    if (line === others[index]) continue;
    const at = [...line].findIndex((sign, place) => sign !== others[index]?.[place]);
    const around = (text = ''): string => text.slice(Math.max(0, at - 80), at + 80);
    return { line: index + 1, one: around(line), other: around(others[index]) };
  }
  return one.length === other.length ? undefined : { one: one.length, other: other.length };
}

test('a run that is killed leaves the rows of what it has measured, in the order of the plan, and no other file', async () => {
  const gateway = await startShufflingGateway(4);
  const temporary = mkdtempSync(path.join(tmpdir(), 'order-temp-'));
  const rowsOf = (): string[] => readFileSync(path.join(workspace, 'out.jsonl'), 'utf8').split('\n').slice(0, -1);
  const killed = await runAction({
    workspace,
    env: { RUNNER_TEMP: temporary },
    inputs: { 'gateway-url': gateway.url, 'output-path': 'out.jsonl', 'max-concurrency': '16', comment: 'never' },
    started(kill) {
      const timer = setInterval(() => {
        if (gateway.calls() < (4 * TESTS * 3) / 4) return;
        clearInterval(timer);
        kill('SIGKILL');
      }, 5);
    },
  });
  const calls = gateway.calls();
  await gateway.close();
  expect(killed.exitCode).toBeNull();
  const rows = rowsOf().map((row) => JSON.parse(row) as { testIdx: number; promptIdx: number });
  const places = rows.map(({ testIdx, promptIdx }) => testIdx * 4 + promptIdx);
  expect(places).toEqual(places.map((_, index) => index));
  // What is in flight, and behind it.
  expect(rows.length).toBeGreaterThan(calls / 3);
  expect(readdirSync(temporary)).toEqual([]);
  rmSync(temporary, { recursive: true });
});
