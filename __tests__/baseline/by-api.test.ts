// The base through the API: of the shallow clone that actions/checkout makes, and of a checkout without git.
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { blobId } from '../../src/baseline/blob-id.js';
import type { FakeObjects, Fault } from '../github/fake-github.js';
import { fingerprint, listed, type Repository } from './repositories.js';
import { connectTo, createScene, reasonOf, type Scene, treeOf } from './scene.js';

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

const shallow = (sha = scene.merge): Repository => scene.checkOut(sha, ['--depth=1']);

/** One for all tests that only read it. */
let shared: { scene: Scene; clone: Repository } | undefined;
function unchanged(): Repository {
  if (!shared) {
    const own = createScene();
    shared = { scene: own, clone: own.checkOut(own.merge, ['--depth=1']) };
  }
  return shared.clone;
}
afterAll(() => shared?.scene.close());

/** The files alone, as actions/checkout leaves them where there is no git. */
function withoutGit(): string {
  const clone = scene.checkOut(scene.merge);
  rmSync(path.join(clone.folder, '.git'), { recursive: true });
  return clone.folder;
}

const noGit = () => ({ PATH: scene.runnerTemp, RUNNER_TEMP: scene.runnerTemp, GITHUB_SHA: scene.merge });

describe('a shallow clone', () => {
  test('of the merge commit: what differs is fetched, and nothing else', async () => {
    const fake = await scene.github();
    const clone = shallow();
    clone.write({ 'README.md': 'edited\n', 'loose.txt': 'loose\n', 'evals/ünï "x".txt': null });
    const before = fingerprint(clone.folder);
    const tree = treeOf(await scene.find(clone, { context: scene.pullRequest(), connect: connectTo(fake) }));
    expect(tree).toMatchObject({ sha: scene.main, name: 'main', source: 'api' });
    expect(listed(tree.folder)).toEqual(listed(scene.checkOut(scene.main).folder));
    expect([...(tree.changed ?? [])].sort()).toEqual(
      ['README.md', ...CHANGED, 'loose.txt', 'evals/ünï "x".txt'].sort(),
    );
    // Three of the change, the one that was edited, and the one that was removed.
    expect(fake.requests.map(({ where }) => where.replace(/\w{40}$/, 'sha')).sort()).toEqual([
      ...Array.from({ length: 5 }, () => 'GET /repos/acme/app/git/blobs/sha'),
      'GET /repos/acme/app/git/trees/sha',
    ]);
    expect(fingerprint(clone.folder)).toBe(before);
    await tree.close();
    expect(readdirSync(scene.runnerTemp)).toEqual([]);
  });

  test('of the head: GitHub is asked what it has in common with its branch', async () => {
    const fake = await scene.github();
    const tree = treeOf(
      await scene.find(shallow(scene.head), { context: scene.pullRequest(), connect: connectTo(fake) }),
    );
    expect(tree).toMatchObject({ sha: scene.start, source: 'api' });
    expect(listed(tree.folder)).toEqual(listed(scene.checkOut(scene.start).folder));
  });

  test('a clone that ends between: the older ancestor that it holds is not taken', async () => {
    const { origin, start, main } = scene;
    const commit = (from: string, message: string): string => {
      origin.git('checkout', '--quiet', '--detach', from);
      return origin.commit({}, message);
    };
    const later = commit(main, 'later on main');
    const other = commit(start, 'other');
    // Three commits from main, two from where main was before.
    commit(commit(main, 'one'), 'two');
    origin.git('merge', '--quiet', '-m', 'both', other);
    const tip = origin.git('rev-parse', 'HEAD');
    const clone = scene.checkOut(tip, ['--depth=3']);
    clone.git('fetch', '--quiet', '--depth=3', 'origin', later);
    expect(clone.git('merge-base', 'HEAD', later)).not.toBe(main);
    const context = {
      ...scene.pullRequest(),
      pullRequest: { number: 7, headSha: tip, baseSha: later, baseRef: 'main' },
    };
    const connect = connectTo(await scene.github());
    expect(treeOf(await scene.find(clone, { context, connect }))).toMatchObject({ sha: main, source: 'git' });
  });

  test('a file with another name and the same content', async () => {
    await scene.close();
    scene = createScene({ 'a.yaml': 'a config\n', 'b.txt': 'x\n' }, { 'a.yaml': null, 'c.yaml': 'a config\n' });
    const fake = await scene.github();
    const tree = treeOf(await scene.find(shallow(), { context: scene.pullRequest(), connect: connectTo(fake) }));
    expect(tree.renamedFrom('c.yaml')).toBe('a.yaml');
    expect(tree.renamedFrom('b.txt')).toBeUndefined();
    expect(listed(tree.folder)).toMatchObject({ 'a.yaml': 'a config\n' });
    expect(fake.requests.filter(({ where }) => where.includes('/blobs/'))).toEqual([]);
  });

  test('an object of a deep clone is missing', async () => {
    const fake = await scene.github();
    const clone = scene.checkOut(scene.merge);
    clone.loseObject(`${scene.main}:evals/prompt.txt`);
    const tree = treeOf(await scene.find(clone, { context: scene.pullRequest(), connect: connectTo(fake) }));
    expect(tree.source).toBe('api');
    expect(listed(tree.folder)).toEqual(listed(scene.checkOut(scene.main).folder));
  });

  test('a sparse checkout: what is not there is fetched, and not changed', async () => {
    const fake = await scene.github();
    const clone = shallow();
    clone.git('sparse-checkout', 'set', '--no-cone', '/evals/');
    expect(existsSync(path.join(clone.folder, 'README.md'))).toBe(false);
    const tree = treeOf(await scene.find(clone, { context: scene.pullRequest(), connect: connectTo(fake) }));
    expect(listed(tree.folder)).toEqual(listed(scene.checkOut(scene.main).folder));
    expect([...(tree.changed ?? [])].sort()).toEqual(CHANGED);
  });

  test('line ends of the checkout: what git finds unchanged is copied as it is', async () => {
    await scene.close();
    scene = createScene({ '.gitattributes': '*.txt text eol=crlf\n', 'a.txt': 'one\ntwo\n' }, { 'b.md': 'x' });
    const fake = await scene.github();
    const tree = treeOf(await scene.find(shallow(), { context: scene.pullRequest(), connect: connectTo(fake) }));
    expect(listed(tree.folder)['a.txt']).toBe('one\r\ntwo\r\n');
    expect([...(tree.changed ?? [])]).toEqual(['b.md']);
  });

  test('what may be run stays so', async () => {
    const fake = await scene.github();
    scene.origin.git('checkout', '--quiet', 'main');
    chmodSync(path.join(scene.origin.folder, 'evals/prompt.txt'), 0o755);
    const main = scene.origin.commit();
    scene.origin.git('merge', '--quiet', '--no-ff', '-m', 'merge', scene.head);
    const clone = shallow(scene.origin.git('rev-parse', 'HEAD'));
    const tree = treeOf(await scene.find(clone, { context: scene.pullRequest(), connect: connectTo(fake) }));
    expect(tree.sha).toBe(main);
    expect(statSync(path.join(tree.folder, 'evals/prompt.txt')).mode & 0o111).toBe(0o111);
    expect(statSync(path.join(tree.folder, 'README.md')).mode & 0o111).toBe(0);
  });
});

describe('without git', () => {
  test('the commit of the event is taken for the one that is checked out', async () => {
    const fake = await scene.github();
    const folder = withoutGit();
    const request = { context: scene.pullRequest(), connect: connectTo(fake), env: noGit() };
    const tree = treeOf(await scene.find(folder, request));
    expect(tree).toMatchObject({ sha: scene.main, source: 'api' });
    expect(listed(tree.folder)).toEqual(listed(scene.checkOut(scene.main).folder));
    expect([...(tree.changed ?? [])].sort()).toEqual(CHANGED);
    expect(scene.infos).toEqual([
      `git does not say which commit is checked out: it is taken for GITHUB_SHA, ${scene.merge.slice(0, 7)}`,
    ]);
  });

  test('packages that were installed are not looked at, those in the repository are', async () => {
    await scene.close();
    scene = createScene({ 'lib/node_modules/own/index.js': 'own\n', 'a.txt': 'x\n' }, { 'a.txt': 'y\n' });
    const fake = await scene.github();
    const folder = withoutGit();
    cpSync(path.join(folder, 'lib'), path.join(folder, 'other'), { recursive: true });
    cpSync(path.join(folder, 'lib/node_modules'), path.join(folder, 'node_modules'), { recursive: true });
    const request = { context: scene.pullRequest(), connect: connectTo(fake), env: noGit() };
    const tree = treeOf(await scene.find(folder, request));
    expect([...(tree.changed ?? [])]).toEqual(['a.txt']);
    expect(fake.requests.filter(({ where }) => where.includes('/blobs/'))).toHaveLength(1);
    expect(listed(tree.folder)).toEqual(listed(scene.checkOut(scene.main).folder));
  });

  test('without a token nobody knows', async () => {
    expect(await scene.find(withoutGit(), { context: scene.pullRequest(), env: noGit() })).toEqual({
      none: 'git does not say which commit is checked out; it has to be installed before actions/checkout runs, and to trust the folder (safe.directory)',
    });
  });
});

describe('what GitHub refuses', () => {
  const TREE = '/git/trees/';
  const BLOB = '/git/blobs/';
  const status = (match: string, code: number, times = 9): Fault => ({ match, times, status: code });
  const NEEDS = '(the job needs `permissions: contents: read`)';

  test.each<[string, Fault, string]>([
    ['the tree is not found', status(TREE, 404), `GitHub answered 404: planned fault ${NEEDS}`],
    ['the tree is forbidden', status(TREE, 403), `GitHub answered 403: planned fault ${NEEDS}`],
    ['the token is none', status(TREE, 401), 'GitHub answered 401: planned fault'],
    ['the tree fails', status(TREE, 500), 'GitHub answered 500: planned fault'],
    ['no connection', { match: TREE, times: 9, cut: 'before' }, ''],
    ['a page of a proxy', { match: TREE, times: 9, status: 200, body: '<p>hello</p>' }, 'the answer is no tree'],
    [
      'a tree without a list',
      { match: TREE, times: 9, status: 200, body: { truncated: false } },
      'the answer is no tree',
    ],
    [
      'an entry without a size',
      {
        match: TREE,
        times: 9,
        status: 200,
        body: { truncated: false, tree: [{ path: 'a', type: 'blob', mode: '100644', sha: 'a'.repeat(40) }] },
      },
      'an entry of the tree has no size',
    ],
    [
      'an entry of no kind',
      {
        match: TREE,
        times: 9,
        status: 200,
        body: { truncated: false, tree: [{ path: 'a', type: 'blob', mode: '7', sha: 'a'.repeat(40), size: 1 }] },
      },
      'an entry of the tree is none',
    ],
    ['a file is forbidden', status(BLOB, 403), `": GitHub answered 403: planned fault ${NEEDS}`],
    ['a file is not found', status(BLOB, 404, 1), `": GitHub answered 404: planned fault ${NEEDS}`],
    ['a file fails', status(BLOB, 502, 50), '": GitHub answered 502: planned fault'],
    [
      'a file is sent as it is',
      { match: BLOB, times: 50, status: 200, body: { content: 'x', encoding: 'utf-8' } },
      '": the answer is no blob',
    ],
    [
      'a file is another one',
      { match: BLOB, times: 9, status: 200, body: { content: 'eA==', encoding: 'base64' } },
      'GitHub sent something else than the content of "evals/',
    ],
  ])('%s', async (_, fault, reason) => {
    const fake = await scene.github({ faults: [fault] });
    const found = reasonOf(await scene.find(unchanged(), { context: scene.pullRequest(), connect: connectTo(fake) }));
    expect(found.startsWith(`the commit ${scene.main.slice(0, 7)} is not in this clone, and `)).toBe(true);
    expect(found).toContain(reason);
    expect(found.endsWith('; give actions/checkout `fetch-depth: 2`')).toBe(true);
    expect(readdirSync(scene.runnerTemp)).toEqual([]);
  });

  test('one failure in between is asked again', async () => {
    const fake = await scene.github({ faults: [status(TREE, 500, 1), status(BLOB, 502, 2)] });
    treeOf(await scene.find(unchanged(), { context: scene.pullRequest(), connect: connectTo(fake) }));
  });

  test('the common ancestor', async () => {
    const fake = await scene.github({ faults: [status('/compare/', 404)] });
    const request = { context: scene.pullRequest(), connect: connectTo(fake) };
    expect(await scene.find(shallow(scene.head), request)).toEqual({
      none: `the commit that the change has in common with its base is not in this clone, and GitHub answered 404: planned fault ${NEEDS}; give actions/checkout \`fetch-depth: 0\``,
    });
  });

  test('the commit of a checkout without git', async () => {
    const fake = await scene.github({ faults: [status('/git/commits/', 403)] });
    const request = { context: scene.pullRequest(), connect: connectTo(fake), env: noGit() };
    expect(await scene.find(withoutGit(), request)).toEqual({
      none: `git does not say which commit is checked out, and GitHub answered 403: planned fault ${NEEDS}`,
    });
  });

  test('a connection that cannot be made is like no token', async () => {
    const connect = async () => {
      throw new Error('no proxy');
    };
    expect(await scene.find(unchanged(), { context: scene.pullRequest(), connect })).toEqual({
      none: `the commit ${scene.main.slice(0, 7)} is not in this clone; give actions/checkout \`fetch-depth: 2\``,
    });
    expect(scene.warnings).toEqual(['GitHub cannot be asked for the base: no proxy']);
  });

  test('a run that is stopped while it fetches', async () => {
    const controller = new AbortController();
    const fake = await scene.github({ objects: {} });
    const connect = connectTo(fake);
    const found = await scene.find(unchanged(), {
      context: scene.pullRequest(),
      connect: async () => {
        const api = await connect();
        return {
          ...api,
          blob: (sha) => {
            controller.abort();
            return api.blob(sha);
          },
        };
      },
      signal: controller.signal,
    });
    expect(found).toEqual({ none: 'the run was stopped' });
    expect(readdirSync(scene.runnerTemp)).toEqual([]);
  });
});

describe('a tree of somebody else', () => {
  type Entry = NonNullable<ReturnType<FakeObjects['tree']>>['tree'][number];
  const CONTENT = Buffer.from('evil\n');
  const entry = (name: string, more: Partial<Entry> = {}): Entry => ({
    path: name,
    mode: '100644',
    type: 'blob',
    sha: blobId(CONTENT, 'a'.repeat(40)),
    size: CONTENT.length,
    ...more,
  });
  const linkTo = (name: string, target: string): Entry =>
    entry(name, { mode: '120000', sha: blobId(Buffer.from(target), '') });

  async function find(tree: Entry[], { truncated = false, links = [] as string[] } = {}) {
    const contents = [CONTENT, ...links.map((link) => Buffer.from(link))];
    const fake = await scene.github({
      objects: {
        tree: () => ({ tree, truncated }),
        blob: (sha) => contents.find((content) => blobId(content, sha) === sha),
      },
    });
    const found = await scene.find(unchanged(), { context: scene.pullRequest(), connect: connectTo(fake) });
    return { found, asked: fake.requests.filter(({ where }) => where.includes('/blobs/')).length };
  }

  test.each([
    '../evil',
    'a/../../evil',
    '/tmp/evil',
    'a//b',
    './a',
    '',
    'a\0b',
    '.git/config',
    'a/.GIT/hooks/x',
    'git~1/config',
    '.git./x',
  ])('%j is refused, and with it the tree', async (name) => {
    const { found, asked } = await find([entry('fine.txt'), entry(name)]);
    expect(reasonOf(found)).toContain(`holds a name that is refused, ${JSON.stringify(name)}`);
    expect(asked).toBe(0);
    expect(readdirSync(scene.runnerTemp)).toEqual([]);
  });

  test.each<[string, Entry[]]>([
    ['before it', [linkTo('a', '../../outside'), entry('a/evil')]],
    ['after it', [entry('a/evil'), linkTo('a', '../../outside')]],
    ['of a link', [linkTo('a', '../../outside'), linkTo('a/evil', 'x')]],
    ['twice', [entry('a'), linkTo('a', '../../outside')]],
    ['a file as a folder', [entry('a'), entry('a/evil')]],
  ])('nothing is written through a link: %s', async (_, tree) => {
    const outside = path.join(scene.runnerTemp, 'outside');
    mkdirSync(outside);
    const { found } = await find(tree, { links: ['../../outside', 'x'] });
    expect(reasonOf(found)).toMatch(/^the files of the base cannot be written to a temporary folder \(E\w+\)$/);
    expect(readdirSync(outside)).toEqual([]);
    expect(readdirSync(scene.runnerTemp)).toEqual(['outside']);
  });

  test('links are made as they are, a submodule is left out', async () => {
    const { found } = await find(
      [linkTo('out', '/etc'), linkTo('nowhere', 'x'), entry('sub', { mode: '160000', type: 'commit' }), entry('b/c')],
      { links: ['/etc', 'x'] },
    );
    expect(listed(treeOf(found).folder)).toEqual({ out: '-> /etc', nowhere: '-> x', 'b/c': 'evil\n' });
  });

  test('a link that leads nowhere at all', async () => {
    const { found } = await find([linkTo('a', 'x\0y')], { links: ['x\0y'] });
    expect(reasonOf(found)).toContain('(EINVAL)');
  });

  test('one that GitHub does not list to the end', async () => {
    const { found, asked } = await find([entry('a')], { truncated: true });
    expect(reasonOf(found)).toContain('has more files than GitHub lists');
    expect(asked).toBe(0);
  });

  test('too many files', async () => {
    const many = Array.from({ length: 501 }, (_, n) => entry(`${n}`, { sha: n.toString(16).padStart(40, '0') }));
    const { found, asked } = await find(many);
    expect(reasonOf(found)).toContain('501 of its files are not in the checkout, more than the 500');
    expect(asked).toBe(0);
  });

  test('too many bytes', async () => {
    const { found, asked } = await find([
      entry('a', { size: 150_000_000 }),
      entry('b', { size: 50_000_001, sha: 'b'.repeat(40) }),
    ]);
    expect(reasonOf(found)).toContain('have 200000001 bytes, more than the 200000000');
    expect(asked).toBe(0);
  });
});
