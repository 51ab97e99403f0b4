import { getEventListeners } from 'node:events';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { judgeAll } from '../../src/assertions/judge.js';
import { guardrailAnswer } from '../../src/gateway/answer.js';
import type { ChatOutcome } from '../../src/gateway/client.js';
import type { ChatRequest, Destination } from '../../src/gateway/request.js';
import type { Cell } from '../../src/plan/cell.js';
import { cellState, isJudged } from '../../src/run/cell-state.js';
import type { PreparedRun, RunDependencies } from '../../src/run/dependencies.js';
import { createPacer } from '../../src/run/pacer.js';
import type { CellProgress } from '../../src/run/progress-counter.js';
import type { RunState } from '../../src/run/results.js';
import { type RunOptions, runCells, windowSize } from '../../src/run/runner.js';
import { AT, CONTAINS, cell, endpoint, testCase } from './cells.js';
import { createClock, type FakeClock } from './clock.js';

const ONCE: RunOptions = { concurrency: 4, repeat: 1, repeatMinPass: 1 };

function prepared(of: Cell): PreparedRun {
  return {
    vars: { word: `w${of.testIdx}` },
    prompt: `Say w${of.testIdx}`,
    messages: [{ role: 'user', content: `Say w${of.testIdx}` }],
    params: {},
    defaulted: [],
    showReasoning: true,
    destination: { baseUrl: 'http://gateway', endpoint: of.endpoint.name, headers: {} },
    render: (text) => text,
    renderWith: (text) => text,
  };
}

function answered(content: string | null, rest: { attempts?: number; latencyMs?: number } = {}): ChatOutcome {
  const call = { endpoint: 'chat', attempts: 1, latencyMs: 5, ...rest };
  return { ok: true, answer: { message: { content }, ...(content === null ? {} : { content }) }, call };
}

function refused(kind: 'gateway' | 'budget' | 'cancelled' = 'gateway'): ChatOutcome {
  return {
    ok: false,
    error: { kind, message: `the ${kind} said no` },
    call: { endpoint: 'chat', attempts: 3, latencyMs: 5 },
  };
}

/** Everything answers `ok` at once and passes; a test changes what it is about. */
function dependencies(changes: Partial<RunDependencies> = {}): RunDependencies {
  return {
    prepare: prepared,
    blocked: () => undefined,
    chat: async () => answered('ok'),
    grade: async () => ({ ok: true, text: 'fine', call: { endpoint: 'grader', attempts: 2, latencyMs: 1 } }),
    embed: async () => ({ ok: true, vector: [1], call: { endpoint: 'emb', attempts: 1, latencyMs: 1 } }),
    judge: async (assertions, { outputText }) => ({
      ok: true,
      pass: outputText.includes('ok'),
      score: outputText.includes('ok') ? 1 : 0.25,
      reason: 'said',
      namedScores: {},
      namedWeights: {},
      outcomes: assertions.map((assertion) => ({
        assertion,
        pass: outputText.includes('ok'),
        score: 1,
        reason: 'said',
      })),
    }),
    onProgress: () => {},
    now: () => 0,
    sleep: async () => {},
    ...changes,
  };
}

const cells = (count: number): Cell[] => Array.from({ length: count }, (_, index) => cell(index));

describe('the state of a cell', () => {
  const all = (letters: string): { state: RunState }[] =>
    [...letters].map((letter) => ({
      state: ({ p: 'passed', f: 'failed', e: 'errored', u: 'unjudged' } as const)[letter] ?? 'errored',
    }));

  test.each<[string, number, RunState]>([
    ['p', 1, 'passed'],
    ['f', 1, 'failed'],
    ['e', 1, 'errored'],
    ['u', 1, 'unjudged'],
    ['ppp', 3, 'passed'],
    ['ppf', 3, 'failed'],
    ['ppf', 2, 'passed'],
    ['pff', 2, 'failed'],
    ['ppe', 2, 'passed'],
    ['ppe', 3, 'errored'],
    ['pfe', 2, 'errored'],
    ['ffe', 2, 'failed'],
    ['fee', 1, 'errored'],
    ['fee', 3, 'failed'],
    ['eee', 1, 'errored'],
    ['uuu', 3, 'unjudged'],
    ['uue', 2, 'unjudged'],
    ['uue', 3, 'errored'],
  ])('%s with %i that must pass: %s', (letters, repeatMinPass, state) => {
    expect(cellState(all(letters), repeatMinPass)).toBe(state);
  });

  test('is what every outcome of its errored repeats would give, and errored when they would differ', () => {
    const letters = fc.string({ unit: fc.constantFrom('p', 'f', 'e'), minLength: 1, maxLength: 7 });
    fc.assert(
      fc.property(letters, fc.nat(), (runs, seed) => {
        const least = 1 + (seed % runs.length);
        const best = [...runs].filter((run) => run !== 'f').length;
        const worst = [...runs].filter((run) => run === 'p').length;
        const expected = worst >= least ? 'passed' : best < least ? 'failed' : 'errored';
        expect(cellState(all(runs), least)).toBe(expected);
      }),
    );
  });

  test('cannot be had when more repeats must pass than there are', () => {
    expect(() => cellState(all('ee'), 3)).toThrow('3 repeats must pass, but there are 2');
    expect(() => cellState([], 0)).toThrow(RangeError);
  });

  test('an assert-set without parts judges nothing', () => {
    const set = { type: 'assert-set' as const, weight: 1, at: AT };
    expect(isJudged({ assert: [{ ...set, assert: [] }] })).toBe(false);
    expect(isJudged({ assert: [{ ...set, assert: [CONTAINS] }] })).toBe(true);
    expect(isJudged({ assert: [] })).toBe(false);
  });

  test('assertions of weight 0 judge nothing, alone or in a set, but for a scoring function', () => {
    const listed = { ...CONTAINS, weight: 0 };
    const set = { type: 'assert-set' as const, weight: 1, assert: [listed], at: AT };
    expect(isJudged({ assert: [listed, set] })).toBe(false);
    expect(isJudged({ assert: [listed, CONTAINS] })).toBe(true);
    expect(isJudged({ assert: [{ ...set, weight: 0, assert: [CONTAINS] }] })).toBe(true);
    const scoring = { kind: 'file' as const, language: 'JavaScript' as const, file: '/score.js' };
    expect(isJudged({ assert: [listed], scoring })).toBe(true);
  });
});

describe('one run', () => {
  const only = async (of: Cell, changes: Partial<RunDependencies> = {}) => {
    const [result] = await runCells([of], ONCE, dependencies(changes));
    return { state: result?.state, ...result?.runs[0] };
  };

  test('with assertions of weight 0 alone is unjudged, and lists them', async () => {
    const assert = [{ ...CONTAINS, weight: 0 }];
    const result = await only(cell(0, { test: testCase({ assert }) }), { chat: async () => answered('no') });
    expect(result).toMatchObject({
      state: 'unjudged',
      score: 0.25,
      assertions: [{ assertion: assert[0], pass: false }],
    });
  });

  test('keeps what was sent, answered and judged', async () => {
    const requests: [Destination, ChatRequest][] = [];
    const result = await only(cell(3), {
      chat: async (destination, request) => {
        requests.push([destination, request]);
        return answered('ok then', { attempts: 2, latencyMs: 41 });
      },
    });
    expect(requests).toEqual([
      [
        { baseUrl: 'http://gateway', endpoint: 'chat', headers: {} },
        { messages: [{ role: 'user', content: 'Say w3' }], params: {}, defaulted: [] },
      ],
    ]);
    expect(result).toEqual({
      state: 'passed',
      repeat: 0,
      vars: { word: 'w3' },
      prompt: 'Say w3',
      output: 'ok then',
      score: 1,
      namedScores: {},
      namedWeights: {},
      assertions: [{ assertion: CONTAINS, pass: true, score: 1, reason: 'said' }],
      call: { endpoint: 'chat', attempts: 2, latencyMs: 41 },
      graderCalls: [],
    });
  });

  test('a judgement that does not pass is a failure, with the score it got', async () => {
    expect(await only(cell(), { chat: async () => answered('no') })).toMatchObject({ state: 'failed', score: 0.25 });
  });

  test('an answer to a test without assertions is not judged', async () => {
    const judge: RunDependencies['judge'] = () => Promise.reject(new Error('nothing to judge'));
    const result = await only(cell(0, { test: testCase({ assert: [] }) }), { judge });
    expect(result).toMatchObject({ state: 'unjudged', output: 'ok', score: 1, assertions: [] });
    expect(result).not.toHaveProperty('error');
  });

  test('the assertions get the variables, the prompt and the grader, whose calls are counted', async () => {
    const seen: unknown[] = [];
    const result = await only(cell(2, { test: testCase({ threshold: 0.5 }) }), {
      judge: async (_, { output, outputText, vars, prompt, call, grade }, { threshold }) => {
        seen.push({ output, outputText, vars, prompt, call, threshold });
        await grade(endpoint('grader'), []);
        return {
          ok: true,
          pass: true,
          score: 0.75,
          reason: 'fine',
          namedScores: { tone: 0.75 },
          namedWeights: { tone: 1 },
          outcomes: [],
        };
      },
    });
    const call = { endpoint: 'chat', attempts: 1, latencyMs: 5 };
    expect(seen).toEqual([
      { output: 'ok', outputText: 'ok', vars: { word: 'w2' }, prompt: 'Say w2', call, threshold: 0.5 },
    ]);
    expect(result).toMatchObject({ state: 'passed', score: 0.75, namedScores: { tone: 0.75 } });
    expect(result.graderCalls).toEqual([{ endpoint: 'grader', attempts: 2, latencyMs: 1 }]);
  });

  test('an endpoint that errs makes an errored run that keeps its call', async () => {
    expect(await only(cell(), { chat: async () => refused() })).toMatchObject({
      state: 'errored',
      score: 0,
      prompt: 'Say w0',
      error: { kind: 'gateway', message: 'the gateway said no' },
      call: { attempts: 3 },
    });
  });

  test('a call that was never sent is no call', async () => {
    const call = { endpoint: 'chat', attempts: 0, latencyMs: 0 };
    const error = { kind: 'budget' as const, message: 'spent' };
    const unsent = await only(cell(), { chat: async () => ({ ok: false, error, call }) });
    expect(unsent).toMatchObject({ state: 'errored', error });
    expect(unsent).not.toHaveProperty('call');
    const ungraded = await only(cell(), {
      grade: async () => ({ ok: false, error, call }),
      judge: async (_, { grade }) => {
        await grade(endpoint('grader'), []);
        return { ok: false, error, outcomes: [] };
      },
    });
    expect(ungraded).toMatchObject({ state: 'errored', error, call: { attempts: 1 }, graderCalls: [] });
  });

  test('what a guardrail says in place of an answer is judged', async () => {
    const call = { endpoint: 'chat', attempts: 1, latencyMs: 5 };
    const chat: RunDependencies['chat'] = async () => ({ ok: true, answer: guardrailAnswer('not ok to say'), call });
    expect(await only(cell(), { chat })).toMatchObject({ state: 'passed', output: 'not ok to say' });
  });

  test('a structure is judged as its JSON text', async () => {
    const toolCalls = [{ type: 'function', function: { name: 'ok', arguments: '{}' } }];
    const call = { endpoint: 'chat', attempts: 1, latencyMs: 5 };
    const result = await only(cell(), { chat: async () => ({ ok: true, answer: { message: {}, toolCalls }, call }) });
    expect(result).toMatchObject({ state: 'passed', output: toolCalls });
  });

  test('a grader that errs makes an errored run that keeps answer and outcomes', async () => {
    const outcome = { assertion: CONTAINS, pass: true, score: 1, reason: 'said' };
    const error = { kind: 'grader' as const, message: 'no JSON' };
    const result = await only(cell(), { judge: async () => ({ ok: false, error, outcomes: [outcome] }) });
    expect(result).toMatchObject({ state: 'errored', output: 'ok', score: 0, error, assertions: [outcome] });
  });

  test('nothing is called for a template that fails, nor for an endpoint that is blocked', async () => {
    const chat: RunDependencies['chat'] = () => Promise.reject(new Error('called'));
    const template = { kind: 'config' as const, message: 'filter not found' };
    const gone = { kind: 'gateway' as const, message: 'no such endpoint' };
    const unprepared = await only(cell(), { chat, prepare: () => ({ error: template }), blocked: () => gone });
    expect(unprepared).toMatchObject({ state: 'errored', error: template, prompt: 'Say {{word}}' });
    const blocked = await only(cell(), { chat, blocked: () => gone });
    expect(blocked).toMatchObject({ state: 'errored', error: gone, prompt: 'Say w0', vars: { word: 'w0' } });
    expect(blocked).not.toHaveProperty('call');
  });

  test('no content is an error of the gateway unless an is-refusal assertion is there to judge it', async () => {
    const chat: RunDependencies['chat'] = async () => answered(null);
    expect(await only(cell(), { chat })).toMatchObject({
      state: 'errored',
      error: { kind: 'gateway', message: expect.stringContaining('no content') },
    });
    const isRefusal = { ...CONTAINS, type: 'is-refusal' };
    const set = { type: 'assert-set' as const, assert: [isRefusal], weight: 1, at: AT };
    for (const assertion of [isRefusal, set]) {
      const result = await only(cell(0, { test: testCase({ assert: [assertion] }) }), { chat });
      expect(result).toMatchObject({ state: 'failed', output: '' });
    }
    expect(await only(cell(), { chat: async () => answered('') })).toMatchObject({ state: 'failed', output: '' });
  });

  test('an answer without content is a refusal to is-refusal, and none that not-is-refusal takes', async () => {
    const chat: RunDependencies['chat'] = async () => answered(null);
    const isRefusal = { type: 'is-refusal', negated: false, weight: 1, at: AT };
    const judgedBy = (assertion: typeof isRefusal) =>
      only(cell(0, { test: testCase({ assert: [assertion] }) }), { chat, judge: judgeAll });
    expect(await judgedBy(isRefusal)).toMatchObject({ state: 'passed', score: 0, output: '' });
    expect(await judgedBy({ ...isRefusal, negated: true })).toMatchObject({ state: 'failed', output: '' });
  });

  test('assertions see the answer beside its output, and what the call cost by the price of its endpoint', async () => {
    const answer = { content: 'ok', message: { content: 'ok' }, finishReason: 'length', logProbs: [-0.5] };
    const tokens = { prompt: 100, completion: 50, total: 150 };
    const chat: RunDependencies['chat'] = async () => ({
      ok: true,
      answer,
      call: { endpoint: 'chat', attempts: 1, latencyMs: 5, tokens },
    });
    const seen: unknown[] = [];
    const priced = (price: { input: number; output: number }) => endpoint('chat', { config: { params: {}, price } });
    const changes: Partial<RunDependencies> = {
      chat,
      prepare: (of) => ({ ...prepared(of), params: { tools: [] } }),
      judge: (assertions, context, options) => {
        seen.push(context);
        return judgeAll(assertions, context, options);
      },
    };
    const free = await only(cell(0), changes);
    expect(seen).toMatchObject([{ answer: { finishReason: 'length', logProbs: [-0.5] }, params: { tools: [] } }]);
    expect(free.call).not.toHaveProperty('costUsd');
    const paid = await only(cell(0, { endpoint: priced({ input: 0.001, output: 0.002 }) }), changes);
    expect(paid.call?.costUsd).toBeCloseTo(0.2, 12);
    const own = testCase({ provider: priced({ input: 1, output: 0 }) });
    expect((await only(cell(0, { test: own }), changes)).call?.costUsd).toBe(100);
  });

  test.each<[string, Partial<RunDependencies>, boolean]>([
    ['rendering', { prepare: () => fail('x is not a function') }, false],
    ['calling', { chat: () => fail('x is not a function') }, false],
    ['judging', { judge: () => fail('x is not a function') }, true],
  ])('an exception while %s ends that run alone', async (_, changes, isAnswered) => {
    const base = dependencies();
    const oneOf = <K extends keyof RunDependencies>(key: K) => changes[key] ?? base[key];
    let prepares = 0;
    const results = await runCells(
      cells(3),
      { ...ONCE, concurrency: 1 },
      {
        ...base,
        prepare: (of) => (++prepares === 2 ? oneOf('prepare')(of) : base.prepare(of)),
        chat: (...call) => (prepares === 2 ? oneOf('chat')(...call) : base.chat(...call)),
        judge: (...call) => (prepares === 2 ? oneOf('judge')(...call) : base.judge(...call)),
      },
    );
    expect(results.map(({ state }) => state)).toEqual(['passed', 'errored', 'passed']);
    expect(results[1]?.runs[0]?.error).toEqual({
      kind: 'not run',
      message: 'this is a bug of mlflow-gateway-eval, please report it: TypeError: x is not a function',
    });
    expect(results[1]?.runs[0]?.call !== undefined).toBe(isAnswered);
  });
});

function fail(message: string): never {
  throw new TypeError(message);
}

describe('scheduling', () => {
  test('takes cells as there is room for them', async () => {
    const clock = createClock();
    let taken = 0;
    let ended = 0;
    let widest = 0;
    function* plan(): Generator<Cell> {
      for (const each of cells(500)) {
        taken++;
        widest = Math.max(widest, taken - ended);
        yield each;
      }
    }
    const running = runCells(
      plan(),
      ONCE,
      dependencies({
        ...clock,
        chat: async () => {
          await clock.sleep(10);
          return answered('ok');
        },
        judge: async (...judged) => {
          ended++;
          return dependencies().judge(...judged);
        },
      }),
    );
    await clock.runUntil(running);
    expect(await running).toHaveLength(500);
    expect(widest).toBe(windowSize(ONCE));
  });

  test.each<[Partial<RunOptions>, number]>([
    [{ concurrency: 8 }, 24],
    [{ concurrency: 64 }, 192],
    [{ concurrency: 99_999_999_999 }, 3_000],
    [{ concurrency: 1 }, 1],
    [{ concurrency: 8, delayMs: 20 }, 1],
    [{ concurrency: 8, delayMs: 0 }, 24],
  ])('%j: %i runs at once', (options, size) => {
    expect(windowSize({ ...ONCE, ...options })).toBe(size);
  });

  test('one at a time follows the plan, each answer judged before the next call', async () => {
    const log: string[] = [];
    await runCells(
      cells(2),
      { concurrency: 1, repeat: 2, repeatMinPass: 2 },
      dependencies({
        chat: async (_, { messages }) => {
          log.push(JSON.stringify(messages).slice(-5, -3));
          return answered('ok');
        },
        judge: async (...judged) => {
          log.push('judge');
          return dependencies().judge(...judged);
        },
      }),
    );
    expect(log).toEqual(['w0', 'judge', 'w0', 'judge', 'w1', 'judge', 'w1', 'judge']);
  });

  test('repeats are calls of their own and decide together', async () => {
    const answers = ['ok', 'no', null, 'ok', 'no', 'no'];
    const results = await runCells(
      cells(2),
      { concurrency: 1, repeat: 3, repeatMinPass: 2 },
      dependencies({
        chat: async () => answered(answers.shift() ?? null),
      }),
    );
    expect(results.map(({ state, runs }) => [state, ...runs.map((run) => run.state)])).toEqual([
      ['errored', 'passed', 'failed', 'errored'],
      ['failed', 'passed', 'failed', 'failed'],
    ]);
    expect(results.flatMap(({ runs }) => runs.map((run) => run.repeat))).toEqual([0, 1, 2, 0, 1, 2]);
  });

  test.each([
    ['all of its own, when nobody says how many', { repeat: 1 }, 'failed'],
    ['as many as were asked for', { repeat: 1, repeatMinPass: 1 }, 'passed'],
    ['fewer, no more than those', { repeat: 3, repeatMinPass: 2 }, 'passed'],
    ['more than the others run', { repeat: 1, repeatMinPass: 3 }, 'failed'],
    ['more than it runs, all of its own', { repeat: 9, repeatMinPass: 9 }, 'failed'],
  ] as const)('a test that runs more often than the others has to pass: %s', async (_, repeats, state) => {
    const answers = ['ok', 'no', 'ok', 'no'];
    const [result] = await runCells(
      [cell(0, { test: testCase({ options: { params: {}, repeat: 4 } }) })],
      { concurrency: 1, ...repeats },
      dependencies({ chat: async () => answered(answers.shift() ?? null) }),
    );
    expect([result?.runs.length, result?.state]).toEqual([4, state]);
  });

  test('a cell that runs less often than must pass has to pass each time', async () => {
    const options = { concurrency: 1, repeat: 2, repeatMinPass: 3 };
    const [good] = await runCells(cells(1), options, dependencies());
    const answers = ['ok', 'no'];
    const once = dependencies({ chat: async () => answered(answers.shift() ?? null) });
    const [bad] = await runCells(cells(1), options, once);
    expect([good?.state, bad?.state]).toEqual(['passed', 'failed']);
  });

  test('refuses to begin when no repeat would have to pass', async () => {
    const running = runCells(cells(1), { concurrency: 1, repeat: 2, repeatMinPass: 0 }, dependencies());
    await expect(running).rejects.toThrow('0 of the repeats must pass');
  });

  test('no cells, no results', async () => {
    expect(await runCells([], ONCE, dependencies())).toEqual([]);
  });

  test('an endpoint with a delay gets one call at a time, the others go on', async () => {
    const clock = createClock();
    const log: string[] = [];
    const slow = endpoint('slow', { delayMs: 100 });
    const plan = [0, 1, 2].flatMap((index) => [cell(index, { endpoint: slow }), cell(index)]);
    const running = runCells(
      plan,
      ONCE,
      dependencies({
        ...clock,
        chat: async ({ endpoint: name }) => {
          log.push(`${clock.now()} ${name}`);
          await clock.sleep(10);
          return name === 'slow' && clock.now() < 20 ? refused() : answered('ok');
        },
      }),
    );
    await clock.runUntil(running);
    expect(log).toEqual(['0 slow', '0 chat', '0 chat', '0 chat', '110 slow', '220 slow']);
    // 230 and not 330: nobody waits after the last call.
    expect(clock.now()).toBe(230);
  });

  test("a delay of the run holds for every endpoint that names none, the test case's own provider first", async () => {
    const clock = createClock();
    const at: number[] = [];
    const own = testCase({ provider: endpoint('chat', { delayMs: 5 }) });
    const plan = [cell(0), cell(1), cell(2, { test: own })];
    const running = runCells(
      plan,
      { ...ONCE, delayMs: 50 },
      dependencies({
        ...clock,
        chat: async () => {
          at.push(clock.now());
          return answered('ok');
        },
      }),
    );
    await clock.runUntil(running);
    expect(at).toEqual([0, 50, 55]);
  });

  test("a call that throws does not stop the endpoint's queue", async () => {
    const clock = createClock();
    const pace = createPacer(clock);
    const first = pace('chat', 10, () => Promise.reject(new Error('reset')));
    const second = pace('chat', 10, async () => clock.now());
    await expect(first).rejects.toThrow('reset');
    await clock.runUntil(second);
    expect(await second).toBe(10);
  });
});

describe('progress', () => {
  test('is told at the start and after each run, in cells', async () => {
    const told: CellProgress[] = [];
    const clock = createClock();
    const running = runCells(
      cells(2),
      { concurrency: 1, repeat: 2, repeatMinPass: 1 },
      dependencies({
        ...clock,
        chat: async (_, { messages }) => {
          await clock.sleep(100);
          return JSON.stringify(messages).includes('w0') ? answered('ok', { attempts: 2 }) : refused();
        },
        onProgress: (progress) => told.push(progress),
      }),
    );
    await clock.runUntil(running);
    const base = { done: 0, total: 2, passed: 0, failed: 0, errored: 0, unjudged: 0 };
    expect(told).toEqual([
      base,
      base,
      { ...base, done: 1, passed: 1 },
      { ...base, done: 1, passed: 1 },
      { ...base, done: 2, passed: 1, errored: 1 },
    ]);
  });

  test('has no total while the plan is still being made', async () => {
    const told: CellProgress[] = [];
    await runCells(new Set(cells(1)), ONCE, dependencies({ onProgress: (progress) => told.push(progress) }));
    expect(told).toHaveLength(2);
    expect(told[1]).not.toHaveProperty('total');
    const options = { ...ONCE, total: 1 };
    await runCells(new Set(cells(1)), options, dependencies({ onProgress: (progress) => told.push(progress) }));
    expect(told[3]).toMatchObject({ done: 1, total: 1 });
  });
});

describe('a run that is stopped', () => {
  const stoppedAt = async (
    stopMs: number,
    behaviour: (clock: FakeClock, signal: AbortSignal) => Partial<RunDependencies>,
    plan = cells(6),
  ) => {
    const clock = createClock();
    const controller = new AbortController();
    void clock.sleep(stopMs).then(() => controller.abort(new Error('the job was cancelled')));
    const changes = behaviour(clock, controller.signal);
    const running = runCells(
      plan,
      { concurrency: 1, repeat: 1, repeatMinPass: 1 },
      {
        ...dependencies({ ...clock, signal: controller.signal }),
        ...changes,
      },
    );
    await clock.runUntil(running);
    return { results: await running, clock };
  };
  const answerIn = (clock: FakeClock, ms: number, signal?: AbortSignal) => async (): Promise<ChatOutcome> => {
    await clock.sleep(ms, signal);
    return signal?.aborted ? refused('cancelled') : answered('ok');
  };

  test('keeps what was measured, and says of the rest why it was not', async () => {
    const { results, clock } = await stoppedAt(25, (time, signal) => ({ chat: answerIn(time, 10, signal) }));
    expect(results.map(({ runs }) => runs[0]?.error?.message ?? 'passed')).toEqual([
      'passed',
      'passed',
      'the cancelled said no',
      ...Array(3).fill('not run: the job was cancelled'),
    ]);
    expect(results.map(({ runs }) => runs[0]?.error?.kind)).toEqual([
      undefined,
      undefined,
      'cancelled',
      ...Array(3).fill('not run'),
    ]);
    expect(clock.now()).toBe(25);
  });

  test('what was in the queue of the gateway, and never sent, was not run', async () => {
    const { results } = await stoppedAt(25, (time, signal) => ({
      chat: async () => {
        const outcome = await answerIn(time, 10, signal)();
        return outcome.ok ? outcome : { ...outcome, call: { ...outcome.call, attempts: 0 } };
      },
    }));
    expect(results[2]?.runs[0]).toMatchObject({
      error: { kind: 'not run', message: 'not run: the job was cancelled' },
    });
    expect(results[2]?.runs[0]).not.toHaveProperty('call');
  });

  test('does not wait for a call that ignores the signal longer than the grace', async () => {
    const { results, clock } = await stoppedAt(25, (time) => ({ chat: answerIn(time, 1_000_000) }));
    expect(results).toHaveLength(6);
    expect(results[0]).toMatchObject({
      state: 'errored',
      runs: [{ error: { kind: 'cancelled', message: 'stopped before it was measured: the job was cancelled' } }],
    });
    expect(clock.now()).toBe(2025);
  });

  test('keeps the answer of a run whose judging hangs, and is not changed by what ends later', async () => {
    const { results, clock } = await stoppedAt(25, (time) => ({
      judge: async (...judged) => {
        await time.sleep(5000);
        return dependencies().judge(...judged);
      },
    }));
    const before = structuredClone(results.map(({ runs }) => runs));
    expect(before[0]).toMatchObject([
      { state: 'errored', output: 'ok', call: { attempts: 1 }, error: { kind: 'cancelled' } },
    ]);
    await clock.runUntil(clock.sleep(10_000));
    expect(results.map(({ runs }) => runs)).toEqual(before);
  });

  test('leaves no listener on the signal when it is not', async () => {
    const { signal } = new AbortController();
    await runCells(cells(3), ONCE, dependencies({ signal }));
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  test('before it began reports every cell', async () => {
    const signal = AbortSignal.abort('a newer commit was pushed');
    const results = await runCells(cells(3), ONCE, dependencies({ signal }));
    expect(results.map(({ runs }) => runs[0]?.error)).toEqual(
      Array(3).fill({ kind: 'not run', message: 'not run: a newer commit was pushed' }),
    );
  });

  test('does not sit out a delay', async () => {
    const plan = [0, 1, 2].map((index) => cell(index, { endpoint: endpoint('slow', { delayMs: 60_000 }) }));
    const { clock, results } = await stoppedAt(25, (time, signal) => ({ chat: answerIn(time, 10, signal) }), plan);
    expect(results.map(({ state }) => state)).toEqual(['passed', 'errored', 'errored']);
    expect(clock.now()).toBe(25);
  });
});

type Behaviour = 'pass' | 'fail' | 'refuse' | 'throw' | 'hang';

const plans = fc.record({
  behaviours: fc.array(
    fc.record({
      does: fc.oneof(
        { weight: 8, arbitrary: fc.constantFrom<Behaviour>('pass', 'fail', 'refuse') },
        fc.constantFrom<Behaviour>('throw', 'hang'),
      ),
      chatMs: fc.nat(50),
      judgeMs: fc.nat(20),
      slow: fc.boolean(),
    }),
    { maxLength: 30 },
  ),
  repeat: fc.integer({ min: 1, max: 3 }),
  concurrency: fc.integer({ min: 1, max: 4 }),
  stopMs: fc.option(fc.nat(300)),
});

test('whatever happens, every cell is reported once, in order, and never more run than the window holds', async () => {
  await fc.assert(
    fc.asyncProperty(plans, async ({ behaviours, repeat, concurrency, stopMs }) => {
      const clock = createClock();
      const controller = new AbortController();
      // Something hangs: only a stop ends such a run.
      const needsStop = behaviours.some(({ does }) => does === 'hang');
      if (stopMs !== null || needsStop) void clock.sleep(stopMs ?? 400).then(() => controller.abort('stopped'));
      const options = { concurrency, repeat, repeatMinPass: 1 };
      const plan = behaviours.map(({ slow }, index) =>
        cell(index, slow ? { endpoint: endpoint('slow', { delayMs: 7 }) } : {}),
      );
      let running = 0;
      let widest = 0;
      const told: CellProgress[] = [];
      const of = (prompt: string) => behaviours[Number(prompt.slice('Say w'.length))];
      const ended = runCells(
        plan,
        options,
        dependencies({
          ...clock,
          signal: controller.signal,
          chat: async (_, { messages }) => {
            widest = Math.max(widest, ++running);
            const [{ content }] = messages as [{ content: string }];
            const { does, chatMs } = of(content) ?? { does: 'pass', chatMs: 0 };
            if (does === 'hang') await new Promise(() => {});
            await clock.sleep(chatMs);
            if (does !== 'pass' && does !== 'fail') running--;
            if (does === 'throw') throw new Error('thrown');
            return does === 'refuse' ? refused() : answered(does === 'pass' ? 'ok' : 'no');
          },
          judge: async (assertions, context, rest) => {
            await clock.sleep(of(context.prompt)?.judgeMs ?? 0);
            running--;
            return dependencies().judge(assertions, context, rest);
          },
          onProgress: (progress) => told.push(progress),
        }),
      );
      await clock.runUntil(ended);
      const results = await ended;

      expect(results.map((result) => result.cell)).toEqual(plan);
      expect(widest).toBeLessThanOrEqual(windowSize(options));
      const last = told.at(-1);
      expect(last).toMatchObject({ done: plan.length, total: plan.length });
      expect((last?.passed ?? 0) + (last?.failed ?? 0) + (last?.errored ?? 0)).toBe(plan.length);
      for (const [index, { runs, state }] of results.entries()) {
        expect(runs.map((run) => run.repeat)).toEqual(Array.from({ length: repeat }, (_, i) => i));
        expect(state).toBe(cellState(runs, 1));
        const wanted = { pass: 'passed', fail: 'failed' }[behaviours[index]?.does as string] ?? 'errored';
        for (const run of runs) {
          // Measured, or it says why not.
          expect(run.error !== undefined).toBe(run.state === 'errored');
          if (stopMs === null && !needsStop) expect(run.state).toBe(wanted);
          else expect([wanted, 'errored']).toContain(run.state);
        }
      }
    }),
    { numRuns: 150 },
  );
});

describe('an endpoint that hangs', () => {
  const hanging = (plan: Cell[], fairness?: RunOptions['fairness']) => {
    let release: () => void = () => undefined;
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    const calls = { fine: 0, hangs: 0 };
    const chat: RunDependencies['chat'] = async ({ endpoint: name }) => {
      calls[name as 'fine' | 'hangs']++;
      if (name === 'hangs') await released;
      return name === 'hangs' ? refused() : answered('ok');
    };
    const options = { ...ONCE, ...(fairness ? { fairness } : {}) };
    return { calls, release, results: runCells(plan, options, dependencies({ chat })) };
  };
  const plan = Array.from({ length: 200 }, (_, index) =>
    cell(index, { endpoint: endpoint(index % 4 === 3 ? 'fine' : 'hangs') }),
  );

  test('leaves the others their share of the runs, and the order of the results is that of the plan', async () => {
    const fairness = { waitsFor: (of: Cell) => of.endpoint.name, kinds: 2 };
    const { calls, release, results } = hanging(plan, fairness);
    for (let turn = 0; turn < 500 && calls.fine < 50; turn++) await new Promise(setImmediate);
    // Then nobody else had work.
    expect(calls).toEqual({ fine: 50, hangs: windowSize(ONCE) });
    release();
    const ended = await results;
    expect(ended.map(({ cell: of }) => of.testIdx)).toEqual(plan.map((_, index) => index));
    expect(ended.map(({ state }) => state)).toEqual(
      plan.map(({ endpoint: { name } }) => (name === 'fine' ? 'passed' : 'errored')),
    );
  });

  test('holds all of them without that', async () => {
    const { calls, release, results } = hanging(plan);
    for (let turn = 0; turn < 500; turn++) await new Promise(setImmediate);
    expect(calls.fine).toBeLessThan(10);
    release();
    await results;
  });

  test('a run that is stopped reports every cell all the same', async () => {
    const stop = new AbortController();
    const sleep = async () => undefined;
    const chat: RunDependencies['chat'] = async ({ endpoint: name }, { signal }) => {
      if (name === 'fine') return answered('ok');
      await new Promise((resolve) => signal?.addEventListener('abort', resolve, { once: true }));
      return refused('cancelled');
    };
    const fairness = { waitsFor: (of: Cell) => of.endpoint.name, kinds: 2 };
    const running = runCells(plan, { ...ONCE, fairness }, dependencies({ chat, sleep, signal: stop.signal }));
    for (let turn = 0; turn < 500; turn++) await new Promise(setImmediate);
    stop.abort(new Error('time is up'));
    const ended = await running;
    expect(ended.map(({ cell: of }) => of.testIdx)).toEqual(plan.map((_, index) => index));
    const kinds = ended.map(({ state, runs }) => runs[0]?.error?.kind ?? state);
    expect(kinds.filter((kind) => kind === 'passed')).toHaveLength(50);
    expect(kinds.filter((kind) => kind === 'cancelled')).toHaveLength(windowSize(ONCE));
    expect(kinds.filter((kind) => kind === 'not run')).toHaveLength(150 - windowSize(ONCE));
  });
});
