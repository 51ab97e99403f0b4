// Issues, as the API lists and writes them.
import { isObject } from '../json.js';
import type { ApiResult } from './api-failure.js';
import { type ApiAnswer, type Asking, PAGE_SIZE } from './asking.js';
import { type Author, readAuthor } from './author.js';

/** An issue as far as we read it. `body` is text from outside. */
export interface Issue {
  number: number;
  url: string;
  body: string;
  author: Author;
}

export interface IssuePage {
  issues: Issue[];
  hasNext: boolean;
}

export interface IssueText {
  title: string;
  body: string;
}

export interface IssueCalls {
  /** Open ones, oldest first, without pull requests. @param page from 1 */
  listOpenIssues(page: number): Promise<ApiResult<IssuePage>>;
  /** Sent once: after a lost answer nobody knows whether the issue stands. */
  createIssue(text: IssueText): Promise<ApiResult<Issue>>;
  updateIssue(number: number, change: IssueText | { state: 'closed' }): Promise<ApiResult<Issue>>;
}

export function issueCalls({ ask, askOnce }: Asking): IssueCalls {
  return {
    listOpenIssues: (page) =>
      ask({
        route: 'GET /repos/{owner}/{repo}/issues',
        parameters: { state: 'open', sort: 'created', direction: 'asc', per_page: PAGE_SIZE, page },
        read: readPage,
      }),
    createIssue: ({ title, body }) =>
      askOnce({ route: 'POST /repos/{owner}/{repo}/issues', parameters: { title, body }, read: readWritten }),
    updateIssue: (number, change) =>
      ask({
        route: 'PATCH /repos/{owner}/{repo}/issues/{issue_number}',
        parameters: { issue_number: number, ...change },
        read: readWritten,
      }),
  };
}

function readPage({ data, hasNext }: ApiAnswer): IssuePage {
  if (!Array.isArray(data)) throw new Error('the list of issues is no list');
  // To the API a pull request is an issue too.
  const issues = data.filter((item) => isObject(item) && item['pull_request'] === undefined).map(readIssue);
  return { issues: issues.filter((issue) => issue !== undefined), hasNext };
}

function readWritten({ data }: ApiAnswer): Issue {
  const issue = readIssue(data);
  if (!issue) throw new Error('the answer is no issue');
  return issue;
}

function readIssue(data: unknown): Issue | undefined {
  if (!isObject(data)) return undefined;
  const { number, html_url: url, body, user } = data as Record<string, unknown>;
  if (typeof number !== 'number' || typeof url !== 'string') return undefined;
  return { number, url, body: typeof body === 'string' ? body : '', author: readAuthor(user) };
}
