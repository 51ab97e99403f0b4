// One answer of the gateway: what was asked for, a guardrail's refusal, or a failure of one kind. Pure; measured against
// MLflow 3.17. What the network does when there is no answer is in fault.ts.
import { shownUrl } from '../trust/origin.js';
import { type ChatAnswer, guardrailAnswer, readCompletion, type Served } from './answer.js';
import { budgetSpent } from './budget.js';
import { forbidden, unauthorized } from './credentials.js';
import { type About, type Failure, failure } from './failure.js';
import {
  type Detail,
  detailOf,
  type HttpAnswer,
  header,
  isHtml,
  isTooDeep,
  jsonOf,
  reachedProvider,
} from './http-answer.js';
import { quote } from './outside-text.js';
import { payloadProblems } from './payload-problems.js';
import { retryAfterMs } from './retry.js';
import { CHAT_PATHS, KEEP_IT } from './route.js';
import { serverError } from './server-error.js';

export type Classified<Answer = ChatAnswer> =
  | { ok: true; answer: Answer; served: Served }
  | { ok: false; failure: Failure };

/** How the body of one route is read. */
export interface Reading<Answer> {
  /** Reads a parsed body. `problem`: why it is not what was asked for. */
  read(body: unknown): { answer: Answer; served: Served } | { problem: string };
  /** What a guardrail's refusal stands for; without it, it is a refused request. */
  guardrail?(rationale: string): Answer;
}

export const COMPLETION: Reading<ChatAnswer> = { read: readCompletion, guardrail: guardrailAnswer };

/** `All 2 fallback attempts failed. Last error: 429: ...`: the status and the words of the last one count. */
const FALLBACK_CHAIN = /^All (\d+) fallback attempts failed\. Last error: (?:(\d{3}): )?/;
const GUARDRAIL = /^Guardrail '.*?' blocked: /s;
const INVALID_PAYLOAD = /^Invalid chat payload: /;
/** Fields that the gateway's own route understands only in part. */
const HALF_UNDERSTOOD = /(^|; )(messages|tools|tool_choice|response_format|stop)\b/;
/** Told with 400 by a provider that has other routes, with 501 by one that has none. */
const NO_PASSTHROUGH = /^(Unsupported passthrough endpoint|The passthrough route) '/;
/** Bodies that only a fault of this client can have caused. */
const CLIENT_FAULT = /^(Missing required 'model' parameter|Invalid JSON payload: )/;

/** What an answer to a chat request means. `nowMs`: the time, for a Retry-After that is a date. */
export function classify(answer: HttpAnswer, about: About, nowMs: number): Classified {
  return classifyAs(COMPLETION, answer, about, nowMs);
}

/** The same for any route. */
export function classifyAs<Answer>(
  reading: Reading<Answer>,
  answer: HttpAnswer,
  about: About,
  nowMs: number,
): Classified<Answer> {
  if (answer.status === 200) return readAnswer(reading, answer, about);
  const whole = detailOf(answer);
  const chain = FALLBACK_CHAIN.exec(whole.text);
  const detail = chain ? { ...whole, text: whole.text.slice(chain[0].length) } : whole;
  const status = chain?.[2] === undefined ? answer.status : Number(chain[2]);

  if (reading.guardrail && status === 400 && GUARDRAIL.test(detail.text)) {
    return { ok: true, answer: reading.guardrail(detail.text.replace(GUARDRAIL, '')), served: {} };
  }
  const found = failureOf({ ...answer, status }, detail, about, nowMs);
  const { message } = found.error;
  const told = chain ? `all ${chain[1]} models of the fallback chain failed; the last one: ${message}` : message;
  return { ok: false, failure: { ...found, error: { ...found.error, message: told, status: answer.status } } };
}

function readAnswer<Answer>(
  reading: Reading<Answer>,
  answer: HttpAnswer,
  { subject, url, server }: About,
): Classified<Answer> {
  const no = (failure: Failure): Classified<Answer> => ({ ok: false, failure });
  if (/^text\/event-stream\b/i.test(header(answer, 'content-type') ?? '')) {
    const message = `${subject} streamed its answer; take \`stream\` out of the provider's config`;
    return no(failure('config', message, { status: 200 }));
  }
  const body = jsonOf(answer);
  if (body === undefined) {
    const what = isHtml(answer)
      ? `an HTML page (${quote(detailOf(answer).text, server.secrets)}): a login before the server, or another service at gateway-url?`
      : `a body that is ${isTooDeep(answer.body) ? 'nested too deep' : 'no JSON'}: ${quote(answer.body, server.secrets) || '(empty)'}`;
    return no(failure('gateway', `${url} answered 200 with ${what}`, { status: 200 }));
  }
  const read = reading.read(body);
  if (!('problem' in read)) return { ok: true, ...read };
  const said = quote(answer.body, server.secrets);
  return no(failure('gateway', `the answer of ${subject} cannot be used, ${read.problem}: ${said}`, { status: 200 }));
}

function failureOf(answer: HttpAnswer, detail: Detail, about: About, nowMs: number): Failure {
  const { status } = answer;
  const { server, subject, url } = about;
  const said = quote(detail.text, server.secrets) || '(no explanation)';
  const waitMs = retryAfterMs((name) => header(answer, name), nowMs);
  const asked = waitMs === undefined ? {} : { waitMs };

  if (NO_PASSTHROUGH.test(detail.text))
    return failure(
      'config',
      isOpenaiChat(about)
        ? `${subject} cannot be called with \`route: openai\`, since its provider does not speak OpenAI's API (${status}); take \`route\` out of the provider's config: ${said}`
        : `${subject} gives no embeddings, since its provider does not speak OpenAI's API (${status}); choose an endpoint whose model makes embeddings: ${said}`,
    );
  if (status >= 500) return serverError(answer, detail, about, asked);
  if (status >= 300 && status < 400) return redirected(answer, about);
  switch (status) {
    case 400:
    case 413:
    case 422:
      return refused(answer, detail, about);
    case 401:
      return reachedProvider(answer)
        ? providersOwn('refused the key', status, said, about)
        : unauthorized(answer, about);
    case 403:
      return reachedProvider(answer) ? providersOwn('refused the key', status, said, about) : forbidden(answer, about);
    case 404:
      return reachedProvider(answer)
        ? providersOwn('does not know the model', status, said, about)
        : notFound(answer, detail, about);
    case 407:
      return failure(
        'gateway',
        `the HTTP proxy on the way to ${server.url} wants credentials (407); put them into HTTP_PROXY or HTTPS_PROXY`,
      );
    case 408:
      return failure('timeout', `${url} timed out (408): ${said}`, { retry: 'fault', ...asked });
    case 425:
      return failure('gateway', `${url} did not take a request so early (425): ${said}`, { retry: 'fault', ...asked });
    case 429:
      return (
        budgetSpent(detail.text, about) ??
        failure('gateway', `${subject} is at a rate limit (429): ${said}`, { retry: 'rate limit', ...asked })
      );
    default:
      return failure('gateway', `${url} answered ${status}, which no answer of a model has: ${said}`);
  }
}

function refused(answer: HttpAnswer, { text }: Detail, { subject, server }: About): Failure {
  const { status } = answer;
  const said = quote(text, server.secrets) || '(no explanation)';
  if (CLIENT_FAULT.test(text)) {
    return failure(
      'gateway',
      `the gateway could not read a request (${status}): ${said}; this is a bug of mlflow-gateway-eval, please report it`,
    );
  }
  if (INVALID_PAYLOAD.test(text)) {
    const problems = quote(payloadProblems(text.replace(INVALID_PAYLOAD, '')), server.secrets);
    const wayRound = HALF_UNDERSTOOD.test(problems) ? `; ${KEEP_IT} as it is` : '';
    return failure('config', `the gateway does not take the request to ${subject} (${status}): ${problems}${wayRound}`);
  }
  const who = reachedProvider(answer) ? `the provider of ${subject}` : `the gateway, asked for ${subject},`;
  return failure('config', `${who} refused the request (${status}): ${said}`, { refusal: text });
}

/** The credentials and the model's name that a provider refuses are the server's, not the caller's. */
function providersOwn(what: string, status: number, said: string, { subject }: About): Failure {
  return failure(
    'gateway',
    `the provider ${what} that the MLflow server keeps for ${subject} (${status}): ${said}; repair the endpoint on the server`,
  );
}

function notFound(answer: HttpAnswer, { text }: Detail, about: About): Failure {
  const { server, subject, url } = about;
  if (/^GatewayEndpoint not found/.test(text)) return failure('config', about.unknownEndpoint());
  // FastAPI's own words for a route that does not exist, or a web server's page.
  if (jsonOf(answer) === undefined || text === 'Not Found') {
    // The config asks for the route: nobody else can repair it.
    if (isOpenaiChat(about))
      return failure(
        'config',
        `there is no route ${url} (404); the MLflow server may be too old for \`route: openai\`: take it out of the provider's config`,
      );
    return failure(
      'gateway',
      `there is no AI Gateway at ${url} (404); check gateway-url: it is the MLflow server's URL with its path prefix, and the server is MLflow 3.0 or newer`,
    );
  }
  return failure(
    'gateway',
    `the gateway at ${server.url} lacks something for ${subject} (404): ${quote(text, server.secrets)}`,
  );
}

/** Whether `route: openai` of the config chose the path. That of embeddings is a passthrough route always. */
function isOpenaiChat({ server, url }: About): boolean {
  return url === `${server.url}${CHAT_PATHS.openai}`;
}

function redirected(answer: HttpAnswer, { url, server }: About): Failure {
  // Its query may hold a token of a login.
  const target = shownUrl(header(answer, 'location') ?? '');
  const where = target ? ` to ${quote(target, server.secrets)}` : '';
  return failure(
    'gateway',
    `${url} answered with a redirect (${answer.status})${where}, and redirects are not followed; set gateway-url to the server itself (https instead of http? a login before it?)`,
  );
}
