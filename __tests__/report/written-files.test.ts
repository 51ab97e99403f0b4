// Result files on disk: what may be replaced, and how large they get.
import {
  linkSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { SUMMARY_BYTES } from '../../src/report/comment.js';
import { type WrittenFiles, writeResultFiles } from '../../src/result-files.js';
import { createWorkspace } from '../../src/trust/workspace.js';
import { CONTEXT, cell, report } from './reports.js';

let root: string;
beforeEach(() => {
  root = realpathSync(mkdtempSync(path.join(tmpdir(), 'written-')));
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

const inRoot = (name: string): string => path.join(root, name);
const CELLS = [cell({ index: 0, state: 'failed' })];

function writeTo(paths: { asked?: string[]; configured?: string[] }, cells = CELLS): WrittenFiles {
  const { asked = [], configured = [] } = paths;
  return writeResultFiles(report(cells, { files: ['c.json', 'tests.json'], outputPaths: configured }), CONTEXT, {
    settings: { workingDirectory: root, outputPaths: asked },
    workspace: createWorkspace({ root, cwd: root }),
  });
}

test.each(['c.json', 'tests.json', 'link.json', 'hard.json'])('%s was read, and is never replaced', (name) => {
  writeFileSync(inRoot('c.json'), '{}');
  writeFileSync(inRoot('tests.json'), '[]');
  symlinkSync('tests.json', inRoot('link.json'));
  linkSync(inRoot('tests.json'), inRoot('hard.json'));
  for (const paths of [{ asked: [name] }, { configured: [name] }])
    expect(writeTo(paths)).toEqual({ written: [], warnings: [expect.stringMatching(/the run has read this file/)] });
  expect(readFileSync(inRoot('tests.json'), 'utf8')).toBe('[]');
});

test("a config's outputPath replaces results alone, output-path anything", () => {
  writeFileSync(inRoot('package.json'), '{"name":"app"}');
  writeFileSync(inRoot('README.md'), '# App');
  const configured = ['package.json', 'README.md'];
  expect(writeTo({ configured }).warnings).toEqual([
    expect.stringMatching(/package\.json .*no result of an eval/),
    expect.stringMatching(/README\.md .*no result of an eval/),
  ]);
  expect(readFileSync(inRoot('package.json'), 'utf8')).toBe('{"name":"app"}');
  expect(writeTo({ asked: configured })).toEqual({ written: configured, warnings: [] });
  // Now they are results.
  expect(writeTo({ configured })).toEqual({ written: configured, warnings: [] });
});

test('an empty file, and a result that another program has laid out, are replaced', () => {
  writeFileSync(inRoot('empty.json'), '');
  writeFileSync(
    inRoot('theirs.json'),
    '{\n  "evalId": "eval-1",\n  "results": {\n    "version": 3,\n    "results": []}}',
  );
  expect(writeTo({ configured: ['empty.json', 'theirs.json'] }).warnings).toEqual([]);
});

test('a .json holds every answer as it is; a .md ends at a size that can be read, and says so', () => {
  const output = 'words of an answer '.repeat(500);
  const cells = Array.from({ length: 800 }, (_, index) => cell({ index, state: 'failed', runs: [{ output }] }));
  writeTo({ asked: ['r.json', 'r.md'] }, cells);
  expect(JSON.parse(readFileSync(inRoot('r.json'), 'utf8')).results.results).toHaveLength(800);
  expect(statSync(inRoot('r.md')).size).toBeLessThanOrEqual(SUMMARY_BYTES);
  expect(readFileSync(inRoot('r.md'), 'utf8')).toMatch(/not shown here.* A `\.json` result file/);
});
