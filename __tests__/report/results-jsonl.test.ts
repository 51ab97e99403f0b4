import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { expect, test } from '@jest/globals';
import { writeResultsJson } from '../../src/report/results-json.js';
import { writeResultsJsonl } from '../../src/report/results-jsonl.js';
import { writeResultFiles } from '../../src/result-files.js';
import { RESULT_ENDINGS } from '../../src/result-formats.js';
import { createWorkspace } from '../../src/trust/workspace.js';
import * as reports from './reports.js';
import { CONTEXT, cell, report } from './reports.js';

test.each(Object.entries({ failed: reports.failed, hostile: reports.hostile, configError: reports.configError }))(
  '%s: the rows of the .json file, one a line',
  (_name, make) => {
    const options = { showAnswers: 'all', context: CONTEXT } as const;
    const text = [...writeResultsJsonl(make(), options)].join('');
    const { results } = JSON.parse([...writeResultsJson(make(), options)].join(''));
    expect(text === '' || text.endsWith('\n')).toBe(true);
    expect(
      text
        .split('\n')
        .slice(0, -1)
        .map((line) => JSON.parse(line)),
    ).toEqual(results.results);
  },
);

test('5,000 answers of 20 KB are written in pieces, in every format', async () => {
  const root = mkdtempSync(`${tmpdir()}/large-`);
  try {
    const output = '0123456789 <"\n'.repeat(1430);
    const cells = Array.from({ length: 5000 }, (_, index) => cell({ index, state: 'failed', runs: [{ output }] }));
    const outputPaths = RESULT_ENDINGS.map((ending) => `r${ending}`);
    const before = process.memoryUsage().rss;
    const { written, warnings } = await writeResultFiles(report(cells), CONTEXT, {
      settings: { workingDirectory: root, outputPaths },
      workspace: createWorkspace({ root, cwd: root }),
    });
    // A file is about 120 MB: as one text of two-byte characters it would need more than all of them together do now.
    expect((process.memoryUsage().rss - before) / 2 ** 20).toBeLessThan(450);
    expect({ written, warnings }).toEqual({ written: outputPaths, warnings: [] });
    expect(statSync(`${root}/r.jsonl`).size).toBeGreaterThan(5000 * output.length);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});
