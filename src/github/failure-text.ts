// Why something was not written on GitHub, and what to do: for the log. The verdict does not depend on it.
import type { ApiFailure } from './api-failure.js';
import type { GithubContext } from './event.js';
import { trustOfRun } from './run-trust.js';

/** What needs which permission, and how a warning names it. */
const FEATURES = {
  comment: {
    refusal: 'the token may not write comments',
    permission: 'pull-requests: write',
    without: 'the job summary has the same report',
    off: '"comment: never" turns this warning off',
  },
  status: {
    refusal: 'the token may not set commit statuses',
    permission: 'statuses: write',
    without: 'the check of the job says the same',
    off: 'without "commit-status" there is no warning',
  },
  issue: {
    refusal: 'the token may not write issues',
    permission: 'issues: write',
    without: 'the job summary has the same report',
    off: 'without "issue-on-failure" there is no warning',
  },
} as const;

export type Feature = keyof typeof FEATURES;

/** @param what a clause: `the comment on pull request #7 was not written` */
export function failureWarning(
  what: string,
  failure: ApiFailure,
  { feature, context }: { feature: Feature; context: GithubContext },
): string {
  return `${what}: ${explain(failure, feature, context)}`;
}

function explain({ kind, status, message, waitMs }: ApiFailure, feature: Feature, context: GithubContext): string {
  const { refusal, permission, without, off } = FEATURES[feature];
  const answer = `GitHub answered ${status}: ${message}`;
  const permissions = `permissions:\n  contents: read\n  ${permission}`;
  switch (kind) {
    case 'unauthorized':
      return `the token is not valid (${answer}); check the input github-token`;
    case 'forbidden':
      if (hasReadOnlyToken(context))
        return `a pull request from a fork runs with a read-only token (${answer}); ${without}, and ${off}`;
      return `${refusal} (${answer}); add to the job:\n${permissions}`;
    case 'not found':
      if (status === 410) return `they are turned off in this repository (${answer}); ${off}`;
      return `the token does not see the pull request, the commit or the repository (${answer}); check that the input github-token belongs to this repository, and that the job has:\n${permissions}`;
    case 'invalid':
      return `it was refused (${answer}); ${without}`;
    case 'rate limited':
      return `the rate limit of the token is used up (${answer}${waitMs === undefined ? '' : `; it asks to wait ${Math.ceil(waitMs / 1000)} s`}); re-run the job later, or give the input github-token a token of its own`;
    case 'network':
      return `no usable answer came from ${context.apiUrl} (${message}); ${
        /certificate/i.test(message) ? "name the file of its CA in the step's variable NODE_EXTRA_CA_CERTS" : without
      }`;
    case 'server':
    case 'other':
      return `${answer}; ${without}, a re-run of the job tries it again`;
  }
}

/** `pull_request_target` and `workflow_run` of a fork have the token of this repository, which can write. */
function hasReadOnlyToken(context: GithubContext): boolean {
  const { eventName } = context;
  return eventName !== 'pull_request_target' && eventName !== 'workflow_run' && !trustOfRun(context).trusted;
}
