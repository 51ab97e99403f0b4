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
