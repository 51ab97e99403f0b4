// The input `paths`: whether a change touches anything that a run is about.
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { ConfigError } from '../src/config/problem.js';
import { findRelevant } from '../src/relevance.js';
import { parseSettings } from '../src/settings/parse.js';
import { createWorkspace } from '../src/trust/workspace.js';

let repository: string;
beforeEach(() => {
  repository = realpathSync(mkdtempSync(path.join(tmpdir(), 'relevance-')));
});
afterEach(() => {
  rmSync(repository, { recursive: true, force: true });
});

function write(files: Record<string, string>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(repository, name)), { recursive: true });
    writeFileSync(path.join(repository, name), text);
  }
}

/** Without a gateway, a key or a grader: none of them is needed to know it. */
function relevant(paths: string, changed: string[], inputs: Record<string, string> = {}): Promise<string | undefined> {
  const settings = parseSettings({ paths, ...inputs }, {}, repository);
  return findRelevant({
    settings,
    changed,
    repository,
    workflowFile: '.github/workflows/eval.yml',
    workspace: createWorkspace({ root: repository, cwd: settings.workingDirectory }),
    gateway: { trust: { trusted: false, reason: 'from a fork.' }, env: {}, allowedEndpoints: [] },
  });
}

describe('patterns', () => {
  test.each([
    ['evals/**', ['evals/a/b.yaml'], 'evals/a/b.yaml'],
    ['evals/**', ['src/a.ts', 'README.md'], undefined],
    ['evals/', ['evals/a.yaml'], 'evals/a.yaml'],
    ['*.md', ['docs/a.md'], undefined],
    ['**/*.md', ['docs/a.md'], 'docs/a.md'],
    ['.github/**', ['.github/workflows/x.yml'], '.github/workflows/x.yml'],
    ['prompts/**\n!prompts/**/*.md', ['prompts/README.md'], undefined],
    ['prompts/**\n!prompts/**/*.md', ['prompts/README.md', 'prompts/a.txt'], 'prompts/a.txt'],
    ['!**/*.md\nprompts/**', ['prompts/README.md'], 'prompts/README.md'],
    ['a b/ü*.txt', ['a b/über.txt'], 'a b/über.txt'],
    ['prompts/**', [], undefined],
  ])('%j and %j', async (paths, changed, found) => {
    expect(await relevant(paths, changed)).toBe(found);
  });
});

describe('auto', () => {
  const CONFIG = `providers: file://providers.yaml
prompts: [file://prompts/*.txt, file://chat.json]
defaultTest: file://default.yaml
tests:
  - file://cases/*.yaml
  - { vars: { text: file://data/long.md }, assert: [{ type: llm-rubric, value: file://rubric.txt }] }
  - { vars: { q: x }, assert: [{ type: javascript, value: file://checks/a.js }] }
`;
  beforeEach(() => {
    write({
      'evals/promptfooconfig.yaml': CONFIG,
      'evals/providers.yaml': '- mlflow-gateway:a\n',
      'evals/prompts/one.txt': '{{q}}',
      'evals/chat.json': '[{"role":"user","content":"x"}]',
      'evals/default.yaml': '{}',
      'evals/cases/one.yaml': '- vars: { q: x }\n',
      'evals/data/long.md': 'long',
      'evals/rubric.txt': 'polite',
      'evals/checks/a.js': 'module.exports = require("./b.js")',
      'src/app.ts': '',
    });
  });
  const IN = { 'working-directory': 'evals' };

  test.each([
    'evals/promptfooconfig.yaml',
    'evals/providers.yaml',
    'evals/prompts/one.txt',
    'evals/chat.json',
    'evals/default.yaml',
    'evals/cases/one.yaml',
    'evals/data/long.md',
    'evals/rubric.txt',
    'evals/checks/a.js',
    '.github/workflows/eval.yml',
    // Deleted: the glob that found it tells.
    'evals/prompts/gone.txt',
    'evals/cases/gone.yaml',
    // Loaded by code, which nobody runs to find out.
    'evals/checks/b.js',
    'evals/checks/data/list.json',
  ])('%s matters', async (file) => {
    expect(await relevant('auto', ['README.md', file], IN)).toBe(file);
  });

  test.each([
    'README.md',
    'src/app.ts',
    'promptfooconfig.yaml',
    'evals/README.md',
    'evals/prompts/one.md',
    'evals/checks/README.md',
    '.github/workflows/other.yml',
  ])('%s does not', async (file) => {
    expect(await relevant('auto', [file], IN)).toBeUndefined();
  });

  test('a file that is missing, or cannot be read, still matters', async () => {
    rmSync(path.join(repository, 'evals/default.yaml'));
    write({ 'evals/providers.yaml': ': [' });
    for (const file of ['evals/default.yaml', 'evals/providers.yaml', 'evals/rubric.txt'])
      expect(await relevant('auto', [file], IN)).toBe(file);
  });

  test('nothing is known of a config that is no YAML: everything matters', async () => {
    write({ 'evals/promptfooconfig.yaml': 'providers: [' });
    expect(await relevant('auto', ['README.md'], IN)).toBe('README.md');
  });

  test('what a link leads to matters', async () => {
    rmSync(path.join(repository, 'evals/rubric.txt'));
    write({ 'common/rubric.txt': 'polite' });
    symlinkSync('../common/rubric.txt', path.join(repository, 'evals/rubric.txt'));
    for (const file of ['common/rubric.txt', 'evals/rubric.txt']) expect(await relevant('auto', [file], IN)).toBe(file);
  });

  test('with further patterns', async () => {
    expect(await relevant('auto\nsrc/**', ['src/app.ts'], IN)).toBe('src/app.ts');
    expect(await relevant('auto\n!**/*.md', ['evals/data/long.md'], IN)).toBeUndefined();
  });

  test('a config that is not there is an error, not a check that is green for ever', async () => {
    await expect(relevant('auto', ['README.md'], { ...IN, config: 'typo.yaml' })).rejects.toThrow(ConfigError);
  });
});
