// Where and why this run happens, as the runner tells it: environment variables and the event's payload.
import { readFileSync, statSync } from 'node:fs';
import type { Json } from '../json.js';
import type { Env } from '../settings/settings.js';
import {
  type Change,
  type MergeGroup,
  type PullRequest,
  readChange,
  readMergeGroup,
  readOtherBranch,
  readPullRequest,
  readRepository,
  readSha,
  readText,
  readWorkflowRun,
  type WorkflowRun,
} from './event-payload.js';

export interface Repository {
  owner: string;
  name: string;
}

/** Everything is absent outside a runner, but the two URLs and `instance`. */
export interface GithubContext {
  repository?: Repository;
  eventName?: string;
  /** On the events that are about one (PULL_REQUEST_EVENTS) alone. */
  pullRequest?: PullRequest;
  /** On `workflow_run` alone: whose code may be checked out. */
  workflowRun?: WorkflowRun;
  /** On `merge_group` alone. */
  mergeGroup?: MergeGroup;
  /** Of a branch that is not the repository's default one. Absent where nobody says what that is. */
  otherBranch?: string;
  /** On `push` and `merge_group` alone. */
  change?: Change;
  /**
   * The commit to show: the head of a pull request or of the run that `workflow_run` reports, never the merge commit or
   * the default branch that GITHUB_SHA is there.
   */
  sha?: string;
  /** This run and attempt, `https://github.com/o/r/actions/runs/1/attempts/2`. */
  runUrl?: string;
  runId?: number;
  /** Runs of the repository, `https://github.com/o/r/actions/runs`: append `/<id>`. */
  runsUrl?: string;
  /** Files of `sha`, `https://github.com/o/r/blob/<sha>`: append `/path`. */
  blobUrl?: string;
  workflow?: string;
  job?: string;
  runAttempt?: number;
  actor?: string;
  /** Without a slash at the end; has a path on GitHub Enterprise Server. */
  apiUrl: string;
  serverUrl: string;
  /** `workflow / job`: tells several comments on one pull request apart. */
  instance: string;
  /** Why a pull request event has no pull request; worth a warning. */
  payloadProblem?: string;
}

/** GitHub sends no webhook payload over 25 MB (docs: webhook events and payloads). */
const MAX_PAYLOAD_BYTES = 25 * 1024 * 1024;
const MAX_NAME = 200;

/** The events whose payload holds the pull request, with its head. A comment on one has only its number. */
const PULL_REQUEST_EVENTS = new Set([
  'pull_request',
  'pull_request_target',
  'pull_request_review',
  'pull_request_review_comment',
]);

/** @param readPayload gives the text of the file that GITHUB_EVENT_PATH names; may throw. */
export function readGithubContext(env: Env, readPayload: (path: string) => string = readBoundedFile): GithubContext {
  const eventName = readText(env['GITHUB_EVENT_NAME'], MAX_NAME);
  const isPullRequest = eventName !== undefined && PULL_REQUEST_EVENTS.has(eventName);
  const event = readPayloadFile(env['GITHUB_EVENT_PATH'], readPayload);
  const pullRequest = isPullRequest ? readPullRequest(event.payload) : undefined;
  const workflowRun = eventName === 'workflow_run' ? readWorkflowRun(event.payload) : undefined;
  const mergeGroup = eventName === 'merge_group' ? readMergeGroup(event.payload, env['GITHUB_REF']) : undefined;
  const change = readChange(event.payload, eventName);
  const otherBranch = readOtherBranch(event.payload, env['GITHUB_REF']);

  const serverUrl = readUrl(env['GITHUB_SERVER_URL']) ?? 'https://github.com';
  const fullName = readRepository(env['GITHUB_REPOSITORY']);
  const [owner = '', name = ''] = fullName?.split('/') ?? [];
  const ownSha = readSha(env['GITHUB_SHA']);
  const sha = isPullRequest
    ? pullRequest?.headSha
    : eventName === 'workflow_run'
      ? workflowRun?.headSha
      : (mergeGroup?.headSha ?? ownSha);
  const runId = readCount(env['GITHUB_RUN_ID']);
  const runAttempt = readCount(env['GITHUB_RUN_ATTEMPT']);
  const workflow = readText(env['GITHUB_WORKFLOW'], MAX_NAME);
  const job = readText(env['GITHUB_JOB'], MAX_NAME);
  const actor = readText(env['GITHUB_ACTOR'], MAX_NAME);
  const runsUrl = `${serverUrl}/${fullName}/actions/runs`;
  const runUrl = `${runsUrl}/${runId}`;

  return {
    ...(fullName && { repository: { owner, name } }),
    ...(eventName && { eventName }),
    ...(pullRequest && { pullRequest }),
    ...(workflowRun && { workflowRun }),
    ...(mergeGroup && { mergeGroup }),
    ...(change && { change }),
    ...(otherBranch && { otherBranch }),
    ...(sha && { sha }),
    ...(fullName && runId && { runUrl: runAttempt ? `${runUrl}/attempts/${runAttempt}` : runUrl }),
    ...(runId && { runId }),
    ...(fullName && { runsUrl }),
    ...(fullName && sha && { blobUrl: `${serverUrl}/${fullName}/blob/${sha}` }),
    ...(workflow && { workflow }),
    ...(job && { job }),
    ...(runAttempt && { runAttempt }),
    ...(actor && { actor }),
    apiUrl: readUrl(env['GITHUB_API_URL']) ?? defaultApiUrl(serverUrl),
    serverUrl,
    instance: [workflow, job].filter(Boolean).join(' / ') || 'mlflow-gateway-eval',
    ...(isPullRequest &&
      !pullRequest && {
        payloadProblem: `no pull request found for the event ${eventName}: ${
          event.problem ?? 'the event payload has no usable pull_request.number and pull_request.head.sha'
        }`,
      }),
  };
}

function readPayloadFile(
  path: string | undefined,
  readPayload: (path: string) => string,
): { payload: Json; problem?: string } {
  if (!path) return { payload: null, problem: 'GITHUB_EVENT_PATH is not set' };
  try {
    return { payload: JSON.parse(readPayload(path)) as Json };
  } catch (error) {
    const reason = error instanceof SyntaxError ? 'is not valid JSON' : `cannot be read (${readErrorCode(error)})`;
    return { payload: null, problem: `the file that GITHUB_EVENT_PATH names ${reason}` };
  }
}

function readErrorCode(error: unknown): string {
  const { code, message } = error as { code?: unknown; message?: unknown };
  return String(code ?? message);
}

function readBoundedFile(path: string): string {
  const { size } = statSync(path);
  if (size > MAX_PAYLOAD_BYTES) throw new Error(`${size} bytes, more than the ${MAX_PAYLOAD_BYTES} that GitHub sends`);
  return readFileSync(path, 'utf8');
}

/** An http(s) URL without credentials, query and closing slash. */
function readUrl(value: string | undefined): string | undefined {
  if (!value || !URL.canParse(value)) return undefined;
  const { protocol, origin, pathname, username, password } = new URL(value);
  if ((protocol !== 'https:' && protocol !== 'http:') || username || password) return undefined;
  return `${origin}${pathname.replace(/\/+$/, '')}`;
}

function defaultApiUrl(serverUrl: string): string {
  return serverUrl === 'https://github.com' ? 'https://api.github.com' : `${serverUrl}/api/v3`;
}

/** A number from 1 on, as ids and attempts are. */
function readCount(value: string | undefined): number | undefined {
  return value !== undefined && /^[1-9]\d{0,14}$/.test(value) ? Number(value) : undefined;
}
