// `show-answers` in every channel: whose answers, prompts and reasons stand there.
import { describe, expect, test } from '@jest/globals';
import type { EvalReport } from '../../src/report/eval-report.js';
import type { ShowAnswers } from '../../src/report/show-answers.js';
import type { RunState } from '../../src/run/results.js';
import { assertion, CONTEXT, cell, outcome, report } from '../report/reports.js';
import { allChannels } from './channels.js';

const STATES = ['failed', 'errored', 'passed', 'unjudged'] as const satisfies readonly RunState[];

/** Each text is one that stands nowhere else: `answer-passed`, `reason-failed`. */
function canaries(): EvalReport {
  const cells = STATES.map((state, index) => {
    const judged = state === 'failed' || state === 'passed';
    const rubric = assertion('llm-rubric', 'is polite');
    const set = { type: 'assert-set' as const, assert: [rubric], weight: 1, at: rubric.at };
    const pass = state === 'passed';
    const assertions = judged
      ? [
          outcome(pass, rubric, `reason-${state}`),
          { ...outcome(pass, set, `set-reason-${state}`), parts: [outcome(pass, rubric, `part-reason-${state}`)] },
        ]
      : [];
    const error = { kind: 'grader' as const, message: `the grader said error-${state}` };
    const run = { output: `answer-${state}`, assertions, ...(state === 'errored' ? { error } : {}) };
    return cell({ index, state, runs: [run] });
  });
  const webhook = { kind: 'webhook' as const, message: 'it said error-webhook' };
  const refused = { kind: 'gateway' as const, status: 400, message: 'it said error-gateway' };
  const errored = [webhook, refused].map((error, index) =>
    cell({ index: index + 4, state: 'errored', runs: [{ output: `answer-${error.kind}`, error }] }),
  );
  return report([...cells, ...errored]);
}

const found = (text: string): string[] => [
  ...new Set(text.match(/(?:answer|(?:set-|part-)?reason|error)-[a-z]+/g) ?? []),
];

const OF_HELD = /-(?:passed|unjudged)$/;

describe.each(['failed', 'all', 'none'] as const)('show-answers: %s', (showAnswers: ShowAnswers) => {
  test('in every channel', async () => {
    const channels = await allChannels(canaries(), CONTEXT, showAnswers);
    const shown = Object.fromEntries(Object.entries(channels).map(([name, text]) => [name, found(text)]));
    for (const [name, texts] of Object.entries(shown)) {
      const answers = texts.filter((text) => text.startsWith('answer-'));
      if (showAnswers === 'none') expect([name, texts]).toEqual([name, []]);
      if (showAnswers === 'failed') expect([name, answers.filter((text) => OF_HELD.test(text))]).toEqual([name, []]);
    }
    if (showAnswers === 'none') return;
    const whole = ['.json', '.jsonl', '.html'];
    expect(shown['.csv']).toEqual(expect.arrayContaining(['answer-failed', 'set-reason-failed']));
    for (const name of ['comment', 'summary', 'terminal', '.md', '.xml', ...whole])
      expect([name, shown[name]]).toEqual([name, expect.arrayContaining(['answer-failed', 'reason-failed'])]);
    if (showAnswers !== 'all') return;
    for (const name of ['comment', 'summary', '.md', '.csv', ...whole])
      expect([name, shown[name]]).toEqual([name, expect.arrayContaining(['answer-passed', 'answer-unjudged'])]);
  });
});
