// Runs that Dependabot starts count as ours, but get none of the repository's Actions secrets.

const ACTOR = 'dependabot[bot]';

/**
 * Why the secrets of a workflow are not there, and what to do, when Dependabot started the run; a re-run by somebody else is
 * still Dependabot's. A clause, no full stop.
 */
export function whyNoSecrets(env: Readonly<Record<string, string | undefined>>): string | undefined {
  if (env['GITHUB_ACTIONS'] !== 'true' || env['GITHUB_ACTOR'] !== ACTOR) return undefined;
  return 'Dependabot started this run, which therefore gets no Actions secrets: give the repository Dependabot secrets of the same names (Settings, Secrets and variables, Dependabot)';
}
