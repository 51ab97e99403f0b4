import { describe, expect, test } from '@jest/globals';
import { lostInMessages, lostInTools } from '../../src/gateway/unified-route.js';
import type { Json, JsonObject } from '../../src/json.js';

describe('what the gateway does not send on of messages', () => {
  test.each<[string, Json, string[]]>([
    ['a plain one', [{ role: 'user', content: 'hi' }], []],
    [
      'a name',
      [
        { role: 'system', content: 'x' },
        { role: 'user', name: 'bob', content: 'hi' },
      ],
      ['messages[1].name'],
    ],
    [
      'a turn with tools',
      [
        { role: 'assistant', content: null, tool_calls: [{ id: 'a', type: 'function', function: { name: 'f' } }] },
        { role: 'tool', tool_call_id: 'a', content: 'x' },
      ],
      [],
    ],
    ['a call of a function', [{ role: 'assistant', function_call: { name: 'f' } }], ['messages[0].function_call']],
    [
      'a mark at a part',
      [
        {
          role: 'user',
          content: [
            { type: 'text', text: 'hi', cache_control: { type: 'ephemeral' } },
            { type: 'image_url', image_url: { url: 'https://x.test/a.png' } },
            // Passed on with all it has.
            { type: 'reasoning', summary: [], id: 'r' },
          ],
        },
      ],
      ['messages[0].content[0].cache_control'],
    ],
    ['no list', 'hi', []],
    ['something else in the list', ['hi', null], []],
  ])('%s', (_, messages, lost) => {
    expect(lostInMessages(messages)).toEqual(lost);
  });
});

describe('what the gateway does not send on of tools', () => {
  const tool = (parameters: Json, more: JsonObject = {}): Json => [
    { type: 'function', function: { name: 'f', parameters, ...more } },
  ];
  const at = 'tools[0].function';

  test.each<[string, Json, string[]]>([
    [
      'a flat schema',
      tool({ type: 'object', properties: { a: { type: 'string', enum: ['x'] } }, required: ['a'] }),
      [],
    ],
    ['no parameters', [{ type: 'function', function: { name: 'f', description: 'd', strict: true } }], []],
    [
      'lists inside lists, which are kept',
      tool({
        type: 'object',
        properties: { a: { type: 'array', items: { type: 'array', items: { type: 'string' } } } },
      }),
      [],
    ],
    [
      'a map inside a map, and inside a list',
      tool({
        type: 'object',
        properties: {
          address: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
          lines: { type: 'array', items: { type: 'object', properties: { sku: { type: 'string' } } } },
        },
      }),
      [
        `${at}.parameters.properties.address.properties`,
        `${at}.parameters.properties.address.required`,
        `${at}.parameters.properties.lines.items.properties`,
      ],
    ],
    [
      'references and choices',
      tool({ type: 'object', properties: { a: { $ref: '#/$defs/a' }, b: { anyOf: [] } }, $defs: { a: {} } }),
      [`${at}.parameters.$defs`, `${at}.parameters.properties.a.$ref`, `${at}.parameters.properties.b.anyOf`],
    ],
    ['what only annotates', tool({ type: 'object', title: 'T', properties: { a: { title: 'A' } } }), []],
    [
      'a key of the function',
      tool({ type: 'object', properties: {} }, { examples: [], returns: {} }),
      [`${at}.returns`],
    ],
    ['no list', 'tools', []],
    ['a tool of another kind', [{ type: 'retrieval' }, null], []],
  ])('%s', (_, tools, lost) => {
    expect(lostInTools(tools)).toEqual(lost);
  });
});
