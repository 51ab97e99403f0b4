// The last results of an instance, kept in its own comment so that a reader sees whether this was always so. For display
// only: whoever can edit the comment can write anything there, so nothing is believed, and nothing of it is shown that
// was not checked for type and range. An address is made of a run's id, never read.
import type { VerdictName } from '../verdict/verdict.js';
import { markdownCell, markdownLink } from './escape.js';
import type { EvalReport, RunContext } from './eval-report.js';
import { LINE, type Part } from './layout.js';
import { stepOutputs } from './step-outputs.js';

/** One run that reported on this pull request. */
export interface PastResult {
  /** The first 7 hex digits of its commit. */
  sha: string;
  verdict: VerdictName;
  /** Percent, as the step's output has it; empty when nothing was judged. */
  passRate: string;
  runId: number;
  attempt: number;
  /** Minutes since 1970. */
  minute: number;
}

/** Shown ones; the data has the current result besides. */
const MAX_SHOWN = 10;
/** Characters of the encoded data: eleven results need about 700. */
const MAX_DATA = 4_000;
const SHA_DIGITS = 7;
const MS_PER_MINUTE = 60_000;

const WORDS: Readonly<Record<VerdictName, string>> = {
  passed: 'passed',
  failed: 'failed',
  inconclusive: 'could not measure',
  skipped: 'skipped',
};

/** What the next run will read of this one; undefined outside of a run on a commit. */
function resultOf(report: EvalReport, { sha, runId, runAttempt = 1 }: RunContext): PastResult | undefined {
  if (sha === undefined || runId === undefined) return undefined;
  return {
    sha: sha.slice(0, SHA_DIGITS),
    verdict: report.verdict.name,
    passRate: stepOutputs(report)['pass-rate'] ?? '',
    runId,
    attempt: runAttempt,
    minute: Math.floor(report.startedAt.getTime() / MS_PER_MINUTE),
  };
}

/**
 * The line that carries the data, to stand right below the marker: a hidden HTML comment with this result and the earlier
 * ones. In Base64, which has neither `-` nor `>` and cannot end the comment.
 */
export function historyLine(report: EvalReport, context: RunContext, earlier: readonly PastResult[]): string {
  const current = resultOf(report, context);
  const results = current ? [current, ...others(earlier, context)] : earlier;
  const rows = results
    .slice(0, MAX_SHOWN + 1)
    .map(({ sha, verdict, passRate, runId, attempt, minute }) => [sha, verdict, passRate, runId, attempt, minute]);
  return `<!-- history ${Buffer.from(JSON.stringify(rows)).toString('base64')} -->`;
}

/** What an own comment keeps, newest first. Empty when there is nothing, or anything about it is not as we write it. */
export function readHistory(body: string | undefined): PastResult[] {
  // Only the start is looked at, and only the second line is ours.
  const line = body?.slice(0, MAX_DATA * 2).split(/\r?\n/, 2)[1] ?? '';
  const data = /^<!-- history ([A-Za-z0-9+/=]*) -->$/.exec(line)?.[1];
  if (data === undefined || data.length > MAX_DATA) return [];
  let rows: unknown;
  try {
    rows = JSON.parse(Buffer.from(data, 'base64').toString('utf8'));
  } catch {
    return [];
  }
  if (!Array.isArray(rows) || rows.length > MAX_SHOWN + 1) return [];
  const results = rows.map(readRow);
  return results.every((result) => result !== undefined) ? results : [];
}

function readRow(row: unknown): PastResult | undefined {
  if (!Array.isArray(row) || row.length !== 6) return undefined;
  const [sha, verdict, passRate, runId, attempt, minute] = row as unknown[];
  if (typeof sha !== 'string' || !/^[0-9a-f]{7}$/.test(sha)) return undefined;
  if (typeof verdict !== 'string' || !Object.hasOwn(WORDS, verdict)) return undefined;
  if (typeof passRate !== 'string' || !/^(?:\d{1,3}(?:\.\d{1,4})?)?$/.test(passRate) || Number(passRate) > 100)
    return undefined;
  if (!isCount(runId, Number.MAX_SAFE_INTEGER) || !isCount(attempt, 10_000)) return undefined;
  // Until the year 2242: every such number is a date.
  if (!isCount(minute, 2 ** 27 + 2 ** 23)) return undefined;
  return { sha, verdict: verdict as VerdictName, passRate, runId, attempt, minute };
}

function isCount(value: unknown, most: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= most;
}

/** A folded table of the results before this one; nothing when there is none. */
export function historyParts(earlier: readonly PastResult[], context: RunContext): Part[] {
  const shown = others(earlier, context).slice(0, MAX_SHOWN);
  if (shown.length === 0) return [];
  const head = ['| Commit | Result | Pass rate | Run |', '| --- | --- | ---: | --- |'];
  const row = (result: PastResult): string => {
    const { sha, verdict, passRate, minute } = result;
    const when = `${new Date(minute * MS_PER_MINUTE).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
    // As everywhere else on the page: one digit, rounded down.
    const rate = passRate.replace(/(\.\d)\d*$/, '$1').replace(/\.0$/, '');
    const cells = [`\`${sha}\``, WORDS[verdict], markdownCell(rate && `${rate} %`)];
    return `| ${[...cells, markdownLink(when, addressOf(result, context))].join(' | ')} |`;
  };
  const table = [...head, ...shown.map(row)].join(LINE);
  // One entry: folded and empty it would be worse than nothing.
  const folded = `<details>\n<summary>Earlier results</summary>\n\n${table}\n\n</details>`;
  return [{ entries: [folded], leftOut: () => '', rank: 5 }];
}

/** Without what this very attempt wrote: a job may report twice. */
function others(earlier: readonly PastResult[], { runId, runAttempt = 1 }: RunContext): PastResult[] {
  return earlier.filter((result) => result.runId !== runId || result.attempt !== runAttempt);
}

function addressOf({ runId, attempt }: PastResult, { runsUrl }: RunContext): string | undefined {
  return runsUrl === undefined ? undefined : `${runsUrl}/${runId}/attempts/${attempt}`;
}
