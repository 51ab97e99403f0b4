// Every text of the corpus on what a runner, a terminal and GitHub's API read: log, annotations, outputs, commit status.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createStepFiles } from '../../src/github/action-io.js';
import { createActionLog } from '../../src/github/action-log.js';
import { annotate } from '../../src/github/annotate.js';
import type { GithubApi } from '../../src/github/api.js';
import { publishStatus } from '../../src/github/publish-status.js';
import type { CommitStatus } from '../../src/github/pull-request-calls.js';
import { annotationsOf } from '../../src/report/annotations.js';
import { logLine, terminalText } from '../../src/report/plain-text.js';
import { renderTerminal } from '../../src/report/terminal.js';
import { renderDryRun, renderValidation } from '../../src/report/terminal-plan.js';
import { displayWidth } from '../../src/report/terminal-width.js';
import { visibleText } from '../../src/report/visible.js';
import { commandsOf } from '../support/runner-commands.js';
import { CORPUS } from './corpus.js';
import { hostileConfigError, hostileContext, hostileReport } from './fields.js';

const ACTING = /(?!\n)[\p{Cc}\p{Cs}\p{Bidi_Control}\p{Zl}\p{Zp}]/u;
const REPORTS = [hostileReport, hostileConfigError];

function captured(act: (write: (text: string) => void) => void): string {
  const texts: string[] = [];
  act((text) => void texts.push(text));
  return texts.join('');
}

/** Without blanks and marks between `::` and `##[`: what is left to be read. */
const squeezed = (text: string): string => text.replace(/[\s│|]/g, '');

test.each(CORPUS)('terminal and log: %s %j is no command and no escape code, and is read', (_, text) => {
  for (const make of REPORTS) {
    const shown = renderTerminal(make(text), { width: 100, color: false, showAnswers: 'all' });
    const log = captured((write) => {
      for (const line of shown.split('\n')) createActionLog(write).info(line);
    });
    for (const printed of [shown, log]) {
      expect(commandsOf(printed)).toEqual([]);
      expect(printed).not.toMatch(ACTING);
    }
    const [title] = shown.split('\n');
    expect(title).toMatch(/^Eval (?:failed|could not measure)/);
    // The command to repeat it is to be copied, and is as long as it is.
    const [report = ''] = shown.split('\n\nTo repeat the first');
    for (const line of report.split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(100);
  }
  const shown = renderTerminal(hostileReport(text), { width: 100, color: false, showAnswers: 'all' });
  expect(squeezed(shown)).toContain(squeezed(logLine(visibleText(text.slice(0, 100)).slice(0, 100))));
});

test.each(CORPUS)('validate and dry run: %s %j is no command', (_, text) => {
  const { problems, warnings, files } = hostileReport(text);
  const plan = {
    description: text,
    gatewayUrl: `https://mlflow.example/${text}`,
    calls: [{ endpoint: text, calls: 1, promptTokens: 1 }],
    gradings: [{ grader: text, type: 'llm-rubric', kind: 'chat' as const, calls: 1 }],
    tests: 1,
    runs: 1,
    withoutCall: 0,
    cells: 1,
    columns: 1,
    endpoints: 1,
    prompts: 1,
    inOrder: false,
    code: [],
    files,
    configFiles: files,
    resultFiles: [text],
  };
  for (const render of [renderValidation, renderDryRun]) {
    const shown = render({ problems, warnings, needs: problems, plan }, { width: 80, color: false });
    expect(commandsOf(shown)).toEqual([]);
    expect(shown).not.toMatch(ACTING);
  }
});

test.each(CORPUS)('annotations: %s %j stays within its own', (_, text) => {
  for (const make of REPORTS) {
    const annotations = annotationsOf(make(text), { showAnswers: 'all' });
    const log = captured((write) => annotate(annotations, hostileContext(text), write));
    const commands = commandsOf(log);
    expect(commands.map(({ name }) => name)).toEqual(annotations.map(({ level }) => level));
    for (const [index, { data, properties }] of commands.entries()) {
      expect(data).toBe(annotations[index]?.message);
      expect(Object.keys(properties)).toEqual(expect.arrayContaining(['title']));
      expect(Object.keys(properties).filter((key) => !['title', 'file', 'line', 'col'].includes(key))).toEqual([]);
      expect((data + properties['title']).replaceAll('\t', ' ')).not.toMatch(ACTING);
      expect(data.length).toBeLessThan(4_000);
    }
  }
});

test.each(CORPUS)('messages of the log: %s %j is one command, or none', (_, text) => {
  const log = captured((write) => {
    const { info, warning, error, debug } = createActionLog(write);
    info(text);
    warning(text);
    error(text);
    debug(text);
  });
  expect(commandsOf(log).map(({ name }) => name)).toEqual(['warning', 'error', 'debug']);
  expect(commandsOf(logLine(terminalText(text)))).toEqual([]);
});

let folder: string;
const outputsBefore = process.env['GITHUB_OUTPUT'];
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'outputs-'));
  process.env['GITHUB_OUTPUT'] = path.join(folder, 'output');
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  if (outputsBefore === undefined) delete process.env['GITHUB_OUTPUT'];
  else process.env['GITHUB_OUTPUT'] = outputsBefore;
});

/** The runner's reading of the file: a name with its delimiter, lines up to the delimiter alone on one. */
function outputsIn(file: string): [name: string, value: string][] {
  const lines = file.split('\n').map((line) => line.replace(/\r$/, ''));
  const found: [string, string][] = [];
  for (let at = 0; at < lines.length; at++) {
    const [, name, delimiter] = /^([^=<]+)<<(.+)$/.exec(lines[at] ?? '') ?? [];
    if (name === undefined) continue;
    const end = lines.indexOf(delimiter ?? '', at + 1);
    found.push([name, lines.slice(at + 1, end).join('\n')]);
    at = end;
  }
  return found;
}

test.each(CORPUS)('step outputs: %s %j is a value', async (_, text) => {
  const file = path.join(folder, 'output');
  writeFileSync(file, '');
  const files = createStepFiles({ GITHUB_OUTPUT: file });
  await files.writeOutput('results-path', text);
  await files.writeOutput('verdict', 'failed');
  const written = outputsIn(readFileSync(file, 'utf8'));
  expect(written.map(([name]) => name)).toEqual(['results-path', 'verdict']);
  expect(written[1]?.[1]).toBe('failed');
});

test.each(CORPUS)('commit status: %s %j is one short line', async (_, text) => {
  const sent: CommitStatus[] = [];
  const api = {
    setCommitStatus: async (_sha: string, status: CommitStatus) => {
      sent.push(status);
      return { ok: true, value: undefined };
    },
  } as unknown as GithubApi;
  await publishStatus(
    { verdict: 'failed', exitCode: 1, instance: text, reason: text },
    {
      context: { sha: 'a'.repeat(40), repository: { owner: 'o', repo: 'r' } } as never,
      settings: { commitStatus: true, githubToken: 't', comment: 'never', issueOnFailure: false },
      api: async () => api,
      tell: { info: () => undefined, warning: () => undefined },
    },
  );
  const [{ context, description }] = sent as [CommitStatus];
  expect([...context].length).toBeLessThanOrEqual(200);
  expect([...description].length).toBeLessThanOrEqual(140);
  for (const shown of [context, description])
    expect(shown).not.toMatch(/[\n\p{Cc}\p{Cs}\p{Bidi_Control}\p{Zl}\p{Zp}]/u);
});
