// The script of docs/recipes.md that finds the run to compare with, in a real repository: GitHub's answer is all that is made up.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { ROOT } from '../support/run-action.js';

interface Step {
  id?: string;
  run?: string;
}
const block = [...readFileSync(join(ROOT, 'docs/recipes.md'), 'utf8').matchAll(/```yaml\n([\s\S]*?)```/g)]
  .map(([, yaml = '']) => parse(yaml) as { name?: string; jobs?: { eval: { steps: Step[] } } })
  .find(({ name }) => name === 'compare');
const script = block?.jobs?.eval.steps.find(({ id }) => id === 'last')?.run ?? '';

let root: string;
const git = (...args: string[]): string =>
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...args], { cwd: root, encoding: 'utf8' }).trim();
const commit = (message: string): string => {
  git('commit', '-q', '--allow-empty', '-m', message);
  return git('rev-parse', 'HEAD');
};

/** first - start - later (main), and a change that begins at `start`. */
let shas: Record<'first' | 'start' | 'later' | 'change', string>;
beforeAll(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'last-run-')));
  git('init', '-q', '-b', 'main');
  const first = commit('first');
  const start = commit('start');
  const later = commit('later');
  git('checkout', '-q', '-b', 'change', start);
  shas = { first, start, later, change: commit('change') };
  // Only what is asked for is answered.
  const gh = `#!/bin/sh
[ "$1 $2" = "api repos/acme/app/actions/workflows/compare.yml/runs?branch=main&event=push&status=success&per_page=100" ] || exit 9
cat runs.tsv`;
  writeFileSync(join(root, 'step.sh'), script);
  writeFileSync(join(root, 'gh'), gh, { mode: 0o755 });
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

function step(): { status: number | null; stderr: string } {
  return spawnSync('bash', ['--noprofile', '--norc', '-e', join(root, 'step.sh')], {
    cwd: root,
    encoding: 'utf8',
    env: {
      PATH: `${root}:${process.env['PATH']}`,
      GITHUB_REPOSITORY: 'acme/app',
      GITHUB_WORKFLOW_REF: 'acme/app/.github/workflows/compare.yml@refs/pull/1/merge',
      GITHUB_OUTPUT: join(root, 'output'),
      BASE: shas.later,
      HEAD: shas.change,
    },
  });
}

/** The outputs of the step, when GitHub knows these runs: the newest first. */
function find(runs: [id: number, sha: string, repository: string][]): string {
  writeFileSync(join(root, 'runs.tsv'), runs.map((run) => `${run.join('\t')}\n`).join(''));
  writeFileSync(join(root, 'output'), '');
  const { status, stderr } = step();
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return readFileSync(join(root, 'output'), 'utf8');
}

describe('the run to compare with is', () => {
  const ours = 'acme/app';
  test('the newest one of a commit that the change starts from', () => {
    const { first, start, later } = shas;
    expect(
      find([
        [3, later, ours],
        [2, start, ours],
        [1, first, ours],
      ]),
    ).toBe('run=2\n');
    expect(
      find([
        [3, later, ours],
        [1, first, ours],
      ]),
    ).toBe('run=1\n');
  });

  test('none of another repository, of the change itself, of a later commit, of one that nobody knows', () => {
    const { start, later, change } = shas;
    expect(
      find([
        [4, start, 'mallory/app'],
        [3, change, ours],
        [2, later, ours],
        [1, 'f'.repeat(40), ours],
      ]),
    ).toBe('');
    expect(find([])).toBe('');
  });

  test('none that GitHub does not tell: the step fails', () => {
    rmSync(join(root, 'runs.tsv'));
    expect(step().status).not.toBe(0);
  });
});
