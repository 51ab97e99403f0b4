export const id = 7680;
export const ids = [7680];
export const modules = {

/***/ 5299:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  findBase: () => (/* binding */ findBase)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/github/api-failure.js
var api_failure = __webpack_require__(9484);
;// CONCATENATED MODULE: ./lib/baseline/git-commits.js
/** @param name of a commit, `HEAD` or a sha */
async function readCommit(git, name) {
    const sha = (await git.tryTo(['rev-parse', '--verify', '--quiet', `${name}^{commit}`]))?.trim();
    const text = sha && (await git.tryTo(['cat-file', 'commit', sha]));
    if (!sha || text === undefined || text === '')
        return undefined;
    // Not by rev-parse: in a shallow clone it leaves out the parents that are not there.
    const [head = ''] = text.split('\n\n', 1);
    return { sha, parents: [...head.matchAll(/^parent ([0-9a-f]+)$/gm)].map(([, parent = '']) => parent) };
}

;// CONCATENATED MODULE: ./lib/baseline/local-base.js

/** The first that exists. */
const BRANCHES = [
    { ref: 'refs/remotes/origin/main', name: 'origin/main' },
    { ref: 'refs/remotes/origin/master', name: 'origin/master' },
    { ref: 'refs/heads/main', name: 'main' },
    { ref: 'refs/heads/master', name: 'master' },
];
/** HEAD itself may be that commit: then what is not committed is the change. */
async function localBase(git) {
    if (!git)
        return { none: 'this folder is in no git repository, or there is no git' };
    if (!(await readCommit(git, 'HEAD')))
        return { none: 'the git repository has no commit yet' };
    const branch = await findBranch(git);
    if (!branch)
        return { none: 'there is no branch to compare with: neither origin/HEAD nor main nor master' };
    const sha = (await git.tryTo(['merge-base', 'HEAD', branch.sha]))?.trim();
    if (!sha)
        return { none: `HEAD and ${branch.name} have no commit in common; \`git fetch --unshallow\` may bring it` };
    return { sha, name: branch.name, advice: 'run `git fetch --unshallow`' };
}
async function findBranch(git) {
    const named = (await git.tryTo(['symbolic-ref', '--quiet', 'refs/remotes/origin/HEAD']))?.trim();
    const main = named?.startsWith('refs/remotes/')
        ? [{ ref: named, name: named.slice('refs/remotes/'.length).slice(0, 255) }]
        : [];
    for (const { ref, name } of [...main, ...BRANCHES]) {
        const sha = (await git.tryTo(['rev-parse', '--verify', '--quiet', `${ref}^{commit}`]))?.trim();
        if (sha)
            return { sha, name };
    }
    return undefined;
}

;// CONCATENATED MODULE: ./lib/baseline/base-commit.js
// Which commit a change is compared with: the one that it was merged into, or has in common with its branch. What others
// did on that branch since then is no part of the change.



const DEEP = 'give actions/checkout `fetch-depth: 0`';
async function findBaseCommit(request) {
    const { context, git } = request;
    const { eventName, pullRequest, payloadProblem } = context;
    if (eventName === undefined)
        return localBase(git);
    if (pullRequest)
        return ofPullRequest(pullRequest, request);
    if (payloadProblem !== undefined)
        return { none: payloadProblem };
    switch (eventName) {
        case 'merge_group':
            return ofMergeGroup(request);
        case 'push':
            return { none: 'a push has no base' };
        case 'workflow_run':
            return { none: 'on workflow_run nobody knows where in the repository the files of an artifact belong' };
        default:
            return { none: `${/^\w{1,50}$/.test(eventName) ? `the event ${eventName}` : 'this event'} is about no change` };
    }
}
async function ofPullRequest(pullRequest, request) {
    const { number, headSha, baseRef } = pullRequest;
    const head = await checkedOut(request);
    if ('none' in head)
        return head;
    if (head.sha === headSha)
        return mergeBase(pullRequest, request);
    const [first, second, ...more] = head.parents;
    // GitHub merges the change into its branch; a job may have merged the branch into the change. Either way the tree
    // differs from the other parent by the change alone.
    const base = second === headSha ? first : first === headSha ? second : undefined;
    if (base !== undefined && more.length === 0)
        return { sha: base, name: baseRef ?? base_commit_short(base), advice: 'give actions/checkout `fetch-depth: 2`' };
    return {
        none: `what is checked out (${base_commit_short(head.sha)}) is neither the merge commit of pull request #${number} nor its head ${base_commit_short(headSha)}; check out refs/pull/${number}/merge, or that head`,
    };
}
async function ofMergeGroup(request) {
    const { change, mergeGroup } = request.context;
    if (change?.base === undefined)
        return { none: 'the event names no commit that the merge queue starts from' };
    const head = await checkedOut(request);
    if ('none' in head)
        return head;
    if (head.sha !== change.head)
        return {
            none: `what is checked out (${base_commit_short(head.sha)}) is not the commit of the merge queue, ${base_commit_short(change.head)}; leave out \`ref\` of actions/checkout`,
        };
    return { sha: change.base, name: mergeGroup?.baseRef ?? base_commit_short(change.base), advice: DEEP };
}
/** A shallow clone does not have the parents, but its commit names them. */
async function checkedOut({ git, api, env, log, }) {
    if (git) {
        const commit = await readCommit(git, 'HEAD');
        return commit ?? { none: 'the checkout has no commit' };
    }
    const sha = env['GITHUB_SHA'];
    const calls = await api();
    if (!calls || sha === undefined || !/^[0-9a-f]{40,64}$/.test(sha))
        return {
            none: 'git does not say which commit is checked out; it has to be installed before actions/checkout runs, and to trust the folder (safe.directory)',
        };
    const parents = await calls.parentsOf(sha);
    if (!parents.ok)
        return { none: `git does not say which commit is checked out, and ${refusal(parents.failure)}` };
    log.info(`git does not say which commit is checked out: it is taken for GITHUB_SHA, ${base_commit_short(sha)}`);
    return { sha, parents: parents.value };
}
async function mergeBase({ headSha, baseSha, baseRef }, { git, api }) {
    if (baseSha === undefined)
        return { none: 'the event names no commit of the base branch' };
    const found = (sha) => ({ sha, name: baseRef ?? base_commit_short(sha), advice: DEEP });
    // With all of history only: where a shallow one ends, an older ancestor may look like the best one.
    const isDeep = (await git?.tryTo(['rev-parse', '--is-shallow-repository']))?.trim() === 'false';
    const own = git && isDeep ? await gitMergeBase(git, baseSha, baseRef) : undefined;
    if (own !== undefined)
        return found(own);
    const calls = await api();
    const asked = await calls?.mergeBase(baseSha, headSha);
    if (asked?.ok)
        return found(asked.value);
    const why = asked ? refusal(asked.failure) : 'there is no token to ask GitHub';
    return {
        none: `the commit that the change has in common with its base is not in this clone, and ${why}; ${DEEP}`,
    };
}
/** Also with the branch as it was fetched: the event's commit may be older than what the change has merged since. */
async function gitMergeBase(git, baseSha, baseRef) {
    const branch = baseRef === undefined
        ? undefined
        : await git.tryTo(['show-ref', '--verify', '--hash', '--', `refs/remotes/origin/${baseRef}`]);
    const others = [baseSha, ...(branch === undefined ? [] : [branch.trim()])];
    const found = await git.tryTo(['merge-base', 'HEAD', ...others]);
    return found?.trim();
}
/** What GitHub said, and the permission that is missing if that is it. */
function refusal(failure) {
    const needs = failure.kind === 'forbidden' || failure.kind === 'not found';
    return `${(0,api_failure/* failureClause */.G)(failure)}${needs ? ' (the job needs `permissions: contents: read`)' : ''}`;
}
function base_commit_short(sha) {
    return sha.slice(0, 7);
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./lib/baseline/blob-id.js
// The name that git gives to a content: equal ones have the same, so two trees compare without one of them being there.


/** @param like a sha of the same repository: SHA-1, or SHA-256 where it has 64 digits */
function blobId(content, like) {
    return begin(content.length, like).update(content).digest('hex');
}
/** Of what stands at a path. A link is not followed. Undefined when it is neither file nor link, or cannot be read. */
async function fileId(file, like) {
    try {
        const stat = await external_node_fs_.promises.lstat(file);
        if (stat.isSymbolicLink())
            return { sha: blobId(await external_node_fs_.promises.readlink(file, 'buffer'), like), isLink: true };
        if (!stat.isFile())
            return undefined;
        const hash = begin(stat.size, like);
        for await (const chunk of external_node_fs_.createReadStream(file))
            hash.update(chunk);
        return { sha: hash.digest('hex'), isLink: false };
    }
    catch {
        return undefined;
    }
}
function begin(size, like) {
    return (0,external_node_crypto_.createHash)(like.length === 64 ? 'sha256' : 'sha1').update(`blob ${size}\0`);
}

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
;// CONCATENATED MODULE: ./lib/baseline/git.js
// The git of this machine, asked about a checkout that it must not change, and that may be anybody's: no hook, no filter, no
// helper of its config runs, nothing is fetched, no lock is taken.



const run = (0,external_node_util_.promisify)(external_node_child_process_.execFile);
/** For one question, ms. */
const TIME_LIMIT_MS = 20_000;
const MOST_BYTES = 100_000_000;
class GitFailure extends Error {
    name = 'GitFailure';
}
/** What git and its parts need to be found, and what a job tells it about its own folders; no secret. */
const KEPT = /^(PATH|PATHEXT|HOME|USERPROFILE|XDG_CONFIG_HOME|SYSTEMROOT|TEMP|TMP|TMPDIR|GIT_CONFIG_.*)$/i;
/** Undefined where there is no git, where it takes nothing from this folder, or when the folder is not the top of a clone. */
async function openGit(request) {
    const top = await createGit(request, []).tryTo(['rev-parse', '--show-toplevel']);
    if (top === undefined || !isSameFolder(top.replace(/\r?\n$/, ''), request.repository))
        return undefined;
    const filters = await filterNames(createGit(request, []));
    if (filters === undefined)
        return undefined;
    return createGit(request, filters.flatMap((name) => [
        `filter.${name}.process=`,
        `filter.${name}.clean=`,
        `filter.${name}.smudge=`,
        `filter.${name}.required=false`,
    ]));
}
function createGit({ repository, env, signal }, settings) {
    const own = Object.fromEntries(Object.entries(env).filter(([name]) => KEPT.test(name)));
    const always = {
        ...own,
        LC_ALL: 'C',
        GIT_OPTIONAL_LOCKS: '0',
        GIT_TERMINAL_PROMPT: '0',
        GIT_LFS_SKIP_SMUDGE: '1',
        GIT_NO_REPLACE_OBJECTS: '1',
        // What a partial clone leaves out. Older ones do not know it: the protocols below are for them.
        GIT_NO_LAZY_FETCH: '1',
    };
    const config = [
        'core.fsmonitor=false',
        'core.hooksPath=/dev/null',
        'core.untrackedCache=false',
        'core.splitIndex=false',
        'core.sparseCheckout=false',
        'protocol.allow=never',
        ...settings,
    ].flatMap((setting) => ['-c', setting]);
    async function ask(args, options = {}) {
        const { index, workTree, limitMs = TIME_LIMIT_MS } = options;
        try {
            const { stdout } = await run('git', [
                '-C',
                repository,
                '--no-pager',
                ...config,
                ...(workTree === undefined ? [] : [`--work-tree=${workTree}`]),
                ...args,
            ], {
                encoding: 'utf8',
                env: { ...always, ...(index === undefined ? {} : { GIT_INDEX_FILE: index }) },
                timeout: limitMs,
                maxBuffer: MOST_BYTES,
                ...(signal ? { signal } : {}),
            });
            return stdout;
        }
        catch (error) {
            signal?.throwIfAborted();
            throw new GitFailure(reasonOf(error, limitMs));
        }
    }
    return {
        ask,
        async tryTo(args, options) {
            try {
                return await ask(args, options);
            }
            catch (error) {
                if (error instanceof GitFailure)
                    return undefined;
                throw error;
            }
        },
    };
}
function reasonOf({ killed, stderr, message }, limitMs) {
    if (killed)
        return `git took longer than ${limitMs / 1000} s`;
    const said = (stderr ?? '').split(/\r?\n/).find((line) => /^(fatal|error):/.test(line));
    return (said ?? message).slice(0, 200);
}
/** Programs that change a file on its way into a checkout. Undefined when one has a name that cannot be turned off. */
async function filterNames(git) {
    const keys = await git.tryTo(['config', '--name-only', '-z', '--get-regexp', '^filter\\.']);
    const names = new Set((keys ?? '').split('\0').flatMap((key) => /^filter\.(.*)\.[^.]*$/s.exec(key)?.[1] ?? []));
    return [...names].some((name) => /[=\n]/.test(name)) ? undefined : [...names];
}
function isSameFolder(one, other) {
    try {
        return external_node_fs_.realpathSync(one) === external_node_fs_.realpathSync(other);
    }
    catch {
        return false;
    }
}
/** The parts of an answer with `-z`. */
function parts(answer) {
    return answer.split('\0').filter((part) => part !== '');
}

;// CONCATENATED MODULE: ./lib/baseline/checkout-index.js
// A copy of the checkout's index. Git notes in an index what it found out about files: in the copy, never in the checkout.



/** What every comparison of the checkout is asked with. Of a submodule its commit counts; git would start another git in it. */
const DIFF = ['diff', '--no-ext-diff', '--no-textconv', '--ignore-submodules=dirty', '-z'];
/** @param folder where the copy goes */
async function copyIndex(git, { repository, folder }) {
    const own = external_node_path_.resolve(repository, (await git.ask(['rev-parse', '--git-path', 'index'])).replace(/\r?\n$/, ''));
    const index = external_node_path_.join(folder, 'checkout-index');
    // A clone without a checkout has none; git takes that for an empty one.
    if (external_node_fs_.existsSync(own)) {
        await external_node_fs_.promises.copyFile(own, index);
        // Files as old as their index are looked at once more, since they may have changed in the same second: the copy must
        // not look newer.
        const second = Math.floor((await external_node_fs_.promises.stat(own)).mtimeMs / 1000);
        await external_node_fs_.promises.utimes(index, second, second);
    }
    return {
        diff: (args) => git.ask([...DIFF, ...args, '--'], { index }),
        list: async (args) => parts(await git.ask(['ls-files', '-z', ...args], { index })),
    };
}
/** Not ignored. A clone inside of the checkout is left out: git names its folder, with a slash at the end. */
async function untracked(index) {
    return (await index.list(['--others', '--exclude-standard'])).filter((name) => !name.endsWith('/'));
}

;// CONCATENATED MODULE: ./lib/baseline/files-below.js


const LEFT_OUT = new Set(['.git', 'node_modules']);
/** Files and links below a folder, with `/`, but for those of `.git` and `node_modules`. No link is followed. */
async function filesBelow(top, signal) {
    const names = [];
    const folders = [''];
    for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
        signal?.throwIfAborted();
        for (const entry of await external_node_fs_.promises.readdir(external_node_path_.join(top, folder), { withFileTypes: true })) {
            const name = `${folder}${entry.name}`;
            if (entry.isFile() || entry.isSymbolicLink())
                names.push(name);
            else if (entry.isDirectory() && !LEFT_OUT.has(entry.name))
                folders.push(`${name}/`);
        }
    }
    return names;
}

;// CONCATENATED MODULE: ./lib/baseline/checkout-files.js
// The files of the checkout with the names git gives to their contents: to know which of them a tree of the API holds too.




/**
 * By names from the top, with `/`. With git: what it tracks, and what it does not and does not ignore; a file that git finds
 * unchanged counts as what the index holds, whatever line ends or filters made of it. Without: all files but those of
 * `node_modules`, as they are.
 */
async function checkoutFiles(request) {
    const { index } = request;
    if (!index)
        return describe(await filesBelow(request.repository, request.signal), request);
    const tracked = new Map();
    const unclear = new Set();
    for (const entry of await index.list(['--stage'])) {
        const [, mode, sha = '', stage, name = ''] = /^(\d+) ([0-9a-f]+) (\d)\t(.*)$/s.exec(entry) ?? [];
        if (mode === '160000' || name === '')
            continue;
        // A merge that is not finished: the file is what it is.
        if (stage !== '0')
            unclear.add(name);
        else
            tracked.set(name, { sha, isLink: mode === '120000' });
    }
    const touched = (await index.diff(['--name-only', '--no-renames'])).split('\0').filter((name) => name !== '');
    for (const name of [...touched, ...(await untracked(index))])
        unclear.add(name);
    for (const name of unclear)
        tracked.delete(name);
    return new Map([...tracked, ...(await describe(unclear, request))]);
}
/** What is not there, or is no file, is left out. */
async function describe(names, { repository, like, signal }) {
    const found = new Map();
    for (const name of names) {
        signal?.throwIfAborted();
        const file = await fileId(external_node_path_.join(repository, name), like);
        if (file)
            found.set(name, file);
    }
    return found;
}

;// CONCATENATED MODULE: ./lib/baseline/fetch-blobs.js


/** A request each; GitHub gives the token of a job 1,000 an hour, for all of the repository. */
const MOST_BLOBS = 500;
/** They are held in memory. */
const fetch_blobs_MOST_BYTES = 200_000_000;
const AT_ONCE = 6;
/** By blob id; or a clause, with text from outside, when there are too many, or one of them is not to be had. */
async function fetchBlobs(entries, { api, signal }) {
    const wanted = [...new Map(entries.map((entry) => [entry.sha, entry])).values()];
    if (wanted.length > MOST_BLOBS)
        return {
            none: `${wanted.length} of its files are not in the checkout, more than the ${MOST_BLOBS} that are asked of GitHub`,
        };
    const bytes = wanted.reduce((sum, { size = 0 }) => sum + size, 0);
    if (bytes > fetch_blobs_MOST_BYTES)
        return {
            none: `its files that are not in the checkout have ${bytes} bytes, more than the ${fetch_blobs_MOST_BYTES} that are asked of GitHub`,
        };
    const contents = new Map();
    const queue = wanted.values();
    let failure;
    const work = async () => {
        // One iterator for all: each entry is taken once.
        for (const { sha, path: name } of queue) {
            const answer = await api.blob(sha);
            signal?.throwIfAborted();
            if (failure !== undefined)
                return;
            if (!answer.ok)
                failure = `${JSON.stringify(name.slice(0, 100))}: ${refusal(answer.failure)}`;
            else if (blobId(answer.value, sha) !== sha)
                failure = `GitHub sent something else than the content of ${JSON.stringify(name.slice(0, 100))}`;
            else
                contents.set(sha, answer.value);
            if (failure !== undefined)
                return;
        }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    return failure === undefined ? { contents } : { none: failure };
}

;// CONCATENATED MODULE: ./lib/baseline/renames.js
/**
 * Files that have another name and the same content. An empty file is no evidence, and neither is a content that several
 * old files had: which of them became the new one is not known, unless their own names are the same.
 *
 * @param gone of the base, blob ids by name
 * @param added of the checkout
 * @returns from the new name to the old one
 */
function exactRenames(gone, added) {
    const byId = new Map();
    for (const [name, id] of gone)
        if (!EMPTY.has(id))
            byId.set(id, [...(byId.get(id) ?? []), name]);
    const renamed = new Map();
    for (const [name, id] of added) {
        const candidates = byId.get(id) ?? [];
        const sameBase = candidates.filter((old) => baseName(old) === baseName(name));
        const [only, ...more] = candidates.length === 1 ? candidates : sameBase;
        if (only !== undefined && more.length === 0)
            renamed.set(name, only);
    }
    return renamed;
}
/** The ids of an empty file, in SHA-1 and in SHA-256. */
const EMPTY = new Set([
    'e69de29bb2d1d6434b8b29ae775ad8c2e48c5391',
    '473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813',
]);
function baseName(file) {
    return file.slice(file.lastIndexOf('/') + 1);
}

// EXTERNAL MODULE: ./lib/trust/paths.js
var paths = __webpack_require__(3634);
;// CONCATENATED MODULE: ./lib/baseline/tree-names.js
// Names that somebody else's tree gives to files that we write.


/** Longest name and deepest path that systems take, characters. */
const MOST_CHARACTERS = 4_096;
/** Whether a name from the top, with `/`, stays below it on every system, and leaves git's own alone. */
function isSafeName(name) {
    if (name === '' || name.length > MOST_CHARACTERS || name.includes('\0'))
        return false;
    // Windows: a backslash separates, and `C:` and `file:stream` lead elsewhere.
    if (external_node_path_.sep === '\\' && /[\\:]/.test(name))
        return false;
    // Also of an absolute one: its first part is empty.
    if (name.split('/').some((part) => part === '' || part === '.' || part === '..'))
        return false;
    const top = external_node_path_.resolve(external_node_path_.sep, 'top');
    return !(0,paths/* isGitInternal */.ep)(top, external_node_path_.join(top, ...name.split('/')));
}

;// CONCATENATED MODULE: ./lib/baseline/write-tree.js
// Files of somebody else's tree, written below one folder and nowhere else.


const LINK = '120000';
const EXECUTABLE = '100755';
/**
 * Links come last, when every folder is there: nothing is written through one. Nothing is replaced either: two names that
 * a file system takes for the same are an error.
 *
 * @param entries with safe names (isSafeName)
 * @param to.folder real, empty
 * @param to.sources by blob id, one for each entry
 * @throws NodeJS.ErrnoException
 */
async function writeTree(entries, { folder, sources }) {
    const ofKind = (links) => entries.filter(({ mode }) => (mode === LINK) === links);
    for (const { path: name, mode, sha } of ofKind(false)) {
        const target = await placeOf(folder, name);
        const source = sourceOf(sources, sha);
        const { COPYFILE_EXCL, COPYFILE_FICLONE } = external_node_fs_.constants;
        if ('copyOf' in source)
            await external_node_fs_.promises.copyFile(source.copyOf, target, COPYFILE_EXCL | COPYFILE_FICLONE);
        else
            await external_node_fs_.promises.writeFile(target, source.content, { flag: 'wx' });
        await external_node_fs_.promises.chmod(target, mode === EXECUTABLE ? 0o755 : 0o644);
    }
    // All folders before the first link: a folder may not be made where one leads.
    const links = ofKind(true);
    const places = [];
    for (const { path: name, sha } of links)
        places.push({ target: await placeOf(folder, name), sha });
    for (const { target, sha } of places)
        await writeLink(target, sourceOf(sources, sha));
}
async function placeOf(folder, name) {
    const target = external_node_path_.join(folder, ...name.split('/'));
    await external_node_fs_.promises.mkdir(external_node_path_.dirname(target), { recursive: true });
    return target;
}
function sourceOf(sources, sha) {
    const source = sources.get(sha);
    if (!source)
        throw new Error(`the blob ${sha} has no content`);
    return source;
}
async function writeLink(target, source) {
    const content = 'copyOf' in source ? await external_node_fs_.promises.readFile(source.copyOf) : Buffer.from(source.content);
    // No system takes a NUL in it, or more than this many bytes; Node's own error for the first has no code.
    if (content.includes(0) || content.length > 4_096)
        throw Object.assign(new Error('a link leads nowhere'), { code: 'EINVAL' });
    try {
        await external_node_fs_.promises.symlink(content.toString('utf8'), target);
    }
    catch (error) {
        // Windows lets few users make one: git writes a file then.
        if (error.code !== 'EPERM')
            throw error;
        await external_node_fs_.promises.writeFile(target, content, { flag: 'wx' });
    }
}

;// CONCATENATED MODULE: ./lib/baseline/api-tree.js
// The tree of a commit that the git of the checkout does not have: from GitHub, but for what the checkout holds too.









const SUBMODULE = '160000';
/** `none`: a clause, with text from outside. @throws NodeJS.ErrnoException when a file cannot be written */
async function treeByApi(request) {
    const { api, sha, folder, repository } = request;
    const tree = await api.treeOf(sha);
    if (!tree.ok)
        return { none: refusal(tree.failure) };
    if (tree.value.truncated)
        return { none: `the commit ${base_commit_short(sha)} has more files than GitHub lists (100,000 entries or 7 MB)` };
    const entries = tree.value.entries.filter(({ mode }) => mode !== SUBMODULE);
    const bad = entries.find((entry) => !isSafeName(entry.path));
    if (bad)
        return { none: `the commit ${base_commit_short(sha)} holds a name that is refused, ${shown(bad.path)}` };
    const like = { ...request, like: sha };
    const checkout = await checkoutFiles(like);
    // A walk leaves them out; who keeps them in the repository has them in the tree.
    const inModules = entries.map((entry) => entry.path).filter((name) => name.split('/').includes('node_modules'));
    if (!request.index)
        for (const [name, file] of await describe(inModules, like))
            checkout.set(name, file);
    const sources = await localSources(entries, { checkout, repository });
    const missing = entries.filter((entry) => !sources.has(entry.sha));
    const fetched = await fetchBlobs(missing, request);
    if ('none' in fetched)
        return fetched;
    for (const [id, content] of fetched.contents)
        sources.set(id, { content });
    await writeTree(entries, { folder, sources });
    return differenceOf(entries, checkout);
}
/** What of the tree the checkout holds, under the same name or another, by blob id. */
async function localSources(entries, { checkout, repository }) {
    const names = new Map([...checkout].map(([name, { sha }]) => [sha, name]));
    const sources = new Map();
    for (const { path: name, mode, sha } of entries) {
        const same = checkout.get(name)?.sha === sha ? name : names.get(sha);
        if (same === undefined || sources.has(sha))
            continue;
        const file = external_node_path_.join(repository, same);
        // Git may count what is not there (a sparse checkout), or write a link as a file (Windows).
        const stat = await statOf(file);
        if (checkout.get(same)?.isLink || mode === LINK) {
            const content = stat?.isSymbolicLink() ? await external_node_fs_.promises.readlink(file, 'buffer') : undefined;
            if (content && blobId(content, sha) === sha)
                sources.set(sha, { content });
        }
        else if (stat?.isFile())
            sources.set(sha, { copyOf: file });
    }
    return sources;
}
async function statOf(file) {
    try {
        return await external_node_fs_.promises.lstat(file);
    }
    catch {
        return undefined;
    }
}
function differenceOf(entries, checkout) {
    const changed = new Set();
    const gone = new Map();
    const added = new Map([...checkout].map(([name, { sha }]) => [name, sha]));
    for (const { path: name, mode, sha } of entries) {
        const now = checkout.get(name);
        added.delete(name);
        if (now?.sha !== sha || now.isLink !== (mode === LINK))
            changed.add(name);
        if (!now)
            gone.set(name, sha);
    }
    for (const name of added.keys())
        changed.add(name);
    return { changed, renamed: exactRenames(gone, added) };
}
function shown(name) {
    return JSON.stringify(name.slice(0, 100));
}

;// CONCATENATED MODULE: ./lib/baseline/git-tree.js
// The tree of a commit that the git of the checkout has.






/** For writing all files of a repository, ms. */
const CHECKOUT_LIMIT_MS = 120_000;
/** New files that are read to find out whether they are old ones under another name. */
const MOST_UNTRACKED = 1_000;
/** Larger ones are no file of an eval, but models and archives that lie around; bytes. */
const MOST_UNTRACKED_BYTES = 20_000_000;
/**
 * Writes all files but those of submodules, without the filters of a config: line ends are as in the checkout.
 *
 * @param folder an empty one
 * @param scratch for the index that it needs
 * @throws GitFailure when an object is missing (a partial clone), or a file cannot be written
 */
async function checkOutTree(git, { sha, folder, scratch }) {
    const at = { index: external_node_path_.join(scratch, 'base-index'), workTree: folder };
    await git.ask(['read-tree', sha], at);
    await git.ask(['checkout-index', '--all', '--force', '--quiet'], { ...at, limitMs: CHECKOUT_LIMIT_MS });
}
/** @throws GitFailure */
async function differenceByGit(git, { sha, repository, index }) {
    const { changed, renamed, gone } = readStatus(parts(await statusOf(index, sha)));
    const added = await untracked(index);
    for (const name of added)
        changed.add(name);
    if (gone.length > 0 && added.length > 0 && added.length <= MOST_UNTRACKED) {
        const before = await idsOf(git, sha, new Set(gone));
        for (const [name, old] of exactRenames(before, await idsInCheckout(repository, added, sha)))
            renamed.set(name, old);
    }
    return { changed, renamed };
}
/** Similar files are looked for, which takes their content: a partial clone does not have it. */
async function statusOf(index, sha) {
    try {
        return await index.diff(['--name-status', '-M', sha]);
    }
    catch {
        return index.diff(['--name-status', '--no-renames', sha]);
    }
}
/** `M`, name; `R087`, old name, new name. */
function readStatus(answer) {
    const changed = new Set();
    const renamed = new Map();
    const gone = [];
    for (let at = 0; at + 1 < answer.length;) {
        const [status = '', name = '', next = ''] = answer.slice(at, at + 3);
        const isRename = status.startsWith('R');
        changed.add(name);
        if (isRename) {
            changed.add(next);
            renamed.set(next, name);
        }
        if (status.startsWith('D'))
            gone.push(name);
        at += isRename ? 3 : 2;
    }
    return { changed, renamed, gone };
}
async function idsOf(git, sha, wanted) {
    const ids = new Map();
    for (const entry of parts(await git.ask(['ls-tree', '-r', '-z', '--full-tree', sha]))) {
        const [, id = '', name = ''] = /^\d+ \w+ ([0-9a-f]+)\t(.*)$/s.exec(entry) ?? [];
        if (wanted.has(name))
            ids.set(name, id);
    }
    return ids;
}
async function idsInCheckout(repository, names, like) {
    const ids = new Map();
    for (const name of names) {
        const file = external_node_path_.join(repository, name);
        const size = (await external_node_fs_.promises.lstat(file).catch(() => undefined))?.size;
        const found = size !== undefined && size <= MOST_UNTRACKED_BYTES ? await fileId(file, like) : undefined;
        if (found)
            ids.set(name, found.sha);
    }
    return ids;
}

;// CONCATENATED MODULE: ./lib/baseline/large-files.js
// Files in Git LFS: git and GitHub give a pointer in place of the content. Where the checkout holds that content, it is
// taken from there.



/** Format of a pointer: docs/spec.md of git-lfs, which also sets the limit, bytes. */
const POINTER = /^version https:\/\/git-lfs\.github\.com\/spec\/v1\n(?:[a-z0-9.-]+ [^\n]*\n)*?oid sha256:([0-9a-f]{64})\n/;
const MOST_POINTER_BYTES = 1_024;
/** @param names of the base's files, from the top, with `/` */
async function restoreLargeFiles(names, { folder, repository }) {
    const found = { same: [], missing: [] };
    if (!(await usesLargeFiles(names, folder)))
        return found;
    for (const name of names) {
        const pointer = await readPointer(external_node_path_.join(folder, name));
        const own = external_node_path_.join(repository, name);
        if (pointer === undefined || !(await isFile(own)) || (await readPointer(own)) !== undefined)
            continue;
        if ((await digest(own)) !== pointer)
            found.missing.push(name);
        else {
            await external_node_fs_.promises.copyFile(own, external_node_path_.join(folder, name));
            found.same.push(name);
        }
    }
    return found;
}
/** Reading every small file of a repository takes a while: most have no reason to. */
async function usesLargeFiles(names, folder) {
    for (const name of names) {
        if (external_node_path_.posix.basename(name) !== '.gitattributes')
            continue;
        const file = external_node_path_.join(folder, name);
        if ((await isFile(file)) && /\bfilter=lfs\b/.test(await external_node_fs_.promises.readFile(file, 'utf8')))
            return true;
    }
    return false;
}
/** The SHA-256 of the content, when the file is a pointer. */
async function readPointer(file) {
    if (!(await isFile(file, MOST_POINTER_BYTES)))
        return undefined;
    return POINTER.exec(await external_node_fs_.promises.readFile(file, 'utf8'))?.[1];
}
async function isFile(file, mostBytes = Number.POSITIVE_INFINITY) {
    try {
        const stat = await external_node_fs_.promises.lstat(file);
        return stat.isFile() && stat.size <= mostBytes;
    }
    catch {
        return false;
    }
}
async function digest(file) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    for await (const chunk of external_node_fs_.createReadStream(file))
        hash.update(chunk);
    return hash.digest('hex');
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
;// CONCATENATED MODULE: ./lib/baseline/temporary-folder.js



/** For the user of the job alone: in RUNNER_TEMP, which ends with the job. @throws NodeJS.ErrnoException */
async function makeTemporaryFolder(env) {
    const top = await makeFolder(env['RUNNER_TEMP'] || external_node_os_.tmpdir()).catch(() => makeFolder(external_node_os_.tmpdir()));
    const scratch = await external_node_fs_.promises.realpath(top);
    const folder = external_node_path_.join(scratch, 'base');
    await external_node_fs_.promises.mkdir(folder, { mode: 0o700 });
    return {
        scratch,
        folder,
        remove: () => external_node_fs_.promises.rm(scratch, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined),
    };
}
/** Readable by nobody else (0700). */
function makeFolder(parent) {
    return external_node_fs_.promises.mkdtemp(external_node_path_.join(parent, 'mlflow-gateway-eval-'));
}

;// CONCATENATED MODULE: ./lib/baseline/base-tree.js
// The repository as it was before a change, in a temporary folder: what the change is compared with. The checkout and its git
// stay as they are.









/**
 * The base of a pull request or a merge queue; outside GitHub Actions of what is checked out and not committed yet.
 * Submodules are left out, and so is what git does not know, as `node_modules`. Never throws for anything that git, GitHub, a
 * repository or a full disk can do.
 */
async function findBase(request) {
    let temporary;
    let found;
    try {
        const git = await openGit(request);
        const api = once(request);
        const commit = await findBaseCommit({ ...request, git, api });
        if ('none' in commit)
            return commit;
        temporary = await makeTemporaryFolder(request.env);
        found = await readTree({ ...request, ...commit, git, api, temporary });
        return found;
    }
    catch (error) {
        if (request.signal?.aborted)
            return { none: 'the run was stopped' };
        if (error instanceof GitFailure)
            return { none: error.message };
        const { code } = error;
        if (typeof code !== 'string')
            throw error;
        return { none: `the files of the base cannot be written to a temporary folder (${code})` };
    }
    finally {
        if (!found || 'none' in found)
            await temporary?.remove();
    }
}
/** Connects with the first question; a connection that cannot be made is like no token. */
function once({ connect, log }) {
    let connection;
    return () => {
        connection ??= open();
        return connection;
    };
    async function open() {
        try {
            return await connect?.();
        }
        catch (error) {
            log.warning(`GitHub cannot be asked for the base: ${error.message}`);
            return undefined;
        }
    }
}
async function readTree(request) {
    const { repository, git, sha, name, api, temporary, signal } = request;
    const { folder, scratch, remove } = temporary;
    const index = git && (await copyIndex(git, { repository, folder: scratch }).catch(noGit));
    const lack = await checkOut(request);
    const tree = { folder, sha, name, close: remove };
    if (lack === undefined) {
        const difference = git && index && (await differenceByGit(git, { sha, repository, index }).catch(noGit));
        return { tree: { ...tree, source: 'git', ...(await settle(difference, request)) } };
    }
    const calls = await api();
    if (!calls)
        return { none: `${lack.why}; ${lack.advice}` };
    // What git wrote before it failed.
    await external_node_fs_.promises.rm(folder, { recursive: true, force: true });
    await external_node_fs_.promises.mkdir(folder, { mode: 0o700 });
    const difference = await treeByApi({ api: calls, sha, folder, repository, index, signal });
    if ('none' in difference)
        return { none: `${lack.why}, and ${difference.none}; ${lack.advice}` };
    return { tree: { ...tree, source: 'api', ...(await settle(difference, request)) } };
}
/** Undefined when all files are there. */
async function checkOut(request) {
    const { git, sha, advice, context, temporary } = request;
    if (!git)
        return {
            why: `there is no git to ask for the commit ${base_commit_short(sha)}`,
            advice: 'install git before actions/checkout runs',
        };
    if ((await git.tryTo(['cat-file', '-e', `${sha}^{tree}`])) === undefined)
        return { why: `the commit ${base_commit_short(sha)} is not in this clone`, advice };
    try {
        await checkOutTree(git, { sha, ...temporary });
        return undefined;
    }
    catch (error) {
        if (!(error instanceof GitFailure))
            throw error;
        return {
            why: `git cannot write all files of the commit ${base_commit_short(sha)} (${error.message})`,
            advice: context.eventName === undefined
                ? `in a partial clone \`git archive ${base_commit_short(sha)} > /dev/null\` fetches them`
                : 'in a partial clone leave out `filter` of actions/checkout',
        };
    }
}
function noGit(error) {
    if (!(error instanceof GitFailure))
        throw error;
}
/** What is known of the difference, once the contents that git keeps elsewhere are in place. */
async function settle(difference, { repository, log, temporary: { folder }, signal }) {
    const { same, missing } = await restoreLargeFiles(await filesBelow(folder, signal), { folder, repository });
    const [first] = missing;
    if (first !== undefined)
        log.warning(`of ${missing.length === 1 ? 'a file' : `${missing.length} files`} in Git LFS the base has the pointer alone: ${JSON.stringify(first)}`);
    for (const name of same)
        difference?.changed.delete(name);
    return { changed: difference?.changed, renamedFrom: (file) => difference?.renamed.get(file) };
}


/***/ })

};
