export const id = 783;
export const ids = [783];
export const modules = {

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


/***/ })

};
