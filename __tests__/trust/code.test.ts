import { expect, test } from '@jest/globals';
import { mayRunCode } from '../../src/trust/code.js';

test.each([
  [{ trusted: true as const }, 'allow' as const, { allowed: true }],
  [{ trusted: true as const }, 'never' as const, { allowed: false, reason: 'the input code is never' }],
  [
    { trusted: false as const, reason: 'This change comes from a/b, not from c/d.' },
    'allow' as const,
    {
      allowed: false,
      reason: 'code of a config runs only when the change is ours. This change comes from a/b, not from c/d.',
    },
  ],
  [
    { trusted: false as const, reason: 'R.' },
    'never' as const,
    { allowed: false, reason: expect.stringContaining('R.') },
  ],
])('mayRunCode(%j, %s)', (trust, setting, answer) => {
  expect(mayRunCode(trust, setting)).toEqual(answer);
});
