export const id = 560;
export const ids = [560,6728];
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
const CLOSED = { what: 'closed the connection before its answer was complete', short: 'closed', ...AGAIN };
const UNREACHABLE = {
    what: 'did not accept a connection in time; is it reachable from this machine?',
    short: 'no connection',
    ...SLOW,
};
const CUT_OFF = { ...CLOSED, short: 'cut off' };
const UNTRUSTED = {
    what: 'shows a certificate of an authority that is not known here; name the file of its certificate in NODE_EXTRA_CA_CERTS',
};
const FAULTS = new Map([
    [
        'ECONNREFUSED',
        {
            what: 'refuses the connection: is the MLflow server running there, and is gateway-url right?',
            short: 'refused',
            ...AGAIN,
        },
    ],
    ['ENOTFOUND', { what: 'cannot be found: no such host name; check gateway-url' }],
    ['EAI_AGAIN', { what: 'could not be looked up: the name service did not answer', ...AGAIN }],
    ['EHOSTUNREACH', { what: 'cannot be reached from this machine (no route to the host)', ...AGAIN }],
    ['ENETUNREACH', { what: 'cannot be reached from this machine (no route to its network)', ...AGAIN }],
    ['ECONNRESET', { ...CLOSED, short: 'reset' }],
    ['EPIPE', { ...CLOSED, short: 'reset' }],
    ['UND_ERR_SOCKET', CLOSED],
    ['UND_ERR_RES_CONTENT_LENGTH_MISMATCH', CUT_OFF],
    ['Z_BUF_ERROR', CUT_OFF],
    ['Z_DATA_ERROR', { what: 'packed its answer otherwise than its content-encoding says' }],
    ['ERR_BROTLI_DECODER_ERROR', { what: 'packed its answer otherwise than its content-encoding says' }],
    ['UNKNOWN_CONTENT_ENCODING', { what: 'packed its answer in a way that nobody asked for' }],
    ['INVALID_UTF8', { what: 'answered in an encoding that is not UTF-8' }],
    ['UND_ERR_HEADERS_OVERFLOW', { what: 'sent headers that are longer than an answer of a model has any use for' }],
    ['ETIMEDOUT', UNREACHABLE],
    ['UND_ERR_CONNECT_TIMEOUT', UNREACHABLE],
    ['UND_ERR_HEADERS_TIMEOUT', { what: 'did not begin its answer in time', short: 'timeout', ...SLOW }],
    ['UND_ERR_BODY_TIMEOUT', { what: 'stopped in the middle of its answer', short: 'stalled', ...SLOW }],
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
            what: `proxy ${proxy}`,
        });
    }
    const { what, short = code, kind = 'gateway', retry = 'never' } = FAULTS.get(code) ?? otherFault(code);
    return (0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .failure */ .V)(kind, `${server.url} ${what} (${[code, said].filter(Boolean).join(': ')})`, {
        retry,
        ...(short ? { what: (0,_outside_text_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .h)(short, [], 40) } : {}),
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
/* harmony export */   f_: () => (/* binding */ isTooDeep),
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
/** What walks through a body by calling itself would run out of stack. No answer of a model is nested like that. */
const MAX_DEPTH = 500;
/** The parsed body, or undefined when it is no JSON, or nested too deep. */
function jsonOf({ body }) {
    if (isTooDeep(body))
        return undefined;
    try {
        return JSON.parse(body);
    }
    catch {
        return undefined;
    }
}
/** Whether a JSON text is nested deeper than anything that is passed on. */
function isTooDeep(text) {
    if (text.length <= 2 * MAX_DEPTH)
        return false;
    let depth = 0;
    for (let index = 0; index < text.length; index++) {
        const code = text.charCodeAt(index);
        if (code === 0x22) {
            index = endOfString(text, index);
        }
        else if (code === 0x5b || code === 0x7b) {
            if (++depth > MAX_DEPTH)
                return true;
        }
        else if (code === 0x5d || code === 0x7d)
            depth--;
    }
    return false;
}
/** The place of the quotation mark that ends the string which begins at `start`. */
function endOfString(text, start) {
    let end = start;
    do {
        end = text.indexOf('"', end + 1);
        if (end < 0)
            return text.length;
    } while (isEscaped(text, end));
    return end;
}
/** Whether an odd number of backslashes stands before a place. */
function isEscaped(text, at) {
    let backslashes = 0;
    while (text[at - 1 - backslashes] === '\\')
        backslashes++;
    return backslashes % 2 === 1;
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
    return Number.isFinite(number) && number >= 0 ? number : undefined;
}


/***/ }),

/***/ 888:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ whenToRetry),
/* harmony export */   V: () => (/* binding */ retryAfterMs)
/* harmony export */ });
/**
 * The first and the longest step of the backoff, ms. A server that starts again takes half a minute, so a wait after a fault
 * grows to some seconds and no further. After a rate limit the lane is where a request really waits, for its rate is known
 * there; the wait here only keeps apart what was refused together.
 */
const STEPS = {
    fault: { first: 500, longest: 8_000 },
    'rate limit': { first: 100, longest: 16_000 },
};
/**
 * Exponential backoff with full jitter, so that calls refused together do not come back together; a wait that the server
 * asked for is a floor, never cut, and jitter comes on top.
 *
 * @param retries how many retries there were so far
 * @param leftMs of the call's time
 * @param answerMs what a try needs of it to be answered: with less left none is made, unless the server itself named the time
 * @param random 0 to 1
 */
function whenToRetry({ retry, waitMs }, { retries, leftMs, answerMs = 0, random }) {
    if (retry === 'never')
        return { none: 'never' };
    const { first, longest } = STEPS[retry];
    const jitterMs = random * Math.min(longest, first * 2 ** Math.min(retries, 30));
    if (leftMs <= 0)
        return { none: 'time' };
    if (!waitMs)
        return jitterMs < leftMs - answerMs ? { delayMs: jitterMs } : { none: 'time' };
    if (waitMs >= leftMs)
        return { none: 'asks' };
    // Jitter may not cost the try that the server itself has promised room for.
    return { delayMs: waitMs + Math.min(jitterMs, (random * (leftMs - waitMs)) / 2) };
}
/**
 * The wait that an answer asks for, ms: `retry-after-ms`, or `retry-after` in seconds or as a date. Never negative;
 * undefined when it asks for none, or in words that say nothing.
 */
function retryAfterMs(header, nowMs) {
    const exact = number(header('retry-after-ms'));
    if (exact !== undefined)
        return exact;
    const value = header('retry-after');
    const seconds = number(value);
    if (seconds !== undefined)
        return seconds * 1_000;
    const until = date(value);
    // By the clock of the server that names it, where it tells its time.
    return until === undefined ? undefined : Math.max(0, until - (date(header('date')) ?? nowMs));
}
function number(value) {
    return value !== undefined && /^\d+(\.\d+)?$/.test(value.trim()) ? Number(value) : undefined;
}
/** A date of HTTP in one of its forms, or of ISO 8601. `Date.parse` alone reads a date into almost any text with a number. */
const DATE = /^(?:[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} [\d:]{8} GMT|[A-Z][a-z]{5,8}, \d{2}-[A-Z][a-z]{2}-\d{2} [\d:]{8} GMT|[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d [\d:]{8} \d{4}|\d{4}-\d{2}-\d{2}T[\d:.]+(?:Z|[+-]\d{2}:\d{2}))$/;
function date(value) {
    const text = value?.trim() ?? '';
    // The form of C's asctime names no zone; all of HTTP's dates are UTC.
    const time = DATE.test(text) ? Date.parse(/\d{4}$/.test(text) ? `${text} GMT` : text) : Number.NaN;
    return Number.isNaN(time) ? undefined : time;
}


/***/ }),

/***/ 6728:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  ProxyError: () => (/* binding */ ProxyError),
  createTransport: () => (/* binding */ createTransport)
});

// EXTERNAL MODULE: ./node_modules/undici/lib/api/api-connect.js
var api_connect = __webpack_require__(2279);
// EXTERNAL MODULE: ./node_modules/undici/lib/core/connect.js
var core_connect = __webpack_require__(9136);
// EXTERNAL MODULE: ./node_modules/undici/lib/dispatcher/agent.js
var agent = __webpack_require__(7405);
// EXTERNAL MODULE: ./node_modules/undici/lib/dispatcher/dispatcher.js
var dispatcher = __webpack_require__(883);
// EXTERNAL MODULE: ./node_modules/undici/lib/dispatcher/env-http-proxy-agent.js
var env_http_proxy_agent = __webpack_require__(3137);
// EXTERNAL MODULE: ./node_modules/undici/lib/dispatcher/pool.js
var dispatcher_pool = __webpack_require__(628);
// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __webpack_require__(4573);
;// CONCATENATED MODULE: ./lib/gateway/body.js
// The body of an answer, unpacked, as text.

const UNPACKERS = new Map([
    ['gzip', 'gunzip'],
    ['x-gzip', 'gunzip'],
    ['deflate', 'inflate'],
    ['br', 'brotliDecompress'],
]);
/** Each layer can be the work of megabytes. */
const MAX_LAYERS = 3;
/**
 * Undefined when there are more than `maxBytes` of it. Nobody asks for a packed body, but no server is bound to send a plain
 * one.
 *
 * @param encoding the header `content-encoding`
 * @throws whatever a body that is not what the header says brings about; an error with a `code`
 */
async function unpacked(body, encoding, maxBytes) {
    const zlib = await Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 8522, 19));
    let plain = body;
    // The last one was applied last.
    const names = encoding
        .toLowerCase()
        .split(',')
        .map((name) => name.trim());
    const layers = names.filter((name) => name !== '' && name !== 'identity').reverse();
    for (const [index, name] of layers.entries()) {
        const unpacker = UNPACKERS.get(name);
        if (!unpacker || index >= MAX_LAYERS)
            throw Object.assign(new Error(name), { code: 'UNKNOWN_CONTENT_ENCODING' });
        // One of the overloads that the three have in common.
        const unpack = zlib[unpacker];
        const result = await new Promise((resolve, reject) => {
            unpack(plain, { maxOutputLength: maxBytes }, (error, whole) => {
                if (!error)
                    resolve(whole);
                else if (error.code === 'ERR_BUFFER_TOO_LARGE')
                    resolve(undefined);
                else
                    reject(error);
            });
        });
        if (result === undefined)
            return undefined;
        plain = result;
    }
    return plain;
}
/**
 * The text of a body that is not packed, without a byte order mark.
 *
 * @throws an error with the code INVALID_UTF8, for an answer that counts (200): letters that nobody wrote would be judged
 */
function plainText(status, body) {
    if (status === 200 && !(0,external_node_buffer_.isUtf8)(body))
        throw Object.assign(new Error('invalid UTF-8'), { code: 'INVALID_UTF8' });
    const text = body.toString('utf8');
    return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}
/**
 * The same of a body that the header `content-encoding` says to be packed; undefined when it is too large. What cannot be
 * unpacked is a fault of an answer that counts, and no matter in another.
 *
 * @throws as `unpacked` and `plainText` do
 */
async function unpackedText(status, body, encoding, maxBytes) {
    try {
        const plain = await unpacked(body, encoding, maxBytes);
        return plain && plainText(status, plain);
    }
    catch (error) {
        if (status === 200)
            throw error;
        return plainText(status, body);
    }
}

// EXTERNAL MODULE: ./lib/gateway/limits.js
var limits = __webpack_require__(3420);
;// CONCATENATED MODULE: ./lib/gateway/transport.js
// By their files: the package's own entry loads fetch, WebSocket, caches and mocks too, which doubles the time to start.








// What the package's entry does: a proxy's tunnel needs it.
Object.assign(dispatcher.prototype, { connect: api_connect });
/** MLflow's server (uvicorn) closes idle connections after 5 s; ours go first, so that no request meets a closed one. */
const KEEP_ALIVE_MS = 3_000;
/** Between two pieces of a body. The gateway sends an answer in one go. */
const BODY_IDLE_MS = 30_000;
/** An environment variable that names no proxy which could be used. */
class ProxyError extends Error {
    name = 'ProxyError';
}
/** @throws ProxyError that names the variable */
function createTransport(options) {
    const staleErrors = new WeakSet();
    const dispatcher = createDispatcher(options, staleErrors);
    const targetOf = createTargets();
    return {
        send: (request) => sendBy(dispatcher, request, { maxBodyBytes: options.maxBodyBytes, staleErrors, targetOf }),
        close: () => dispatcher.destroy(),
    };
}
function sendBy(dispatcher, request, options) {
    const { method, url, headers, body = null, timeoutMs, signal } = request;
    if (signal?.aborted)
        return Promise.resolve({ end: 'cancelled' });
    return new Promise((resolve) => {
        let ended = false;
        let controller;
        let answer;
        const chunks = [];
        let bytes = 0;
        const end = (how) => {
            if (ended)
                return;
            ended = true;
            clearTimeout(timer);
            signal?.removeEventListener('abort', cancel);
            resolve(how);
        };
        const stop = (how) => {
            end(how);
            controller?.abort(new Stopped());
        };
        const cancel = () => stop({ end: 'cancelled' });
        const timer = setTimeout(() => stop({ end: 'timeout' }), Math.min(timeoutMs, limits/* MAX_TIMER_MS */._o));
        signal?.addEventListener('abort', cancel, { once: true });
        const fail = (thrown) => end({ end: 'fault', thrown, stale: !answer && isStale(thrown, options.staleErrors) });
        const give = (head, text) => end(text === undefined ? { end: 'too large' } : { end: 'answer', answer: { ...head, body: text } });
        const read = (head) => {
            const { status, headers: answered } = head;
            const body = chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks, bytes);
            const encoding = answered['content-encoding'];
            try {
                if (encoding === undefined)
                    give(head, plainText(status, body));
                else
                    unpackedText(status, body, String(encoding), options.maxBodyBytes).then((text) => give(head, text), fail);
            }
            catch (thrown) {
                fail(thrown);
            }
        };
        try {
            dispatcher.dispatch({ ...options.targetOf(url), method, headers, body }, {
                onRequestStart(begun) {
                    controller = begun;
                    // Stopped while it had no connection yet.
                    if (ended)
                        begun.abort(new Stopped());
                },
                onResponseStart(_, status, answered) {
                    // 100 Continue and 103 Early Hints come before the answer.
                    if (status >= 200)
                        answer = { status, headers: answered, body: '' };
                },
                onResponseData(_, chunk) {
                    bytes += chunk.length;
                    if (bytes > options.maxBodyBytes)
                        stop({ end: 'too large' });
                    else
                        chunks.push(chunk);
                },
                onResponseEnd() {
                    if (answer)
                        read(answer);
                },
                onResponseError: (_, thrown) => fail(thrown),
            });
        }
        catch (thrown) {
            fail(thrown);
        }
    });
}
/** What a request is given up with. */
class Stopped extends Error {
    name = 'Stopped';
}
/** A run asks few URLs, each of them thousands of times. @throws TypeError for what is none */
function createTargets() {
    const known = new Map();
    return (url) => {
        let target = known.get(url);
        if (!target) {
            const { origin, pathname, search } = new URL(url);
            target = { origin, path: pathname + search };
            known.set(url, target);
        }
        return target;
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
        return new agent(pool);
    return new env_http_proxy_agent({
        ...pool,
        // Empty texts and not undefined: for that undici would look into process.env itself.
        httpProxy,
        httpsProxy,
        noProxy: variable('NO_PROXY'),
        // Plain HTTP is forwarded, as every other client does it; many proxies allow CONNECT to port 443 alone.
        proxyTunnel: false,
        proxyTls: { timeout: connectTimeoutMs },
        // A forwarding proxy's connections would otherwise be made without any of the options above.
        factory: (origin, own) => new dispatcher_pool(origin, { ...pool, ...own }),
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
    const connect = core_connect({ timeout });
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


/***/ })

};
