import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { findRoot, isInside } from '../../src/trust/paths.js';
import { decodeUtf8 } from '../../src/trust/utf8.js';
import { createWorkspace, FileError, type Workspace } from '../../src/trust/workspace.js';

let base: string;
let root: string;
let workspace: Workspace;

function put(file: string, content: string | Uint8Array = 'x'): void {
  fs.mkdirSync(path.dirname(path.join(base, file)), { recursive: true });
  fs.writeFileSync(path.join(base, file), content);
}

function fault(work: () => unknown): FileError {
  try {
    work();
  } catch (error) {
    if (error instanceof FileError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

beforeAll(() => {
  base = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'workspace-')));
  root = path.join(base, 'repo');
  put('secret.txt', 'outside');
  put('outside/deep/o.txt', 'outside');
  put('repository-beside/x.txt');
  put('repo/eval/config.yaml', 'a: 1');
  put('repo/prompts/one.txt', 'one');
  put('repo/prompts/two words.txt', 'two');
  put('repo/prompts/日本 é.txt', 'three');
  put('repo/prompts/.hidden.txt');
  put('repo/prompts/sub/four.txt');
  put('repo/prompts/Zed.txt');
  put('repo/prompts/..dots.txt', 'dots');
  put('repo/node_modules/pkg/prompts/five.txt');
  put('repo/.git/config', 'token');
  put('repo/sub/.GIT/config', 'token');
  put('repo/git-notes/.github/a.txt', 'fine');
  put('repo/bom.txt', '\ufeffhello');
  put('repo/latin1.txt', Buffer.from('caf\xe9 au lait', 'latin1'));
  put('repo/utf16.txt', Buffer.from('\ufeffhi', 'utf16le'));
  put('repo/large.txt', 'x'.repeat(2_001));
  put('repo/locked.txt');
  put('repo/new\nline.txt');
  fs.symlinkSync('../secret.txt', path.join(root, 'leak.txt'));
  fs.symlinkSync('../outside', path.join(root, 'leak'));
  fs.symlinkSync('prompts/one.txt', path.join(root, 'link.txt'));
  fs.symlinkSync('prompts', path.join(root, 'linked'));
  fs.symlinkSync('.git', path.join(root, 'innocent'));
  fs.symlinkSync('nowhere', path.join(root, 'dangling.txt'));
  fs.symlinkSync('../nowhere-outside', path.join(root, 'dangling-out.txt'));
  fs.symlinkSync('circle-b', path.join(root, 'circle-a'));
  fs.symlinkSync('circle-a', path.join(root, 'circle-b'));
  fs.symlinkSync('..', path.join(root, 'prompts/sub/up'));
  execFileSync('sh', ['-c', 'mkfifo "$0"', path.join(root, 'pipe')]);
  workspace = createWorkspace({ root, cwd: path.join(root, 'eval'), maxFileBytes: 2_000 });
});

afterAll(() => {
  fs.rmSync(base, { recursive: true, force: true });
});

describe('reading', () => {
  test.each([
    ['config.yaml', 'a: 1'],
    ['../prompts/one.txt', 'one'],
    ['../prompts/two words.txt', 'two'],
    ['../prompts/日本 é.txt', 'three'],
    ['../prompts/..dots.txt', 'dots'],
    ['..\\prompts\\one.txt', 'one'],
    ['../link.txt', 'one'],
    ['../linked/one.txt', 'one'],
    ['../bom.txt', 'hello'],
    ['../git-notes/.github/a.txt', 'fine'],
  ])('%s', (file, content) => {
    expect(workspace.readText(file)).toBe(content);
    expect(workspace.isFile(file)).toBe(true);
    expect(Buffer.from(workspace.readBytes(file)).toString()).toContain(content);
  });

  test('absolute, and relative to another folder', () => {
    expect(workspace.readText(path.join(root, 'prompts/one.txt'))).toBe('one');
    expect(workspace.readText('one.txt', { from: path.join(root, 'prompts') })).toBe('one');
    expect(workspace.readText('one.txt', { from: '../prompts' })).toBe('one');
  });

  test.each([
    ['../../secret.txt', 'outside', '"../../secret.txt" is outside the workspace'],
    ['/etc/passwd', 'outside', 'is outside the workspace'],
    ['../../repository-beside/x.txt', 'outside', 'is outside the workspace'],
    ['../../not-there/at/all.txt', 'outside', 'is outside the workspace'],
    ['../leak.txt', 'outside', '"../leak.txt" is outside the workspace'],
    ['../leak/deep/o.txt', 'outside', 'is outside the workspace'],
    ['../leak/deep/none.txt', 'outside', 'is outside the workspace'],
    ['../.git/config', 'git', '"../.git/config" belongs to git'],
    ['../.git', 'git', 'belongs to git'],
    ['../.git/nothing', 'git', 'belongs to git'],
    ['../sub/.GIT/config', 'git', 'belongs to git'],
    ['../innocent/config', 'git', 'belongs to git'],
    ['../.git./config', 'git', 'belongs to git'],
    ['../.git::$INDEX_ALLOCATION/config', 'git', 'belongs to git'],
    ['../GIT~1/config', 'git', 'belongs to git'],
    ['../.g\u200cit/config', 'git', 'belongs to git'],
    ['../prompts', 'directory', '"../prompts" is a folder, not a file'],
    ['../pipe', 'no file', '"../pipe" is a device or pipe, not a file'],
    ['../circle-a', 'unreadable', 'its symbolic links lead in a circle'],
    ['../large.txt', 'too large', '"../large.txt" has 2001 bytes, more than the 2000 that are read'],
    ['../latin1.txt', 'encoding', '"../latin1.txt" is not UTF-8: byte 3 is wrong'],
    ['../utf16.txt', 'encoding', 'it looks like UTF-16'],
    ['../prompts/none', 'missing', '"../prompts/none" does not exist'],
    ['../dangling.txt', 'missing', 'does not exist'],
    ['config.yaml/x', 'missing', 'does not exist'],
    ['a\0b', 'missing', 'a file name holds a null character'],
    [`../${'n'.repeat(300)}`, 'unreadable', 'the name is too long'],
  ])('refused: %j is %s', (file, kind, message) => {
    const error = fault(() => workspace.readText(file));
    expect(error.message).toContain(message);
    expect(error.fault).toBe(kind);
    expect(error.message).not.toMatch(/[\n\0]/);
  });

  test('a hint for a name that is nearly there', () => {
    expect(fault(() => workspace.readText('../prompts/one.tx')).hint).toBe('did you mean "../prompts/one.txt"?');
    expect(fault(() => workspace.readText('../prompts/zed.txt')).hint).toBe('did you mean "../prompts/Zed.txt"?');
    const folder = fault(() => workspace.readText('../promts/one.txt'));
    expect(folder.message).toBe('"../promts/one.txt" does not exist: there is no folder "../promts"');
    expect(folder.hint).toBe('did you mean "../prompts/one.txt"?');
    expect(fault(() => workspace.readText('../prompts/entirely-else.md')).hint).toBeUndefined();
  });

  test('exists and isFile never throw', () => {
    for (const file of [
      '../../secret.txt',
      '../leak.txt',
      '../.git',
      '../circle-a',
      'a\0b',
      '../none',
      '/etc/passwd',
      '../dangling.txt',
    ])
      expect([workspace.exists(file), workspace.isFile(file)]).toEqual([false, false]);
    expect([workspace.exists('../prompts'), workspace.isFile('../prompts')]).toEqual([true, false]);
    expect([workspace.exists('../pipe'), workspace.isFile('../pipe')]).toEqual([true, false]);
  });

  test('a root that is a link itself', async () => {
    const link = path.join(base, 'root-link');
    fs.symlinkSync('repo', link);
    const linked = createWorkspace({ root: link, cwd: link });
    expect(linked.readText('prompts/one.txt')).toBe('one');
    expect(linked.readText(path.join(root, 'prompts/one.txt'))).toBe('one');
    expect(linked.display(path.join(link, 'prompts/one.txt'))).toBe('prompts/one.txt');
    expect(await linked.glob('prompts/*.txt', link)).toHaveLength(4);
  });
});

describe('globs', () => {
  const glob = async (pattern: string, folder = root): Promise<string[]> =>
    (await workspace.glob(pattern, folder)).map((file) => path.relative(root, file));

  test.each([
    ['prompts/*.txt', ['prompts/Zed.txt', 'prompts/one.txt', 'prompts/two words.txt', 'prompts/日本 é.txt']],
    ['prompts/{one,Zed}.txt', ['prompts/Zed.txt', 'prompts/one.txt']],
    ['prompts/**/f*.txt', ['prompts/sub/four.txt']],
    ['**/five.txt', []],
    ['node_modules/**/five.txt', ['node_modules/pkg/prompts/five.txt']],
    ['linked/o*.txt', ['linked/one.txt']],
    ['leak/**', []],
    ['l*.txt', ['large.txt', 'latin1.txt', 'link.txt', 'locked.txt']],
    ['.git/*', []],
    ['**/.git/*', []],
    ['sub/.GIT/*', []],
    ['innocent/*', []],
    ['../*.txt', []],
    ['../outside/**', []],
    ['p*', []],
    ['none/*.txt', []],
  ])('%s', async (pattern, files) => {
    expect((await glob(pattern)).filter((file) => !file.includes('/up/'))).toEqual(files);
  });

  test('from a folder below', async () => {
    expect(await glob('../prompts/o*.txt', path.join(root, 'eval'))).toEqual(['prompts/one.txt']);
    expect(await glob('*.txt', path.join(root, 'not-there'))).toEqual([]);
  });

  test('a link to a folder above itself ends', async () => {
    expect((await glob('prompts/**/one.txt')).length).toBeLessThan(5);
    expect(await glob('prompts/**/one.txt')).toContain('prompts/one.txt');
  });
});

describe('writing', () => {
  test('makes folders, replaces files, follows links that stay inside', () => {
    expect(workspace.write('../out/deep/r.json', '{}')).toBe(path.join(root, 'out/deep/r.json'));
    expect(workspace.write('../out/deep/r.json', Buffer.from('[]'))).toBe(path.join(root, 'out/deep/r.json'));
    expect(fs.readFileSync(path.join(root, 'out/deep/r.json'), 'utf8')).toBe('[]');
    expect(workspace.resolveForWrite('../linked/new.txt')).toBe(path.join(root, 'prompts/new.txt'));
    expect(fs.existsSync(path.join(root, 'prompts/new.txt'))).toBe(false);
  });

  test.each([
    ['../../w.txt', 'outside'],
    ['/tmp/w.txt', 'outside'],
    ['../leak.txt', 'outside'],
    ['../leak/w.txt', 'outside'],
    ['../leak/new/w.txt', 'outside'],
    ['../.git/hooks/pre-commit', 'git'],
    ['../innocent/hooks/pre-commit', 'git'],
    ['../prompts', 'directory'],
    ['../pipe', 'no file'],
    ['../dangling-out.txt', 'no file'],
    ['../dangling.txt', 'no file'],
    ['config.yaml/x.txt', 'unreadable'],
  ])('refused: %s is %s', (file, kind) => {
    expect(fault(() => workspace.write(file, 'w')).fault).toBe(kind);
    for (const escaped of [
      'w.txt',
      'nowhere-outside',
      'outside/w.txt',
      'outside/new',
      'repo/.git/hooks',
      'repo/nowhere',
    ])
      expect(fs.existsSync(path.join(base, escaped))).toBe(false);
    expect(fs.readFileSync(path.join(base, 'secret.txt'), 'utf8')).toBe('outside');
  });
});

test('paths are shown from the working directory, on one line', () => {
  expect(workspace.display(path.join(root, 'eval/config.yaml'))).toBe('config.yaml');
  expect(workspace.display('../prompts/one.txt')).toBe('../prompts/one.txt');
  expect(workspace.display(path.join(root, 'eval'))).toBe('.');
  expect(workspace.display(path.join(root, 'new\nline.txt'))).toBe('../new\ufffdline.txt');
});

test('whatever path is asked for, nothing outside is read', () => {
  const part = fc.constantFrom(
    '..',
    '.',
    'leak',
    'leak.txt',
    'secret.txt',
    'outside',
    'deep',
    'o.txt',
    'prompts',
    'sub',
    'up',
    'linked',
    '/',
    '//',
    '\\',
    'repo',
    'eval',
    'innocent',
    'config',
    '.git',
    'one.txt',
  );
  fc.assert(
    fc.property(
      fc.array(part, { maxLength: 8 }).map((parts) => parts.join('/')),
      (file) => {
        let text = '';
        try {
          text = workspace.readText(file);
        } catch (error) {
          expect(error).toBeInstanceOf(FileError);
        }
        expect(['outside', 'token']).not.toContain(text);
      },
    ),
    { numRuns: 1_000 },
  );
});

describe('the root', () => {
  test('is the workspace on a runner, wherever the step runs', () => {
    expect(findRoot(path.join(root, 'eval'), { GITHUB_ACTIONS: 'true', GITHUB_WORKSPACE: '/w' })).toBe('/w');
    expect(findRoot(path.join(root, 'eval'), { GITHUB_WORKSPACE: '/w' })).toBe(root);
  });

  test('is the top of the repository on a laptop, a worktree too, else the folder of the config', () => {
    expect(findRoot(path.join(root, 'prompts/sub'), {})).toBe(root);
    put('tree/.git', 'gitdir: elsewhere');
    put('tree/a/b.txt');
    expect(findRoot(path.join(base, 'tree/a'), {})).toBe(path.join(base, 'tree'));
    expect(findRoot(path.join(base, 'outside/deep'), {})).toBe(path.join(base, 'outside/deep'));
    expect(findRoot(path.join(base, 'outside/deep'), {}, path.join(base, 'outside'))).toBe(path.join(base, 'outside'));
  });

  test('a name that begins like it is not in it', () => {
    expect(isInside('/a/repo', '/a/repo-two/x')).toBe(false);
    expect(isInside('/a/repo', '/a/repo/..x/y')).toBe(true);
    expect(isInside('/a/repo', '/a/repo')).toBe(true);
  });
});

test('the first byte that is not UTF-8', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.constantFrom([0xff], [0xc3], [0xe9, 0x20], [0xed, 0xa0, 0x80], [0xf0, 0x9f, 0x98], [0x80]),
      fc.string({ maxLength: 20 }).map((text) => ` ${text}`),
      (before, wrong, after) => {
        const bytes = Buffer.concat([Buffer.from(before), Buffer.from(wrong), Buffer.from(after)]);
        expect(decodeUtf8(bytes)).toEqual({ problem: `byte ${Buffer.byteLength(before)} is wrong` });
      },
    ),
    { numRuns: 500 },
  );
});
