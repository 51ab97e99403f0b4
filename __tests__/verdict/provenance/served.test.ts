import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { RunState } from '../../../src/run/results.js';
import { type Served, servedModels, servedTogether } from '../../../src/verdict/provenance/served.js';
import { mixtureWords, modelShares, servedNotices, sidesWords } from '../../../src/verdict/provenance/words.js';

const answered = (model: string | undefined, state: RunState = 'passed', endpoint = 'chat') => ({
  state,
  call: { endpoint, ...(model === undefined ? {} : { servedModel: model, servedBy: 'openai' }) },
  graderCalls: [],
});
const times = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);

/** `calls` of each model, all of them judged; those that failed by model. */
function mixture(
  calls: Record<string, number>,
  { failed = {}, ...rest }: Partial<Pick<Served, 'role' | 'endpoint'>> & { failed?: Record<string, number> } = {},
): Served {
  const models = Object.entries(calls)
    .map(([model, count]) => ({ model, calls: count, judged: count, failed: failed[model] ?? 0 }))
    .sort((a, b) => b.calls - a.calls);
  return { role: 'endpoint', endpoint: 'chat', models, ...rest };
}

describe('who served', () => {
  test('by endpoint and model, the most calls first; graders after the endpoints under test', () => {
    const grader = { endpoint: 'judge', servedModel: 'g' };
    expect(
      servedModels([
        { runs: [answered('b', 'failed'), { ...answered('a', 'errored'), graderCalls: [grader, grader] }] },
        { runs: [answered('a'), answered('a', 'unjudged'), answered('z', 'passed', 'a-chat')] },
        { runs: [answered(undefined, 'errored'), { state: 'errored', graderCalls: [] }] },
      ]),
    ).toEqual([
      {
        role: 'endpoint',
        endpoint: 'a-chat',
        models: [{ model: 'z', provider: 'openai', calls: 1, judged: 1, failed: 0 }],
      },
      {
        role: 'endpoint',
        endpoint: 'chat',
        models: [
          { model: 'a', provider: 'openai', calls: 3, judged: 1, failed: 0 },
          { model: 'b', provider: 'openai', calls: 1, judged: 1, failed: 1 },
        ],
      },
      { role: 'grader', endpoint: 'judge', models: [{ model: 'g', calls: 2, judged: 0, failed: 0 }] },
    ]);
  });

  test('does not depend on who answered first', () => {
    const models = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('chat', 'other')));
    fc.assert(
      fc.property(models, (list) => {
        const runs = list.map(([model, endpoint]) => answered(model, 'passed', endpoint));
        expect(servedModels([{ runs: runs.toReversed() }])).toEqual(servedModels([{ runs }]));
      }),
    );
  });

  test('together: whatever endpoints were called', () => {
    const runs = [answered('a'), answered('b', 'passed', 'other'), answered('a', 'passed', 'other')];
    expect(servedTogether([{ runs }])?.models.map(({ model, calls }) => [model, calls])).toEqual([
      ['a', 2],
      ['b', 1],
    ]);
    expect(servedTogether([{ runs: [answered(undefined)] }])).toBeUndefined();
  });
});

describe('shares', () => {
  test.each<[Record<string, number>, string]>([
    [{ 'gpt-4o': 7 }, '"gpt-4o"'],
    [{ 'gpt-4o': 141, 'gpt-4o-mini': 59 }, '"gpt-4o" 70.5 %, "gpt-4o-mini" 29.5 %'],
    [{ a: 999, b: 1 }, '"a" 99.9 %, "b" 0.1 %'],
    [{ a: 5, b: 4, c: 3, d: 2, e: 1, f: 1 }, '"a" 31.2 %, "b" 25 %, "c" 18.7 %, "d" 12.5 %, others 12.5 %'],
    [{ 'x"\n\u202e y': 1 }, '"x" y"'],
  ])('%j', (calls, text) => {
    expect(modelShares(mixture(calls))).toBe(text);
  });

  test('the provider tells models of one name apart', () => {
    const of = (provider: string, calls: number) => ({ model: 'm', provider, calls, judged: 0, failed: 0 });
    expect(modelShares({ models: [of('azure', 3), of('openai', 1)] })).toBe(
      '"m" of "azure" 75 %, "m" of "openai" 25 %',
    );
  });
});

describe('two sides', () => {
  const sides = (head: Served, base: Served): string[] => sidesWords({ head: [head], base: [base] }, 'main');

  test('no model in common is told, however few calls there were', () => {
    expect(sides(mixture({ new: 1 }), mixture({ old: 1 }))).toEqual([
      'Endpoint "chat" was served by "old" on main and by "new" for this change: a difference may be the doing of the models and not of the change.',
    ]);
  });

  test('shares that chance does not make', () => {
    expect(sides(mixture({ a: 30, b: 70 }), mixture({ a: 70, b: 30 }))).toEqual([
      'Endpoint "chat" was served by "a" 70 %, "b" 30 % on main and by "b" 70 %, "a" 30 % for this change: a difference may be the doing of the models and not of the change.',
    ]);
  });

  test('shares that chance does make are those of one mixture', () => {
    expect(sides(mixture({ a: 7, b: 3 }), mixture({ a: 6, b: 4 }))).toEqual([
      'Endpoint "chat" was served by several models on both sides alike ("a" 65 %, "b" 35 %): which of them answered a case is chance.',
    ]);
    expect(sides(mixture({ a: 10 }), mixture({ a: 9, b: 1 }))).toHaveLength(1);
  });

  test.each<[string, Served, Served]>([
    ['the same model', mixture({ a: 5 }), mixture({ a: 4 })],
    ['another endpoint: the change has chosen it', mixture({ a: 5 }), mixture({ b: 5 }, { endpoint: 'old-chat' })],
    ['a mixed grader, of which a notice tells', ...graders()],
  ])('nothing to tell: %s', (_, head, base) => {
    expect(sides(head, base)).toEqual([]);
  });

  function graders(): [Served, Served] {
    return [mixture({ a: 3, b: 3 }, { role: 'grader' }), mixture({ a: 3, b: 2 }, { role: 'grader' })];
  }

  test('a grader that was another model for one side', () => {
    const grader = { role: 'grader', endpoint: 'judge' } as const;
    expect(sides(mixture({ a: 5 }, grader), mixture({ b: 5 }, grader))[0]).toMatch(
      /^Grader "judge" was served by "b" on main and by "a" for this change: /,
    );
  });

  test('one mixture on both sides is seldom taken for two', () => {
    let told = 0;
    let state = 7;
    const random = (): number => {
      state = (state * 1103515245 + 12345) % 2147483648;
      return state / 2147483648;
    };
    const drawn = (): Served => {
      const first = times(40, random).filter((value) => value < 0.7).length;
      return mixture({ a: first, b: 40 - first });
    };
    for (let round = 0; round < 400; round++) told += sides(drawn(), drawn())[0]?.includes('for this change') ? 1 : 0;
    expect(told).toBeLessThanOrEqual(20);
  });
});

describe('notices', () => {
  test('a grader of several models', () => {
    expect(servedNotices([mixture({ a: 3, b: 1 }, { role: 'grader', endpoint: 'judge' })])).toEqual([
      'Grader "judge" was served by several models ("a" 75 %, "b" 25 %): like answers may have been judged differently',
    ]);
  });

  test('failures that come from one of several models', () => {
    expect(servedNotices([mixture({ good: 20, bad: 10 }, { failed: { bad: 9, good: 1 } })])).toEqual([
      'Endpoint "chat" failed most where "bad" answered: in 9 of 10 runs, against 1 of 20 of its other models',
    ]);
  });

  test.each<[string, Served]>([
    ['one model', mixture({ a: 10 }, { failed: { a: 9 } })],
    ['failures of all models alike', mixture({ a: 20, b: 10 }, { failed: { a: 10, b: 5 } })],
    ['too few to tell', mixture({ a: 2, b: 1 }, { failed: { b: 1 } })],
    ['no failure', mixture({ a: 20, b: 10 })],
  ])('nothing to tell: %s', (_, served) => {
    expect(servedNotices([served])).toEqual([]);
  });

  test('of an endpoint that is ranked', () => {
    expect(mixtureWords('chat', mixture({ a: 3, b: 1 }))).toEqual([
      'chat was served by several models ("a" 75 %, "b" 25 %): its figures are those of the mixture.',
    ]);
    expect(mixtureWords('chat', mixture({ a: 3 }))).toEqual([]);
    expect(mixtureWords('chat', undefined)).toEqual([]);
  });
});
