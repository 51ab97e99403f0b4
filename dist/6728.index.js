export const id = 6728;
export const ids = [6728];
export const modules = {

/***/ 6728:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  ProxyError: () => (/* binding */ ProxyError),
  createTransport: () => (/* binding */ createTransport)
});

// EXTERNAL MODULE: ./node_modules/undici/lib/api/index.js
var api = __webpack_require__(6615);
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
// The body of an answer: read up to a limit, unpacked, and text.

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
    return Buffer.concat(chunks, bytes);
}
const UNPACKERS = {
    gzip: 'gunzip',
    'x-gzip': 'gunzip',
    deflate: 'inflate',
    br: 'brotliDecompress',
};
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
    for (const name of encoding.toLowerCase().split(',').reverse()) {
        const unpacker = UNPACKERS[name.trim()];
        if (!unpacker && ['', 'identity'].includes(name.trim()))
            continue;
        if (!unpacker)
            throw Object.assign(new Error(name.trim()), { code: 'UNKNOWN_CONTENT_ENCODING' });
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
 * Without a byte order mark, as fetch reads it.
 *
 * @throws an error with the code INVALID_UTF8: letters that nobody wrote would be judged
 */
function textOf(body) {
    if (!(0,external_node_buffer_.isUtf8)(body))
        throw Object.assign(new Error('invalid UTF-8'), { code: 'INVALID_UTF8' });
    return lenientTextOf(body);
}
/** With replacement characters for what is no UTF-8. */
function lenientTextOf(body) {
    const text = body.toString('utf8');
    return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

;// CONCATENATED MODULE: ./lib/gateway/transport.js
// By their files: the package's own entry loads fetch, WebSocket, caches and mocks too, which doubles the time to start.







// What the package's entry does: a dispatcher has `request`, and a proxy `connect`, only then.
Object.assign(dispatcher.prototype, api);
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
                const bytes = await readBounded(response.body, options.maxBodyBytes);
                const answer = bytes && (await answerOf(response, bytes, options.maxBodyBytes));
                return answer ? { end: 'answer', answer } : { end: 'too large' };
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
/** Undefined when its body is too large. What cannot be read is a fault of an answer that counts, and no matter in another. */
async function answerOf({ statusCode: status, headers }, body, maxBytes) {
    try {
        const encoding = headers['content-encoding'];
        const plain = encoding === undefined ? body : await unpacked(body, String(encoding), maxBytes);
        return plain && { status, headers, body: textOf(plain) };
    }
    catch (error) {
        if (status === 200)
            throw error;
        return { status, headers, body: lenientTextOf(body) };
    }
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
