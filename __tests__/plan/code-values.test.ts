import { describe, expect, test } from '@jest/globals';
import type { CodeFile } from '../../src/config/eval-config.js';
import type { JsonObject } from '../../src/json.js';
import type { Cell } from '../../src/plan/cell.js';
import { isMadeByCode, runCellCode } from '../../src/plan/code-values.js';
import type { CodeCall, RunCode } from '../../src/sandbox/code-call.js';

const at = { file: 'c.yaml', line: 1, column: 1 };
const code = (file: string): CodeFile => ({ kind: 'file', language: 'JavaScript', file });

function cell(vars: JsonObject, promptCode?: CodeFile): Cell {
  return {
    id: '0',
    testIdx: 0,
    promptIdx: 0,
    test: {
      vars,
      origin: { test: 0, combination: 0, combinations: 1 },
      assert: [],
      options: { params: {} },
      metadata: {},
      at,
    },
    prompt: {
      raw: 'source',
      label: 'p.js',
      at,
      config: { temperature: 0 },
      codeConfig: { temperature: 0, tone: 'dry' },
      ...(promptCode ? { code: promptCode } : {}),
    },
    endpoint: { id: 'mlflow-gateway:a', name: 'a', label: 'L', config: { params: {} }, at },
  };
}

const config = {
  varCode: new Map([['file://v.js', code('/w/v.js')]]),
  varFiles: new Map([['file://t.txt', 'text']]),
};

function answering(values: JsonObject): { runCode: RunCode; calls: CodeCall[] } {
  const calls: CodeCall[] = [];
  return {
    calls,
    runCode: async (call) => {
      calls.push(call);
      return { ok: true, value: values['file' in call ? call.file : ''], log: '' };
    },
  };
}

test('only what code makes is run', () => {
  expect(isMadeByCode(cell({ a: 'x', b: 'file://t.txt' }), config)).toBe(false);
  expect(isMadeByCode(cell({ a: 'file://v.js' }), config)).toBe(true);
  expect(isMadeByCode(cell({}, code('/w/p.js')), config)).toBe(true);
});

describe('a cell with code', () => {
  test('variables see the files of the others, prompts see the variables', async () => {
    const { runCode, calls } = answering({
      '/w/v.js': { output: 'made' },
      '/w/p.js': { prompt: 'P', config: { seed: 1 } },
    });
    const made = await runCellCode(cell({ t: 'file://t.txt', v: 'file://v.js' }, code('/w/p.js')), config, runCode);
    expect(made).toMatchObject({
      cell: { test: { vars: { t: 'text', v: 'made' } }, prompt: { raw: 'P', config: { temperature: 0, seed: 1 } } },
    });
    expect(calls).toMatchObject([
      { args: ['v', 'source', { t: 'text' }, { id: 'mlflow-gateway:a', label: 'L' }] },
      {
        args: [
          {
            vars: { t: 'text', v: 'made' },
            provider: { id: 'mlflow-gateway:a', label: 'L' },
            config: { temperature: 0, tone: 'dry' },
          },
        ],
      },
    ]);
  });

  test.each<[string, JsonObject, string]>([
    ['an error of the author', { '/w/v.js': { error: 'no greeting today' } }, 'no greeting today'],
    ['no output', { '/w/v.js': {} }, 'gave no output'],
    ['a prompt that is a number', { '/w/v.js': { output: 'x' }, '/w/p.js': 5 }, 'has to give a text or a chat'],
  ])('%s is an error of user code', async (_name, values, message) => {
    const made = await runCellCode(cell({ v: 'file://v.js' }, code('/w/p.js')), config, answering(values).runCode);
    expect(made).toMatchObject({ error: { kind: 'user code', message: expect.stringContaining(message) } });
  });

  test('where no code may run', async () => {
    expect(await runCellCode(cell({ v: 'file://v.js' }), config, undefined)).toMatchObject({
      error: { kind: 'user code' },
    });
  });
});
