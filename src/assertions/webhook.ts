// The assertion that a server of the user's judges. Its reply is read strictly: what is no judgement is an error.

import { quote } from '../gateway/outside-text.js';
import { isFiniteNumber, isObject, type Json } from '../json.js';
import { webhookUrlProblem } from '../webhook/webhook-url.js';
import type { AssertionJudgement, AssertionRow, Judged } from './assertion-type.js';
import { excerpt } from './excerpt.js';

export const WEBHOOK: AssertionRow = {
  type: 'webhook',
  group: 'code',
  needs: 'webhook',
  negatable: true,
  value: { required: true, shape: 'text' },
  threshold: 'none',
  summary:
    'The server at the URL, to which `output`, `prompt` and `vars` are posted, replies `{ "pass": true }`, with `score` and `reason` if it likes, within 5 s (variable `WEBHOOK_TIMEOUT`, ms)',
  check: (value) => webhookUrlProblem(String(value)),
  async judge({ value, negated }, { output, prompt, vars, callWebhook }): Promise<Judged> {
    if (!callWebhook) return { error: { kind: 'config', message: 'webhooks are not called here' } };
    const outcome = await callWebhook(String(value), { output, context: { prompt, vars } });
    if (!outcome.ok) return { error: outcome.error };
    const read = readReply(outcome.value, negated);
    return 'problem' in read ? { error: { kind: 'webhook', message: `the webhook's reply ${read.problem}` } } : read;
  },
};

/** `{ pass, score?, reason? }`. A score is taken as it is; of `not-webhook` it is turned round. */
function readReply(reply: Json, negated: boolean): AssertionJudgement | { problem: string } {
  const { pass, score = null, reason = null } = isObject(reply) ? reply : {};
  if (typeof pass !== 'boolean')
    return { problem: `has no \`pass\` that is true or false: ${excerpt(JSON.stringify(reply))}` };
  if (score !== null && !isFiniteNumber(score))
    return { problem: `has a score that is no number: ${excerpt(shown(score))}` };
  const passes = pass !== negated;
  const told = typeof reason === 'string' ? quote(reason) : '';
  return {
    pass: passes,
    score: score === null ? Number(passes) : negated ? 1 - score : score,
    reason: told || `the webhook says ${pass ? 'pass' : 'fail'} without a reason`,
  };
}

/** JSON's own text of Infinity is `null`. */
function shown(score: Json): string {
  return typeof score === 'number' ? String(score) : JSON.stringify(score);
}
