export const id = 3539;
export const ids = [3539,783];
export const modules = {

/***/ 4144:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ failure)
/* harmony export */ });
function failure(kind, message, { retry = 'never', status, ...rest } = {}) {
    return { error: { kind, message, ...(status === undefined ? {} : { status }) }, retry, ...rest };
}


/***/ }),

/***/ 4254:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ classifyFault),
/* harmony export */   Q: () => (/* binding */ describeFault)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4144);
/* harmony import */ var _outside_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7589);


const AGAIN = { retry: 'fault' };
const SLOW = { kind: 'timeout', retry: 'fault' };
const CLOSED = { what: 'closed the connection before its answer was complete', ...AGAIN };
const UNTRUSTED = {
    what: 'shows a certificate of an authority that is not known here; name the file of its certificate in NODE_EXTRA_CA_CERTS',
};
const FAULTS = new Map([
    [
        'ECONNREFUSED',
        { what: 'refuses the connection: is the MLflow server running there, and is gateway-url right?', ...AGAIN },
    ],
    ['ENOTFOUND', { what: 'cannot be found: no such host name; check gateway-url' }],
    ['EAI_AGAIN', { what: 'could not be looked up: the name service did not answer', ...AGAIN }],
    ['EHOSTUNREACH', { what: 'cannot be reached from this machine (no route to the host)', ...AGAIN }],
    ['ENETUNREACH', { what: 'cannot be reached from this machine (no route to its network)', ...AGAIN }],
    ['ECONNRESET', CLOSED],
    ['EPIPE', CLOSED],
    ['UND_ERR_SOCKET', CLOSED],
    ['UND_ERR_RES_CONTENT_LENGTH_MISMATCH', CLOSED],
    ['ETIMEDOUT', { what: 'did not accept a connection in time; is it reachable from this machine?', ...SLOW }],
    [
        'UND_ERR_CONNECT_TIMEOUT',
        { what: 'did not accept a connection in time; is it reachable from this machine?', ...SLOW },
    ],
    ['UND_ERR_HEADERS_TIMEOUT', { what: 'did not begin its answer in time', ...SLOW }],
    ['UND_ERR_BODY_TIMEOUT', { what: 'stopped in the middle of its answer', ...SLOW }],
    ['CERT_HAS_EXPIRED', { what: 'shows a certificate that has expired' }],
    ['CERT_NOT_YET_VALID', { what: 'shows a certificate that is not valid yet (is the clock of this machine right?)' }],
    ['ERR_TLS_CERT_ALTNAME_INVALID', { what: 'shows a certificate for another host name' }],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', UNTRUSTED],
    ['SELF_SIGNED_CERT_IN_CHAIN', UNTRUSTED],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', UNTRUSTED],
    ['UNABLE_TO_GET_ISSUER_CERT', UNTRUSTED],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', UNTRUSTED],
    ['ERR_SSL_WRONG_VERSION_NUMBER', { what: 'does not speak TLS; is it http instead of https?' }],
    ['ERR_SSL_PACKET_LENGTH_TOO_LONG', { what: 'does not speak TLS; is it http instead of https?' }],
    ['UND_ERR_INVALID_ARG', { what: 'was not asked: a header or the URL cannot be sent', kind: 'config' }],
]);
/** The failure that an exception of a request stands for. */
function classifyFault(thrown, server) {
    const { code, message } = describeFault(thrown);
    const said = (0,_outside_text_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .h)(message, server.secrets, 200);
    const proxy = /^Proxy response \((\d+)\)/.exec(message)?.[1];
    if (proxy !== undefined) {
        const passing = Number(proxy) >= 500;
        return (0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .failure */ .V)('gateway', `the HTTP proxy on the way to ${server.url} answered ${proxy}; check HTTP_PROXY, HTTPS_PROXY and NO_PROXY`, {
            retry: passing ? 'fault' : 'never',
        });
    }
    const { what, kind = 'gateway', retry = 'never' } = FAULTS.get(code) ?? otherFault(code);
    return (0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .failure */ .V)(kind, `${server.url} ${what} (${[code, said].filter(Boolean).join(': ')})`, {
        retry,
    });
}
function otherFault(code) {
    // undici gives not all errors of its parser a code.
    if (code.startsWith('HPE_') || code === 'HTTPParserError')
        return { what: 'does not speak HTTP; is it https instead of http, or another service?' };
    if (code.startsWith('ERR_TLS_') || code.startsWith('ERR_SSL_') || code === 'EPROTO')
        return { what: 'could not agree on an encrypted connection' };
    return { what: 'could not be asked', ...AGAIN };
}
/** Code and words of what a request threw; empty when there are none. */
function describeFault(thrown) {
    // By shape: an error of Node's own is no `instanceof Error` in every realm.
    if (typeof thrown !== 'object' || thrown === null)
        return { code: '', message: String(thrown) };
    const { code, message, name, errors } = thrown;
    // A host with several addresses fails once for each of them, in one error without a message.
    const inner = (errors?.[0] ?? {});
    return { code: code ?? inner.code ?? name ?? '', message: (message || inner.message) ?? '' };
}


/***/ }),

/***/ 6475:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Rw: () => (/* binding */ detailOf),
/* harmony export */   Vv: () => (/* binding */ cameFromGateway),
/* harmony export */   _6: () => (/* binding */ isHtml),
/* harmony export */   b$: () => (/* binding */ gatewayTimes),
/* harmony export */   d: () => (/* binding */ reachedProvider),
/* harmony export */   o_: () => (/* binding */ jsonOf),
/* harmony export */   wx: () => (/* binding */ header)
/* harmony export */ });
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6413);
// An HTTP answer as it came, and the few things that can be read from any of them.

/** Milliseconds. On every answer under `/gateway/`, but not on a bare 500. */
const DURATION = 'x-mlflow-gateway-duration-ms';
/** Milliseconds. Only when a provider was called: that is how a provider's 401 is told from MLflow's own. */
const OVERHEAD = 'x-mlflow-gateway-overhead-duration-ms';
function header({ headers }, name) {
    const value = headers[name];
    return Array.isArray(value) ? value[0] : value;
}
function reachedProvider(answer) {
    return header(answer, OVERHEAD) !== undefined;
}
/** Whether the gateway's own code answered, and not a proxy before it or the web server around it. */
function cameFromGateway(answer) {
    return header(answer, DURATION) !== undefined;
}
/** The gateway's own time for the call and the provider's, ms; the latter is an estimate when the server is busy. */
function gatewayTimes(answer) {
    const gatewayMs = milliseconds(header(answer, DURATION));
    const overheadMs = milliseconds(header(answer, OVERHEAD));
    if (gatewayMs === undefined)
        return {};
    return overheadMs === undefined ? { gatewayMs } : { gatewayMs, providerMs: Math.max(0, gatewayMs - overheadMs) };
}
function isHtml(answer) {
    return /^text\/html\b/i.test(header(answer, 'content-type') ?? '') || /^\s*<(!doctype|html)\b/i.test(answer.body);
}
/** The parsed body, or undefined when it is no JSON. */
function jsonOf({ body }) {
    try {
        return JSON.parse(body);
    }
    catch {
        return undefined;
    }
}
/**
 * What an error says. `detail` is text, an object with `message`, or a list of `{loc, msg}`; a proxy before the gateway
 * may say `error` or `message`, or answer text.
 */
function detailOf(answer) {
    const body = jsonOf(answer);
    if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isObject */ .Gv)(body))
        return { text: isHtml(answer) ? titleOf(answer.body) : answer.body };
    const detail = body['detail'] ?? body['error'] ?? body;
    if (Array.isArray(detail))
        return { text: detail.map(problemOf).join('; ') };
    if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isObject */ .Gv)(detail))
        return { text: String(detail) };
    const { message, error_code: code } = detail;
    return {
        text: typeof message === 'string' ? message : JSON.stringify(detail),
        ...(typeof code === 'string' ? { code } : {}),
    };
}
function problemOf(entry) {
    if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isObject */ .Gv)(entry) || typeof entry['msg'] !== 'string')
        return JSON.stringify(entry);
    const { loc, msg } = entry;
    return Array.isArray(loc) ? `${loc.join('.')}: ${msg}` : msg;
}
function titleOf(html) {
    return /<title>([^<]*)/i.exec(html.slice(0, 10_000))?.[1] ?? 'an HTML page';
}
function milliseconds(value) {
    const number = value === undefined || value === '' ? Number.NaN : Number(value);
    return Number.isFinite(number) ? number : undefined;
}


/***/ }),

/***/ 888:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   TU: () => (/* binding */ DEFAULT_RETRIES),
/* harmony export */   Vs: () => (/* binding */ retryAfterMs),
/* harmony export */   qO: () => (/* binding */ retryDelayMs)
/* harmony export */ });
const DEFAULT_RETRIES = { faultRetries: 3, rateLimitRetries: 5 };
/** The first and the longest step of the backoff, ms. All waits after faults together last 3.5 s at most, after limits 31 s. */
const FAULT_STEPS = { first: 500, longest: 8_000 };
const RATE_LIMIT_STEPS = { first: 1_000, longest: 16_000 };
/**
 * Milliseconds until the next try; undefined when there should be none. Exponential backoff with full jitter, so that
 * calls refused together do not come back together; a wait that the server asked for is a floor, and jitter comes on top.
 *
 * @param retries how many retries there were so far
 * @param random 0 to 1
 */
function retryDelayMs({ retry, waitMs }, { policy, retries, random }) {
    if (retry === 'never')
        return undefined;
    const limited = retry === 'rate limit';
    if (retries >= (limited ? policy.rateLimitRetries : policy.faultRetries))
        return undefined;
    const { first, longest } = limited ? RATE_LIMIT_STEPS : FAULT_STEPS;
    if (waitMs !== undefined)
        return waitMs + random * first;
    return random * Math.min(longest, first * 2 ** retries);
}
/** The wait that an answer asks for, ms: `retry-after-ms`, or `retry-after` in seconds or as a date. Never negative. */
function retryAfterMs(header, nowMs) {
    const exact = number(header('retry-after-ms'));
    if (exact !== undefined)
        return exact;
    const value = header('retry-after');
    const seconds = number(value);
    if (seconds !== undefined)
        return seconds * 1_000;
    const date = value === undefined ? Number.NaN : Date.parse(value);
    return Number.isNaN(date) ? undefined : Math.max(0, date - nowMs);
}
function number(value) {
    return value !== undefined && /^\d+(\.\d+)?$/.test(value.trim()) ? Number(value) : undefined;
}


/***/ }),

/***/ 783:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ProxyError: () => (/* binding */ ProxyError),
/* harmony export */   createTransport: () => (/* binding */ createTransport)
/* harmony export */ });
/* harmony import */ var undici_lib_api_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6615);
/* harmony import */ var undici_lib_core_connect_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9136);
/* harmony import */ var undici_lib_dispatcher_agent_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7405);
/* harmony import */ var undici_lib_dispatcher_dispatcher_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(883);
/* harmony import */ var undici_lib_dispatcher_env_http_proxy_agent_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3137);
/* harmony import */ var undici_lib_dispatcher_pool_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(628);
// By their files: the package's own entry loads fetch, WebSocket, caches and mocks too, which doubles the time to start.






// What the package's entry does: a dispatcher has `request`, and a proxy `connect`, only then.
Object.assign(undici_lib_dispatcher_dispatcher_js__WEBPACK_IMPORTED_MODULE_3__.prototype, undici_lib_api_index_js__WEBPACK_IMPORTED_MODULE_0__);
/** MLflow's server (uvicorn) closes idle connections after 5 s; ours go first, so that no request meets a closed one. */
const KEEP_ALIVE_MS = 3_000;
/** Between two pieces of a body. The gateway sends an answer in one go. */
const BODY_IDLE_MS = 30_000;
/** The longest that a timer of Node can wait. */
const MAX_TIMER_MS = 2 ** 31 - 1;
/** An environment variable that names no proxy which could be used. */
class ProxyError extends Error {
    name = 'ProxyError';
}
/** @throws ProxyError that names the variable */
function createTransport(options) {
    const staleErrors = new WeakSet();
    const dispatcher = createDispatcher(options, staleErrors);
    return {
        async send({ method, url, headers, body, timeoutMs, signal }) {
            if (signal?.aborted)
                return { end: 'cancelled' };
            const stop = new AbortController();
            let stopped;
            const stopBecause = (why) => () => {
                stopped ??= why;
                stop.abort();
            };
            const timer = setTimeout(stopBecause('timeout'), Math.min(timeoutMs, MAX_TIMER_MS));
            const cancel = stopBecause('cancelled');
            signal?.addEventListener('abort', cancel, { once: true });
            let answering = false;
            try {
                const { origin, pathname, search } = new URL(url);
                const target = { origin, path: pathname + search, method, headers, body: body ?? null, signal: stop.signal };
                const response = await dispatcher.request(target);
                answering = true;
                const text = await readBounded(response.body, options.maxBodyBytes);
                if (text === undefined)
                    return { end: 'too large' };
                return { end: 'answer', answer: { status: response.statusCode, headers: response.headers, body: text } };
            }
            catch (thrown) {
                if (stopped)
                    return { end: stopped };
                return { end: 'fault', thrown, stale: !answering && isStale(thrown, staleErrors) };
            }
            finally {
                clearTimeout(timer);
                signal?.removeEventListener('abort', cancel);
            }
        },
        close: () => dispatcher.destroy(),
    };
}
function createDispatcher({ connectTimeoutMs, env, connections }, staleErrors) {
    const pool = {
        connections,
        connect: markingConnector(connectTimeoutMs, staleErrors),
        keepAliveTimeout: KEEP_ALIVE_MS,
        // The caller's own limit counts, and may be longer than undici's 300 s.
        headersTimeout: 0,
        bodyTimeout: BODY_IDLE_MS,
    };
    const spelt = (name) => (env[name.toLowerCase()] === undefined ? name : name.toLowerCase());
    const variable = (name) => env[spelt(name)] ?? '';
    const httpProxy = proxyUrl(spelt('HTTP_PROXY'), variable('HTTP_PROXY'));
    const httpsProxy = proxyUrl(spelt('HTTPS_PROXY'), variable('HTTPS_PROXY'));
    if (httpProxy === '' && httpsProxy === '')
        return new undici_lib_dispatcher_agent_js__WEBPACK_IMPORTED_MODULE_2__(pool);
    return new undici_lib_dispatcher_env_http_proxy_agent_js__WEBPACK_IMPORTED_MODULE_4__({
        ...pool,
        // Empty texts and not undefined: for that undici would look into process.env itself.
        httpProxy,
        httpsProxy,
        noProxy: variable('NO_PROXY'),
        // Plain HTTP is forwarded, as every other client does it; many proxies allow CONNECT to port 443 alone.
        proxyTunnel: false,
        proxyTls: { timeout: connectTimeoutMs },
        // A forwarding proxy's connections would otherwise be made without any of the options above.
        factory: (origin, own) => new undici_lib_dispatcher_pool_js__WEBPACK_IMPORTED_MODULE_5__(origin, { ...pool, ...own }),
    });
}
/** `proxy.example:3128` means http, as it does to curl. */
function proxyUrl(name, value) {
    const url = value === '' || value.includes('://') ? value : `http://${value}`;
    if (url !== '' && !isProxyUrl(url))
        // Without its value, which may hold a password.
        throw new ProxyError(`the environment variable ${name} is not the URL of a proxy, such as http://proxy.example:3128`);
    return url;
}
const PROXY_PROTOCOLS = new Set(['http:', 'https:', 'socks:', 'socks5:']);
function isProxyUrl(text) {
    try {
        const { protocol, username, password } = new URL(text);
        // They are sent without the percent signs, and a single `%` makes that impossible.
        decodeURIComponent(`${username}:${password}`);
        return PROXY_PROTOCOLS.has(protocol);
    }
    catch {
        return false;
    }
}
/** Marks the error of a connection that has already served an answer: on it a reset says that it was closed while idle. */
function markingConnector(timeout, staleErrors) {
    const connect = undici_lib_core_connect_js__WEBPACK_IMPORTED_MODULE_1__({ timeout });
    return (options, callback) => connect(options, (...result) => {
        const [, socket] = result;
        // First in line: undici's own listener hands the error on.
        socket?.prependListener('error', (error) => {
            if (socket.bytesRead > 0)
                staleErrors.add(error);
        });
        callback(...result);
    });
}
function isStale(thrown, staleErrors) {
    if (typeof thrown !== 'object' || thrown === null)
        return false;
    const { code, socket } = thrown;
    if (code === 'UND_ERR_SOCKET')
        return (socket?.bytesRead ?? 0) > 0;
    return (code === 'ECONNRESET' || code === 'EPIPE') && staleErrors.has(thrown);
}
/** Undefined when there is more than `maxBytes`: the rest is not read, and the connection is given up. */
async function readBounded(body, maxBytes) {
    const chunks = [];
    let bytes = 0;
    for await (const chunk of body) {
        bytes += chunk.length;
        if (bytes > maxBytes)
            return undefined;
        chunks.push(chunk);
    }
    return Buffer.concat(chunks, bytes).toString('utf8');
}


/***/ }),

/***/ 3539:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createWebhooks: () => (/* binding */ createWebhooks)
});

// EXTERNAL MODULE: ./lib/gateway/fault.js
var fault = __webpack_require__(4254);
// EXTERNAL MODULE: ./lib/gateway/http-answer.js
var http_answer = __webpack_require__(6475);
// EXTERNAL MODULE: ./lib/gateway/outside-text.js
var outside_text = __webpack_require__(7589);
// EXTERNAL MODULE: ./lib/gateway/retry.js
var gateway_retry = __webpack_require__(888);
// EXTERNAL MODULE: ./lib/gateway/transport.js
var gateway_transport = __webpack_require__(783);
// EXTERNAL MODULE: ./lib/trust/origin.js
var origin = __webpack_require__(1146);
;// CONCATENATED MODULE: ./lib/webhook/limiter.js
// How many calls to one server may be in flight; the others wait, first come first served.
/** @param max at least 1 */
function createLimiter(max) {
    let inFlight = 0;
    /** In order of arrival; a set, since who gives up leaves from the middle. */
    const waiting = new Set();
    function admit() {
        for (const start of waiting) {
            if (inFlight >= max)
                return;
            waiting.delete(start);
            start();
        }
    }
    function take() {
        inFlight++;
        let held = true;
        return () => {
            if (!held)
                return;
            held = false;
            inFlight--;
            admit();
        };
    }
    return {
        acquire(signal) {
            if (signal?.aborted)
                return Promise.resolve(undefined);
            if (inFlight < max)
                return Promise.resolve(take());
            return new Promise((resolve) => {
                const start = () => {
                    signal?.removeEventListener('abort', giveUp);
                    resolve(take());
                };
                const giveUp = () => {
                    waiting.delete(start);
                    resolve(undefined);
                };
                waiting.add(start);
                signal?.addEventListener('abort', giveUp, { once: true });
            });
        },
    };
}

;// CONCATENATED MODULE: ./lib/webhook/webhooks.js







/** promptfoo's, for one try; the variable WEBHOOK_TIMEOUT changes it, as it does there. */
const DEFAULT_TIMEOUT_MS = 5_000;
const DEFAULT_MAX_BODY_BYTES = 1_000_000;
/** In flight to one server. */
const MAX_CONCURRENCY = 8;
const RETRIES = { faultRetries: 2, rateLimitRetries: 2 };
/** A server that asks for a longer wait is not waited for. */
const MAX_WAIT_MS = 30_000;
const PASSING = new Set([429, 502, 503, 504]);
/** @throws ProxyError that names the variable of `env` */
function createWebhooks(options) {
    const { env, now, sleep, random, maxBodyBytes = DEFAULT_MAX_BODY_BYTES } = options;
    const timeoutMs = timeoutOf(env['WEBHOOK_TIMEOUT']);
    const transport = (0,gateway_transport.createTransport)({
        connectTimeoutMs: timeoutMs,
        connections: MAX_CONCURRENCY,
        maxBodyBytes,
        env,
    });
    const limiters = new Map();
    const headers = {
        'content-type': 'application/json',
        accept: 'application/json',
        'user-agent': `mlflow-gateway-eval/${options.version}`,
    };
    async function attempt(url, body, signal) {
        const { origin } = new URL(url);
        const limiter = limiters.get(origin) ?? createLimiter(MAX_CONCURRENCY);
        limiters.set(origin, limiter);
        const release = await limiter.acquire(signal);
        if (!release)
            return CANCELLED;
        const sent = await transport
            .send({ method: 'POST', url, headers, body, timeoutMs, ...(signal ? { signal } : {}) })
            .finally(release);
        if (sent.end === 'cancelled')
            return CANCELLED;
        return sent.end === 'answer' ? read(sent.answer, now()) : failureOf(sent, { url, timeoutMs, maxBodyBytes });
    }
    return {
        async call(written, body, signal) {
            const url = written.trim();
            const text = JSON.stringify(body);
            for (let retries = 0;; retries++) {
                const tried = await attempt(url, text, signal);
                if ('ok' in tried)
                    return tried;
                const delayMs = (0,gateway_retry/* retryDelayMs */.qO)(tried, { policy: RETRIES, retries, random: random() });
                if (delayMs === undefined || delayMs > MAX_WAIT_MS) {
                    const tries = retries === 0 ? '' : ` (given up after ${retries + 1} attempts)`;
                    const message = `the webhook ${(0,outside_text/* quote */.h)((0,origin/* shownUrl */.zA)(url))} ${tried.message}${tries}`;
                    return { ok: false, error: { kind: 'webhook', message } };
                }
                await sleep(delayMs, signal);
            }
        },
        close: () => transport.close(),
    };
}
const CANCELLED = {
    ok: false,
    error: { kind: 'cancelled', message: 'the call of a webhook was stopped' },
};
function timeoutOf(text) {
    const ms = Number.parseInt(text ?? '', 10);
    return ms > 0 ? ms : DEFAULT_TIMEOUT_MS;
}
function read(answer, nowMs) {
    const { status } = answer;
    const said = (0,outside_text/* quote */.h)(answer.body, [], 200) || '(nothing)';
    if (status >= 300 && status < 400) {
        const target = (0,outside_text/* quote */.h)((0,origin/* shownUrl */.zA)((0,http_answer/* header */.wx)(answer, 'location') ?? ''));
        return never(`answered with a redirect (${status})${target ? ` to ${target}` : ''}, which is not followed`);
    }
    if (status < 200 || status > 299) {
        const waitMs = (0,gateway_retry/* retryAfterMs */.Vs)((name) => (0,http_answer/* header */.wx)(answer, name), nowMs);
        const retry = status === 429 ? 'rate limit' : PASSING.has(status) ? 'fault' : 'never';
        return { message: `answered ${status}: ${said}`, retry, ...(waitMs === undefined ? {} : { waitMs }) };
    }
    const value = (0,http_answer/* jsonOf */.o_)(answer);
    return value === undefined ? never(`answered with a body that is no JSON: ${said}`) : { ok: true, value };
}
function failureOf(sent, { url, timeoutMs, maxBodyBytes }) {
    if (!('thrown' in sent))
        return sent.end === 'timeout'
            ? { message: `did not answer within ${timeoutMs / 1_000} s (WEBHOOK_TIMEOUT, in ms)`, retry: 'fault' }
            : never(`answered with more than ${maxBodyBytes / 1e6} MB`);
    const { code, message } = (0,fault/* describeFault */.Q)(sent.thrown);
    const why = [code, (0,outside_text/* quote */.h)(message, [], 200)].filter(Boolean).join(': ');
    return { message: `could not be reached (${why})`, retry: (0,fault/* classifyFault */.D)(sent.thrown, { url, secrets: [] }).retry };
}
function never(message) {
    return { message, retry: 'never' };
}


/***/ })

};
