// What becomes of the journal that an earlier run left, and of one that cannot be written.
import { existsSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../src/json.js';
import { DESTINATION, FILE, JOB, makeFolder, NOW, openIn } from './opened.js';

let folder: string;
beforeEach(() => {
  folder = makeFolder();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const file = (): string => path.join(folder, FILE);
const text = (): string => readFileSync(file(), 'utf8');
const lines = (): string[] => text().trimEnd().split('\n');

/** Three answers, each to a run of its own. */
async function leave(changes: Parameters<typeof openIn>[1] = {}): Promise<string[]> {
  const run = await openIn(folder, changes);
  const answers = [await run.ask('a', 'cell 0'), await run.ask('b', 'cell 1'), await run.ask('c', 'cell 2')];
  await run.close();
  return answers;
}

/** The same three questions of a run that goes on. */
async function goOn(changes: Parameters<typeof openIn>[1] = {}) {
  const run = await openIn(folder, changes);
  const answers = [await run.ask('a', 'cell 0'), await run.ask('b', 'cell 1'), await run.ask('c', 'cell 2')];
  const told = run.journal?.told({ answers: 3, recalled: 3 - run.asked.length });
  await run.close();
  return { ...run, answers, told };
}

test('what was answered is answered the same, and nothing is asked', async () => {
  const answers = await leave();
  const later = await goOn({ now: () => NOW + 12 * 60_000 });
  expect(later.answers).toEqual(answers);
  expect(later.asked).toEqual([]);
  expect(later.told).toBe('3 of 3 answers were taken up from the journal (begun 12 min ago)');
  expect([later.notices, later.warnings]).toEqual([[], []]);
});

test('a third run goes on where the second was cut off', async () => {
  const first = await openIn(folder);
  const a = await first.ask('a', 'cell 0');
  await first.close();
  const second = await openIn(folder);
  const b = await second.ask('b', 'cell 1');
  await second.close();
  const third = await goOn();
  expect(third.asked).toEqual(['c']);
  expect(third.answers.slice(0, 2)).toEqual([a, b]);
});

test('a call is found again with all that the report says of it', async () => {
  const first = await openIn(folder);
  const request = {
    messages: 'a',
    params: { seed: 7 },
    defaulted: [],
    asker: { run: 'cell 0', as: 'target' as const },
  };
  const outcome = await first.gateway.chat(DESTINATION, request);
  await first.close();
  const second = await openIn(folder);
  expect(await second.gateway.chat(DESTINATION, request)).toEqual(outcome);
  expect(second.asked).toEqual([]);
  await second.close();
});

test('vectors are found again; for as many texts as were asked about', async () => {
  const asker = { run: 'cell 0', as: 'embedding' as const };
  const first = await openIn(folder);
  const outcome = await first.gateway.embed(DESTINATION, { input: 'text', asker });
  await first.close();
  const second = await openIn(folder);
  expect(await second.gateway.embed(DESTINATION, { input: 'text', asker })).toEqual(outcome);
  await second.gateway.embed(DESTINATION, { input: ['text', 'other'], asker });
  expect(second.asked).toEqual(['text,other']);
  await second.close();
});

describe('the same question', () => {
  test('has an answer for each time that a run asks it', async () => {
    const first = await openIn(folder);
    const answers = [await first.ask('a'), await first.ask('a')];
    await first.close();
    const second = await openIn(folder);
    expect([await second.ask('a'), await second.ask('a')]).toEqual(answers);
    expect(new Set(answers).size).toBe(2);
    await second.ask('a');
    expect(second.asked).toEqual(['a']);
    await second.close();
  });

  test.each<[string, (ask: Awaited<ReturnType<typeof openIn>>) => Promise<unknown>]>([
    ['of another run', ({ ask }) => ask('a', 'cell 1')],
    ['for another purpose', ({ ask }) => ask('a', 'cell 0', { asker: { run: 'cell 0', as: 'grader' } })],
    ['with other parameters', ({ ask }) => ask('a', 'cell 0', { params: { seed: 1 } })],
    ['in other words', ({ ask }) => ask('b')],
    [
      'of another endpoint',
      ({ gateway }) =>
        gateway.chat(
          { ...DESTINATION, endpoint: 'other' },
          { messages: 'a', params: {}, defaulted: [], asker: { run: 'cell 0', as: 'target' } },
        ),
    ],
    [
      'of another server',
      ({ gateway }) =>
        gateway.chat(
          { ...DESTINATION, baseUrl: 'http://other.test' },
          { messages: 'a', params: {}, defaulted: [], asker: { run: 'cell 0', as: 'target' } },
        ),
    ],
    [
      'by another route',
      ({ gateway }) =>
        gateway.chat(
          { ...DESTINATION, route: 'openai' },
          { messages: 'a', params: {}, defaulted: [], asker: { run: 'cell 0', as: 'target' } },
        ),
    ],
    [
      'with other headers',
      ({ gateway }) =>
        gateway.chat(
          { ...DESTINATION, headers: { ...DESTINATION.headers, 'x-team': 'b' } },
          { messages: 'a', params: {}, defaulted: [], asker: { run: 'cell 0', as: 'target' } },
        ),
    ],
  ])('%s is another one', async (_, ask) => {
    const first = await openIn(folder);
    await first.ask('a');
    await first.close();
    const second = await openIn(folder);
    await ask(second);
    expect(second.asked).toHaveLength(1);
    await second.close();
  });
});

test('a call that failed is made again', async () => {
  const first = await openIn(folder, { reply: () => undefined });
  expect(await first.ask('a')).toBe('down');
  await first.close();
  const second = await openIn(folder, { reply: () => 'better' });
  expect(await second.ask('a')).toBe('better');
  await second.close();
});

describe('an earlier journal is not taken up', () => {
  test.each<[string, Parameters<typeof openIn>[1], Parameters<typeof openIn>[1], string]>([
    [
      'of another run',
      { env: JOB },
      { env: { ...JOB, GITHUB_RUN_ID: '78' } },
      'the one that is there is of another run',
    ],
    [
      'of another repository',
      { env: JOB },
      { env: { ...JOB, GITHUB_REPOSITORY: 'acme/other' } },
      'the one that is there is of another run',
    ],
    [
      'of another commit',
      { env: JOB },
      { env: { ...JOB, GITHUB_SHA: 'd'.repeat(40) } },
      'the one that is there is of another commit',
    ],
    ['of a job, on a laptop', { env: JOB }, {}, 'the one that is there is of another run'],
    ['of a laptop, in a job', {}, { env: JOB }, 'the one that is there is of another run'],
    [
      'more than a day old, where no run has a number',
      {},
      { now: () => NOW + 26.5 * 3_600_000 },
      'the one that is there was begun 26 hours ago, and is taken up for 24',
    ],
    [
      'of another gateway',
      {},
      { settings: { gatewayUrl: 'http://other.test' } },
      'the one that is there is of another gateway',
    ],
    [
      'written with another key',
      {},
      { settings: { gatewayApiKey: 'an-other-key' } },
      'the one that is there was written with other credentials, or changed since',
    ],
    [
      'a part of the change',
      {},
      { base: { isCommitted: () => Promise.resolve(true) } },
      'the one that is there is a part of the change',
    ],
  ])('%s', async (_, before, now, why) => {
    await leave(before);
    const later = await goOn(now);
    expect(later.asked).toEqual(['a', 'b', 'c']);
    expect(later.notices).toEqual([`the journal ${FILE} begins anew: ${why}`]);
    // The new one is whole, and taken up in its turn.
    const third = await goOn({ ...now, base: undefined });
    expect(third.asked).toEqual([]);
    expect(third.answers).toEqual(later.answers);
  });

  test('of another version', async () => {
    await leave();
    writeFileSync(file(), text().replace(/"version":"[^"]*"/, '"version":"0.9.0"'));
    expect((await goOn()).notices).toEqual([
      `the journal ${FILE} begins anew: the one that is there is of another version of this program`,
    ]);
    writeFileSync(file(), text().replace('"journal":1', '"journal":2'));
    expect((await goOn()).notices).toEqual([
      `the journal ${FILE} begins anew: the one that is there is of another version of this program`,
    ]);
  });

  test('without resume; its place is taken', async () => {
    await leave();
    const later = await goOn({ settings: { resume: undefined } });
    expect(later.asked).toEqual(['a', 'b', 'c']);
    expect(later.notices).toEqual([]);
    expect(lines()).toHaveLength(4);
  });
});

test('a job that is run again takes it up days later', async () => {
  const answers = await leave({ env: JOB });
  const later = await goOn({ env: { ...JOB, GITHUB_RUN_ATTEMPT: '2' }, now: () => NOW + 50 * 3_600_000 });
  expect(later.answers).toEqual(answers);
  expect(later.told).toBe('3 of 3 answers were taken up from the journal (attempt 1, 50 hours ago)');
});

test('a second attempt that finds none says so; a first one does not', async () => {
  expect((await goOn({ env: JOB })).notices).toEqual([]);
  rmSync(file());
  expect((await goOn({ env: { ...JOB, GITHUB_RUN_ATTEMPT: '2' } })).notices).toEqual([
    `the journal ${FILE} begins anew: this is attempt 2, and the one before left none there`,
  ]);
});

describe('a file that is not as it was written', () => {
  test('a last line that was cut off is dropped without a word, and the file goes on before it', async () => {
    await leave();
    writeFileSync(file(), text().slice(0, -20));
    const later = await goOn();
    expect(later.asked).toEqual(['c']);
    expect(later.notices).toEqual([]);
    expect((await goOn()).asked).toEqual([]);
  });

  test.each<[string, (before: string[]) => string[], string[]]>([
    [
      'an answer was changed',
      ([head = '', a = '', ...rest]) => [head, a.replace('a #', 'A #'), ...rest],
      ['a', 'b', 'c'],
    ],
    ['a line is gone', ([head = '', a = '', , c = '']) => [head, a, c], ['b', 'c']],
    ['lines have changed places', ([head = '', a = '', b = '', c = '']) => [head, b, a, c], ['a', 'b', 'c']],
    ['a line stands there twice', ([head = '', a = '', b = '', c = '']) => [head, a, a, b, c], ['b', 'c']],
    ['a line is no line', ([head = '', a = '', ...rest]) => [head, a, 'hello', ...rest], ['b', 'c']],
  ])('%s: it is trusted until there', async (_, change, asked) => {
    await leave();
    const changed = change(lines());
    writeFileSync(file(), `${changed.join('\n')}\n`);
    const later = await goOn();
    expect(later.asked).toEqual(asked);
    expect(later.notices).toEqual([
      `line ${5 - asked.length} of the journal ${FILE} is not as it was written: what stands before it is taken up, and the rest asked for again`,
    ]);
    expect((await goOn()).asked).toEqual([]);
  });

  test('lines of the journal of another run, that end it, are no lines of this one', async () => {
    await leave();
    const [, , , foreign = ''] = lines();
    rmSync(file());
    const first = await openIn(folder);
    await first.ask('a', 'cell 0');
    await first.close();
    writeFileSync(file(), `${text()}${foreign}\n`);
    expect((await goOn()).asked).toEqual(['b', 'c']);
  });

  test('without a key it is checked too, and what fits is read with care', async () => {
    const secretless = { settings: { gatewayApiKey: undefined } };
    const answers = await leave(secretless);
    expect((await goOn(secretless)).answers).toEqual(answers);
    writeFileSync(file(), text().replace('b #', 'B #'));
    expect((await goOn(secretless)).asked).toEqual(['b', 'c']);
  });

  test('changed while the run goes on: what no longer fits is asked for', async () => {
    await leave();
    const run = await openIn(folder);
    writeFileSync(file(), text().replace('b #', 'B #'));
    await run.ask('a', 'cell 0');
    await run.ask('b', 'cell 1');
    expect(run.asked).toEqual(['b']);
    await run.close();
  });
});

describe('where none can be kept', () => {
  test.each([
    ['a file of another kind', '{"scripts":{}}\n'],
    ['a file that begins alike', '{"mac":"00:11:22:33:44:55","journal":1}\n'],
  ])('%s is not replaced', async (_, content) => {
    writeFileSync(file(), content);
    const run = await goOn({ settings: { resume: undefined } });
    expect(run.warnings).toEqual([`no journal is kept in ${FILE}: the file is no journal, and is not replaced`]);
    expect(run.asked).toEqual(['a', 'b', 'c']);
    expect(text()).toBe(content);
  });

  test.each([
    ['an empty file', ''],
    ['a first line that was cut off', '{"mac":"0123'],
  ])('%s may be', async (_, content) => {
    writeFileSync(file(), content);
    expect((await goOn()).warnings).toEqual([]);
    expect(lines()).toHaveLength(4);
  });

  test('a folder, a link that leads nowhere, a place outside', async () => {
    const no = async (name: string): Promise<string[]> => (await goOn({ file: name })).warnings;
    expect(await no('.')).toEqual(['no journal is kept in .: "." is a folder, not a file']);
    symlinkSync('/nowhere/journal', path.join(folder, 'link'));
    expect(await no('link')).toEqual([expect.stringMatching(/^no journal is kept in link: "link" is /)]);
    expect(await no('../journal')).toEqual([expect.stringContaining('is outside the workspace')]);
    expect(await no('.git/journal')).toEqual([expect.stringContaining('belongs to git')]);
  });

  test('a change from outside neither reads nor writes one', async () => {
    await leave();
    const before = text();
    const reason = 'This change comes from stranger/app, not from acme/app.';
    const run = await goOn({ trust: { trusted: false, reason } });
    expect(run.asked).toEqual(['a', 'b', 'c']);
    expect(run.notices).toEqual([`the journal is neither read nor written: ${reason}`]);
    expect(text()).toBe(before);
  });

  test('another run writes it: this one goes on without', async () => {
    const first = await openIn(folder);
    const second = await goOn();
    expect(second.warnings).toEqual([
      `no journal is kept in ${FILE}: another run writes it now (process ${process.pid})`,
    ]);
    await first.ask('a', 'cell 0');
    await first.close();
    expect((await goOn()).asked).toEqual(['b', 'c']);
  });

  test('another process holds it, which is still there', async () => {
    const { ppid } = process;
    const stat = existsSync(`/proc/${ppid}/stat`) ? readFileSync(`/proc/${ppid}/stat`, 'utf8') : undefined;
    const start = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    const held = start === undefined ? `${ppid}\n` : `${ppid} ${start}\n`;
    writeFileSync(`${file()}.lock`, held);
    expect((await goOn()).warnings).toEqual([
      `no journal is kept in ${FILE}: another run writes it now (process ${ppid})`,
    ]);
    expect(readFileSync(`${file()}.lock`, 'utf8')).toBe(held);
  });

  test('of a run that was killed the lock is no obstacle; nor is one that says nothing', async () => {
    for (const held of [`${process.pid} 1\n`, '4194304 12345\n', '4194304\n', '']) {
      writeFileSync(`${file()}.lock`, held);
      expect((await goOn()).warnings).toEqual([]);
      expect(existsSync(`${file()}.lock`)).toBe(false);
    }
  });

  test('another file in the place of the lock stays', async () => {
    writeFileSync(`${file()}.lock`, '{"packages":[]}');
    expect((await goOn()).warnings).toEqual([
      `no journal is kept in ${FILE}: there is another file where its lock has to be`,
    ]);
    expect(readFileSync(`${file()}.lock`, 'utf8')).toBe('{"packages":[]}');
  });

  test.each([
    ['ENOSPC', 'the disk is full'],
    ['EROFS', 'the disk is read-only'],
    ['EIO', 'EIO happened'],
  ])('the disk says %s in the middle: one warning, and the run goes on', async (code, words) => {
    let isBroken = false;
    const run = await openIn(folder, {
      sleep: () => Promise.resolve(),
      async openFile(...asked) {
        const handle = await open(...asked);
        const write = handle.write.bind(handle);
        handle.write = ((...args: Parameters<typeof write>) =>
          isBroken
            ? Promise.reject(Object.assign(new Error(`${code} happened`), { code }))
            : write(...args)) as typeof handle.write;
        return handle;
      },
    });
    await run.ask('a', 'cell 0');
    await settled();
    isBroken = true;
    await run.ask('b', 'cell 1');
    await settled();
    await run.ask('c', 'cell 2');
    await run.close();
    expect(run.asked).toEqual(['a', 'b', 'c']);
    expect(run.warnings).toEqual([`the journal in ${FILE} ends early: ${words}; the run goes on without it`]);
    expect((await goOn()).asked).toEqual(['b', 'c']);
  });
});

/** What was begun has been written. */
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 100));

describe('what stands in the file', () => {
  test('nobody else may read it', async () => {
    writeFileSync(file(), '', { mode: 0o644 });
    await leave();
    expect(statSync(file()).mode & 0o777).toBe(0o600);
    expect(existsSync(`${file()}.lock`)).toBe(false);
  });

  test('no key, no header and no prompt, and no answer that holds a secret', async () => {
    const secret = 'tok-en-tok-en';
    const run = await openIn(folder, {
      redact: (said) => said.replaceAll(secret, '***'),
      reply: (question) => (question === 'tell' ? `it is ${secret}` : 'no'),
    });
    await run.ask('tell');
    await run.ask('a secret prompt', 'cell 1');
    await run.close();
    expect(text()).not.toContain(secret);
    expect(text()).not.toContain('secret prompt');
    expect(lines()).toHaveLength(2);
    const later = await openIn(folder, { reply: () => 'again' });
    expect(await later.ask('tell')).toBe('again');
    await later.close();
  });

  test('nothing that would be read back as something else', async () => {
    const asked = { messages: 'a', params: {}, defaulted: [], asker: { run: 'cell 0', as: 'target' as const } };
    const call = { endpoint: 'chat', attempts: 1, latencyMs: 1 };
    const deep = (levels: number): JsonObject => (levels === 0 ? {} : { a: deep(levels - 1) });
    const run = await openIn(folder);
    for (const message of [{ score: Number.POSITIVE_INFINITY }, deep(250), deep(150)])
      await run.journal
        ?.over({ ...run.gateway, chat: () => Promise.resolve({ ok: true, answer: { message }, call }) })
        .chat(DESTINATION, asked);
    await run.close();
    expect(lines()).toHaveLength(2);
    const later = await openIn(folder);
    for (let times = 0; times < 3; times += 1) await later.gateway.chat(DESTINATION, asked);
    expect(later.asked).toHaveLength(2);
    await later.close();
  });

  test('lines are written together: at once when there are many', async () => {
    let writes = 0;
    const run = await openIn(folder, {
      async openFile(...asked) {
        const handle = await open(...asked);
        const sync = handle.datasync.bind(handle);
        handle.datasync = () => {
          writes += 1;
          return sync();
        };
        return handle;
      },
    });
    writes = 0;
    for (let index = 0; index < 200; index += 1) await run.ask('a');
    await settled();
    expect(writes).toBeGreaterThan(0);
    expect(writes).toBeLessThanOrEqual(4);
    await run.close();
    expect(lines()).toHaveLength(201);
  });
});

test('runs that are to be asked anew are; what was answered to them later counts', async () => {
  const first = await openIn(folder);
  const a = await first.ask('a', 'cell 0');
  await first.ask('b', 'cell 1');
  first.journal?.again(['cell 1']);
  await first.close();
  const second = await openIn(folder);
  expect(await second.ask('a', 'cell 0')).toBe(a);
  const b = await second.ask('b', 'cell 1');
  expect(second.asked).toEqual(['b']);
  await second.close();
  const third = await openIn(folder);
  expect(await third.ask('b', 'cell 1')).toBe(b);
  await third.close();
});

test('a default that an endpoint refused is told again with its answer', async () => {
  const more = { params: { temperature: 0, seed: null, top_p: 1 }, defaulted: ['temperature', 'seed', 'top_p'] };
  const asked = { messages: 'a', ...more, asker: { run: 'cell 0', as: 'target' as const } };
  const first = await openIn(folder);
  const { gateway } = first;
  const plain = first.journal?.over({
    ...gateway,
    chat: async () => ({
      ok: true,
      answer: { content: 'x', message: {} },
      call: { endpoint: 'chat', attempts: 2, latencyMs: 1, params: { top_p: 1 } },
    }),
  });
  await plain?.chat(DESTINATION, asked);
  await first.close();
  const second = await openIn(folder);
  await second.gateway.chat(DESTINATION, asked);
  expect(second.asked).toEqual([]);
  expect(second.notices).toEqual([
    'endpoint "chat" refuses the default temperature: 0; it is left out from now on (set it in the config, or to null, to choose yourself)',
  ]);
  await second.close();
});
