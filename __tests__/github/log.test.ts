import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createActionLog, maskSecrets } from '../../src/github/action-log.js';
import { formatCommand } from '../../src/github/workflow-commands.js';
import { parseCommand, runnerLines } from '../support/runner-commands.js';

function capture(act: (write: (text: string) => void) => void): string {
  let written = '';
  act((text) => {
    written += text;
  });
  return written;
}

const info = (message: string) => capture((write) => createActionLog(write).info(message));

describe('info', () => {
  test.each([
    ['plain text', 'plain text\n'],
    ['two\nlines', 'two\nlines\n'],
    ['a\r\nb\rc', 'a\nb\nc\n'],
    ['', '\n'],
    ['C++ has std::vector::size', 'C++ has std::vector::size\n'],
    ['::error::no', '\\::error::no\n'],
    ['  \t::add-mask::a', '\\  \t::add-mask::a\n'],
    ['ok\n::stop-commands::x', 'ok\n\\::stop-commands::x\n'],
    ['ok\r::error::x', 'ok\n\\::error::x\n'],
    ['\u200b::error::zero width', '\\\u200b::error::zero width\n'],
    [':\u00ad:error::soft hyphen', '\\:\u00ad:error::soft hyphen\n'],
    ['\u3000::error::wide space', '\\\u3000::error::wide space\n'],
    ['##[error]old form', '##\\[error]old form\n'],
    ['in the middle ##[add-mask]a and ##[group]b', 'in the middle ##\\[add-mask]a and ##\\[group]b\n'],
    ['###[error]three', '###\\[error]three\n'],
    ['# heading, [link], ## second', '# heading, [link], ## second\n'],
    ['\u001b[31mred\u001b[0m', '\ufffd[31mred\ufffd[0m\n'],
  ])('%j', (message, expected) => {
    expect(info(message)).toBe(expected);
  });
});

// Pieces of commands among anything at all: plain random text hardly ever comes near one.
const hostileText = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '::',
        ':',
        '##[',
        '##',
        '[',
        ']',
        'error',
        'add-mask',
        'stop-commands',
        '::error::',
        '##[error]x',
      ),
      fc.constantFrom(
        '\n',
        '\r',
        '\r\n',
        ' ',
        '\t',
        '%0A',
        '%25',
        '\u0000',
        '\u00ad',
        '\u200b',
        '\ufeff',
        '\u2028',
        '\u0301',
      ),
      fc.string({ unit: 'binary', maxLength: 5 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

test('no line of info can be read as a command, whatever the text', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const lines = runnerLines(info(text));
      expect(lines.map(parseCommand).filter(Boolean)).toEqual([]);
      expect(lines).toHaveLength(runnerLines(text).length + 1);
    }),
    { numRuns: 3000 },
  );
});

test.each(['debug', 'warning', 'error'] as const)('%s is one command that carries the whole text', (level) => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const written = capture((write) => createActionLog(write)[level](text));
      const lines = runnerLines(written);
      expect(lines).toHaveLength(2);
      expect(lines[1]).toBe('');
      expect(parseCommand(lines[0] ?? '')).toEqual({ name: level, data: text, properties: {} });
    }),
    { numRuns: 500 },
  );
});

test.each([
  [{}, '::error::m'],
  [{ title: undefined, file: '' }, '::error::m'],
  [
    { title: 'a: b, c', file: 'x,y.yaml', line: 3, col: 5 },
    '::error title=a%3A b%2C c,file=x%2Cy.yaml,line=3,col=5::m',
  ],
  [{ file: 'a::b\n::add-mask::c' }, '::error file=a%3A%3Ab%0A%3A%3Aadd-mask%3A%3Ac::m'],
])('properties %j', (properties, expected) => {
  expect(formatCommand('error', 'm', properties)).toBe(expected);
});

describe('masks', () => {
  test.each([
    ['each once', ['s3cret', 's3cret', 'other'], '::add-mask::s3cret\n::add-mask::other\n'],
    ['escaped', ['50%\n'], '::add-mask::50%25%0A\n::add-mask::50%25\n'],
    ['line by line', ['-----\r\nabc'], '::add-mask::-----%0D%0Aabc\n::add-mask::-----\n::add-mask::abc\n'],
    ['nothing blank, nothing that would hide each "1"', ['', '  ', '1'], ''],
  ])('%s', (_, secrets, expected) => {
    expect(capture((write) => maskSecrets(secrets, write))).toBe(expected);
  });
});
