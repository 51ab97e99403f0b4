// Reports of runs that compared endpoints.
import type { Endpoint } from '../../src/config/eval-config.js';
import type { EvalReport } from '../../src/report/eval-report.js';
import type { RunResult } from '../../src/run/results.js';
import { seeded } from '../verdict/regression/simulation.js';
import { call, cell, endpoint, PROMPT, report } from './reports.js';

export interface Contestant {
  endpoint: Endpoint;
  /** Of the runs, 0 to 1. */
  passes: number;
  /** ms, about. */
  latencyMs: number;
  answerTokens: number;
  /** Dollars a token of an answer; absent: nobody set a price. */
  price?: number;
  /** One in ten answers is this model's; the others are the endpoint's own. */
  fallback?: string;
  /** Of the calls, 0 to 1: those that give an error. */
  errors?: number;
}

export const CONTESTANTS: readonly Contestant[] = [
  {
    endpoint: endpoint('gemini-endpoint'),
    passes: 0.6,
    latencyMs: 700,
    answerTokens: 60,
    price: 0.000_002_5,
  },
  {
    endpoint: endpoint('gpt-4o-endpoint'),
    passes: 0.93,
    latencyMs: 900,
    answerTokens: 80,
    price: 0.000_01,
    fallback: 'gpt-4o-mini-2024-07-18',
  },
  { endpoint: endpoint('claude-endpoint'), passes: 0.9, latencyMs: 1300, answerTokens: 95, price: 0.000_015 },
];

/** Seeded: the same every time. */
export function compared(contestants: readonly Contestant[], { cases = 60, repeats = 1, seed = 7 } = {}): EvalReport {
  const random = seeded(seed);
  const cells = Array.from({ length: cases }, (_, index) => {
    const ease = 0.1 * (random() - 0.5);
    return contestants.map((one, promptIdx) => {
      const runs = Array.from({ length: repeats }, () => runOf(one, ease, index, random));
      const judged = runs.filter(({ state }) => state !== 'errored');
      const state =
        judged.length === 0 ? 'errored' : judged.every((run) => run.state === 'passed') ? 'passed' : 'failed';
      return cell({ index, promptIdx, endpoint: one.endpoint, state, runs });
    });
  }).flat();
  return report(cells, { columns: contestants.map((one) => ({ prompt: PROMPT, endpoint: one.endpoint })) });
}

function runOf(
  { endpoint: of, passes, latencyMs, answerTokens, price, fallback, errors = 0 }: Contestant,
  ease: number,
  index: number,
  random: () => number,
): Partial<RunResult> {
  const state = random() < errors ? 'errored' : random() < passes + ease ? 'passed' : 'failed';
  const completion = Math.round(answerTokens * (0.7 + 0.6 * random()));
  const served = fallback !== undefined && index % 10 === 3 ? fallback : `${of.name.replace('-endpoint', '')}-2026-01`;
  const answered = call({
    endpoint: of.name,
    latencyMs: latencyMs * (0.6 + 0.8 * random()) * (random() < 0.06 ? 3 : 1),
    servedModel: served,
    servedBy: 'provider',
    tokens: { prompt: 120, completion, total: 120 + completion },
    ...(price === undefined ? {} : { costUsd: price * completion }),
  });
  return {
    state,
    call: answered,
    ...(state === 'errored' ? { error: { kind: 'gateway' as const, status: 503, message: 'overloaded' } } : {}),
  };
}

/** As many endpoints as a table has to bear, with names of every kind. */
export function crowd(): EvalReport {
  const names = [
    'a',
    'gpt-4o-endpoint',
    '保証期間はどのくらいですか保証期間はどのくらいですか保証期間',
    '</title><script>alert(1)</script> | **bold** @octocat #1 <b>',
    'x'.repeat(200),
    'a name of many words that goes on and on until nobody wants to read it any more',
    '![p](https://evil.example/p.png)',
    '::error::boom',
    'same',
    'same',
    'claude-endpoint',
    '\u202egnp.exe',
  ];
  return compared(
    names.map((name, index) => ({
      endpoint: endpoint(name, { label: name, at: { file: 'evals/support.yaml', line: 2 + index, column: 5 } }),
      passes: 0.95 - 0.05 * index,
      latencyMs: 300 + 90 * index,
      answerTokens: 40 + 5 * index,
      price: 0.000_001 * (1 + index),
    })),
    { cases: 80, repeats: 2 },
  );
}
