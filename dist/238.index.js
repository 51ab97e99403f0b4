export const id = 238;
export const ids = [238];
export const modules = {

/***/ 1273:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Si: () => (/* binding */ assertionValue),
/* harmony export */   T0: () => (/* binding */ assertionType),
/* harmony export */   cY: () => (/* binding */ caseName),
/* harmony export */   s$: () => (/* binding */ jsonText),
/* harmony export */   vX: () => (/* binding */ isSingle),
/* harmony export */   zY: () => (/* binding */ endpointName)
/* harmony export */ });
/* harmony import */ var _visible_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5944);

const NAME_CHARACTERS = 120;
const VALUE_CHARACTERS = 200;
/** The description, else the vars in short, else the number of the test. */
function caseName({ test, testIdx }) {
    const described = (0,_visible_js__WEBPACK_IMPORTED_MODULE_0__/* .short */ .h0)(test.description ?? '', NAME_CHARACTERS);
    if (described)
        return described;
    const vars = Object.entries(test.vars).map(([name, value]) => `${name}: ${jsonText(value)}`);
    return (0,_visible_js__WEBPACK_IMPORTED_MODULE_0__/* .short */ .h0)(vars.join(', '), NAME_CHARACTERS) || `test ${testIdx + 1}`;
}
/** The label, else the endpoint's name at the gateway. */
function endpointName({ label, name }) {
    return (0,_visible_js__WEBPACK_IMPORTED_MODULE_0__/* .short */ .h0)(label ?? '', NAME_CHARACTERS) || (0,_visible_js__WEBPACK_IMPORTED_MODULE_0__/* .short */ .h0)(name, NAME_CHARACTERS);
}
/** The type as in the config: `not-contains`, `assert-set`. */
function assertionType(assertion) {
    return isSingle(assertion) && assertion.negated ? `not-${assertion.type}` : assertion.type;
}
function isSingle(assertion) {
    return assertion.type !== 'assert-set';
}
/** What the assertion compares with, in short; undefined when it has none. */
function assertionValue(assertion) {
    if (!isSingle(assertion) || assertion.value === undefined)
        return undefined;
    const { text, left } = (0,_visible_js__WEBPACK_IMPORTED_MODULE_0__/* .excerpt */ .Kb)(jsonText(assertion.value), { characters: VALUE_CHARACTERS });
    return left > 0 ? `${text}…` : text;
}
/** A text as it is, anything else as JSON. */
function jsonText(value) {
    return typeof value === 'string' ? value : JSON.stringify(value);
}


/***/ }),

/***/ 7433:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F1: () => (/* binding */ displayWidth),
/* harmony export */   LV: () => (/* binding */ wrap),
/* harmony export */   f: () => (/* binding */ padEnd)
/* harmony export */ });
// How wide a text is on a terminal, and where its lines break.
const SEGMENTER = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** Two columns each: what Unicode calls wide or fullwidth (UAX #11), as far as terminals agree, and emoji. */
const WIDE = /^(?:[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{17000}-\u{18d08}\u{1b000}-\u{1b2fb}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}|.*\ufe0f)/u;
/** A mark that is on its own, without a letter to stand on. */
const ZERO = /^[\p{Mn}\p{Me}\p{Cf}]+$/u;
/**
 * Texts of these alone need no segmenter, which takes microseconds for each character: Latin letters, then CJK marks,
 * kana, ideographs, Hangul and fullwidth forms, each a grapheme of its own, and all from U+1100 on two columns wide.
 */
const PLAIN = /^[ -~\u00a1-\u00ac\u00ae-\u02ff\u3001-\u3029\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff60]*$/;
function* graphemes(text) {
    if (PLAIN.test(text))
        for (const unit of text)
            yield [unit, unit < '\u1100' ? 1 : 2];
    else
        for (const { segment } of SEGMENTER.segment(text))
            yield [segment, ZERO.test(segment) ? 0 : WIDE.test(segment) ? 2 : 1];
}
const PRINTABLE_ASCII = /^[ -~]*$/;
/** Columns, of a text without control characters (see plain-text.ts). */
function displayWidth(text) {
    if (PRINTABLE_ASCII.test(text))
        return text.length;
    let width = 0;
    for (const [, columns] of graphemes(text))
        width += columns;
    return width;
}
function padEnd(text, width) {
    return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}
/**
 * Lines of at most `width` columns: broken at blanks, within a word only when it is longer than a line. Line feeds of the
 * text and blanks at the start of its lines are kept.
 */
function wrap(text, width) {
    return text.split('\n').flatMap((line) => wrapLine(line, Math.max(width, 2)));
}
function wrapLine(text, width) {
    const lines = [];
    let line = '';
    let used = 0;
    for (const word of text.split(/(?<=[^ ])(?= )/)) {
        const columns = displayWidth(word);
        if (used + columns <= width) {
            line += word;
            used += columns;
            continue;
        }
        if (line !== '')
            lines.push(line);
        const pieces = cut(lines.length > 0 ? word.trimStart() : word, width);
        line = pieces.pop() ?? '';
        used = displayWidth(line);
        lines.push(...pieces);
    }
    return [...lines, line];
}
/** Pieces of at most `width` columns; no grapheme is cut. */
function cut(word, width) {
    const pieces = [];
    if (PRINTABLE_ASCII.test(word)) {
        for (let at = 0; at < word.length; at += width)
            pieces.push(word.slice(at, at + width));
        return pieces;
    }
    let piece = '';
    let used = 0;
    for (const [text, columns] of graphemes(word)) {
        if (used + columns > width && piece !== '') {
            pieces.push(piece);
            piece = '';
            used = 0;
        }
        piece += text;
        used += columns;
    }
    return [...pieces, piece];
}


/***/ }),

/***/ 9078:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ createTerminalWriter),
/* harmony export */   p: () => (/* binding */ problemLines)
/* harmony export */ });
/* harmony import */ var _config_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7109);
/* harmony import */ var _plain_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1984);
/* harmony import */ var _terminal_width_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7433);
// Lines of a terminal: wrapped, indented, without what a terminal or the log of a job would take for a command.



/** Select Graphic Rendition codes (ECMA-48 8.3.117). */
const STYLES = { bold: 1, red: 31, green: 32, yellow: 33 };
/** @param options.width columns */
function createTerminalWriter({ width, color }) {
    const write = (text, indent = 0) => terminalLines(text, width - indent)
        .map((line) => (' '.repeat(indent) + line).trimEnd())
        .join('\n');
    const style = (text, ...names) => color ? `\u001b[${names.map((name) => STYLES[name]).join(';')}m${text}\u001b[0m` : text;
    return {
        write,
        style,
        section: (title, lines) => (lines.length === 0 ? [] : [[style(write(title), 'bold'), ...lines].join('\n')]),
    };
}
/** In the log of a job a line can be a command to the runner, and a text may be broken so that one starts with it. */
function terminalLines(text, width) {
    return (0,_terminal_width_js__WEBPACK_IMPORTED_MODULE_1__/* .wrap */ .LV)((0,_plain_text_js__WEBPACK_IMPORTED_MODULE_2__/* .terminalText */ .e)(text), width).flatMap((line) => {
        const safe = (0,_plain_text_js__WEBPACK_IMPORTED_MODULE_2__/* .logLine */ .B)(line);
        return safe === line ? [line] : terminalLines(safe, width);
    });
}
function problemLines({ hint, ...problem }, write) {
    return [write((0,_config_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .formatProblem */ .Vw)(problem), 2), ...(hint ? [write(hint, 4)] : [])].join('\n');
}


/***/ }),

/***/ 2238:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  COMMENT_CHARACTERS: () => (/* reexport */ COMMENT_CHARACTERS),
  SUMMARY_BYTES: () => (/* reexport */ SUMMARY_BYTES),
  commentMarker: () => (/* reexport */ commentMarker),
  connectGithub: () => (/* reexport */ connectGithub),
  publish: () => (/* reexport */ publish),
  renderComment: () => (/* reexport */ renderComment),
  renderSummary: () => (/* reexport */ renderSummary),
  renderTerminal: () => (/* reexport */ renderTerminal),
  stepOutputs: () => (/* reexport */ stepOutputs),
  writeResultFiles: () => (/* reexport */ writeResultFiles)
});

// EXTERNAL MODULE: ./lib/json.js
var json = __webpack_require__(6413);
// EXTERNAL MODULE: ./lib/github/event-payload.js
var event_payload = __webpack_require__(8124);
;// CONCATENATED MODULE: ./lib/github/api-failure.js
// What can go wrong between us and GitHub, sorted by what one can do about it.


const MAX_MESSAGE = 200;
/**
 * Sorts what octokit throws.
 *
 * @param now ms since the epoch, to turn `x-ratelimit-reset` (a time) into a wait
 */
function readFailure(error, now) {
    const response = readResponse(error);
    // octokit gives an unreachable host the status 500: only an answer has a response.
    if (!response)
        return { kind: isGraphqlError(error) ? 'other' : 'network', message: describeCause(error) };
    const { status, headers } = response;
    const message = (0,event_payload/* readText */.yR)(response.message, MAX_MESSAGE) ?? 'no message';
    const waitMs = readWait(headers, now);
    const failure = { status, message, ...(waitMs !== undefined && { waitMs }) };
    if (isRateLimit(response))
        return { kind: 'rate limited', ...failure };
    if (status >= 500)
        return { kind: 'server', ...failure };
    return { kind: CLIENT_ERRORS[status] ?? 'other', ...failure };
}
const CLIENT_ERRORS = {
    401: 'unauthorized',
    403: 'forbidden',
    404: 'not found',
    410: 'not found',
    422: 'invalid',
};
/** An answer with the status 200 that says no: asking again changes nothing. */
function isGraphqlError(error) {
    return (0,json/* isObject */.G)(error) && error['name'] === 'GraphqlResponseError';
}
function readResponse(error) {
    if (!(0,json/* isObject */.G)(error) || !(0,json/* isObject */.G)(error['response']) || typeof error['status'] !== 'number')
        return undefined;
    const { headers, data } = error['response'];
    return {
        status: error['status'],
        headers: (0,json/* isObject */.G)(headers) ? headers : {},
        message: (0,json/* isObject */.G)(data) ? data['message'] : data,
    };
}
/**
 * 403 has two meanings. Only headers and words tell "slow down" from "you may not" (docs: rate limits for the REST API):
 * the primary limit leaves `x-ratelimit-remaining: 0`, the secondary ones send `retry-after`, or nothing but the message.
 */
function isRateLimit({ status, headers, message }) {
    if (status === 429)
        return true;
    if (status !== 403)
        return false;
    if (headers['x-ratelimit-remaining'] === '0' || headers['retry-after'] !== undefined)
        return true;
    return typeof message === 'string' && /secondary rate limit|abuse detection/i.test(message);
}
function readWait(headers, now) {
    const retryAfter = headers['retry-after'];
    if (typeof retryAfter === 'string') {
        if (/^\d+$/.test(retryAfter))
            return Number(retryAfter) * 1000;
        const until = Date.parse(retryAfter);
        if (!Number.isNaN(until))
            return Math.max(0, until - now);
    }
    const reset = headers['x-ratelimit-reset'];
    if (headers['x-ratelimit-remaining'] === '0' && typeof reset === 'string' && /^\d+$/.test(reset)) {
        return Math.max(0, Number(reset) * 1000 - now);
    }
    return undefined;
}
function describeCause(error) {
    let cause = error;
    // fetch says "fetch failed" and keeps the reason (ECONNREFUSED, a certificate) below.
    for (let depth = 0; depth < 5 && (0,json/* isObject */.G)(cause) && (0,json/* isObject */.G)(cause['cause']); depth++)
        cause = cause['cause'];
    if (!(0,json/* isObject */.G)(cause))
        return 'unknown error';
    const { message, code, name } = cause;
    return (0,event_payload/* readText */.yR)(message || code || name, MAX_MESSAGE) ?? 'unknown error';
}

;// CONCATENATED MODULE: ./lib/github/retry.js
/** The first one included. */
const MAX_ATTEMPTS = 4;
/** A limit that still holds after two waits will not go away while a job waits. */
const MAX_RATE_LIMITED_ATTEMPTS = 3;
const FIRST_DELAY_MS = 1_000;
/** GitHub's advice for a secondary limit that names no time: at least one minute (docs: best practices for the REST API). */
const UNNAMED_LIMIT_DELAY_MS = 60_000;
/** A comment is not worth a longer wait. A server that asks for more gets no further request, rather than one too early. */
const MAX_DELAY_MS = 90_000;
/**
 * How long to wait before the next attempt, ms; undefined when there should be none.
 *
 * @param attempt how many were made, from 1
 */
function retryDelay({ kind, waitMs }, attempt) {
    if (kind !== 'rate limited' && kind !== 'server' && kind !== 'network')
        return undefined;
    if (attempt >= (kind === 'rate limited' ? MAX_RATE_LIMITED_ATTEMPTS : MAX_ATTEMPTS))
        return undefined;
    const delay = waitMs ?? (kind === 'rate limited' ? UNNAMED_LIMIT_DELAY_MS : FIRST_DELAY_MS * 2 ** (attempt - 1));
    return delay <= MAX_DELAY_MS ? delay : undefined;
}
/** For operations that may run twice without harm. */
async function withRetries(operation, sleep) {
    for (let attempt = 1;; attempt++) {
        const result = await operation();
        const delay = result.ok ? undefined : retryDelay(result.failure, attempt);
        if (delay === undefined)
            return result;
        await sleep(delay);
    }
}

;// CONCATENATED MODULE: ./lib/github/api.js
// The few calls we make to GitHub's API, as functions that never throw. The only place that knows octokit.



/** GitHub's maximum. */
const PAGE_SIZE = 100;
/** GitHub itself gives up on a request after 10 s (docs: troubleshooting the REST API, timeouts). */
const REQUEST_TIMEOUT_MS = 15_000;
const SILENT = { debug: () => { }, info: () => { }, warn: () => { }, error: () => { } };
/** Loads octokit, which knows the proxy variables. Reads are repeated after transient failures, so are updates. */
async function connectGithub({ token, apiUrl, repository, sleep, now }) {
    const { getOctokit } = await Promise.all(/* import() */[__webpack_require__.e(7), __webpack_require__.e(942), __webpack_require__.e(413)]).then(__webpack_require__.bind(__webpack_require__, 2413));
    // A `request` option here would replace the one that holds the proxy; octokit's own log prints what a server sends.
    const octokit = getOctokit(token, { baseUrl: apiUrl, log: SILENT });
    const target = { owner: repository.owner, repo: repository.name };
    const timed = () => ({ request: { signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS) } });
    const attempt = async (call) => {
        try {
            return { ok: true, value: await call() };
        }
        catch (error) {
            return { ok: false, failure: readFailure(error, now()) };
        }
    };
    return {
        sleep,
        listComments: (pullRequest, page) => withRetries(() => attempt(async () => {
            const { data, headers } = await octokit.request('GET /repos/{owner}/{repo}/issues/{issue_number}/comments', {
                ...target,
                ...timed(),
                issue_number: pullRequest,
                per_page: PAGE_SIZE,
                page,
            });
            return { comments: readComments(data), hasNext: /rel="next"/.test(headers.link ?? '') };
        }), sleep),
        createComment: (pullRequest, body) => attempt(async () => {
            const { data } = await octokit.request('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', {
                ...target,
                ...timed(),
                issue_number: pullRequest,
                body,
            });
            return readWrittenComment(data);
        }),
        updateComment: (id, body) => withRetries(() => attempt(async () => {
            const { data } = await octokit.request('PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}', {
                ...target,
                ...timed(),
                comment_id: id,
                body,
            });
            return readWrittenComment(data);
        }), sleep),
        viewerLogin: () => withRetries(() => attempt(async () => {
            const answer = await octokit.graphql('{ viewer { login } }', timed());
            const viewer = (0,json/* isObject */.G)(answer) ? answer['viewer'] : undefined;
            if (!(0,json/* isObject */.G)(viewer) || typeof viewer['login'] !== 'string')
                throw new Error('the answer names no login');
            return viewer['login'];
        }), sleep),
    };
}
function readComments(data) {
    if (!Array.isArray(data))
        throw new Error('the list of comments is no list');
    return data.map(readComment).filter((comment) => comment !== undefined);
}
function readWrittenComment(data) {
    const comment = readComment(data);
    if (!comment)
        throw new Error('the answer is no comment');
    return comment;
}
/** A proxy may answer 200 with a page of its own, so the form is checked. */
function readComment(data) {
    if (!(0,json/* isObject */.G)(data))
        return undefined;
    const { id, html_url: url, body, user } = data;
    if (typeof id !== 'number' || typeof url !== 'string')
        return undefined;
    // `user` is null when the account was deleted: nobody's comment is not ours.
    const author = (0,json/* isObject */.G)(user) && typeof user['login'] === 'string' ? user : undefined;
    return {
        id,
        url,
        body: typeof body === 'string' ? body : '',
        author: { login: String(author?.['login'] ?? ''), isBot: author?.['type'] === 'Bot' },
    };
}

// EXTERNAL MODULE: ./lib/github/run-trust.js + 1 modules
var run_trust = __webpack_require__(919);
;// CONCATENATED MODULE: ./lib/github/comment-warning.js

const PERMISSIONS = `permissions:
  contents: read
  pull-requests: write`;
/** Why there is no comment, and what to do: for the log. The verdict does not depend on it. */
function commentWarning(failure, context) {
    const number = context.pullRequest?.number;
    return `the comment on pull request #${number} was not written: ${explain(failure, context)}`;
}
function explain(failure, context) {
    const { kind, status, message, waitMs } = failure;
    const answer = `GitHub answered ${status}: ${message}`;
    switch (kind) {
        case 'unauthorized':
            return `the token is not valid (${answer}); check the input github-token`;
        case 'forbidden':
            if (context.eventName !== 'pull_request_target' && !(0,run_trust/* trustOfRun */.D)(context).trusted) {
                return `a pull request from a fork runs with a read-only token (${answer}); the job summary has the same report, and "comment: never" turns this warning off`;
            }
            return `the token may not write comments (${answer}); add to the job:\n${PERMISSIONS}`;
        case 'not found':
            return `the token does not see the pull request (${answer}); check that the input github-token belongs to this repository, and that the job has:\n${PERMISSIONS}`;
        case 'invalid':
            return `the text was refused (${answer}); the job summary has the same report`;
        case 'rate limited':
            return `the rate limit of the token is used up (${answer}${waitMs === undefined ? '' : `; it asks to wait ${Math.ceil(waitMs / 1000)} s`}); re-run the job later, or give the input github-token a token of its own`;
        case 'network':
            return `no usable answer came from ${context.apiUrl} (${message}); the job summary has the same report`;
        case 'server':
        case 'other':
            return `${answer}; the job summary has the same report, a re-run of the job writes the comment`;
    }
}

;// CONCATENATED MODULE: ./lib/github/own-comments.js
/** GitHub accepts no further comment after 2,500 (docs: limits of issues); 100 a page. */
const MAX_PAGES = 30;
/** Who writes with a job's own GITHUB_TOKEN. */
const ACTIONS_BOT = 'github-actions[bot]';
/**
 * Our comments, oldest first, page after page until the caller has seen enough; returns the failure that ended the search.
 *
 * Ours is a comment whose first line is exactly `marker` and that was written by
 * - `github-actions[bot]`: only workflows of this repository can write as it, whatever token we hold today; or
 * - the owner of our token, as GitHub names it. `viewer` of GraphQL is asked for that, since it answers every kind of
 *   token (`GET /user` refuses those of apps), and only when a comment of somebody else has our marker. Without an
 *   answer such a comment is not ours: a second comment does less harm than a changed one of someone else.
 */
async function* findOwnComments(api, pullRequest, marker) {
    let viewer;
    const isOurs = async ({ author }) => {
        if (author.isBot && author.login === ACTIONS_BOT)
            return true;
        viewer ??= api.viewerLogin().then((result) => (result.ok ? result.value : undefined));
        return author.login !== '' && author.login === (await viewer);
    };
    for (let page = 1; page <= MAX_PAGES; page++) {
        const result = await api.listComments(pullRequest, page);
        if (!result.ok)
            return result.failure;
        for (const comment of result.value.comments) {
            if (firstLine(comment.body) === marker && (await isOurs(comment)))
                yield comment;
        }
        if (!result.value.hasNext)
            break;
    }
    return undefined;
}
function firstLine(text) {
    return text.split(/\r?\n/, 1)[0] ?? '';
}

;// CONCATENATED MODULE: ./lib/github/upsert-comment.js


/** Own comments that refuse an update, and are passed over, before a new one is written. */
const MAX_REFUSALS = 3;
/**
 * Keeps one comment of ours up to date: updates the oldest, else creates one. When several runs raced and left more than
 * one, the oldest goes on. Never throws. The value is undefined when nothing had to be written.
 */
async function upsertComment(api, request) {
    const { marker, pullRequest, mode = 'create or update' } = request;
    const body = firstLine(request.body) === marker ? request.body : `${marker}\n${request.body}`;
    for (let attempt = 1;; attempt++) {
        const updated = await updateOldest(api, { marker, body, pullRequest });
        if (updated.result)
            return updated.result;
        if (mode === 'update only') {
            // Deleted meanwhile, or none was there: nothing is stale. Any other refusal leaves a stale comment behind.
            const { refusal } = updated;
            return refusal && refusal.kind !== 'not found' ? { ok: false, failure: refusal } : { ok: true, value: undefined };
        }
        const created = await api.createComment(pullRequest, body);
        const delay = created.ok ? undefined : retryDelay(created.failure, attempt);
        if (delay === undefined)
            return created;
        await api.sleep(delay);
        // The lost answer may have been a success: look again before a second comment is written.
    }
}
async function updateOldest(api, { marker, body, pullRequest }) {
    const own = findOwnComments(api, pullRequest, marker);
    let refusal;
    for (let refusals = 0; refusals < MAX_REFUSALS; refusals++) {
        const next = await own.next();
        if (next.done)
            return next.value ? { result: { ok: false, failure: next.value } } : { ...(refusal && { refusal }) };
        const result = await api.updateComment(next.value.id, body);
        if (result.ok)
            return { result };
        // Deleted since it was listed, or written with a token that could do more than today's.
        const isRefusal = result.failure.kind === 'forbidden' || result.failure.kind === 'not found';
        if (!isRefusal)
            return { result };
        refusal = result.failure;
    }
    return { ...(refusal && { refusal }) };
}

;// CONCATENATED MODULE: ./lib/github/publish.js


/** Never throws. Summary and outputs first: they are written in a moment, while a comment may wait for GitHub. */
async function publish(publication, publisher) {
    const { files } = publisher;
    const warnings = [];
    const guarded = async (what, write) => {
        try {
            await write();
        }
        catch (error) {
            warnings.push(`${what} could not be written: ${error instanceof Error ? error.message : String(error)}`);
        }
    };
    await guarded('the job summary', () => files.writeSummary(publication.summary));
    const writeOutputs = async (outputs) => {
        for (const [name, value] of Object.entries(outputs))
            await guarded(`the output ${name}`, () => files.writeOutput(name, value));
    };
    await writeOutputs(publication.outputs);
    await guarded('the result files', async () => writeOutputs(publication.writeFiles?.() ?? {}));
    let commentUrl;
    await guarded('the comment', async () => {
        const written = await writeComment(publication, publisher);
        commentUrl = written.url;
        if (written.warning)
            warnings.push(written.warning);
    });
    const url = commentUrl;
    if (url === undefined)
        return { warnings };
    await guarded('the output comment-url', () => files.writeOutput('comment-url', url));
    return { commentUrl: url, warnings };
}
async function writeComment({ verdict, comment }, { context, settings, connect }) {
    if (settings.comment === 'never')
        return {};
    const { pullRequest, repository, apiUrl, payloadProblem } = context;
    if (payloadProblem)
        return { warning: `no comment was written: ${payloadProblem}` };
    // A schedule, a push, a dispatch: there is nowhere to comment, and nothing is wrong.
    if (!pullRequest || !repository)
        return {};
    if (!settings.githubToken)
        return { warning: 'no comment was written: the input github-token is empty' };
    const isGreen = verdict === 'passed' || verdict === 'skipped';
    const api = await connect({ token: settings.githubToken, apiUrl, repository });
    const result = await upsertComment(api, {
        ...comment,
        pullRequest: pullRequest.number,
        // A comment that an earlier push turned red must not stay red.
        mode: settings.comment === 'on-failure' && isGreen ? 'update only' : 'create or update',
    });
    if (!result.ok)
        return { warning: commentWarning(result.failure, context) };
    return result.value ? { url: result.value.url } : {};
}

// EXTERNAL MODULE: ./lib/report/case-names.js
var case_names = __webpack_require__(1273);
// EXTERNAL MODULE: ./lib/report/visible.js
var report_visible = __webpack_require__(5944);
;// CONCATENATED MODULE: ./lib/report/escape.js
// One function for each place in Markdown or HTML where a text from outside goes. Everything that a reviewer reads passes
// through one of them: prompts, vars, answers, reasons, errors, names of files and endpoints.
//
// GitHub does more to a comment than Markdown: after rendering it looks through the text for mentions, references, commits
// and emoji names, and an entity or a backslash does not hide them, since both are gone by then. Code is left alone; in
// other places a zero-width space breaks what would be recognised. A zero-width space of the text itself is written out
// (see visible.ts), so removing ours gives back exactly what is to be read.

const BREAK = '\u200b';
/**
 * What GitHub would turn into a link or a picture, apart from Markdown: see "Autolinked references and URLs", "Mentioning
 * people and teams" and "Using emojis" on docs.github.com, and https://github.github.com/gfm/#autolinks-extension-.
 */
const TRIGGERS = [
    // @user, @org/team, user@sha, mail addresses
    [/@/g, `@${BREAK}`],
    // #1, owner/repo#1
    [/#(?=\d)/g, `#${BREAK}`],
    [/(gh)-(?=\d)/gi, `$1-${BREAK}`],
    // commits: 7 to 40 hex digits
    [/[0-9a-f]{6}(?=[0-9a-f])/gi, `$&${BREAK}`],
    // http://, ftp://
    [/:(?=\/\/)/g, `:${BREAK}`],
    [/www(?=\.)/gi, `$&${BREAK}`],
    // :name: of an emoji
    [/:(?=[\w+-]+:)/g, `:${BREAK}`],
];
const ENTITIES = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
    // Never a `|` in Markdown text: in a table it would end the cell, even after a backslash of the text.
    '|': '&#124;',
};
function entities(text, characters) {
    return text.replace(characters, (character) => ENTITIES[character] ?? character);
}
function breakTriggers(text) {
    return TRIGGERS.reduce((result, [pattern, replacement]) => result.replace(pattern, replacement), text);
}
/** Text of a paragraph, a list item, a heading or a table cell: one line, no Markdown in it. */
function markdownText(text) {
    return escapeLine((0,report_visible/* oneLine */.TN)(text));
}
function escapeLine(line) {
    const escaped = breakTriggers(line)
        .replace(/[\\`*_[\]#~$]/g, '\\$&')
        // What means something at the start of a line only: list items, rules, underlines of headings.
        .replace(/^[-+=]/, '\\$&')
        .replace(/^(\d+)([.)])(?= |$)/, '$1\\$2');
    return entities(escaped, /[&<>|]/g);
}
/**
 * An address, or a place `file.yaml:18:9`, as messages of ours hold them: where a word starts, and without what ends a
 * sentence. `$` before or after code would be a formula on GitHub.
 */
const TO_COPY = /(?<=^|[ ("'])(?:https?:\/\/[^\s"'<>`$|]*[\w/]|[\w./-]{1,200}\.\w{1,10}:\d{1,9}:\d{1,9})(?=$|[\s"').,:;!?])/giu;
/**
 * A message in a paragraph or a list item: like other text, but its addresses and its places in files are code spans. A
 * reader copies those, and must not copy a zero-width space with them.
 */
function markdownMessage(text) {
    const line = (0,report_visible/* oneLine */.TN)(text);
    const parts = [];
    let end = 0;
    for (const { 0: found, index } of line.matchAll(TO_COPY)) {
        parts.push(escapeLine(line.slice(end, index)), inlineCode(found));
        end = index + found.length;
    }
    return [...parts, escapeLine(line.slice(end))].join('');
}
/** A cell of a table: like other text, but never empty, since an empty cell reads like a fault of the report. */
function markdownCell(text) {
    return markdownText(text) || '-';
}
/**
 * A code span: the text as it is, to be copied. Line feeds become `↵`. Not for table cells: a `|` would end the cell, and a
 * `\|` in code cannot be written in one.
 */
function inlineCode(text) {
    const line = (0,report_visible/* visibleText */.Q6)(text).replace(/\n/g, '↵');
    if (line === '')
        return '(empty)';
    const fence = '`'.repeat(longestRun(line) + 1);
    // One blank at each end is taken off by Markdown, and a backtick must not touch the fence.
    const pad = /^`|`$|^ .*[^ ].* $/.test(line) ? ' ' : '';
    return fence + pad + line + pad + fence;
}
/** A fenced block, to stand at the start of a line with an empty line before and after it. The fence is longer than any in the text. */
function fencedBlock(text, info = '') {
    const visible = (0,report_visible/* visibleText */.Q6)(text);
    const fence = '`'.repeat(Math.max(3, longestRun(visible) + 1));
    return `${fence}${info}\n${visible}\n${fence}`;
}
/** Text or a quoted attribute of an HTML page that is not rendered by GitHub. */
function htmlText(text) {
    return entities(visibleText(text), /[&<>"']/g);
}
/** Text in an HTML element within Markdown, such as `<summary>`: one line, or an empty line would end the HTML. */
function htmlInMarkdown(text) {
    return entities(breakTriggers((0,report_visible/* oneLine */.TN)(text)), /[&<>"'|]/g);
}
/**
 * A link, when the URL is a plain one; else the label alone.
 *
 * @param label Markdown, already escaped
 */
function markdownLink(label, url) {
    return url !== undefined && /^https?:\/\/[\w.~:/?#@!$&*+,;=%-]+$/.test(url) ? `[${label}](${url})` : label;
}
function longestRun(text) {
    return (text.match(/`+/g) ?? []).reduce((longest, run) => Math.max(longest, run.length), 0);
}

// EXTERNAL MODULE: ./lib/report/format.js
var format = __webpack_require__(7703);
;// CONCATENATED MODULE: ./lib/report/show-answers.js
/** `failed` shows what somebody has to look at: an errored run may have an answer that its grader could not judge. */
function showsAnswer(show, state) {
    return show === 'all' || (show === 'failed' && (state === 'failed' || state === 'errored'));
}
/** A grader quotes what it judges, and code can put an answer into its exception. */
const KINDS_QUOTING_ANSWERS = new Set(['grader', 'user code']);
/** Told before a model was asked: what the gateway says then is about credentials, names, limits. */
const STATUSES_WITHOUT_ANSWER = new Set([401, 403, 404, 407, 408, 429]);
/**
 * Whether the message of an error is shown. With `none` those are left out that may quote an answer, like the reasons of
 * assertions: of graders, of code, and of a gateway whose body the message quotes (an answer that cannot be used, a refusal
 * or a failure of the provider).
 */
function showsMessage(show, { kind, status }) {
    if (show !== 'none')
        return true;
    return !KINDS_QUOTING_ANSWERS.has(kind) && (status === undefined || STATUSES_WITHOUT_ANSWER.has(status));
}

;// CONCATENATED MODULE: ./lib/report/findings.js
// What a report says of the cells, as data: for Markdown and for the terminal alike.



/** Failed cells, the worst first: by the score of the run that is shown, then in the order of the config. */
function failedCells(report, show) {
    return report.cells
        .filter(({ state }) => state === 'failed')
        .map((result) => finding(result, show))
        .sort((a, b) => (a.run?.score ?? 0) - (b.run?.score ?? 0));
}
/** The first case of a report that somebody will want to see again: failed, else not measured. */
function firstToRepeat(report) {
    return failedCells(report, 'none')[0]?.result ?? errorGroups(report, 'none')[0]?.cells[0];
}
function finding(result, show) {
    const inState = result.runs.filter(({ state }) => state === result.state);
    const run = inState.toSorted((a, b) => a.score - b.score)[0] ?? result.runs[0];
    const shown = run !== undefined && showsAnswer(show, run.state);
    const output = run?.output;
    return {
        result,
        run,
        failedRuns: result.runs.filter(({ state }) => state === 'failed').length,
        mismatches: run ? mismatches(run.assertions, show) : [],
        answer: shown && output !== undefined ? answerText(output) : undefined,
        answerHidden: !shown && output !== undefined,
    };
}
/** A text as it is, anything else as JSON that a person can read. */
function answerText(output) {
    return typeof output === 'string' ? output : JSON.stringify(output, null, 2);
}
/** A failed assert-set is followed by its failed parts; those of one that passed decided nothing. */
function mismatches(outcomes, show) {
    return outcomes
        .filter(({ pass }) => !pass)
        .flatMap((outcome) => [mismatch(outcome, show), ...mismatches(outcome.parts ?? [], show)]);
}
function mismatch({ assertion, score, reason }, show) {
    const { threshold } = assertion;
    return {
        type: (0,case_names/* assertionType */.T0)(assertion),
        metric: assertion.metric,
        expected: (0,case_names/* isSingle */.vX)(assertion) ? (0,case_names/* assertionValue */.Si)(assertion) : undefined,
        score: `score ${threshold === undefined ? (0,format/* formatScore */.y)(score) : (0,format/* formatScoreAgainst */.NJ)(score, threshold)}`,
        reason: show === 'none' ? undefined : reason,
        reasonSaysAll: show !== 'none' && reason.startsWith('expected '),
    };
}
/** Errored cells by kind and message, the largest group first. A cell is in one group: that of its first error. */
function errorGroups(report, show) {
    const groups = new Map();
    for (const result of report.cells) {
        if (result.state !== 'errored')
            continue;
        const error = firstError(result);
        const { kind, status } = error;
        const message = showsMessage(show, error) ? error.message : undefined;
        const key = (0,case_names/* jsonText */.s$)([kind, status ?? null, message ?? null]);
        const group = groups.get(key) ?? { kind, message, status, cells: [] };
        group.cells.push(result);
        groups.set(key, group);
    }
    return [...groups.values()].sort((a, b) => b.cells.length - a.cells.length);
}
function firstError(result) {
    const run = result.runs.find(({ error }) => error !== undefined);
    return run?.error ?? { kind: 'not run', message: 'too few repeats were measured to decide' };
}

// EXTERNAL MODULE: ./lib/config/position.js
var position = __webpack_require__(9223);
;// CONCATENATED MODULE: ./lib/report/source-link.js
// Places in files of the repository, as links where the repository is known.


/** `file:line:column`, in code, linked to the line. */
function sourceLink(at, context) {
    return markdownLink(inlineCode((0,position/* formatPosition */.L)(at)), blobUrl(at.file, context, `#L${at.line}`));
}
function fileLink(file, context) {
    return markdownLink(inlineCode(file), blobUrl(file, context, ''));
}
function blobUrl(file, { blobUrl: base, workingDirectory = '.' }, anchor) {
    if (base === undefined)
        return undefined;
    const segments = `${workingDirectory}/${file}`.split('/').filter((segment) => segment !== '.' && segment !== '');
    // GitHub has no page for a path with `..` in it.
    if (segments.includes('..'))
        return undefined;
    return `${base}/${segments.map(encodeSegment).join('/')}${anchor}`;
}
/** encodeURIComponent leaves `( ) '`, which end a link in Markdown, and throws for half a surrogate pair. */
function encodeSegment(segment) {
    return encodeURIComponent(Buffer.from(segment, 'utf8').toString('utf8')).replace(/[()']/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}

// EXTERNAL MODULE: ./lib/report/terminal-width.js
var terminal_width = __webpack_require__(7433);
;// CONCATENATED MODULE: ./lib/report/comment-cells.js
// "What broke": an entry for each failing case, and with `show-answers: all` one for each that held.







const MISMATCHES_SHOWN = 5;
const REASON_CHARACTERS = 400;
const PROMPT_CHARACTERS = 60;
/** GitHub does not break lines of code, and a phone shows some 45 columns: an answer in one line would be out of sight. */
const ANSWER_COLUMNS = 72;
function brokenParts(report, context, options) {
    const failed = failedCells(report, options.showAnswers);
    if (failed.length === 0)
        return [];
    const entries = failed.map((found, index) => () => entry(found, report, context, options, `${index + 1}. `));
    const folded = entries.slice(options.open);
    const leftOut = (count) => notShown((0,format/* counted */.hS)(count, 'failing cell'), options.elsewhere);
    return [
        {
            before: `### What broke: ${(0,format/* counted */.hS)(failed.length, 'cell')}`,
            entries: entries.slice(0, options.open),
            leftOut,
            rank: 1,
        },
        ...fold(`${(0,format/* formatCount */.B4)(folded.length)} more failing ${folded.length === 1 ? 'cell' : 'cells'}`, folded, leftOut, 5),
    ];
}
/** Only when every answer is to be seen. */
function passedParts(report, context, options) {
    if (options.showAnswers !== 'all')
        return [];
    const passed = report.cells.filter(({ state }) => state === 'passed' || state === 'unjudged');
    const entries = passed.map((result) => () => entry(finding(result, 'all'), report, context, options, ''));
    const leftOut = (count) => notShown((0,format/* counted */.hS)(count, 'answer'), options.elsewhere);
    return fold(`${(0,format/* counted */.hS)(passed.length, 'answer')} without a failure`, entries, leftOut, 8);
}
function fold(summary, entries, leftOut, rank) {
    if (entries.length === 0)
        return [];
    return [{ before: `<details>\n<summary>${summary}</summary>`, entries, after: '</details>', leftOut, rank }];
}
/** @param what a counted noun */
function notShown(what, elsewhere) {
    return `${what} not shown here, since the text would be too long. ${elsewhere}`;
}
function entry(found, report, context, { answer }, number) {
    const blocks = [
        `#### ${number}${markdownText((0,case_names/* caseName */.cY)(found.result.cell))}`,
        facts(found, report, context),
        mismatchList(found),
        ...answerBlocks(found, answer),
    ];
    return blocks.filter(Boolean).join('\n\n');
}
/** Endpoint, prompt, repeats, place in the config, id: on one line. */
function facts({ result, failedRuns }, { columns, repeat }, context) {
    const { cell, state, runs } = result;
    const severalPrompts = new Set(columns.map(({ prompt }) => prompt.label)).size > 1;
    return [
        `Endpoint ${inlineCode((0,case_names/* endpointName */.zY)(cell.endpoint))}`,
        ...(severalPrompts ? [`prompt ${inlineCode((0,report_visible/* short */.h0)(cell.prompt.label, PROMPT_CHARACTERS))}`] : []),
        ...(repeat > 1 && state !== 'unjudged' ? [`${failedRuns} of ${(0,format/* counted */.hS)(runs.length, 'repeat')} failed`] : []),
        sourceLink(cell.test.at, context),
        `case ${inlineCode(cell.id)}`,
    ].join(', ');
}
function mismatchList({ result, run, mismatches }) {
    const { threshold } = result.cell.test;
    const score = run?.score ?? 0;
    const more = mismatches.length - MISMATCHES_SHOWN;
    const ofCase = threshold !== undefined
        ? [`- the case as a whole: score ${(0,format/* formatScoreAgainst */.NJ)(score, threshold)}`]
        : result.state === 'failed' && mismatches.length === 0
            ? [`- the case as a whole: score ${(0,format/* formatScore */.y)(score)}, and no assertion failed`]
            : [];
    return [
        ...ofCase,
        ...mismatches.slice(0, MISMATCHES_SHOWN).map(mismatchItem),
        ...(more > 0 ? [`- and ${(0,format/* counted */.hS)(more, 'more failed assertion')}`] : []),
    ].join('\n');
}
function mismatchItem({ type, metric, expected, score, reason, reasonSaysAll }) {
    const name = metric === undefined ? '' : ` (metric ${inlineCode((0,report_visible/* short */.h0)(metric, PROMPT_CHARACTERS))})`;
    const wanted = expected === undefined ? '' : ` expected ${inlineCode(expected)},`;
    const comparison = reasonSaysAll ? '' : `${wanted} got ${score}`;
    const why = reason ? `: ${markdownText((0,report_visible/* short */.h0)(reason, REASON_CHARACTERS))}` : '';
    return `- **${inlineCode(type)}**${name}${comparison}${why}`;
}
function answerBlocks({ answer, answerHidden }, limits) {
    if (answer === undefined)
        return answerHidden ? ['The answer is not shown (`show-answers`).'] : [];
    if (answer === '')
        return ['The answer is empty.'];
    const { text, left } = (0,report_visible/* excerpt */.Kb)(answer, limits);
    const title = left > 0 ? `Answer, the first ${(0,format/* formatCount */.B4)(text.length)} of ${(0,format/* formatCount */.B4)(answer.length)} characters:` : 'Answer:';
    return [title, fencedBlock((0,terminal_width/* wrap */.LV)((0,report_visible/* visibleText */.Q6)(text), ANSWER_COLUMNS).join('\n'), 'text')];
}

;// CONCATENATED MODULE: ./lib/report/layout.js
// Fits a text into a limit by leaving out whole entries, never by cutting one: a cut can end inside a fence, an entity or
// a surrogate pair, and takes the rest of the page with it.
const LINE = '\n';
const GAP = '\n\n';
/**
 * Blocks, with an empty line between them, that fit the limit.
 *
 * Parts are filled in the order of their rank, each from its first entry on: the entries that are kept are always the
 * first ones, so a small one further down never takes the place of a worse one. When the limit is too small even for what
 * stands around the entries, parts are left out as a whole, the least important first.
 */
function layOut(parts, { size, measure }) {
    const cost = (block) => (block === undefined ? 0 : measure(block) + measure(GAP));
    const frameCost = (part) => cost(part.before) +
        cost(part.after) +
        Math.max(0, ...[1, part.entries.length].map((count) => cost(part.leftOut(count))));
    const byRank = parts
        .filter((part) => part.entries.length > 0 || part.before !== undefined)
        .sort((a, b) => a.rank - b.rank);
    let used = byRank.reduce((total, part) => total + frameCost(part), 0);
    while (byRank.length > 0 && used > size)
        used -= frameCost(byRank.pop());
    const kept = new Map();
    for (const part of byRank) {
        const texts = [];
        for (const entry of part.entries) {
            const text = typeof entry === 'string' ? entry : entry();
            if (used + cost(text) > size)
                break;
            used += cost(text);
            texts.push(text);
        }
        kept.set(part, texts);
    }
    const blocks = parts.flatMap((part) => {
        const texts = kept.get(part);
        if (texts === undefined)
            return [];
        const missing = part.entries.length - texts.length;
        return [part.before, texts.join(part.gap ?? GAP), missing > 0 ? part.leftOut(missing) : undefined, part.after];
    });
    return blocks.filter(Boolean).join(GAP);
}

// EXTERNAL MODULE: ./lib/report/verdict-text.js
var verdict_text = __webpack_require__(1447);
;// CONCATENATED MODULE: ./lib/report/comment-errors.js









const MESSAGE_CHARACTERS = 600;
const HINT_CHARACTERS = 1500;
const NAMES_SHOWN = 5;
const UNJUDGED_SHOWN = 20;
/** Errored cells by kind and reason. */
function errorParts(report, options) {
    const groups = errorGroups(report, options.showAnswers);
    if (groups.length === 0)
        return [];
    const cells = (0,format/* counted */.hS)(report.verdict.counts.errors, 'cell');
    const leftOut = (count) => notShown((0,format/* counted */.hS)(count, 'more reason'), options.elsewhere);
    return [
        { before: `### What could not be measured: ${cells}`, entries: groups.map(groupItem), gap: LINE, leftOut, rank: 2 },
    ];
}
function groupItem({ kind, status, message, cells }) {
    const what = status === undefined ? kind : `${kind}, HTTP ${status}`;
    const endpoints = [...new Set(cells.map(({ cell }) => (0,case_names/* endpointName */.zY)(cell.endpoint)))];
    const why = message === undefined
        ? 'The message is not shown, since it may quote an answer.'
        : markdownMessage((0,verdict_text/* sentence */.em)((0,report_visible/* short */.h0)(message, MESSAGE_CHARACTERS)));
    return `- **${what}**, ${(0,format/* counted */.hS)(cells.length, 'cell')} on ${nameList(endpoints)}. ${why}\n  Cases: ${caseList(cells, NAMES_SHOWN)}.`;
}
/** Cells without an assertion are named: a green run says nothing about them. */
function unjudgedParts(report, options) {
    const cells = report.cells.filter(({ state }) => state === 'unjudged');
    if (cells.length === 0)
        return [];
    const entry = `No assertion judges these, so the verdict says nothing about them: ${caseList(cells, UNJUDGED_SHOWN)}.`;
    const leftOut = () => notShown('Their names are', options.elsewhere);
    return [{ before: `### Answered, not judged: ${(0,format/* counted */.hS)(cells.length, 'cell')}`, entries: [entry], leftOut, rank: 3 }];
}
/** Config errors, each with its place and what to do. */
function problemParts({ problems }, context, elsewhere) {
    if (problems.length === 0)
        return [];
    const leftOut = (count) => notShown((0,format/* counted */.hS)(count, 'more problem'), elsewhere);
    return [
        {
            before: `### What to fix: ${(0,format/* counted */.hS)(problems.length, 'problem')}`,
            entries: problems.map((problem) => problemBlock(problem, context)),
            leftOut,
            rank: 1,
        },
    ];
}
/** Folded, but the count is seen: their author may believe in a check that never ran. */
function warningParts(report, context, elsewhere) {
    const entries = report.warnings.map((warning) => problemBlock(warning, context));
    const leftOut = (count) => notShown((0,format/* counted */.hS)(count, 'more warning'), elsewhere);
    return fold(htmlInMarkdown((0,verdict_text/* warningsTitle */.Qs)(report)), entries, leftOut, 6);
}
function problemBlock({ message, at, hint = '' }, context) {
    const where = at === undefined ? '' : `${sourceLink(at, context)}: `;
    const what = where + markdownMessage((0,verdict_text/* sentence */.em)((0,report_visible/* short */.h0)(message, MESSAGE_CHARACTERS)));
    if (hint === '')
        return what;
    // A hint of several lines holds lines to add to the config: to be copied with its indentation.
    return hint.includes('\n')
        ? `${what}\n\n${fencedBlock(hint.slice(0, HINT_CHARACTERS), 'text')}`
        : `${what} ${markdownMessage((0,verdict_text/* sentence */.em)((0,report_visible/* short */.h0)(hint, MESSAGE_CHARACTERS)))}`;
}
function caseList(cells, most) {
    const more = cells.length - most;
    const shown = cells.slice(0, most).map(({ cell }) => `${markdownText((0,case_names/* caseName */.cY)(cell))} (${inlineCode(cell.id)})`);
    return shown.join(', ') + (more > 0 ? ` and ${more} more` : '');
}
function nameList(names) {
    const more = names.length - NAMES_SHOWN;
    const shown = names.slice(0, NAMES_SHOWN).map(inlineCode).join(', ');
    return more > 0 ? `${shown} and ${more} more` : shown;
}

// EXTERNAL MODULE: ./lib/verdict/counts.js
var counts = __webpack_require__(8345);
// EXTERNAL MODULE: ./lib/verdict/rate.js
var rate = __webpack_require__(8783);
;// CONCATENATED MODULE: ./lib/report/statistics.js
// Numbers over runs. Pure arithmetic; how numbers are written is in format.ts.
/**
 * Nearest-rank percentile: the smallest value that at least p percent of the values do not exceed. It is always one of the
 * values, also of few (NIST/SEMATECH e-Handbook of Statistical Methods, 7.2.6.2, calls it the empirical distribution's).
 *
 * @param p over 0, up to 100
 * @returns undefined without values
 */
function percentile(values, p) {
    const sorted = values.toSorted((a, b) => a - b);
    return sorted[Math.max(1, Math.ceil((p / 100) * sorted.length)) - 1];
}
/** How often each name stands in the list, the most frequent first, then in the order of their first time. */
function shares(names) {
    const counts = new Map();
    for (const name of names)
        counts.set(name, (counts.get(name) ?? 0) + 1);
    return [...counts].map(([name, part]) => ({ name, part, whole: names.length })).sort((a, b) => b.part - a.part);
}
function sum(values) {
    return values.reduce((total, value) => total + value, 0);
}

;// CONCATENATED MODULE: ./lib/report/endpoint-table.js






const NO_VALUE = 'none';
const MODEL_CHARACTERS = 80;
/** The models that served least are summed up. */
const MODELS_SHOWN = 4;
/** undefined: no endpoint answered, so there is nothing to compare. */
function endpointTable(report) {
    if (!report.cells.some(({ runs }) => runs.some(({ call }) => call !== undefined)))
        return undefined;
    const groups = cellsByEndpoint(report);
    const row = (name, value) => ({
        name,
        values: groups.map(({ cells }) => value(cells)),
    });
    const { errors, unjudged } = report.verdict.counts;
    return {
        endpoints: uniqueNames(groups.map(({ endpoint }) => (0,case_names/* endpointName */.zY)(endpoint))),
        rows: [
            row('Pass rate', (cells) => passRate(cells, report.verdict.passThreshold)),
            ...(errors > 0 ? [row('Not measured', (cells) => (0,format/* formatCount */.B4)((0,counts/* countCells */.hA)(cells).errors))] : []),
            ...(unjudged > 0 ? [row('Not judged', (cells) => (0,format/* formatCount */.B4)((0,counts/* countCells */.hA)(cells).unjudged))] : []),
            row('Latency p50', (cells) => latency(cells, 50)),
            row('Latency p95', (cells) => latency(cells, 95)),
            row('Tokens', tokens),
            row('Served by', servedModels),
        ],
    };
}
/** In the order of the columns; endpoints that only a test names come last. */
function cellsByEndpoint({ columns, cells }) {
    const groups = new Map();
    const group = (endpoint) => {
        // The place in the config keeps two entries for one endpoint apart.
        const key = JSON.stringify([endpoint.id, endpoint.label ?? null, endpoint.at]);
        const known = groups.get(key) ?? { endpoint, cells: [] };
        groups.set(key, known);
        return known;
    };
    for (const { endpoint } of columns)
        group(endpoint);
    for (const cell of cells)
        group(cell.cell.endpoint).cells.push(cell);
    return [...groups.values()].filter((entry) => entry.cells.length > 0);
}
function uniqueNames(names) {
    const seen = new Map();
    return names.map((name) => {
        const times = (seen.get(name) ?? 0) + 1;
        seen.set(name, times);
        return times === 1 ? name : `${name} (${times})`;
    });
}
function passRate(cells, threshold) {
    const { successes, failures } = (0,counts/* countCells */.hA)(cells);
    const whole = successes + failures;
    return whole === 0
        ? NO_VALUE
        : `${(0,rate/* formatRate */.CE)({ part: successes, whole }, threshold)} (${(0,format/* formatCount */.B4)(successes)} of ${(0,format/* formatCount */.B4)(whole)})`;
}
const callsOf = (cells) => cells.flatMap(({ runs }) => runs.flatMap(({ call }) => call ?? []));
/** Of calls that were answered: how fast an endpoint refuses says nothing about its answers. */
function latency(cells, p) {
    const answered = cells.flatMap(({ runs }) => runs.filter(({ state, call }) => call && state !== 'errored'));
    const value = percentile(answered.flatMap(({ call }) => call?.latencyMs ?? []), p);
    return value === undefined ? NO_VALUE : (0,format/* formatDuration */.a3)(value);
}
function tokens(cells) {
    const usages = callsOf(cells).flatMap((call) => call.tokens ?? []);
    if (usages.length === 0)
        return NO_VALUE;
    const [total, prompt, completion] = ['total', 'prompt', 'completion'].map((key) => (0,format/* formatCount */.B4)(sum(usages.map((usage) => usage[key]))));
    return `${total} (${prompt} prompt, ${completion} answer)`;
}
function servedModels(cells) {
    const names = callsOf(cells).flatMap(({ servedModel, servedBy }) => servedModel === undefined
        ? []
        : (0,report_visible/* short */.h0)(servedModel + (servedBy === undefined ? '' : ` (${servedBy})`), MODEL_CHARACTERS));
    const all = shares(names);
    if (all.length === 0)
        return NO_VALUE;
    if (all.length === 1)
        return all[0]?.name ?? NO_VALUE;
    const rest = all.slice(MODELS_SHOWN);
    const others = rest.length === 0 ? [] : [{ name: 'others', part: sum(rest.map(({ part }) => part)), whole: names.length }];
    return [...all.slice(0, MODELS_SHOWN), ...others]
        .map((share) => `${share.name} ${(0,rate/* formatRate */.CE)(share, 100)}`)
        .join(', ');
}

;// CONCATENATED MODULE: ./lib/report/rerun.js
/** What it is called where nobody knows how it was started. */
const COMMAND = 'mlflow-gateway-eval';
/**
 * A command for a POSIX shell, whose words `command` start it here. File names and URL come from outside and are quoted; undefined when one of them holds a
 * control character, which nobody should paste into a shell.
 */
function rerunCommand(report, { cellId, command: program = [COMMAND] }) {
    const { files, configFiles = files.slice(0, 1), gatewayUrl } = report;
    const command = [
        ...program.map(shellWord),
        ...configFiles.flatMap((file) => ['--config', shellWord(file)]),
        ...(cellId === undefined ? [] : ['--case', shellWord(cellId)]),
    ].join(' ');
    const lines = [...(gatewayUrl === undefined ? [] : [`MLFLOW_GATEWAY_URL=${shellWord(gatewayUrl)}`]), command];
    return lines.some((line) => /\p{Cc}/u.test(line)) ? undefined : lines.join(' \\\n  ');
}
function shellWord(text) {
    return /^[\w./:@%+,=-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

;// CONCATENATED MODULE: ./lib/report/run-facts.js
// What exactly ran, in words without markup: for Markdown and for the terminal.



function durationFact({ durationMs, startedAt }) {
    return `Took ${(0,format/* formatDuration */.a3)(durationMs)}, started ${startedAt.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
/** Calls, retries and the tokens of graders: those of endpoints stand in the comparison. */
function callFacts(report) {
    const { endpoint, grader, attempts } = report.calls;
    if (endpoint + grader === 0)
        return ['No call was made'];
    const retries = Math.max(0, attempts - endpoint - grader);
    const graderTokens = sum(report.cells.flatMap(({ runs }) => runs.flatMap(({ graderCalls }) => graderCalls.map(({ tokens }) => tokens?.total ?? 0))));
    const graders = grader === 0 ? '' : `, ${(0,format/* counted */.hS)(grader, 'call')} to graders (${(0,format/* counted */.hS)(graderTokens, 'token')})`;
    return [`${(0,format/* counted */.hS)(endpoint, 'call')} to endpoints${graders}, ${(0,format/* counted */.hS)(retries, 'retry', 'retries')}`];
}
/** Errors of single runs, also of those whose cell was decided by its other repeats. */
function errorFact({ cells }) {
    const kinds = Object.entries((0,counts/* tallyErrors */.s8)(cells));
    if (kinds.length === 0)
        return [];
    return [`Errors, each run counted: ${kinds.map(([kind, count]) => `${(0,format/* formatCount */.B4)(count)} ${kind}`).join(', ')}`];
}
function repeatFact({ repeat, repeatMinPass }) {
    return repeat > 1 ? [`Each case ran ${repeat} times, of which ${repeatMinPass} must pass`] : [];
}

;// CONCATENATED MODULE: ./lib/report/comment-run.js
// "How do the endpoints compare?" and "What exactly ran?"











const FILES_SHOWN = 10;
const NOTICE_CHARACTERS = 300;
function tableParts(report, elsewhere) {
    const table = endpointTable(report);
    if (table === undefined)
        return [];
    const row = (cells) => `| ${cells.map(markdownCell).join(' | ')} |`;
    const lines = [
        row(['Endpoint', ...table.endpoints]),
        `| --- |${' ---: |'.repeat(table.endpoints.length)}`,
        ...table.rows.map(({ name, values }) => row([name, ...values])),
    ];
    const leftOut = () => notShown('The comparison is', elsewhere);
    return [{ before: '### How the endpoints compare', entries: [lines.join('\n')], leftOut, rank: 3 }];
}
function ranParts(report, context, { showAnswers, elsewhere }) {
    const items = [
        ...commitItem(context),
        ...runItem(context),
        durationFact(report),
        ...callFacts(report),
        ...errorFact(report),
        ...repeatFact(report),
        ...(report.gatewayUrl === undefined ? [] : [`Gateway ${inlineCode(report.gatewayUrl)}`]),
        ...fileItems(report, context),
        ...(showAnswers === 'none' ? ['Answers are not shown (`show-answers: none`)'] : []),
        ...report.notices.map((notice) => `Notice: ${markdownMessage((0,report_visible/* short */.h0)((0,verdict_text/* sentence */.em)(notice), NOTICE_CHARACTERS))}`),
        `Reported by mlflow-gateway-eval ${markdownText((0,report_visible/* short */.h0)(context.version, 40))} for ${inlineCode((0,report_visible/* short */.h0)(context.instance, 100))}`,
    ];
    const leftOut = (count) => notShown((0,format/* counted */.hS)(count, 'more line'), elsewhere);
    return [
        { before: '### What exactly ran', entries: items.map((item) => `- ${item}`), gap: LINE, leftOut, rank: 4 },
        ...rerunParts(report),
    ];
}
/** A hash alone is left to GitHub, which links it to the commit. */
function commitItem({ sha }) {
    if (sha === undefined)
        return [];
    return [`Commit ${/^[0-9a-f]{40}$/.test(sha) ? sha : inlineCode(sha)}`];
}
function runItem({ runUrl, runAttempt }) {
    if (runUrl === undefined)
        return [];
    const attempt = runAttempt === undefined ? '' : `, attempt ${runAttempt}`;
    return [`Workflow ${markdownLink('run', runUrl)}${attempt}`];
}
function fileItems({ files }, context) {
    if (files.length === 0)
        return [];
    const more = files.length - FILES_SHOWN;
    const shown = files.slice(0, FILES_SHOWN).map((file) => fileLink(file, context));
    return [`Config ${shown.join(', ')}${more > 0 ? ` and ${(0,format/* counted */.hS)(more, 'more file')}` : ''}`];
}
/** One failing case, or the whole run when none failed. */
function rerunParts(report) {
    const cell = firstToRepeat(report);
    const command = rerunCommand(report, { cellId: cell?.cell.id });
    if (command === undefined)
        return [];
    const title = cell === undefined
        ? 'To repeat this on a laptop:'
        : 'To repeat one case on a laptop (`--case` takes the id of any case above):';
    return [{ entries: [`${title}\n\n${fencedBlock(command, 'sh')}`], leftOut: () => '', rank: 4 }];
}

;// CONCATENATED MODULE: ./lib/report/marker.js
// The first line of a comment says whose it is: the sticky comment is found again by it. Invisible on the page.
const NAME = 'mlflow-gateway-eval';
/** Raised when the comment changes so that an older version should not read it. */
const VERSION = 1;
/**
 * `<!-- mlflow-gateway-eval:v1 id=CI%2Feval -->`
 *
 * @param instance anything: a pull request may name its workflow as it likes. No `-` and no `>` of it stands in the
 *   marker as such, so it cannot end the comment early
 */
function commentMarker(instance) {
    return `<!-- ${NAME}:v${VERSION} id=${encode(instance)} -->`;
}
/** The marker that a comment starts with. One further below is part of an answer or a quote, and nobody's. */
function parseMarker(body) {
    const match = new RegExp(`^<!-- ${NAME}:v(\\d{1,9}) id=((?:[A-Za-z0-9._/ ]|%[0-9A-F]{2})*) -->(?:\r?\n|$)`).exec(body);
    const [, version, id] = match ?? [];
    if (version === undefined || id === undefined)
        return undefined;
    const instance = decode(id);
    return instance === undefined ? undefined : { version: Number(version), instance };
}
/** Percent-encoded UTF-8, with letters, digits and `. _ / blank` left readable. */
function encode(text) {
    return [...Buffer.from(text, 'utf8')]
        .map((byte) => {
        const character = String.fromCharCode(byte);
        return /[A-Za-z0-9._/ ]/.test(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    })
        .join('');
}
function decode(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./lib/report/comment.js
// The comment on a pull request, and the same text as job summary and `.md` file. It answers, in this order: may this be
// merged, what broke, what could not be measured, how do the endpoints compare, what exactly ran.








/** A longer comment is refused with 422 "Body is too long (maximum is 65536 characters)". */
const COMMENT_CHARACTERS = 65_536;
/** GitHub drops a job summary over 1 MiB as a whole (docs: workflow commands, "Step isolation and limits"). */
const SUMMARY_BYTES = 1024 * 1024;
/** What another step appends to the summary must not land on the line of a fence. */
const END = '\n';
const comment_REASON_CHARACTERS = 600;
const DESCRIPTION_CHARACTERS = 80;
/**
 * The comment, its first line a hidden marker (see marker.ts). What does not fit is left out in whole entries, and the
 * text says so.
 *
 * @param options.limit in UTF-16 units, of which a text never has fewer than characters
 */
function renderComment(report, context, { showAnswers, limit }) {
    const cells = {
        showAnswers,
        open: 3,
        answer: { characters: 600, lines: 12 },
        elsewhere: 'The job summary and the result files have more.',
    };
    const marker = `${commentMarker(context.instance)}\n`;
    const size = limit - marker.length - END.length;
    return marker + layOut(parts(report, context, cells), { size, measure: (text) => text.length }) + END;
}
/** The comment's text without the marker, with more of everything: the job summary, and a `.md` result file. */
function renderSummary(report, context, { showAnswers, limit }) {
    const cells = {
        showAnswers,
        open: 10,
        answer: { characters: 3000, lines: 60 },
        elsewhere: 'A `.json` result file (`output-path`) has all of them.',
    };
    const size = limit - END.length;
    return layOut(parts(report, context, cells), { size, measure: (text) => Buffer.byteLength(text) }) + END;
}
function parts(report, context, options) {
    const { elsewhere } = options;
    return [
        verdictPart(report),
        ...problemParts(report, context, elsewhere),
        ...brokenParts(report, context, options),
        ...errorParts(report, options),
        ...unjudgedParts(report, options),
        ...warningParts(report, context, elsewhere),
        ...tableParts(report, elsewhere),
        ...ranParts(report, context, options),
        ...passedParts(report, context, options),
    ];
}
function verdictPart({ verdict, description = '' }) {
    const name = markdownText((0,report_visible/* short */.h0)(description, DESCRIPTION_CHARACTERS));
    return {
        before: `## ${(0,verdict_text/* verdictTitle */.Sw)(verdict)}${name && ` (${name})`}`,
        entries: [
            `**${markdownText((0,verdict_text/* sentence */.em)((0,report_visible/* short */.h0)(verdict.reason, comment_REASON_CHARACTERS)))}**`,
            markdownText((0,verdict_text/* countsSentence */.KS)(verdict).join(' ')),
        ].filter(Boolean),
        leftOut: () => '',
        rank: 0,
    };
}

;// CONCATENATED MODULE: ./lib/report/step-outputs.js
// The step's outputs, for later steps. Always all of them: a step that reads one that is missing gets an empty text.

/**
 * @param places where the report went, as far as it went anywhere
 * @returns `pass-rate` in percent with at most four digits after the point, rounded down; empty when nothing was judged
 */
function stepOutputs({ verdict }, places = {}) {
    const { total, successes, failures, errors } = verdict.counts;
    return {
        verdict: verdict.name,
        total: String(total),
        successes: String(successes),
        failures: String(failures),
        errors: String(errors),
        'pass-rate': step_outputs_passRate({ part: successes, whole: successes + failures }),
        'comment-url': places.commentUrl ?? '',
        'results-path': places.resultsPath ?? '',
    };
}
/** Exact, like the verdict: 57 of 100 is 57, not 56.9999. */
function step_outputs_passRate(share) {
    const fourDigits = 0.0001;
    return share.whole === 0 ? '' : (0,rate/* formatRate */.CE)(share, fourDigits).replace(' %', '');
}

// EXTERNAL MODULE: ./lib/report/plain-text.js
var plain_text = __webpack_require__(1984);
;// CONCATENATED MODULE: ./lib/report/terminal-table.js
// The comparison of the endpoints in columns, or one below the other where the columns do not fit.



const INDENT = '  ';
const GUTTER = '  ';
function terminalTable(report, width) {
    const table = endpointTable(report);
    if (table === undefined)
        return [];
    const lines = [['', ...table.endpoints], ...table.rows.map(({ name, values }) => [name, ...values])].map((cells) => cells.map(plain_text/* terminalText */.e));
    const columns = lines[0]?.map((_, index) => Math.max(...lines.map((cells) => (0,terminal_width/* displayWidth */.F1)(cells[index] ?? '')))) ?? [];
    const total = INDENT.length + columns.reduce((sum, column) => sum + column + GUTTER.length, 0) - GUTTER.length;
    if (total > width)
        return belowEachOther(table, width);
    return lines.map((cells) => {
        const padded = cells.map((cell, index) => (0,terminal_width/* padEnd */.f)(cell, columns[index] ?? 0));
        return (INDENT + padded.join(GUTTER)).trimEnd();
    });
}
function belowEachOther({ endpoints, rows }, width) {
    const names = Math.max(...rows.map(({ name }) => name.length));
    const indent = INDENT.length * 2 + names + GUTTER.length;
    return endpoints.flatMap((endpoint, index) => [
        ...(0,terminal_width/* wrap */.LV)((0,plain_text/* terminalText */.e)(endpoint), width - INDENT.length).map((line) => INDENT + line),
        ...rows.flatMap(({ name, values }) => (0,terminal_width/* wrap */.LV)((0,plain_text/* terminalText */.e)(values[index] ?? ''), width - indent).map((line, row) => row === 0 ? INDENT.repeat(2) + (0,terminal_width/* padEnd */.f)(name, names) + GUTTER + line : ' '.repeat(indent) + line)),
    ]);
}

// EXTERNAL MODULE: ./lib/report/terminal-writer.js
var terminal_writer = __webpack_require__(9078);
;// CONCATENATED MODULE: ./lib/report/terminal.js










/** A person at a terminal scrolls up; a hundred answers are for the result file. */
const FAILED_SHOWN = 20;
const terminal_MISMATCHES_SHOWN = 5;
const terminal_NAMES_SHOWN = 5;
const ANSWER = { characters: 600, lines: 12 };
const terminal_REASON_CHARACTERS = 400;
const VERDICT_COLORS = { passed: 'green', failed: 'red', inconclusive: 'yellow', skipped: 'yellow' };
/** Ends with a line feed. No line is wider than `width`, except a command to be copied. */
function renderTerminal(report, options) {
    const { write, style, section } = (0,terminal_writer/* createTerminalWriter */.a)(options);
    const { verdict, description } = report;
    const title = write((0,verdict_text/* verdictTitle */.Sw)(verdict) + (description ? ` (${(0,report_visible/* short */.h0)(description, 80)})` : ''));
    const failed = failedCells(report, options.showAnswers);
    const errors = errorGroups(report, options.showAnswers);
    const unjudged = report.cells.filter(({ state }) => state === 'unjudged');
    return `${[
        [
            style(title, 'bold', VERDICT_COLORS[verdict.name]),
            write((0,verdict_text/* sentence */.em)(verdict.reason)),
            ...(0,verdict_text/* countsSentence */.KS)(verdict).map((text) => write(text)),
        ].join('\n'),
        ...section(`What to fix: ${(0,format/* counted */.hS)(report.problems.length, 'problem')}`, report.problems.map((problem) => (0,terminal_writer/* problemLines */.p)(problem, write))),
        ...section(`What broke: ${(0,format/* counted */.hS)(failed.length, 'cell')}`, failedLines(failed, report, write)),
        ...section(`What could not be measured: ${(0,format/* counted */.hS)(verdict.counts.errors, 'cell')}`, errors.map((group) => errorLines(group, write))),
        ...section(`Answered, not judged: ${(0,format/* counted */.hS)(unjudged.length, 'cell')}`, unjudged.length > 0 ? [write(names(unjudged), 2)] : []),
        ...section((0,verdict_text/* warningsTitle */.Qs)(report), report.warnings.map((warning) => (0,terminal_writer/* problemLines */.p)(warning, write))),
        ...section('How the endpoints compare', terminalTable(report, options.width)),
        ...section('What exactly ran', ranLines(report, write)),
        ...rerun(report, options.command),
    ].join('\n\n')}\n`;
}
function failedLines(failed, report, write) {
    const more = failed.length - FAILED_SHOWN;
    return [
        ...failed.slice(0, FAILED_SHOWN).map((found, index) => findingLines(found, index + 1, report, write)),
        ...(more > 0 ? [write(`and ${(0,format/* counted */.hS)(more, 'more failing cell')}; a .json result file has all of them`, 2)] : []),
    ];
}
function findingLines({ result, run, failedRuns, mismatches, answer, answerHidden }, number, report, write) {
    const { cell, runs } = result;
    const { threshold } = cell.test;
    const severalPrompts = new Set(report.columns.map(({ prompt }) => prompt.label)).size > 1;
    const facts = [
        `endpoint ${(0,case_names/* endpointName */.zY)(cell.endpoint)}`,
        ...(severalPrompts ? [`prompt "${(0,report_visible/* short */.h0)(cell.prompt.label, 60)}"`] : []),
        ...(report.repeat > 1 ? [`${failedRuns} of ${(0,format/* counted */.hS)(runs.length, 'repeat')} failed`] : []),
        `case ${cell.id}`,
    ];
    const score = run?.score ?? 0;
    const more = mismatches.length - terminal_MISMATCHES_SHOWN;
    return [
        write(`${number}. ${(0,case_names/* caseName */.cY)(cell)}`, 2),
        write(facts.join(', '), 5),
        ...(threshold === undefined
            ? []
            : [write(`the case as a whole: score ${(0,format/* formatScoreAgainst */.NJ)(score, threshold)}`, 5)]),
        ...(threshold === undefined && mismatches.length === 0
            ? [write(`the case as a whole: score ${(0,format/* formatScore */.y)(score)}, and no assertion failed`, 5)]
            : []),
        ...mismatches.slice(0, terminal_MISMATCHES_SHOWN).map((mismatch) => write(mismatchText(mismatch), 5)),
        ...(more > 0 ? [write(`and ${(0,format/* counted */.hS)(more, 'more failed assertion')}`, 5)] : []),
        ...answerLines(answer, answerHidden, write),
    ].join('\n');
}
function mismatchText({ type, metric, expected, score, reason, reasonSaysAll }) {
    const name = metric === undefined ? '' : ` (metric ${(0,report_visible/* short */.h0)(metric, 60)})`;
    const wanted = expected === undefined ? '' : ` expected "${(0,report_visible/* short */.h0)(expected, 200)}",`;
    const comparison = reasonSaysAll ? '' : `${wanted} got ${score}`;
    return `${type}${name}${comparison}${reason ? `: ${(0,report_visible/* short */.h0)(reason, terminal_REASON_CHARACTERS)}` : ''}`;
}
function answerLines(answer, hidden, write) {
    if (answer === undefined)
        return hidden ? [write('answer not shown (show-answers)', 5)] : [];
    if (answer === '')
        return [write('the answer is empty', 5)];
    const { text, left } = (0,report_visible/* excerpt */.Kb)(answer, ANSWER);
    const title = left > 0 ? `answer, the first ${(0,format/* formatCount */.B4)(text.length)} of ${(0,format/* formatCount */.B4)(answer.length)} characters:` : 'answer:';
    // A rule at the left, so that no line of an answer can pass for one of the report.
    return [
        write(title, 5),
        ...write(text, 9)
            .split('\n')
            .map((line) => `       | ${line.slice(9)}`.trimEnd()),
    ];
}
function errorLines({ kind, status, message, cells }, write) {
    const endpoints = [...new Set(cells.map(({ cell }) => (0,case_names/* endpointName */.zY)(cell.endpoint)))];
    const what = status === undefined ? kind : `${kind}, HTTP ${status}`;
    return [
        write(`${what}: ${(0,format/* counted */.hS)(cells.length, 'cell')} on ${endpoints.join(', ')}`, 2),
        write(message === undefined ? 'message not shown, since it may quote an answer' : (0,report_visible/* short */.h0)(message, 600), 5),
        write(`cases: ${names(cells)}`, 5),
    ].join('\n');
}
function names(cells) {
    const all = cells.map(({ cell }) => `${(0,case_names/* caseName */.cY)(cell)} (${cell.id})`);
    const more = all.length - terminal_NAMES_SHOWN;
    return all.slice(0, terminal_NAMES_SHOWN).join(', ') + (more > 0 ? ` and ${more} more` : '');
}
function ranLines(report, write) {
    const facts = [
        durationFact(report),
        ...callFacts(report),
        ...errorFact(report),
        ...repeatFact(report),
        ...(report.gatewayUrl === undefined ? [] : [`Gateway ${(0,report_visible/* oneLine */.TN)(report.gatewayUrl)}`]),
        ...(report.files.length === 0 ? [] : [`Config ${report.files.slice(0, 10).map(report_visible/* oneLine */.TN).join(', ')}`]),
        ...report.notices.map((notice) => `Notice: ${(0,report_visible/* short */.h0)((0,verdict_text/* sentence */.em)(notice), terminal_REASON_CHARACTERS)}`),
    ];
    return facts.map((fact) => write(fact, 2));
}
/** Its lines are as long as they are: they are to be copied. */
function rerun(report, program) {
    const result = firstToRepeat(report);
    if (result === undefined)
        return [];
    const command = rerunCommand(report, { cellId: result.cell.id, command: program });
    return command === undefined
        ? []
        : [`To repeat the first of them alone:\n${(0,plain_text/* terminalText */.e)(command).replace(/^/gm, '  ')}`];
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./lib/config/problem.js
var problem = __webpack_require__(7109);
// EXTERNAL MODULE: ./lib/expression.js
var lib_expression = __webpack_require__(3469);
;// CONCATENATED MODULE: ./lib/report/results-json-columns.js
// The columns of the result file: sums over the rows of one prompt at one endpoint.




function columnsOf({ columns, cells, derivedMetrics = [] }) {
    const result = columns.map((column) => ({ column, runs: [], derivedMetrics }));
    for (const { cell, runs } of cells)
        result[cell.promptIdx]?.runs.push(...runs);
    return result;
}
function promptColumn({ column: { prompt, endpoint }, runs, derivedMetrics }) {
    const measured = runs.filter(({ state }) => state !== 'errored');
    const count = (...states) => runs.filter(({ state }) => states.includes(state)).length;
    const judgements = measured.flatMap(({ assertions }) => flat(assertions));
    return {
        id: promptId(prompt),
        raw: prompt.raw,
        label: prompt.label,
        provider: endpoint.label || endpoint.id,
        metrics: {
            score: sum(measured.map(({ state, score }) => (state === 'unjudged' ? 1 : score))),
            testPassCount: count('passed', 'unjudged'),
            testFailCount: count('failed'),
            testErrorCount: count('errored'),
            assertPassCount: judgements.filter(({ pass }) => pass).length,
            assertFailCount: judgements.filter(({ pass }) => !pass).length,
            totalLatencyMs: sum(runs.map(({ call }) => call?.latencyMs ?? 0)),
            tokenUsage: tokenStats(runs.flatMap(({ call }) => call ?? []), runs.flatMap(({ graderCalls }) => graderCalls)),
            ...withDerived(namedMetrics(measured), derivedMetrics, runs.length),
            cost: 0,
        },
    };
}
/** Sets are counted beside their parts. */
function flat(outcomes) {
    return outcomes.flatMap((outcome) => [outcome, ...flat(outcome.parts ?? [])]);
}
/** `__count` is the number of rows of the column. A metric that names one without a score stays 0, as in promptfoo. */
function withDerived(metrics, derived, rows) {
    const names = new Map(Object.entries(metrics.namedScores)).set('__count', rows);
    for (const { name, expression } of derived) {
        const value = evaluated(expression, names) ?? metrics.namedScores[name] ?? 0;
        metrics.namedScores[name] = value;
        names.set(name, value);
    }
    return metrics;
}
function evaluated(expression, names) {
    const parsed = (0,lib_expression/* parseExpression */.Y)(expression);
    if ('problem' in parsed)
        return undefined;
    try {
        return parsed.evaluate(names);
    }
    catch (error) {
        if (error instanceof lib_expression/* UnknownName */.I)
            return undefined;
        throw error;
    }
}
/**
 * A run's named score is the weighted mean over the assertions that carry the metric's name; the column's is the sum of
 * these means, each times the weight it stands for. (3 x 1 + 1 x 0) / 4 = 0.75 in a run adds 3 to its column.
 */
function namedMetrics(runs) {
    // Without a prototype, since a metric may be called `__proto__`.
    const empty = () => Object.create(null);
    const totals = { namedScores: empty(), namedScoresCount: empty(), namedScoreWeights: empty() };
    const add = (to, name, value) => {
        to[name] = (to[name] ?? 0) + value;
    };
    for (const run of runs) {
        for (const [name, score] of Object.entries(run.namedScores)) {
            const weights = metricWeights(run.assertions, name);
            const weight = run.namedWeights?.[name] ?? (weights.length > 0 ? sum(weights) : 1);
            add(totals.namedScores, name, score * weight);
            add(totals.namedScoresCount, name, Math.max(1, weights.length));
            add(totals.namedScoreWeights, name, weight);
        }
    }
    return totals;
}
/** Of the assertions that carry the name as it is written, times the weight of the set they are in. */
function metricWeights(outcomes, metric) {
    return outcomes.flatMap(({ assertion, parts = [] }) => [
        ...(assertion.metric === metric ? [assertion.weight] : []),
        ...((0,case_names/* isSingle */.vX)(assertion) ? [] : metricWeights(parts, metric).map((weight) => weight * assertion.weight)),
    ]);
}
function tokenStats(calls, graderCalls) {
    const total = (key) => sum(calls.map(({ tokens }) => tokens?.[key] ?? 0));
    return {
        prompt: total('prompt'),
        completion: total('completion'),
        cached: total('cached'),
        total: total('total'),
        numRequests: calls.length,
        completionDetails: { reasoning: total('reasoning') },
        ...(graderCalls === undefined ? {} : { assertions: tokenStats(graderCalls) }),
    };
}
/** The same for every endpoint that gets the prompt. */
function promptId({ raw, label }) {
    return (0,external_node_crypto_.createHash)('sha256')
        .update(label === raw ? raw : JSON.stringify([label, raw]))
        .digest('hex');
}

;// CONCATENATED MODULE: ./lib/report/results-json-rows.js
// A row of the result file: one run of one cell.





/** `failureReason`: none, an assertion, an error. */
const FAILURE_REASONS = { passed: 0, unjudged: 0, failed: 1, errored: 2 };
const NOT_SHOWN = 'not shown (show-answers)';
function resultRow({ cell }, run, context) {
    const { report, evalId, showAnswers } = context;
    const { state, call } = run;
    const errored = state === 'errored';
    const success = state === 'passed' || state === 'unjudged';
    const message = errored ? errorText(run.error, showAnswers) : undefined;
    const reason = reasonOf(cell.test, run, showAnswers);
    const latencyMs = call?.latencyMs ?? 0;
    const tokenUsage = tokenStats(call ? [call] : [], run.graderCalls);
    return {
        id: rowId(evalId, cell.id, run.repeat),
        testIdx: rowTestIdx(cell, run.repeat, report.repeat),
        promptIdx: cell.promptIdx,
        promptId: promptId(cell.prompt),
        provider: { id: cell.endpoint.id, label: cell.endpoint.label ?? '' },
        prompt: { raw: run.prompt, label: cell.prompt.label },
        vars: cell.test.vars,
        success,
        // Without an assertion the answer stands for itself: promptfoo counts it as a full success.
        score: errored ? 0 : state === 'unjudged' ? 1 : run.score,
        failureReason: FAILURE_REASONS[state],
        ...(success ? {} : { error: message ?? reason }),
        response: {
            ...(showsAnswer(showAnswers, state) && run.output !== undefined ? { output: run.output } : {}),
            ...(message === undefined ? {} : { error: message }),
            ...(call?.finishReason === undefined ? {} : { finishReason: call.finishReason }),
            cached: false,
            latencyMs,
            tokenUsage,
        },
        gradingResult: errored ? null : gradingResult(run, reason, showAnswers),
        namedScores: errored ? {} : run.namedScores,
        latencyMs,
        cost: 0,
        tokenUsage,
        testCase: testCase(cell.test),
        metadata: {
            cellId: cell.id,
            repeat: run.repeat,
            state,
            ...(run.error ? { errorKind: run.error.kind } : {}),
            ...(call ? { attempts: call.attempts } : {}),
            ...(call?.servedModel === undefined ? {} : { servedModel: call.servedModel }),
            ...(call?.servedBy === undefined ? {} : { servedBy: call.servedBy }),
        },
    };
}
/**
 * Repeats are rows of their own in promptfoo's table, in this order: by entry of `tests`, then by repeat, then by
 * combination of variables.
 */
function rowTestIdx({ testIdx, test }, repeat, repeats) {
    const { combination, combinations } = test.origin;
    return (testIdx - combination) * repeats + repeat * combinations + combination;
}
/** UUID of version 8 (RFC 9562: made by the application): one for each row of each eval, the same for the same report. */
function rowId(evalId, cellId, repeat) {
    const hex = (0,external_node_crypto_.createHash)('sha256')
        .update(JSON.stringify([evalId, cellId, repeat]))
        .digest('hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
function errorText(error, show) {
    if (error === undefined)
        return 'not measured';
    const { kind, status, message } = error;
    const shown = showsMessage(show, error) ? message : NOT_SHOWN;
    return `${kind} error${status === undefined ? '' : ` (HTTP ${status})`}: ${shown}`;
}
/** Why the row came out as it did: the last failed assertion, or the threshold of the test. */
function reasonOf({ threshold }, { state, score, assertions }, show) {
    if (state === 'unjudged')
        return 'not judged: no assertion decides';
    if (threshold !== undefined)
        return `score ${(0,format/* formatScoreAgainst */.NJ)(score, threshold)}`;
    if (state === 'passed')
        return 'every assertion passed';
    const failed = assertions.findLast(({ pass }) => !pass);
    return failed === undefined ? `score ${score}` : shownReason(failed, show);
}
/** A reason can quote the answer it is about. */
function shownReason({ assertion, pass, reason }, show) {
    if (show === 'none')
        return `${(0,case_names/* assertionType */.T0)(assertion)} ${pass ? 'passed' : 'failed'}`;
    return reason;
}
function gradingResult({ state, score, namedScores, assertions }, reason, show) {
    if (state === 'unjudged')
        return { pass: true, score: 1, reason };
    return {
        pass: state === 'passed',
        score,
        reason,
        namedScores,
        componentResults: assertions.flatMap((outcome) => components(outcome, show)),
    };
}
/** An assert-set is one entry without an assertion; its parts follow it and stand in it. */
function components(outcome, show) {
    const { pass, score, assertion } = outcome;
    const judged = { pass, score, reason: shownReason(outcome, show) };
    if ((0,case_names/* isSingle */.vX)(assertion)) {
        const { value, threshold, weight, metric } = assertion;
        return [
            {
                ...judged,
                assertion: {
                    type: (0,case_names/* assertionType */.T0)(assertion),
                    ...(value === undefined ? {} : { value }),
                    ...(threshold === undefined ? {} : { threshold }),
                    ...(weight === 1 ? {} : { weight }),
                    ...(metric === undefined ? {} : { metric }),
                },
            },
        ];
    }
    const parts = (outcome.parts ?? []).flatMap((part) => components(part, show));
    const { threshold, weight, metric } = assertion;
    const assertionSet = {
        type: 'assert-set',
        assertionCount: parts.length,
        ...(threshold === undefined ? {} : { threshold }),
        ...(weight === 1 ? {} : { weight }),
        ...(metric === undefined ? {} : { metric }),
    };
    return [{ ...judged, componentResults: parts, metadata: { assertionSet } }, ...parts];
}
/** Without graders and providers: their settings can hold keys and headers. */
function testCase({ description, vars, threshold, options: { prefix, suffix }, metadata }) {
    return {
        ...(description === undefined ? {} : { description }),
        vars,
        ...(threshold === undefined ? {} : { threshold }),
        options: { ...(prefix === undefined ? {} : { prefix }), ...(suffix === undefined ? {} : { suffix }) },
        metadata,
    };
}

;// CONCATENATED MODULE: ./lib/report/results-json.js
// The `.json` result file, in the shape of promptfoo's (`results.version` 3): `promptfoo import` and `promptfoo view` read
// it. A row is a run, so a cell with three repeats has three rows.





const RESULTS_VERSION = 3;
/** The file in pieces, a row at most in each: 50,000 rows need not be one text in memory. */
function* renderResultsJson(report, options) {
    const evalId = evalIdOf(report);
    const timestamp = report.startedAt.toISOString();
    const columns = columnsOf(report);
    yield `{"evalId":${JSON.stringify(evalId)},"results":{"version":${RESULTS_VERSION},"timestamp":${JSON.stringify(timestamp)},`;
    yield `"prompts":${JSON.stringify(columns.map(promptColumn))},"results":[`;
    let separator = '\n';
    for (const result of report.cells) {
        for (const run of result.runs) {
            yield separator + JSON.stringify(resultRow(result, run, { report, evalId, showAnswers: options.showAnswers }));
            separator = ',\n';
        }
    }
    const stats = {
        ...rowCounts(report),
        tokenUsage: tokenUsage(report),
        durationMs: report.durationMs,
        evaluationDurationMs: report.durationMs,
    };
    yield `\n],"stats":${JSON.stringify(stats)}},`;
    yield `"config":${JSON.stringify(config(report))},"shareableUrl":null,`;
    yield `"metadata":${JSON.stringify(metadata(report, options.version, timestamp))},`;
    yield `"vars":${JSON.stringify(varNames(report))},"runtimeOptions":{"repeat":${report.repeat}}}\n`;
}
/** Of rows, unlike the step's outputs, which count cells. A row that nothing judged is a success here. */
function rowCounts({ cells }) {
    const states = cells.flatMap(({ runs }) => runs.map(({ state }) => state));
    const failures = states.filter((state) => state === 'failed').length;
    const errors = states.filter((state) => state === 'errored').length;
    return { successes: states.length - failures - errors, failures, errors };
}
function tokenUsage({ cells }) {
    const runs = cells.flatMap((cell) => cell.runs);
    return tokenStats(runs.flatMap(({ call }) => call ?? []), runs.flatMap(({ graderCalls }) => graderCalls));
}
/** What was evaluated, without the endpoints' settings: they can hold keys and headers. */
function config({ columns, description, files }) {
    const providers = new Map(columns.map(({ endpoint: { id, label } }) => [label ?? id, label === undefined ? id : { id, label }]));
    return {
        ...(description === undefined ? {} : { description }),
        prompts: [...new Set(columns.map(({ prompt }) => prompt.raw))],
        providers: [...providers.values()],
        tests: files.map((file) => `file://${file}`).slice(0, 1),
    };
}
function metadata({ verdict, warnings, problems, notices, files }, version, createdAt) {
    return {
        tool: 'mlflow-gateway-eval',
        toolVersion: version,
        evaluationCreatedAt: createdAt,
        verdict,
        files,
        problems: problems.map(problem/* formatProblem */.Vw),
        warnings: warnings.map((warning) => ({
            message: warning.message,
            ...(warning.at ? { at: (0,position/* formatPosition */.L)(warning.at) } : {}),
        })),
        notices,
    };
}
function varNames({ cells }) {
    return [...new Set(cells.flatMap(({ runs }) => runs.flatMap(({ vars }) => Object.keys(vars))))].sort();
}
/** As promptfoo writes it: three letters and the second. The letters come from what was evaluated, so no two runs of a second meet. */
function evalIdOf(report) {
    const hash = (0,external_node_crypto_.createHash)('sha256').update(`${report.startedAt.getTime()} ${report.durationMs}`);
    for (const { cell, state } of report.cells)
        hash.update(` ${cell.id} ${state}`);
    const letters = hash.digest('base64').replace(/[+/=]/g, '').slice(0, 3);
    return `eval-${letters}-${report.startedAt.toISOString().slice(0, 19)}`;
}

// EXTERNAL MODULE: ./lib/result-target.js
var result_target = __webpack_require__(3102);
// EXTERNAL MODULE: ./lib/settings/parse.js
var parse = __webpack_require__(5602);
;// CONCATENATED MODULE: ./lib/result-files.js
// Writes the result files of a report. One that cannot be written is a warning: the others still are.






function writeResultFiles(report, context, parts) {
    const { settings, workspace } = parts;
    const result = { written: [], warnings: [] };
    const read = [...report.files, ...(report.configFiles ?? [])].map((file) => external_node_path_.resolve(settings.workingDirectory, file));
    for (const file of settings.outputPaths.length > 0 ? settings.outputPaths : (report.outputPaths ?? [])) {
        if (!parse/* RESULT_FORMATS */.LW.includes(external_node_path_.extname(file).toLowerCase())) {
            result.warnings.push(`the result file ${file} was not written: its ending has to be ${parse/* RESULT_FORMATS */.LW.join(' or ')}`);
            continue;
        }
        const target = external_node_path_.resolve(settings.workingDirectory, file);
        try {
            const real = workspace.resolveForWrite(target);
            const refusal = (0,result_target/* whyNotReplaced */.g)({ file: real, fromConfig: settings.outputPaths.length === 0, read });
            if (refusal !== undefined)
                throw new Error(refusal);
            writeChunks(real, render(file, report, context, settings));
            result.written.push(workspace.display(target));
        }
        catch (error) {
            result.warnings.push(`the result file ${file} could not be written: ${error instanceof Error ? error.message : String(error)}`);
        }
    }
    return result;
}
function render(file, report, context, { showAnswers = 'all' }) {
    if (external_node_path_.extname(file).toLowerCase() === '.json')
        return renderResultsJson(report, { showAnswers, version: context.version });
    return [renderSummary(report, context, { showAnswers, limit: SUMMARY_BYTES })];
}
/** Many small pieces make few system calls. */
const BUFFER_CHARACTERS = 1 << 20;
function writeChunks(file, chunks) {
    const descriptor = (0,external_node_fs_.openSync)(file, 'w');
    try {
        let buffer = '';
        for (const chunk of chunks) {
            buffer += chunk;
            if (buffer.length < BUFFER_CHARACTERS)
                continue;
            // Unlike writeSync it goes on until everything is written.
            (0,external_node_fs_.writeFileSync)(descriptor, buffer);
            buffer = '';
        }
        (0,external_node_fs_.writeFileSync)(descriptor, buffer);
    }
    finally {
        (0,external_node_fs_.closeSync)(descriptor);
    }
}

;// CONCATENATED MODULE: ./lib/reporting.js
// All that is needed once the verdict is known. One module, so that one `await import` loads it when it is needed, and not
// before the first call to the gateway.









/***/ })

};
