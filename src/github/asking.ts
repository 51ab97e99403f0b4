// How the files of calls ask, without knowing octokit.
import type { ApiResult } from './api-failure.js';

/** What a call is made of: a route of GitHub's description without owner and repo, and how its answer is read. */
export interface Ask<T> {
  route: string;
  parameters?: Record<string, unknown>;
  /** Throws for an answer that has not the form it should have: a proxy may answer 200 with a page of its own. */
  read: (answer: ApiAnswer) => T;
}

export interface ApiAnswer {
  data: unknown;
  /** More pages follow. */
  hasNext: boolean;
}

export interface Asking {
  /** Repeated after transient failures: for what may run twice without harm. */
  ask<T>(question: Ask<T>): Promise<ApiResult<T>>;
  /** Sent once: after a lost answer nobody knows what was done. */
  askOnce<T>(question: Ask<T>): Promise<ApiResult<T>>;
}

/** GitHub's maximum. */
export const PAGE_SIZE = 100;
