// `issue-on-failure`: one issue while the runs that nobody watches are red, closed when they are green again.
import type { GithubApi } from './api.js';
import type { ApiResult } from './api-failure.js';
import { createOwnership, firstLine } from './author.js';
import type { Channel } from './channel.js';
import { failureWarning } from './failure-text.js';
import type { Issue, IssueText } from './issue-calls.js';
import { retryDelay } from './retry.js';
import { trustOfRun } from './run-trust.js';

/** Events that no pull request shows the result of. */
const UNWATCHED = new Set(['schedule', 'workflow_dispatch', 'repository_dispatch', 'push']);

/** 3,000 open issues; ours is looked for among the oldest first. */
const MAX_PAGES = 30;

export interface IssuePublication {
  /** The first line of the body, an HTML comment. */
  marker: string;
  title: string;
  /** Markdown, the marker's line first. */
  body: () => string;
  /** Neither failed nor recovered: a skipped run says nothing. */
  isSilent: boolean;
  isGreen: boolean;
}

export async function publishIssue(
  issue: IssuePublication,
  { context, settings, api, tell }: Channel,
): Promise<Issue | undefined> {
  const { eventName = '', repository } = context;
  if (!settings.issueOnFailure || issue.isSilent || !repository) return undefined;
  if (!UNWATCHED.has(eventName) || !trustOfRun(context).trusted) return undefined;
  // What a branch breaks or mends is not yet true of what the schedule watches.
  if (context.otherBranch !== undefined) {
    tell.info('issue-on-failure: this run is not about the default branch, so the issue stays as it is');
    return undefined;
  }
  if (!settings.githubToken) {
    tell.warning('no issue was written: the input github-token is empty');
    return undefined;
  }
  const github = await api();
  const result = issue.isGreen
    ? await closeIssue(github, issue.marker)
    : await upsertIssue(github, issue.marker, { title: issue.title, body: issue.body() });
  if (result.ok) return result.value;
  const what = `the issue about this job was not ${issue.isGreen ? 'closed' : 'written'}`;
  tell.warning(failureWarning(what, result.failure, { feature: 'issue', context }));
  return undefined;
}

async function closeIssue(api: GithubApi, marker: string): Promise<ApiResult<Issue | undefined>> {
  const found = await findOwnIssue(api, marker);
  return found.ok && found.value ? api.updateIssue(found.value.number, { state: 'closed' }) : found;
}

async function upsertIssue(api: GithubApi, marker: string, text: IssueText): Promise<ApiResult<Issue>> {
  for (let attempt = 1; ; attempt++) {
    const found = await findOwnIssue(api, marker);
    if (!found.ok) return found;
    if (found.value) return api.updateIssue(found.value.number, text);
    const created = await api.createIssue(text);
    const delay = created.ok ? undefined : retryDelay(created.failure, attempt);
    if (delay === undefined) return created;
    await api.sleep(delay);
    // The lost answer may have been a success: look again before a second issue is written.
  }
}

/** The oldest open issue that begins with our marker and that we wrote: a closed one is a failure that is over. */
async function findOwnIssue(api: GithubApi, marker: string): Promise<ApiResult<Issue | undefined>> {
  const isOurs = createOwnership(api.viewerLogin);
  for (let page = 1; page <= MAX_PAGES; page++) {
    const result = await api.listOpenIssues(page);
    if (!result.ok) return result;
    for (const issue of result.value.issues)
      if (firstLine(issue.body) === marker && (await isOurs(issue.author))) return { ok: true, value: issue };
    if (!result.value.hasNext) break;
  }
  return { ok: true, value: undefined };
}
