import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseInTime } from '../../src/assertions/parse-in-time.js';
import { dialectNames } from '../../src/assertions/sql-dialects.js';
import { likelyMistake, sqlBlocks } from '../../src/assertions/sql-text.js';
import { xmlCandidates } from '../../src/assertions/xml-candidates.js';
import type { Json } from '../../src/json.js';
import { assertion, judge, verdict } from './judging.js';

type Row = [type: string, value: Json | undefined, output: string, holds: boolean];

async function expectBoth([type, value, output, holds]: Row): Promise<void> {
  const extra = value === undefined ? {} : { value };
  expect(await verdict(assertion(type, extra), { output })).toBe(holds ? 'true 1' : 'false 0');
  expect(await verdict(assertion(`not-${type}`, extra), { output })).toBe(holds ? 'false 0' : 'true 1');
}

describe('XML', () => {
  const DOC = '<root><a><b>1</b></a><c/></root>';
  const LIST = '<root><item><n>1</n></item><item><n>2</n></item></root>';
  const rows: Row[] = [
    ['is-xml', undefined, DOC, true],
    ['is-xml', undefined, `<?xml version="1.0"?>\n<!DOCTYPE root>\n${DOC}`, true],
    ['is-xml', undefined, `text ${DOC}`, false],
    ['is-xml', undefined, `${DOC}${DOC}`, false],
    ['is-xml', undefined, '<a><b></a></b>', false],
    ['is-xml', undefined, '<a>R&D</a>', false],
    ['is-xml', undefined, '<a>R&amp;D</a>', true],
    ['is-xml', undefined, '<a>&unknown;</a>', false],
    ['is-xml', undefined, '<!DOCTYPE a SYSTEM "a.dtd"><a>&unknown;</a>', true],
    ['is-xml', undefined, '<?xml version="1.0" standalone="yes"?><!DOCTYPE a SYSTEM "a.dtd"><a>&unknown;</a>', false],
    ['is-xml', undefined, '<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>', false],
    ['is-xml', undefined, '<!DOCTYPE a SYSTEM a.dtd><a/>', false],
    ['is-xml', undefined, '<x:a/>', false],
    ['is-xml', undefined, '<x:a xmlns:x="u"/>', true],
    ['is-xml', undefined, '<a b=1/>', false],
    ['is-xml', undefined, '', false],
    ['is-xml', 'root.a.b,root.c', DOC, true],
    ['is-xml', ['root.a.b', 'root.d'], DOC, false],
    ['is-xml', { requiredElements: ['root.a.b'] }, DOC, true],
    ['is-xml', [], DOC, true],
    ['is-xml', 'a.b', DOC, false],
    ['is-xml', 'root.constructor', DOC, false],
    ['is-xml', 'root.item', LIST, true],
    ['is-xml', 'root.item.1.n', LIST, true],
    ['is-xml', 'root.item.n', LIST, false],
    ['is-xml', 'root.item.2', LIST, false],
    ['is-xml', 'a.@_id', '<a id="5">x</a>', true],
    ['contains-xml', undefined, 'Here: <a><b>1</b></a> done', true],
    ['contains-xml', undefined, '```xml\n<a/>\n```', true],
    ['contains-xml', undefined, 'Use <a b=1>R&D</a>', true],
    ['contains-xml', undefined, 'nothing < here >', false],
    ['contains-xml', undefined, 'open <a> only', false],
    ['contains-xml', undefined, '<!-- <a/> --> <![CDATA[<a/>]]> <? <a/> ?>', false],
    ['contains-xml', 'a.b', 'Here: <a><b>1</b></a> done', true],
    ['contains-xml', 'a.c', 'Here: <a><b>1</b></a> done', false],
    ['contains-xml', 'a, b', 'First <a/>, then <b/>', true],
    ['contains-xml', 'b', 'An open <x> and <b>1</b>', true],
    ['contains-xml', 'a', '<a/><i><c/><c/></wrong>', true],
  ];
  test.each(rows)('%s with %j on %j: %s', (...row) => expectBoth(row));

  test('the reason says what is missing', async () => {
    const missing = await judge(assertion('is-xml', { value: ['root.a.b', 'root.d'] }), { output: DOC });
    expect(missing.outcomes[0]?.reason).toBe(
      `expected an output that is XML with "root.a.b, root.d", got XML without root.d: "${DOC}"`,
    );
    const broken = await judge(assertion('is-xml'), { output: '<a><b></a>' });
    expect(broken.outcomes[0]?.reason).toMatch(/^expected an output that is XML, got something else \(1:\d+: .*\)/);
  });

  test('candidates lie within the text', () => {
    const piece = fc.constantFrom(
      '<a>',
      '</a>',
      '<b/>',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '<?',
      '<!D [',
      '"',
      "'",
      '<é x="',
      ' ',
      't',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const text = pieces.join('');
        for (const { start, end } of xmlCandidates(text)) {
          expect(text.slice(start, end)).toMatch(/^<[ab][\s\S]*>$/);
        }
      }),
    );
  });
});

describe('HTML', () => {
  const rows: Row[] = [
    ['is-html', undefined, '<!DOCTYPE html><html><head><title>t</title></head><body>text</body></html>', true],
    ['is-html', undefined, ' <div class="x">text</div>\n', true],
    ['is-html', undefined, '<my-element></my-element>', true],
    ['is-html', undefined, '<p>unclosed', true],
    ['is-html', undefined, 'text <b>bold</b>', false],
    ['is-html', undefined, '<foo>bar</foo>', false],
    ['is-html', undefined, '<?xml version="1.0"?><p/>', false],
    ['is-html', undefined, 'plain', false],
    ['is-html', undefined, '   ', false],
    ['is-html', undefined, '<!-- only a comment -->', false],
    ['contains-html', undefined, 'text <b>bold</b> text', true],
    ['contains-html', undefined, 'line<br>line', true],
    ['contains-html', undefined, '<placeholder> &amp; more', true],
    ['contains-html', undefined, 'fill in <placeholder>', false],
    ['contains-html', undefined, 'a < b && c > d', false],
    ['contains-html', undefined, 'AT&amp;T', false],
    ['contains-html', undefined, '', false],
  ];
  test.each(rows)('%s with %j on %j: %s', (...row) => expectBoth(row));
});

describe('SQL', () => {
  const ID = 'SELECT id FROM users';
  const rows: Row[] = [
    ['is-sql', undefined, ID, true],
    ['is-sql', undefined, `${ID}; DELETE FROM users WHERE id = 1`, true],
    ['is-sql', undefined, 'SELECT FROM', false],
    ['is-sql', undefined, 'hello brave new world', false],
    ['is-sql', undefined, '', false],
    ['is-sql', undefined, 'SELECT id name FROM users', false],
    ['is-sql', undefined, 'SELECT id AS name FROM users', true],
    ['is-sql', undefined, 'SELECT DISTINCT id FROM users', true],
    ['is-sql', undefined, "SELECT 'select a b from c' FROM users", true],
    ['is-sql', undefined, 'SELECT `id FROM users', false],
    ['is-sql', undefined, 'SELECT * FROM generate_series(1, 2)', false],
    ['is-sql', { databaseType: 'PostgreSQL' }, 'SELECT * FROM generate_series(1, 2)', true],
    ['is-sql', { databaseType: 'PostgreSQL' }, 'SELECT id::text FROM users', true],
    ['is-sql', { databaseType: 'MySQL' }, 'SELECT [id] FROM [users]', false],
    ['is-sql', { databaseType: 'TransactSQL' }, 'SELECT TOP 1 [id] FROM [users]', true],
    ['is-sql', { allowedTables: ['select::null::users'] }, ID, true],
    ['is-sql', { allowedTables: ['select::null::orders'] }, ID, false],
    ['is-sql', { allowedTables: ['(select|insert)::(.*)::USERS'] }, ID, true],
    ['is-sql', { allowedColumns: ['select::users::id'] }, ID, true],
    ['is-sql', { allowedColumns: ['select::null::name'] }, ID, false],
    ['contains-sql', undefined, `Sure:\n\`\`\`sql\n${ID}\n\`\`\`\nDone`, true],
    ['contains-sql', undefined, '```\nSELECT 1\n```', true],
    ['contains-sql', undefined, '```python\nSELECT 1\n```', false],
    ['contains-sql', undefined, `\`\`\`sql\nnonsense\n\`\`\`\n~~~sql\n${ID}\n~~~`, true],
    ['contains-sql', undefined, ID, true],
    ['contains-sql', undefined, `Use ${ID} please`, false],
    ['contains-sql', undefined, '', false],
    ['contains-sql', { allowedTables: ['select::null::orders'] }, `\`\`\`sql\n${ID}\n\`\`\``, false],
  ];
  test.each(rows)('%s with %j on %j: %s', (...row) => expectBoth(row));

  test.each(dialectNames())('the dialect %s is there', async (databaseType) => {
    expect(await verdict(assertion('is-sql', { value: { databaseType } }), { output: ID })).toBe('true 1');
  });

  test('blocks of Markdown', () => {
    expect(sqlBlocks('```sql\na\nb\n```\n~~~~\nc\n~~~\n~~~~~\n```js\nd\n```\n```SQL\nopen')).toEqual([
      'a\nb',
      'c\n~~~',
    ]);
  });

  test('what is in texts and comments is no mistake', () => {
    for (const sql of [
      'SELECT 1 -- select a b from c',
      '/* select a b from c */ SELECT 1',
      "SELECT 'it''s \\' select a b from c'",
    ])
      expect(likelyMistake(sql, 'mysql')).toBeUndefined();
    expect(likelyMistake('SELECT $x$ select a b from c $x$', 'postgresql')).toBeUndefined();
    expect(likelyMistake('SELECT [select a b from c] FROM t', 'sqlite')).toBeUndefined();
    expect(likelyMistake('SELECT /* x */ a b FROM t', 'mysql')).toContain('no comma');
  });
});

describe('hostile outputs', () => {
  const TYPES = ['is-xml', 'contains-xml', 'is-html', 'contains-html', 'is-sql', 'contains-sql'];

  test.each(TYPES)('%s judges any text', async (type) => {
    const piece = fc.constantFrom(
      '<',
      '>',
      '"',
      "'",
      '`',
      '```',
      '\n',
      '<a>',
      '</a>',
      '<p',
      '&',
      ';',
      '(',
      ')',
      'SELECT',
      '$',
      '--',
      '\u0000',
      '\ud800',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.array(piece, { maxLength: 15 }).map((list) => list.join('')),
    );
    await fc.assert(
      fc.asyncProperty(text, async (output) => {
        expect(await verdict(assertion(type), { output })).toMatch(/^(?:true 1|false 0)$/);
      }),
      { numRuns: 40 },
    );
  });

  test.each<[string, string]>([
    ['is-xml', '<a>'.repeat(5_000)],
    ['contains-xml', `${'<a>'.repeat(50_000)}${'</a>'.repeat(50_000)}`],
    ['contains-xml', '<a "'.repeat(200_000)],
    ['is-html', '<b><p>'.repeat(2_000)],
    ['contains-html', '<q '.repeat(10_000)],
    ['is-sql', `SELECT ${'('.repeat(20_000)}1${')'.repeat(20_000)}`],
    ['contains-sql', `SELECT ${'(('.repeat(14)}1${'))'.repeat(14)} FROM`],
  ])(
    '%s comes to an end on a long or deep one',
    async (type, output) => {
      expect(await verdict(assertion(type), { output })).toMatch(/^(?:true 1|false 0|config: )/);
    },
    20_000,
  );

  test('a parser that would not end is ended, and one that goes too deep is an error too', () => {
    const endless = (): never => {
      for (;;);
    };
    const deep = (): number => 1 + deep();
    const message = (work: () => unknown) => {
      const run = parseInTime('text', work, 20);
      return run.ok ? 'ok' : run.error.message;
    };
    expect(message(endless)).toBe('an output of 4 characters took more than 20 ms to be taken apart');
    expect(message(deep)).toBe('the output is nested too deeply to be taken apart');
    expect(() => parseInTime('text', () => JSON.parse('{'))).toThrow(SyntaxError);
  });

  test.each(TYPES)('%s does not take apart what is too long', async (type) => {
    expect(await verdict(assertion(type), { output: 'x'.repeat(20_000_000) })).toMatch(
      /^config: .*20000000 characters/,
    );
  });
});
