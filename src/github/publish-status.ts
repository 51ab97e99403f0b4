// `commit-status`: the verdict as a status of the commit that was judged, for rulesets that require one.
import { oneLine } from '../report/visible.js';
import type { VerdictName } from '../verdict/verdict.js';
import type { Channel } from './channel.js';
import { failureWarning } from './failure-text.js';
import type { CommitStatus } from './pull-request-calls.js';

/** A longer one is refused with 422. */
const DESCRIPTION_CHARACTERS = 140;
const CONTEXT_CHARACTERS = 200;

export interface StatusPublication {
  verdict: VerdictName;
  /** Of the step: a status must not be red beside a green job. */
  exitCode: number;
  /** Tells instances apart: it is the status's name. */
  instance: string;
  /** The verdict in words, one line. */
  reason: string;
}

export async function publishStatus(
  { verdict, exitCode, instance, reason }: StatusPublication,
  { context, settings, api, tell }: Channel,
): Promise<void> {
  if (!settings.commitStatus) return;
  const { sha, repository, runUrl } = context;
  if (!repository || sha === undefined) {
    tell.warning('no commit status was set: the event does not say which commit was judged');
    return;
  }
  if (!settings.githubToken) {
    tell.warning('no commit status was set: the input github-token is empty');
    return;
  }
  const github = await api();
  const result = await github.setCommitStatus(sha, {
    state: stateOf(verdict, exitCode),
    context: cut(oneLine(instance), CONTEXT_CHARACTERS),
    description: cut(oneLine(reason), DESCRIPTION_CHARACTERS),
    ...(runUrl !== undefined && { targetUrl: runUrl }),
  });
  if (result.ok) return;
  const what = `the status of commit ${sha.slice(0, 7)} was not set`;
  tell.warning(failureWarning(what, result.failure, { feature: 'status', context }));
}

function stateOf(verdict: VerdictName, exitCode: number): CommitStatus['state'] {
  if (exitCode === 0) return 'success';
  return verdict === 'failed' ? 'failure' : 'error';
}

function cut(text: string, characters: number): string {
  const points = [...text];
  return points.length <= characters ? text : `${points.slice(0, characters - 1).join('')}…`;
}
