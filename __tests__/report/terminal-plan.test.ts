import { expect, test } from '@jest/globals';
import type { PlanReport } from '../../src/report/plan-report.js';
import { renderDryRun, renderValidation } from '../../src/report/terminal-plan.js';

const hostile = `\u001b[31mred\n::error::x ##[command] ${'long '.repeat(40)}${'x'.repeat(200)}`;

const report = (text: string): PlanReport => ({
  problems: [{ message: text, at: { file: text, line: 1, column: 1 }, hint: text }],
  warnings: [{ message: text, unusedKey: true }],
  needs: [{ message: text }],
  plan: {
    description: text,
    gatewayUrl: text,
    cells: 1,
    runs: 2,
    tests: 1,
    prompts: 1,
    endpoints: 1,
    inOrder: true,
    calls: [{ endpoint: text, calls: 1_200, promptTokens: 4_000.4 }],
    gradings: [{ grader: text, type: 'similar', kind: 'embeddings', calls: 2 }],
    withoutCall: 0,
    code: [],
    files: [text],
    configFiles: [text],
    resultFiles: [text],
  },
});

test.each([
  [40, renderValidation],
  [80, renderValidation],
  [40, renderDryRun],
  [80, renderDryRun],
])(
  'no line is wider than %i columns, and no text from outside commands the terminal or the runner',
  (width, render) => {
    const text = render(report(hostile), { width, color: false });
    expect(text.split('\n').filter((line) => line.length > width)).toEqual([]);
    expect(text).not.toContain('\u001b');
    expect(text).not.toMatch(/^\s*::/m);
    expect(text).not.toContain('##[');
  },
);

test('a long list of files is cut', () => {
  const plan = report('a').plan;
  if (!plan) throw new Error('no plan');
  const files = Array.from({ length: 1_023 }, (_, index) => `f${index}`);
  const text = renderDryRun({ ...report('a'), plan: { ...plan, files } }, { width: 80, color: false });
  expect(text).toContain('f18, f19 and 1,003 more\n');
});
