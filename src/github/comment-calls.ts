// Comments on a pull request, as the API lists and writes them.
import { isObject } from '../json.js';
import type { ApiResult } from './api-failure.js';
import { type ApiAnswer, type Asking, PAGE_SIZE } from './asking.js';
import { type Author, readAuthor } from './author.js';

/** A comment as far as we read it. `body` is text from outside. */
export interface IssueComment {
  id: number;
  url: string;
  body: string;
  author: Author;
}

export interface CommentPage {
  comments: IssueComment[];
  hasNext: boolean;
}

export interface CommentCalls {
  /** Oldest first. @param page from 1 */
  listComments(pullRequest: number, page: number): Promise<ApiResult<CommentPage>>;
  /** Sent once: after a lost answer nobody knows whether the comment stands. */
  createComment(pullRequest: number, body: string): Promise<ApiResult<IssueComment>>;
  updateComment(id: number, body: string): Promise<ApiResult<IssueComment>>;
  deleteComment(id: number): Promise<ApiResult<undefined>>;
}

export function commentCalls({ ask, askOnce }: Asking): CommentCalls {
  return {
    listComments: (pullRequest, page) =>
      ask({
        route: 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments',
        parameters: { issue_number: pullRequest, per_page: PAGE_SIZE, page },
        read: readPage,
      }),
    createComment: (pullRequest, body) =>
      askOnce({
        route: 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments',
        parameters: { issue_number: pullRequest, body },
        read: readWritten,
      }),
    updateComment: (id, body) =>
      ask({
        route: 'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}',
        parameters: { comment_id: id, body },
        read: readWritten,
      }),
    deleteComment: (id) =>
      ask({
        route: 'DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}',
        parameters: { comment_id: id },
        read: () => undefined,
      }),
  };
}

function readPage({ data, hasNext }: ApiAnswer): CommentPage {
  if (!Array.isArray(data)) throw new Error('the list of comments is no list');
  return { comments: data.map(readComment).filter((comment) => comment !== undefined), hasNext };
}

function readWritten({ data }: ApiAnswer): IssueComment {
  const comment = readComment(data);
  if (!comment) throw new Error('the answer is no comment');
  return comment;
}

function readComment(data: unknown): IssueComment | undefined {
  if (!isObject(data)) return undefined;
  const { id, html_url: url, body, user } = data as Record<string, unknown>;
  if (typeof id !== 'number' || typeof url !== 'string') return undefined;
  return { id, url, body: typeof body === 'string' ? body : '', author: readAuthor(user) };
}
