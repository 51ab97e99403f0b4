// The scripts of .github/workflows/release.yml, with a stand-in for `gh`.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { VERSION } from '../../src/version.js';
import { ROOT } from '../support/run-action.js';

const SCRIPT = join(ROOT, 'scripts', 'release.mjs');
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'release-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function release(
  args: string[],
  { cwd = folder, input = '' } = {},
): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [SCRIPT, ...args], { cwd, input, encoding: 'utf8' });
}

describe('the notes', () => {
  const CHANGELOG = `# Changelog

## [Unreleased]

## [1.2.0] - 2026-03-02

### Added

- Something.

## [1.1.0] - 2026-02-01

- Older.

[1.2.0]: https://github.com/acme/app/releases/tag/v1.2.0
`;
  const write = (version: string, changelog = CHANGELOG): void => {
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ version }));
    writeFileSync(join(folder, 'CHANGELOG.md'), changelog);
  };

  test('are the section of the version', () => {
    write('1.2.0');
    expect(release(['notes', 'v1.2.0'])).toMatchObject({ status: 0, stdout: '### Added\n\n- Something.\n' });
    write('1.1.0');
    expect(release(['notes', 'v1.1.0']).stdout).toBe('- Older.\n');
  });

  test.each([
    ['a tag that is none', 'v1.2', '1.2.0', CHANGELOG, /a release has a tag like v1\.2\.3, got "v1\.2"/],
    ['another version', 'v1.2.0', '1.3.0', CHANGELOG, /the tag is v1\.2\.0, but package\.json says 1\.3\.0/],
    ['no section', 'v1.3.0', '1.3.0', CHANGELOG, /has no section "## \[1\.3\.0\] - <date>"/],
    ['no date', 'v1.2.0', '1.2.0', CHANGELOG.replace('2026-03-02', 'soon'), /has no date/],
    ['nothing in it', 'v1.2.0', '1.2.0', CHANGELOG.replace(/### Added\n\n- Something\.\n/, ''), /is empty/],
  ])('refused: %s', (_, tag, version, changelog, message) => {
    write(version, changelog);
    const result = release(['notes', tag]);
    expect(result.status).not.toBe(0);
    expect(result.stderr).toMatch(message);
  });

  test('of this version are there, and the source names it too', () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
    expect(VERSION).toBe(version);
    expect(release(['notes', `v${version}`], { cwd: ROOT })).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^- /m),
    });
  });
});

test.each([
  ['the first', 'v1.0.0', ['v1.0.0'], 'v1\n'],
  ['the newest', 'v1.10.0', ['v1', 'v1.9.3', 'v1.10.0'], 'v1\n'],
  ['the newest of an older major', 'v1.10.1', ['v1.10.1', 'v2.0.0', 'v2'], 'v1\n'],
  ['a fix of an older minor', 'v1.9.4', ['v1.9.4', 'v1.10.0'], ''],
  ['beside tags of other kinds', 'v1.0.1', ['v1.0.1', 'v1.9.0-rc.1', 'x1.9.0', ''], 'v1\n'],
])('the tag of the major version, after %s', (_, tag, tags, stdout) => {
  expect(release(['major', tag], { input: tags.join('\n') })).toMatchObject({ status: 0, stdout });
});

describe('the step that makes the release', () => {
  const workflow = parse(readFileSync(join(ROOT, '.github', 'workflows', 'release.yml'), 'utf8')) as {
    jobs: { publish: { steps: { name?: string; run?: string }[] } };
  };
  const script = workflow.jobs.publish.steps.find(({ name }) => name === 'release')?.run ?? '';

  /** What `gh` was called with, one a line. It makes a release once, and refuses a second one as `gh` does. */
  function attempt(): string[] {
    const [made, called] = [join(folder, 'made'), join(folder, 'called')];
    writeFileSync(
      join(folder, 'bin', 'gh'),
      `#!/bin/sh
echo "$@" >> '${called}'
case "$2" in
  view) test -e '${made}' ;;
  create) test ! -e '${made}' && touch '${made}' ;;
esac
`,
      { mode: 0o755 },
    );
    // As a runner starts it.
    execFileSync('bash', ['--norc', '-e', '-c', script], {
      cwd: ROOT,
      env: {
        PATH: [join(folder, 'bin'), process.env['PATH']].join(delimiter),
        GITHUB_REF_NAME: `v${VERSION}`,
        RUNNER_TEMP: folder,
      },
    });
    const calls = readFileSync(called, 'utf8').trim().split('\n');
    rmSync(called);
    return calls;
  }

  test('makes it, and does not fail on it when it is run again', () => {
    mkdirSync(join(folder, 'bin'));
    expect(attempt()).toEqual([
      `release view v${VERSION}`,
      `release create v${VERSION} --verify-tag --title v${VERSION} --notes-file ${join(folder, 'notes.md')}`,
    ]);
    expect(readFileSync(join(folder, 'notes.md'), 'utf8')).toMatch(/^- /m);
    expect(attempt()).toEqual([`release view v${VERSION}`]);
  });
});

describe('moving the tag', () => {
  const git = (...args: string[]): string =>
    execFileSync('git', ['-c', 'user.name=test', '-c', 'user.email=test@example.com', ...args], {
      cwd: folder,
      encoding: 'utf8',
    }).trim();
  /** What `gh` was called with, one a line. */
  function move(tag: string): string[] {
    const called = join(folder, 'called');
    writeFileSync(join(folder, 'bin', 'gh'), `#!/bin/sh\necho "$@" >> '${called}'\n`, { mode: 0o755 });
    execFileSync(join(folder, 'scripts', 'move-major-tag.sh'), [tag], {
      env: {
        PATH: [join(folder, 'bin'), process.env['PATH']].join(delimiter),
        GITHUB_REPOSITORY: 'acme/app',
      },
    });
    return existsSync(called) ? readFileSync(called, 'utf8').trim().split('\n') : [];
  }

  beforeEach(() => {
    for (const name of ['bin', 'scripts']) mkdirSync(join(folder, name));
    for (const name of ['release.mjs', 'move-major-tag.sh'])
      cpSync(join(ROOT, 'scripts', name), join(folder, 'scripts', name));
    git('init', '--quiet');
    git('commit', '--quiet', '--allow-empty', '--message=one');
  });

  test('makes it, moves it, and leaves it alone', () => {
    git('tag', 'v1.0.0');
    expect(move('v1.0.0')).toEqual([
      `api --silent --method POST repos/acme/app/git/refs --raw-field ref=refs/tags/v1 --raw-field sha=${git('rev-parse', 'HEAD')}`,
    ]);
    git('tag', 'v1');
    git('commit', '--quiet', '--allow-empty', '--message=two');
    git('tag', 'v1.1.0');
    const second = `api --silent --method PATCH repos/acme/app/git/refs/tags/v1 --raw-field sha=${git('rev-parse', 'HEAD')} --field force=true`;
    expect(move('v1.1.0').slice(1)).toEqual([second]);
    git('tag', 'v1.0.1');
    expect(move('v1.0.1').slice(1)).toEqual([second]);
  });
});
