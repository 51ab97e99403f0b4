// Whatever becomes of the file: a call is answered exactly as it was, or it is made again.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { FILE, makeFolder, openIn } from './opened.js';

const RUNS = 12;
const question = (index: number): [string, string] => [`what of ${index % 3}? ü "${index}"\n`, `cell ${index % 5}`];

let folder: string;
let whole: Buffer;
const answers: string[] = [];

beforeAll(async () => {
  folder = makeFolder();
  const run = await openIn(folder);
  for (let index = 0; index < RUNS; index += 1) {
    if (index === 8) run.journal?.again(['cell 4']);
    answers.push(await run.ask(...question(index)));
  }
  await run.close();
  whole = readFileSync(path.join(folder, FILE));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Whether each of the questions was answered as it was; false: it was asked again. */
async function recalledOf(bytes: Uint8Array): Promise<boolean[]> {
  writeFileSync(path.join(folder, FILE), bytes);
  const run = await openIn(folder, { reply: () => 'new' });
  const recalled: boolean[] = [];
  for (let index = 0; index < RUNS; index += 1) {
    const answer = await run.ask(...question(index));
    recalled.push(answer === answers[index]);
    expect([answers[index], 'new']).toContain(answer);
  }
  expect(run.asked).toHaveLength(recalled.filter((one) => !one).length);
  await run.close();
  return recalled;
}

const at = () => fc.integer({ min: 0, max: whole.length - 1 });

test('untouched, all but what is to be asked anew is there', async () => {
  const recalled = await recalledOf(whole);
  expect(recalled.filter((one) => !one)).toHaveLength(1);
});

test('cut off anywhere: what stands before the cut is there, and nothing after it', async () => {
  await fc.assert(
    fc.asyncProperty(at(), async (length) => {
      const lines = whole.subarray(0, length).filter((byte) => byte === 10).length;
      const recalled = await recalledOf(whole.subarray(0, length));
      expect(recalled.filter(Boolean).length).toBeLessThanOrEqual(Math.max(0, lines - 1));
      if (lines > 1 && lines < 9) expect(recalled.slice(0, lines - 1)).not.toContain(false);
    }),
    { numRuns: 40, seed: 1 },
  );
}, 120_000);

test('bytes changed anywhere: no answer is another one', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(at(), fc.integer({ min: 1, max: 255 })), { minLength: 1, maxLength: 4 }),
      async (changes) => {
        const bytes = Buffer.from(whole);
        for (const [index, mask] of changes) bytes[index] = (bytes[index] ?? 0) ^ mask;
        await recalledOf(bytes);
      },
    ),
    { numRuns: 60, seed: 2 },
  );
}, 120_000);

test('pieces left out, doubled or filled with zeros: no answer is another one', async () => {
  await fc.assert(
    fc.asyncProperty(at(), at(), fc.constantFrom('left out', 'doubled', 'zeros'), async (one, other, how) => {
      const [from, to] = [Math.min(one, other), Math.max(one, other)];
      const piece = whole.subarray(from, to);
      const middle = { 'left out': [], doubled: [piece, piece], zeros: [Buffer.alloc(piece.length)] }[how];
      await recalledOf(Buffer.concat([whole.subarray(0, from), ...middle, whole.subarray(to)]));
    }),
    { numRuns: 40, seed: 3 },
  );
}, 120_000);
