// A stateful stand-in for GitHub's API over real HTTP. What it is asked and what it answers are both checked against
// GitHub's own OpenAPI description (contract.json), so neither the action nor this fake can drift from the real thing
// unseen: `violations` has to be empty at the end of each test.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { loadContract, type Operation } from './contract.js';

export const TOKEN = 'ghs_fake';
export const ACTIONS_BOT = 'github-actions[bot]';

/** An answer instead of the normal one; `lost answer` does what was asked and then cuts the connection. */
export type Fault = { match: string; times: number } & (
  | { status: number; headers?: Record<string, string>; body?: unknown }
  | { cut: 'before' | 'lost answer' }
);

export interface FakeOptions {
  /** Whose token it is. Default: `github-actions[bot]`. */
  login?: string;
  /** Writing is refused, as with the token of a pull request from a fork. */
  readOnly?: boolean;
  /** `/api/v3` makes it an Enterprise Server, with GraphQL at `/api/graphql`. */
  basePath?: string;
  /** Taken from the front, by `METHOD /path` containing `match`. */
  faults?: Fault[];
  /** Authors whose comments refuse an update. */
  locked?: string[];
}

export interface FakeRequest {
  where: string;
  query: string;
  authorization: string | undefined;
}

export interface FakeComment {
  id: number;
  issue: number;
  body: string;
  author: string;
}

export interface FakeGithub {
  /** What GITHUB_API_URL would be. */
  url: string;
  comments: FakeComment[];
  requests: FakeRequest[];
  violations: string[];
  addComment(comment: { issue: number; body: string; author?: string }): FakeComment;
  close(): Promise<void>;
}

/** Status, body, headers. */
type Answer = [number, unknown, Record<string, string>?];

interface Call {
  operation: Operation;
  query: Record<string, string>;
  /** Without the base path. */
  path: string;
  body: unknown;
}

const DOCS = 'https://docs.github.com/rest';
const problem = (status: number, message: string): Answer => [
  status,
  { message, documentation_url: DOCS, status: String(status) },
];
const NOT_FOUND = problem(404, 'Not Found');
const FORBIDDEN = problem(403, 'Resource not accessible by integration');
const UNAUTHORIZED = problem(401, 'Bad credentials');
const invalid = (message: string): Answer => [
  422,
  { message, documentation_url: DOCS, errors: [{ resource: 'IssueComment', field: 'body', code: 'custom' }] },
];
const MAX_BODY = 65_536;
const contract = loadContract();
const USER_LINKS = 'followers following gists starred subscriptions organizations repos events received_events'.split(
  ' ',
);

export async function startFakeGithub(options: FakeOptions = {}): Promise<FakeGithub> {
  const { login = ACTIONS_BOT, readOnly = false, basePath = '', faults = [], locked = [] } = options;
  const comments: FakeComment[] = [];
  const requests: FakeRequest[] = [];
  const violations: string[] = [];
  let origin = '';
  let nextId = 1_000;

  const addComment: FakeGithub['addComment'] = ({ issue, body, author = login }) => {
    const comment = { id: nextId++, issue, body, author };
    comments.push(comment);
    return comment;
  };

  const show = ({ id, issue, body, author }: FakeComment) => ({
    id,
    node_id: `IC_${id}`,
    url: `${origin}${basePath}/repos/acme/app/issues/comments/${id}`,
    issue_url: `${origin}${basePath}/repos/acme/app/issues/${issue}`,
    html_url: `https://github.com/acme/app/pull/${issue}#issuecomment-${id}`,
    body,
    user: showUser(author),
    created_at: '2026-01-01T00:00:00Z',
    updated_at: '2026-01-01T00:00:00Z',
    author_association: 'NONE',
  });

  const handlers: Record<string, (call: Call) => Answer> = {
    'issues/list-comments': ({ operation, query, path }) => {
      const all = comments.filter(({ issue }) => issue === Number(operation.params['issue_number']));
      const size = Number(query['per_page'] ?? 30);
      const page = Number(query['page'] ?? 1);
      const last = Math.max(1, Math.ceil(all.length / size));
      const link = (to: number, rel: string) =>
        `<${origin}${basePath}${path}?per_page=${size}&page=${to}>; rel="${rel}"`;
      const headers = page < last ? { link: `${link(page + 1, 'next')}, ${link(last, 'last')}` } : {};
      return [200, all.slice((page - 1) * size, page * size).map(show), headers];
    },
    'issues/create-comment': ({ operation, body: sent }) => {
      if (readOnly) return FORBIDDEN;
      const { body } = sent as { body: string };
      if ([...body].length > MAX_BODY) return invalid(`Body is too long (maximum is ${MAX_BODY} characters)`);
      return [201, show(addComment({ issue: Number(operation.params['issue_number']), body }))];
    },
    'issues/update-comment': ({ operation, body }) => {
      const comment = comments.find(({ id }) => id === Number(operation.params['comment_id']));
      if (!comment) return NOT_FOUND;
      // A token that may write may change anybody's comment: GitHub is no protection against planted ones.
      if (readOnly || locked.includes(comment.author)) return FORBIDDEN;
      comment.body = (body as { body: string }).body;
      return [200, show(comment)];
    },
  };

  /** Every request and every answer goes past the contract. */
  const call = (method: string, url: URL, body: unknown): Answer => {
    const path = url.pathname.slice(basePath.length);
    const query = Object.fromEntries(url.searchParams);
    const operation = contract.find(method, path);
    const handler = operation && handlers[operation.id];
    if (!handler) {
      violations.push(`${method} ${path} is not in the contract, or the fake does not know it`);
      return NOT_FOUND;
    }
    const faults = contract.requestFaults(operation, { query, body });
    violations.push(...faults.map((fault) => `request ${operation.id}: ${fault}`));
    if (faults.length > 0) return invalid('Validation Failed');
    const answer = handler({ operation, query, path, body });
    const [status, value] = answer;
    violations.push(
      ...contract
        .responseFaults(operation, { status, body: value })
        .map((fault) => `response ${operation.id} ${status}: ${fault}`),
    );
    return answer;
  };
  const graphqlPath = basePath === '/api/v3' ? '/api/graphql' : `${basePath}/graphql`;

  const answer = (request: IncomingMessage, url: URL, body: unknown): Answer => {
    if (request.headers.authorization !== `token ${TOKEN}`) return UNAUTHORIZED;
    if (request.method === 'POST' && url.pathname === graphqlPath) {
      const { query } = body as { query: string };
      if (query === '{ viewer { login } }') return [200, { data: { viewer: { login } } }];
      violations.push(`GraphQL that the fake does not know: ${query}`);
      return problem(400, 'Problems parsing');
    }
    if (!url.pathname.startsWith(basePath)) {
      violations.push(`${url.pathname} is outside ${basePath}`);
      return NOT_FOUND;
    }
    return call(request.method ?? 'GET', url, body);
  };

  const server = createServer((request, response) => {
    void respond(request, response);
  });
  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const text = await readBody(request);
    const url = new URL(request.url ?? '/', 'http://fake');
    const where = `${request.method} ${url.pathname}`;
    requests.push({ where, query: url.search, authorization: request.headers.authorization });
    const fault = faults.find(({ match, times }) => times > 0 && where.includes(match));
    if (fault) fault.times -= 1;
    const cut = fault && 'cut' in fault ? fault.cut : undefined;
    if (cut === 'before') return void request.socket.destroy();
    const [status, value, headers]: Answer =
      fault && 'status' in fault
        ? [fault.status, fault.body ?? { message: 'planned fault' }, fault.headers ?? {}]
        : answer(request, url, text === '' ? undefined : JSON.parse(text));
    if (cut === 'lost answer') return void request.socket.destroy();
    const isText = typeof value === 'string';
    response.writeHead(status, {
      'content-type': isText ? 'text/html' : 'application/json; charset=utf-8',
      ...headers,
    });
    response.end(isText ? value : JSON.stringify(value));
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    url: `${origin}${basePath}`,
    comments,
    requests,
    violations,
    addComment,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function showUser(login: string) {
  const isBot = login.endsWith('[bot]');
  const url = `https://api.github.com/users/${encodeURIComponent(login)}`;
  return {
    login,
    id: 41_898_282,
    node_id: `U_${login.length}`,
    type: isBot ? 'Bot' : 'User',
    site_admin: false,
    gravatar_id: '',
    avatar_url: 'https://avatars.githubusercontent.com/u/1',
    url,
    html_url: `https://github.com/${encodeURIComponent(login)}`,
    ...Object.fromEntries(USER_LINKS.map((name) => [`${name}_url`, `${url}/${name}`])),
  };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
