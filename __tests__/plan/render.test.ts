import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { JsonObject } from '../../src/json.js';
import type { Cell } from '../../src/plan/cell.js';
import { withDefaults } from '../../src/plan/parameters.js';
import { keepPartial, messagesOf, renderCell, resolveVars } from '../../src/plan/render.js';
import { createTemplates } from '../../src/template/templates.js';

const templates = createTemplates({ env: { CITY: 'Oslo' } });

function cell(raw: string, vars: JsonObject, options: { prefix?: string; suffix?: string } = {}): Cell {
  const at = { file: 'c.yaml', line: 1, column: 1 };
  return {
    id: '0',
    testIdx: 0,
    promptIdx: 0,
    test: {
      vars,
      origin: { test: 0, combination: 0, combinations: 1 },
      assert: [],
      options: { params: {}, ...options },
      metadata: {},
      at,
    },
    prompt: { raw, label: raw, at },
    endpoint: { id: 'mlflow-gateway:a', name: 'a', config: { params: {} }, at },
  };
}

const rendered = (raw: string, vars: JsonObject, files = new Map<string, string>()) =>
  renderCell(cell(raw, vars), files, templates);

describe('prompts', () => {
  test.each([
    ['a variable', 'Say {{q}}', { q: 'hi' }, 'Say hi'],
    ['the environment', 'In {{env.CITY}}', {}, 'In Oslo'],
    ['a variable in a variable', '{{full}}', { first: 'Ada', last: 'L', full: '{{first}} {{last}}' }, 'Ada L'],
    ['a template in a variable', '{{q}}', { q: '{{ "x" | upper }}' }, 'X'],
    ['a filter on a known variable inside a variable', '{{q}}', { w: 'x', q: '{{ w | upper }}' }, 'X'],
    ['a variable that names an unknown one keeps its text', '{{q}}', { q: 'see {{nope}}' }, 'see {{nope}}'],
    ['a list', '{{n}}', { n: [1, 2, 3] }, '1,2,3'],
    ['an object', '{{o}} {{o | dump}}', { o: { b: 1 } }, '[object Object] {"b":1}'],
    ['a tag that is never closed', 'a {{ b', {}, 'a {{ b'],
    ['the newline at the end of a variable goes', '[{{q}}]', { q: 'a\n' }, '[a]'],
    ['a dollar sign is no pattern', '{{a}}', { b: "$& $'", a: '{{b}}' }, "$& $'"],
    ['a circle ends', '{{a}}', { a: '{{b}}', b: '{{a}}' }, expect.any(String)],
  ])('%s', (_name, raw, vars, text) => {
    expect(rendered(raw, vars as JsonObject).prompt).toEqual(text);
  });

  test('prefix and suffix are part of the template', () => {
    expect(
      renderCell(cell('Say {{q}}', { q: 'hi' }, { prefix: '{{q}}! ', suffix: ' Thanks.' }), new Map(), templates)
        .prompt,
    ).toBe('hi! Say hi Thanks.');
  });

  test('a variable from a file; assertions see the text', () => {
    const result = rendered('{{q}}', { q: 'file://q.txt' }, new Map([['file://q.txt', 'from {{w}}']]));
    expect(result.prompt).toBe('from {{w}}');
    expect(result.vars).toEqual({ q: 'from {{w}}' });
  });

  test('a chat survives any text in its variables', () => {
    const chat = JSON.stringify([
      { role: 'system', content: 'S' },
      { role: 'user', content: 'Q: {{q}}' },
    ]);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (q) => {
        fc.pre(!q.includes('{{') && !q.endsWith('\n'));
        const { messages } = rendered(chat, { q });
        expect(messages).toEqual([
          { role: 'system', content: 'S' },
          { role: 'user', content: `Q: ${q}` },
        ]);
      }),
      { numRuns: 300 },
    );
  });

  test('a loop may build a chat', () => {
    const raw =
      '[{% for t in turns %}{"role": "{{ t.role }}", "content": "{{ t.text }}"},{% endfor %}{"role":"user","content":"{{q}}"}]';
    expect(rendered(raw, { turns: [{ role: 'user', text: 'Hi' }], q: 'x' }).messages).toEqual([
      { role: 'user', content: 'Hi' },
      { role: 'user', content: 'x' },
    ]);
  });
});

describe('messages', () => {
  const user = (content: string) => [{ role: 'user', content }];
  test.each([
    ['plain text', 'Say hi', user('Say hi')],
    ['a number', '42', user('42')],
    ['an object that is no chat', '{"task": 1}', user('{"task": 1}')],
    ['text in braces', '{greet} {end}', user('{greet} {end}')],
    ['a list that is no chat', '["a"]', user('["a"]')],
    ['an empty list', '[]', user('[]')],
    ['JSON', '[{"role":"system","content":"x"}]', [{ role: 'system', content: 'x' }]],
    ['YAML', '- role: system\n  content: x\n', [{ role: 'system', content: 'x' }]],
    ['a text in brackets', '[{greet}] {end}', user('[{greet}] {end}')],
    ['a list before a text', '[{"a": 1}] says what?', user('[{"a": 1}] says what?')],
  ])('%s', (_name, prompt, messages) => {
    expect(messagesOf(prompt)).toEqual(messages);
  });

  test.each([
    ['YAML', '- role: "x\n', /no YAML/],
    ['JSON', '[{"role": "user", "content": "say "hi""}]', /no JSON/],
    ['an entry that is no message', '- role: user\n  content: x\n- text: y\n', /an entry without a role/],
  ])('a chat that is broken is no text: %s', (_name, prompt, message) => {
    expect(() => messagesOf(prompt)).toThrow(message);
  });
});

test('partial tags are kept as text, whole ones are not touched', () => {
  expect(keepPartial('{{ a }}')).toBe('{{ a }}');
  expect(keepPartial('{% raw %}{{ a{% endraw %}')).toBe('{% raw %}{{ a{% endraw %}');
  expect(keepPartial('{% if a')).toBe('{% raw %}{% if a{% endraw %}');
});

test.each([
  ['tags that are never closed', '{{'.repeat(20_000)],
  ['comments that are never closed', '{#'.repeat(200_000)],
  ['both, over many lines', '{{\n{#\n'.repeat(50_000)],
])('%s take no time', (_name, text) => {
  const start = performance.now();
  expect(rendered(text, {}).prompt).toBe(text);
  expect(rendered('{{q}}', { q: text }).prompt).toHaveLength(text.trimEnd().length);
  expect(performance.now() - start).toBeLessThan(1_500);
});

test('variables are copied, never changed', () => {
  const vars = { a: '{{b}}', b: 'x\n' };
  expect(resolveVars(vars, new Map())).toEqual({ a: 'x', b: 'x' });
  expect(vars).toEqual({ a: '{{b}}', b: 'x\n' });
});

describe('parameters', () => {
  test.each([
    ['nothing set', {}, { temperature: 0, max_tokens: 1024 }, ['temperature', 'max_tokens']],
    ['both set', { temperature: 0.5, max_tokens: 5 }, { temperature: 0.5, max_tokens: 5 }, []],
    ['null leaves out', { temperature: null }, { temperature: null, max_tokens: 1024 }, ['max_tokens']],
    ['the newer limit', { max_completion_tokens: 9 }, { max_completion_tokens: 9, temperature: 0 }, ['temperature']],
    [
      'a template in response_format',
      { response_format: { name: '{{k}}' }, user: '{{k}}' },
      { response_format: { name: 'v' }, user: '{{k}}', temperature: 0, max_tokens: 1024 },
      ['temperature', 'max_tokens'],
    ],
  ])('%s', (_name, set, params, defaulted) => {
    expect(withDefaults(set as JsonObject, { k: 'v' }, templates)).toEqual({ params, defaulted });
  });
});
