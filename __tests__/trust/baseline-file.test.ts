import { expect, test } from '@jest/globals';
import { whyNoBaselineFile } from '../../src/trust/baseline-file.js';

test('a change from outside is told, ours is not', () => {
  expect(whyNoBaselineFile({ trusted: true })).toBeUndefined();
  const reason = 'This change comes from mallory/app, not from acme/app.';
  expect(whyNoBaselineFile({ trusted: false, reason })).toBe(
    'Files of a baseline are neither read nor written. This change comes from mallory/app, not from acme/app.',
  );
});
