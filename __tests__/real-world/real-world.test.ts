// Configs as projects write them for other vendors, with the files they name (cases/). Each runs unchanged through the bundle,
// with `endpoint-map` and `grader` alone, and gives cell by cell what promptfoo 0.123.1 gives. The same runner as the corpus.
// Beside them (features/): what few configs use, and the corpus does not hold.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@jest/globals';

const ROOT = path.join(import.meta.dirname, '..', '..');

test('all configs give what they give in promptfoo', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'real-world-'));
  const file = path.join(folder, 'report.json');
  spawnSync(
    process.execPath,
    [
      path.join(ROOT, '__tests__', 'conformance', 'run.mjs'),
      '--cases',
      import.meta.dirname,
      '--report',
      file,
      '--',
      process.execPath,
      path.join(ROOT, 'dist', 'index.js'),
    ],
    { encoding: 'utf8', maxBuffer: 1 << 26 },
  );
  const { cases } = JSON.parse(readFileSync(file, 'utf8')) as {
    cases: { case: string; state: string; found: string[] }[];
  };
  rmSync(folder, { recursive: true });
  expect(cases).toHaveLength(18);
  const failed = cases.filter(({ state }) => state === 'FAIL');
  expect(failed.map(({ case: name, found }) => `${name}: ${found.join('; ')}`)).toEqual([]);
});
