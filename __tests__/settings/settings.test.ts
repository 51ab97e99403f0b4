// What a run is asked to do: flags and inputs, and the early look at the result files.
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { ConfigError } from '../../src/config/problem.js';
import { checkResultPaths } from '../../src/result-paths.js';
import { helpText, parseFlags } from '../../src/settings/flags.js';
import { InputError } from '../../src/settings/input-error.js';
import { matrixLegOf } from '../../src/settings/matrix-leg.js';
import { fallbackSettings, parseSettings } from '../../src/settings/parse.js';
import { createWorkspace } from '../../src/trust/workspace.js';

describe('flags', () => {
  test.each([
    [['a.yaml'], { config: 'a.yaml' }],
    [['-c', 'a.yaml'], { config: 'a.yaml' }],
    [['--config=a.yaml', '--repeat', '3'], { config: 'a.yaml', repeat: '3' }],
    [['--output-path', 'a.md', '--output-path', 'b.json'], { 'output-path': 'a.md\nb.json' }],
    [['--strict'], { strict: 'true' }],
  ])('%j', (args, texts) => {
    expect(parseFlags(args)).toEqual({ validate: false, help: false, version: false, verbose: false, texts });
  });

  test.each<[string[], boolean, string | undefined]>([
    [['validate'], true, undefined],
    [['validate', 'a.yaml', 'b.yaml'], true, 'a.yaml\nb.yaml'],
    [['--strict', 'validate', 'a.yaml'], true, 'a.yaml'],
    [['validate', 'validate'], true, 'validate'],
    [['a.yaml', 'validate'], false, 'a.yaml\nvalidate'],
    [['./validate'], false, './validate'],
    [['-c', 'validate'], false, 'validate'],
  ])('%j: validate is a command only before the configs', (args, validate, config) => {
    const line = parseFlags(args);
    expect([line.validate, line.texts.config]).toEqual([validate, config]);
  });

  test('validate and --dry-run are told apart', () => {
    expect(() => parseFlags(['validate', '--dry-run'])).toThrow(/^validate and --dry-run go one without the other/);
    expect(() => parseFlags(['--dry-run', 'validate', 'a.yaml'])).toThrow(InputError);
    expect(parseSettings(parseFlags(['--dry-run']).texts, {}, '/w').dryRun).toBe(true);
    expect(parseSettings(parseFlags(['--dry-run=false']).texts, {}, '/w').dryRun).toBeUndefined();
    expect(() => parseSettings(parseFlags(['--dry-run=yes']).texts, {}, '/w')).toThrow(
      'dry-run has to be true or false, got "yes"',
    );
  });

  test.each([
    ['-h', { help: true }],
    ['-v', { version: true }],
    ['--verbose', { verbose: true }],
  ])('%s', (arg, line) => {
    expect(parseFlags([arg])).toMatchObject({ ...line, texts: {} });
  });

  test.each([
    [['--repeet', '2'], /unknown flag "--repeet"; did you mean --repeat\?/],
    [['-x'], /unknown flag "-x"; see --help/],
    [['-c'], /--config needs a value: --config FILE/],
  ])('%j is told', (args, message) => {
    expect(() => parseFlags(args)).toThrow(message);
  });

  test.each([60, 80, 100])('the help fits into %d columns', (width) => {
    const lines = helpText(width).split('\n');
    expect(lines.filter((line) => line.length > width)).toEqual([]);
    expect(lines).toContain('  --config, -c FILE');
    expect(lines).toContain('  --version, -v');
  });
});

describe('inputs', () => {
  test.each([
    [{ strict: 'maybe' }, 'strict has to be true or false, got "maybe"'],
    [{ code: 'nevr' }, 'code has to be allow or never, got "nevr"; did you mean never?'],
    [
      { 'max-concurrency': '99999999999' },
      'max-concurrency has to be a whole number from 1 to 1000, got "99999999999"',
    ],
    [{ 'requests-per-minute': '0' }, 'requests-per-minute has to be a whole number from 1 to 60000, got "0"'],
    [{ repeat: '10001' }, 'repeat has to be a whole number from 1 to 10000, got "10001"'],
    [{ comment: 'allways' }, 'comment has to be always, on-failure or never, got "allways"; did you mean always?'],
    [{ 'timeout-minutes': '0' }, 'timeout-minutes has to be a number of minutes from 0.05 to 7200, got "0"'],
    [{ gate: 'asertions' }, 'gate has to be assertions, regression or both, got "asertions"; did you mean assertions?'],
    [{ 'max-latency-increase': '-1' }, 'max-latency-increase has to be a percentage, 0 or more, got "-1"'],
    [{ 'max-token-increase': 'much' }, 'max-token-increase has to be a percentage, 0 or more, got "much"'],
    [{ 'forbid-removal': 'yes' }, 'forbid-removal has to be true or false, got "yes"'],
    [{ 'pass-threshold': '101' }, 'pass-threshold has to be a percentage from 0 to 100, got "101"'],
    [
      { 'output-path': 'a.txt' },
      'output-path has to be a file that ends in .json, .jsonl, .csv, .xml, .html or .md, got "a.txt"',
    ],
  ])('%j is told, in words for an input and a flag alike', (texts, message) => {
    expect(() => parseSettings(texts, {}, '/w')).toThrow(new InputError(message));
  });

  test.each([
    [{ 'pull-request': '#7' }, 'pull-request has to be a whole number from 1 to 2147483647, got "#7"'],
    [{ 'pull-request': '0' }, 'pull-request has to be a whole number from 1 to 2147483647, got "0"'],
    [{ 'commit-status': 'yes' }, 'commit-status has to be true or false, got "yes"'],
    [{ 'issue-on-failure': 'on' }, 'issue-on-failure has to be true or false, got "on"'],
  ])('%j is told', (texts, message) => {
    expect(() => parseSettings(texts, {}, '/w')).toThrow(new InputError(message));
  });

  test('a journal, and whether to go on from it', () => {
    const settings = (texts: Parameters<typeof parseSettings>[0]) => parseSettings(texts, {}, '/w');
    expect(settings({ journal: 'j.jsonl', resume: 'TRUE' })).toMatchObject({ journal: 'j.jsonl', resume: true });
    expect(settings({ journal: 'j.jsonl', resume: 'false' })).not.toHaveProperty('resume');
    expect(settings({ resume: 'false' })).not.toHaveProperty('journal');
    expect(parseFlags(['--journal', 'j.jsonl', '--resume']).texts).toEqual({ journal: 'j.jsonl', resume: 'true' });
    expect(() => settings({ resume: 'true' })).toThrow(
      new InputError('resume goes on from the file that journal names: set journal too'),
    );
    expect(() => settings({ journal: 'j', resume: 'yes' })).toThrow('resume has to be true or false, got "yes"');
    for (const other of [{ 'output-path': 'a.json\nj.jsonl' }, { 'gate-state': 'j.jsonl' }])
      expect(() => settings({ journal: 'j.jsonl', ...other })).toThrow(
        'journal has to be a file of its own, which no other input names, got "j.jsonl"',
      );
  });

  test('what they say of the gates, and nothing that they do not say', () => {
    const texts = {
      gate: 'regression, assertions\nregression',
      baseline: 'old/results.json',
      'gate-metrics': 'tone\n\nsafety\ntone',
      'max-latency-increase': '20 %',
      'max-token-increase': '7.5',
      'forbid-removal': 'FALSE',
      'gate-state': '.gate.json',
    };
    const gateRules = {
      gates: ['assertions', 'regression'],
      gateMetrics: ['tone', 'safety'],
      maxLatencyIncrease: 20,
      maxTokenIncrease: 7.5,
      forbidRemoval: false,
    };
    expect(parseSettings(texts, {}, '/w')).toMatchObject({
      gateRules,
      baseline: 'old/results.json',
      gateState: '.gate.json',
    });
    expect(parseSettings({ gate: '\n', 'gate-metrics': ' ' }, {}, '/w').gateRules).toEqual({});
    expect(parseFlags(['--forbid-removal', '--gate', 'regression', '--gate', 'assertions']).texts).toEqual({
      'forbid-removal': 'true',
      gate: 'regression\nassertions',
    });
    expect(fallbackSettings({}, '/w').gateRules).toEqual({});
  });

  test('what is asked for on GitHub, also beside a wrong input', () => {
    const texts = { 'pull-request': '7', 'commit-status': 'TRUE', 'issue-on-failure': 'true', matrix: '{"leg":"a"}' };
    const expected = { pullRequest: 7, commitStatus: true, issueOnFailure: true, matrixLeg: 'a' };
    expect(parseSettings(texts, {}, '/w')).toMatchObject(expected);
    expect(fallbackSettings(texts, '/w')).toMatchObject(expected);
    expect(fallbackSettings({ 'pull-request': '7x' }, '/w')).not.toHaveProperty('pullRequest');
    expect(parseSettings({}, {}, '/w')).toMatchObject({ commitStatus: false, issueOnFailure: false });
  });

  // An older "Eval passed" would stay on the pull request.
  test.each([
    [undefined, 'always'],
    ['always', 'always'],
    ['allways', 'always'],
    ['on-failure', 'on-failure'],
    ['never', 'never'],
  ] as const)('a wrong input is told in a comment: comment is %s', (comment, expected) => {
    const texts = { repeat: 'two', 'github-token': 't', ...(comment === undefined ? {} : { comment }) };
    expect(fallbackSettings(texts, '/w')).toMatchObject({ comment: expected, githubToken: 't', showAnswers: 'none' });
  });
});

describe('the leg of a matrix', () => {
  test.each([
    ['{"leg":"a"}', 'a'],
    ['{\n  "model": "gpt-4o",\n  "node": 20,\n  "fast": true\n}', 'gpt-4o, 20, true'],
    ['{"leg":"a, b"}', '"a, b"'],
    ['{"leg":""}', '""'],
    ['{"leg":null}', 'null'],
    ['{"leg":{"os":"x"}}', '{"os":"x"}'],
    ['null', undefined],
    ['{}', undefined],
    ['[]', undefined],
    ['"a"', undefined],
    ['$' + '{{ toJSON(matrix) }}', undefined],
    [undefined, undefined],
    [`${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`, undefined],
  ])('%j is %j', (json, leg) => {
    if ((json ?? '').length < 1_000) expect(matrixLegOf(json)).toBe(leg);
    else expect(() => matrixLegOf(json)).not.toThrow();
  });

  test('long ones stay apart, and short enough', () => {
    const legs = ['x', 'y'].map((end) => matrixLegOf(JSON.stringify({ leg: `${'a'.repeat(300)}${end}` })) ?? '');
    expect(legs[0]).not.toBe(legs[1]);
    expect(legs.every(({ length }) => length <= 100)).toBe(true);
  });
});

describe('result files are looked at before the first call', () => {
  let root: string;
  beforeEach(() => {
    root = realpathSync(mkdtempSync(path.join(tmpdir(), 'results-')));
    mkdirSync(path.join(root, '.git'));
    mkdirSync(path.join(root, 'folder.md'));
    writeFileSync(path.join(root, 'file'), '');
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  const check = (outputPaths: string[], configured: string[] = []) => {
    const workspace = createWorkspace({ root, cwd: root });
    try {
      checkResultPaths({ outputPaths, workingDirectory: root }, { configured, read: ['tests.json'], workspace });
      return [];
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      return error.problems.map(({ message }) => message);
    }
  };

  test.each([
    ['../x.json', 'cannot be written: it is outside the workspace'],
    ['file/x.json', 'cannot be written: a part of the path is a file, not a folder'],
    ['.git/x.json', 'cannot be written: it belongs to git'],
    ['folder.md', 'cannot be written: it is a folder'],
  ])('%s', (file, reason) => {
    expect(check([file])).toEqual([`the result file "${file}" (output-path) ${reason}`]);
    expect(check([], [file])).toEqual([`the result file "${file}" (outputPath) ${reason}`]);
  });

  test('a file that is not to be replaced', () => {
    writeFileSync(path.join(root, 'tests.json'), '[]');
    writeFileSync(path.join(root, 'package.json'), '{}');
    expect(check(['tests.json'])).toEqual([expect.stringContaining('the run has read this file')]);
    expect(check([], ['package.json'])).toEqual([expect.stringContaining('is no result of an eval')]);
    expect(check(['package.json'])).toEqual([]);
  });

  test('an ending of the config that cannot be written', () => {
    expect(check([], ['out.yaml'])).toEqual([
      'the result file "out.yaml" (outputPath) has to end in .json, .jsonl, .csv, .xml, .html or .md',
    ]);
    expect(check(['out.md'], ['out.yaml'])).toEqual([]);
  });

  test('all of them are told, and what can be written is not', () => {
    expect(check(['a.json', 'deep/b.md'])).toEqual([]);
    expect(check(['../a.json', 'b.md', '.git/c.md'])).toHaveLength(2);
  });
});
