import type { ApiFailure } from './api-failure.js';
import type { GithubContext } from './event.js';
import { trustOfRun } from './run-trust.js';

const PERMISSIONS = `permissions:
  contents: read
  pull-requests: write`;

/** Why there is no comment, and what to do: for the log. The verdict does not depend on it. */
export function commentWarning(failure: ApiFailure, context: GithubContext): string {
  const number = context.pullRequest?.number;
  return `the comment on pull request #${number} was not written: ${explain(failure, context)}`;
}

function explain(failure: ApiFailure, context: GithubContext): string {
  const { kind, status, message, waitMs } = failure;
  const answer = `GitHub answered ${status}: ${message}`;
  switch (kind) {
    case 'unauthorized':
      return `the token is not valid (${answer}); check the input github-token`;
    case 'forbidden':
      if (context.eventName !== 'pull_request_target' && !trustOfRun(context).trusted) {
        return `a pull request from a fork runs with a read-only token (${answer}); the job summary has the same report, and "comment: never" turns this warning off`;
      }
      return `the token may not write comments (${answer}); add to the job:\n${PERMISSIONS}`;
    case 'not found':
      return `the token does not see the pull request (${answer}); check that the input github-token belongs to this repository, and that the job has:\n${PERMISSIONS}`;
    case 'invalid':
      return `the text was refused (${answer}); the job summary has the same report`;
    case 'rate limited':
      return `the rate limit of the token is used up (${answer}${waitMs === undefined ? '' : `; it asks to wait ${Math.ceil(waitMs / 1000)} s`}); re-run the job later, or give the input github-token a token of its own`;
    case 'network':
      return `no usable answer came from ${context.apiUrl} (${message}); the job summary has the same report`;
    case 'server':
    case 'other':
      return `${answer}; the job summary has the same report, a re-run of the job writes the comment`;
  }
}
