/** Whether what is run was written by someone with write access to this repository. */
export type Trust =
  | { trusted: true }
  | {
      trusted: false;
      /** A sentence for the comment. */
      reason: string;
    };

/** What the event says. Outside GitHub Actions there is none: leave everything out. */
export interface TriggerFacts {
  /** `GITHUB_EVENT_NAME` */
  eventName?: string | undefined;
  /** `GITHUB_REPOSITORY`: `owner/name` of the repository whose workflow runs. */
  repository?: string | undefined;
  /**
   * `owner/name` of the repository that the change comes from: `pull_request.head.repo.full_name`, or
   * `workflow_run.head_repository.full_name`. Null when that repository was deleted.
   */
  headRepository?: string | null | undefined;
  /** The event concerns a pull request though its name does not say so (`issue_comment` with `issue.pull_request`). */
  onPullRequest?: boolean | undefined;
}

/** Events whose payload names the repository of the change; what they run on may come from a fork. */
const CARRIES_A_CHANGE = new Set([
  'pull_request',
  'pull_request_target',
  'pull_request_review',
  'pull_request_review_comment',
  'workflow_run',
]);

/**
 * A change is ours when its branch is in our repository: only people (and bots, Dependabot included) with write access put
 * one there. Who started the run does not matter: approving a fork's run does not make its config ours.
 */
export function trustOf(facts: TriggerFacts): Trust {
  const { eventName = '', repository, headRepository, onPullRequest } = facts;
  if (!CARRIES_A_CHANGE.has(eventName) && onPullRequest !== true) return { trusted: true };
  if (headRepository === null)
    return {
      trusted: false,
      reason: 'The repository that this change comes from was deleted, so nobody can say whose it was.',
    };
  if (!headRepository || !repository)
    return { trusted: false, reason: 'The event does not say which repository this change comes from.' };
  // Names of repositories are compared by GitHub without case.
  if (headRepository.toLowerCase() === repository.toLowerCase()) return { trusted: true };
  return { trusted: false, reason: `This change comes from ${shown(headRepository)}, not from ${shown(repository)}.` };
}

/** The name is text from outside and stands in a sentence: anything that GitHub would not allow as a name is left out. */
function shown(repository: string): string {
  return /^[\w.-]{1,100}\/[\w.-]{1,100}$/.test(repository) ? repository : 'another repository';
}
