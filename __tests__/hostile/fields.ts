// One text in every field of a report that comes from outside.
import type { CellError } from '../../src/cell-error.js';
import type { EvalReport, RunContext } from '../../src/report/eval-report.js';
import { configVerdict } from '../../src/verdict/decide.js';
import { assertion, CONTEXT, call, cell, endpoint, outcome, report } from '../report/reports.js';

/** A place in a file of that name. */
const placeIn = (text: string) => ({ file: fileName(text), line: 3, column: 7 });

/** No file system and no workflow has longer ones. */
const fileName = (text: string): string => text.slice(0, 100);

/** Without control characters, with which there is no command to repeat the run. */
const configFiles = (text: string): string[] => [/\p{Cc}/u.test(fileName(text)) ? 'evals/b.yaml' : fileName(text)];

const ERROR_KINDS = ['config', 'user code', 'gateway'] as const satisfies readonly CellError['kind'][];

/** A run in which everything happens: failed, errored, not judged and passed cells, two columns, sets, warnings. */
export function hostileReport(text: string): EvalReport {
  const at = placeIn(text);
  const evil = endpoint(text, { id: `mlflow-gateway:${text}`, label: text, at });
  const plain = endpoint(text, { id: text, at });
  const prompt = { raw: text, label: text, at };
  const vars = { [text]: text, list: [text, { [text]: text }] };
  const rubric = assertion('llm-rubric', text, { metric: text, valueAt: at, at });
  const expected = assertion('equals', { [text]: text }, { metric: text, at });
  const set = { type: 'assert-set' as const, assert: [rubric], weight: 1, metric: text, at };
  const ofCode = { pass: false, score: 0, reason: text, type: text, metric: text };
  const misses = [
    outcome(false, rubric, text),
    { ...outcome(false, assertion('javascript', text, { at }), text), components: [ofCode] },
    outcome(false, expected, `expected ${text}`),
    { ...outcome(false, set, text), parts: [outcome(false, rubric, text)] },
  ];
  const failedAttempts = {
    first: [1, 2, 3].map((n) => ({ what: text, says: text, afterMs: n, waitMs: n })),
    omitted: 2,
    last: [{ what: text, says: text, afterMs: 9 }],
  };
  const base = {
    prompt: text,
    output: text,
    namedScores: { [text]: 0.5 },
    call: call({ servedModel: text, servedBy: text, attempts: 6, failedAttempts }),
    graderCalls: [call({ endpoint: text, attempts: 6, failedAttempts })],
  };
  const failed = { ...base, score: 0, assertions: misses };
  const test = {
    description: text,
    vars,
    at,
    metadata: { [text]: text },
    options: { params: {}, prefix: text, suffix: text },
  };
  const byHook = cell({ index: 6, state: 'passed', test }).cell.test;
  const withPrompt = (one: ReturnType<typeof cell>) => ({ ...one, cell: { ...one.cell, prompt } });
  const cells = [
    cell({ index: 0, state: 'failed', endpoint: evil, test, runs: [failed] }),
    cell({
      index: 0,
      state: 'failed',
      endpoint: plain,
      promptIdx: 1,
      test: { ...test, provider: evil },
      runs: [failed],
    }),
    // Named by its variables.
    cell({ index: 1, state: 'failed', endpoint: evil, test: { ...test, description: '' }, runs: [failed] }),
    ...ERROR_KINDS.map((kind, index) =>
      cell({
        index: index + 2,
        state: 'errored',
        endpoint: evil,
        test,
        runs: [{ ...base, error: { kind, message: text } }],
      }),
    ),
    cell({ index: 5, state: 'unjudged', endpoint: evil, test: { ...test, assert: [] }, runs: [base] }),
    cell({
      index: 6,
      state: 'passed',
      endpoint: evil,
      test,
      runs: [{ ...base, test: byHook, metadata: { [text]: text }, assertions: [outcome(true, rubric, text)] }],
    }),
    // The one case that both endpoints ran, so that they are compared.
    cell({ index: 6, state: 'failed', endpoint: plain, promptIdx: 2, test, runs: [failed] }),
  ].map(withPrompt);
  const problem = { message: text, at, hint: text };
  const made = report(cells, {
    description: text,
    columns: [
      { prompt, endpoint: evil },
      { prompt: { ...prompt, label: `${text}2` }, endpoint: plain },
      { prompt, endpoint: plain },
    ],
    problems: [problem, problem],
    warnings: [{ message: `unknown key ${JSON.stringify(text)}`, at, hint: text, unusedKey: true }, problem],
    notices: [text],
    files: [fileName(text), 'evals/b.yaml'],
    configFiles: configFiles(text),
    gatewayUrl: `https://mlflow.example/${encodeURI(fileName(text).replace(/\p{Cs}/gu, ''))}`,
  });
  return { ...made, verdict: { ...made.verdict, reason: text } };
}

/** A run that ended on its config. */
export function hostileConfigError(text: string): EvalReport {
  const problems = [{ message: text, at: placeIn(text), hint: text }];
  const verdict = configVerdict(problems, { passThreshold: 100, onInconclusive: 'fail' });
  return report([], {
    verdict,
    problems,
    columns: [],
    description: text,
    files: [fileName(text)],
    configFiles: configFiles(text),
  });
}

/** The instance is what a workflow, a job and a matrix leg are called. */
export function hostileContext(text: string): RunContext {
  return {
    ...CONTEXT,
    instance: fileName(text),
    runId: 7,
    runsUrl: 'https://github.com/acme/support-bot/actions/runs',
  };
}
