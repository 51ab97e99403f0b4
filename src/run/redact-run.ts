// Takes secrets out of what a run has left.
import type { CellError } from '../cell-error.js';
import type { CellRedactor } from '../plan/redact-cell.js';
import { type Redact, redactTexts, remembered } from '../trust/redact-texts.js';
import type { AssertionOutcome, CodeComponent, RunResult } from './results.js';
import { isRecorded, type RunRecord } from './run-record.js';

/** Before it is written: no secret is on a disk, and none has to be looked for when it comes back. */
export function redactRecord(record: RunRecord, redact: Redact): RunRecord {
  const { vars, prompt, output, metadata, judged } = record;
  return {
    vars: redactTexts(vars, redact),
    prompt: redact(prompt),
    output: redactTexts(output, redact),
    metadata: redactTexts(metadata, redact),
    judged: judged.map(({ reason, components }) => ({
      reason: redact(reason),
      ...(components ? { components: components.map((one) => redactComponent(one, redact)) } : {}),
    })),
  };
}

export function createRunRedactor(redact: Redact, { test }: Pick<CellRedactor, 'test'>): (run: RunResult) => RunResult {
  const assertionOf = remembered((assertion: AssertionOutcome['assertion']) => redactAssertion(assertion, redact));
  const outcomeOf = (outcome: AssertionOutcome): AssertionOutcome => ({
    ...outcome,
    assertion: assertionOf(outcome.assertion),
    reason: redact(outcome.reason),
    ...(outcome.parts ? { parts: outcome.parts.map(outcomeOf) } : {}),
    ...(outcome.components ? { components: outcome.components.map((one) => redactComponent(one, redact)) } : {}),
  });
  return (run) => {
    const atHand = {
      namedScores: redactTexts(run.namedScores, redact),
      namedWeights: redactTexts(run.namedWeights, redact),
      call: redactTexts(run.call, redact),
      graderCalls: redactTexts(run.graderCalls, redact),
      test: run.test && test(run.test),
      error: run.error && redactError(run.error, redact),
    };
    if (isRecorded(run)) return run.with(atHand, assertionOf);
    return {
      ...run,
      ...atHand,
      vars: redactTexts(run.vars, redact),
      prompt: redact(run.prompt),
      output: redactTexts(run.output, redact),
      metadata: redactTexts(run.metadata, redact),
      assertions: run.assertions.map(outcomeOf),
    };
  };
}

/** Its kind is a word of ours, which may be a password elsewhere. */
function redactError(error: CellError, redact: Redact): CellError {
  const message = redact(error.message);
  return message === error.message ? error : { ...error, message };
}

function redactAssertion(assertion: AssertionOutcome['assertion'], redact: Redact): AssertionOutcome['assertion'] {
  const metric = assertion.metric === undefined ? undefined : redact(assertion.metric);
  const before = 'value' in assertion ? assertion.value : undefined;
  const value = redactTexts(before, redact);
  if (metric === assertion.metric && value === before) return assertion;
  return {
    ...assertion,
    ...(metric === undefined ? {} : { metric }),
    ...(value === undefined ? {} : { value }),
  };
}

function redactComponent(component: CodeComponent, redact: Redact): CodeComponent {
  const { reason, type, metric } = component;
  return {
    ...component,
    reason: redact(reason),
    ...(type === undefined ? {} : { type: redact(type) }),
    ...(metric === undefined ? {} : { metric: redact(metric) }),
  };
}
