import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { findConfigFile } from '../../src/config/find.js';
import { createWorkspace } from '../../src/trust/workspace.js';

let root: string;
beforeEach(() => {
  root = realpathSync(mkdtempSync(path.join(tmpdir(), 'find-')));
  mkdirSync(path.join(root, 'evals'));
  writeFileSync(path.join(root, 'evals', 'promptfooconfig.yaml'), '');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const find = (name: string, folder = '.') => {
  const cwd = path.resolve(root, folder);
  return findConfigFile([name], cwd, createWorkspace({ root, cwd }));
};

test('a config is found by name and by glob', async () => {
  const file = path.join(root, 'evals', 'promptfooconfig.yaml');
  expect(await find('evals/promptfooconfig.yaml')).toBe(file);
  expect(await find('*.yaml', 'evals')).toBe(file);
});

test.each([
  ['x.yaml', '.', /^there is no config "x.yaml"/],
  ['promptfoconfig.yaml', 'evals', /did you mean promptfooconfig.yaml\?/],
  ['evals', '.', /^the config "evals" is a folder, not a file\n {2}did you mean evals\/promptfooconfig.yaml\?/],
  ['.', '.', /^the config "." is a folder, not a file\n {2}name a file in it/],
  ['promptfooconfig.yaml', 'nodir', /^the working-directory "nodir" does not exist/],
  ['*.yaml', 'nodir', /^the working-directory "nodir" does not exist/],
  ['x.yaml', 'evals/promptfooconfig.yaml', /^the working-directory "evals\/promptfooconfig.yaml" is a file/],
])('%s in %s', async (name, folder, message) => {
  await expect(find(name, folder)).rejects.toThrow(message);
});
