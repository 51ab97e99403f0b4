/** Whether what is run was written by someone with write access to this repository. */
export type Trust =
  | { trusted: true }
  | {
      trusted: false;
      /** A sentence for the comment. */
      reason: string;
    };

/** What the event of a run in GitHub Actions says. */
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
  /** On `workflow_run`: the event of the run that started this one. */
  startedBy?: string | undefined;
}

/** Events that run what is in our repository, started by who may write to it, or by its own schedule. */
const OURS = new Set([
  'push',
  'schedule',
  'workflow_dispatch',
  'repository_dispatch',
  'workflow_call',
  'merge_group',
  'release',
]);

/** Events whose payload names the repository of the change; what they run on may come from a fork. */
const CARRIES_A_CHANGE = new Set([
  'pull_request',
  'pull_request_target',
  'pull_request_review',
  'pull_request_review_comment',
  'workflow_run',
]);

const STARTS_A_CHAIN = new Set([...CARRIES_A_CHANGE].filter((name) => name !== 'workflow_run'));

/**
 * A change is ours when its branch is in our repository: only people (and bots, Dependabot included) with write access put
 * one there. Who started the run does not matter: approving a fork's run does not make its config ours. Any other event
 * is not ours: anybody can comment on a fork's pull request, and workflows then check it out.
 */
export function trustOf(facts: TriggerFacts): Trust {
  const { eventName = '', repository, headRepository, startedBy } = facts;
  if (OURS.has(eventName)) return { trusted: true };
  if (!CARRIES_A_CHANGE.has(eventName))
    return {
      trusted: false,
      reason: `${shownEvent(eventName)} does not say whose change this is: start the workflow by pull_request, push, schedule or workflow_dispatch.`,
    };
  // What the first run checked out, and hands on, is as much ours as its event says; of a third run nobody knows.
  if (eventName === 'workflow_run' && !OURS.has(startedBy ?? '') && !STARTS_A_CHAIN.has(startedBy ?? ''))
    return {
      trusted: false,
      reason: `${shownEvent(startedBy ?? '', 'The event')} of the run that started this one does not say whose change it is.`,
    };
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

function shownEvent(name: string, otherwise = 'The event of this run'): string {
  return /^[\w-]{1,50}$/.test(name) ? `The event ${name}` : otherwise;
}
