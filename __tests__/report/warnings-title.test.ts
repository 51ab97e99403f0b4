import { expect, test } from '@jest/globals';
import { warningsTitle } from '../../src/report/verdict-text.js';

const key = { message: 'x has no effect', unusedKey: true } as const;
const other = { message: 'no test has the variable "x"' };

test.each([
  [[key], '1 key has no effect'],
  [[key, key], '2 keys have no effect'],
  [[other], '1 warning about the config'],
  [[other, other], '2 warnings about the config'],
  [[other, key], '2 warnings about the config, 1 of them a key without effect'],
  [[key, other, key], '3 warnings about the config, 2 of them keys without effect'],
])('%j', (warnings, title) => {
  expect(warningsTitle({ warnings })).toBe(title);
});
