export const id = 819;
export const ids = [819];
export const modules = {

/***/ 6286:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ findPullRequest),
/* harmony export */   p: () => (/* binding */ canHavePullRequest)
/* harmony export */ });
/**
 * Whether a run can be about a pull request at all. A merge queue judges a commit of its own: the check of the queue tells
 * the result, and the comment stays what the pull request's own run wrote. A schedule or a dispatch is about none.
 */
function canHavePullRequest({ pullRequest, eventName }, wanted) {
    return pullRequest !== undefined || wanted !== undefined || eventName === 'push' || eventName === 'workflow_run';
}
/**
 * @param wanted the input `pull-request`. It names where to comment on events that are about no pull request; where the
 *   event says which commit of whom is judged, it has to fit that
 */
async function findPullRequest(api, context, wanted) {
    const { pullRequest, eventName } = context;
    if (pullRequest) {
        if (wanted === undefined || wanted === pullRequest.number)
            return { found: pullRequest.number };
        return {
            found: pullRequest.number,
            note: `the input pull-request is ${wanted}, but this run is about pull request #${pullRequest.number}, and comments there`,
        };
    }
    if (wanted !== undefined)
        return checkWanted(await api.getPullRequest(wanted), context, wanted);
    if (eventName === 'workflow_run')
        return ofWorkflowRun(api, context);
    if (eventName === 'push')
        return ofPush(api, context);
    return {};
}
function checkWanted(result, { eventName, workflowRun, sha }, wanted) {
    if (!result.ok)
        return { failure: result.failure };
    const found = result.value;
    // The number may have come out of an artifact. The payload has not.
    if (eventName === 'workflow_run' && !isHead(found, workflowRun?.headSha, workflowRun?.headRepo))
        return {
            note: `no comment was written: the input pull-request is ${wanted}, whose head is ${shown(found.headSha)}, but the run that started this one judged ${shown(workflowRun?.headSha)}; leave the input out, and the pull request is looked up`,
            isProblem: true,
        };
    if (sha !== undefined && found.headSha !== sha)
        return {
            found: wanted,
            note: `pull request #${wanted} is at ${shown(found.headSha)}, this run at ${shown(sha)}: the comment says what this run judged`,
        };
    return { found: wanted };
}
async function ofWorkflowRun(api, { workflowRun }) {
    const { headSha, headRepo, headBranch } = workflowRun ?? {};
    const owner = headRepo?.split('/')[0];
    if (headSha === undefined || headRepo === undefined || owner === undefined || headBranch === undefined)
        return {
            note: 'no comment was written: the event workflow_run does not say which commit, branch and repository were judged',
            isProblem: true,
        };
    // By branch: the commits of a fork are not known to `commits/{sha}/pulls` of this repository.
    const result = await api.pullRequestsOfBranch(owner, headBranch);
    if (!result.ok)
        return { failure: result.failure };
    return onlyOne(result.value.filter((found) => found.isOpen && isHead(found, headSha, headRepo)), headSha);
}
async function ofPush(api, { sha, repository }) {
    if (sha === undefined || !repository)
        return {};
    const result = await api.pullRequestsOfCommit(sha);
    if (!result.ok)
        return { failure: result.failure };
    const own = `${repository.owner}/${repository.name}`;
    return onlyOne(result.value.filter((found) => found.isOpen && isHead(found, sha, own)), sha);
}
function isHead(found, sha, repository) {
    // Names of repositories are compared by GitHub without case.
    return (sha !== undefined && found.headSha === sha && found.headRepo?.toLowerCase() === (repository?.toLowerCase() ?? ''));
}
function onlyOne(found, sha) {
    const [first, ...others] = found;
    if (!first)
        return { note: `${shown(sha)} is the head of no open pull request: no comment is written` };
    if (others.length === 0)
        return { found: first.number };
    const numbers = found.slice(0, 10).map(({ number }) => `#${number}`);
    return {
        note: `no comment was written: ${shown(sha)} is the head of ${found.length} open pull requests (${numbers.join(', ')}); name one of them by the input pull-request`,
        isProblem: true,
    };
}
function shown(sha) {
    return sha === undefined ? 'a commit that is not known' : sha.slice(0, 7);
}


/***/ }),

/***/ 3819:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  whySkipped: () => (/* binding */ whySkipped)
});

// EXTERNAL MODULE: ./lib/config/problem.js
var problem = __webpack_require__(7109);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
;// CONCATENATED MODULE: ./lib/git-changes.js
// The files between two commits, as the git of this machine knows them.


const run = (0,external_node_util_.promisify)(external_node_child_process_.execFile);
const TIME_LIMIT_MS = 20_000;
const MOST_BYTES = 50_000_000;
/**
 * Undefined when git or one of the commits is not there (a shallow clone), or when `head` without a `base` is no merge.
 *
 * @param folder in the repository
 */
async function gitChanges(folder, base, head) {
    const git = async (...args) => {
        const { stdout } = await run('git', ['-C', folder, ...args], {
            encoding: 'utf8',
            timeout: TIME_LIMIT_MS,
            maxBuffer: MOST_BYTES,
        });
        return stdout;
    };
    try {
        if (base === undefined)
            await git('rev-parse', '--verify', '--quiet', `${head}^2`);
        const from = base ?? `${head}^1`;
        // Both names of a file that was renamed. As of the common ancestor, like the API's comparison.
        const range = base === undefined ? [from, head] : [`${from}...${head}`];
        const names = await git('diff', '--name-only', '--no-renames', '--no-ext-diff', '-z', ...range, '--');
        return names.split('\0').filter((name) => name !== '');
    }
    catch {
        return undefined;
    }
}

// EXTERNAL MODULE: ./lib/github/find-pull-request.js
var find_pull_request = __webpack_require__(6286);
;// CONCATENATED MODULE: ./lib/github/changed-files.js

/** Both are GitHub's (docs: REST API, pull request files; compare two commits). */
const MOST_OF_PULL_REQUEST = 3_000;
const MOST_OF_COMPARISON = 300;
const MOST_PAGES = 40;
async function findChangedFiles(context, sources) {
    const { pullRequest, change, eventName } = context;
    if (pullRequest)
        return ofPullRequest(pullRequest.number, context, sources);
    if (change)
        return ofCommits(change, sources);
    if (eventName !== 'workflow_run')
        return { noChange: true };
    if (!sources.api)
        return { unknown: 'there is no token to ask for the pull request' };
    const search = await (0,find_pull_request/* findPullRequest */._)(sources.api, context, undefined);
    if (search.found !== undefined)
        return ofPullRequest(search.found, context, sources);
    return 'failure' in search ? { unknown: failureText(search.failure) } : { unknown: 'no pull request was found' };
}
async function ofPullRequest(number, context, { api, git }) {
    const asked = api ? await askAllPages(number, api) : { unknown: 'there is no token to ask for the files' };
    if (asked.files)
        return asked;
    // On `pull_request` the checkout is the merge with the base, whose first parent that is.
    const own = context.eventName === 'pull_request' ? await git(undefined, 'HEAD') : undefined;
    return own ? { files: own } : asked;
}
async function askAllPages(number, api) {
    const files = [];
    for (let page = 1; page <= MOST_PAGES; page++) {
        const result = await api.filesOfPullRequest(number, page);
        if (!result.ok)
            return { unknown: failureText(result.failure) };
        files.push(...result.value.files);
        if (!result.value.hasNext)
            return files.length < MOST_OF_PULL_REQUEST
                ? { files }
                : { unknown: `GitHub lists ${MOST_OF_PULL_REQUEST} files of a pull request and no more` };
    }
    return { unknown: 'GitHub lists them on too many pages' };
}
async function ofCommits({ base, head }, { api, git }) {
    if (base === undefined)
        return { unknown: 'the branch is new, so nothing says what it is compared with' };
    const result = await api?.filesBetween(base, head);
    if (result?.ok && result.value.entries < MOST_OF_COMPARISON)
        return { files: result.value.files };
    const own = await git(base, head);
    if (own)
        return { files: own };
    if (!result)
        return { unknown: 'there is no token to ask for the files' };
    return {
        unknown: result.ok
            ? `GitHub lists ${MOST_OF_COMPARISON} files between two commits and no more`
            : failureText(result.failure),
    };
}
function failureText({ status, message }) {
    return status === undefined ? message : `GitHub answered ${status}: ${message}`;
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/config/find.js
var find = __webpack_require__(7343);
// EXTERNAL MODULE: ./lib/config/load.js + 37 modules
var load = __webpack_require__(8328);
// EXTERNAL MODULE: ./lib/trust/paths.js
var paths = __webpack_require__(3634);
;// CONCATENATED MODULE: ./lib/config/seen-files.js
// Which files a config is made of, for those who ask whether a change touches any of them.


/** The same workspace, noting in `seen` everything that is asked of it. `cwd`: where relative paths start. */
function watchWorkspace(workspace, cwd, seen) {
    const note = (file, from = '') => {
        const written = external_node_path_.resolve(cwd, from, file);
        seen.files.add(written);
        try {
            seen.files.add((0,paths/* locate */.x5)(written).real);
        }
        catch {
            // Links in a circle: reading it says so.
        }
    };
    const watched = (look) => (file, options) => {
        note(file, options?.from);
        return look(file, options);
    };
    return {
        ...workspace,
        readText: watched(workspace.readText),
        readBytes: watched(workspace.readBytes),
        exists: watched(workspace.exists),
        isFile: watched(workspace.isFile),
        isFolder: watched(workspace.isFolder),
        glob(pattern, folder) {
            seen.globs.add(external_node_path_.posix.join(external_node_path_.resolve(cwd, folder).split(external_node_path_.sep).join('/'), pattern));
            return workspace.glob(pattern, folder);
        },
    };
}

;// CONCATENATED MODULE: ./lib/relevance.js
// Whether a change touches anything that a run is about: the input `paths`. Asked before secrets, URL or grader are needed,
// so that the job can be a required check without `paths:` on its workflow.





const AUTO = 'auto';
/**
 * The first changed file that matters; undefined when none does.
 *
 * @throws ConfigError when `auto` has no config to look at: a mistyped name must not be a green check for ever
 */
async function findRelevant(request) {
    const { settings, changed } = request;
    const { default: picomatch } = await __webpack_require__.e(/* import() */ 6).then(__webpack_require__.t.bind(__webpack_require__, 4006, 19));
    const rules = await Promise.all(settings.paths.map(async (line) => {
        const pattern = line.replace(/^!/, '').trim();
        const matches = pattern === AUTO ? await matchesConfig(request) : picomatch(pattern.replace(/\/$/, '/**'), { dot: true });
        return { matters: !line.startsWith('!'), matches };
    }));
    return changed.find((file) => rules.findLast(({ matches }) => matches(file))?.matters === true);
}
const CODE = /\.(?:[cm]?[jt]s|py)$/i;
/** What code loads: code, and data in JSON. */
const LOADED_BY_CODE = /\.(?:[cm]?[jt]sx?|py|json)$/i;
/**
 * The config and every file it refers to, and the workflow. Files that hold code load others, which nobody knows without
 * running them: those below the folder of one matter too.
 */
async function matchesConfig(request) {
    const { repository, workflowFile } = request;
    const seen = await seenFiles(request);
    if (seen === undefined)
        return () => true;
    const { files, globs } = seen;
    const { default: picomatch } = await __webpack_require__.e(/* import() */ 6).then(__webpack_require__.t.bind(__webpack_require__, 4006, 19));
    const folders = [...files].filter((file) => CODE.test(file)).map((file) => external_node_path_.dirname(file) + external_node_path_.sep);
    const matchers = [...globs].map((pattern) => picomatch(pattern, { dot: true }));
    return (file) => {
        const absolute = external_node_path_.resolve(repository, file);
        return (file === workflowFile ||
            files.has(absolute) ||
            (LOADED_BY_CODE.test(file) && folders.some((folder) => absolute.startsWith(folder))) ||
            matchers.some((matches) => matches(absolute.split(external_node_path_.sep).join('/'))));
    };
}
/** Undefined when the config cannot be read at all: nobody knows what it refers to. */
async function seenFiles({ settings, workspace, gateway }) {
    const seen = { files: new Set(), globs: new Set() };
    const watched = watchWorkspace(workspace, settings.workingDirectory, seen);
    const files = await (0,find/* findConfigFiles */.j)(settings.config, settings.workingDirectory, watched);
    const alone = seen.files.size;
    try {
        // No code runs: which files there are is known without it.
        await (0,load/* loadConfig */.Z)({ files, settings, workspace: watched, gateway });
    }
    catch (error) {
        if (!(error instanceof problem/* ConfigError */.xL))
            throw error;
        // What is wrong with a part of it is told when it is run.
        if (seen.files.size === alone)
            return undefined;
    }
    return seen;
}

;// CONCATENATED MODULE: ./lib/skip.js
// Whether a run has anything to do: `paths`, asked of the change that the event is about.





/** Why there is nothing to do, as a clause; undefined when there is, or when nobody knows. */
async function whySkipped(request) {
    const { settings, env, github, trust, workspace, log, connect } = request;
    const repository = (0,paths/* topOfClone */.sI)(settings.workingDirectory, workspace.root) ?? workspace.root;
    const token = settings.githubToken;
    const changed = await findChangedFiles(github, {
        api: token && github.repository ? await connect(token) : undefined,
        git: (base, head) => gitChanges(repository, base, head),
    });
    if (changed.files === undefined) {
        if ('unknown' in changed)
            log.warning(`paths: which files changed is not known, so the eval runs: ${changed.unknown}`);
        else
            log.info('paths: this run is about no change, so the eval runs');
        return undefined;
    }
    try {
        const relevant = await findRelevant({
            settings,
            changed: changed.files,
            repository,
            workflowFile: workflowFile(env, github),
            workspace,
            gateway: { trust, env, url: settings.gatewayUrl, apiKey: settings.gatewayApiKey, githubToken: token },
        });
        if (relevant !== undefined) {
            log.info(`paths: ${JSON.stringify(relevant)} changed, so the eval runs`);
            return undefined;
        }
    }
    catch (error) {
        // The run says what is wrong with it.
        if (error instanceof problem/* ConfigError */.xL)
            return undefined;
        throw error;
    }
    const count = changed.files.length;
    if (count === 0)
        return 'no file changed';
    return `${count === 1 ? 'the changed file does not matter' : `none of the ${count} changed files matters`} to this eval (paths)`;
}
/** `GITHUB_WORKFLOW_REF` is `owner/name/.github/workflows/eval.yml@refs/heads/main`. */
function workflowFile(env, { repository }) {
    const [file = ''] = (env['GITHUB_WORKFLOW_REF'] ?? '').split('@');
    const prefix = repository ? `${repository.owner}/${repository.name}/` : undefined;
    return prefix !== undefined && file.startsWith(prefix) ? file.slice(prefix.length) : undefined;
}


/***/ })

};
