// A secret in any field, in any of the ways in which it may be written, is in no channel.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { excerpt, shorten } from '../../src/assertions/excerpt.js';
import { compileSchema } from '../../src/assertions/json-schema.js';
import { checkShape } from '../../src/assertions/value-shape.js';
import { reasonOf } from '../../src/grading/grader-reply.js';
import { redactReport } from '../../src/report/redact.js';
import { short } from '../../src/report/visible.js';
import { createRedactor } from '../../src/trust/secrets.js';
import { CONTEXT } from '../report/reports.js';
import { allChannels } from './channels.js';
import { hostileConfigError, hostileReport } from './fields.js';

/** Keys as services make them, and passwords as people do. */
const secretText = fc.oneof(
  fc.string({
    unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_'),
    minLength: 16,
    maxLength: 60,
  }),
  fc
    .string({ unit: fc.constantFrom(...'aB3 +/=%&?"\\~^<>\'|#:é漢'), minLength: 12, maxLength: 30 })
    .map((text) => `p${text}w`),
);

const base64 = (text: string): string => Buffer.from(text).toString('base64');

/** How a server, a header, a URL or code may write it. */
const WRITTEN: Record<string, (secret: string) => string> = {
  'as it is': (secret) => secret,
  'in a sentence': (secret) => `the key ${secret} is wrong`,
  Base64: base64,
  'Base64 for URLs': (secret) => Buffer.from(secret).toString('base64url'),
  'user and password': (secret) => `Basic ${base64(`user:${secret}`)}`,
  'Base64 one byte further on': (secret) => base64(`x${secret}yz`),
  'Base64 two bytes further on': (secret) => base64(`xy${secret}z`),
  URL: (secret) => `https://a.example/?key=${encodeURIComponent(secret)}`,
  form: (secret) => String(new URLSearchParams({ key: secret })),
  JSON: (secret) => JSON.stringify({ key: secret }),
  'JSON pointer': (secret) => `/${secret.replaceAll('~', '~0').replaceAll('/', '~1')}`,
};

/** Without what stands around it in the encoded forms, whose first and last characters depend on the neighbours. */
function kernels(secret: string): string[] {
  const inside = [0, 1, 2].map((before) => base64('x'.repeat(before) + secret).slice(2 + before, -6));
  return [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1), ...inside];
}

describe.each(Object.entries(WRITTEN))('written as %s', (_, write) => {
  test('it is in no channel', async () => {
    await fc.assert(
      fc.asyncProperty(secretText, async (secret) => {
        const redact = createRedactor([secret]);
        for (const make of [hostileReport, hostileConfigError]) {
          // Names of files are not secret: they stand in the repository.
          const { files, configFiles: _files, ...rest } = make(write(secret));
          const report = redactReport({ ...rest, files: files.map(() => 'evals/a.yaml') }, redact);
          const channels = await allChannels(withoutPlaces(report), CONTEXT, 'all');
          for (const [name, text] of Object.entries(channels))
            for (const kernel of kernels(secret)) expect([name, text.includes(kernel)]).toEqual([name, false]);
        }
      }),
      { numRuns: 6 },
    );
  });
});

/** Places name files. */
function withoutPlaces<T>(value: T): T {
  return JSON.parse(
    JSON.stringify(value, (key, part) =>
      key === 'at' || key === 'valueAt' ? { file: 'evals/a.yaml', line: 1, column: 1 } : part,
    ),
    (key, part) => (key === 'startedAt' ? new Date(part) : part),
  );
}

describe('a cut leaves no beginning of a secret', () => {
  const SECRET = 'sk-gateway-0123456789abcdefghij';
  const cuts: Record<string, (text: string) => string> = {
    excerpt: (text) => excerpt(text, 40),
    'a text in quotes': (text) => excerpt(JSON.stringify(text), 40),
    shorten: (text) => shorten(text, 40),
    short: (text) => short(text, 40),
    'a wrong value': (text) => checkShape({ required: true, shape: 'range' }, text) ?? '',
  };
  test('the names of an output in a schema error', async () => {
    const schema = await compileSchema({ type: 'object', additionalProperties: { type: 'number' } });
    if (!schema.ok) throw new Error(schema.problem);
    for (let before = 90; before < 120; before++) {
      const error = schema.validate({ [`${'x'.repeat(before)}${SECRET}`]: 'text' });
      expect(createRedactor([SECRET])(error ?? '')).not.toContain(SECRET.slice(0, 6));
    }
  });

  test('the reason of a grader', () => {
    for (let before = 3_970; before < 4_000; before++)
      expect(createRedactor([SECRET])(reasonOf(`${'x'.repeat(before)}${SECRET}`))).not.toContain(SECRET.slice(0, 6));
  });

  test.each(Object.entries(cuts))('%s', (_, cut) => {
    for (let before = 0; before < 36; before++) {
      const shown = createRedactor([SECRET])(cut(`${'x'.repeat(before)}${SECRET} and more of it, which is cut off`));
      expect(shown).not.toContain(SECRET.slice(0, 6));
    }
  });
});
