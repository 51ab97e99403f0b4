// Programs that are measured: the bundle as a step of a workflow runs it, and what it is held against.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const USAGE_HOOK = new URL('usage.mjs', import.meta.url).href;
const NODE_24 = join(ROOT, 'node_modules', 'node24', 'bin', 'node');

export const harness = (file) => join(ROOT, 'bench', 'harness', file);

/** This Node and, where it is installed, Node 24, on which a step runs: by major version. */
export function nodes() {
  const found = new Map();
  for (const binary of [process.execPath, NODE_24].filter((path) => existsSync(path))) {
    const version = execFileSync(binary, ['--version'], { encoding: 'utf8' }).trim();
    found.set(Number(/^v(\d+)/.exec(version)[1]), { binary, version });
  }
  return found;
}

/**
 * The environment of a step of a workflow on a push; nothing of it makes the bundle talk to GitHub. `inputs`: by name, those that
 * are undefined left out.
 */
export function stepEnv(folder, gatewayUrl, inputs = {}) {
  const all = { 'gateway-url': gatewayUrl, config: 'promptfooconfig.yaml', comment: 'never', ...inputs };
  return {
    GITHUB_ACTIONS: 'true',
    GITHUB_WORKSPACE: folder,
    GITHUB_EVENT_NAME: 'push',
    GITHUB_REPOSITORY: 'acme/app',
    GITHUB_SHA: '0'.repeat(40),
    ...Object.fromEntries(
      Object.entries(all).flatMap(([name, value]) =>
        value === undefined ? [] : [[`INPUT_${name.toUpperCase()}`, String(value)]],
      ),
    ),
  };
}

/**
 * Runs a program to its end, with an exit code of `codes`. `startMs`: from its start to the first byte that the gateway gets of
 * it. `workMs`: from there to its end. `wallMs`: all of it. With `usage` also `cpuMs`, of all its threads, and `peakBytes`, the
 * most memory that it held.
 */
export async function run(binary, args, { folder, env = {}, gateway, usage = false, codes = [0] }) {
  gateway?.reset();
  const used = join(folder, 'usage');
  const started = performance.now();
  const child = spawn(binary, [...(usage ? ['--import', USAGE_HOOK] : []), ...args], {
    cwd: folder,
    env: { PATH: process.env.PATH, HOME: folder, ...(usage ? { BENCH_USAGE: used } : {}), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const texts = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'])
    child[name].on('data', (chunk) => {
      texts[name] += chunk;
    });
  const code = await new Promise((done, fail) => child.on('error', fail).on('close', done));
  const ended = performance.now();
  if (!codes.includes(code))
    throw new Error(`${args.join(' ')} ended with ${code}: ${(texts.stderr || texts.stdout).slice(-2_000)}`);
  const firstByte = gateway?.firstByteAt() ?? ended;
  return {
    startMs: firstByte - started,
    workMs: ended - firstByte,
    wallMs: ended - started,
    stdout: texts.stdout,
    ...(usage ? JSON.parse(readFileSync(used, 'utf8')) : {}),
  };
}
