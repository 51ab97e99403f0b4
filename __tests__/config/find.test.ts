import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { findConfigFiles } from '../../src/config/find.js';
import { createWorkspace } from '../../src/trust/workspace.js';

let root: string;
beforeEach(() => {
  root = realpathSync(mkdtempSync(path.join(tmpdir(), 'find-')));
  mkdirSync(path.join(root, 'evals'));
  writeFileSync(path.join(root, 'evals', 'promptfooconfig.yaml'), '');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const find = (name: string | string[], folder = '.') => {
  const cwd = path.resolve(root, folder);
  return findConfigFiles([name].flat(), cwd, createWorkspace({ root, cwd }));
};

test('a config is found by name and by glob', async () => {
  const file = path.join(root, 'evals', 'promptfooconfig.yaml');
  expect(await find('evals/promptfooconfig.yaml')).toEqual([file]);
  expect(await find('*.yaml', 'evals')).toEqual([file]);
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

test('several configs stand in the order of the names, by name inside a glob, and each once', async () => {
  for (const name of ['b.yaml', 'a.yaml', 'x[1].yaml']) writeFileSync(path.join(root, 'evals', name), '');
  const found = async (...names: string[]) => (await find(names)).map((file) => path.basename(file));
  expect(await found('evals/b.yaml', 'evals/*.yaml', './evals/b.yaml')).toEqual([
    'b.yaml',
    'a.yaml',
    'promptfooconfig.yaml',
    'x[1].yaml',
  ]);
  expect(await found('evals/x[1].yaml')).toEqual(['x[1].yaml']);
});

test('everything that is missing is told at once, beside what is there', async () => {
  const rejected = expect(find(['evals/promptfooconfig.yaml', 'no.yaml', 'none/*.yaml', 'evals'])).rejects;
  await rejected.toThrow(
    /^there is no config "no.yaml"[\s\S]*\nno config matches "none\/\*\.yaml"[\s\S]*\nthe config "evals" is a folder/,
  );
});

test('a glob that catches half a repository is no list of configs', async () => {
  for (let index = 0; index < 101; index += 1) writeFileSync(path.join(root, `${index}.yaml`), '');
  await expect(find('*.yaml')).rejects.toThrow(/^101 configs in one run, more than 100\n/);
});
