// Runs that Dependabot starts count as ours, but get none of the repository's Actions secrets.

const ACTOR = 'dependabot[bot]';

/** Where GitHub keeps them from it (docs: Troubleshooting Dependabot on GitHub Actions). */
const WITHOUT_SECRETS = new Set([
  'pull_request',
  'pull_request_review',
  'pull_request_review_comment',
  'push',
  'create',
  'deployment',
  'deployment_status',
]);

/**
 * Why the secrets of a workflow are not there, and what to do, when Dependabot started the run; a re-run by somebody else is
 * still Dependabot's. A clause, no full stop.
 */
export function whyNoSecrets(env: Readonly<Record<string, string | undefined>>): string | undefined {
  if (env['GITHUB_ACTIONS'] !== 'true' || env['GITHUB_ACTOR'] !== ACTOR) return undefined;
  if (!WITHOUT_SECRETS.has(env['GITHUB_EVENT_NAME'] ?? '')) return undefined;
  return 'Dependabot started this run, which therefore gets no Actions secrets: give the repository Dependabot secrets of the same names (Settings, Secrets and variables, Dependabot)';
}
