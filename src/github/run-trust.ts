// Whose change a run is about, for the action and for the command inside a workflow alike.
import type { Env } from '../settings/settings.js';
import { type Trust, trustOf } from '../trust/who.js';
import { type GithubContext, readGithubContext } from './event.js';

/** Of a run in GitHub Actions. */
export function trustOfRun({ eventName, repository, pullRequest, workflowRun }: GithubContext): Trust {
  const headRepository = workflowRun ? workflowRun.headRepo : pullRequest?.headRepo;
  return trustOf({
    eventName,
    ...(workflowRun ? { startedBy: workflowRun.event ?? '' } : {}),
    repository: repository && `${repository.owner}/${repository.name}`,
    // A pull request without a head repository: it was deleted.
    headRepository: pullRequest && headRepository === undefined ? null : headRepository,
  });
}

/** Of the command: in a step of a workflow the rules of the action hold; anywhere else it is someone's own machine. */
export function trustOfCommand(env: Env): Trust {
  return env['GITHUB_ACTIONS'] === 'true' ? trustOfRun(readGithubContext(env)) : { trusted: true };
}
