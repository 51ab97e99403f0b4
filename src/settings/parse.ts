// Texts of inputs or flags -> Settings. The only place that reads them.
import path from 'node:path';
import { closeName } from '../config/names.js';
import { RESULT_ENDINGS, resultFormat } from '../result-formats.js';
import { MAX_CONCURRENCY, MAX_REPEATS } from '../run/limits.js';
import { parseGateRules } from './gate-rules.js';
import { flag, InputError, type InputTexts, wrong } from './input-error.js';
import type { InputName } from './inputs.js';
import { matrixLegOf } from './matrix-leg.js';
import type { Env, Settings } from './settings.js';

/** More than any run makes: no limit at all says the same. */
const MAX_CALLS = 10_000_000;
/** A thousand a second: no provider allows as many, so it would say nothing. */
const MAX_REQUESTS_PER_MINUTE = 60_000;

const PROVIDER_PREFIX = 'mlflow-gateway:';
/** GitHub numbers pull requests with 32 bits. */
const MAX_NUMBER = 2 ** 31 - 1;

/**
 * @param cwd absolute: where `working-directory` starts
 * @throws InputError for the first input that is wrong
 */
export function parseSettings(texts: InputTexts, env: Env, cwd: string): Settings {
  const text = (name: InputName): string | undefined => texts[name]?.trim() || undefined;
  const lines = (name: InputName): string[] =>
    (texts[name] ?? '')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
  const choice = <T extends string>(name: InputName, choices: readonly [T, ...T[]]): T => {
    const value = text(name) ?? choices[0];
    const found = choices.find((one) => one === value);
    if (found !== undefined) return found;
    const near = closeName(value, choices);
    throw wrong(name, value, list(choices), near);
  };
  const whole = (name: InputName, most: number): number | undefined => {
    const value = text(name);
    if (value === undefined) return undefined;
    const number = Number(value);
    if (!/^\d+$/.test(value) || number < 1 || number > most)
      throw wrong(name, value, `a whole number from 1 to ${most}`);
    return number;
  };
  const gatewayUrl = text('gateway-url') ?? (env['MLFLOW_GATEWAY_URL']?.trim() || undefined);
  const gatewayApiKey = text('gateway-api-key') ?? (env['MLFLOW_GATEWAY_API_KEY']?.trim() || undefined);
  const repeat = whole('repeat', MAX_REPEATS);
  const repeatMinPass = whole('repeat-min-pass', MAX_REPEATS);
  if (repeat !== undefined && repeatMinPass !== undefined && repeatMinPass > repeat)
    throw wrong('repeat-min-pass', String(repeatMinPass), `at most repeat, which is ${repeat}`);
  const maxConcurrency = whole('max-concurrency', MAX_CONCURRENCY);
  const requestsPerMinute = whole('requests-per-minute', MAX_REQUESTS_PER_MINUTE);
  const maxCalls = whole('max-calls', MAX_CALLS);
  const timeLimitMs = minutes(text('timeout-minutes'));
  const passThreshold = percent(text('pass-threshold'));
  const baseline = text('baseline');
  const gateState = text('gate-state');
  const journal = text('journal');
  const resume = flag('resume', text('resume') ?? 'false');
  if (resume && journal === undefined)
    throw new InputError('resume goes on from the file that journal names: set journal too');
  if (journal !== undefined && [...lines('output-path'), gateState].includes(journal))
    throw wrong('journal', journal, 'a file of its own, which no other input names');
  const grader = parseGrader(text('grader'));
  const githubToken = text('github-token');
  const commentId = text('comment-id');
  const matrixLeg = matrixLegOf(text('matrix'));
  const pullRequest = whole('pull-request', MAX_NUMBER);
  return {
    config: lines('config').length > 0 ? lines('config') : ['promptfooconfig.yaml'],
    workingDirectory: path.resolve(cwd, text('working-directory') ?? '.'),
    endpointMap: lines('endpoint-map').map(parseMapping),
    strict: flag('strict', text('strict') ?? 'false'),
    code: choice('code', ['allow', 'never']),
    ...(flag('dry-run', text('dry-run') ?? 'false') ? { dryRun: true } : {}),
    comment: choice('comment', ['always', 'on-failure', 'never']),
    commitStatus: flag('commit-status', text('commit-status') ?? 'false'),
    issueOnFailure: flag('issue-on-failure', text('issue-on-failure') ?? 'false'),
    gateRules: parseGateRules(texts),
    onInconclusive: choice('on-inconclusive', ['fail', 'warn']),
    paths: parsePaths(lines('paths')),
    allowedEndpoints: lines('allowed-endpoints').map(endpointName),
    outputPaths: lines('output-path').map(checkFormat),
    cases: lines('case'),
    ...(gatewayUrl === undefined ? {} : { gatewayUrl }),
    ...(gatewayApiKey === undefined ? {} : { gatewayApiKey }),
    ...(githubToken === undefined ? {} : { githubToken }),
    ...(commentId === undefined ? {} : { commentId }),
    ...(matrixLeg === undefined ? {} : { matrixLeg }),
    ...(pullRequest === undefined ? {} : { pullRequest }),
    ...(text('show-answers') === undefined ? {} : { showAnswers: choice('show-answers', ['failed', 'all', 'none']) }),
    ...(grader === undefined ? {} : { grader }),
    ...(maxConcurrency === undefined ? {} : { maxConcurrency }),
    ...(requestsPerMinute === undefined ? {} : { requestsPerMinute }),
    ...(repeat === undefined ? {} : { repeat }),
    ...(repeatMinPass === undefined ? {} : { repeatMinPass }),
    ...(passThreshold === undefined ? {} : { passThreshold }),
    ...(baseline === undefined ? {} : { baseline }),
    ...(gateState === undefined ? {} : { gateState }),
    ...(journal === undefined ? {} : { journal }),
    ...(resume ? { resume } : {}),
    ...(maxCalls === undefined ? {} : { maxCalls }),
    ...(timeLimitMs === undefined ? {} : { timeLimitMs }),
  };
}

function list(choices: readonly string[]): string {
  return `${choices.slice(0, -1).join(', ')} or ${choices.at(-1)}`;
}

function percent(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const number = Number(value.replace(/\s*%$/, ''));
  if (!/^\d+(\.\d+)?\s*%?$/.test(value) || number > 100)
    throw wrong('pass-threshold', value, 'a percentage from 0 to 100');
  return number;
}

/** Five days: the longest that a job runs, on a self-hosted runner. Below three seconds nothing can be measured. */
const MINUTES = { least: 0.05, most: 7200 };

/** @returns milliseconds */
function minutes(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const number = Number(value);
  if (!/^\d+(\.\d+)?$/.test(value) || number < MINUTES.least || number > MINUTES.most)
    throw wrong('timeout-minutes', value, `a number of minutes from ${MINUTES.least} to ${MINUTES.most}`);
  return number * 60_000;
}

/**
 * Patterns as they are matched: from the top of the repository, without `/` or `./` before and `/` behind.
 * Patterns that can match nothing would make a check green for ever.
 */
function parsePaths(lines: readonly string[]): string[] {
  const patterns = lines.map((line) => {
    const [, not = '', written = ''] = /^(!?)\s*(.*)$/s.exec(line) ?? [];
    const pattern = written.replace(/^(?:\.?\/)+/, '').replace(/\/+$/, '');
    if (pattern === '' || pattern.startsWith('!') || pattern.split('/').includes('..'))
      throw wrong('paths', line, 'patterns of files from the top of the repository, or auto');
    return not + pattern;
  });
  if (patterns.length > 0 && patterns.every((pattern) => pattern.startsWith('!')))
    throw wrong('paths', lines.join(' '), 'at least one line without ! before it, such as **');
  return patterns;
}

function parseGrader(value: string | undefined): string | undefined {
  if (value === undefined || (value.startsWith(PROVIDER_PREFIX) && value.length > PROVIDER_PREFIX.length)) return value;
  // A bare name can only mean an endpoint.
  if (/^[\w.-]+$/.test(value)) return PROVIDER_PREFIX + value;
  return value;
}

/** A name may carry the prefix of a provider id. */
function endpointName(line: string): string {
  return line.startsWith(PROVIDER_PREFIX) ? line.slice(PROVIDER_PREFIX.length).trim() : line;
}

/** `openai:gpt-4o = gpt-4o-endpoint`; the endpoint may carry the prefix of a provider id. */
function parseMapping(line: string): { pattern: string; endpoint: string } {
  const sign = line.lastIndexOf('=');
  const pattern = line.slice(0, Math.max(0, sign)).trim();
  const target = line.slice(sign + 1).trim();
  const endpoint = endpointName(target);
  if (sign < 0 || pattern === '' || endpoint === '')
    throw wrong('endpoint-map', line, 'lines of the form "openai:gpt-4o = gpt-4o-endpoint"');
  return { pattern, endpoint };
}

function checkFormat(file: string): string {
  if (resultFormat(file) !== undefined) return file;
  throw wrong('output-path', file, `a file that ends in ${list(RESULT_ENDINGS)}`);
}

/**
 * What is needed to report that an input is wrong. Without a comment an older "Eval passed" would stay on the pull request:
 * only `never` keeps it out, and a value that is itself what is wrong does not.
 */
export function fallbackSettings(texts: InputTexts, cwd: string): Settings {
  const { 'github-token': githubToken, 'comment-id': commentId, comment } = texts;
  const matrixLeg = matrixLegOf(texts.matrix);
  const pullRequest = Number(texts['pull-request']);
  return {
    config: [],
    workingDirectory: cwd,
    endpointMap: [],
    strict: false,
    code: 'never',
    comment: comment === 'never' || comment === 'on-failure' ? comment : 'always',
    showAnswers: 'none',
    commitStatus: texts['commit-status']?.toLowerCase() === 'true',
    issueOnFailure: texts['issue-on-failure']?.toLowerCase() === 'true',
    gateRules: {},
    onInconclusive: 'fail',
    paths: [],
    allowedEndpoints: [],
    outputPaths: [],
    cases: [],
    ...(githubToken ? { githubToken } : {}),
    ...(commentId ? { commentId } : {}),
    ...(matrixLeg === undefined ? {} : { matrixLeg }),
    ...(Number.isInteger(pullRequest) && pullRequest > 0 && pullRequest <= MAX_NUMBER ? { pullRequest } : {}),
  };
}
