export const id = 4296;
export const ids = [4296];
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


/***/ })

};
