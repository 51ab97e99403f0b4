// `assertScoringFunction`: code of the config decides what the outcomes of a test's assertions come to.
import type { CellError } from '../cell-error.js';
import type { Json } from '../json.js';
import type { AssertionOutcome } from '../run/results.js';
import type { CodeSource, RunCode } from '../sandbox/code-call.js';
import { scoringCall } from '../sandbox/code-uses.js';
import { readGradingResult } from './code-result.js';

export type ScoringFunction = Extract<CodeSource, { kind: 'file' }>;

export async function scoreBy(
  source: ScoringFunction,
  given: { namedScores: Record<string, number>; outcomes: readonly AssertionOutcome[]; threshold: number | undefined },
  runCode: RunCode | undefined,
): Promise<{ pass: boolean; score: number; reason: string } | { error: CellError }> {
  if (!runCode) return failed('code of the config may not run here');
  const { namedScores, outcomes, threshold } = given;
  const context = {
    ...(threshold === undefined ? {} : { threshold }),
    componentResults: outcomes.flatMap((outcome) => [outcome, ...(outcome.parts ?? [])]).map(shown),
  };
  const outcome = await runCode(scoringCall(source, namedScores, context));
  if (!outcome.ok) return { error: { ...outcome.error, message: `assertScoringFunction: ${outcome.error.message}` } };
  const read = readGradingResult(outcome.value, { negated: false });
  if (!read.ok) return failed(`the code ${read.problem}`);
  const { pass, score, reason } = read.value;
  return { pass, score, reason };
}

function shown({ assertion, pass, score, reason }: AssertionOutcome): Json {
  const { type, metric, weight } = assertion;
  return { pass, score, reason, assertion: { type, weight, ...(metric === undefined ? {} : { metric }) } };
}

function failed(message: string): { error: CellError } {
  return { error: { kind: 'user code', message: `assertScoringFunction: ${message}` } };
}
