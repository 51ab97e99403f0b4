// What a plan tells of a run: the code in it, and the files that it would write.
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { checkRun } from '../src/check.js';
import { createEffects } from '../src/effects.js';
import type { PlanReport } from '../src/report/plan-report.js';
import { parseSettings } from '../src/settings/parse.js';
import { createWorkspace } from '../src/trust/workspace.js';

let root: string;
beforeEach(() => {
  root = realpathSync(mkdtempSync(path.join(tmpdir(), 'check-')));
  writeFileSync(path.join(root, 'rubric.js'), "module.exports = () => 'Is it kind?';");
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

function check(config: Record<string, unknown>, inputs: Record<string, string> = {}): Promise<PlanReport> {
  const whole = { providers: ['mlflow-gateway:a'], prompts: ['{{q}}'], tests: [{ vars: { q: 'x' } }], ...config };
  writeFileSync(path.join(root, 'promptfooconfig.yaml'), JSON.stringify(whole));
  return checkRun({
    settings: parseSettings({ 'gateway-url': 'http://gateway.test/mlflow//', ...inputs }, {}, root),
    env: {},
    trust: { trusted: true },
    workspace: createWorkspace({ root, cwd: root }),
    onSecrets: () => undefined,
    ...createEffects({}),
  });
}

const graded = (assertion: Record<string, unknown>) => ({
  tests: [{ vars: { q: 'x' }, assert: [{ provider: 'mlflow-gateway:g', value: 'kind', ...assertion }] }],
});

test.each<[string, Record<string, unknown>, string[]]>([
  ['a rubric prompt', graded({ type: 'llm-rubric', rubricPrompt: 'file://rubric.js' }), ['rubric prompts']],
  [
    'one of several rubric prompts',
    graded({ type: 'g-eval', rubricPrompt: { steps: 'file://rubric.js', evaluate: 'Score {{output}}' } }),
    ['rubric prompts'],
  ],
  ['no code', graded({ type: 'llm-rubric', rubricPrompt: 'Is it kind? {{output}}' }), []],
])('%s is told as what it is', async (_, config, code) => {
  const { problems, plan } = await check(config);
  expect([problems, plan?.code]).toEqual([[], code]);
});

test.each<[Record<string, string>, string[]]>([
  [{}, ['of-config.json']],
  [{ 'output-path': 'asked.json' }, ['asked.json']],
])('result files with %j: %j; the gateway without slashes at its end', async (inputs, files) => {
  const { plan } = await check({ outputPath: 'of-config.json' }, inputs);
  expect([plan?.resultFiles, plan?.gatewayUrl]).toEqual([files, 'http://gateway.test/mlflow']);
});
