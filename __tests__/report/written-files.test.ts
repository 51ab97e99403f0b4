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
import { beginsLikeResult, RESULT_FORMATS } from '../../src/result-formats.js';
import { createWorkspace } from '../../src/trust/workspace.js';
import { at, CONTEXT, cell, endpoint, report } from './reports.js';

let root: string;
beforeEach(() => {
  root = realpathSync(mkdtempSync(path.join(tmpdir(), 'written-')));
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

const inRoot = (name: string): string => path.join(root, name);
const CELLS = [cell({ index: 0, state: 'failed' })];

function writeTo(paths: { asked?: string[]; configured?: string[] }, cells = CELLS): Promise<WrittenFiles> {
  const { asked = [], configured = [] } = paths;
  return writeResultFiles(report(cells, { files: ['c.json', 'tests.json'], outputPaths: configured }), CONTEXT, {
    settings: { workingDirectory: root, outputPaths: asked },
    workspace: createWorkspace({ root, cwd: root }),
  });
}

test.each(['c.json', 'tests.json', 'link.json', 'hard.json'])('%s was read, and is never replaced', async (name) => {
  writeFileSync(inRoot('c.json'), '{}');
  writeFileSync(inRoot('tests.json'), '[]');
  symlinkSync('tests.json', inRoot('link.json'));
  linkSync(inRoot('tests.json'), inRoot('hard.json'));
  for (const paths of [{ asked: [name] }, { configured: [name] }])
    expect(await writeTo(paths)).toEqual({
      written: [],
      warnings: [expect.stringMatching(/the run has read this file/)],
    });
  expect(readFileSync(inRoot('tests.json'), 'utf8')).toBe('[]');
});

test("a config's outputPath replaces results alone, output-path anything", async () => {
  writeFileSync(inRoot('package.json'), '{"name":"app"}');
  writeFileSync(inRoot('README.md'), '# App');
  const configured = ['package.json', 'README.md'];
  expect((await writeTo({ configured })).warnings).toEqual([
    expect.stringMatching(/package\.json .*no result of an eval/),
    expect.stringMatching(/README\.md .*no result of an eval/),
  ]);
  expect(readFileSync(inRoot('package.json'), 'utf8')).toBe('{"name":"app"}');
  expect(await writeTo({ asked: configured })).toEqual({ written: configured, warnings: [] });
  // Now they are results.
  expect(await writeTo({ configured })).toEqual({ written: configured, warnings: [] });
});

test('an empty file, and a result that another program has laid out, are replaced', async () => {
  writeFileSync(inRoot('empty.json'), '');
  writeFileSync(
    inRoot('theirs.json'),
    '{\n  "evalId": "eval-1",\n  "results": {\n    "version": 3,\n    "results": []}}',
  );
  expect((await writeTo({ configured: ['empty.json', 'theirs.json'] })).warnings).toEqual([]);
});

test('a .json holds every answer as it is; a .md ends at a size that can be read, and says so', async () => {
  const output = 'words of an answer '.repeat(500);
  const cells = Array.from({ length: 800 }, (_, index) => cell({ index, state: 'failed', runs: [{ output }] }));
  await writeTo({ asked: ['r.json', 'r.md'] }, cells);
  expect(JSON.parse(readFileSync(inRoot('r.json'), 'utf8')).results.results).toHaveLength(800);
  expect(statSync(inRoot('r.md')).size).toBeLessThanOrEqual(SUMMARY_BYTES);
  expect(readFileSync(inRoot('r.md'), 'utf8')).toMatch(/not shown here.* A `\.json` result file/);
});

test.each(Object.entries(RESULT_FORMATS))(
  "a config's outputPath may replace a %s that is a result, and no other",
  async (ending, { beginning }) => {
    const name = `r${ending}`;
    expect(await writeTo({ configured: [name] })).toEqual({ written: [name], warnings: [] });
    const before = readFileSync(inRoot(name), 'utf8');
    expect(await writeTo({ configured: [name] })).toEqual({ written: [name], warnings: [] });
    expect(readFileSync(inRoot(name), 'utf8')).toBe(before);
    expect(before.slice(0, 4096)).toMatch(beginning);
    for (const theirs of [
      '{"name":"app"}',
      'id,Status,Score\n',
      'id,name\n1,Status,Score,Named Scores,\n',
      '<testsuites/>',
      '<!doctype html><p>App',
      '# App',
      '## Eval guide\n\nHow we evaluate.\n',
    ]) {
      writeFileSync(inRoot(name), theirs);
      expect((await writeTo({ configured: [name] })).warnings).toEqual([expect.stringMatching(/no result of an eval/)]);
    }
  },
);

test.each([
  ['of several lines', 'You are "polite", and\n\nanswer: {{question}}\n'],
  ['as long as a page', 'Answer in few words.\n'.repeat(500)],
])('a .csv whose header has a prompt %s is known again', async (_, text) => {
  const prompt = { raw: text, label: text, at: at(6) };
  const columns = [
    { prompt, endpoint: endpoint('gpt') },
    { prompt, endpoint: endpoint('claude') },
  ];
  const write = () =>
    writeResultFiles(report(CELLS, { columns, outputPaths: ['r.csv'] }), CONTEXT, {
      settings: { workingDirectory: root, outputPaths: [] },
      workspace: createWorkspace({ root, cwd: root }),
    });
  expect(await write()).toEqual({ written: ['r.csv'], warnings: [] });
  expect(await write()).toEqual({ written: ['r.csv'], warnings: [] });
});

test('looking at a file takes no time, whatever stands in it', () => {
  const started = performance.now();
  for (const part of ['"', '""', ',', '"",', '"a"', ' ', '<testsuites ', '"results":{', '{"id":', 'Status,Score,'])
    expect([part, beginsLikeResult(part.repeat(65_536 / part.length))]).toEqual([part, false]);
  expect(performance.now() - started).toBeLessThan(2_000);
});

test.each(['out.txt', 'out', '.csv', 'out.csv.gz'])(
  '%s: an ending that nothing writes is named with those that are',
  async (name) => {
    const { written, warnings } = await writeTo({ asked: [name] });
    expect(written).toEqual([]);
    expect(warnings).toEqual([
      `the result file ${name} was not written: its ending has to be .json, .jsonl, .csv, .xml, .html or .md`,
    ]);
  },
);

test('a file that the report has a problem of is not named again, and the others are written', async () => {
  const problems = [{ message: 'the result file "out.txt" (output-path) has to end in ...', resultFile: 'out.txt' }];
  const refused = report(CELLS, { problems });
  const { written, warnings } = await writeResultFiles(refused, CONTEXT, {
    settings: { workingDirectory: root, outputPaths: ['out.txt', 'out.json'] },
    workspace: createWorkspace({ root, cwd: root }),
  });
  expect({ written, warnings }).toEqual({ written: ['out.json'], warnings: [] });
});
