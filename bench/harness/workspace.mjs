// Folders with a config to run.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const CONTAINS = { type: 'contains', value: 'answer' };

/** @param config what differs from one endpoint, one prompt and one test. `files`: by name. */
export function workspace(config = {}, files = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const whole = {
    providers: ['mlflow-gateway:bench'],
    prompts: ['Answer {{question}}'],
    tests: [{ vars: { question: 'number 0' }, assert: [CONTAINS] }],
    ...config,
  };
  writeFileSync(join(folder, 'promptfooconfig.yaml'), JSON.stringify(whole));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** So many cells, each with an assertion. */
export function inlineTests(cells, assertion = CONTAINS) {
  return Array.from({ length: cells }, (_, i) => ({ vars: { question: `number ${i}` }, assert: [assertion] }));
}

/** So many cells as users have them: tests from a CSV, three string assertions for all of them. */
export function csvSuite(cells) {
  const rows = Array.from({ length: cells }, (_, i) => `"number ${i}, please"`);
  return workspace(
    {
      tests: 'file://tests.csv',
      defaultTest: {
        assert: [CONTAINS, { type: 'icontains', value: 'AN ANSWER' }, { type: 'not-contains', value: 'as an AI' }],
      },
    },
    { 'tests.csv': `question\n${rows.join('\n')}\n` },
  );
}
