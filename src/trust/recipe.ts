// Where it is written how changes from outside can be judged all the same.
import type { Env } from '../settings/settings.js';

const PAGE = 'docs/forks.md';

export interface Recipe {
  /** A sentence without a full stop. */
  text: string;
  /** Of the page; its characters need no escaping in Markdown. Absent where only the name of the page is known. */
  url?: string;
}

/** The page as the version of the action that runs has it, when the runner says which repository that is. */
export function forkRecipe(env: Env): Recipe {
  const repository = env['GITHUB_ACTION_REPOSITORY'] ?? '';
  const ref = env['GITHUB_ACTION_REF'] ?? '';
  const server = env['GITHUB_SERVER_URL'] ?? 'https://github.com';
  // An Enterprise Server may take actions from github.com: which of both this one is from, nobody says.
  const isKnown =
    server === 'https://github.com' &&
    /^[\w.-]{1,100}\/[\w.-]{1,100}$/.test(repository) &&
    /^[\w./-]{1,200}$/.test(ref);
  if (!isKnown || [repository, ref].some((path) => path.split('/').some((part) => /^\.*$/.test(part))))
    return { text: `${PAGE} of mlflow-gateway-eval shows workflows that judge changes from forks` };
  return {
    text: 'these workflows judge changes from forks',
    url: `${server}/${repository}/blob/${ref}/${PAGE}`,
  };
}
