export const id = 8248;
export const ids = [8248];
export const modules = {

/***/ 8248:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createGateway: () => (/* binding */ createGateway)
});

// EXTERNAL MODULE: ./lib/gateway/outside-text.js
var outside_text = __webpack_require__(7589);
;// CONCATENATED MODULE: ./lib/gateway/breaker.js

/** So many calls in a row, given up within at least so long: a server that starts again is away for half a minute. */
const GIVEN_UP_CALLS = 5;
const SILENT_MS = 60_000;
/** Between two looks whether a dead endpoint is back. */
const PROBE_EVERY_MS = 30_000;
/** @param subject `endpoint "x"` */
function createBreaker(subject) {
    /** Calls given up since the last answer. */
    let givenUp = 0;
    /** When the first of them began, ms. */
    let silentSince = 0;
    let state = 'closed';
    /** What is said instead of asking, once a call that was tried alone was given up too. */
    let refusal;
    let probe;
    let nextProbeAt = 0;
    /** Until when the server asks to be left alone, for longer than a call may take. */
    let asked;
    function alive() {
        givenUp = 0;
        state = 'closed';
        asked = undefined;
        endProbe();
    }
    function endProbe() {
        probe?.end();
        probe = undefined;
    }
    return {
        against(nowMs, timeoutMs) {
            if (asked && asked.untilMs - nowMs >= timeoutMs)
                return { error: asked.error };
            if (state === 'closed')
                return undefined;
            if (state === 'suspicious')
                return probe && { wait: probe.promise };
            return refusal && (probe || nowMs < nextProbeAt) ? { error: refusal } : undefined;
        },
        begin(startedMs) {
            const own = state !== 'closed' && !probe ? openProbe() : undefined;
            if (own)
                probe = own;
            return {
                ended(end, nowMs) {
                    if (end.how === 'alive')
                        return alive();
                    if (end.how === 'given up') {
                        const { error, askedMs } = end;
                        if (givenUp === 0)
                            silentSince = startedMs;
                        givenUp++;
                        if (askedMs !== undefined)
                            asked = { untilMs: nowMs + askedMs, error: notAsked(subject, error) };
                        if (state === 'closed' && givenUp >= GIVEN_UP_CALLS && nowMs - silentSince >= SILENT_MS)
                            state = 'suspicious';
                        if (own && own === probe) {
                            state = 'open';
                            refusal = refusalAfter(error, { subject, givenUp, silentMs: nowMs - silentSince });
                            nextProbeAt = nowMs + PROBE_EVERY_MS;
                        }
                    }
                    if (own && own === probe)
                        endProbe();
                },
            };
        },
        alive,
    };
}
function openProbe() {
    let end = () => undefined;
    const promise = new Promise((resolve) => {
        end = resolve;
    });
    return { promise, end };
}
function refusalAfter({ kind, message, status }, { subject, givenUp, silentMs }) {
    const how = `its last ${givenUp} calls were all given up, for ${Math.round(silentMs / 1_000)} s`;
    return {
        kind,
        message: `${subject} was not asked, since it answers nobody: ${how}; the last one: ${(0,outside_text/* quote */.h)(message, [], 400)}`,
        ...(status === undefined ? {} : { status }),
    };
}
function notAsked(subject, { kind, message, status }) {
    return {
        kind,
        message: `${subject} was not asked, since it wants to be left alone for longer than a call may take: ${(0,outside_text/* quote */.h)(message, [], 400)}`,
        ...(status === undefined ? {} : { status }),
    };
}

;// CONCATENATED MODULE: ./lib/gateway/call-limit.js
// The most requests to models in a run: what a config from outside, or a slip in one's own, can cost.
/** @param max undefined: no limit */
function createCallLimit(max = Number.POSITIVE_INFINITY) {
    let taken = 0;
    return {
        max,
        take() {
            if (taken >= max)
                return false;
            taken++;
            return true;
        },
        isReached: () => taken >= max,
    };
}

// EXTERNAL MODULE: ./lib/trust/origin.js
var origin = __webpack_require__(1146);
// EXTERNAL MODULE: ./lib/json.js
var json = __webpack_require__(6413);
;// CONCATENATED MODULE: ./lib/gateway/finish-reason.js
/** Providers' own words and OpenAI's for the same end, as promptfoo 0.123 maps them. */
const OPENAI_NAMES = new Map([
    ['function_call', 'tool_calls'],
    ['tool_use', 'tool_calls'],
    ['end_turn', 'stop'],
    ['stop_sequence', 'stop'],
    ['max_tokens', 'length'],
    ['model_context_window_exceeded', 'length'],
    ['refusal', 'content_filter'],
]);
/** `finish_reason` in lower case and OpenAI's vocabulary; others as they are. */
function finishReasonOf(raw) {
    const reason = typeof raw === 'string' ? raw.trim().toLowerCase() : '';
    return reason === '' ? undefined : (OPENAI_NAMES.get(reason) ?? reason);
}

;// CONCATENATED MODULE: ./lib/gateway/answer.js
// A chat completion, read: what was said, and what it cost.


/** Reads a parsed body. `problem`: why it is no chat completion. */
function readCompletion(body) {
    if (!(0,json/* isObject */.Gv)(body) || !Array.isArray(body['choices']))
        return { problem: 'it is JSON but no chat completion' };
    const choice = body['choices'][0];
    if (choice === undefined)
        return { problem: 'its list of choices is empty' };
    const message = (0,json/* isObject */.Gv)(choice) ? choice['message'] : undefined;
    if (!(0,json/* isObject */.Gv)(choice) || !(0,json/* isObject */.Gv)(message))
        return { problem: 'its first choice has no message' };
    const finishReason = finishReasonOf(choice['finish_reason']);
    return {
        answer: {
            message,
            ...defined('content', contentOf(message['content'])),
            ...defined('toolCalls', filledList(message['tool_calls'])),
            ...defined('functionCall', (0,json/* isObject */.Gv)(message['function_call']) ? message['function_call'] : undefined),
            ...defined('refusal', answer_text(message['refusal'])),
            ...defined('reasoning', answer_text(message['reasoning']) ?? answer_text(message['reasoning_content'])),
            ...defined('finishReason', finishReason),
            ...defined('logProbs', logProbsOf(choice['logprobs'])),
        },
        served: { ...servedOf(body), ...defined('finishReason', finishReason) },
    };
}
/** Who served an answer and what it cost, as any body tells it. */
function servedOf(body) {
    return {
        ...defined('servedModel', answer_text(body['model'])),
        ...defined('servedBy', answer_text(body['provider'])),
        ...defined('tokens', tokensOf(body['usage'])),
        ...defined('answerId', answer_text(body['id'])),
    };
}
/** A guardrail's refusal: nobody's completion, but something for the assertions to judge. */
function guardrailAnswer(rationale) {
    return { content: rationale, guardrail: rationale, message: { role: 'assistant', content: rationale } };
}
function contentOf(content) {
    if (typeof content === 'string')
        return content;
    if (!Array.isArray(content))
        return undefined;
    const texts = content
        .map((part) => ((0,json/* isObject */.Gv)(part) ? part['text'] : part))
        .filter((part) => typeof part === 'string');
    return texts.length > 0 ? texts.join('') : undefined;
}
function tokensOf(usage) {
    if (!(0,json/* isObject */.Gv)(usage))
        return undefined;
    const { prompt_tokens: prompt, total_tokens: total } = usage;
    // Embeddings complete nothing and do not say so.
    const completion = Object.hasOwn(usage, 'completion_tokens') ? usage['completion_tokens'] : 0;
    // Providers that count nothing arrive as three nulls; zeros would look like a measurement.
    if (!isCount(prompt) || !isCount(completion))
        return undefined;
    return {
        prompt,
        completion,
        total: isCount(total) ? total : prompt + completion,
        ...defined('cached', countIn(usage['prompt_tokens_details'], 'cached_tokens')),
        ...defined('reasoning', countIn(usage['completion_tokens_details'], 'reasoning_tokens')),
    };
}
/** JSON can hold 1e999, and servers can count below zero. */
function isCount(value) {
    return typeof value === 'number' && value >= 0 && value <= Number.MAX_SAFE_INTEGER;
}
function countIn(value, key) {
    const count = (0,json/* isObject */.Gv)(value) ? value[key] : undefined;
    return isCount(count) ? count : undefined;
}
function logProbsOf(logprobs) {
    const tokens = (0,json/* isObject */.Gv)(logprobs) ? filledList(logprobs['content']) : undefined;
    return tokens?.map((token) => numberIn(token, 'logprob')).filter((value) => value !== undefined);
}
function numberIn(value, key) {
    const number = (0,json/* isObject */.Gv)(value) ? value[key] : undefined;
    return typeof number === 'number' ? number : undefined;
}
function filledList(value) {
    return Array.isArray(value) && value.length > 0 ? value : undefined;
}
function answer_text(value) {
    return typeof value === 'string' && value !== '' ? value : undefined;
}
/** `{ [key]: value }`, or nothing: an absent field is absent and not `undefined`. */
function defined(key, value) {
    return value === undefined ? {} : { [key]: value };
}

// EXTERNAL MODULE: ./lib/gateway/failure.js
var failure = __webpack_require__(4144);
;// CONCATENATED MODULE: ./lib/gateway/budget.js
// MLflow's spending limits. A spent budget looks like a rate limit (429) and is none: it stays spent for hours.


const SPENT = /^Budget limit exceeded\. ?(?<limit>Limit: .*?\.(?= Budget| Request|$))?/s;
const RESET = /Budget resets at (\S+?)\.?(?:\s|$)/;
/** The failure of a refusal because of a budget, or undefined when `text` is none. */
function budgetSpent(text, { subject, server }) {
    const spent = SPENT.exec(text);
    if (!spent)
        return undefined;
    const limit = spent.groups?.['limit']?.replace(/\.$/, '');
    const reset = RESET.exec(text)?.[1];
    const until = reset ? ` until ${(0,outside_text/* quote */.h)(reset, server.secrets, 40)}` : '';
    const said = limit ? (0,outside_text/* quote */.h)(limit, server.secrets) : (0,outside_text/* quote */.h)(text, server.secrets);
    return (0,failure/* failure */.V)('budget', `the budget of ${subject} is spent${until} (${said}); no more calls are made to it`);
}

// EXTERNAL MODULE: ./lib/gateway/http-answer.js
var http_answer = __webpack_require__(6475);
;// CONCATENATED MODULE: ./lib/gateway/credentials.js
// MLflow's own 401 and 403 (and those of a proxy before it): which credential is missing, or what it may not do.



function unauthorized(answer, { server }) {
    const wantsBasic = /^basic\b/i.test((0,http_answer/* header */.wx)(answer, 'www-authenticate') ?? '');
    return (0,failure/* failure */.V)('gateway', `${server.url} did not accept the credentials (401): ${advice(server.authorization, wantsBasic)}`);
}
function forbidden(answer, { server, subject }) {
    const { text } = (0,http_answer/* detailOf */.Rw)(answer);
    if (/^Invalid Host header/.test(text)) {
        const { host } = new URL(server.url);
        return (0,failure/* failure */.V)('gateway', `the MLflow server at ${server.url} does not allow its host name (403, Invalid Host header); start it with --allowed-hosts "${host}"`);
    }
    if (/^Permission denied/.test(text)) {
        return (0,failure/* failure */.V)('gateway', `permission denied (403) for ${subject} at ${server.url}: the user needs USE on it, or there is no endpoint of that name`);
    }
    const said = (0,outside_text/* quote */.h)(text, server.secrets) || '(no explanation)';
    return (0,failure/* failure */.V)('gateway', `${server.url} refused access to ${subject} (403): ${said}`);
}
function advice(sent, wantsBasic) {
    const basic = `headers: { Authorization: 'Basic {{env.MLFLOW_BASIC_AUTH}}' } in the provider's config`;
    if (sent === undefined) {
        return wantsBasic
            ? `none were sent and the server asks for Basic; set ${basic}`
            : `none were sent; set gateway-api-key (MLFLOW_GATEWAY_API_KEY) for a Bearer token, or ${basic}`;
    }
    if (wantsBasic && sent !== 'basic') {
        return `MLflow's basic-auth takes no Bearer token; set ${basic}, or X-MLflow-Authorization when the token is for a proxy before it`;
    }
    return sent === 'basic'
        ? 'the user name or the password that was sent as Basic is wrong'
        : 'check the token in gateway-api-key (MLFLOW_GATEWAY_API_KEY) or in the Authorization header of the config';
}

;// CONCATENATED MODULE: ./lib/gateway/payload-problems.js
/** `[type=less_than_equal, input_value=2.1, input_type=float]` at the end of a line. */
const TAIL = /\s*\[type=[^\]]*?(?:input_value=(?<value>.*), input_type=\w+)?\]$/;
/**
 * The gateway's validation report as one line: `temperature: Input should be less than or equal to 2 (got 2.1)`. It has a
 * heading, and for each problem the field, what is wrong with it, and a link.
 */
function payloadProblems(report) {
    const [heading = '', ...lines] = report
        .split('\n')
        .filter((line) => !/^\s*For further information visit /.test(line));
    const problems = [];
    for (const line of lines) {
        const isField = !/^\s/.test(line) || problems.length === 0;
        if (isField)
            problems.push(line.trim());
        else
            problems.push(`${problems.pop()}: ${line.trim().replace(TAIL, (_, value) => (value === undefined ? '' : ` (got ${value})`))}`);
    }
    return problems.length > 0 ? problems.join('; ') : heading;
}

// EXTERNAL MODULE: ./lib/gateway/retry.js
var gateway_retry = __webpack_require__(888);
// EXTERNAL MODULE: ./lib/gateway/route.js
var route = __webpack_require__(4759);
;// CONCATENATED MODULE: ./lib/gateway/server-error.js
// 5xx: who failed, the provider, the gateway or what stands before it; and which of it will pass.



const UPSTREAM_BLOCKED = /^Gateway upstream connection blocked/;
function serverError(answer, { text }, about, asked) {
    const { status } = answer;
    const { subject, server } = about;
    const said = (0,outside_text/* quote */.h)(text, server.secrets) || '(no explanation)';
    if (status === 501) {
        return (0,failure/* failure */.V)('config', `the AI Gateway is switched off on the MLflow server at ${server.url} (501): ${said}`);
    }
    if (UPSTREAM_BLOCKED.test(text)) {
        return (0,failure/* failure */.V)('config', `the MLflow server does not let ${subject} call its provider (${status}): ${said}`);
    }
    return (0,failure/* failure */.V)('gateway', passing(answer, said, about), {
        retry: 'fault',
        ...(asked.waitMs === undefined ? { repeatable: `${status} ${answer.body}` } : asked),
    });
}
function passing(answer, said, { subject, server }) {
    const { status } = answer;
    if ((0,http_answer/* reachedProvider */.d)(answer))
        return `the provider of ${subject} failed (${status}): ${said}`;
    if ((0,http_answer/* cameFromGateway */.Vv)(answer) || (0,http_answer/* jsonOf */.o_)(answer) !== undefined)
        return `the gateway failed on ${subject} (${status}): ${said}`;
    if (status === 500 && !(0,http_answer/* isHtml */._6)(answer)) {
        return `the gateway failed on ${subject} with a bare 500, as it does when the provider cannot be reached or its answer cannot be read; see the MLflow server's log`;
    }
    return `${server.url} answered ${status} (${said}): a proxy before the MLflow server?`;
}

;// CONCATENATED MODULE: ./lib/gateway/classify.js
// One answer of the gateway: what was asked for, a guardrail's refusal, or a failure of one kind. Pure; measured against
// MLflow 3.17. What the network does when there is no answer is in fault.ts.











const COMPLETION = { read: readCompletion, guardrail: guardrailAnswer };
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
function classify(answer, about, nowMs) {
    return classifyAs(COMPLETION, answer, about, nowMs);
}
/** The same for any route. */
function classifyAs(reading, answer, about, nowMs) {
    if (answer.status === 200)
        return readAnswer(reading, answer, about);
    const whole = (0,http_answer/* detailOf */.Rw)(answer);
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
function readAnswer(reading, answer, { subject, url, server }) {
    const no = (failure) => ({ ok: false, failure });
    if (/^text\/event-stream\b/i.test((0,http_answer/* header */.wx)(answer, 'content-type') ?? '')) {
        const message = `${subject} streamed its answer; take \`stream\` out of the provider's config`;
        return no((0,failure/* failure */.V)('config', message, { status: 200 }));
    }
    const body = (0,http_answer/* jsonOf */.o_)(answer);
    if (body === undefined) {
        const what = (0,http_answer/* isHtml */._6)(answer)
            ? `an HTML page (${(0,outside_text/* quote */.h)((0,http_answer/* detailOf */.Rw)(answer).text, server.secrets)}): a login before the server, or another service at gateway-url?`
            : `a body that is ${(0,http_answer/* isTooDeep */.f_)(answer.body) ? 'nested too deep' : 'no JSON'}: ${(0,outside_text/* quote */.h)(answer.body, server.secrets) || '(empty)'}`;
        return no((0,failure/* failure */.V)('gateway', `${url} answered 200 with ${what}`, { status: 200 }));
    }
    const read = reading.read(body);
    if (!('problem' in read))
        return { ok: true, ...read };
    const said = (0,outside_text/* quote */.h)(answer.body, server.secrets);
    return no((0,failure/* failure */.V)('gateway', `the answer of ${subject} cannot be used, ${read.problem}: ${said}`, { status: 200 }));
}
function failureOf(answer, detail, about, nowMs) {
    const { status } = answer;
    const { server, subject, url } = about;
    const said = (0,outside_text/* quote */.h)(detail.text, server.secrets) || '(no explanation)';
    const waitMs = (0,gateway_retry/* retryAfterMs */.V)((name) => (0,http_answer/* header */.wx)(answer, name), nowMs);
    const asked = waitMs === undefined ? {} : { waitMs };
    if (NO_PASSTHROUGH.test(detail.text))
        return (0,failure/* failure */.V)('config', isOpenaiChat(about)
            ? `${subject} cannot be called with \`route: openai\`, since its provider does not speak OpenAI's API (${status}); take \`route\` out of the provider's config: ${said}`
            : `${subject} gives no embeddings, since its provider does not speak OpenAI's API (${status}); choose an endpoint whose model makes embeddings: ${said}`);
    if (status >= 500)
        return serverError(answer, detail, about, asked);
    if (status >= 300 && status < 400)
        return redirected(answer, about);
    switch (status) {
        case 400:
        case 413:
        case 422:
            return refused(answer, detail, about);
        case 401:
            return (0,http_answer/* reachedProvider */.d)(answer)
                ? providersOwn('refused the key', status, said, about)
                : unauthorized(answer, about);
        case 403:
            return (0,http_answer/* reachedProvider */.d)(answer) ? providersOwn('refused the key', status, said, about) : forbidden(answer, about);
        case 404:
            return (0,http_answer/* reachedProvider */.d)(answer)
                ? providersOwn('does not know the model', status, said, about)
                : notFound(answer, detail, about);
        case 407:
            return (0,failure/* failure */.V)('gateway', `the HTTP proxy on the way to ${server.url} wants credentials (407); put them into HTTP_PROXY or HTTPS_PROXY`);
        case 408:
            return (0,failure/* failure */.V)('timeout', `${url} timed out (408): ${said}`, { retry: 'fault', ...asked });
        case 425:
            return (0,failure/* failure */.V)('gateway', `${url} did not take a request so early (425): ${said}`, { retry: 'fault', ...asked });
        case 429:
            return (budgetSpent(detail.text, about) ??
                (0,failure/* failure */.V)('gateway', `${subject} is at a rate limit (429): ${said}`, { retry: 'rate limit', ...asked }));
        default:
            return (0,failure/* failure */.V)('gateway', `${url} answered ${status}, which no answer of a model has: ${said}`);
    }
}
function refused(answer, { text }, { subject, server }) {
    const { status } = answer;
    const said = (0,outside_text/* quote */.h)(text, server.secrets) || '(no explanation)';
    if (CLIENT_FAULT.test(text)) {
        return (0,failure/* failure */.V)('gateway', `the gateway could not read a request (${status}): ${said}; this is a bug of mlflow-gateway-eval, please report it`);
    }
    if (INVALID_PAYLOAD.test(text)) {
        const problems = (0,outside_text/* quote */.h)(payloadProblems(text.replace(INVALID_PAYLOAD, '')), server.secrets);
        const wayRound = HALF_UNDERSTOOD.test(problems) ? `; ${route/* KEEP_IT */.ER} as it is` : '';
        return (0,failure/* failure */.V)('config', `the gateway does not take the request to ${subject} (${status}): ${problems}${wayRound}`);
    }
    const who = (0,http_answer/* reachedProvider */.d)(answer) ? `the provider of ${subject}` : `the gateway, asked for ${subject},`;
    return (0,failure/* failure */.V)('config', `${who} refused the request (${status}): ${said}`, { refusal: text });
}
/** The credentials and the model's name that a provider refuses are the server's, not the caller's. */
function providersOwn(what, status, said, { subject }) {
    return (0,failure/* failure */.V)('gateway', `the provider ${what} that the MLflow server keeps for ${subject} (${status}): ${said}; repair the endpoint on the server`);
}
function notFound(answer, { text }, about) {
    const { server, subject, url } = about;
    // The second is what a server says that still knows the endpoint's id, and finds nothing under it.
    if (/^(Gateway)?Endpoint not found/.test(text)) {
        const { kind, message } = about.unknownEndpoint();
        return (0,failure/* failure */.V)(kind, message);
    }
    // FastAPI's own words for a route that does not exist, or a web server's page.
    if ((0,http_answer/* jsonOf */.o_)(answer) === undefined || text === 'Not Found') {
        // The config asks for the route: nobody else can repair it.
        if (isOpenaiChat(about))
            return (0,failure/* failure */.V)('config', `there is no route ${url} (404); the MLflow server may be too old for \`route: openai\`: take it out of the provider's config`);
        return (0,failure/* failure */.V)('gateway', `there is no AI Gateway at ${url} (404); check gateway-url: it is the MLflow server's URL with its path prefix, and the server is MLflow 3.0 or newer`);
    }
    return (0,failure/* failure */.V)('gateway', `the gateway at ${server.url} lacks something for ${subject} (404): ${(0,outside_text/* quote */.h)(text, server.secrets)}`);
}
/** Whether `route: openai` of the config chose the path. That of embeddings is a passthrough route always. */
function isOpenaiChat({ server, url }) {
    return url === `${server.url}${route/* CHAT_PATHS */.qm.openai}`;
}
function redirected(answer, { url, server }) {
    // Its query may hold a token of a login.
    const target = (0,origin/* shownUrl */.zA)((0,http_answer/* header */.wx)(answer, 'location') ?? '');
    const where = target ? ` to ${(0,outside_text/* quote */.h)(target, server.secrets)}` : '';
    return (0,failure/* failure */.V)('gateway', `${url} answered with a redirect (${answer.status})${where}, and redirects are not followed; set gateway-url to the server itself (https instead of http? a login before it?)`);
}

;// CONCATENATED MODULE: ./lib/gateway/embeddings.js
// Embeddings, read: one vector for each text that was sent.


/**
 * Reads a parsed body. `problem`: why it holds no vectors of finite numbers, one for each of `texts`.
 * Providers may answer out of order: `index` says which text a vector belongs to.
 */
function readEmbeddings(body, texts) {
    const data = (0,json/* isObject */.Gv)(body) ? body['data'] : undefined;
    if (!(0,json/* isObject */.Gv)(body) || !Array.isArray(data))
        return { problem: 'it is JSON but no list of embeddings' };
    if (data.length !== texts)
        return { problem: `it has ${data.length} embeddings for ${texts} texts` };
    const vectors = [];
    for (const [position, entry] of data.entries()) {
        const vector = (0,json/* isObject */.Gv)(entry) ? entry['embedding'] : undefined;
        if (!isVector(vector))
            return { problem: 'an embedding in it is no list of numbers' };
        const index = (0,json/* isObject */.Gv)(entry) && typeof entry['index'] === 'number' ? entry['index'] : position;
        if (!(index in data) || vectors[index] !== undefined)
            return { problem: `it has no embedding of its own for each text` };
        vectors[index] = vector;
    }
    return { answer: vectors, served: servedOf(body) };
}
function isVector(value) {
    return Array.isArray(value) && value.length > 0 && value.every((entry) => Number.isFinite(entry));
}

// EXTERNAL MODULE: ./lib/gateway/failed-attempts.js
var failed_attempts = __webpack_require__(5008);
// EXTERNAL MODULE: ./lib/gateway/limits.js
var gateway_limits = __webpack_require__(3420);
;// CONCATENATED MODULE: ./lib/gateway/flow/alarm.js
// Wakes whoever waits for a moment. One at a time, always the earliest that is asked for.

/** @param ring is told the moment that has come, never before the one that was asked for: a timer may fire a little early */
function createAlarm({ now, sleep }, ring) {
    let pending;
    return {
        set(at) {
            if (pending?.at === at)
                return;
            pending?.stop.abort();
            pending = undefined;
            if (at === undefined)
                return;
            const set = { at, stop: new AbortController() };
            pending = set;
            const ms = Math.min(gateway_limits/* MAX_TIMER_MS */._o, Math.max(0, at - now()));
            const ringsAt = now() + ms;
            void sleep(ms, set.stop.signal).then(() => {
                if (pending !== set)
                    return;
                pending = undefined;
                ring(Math.max(ringsAt, now()));
            });
        },
    };
}

;// CONCATENATED MODULE: ./lib/gateway/flow/endpoint-window.js
// How many calls to one endpoint may be in flight, as far as its refusals (429) tell. Doubles until the first one. A limit
// on calls in flight shows itself: what was in flight beside the refused call is what the endpoint takes, and it never
// refuses with fewer. A limit on requests a second looks alike at first, and then refuses whatever is in flight.
// The numbers below were chosen by simulation (__tests__/gateway/flow/).
/** Answers between a refusal and the next try with one place more: at least so many, and so many rounds. */
const HOLD = { answers: 18, rounds: 8 };
/** What the client has in flight is not what the server has: answers and requests are on their way. They differ by so much. */
const ALIKE = 0.8;
/** Where a burst of refusals shows a limit, this part of it is safe. */
const CARE = 0.8;
/** So many refusals in a row, with next to nothing let through between them, may be one limit that is approached. */
const PATIENT = 2;
/** Next to nothing: this part of a round. */
const NEXT_TO_NOTHING = 0.25;
/** @param start places at first; `most`: never more. Both at least 1 */
function createEndpointWindow({ start, most }) {
    let places = start;
    /** `approach`: one more a round, to the limit that was seen; `hold`: it stays there for a while; `probe`: one more than that. */
    let growth = 'double';
    /** Calls in flight that were too many. */
    let limit = most;
    let era = 0;
    let sentInEra = 0;
    let mostInEra = 0;
    /** Answers of the present round, which has as many as there are places. */
    let answers = 0;
    /** Somebody waited for a place in this round: without, more places say nothing. */
    let wanted = false;
    /** The last refusal was blamed on the calls in flight. */
    let suspected = false;
    /** Refusals in a row with next to nothing let through between them. */
    let soon = 0;
    function setPlaces(wished) {
        places = Math.max(1, Math.min(most, wished));
    }
    function beginRound() {
        answers = 0;
        wanted = false;
    }
    function grow() {
        beginRound();
        if (growth === 'approach') {
            setPlaces(places + 1);
            if (places >= limit)
                growth = 'hold';
        }
        else if (growth === 'hold') {
            setPlaces(places + 1);
            growth = 'probe';
        }
        else {
            // Also after a probe that held for a round: beyond it nothing is known to be in the way.
            setPlaces(places * 2);
            growth = 'double';
        }
    }
    function blame({ mostBefore, sentBefore, paced }, others) {
        // A call that was refused alone: no number in flight is small enough.
        if (paced || others === 0)
            return 'rate';
        soon = sentBefore <= places * NEXT_TO_NOTHING ? soon + 1 : 0;
        if (soon > PATIENT)
            return 'both';
        return soon > 0 || others >= Math.min(mostBefore - 1, ALIKE * mostBefore) ? 'in flight' : 'rate';
    }
    function lower(why, others) {
        if (why === 'both') {
            // Fewer and fewer were refused just as well: it is another limit, or it has fallen a long way. Down fast, and up fast.
            setPlaces(Math.min(others, Math.ceil(places / 2)));
            growth = 'double';
        }
        else if (why === 'in flight') {
            limit = Math.max(1, others);
            // A burst of refusals tells the limit only roughly.
            const roughly = growth === 'double' && limit > 4;
            setPlaces(Math.min(places - 1, roughly ? Math.floor(limit * CARE) : limit));
            growth = roughly ? 'approach' : 'hold';
        }
        else if (others < limit) {
            // Refused with fewer in flight than what was taken for the limit: it is none.
            limit = most;
            growth = 'double';
        }
    }
    return {
        places: () => places,
        sent(others, paced) {
            const footprint = { era, others, mostBefore: mostInEra, sentBefore: sentInEra, paced };
            sentInEra++;
            mostInEra = Math.max(mostInEra, others + 1);
            return footprint;
        },
        unsent(footprint) {
            if (footprint.era === era)
                sentInEra--;
        },
        held: () => {
            wanted = true;
        },
        answered() {
            answers++;
            const round = growth === 'hold' ? Math.max(HOLD.answers, HOLD.rounds * places) : places;
            if (answers >= round && wanted && places < most)
                grow();
        },
        fault: beginRound,
        refused(footprint, overtaking) {
            const others = footprint.others + overtaking;
            if (footprint.era !== era) {
                // Refusals overtake each other: another call of the same burst may know better how many were too many.
                if (footprint.era === era - 1 && suspected) {
                    limit = Math.max(1, Math.min(limit, others));
                    setPlaces(Math.min(places, limit));
                }
                return 'old news';
            }
            era++;
            sentInEra = 0;
            mostInEra = 0;
            beginRound();
            const why = blame(footprint, others);
            suspected = why === 'in flight';
            lower(why, others);
            return why;
        },
    };
}

;// CONCATENATED MODULE: ./lib/gateway/flow/request-rate.js
// When the next request may be sent to one endpoint. Its refusals (429) set the rate: between two of them a limit on
// requests a second lets through exactly as many as it allows, so the second one tells what the first could not.
// The numbers below were chosen by simulation (__tests__/gateway/flow/).
/** After a refusal the rate is this share of what was let through, so that the endpoint's own bucket is not always empty. */
const AFTER_REFUSAL = 0.95;
/** No refusal leaves less of the rate than this: an estimate from a few calls may be wrong by half of it. */
const LEFT = 0.5;
/** Where nothing was let through at all, it leaves no more than this. */
const LEFT_AT_MOST = 0.9;
/** A rate raised this far above the last limit shows that the limit has moved; what was let through on the way there says little. */
const MOVED = { above: 2.2, left: 0.85 };
/** The rate is raised by what was sent at it: a stretch is so many seconds of it, or so many requests if that is more. */
const STRETCH = { seconds: 0.5, requests: 9 };
/** After one stretch it is what was let through, after the second this much more. */
const CAREFUL = 1.2;
/** Beyond that it doubles within so many seconds of it, or so many requests if that is more. */
const DOUBLING = { seconds: 0.24, requests: 5 };
/** After a refusal one request goes ahead; when it is not refused within this many times what the refusal took, it was let through. */
const PROOF = 1.5;
/** A refusal that took long has waited in a queue itself. */
const LONGEST_PROOF_MS = 1_000;
/** After so many refusals in a row with nothing let through between them the endpoint was shut; it may be open again at once. */
const SHUT = 4;
/** Never slower than three a minute: an endpoint that refuses everything is given up by its calls, not by waiting for ever. */
const SLOWEST = 0.05;
/** Requests that timers have kept from their moment are made up for, within so many ms. */
const CATCH_UP_MS = 2;
/** Before the first refusal, the requests of a round are spread over this part of it: a refusal then stops most of them. */
const SPREAD = 0.25;
/** And after it, until a rate is known, over this part: no more than what was answered lately, and a little. */
const SPREAD_AFTER = 0.6;
function createRequestRate({ perMinute, longestWaitMs = Number.POSITIVE_INFINITY, } = {}) {
    const setIntervalMs = perMinute === undefined ? 0 : 60_000 / perMinute;
    let intervalMs = 0;
    let spreadMs = 0;
    /** Let through by the last refusals, a second; what `rate` starts from. */
    let known;
    let rate;
    /** How far the rate has been raised, in stretches. */
    let raised = 0;
    /** When the last request had its moment. */
    let slot = Number.NEGATIVE_INFINITY;
    /** Until when the endpoint asks to be left alone. */
    let askedUntil = Number.NEGATIVE_INFINITY;
    /** When the request that went ahead will have shown that it was let through. */
    let provenAt = Number.NEGATIVE_INFINITY;
    let lastRefusal;
    /** Refusals in a row with nothing let through between them, and the rate before the first of them. */
    let inVain = 0;
    let rateBefore = 0;
    /** Not 0: the next request goes alone, and the others wait so long for its refusal. */
    let proofMs = 0;
    function interval() {
        return Math.max(setIntervalMs, rate === undefined ? spreadMs : 1_000 / rate);
    }
    function note(now, sentAt) {
        lastRefusal = sentAt;
        proofMs = Math.min(LONGEST_PROOF_MS, PROOF * (now - sentAt));
    }
    function raise() {
        // Where the set limit is the slower one, nothing is learnt about this one.
        if (rate === undefined || known === undefined || interval() === setIntervalMs)
            return;
        const stretch = Math.max(STRETCH.seconds * rate, STRETCH.requests);
        raised += 1 / stretch;
        if (raised < 1)
            rate = known * (AFTER_REFUSAL + (1 - AFTER_REFUSAL) * raised);
        else if (raised < 2)
            rate = known * (1 + (CAREFUL - 1) * (raised - 1));
        else
            rate *= 2 ** (1 / Math.max(DOUBLING.seconds * rate, DOUBLING.requests));
    }
    return {
        readyAt: (now) => Math.max(askedUntil - now < longestWaitMs ? askedUntil : now, provenAt, slot + intervalMs),
        sent(now, held) {
            if (held)
                raise();
            // A set limit holds for any minute: nothing of it is made up for.
            const late = setIntervalMs > 0 && interval() === setIntervalMs ? 0 : CATCH_UP_MS;
            slot = Math.max(slot + intervalMs, now - late);
            intervalMs = interval();
            if (proofMs > 0)
                provenAt = now + proofMs;
            proofMs = 0;
        },
        answered(sentAt) {
            if (inVain < SHUT || rate === undefined || sentAt <= (lastRefusal ?? sentAt))
                return;
            // A quota of a minute, say, that is new again: doubled with each answer, half of the way back.
            known = Math.min(rate * 2, rateBefore / 2);
            if (known >= rateBefore / 2)
                inVain = 0;
            rate = Math.max(rate, known);
            raised = 0;
            intervalMs = interval();
        },
        unsent() {
            slot -= intervalMs;
        },
        perSecond: () => rate,
        refused({ now, sentAt, sentBefore, lately }) {
            // The half: on average that much of the next one was there already.
            const seen = lastRefusal === undefined ? 0 : ((sentBefore + 0.5) / Math.max(1, sentAt - lastRefusal)) * 1_000;
            note(now, sentAt);
            const before = rate ?? lately ?? seen;
            if (before === 0)
                return;
            if (sentBefore > 0)
                inVain = 0;
            else if (inVain++ === 0)
                rateBefore = before;
            const left = known !== undefined && before > known * MOVED.above ? MOVED.left : LEFT;
            const most = sentBefore > 0 ? before : before * LEFT_AT_MOST;
            known = Math.max(SLOWEST, Math.min(most, Math.max(seen, before * left)));
            rate = known * AFTER_REFUSAL;
            raised = 0;
            intervalMs = interval();
        },
        noted: note,
        waitUntil(at) {
            askedUntil = Math.max(askedUntil, at);
        },
        spreadOver(ms, places) {
            spreadMs = (ms * (lastRefusal === undefined ? SPREAD : SPREAD_AFTER)) / places;
            intervalMs = interval();
        },
    };
}

;// CONCATENATED MODULE: ./lib/gateway/flow/endpoint-flow.js


/** The share of the newest answer in the mean of latencies. */
const NEWEST = 0.2;
function createEndpointFlow({ start, most, ...limits }) {
    const window = createEndpointWindow({ start, most });
    const rate = createRequestRate(limits);
    let latencyMs;
    return {
        places: window.places,
        readyAt: rate.readyAt,
        perSecond: rate.perSecond,
        held: window.held,
        sent(now, others, paced) {
            // The spread of the first rounds says nothing of a limit.
            const byRate = paced && rate.perSecond() !== undefined;
            // At the places it starts with, nothing is spread: they are known to be few.
            if (latencyMs !== undefined && window.places() > start)
                rate.spreadOver(latencyMs, window.places());
            rate.sent(now, byRate);
            return window.sent(others, byRate);
        },
        ended({ footprint, sentAt, now, end, overtaking }) {
            switch (end.how) {
                case 'answered': {
                    const ms = now - sentAt;
                    latencyMs = latencyMs === undefined ? ms : latencyMs + NEWEST * (ms - latencyMs);
                    rate.answered(sentAt);
                    return void window.answered();
                }
                case 'fault':
                    return void window.fault();
                case 'rate limited': {
                    if (end.waitMs !== undefined)
                        rate.waitUntil(now + end.waitMs);
                    const blame = window.refused(footprint, overtaking);
                    if (blame === 'in flight')
                        rate.noted(now, sentAt);
                    if (blame === 'both' || blame === 'rate') {
                        const lately = latencyMs === undefined ? undefined : ((footprint.others + 1) / latencyMs) * 1_000;
                        rate.refused({ now, sentAt, sentBefore: footprint.sentBefore, lately });
                    }
                    return blame;
                }
                case 'not sent':
                    rate.unsent();
                    return void window.unsent(footprint);
                case 'refused':
                    return undefined;
            }
        },
    };
}

;// CONCATENATED MODULE: ./lib/gateway/flow/flow-log.js
// What is told of the flow: one line for each change that says something, with its reason. Steps on the way are not important.

/** What an endpoint takes is told again when it has changed by more than this factor. */
const TOLD_AGAIN = 1.5;
/** @param server scheme, host and port */
function createFlowLog(server, onFlow = () => undefined) {
    const told = new Map();
    let settled = 0;
    return {
        refused(key, { blame, was, places, perSecond = Number.POSITIVE_INFINITY, inVain }) {
            if (blame === 'old news')
                return;
            const before = told.get(key);
            const important = before === undefined ||
                (!inVain && blame !== 'both' && (changed(before.places, places) || changed(before.perSecond, perSecond)));
            if (important)
                told.set(key, { places, perSecond });
            const flight = was === places ? `${places}` : `${was} -> ${places}`;
            onFlow(`endpoint ${(0,outside_text/* quoteName */.A)(nameOf(key))}: ${flight} calls in flight${rateText(perSecond)}: rate limit (429)`, important ? 'info' : 'debug');
        },
        window({ from, to, why }) {
            const important = why === 'settled' && changed(settled, to);
            if (important)
                settled = to;
            onFlow(`${server}: ${from} -> ${to} calls in flight: ${REASONS[why]}`, important ? 'info' : 'debug');
        },
    };
}
const REASONS = {
    grows: 'throughput grows with them',
    settled: 'more bring no more throughput',
    'tries more': 'a look whether more bring more throughput',
    'tries fewer': 'a look whether fewer do as well',
    back: 'that was no better',
    'fewer do': 'fewer bring as much throughput',
};
function changed(before, now) {
    if (before === now)
        return false;
    return Math.max(before, now) > TOLD_AGAIN * Math.min(before, now);
}
function rateText(perSecond) {
    if (!Number.isFinite(perSecond))
        return '';
    if (perSecond < 1)
        return `, ${Math.round(perSecond * 60)} requests/min`;
    return `, ${perSecond < 10 ? perSecond.toFixed(1) : perSecond.toFixed(0)} requests/s`;
}
function nameOf(key) {
    return key.slice(key.indexOf(' ') + 1);
}

;// CONCATENATED MODULE: ./lib/gateway/flow/level.js
// What one number of calls in flight costs in latency, and what two of them say together: whether more calls in flight
// bring more throughput. By Little's law throughput is calls in flight / latency, so it stays the same where latency grows
// as they do.
function newLevel(places) {
    return { places, samples: new Map() };
}
/** @param inFlight the mean number of calls in flight at the server while this one was */
function addSample(level, endpoint, { ms, inFlight }) {
    const samples = level.samples.get(endpoint) ?? { count: 0, latency: 0, inFlight: 0 };
    level.samples.set(endpoint, samples);
    samples.count++;
    samples.latency += Math.log(Math.max(ms, 0.01));
    samples.inFlight += Math.log(Math.max(inFlight, 1));
}
function countOf({ samples }) {
    return [...samples.values()].reduce((sum, { count }) => sum + count, 0);
}
/**
 * How latency follows calls in flight between two levels, as the exponent: 0, it does not, and throughput grows with them;
 * 1, it grows as they do, and throughput not at all. Noise may lead beyond both. Undefined when they have no endpoint in
 * common, or about as many calls in flight.
 */
function slope(low, high) {
    let weights = 0;
    let latency = 0;
    let inFlight = 0;
    for (const [endpoint, upper] of high.samples) {
        const lower = low.samples.get(endpoint);
        if (!lower)
            continue;
        const weight = 1 / (1 / lower.count + 1 / upper.count);
        weights += weight;
        latency += weight * (upper.latency / upper.count - lower.latency / lower.count);
        inFlight += weight * (upper.inFlight / upper.count - lower.inFlight / lower.count);
    }
    return weights === 0 || inFlight / weights < LEAST_STEP ? undefined : latency / inFlight;
}
/** Of logarithms: 15 % more calls in flight. */
const LEAST_STEP = Math.log(1.15);

;// CONCATENATED MODULE: ./lib/gateway/flow/server-window.js
// How many calls one server serves at once. A gateway that is bound by its CPU never refuses: it lets calls wait, so the
// sign is latency that grows as calls in flight do. Doubles while more calls bring more throughput, settles a little above
// the last number that did, and looks from time to time whether more or fewer would do better: load changes.

/** Latency that follows calls in flight by more than this (a doubling brings less than 1.3 times the throughput) is a knee. */
const KNEE = 0.62;
/** Below this it is clear that there is none. */
const DOUBTFUL = 0.35;
/** Fewer calls in flight do as well when latency follows by more than this. */
const FLAT = 0.85;
/** Settled this much above the knee: a little more throughput for a little more latency. */
const ABOVE = 1.5;
/** A look at more is careful: while it lasts, calls to a gateway that is bound wait longer. */
const MORE = 1.35;
/** Answers before a look at more or fewer, and for that look; or so many rounds, if that is more. */
const STEADY = { answers: 24, rounds: 2 };
const TRIAL_ANSWERS = 16;
/** Looks that showed nothing make the next ones rarer, up to this factor. */
const RAREST = 27;
/** @param start places at first, and what it never falls below; `most`: never more. Equal: it stays there */
function createServerWindow({ start, most }) {
    /** Below it the last wish for a little more is not fulfilled. */
    const least = Math.min(most, Math.ceil(start * ABOVE));
    let level = newLevel(start);
    /** While doubling: the levels so far, the lowest first. */
    let climbed = [];
    /** The level that a trial is compared with. */
    let steady;
    let state = start < most ? 'climbing' : 'steady';
    /** The present level is measured for a second time. */
    let again = false;
    let rarely = 1;
    let fewerNext = false;
    let answers = 0;
    let wanted = false;
    function go(places, next, why) {
        const from = level.places;
        level = newLevel(Math.max(1, Math.min(most, Math.round(places))));
        state = next;
        again = false;
        beginRound();
        return from === level.places ? undefined : { from, to: level.places, why };
    }
    function beginRound() {
        answers = 0;
        wanted = false;
    }
    function settle(knee) {
        climbed = [];
        steady = undefined;
        rarely = 1;
        fewerNext = false;
        return go(Math.max(least, knee * ABOVE), 'steady', 'settled');
    }
    function climb() {
        const slopes = climbed.map((low) => slope(low, level));
        // A queue takes a round to build up, and a few answers are soon slow by chance: what is not clear gets a second round.
        if (!again && slopes.some((value = 1) => value > DOUBTFUL)) {
            again = true;
            level = newLevel(level.places);
            beginRound();
            return undefined;
        }
        // The lowest level from which on more in flight brought nothing: a knee that noise has hidden at first is found too.
        const knee = climbed[slopes.findIndex((value = 0) => value > KNEE)];
        if (knee)
            return settle(knee.places);
        if (level.places >= most)
            return settle(most);
        climbed.push(level);
        return go(level.places * 2, 'climbing', 'grows');
    }
    function look() {
        steady = level;
        const fewer = fewerNext && level.places > least;
        fewerNext = !fewer;
        if (fewer)
            return go(Math.max(least, level.places / ABOVE), 'fewer', 'tries fewer');
        if (level.places < most)
            return go(level.places * MORE, 'more', 'tries more');
        return undefined;
    }
    function back(to, places = to.places) {
        rarely = Math.min(RAREST, rarely * 3);
        return go(places, 'steady', 'back');
    }
    function endTrial(from) {
        const [low, high] = state === 'more' ? [from, level] : [level, from];
        const follows = slope(low, high);
        if (state === 'more') {
            if (follows === undefined || follows > KNEE)
                return back(from);
            climbed = [from];
            return climb();
        }
        if (follows === undefined || follows <= FLAT)
            return back(from);
        rarely = 1;
        return go(level.places, 'steady', 'fewer do') ?? { from: from.places, to: level.places, why: 'fewer do' };
    }
    return {
        places: () => level.places,
        level: () => level,
        held: () => {
            wanted = true;
        },
        answered({ level: sentAt, endpoint, ms, inFlight }) {
            if (start === most)
                return undefined;
            addSample(sentAt, endpoint, { ms, inFlight });
            answers++;
            if (!wanted)
                return undefined;
            const sampled = countOf(level);
            if (state === 'climbing')
                return (again ? sampled : answers) >= level.places ? climb() : undefined;
            if (state === 'steady') {
                const enough = Math.max(STEADY.answers, STEADY.rounds * level.places) * rarely;
                return sampled >= enough ? look() : undefined;
            }
            return steady && sampled >= Math.max(TRIAL_ANSWERS, level.places) ? endTrial(steady) : undefined;
        },
        fault: beginRound,
    };
}

;// CONCATENATED MODULE: ./lib/gateway/flow/server-lanes.js




/** @param server scheme, host and port, for the log */
function createServerLanes(server, limits, options) {
    const window = createServerWindow(limits);
    const queues = new Map();
    const log = createFlowLog(server, options.onFlow);
    const alarm = createAlarm(options, admit);
    let inFlight = 0;
    let turns = 0;
    /** Calls in flight times milliseconds, up to `busyAt`. */
    let busyMs = 0;
    let busyAt = options.now();
    function count(change, now) {
        busyMs += inFlight * (now - busyAt);
        busyAt = now;
        inFlight += change;
    }
    function admit(now) {
        while (inFlight < window.places()) {
            const next = nextQueue(now);
            if (!next)
                break;
            send(next, now);
        }
        let wakeAt;
        const full = inFlight >= window.places();
        for (const queue of queues.values()) {
            if (queue.waiting.size === 0)
                continue;
            const own = queue.inFlight.size >= queue.flow.places();
            if (full)
                window.held();
            if (own)
                queue.flow.held();
            const readyAt = queue.flow.readyAt(now);
            queue.paced = !full && !own && readyAt > now;
            if (queue.paced)
                wakeAt = Math.min(wakeAt ?? readyAt, readyAt);
        }
        alarm.set(wakeAt);
    }
    function nextQueue(now) {
        const busy = [...queues.values()].filter(({ waiting, inFlight: sent }) => waiting.size + sent.size > 0);
        const share = Math.ceil(window.places() / Math.max(1, busy.length));
        let next;
        for (const queue of busy) {
            if (queue.waiting.size === 0 || !mayGrow(queue, share) || queue.flow.readyAt(now) > now)
                continue;
            const before = next && (queue.inFlight.size - next.inFlight.size || queue.servedAt - next.servedAt);
            if (before === undefined || before < 0)
                next = queue;
        }
        return next;
    }
    /** More than its share is for an endpoint that gives places back: one that hangs would soon have all of them. */
    function mayGrow({ flow, inFlight: sent, answeredAt }, share) {
        if (sent.size >= flow.places())
            return false;
        const [oldest] = sent;
        return sent.size < share || oldest === undefined || answeredAt >= oldest.sentAt;
    }
    function send(queue, now) {
        const [start] = queue.waiting;
        if (!start)
            return;
        queue.waiting.delete(start);
        const request = {
            sentAt: now,
            footprint: queue.flow.sent(now, queue.inFlight.size, queue.paced),
            level: window.level(),
            busyMs: busyMs + inFlight * (now - busyAt),
        };
        queue.paced = false;
        queue.servedAt = ++turns;
        count(1, now);
        queue.inFlight.add(request);
        start({ leave: (end) => leave(queue, request, end) });
    }
    function leave(queue, request, end) {
        if (!queue.inFlight.delete(request))
            return;
        const now = options.now();
        count(-1, now);
        const { flow } = queue;
        const was = flow.places();
        const blame = flow.ended({
            footprint: request.footprint,
            sentAt: request.sentAt,
            now,
            end,
            // Of no use but for a refusal, and not for nothing.
            overtaking: end.how === 'rate limited' ? overtaking(queue, request, now) : 0,
        });
        if (blame) {
            const inVain = request.footprint.sentBefore === 0;
            log.refused(queue.key, { blame, was, places: flow.places(), perSecond: flow.perSecond(), inVain });
        }
        if (end.how === 'fault') {
            // One that has answered nobody since its last fault is dead: that is no reason to hold the others back.
            if (queue.answeredAt >= queue.faultAt)
                window.fault();
            queue.faultAt = now;
        }
        if (end.how === 'answered') {
            queue.answeredAt = now;
            const ms = now - request.sentAt;
            const change = window.answered({
                level: request.level,
                endpoint: queue.key,
                ms,
                inFlight: ms > 0 ? (busyMs - request.busyMs) / ms : inFlight + 1,
            });
            if (change)
                log.window(change);
        }
        admit(now);
    }
    return {
        enter(endpoint, signal) {
            if (signal?.aborted)
                return Promise.resolve(undefined);
            const queue = queues.get(endpoint) ?? newQueue(endpoint, limits);
            queues.set(endpoint, queue);
            return new Promise((resolve) => {
                const start = (place) => {
                    signal?.removeEventListener('abort', giveUp);
                    resolve(place);
                };
                const giveUp = () => {
                    queue.waiting.delete(start);
                    resolve(undefined);
                    admit(options.now());
                };
                queue.waiting.add(start);
                signal?.addEventListener('abort', giveUp, { once: true });
                admit(options.now());
            });
        },
    };
}
/** Requests that are sent at the same time come in any order: within this part of the time that an answer took. */
const SAME_TIME = 0.25;
function overtaking({ inFlight }, { sentAt }, now) {
    const until = sentAt + (now - sentAt) * SAME_TIME;
    return [...inFlight].filter((other) => other.sentAt >= sentAt && other.sentAt <= until).length;
}
function newQueue(key, limits) {
    return {
        key,
        flow: createEndpointFlow(limits),
        waiting: new Set(),
        inFlight: new Set(),
        answeredAt: Number.NEGATIVE_INFINITY,
        faultAt: Number.NEGATIVE_INFINITY,
        servedAt: 0,
        paced: false,
    };
}

;// CONCATENATED MODULE: ./lib/gateway/lanes.js


/** Requests in flight to one server before anything is known of it: any gateway takes so many. */
const FIRST_PLACES = 4;
function createLanes({ maxConcurrency, requestsPerMinute, callTimeoutMs, ...options }) {
    const limits = {
        start: maxConcurrency ?? FIRST_PLACES,
        most: maxConcurrency ?? gateway_limits/* MOST_IN_FLIGHT */.JJ,
        perMinute: requestsPerMinute,
        longestWaitMs: callTimeoutMs,
    };
    const servers = new Map();
    return {
        enter({ server, endpoint }, signal) {
            const lanes = servers.get(server) ?? createServerLanes(server, limits, options);
            servers.set(server, lanes);
            return lanes.enter(endpoint, signal);
        },
    };
}

// EXTERNAL MODULE: ./node_modules/fastest-levenshtein/mod.js
var mod = __webpack_require__(1916);
// EXTERNAL MODULE: ./lib/config/names.js
var names = __webpack_require__(9730);
;// CONCATENATED MODULE: ./lib/gateway/endpoint-names.js
// A name that the gateway does not have, and the ones that were probably meant.



/** A server may have hundreds. */
const MAX_LISTED = 10;
/** @param endpoints those that the server lists; empty when it was not asked or did not say */
function unknownEndpoint(endpoint, server, endpoints) {
    const close = (0,names/* closeName */.K)(endpoint, endpoints);
    const meant = close === undefined ? '' : `; did you mean ${(0,outside_text/* quoteName */.A)(close)}?`;
    const there = endpoints.length === 0 ? '' : `${meant || ';'} it has ${listed(endpoint, endpoints)}`;
    return `the gateway at ${server.url} has no endpoint ${(0,outside_text/* quoteName */.A)(endpoint)} for this caller${there || meant}`;
}
/** What a 404 of an endpoint means: of one that the server listed before the first call, that somebody took it away since. */
function missingEndpoint(endpoint, server, endpoints) {
    if (!endpoints.includes(endpoint))
        return { kind: 'config', message: unknownEndpoint(endpoint, server, endpoints) };
    return {
        kind: 'gateway',
        message: `endpoint ${(0,outside_text/* quoteName */.A)(endpoint)} is gone: the gateway at ${server.url} had it when the run began`,
    };
}
/** The nearest first, so that the one that was meant is among those that are shown. */
function listed(endpoint, endpoints) {
    const nearest = endpoints
        .map((name) => ({ name, apart: (0,mod/* distance */.Io)(endpoint, name) }))
        .sort((a, b) => a.apart - b.apart);
    const names = nearest.slice(0, MAX_LISTED).map(({ name }) => (0,outside_text/* quote */.h)(name, [], 100));
    const more = endpoints.length - names.length;
    return more > 0 ? `${names.join(', ')} and ${more} more` : names.join(', ');
}

// EXTERNAL MODULE: ./lib/gateway/fault.js
var fault = __webpack_require__(4254);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./lib/gateway/server.js
// The server behind a destination: where a call goes and with which headers. Who may send which credentials where is
// decided before, not here.



/** The provider's own route: body and answer pass untouched, `model` is the endpoint's name. */
const EMBEDDINGS_PATH = '/gateway/openai/v1/embeddings';
const MODELS_PATH = '/gateway/mlflow/v1/models';
const HEALTH_PATH = '/health';
/** Names of headers whose values are secrets. */
const SECRET_HEADER = /auth|key|token|secret|cookie|password/i;
/** Shorter values would black out ordinary words of a message. */
const MIN_SECRET_CHARACTERS = 6;
/** The server of a destination, or why there is none. */
function resolveServer({ baseUrl, headers }, userAgent) {
    let parsed;
    try {
        parsed = new URL(baseUrl);
    }
    catch {
        return { error: badUrl(baseUrl, 'is not a URL') };
    }
    if (parsed.protocol !== 'http:' && parsed.protocol !== 'https:')
        return { error: badUrl(baseUrl, 'is not http(s)') };
    if (parsed.username || parsed.password)
        return { error: badUrl(baseUrl, 'holds a user name or a password') };
    if (parsed.search || parsed.hash)
        return { error: badUrl(baseUrl, 'has a query or a fragment') };
    const sent = { 'user-agent': userAgent, accept: 'application/json' };
    for (const [name, value] of Object.entries(headers))
        sent[name.toLowerCase()] = value;
    // X-MLflow-Authorization is MLflow's own and wins over Authorization, which may be meant for a proxy before it.
    const credentials = sent['x-mlflow-authorization'] ?? sent['authorization'];
    const scheme = credentials?.trim().split(/\s/)[0]?.toLowerCase();
    return {
        origin: parsed.origin,
        // As text: resolving a path against the origin would lose the prefix, and a double slash is a 404.
        url: baseUrl.replace(/\/+$/, ''),
        headers: sent,
        ...(scheme ? { authorization: scheme } : {}),
        secrets: secretsIn(sent),
    };
}
/** The trace of a call: 32 hex digits. */
function newTraceId() {
    // Node keeps random bytes for UUIDs ready; asking for fresh ones costs more than all else that a request takes here.
    return (0,external_node_crypto_.randomUUID)().replaceAll('-', '');
}
/**
 * W3C trace context: each request of a call is a span of its own in the trace of the call. A gateway that records its spans
 * under it makes the call findable, with its retries; others ignore it.
 */
function traceparent(traceId) {
    return `00-${traceId}-${newTraceId().slice(16)}-01`;
}
function secretsIn(headers) {
    const secrets = [];
    for (const [name, value] of Object.entries(headers)) {
        if (!SECRET_HEADER.test(name))
            continue;
        const [scheme, token] = value.trim().split(/\s+/);
        secrets.push(value, token ?? '');
        if (scheme?.toLowerCase() !== 'basic' || !token)
            continue;
        const pair = Buffer.from(token, 'base64').toString('utf8');
        secrets.push(pair, pair.slice(pair.indexOf(':') + 1));
    }
    // The longest first: a secret inside another one must not leave the rest of it standing.
    return secrets.filter(({ length }) => length >= MIN_SECRET_CHARACTERS).sort((a, b) => b.length - a.length);
}
function badUrl(baseUrl, what) {
    const shown = (0,outside_text/* quote */.h)((0,origin/* shownUrl */.zA)(baseUrl));
    return {
        kind: 'config',
        message: `the gateway URL "${shown}" ${what}; gateway-url must look like https://mlflow.example.com, with the path prefix when the server has one`,
    };
}

;// CONCATENATED MODULE: ./lib/gateway/preflight.js






/** Between tries of a connection that is refused or breaks: a server that was started a moment ago. 5 s in all. */
const RETRY_DELAYS_MS = [250, 500, 1_000, 1_500, 1_750];
/** A server that takes longer to list its endpoints is busy, not gone. */
const TIMEOUT_MS = 15_000;
/** What a look at the server says against calling `endpoint` there. */
function judgeLook(look, server, endpoint) {
    if ('error' in look)
        return look.error;
    if ('unknown' in look || look.endpoints.includes(endpoint))
        return undefined;
    if (look.endpoints.length > 0) {
        const { endpoints } = look;
        return { kind: 'config', message: unknownEndpoint(endpoint, server, endpoints) };
    }
    const whose = server.authorization === undefined ? 'without credentials' : 'with these credentials';
    return {
        kind: 'gateway',
        message: `the gateway at ${server.url} lists no endpoint that may be used ${whose}: the user needs USE on one, or none has been made yet`,
    };
}
/** Asks a server for its endpoints. Never rejects. */
async function look(server, dependencies) {
    const models = await get(server, MODELS_PATH, dependencies);
    if (models.end !== 'answer')
        return lookOfFault(models, server);
    const { answer } = models;
    if (answer.status === 200)
        return listOf(answer);
    if (answer.status === 404) {
        // Servers before 3.17 may list no endpoints; one that is healthy at this URL is the right one all the same.
        const health = await get(server, HEALTH_PATH, dependencies);
        if (health.end !== 'answer' || health.answer.status !== 404)
            return { unknown: true };
    }
    const { status } = answer;
    const fatal = status === 401 || status === 403 || status === 404 || status === 407 || (status >= 300 && status < 400);
    return fatal ? lookOfError(answer, server, dependencies.now()) : { unknown: true };
}
function lookOfFault(sent, server) {
    if (sent.end === 'cancelled')
        return { error: { kind: 'cancelled', message: 'the run was stopped before the gateway was asked' } };
    // Slow or odd: the first call decides.
    if (sent.end !== 'fault')
        return { unknown: true };
    return { error: (0,fault/* classifyFault */.D)(sent.thrown, server).error };
}
function lookOfError(answer, server, nowMs) {
    const url = `${server.url}${MODELS_PATH}`;
    const about = {
        server,
        url,
        subject: 'the list of endpoints',
        unknownEndpoint: () => ({ kind: 'config', message: `${url} does not exist (404)` }),
    };
    const classified = classify(answer, about, nowMs);
    return classified.ok ? { unknown: true } : { error: classified.failure.error };
}
async function get(server, path, dependencies) {
    const { transport, sleep, signal } = dependencies;
    for (let retries = 0;; retries++) {
        const sent = await transport.send({
            method: 'GET',
            url: `${server.url}${path}`,
            headers: server.headers,
            timeoutMs: TIMEOUT_MS,
            ...(signal ? { signal } : {}),
        });
        const delayMs = RETRY_DELAYS_MS[retries];
        if (sent.end !== 'fault' || delayMs === undefined)
            return sent;
        const { retry, error } = (0,fault/* classifyFault */.D)(sent.thrown, server);
        // A connection that is not even refused has already cost its time limit.
        if (retry !== 'fault' || error.kind === 'timeout')
            return sent;
        await sleep(delayMs, signal);
    }
}
function listOf(answer) {
    const body = (0,http_answer/* jsonOf */.o_)(answer);
    const data = (0,json/* isObject */.Gv)(body) ? body['data'] : undefined;
    if (!Array.isArray(data))
        return { unknown: true };
    const endpoints = data
        .map((model) => ((0,json/* isObject */.Gv)(model) ? model['id'] : undefined))
        .filter((id) => typeof id === 'string');
    return endpoints.length === data.length ? { endpoints } : { unknown: true };
}

// EXTERNAL MODULE: ./lib/gateway/transport.js + 1 modules
var gateway_transport = __webpack_require__(6728);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./lib/gateway/refused-parameter.js
var refused_parameter = __webpack_require__(512);
// EXTERNAL MODULE: ./lib/config/chat-parameters.js
var chat_parameters = __webpack_require__(9835);
;// CONCATENATED MODULE: ./lib/gateway/request.js
// What is asked of an endpoint, and the body that goes over the wire.

/** The parameters as the gateway takes them, without those in `leftOut`. */
function wireParameters(params, leftOut) {
    const sent = {};
    for (const [name, value] of Object.entries(params)) {
        if (value === null || leftOut.includes(name))
            continue;
        sent[name] = wireValue(name, value);
    }
    return sent;
}
/** @param asked what the route is about: `messages` or `input` */
function requestBody(endpoint, asked, sent) {
    return JSON.stringify({ ...sent, model: endpoint, ...asked });
}
function wireValue(name, value) {
    // Unlike the providers, the gateway refuses a plain text here.
    if (name === 'stop' && typeof value === 'string')
        return [value];
    return (0,chat_parameters/* isNumericParameter */.bU)(name) && typeof value === 'string' ? ((0,chat_parameters/* numberInText */.qu)(value) ?? value) : value;
}

;// CONCATENATED MODULE: ./lib/gateway/attempt.js









/** Each resend takes a dead connection away, so the idle ones bound their number; this is for the impossible. */
const MAX_RESENDS = 20;
async function attempt(open, dependencies) {
    const { server, endpoint, request, memory, call } = open;
    const about = {
        server,
        url: `${server.url}${request.path}`,
        subject: `endpoint ${(0,outside_text/* quoteName */.A)(endpoint)}`,
        unknownEndpoint: () => missingEndpoint(endpoint, server, dependencies.endpointsOf(server)),
    };
    for (let resends = 0;;) {
        if (!dependencies.callLimit.take())
            return limitReached(open, dependencies.callLimit);
        const sent = await send(open, about.url, dependencies);
        if (sent.end !== 'answer') {
            const failed = failureWithoutAnswer(sent, about, {
                timeoutMs: open.timeoutMs,
                maxBodyBytes: dependencies.maxBodyBytes,
            });
            const resent = sent.end === 'fault' && sent.stale && resends++ < MAX_RESENDS;
            record(open, resent ? { ...failed, what: 'closed while idle' } : failed, dependencies);
            if (!resent)
                return failed;
            open.failed.waits(0);
            continue;
        }
        Object.assign(call, (0,http_answer/* gatewayTimes */.b$)(sent.answer));
        const classified = classifyAs(request.reading, sent.answer, about, dependencies.now());
        if (classified.ok) {
            Object.assign(call, classified.served);
            return { answer: classified.answer };
        }
        const { refusal, error } = classified.failure;
        record(open, classified.failure, dependencies);
        // Before the place is given back: the next call is already waiting for it.
        if (error.kind === 'budget')
            memory.spent = classified.failure;
        const refused = refusal === undefined ? undefined : (0,refused_parameter/* refusedParameter */.C)(refusal, sentDefaults(request, call.params));
        if (refused === undefined)
            return classified.failure;
        open.failed.waits(0);
        // Calls in flight together are refused together; one notice is enough.
        if (memory.refusedParameters.has(refused))
            continue;
        memory.refusedParameters.add(refused);
        dependencies.onNotice((0,refused_parameter/* refusedNotice */.p)(about.subject, refused, request.params[refused]));
    }
}
function record(open, failed, { now }) {
    const { error, what = error.status === undefined ? error.kind : String(error.status) } = failed;
    open.lastError = error;
    const at = now();
    open.failed.failed({ what, says: error.message, afterMs: at - (open.startedMs ?? at) });
}
/**
 * The end of a call that would need one more request than the run may make. Not forgiven by `on-inconclusive: warn`, whatever
 * failed before: whoever writes the config decides how many calls it needs.
 */
function limitReached({ lastError }, { max }) {
    const made = `the run has made the ${max} calls that max-calls allows`;
    const message = lastError ? `${lastError.message} (not tried again: ${made})` : `not asked: ${made}`;
    return { error: { kind: 'not run', message, limit: 'max-calls' }, retry: 'never' };
}
async function send(open, url, { transport, now }) {
    const { server, endpoint, request, memory, call } = open;
    call.params = wireParameters(request.params, request.defaulted.filter((name) => memory.refusedParameters.has(name)));
    call.attempts++;
    const started = now();
    open.startedMs ??= started;
    const sent = await transport.send({
        method: 'POST',
        url,
        headers: { 'content-type': 'application/json', traceparent: traceparent(open.traceId), ...server.headers },
        body: requestBody(endpoint, request.asked, call.params),
        timeoutMs: Math.max(1, open.leftMs),
        ...(request.signal ? { signal: request.signal } : {}),
    });
    const ms = now() - started;
    call.latencyMs = Math.round(ms);
    // Timers are not exact.
    open.leftMs = sent.end === 'timeout' ? 0 : open.leftMs - ms;
    return sent;
}
function failureWithoutAnswer(sent, { subject, server }, { timeoutMs, maxBodyBytes }) {
    switch (sent.end) {
        case 'fault':
            return (0,fault/* classifyFault */.D)(sent.thrown, server);
        case 'cancelled':
            return (0,failure/* failure */.V)('cancelled', `the call of ${subject} was stopped`, { what: 'stopped' });
        case 'too large':
            return (0,failure/* failure */.V)('gateway', `the answer of ${subject} is longer than ${maxBodyBytes / 1e6} MB: no answer of a model is`);
        case 'timeout':
            return (0,failure/* failure */.V)('timeout', `${subject} did not answer within ${timeoutMs / 1_000} s; raise evaluateOptions.timeoutMs if its model needs longer, lower max-concurrency if the server is busy`, 
            // Not by the same call, whose time it was; but it tells of the endpoint what an answer of any kind would not.
            { retry: 'fault' });
    }
}
/** The parameters of a request that went out although nobody set them. */
function sentDefaults({ defaulted }, sent) {
    return defaulted.filter((name) => sent !== undefined && name in sent);
}

;// CONCATENATED MODULE: ./lib/gateway/repeated-error.js
// A request that meets the same 5xx again and again while others of its endpoint are answered: that is no outage, and no
// wait will mend it.
/** After so many, no more tries. */
const SAME_ERRORS = 4;
/** What is compared of a body. */
const COMPARED_CHARACTERS = 2_000;
function createRepeatedError() {
    let body;
    let answersAtFirst = 0;
    let answersBefore = 0;
    let times = 0;
    return {
        met(met, answers, isLast) {
            const compared = met.slice(0, COMPARED_CHARACTERS);
            if (compared !== body) {
                body = compared;
                times = 1;
                answersAtFirst = answers;
                answersBefore = answers;
            }
            else if (answers > (isLast ? answersAtFirst : answersBefore)) {
                times++;
                answersBefore = answers;
            }
            return times >= SAME_ERRORS;
        },
    };
}

;// CONCATENATED MODULE: ./lib/gateway/tries.js
// The tries of a call: a place for each, and a wait between them, until there is an answer or no hope for one. What ends them
// is the time of the call: what it was in flight and what it waited between tries. Waiting for a place costs none of it, since
// a queue is no fault of the gateway; but for a retry it does, as long as its endpoint answers nobody.




/** The part of a call's time that its last try has to have: with a blink of it left, nobody answers. */
const TO_ANSWER = 0.1;
/** Never rejects. */
async function untilAnswered(open, dependencies) {
    const { server, endpoint, memory } = open;
    const lane = { server: server.origin, endpoint: `${server.url} ${endpoint}` };
    memory.open++;
    try {
        const admitted = await firstPlace(open, lane, dependencies);
        if ('error' in admitted)
            return admitted;
        const { place, begun } = admitted;
        const tried = await tryOn(open, { lane, place, dependencies });
        begun.ended('answer' in tried ? { how: 'alive' } : tried.end, dependencies.now());
        return 'answer' in tried ? { answer: tried.answer } : { error: tried.error };
    }
    finally {
        memory.open--;
    }
}
/** A place for the first request, or why there is none to be made: looked at before the wait for it, and after it again. */
async function firstPlace(open, lane, { lanes, now, callLimit }) {
    const { memory, timeoutMs } = open;
    const { breaker } = memory;
    const { signal } = open.request;
    for (;;) {
        if (signal?.aborted)
            return { error: stopped(signal) };
        if (memory.spent)
            return { error: memory.spent.error };
        if (callLimit.isReached())
            return { error: limitReached(open, callLimit).error };
        const before = breaker.against(now(), timeoutMs);
        if (before && 'error' in before)
            return before;
        if (before) {
            await untilAborted(before.wait, signal);
            continue;
        }
        const place = await lanes.enter(lane, signal);
        if (!place)
            return { error: stopped(signal) };
        // The calls that were served meanwhile may have spent the budget, or have found the endpoint dead. In one go: of those
        // that wait together only one may look whether it is back.
        if (!memory.spent && !breaker.against(now(), timeoutMs))
            return { place, begun: breaker.begin(now()) };
        place.leave({ how: 'not sent' });
    }
}
async function tryOn(open, { lane, place: first, dependencies }) {
    const { endpoint, memory } = open;
    const { signal } = open.request;
    const { random, sleep, onRetry } = dependencies;
    const repeated = createRepeatedError();
    /** How the try before the last one failed. */
    let before;
    for (let retries = 0, place = first;; retries++) {
        const hadMs = open.leftMs;
        const tried = await tryInPlace(place, open, dependencies);
        if ('answer' in tried) {
            memory.answers++;
            memory.breaker.alive();
            // Answers come in bursts. The calls that were waiting go out first; judging this answer can wait for them.
            await (0,promises_.setImmediate)();
            return tried;
        }
        if (tried.error.kind === 'cancelled')
            return ended(stopped(signal), 'unknown');
        if (tried.retry === 'never')
            return ended(tried.error, tried.error.kind === 'not run' ? 'unknown' : 'alive');
        if (tried.repeatable !== undefined && repeated.met(tried.repeatable, memory.answers, memory.open === 1))
            return ended(givenUp(tried, 'it answers the same each time, while it answers other calls'), 'alive');
        const retry = (0,gateway_retry/* whenToRetry */.U)(tried, {
            retries,
            leftMs: open.leftMs,
            answerMs: TO_ANSWER * open.timeoutMs,
            random: random(),
        });
        if ('none' in retry) {
            // A last try that was cut off by the end of the call says little: what failed all the time before says more.
            const cutOff = timedOut(tried, open) && hadMs < open.timeoutMs / 2;
            return gaveUp((cutOff && before) || tried, open, retry.none);
        }
        before = tried;
        // Not worth the wait.
        if (dependencies.callLimit.isReached())
            return ended(limitReached(open, dependencies.callLimit).error, 'unknown');
        onRetry?.({ endpoint, failed: tried.error, delayMs: retry.delayMs });
        open.failed.waits(retry.delayMs);
        // The place is free meanwhile.
        await sleep(retry.delayMs, signal);
        open.leftMs -= retry.delayMs;
        const next = await placeToRetry(open, lane, dependencies);
        if (next === 'too late')
            return gaveUp(tried, open, 'time');
        if (!next)
            return ended(stopped(signal), 'unknown');
        place = next;
    }
}
/**
 * Waiting for it is free as long as the endpoint answers others; while it answers nobody it costs the time of the call, and
 * ends when that leaves none for the try.
 */
async function placeToRetry(open, lane, { lanes, now, sleep }) {
    const { memory, request } = open;
    const tooLate = new AbortController();
    const entered = new AbortController();
    const entering = lanes.enter(lane, anyOf(request.signal, tooLate.signal));
    let place = await Promise.race([entering, (0,promises_.setImmediate)('none yet')]);
    if (place !== 'none yet')
        return place;
    let { answers } = memory;
    let silentSince = now();
    const watch = async () => {
        for (;;) {
            const roomMs = open.leftMs - TO_ANSWER * open.timeoutMs;
            await sleep(Math.max(0, roomMs - (now() - silentSince)), entered.signal);
            if (entered.signal.aborted)
                return;
            if (memory.answers === answers)
                return tooLate.abort();
            answers = memory.answers;
            silentSince = now();
        }
    };
    void watch();
    place = await entering;
    entered.abort();
    if (memory.answers === answers)
        open.leftMs -= now() - silentSince;
    return place ?? (tooLate.signal.aborted ? 'too late' : undefined);
}
function anyOf(signal, own) {
    return signal ? AbortSignal.any([signal, own]) : own;
}
async function tryInPlace(place, open, dependencies) {
    let end = { how: 'not sent' };
    try {
        // Another call may have spent the budget since.
        if (open.memory.spent)
            return open.memory.spent;
        const tried = await attempt(open, dependencies);
        end = endOf(tried);
        return tried;
    }
    finally {
        place.leave(end);
    }
}
/** What the end of a request tells of the server's load. */
function endOf(tried) {
    if ('answer' in tried)
        return { how: 'answered' };
    const { retry, waitMs, error } = tried;
    if (retry === 'rate limit')
        return { how: 'rate limited', ...(waitMs === undefined ? {} : { waitMs }) };
    if (retry === 'fault' || error.kind === 'timeout')
        return { how: 'fault' };
    return error.kind === 'cancelled' || error.kind === 'not run' ? { how: 'not sent' } : { how: 'refused' };
}
function ended(error, how) {
    return { error, end: { how } };
}
/** The words are the same for all calls that ended alike, so that a report can tell them once. */
function givenUp({ error }, why) {
    return { ...error, message: `${error.message} (given up: ${why})` };
}
/** Whether it was the time limit of the call that ended the last request, and said so. */
function timedOut({ error }, { leftMs }) {
    return error.kind === 'timeout' && leftMs <= 0;
}
function gaveUp(failed, open, none) {
    const { waitMs = 0 } = failed;
    const time = `the ${shownWait(open.timeoutMs)} of the call`;
    const error = timedOut(failed, open)
        ? failed.error
        : givenUp(failed, none === 'asks'
            ? `it asks for a wait of ${shownWait(waitMs)}, and ${time} do not allow it`
            : `${time} leave none for another try`);
    return { error, end: { how: 'given up', error, ...(none === 'asks' ? { askedMs: waitMs } : {}) } };
}
/** `20 s`, `60 min`: rounded up. */
function shownWait(ms) {
    const seconds = Math.ceil(ms / 1_000);
    if (seconds <= 600)
        return ms < 1_000 ? `${Math.ceil(ms)} ms` : `${seconds} s`;
    const minutes = Math.ceil(ms / 60_000);
    if (minutes <= 600)
        return `${minutes} min`;
    const days = Math.ceil(ms / 86_400_000);
    return days <= 2 ? `${Math.ceil(ms / 3_600_000)} h` : days <= 365 ? `${days} days` : 'more than a year';
}
function stopped(signal) {
    return { kind: 'cancelled', message: `the call was stopped${reasonOf(signal?.reason)}` };
}
/** Without one, `abort()` gives a reason that says no more than that it was called. */
function reasonOf(reason) {
    if (typeof reason === 'string')
        return `: ${reason}`;
    const { name, message } = (reason ?? {});
    return message === undefined || name === 'AbortError' ? '' : `: ${message}`;
}
/** Resolves with the promise, or when the signal aborts. */
async function untilAborted(promise, signal) {
    if (!signal)
        return promise;
    const ended = new AbortController();
    const aborted = new Promise((resolve) => {
        signal.addEventListener('abort', () => resolve(), { once: true, signal: ended.signal });
    });
    await Promise.race([promise, aborted]);
    ended.abort();
}

;// CONCATENATED MODULE: ./lib/gateway/client.js













const DEFAULT_CONNECT_TIMEOUT_MS = 10_000;
/** A long answer of a model stays below 1 MB. */
const DEFAULT_MAX_BODY_BYTES = 20_000_000;
/** @throws ProxyError that names the variable of `env` */
function createGateway(options) {
    const { now, sleep, random, onNotice, onRetry, onInFlight, env = {} } = options;
    const { maxConcurrency, requestsPerMinute, callTimeoutMs = gateway_limits/* DEFAULT_CALL_TIMEOUT_MS */.MT } = options;
    const { connectTimeoutMs = DEFAULT_CONNECT_TIMEOUT_MS, maxBodyBytes = DEFAULT_MAX_BODY_BYTES } = options;
    const userAgent = `mlflow-gateway-eval/${options.version}`;
    const connections = maxConcurrency ?? gateway_limits/* MOST_IN_FLIGHT */.JJ;
    const transport = inFlightTold((0,gateway_transport.createTransport)({ connectTimeoutMs, maxBodyBytes, env, connections }), onInFlight);
    const lanes = createLanes({ maxConcurrency, requestsPerMinute, callTimeoutMs, now, sleep, onFlow: options.onFlow });
    const memories = new Map();
    const servers = new WeakMap();
    /** By URL, for the names in a later 404. */
    const listed = new Map();
    const endpointsOf = ({ url }) => listed.get(url) ?? [];
    const callLimit = createCallLimit(options.maxCalls);
    const trying = {
        transport,
        maxBodyBytes,
        callLimit,
        lanes,
        now,
        sleep,
        random,
        onNotice,
        endpointsOf,
        ...(onRetry ? { onRetry } : {}),
    };
    async function ask(destination, request) {
        const { endpoint } = destination;
        const call = { endpoint, attempts: 0, latencyMs: 0 };
        const server = serverOf(destination);
        if ('error' in server)
            return { ok: false, error: server.error, call };
        const { timeoutMs = callTimeoutMs } = request;
        const memory = remembered(memories, `${server.url} ${endpoint}`, () => newMemory(endpoint));
        const failed = (0,failed_attempts/* createAttemptLog */.E)();
        const open = {
            server,
            endpoint,
            request,
            memory,
            call,
            traceId: newTraceId(),
            timeoutMs,
            leftMs: timeoutMs,
            failed,
        };
        const ended = await untilAnswered(open, trying);
        const failedAttempts = call.attempts > 1 ? failed.all() : undefined;
        if (failedAttempts)
            call.failedAttempts = failedAttempts;
        return 'answer' in ended ? { ok: true, answer: ended.answer, call } : { ok: false, error: ended.error, call };
    }
    /** A destination stands for many calls: its URL and headers are read once. */
    function serverOf(destination) {
        return remembered(servers, destination, () => resolveServer(destination, userAgent));
    }
    async function preflight(destinations, signal) {
        const looks = new Map();
        const errors = new Map();
        await Promise.all(destinations.map(async (destination) => {
            const server = serverOf(destination);
            if ('error' in server)
                return errors.set(keyOf(destination), server.error);
            // What a server lists depends on who asks.
            const seen = await remembered(looks, JSON.stringify([server.url, server.headers]), () => look(server, { transport, sleep, now, ...(signal ? { signal } : {}) }));
            if ('endpoints' in seen)
                listed.set(server.url, seen.endpoints);
            const error = judgeLook(seen, server, destination.endpoint);
            return error && errors.set(keyOf(destination), error);
        }));
        return { errorOf: (destination) => errors.get(keyOf(destination)) };
    }
    return {
        chat: (destination, { messages, ...request }) => ask(destination, {
            ...request,
            path: route/* CHAT_PATHS */.qm[destination.route ?? 'unified'],
            asked: { messages },
            reading: COMPLETION,
        }),
        embed(destination, { input, params = {}, ...request }) {
            const texts = typeof input === 'string' ? 1 : input.length;
            return ask(destination, {
                ...request,
                path: EMBEDDINGS_PATH,
                asked: { input: typeof input === 'string' ? input : [...input] },
                params,
                defaulted: [],
                reading: { read: (body) => readEmbeddings(body, texts) },
            });
        },
        preflight,
        close: () => transport.close(),
    };
}
function inFlightTold(transport, tell) {
    if (!tell)
        return transport;
    let requests = 0;
    return {
        ...transport,
        send: (request) => {
            tell(++requests);
            return transport.send(request).finally(() => tell(--requests));
        },
    };
}
function newMemory(endpoint) {
    return {
        refusedParameters: new Set(),
        answers: 0,
        open: 0,
        breaker: createBreaker(`endpoint ${(0,outside_text/* quoteName */.A)(endpoint)}`),
    };
}
function keyOf({ baseUrl, endpoint, headers }) {
    return JSON.stringify([baseUrl, endpoint, headers]);
}
function remembered(map, key, make) {
    const known = map.get(key);
    if (known !== undefined)
        return known;
    const made = make();
    map.set(key, made);
    return made;
}


/***/ }),

/***/ 5008:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ createAttemptLog),
/* harmony export */   W: () => (/* binding */ isFailedAttempts)
/* harmony export */ });
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6413);
/* harmony import */ var _outside_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7589);
// What became of the requests of a call that were not answered with what was asked for: a few of the first and of the last.


/** Of the first and of the last, each. A call that meets a dead server makes some thirty requests. */
const KEPT = 3;
const MAX_WORDS_CHARACTERS = 200;
/** Whether a value that was kept somewhere has their shape, and is no longer than what is kept of a call. */
function isFailedAttempts(value) {
    if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isObject */ .Gv)(value))
        return false;
    const { first, omitted, last } = value;
    const areAttempts = (list) => Array.isArray(list) && list.length <= KEPT && list.every(isAttempt);
    return areAttempts(first) && areAttempts(last) && isTime(omitted);
}
function isAttempt(value) {
    if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isObject */ .Gv)(value))
        return false;
    const { what, says, afterMs, waitMs = 0 } = value;
    const isText = (text) => typeof text === 'string' && text.length <= 2 * MAX_WORDS_CHARACTERS;
    return isText(what) && isText(says) && isTime(afterMs) && isTime(waitMs);
}
const isTime = (value) => typeof value === 'number' && Number.isFinite(value) && value >= 0;
function createAttemptLog() {
    const first = [];
    const last = [];
    let omitted = 0;
    return {
        failed({ what, says, afterMs }) {
            const kept = { what, says: (0,_outside_text_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .h)(says, [], MAX_WORDS_CHARACTERS), afterMs: Math.round(afterMs) };
            if (first.length < KEPT) {
                first.push(kept);
                return;
            }
            last.push(kept);
            if (last.length <= KEPT)
                return;
            last.shift();
            omitted++;
        },
        waits(ms) {
            const attempt = last.at(-1) ?? first.at(-1);
            if (attempt)
                attempt.waitMs = Math.round(ms);
        },
        all: () => (first.length === 0 ? undefined : { first, omitted, last }),
    };
}


/***/ }),

/***/ 512:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ refusedParameter),
/* harmony export */   p: () => (/* binding */ refusedNotice)
/* harmony export */ });
/** Words of a refusal, so that a message which merely mentions a parameter does not cost the endpoint that parameter. */
const REFUSAL = /unsupported|not (be )?(supported|allowed|permitted|accepted|valid)|does not support|deprecated|cannot|can't|invalid|unknown|unrecognized|unexpected|too (large|high|small|low)|must be|only the default|extra inputs|extraneous/i;
/**
 * The parameter that a provider's 400 is about: the first of `candidates` that it names.
 *
 * @param refusal e.g. `Unsupported parameter: 'max_tokens' is not supported with this model.`
 */
function refusedParameter(refusal, candidates) {
    if (!REFUSAL.test(refusal))
        return undefined;
    const named = candidates
        .map((name) => ({ name, at: refusal.search(new RegExp(`(?<![\\w.-])${name}(?![\\w-])`)) }))
        .filter(({ at }) => at >= 0);
    return named.sort((a, b) => a.at - b.at)[0]?.name;
}
/** What the user is told of one that is left out from then on. @param subject e.g. `endpoint "chat"` */
function refusedNotice(subject, name, value) {
    return `${subject} refuses the default ${name}: ${JSON.stringify(value)}; it is left out from now on (set it in the config, or to null, to choose yourself)`;
}


/***/ })

};
