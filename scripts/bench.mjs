#!/usr/bin/env node
// What the bundle costs: `npm run bench`. Ratios within one run where they are to be had, so that the speed of the
// machine cancels out; times and sizes where those are what was promised.
// Prints each figure beside its goal and never fails: a busy machine is no defect. Needs dist/.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startBenchGateway } from './bench/gateway.mjs';

const ROUNDS = 5;
const CELLS = 1_000;
const ANSWER_MS = 50;
const CONCURRENCY = 32;
const CSV_ROWS = 2_000;
const CODE_CELLS = 1_000;
/** The last three are absolute: a slow or busy machine misses them. */
const GOALS = {
  start: { 20: 6, 24: 5 },
  overhead: 1.15,
  loadedBytes: 2.5e6,
  csvMs: 3_000,
  csvMegabytes: 300,
  codeMs: 2_000,
};

const root = fileURLToPath(new URL('..', import.meta.url));
const BUNDLE = join(root, 'dist', 'index.js');
const NODE_24 = join(root, 'node_modules', 'node24', 'bin', 'node');

function nodes() {
  const found = new Map();
  for (const binary of [process.execPath, NODE_24].filter((path) => existsSync(path))) {
    const version = execFileSync(binary, ['--version'], { encoding: 'utf8' }).trim();
    found.set(Number(/^v(\d+)/.exec(version)[1]), { binary, version });
  }
  return [...found.entries()];
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

const CONTAINS = { type: 'contains', value: 'answer' };

function workspaceWith(cells, assertion = CONTAINS) {
  const tests = Array.from({ length: cells }, (_, i) => ({ vars: { question: `number ${i}` }, assert: [assertion] }));
  return workspaceOf(tests, {});
}

function workspaceOf(tests, files) {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const config = { providers: ['mlflow-gateway:bench'], prompts: ['Answer {{question}}'], tests };
  writeFileSync(join(folder, 'promptfooconfig.yaml'), JSON.stringify(config));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

/** The environment of a step; nothing of it makes the bundle talk to GitHub. */
const actionEnv = (workspace, gatewayUrl) => ({
  PATH: process.env.PATH,
  HOME: workspace,
  GITHUB_ACTIONS: 'true',
  GITHUB_WORKSPACE: workspace,
  GITHUB_EVENT_NAME: 'push',
  GITHUB_REPOSITORY: 'acme/app',
  GITHUB_SHA: '0'.repeat(40),
  'INPUT_GATEWAY-URL': gatewayUrl,
  'INPUT_MAX-CONCURRENCY': String(CONCURRENCY),
  INPUT_CONFIG: 'promptfooconfig.yaml',
  INPUT_COMMENT: 'never',
});

/**
 * Runs a program to its end. `startMs`: from its start to the first byte that the gateway gets of it. `workMs`: from
 * there to its end. `wallMs`: all of it.
 */
async function timed(binary, args, { workspace, gateway, env }) {
  gateway?.reset();
  const started = performance.now();
  const child = spawn(binary, args, { cwd: workspace, env, stdio: ['ignore', 'ignore', 'pipe'] });
  let errors = '';
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  const code = await new Promise((done, fail) => child.on('error', fail).on('close', done));
  const ended = performance.now();
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}: ${errors.slice(-2_000)}`);
  const firstByte = gateway?.firstByteAt() ?? ended;
  return { startMs: firstByte - started, workMs: ended - firstByte, wallMs: ended - started };
}

/** Medians of both, measured in turns, so that a change of the machine's load meets both alike. */
async function compare(ours, theirs) {
  const figures = { ours: [], theirs: [] };
  await ours();
  await theirs(); // the first of each reads its files from the disk
  for (let round = 0; round < ROUNDS; round += 1) {
    figures.ours.push(await ours());
    figures.theirs.push(await theirs());
  }
  return { ours: median(figures.ours), theirs: median(figures.theirs) };
}

const inMegabytes = (bytes) => `${(bytes / 1e6).toFixed(2)} MB`;
const ms = (value) => `${value.toFixed(0)} ms`;

function show(what, figure, goal, detail) {
  console.log(`${what}: ${figure} (goal <= ${goal})  ${detail}`);
}

async function start(major, { binary, version }) {
  const workspace = workspaceWith(1);
  const gateway = await startBenchGateway({ answerMs: 0 });
  const env = actionEnv(workspace, gateway.url);
  const { ours, theirs } = await compare(
    async () => (await timed(binary, [BUNDLE], { workspace, gateway, env })).startMs,
    async () => (await timed(binary, ['-e', '0'], { workspace, env })).wallMs,
  );
  const goal = GOALS.start[major] ?? GOALS.start[24];
  show(
    `start to the first byte at the gateway, Node ${version}`,
    `${(ours / theirs).toFixed(2)} x node -e 0`,
    goal,
    `${ms(ours)} against ${ms(theirs)}`,
  );
  await gateway.close();
  rmSync(workspace, { recursive: true });
}

async function overhead({ binary, version }) {
  const workspace = workspaceWith(CELLS);
  const gateway = await startBenchGateway({ answerMs: ANSWER_MS });
  const env = actionEnv(workspace, gateway.url);
  const bare = [join(root, 'scripts', 'bench', 'bare-loop.mjs'), gateway.url, String(CELLS), String(CONCURRENCY)];
  const run = async (args) => {
    const { workMs } = await timed(binary, args, { workspace, gateway, env });
    if (gateway.answered() !== CELLS) throw new Error(`${gateway.answered()} calls instead of ${CELLS}`);
    return workMs;
  };
  const { ours, theirs } = await compare(
    () => run([BUNDLE]),
    () => run(bare),
  );
  show(
    `${CELLS} cells of ${ANSWER_MS} ms, ${CONCURRENCY} at once, first byte to exit, Node ${version}`,
    `${(ours / theirs).toFixed(2)} x a bare undici loop`,
    GOALS.overhead,
    `${ms(ours)} against ${ms(theirs)}, ideal ${ms((CELLS / CONCURRENCY) * ANSWER_MS)}`,
  );
  await gateway.close();
  rmSync(workspace, { recursive: true });
}

/** Bytes of dist/ that a plain run reads: a chunk that nothing imports costs nothing. */
async function loadedBytes({ binary }) {
  const workspace = workspaceWith(1);
  const gateway = await startBenchGateway({ answerMs: 0 });
  const list = join(workspace, 'loaded');
  const hook = new URL('bench/loaded-files.mjs', import.meta.url).href;
  const env = { ...actionEnv(workspace, gateway.url), BENCH_LOADED_FILES: list };
  await timed(binary, ['--import', hook, BUNDLE], { workspace, gateway, env });
  const files = [...new Set(readFileSync(list, 'utf8').split('\n'))].filter((file) =>
    file.startsWith(join(root, 'dist')),
  );
  const bytes = files.reduce((sum, file) => sum + statSync(file).size, 0);
  const names = files.map((file) => file.slice(root.length)).join(', ');
  show('bytes of dist/ that a plain run loads', inMegabytes(bytes), inMegabytes(GOALS.loadedBytes), names);
  await gateway.close();
  rmSync(workspace, { recursive: true });
}

/** From start to exit, with a results file, and the most memory that the process held on the way. */
async function manyTests({ binary, version }) {
  const rows = Array.from({ length: CSV_ROWS }, (_, i) => `"number ${i}, please","contains: answer"`);
  const workspace = workspaceOf('file://tests.csv', { 'tests.csv': `question,__expected\n${rows.join('\n')}\n` });
  const gateway = await startBenchGateway({ answerMs: 0 });
  const peak = join(workspace, 'peak');
  const hook = new URL('bench/peak-memory.mjs', import.meta.url).href;
  const env = { ...actionEnv(workspace, gateway.url), 'INPUT_OUTPUT-PATH': 'out.json', BENCH_PEAK_MEMORY: peak };
  const walls = [];
  const megabytes = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    walls.push((await timed(binary, ['--import', hook, BUNDLE], { workspace, gateway, env })).wallMs);
    megabytes.push(Number(readFileSync(peak, 'utf8')) / 1e6);
    if (gateway.answered() !== CSV_ROWS) throw new Error(`${gateway.answered()} calls instead of ${CSV_ROWS}`);
  }
  const what = `${CSV_ROWS} tests from a CSV, answered at once`;
  show(
    `${what}, Node ${version}`,
    ms(median(walls)),
    ms(GOALS.csvMs),
    `best ${ms(Math.min(...walls))}, worst ${ms(Math.max(...walls))}`,
  );
  show(
    `${what}, peak memory (RSS)`,
    `${median(megabytes).toFixed(0)} MB`,
    `${GOALS.csvMegabytes} MB`,
    `worst ${Math.max(...megabytes).toFixed(0)} MB`,
  );
  await gateway.close();
  rmSync(workspace, { recursive: true });
}

/** What code in place of a plain assertion adds to a whole run. */
async function codeAssertions({ binary, version }) {
  const gateway = await startBenchGateway({ answerMs: 0 });
  const plain = workspaceWith(CODE_CELLS);
  const code = workspaceWith(CODE_CELLS, { type: 'javascript', value: "output.includes('answer')" });
  const run = async (workspace) =>
    (await timed(binary, [BUNDLE], { workspace, gateway, env: actionEnv(workspace, gateway.url) })).wallMs;
  const { ours, theirs } = await compare(
    () => run(code),
    () => run(plain),
  );
  show(
    `${CODE_CELLS} javascript assertions, Node ${version}`,
    `${ms(ours - theirs)} more than as many contains`,
    ms(GOALS.codeMs),
    `${ms(ours)} against ${ms(theirs)}`,
  );
  await gateway.close();
  for (const workspace of [plain, code]) rmSync(workspace, { recursive: true });
}

const installed = nodes();
for (const [major, node] of installed) await start(major, node);
for (const [, node] of installed) await overhead(node);
for (const [, node] of installed) await manyTests(node);
for (const [, node] of installed) await codeAssertions(node);
await loadedBytes(installed[0][1]);
