// What the base is put together from: names, renames, blob ids, files in Git LFS.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { blobId, fileId } from '../../src/baseline/blob-id.js';
import { restoreLargeFiles } from '../../src/baseline/large-files.js';
import { exactRenames } from '../../src/baseline/renames.js';
import { isSafeName } from '../../src/baseline/tree-names.js';
import { createRepository, temporaryFolder } from './repositories.js';
import { connectTo, createScene, treeOf } from './scene.js';

describe('names', () => {
  test('a safe one stays below its folder, and leaves git alone', () => {
    const part = fc.constantFrom(
      'a',
      '..',
      '.',
      '',
      '.git',
      '.GIT',
      'git~1',
      'ü',
      '.git ',
      '...',
      'a:b',
      '\\',
      '.gitx',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), (names) => {
        const name = names.join('/');
        if (!isSafeName(name)) return;
        const full = path.resolve('/top', name);
        expect(full.startsWith('/top/')).toBe(true);
        expect(path.relative('/top', full)).toBe(name);
        expect(names.some((one) => /^(\.git ?|git~1)$/i.test(one))).toBe(false);
      }),
    );
  });

  test.each(['a', 'a/b.txt', '.gitignore', '.github/workflows/x.yml', 'a b/ü', '...', 'a\\b', 'a:b'])(
    '%s is one',
    (name) => {
      expect(isSafeName(name)).toBe(true);
    },
  );
});

describe('renames', () => {
  const map = (entries: Record<string, string>): Map<string, string> => new Map(Object.entries(entries));

  test.each<[string, Record<string, string>, Record<string, string>, Record<string, string>]>([
    ['another name', { a: '1' }, { b: '1' }, { b: 'a' }],
    ['another content', { a: '1' }, { b: '2' }, {}],
    ['one became two', { a: '1' }, { b: '1', c: '1' }, { b: 'a', c: 'a' }],
    ['two became one', { a: '1', b: '1' }, { c: '1' }, {}],
    [
      'two that kept their own names',
      { 'x/a': '1', 'x/b': '1' },
      { 'y/a': '1', 'y/b': '1' },
      { 'y/a': 'x/a', 'y/b': 'x/b' },
    ],
    ['an empty file', { a: blobId(Buffer.of(), '') }, { b: blobId(Buffer.of(), '') }, {}],
    [
      'an empty file of a repository with SHA-256',
      { a: blobId(Buffer.of(), 'f'.repeat(64)) },
      { b: blobId(Buffer.of(), 'f'.repeat(64)) },
      {},
    ],
  ])('%s', (_, gone, added, renamed) => {
    expect(Object.fromEntries(exactRenames(map(gone), map(added)))).toEqual(renamed);
  });
});

test("a blob's id is git's", async () => {
  const folder = temporaryFolder('blob-id');
  const repository = createRepository(folder);
  for (const content of [Buffer.of(), Buffer.from('a\r\nü'), Buffer.alloc(100_000, 255)]) {
    writeFileSync(path.join(folder, 'x'), content);
    const id = repository.git('hash-object', '--no-filters', 'x');
    expect(blobId(content, id)).toBe(id);
    expect(await fileId(path.join(folder, 'x'), id)).toEqual({ sha: id, isLink: false });
  }
  symlinkSync('nowhere', path.join(folder, 'link'));
  repository.git('add', 'link');
  const id = repository.git('rev-parse', ':link');
  expect(await fileId(path.join(folder, 'link'), id)).toEqual({ sha: id, isLink: true });
  expect(await fileId(folder, id)).toBeUndefined();
  expect(await fileId(path.join(folder, 'none'), id)).toBeUndefined();
  rmSync(folder, { recursive: true });
});

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
const pointer = (text: string, extra = ''): string =>
  `version https://git-lfs.github.com/spec/v1\n${extra}oid sha256:${digest(text)}\nsize ${text.length}\n`;

describe('files in Git LFS', () => {
  let top: string;
  const base = (name: string) => path.join(top, 'base', name);
  const own = (name: string) => path.join(top, 'own', name);
  beforeEach(() => {
    top = temporaryFolder('large-files');
    for (const folder of ['base', 'own']) mkdirSync(path.join(top, folder));
    writeFileSync(base('.gitattributes'), '*.csv filter=lfs diff=lfs merge=lfs -text\n');
  });
  afterEach(() => {
    rmSync(top, { recursive: true, force: true });
  });
  const restore = (...names: string[]) =>
    restoreLargeFiles(['.gitattributes', ...names], {
      folder: path.join(top, 'base'),
      repository: path.join(top, 'own'),
    });

  test.each<[string, string, string | undefined, 'same' | 'missing' | undefined]>([
    ['the same content', pointer('a,b'), 'a,b', 'same'],
    ['with an extension', pointer('a,b', `ext-0-foo sha256:${digest('x')}\n`), 'a,b', 'same'],
    ['another content', pointer('a,b'), 'c,d', 'missing'],
    ['the same pointer', pointer('a,b'), pointer('a,b'), undefined],
    ['another pointer', pointer('a,b'), pointer('c,d'), undefined],
    ['gone', pointer('a,b'), undefined, undefined],
    ['no pointer', 'a,b', 'a,b', undefined],
    ['a text about pointers', `see ${pointer('a,b')}`, 'a,b', undefined],
  ])('%s', async (_, before, now, found) => {
    writeFileSync(base('x.csv'), before);
    if (now !== undefined) writeFileSync(own('x.csv'), now);
    expect(await restore('x.csv')).toEqual({ same: [], missing: [], ...(found && { [found]: ['x.csv'] }) });
    expect(readFileSync(base('x.csv'), 'utf8')).toBe(found === 'same' ? now : before);
  });

  test('a repository without them is not searched', async () => {
    writeFileSync(base('.gitattributes'), '*.txt text\n');
    writeFileSync(base('x.csv'), pointer('a,b'));
    writeFileSync(own('x.csv'), 'a,b');
    expect(await restore('x.csv')).toEqual({ same: [], missing: [] });
  });

  test.each(['git', 'api'])('are in the base by %s when the checkout holds them', async (source) => {
    const attributes = '*.csv filter=lfs -text\n';
    const scene = createScene(
      { '.gitattributes': attributes, 'same.csv': pointer('a,b'), 'other.csv': pointer('1') },
      { 'other.csv': pointer('2') },
    );
    try {
      const clone = scene.checkOut(scene.merge, source === 'api' ? ['--depth=1'] : []);
      // What git-lfs makes of a checkout.
      clone.write({ 'same.csv': 'a,b', 'other.csv': '2' });
      const connect = connectTo(await scene.github());
      const tree = treeOf(await scene.find(clone, { context: scene.pullRequest(), connect }));
      expect(tree.source).toBe(source);
      expect(readFileSync(path.join(tree.folder, 'same.csv'), 'utf8')).toBe('a,b');
      expect([...(tree.changed ?? [])]).toEqual(['other.csv']);
      expect(scene.warnings).toEqual(['of a file in Git LFS the base has the pointer alone: "other.csv"']);
    } finally {
      await scene.close();
    }
  });
});
