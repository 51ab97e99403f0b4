// The regression gate where the models behind an endpoint are not those that answered for the base.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import { renderComment } from '../../src/report/comment.js';
import { writeResultsHtml } from '../../src/report/results-html.js';
import { writeResultsJson } from '../../src/report/results-json.js';
import { renderTerminal } from '../../src/report/terminal.js';
import { CONTEXT } from '../report/reports.js';
import { type Answer, createBench, suite } from './bench.js';

const bench = createBench();
afterEach(() => bench.remove());

const OTHERS =
  'Endpoint "chat" was served by "gpt-4o-2024" on main and by "gpt-4o-2025" for this change: a difference may be the doing of the models and not of the change.';
const otherModels: Answer = (prompt) => ({
  content: 'fine',
  model: prompt.startsWith('new') ? 'gpt-4o-2025' : 'gpt-4o-2024',
});

test('other models on the two sides are told beside the comparison, on every channel', async () => {
  const report = await bench.run(suite('new: {{q}}'), suite('old: {{q}}'), { answer: otherModels });
  expect(report).toMatchObject({
    verdict: { name: 'passed' },
    gate: { served: [OTHERS] },
    served: [{ role: 'endpoint', endpoint: 'chat', models: [{ model: 'gpt-4o-2025', calls: 5 }] }],
  });
  const options = { showAnswers: 'failed' as const, limit: 60_000 };
  expect(renderComment(report, CONTEXT, options)).toContain(OTHERS);
  const terminal = renderTerminal(report, { width: 80, color: false, showAnswers: 'failed' });
  expect(terminal.replaceAll(/\s+/g, ' ')).toContain(OTHERS);
  const page = [...writeResultsHtml(report, { showAnswers: 'failed', context: CONTEXT })].join('');
  expect(page).toContain(OTHERS.replaceAll('"', '&quot;'));
  const json = [...writeResultsJson(report, { showAnswers: 'failed', context: CONTEXT })].join('');
  expect(JSON.parse(json).metadata).toMatchObject({
    gate: { served: [OTHERS] },
    served: [{ role: 'endpoint', endpoint: 'chat', models: [{ model: 'gpt-4o-2025', calls: 5, share: 1 }] }],
  });
});

test('one model on both sides is nothing to tell', async () => {
  const report = await bench.run(suite('new: {{q}}'), suite('old: {{q}}'), {
    answer: () => ({ content: 'fine', model: 'gpt-4o' }),
  });
  expect(report.gate).toMatchObject({ base: { name: 'main' } });
  expect(report.gate).not.toHaveProperty('served');
});

test('a results file knows who answered then', async () => {
  const then = await bench.run(suite('old: {{q}}'), {}, { answer: otherModels, inputs: { gate: 'assertions' } });
  const file = [...writeResultsJson(then, { showAnswers: 'failed', context: CONTEXT })].join('');
  mkdirSync(bench.head, { recursive: true });
  writeFileSync(path.join(bench.head, 'baseline.json'), file);
  const report = await bench.run(
    suite('new: {{q}}'),
    {},
    {
      answer: otherModels,
      inputs: { baseline: 'baseline.json' },
    },
  );
  expect(report.gate).toMatchObject({ base: { source: 'file' }, served: [OTHERS.replace('main', 'the baseline')] });
});
