// One run: a cell is prepared, sent, and its answer judged. Whatever goes wrong on the way is a value of the result.
import type { EmbedOutcome, GradeOutcome, JudgeContext } from '../assertions/judge-context.js';
import type { CellError } from '../cell-error.js';
import { type Assertion, isAssertionSet } from '../config/eval-config.js';
import type { ChatAnswer } from '../gateway/answer.js';
import type { GatewayCall } from '../gateway/call.js';
import { outputOf } from '../gateway/output.js';
import { quoteName } from '../gateway/outside-text.js';
import { KEEP_IT, type Route } from '../gateway/route.js';
import type { Json } from '../json.js';
import type { Cell } from '../plan/cell.js';
import { asking } from './asking.js';
import { isJudged } from './cell-state.js';
import { codeContext } from './code-context.js';
import { withCost } from './cost.js';
import type { PreparedRun, RunDependencies } from './dependencies.js';
import type { Pacer } from './pacer.js';
import type { RunResult, RunState } from './results.js';
import { stopError } from './stop-error.js';
import { transformOutput } from './transform.js';

/** What is known of a run so far. Filled in place while it goes on, so that what was measured outlives what stops it. */
export type OpenRun = Omit<RunResult, 'state' | 'error'>;

/** A run that has ended. */
export interface Measured {
  result: RunResult;
  /** What its assertions were judged with; absent when nothing was judged. */
  context?: JudgeContext;
}

/** How a run came out: the state, and the error of an errored one. */
type Outcome = { state: Exclude<RunState, 'errored'>; context?: JudgeContext } | { state: 'errored'; error: CellError };

export interface MeasureOptions {
  /** Milliseconds between the calls of an endpoint that names no delay of its own. */
  delayMs: number;
  pace: Pacer;
}

/** A run of which nothing is known yet. `repeat` is 0-based. */
export function openRun(cell: Cell, repeat: number): OpenRun {
  return {
    repeat,
    vars: cell.test.vars,
    prompt: cell.prompt.raw,
    score: 0,
    namedScores: {},
    assertions: [],
    graderCalls: [],
  };
}

/** The result of a run that ends with an error, with all that was measured until then. */
export function erroredRun(run: OpenRun, error: CellError): RunResult {
  return { ...run, graderCalls: [...run.graderCalls], score: 0, state: 'errored', error };
}

/** Measures one run of a cell into `run`. Never throws: an exception is a bug, and the cells after it still count. */
export async function measureRun(
  run: OpenRun,
  cell: Cell,
  given: RunDependencies,
  options: MeasureOptions,
): Promise<Measured> {
  const dependencies = asking(given, cell);
  const bug = (thrown: unknown): CellError => ({ kind: 'not run', message: bugMessage(thrown) });
  const outcome = await measureHooked(run, cell, dependencies, options).catch(
    (thrown: unknown): Outcome => errored(bug(thrown)),
  );
  const measured = measuredOf(run, outcome);
  if (!dependencies.afterEach) return measured;
  try {
    const hooked = { ...cell, test: run.test ?? cell.test };
    return { ...measured, result: await dependencies.afterEach(hooked, measured.result) };
  } catch (thrown) {
    return { result: erroredRun(run, bug(thrown)) };
  }
}

function measuredOf(run: OpenRun, outcome: Outcome): Measured {
  if (outcome.state === 'errored') return { result: erroredRun(run, outcome.error) };
  const { state, ...judged } = outcome;
  return { result: { ...run, state }, ...judged };
}

async function measureHooked(
  run: OpenRun,
  cell: Cell,
  dependencies: RunDependencies,
  options: MeasureOptions,
): Promise<Outcome> {
  if (!dependencies.beforeEach) return measure(run, cell, dependencies, options);
  const hooked = await dependencies.beforeEach(cell);
  if ('error' in hooked) return errored(hooked.error);
  if (hooked.cell !== cell) {
    run.test = hooked.cell.test;
    run.vars = hooked.cell.test.vars;
  }
  return measure(run, hooked.cell, dependencies, options);
}

async function measure(
  run: OpenRun,
  cell: Cell,
  dependencies: RunDependencies,
  { delayMs, pace }: MeasureOptions,
): Promise<Outcome> {
  // Before the gateway is blamed: a template that fails is the author's to repair, whether or not the gateway is up.
  const prepared = await dependencies.prepare(cell);
  if ('error' in prepared) return errored(prepared.error);
  run.vars = prepared.vars;
  run.prompt = prepared.prompt;
  const { providerOutput } = cell.test;
  if (providerOutput !== undefined) {
    return transformAndJudge(run, cell, dependencies, { prepared, output: providerOutput });
  }
  const blocked = dependencies.blocked(cell);
  if (blocked) return errored(blocked);

  const { destination, messages, params, defaulted, showReasoning, formatFromFile = false } = prepared;
  const { delayMs: ownDelayMs } = cell.test.provider ?? cell.endpoint;
  const waitMs = ownDelayMs ?? delayMs;
  const request = { messages, params, defaulted, ...signalOf(dependencies) };
  const isRecorded = waitMs > 0 && dependencies.isRecorded?.(destination, request);
  const chat = await pace(`${destination.baseUrl} ${destination.endpoint}`, isRecorded ? 0 : waitMs, () =>
    dependencies.chat(destination, request),
  );
  const call = withCost(chat.call, (cell.test.provider ?? cell.endpoint).config.price);
  // Without an attempt there was no call: it was stopped in the queue, or the endpoint's budget was spent before.
  if (call.attempts > 0) run.call = call;
  if (!chat.ok) {
    const unasked = chat.error.kind === 'cancelled' && call.attempts === 0;
    return errored(unasked ? stopError('not run', dependencies.signal) : chat.error);
  }

  const output = outputOf(chat.answer, params, { showReasoning, formatFromFile }) ?? refusedOutput(cell.test.assert);
  if (output === undefined) return errored(noContent(chat.answer, destination.route));
  return transformAndJudge(run, cell, dependencies, { prepared, output, call, answer: chat.answer });
}

/** What there is to judge; without a call, what the test itself gives as the output. */
interface Judged {
  prepared: PreparedRun;
  output: Json;
  /** The output before the test's own transform. */
  untransformed?: Json;
  call?: GatewayCall;
  answer?: ChatAnswer;
}

async function transformAndJudge(
  run: OpenRun,
  cell: Cell,
  dependencies: RunDependencies,
  { output, ...rest }: Judged,
): Promise<Outcome> {
  // Shown even when the code that should change it fails.
  run.output = output;
  const { runCode } = dependencies;
  const transformed = await transformOutput(output, {
    cell,
    vars: rest.prepared.vars,
    runCode:
      runCode && ((call) => runCode(call, { ...signalOf(dependencies), ...(cell.arm ? { arm: cell.arm } : {}) })),
  });
  if ('error' in transformed) return errored(transformed.error);
  run.output = transformed.value;
  dependencies.answered?.(cell, rest.prepared, transformed.value);
  return judge(run, cell, dependencies, {
    ...rest,
    output: transformed.value,
    untransformed: transformed.untransformed,
  });
}

async function judge(
  run: OpenRun,
  cell: Cell,
  dependencies: RunDependencies,
  { prepared, output, untransformed, call, answer }: Judged,
): Promise<Outcome> {
  if (cell.test.assert.length === 0) {
    run.score = 1;
    return { state: 'unjudged' };
  }
  const context = judgeContext(run, cell, dependencies, {
    prepared,
    output,
    ...(untransformed === undefined ? {} : { untransformed }),
    ...(call ? { call } : {}),
    ...(answer ? { answer } : {}),
  });
  const judgement = await dependencies.judge(cell.test.assert, context, {
    threshold: cell.test.threshold,
    ...(cell.test.scoring ? { scoring: cell.test.scoring } : {}),
  });
  run.assertions = judgement.outcomes;
  // Assertions are graded side by side: what came first is chance.
  if (run.graderCalls.length > 1) run.graderCalls = inOneOrder(run.graderCalls);
  if (!judgement.ok) return errored(judgement.error);
  run.score = judgement.score;
  run.namedScores = judgement.namedScores;
  run.namedWeights = judgement.namedWeights;
  if (!isJudged(cell.test)) return { state: 'unjudged', context };
  return { state: judgement.pass ? 'passed' : 'failed', context };
}

/** What the assertions of a run see, and whom they ask: each call to a grader is kept in the run. */
function judgeContext(
  run: OpenRun,
  cell: Cell,
  dependencies: RunDependencies,
  { prepared, output, untransformed, call, answer }: Judged,
): JudgeContext {
  const { vars, prompt, render, renderWith } = prepared;
  const { runCode, callWebhook, signal } = dependencies;
  const asked = { cell, prepared, ...signalOf(dependencies) };
  const recorded = <T extends { call: GatewayCall }>(outcome: T): T => {
    if (outcome.call.attempts > 0) run.graderCalls.push(outcome.call);
    return outcome;
  };
  return {
    output,
    outputText: typeof output === 'string' ? output : JSON.stringify(output),
    ...(untransformed === undefined ? {} : { untransformed }),
    vars,
    prompt,
    ...(call ? { call } : {}),
    ...(answer ? { answer } : {}),
    ...(prepared.destination.route ? { route: prepared.destination.route } : {}),
    params: prepared.params,
    render,
    renderWith,
    grade: async (grader, messages): Promise<GradeOutcome> =>
      withoutSecrets(recorded(await dependencies.grade(grader, messages, asked)), dependencies),
    embed: async (grader, text): Promise<EmbedOutcome> => recorded(await dependencies.embed(grader, text, asked)),
    ...(callWebhook && { callWebhook: (url, body) => callWebhook(url, body, signal) }),
    ...(runCode && {
      runCode: (code) => runCode(code, signalOf(dependencies)),
      codeContext: () => codeContext({ test: cell.test, endpoint: cell.test.provider ?? cell.endpoint, output, call }),
    }),
  };
}

function inOneOrder(calls: readonly GatewayCall[]): GatewayCall[] {
  const keyOf = ({ endpoint, params, tokens, finishReason, attempts, servedModel, answerId }: GatewayCall): string =>
    JSON.stringify([endpoint, params, tokens, finishReason, attempts, servedModel, answerId]);
  return calls
    .map((call) => ({ call, key: keyOf(call) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ call }) => call);
}

/** A grader's words become reasons and errors, which are cut: a secret in them has to go before. */
function withoutSecrets(outcome: GradeOutcome, { redact }: RunDependencies): GradeOutcome {
  if (!redact) return outcome;
  return outcome.ok
    ? { ...outcome, text: redact(outcome.text) }
    : { ...outcome, error: { ...outcome.error, message: redact(outcome.error.message) } };
}

/** An answer without content can be a refusal whose text the gateway dropped; only `is-refusal` can make sense of it. */
function refusedOutput(assertions: readonly Assertion[]): string | undefined {
  const asksForRefusal = assertions
    .flatMap((assertion) => (isAssertionSet(assertion) ? assertion.assert : [assertion]))
    .some(({ type }) => type === 'is-refusal');
  return asksForRefusal ? '' : undefined;
}

function noContent({ finishReason }: ChatAnswer, route: Route = 'unified'): CellError {
  const finish = finishReason === undefined ? '' : ` (finish_reason ${quoteName(finishReason)})`;
  return {
    kind: 'gateway',
    message: `the answer has no content and no tool calls${finish}; it may be a refusal, which an is-refusal assertion can judge${route === 'unified' ? `; whatever the gateway's own route dropped, ${KEEP_IT}` : ''}`,
  };
}

function errored(error: CellError): Outcome {
  return { state: 'errored', error };
}

function signalOf({ signal }: RunDependencies): { signal?: AbortSignal } {
  return signal ? { signal } : {};
}

function bugMessage(thrown: unknown): string {
  return `this is a bug of mlflow-gateway-eval, please report it: ${String(thrown)}`;
}
