// A run of many cells, as users have them: tests from a CSV, three string assertions for all of them. Its gateway answers
// at once, so that what is measured is ours.
import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const HOOK = new URL('usage.mjs', import.meta.url).href;

/** A gateway whose answers have `bytes` characters, no two alike, as answers of a model have not. */
export async function startInstantGateway({ bytes }) {
  let calls = 0;
  const server = createServer((request, response) => {
    const send = (value) => {
      const text = JSON.stringify(value);
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) });
      response.end(text);
    };
    request.resume().on('end', () => {
      if (request.method === 'GET') return send({ object: 'list', data: [{ id: 'bench' }] });
      const content = `an answer, number ${calls++}: `.padEnd(bytes, 'lorem ipsum dolor sit amet ');
      send({
        id: `chatcmpl-${calls}`,
        object: 'chat.completion',
        created: 1_700_000_000,
        model: 'bench',
        choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' }],
        usage: { prompt_tokens: 10, completion_tokens: 2, total_tokens: 12 },
      });
    });
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    takeCalls: () => {
      const made = calls;
      calls = 0;
      return made;
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((done) => server.close(done));
    },
  };
}

/** A folder with a config of so many cells. */
export function manyCells(cells) {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const rows = Array.from({ length: cells }, (_, i) => `"number ${i}, please"`);
  writeFileSync(join(folder, 'tests.csv'), `question\n${rows.join('\n')}\n`);
  writeFileSync(
    join(folder, 'promptfooconfig.yaml'),
    JSON.stringify({
      providers: ['mlflow-gateway:bench'],
      prompts: ['Answer {{question}}'],
      tests: 'file://tests.csv',
      defaultTest: {
        assert: [
          { type: 'contains', value: 'answer' },
          { type: 'icontains', value: 'AN ANSWER' },
          { type: 'not-contains', value: 'as an AI' },
        ],
      },
    }),
  );
  return { folder, remove: () => rmSync(folder, { recursive: true }) };
}

/**
 * Runs a program in the folder to its end. `cpuMs`: user and system time of all its threads. `peakBytes`: the most memory
 * that it held (resident set).
 */
export async function usageOf(binary, args, { folder, env }) {
  const file = join(folder, 'usage');
  const child = spawn(binary, ['--import', HOOK, ...args], {
    cwd: folder,
    env: { PATH: process.env.PATH, HOME: folder, BENCH_USAGE: file, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let errors = '';
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  const code = await new Promise((done, fail) => child.on('error', fail).on('close', done));
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}: ${errors.slice(-2_000)}`);
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** The environment of a step of a workflow on a push: nothing of it makes the bundle talk to GitHub. */
export function stepEnv(folder, { url, concurrency, outputPath }) {
  return {
    GITHUB_ACTIONS: 'true',
    GITHUB_WORKSPACE: folder,
    GITHUB_EVENT_NAME: 'push',
    GITHUB_REPOSITORY: 'acme/app',
    GITHUB_SHA: '0'.repeat(40),
    'INPUT_GATEWAY-URL': url,
    ...(concurrency === undefined ? {} : { 'INPUT_MAX-CONCURRENCY': String(concurrency) }),
    ...(outputPath === undefined ? {} : { 'INPUT_OUTPUT-PATH': outputPath }),
    'INPUT_GATEWAY-API-KEY': 'a-key-of-the-gateway',
    INPUT_CONFIG: 'promptfooconfig.yaml',
    INPUT_COMMENT: 'never',
  };
}
