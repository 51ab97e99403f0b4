// The messages that README.md explains are the ones of the source: a reader finds them by searching for what is printed.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { ROOT } from '../support/run-action.js';

const source = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => readFileSync(join(ROOT, 'src', file), 'utf8'))
  .join('\n')
  // What a template puts in, and how a long text is cut into lines.
  .replace(/\$\{(?:[^{}`]|\{[^{}]*\}|`[^`]*`)*\}/g, '\u2026')
  .replace(/['`] \+\n\s*['`]/g, '');

const section =
  /^## When it does not work\n([\s\S]*?)^## /m.exec(readFileSync(join(ROOT, 'README.md'), 'utf8'))?.[1] ?? '';
const messages = [...section.matchAll(/^\| (`.*?`) \| /gm)].flatMap(([, cell = '']) =>
  [...cell.matchAll(/`([^`]+)`/g)].map(([, message = '']) => message),
);

describe('a message of the table', () => {
  test('there are some', () => {
    expect(messages.length).toBeGreaterThan(15);
  });

  test.each(messages)('%s', (message) => {
    // `\u2026` stands for what differs from run to run.
    const pieces = message
      .split('\u2026')
      .map((piece) => piece.trim())
      .filter((piece) => piece !== '');
    expect(pieces.filter((piece) => !source.includes(piece))).toEqual([]);
  });
});
