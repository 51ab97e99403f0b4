// Whether a run has anything to do: `paths`, asked of the change that the event is about.
import { ConfigError } from './config/problem.js';
import { gitChanges } from './git-changes.js';
import type { GithubApi } from './github/api.js';
import { findChangedFiles } from './github/changed-files.js';
import type { GithubContext } from './github/event.js';
import { AUTO, findRelevant } from './relevance.js';
import type { Env, Logger, Settings } from './settings/settings.js';
import { topOfClone } from './trust/paths.js';
import type { Trust } from './trust/who.js';
import type { Workspace } from './trust/workspace.js';

export interface SkipRequest {
  settings: Settings;
  env: Env;
  github: GithubContext;
  trust: Trust;
  workspace: Workspace;
  /** Absolute: the workspace of the job. */
  root: string;
  log: Logger;
  /** Absent without a token. */
  connect?: (() => Promise<GithubApi>) | undefined;
}

/** Why there is nothing to do, as a clause; undefined when there is, or when nobody knows. */
export async function whySkipped(request: SkipRequest): Promise<string | undefined> {
  const { settings, env, github, trust, workspace, root, log, connect } = request;
  // What is judged there came from somewhere else: the config's place says nothing of its place in the repository.
  if (github.eventName === 'workflow_run' && settings.paths.some((line) => line.replace(/^!/, '') === AUTO)) {
    log.warning(
      'paths: on workflow_run nobody knows what auto means, so the eval runs: name patterns of files instead',
    );
    return undefined;
  }
  const repository = topOfClone(settings.workingDirectory, root) ?? root;
  const token = settings.githubToken;
  const changed = await findChangedFiles(github, {
    api: await connect?.(),
    git: (change) => gitChanges(repository, change),
  });
  if (changed.files === undefined) {
    if ('unknown' in changed)
      log.warning(`paths: which files changed is not known, so the eval runs: ${changed.unknown}`);
    else log.info('paths: this run is about no change, so the eval runs');
    return undefined;
  }
  try {
    const relevant = await findRelevant({
      settings,
      changed: changed.files,
      repository,
      workflowFile: workflowFile(env, github),
      workspace,
      gateway: { trust, env, url: settings.gatewayUrl, apiKey: settings.gatewayApiKey, githubToken: token },
    });
    if (relevant !== undefined) {
      log.info(`paths: ${JSON.stringify(relevant)} changed, so the eval runs`);
      return undefined;
    }
  } catch (error) {
    // The run says what is wrong with it.
    if (error instanceof ConfigError) return undefined;
    throw error;
  }
  const count = changed.files.length;
  if (count === 0) return 'no file changed';
  return `${count === 1 ? 'the changed file does not matter' : `none of the ${count} changed files matters`} to this eval (paths)`;
}

/** `GITHUB_WORKFLOW_REF` is `owner/name/.github/workflows/eval.yml@refs/heads/main`. */
function workflowFile(env: Env, { repository }: GithubContext): string | undefined {
  const [file = ''] = (env['GITHUB_WORKFLOW_REF'] ?? '').split('@');
  const prefix = repository ? `${repository.owner}/${repository.name}/` : undefined;
  return prefix !== undefined && file.startsWith(prefix) ? file.slice(prefix.length) : undefined;
}
