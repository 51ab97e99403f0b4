// Reports to render: the situations that a reader meets.
import type { CellError } from '../../src/cell-error.js';
import type { Endpoint, SingleAssertion, TestCase } from '../../src/config/eval-config.js';
import type { GatewayCall } from '../../src/gateway/call.js';
import type { EvalReport, RunContext } from '../../src/report/eval-report.js';
import type { AssertionOutcome, CellResult, RunResult, RunState } from '../../src/run/results.js';
import { compareRun } from '../../src/verdict/comparison/compare-run.js';
import { tallyErroredCells } from '../../src/verdict/counts.js';
import { configVerdict, decideVerdict, untrustedVerdict } from '../../src/verdict/decide.js';

const FILE = 'evals/support.yaml';
export const at = (line: number, column = 5) => ({ file: FILE, line, column });

export const CONTEXT: RunContext = {
  sha: '3f786850e387550fdab836ed7e6dc881de23001b',
  runUrl: 'https://github.com/acme/support-bot/actions/runs/1234567890',
  runAttempt: 2,
  instance: 'PR checks / eval',
  blobUrl: 'https://github.com/acme/support-bot/blob/3f786850e387550fdab836ed7e6dc881de23001b',
  version: '1.0.0',
};

export function endpoint(name: string, rest: Partial<Endpoint> = {}): Endpoint {
  return { id: `mlflow-gateway:${name}`, name, config: { params: {} }, at: at(2), ...rest };
}

const GPT = endpoint('gpt-4o-endpoint');
const CLAUDE = endpoint('claude-endpoint', { at: at(3) });
export const PROMPT = {
  raw: 'Answer the customer: {{question}}',
  label: 'Answer the customer: {{question}}',
  at: at(6),
};

export function assertion(
  type: string,
  value?: SingleAssertion['value'],
  rest: Partial<SingleAssertion> = {},
): SingleAssertion {
  return { type, negated: false, weight: 1, at: at(20), ...(value === undefined ? {} : { value }), ...rest };
}

export function outcome(
  pass: boolean,
  of: AssertionOutcome['assertion'],
  reason = 'as expected',
  score = pass ? 1 : 0,
): AssertionOutcome {
  return { assertion: of, pass, score, reason };
}

export function call(rest: Partial<GatewayCall> = {}): GatewayCall {
  return {
    endpoint: 'gpt-4o-endpoint',
    attempts: 1,
    latencyMs: 840,
    servedModel: 'gpt-4o-2024-08-06',
    servedBy: 'openai',
    tokens: { prompt: 120, completion: 45, total: 165 },
    finishReason: 'stop',
    ...rest,
  };
}

/** Of four attempts, none of which was answered. */
const FAILED = {
  first: [
    { what: '503', says: 'the provider failed (503): overloaded', afterMs: 20, waitMs: 400 },
    { what: '503', says: 'the provider failed (503): overloaded', afterMs: 450, waitMs: 800 },
    { what: 'reset', says: 'closed the connection', afterMs: 1_300, waitMs: 1_900 },
  ],
  omitted: 0,
  last: [{ what: '503', says: 'the provider failed (503): overloaded', afterMs: 3_240 }],
};

function run(state: RunState, rest: Partial<RunResult> = {}): RunResult {
  return {
    repeat: 0,
    state,
    vars: { question: 'How long is the warranty?' },
    prompt: 'Answer the customer: How long is the warranty?',
    output: 'Two years.',
    score: state === 'passed' ? 1 : 0,
    namedScores: {},
    assertions: [],
    call: call(),
    graderCalls: [],
    ...rest,
  };
}

export interface CellOptions {
  index: number;
  state: RunState;
  test?: Partial<TestCase>;
  endpoint?: Endpoint;
  promptIdx?: number;
  runs?: Partial<RunResult>[];
}

export function cell({
  index,
  state,
  test = {},
  endpoint: of = GPT,
  promptIdx = 0,
  runs = [{}],
}: CellOptions): CellResult {
  const whole: TestCase = {
    description: `case ${index + 1}`,
    vars: { question: 'How long is the warranty?' },
    assert: [assertion('contains', 'years')],
    origin: { test: index, combination: 0, combinations: 1 },
    options: { params: {} },
    metadata: {},
    at: at(10 + index),
    ...test,
  };
  const id = `9c0ffee5eed0${(index * 16 + promptIdx).toString(16).padStart(4, '0')}`;
  return {
    cell: { id, testIdx: index, promptIdx, test: whole, prompt: PROMPT, endpoint: of },
    state,
    runs: runs.map((rest, repeat) => run(rest.state ?? state, { repeat, vars: whole.vars, ...rest })),
  };
}

export function report(cells: CellResult[], rest: Partial<EvalReport> = {}): EvalReport {
  const runs = cells.flatMap((one) => one.runs);
  const calls = runs.flatMap((one) => one.call ?? []);
  const graders = runs.flatMap((one) => one.graderCalls);
  const { columns = [{ prompt: PROMPT, endpoint: GPT }] } = rest;
  const comparison = compareRun(columns, cells);
  return {
    verdict: decideVerdict(cells, { passThreshold: 100, onInconclusive: 'fail' }),
    description: 'Support bot',
    cells,
    columns,
    ...(comparison ? { comparison } : {}),
    problems: [],
    warnings: [],
    notices: [],
    files: [FILE, 'evals/prompts/answer.txt'],
    gatewayUrl: 'https://mlflow.acme.example',
    startedAt: new Date('2026-03-02T09:30:00Z'),
    durationMs: 12_340,
    calls: {
      endpoint: calls.length,
      grader: graders.length,
      attempts: [...calls, ...graders].reduce((total, { attempts }) => total + attempts, 0),
    },
    errorKinds: tallyErroredCells(cells),
    repeat: 1,
    ...rest,
  };
}

export function passed(): EvalReport {
  const cells = [0, 1, 2, 3].map((index) =>
    cell({ index, state: 'passed', runs: [{ call: call({ latencyMs: 700 + 150 * index }) }] }),
  );
  return report([
    ...cells,
    cell({ index: 4, state: 'unjudged', test: { description: 'greets the customer', assert: [] } }),
  ]);
}

/** Two endpoints, repeats, a rubric, sets and thresholds, a gateway with hiccups. */
export function failed(): EvalReport {
  const rubric = assertion('llm-rubric', 'Names the warranty period of two years and where to send the receipt', {
    threshold: 0.8,
    metric: 'Complete',
  });
  const served = call({
    endpoint: 'claude-endpoint',
    servedModel: 'claude-sonnet-4',
    servedBy: 'anthropic',
    latencyMs: 1900,
  });
  const grader = [call({ endpoint: 'grader', tokens: { prompt: 400, completion: 60, total: 460 } })];
  const cells: CellResult[] = [];
  for (let index = 0; index < 12; index++) {
    for (const [promptIdx, of] of [GPT, CLAUDE].entries()) {
      const one = {
        index,
        endpoint: of,
        promptIdx,
        runs: [{ graderCalls: grader, call: promptIdx === 0 ? call({ latencyMs: 600 + 70 * index }) : served }],
      };
      cells.push(cell({ ...one, state: 'passed' }));
    }
  }
  const answer =
    'Our products come with a guarantee. Please contact support for details.\n\nKind regards\nThe support team';
  const misses = [
    outcome(false, assertion('contains', 'two years'), 'the answer does not contain "two years"'),
    outcome(false, rubric, 'names no period; sends the customer to support instead', 0.4),
  ];
  const replace = (position: number, with_: CellResult) => {
    cells[position] = with_;
  };
  replace(
    0,
    cell({
      index: 0,
      state: 'failed',
      test: { description: 'warranty period' },
      runs: [{ output: answer, assertions: misses, score: 0.2, graderCalls: grader }],
    }),
  );
  replace(
    5,
    cell({
      index: 2,
      state: 'failed',
      endpoint: CLAUDE,
      promptIdx: 1,
      test: { description: 'asks for the order number', threshold: 0.6 },
      runs: [
        {
          call: served,
          output: 'Sure!',
          score: 0.5,
          assertions: [
            outcome(false, assertion('icontains', 'order number'), 'the answer does not contain "order number"'),
          ],
        },
      ],
    }),
  );
  replace(
    7,
    cell({
      index: 3,
      state: 'failed',
      endpoint: CLAUDE,
      promptIdx: 1,
      test: { description: 'order status as JSON' },
      runs: [
        {
          call: served,
          output: { status: 'shipped', eta: null },
          score: 0,
          assertions: [
            outcome(
              false,
              assertion('is-json', { type: 'object', required: ['eta'], properties: { eta: { type: 'string' } } }),
              '/eta must be string',
            ),
          ],
        },
      ],
    }),
  );
  replace(
    9,
    cell({
      index: 4,
      state: 'failed',
      endpoint: CLAUDE,
      promptIdx: 1,
      test: { description: 'never promises a refund' },
      runs: [
        {
          call: served,
          output: `We will refund you. ${'Of course. '.repeat(100)}`,
          score: 0,
          assertions: [
            outcome(false, assertion('contains', 'refund', { negated: true }), 'the answer contains "refund"'),
          ],
        },
      ],
    }),
  );
  replace(
    11,
    cell({
      index: 5,
      state: 'failed',
      endpoint: CLAUDE,
      promptIdx: 1,
      test: { description: 'polite when insulted' },
      runs: [
        {
          call: served,
          output: '',
          score: 0,
          assertions: [outcome(false, assertion('javascript', 'output.length > 0'), 'the expression is false')],
        },
      ],
    }),
  );
  const error: CellError = {
    kind: 'gateway',
    status: 503,
    message: 'the gateway answered "overloaded" to 4 requests within 31 s',
  };
  replace(
    23,
    cell({
      index: 11,
      state: 'errored',
      endpoint: CLAUDE,
      promptIdx: 1,
      runs: [{ error, call: { endpoint: 'claude-endpoint', attempts: 4, latencyMs: 3, failedAttempts: FAILED } }],
    }),
  );
  const full = report(cells, {
    columns: [
      { prompt: PROMPT, endpoint: GPT },
      { prompt: PROMPT, endpoint: CLAUDE },
    ],
    verdict: decideVerdict(cells, { passThreshold: 95, onInconclusive: 'fail' }),
    warnings: [
      {
        message: 'unknown key "assertions" in a test has no effect',
        at: at(44),
        hint: 'did you mean "assert"?',
        unusedKey: true,
      },
      { message: 'unknown key "temprature_" in a provider has no effect', at: at(7, 9), unusedKey: true },
    ],
    notices: ['claude-endpoint refuses temperature: it was left out from the second call on'],
  });
  return full;
}

export function gatewayDown(): EvalReport {
  const error: CellError = {
    kind: 'gateway',
    message:
      'could not connect to https://mlflow.acme.example: connection refused; check gateway-url and that the server runs',
  };
  const noCall = { error, call: call({ attempts: 0 }) };
  const cells = [0, 1, 2, 3, 4, 5, 6].map((index) => {
    const { call: _, ...rest } = run('errored', noCall);
    const one = cell({ index, state: 'errored' });
    return { ...one, runs: [rest] };
  });
  return report(cells, { notices: [], durationMs: 5020 });
}

export function configError(): EvalReport {
  const problems = [
    { message: 'unknown key "treshold" in an assertion', at: at(17, 9), hint: 'did you mean "threshold"?' },
    {
      message: 'llm-rubric needs a grader, and the config names none',
      at: at(21, 9),
      hint: 'add:\ndefaultTest:\n  options:\n    provider: mlflow-gateway:<endpoint>',
    },
  ];
  return report([], {
    verdict: configVerdict(problems, { passThreshold: 100, onInconclusive: 'fail' }),
    problems,
    columns: [],
  });
}

export function untrusted(): EvalReport {
  const reason = 'the pull request comes from a fork, and allowed-endpoints does not say what it may use';
  return report([], { verdict: untrustedVerdict(reason, { passThreshold: 100, onInconclusive: 'fail' }), columns: [] });
}

/** Every text is an attack. */
export function hostile(): EvalReport {
  const bad = '</details> @octocat | <img src=x onerror=alert(1)> ![p](https://evil.example/p.png) #1 <!-- x -->';
  const fence =
    '````\n```\n</code></pre>\n<!-- mlflow-gateway-eval:v1 id=other -->\n@acme/team #2 \u001b[31mred\u001b[0m \u202eabc\n::error::boom\n| a | b |\n|---|---|\n# Eval passed';
  const place = { file: 'a`b](x)|<i>.yaml', line: 1, column: 1 };
  const evil = endpoint('x` | <b>@octocat', { label: bad, at: place });
  const cells = [
    cell({
      index: 0,
      state: 'failed',
      endpoint: evil,
      test: { description: `${bad}\n# Eval passed`, at: place, vars: { '<b>': fence } },
      runs: [
        {
          output: fence,
          prompt: fence,
          score: 0,
          call: call({ servedModel: bad, servedBy: fence }),
          assertions: [outcome(false, assertion('contains', fence, { metric: bad }), fence)],
        },
      ],
    }),
    cell({
      index: 1,
      state: 'errored',
      endpoint: evil,
      test: { description: '', vars: { [bad]: fence } },
      runs: [{ error: { kind: 'user code', message: fence } }],
    }),
    cell({ index: 2, state: 'unjudged', endpoint: evil, test: { description: bad, assert: [] } }),
  ];
  return report(cells, {
    description: bad,
    columns: [
      { prompt: { ...PROMPT, raw: bad, label: bad }, endpoint: evil },
      { prompt: PROMPT, endpoint: evil },
    ],
    warnings: [{ message: `unknown key "${bad}" has no effect`, at: place, hint: `add:\n${fence}`, unusedKey: true }],
    problems: [{ message: bad, at: place, hint: fence }],
    notices: [fence],
    files: [place.file, "'; rm -rf ~ #.yaml"],
    gatewayUrl: 'https://x.example/`<b>',
  });
}

export const HOSTILE_CONTEXT: RunContext = {
  sha: '<!-- x -->`@octocat',
  runUrl: 'javascript:alert(1)',
  instance: 'PR --> <b> @octocat',
  blobUrl: 'https://github.com/acme/x/blob/abc',
  version: '1.0.0 | @octocat',
};

/** `count` failing cells with long texts. */
export function many(count: number): EvalReport {
  const cells = Array.from({ length: count }, (_, index) =>
    cell({
      index,
      state: 'failed',
      test: { description: `case ${index} ${'about | something '.repeat(10)}` },
      runs: [
        {
          output: `answer ${index} \u{1f600}\u0000`.repeat(300),
          score: index / (2 * count),
          assertions: [outcome(false, assertion('equals', 'x`'.repeat(200)), '*reason* '.repeat(100))],
        },
      ],
    }),
  );
  return report(cells);
}
