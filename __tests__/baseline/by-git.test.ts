// The base from the git of the checkout: which commit it is, what it holds, and that nothing of the checkout changes.
import { chmodSync, existsSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createRepository, fingerprint, listed } from './repositories.js';
import { createScene, LOCAL, reasonOf, type Scene, treeOf } from './scene.js';

let scene: Scene;
beforeEach(() => {
  scene = createScene();
});
afterEach(async () => {
  await scene.close();
});

const CHANGED = [
  'evals/eval.yaml',
  'evals/gone.txt',
  'evals/new.txt',
  'evals/prompt.txt',
  'evals/promptfooconfig.yaml',
];

describe('a pull request', () => {
  test("GitHub's merge commit: its first parent, as a checkout of it would be", async () => {
    const clone = scene.checkOut(scene.merge);
    const tree = treeOf(await scene.find(clone, { context: scene.pullRequest() }));
    expect(tree).toMatchObject({ sha: scene.main, name: 'main', source: 'git' });
    expect(listed(tree.folder)).toEqual(listed(scene.checkOut(scene.main).folder));
    expect([...(tree.changed ?? [])].sort()).toEqual(CHANGED);
    expect(tree.renamedFrom('evals/eval.yaml')).toBe('evals/promptfooconfig.yaml');
    expect(tree.renamedFrom('evals/new.txt')).toBeUndefined();
    expect(tree.renamedFrom('constructor')).toBeUndefined();
    expect(scene.warnings).toEqual([]);
  });

  test.each(['pull_request', 'pull_request_target', 'pull_request_review', 'pull_request_review_comment'])(
    'the head itself on %s: what it has in common with its branch',
    async (eventName) => {
      const tree = treeOf(await scene.find(scene.checkOut(scene.head), { context: scene.pullRequest(eventName) }));
      expect(tree).toMatchObject({ sha: scene.start, name: 'main', source: 'git' });
      expect([...(tree.changed ?? [])].sort()).toEqual(CHANGED);
    },
  );

  test('the head has merged what main is now: nothing of main is its change', async () => {
    const { origin, head, main } = scene;
    origin.git('checkout', '--quiet', 'feature');
    origin.git('merge', '--quiet', '--no-ff', '-m', 'main', main);
    const updated = origin.git('rev-parse', 'HEAD');
    const context = scene.pullRequest();
    // The event is older than the branch.
    const pullRequest = { number: 7, headSha: updated, baseSha: scene.start, baseRef: 'main' };
    const clone = scene.checkOut(updated);
    expect(treeOf(await scene.find(clone, { context: { ...context, pullRequest } })).sha).toBe(main);
    // A job that merged it by itself.
    expect(treeOf(await scene.find(clone, { context })).sha).toBe(main);
    expect(context.pullRequest?.headSha).toBe(head);
  });

  test('two commits deep, the merge commit has its parents', async () => {
    const clone = scene.checkOut(scene.merge, ['--depth=2']);
    expect(treeOf(await scene.find(clone, { context: scene.pullRequest() }))).toMatchObject({
      sha: scene.main,
      source: 'git',
    });
  });

  test('what is not committed belongs to the change, and so do new files, but ignored ones', async () => {
    const clone = scene.checkOut(scene.merge);
    clone.write({
      'README.md': 'edited\n',
      'evals/fresh.txt': 'fresh\n',
      '.git/info/exclude': 'ignored.txt\n',
      'ignored.txt': 'x',
    });
    const { changed } = treeOf(await scene.find(clone, { context: scene.pullRequest() }));
    expect([...(changed ?? [])].sort()).toEqual(['README.md', ...CHANGED, 'evals/fresh.txt'].sort());
  });

  test('a branch is checked out that is none of the two', async () => {
    const clone = scene.checkOut(scene.main);
    expect(reasonOf(await scene.find(clone, { context: scene.pullRequest('pull_request_target') }))).toBe(
      `what is checked out (${scene.main.slice(0, 7)}) is neither the merge commit of pull request #7 nor its head ${scene.head.slice(0, 7)}; check out refs/pull/7/merge, or that head`,
    );
  });

  test('without a branch name: by the commit', async () => {
    const context = { ...scene.pullRequest(), pullRequest: { number: 7, headSha: scene.head, baseSha: scene.main } };
    expect(treeOf(await scene.find(scene.checkOut(scene.merge), { context })).name).toBe(scene.main.slice(0, 7));
  });

  test('a branch name that is an option or a revision leads nowhere', async () => {
    const clone = scene.checkOut(scene.head);
    for (const baseRef of ['--output=x', 'main^{/x}', '../../heads/main', 'a b\u0000'.slice(0, 3)]) {
      const pullRequest = { number: 7, headSha: scene.head, baseSha: scene.main, baseRef };
      expect(treeOf(await scene.find(clone, { context: { ...scene.pullRequest(), pullRequest } })).sha).toBe(
        scene.start,
      );
    }
  });
});

describe('other events', () => {
  const queue = (): Parameters<Scene['find']>[1] => ({
    context: {
      ...LOCAL,
      eventName: 'merge_group',
      mergeGroup: { headSha: scene.merge, baseRef: 'main' },
      change: { base: scene.main, head: scene.merge },
    },
  });

  test('a merge queue', async () => {
    const tree = treeOf(await scene.find(scene.checkOut(scene.merge), queue()));
    expect(tree).toMatchObject({ sha: scene.main, name: 'main', source: 'git' });
  });

  test('a merge queue, and something else checked out', async () => {
    expect(reasonOf(await scene.find(scene.checkOut(scene.head), queue()))).toMatch(
      /^what is checked out \(\w{7}\) is not the commit of the merge queue, \w{7}; leave out `ref` of actions\/checkout$/,
    );
  });

  test.each([
    ['push', {}, 'a push has no base'],
    ['schedule', {}, 'the event schedule is about no change'],
    ['workflow_dispatch', {}, 'the event workflow_dispatch is about no change'],
    ['<b>', {}, 'this event is about no change'],
    ['workflow_run', {}, 'on workflow_run nobody knows where in the repository the files of an artifact belong'],
    ['pull_request', { payloadProblem: 'no pull request found' }, 'no pull request found'],
    ['merge_group', {}, 'the event names no commit that the merge queue starts from'],
  ])('%s', async (eventName, more, reason) => {
    const clone = scene.checkOut(scene.merge);
    expect(await scene.find(clone, { context: { ...LOCAL, eventName, ...more } })).toEqual({ none: reason });
    expect(readdirSync(scene.runnerTemp)).toEqual([]);
  });
});

describe("on somebody's own machine", () => {
  test('what HEAD has in common with the branch of the origin', async () => {
    const clone = scene.checkOut(scene.head);
    expect(treeOf(await scene.find(clone))).toMatchObject({ sha: scene.start, name: 'origin/main', source: 'git' });
  });

  test('the default branch that the origin names comes first', async () => {
    const clone = scene.checkOut(scene.head);
    clone.git('update-ref', 'refs/remotes/origin/trunk', scene.head);
    clone.git('symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/trunk');
    const tree = treeOf(await scene.find(clone));
    expect(tree).toMatchObject({ sha: scene.head, name: 'origin/trunk' });
    expect([...(tree.changed ?? [])]).toEqual([]);
  });

  test.each(['main', 'master'])('without an origin: %s, and what is not committed is the change', async (name) => {
    const own = createRepository(path.join(scene.top, 'own'));
    const sha = own.commit({ 'a.txt': 'one\n', 'same.txt': 'same\n' });
    own.git('branch', '-M', name);
    own.write({ 'a.txt': 'two\n', 'b.txt': 'new\n' });
    const tree = treeOf(await scene.find(own));
    expect(tree).toMatchObject({ sha, name });
    expect(listed(tree.folder)).toEqual({ 'a.txt': 'one\n', 'same.txt': 'same\n' });
    expect([...(tree.changed ?? [])].sort()).toEqual(['a.txt', 'b.txt']);
  });

  test('a file that was renamed without telling git', async () => {
    const own = createRepository(path.join(scene.top, 'own'));
    own.commit({ 'a.txt': 'a text\n', 'empty.txt': '' });
    own.write({ 'a.txt': null, 'b.txt': 'a text\n', 'empty.txt': null, 'void.txt': '' });
    const tree = treeOf(await scene.find(own));
    expect(tree.renamedFrom('b.txt')).toBe('a.txt');
    expect(tree.renamedFrom('void.txt')).toBeUndefined();
  });

  test.each<[string, () => string, string]>([
    ['no repository', () => scene.runnerTemp, 'this folder is in no git repository, or there is no git'],
    [
      'a folder inside of one',
      () => path.join(scene.origin.folder, 'evals'),
      'this folder is in no git repository, or there is no git',
    ],
    ['no commit', () => createRepository(path.join(scene.top, 'own')).folder, 'the git repository has no commit yet'],
    [
      'no such branch',
      () => {
        const own = createRepository(path.join(scene.top, 'own'));
        own.commit({ a: 'x' });
        own.git('branch', '-M', 'work');
        return own.folder;
      },
      'there is no branch to compare with: neither origin/HEAD nor main nor master',
    ],
    [
      'nothing in common',
      () => {
        const own = createRepository(path.join(scene.top, 'own'));
        own.commit({ a: 'x' });
        own.git('checkout', '--quiet', '--orphan', 'other');
        own.commit({ a: 'y' });
        return own.folder;
      },
      'HEAD and main have no commit in common; `git fetch --unshallow` may bring it',
    ],
  ])('%s', async (_, folder, reason) => {
    expect(await scene.find(folder())).toEqual({ none: reason });
  });

  test('no git', async () => {
    const env = { PATH: scene.runnerTemp, RUNNER_TEMP: scene.runnerTemp };
    expect(await scene.find(scene.origin, { env })).toEqual({
      none: 'this folder is in no git repository, or there is no git',
    });
  });

  test('variables of a hook do not lead git elsewhere', async () => {
    const clone = scene.checkOut(scene.head);
    const env = {
      PATH: process.env['PATH'],
      HOME: '/nonexistent',
      RUNNER_TEMP: scene.runnerTemp,
      GIT_DIR: path.join(scene.origin.folder, '.git'),
      GIT_INDEX_FILE: '/nonexistent/index',
      GIT_WORK_TREE: scene.runnerTemp,
    };
    expect(treeOf(await scene.find(clone, { env })).sha).toBe(scene.start);
  });

  test('a worktree', async () => {
    const clone = scene.checkOut(scene.main);
    const folder = path.join(scene.top, 'worktree');
    clone.git('worktree', 'add', '--quiet', '--detach', folder, scene.head);
    const before = fingerprint(clone.folder);
    const tree = treeOf(await scene.find(folder));
    expect(tree.sha).toBe(scene.start);
    expect([...(tree.changed ?? [])].sort()).toEqual(CHANGED);
    expect(fingerprint(clone.folder)).toBe(before);
  });
});

describe('the checkout', () => {
  test('stays as it is, its index and its objects too', async () => {
    const clone = scene.checkOut(scene.merge);
    clone.write({ 'README.md': 'edited\n', 'staged.txt': 'staged\n', 'loose.txt': 'loose\n' });
    clone.git('add', 'staged.txt');
    // Git would note in its index that the content is the same.
    utimesSync(path.join(clone.folder, 'evals/prompt.txt'), 1, 1);
    const before = fingerprint(clone.folder);
    const tree = treeOf(await scene.find(clone, { context: scene.pullRequest() }));
    expect(fingerprint(clone.folder)).toBe(before);
    expect(tree.changed?.has('evals/prompt.txt')).toBe(true);
    await tree.close();
    expect(fingerprint(clone.folder)).toBe(before);
  });

  test('a file that was touched is not changed', async () => {
    const clone = scene.checkOut(scene.merge);
    utimesSync(path.join(clone.folder, 'evals/ünï "x".txt'), 1, 1);
    const { changed } = treeOf(await scene.find(clone, { context: scene.pullRequest() }));
    expect([...(changed ?? [])].sort()).toEqual(CHANGED);
  });

  test('a file that changed in the second of the checkout, without changing its size, is seen', async () => {
    const clone = scene.checkOut(scene.merge);
    // Elsewhere the time of the change of an inode tells.
    clone.git('config', 'core.trustctime', 'false');
    clone.git('config', 'core.checkStat', 'minimal');
    const file = path.join(clone.folder, 'README.md');
    const second = Math.floor(Date.now() / 1000) - 10;
    utimesSync(file, second, second);
    clone.git('update-index', '--refresh');
    writeFileSync(file, 'ABOUT, by somebody else\n');
    utimesSync(file, second, second);
    utimesSync(path.join(clone.folder, '.git/index'), second + 0.5, second + 0.5);
    const { changed } = treeOf(await scene.find(clone, { context: scene.pullRequest() }));
    expect(changed?.has('README.md')).toBe(true);
  });

  test('programs that its config names do not run', async () => {
    const clone = scene.checkOut(scene.merge);
    const witness = path.join(scene.top, 'witness');
    const program = path.join(scene.top, 'program.sh');
    writeFileSync(program, `#!/bin/sh\necho "$0 $@" >> '${witness}'\ncat 2>/dev/null\n`);
    chmodSync(program, 0o755);
    for (const key of [
      'core.fsmonitor',
      'core.sshCommand',
      'credential.helper',
      'diff.external',
      'diff.text.textconv',
      'diff.text.command',
      'filter.shout.clean',
      'filter.shout.smudge',
      'filter.a.b.process',
      'core.pager',
    ])
      clone.git('config', key, key === 'credential.helper' ? `!${program}` : program);
    clone.git('config', 'filter.shout.required', 'true');
    clone.git('config', 'filter.a.b.required', 'true');
    for (const hook of ['post-checkout', 'post-index-change', 'fsmonitor-watchman']) {
      const file = path.join(clone.folder, '.git/hooks', hook);
      clone.write({ [`.git/hooks/${hook}`]: `#!/bin/sh\necho ${hook} >> '${witness}'\n` });
      chmodSync(file, 0o755);
    }
    clone.write({ '.git/info/attributes': '*.txt diff=text filter=shout\n*.md filter=a.b\n', 'README.md': 'edited\n' });
    const tree = treeOf(await scene.find(clone, { context: scene.pullRequest() }));
    expect(listed(tree.folder)['evals/prompt.txt']).toBe('Answer {{q}}.\n');
    expect(tree.changed?.has('README.md')).toBe(true);
    expect(existsSync(witness)).toBe(false);
    // The program is one that would have told.
    clone.git('-c', 'core.fsmonitor=false', 'hash-object', '--path=a.txt', path.join(clone.folder, 'README.md'));
    expect(existsSync(witness)).toBe(true);
  });

  test('a filter whose name cannot be turned off: git is not asked', async () => {
    const clone = scene.checkOut(scene.merge);
    clone.git('config', 'filter.a=b.smudge', 'cat');
    expect(await scene.find(clone, { context: scene.pullRequest() })).toEqual({
      none: 'git does not say which commit is checked out; it has to be installed before actions/checkout runs, and to trust the folder (safe.directory)',
    });
  });
});

describe('the folder', () => {
  test('is real, in RUNNER_TEMP, for its user alone, and goes with close', async () => {
    const tree = treeOf(await scene.find(scene.checkOut(scene.head)));
    expect(path.dirname(path.dirname(tree.folder))).toBe(scene.runnerTemp);
    expect(statSync(path.dirname(tree.folder)).mode & 0o777).toBe(0o700);
    await tree.close();
    expect(readdirSync(scene.runnerTemp)).toEqual([]);
    await tree.close();
  });

  test('is elsewhere where RUNNER_TEMP is no folder', async () => {
    const env = { PATH: process.env['PATH'], HOME: '/nonexistent', RUNNER_TEMP: path.join(scene.top, 'none') };
    const tree = treeOf(await scene.find(scene.checkOut(scene.head), { env }));
    expect(existsSync(path.join(tree.folder, 'README.md'))).toBe(true);
    await tree.close();
    expect(existsSync(path.dirname(tree.folder))).toBe(false);
  });

  test('holds no submodule and no nested clone, and links as they are', async () => {
    const own = createRepository(path.join(scene.top, 'own'));
    own.commit({ 'a.txt': 'x\n', out: { link: '/etc' }, nowhere: { link: 'missing' } });
    own.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', scene.origin.folder, 'sub');
    own.commit();
    createRepository(path.join(own.folder, 'nested')).commit({ b: 'x' });
    const tree = treeOf(await scene.find(own));
    const files = listed(tree.folder);
    expect(files).toMatchObject({ 'a.txt': 'x\n', out: '-> /etc', nowhere: '-> missing' });
    expect(Object.keys(files).sort()).toEqual(['.gitmodules', 'a.txt', 'nowhere', 'out']);
    expect([...(tree.changed ?? [])]).toEqual([]);
  });

  test('has the line ends of the checkout', async () => {
    const own = createRepository(path.join(scene.top, 'own'));
    own.commit({ '.gitattributes': '*.txt text eol=crlf\n', 'a.txt': 'one\ntwo\n' });
    own.git('checkout-index', '--all', '--force');
    const tree = treeOf(await scene.find(own));
    expect(listed(tree.folder)['a.txt']).toBe('one\r\ntwo\r\n');
    expect([...(tree.changed ?? [])]).toEqual([]);
  });
});

test('an index that git cannot read: the base is there, what changed is not known', async () => {
  const clone = scene.checkOut(scene.merge);
  clone.write({ '.git/index': 'no index' });
  const tree = treeOf(await scene.find(clone, { context: scene.pullRequest() }));
  expect(listed(tree.folder)).toEqual(listed(scene.checkOut(scene.main).folder));
  expect(tree.changed).toBeUndefined();
  expect(tree.renamedFrom('evals/eval.yaml')).toBeUndefined();
});

test('a partial clone does not have the contents, and nothing is fetched', async () => {
  const clone = scene.checkOut(scene.merge, ['--filter=blob:none']);
  const before = fingerprint(path.join(clone.folder, '.git'));
  expect(reasonOf(await scene.find(clone, { context: scene.pullRequest() }))).toMatch(
    /^git cannot write all files of the commit \w{7} \(.+\); in a partial clone leave out `filter` of actions\/checkout$/,
  );
  expect(fingerprint(path.join(clone.folder, '.git'))).toBe(before);
  expect(readdirSync(scene.runnerTemp)).toEqual([]);
});

test('an object is missing', async () => {
  const clone = scene.checkOut(scene.merge);
  clone.loseObject(`${scene.main}:evals/prompt.txt`);
  expect(reasonOf(await scene.find(clone, { context: scene.pullRequest() }))).toMatch(
    /^git cannot write all files of the commit \w{7} \(\w+: .*\); in a partial clone leave out `filter`/,
  );
  clone.loseObject(`${scene.main}^{tree}`);
  expect(reasonOf(await scene.find(clone, { context: scene.pullRequest() }))).toBe(
    `the commit ${scene.main.slice(0, 7)} is not in this clone; give actions/checkout \`fetch-depth: 2\``,
  );
  expect(readdirSync(scene.runnerTemp)).toEqual([]);
});

test('a run that was stopped', async () => {
  const controller = new AbortController();
  controller.abort();
  const found = await scene.find(scene.checkOut(scene.merge), {
    context: scene.pullRequest(),
    signal: controller.signal,
  });
  expect(found).toEqual({ none: 'the run was stopped' });
  expect(readdirSync(scene.runnerTemp)).toEqual([]);
});
