import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { configRoot, topOfClone } from '../../src/trust/paths.js';

const OURS = { trusted: true } as const;
const OUTSIDE = { trusted: false, reason: 'This change comes from mallory/app, not from acme/app.' } as const;

let root: string;
beforeEach(() => {
  root = realpathSync(mkdtempSync(path.join(tmpdir(), 'root-')));
  mkdirSync(path.join(root, 'clone', 'evals'), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('what a config may read', () => {
  const of = (trust: typeof OURS | typeof OUTSIDE, folder: string): string =>
    path.relative(root, configRoot(trust, { root, workingDirectory: path.join(root, folder) }));

  test('ours: the workspace; a change from outside: the working directory', () => {
    expect(of(OURS, 'clone')).toBe('');
    expect(of(OUTSIDE, 'clone')).toBe('clone');
    expect(of(OUTSIDE, '')).toBe('');
    expect(of(OUTSIDE, 'not-there')).toBe('not-there');
  });

  test('a working directory that leads out of the workspace widens nothing', () => {
    symlinkSync('/etc', path.join(root, 'linked'));
    expect(of(OUTSIDE, 'linked')).toBe('');
    expect(of(OUTSIDE, '..')).toBe('');
  });
});

test('the top of a clone is at the workspace or below, never above', () => {
  const evals = path.join(root, 'clone', 'evals');
  expect(topOfClone(evals, root)).toBeUndefined();
  mkdirSync(path.join(root, '.git'));
  expect(topOfClone(evals, root)).toBe(root);
  expect(topOfClone(evals, path.join(root, 'clone'))).toBeUndefined();
  mkdirSync(path.join(root, 'clone', '.git'));
  expect(topOfClone(evals, root)).toBe(path.join(root, 'clone'));
});
