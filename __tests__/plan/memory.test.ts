import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../src/json.js';
import type { Cell } from '../../src/plan/cell.js';
import { createMemory, needsMemory } from '../../src/plan/memory.js';

const at = { file: 'c.yaml', line: 1, column: 1 };
function cell(raw: string, options: object = {}, metadata: JsonObject = {}, promptIdx = 0): Cell {
  return {
    id: '0',
    testIdx: 0,
    promptIdx,
    test: {
      vars: {},
      origin: { test: 0, combination: 0, combinations: 1 },
      assert: [],
      options: { params: {}, ...options },
      metadata,
      at,
    },
    prompt: { raw, label: raw, at },
    endpoint: { id: 'mlflow-gateway:a', name: 'a', config: { params: {} }, at },
  };
}

const CHAT = '{% for c in _conversation %}{{ c.output }}{% endfor %}';

describe('a conversation', () => {
  test('grows by turn; columns and conversation ids keep apart; a test can do without', () => {
    const memory = createMemory();
    expect(memory.varsFor(cell(CHAT))).toEqual({ _conversation: [] });
    memory.answered(cell(CHAT), 'Hi', 'Hello');
    memory.answered(cell(CHAT), '[{"role":"user","content":"And?"}]', '');
    expect(memory.varsFor(cell(CHAT))).toEqual({
      _conversation: [
        { prompt: 'Hi', input: 'Hi', output: 'Hello' },
        { prompt: [{ role: 'user', content: 'And?' }], input: 'And?', output: '' },
      ],
    });
    expect(memory.varsFor(cell(CHAT, {}, {}, 1))).toEqual({ _conversation: [] });
    expect(memory.varsFor(cell(CHAT, {}, { conversationId: 'b' }))).toEqual({ _conversation: [] });
    expect(memory.varsFor(cell(CHAT, { disableConversationVar: true }))).toEqual({});
    expect(memory.varsFor(cell('plain'))).toEqual({});
  });
});

test('an output is stored under its name, an empty one is not', () => {
  const memory = createMemory();
  memory.answered(cell('p', { storeOutputAs: 'saved' }), 'p', 'x');
  memory.answered(cell('p', { storeOutputAs: 'saved' }), 'p', '');
  expect(memory.varsFor(cell('q'))).toEqual({ saved: 'x' });
});

test.each([
  [CHAT, {}, true],
  ['{{ _conversation | dump }}', {}, true],
  ['no _conversation here', {}, false],
  ['plain', { storeOutputAs: 'x' }, true],
  ['plain', {}, false],
])('%s %j: %s', (raw, options, needed) => {
  expect(needsMemory({ prompts: [{ raw }], tests: [cell(raw, options).test] })).toBe(Boolean(needed));
});
