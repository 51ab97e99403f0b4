export const id = 8429;
export const ids = [8429,4296];
export const modules = {

/***/ 4296:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  connectGithub: () => (/* binding */ connectGithub)
});

// EXTERNAL MODULE: ./lib/json.js
var json = __webpack_require__(6413);
// EXTERNAL MODULE: ./lib/github/api-failure.js
var api_failure = __webpack_require__(9484);
// EXTERNAL MODULE: ./lib/github/event-payload.js
var event_payload = __webpack_require__(8124);
;// CONCATENATED MODULE: ./lib/github/base-tree-calls.js
// The tree of a commit, as the API tells it: for a checkout whose git does not have that commit. Nothing of an answer is
// believed: names may climb, and contents may be others than those that were asked for. Whoever writes them checks that.


function baseTreeCalls({ ask }) {
    return {
        mergeBase: (base, head) => ask({
            route: 'GET /repos/{owner}/{repo}/compare/{basehead}',
            parameters: { basehead: `${base}...${head}`, per_page: 1 },
            read: ({ data }) => shaOf((0,json/* isObject */.Gv)(data) ? data['merge_base_commit'] : undefined),
        }),
        parentsOf: (commit) => ask({
            route: 'GET /repos/{owner}/{repo}/git/commits/{commit_sha}',
            parameters: { commit_sha: commit },
            read: ({ data }) => {
                const parents = (0,json/* isObject */.Gv)(data) ? data['parents'] : undefined;
                if (!Array.isArray(parents))
                    throw new Error('the answer is no commit');
                return parents.map(shaOf);
            },
        }),
        treeOf: (commit) => ask({
            route: 'GET /repos/{owner}/{repo}/git/trees/{tree_sha}',
            parameters: { tree_sha: commit, recursive: '1' },
            read: readTree,
        }),
        blob: (sha) => ask({
            route: 'GET /repos/{owner}/{repo}/git/blobs/{file_sha}',
            parameters: { file_sha: sha },
            read: ({ data }) => {
                const { content, encoding } = (0,json/* isObject */.Gv)(data) ? data : {};
                if (typeof content !== 'string' || encoding !== 'base64')
                    throw new Error('the answer is no blob');
                return Buffer.from(content, 'base64');
            },
        }),
    };
}
const MODES = new Set(['100644', '100664', '100755', '120000', '160000']);
function readTree({ data }) {
    const { tree, truncated } = (0,json/* isObject */.Gv)(data) ? data : {};
    if (!Array.isArray(tree) || typeof truncated !== 'boolean')
        throw new Error('the answer is no tree');
    const entries = tree.flatMap((entry) => {
        const { path, mode, type, size } = (0,json/* isObject */.Gv)(entry) ? entry : {};
        if (type === 'tree')
            return [];
        if (typeof path !== 'string' || typeof mode !== 'string' || !MODES.has(mode))
            throw new Error('an entry of the tree is none');
        const isSize = typeof size === 'number' && Number.isSafeInteger(size) && size >= 0;
        if (!isSize && mode !== '160000')
            throw new Error('an entry of the tree has no size');
        return [{ path, mode, sha: shaOf(entry), ...(isSize ? { size } : {}) }];
    });
    return { entries, truncated };
}
/** @throws Error when it has none */
function shaOf(value) {
    const sha = (0,json/* isObject */.Gv)(value) ? (0,event_payload/* readSha */.tU)(value['sha']) : undefined;
    if (sha === undefined)
        throw new Error('the answer names no commit or object');
    return sha;
}

;// CONCATENATED MODULE: ./lib/github/asking.js
/** GitHub's maximum. */
const PAGE_SIZE = 100;

;// CONCATENATED MODULE: ./lib/github/changed-file-calls.js
// The files that differ between two commits, as the API tells them.


function changedFileCalls({ ask }) {
    return {
        filesOfPullRequest: (number, page) => ask({
            route: 'GET /repos/{owner}/{repo}/pulls/{pull_number}/files',
            parameters: { pull_number: number, per_page: PAGE_SIZE, page },
            read: ({ data, hasNext }) => ({ files: readFiles(data), hasNext }),
        }),
        filesBetween: (base, head) => ask({
            route: 'GET /repos/{owner}/{repo}/compare/{basehead}',
            parameters: { basehead: `${base}...${head}`, per_page: 1 },
            read: ({ data }) => {
                const entries = (0,json/* isObject */.Gv)(data) ? data['files'] : undefined;
                return { files: readFiles(entries), entries: Array.isArray(entries) ? entries.length : 0 };
            },
        }),
    };
}
function readFiles(data) {
    if (!Array.isArray(data))
        throw new Error('the list of files is no list');
    return data.flatMap((entry) => {
        const { filename, previous_filename: before } = (0,json/* isObject */.Gv)(entry) ? entry : {};
        if (typeof filename !== 'string')
            throw new Error('a file of the list has no name');
        return typeof before === 'string' ? [filename, before] : [filename];
    });
}

// EXTERNAL MODULE: ./lib/github/author.js
var author = __webpack_require__(3664);
;// CONCATENATED MODULE: ./lib/github/comment-calls.js
// Comments on a pull request, as the API lists and writes them.



function commentCalls({ ask, askOnce }) {
    return {
        listComments: (pullRequest, page) => ask({
            route: 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments',
            parameters: { issue_number: pullRequest, per_page: PAGE_SIZE, page },
            read: readPage,
        }),
        createComment: (pullRequest, body) => askOnce({
            route: 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments',
            parameters: { issue_number: pullRequest, body },
            read: readWritten,
        }),
        updateComment: (id, body) => ask({
            route: 'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}',
            parameters: { comment_id: id, body },
            read: readWritten,
        }),
        deleteComment: (id) => ask({
            route: 'DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}',
            parameters: { comment_id: id },
            read: () => undefined,
        }),
    };
}
function readPage({ data, hasNext }) {
    if (!Array.isArray(data))
        throw new Error('the list of comments is no list');
    return { comments: data.map(readComment).filter((comment) => comment !== undefined), hasNext };
}
function readWritten({ data }) {
    const comment = readComment(data);
    if (!comment)
        throw new Error('the answer is no comment');
    return comment;
}
function readComment(data) {
    if (!(0,json/* isObject */.Gv)(data))
        return undefined;
    const { id, html_url: url, body, user } = data;
    if (typeof id !== 'number' || typeof url !== 'string')
        return undefined;
    return { id, url, body: typeof body === 'string' ? body : '', author: (0,author/* readAuthor */.Y)(user) };
}

;// CONCATENATED MODULE: ./lib/github/issue-calls.js
// Issues, as the API lists and writes them.



function issueCalls({ ask, askOnce }) {
    return {
        listOpenIssues: (page) => ask({
            route: 'GET /repos/{owner}/{repo}/issues',
            parameters: { state: 'open', sort: 'created', direction: 'asc', per_page: PAGE_SIZE, page },
            read: issue_calls_readPage,
        }),
        createIssue: ({ title, body }) => askOnce({ route: 'POST /repos/{owner}/{repo}/issues', parameters: { title, body }, read: issue_calls_readWritten }),
        updateIssue: (number, change) => ask({
            route: 'PATCH /repos/{owner}/{repo}/issues/{issue_number}',
            parameters: { issue_number: number, ...change },
            read: issue_calls_readWritten,
        }),
    };
}
function issue_calls_readPage({ data, hasNext }) {
    if (!Array.isArray(data))
        throw new Error('the list of issues is no list');
    // To the API a pull request is an issue too.
    const issues = data.filter((item) => (0,json/* isObject */.Gv)(item) && item['pull_request'] === undefined).map(readIssue);
    return { issues: issues.filter((issue) => issue !== undefined), hasNext };
}
function issue_calls_readWritten({ data }) {
    const issue = readIssue(data);
    if (!issue)
        throw new Error('the answer is no issue');
    return issue;
}
function readIssue(data) {
    if (!(0,json/* isObject */.Gv)(data))
        return undefined;
    const { number, html_url: url, body, user } = data;
    if (typeof number !== 'number' || typeof url !== 'string')
        return undefined;
    return { number, url, body: typeof body === 'string' ? body : '', author: (0,author/* readAuthor */.Y)(user) };
}

;// CONCATENATED MODULE: ./lib/github/pull-request-calls.js
// Pull requests and the commit they end in, as the API tells them; and the status of a commit.



function pullRequestCalls({ ask }) {
    return {
        getPullRequest: (number) => ask({
            route: 'GET /repos/{owner}/{repo}/pulls/{pull_number}',
            parameters: { pull_number: number },
            read: ({ data }) => {
                const found = readHead(data);
                if (!found)
                    throw new Error('the answer is no pull request');
                return found;
            },
        }),
        pullRequestsOfCommit: (sha) => ask({
            route: 'GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls',
            parameters: { commit_sha: sha, per_page: PAGE_SIZE },
            read: readHeads,
        }),
        pullRequestsOfBranch: (owner, branch) => ask({
            route: 'GET /repos/{owner}/{repo}/pulls',
            parameters: { state: 'open', head: `${owner}:${branch}`, per_page: PAGE_SIZE },
            read: readHeads,
        }),
        setCommitStatus: (sha, { state, context, description, targetUrl }) => ask({
            route: 'POST /repos/{owner}/{repo}/statuses/{sha}',
            parameters: { sha, state, context, description, ...(targetUrl && { target_url: targetUrl }) },
            read: ({ data }) => {
                if (!(0,json/* isObject */.Gv)(data) || data['state'] !== state)
                    throw new Error('the answer is no commit status');
                return undefined;
            },
        }),
    };
}
function readHeads({ data }) {
    if (!Array.isArray(data))
        throw new Error('the list of pull requests is no list');
    return data.map(readHead).filter((head) => head !== undefined);
}
function readHead(data) {
    if (!(0,json/* isObject */.Gv)(data))
        return undefined;
    const { number, state, head } = data;
    const headSha = (0,json/* isObject */.Gv)(head) ? (0,event_payload/* readSha */.tU)(head['sha']) : undefined;
    if (typeof number !== 'number' || !Number.isSafeInteger(number) || number < 1 || headSha === undefined)
        return undefined;
    const repo = (0,json/* isObject */.Gv)(head) && (0,json/* isObject */.Gv)(head['repo']) ? (0,event_payload/* readRepository */.Nu)(head['repo']['full_name']) : undefined;
    return { number, isOpen: state === 'open', headSha, ...(repo !== undefined && { headRepo: repo }) };
}

// EXTERNAL MODULE: ./lib/github/retry.js
var retry = __webpack_require__(6042);
;// CONCATENATED MODULE: ./lib/github/api.js
// The calls we make to GitHub's API, as functions that never throw. The only place that knows octokit; what is asked and
// how an answer is read is in the files of calls.








/** GitHub itself gives up on a request after 10 s (docs: troubleshooting the REST API, timeouts). */
const REQUEST_TIMEOUT_MS = 15_000;
const SILENT = { debug: () => { }, info: () => { }, warn: () => { }, error: () => { } };
/** Loads octokit, which knows the proxy variables. */
async function connectGithub(connection) {
    const { token, apiUrl, repository, now, signal, timeoutMs = REQUEST_TIMEOUT_MS } = connection;
    const sleep = (ms) => connection.sleep(ms, signal);
    const { getOctokit } = await Promise.all(/* import() */[__webpack_require__.e(9648), __webpack_require__.e(4942), __webpack_require__.e(4794)]).then(__webpack_require__.bind(__webpack_require__, 4794));
    // A `request` option here would replace the one that holds the proxy; octokit's own log prints what a server sends.
    const octokit = getOctokit(token, { baseUrl: apiUrl, log: SILENT });
    const target = { owner: repository.owner, repo: repository.name };
    const timed = () => {
        const timeout = AbortSignal.timeout(timeoutMs);
        return { request: { signal: signal ? AbortSignal.any([signal, timeout]) : timeout } };
    };
    const attempt = async (call) => {
        try {
            return { ok: true, value: await call() };
        }
        catch (error) {
            return { ok: false, failure: (0,api_failure/* readFailure */.f)(error, now()) };
        }
    };
    const askOnce = ({ route, parameters, read }) => attempt(async () => {
        const { data, headers } = await octokit.request(route, { ...target, ...parameters, ...timed() });
        return read({ data: data, hasNext: /rel="next"/.test(String(headers.link ?? '')) });
    });
    const asking = { askOnce, ask: (question) => (0,retry/* withRetries */.L)(() => askOnce(question), sleep) };
    const askViewer = async () => {
        const answer = await octokit.graphql('{ viewer { login } }', timed());
        const found = (0,json/* isObject */.Gv)(answer) ? answer['viewer'] : undefined;
        if (!(0,json/* isObject */.Gv)(found) || typeof found['login'] !== 'string')
            throw new Error('the answer names no login');
        return found['login'];
    };
    let viewer;
    return {
        sleep,
        ...commentCalls(asking),
        ...pullRequestCalls(asking),
        ...changedFileCalls(asking),
        ...issueCalls(asking),
        ...baseTreeCalls(asking),
        viewerLogin: () => {
            viewer ??= (0,retry/* withRetries */.L)(() => attempt(askViewer), sleep);
            return viewer;
        },
    };
}


/***/ }),

/***/ 3664:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   TM: () => (/* binding */ firstLine),
/* harmony export */   Y: () => (/* binding */ readAuthor),
/* harmony export */   s4: () => (/* binding */ createOwnership)
/* harmony export */ });
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6413);
// Who wrote a comment or an issue. Anybody can write our marker into one, so the marker alone proves nothing: what
// somebody planted would be shown under our name with their edits, or swallow our report.

/** Who writes with a job's own GITHUB_TOKEN. */
const ACTIONS_BOT = 'github-actions[bot]';
function readAuthor(user) {
    const author = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isObject */ .Gv)(user) && typeof user['login'] === 'string' ? user : undefined;
    return { login: String(author?.['login'] ?? ''), isBot: author?.['type'] === 'Bot' };
}
/**
 * Tells whether something with our marker was written by us, that is by
 * - `github-actions[bot]`: only workflows of this repository can write as it, whatever token we hold today; or
 * - the owner of our token, as GitHub names it. `viewer` of GraphQL is asked for that, since it answers every kind of
 *   token (`GET /user` refuses those of apps), and only when something of somebody else has our marker. Without an
 *   answer that is not ours: a second comment does less harm than a changed one of someone else.
 */
function createOwnership(viewerLogin) {
    return async ({ login, isBot }) => {
        if (isBot && login === ACTIONS_BOT)
            return true;
        const viewer = await viewerLogin();
        return viewer.ok && login !== '' && login === viewer.value;
    };
}
function firstLine(text) {
    return text.split(/\r?\n/, 1)[0] ?? '';
}


/***/ }),

/***/ 6042:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ withRetries),
/* harmony export */   a: () => (/* binding */ retryDelay)
/* harmony export */ });
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


/***/ }),

/***/ 9078:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MJ: () => (/* binding */ terminalLines),
/* harmony export */   at: () => (/* binding */ createTerminalWriter),
/* harmony export */   pb: () => (/* binding */ problemLines)
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

/***/ 8429:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  COMMENT_CHARACTERS: () => (/* reexport */ comment/* COMMENT_CHARACTERS */.db),
  SUMMARY_BYTES: () => (/* reexport */ comment/* SUMMARY_BYTES */.R$),
  annotationsOf: () => (/* reexport */ annotationsOf),
  commentMarker: () => (/* reexport */ marker/* commentMarker */.Q),
  connectGithub: () => (/* reexport */ api.connectGithub),
  publish: () => (/* reexport */ publish),
  readHistory: () => (/* reexport */ report_history/* readHistory */.Lu),
  renderComment: () => (/* reexport */ comment/* renderComment */.wQ),
  renderResolvedComment: () => (/* reexport */ comment/* renderResolvedComment */.AK),
  renderSummary: () => (/* reexport */ comment/* renderSummary */.Br),
  renderTerminal: () => (/* reexport */ renderTerminal),
  stepOutputs: () => (/* reexport */ step_outputs/* stepOutputs */.t),
  writeResultFiles: () => (/* reexport */ writeResultFiles)
});

// EXTERNAL MODULE: ./lib/github/api.js + 6 modules
var api = __webpack_require__(4296);
// EXTERNAL MODULE: ./lib/github/run-trust.js + 1 modules
var run_trust = __webpack_require__(919);
;// CONCATENATED MODULE: ./lib/github/failure-text.js

/** What needs which permission, and how a warning names it. */
const FEATURES = {
    comment: {
        refusal: 'the token may not write comments',
        permission: 'pull-requests: write',
        without: 'the job summary has the same report',
        off: '"comment: never" turns this warning off',
    },
    status: {
        refusal: 'the token may not set commit statuses',
        permission: 'statuses: write',
        without: 'the check of the job says the same',
        off: 'without "commit-status" there is no warning',
    },
    issue: {
        refusal: 'the token may not write issues',
        permission: 'issues: write',
        without: 'the job summary has the same report',
        off: 'without "issue-on-failure" there is no warning',
    },
};
/** @param what a clause: `the comment on pull request #7 was not written` */
function failureWarning(what, failure, { feature, context }) {
    return `${what}: ${explain(failure, feature, context)}`;
}
function explain({ kind, status, message, waitMs }, feature, context) {
    const { refusal, permission, without, off } = FEATURES[feature];
    const answer = `GitHub answered ${status}: ${message}`;
    const permissions = `permissions:\n  contents: read\n  ${permission}`;
    switch (kind) {
        case 'unauthorized':
            return `the token is not valid (${answer}); check the input github-token`;
        case 'forbidden':
            if (hasReadOnlyToken(context))
                return `a pull request from a fork runs with a read-only token (${answer}); ${without}, and ${off}`;
            return `${refusal} (${answer}); add to the job:\n${permissions}`;
        case 'not found':
            if (status === 410)
                return `they are turned off in this repository (${answer}); ${off}`;
            return `the token does not see the pull request, the commit or the repository (${answer}); check that the input github-token belongs to this repository, and that the job has:\n${permissions}`;
        case 'invalid':
            return `it was refused (${answer}); ${without}`;
        case 'rate limited':
            return `the rate limit of the token is used up (${answer}${waitMs === undefined ? '' : `; it asks to wait ${Math.ceil(waitMs / 1000)} s`}); re-run the job later, or give the input github-token a token of its own`;
        case 'network':
            return `no usable answer came from ${context.apiUrl} (${message}); ${/certificate/i.test(message) ? "name the file of its CA in the step's variable NODE_EXTRA_CA_CERTS" : without}`;
        case 'server':
        case 'other':
            return `${answer}; ${without}, a re-run of the job tries it again`;
    }
}
/** `pull_request_target` and `workflow_run` of a fork have the token of this repository, which can write. */
function hasReadOnlyToken(context) {
    const { eventName } = context;
    return eventName !== 'pull_request_target' && eventName !== 'workflow_run' && !(0,run_trust/* trustOfRun */.D)(context).trusted;
}

// EXTERNAL MODULE: ./lib/github/find-pull-request.js
var find_pull_request = __webpack_require__(6286);
// EXTERNAL MODULE: ./lib/github/author.js
var author = __webpack_require__(3664);
;// CONCATENATED MODULE: ./lib/github/own-comments.js

/** GitHub accepts no further comment after 2,500 (docs: limits of issues); 100 a page. */
const MAX_PAGES = 30;
/** All of them, oldest first. */
async function listOwnComments(api, pullRequest, marker) {
    const isOurs = (0,author/* createOwnership */.s4)(api.viewerLogin);
    const own = [];
    for (let page = 1; page <= MAX_PAGES; page++) {
        const result = await api.listComments(pullRequest, page);
        if (!result.ok)
            return result;
        for (const comment of result.value.comments)
            if ((0,author/* firstLine */.TM)(comment.body) === marker && (await isOurs(comment.author)))
                own.push(comment);
        if (!result.value.hasNext)
            break;
    }
    // Ids grow. A list may be sorted otherwise one day, and two jobs in a race have to agree on the oldest.
    return { ok: true, value: own.sort((a, b) => a.id - b.id) };
}

// EXTERNAL MODULE: ./lib/github/retry.js
var retry = __webpack_require__(6042);
;// CONCATENATED MODULE: ./lib/github/upsert-comment.js



/** Own comments that refuse an update, and are passed over, before a new one is written. */
const MAX_REFUSALS = 3;
/** Doubles that one run clears away: a race leaves one or two. */
const MAX_DELETIONS = 5;
/**
 * Keeps one comment of ours up to date: updates the oldest, else creates one. Never throws. The value is undefined when
 * nothing had to be written.
 *
 * Two jobs that find none both create one. So after a creation each looks again, and all of them come to the same end:
 * the oldest comment stays and holds the report, newer doubles of ours are deleted, the oldest by nobody.
 */
async function upsertComment(api, request) {
    const { marker, pullRequest, mode = 'create or update' } = request;
    const body = (old) => {
        const text = request.body(old);
        return (0,author/* firstLine */.TM)(text) === marker ? text : `${marker}\n${text}`;
    };
    const post = { marker, body, pullRequest };
    for (let attempt = 1;; attempt++) {
        const updated = await updateOldest(api, post);
        if (updated.result)
            return updated.result;
        if (mode === 'update only') {
            // Deleted meanwhile, or none was there: nothing is stale. Any other refusal leaves a stale comment behind.
            const { refusal } = updated;
            return refusal && refusal.kind !== 'not found' ? { ok: false, failure: refusal } : { ok: true, value: undefined };
        }
        const created = await api.createComment(pullRequest, body());
        if (created.ok)
            return settleRace(api, post, created.value);
        const delay = (0,retry/* retryDelay */.a)(created.failure, attempt);
        if (delay === undefined)
            return created;
        await api.sleep(delay);
        // The lost answer may have been a success: look again before a second comment is written.
    }
}
async function updateOldest(api, { marker, body, pullRequest }) {
    const own = await listOwnComments(api, pullRequest, marker);
    if (!own.ok)
        return { result: own };
    let refusal;
    for (const [index, comment] of own.value.slice(0, MAX_REFUSALS).entries()) {
        const result = await api.updateComment(comment.id, body(comment.body));
        if (result.ok) {
            await deleteDoubles(api, comment, own.value.slice(index + 1));
            return { result };
        }
        // Deleted since it was listed, or written with a token that could do more than today's.
        const isRefusal = result.failure.kind === 'forbidden' || result.failure.kind === 'not found';
        if (!isRefusal)
            return { result };
        refusal = result.failure;
    }
    return { ...(refusal && { refusal }) };
}
/** After ours was created: is it the only one? What cannot be asked or cleared away now is left to the next run. */
async function settleRace(api, post, created) {
    const kept = { ok: true, value: created };
    const own = await listOwnComments(api, post.pullRequest, post.marker);
    if (!own.ok)
        return kept;
    // Who raced with us holds the same token. Others of ours were tried before, and refused the update.
    const raced = own.value.filter(({ author }) => author.login === created.author.login);
    const older = raced.filter(({ id }) => id < created.id);
    const newer = raced.filter(({ id }) => id > created.id);
    for (const comment of older.slice(0, MAX_REFUSALS)) {
        const result = await api.updateComment(comment.id, post.body(comment.body));
        if (!result.ok)
            continue;
        await deleteDoubles(api, comment, [...older.filter(({ id }) => id > comment.id), created, ...newer]);
        return result;
    }
    await deleteDoubles(api, created, newer);
    return kept;
}
/**
 * Of the same author alone: a job with another token has a comment of its own, and would write it anew each time. Another
 * job may have been faster, and a double that stays does no harm to the verdict: failures do not matter.
 */
async function deleteDoubles(api, kept, newer) {
    const doubles = newer.filter(({ author }) => author.login === kept.author.login);
    for (const { id } of doubles.slice(0, MAX_DELETIONS))
        await api.deleteComment(id);
}

;// CONCATENATED MODULE: ./lib/github/publish-comment.js



async function publishComment({ comment, isGreen }, { context, settings, api, tell }) {
    const { repository, payloadProblem, eventName } = context;
    const wanted = settings.pullRequest;
    if (settings.comment === 'never')
        return undefined;
    if (payloadProblem) {
        tell.warning(`no comment was written: ${payloadProblem}`);
        return undefined;
    }
    if (!repository || !(0,find_pull_request/* canHavePullRequest */.p)(context, wanted))
        return undefined;
    if (!settings.githubToken) {
        // Whoever pushes without a token has asked for no comment.
        if (eventName !== 'push' || wanted !== undefined)
            tell.warning('no comment was written: the input github-token is empty');
        return undefined;
    }
    const github = await api();
    const search = await (0,find_pull_request/* findPullRequest */._)(github, context, wanted);
    if ('failure' in search) {
        const what = `no comment was written, since GitHub could not be asked ${wanted === undefined ? 'which pull request this commit belongs to' : `for pull request #${wanted}`}`;
        const text = failureWarning(what, search.failure, { feature: 'comment', context });
        // On a push a comment is a bonus: a job that never had the permission must not warn from now on.
        if (eventName === 'push' && wanted === undefined && isRefusal(search.failure.kind))
            tell.info(text);
        else
            tell.warning(text);
        return undefined;
    }
    if (search.note !== undefined)
        ('isProblem' in search ? tell.warning : tell.info)(search.note);
    if (search.found === undefined)
        return undefined;
    const isResolved = settings.comment === 'on-failure' && isGreen;
    const result = await upsertComment(github, {
        marker: comment.marker,
        body: isResolved ? comment.resolved : comment.body,
        pullRequest: search.found,
        // A comment that an earlier push turned red must not stay red.
        mode: isResolved ? 'update only' : 'create or update',
    });
    if (result.ok)
        return result.value;
    const what = `the comment on pull request #${search.found} was not written`;
    tell.warning(failureWarning(what, result.failure, { feature: 'comment', context }));
    return undefined;
}
function isRefusal(kind) {
    return kind === 'forbidden' || kind === 'not found' || kind === 'unauthorized';
}

;// CONCATENATED MODULE: ./lib/github/publish-issue.js




/** Events that no pull request shows the result of. */
const UNWATCHED = new Set(['schedule', 'workflow_dispatch', 'repository_dispatch', 'push']);
/** 3,000 open issues; ours is looked for among the oldest first. */
const publish_issue_MAX_PAGES = 30;
async function publishIssue(issue, { context, settings, api, tell }) {
    const { eventName = '', repository } = context;
    if (!settings.issueOnFailure || issue.isSilent || !repository)
        return undefined;
    if (!UNWATCHED.has(eventName) || !(0,run_trust/* trustOfRun */.D)(context).trusted)
        return undefined;
    // What a branch breaks or mends is not yet true of what the schedule watches.
    if (context.otherBranch !== undefined) {
        tell.info('issue-on-failure: this run is not about the default branch, so the issue stays as it is');
        return undefined;
    }
    if (!settings.githubToken) {
        tell.warning('no issue was written: the input github-token is empty');
        return undefined;
    }
    const github = await api();
    const result = issue.isGreen
        ? await closeIssue(github, issue.marker)
        : await upsertIssue(github, issue.marker, { title: issue.title, body: issue.body() });
    if (result.ok)
        return result.value;
    const what = `the issue about this job was not ${issue.isGreen ? 'closed' : 'written'}`;
    tell.warning(failureWarning(what, result.failure, { feature: 'issue', context }));
    return undefined;
}
async function closeIssue(api, marker) {
    const found = await findOwnIssue(api, marker);
    return found.ok && found.value ? api.updateIssue(found.value.number, { state: 'closed' }) : found;
}
async function upsertIssue(api, marker, text) {
    for (let attempt = 1;; attempt++) {
        const found = await findOwnIssue(api, marker);
        if (!found.ok)
            return found;
        if (found.value)
            return api.updateIssue(found.value.number, text);
        const created = await api.createIssue(text);
        const delay = created.ok ? undefined : (0,retry/* retryDelay */.a)(created.failure, attempt);
        if (delay === undefined)
            return created;
        await api.sleep(delay);
        // The lost answer may have been a success: look again before a second issue is written.
    }
}
/** The oldest open issue that begins with our marker and that we wrote: a closed one is a failure that is over. */
async function findOwnIssue(api, marker) {
    const isOurs = (0,author/* createOwnership */.s4)(api.viewerLogin);
    for (let page = 1; page <= publish_issue_MAX_PAGES; page++) {
        const result = await api.listOpenIssues(page);
        if (!result.ok)
            return result;
        for (const issue of result.value.issues)
            if ((0,author/* firstLine */.TM)(issue.body) === marker && (await isOurs(issue.author)))
                return { ok: true, value: issue };
        if (!result.value.hasNext)
            break;
    }
    return { ok: true, value: undefined };
}

// EXTERNAL MODULE: ./lib/report/visible.js
var visible = __webpack_require__(5944);
;// CONCATENATED MODULE: ./lib/github/publish-status.js
// `commit-status`: the verdict as a status of the commit that was judged, for rulesets that require one.


/** A longer one is refused with 422. */
const DESCRIPTION_CHARACTERS = 140;
const CONTEXT_CHARACTERS = 200;
async function publishStatus({ verdict, exitCode, instance, reason }, { context, settings, api, tell }) {
    if (!settings.commitStatus)
        return;
    const { sha, repository, runUrl } = context;
    if (!repository || sha === undefined) {
        tell.warning('no commit status was set: the event does not say which commit was judged');
        return;
    }
    if (!settings.githubToken) {
        tell.warning('no commit status was set: the input github-token is empty');
        return;
    }
    const github = await api();
    const result = await github.setCommitStatus(sha, {
        state: stateOf(verdict, exitCode),
        context: cut((0,visible/* oneLine */.TN)(instance), CONTEXT_CHARACTERS),
        description: cut((0,visible/* oneLine */.TN)(reason), DESCRIPTION_CHARACTERS),
        ...(runUrl !== undefined && { targetUrl: runUrl }),
    });
    if (result.ok)
        return;
    const what = `the status of commit ${sha.slice(0, 7)} was not set`;
    tell.warning(failureWarning(what, result.failure, { feature: 'status', context }));
}
function stateOf(verdict, exitCode) {
    if (exitCode === 0)
        return 'success';
    return verdict === 'failed' ? 'failure' : 'error';
}
function cut(text, characters) {
    const points = [...text];
    return points.length <= characters ? text : `${points.slice(0, characters - 1).join('')}…`;
}

;// CONCATENATED MODULE: ./lib/github/publish.js



/** Never throws. Summary and outputs first: they are written in a moment, while a comment may wait for GitHub. */
async function publish(publication, publisher) {
    const { files, context, settings, connect } = publisher;
    const published = { warnings: [], notes: [] };
    const guarded = async (what, write) => {
        try {
            await write();
        }
        catch (error) {
            published.warnings.push(`${what} could not be written: ${error instanceof Error ? error.message : String(error)}`);
        }
    };
    const writeOutputs = async (outputs) => {
        for (const [name, value] of Object.entries(outputs))
            await guarded(`the output ${name}`, () => files.writeOutput(name, value));
    };
    await guarded('the job summary', () => files.writeSummary(publication.summary));
    await writeOutputs(publication.outputs);
    await guarded('the result files', async () => writeOutputs((await publication.writeFiles?.()) ?? {}));
    let connected;
    const channel = {
        context,
        settings,
        api() {
            const { repository, apiUrl } = context;
            const token = settings.githubToken;
            if (!repository || !token)
                throw new Error('there is no repository or no token');
            connected ??= connect({ token, apiUrl, repository });
            return connected;
        },
        tell: { info: (text) => published.notes.push(text), warning: (text) => published.warnings.push(text) },
    };
    const { verdict, exitCode, comment, status, issue } = publication;
    const isGreen = exitCode === 0 && (verdict === 'passed' || verdict === 'skipped');
    // The status before the rest: somebody may wait for it.
    await guarded('the commit status', () => publishStatus({ verdict, exitCode, ...status }, channel));
    await guarded('the comment', async () => {
        const written = await publishComment({ comment, isGreen }, channel);
        if (!written)
            return;
        published.commentUrl = written.url;
        await writeOutputs({ 'comment-url': written.url });
    });
    await guarded('the issue', async () => {
        const written = await publishIssue(
        // A green job that measured nothing is neither a failure to tell of nor a recovery.
        { ...issue, marker: comment.marker, isGreen, isSilent: exitCode === 0 && verdict !== 'passed' }, channel);
        if (written)
            published.issueUrl = written.url;
    });
    return published;
}

// EXTERNAL MODULE: ./lib/config/position.js
var position = __webpack_require__(9223);
// EXTERNAL MODULE: ./lib/report/case-names.js
var case_names = __webpack_require__(1273);
// EXTERNAL MODULE: ./lib/report/findings.js
var findings = __webpack_require__(7470);
// EXTERNAL MODULE: ./lib/report/format.js
var format = __webpack_require__(7703);
// EXTERNAL MODULE: ./lib/report/verdict-text.js
var verdict_text = __webpack_require__(1447);
;// CONCATENATED MODULE: ./lib/report/annotations.js
// Annotations: what is wrong, at the line that it comes from, so that it stands in "Files changed" beside the change.






/** GitHub shows no more of a level for one step (docs: REST API, check runs; runner: 10 errors, 10 warnings and 10 notices a step). */
const ANNOTATIONS_OF_A_LEVEL = 10;
const MESSAGE_CHARACTERS = 500;
const HINT_CHARACTERS = 1500;
const CASES_SHOWN = 5;
/**
 * The verdict first, for the page of the run; then problems of the config, or the places of failed and errored cases, at
 * most 10 of a level. What has no room is counted in the verdict's annotation.
 */
function annotationsOf(report, { showAnswers }) {
    const { verdict, problems } = report;
    if (verdict.name === 'skipped')
        return [];
    const level = verdict.name === 'passed' ? 'notice' : verdict.exitCode === 0 ? 'warning' : 'error';
    const places = [...failedPlaces(report, showAnswers, level), ...erroredPlaces(report, showAnswers)];
    if (verdict.name === 'passed')
        return withinLimits(places).kept;
    const [problem, ...more] = problems;
    const { kept, left } = withinLimits([...more.map(problemAnnotation), ...places], level);
    const lines = [
        (0,visible/* short */.h0)((0,verdict_text/* sentence */.em)(verdict.reason), MESSAGE_CHARACTERS),
        ...(0,verdict_text/* recipeLines */.cQ)(verdict.recipe),
        ...(problem ? problemLines(problem) : []),
        ...(left > 0 ? [`${(0,format/* counted */.hS)(left, 'more place')} without an annotation: the job summary has them.`] : []),
    ];
    return [{ level, title: (0,verdict_text/* verdictTitle */.Sw)(verdict), message: lines.join('\n'), ...placeOf(problem?.at) }, ...kept];
}
/** @param first the level of the annotation that stands before them */
function withinLimits(annotations, first) {
    const room = { error: ANNOTATIONS_OF_A_LEVEL, warning: ANNOTATIONS_OF_A_LEVEL, notice: ANNOTATIONS_OF_A_LEVEL };
    if (first)
        room[first]--;
    const kept = annotations.filter(({ level }) => room[level]-- > 0);
    return { kept, left: annotations.length - kept.length };
}
function problemAnnotation(problem) {
    const [message = '', ...hint] = problemLines(problem);
    return { level: 'error', title: 'Eval config', message: [message, ...hint].join('\n'), ...placeOf(problem.at) };
}
function problemLines({ message, hint }) {
    return [
        (0,visible/* short */.h0)((0,verdict_text/* sentence */.em)(message), MESSAGE_CHARACTERS),
        // Lines to add to the config keep their indentation.
        ...(hint ? [(0,visible/* visibleText */.Q6)((0,visible/* excerpt */.Kb)((0,verdict_text/* sentence */.em)(hint), { characters: HINT_CHARACTERS }).text)] : []),
    ];
}
function placeOf(at) {
    return at === undefined || at.file === '' ? {} : { at };
}
/** One for each place: a test on three endpoints, or a rubric that many tests share, is one line to look at. */
function failedPlaces(report, showAnswers, level) {
    const { broke, other } = (0,findings/* splitByGate */.Z)((0,findings/* failedCells */.XR)(report), report);
    return [...placesOf(broke, { level, showAnswers }), ...placesOf(other, { level: 'notice', showAnswers })];
}
function placesOf(failed, options) {
    const places = new Map();
    for (const one of failed) {
        const at = placeOfCell(one);
        if (at.file === '')
            continue;
        const key = (0,position/* formatPosition */.L)(at);
        const place = places.get(key) ?? { at, cells: [] };
        place.cells.push(one);
        places.set(key, place);
    }
    return [...places.values()].map((place) => annotationOf(place.cells, place.at, options));
}
function annotationOf(cells, at, { level, showAnswers }) {
    const name = (0,case_names/* caseName */.cY)(cells[0].result.cell);
    return {
        level,
        at,
        title: `${(0,format/* counted */.hS)(cells.length, 'failed cell')}: ${name}`,
        message: annotations_cut([
            ...cells.slice(0, CASES_SHOWN).map(({ result }) => findingLine((0,findings/* finding */.gk)(result, showAnswers), name)),
            ...(cells.length > CASES_SHOWN ? [`and ${(0,format/* counted */.hS)(cells.length - CASES_SHOWN, 'more cell')}`] : []),
        ]),
    };
}
/** The file of the rubric when one stands in a file, since that is what failed; else the test. */
function placeOfCell({ result, run }) {
    const failed = run?.assertions.find(({ pass }) => !pass)?.assertion;
    return (failed && 'valueAt' in failed ? failed.valueAt : undefined) ?? result.cell.test.at;
}
/** @param title the case that the title names */
function findingLine({ result, mismatches: [mismatch] }, title) {
    const { cell } = result;
    const name = (0,case_names/* caseName */.cY)(cell) === title ? '' : `${(0,visible/* short */.h0)((0,case_names/* caseName */.cY)(cell), 60)}, `;
    const failed = mismatch ? ` ${mismatchText(mismatch)}` : '';
    return `${name}${(0,case_names/* endpointName */.zY)(cell.test.provider ?? cell.endpoint)}:${failed || ' failed'}`;
}
function mismatchText({ type, expected, score, reason, reasonSaysAll }) {
    if (reasonSaysAll && reason !== undefined)
        return `${type}: ${reason}`;
    const wanted = expected === undefined ? '' : ` expected ${JSON.stringify(expected)},`;
    return `${type}${wanted} got ${score}${reason === undefined ? '' : `: ${reason}`}`;
}
/** Of what could not be measured only what the author can mend: a config that is refused, code that throws. */
function erroredPlaces(report, showAnswers) {
    return (0,findings/* errorGroups */.Zy)(report, showAnswers).flatMap(({ kind, message, cells }) => {
        const [first] = cells;
        if ((kind !== 'config' && kind !== 'user code') || !first || first.cell.test.at.file === '')
            return [];
        return [
            {
                level: 'warning',
                title: `${(0,format/* counted */.hS)(cells.length, 'cell')} could not be measured: ${(0,case_names/* caseName */.cY)(first.cell)}`,
                message: annotations_cut([message === undefined ? `error of kind ${kind}` : (0,verdict_text/* sentence */.em)(message)]),
                at: first.cell.test.at,
            },
        ];
    });
}
function annotations_cut(lines) {
    return lines.map((line) => (0,visible/* short */.h0)(line, MESSAGE_CHARACTERS)).join('\n');
}

// EXTERNAL MODULE: ./lib/report/comment.js + 6 modules
var comment = __webpack_require__(2413);
// EXTERNAL MODULE: ./lib/report/history.js
var report_history = __webpack_require__(5986);
// EXTERNAL MODULE: ./lib/report/marker.js
var marker = __webpack_require__(3086);
// EXTERNAL MODULE: ./lib/report/step-outputs.js
var step_outputs = __webpack_require__(5421);
// EXTERNAL MODULE: ./lib/report/plain-text.js
var plain_text = __webpack_require__(1984);
// EXTERNAL MODULE: ./lib/report/rerun.js
var rerun = __webpack_require__(5484);
// EXTERNAL MODULE: ./lib/report/run-facts.js
var run_facts = __webpack_require__(2793);
// EXTERNAL MODULE: ./lib/report/endpoint-table.js
var endpoint_table = __webpack_require__(3316);
// EXTERNAL MODULE: ./lib/report/leaderboard.js + 1 modules
var leaderboard = __webpack_require__(8283);
// EXTERNAL MODULE: ./lib/report/terminal-width.js
var terminal_width = __webpack_require__(7433);
// EXTERNAL MODULE: ./lib/report/terminal-writer.js
var terminal_writer = __webpack_require__(9078);
;// CONCATENATED MODULE: ./lib/report/terminal-table.js



const INDENT = '  ';
const GUTTER = '  ';
function terminalTable({ endpoints, rows: plain }, width) {
    const rows = plain.map(({ name, values, best }) => ({
        name,
        values: values.map((value, index) => (index === best ? `${value} (best)` : value)),
    }));
    const lines = [['', ...endpoints], ...rows.map(({ name, values }) => [name, ...values])].map((cells) => cells.map((cell) => (0,plain_text/* logLine */.B)((0,plain_text/* terminalText */.e)(cell))));
    const columns = lines[0]?.map((_, index) => Math.max(...lines.map((cells) => (0,terminal_width/* displayWidth */.F1)(cells[index] ?? '')))) ?? [];
    const total = INDENT.length + columns.reduce((sum, column) => sum + column + GUTTER.length, 0) - GUTTER.length;
    if (total > width)
        return belowEachOther({ endpoints, rows }, width);
    return lines.map((cells) => {
        const padded = cells.map((cell, index) => (0,terminal_width/* padEnd */.f)(cell, columns[index] ?? 0));
        return (INDENT + padded.join(GUTTER)).trimEnd();
    });
}
function belowEachOther({ endpoints, rows }, width) {
    const names = Math.max(...rows.map(({ name }) => name.length));
    const indent = INDENT.length * 2 + names + GUTTER.length;
    return endpoints.flatMap((endpoint, index) => [
        ...(0,terminal_writer/* terminalLines */.MJ)(endpoint, width - INDENT.length).map((line) => INDENT + line),
        ...rows.flatMap(({ name, values }) => (0,terminal_writer/* terminalLines */.MJ)(values[index] ?? '', width - indent).map((line, row) => row === 0 ? INDENT.repeat(2) + (0,terminal_width/* padEnd */.f)(name, names) + GUTTER + line : ' '.repeat(indent) + line)),
    ]);
}

;// CONCATENATED MODULE: ./lib/report/terminal-comparison.js
// "How do the endpoints compare?" on a terminal.




const TELLING_SHOWN = 5;
/** Lines, none wider than `width` columns. */
function terminalComparison(report, { width, write }) {
    const board = (0,leaderboard/* leaderboard */.W2)(report);
    const table = board?.lines ? (0,leaderboard/* leaderboardTable */.mw)(board.lines) : (0,endpoint_table/* endpointTable */._s)(report);
    if (table === undefined)
        return [];
    return [
        ...(board ? [write(board.words, 2)] : []),
        ...terminalTable(table, width),
        ...(board
            ? [...(0,leaderboard/* bestNote */.nu)(board.lines ?? [], '(best)').map((text) => write(text, 2)), ...moreLines(board, write)]
            : []),
    ];
}
function moreLines({ telling, numbers }, write) {
    const more = telling.length - TELLING_SHOWN;
    const [cases = ''] = numbers;
    return [
        ...(telling.length === 0
            ? []
            : [write(`They differ on ${(0,format/* counted */.hS)(telling.length, 'case')}, the most telling first:`, 2)]),
        ...telling.slice(0, TELLING_SHOWN).map(({ name, passes }) => write(`${name}: ${passes}`, 4)),
        ...(more > 0 ? [write(`and ${(0,format/* counted */.hS)(more, 'more case')}`, 4)] : []),
        write(`${cases} A .md or .html result file has the numbers of each pair.`, 2),
    ];
}

// EXTERNAL MODULE: ./lib/report/gate-text.js
var gate_text = __webpack_require__(5751);
;// CONCATENATED MODULE: ./lib/report/terminal-gate.js



/** Of one kind; a result file has all of them. */
const terminal_gate_CASES_SHOWN = 20;
function gateSection({ gate }, { write, section }) {
    if (!gate?.base)
        return [];
    const changes = (0,gate_text/* ruleChangesText */.FZ)(gate);
    const groups = [true, false].flatMap((blocking) => (0,gate_text/* gateGroups */.yD)(gate, { blocking }));
    return section(`Compared with ${(0,gate_text/* baseText */.b6)(gate.base)}`, [
        ...(changes === undefined ? [] : [write(changes, 2)]),
        ...groups.flatMap(({ title, rule, cases }) => [
            write(`${title} (${rule})`, 2),
            ...cases.slice(0, terminal_gate_CASES_SHOWN).map(({ name, text }) => write(text === '' ? name : `${name}: ${text}`, 4)),
            ...(cases.length > terminal_gate_CASES_SHOWN ? [write(`and ${(0,format/* counted */.hS)(cases.length - terminal_gate_CASES_SHOWN, 'more case')}`, 4)] : []),
        ]),
        ...(gate.callsSaved > 0 ? [write(`${(0,format/* counted */.hS)(gate.callsSaved, 'call')} saved.`, 2)] : []),
        ...(gate.served ?? []).map((text) => write(text, 2)),
        ...(gate.evidence === undefined ? [] : [write(gate.evidence, 2)]),
        ...(0,gate_text/* gateFacts */.pE)(gate).map((fact) => write((0,verdict_text/* sentence */.em)(fact), 2)),
    ]);
}

;// CONCATENATED MODULE: ./lib/report/terminal.js











/** A person at a terminal scrolls up; a hundred answers are for the result file. */
const FAILED_SHOWN = 20;
const MISMATCHES_SHOWN = 5;
const NAMES_SHOWN = 5;
const ANSWER = { characters: 600, lines: 12 };
const REASON_CHARACTERS = 400;
const VERDICT_COLORS = { passed: 'green', failed: 'red', inconclusive: 'yellow', skipped: 'yellow' };
/** Ends with a line feed. No line is wider than `width`, except a command to be copied. */
function renderTerminal(report, options) {
    const { write, style, section } = (0,terminal_writer/* createTerminalWriter */.at)(options);
    const { verdict, description } = report;
    const title = write((0,verdict_text/* verdictTitle */.Sw)(verdict) + (description ? ` (${(0,visible/* short */.h0)(description, 80)})` : ''));
    const { broke, other } = (0,findings/* splitByGate */.Z)((0,findings/* failedCells */.XR)(report), report);
    const errors = (0,findings/* errorGroups */.Zy)(report, options.showAnswers);
    const unjudged = report.cells.filter(({ state }) => state === 'unjudged');
    return `${[
        [
            style(title, 'bold', VERDICT_COLORS[verdict.name]),
            write((0,verdict_text/* sentence */.em)(verdict.reason)),
            ...(0,verdict_text/* countsSentence */.KS)(verdict).map((text) => write(text)),
            ...(0,verdict_text/* recipeLines */.cQ)(verdict.recipe).map((line) => (line.startsWith('https://') ? line : write(line))),
        ].join('\n'),
        ...section(`What to fix: ${(0,format/* counted */.hS)(report.problems.length, 'problem')}`, report.problems.map((problem) => (0,terminal_writer/* problemLines */.pb)(problem, write))),
        ...gateSection(report, { write, section }),
        ...section(`What broke: ${(0,format/* counted */.hS)(broke.length, 'cell')}`, failedLines(broke, report, { write, show: options.showAnswers })),
        ...section(`Failing, and not blocked by the comparison: ${(0,format/* counted */.hS)(other.length, 'cell')}`, failedLines(other, report, { write, show: options.showAnswers })),
        ...section(`What could not be measured: ${(0,format/* counted */.hS)(verdict.counts.errors, 'cell')}`, errors.map((group) => errorLines(group, write))),
        ...section(`Answered, not judged: ${(0,format/* counted */.hS)(unjudged.length, 'cell')}`, unjudged.length > 0 ? [write(names(unjudged), 2)] : []),
        ...section((0,verdict_text/* warningsTitle */.Qs)(report), report.warnings.map((warning) => (0,terminal_writer/* problemLines */.pb)(warning, write))),
        ...section('How the endpoints compare', terminalComparison(report, { width: options.width, write })),
        ...section('What exactly ran', ranLines(report, write)),
        ...terminal_rerun(report, options.command),
    ].join('\n\n')}\n`;
}
function failedLines(failed, report, { write, show }) {
    const more = failed.length - FAILED_SHOWN;
    return [
        ...failed
            .slice(0, FAILED_SHOWN)
            .map(({ result }, index) => findingLines((0,findings/* finding */.gk)(result, show), index + 1, report, write)),
        ...(more > 0 ? [write(`and ${(0,format/* counted */.hS)(more, 'more failing cell')}; a .json result file has all of them`, 2)] : []),
    ];
}
function findingLines({ result, run, failedRuns, mismatches, answer, answerHidden }, number, report, write) {
    const { cell, runs } = result;
    const { threshold } = (0,case_names/* testAsRun */.aj)(cell, run);
    const severalPrompts = new Set(report.columns.map(({ prompt }) => prompt.label)).size > 1;
    const facts = [
        `endpoint ${(0,case_names/* endpointName */.zY)(cell.endpoint)}`,
        ...(severalPrompts ? [`prompt "${(0,visible/* short */.h0)(cell.prompt.label, 60)}"`] : []),
        ...(runs.length > 1 ? [`${failedRuns} of ${(0,format/* counted */.hS)(runs.length, 'repeat')} failed`] : []),
        `case ${cell.id}`,
    ];
    const score = run?.score ?? 0;
    const more = mismatches.length - MISMATCHES_SHOWN;
    return [
        write(`${number}. ${(0,case_names/* caseName */.cY)(cell)}`, 2),
        write(facts.join(', '), 5),
        ...(threshold === undefined
            ? []
            : [write(`the case as a whole: score ${(0,format/* formatScoreAgainst */.NJ)(score, threshold)}`, 5)]),
        ...(threshold === undefined && mismatches.length === 0
            ? [write(`the case as a whole: score ${(0,format/* formatScore */.y)(score)}, and no assertion failed`, 5)]
            : []),
        ...mismatches.slice(0, MISMATCHES_SHOWN).map((mismatch) => write(terminal_mismatchText(mismatch), 5)),
        ...(more > 0 ? [write(`and ${(0,format/* counted */.hS)(more, 'more failed assertion')}`, 5)] : []),
        ...answerLines(answer, answerHidden, write),
    ].join('\n');
}
function terminal_mismatchText({ type, metric, expected, score, reason, reasonSaysAll }) {
    const name = metric === undefined ? '' : ` (metric ${(0,visible/* short */.h0)(metric, 60)})`;
    const wanted = expected === undefined ? '' : ` expected "${(0,visible/* short */.h0)(expected, 200)}",`;
    const comparison = reasonSaysAll ? '' : `${wanted} got ${score}`;
    return `${type}${name}${comparison}${reason ? `: ${(0,visible/* short */.h0)(reason, REASON_CHARACTERS)}` : ''}`;
}
function answerLines(answer, hidden, write) {
    if (answer === undefined)
        return hidden ? [write('answer not shown (show-answers)', 5)] : [];
    if (answer === '')
        return [write('the answer is empty', 5)];
    const { text, left } = (0,visible/* excerpt */.Kb)(answer, ANSWER);
    const title = left > 0 ? `answer, the first ${(0,format/* formatCount */.B4)(text.length)} of ${(0,format/* formatCount */.B4)(answer.length)} characters:` : 'answer:';
    // A rule at the left, so that no line of an answer can pass for one of the report.
    return [
        write(title, 5),
        ...write(text, 9)
            .split('\n')
            .map((line) => `       | ${line.slice(9)}`.trimEnd()),
    ];
}
function errorLines({ kind, status, message, cells, attempts }, write) {
    const endpoints = [...new Set(cells.map(({ cell }) => (0,case_names/* endpointName */.zY)(cell.endpoint)))];
    const what = status === undefined ? kind : `${kind}, HTTP ${status}`;
    return [
        write(`${what}: ${(0,format/* counted */.hS)(cells.length, 'cell')} on ${endpoints.join(', ')}`, 2),
        write(message === undefined ? 'message not shown, since it may quote an answer' : (0,visible/* short */.h0)(message, 600), 5),
        ...(attempts === undefined ? [] : [write(`${cells.length === 1 ? '' : 'the first of them: '}${attempts}`, 5)]),
        write(`cases: ${names(cells)}`, 5),
    ].join('\n');
}
function names(cells) {
    const all = cells.map(({ cell }) => `${(0,case_names/* caseName */.cY)(cell)} (${cell.id})`);
    const more = all.length - NAMES_SHOWN;
    return all.slice(0, NAMES_SHOWN).join(', ') + (more > 0 ? ` and ${more} more` : '');
}
function ranLines(report, write) {
    const facts = [
        (0,run_facts/* durationFact */.rM)(report),
        ...(0,run_facts/* callFacts */.WW)(report),
        ...(0,run_facts/* graderFacts */.Zy)(report),
        ...(0,run_facts/* errorFact */.Do)(report),
        ...(0,run_facts/* repeatFact */.Om)(report),
        ...(report.gatewayUrl === undefined ? [] : [`Gateway ${(0,visible/* oneLine */.TN)(report.gatewayUrl)}`]),
        ...(report.files.length === 0 ? [] : [`Config ${report.files.slice(0, 10).map(visible/* oneLine */.TN).join(', ')}`]),
        ...report.notices.map((notice) => `Notice: ${(0,visible/* short */.h0)((0,verdict_text/* sentence */.em)(notice), REASON_CHARACTERS)}`),
    ];
    return facts.map((fact) => write(fact, 2));
}
/** Its lines are as long as they are: they are to be copied. */
function terminal_rerun(report, program) {
    const result = (0,findings/* firstToRepeat */.Vn)(report);
    if (result === undefined)
        return [];
    const command = (0,rerun/* rerunCommand */.w)(report, { cellId: result.cell.id, command: program });
    return command === undefined
        ? []
        : [`To repeat the first of them alone:\n${(0,plain_text/* logLine */.B)((0,plain_text/* terminalText */.e)(command)).replace(/^/gm, '  ')}`];
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/result-formats.js
var result_formats = __webpack_require__(4427);
// EXTERNAL MODULE: ./lib/result-target.js
var result_target = __webpack_require__(3102);
;// CONCATENATED MODULE: ./lib/result-files.js
// Writes the result files of a report. One that cannot be written is a warning: the others still are.




/** Files that the report's own problems refuse are left out without another word. */
async function writeResultFiles(report, context, parts) {
    const { settings, workspace } = parts;
    const result = { written: [], warnings: [] };
    const read = [...report.files, ...(report.configFiles ?? [])];
    const refused = new Set(report.problems.map(({ resultFile }) => resultFile));
    for (const file of settings.outputPaths.length > 0 ? settings.outputPaths : (report.outputPaths ?? [])) {
        if (refused.has(file))
            continue;
        const format = (0,result_formats/* resultFormat */.Pk)(file);
        if (format === undefined) {
            result.warnings.push(`the result file ${file} was not written: its ending has to be ${(0,result_formats/* listEndings */.P8)()}`);
            continue;
        }
        const target = external_node_path_.resolve(settings.workingDirectory, file);
        try {
            const real = (0,result_target/* targetOf */.$)(file, {
                fromConfig: settings.outputPaths.length === 0,
                read,
                workspace,
                workingDirectory: settings.workingDirectory,
            });
            const write = await format.load();
            writeChunks(real, write(report, { showAnswers: settings.showAnswers ?? 'all', context }));
            result.written.push(workspace.display(target));
        }
        catch (error) {
            result.warnings.push(`the result file ${file} could not be written: ${error instanceof Error ? error.message : String(error)}`);
        }
    }
    return result;
}
/** Many small pieces make few system calls. */
const BUFFER_CHARACTERS = 1 << 20;
/** Over what stands there: rows that the run has written are as long as these, so that no moment is without them. */
function writeChunks(file, chunks) {
    const { O_WRONLY, O_CREAT, O_TRUNC } = external_node_fs_.constants;
    const isStream = external_node_path_.extname(file).toLowerCase() === '.jsonl';
    const descriptor = (0,external_node_fs_.openSync)(file, O_WRONLY | O_CREAT | (isStream ? 0 : O_TRUNC), 0o666);
    let bytes = 0;
    const write = (text) => {
        // Unlike writeSync it goes on until everything is written.
        (0,external_node_fs_.writeFileSync)(descriptor, text);
        bytes += Buffer.byteLength(text);
    };
    try {
        let buffer = '';
        for (const chunk of chunks) {
            buffer += chunk;
            if (buffer.length < BUFFER_CHARACTERS)
                continue;
            write(buffer);
            buffer = '';
        }
        write(buffer);
        if (isStream)
            (0,external_node_fs_.ftruncateSync)(descriptor, bytes);
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
