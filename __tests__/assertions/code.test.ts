// Assertions in code: what they are called with, and what their results mean. The code itself does not run here.
import { describe, expect, test } from '@jest/globals';
import { readJavaScriptResult, readPythonResult } from '../../src/assertions/code-result.js';
import { judgeAll } from '../../src/assertions/judge.js';
import type { Json, JsonObject } from '../../src/json.js';
import type { CodeCall, CodeOutcome } from '../../src/sandbox/code-call.js';
import { assertion, context, GRADER } from './judging.js';

const BOTH = { JavaScript: readJavaScriptResult, Python: readPythonResult };
const brief = (language: keyof typeof BOTH, value: Json | undefined, threshold?: number, negated = false): string => {
  const read = BOTH[language](value, { threshold, negated });
  return read.ok ? `${read.value.pass} ${read.value.score}` : 'error';
};
const GRADED = { pass: true, score: 0.5, reason: 'r' };

describe('what code gives back', () => {
  // value, threshold, JavaScript, Python
  test.each<[Json | undefined, number | undefined, string, string]>([
    [true, undefined, 'true 1', 'true 1'],
    [false, undefined, 'false 0', 'false 0'],
    [false, 0, 'false 0', 'false 0'],
    [0.6, undefined, 'true 0.6', 'true 0.6'],
    [0, undefined, 'false 0', 'false 0'],
    [-1, undefined, 'false -1', 'false -1'],
    [0, 0, 'true 0', 'true 0'],
    [0.4, 0.5, 'false 0.4', 'false 0.4'],
    [GRADED, undefined, 'true 0.5', 'true 0.5'],
    // Only Python's threshold holds for a result's score.
    [GRADED, 0.7, 'true 0.5', 'false 0.5'],
    [{ ...GRADED, pass: false }, 0.4, 'false 0.5', 'false 0.5'],
    [{ ...GRADED, score: '0.5' }, undefined, 'error', 'error'],
    [{ ...GRADED, score: null }, undefined, 'error', 'error'],
    [{ pass: true }, undefined, 'error', 'error'],
    [{ pass_: true, score: 1, reason: '' }, undefined, 'error', 'true 1'],
    ['true', undefined, 'error', 'true 1'],
    ['False', undefined, 'error', 'false 0'],
    ['0.25 or so', undefined, 'error', 'true 0.25'],
    ['{"pass": true, "score": 1, "reason": "r"}', undefined, 'error', 'true 1'],
    ['{"pass": true', undefined, 'error', 'error'],
    // What JSON and Python's texts can hold, and no mean can be made of.
    [JSON.parse('1e999'), undefined, 'error', 'error'],
    ['Infinity', undefined, 'error', 'error'],
    ['{"pass": true, "score": 1e999, "reason": "r"}', undefined, 'error', 'error'],
    ['{"pass": true, "score": 1, "reason": "r", "namedScores": {"a": -1e999}}', undefined, 'error', 'error'],
    ['text', undefined, 'error', 'error'],
    [null, undefined, 'error', 'error'],
    [undefined, undefined, 'error', 'error'],
    [[true], undefined, 'error', 'error'],
  ])('%j with threshold %j', (value, threshold, javascript, python) => {
    expect([brief('JavaScript', value, threshold), brief('Python', value, threshold)]).toEqual([javascript, python]);
  });

  test.each<[Json, number | undefined, string, string]>([
    [true, undefined, 'false 0', 'false 0'],
    [false, undefined, 'true 1', 'true 1'],
    [0.7, undefined, 'false 0.7', 'false 0.7'],
    [0.4, 0.5, 'true 0.4', 'true 0.4'],
    [GRADED, undefined, 'false 0.5', 'false 0.5'],
    [GRADED, 0.7, 'false 0.5', 'true 0.5'],
    ['nonsense', undefined, 'error', 'error'],
  ])('not-: %j with threshold %j', (value, threshold, javascript, python) => {
    expect([brief('JavaScript', value, threshold, true), brief('Python', value, threshold, true)]).toEqual([
      javascript,
      python,
    ]);
  });

  test('says what is wrong with it', () => {
    const problem = (value: Json | undefined): string => {
      const read = readJavaScriptResult(value, { threshold: undefined, negated: false });
      return read.ok ? 'fine' : read.problem;
    };
    expect(problem(undefined)).toBe(
      'gave nothing, and has to give true or false, a score, or { pass, score, reason }; code of several lines needs a return',
    );
    expect(problem('a string')).toBe(
      'gave a text, and has to give true or false, a score, or { pass, score, reason }: "\\"a string\\""',
    );
    expect(problem({ pass: 1, score: null })).toBe(
      'gave a result that is no judgement: pass is the number 1 and has to be true or false, score is null and has to be a number, reason is nothing and has to be a text',
    );
    expect(problem({ ...GRADED, namedScores: { a: 'x' } })).toBe(
      'gave the named score "a", which is a text and has to be a number',
    );
    expect(problem({ ...GRADED, namedScores: [1] })).toBe('gave namedScores that are a list and have to be a map');
  });
});

function sandboxed(answer: Json | CodeOutcome): { calls: CodeCall[]; runCode(call: CodeCall): Promise<CodeOutcome> } {
  const calls: CodeCall[] = [];
  return {
    calls,
    async runCode(call) {
      calls.push(call);
      return typeof answer === 'object' && answer !== null && 'ok' in answer
        ? (answer as CodeOutcome)
        : { ok: true, value: answer, log: '' };
    },
  };
}

describe('a rubricPrompt that is code', () => {
  const source = { kind: 'file' as const, language: 'JavaScript' as const, file: '/w/rubric.js' };
  const graded = (answer: Json | CodeOutcome) => ({
    ...context({ output: 'the answer', vars: { k: 'v' }, replies: ['{"pass": true, "score": 1}'] }),
    ...sandboxed(answer),
  });

  test.each<[string, Json, { role: string; content: string }[]]>([
    ['a text', 'Rate {{ output }} {{ k }}', [{ role: 'user', content: 'Rate the answer v' }]],
    ['a chat', [{ role: 'system', content: 'Rate {{ output }}' }], [{ role: 'system', content: 'Rate the answer' }]],
  ])('gives %s, which is a template', async (_name, made, messages) => {
    const judging = graded(made);
    const own = { value: 'nice', grader: GRADER, rubricPromptCode: source };
    expect(await judgeAll([assertion('llm-rubric', own)], judging)).toMatchObject({ ok: true, pass: true });
    expect(judging.calls).toEqual([{ kind: 'javascript file', file: '/w/rubric.js', args: [] }]);
    expect(judging.graded.map((one) => one.messages)).toEqual([messages]);
  });

  test.each<[Json | CodeOutcome, string]>([
    [5, 'its rubricPrompt: the code has to give a text or a list of messages with role and content, not the number 5'],
    [null, 'its rubricPrompt: the code has to give a text or a list of messages with role and content, not null'],
    [
      '',
      'its rubricPrompt: the code has to give a text or a list of messages with role and content, not an empty text',
    ],
    [['a'], 'its rubricPrompt: the code has to give a text or a list of messages with role and content, not a list'],
    [{ ok: false, error: { kind: 'user code', message: 'boom' }, log: '' }, 'its rubricPrompt: boom'],
  ])('that gives %j is an error, and no grader is asked', async (made, message) => {
    const judging = graded(made);
    const own = { value: 'nice', grader: GRADER, rubricPromptCode: source };
    expect(await judgeAll([assertion('llm-rubric', own)], judging)).toMatchObject({
      ok: false,
      error: { kind: 'user code', message: expect.stringContaining(message) },
    });
    expect(judging.graded).toEqual([]);
  });

  test('may be one of several prompts', async () => {
    const judging = context({
      output: 'x',
      replies: (_text, index) => (index === 0 ? '{"steps": ["a"]}' : '{"score": 9, "reason": "r"}'),
    });
    const own = {
      value: 'nice',
      grader: GRADER,
      rubricPrompts: { evaluate: 'Rate {{ output }}' },
      rubricPromptsCode: { steps: source },
    };
    await judgeAll([assertion('g-eval', own)], { ...judging, ...sandboxed('Steps for {{ criteria }}') });
    expect(judging.graded.map(({ messages }) => messages[0]?.content)).toEqual(['Steps for nice', 'Rate x']);
  });
});

describe('the assertions', () => {
  const given = (answer: Json | CodeOutcome, codeContext: JsonObject = { test: { metadata: {} } }) => {
    const sandbox = sandboxed(answer);
    return { ...context({ output: { a: 1 }, vars: { k: 'v' } }), ...sandbox, codeContext: () => codeContext };
  };

  test('inline code is a template and sees output, prompt, vars, config and the test', async () => {
    const judging = given(true);
    const judged = await judgeAll(
      [assertion('javascript', { value: 'output.a === "{{k}}"', config: { min: 3 } })],
      judging,
    );
    expect(judged).toMatchObject({ ok: true, pass: true, score: 1 });
    expect(judging.calls).toEqual([
      {
        kind: 'inline javascript',
        mode: 'assertion',
        code: 'output.a === "v"',
        parameters: {
          output: { a: 1 },
          context: { prompt: 'the prompt', vars: { k: 'v' }, config: { min: 3 }, test: { metadata: {} } },
        },
      },
    ]);
  });

  test('a file is called with output and context, in its own language', async () => {
    const judging = given(0.5);
    const code = { kind: 'file' as const, language: 'Python' as const, file: '/w/a.py', functionName: 'f' };
    const judged = await judgeAll(
      [assertion('javascript', { value: 'file://a.py:f', valueFromFile: true, code })],
      judging,
    );
    expect(judged).toMatchObject({ ok: true, pass: true, score: 0.5 });
    expect(judging.calls).toMatchObject([
      { kind: 'python file', file: '/w/a.py', functionName: 'f', args: [{ a: 1 }, { prompt: 'the prompt' }] },
    ]);
  });

  test('named scores count beside the metric, with their weights', async () => {
    const result = { ...GRADED, namedScores: { speed: 0.2, own: 9 }, namedScoreWeights: { speed: 3 } };
    const judged = await judgeAll([assertion('javascript', { value: 'x', metric: 'own', weight: 2 })], given(result));
    expect(judged).toMatchObject({ ok: true, namedScores: { own: 0.5 }, namedWeights: { own: 2, speed: 6 } });
    expect(judged.ok && judged.namedScores['speed']).toBeCloseTo(0.2);
  });

  test.each<[string, Json | CodeOutcome, JsonObject]>([
    [
      'an exception',
      { ok: false, error: { kind: 'user code', message: 'line 1 of the code: TypeError: x' }, log: '' },
      { kind: 'user code', message: 'python (promptfooconfig.yaml:7:9): line 1 of the code: TypeError: x' },
    ],
    [
      'a result of no use',
      'text',
      { kind: 'user code', message: expect.stringContaining('the code gave a text') as never },
    ],
  ])('%s is an error of the cell, for not- too', async (_what, answer, error) => {
    for (const type of ['python', 'not-python']) {
      const judged = await judgeAll([assertion(type, { value: 'x' })], given(answer));
      expect(judged).toMatchObject({ ok: false, error: type === 'python' ? error : { kind: 'user code' } });
    }
  });

  test('where no code may run, it is an error', async () => {
    const judged = await judgeAll([assertion('javascript', { value: 'true' })], context({}));
    expect(judged).toMatchObject({ ok: false, error: { kind: 'config' } });
  });
});
