import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createStepFiles, readInput, type StepFiles } from '../../src/github/action-io.js';
import { connectGithub } from '../../src/github/api.js';
import type { GithubContext } from '../../src/github/event.js';
import { type Publication, type Published, type Publisher, publish } from '../../src/github/publish.js';
import { type FakeGithub, type FakeOptions, startFakeGithub, TOKEN } from './fake-github.js';

const MARKER = '<!-- mlflow-gateway-eval: ci / eval -->';
const HEAD = 'a'.repeat(40);

describe('inputs', () => {
  const env = { 'INPUT_GATEWAY-URL': ' http://x \n', INPUT_CONFIG: 'a\nb', INPUT_STRICT: '  ', INPUT_TWO_WORDS: 'x' };
  test.each([
    ['gateway-url', 'http://x'],
    ['config', 'a\nb'],
    ['strict', undefined],
    ['absent', undefined],
    ['two words', 'x'],
  ])('%s', (name, expected) => {
    expect(readInput(env, name)).toBe(expected);
  });
});

/** The runner's reading of its output file (docs: workflow commands, multiline strings). */
function parseOutputs(text: string): Record<string, string> {
  const outputs: Record<string, string> = {};
  const lines = text.split('\n');
  for (let i = 0; i < lines.length; i++) {
    const start = /^(?<name>[^=<]+)<<(?<delimiter>.+)$/.exec(lines[i] ?? '');
    if (!start?.groups) continue;
    const end = lines.indexOf(start.groups['delimiter'] ?? '', i + 1);
    outputs[start.groups['name'] ?? ''] = lines.slice(i + 1, end).join('\n');
    i = end;
  }
  return outputs;
}

// @actions/core takes the paths from process.env, and keeps the first summary path it saw: one pair for this file.
const folder = mkdtempSync(join(tmpdir(), 'step-'));
const env = { GITHUB_OUTPUT: join(folder, 'output'), GITHUB_STEP_SUMMARY: join(folder, 'summary') };
const before = { ...process.env };
const outputFile = () => readFileSync(env.GITHUB_OUTPUT, 'utf8');
const summaryFile = () => readFileSync(env.GITHUB_STEP_SUMMARY, 'utf8');

beforeEach(() => {
  Object.assign(process.env, env);
  for (const path of Object.values(env)) writeFileSync(path, '');
});

afterAll(() => {
  for (const name of Object.keys(env)) {
    if (before[name] === undefined) delete process.env[name];
    else process.env[name] = before[name];
  }
  rmSync(folder, { recursive: true });
});

describe('the files of a step', () => {
  test('a value cannot end its own entry, nor start another', async () => {
    const files = createStepFiles(env);
    const value = fc.array(
      fc.constantFrom('x', '', 'EOF', 'verdict=passed', 'verdict<<EOF', `ghadelimiter_${randomUUID()}`, '%0A', 'é😀'),
    );
    await fc.assert(
      fc.asyncProperty(value, async (lines) => {
        writeFileSync(env.GITHUB_OUTPUT, '');
        await files.writeOutput('verdict', lines.join('\n'));
        await files.writeOutput('total', '1');
        expect(parseOutputs(outputFile())).toEqual({ verdict: lines.join('\n'), total: '1' });
      }),
      { numRuns: 100 },
    );
  });

  test('the summary is appended as it is', async () => {
    writeFileSync(env.GITHUB_STEP_SUMMARY, 'of an earlier step\n');
    const files = createStepFiles(env);
    await files.writeSummary('# é\n::error::x');
    await files.writeSummary('again');
    expect(summaryFile()).toBe('of an earlier step\n# é\n::error::x\nagain\n');
  });

  test('a laptop has no such files, and nothing is printed', async () => {
    const files = createStepFiles({});
    await files.writeOutput('verdict', 'passed');
    await files.writeSummary('x');
    expect(outputFile() + summaryFile()).toBe('');
  });

  test('what could not be written does not come back with the next write', async () => {
    const files = createStepFiles(env);
    for (const path of Object.values(env)) {
      rmSync(path);
      mkdirSync(path);
    }
    await expect(files.writeOutput('a', 'lost')).rejects.toThrow(/EISDIR/);
    await expect(files.writeSummary('lost')).rejects.toThrow(/EISDIR/);
    for (const path of Object.values(env)) {
      rmdirSync(path);
      writeFileSync(path, '');
    }
    await files.writeOutput('b', 'kept');
    await files.writeSummary('kept');
    expect(parseOutputs(outputFile())).toEqual({ b: 'kept' });
    expect(summaryFile()).toBe('kept\n');
  });

  test('a missing output file is an error, not a new file that nobody reads', async () => {
    rmSync(env.GITHUB_OUTPUT);
    await expect(createStepFiles(env).writeOutput('a', 'x')).rejects.toThrow(/output/);
  });
});

describe('publish', () => {
  let fake: FakeGithub;

  const pullRequest = { number: 7, headSha: HEAD, headRepo: 'acme/app', baseRepo: 'acme/app' };
  const publication = (changes: Partial<Publication> = {}): Publication => ({
    verdict: 'passed',
    exitCode: 0,
    comment: { marker: MARKER, body: () => `${MARKER}\nreport`, resolved: () => `${MARKER}\nresolved` },
    status: { instance: 'ci / eval', reason: 'Eval passed: 3 of 3' },
    issue: { title: 'Eval failed: ci / eval', body: () => `${MARKER}\nreport` },
    summary: 'summary',
    outputs: { verdict: 'passed', total: '3' },
    ...changes,
  });

  interface Scene {
    fake?: FakeOptions;
    context?: Partial<GithubContext>;
    settings?: Partial<Publisher['settings']>;
    files?: Partial<StepFiles>;
    connect?: Publisher['connect'];
  }

  async function stage(scene: Scene = {}): Promise<Publisher> {
    fake = await startFakeGithub(scene.fake);
    return {
      context: {
        eventName: 'pull_request',
        repository: { owner: 'acme', name: 'app' },
        pullRequest,
        apiUrl: fake.url,
        serverUrl: 'https://github.com',
        instance: 'ci / eval',
        ...scene.context,
      },
      settings: {
        comment: 'always',
        githubToken: TOKEN,
        commitStatus: false,
        issueOnFailure: false,
        ...scene.settings,
      },
      files: { ...createStepFiles(env), ...scene.files },
      connect: scene.connect ?? ((connection) => connectGithub({ ...connection, sleep: async () => {}, now: () => 0 })),
    };
  }
  const run = async (scene: Scene, changes: Partial<Publication> = {}): Promise<Published> =>
    publish(publication(changes), await stage(scene));

  afterEach(async () => {
    await fake.close();
    expect(fake.violations).toEqual([]);
  });

  test('files are written once summary and outputs stand, and before GitHub is asked', async () => {
    let seen: object | undefined;
    const writeFiles = async () => {
      seen = { summary: summaryFile(), outputs: parseOutputs(outputFile()), requests: fake.requests.length };
      return { 'results-path': 'out.json' };
    };
    await run({}, { writeFiles });
    expect(seen).toEqual({ summary: 'summary\n', outputs: { verdict: 'passed', total: '3' }, requests: 0 });
    expect(parseOutputs(outputFile())).toMatchObject({ 'results-path': 'out.json' });
  });

  test('every channel gets its own', async () => {
    const commentUrl = 'https://github.com/acme/app/pull/7#issuecomment-1000';
    expect(await run({})).toEqual({ commentUrl, warnings: [], notes: [] });
    expect(summaryFile()).toBe('summary\n');
    expect(parseOutputs(outputFile())).toEqual({ verdict: 'passed', total: '3', 'comment-url': commentUrl });
    expect(fake.comments).toMatchObject([{ issue: 7, body: `${MARKER}\nreport` }]);
  });

  test.each(['schedule', 'merge_group', 'workflow_dispatch', 'repository_dispatch'])(
    '%s: summary and outputs alone, without a word',
    async (eventName) => {
      const { pullRequest: _, ...context } = (await stage()).context;
      await fake.close();
      const publisher = { ...(await stage()), context: { ...context, eventName } };
      expect(await publish(publication(), publisher)).toEqual({ warnings: [], notes: [] });
      expect(summaryFile()).toBe('summary\n');
      expect(fake.requests).toEqual([]);
    },
  );

  describe('when a comment is written', () => {
    test.each([
      ['always', 'passed', false, 'new'],
      ['always', 'failed', true, 'updated'],
      ['on-failure', 'passed', false, 'none'],
      ['on-failure', 'skipped', false, 'none'],
      ['on-failure', 'failed', false, 'new'],
      ['on-failure', 'inconclusive', false, 'new'],
      ['on-failure', 'failed', true, 'updated'],
      ['on-failure', 'passed', true, 'resolved'],
      ['on-failure', 'skipped', true, 'resolved'],
      ['never', 'failed', true, 'untouched'],
    ] as const)('%s, %s, one is there: %s -> %s', async (comment, verdict, isThere, expected) => {
      const publisher = await stage({ settings: { comment } });
      if (isThere) fake.addComment({ issue: 7, body: `${MARKER}\nred` });
      const exitCode = verdict === 'failed' || verdict === 'inconclusive' ? 1 : 0;
      const result = await publish(publication({ verdict, exitCode }), publisher);
      const bodies = { none: [], new: ['report'], updated: ['report'], resolved: ['resolved'], untouched: ['red'] }[
        expected
      ];
      expect(fake.comments.map(({ body }) => body)).toEqual(bodies.map((text) => `${MARKER}\n${text}`));
      expect(result.warnings).toEqual([]);
      expect(result.commentUrl !== undefined).toBe(expected !== 'none' && expected !== 'untouched');
      if (comment === 'never') expect(fake.requests).toEqual([]);
    });
  });

  describe('what goes wrong is one warning that says what to do', () => {
    test.each<[string, Scene, RegExp]>([
      [
        'a read-only token',
        { fake: { readOnly: true } },
        /add to the job:\npermissions:\n {2}contents: read\n {2}pull-requests: write$/,
      ],
      [
        'a fork',
        { fake: { readOnly: true }, context: { pullRequest: { ...pullRequest, headRepo: 'mallory/app' } } },
        /from a fork runs with a read-only token .* job summary has the same report/,
      ],
      [
        'a fork with pull_request_target, whose token could write',
        {
          fake: { readOnly: true },
          context: { eventName: 'pull_request_target', pullRequest: { ...pullRequest, headRepo: 'mallory/app' } },
        },
        /pull-requests: write$/,
      ],
      ['a bad token', { settings: { githubToken: 'wrong' } }, /401: Bad credentials.*check the input github-token/],
      ['no token', { settings: { githubToken: '' } }, /input github-token is empty/],
      [
        '404',
        { fake: { faults: [{ match: 'GET', status: 404, times: 1 }] } },
        /does not see the pull request[\s\S]*pull-requests: write$/,
      ],
      ['422', { fake: { faults: [{ match: 'POST', status: 422, times: 1 }] } }, /it was refused.*job summary/],
      ['5xx', { fake: { faults: [{ match: 'GET', status: 502, times: 9 }] } }, /GitHub answered 502.*re-run/],
      [
        'a rate limit',
        { fake: { faults: [{ match: 'GET', status: 429, times: 9, headers: { 'retry-after': '600' } }] } },
        /rate limit.*asks to wait 600 s/,
      ],
      [
        'no network',
        { context: { apiUrl: 'http://127.0.0.1:1' } },
        /no usable answer came from http:\/\/127\.0\.0\.1:1/,
      ],
      ['no payload', { context: { payloadProblem: 'not valid JSON' } }, /no comment was written: not valid JSON/],
      ['octokit cannot be loaded', { connect: () => Promise.reject(new Error('no such chunk')) }, /no such chunk/],
    ])('%s', async (_, scene, expected) => {
      const result = await run(scene);
      expect(result).toEqual({ warnings: [expect.stringMatching(expected)], notes: [] });
      expect(summaryFile()).toBe('summary\n');
      expect(parseOutputs(outputFile())).toEqual({ verdict: 'passed', total: '3' });
    });

    test('a message of a hostile server stays on its line and short', async () => {
      const message = `no\n::error::${'x'.repeat(5000)}`;
      const { warnings } = await run({
        fake: { faults: [{ match: 'GET', status: 418, times: 1, body: { message } }] },
      });
      expect(warnings[0]).toMatch(/^.{100,500}$/);
    });

    test('the summary and one output fail: the rest is written', async () => {
      const real = createStepFiles(env);
      const result = await run({
        files: {
          writeSummary: () => Promise.reject(new Error('disk full')),
          writeOutput: (name, value) =>
            name === 'verdict' ? Promise.reject(new Error('disk full')) : real.writeOutput(name, value),
        },
      });
      expect(result.warnings).toEqual([
        'the job summary could not be written: disk full',
        'the output verdict could not be written: disk full',
      ]);
      expect(parseOutputs(outputFile())).toEqual({ total: '3', 'comment-url': result.commentUrl });
      expect(fake.comments).toHaveLength(1);
    });
  });
});
