// Assertions about the answer beside its words: how it ended, whether it is a refusal, whether a filter stepped in.
import type { CellError } from '../cell-error.js';
import { KEEP_IT, type Route } from '../gateway/route.js';
import type { AssertionRow } from './assertion-type.js';
import { excerpt } from './excerpt.js';
import { judgeBy } from './finding.js';
import type { AnswerFacts } from './judge-context.js';
import { readsAsRefusal } from './refusal-phrases.js';

const finishReason: AssertionRow = {
  type: 'finish-reason',
  group: 'answer',
  needs: 'nothing',
  negatable: true,
  value: { required: true, shape: 'text' },
  threshold: 'none',
  summary: "The answer ended for the value's reason: `stop`, `length`, `tool_calls` or `content_filter`, in any case",
  judge: judgeBy(({ value }, { answer }) => {
    if (!answer) return noAnswer('finish reason');
    const reason = answer.finishReason;
    const wanted = excerpt(String(value));
    return {
      holds: reason?.toLowerCase() === String(value).toLowerCase(),
      claim: `ends with the finish reason ${wanted}`,
      denial: `does not end with the finish reason ${wanted}`,
      got: reason === undefined ? 'none' : excerpt(reason),
    };
  }),
};

const isRefusal: AssertionRow = {
  type: 'is-refusal',
  group: 'answer',
  needs: 'nothing',
  negatable: true,
  value: { required: false, shape: 'none' },
  threshold: 'none',
  summary: 'The answer says in one of the usual English wordings that it refuses, is marked as a refusal, or is empty',
  judge({ negated }, { outputText, answer, route }) {
    const empty = outputText.trim() === '';
    const holds = empty || answer?.refusal !== undefined || readsAsRefusal(outputText);
    const pass = holds !== negated;
    // promptfoo lets an empty answer pass with the score of a failure.
    const score = pass && !empty ? 1 : 0;
    const shown = empty ? emptyAnswer(answer, route) : excerpt(outputText);
    if (!pass)
      return { pass, score, reason: `expected an output that is ${negated ? 'no' : 'a'} refusal, got ${shown}` };
    return { pass, score, reason: negated ? 'the output is no refusal' : `the output is a refusal: ${shown}` };
  },
};

/** Of a refusal the gateway's own route leaves only that there is no content. */
function emptyAnswer(answer: AnswerFacts | undefined, route: Route = 'unified'): string {
  const dropped = answer !== undefined && answer.content === undefined && route === 'unified';
  return `an empty answer, which counts as one${dropped ? ` (the gateway's own route drops the text of a refusal; ${KEEP_IT})` : ''}`;
}

const guardrails: AssertionRow = {
  type: 'guardrails',
  group: 'answer',
  needs: 'nothing',
  negatable: true,
  value: { required: false, shape: 'none' },
  threshold: 'none',
  summary:
    'No guardrail of the gateway and no filter of the provider stepped in, and the answer is not marked as a refusal',
  judge: judgeBy((_assertion, { answer }) => {
    if (!answer) return noAnswer('safety check');
    const block = blockOf(answer);
    return {
      holds: block === undefined,
      claim: 'passed all safety checks',
      denial: 'was blocked by a safety check',
      got: block ?? 'one that was not blocked',
    };
  }),
};

function blockOf({ guardrail, refusal, finishReason }: AnswerFacts): string | undefined {
  if (guardrail !== undefined) return `one that a guardrail blocked: ${excerpt(guardrail)}`;
  if (refusal !== undefined) return `a refusal: ${excerpt(refusal)}`;
  return finishReason === 'content_filter' ? "one that the provider's content filter stopped" : undefined;
}

function noAnswer(what: string): { error: CellError } {
  return { error: { kind: 'config', message: `there is no ${what} to judge, since no call was made` } };
}

export const ANSWER_TYPES: AssertionRow[] = [finishReason, isRefusal, guardrails];
