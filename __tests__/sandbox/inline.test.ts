// The pure parts: which text becomes which function, which reference means which file, what may come back.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { Json } from '../../src/json.js';
import { CONFINED_START, JAVASCRIPT_RUNNER, PYTHON_DRIVER } from '../../src/sandbox/child-sources.js';
import { parseCodeReference } from '../../src/sandbox/code-reference.js';
import * as uses from '../../src/sandbox/code-uses.js';
import { failureMessage } from '../../src/sandbox/failure-message.js';
import { functionBody } from '../../src/sandbox/inline-javascript.js';
import { pythonFunction } from '../../src/sandbox/inline-python.js';

test('the programs in the bundle are the files in child/', () => {
  const folder = join(process.cwd(), 'src', 'sandbox', 'child');
  expect(JAVASCRIPT_RUNNER).toBe(readFileSync(join(folder, 'runner.cjs'), 'utf8'));
  expect(PYTHON_DRIVER).toBe(readFileSync(join(folder, 'driver.py'), 'utf8'));
  expect(CONFINED_START).toBe(readFileSync(join(folder, 'confine.pl'), 'utf8'));
});

describe('functionBody', () => {
  test.each([
    ['output.length > 3', 'return output.length > 3'],
    ['  output === "a";;  ', 'return output === "a"'],
    ['output.length > 3 // why', 'return output.length > 3 // why'],
    ['output.includes("a")\n', 'return output.includes("a")'],
    ['const n = output.length; n > 3', 'const n = output.length; return n > 3'],
    ['let a = 1; var b = 2; a < b;', 'let a = 1; var b = 2; return a < b'],
    ["const s = output; s === 'a;b'", "const s = output; return s === 'a;b'"],
    ['const s = "it\\"s;"; s.length', 'const s = "it\\"s;"; return s.length'],
    [
      'const f = (x) => { const y = x; return y }; f(output)',
      'const f = (x) => { const y = x; return y }; return f(output)',
    ],
    ['const x = 1', 'const x = 1'],
    ['constant(output)', 'return constant(output)'],
    ['return output === "a"', 'return output === "a"'],
    ['returned(output)', 'return returned(output)'],
    ['const n = 1;\nreturn n > 0\n', 'const n = 1;\nreturn n > 0'],
    ['\noutput', '\noutput'],
  ])('an assertion %j is %j', (code, body) => {
    expect(functionBody(code, 'assertion')).toBe(body);
  });

  test.each([
    ['output.trim()', 'return output.trim()'],
    ['output.trim()\n', 'output.trim()\n'],
    ['const n = 1; n', 'return const n = 1; n'],
  ])('a transform %j is %j', (code, body) => {
    expect(functionBody(code, 'transform')).toBe(body);
  });
});

test.each([
  ['len(output) > 3', 'def main(output, context):\n    return len(output) > 3\n'],
  ['x = 1\nreturn x', 'def main(output, context):\n    x = 1\n    return x\n'],
  ['if output:\n\treturn 1\n', 'def main(output, context):\n    if output:\n    \treturn 1\n    \n'],
])('pythonFunction(%j)', (code, source) => {
  expect(pythonFunction(code, ['output', 'context'])).toBe(source);
});

test.each([
  ['file://a.js', { path: 'a.js', language: 'JavaScript' }],
  ['file://sub/a.MJS:fn', { path: 'sub/a.MJS', language: 'JavaScript', functionName: 'fn' }],
  ['file://a.ts', { path: 'a.ts', language: 'JavaScript' }],
  ['a.cts:f_1', { path: 'a.cts', language: 'JavaScript', functionName: 'f_1' }],
  ['file://a.py:Class.method', { path: 'a.py', language: 'Python', functionName: 'Class.method' }],
  ['file:///abs/10:30.py', { path: '/abs/10:30.py', language: 'Python' }],
  ['file://C:/x/a.js:fn', { path: 'C:/x/a.js', language: 'JavaScript', functionName: 'fn' }],
  ['file://a.json', undefined],
  ['file://a.js.txt', undefined],
  ['file://a.js:', undefined],
  ['output.js > 3', undefined],
])('parseCodeReference(%j)', (reference, parsed) => {
  expect(parseCodeReference(reference)).toEqual(parsed);
});

describe('code-uses', () => {
  const js = { kind: 'file' as const, language: 'JavaScript' as const, file: '/w/x.js' };
  const py = { kind: 'file' as const, language: 'Python' as const, file: '/w/x.py' };

  test('each use calls a Python file by its own name, and a named function of either', () => {
    const names = [
      uses.assertionCall(py, '', {}),
      uses.transformCall(py, { name: 'output', value: '' }, {}),
      uses.varCall(py, { name: 'v', prompt: 'p', vars: {}, provider: {} }),
      uses.promptCall(py, { vars: {}, provider: { id: 'p' }, config: {} }),
      uses.testsCall(py, undefined),
      uses.scoringCall(py, {}, {}),
      uses.rubricPromptCall(py),
      uses.assertionCall({ ...py, functionName: 'mine' }, '', {}),
    ].map((call) => ('functionName' in call ? call.functionName : undefined));
    expect(names).toEqual([
      'get_assert',
      'get_transform',
      'get_var',
      'get_prompt',
      'generate_tests',
      'func',
      'get_rubric',
      'mine',
    ]);
  });

  test('JavaScript is called with what promptfoo gives', () => {
    expect(uses.varCall(js, { name: 'v', prompt: 'p', vars: { a: 1 }, provider: { id: 'x' } })).toEqual({
      kind: 'javascript file',
      file: '/w/x.js',
      args: ['v', 'p', { a: 1 }, { id: 'x' }],
    });
    expect(uses.testsCall({ ...js, functionName: 'make' }, { n: 1 })).toEqual({
      kind: 'javascript file',
      file: '/w/x.js',
      functionName: 'make',
      valueAllowed: true,
      args: [{ n: 1 }],
    });
    expect(
      uses.transformCall({ kind: 'inline', language: 'JavaScript', code: 'vars.a' }, { name: 'vars', value: {} }, {}),
    ).toEqual({
      kind: 'inline javascript',
      code: 'vars.a',
      mode: 'transform',
      parameters: { vars: {}, context: {} },
    });
  });

  const read = <T>(result: uses.Read<T>): T | string => (result.ok ? result.value : `problem: ${result.problem}`);
  test.each<[Json | undefined, unknown, unknown, unknown, unknown]>([
    [
      undefined,
      'problem: gave nothing',
      'problem: has to give { output }',
      'problem: has to give a text',
      'problem: has to give a list',
    ],
    [
      null,
      'problem: gave nothing',
      'problem: has to give { output }',
      'problem: has to give a text',
      'problem: has to give a list',
    ],
    ['text', 'text', 'problem: has to give { output }', { prompt: 'text' }, 'problem: has to give a list'],
    [0, 0, 'problem: has to give { output }', 'problem: has to give a text', 'problem: has to give a list'],
    [{ output: 'x' }, { output: 'x' }, 'x', { prompt: '{"output":"x"}' }, 'problem: has to give a list'],
    [
      { output: '' },
      { output: '' },
      'problem: gave no output',
      { prompt: '{"output":""}' },
      'problem: has to give a list',
    ],
    [
      { error: 'no' },
      { error: 'no' },
      'problem: says: no',
      { prompt: '{"error":"no"}' },
      'problem: has to give a list',
    ],
    [
      { prompt: ['m'], config: { a: 1 } },
      { prompt: ['m'], config: { a: 1 } },
      'problem: gave no output',
      { prompt: '["m"]', config: { a: 1 } },
      'problem: has to give a list',
    ],
    [
      [{ role: 'user' }],
      [{ role: 'user' }],
      'problem: has to give { output }',
      { prompt: '[{"role":"user"}]' },
      [{ role: 'user' }],
    ],
  ])('what %j is as a transform, a variable, a prompt and tests', (value, transformed, variable, prompt, tests) => {
    const start = (result: unknown): unknown =>
      typeof result === 'string' && result.startsWith('problem') ? expect.stringContaining(result) : result;
    expect(read(uses.readTransformed(value))).toEqual(start(transformed));
    expect(read(uses.readVar(value))).toEqual(start(variable));
    expect(read(uses.readPrompt(value))).toEqual(start(prompt));
    expect(read(uses.readTests(value))).toEqual(start(tests));
  });

  test('transformVars has to give a map', () => {
    expect(read(uses.readTransformedVars({ a: 1 }))).toEqual({ a: 1 });
    expect(read(uses.readTransformedVars([1]))).toBe('problem: has to give a map of variables, not a list');
  });
});

test.each<[unknown, 'JavaScript' | 'Python', string]>([
  [{ message: 'TypeError: x', file: '/w/sub/a.js', line: 3, column: 5 }, 'JavaScript', 'sub/a.js:3:5: TypeError: x'],
  [{ message: 'TypeError: x', file: '/w/a.py', line: 3 }, 'Python', 'a.py:3: TypeError: x'],
  [{ message: 'TypeError: x', file: '/w/a.js' }, 'JavaScript', 'a.js: TypeError: x'],
  [{ message: 'TypeError: x', line: 3 }, 'JavaScript', 'line 3 of the code: TypeError: x'],
  [{ message: 'NameError: x', line: 3 }, 'Python', 'line 2 of the code: NameError: x'],
  [{ message: 'two\r\n  lines\u001b[31m' }, 'JavaScript', 'two lines\ufffd[31m'],
  [{ message: 5, file: [], line: 'x' }, 'JavaScript', 'the code failed'],
  ['text', 'Python', 'the Python code failed'],
  [{ ended: { why: 'time' } }, 'Python', 'the Python code ran longer than the 2 s that one call may take'],
  [
    { ended: { why: 'exit', code: 3, signal: null, errors: '' } },
    'JavaScript',
    'the JavaScript code ended its process (exit code 3)',
  ],
  [
    { ended: { why: 'exit', code: null, signal: 'SIGSEGV', errors: '' } },
    'Python',
    'the process of the Python code was ended by SIGSEGV',
  ],
  [
    { ended: { why: 'exit', code: null, signal: 'SIGABRT', errors: 'FATAL ERROR: JavaScript heap out of memory' } },
    'JavaScript',
    'the JavaScript code used more than the 64 MiB of memory that it may have',
  ],
  [
    { ended: { why: 'spawn', message: 'spawn ENOENT' } },
    'JavaScript',
    'the process for JavaScript could not be started: spawn ENOENT',
  ],
])('failureMessage(%j)', (failure, language, message) => {
  const display = (file: string): string => file.replace('/w/', '');
  expect(failureMessage(failure, { language, timeLimitMs: 2_000, memoryLimitMb: 64, display })).toBe(message);
});
