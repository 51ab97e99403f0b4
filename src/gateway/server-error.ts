// 5xx: who failed, the provider, the gateway or what stands before it; and which of it will pass.
import { type About, type Failure, failure } from './failure.js';
import { cameFromGateway, type Detail, type HttpAnswer, isHtml, jsonOf, reachedProvider } from './http-answer.js';
import { quote } from './outside-text.js';

const UPSTREAM_BLOCKED = /^Gateway upstream connection blocked/;

export function serverError(answer: HttpAnswer, { text }: Detail, about: About, asked: { waitMs?: number }): Failure {
  const { status } = answer;
  const { subject, server } = about;
  const said = quote(text, server.secrets) || '(no explanation)';
  if (status === 501) {
    return failure('config', `the AI Gateway is switched off on the MLflow server at ${server.url} (501): ${said}`);
  }
  if (UPSTREAM_BLOCKED.test(text)) {
    return failure('config', `the MLflow server does not let ${subject} call its provider (${status}): ${said}`);
  }
  return failure('gateway', passing(answer, said, about), {
    retry: 'fault',
    ...(asked.waitMs === undefined ? { repeatable: `${status} ${answer.body}` } : asked),
  });
}

function passing(answer: HttpAnswer, said: string, { subject, server }: About): string {
  const { status } = answer;
  if (reachedProvider(answer)) return `the provider of ${subject} failed (${status}): ${said}`;
  if (cameFromGateway(answer) || jsonOf(answer) !== undefined)
    return `the gateway failed on ${subject} (${status}): ${said}`;
  if (status === 500 && !isHtml(answer)) {
    return `the gateway failed on ${subject} with a bare 500, as it does when the provider cannot be reached or its answer cannot be read; see the MLflow server's log`;
  }
  return `${server.url} answered ${status} (${said}): a proxy before the MLflow server?`;
}
