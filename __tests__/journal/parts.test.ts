// The pieces that a journal is made of.
import { describe, expect, test } from '@jest/globals';
import { readChat, readLine, readVectors } from '../../src/journal/entry.js';
import { beginsLikeJournal, formatHeader, readHeader } from '../../src/journal/header.js';
import { createRunNames } from '../../src/journal/run-names.js';
import { deriveKey, keyedHash, seal, unseal } from '../../src/journal/seal.js';
import type { CellResult } from '../../src/run/results.js';
import { NOW } from './opened.js';

describe('a key', () => {
  test('is of the secrets, whatever their order, and of the salt', async () => {
    const key = await deriveKey(['one', 'two'], 'salt');
    expect(key).toHaveLength(32);
    expect(await deriveKey(['two', 'one', 'one'], 'salt')).toEqual(key);
    expect(await deriveKey(['one', 'two'], 'pepper')).not.toEqual(key);
    expect(await deriveKey(['onetwo'], 'salt')).not.toEqual(key);
    expect(await deriveKey([], 'salt')).not.toEqual(key);
  });

  test('opens what it has sealed, in its place, and nothing else', async () => {
    const [key, other] = [await deriveKey(['one'], 'salt'), await deriveKey(['two'], 'salt')];
    const { line, mac } = seal(key, 'before', '{"a":1}');
    expect(line).toBe(`{"mac":"${mac}","a":1}`);
    expect(unseal(key, 'before', line)).toEqual({ body: '{"a":1}', mac });
    expect(unseal(key, '', line)).toBeUndefined();
    expect(unseal(other, 'before', line)).toBeUndefined();
    expect(unseal(key, 'before', line.replace('1}', '2}'))).toBeUndefined();
    for (const none of ['', '{}', '{"mac":""}', '{"mac":"', 'null'])
      expect(unseal(key, 'before', none)).toBeUndefined();
    expect(keyedHash(key, 'x')).toMatch(/^[0-9a-f]{32}$/);
  });
});

describe('a header', () => {
  const header = {
    version: '1.0.0',
    salt: 'ab',
    gateway: 'http://gateway.test',
    run: { repository: 'acme/app', id: '7', commit: 'c' },
    attempt: 2,
    begun: NOW,
  };

  test('is read as it was written', () => {
    expect(readHeader(formatHeader(header))).toEqual(header);
    expect(readHeader(formatHeader({ version: '1.0.0', salt: 'ab', begun: NOW }))).toEqual({
      version: '1.0.0',
      salt: 'ab',
      begun: NOW,
    });
  });

  test.each([
    '',
    '[]',
    'null',
    '{"journal":1}',
    '{"journal":"1","version":"1","salt":"a","begun":"2026-11-24T12:00:00.000Z"}',
    '{"journal":1,"version":"1","salt":"a","begun":"yesterday"}',
    '{"journal":1,"version":"1","salt":"a","begun":"2026-11-24T12:00:00.000Z","run":7}',
    '{"journal":1,"version":"1","salt":"a","begun":"2026-11-24T12:00:00.000Z","run":{"repository":"a/b"}}',
  ])('%j is none', (body) => {
    expect(readHeader(body)).toBeUndefined();
  });

  test('tells by its beginning what the file is, however much of it there is', () => {
    const { line } = seal(Buffer.alloc(32), '', formatHeader(header));
    for (let length = 0; length <= line.length; length += 1)
      expect(beginsLikeJournal(line.slice(0, length))).toBe(true);
    for (const other of ['{', '{"mac":"', '{"mac":"a']) expect(beginsLikeJournal(other)).toBe(true);
    for (const other of ['{}', '{"mac":"x', '[', ' ', '{"mac":"00:11:22:33:44:55"}', `${line.slice(0, 43)}x`])
      expect(beginsLikeJournal(other)).toBe(false);
  });
});

describe('a line', () => {
  const call = { endpoint: 'chat', attempts: 1, latencyMs: 3 };
  const chat = (answer: unknown, over: unknown = call): string => JSON.stringify({ answer, call: over });

  test('says who asked', () => {
    expect(readLine('{"run":"c 0","as":"grader","key":"k","answer":1}')).toEqual({
      run: 'c 0',
      as: 'grader',
      key: 'k',
    });
    expect(readLine('{"again":["c 0"]}')).toEqual({ again: ['c 0'] });
    for (const other of ['', '1', '{}', '{"again":1}', '{"again":[1]}', '{"run":"c","as":"judge","key":"k"}'])
      expect(readLine(other)).toBeUndefined();
  });

  test('is an answer when it has the shape of one', () => {
    const message = { role: 'assistant', content: 'x' };
    const more = { ...call, tokens: { prompt: 1, completion: 2, total: 3 }, params: {}, later: [{ any: 1 }] };
    expect(readChat(chat({ message, content: 'x' }, more), 'chat')).toEqual({
      ok: true,
      answer: { message, content: 'x' },
      call: more,
    });
    expect(readVectors(chat([[1], [2]]), 'chat', 2)).toMatchObject({ answer: [[1], [2]] });
  });

  test.each([
    ['null', 'null'],
    ['no JSON', '{"answer"'],
    ['no answer', '{"call":{}}'],
    ['no message', chat({ content: 'x' })],
    ['a content that is no text', chat({ message: {}, content: 1 })],
    ['tool calls that are no list', chat({ message: {}, toolCalls: {} })],
    ['log probabilities that are texts', chat({ message: {}, logProbs: ['1'] })],
    ['no call', chat({ message: {} }, null)],
    ['a call to another endpoint', chat({ message: {} }, { ...call, endpoint: 'other' })],
    ['a call that was never made', chat({ message: {} }, { ...call, attempts: 0 })],
    ['a negative time', chat({ message: {} }, { ...call, latencyMs: -1 })],
    ['tokens that are texts', chat({ message: {} }, { ...call, tokens: { prompt: '1', completion: 1, total: 1 } })],
    ['too deep', `{"answer":{"message":${'{"a":'.repeat(300)}1${'}'.repeat(300)}},"call":${JSON.stringify(call)}}`],
  ])('is none with %s', (_, body) => {
    expect(readChat(body, 'chat')).toBeUndefined();
  });

  test.each([chat([[1]]), chat([[1], ['2']]), chat({ message: {} }), 'null'])('has not two vectors: %s', (body) => {
    expect(readVectors(body, 'chat', 2)).toBeUndefined();
  });
});

describe('names of runs', () => {
  const a = { id: 'a' };
  const base = { id: 'a', arm: 'base' } as const;

  test('count the runs of a cell and side over all passes', () => {
    const passes = createRunNames();
    const first = passes();
    expect([first.next(a), first.next(base), first.next(a)]).toEqual(['a 0', 'a base 0', 'a 1']);
    expect(passes().next(a)).toBe('a 2');
  });

  test('that add to evidence are of that evidence alone', () => {
    const passes = createRunNames();
    const named = (evidence?: string): string => passes(evidence).next(a);
    const [none, one, other] = [named(), named('one'), named('other')];
    expect(new Set([none, one, other]).size).toBe(3);
    expect(createRunNames()('one').next(a)).toBe(one);
    expect(named('one')).not.toBe(one);
  });

  test('are found again by the results', () => {
    const pass = createRunNames()();
    pass.next(a);
    pass.next(base);
    pass.next(a);
    const result = (cell: object, runs: number): CellResult => ({ cell, runs: Array(runs).fill({}) }) as CellResult;
    expect(pass.of(result(base, 1))).toEqual(['a base 0']);
    expect(pass.of(result(a, 2))).toEqual(['a 0', 'a 1']);
  });
});
