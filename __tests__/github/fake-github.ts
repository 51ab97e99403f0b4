// A stateful stand-in for GitHub's API over real HTTP. What it is asked and what it answers are both checked against
// GitHub's own OpenAPI description (contract.json), so neither the action nor this fake can drift from the real thing
// unseen: `violations` has to be empty at the end of each test.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { isObject, type Json, type JsonObject } from '../../src/json.js';
import { loadContract, type Operation } from './contract.js';

export const TOKEN = 'ghs_fake';
export const ACTIONS_BOT = 'github-actions[bot]';

/** An answer instead of the normal one; `lost answer` does what was asked and then cuts the connection; `never` hangs. */
export type Fault = { match: string; times: number } & (
  | { status: number; headers?: Record<string, string>; body?: unknown }
  | { cut: 'before' | 'lost answer' | 'never' }
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
  /** What the token may not write. */
  denied?: ('comments' | 'statuses' | 'issues')[];
  /** The repository has no issues. */
  withoutIssues?: boolean;
  /** PEM; then it speaks HTTPS. */
  tls?: { key: string; cert: string };
  /** What the repository holds; without it GitHub has no commit. */
  objects?: FakeObjects;
  /** Called before each request is answered: another job, in a race with ours. */
  onRequest?: (where: string) => unknown;
}

/** Undefined: there is no such object. */
export interface FakeObjects {
  /** @param basehead `base...head` */
  mergeBase(basehead: string): string | undefined;
  parents(commit: string): string[] | undefined;
  tree(commit: string): { tree: FakeTreeEntry[]; truncated: boolean } | undefined;
  blob(sha: string): Uint8Array | undefined;
}

export interface FakeTreeEntry {
  path: string;
  mode: string;
  type: string;
  sha: string;
  size?: number;
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

export interface FakePullRequest {
  number: number;
  state: 'open' | 'closed';
  headSha: string;
  /** `owner/name`; null when the fork was deleted. */
  headRepo: string | null;
  headRef: string;
  /** Commits before the head. */
  commits: string[];
  files: string[];
}

export interface FakeStatus {
  sha: string;
  state: string;
  context: string;
  description: string;
  target_url: string | null;
}

export interface FakeIssue {
  number: number;
  title: string;
  body: string;
  state: 'open' | 'closed';
  author: string;
}

export interface FakeGithub {
  /** What GITHUB_API_URL would be. */
  url: string;
  comments: FakeComment[];
  statuses: FakeStatus[];
  issues: FakeIssue[];
  requests: FakeRequest[];
  violations: string[];
  addComment(comment: { issue: number; body: string; author?: string }): FakeComment;
  /** Default: open, from a branch of this repository. */
  addPullRequest(pullRequest: Partial<FakePullRequest> & { number: number; headSha: string }): FakePullRequest;
  addIssue(issue: { title: string; body: string; author?: string }): FakeIssue;
  /** What `compare/base...head` answers: the files that differ. */
  comparisons: Map<string, string[]>;
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
  const { login = ACTIONS_BOT, readOnly = false, basePath = '', faults = [], locked = [], denied = [] } = options;
  const { withoutIssues = false, tls, onRequest, objects } = options;
  const comments: FakeComment[] = [];
  const requests: FakeRequest[] = [];
  const violations: string[] = [];
  const pullRequests: FakePullRequest[] = [];
  const statuses: FakeStatus[] = [];
  const issues: FakeIssue[] = [];
  const comparisons = new Map<string, string[]>();
  const mayWrite = (what: 'comments' | 'statuses' | 'issues'): boolean => !readOnly && !denied.includes(what);
  let origin = '';
  let nextId = 1_000;

  const addComment: FakeGithub['addComment'] = ({ issue, body, author = login }) => {
    const comment = { id: nextId++, issue, body, author };
    comments.push(comment);
    return comment;
  };

  const addPullRequest: FakeGithub['addPullRequest'] = (given) => {
    const defaults = { state: 'open' as const, headRepo: 'acme/app', headRef: 'feature', commits: [], files: [] };
    const pullRequest = { ...defaults, ...given };
    pullRequests.push(pullRequest);
    return pullRequest;
  };

  const addIssue: FakeGithub['addIssue'] = ({ title, body, author = login }) => {
    const issue = { number: 500 + issues.length, title, body, author, state: 'open' as const };
    issues.push(issue);
    return issue;
  };

  /** Pages of a list, with the header that leads to the next one. */
  const paged = (all: readonly unknown[], { query, path }: Pick<Call, 'query' | 'path'>): Answer => {
    const size = Number(query['per_page'] ?? 30);
    const page = Number(query['page'] ?? 1);
    const last = Math.max(1, Math.ceil(all.length / size));
    const link = (to: number, rel: string) => `<${origin}${basePath}${path}?per_page=${size}&page=${to}>; rel="${rel}"`;
    const headers = page < last ? { link: `${link(page + 1, 'next')}, ${link(last, 'last')}` } : {};
    return [200, all.slice((page - 1) * size, page * size), headers];
  };

  /** Filled up to what GitHub's description asks of an answer. */
  const filled = (example: Json, value: object): unknown => merge(example, value as Json);
  const pullExample = contract.example(operationAt('GET', '/repos/acme/app/pulls/1'), 200);
  const listedPullExample = exampleEntry('GET', '/repos/acme/app/pulls');
  const issueExample = contract.example(operationAt('PATCH', '/repos/acme/app/issues/1'), 200);
  const repositoryExample = (exampleRepository(listedPullExample) ?? {}) as Json;

  const showPullRequest = (example: Json, { number, state, headSha, headRepo, headRef }: FakePullRequest): unknown =>
    filled(example, {
      number,
      state,
      html_url: `https://github.com/acme/app/pull/${number}`,
      user: showUser('octocat'),
      head: {
        sha: headSha,
        ref: headRef,
        label: `${headRepo?.split('/')[0]}:${headRef}`,
        user: showUser('octocat'),
        repo: headRepo === null ? null : merge(repositoryExample, { full_name: headRepo, owner: showUser('octocat') }),
      },
      base: {
        user: showUser('acme'),
        repo: merge(repositoryExample, { full_name: 'acme/app', owner: showUser('acme') }),
      },
    });

  const showIssue = ({ number, title, body, state, author }: FakeIssue): unknown =>
    filled(issueExample, {
      number,
      title,
      body,
      state,
      html_url: `https://github.com/acme/app/issues/${number}`,
      user: showUser(author),
    });

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
    'issues/list-comments': (asked) => {
      const issue = Number(asked.operation.params['issue_number']);
      return paged(comments.filter((comment) => comment.issue === issue).map(show), asked);
    },
    'issues/create-comment': ({ operation, body: sent }) => {
      if (!mayWrite('comments')) return FORBIDDEN;
      const { body } = sent as { body: string };
      if ([...body].length > MAX_BODY) return invalid(`Body is too long (maximum is ${MAX_BODY} characters)`);
      return [201, show(addComment({ issue: Number(operation.params['issue_number']), body }))];
    },
    'issues/update-comment': ({ operation, body }) => {
      const comment = comments.find(({ id }) => id === Number(operation.params['comment_id']));
      if (!comment) return NOT_FOUND;
      // A token that may write may change anybody's comment: GitHub is no protection against planted ones.
      if (!mayWrite('comments') || locked.includes(comment.author)) return FORBIDDEN;
      comment.body = (body as { body: string }).body;
      return [200, show(comment)];
    },
    'issues/delete-comment': ({ operation }) => {
      const index = comments.findIndex(({ id }) => id === Number(operation.params['comment_id']));
      if (index < 0) return NOT_FOUND;
      if (!mayWrite('comments') || locked.includes(comments[index]?.author ?? '')) return FORBIDDEN;
      comments.splice(index, 1);
      return [204, undefined];
    },
    'pulls/get': ({ operation }) => {
      const found = pullRequests.find(({ number }) => number === Number(operation.params['pull_number']));
      return found ? [200, showPullRequest(pullExample, found)] : NOT_FOUND;
    },
    'pulls/list': (asked) => {
      const { state = 'open', head } = asked.query;
      const found = pullRequests.filter(
        (one) =>
          (state === 'all' || one.state === state) &&
          (head === undefined || head === `${one.headRepo?.split('/')[0]}:${one.headRef}`),
      );
      return paged(
        found.map((one) => showPullRequest(listedPullExample, one)),
        asked,
      );
    },
    // A commit of a fork is no commit of this repository: GitHub answers with an empty list, not with its pull request.
    'repos/list-pull-requests-associated-with-commit': (asked) => {
      const sha = asked.operation.params['commit_sha'] ?? '';
      const found = pullRequests.filter(
        ({ headRepo, headSha, commits }) => headRepo === 'acme/app' && [headSha, ...commits].includes(sha),
      );
      return paged(
        found.map((one) => showPullRequest(listedPullExample, one)),
        asked,
      );
    },
    'pulls/list-files': (asked) => {
      const found = pullRequests.find(({ number }) => number === Number(asked.operation.params['pull_number']));
      return found ? paged(found.files.map(showFile), asked) : NOT_FOUND;
    },
    'repos/compare-commits-with-basehead': ({ operation }) => {
      const basehead = operation.params['basehead'] ?? '';
      const files = comparisons.get(basehead);
      const ancestor = objects?.mergeBase(basehead);
      if (!files && ancestor === undefined) return NOT_FOUND;
      const example = contract.example(operation, 200);
      const common = ancestor === undefined ? {} : { merge_base_commit: { sha: ancestor } };
      return [200, filled(example, { ...common, files: (files ?? []).map(showFile) })];
    },
    'git/get-commit': ({ operation }) => {
      const sha = operation.params['commit_sha'] ?? '';
      const parents = objects?.parents(sha);
      if (!parents) return NOT_FOUND;
      const shown = parents.map((parent) => ({ sha: parent, url: DOCS, html_url: DOCS }));
      return [200, filled(contract.example(operation, 200), { sha, parents: shown })];
    },
    'git/get-tree': ({ operation, query }) => {
      const sha = operation.params['tree_sha'] ?? '';
      // Without `recursive` GitHub gives the top alone: whoever asks so has forgotten it.
      const found = query['recursive'] === '1' ? objects?.tree(sha) : undefined;
      return found ? [200, filled(contract.example(operation, 200), { sha, ...found })] : NOT_FOUND;
    },
    'git/get-blob': ({ operation }) => {
      const sha = operation.params['file_sha'] ?? '';
      const content = objects?.blob(sha);
      if (!content) return NOT_FOUND;
      // GitHub breaks it into lines.
      const lines = Buffer.from(content).toString('base64').replace(/.{60}/g, '$&\n');
      return [
        200,
        filled(contract.example(operation, 200), {
          sha,
          size: content.length,
          encoding: 'base64',
          content: `${lines}\n`,
        }),
      ];
    },
    'repos/create-commit-status': ({ operation, body }) => {
      if (!mayWrite('statuses')) return FORBIDDEN;
      const sent = body as Partial<FakeStatus> & { state: string };
      if ([...(sent.description ?? '')].length > 140)
        return invalid('description is too long (maximum is 140 characters)');
      const { state, context = 'default', description = '', target_url = null } = sent;
      const status = { sha: operation.params['sha'] ?? '', state, context, description, target_url };
      statuses.push(status);
      return [201, filled(contract.example(operation, 201), { ...status, creator: showUser(login) })];
    },
    'issues/list-for-repo': (asked) => {
      const { state = 'open' } = asked.query;
      const listed = issues.filter((issue) => state === 'all' || issue.state === state).map(showIssue);
      // A pull request is an issue too.
      const others = pullRequests
        .filter((one) => state === 'all' || one.state === state)
        .map(({ number }) =>
          merge(showIssue({ number, title: 'x', body: 'x', state: 'open', author: login }) as Json, {
            pull_request: { url: null, html_url: null, diff_url: null, patch_url: null },
          }),
        );
      return paged([...others, ...listed], asked);
    },
    'issues/create': ({ body }) => {
      if (withoutIssues) return problem(410, 'Issues are disabled for this repo');
      if (!mayWrite('issues')) return FORBIDDEN;
      return [201, showIssue(addIssue(body as { title: string; body: string }))];
    },
    'issues/update': ({ operation, body }) => {
      const issue = issues.find(({ number }) => number === Number(operation.params['issue_number']));
      if (!issue) return NOT_FOUND;
      if (!mayWrite('issues')) return FORBIDDEN;
      Object.assign(issue, body);
      return [200, showIssue(issue)];
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

  const listener = (request: IncomingMessage, response: ServerResponse): void => {
    respond(request, response).catch((error: unknown) => {
      violations.push(`the fake broke: ${String(error)}`);
      response.writeHead(500).end();
    });
  };
  const server = tls ? createTlsServer(tls, listener) : createServer(listener);
  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const text = await readBody(request);
    const url = new URL(request.url ?? '/', 'http://fake');
    const where = `${request.method} ${url.pathname}`;
    requests.push({ where, query: url.search, authorization: request.headers.authorization });
    onRequest?.(where);
    const fault = faults.find(({ match, times }) => times > 0 && where.includes(match));
    if (fault) fault.times -= 1;
    const cut = fault && 'cut' in fault ? fault.cut : undefined;
    if (cut === 'before') return void request.socket.destroy();
    if (cut === 'never') return;
    const [status, value, headers]: Answer =
      fault && 'status' in fault
        ? [fault.status, fault.body ?? { message: 'planned fault' }, fault.headers ?? {}]
        : answer(request, url, text === '' ? undefined : JSON.parse(text));
    if (cut === 'lost answer') return void request.socket.destroy();
    if (value === undefined) return void response.writeHead(status).end();
    const isText = typeof value === 'string';
    response.writeHead(status, {
      'content-type': isText ? 'text/html' : 'application/json; charset=utf-8',
      ...headers,
    });
    response.end(isText ? value : JSON.stringify(value));
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `${tls ? 'https' : 'http'}://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    url: `${origin}${basePath}`,
    comments,
    statuses,
    issues,
    requests,
    violations,
    addComment,
    addPullRequest,
    addIssue,
    comparisons,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function operationAt(method: string, path: string): Operation {
  const operation = contract.find(method, path);
  if (!operation) throw new Error(`the contract has no ${method} ${path}`);
  return operation;
}

/** Of one entry of a list: the smallest list has none, but one operation that answers with a list of the same is asked. */
function exampleEntry(method: string, path: string): Json {
  return contract.exampleEntry(operationAt(method, path), 200);
}

function exampleRepository(pullRequest: Json): Json | undefined {
  const head = isObject(pullRequest) ? pullRequest['head'] : undefined;
  return isObject(head) ? head['repo'] : undefined;
}

/** `value` over `example`, maps field by field. */
function merge(example: Json, value: Json): Json {
  if (!isObject(example) || !isObject(value)) return value;
  const merged: JsonObject = { ...example };
  for (const [key, item] of Object.entries(value)) merged[key] = merge(example[key] ?? null, item);
  return merged;
}

function showFile(filename: string) {
  return {
    sha: '1'.repeat(40),
    filename,
    status: 'modified' as const,
    additions: 1,
    deletions: 1,
    changes: 2,
    blob_url: `https://github.com/acme/app/blob/x/${encodeURIComponent(filename)}`,
    raw_url: `https://github.com/acme/app/raw/x/${encodeURIComponent(filename)}`,
    contents_url: `https://api.github.com/repos/acme/app/contents/${encodeURIComponent(filename)}`,
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
