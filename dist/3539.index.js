export const id = 3539;
export const ids = [3539];
export const modules = {

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
// EXTERNAL MODULE: ./lib/gateway/transport.js + 1 modules
var gateway_transport = __webpack_require__(6728);
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
const RETRIES = 2;
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
                const retry = retries < RETRIES ? retryOf(tried, { retries, leftMs: MAX_WAIT_MS, random: random() }) : undefined;
                if (!retry || 'none' in retry) {
                    const tries = retries === 0 ? '' : ` (given up after ${retries + 1} attempts)`;
                    const message = `the webhook ${(0,outside_text/* quote */.h)((0,origin/* shownUrl */.zA)(url))} ${tried.message}${tries}`;
                    return { ok: false, error: { kind: 'webhook', message } };
                }
                await sleep(retry.delayMs, signal);
            }
        },
        close: () => transport.close(),
    };
}
/** Nothing paces these calls, so a rate limit is waited for like a fault. */
function retryOf({ retry, ...failed }, about) {
    return (0,gateway_retry/* whenToRetry */.U)({ ...failed, retry: retry === 'never' ? 'never' : 'fault' }, about);
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
        const waitMs = (0,gateway_retry/* retryAfterMs */.V)((name) => (0,http_answer/* header */.wx)(answer, name), nowMs);
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
