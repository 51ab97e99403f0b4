// The webhook payload of a run, checked by hand. Whoever opens a pull request chooses titles, branch names and the name
// of the fork, so nothing leaves here that was not checked for type, form and length.
import { isObject, type Json } from '../json.js';

/** Texts of a pull request are for display alone: hostile, bounded, not escaped. */
export interface PullRequest {
  number: number;
  headSha: string;
  baseSha?: string;
  /** `owner/name`; absent when the fork was deleted. */
  headRepo?: string;
  baseRepo?: string;
  headRef?: string;
  baseRef?: string;
  title?: string;
  author?: string;
}

/** The run that a `workflow_run` event reports. */
export interface WorkflowRun {
  headSha?: string;
  /** `owner/name` of the repository whose code that run checked out. */
  headRepo?: string;
  /** Its branch there; hostile, bounded, not escaped. */
  headBranch?: string;
  /** The event that started it. */
  event?: string;
}

/** What a merge queue asks to be checked: its own commit, which no pull request has. */
export interface MergeGroup {
  headSha?: string;
  /** The branch that it is merged into, without `refs/heads/`; hostile, bounded, not escaped. */
  baseRef?: string;
  /** Number of the pull request that this entry of the queue is for; GitHub tells it in the name of the branch alone. */
  pullRequest?: number;
}

/** Two commits of this repository. */
export interface Change {
  /** Absent where there is none to compare with: the branch is new. */
  base?: string;
  head: string;
  /** A push that replaced commits. */
  forced?: true;
}

/** GitHub's own limits: 256 characters for a title, 255 bytes for a ref, 39 for a login (and `[bot]`). */
const MAX_TITLE = 256;
const MAX_REF = 255;
const MAX_LOGIN = 60;

const SHA = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
/** Owner 39 characters, repository 100 (GitHub's limits); leaves room for Enterprise's `_shortcode` suffixes. */
const REPOSITORY = /^[\w.-]{1,80}\/[\w.-]{1,100}$/;

/** The pull request in a payload that holds one; undefined when its number or head is not usable. */
export function readPullRequest(payload: Json): PullRequest | undefined {
  const found = member(payload, 'pull_request');
  const number = member(found, 'number');
  const head = member(found, 'head');
  const base = member(found, 'base');
  const headSha = readSha(member(head, 'sha'));
  if (typeof number !== 'number' || !Number.isSafeInteger(number) || number < 1 || headSha === undefined)
    return undefined;
  return withoutUndefined({
    number,
    headSha,
    baseSha: readSha(member(base, 'sha')),
    headRepo: readRepository(member(member(head, 'repo'), 'full_name')),
    baseRepo: readRepository(member(member(base, 'repo'), 'full_name')),
    headRef: readText(member(head, 'ref'), MAX_REF),
    baseRef: readText(member(base, 'ref'), MAX_REF),
    title: readText(member(found, 'title'), MAX_TITLE),
    author: readText(member(member(found, 'user'), 'login'), MAX_LOGIN),
  });
}

export function readWorkflowRun(payload: Json): WorkflowRun | undefined {
  const found = member(payload, 'workflow_run');
  if (found === undefined) return undefined;
  return withoutUndefined({
    headSha: readSha(member(found, 'head_sha')),
    headRepo: readRepository(member(member(found, 'head_repository'), 'full_name')),
    headBranch: readText(member(found, 'head_branch'), MAX_REF),
    event: readText(member(found, 'event'), MAX_REF),
  });
}

/** `gh-readonly-queue/<base branch>/pr-<number>-<sha of the base>` */
const QUEUE_REF = /^refs\/heads\/gh-readonly-queue\/.{1,255}\/pr-([1-9]\d{0,9})-[0-9a-f]{40}$/;

/** @param ref GITHUB_REF, where the payload has no ref */
export function readMergeGroup(payload: Json, ref: string | undefined): MergeGroup {
  const found = member(payload, 'merge_group');
  const named = member(found, 'head_ref');
  const number = QUEUE_REF.exec(typeof named === 'string' ? named : (ref ?? ''))?.[1];
  return withoutUndefined({
    headSha: readSha(member(found, 'head_sha')),
    baseRef: readText(member(found, 'base_ref'), MAX_REF + 'refs/heads/'.length)?.replace(/^refs\/heads\//, ''),
    pullRequest: number === undefined ? undefined : Number(number),
  });
}

/** What a push or a merge queue brings. */
export function readChange(payload: Json, eventName: string | undefined): Change | undefined {
  const [before, after] =
    eventName === 'push'
      ? [member(payload, 'before'), member(payload, 'after')]
      : eventName === 'merge_group'
        ? [member(member(payload, 'merge_group'), 'base_sha'), member(member(payload, 'merge_group'), 'head_sha')]
        : [];
  const base = readSha(before);
  const head = readSha(after);
  if (head === undefined) return undefined;
  return {
    head,
    ...(base !== undefined && /[^0]/.test(base) && { base }),
    ...(member(payload, 'forced') === true && { forced: true as const }),
  };
}

/** The branch of `ref` (GITHUB_REF) when it is not the default one; for display too, hostile. */
export function readOtherBranch(payload: Json, ref: string | undefined): string | undefined {
  const main = readText(member(member(payload, 'repository'), 'default_branch'), MAX_REF);
  const branch = readText(ref, MAX_REF + 'refs/heads/'.length)?.replace(/^refs\/heads\//, '');
  return main === undefined || branch === main ? undefined : branch;
}

export function readSha(value: unknown): string | undefined {
  return typeof value === 'string' && SHA.test(value) ? value : undefined;
}

/** `owner/name`, fit to stand in a URL's path. */
export function readRepository(value: unknown): string | undefined {
  if (typeof value !== 'string' || !REPOSITORY.test(value)) return undefined;
  // `..` is no name on GitHub, and in a URL it would climb.
  return value.split('/').some((part) => part === '.' || part === '..') ? undefined : value;
}

/** A text of at most `limit` characters (cut there), without control characters; undefined when it is none or blank. */
export function readText(value: unknown, limit: number): string | undefined {
  if (typeof value !== 'string') return undefined;
  // Cut before the clean-up, so that a text of 25 MB costs no more than one of 256 characters; then by code points.
  const start = value.slice(0, limit * 2).replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');
  const text = [...start.replace(/\p{Cs}/gu, '\uFFFD')].slice(0, limit).join('').trim();
  return text === '' ? undefined : text;
}

/** Own members only: `constructor` and the like of a payload's object are none. */
function member(value: Json | undefined, name: string): Json | undefined {
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

type WithoutUndefined<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

function withoutUndefined<T extends object>(values: T): WithoutUndefined<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as WithoutUndefined<T>;
}
