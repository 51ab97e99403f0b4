import { afterEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { connectGithub, type GithubApi } from '../../src/github/api.js';
import type { IssueComment } from '../../src/github/comment-calls.js';
import { upsertComment } from '../../src/github/upsert-comment.js';
import { ACTIONS_BOT, type FakeGithub, type FakeOptions, type Fault, startFakeGithub, TOKEN } from './fake-github.js';

const MARKER = '<!-- mlflow-gateway-eval: ci / eval -->';
const body = (text: string) => `${MARKER}\n${text}`;
const PULL = 7;
const NOW = Date.parse('2026-01-01T00:00:00Z');

let fake: FakeGithub;
let waits: number[];

async function start(options: FakeOptions = {}, { token = TOKEN, url = '' } = {}): Promise<GithubApi> {
  fake = await startFakeGithub(options);
  waits = [];
  return connectGithub({
    token,
    apiUrl: url || fake.url,
    repository: { owner: 'acme', name: 'app' },
    sleep: async (ms) => void waits.push(ms),
    now: () => NOW,
  });
}

const request = (text: string) => ({ marker: MARKER, body: () => body(text), pullRequest: PULL });
const upsert = (api: GithubApi, text: string) => upsertComment(api, request(text));

/** A list of comments that jobs change one request at a time, in the order that `play` is given. */
function createWorld() {
  let nextId = 1;
  const comments: IssueComment[] = [];
  const waiting: (() => void)[][] = [[], [], []];
  const turn = (job: number) => new Promise<void>((resolve) => waiting[job]?.push(resolve));
  const written = (value: IssueComment) => ({ ok: true as const, value: { ...value } });
  const gone = { ok: false as const, failure: { kind: 'not found' as const, message: 'gone' } };
  const apiOf = (job: number): GithubApi => ({
    ...({} as GithubApi),
    async listComments() {
      await turn(job);
      return { ok: true, value: { comments: comments.map((comment) => ({ ...comment })), hasNext: false } };
    },
    async createComment(_, text) {
      await turn(job);
      const comment = { id: nextId++, url: 'x', body: text, author: { login: ACTIONS_BOT, isBot: true } };
      comments.push(comment);
      return written(comment);
    },
    async updateComment(id, text) {
      await turn(job);
      const found = comments.find((comment) => comment.id === id);
      return found ? written(Object.assign(found, { body: text })) : gone;
    },
    async deleteComment(id) {
      await turn(job);
      const index = comments.findIndex((comment) => comment.id === id);
      if (index >= 0) comments.splice(index, 1);
      return { ok: true, value: undefined };
    },
  });
  /** After the drawn order, the jobs take turns until none of them waits. */
  const play = async (order: readonly number[]): Promise<void> => {
    for (let step = 0; step < order.length || waiting.some((queue) => queue.length > 0); step++) {
      await new Promise(setImmediate);
      const drawn = waiting[order[step] ?? step % 3]?.shift();
      (drawn ?? waiting.find((queue) => queue.length > 0)?.shift())?.();
      await new Promise(setImmediate);
    }
  };
  return { comments, apiOf, play };
}
const bodies = () => fake.comments.map((comment) => comment.body);
const sent = (method: string) => fake.requests.filter(({ where }) => where.startsWith(method)).length;
const graphqlCalls = () => fake.requests.filter(({ where }) => where.endsWith('/graphql')).length;

afterEach(async () => {
  await fake.close();
  expect(fake.violations).toEqual([]);
});

describe('one comment is kept up to date', () => {
  test('the first run creates it, the next one updates it in place', async () => {
    const api = await start();
    const first = await upsert(api, 'one');
    const second = await upsert(api, 'two');
    const url = 'https://github.com/acme/app/pull/7#issuecomment-1000';
    expect(first).toMatchObject({ ok: true, value: { url } });
    expect(second).toMatchObject({ ok: true, value: { url } });
    expect(bodies()).toEqual([body('two')]);
    expect(graphqlCalls()).toBe(0);
    expect(fake.requests.every(({ authorization }) => authorization === `token ${TOKEN}`)).toBe(true);
  });

  test('it is found behind more than two pages of others', async () => {
    const api = await start();
    for (let i = 0; i < 230; i++) fake.addComment({ issue: PULL, body: `talk ${i}`, author: 'octocat' });
    fake.addComment({ issue: PULL, body: body('old') });
    fake.addComment({ issue: PULL, body: 'later talk', author: 'octocat' });
    await upsert(api, 'new');
    expect(fake.comments).toHaveLength(232);
    expect(fake.comments[230]?.body).toBe(body('new'));
    expect(fake.requests.slice(0, 3).map(({ query }) => query)).toEqual(
      [1, 2, 3].map((page) => `?per_page=100&page=${page}`),
    );
  });

  test('of two that a race left, the oldest goes on, and the other one goes', async () => {
    const api = await start();
    fake.addComment({ issue: PULL, body: body('a') });
    fake.addComment({ issue: PULL, body: body('b') });
    await upsert(api, 'new');
    expect(bodies()).toEqual([body('new')]);
  });

  test('two jobs in a race: both find none and write one each, and one is left', async () => {
    const api = await start();
    const results = await Promise.all([upsert(api, 'of job 1'), upsert(api, 'of job 2')]);
    expect(sent('POST')).toBe(2);
    expect(fake.comments).toHaveLength(1);
    expect(fake.comments[0]).toMatchObject({ id: 1000, body: expect.stringMatching(/of job [12]$/) });
    expect(results.every(({ ok }) => ok)).toBe(true);
    await upsert(api, 'next push');
    expect(bodies()).toEqual([body('next push')]);
  });

  /** Each job does what it does in five steps; what is done next is drawn. */
  test('three jobs in a race, in any order of their requests: one comment is left, the oldest', async () => {
    await start();
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(2), { minLength: 30, maxLength: 30 }), async (order) => {
        const world = createWorld();
        const jobs = [0, 1, 2].map((job) => upsertComment(world.apiOf(job), request(`of job ${job}`)));
        await world.play(order);
        await Promise.all(jobs);
        expect(world.comments.map(({ id }) => id)).toEqual([1]);
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    ['of another instance', '<!-- mlflow-gateway-eval: other -->\nred', ACTIONS_BOT],
    ['planted by somebody', body('planted'), 'mallory'],
    ['of another token', body('of a person'), 'octocat'],
  ])('no double that is not ours is deleted: %s', async (_, text, author) => {
    const api = await start();
    fake.addComment({ issue: PULL, body: body('ours') });
    fake.addComment({ issue: PULL, body: text, author });
    await upsert(api, 'new');
    expect(bodies()).toEqual([body('new'), text]);
    expect(sent('DELETE')).toBe(0);
  });

  test.each([
    ['may not be deleted', { match: 'DELETE', status: 403, times: 9 }],
    ['is gone already', { match: 'DELETE', status: 404, times: 9 }],
    ['cannot be looked for', { match: 'GET', status: 500, times: 99 }],
  ])('a double that %s: the comment stands all the same', async (_, fault) => {
    const faults: Fault[] = [];
    const api = await start({
      faults,
      onRequest: (where) => {
        if (!where.startsWith('POST') || fake.comments.length > 0) return;
        fake.addComment({ issue: PULL, body: body('of a faster job') });
        faults.push(fault);
      },
    });
    expect(await upsert(api, 'new')).toMatchObject({ ok: true });
    expect(bodies()).toContain(body('new'));
  });

  test('a body saved with CRLF by the web editor is still ours', async () => {
    const api = await start();
    fake.addComment({ issue: PULL, body: `${MARKER}\r\nedited` });
    await upsert(api, 'new');
    expect(bodies()).toEqual([body('new')]);
  });

  test('a body without its marker gets it, or the next run would not find it', async () => {
    const api = await start();
    await upsertComment(api, { marker: MARKER, body: () => 'text', pullRequest: PULL });
    expect(bodies()).toEqual([body('text')]);
  });

  test('other instances and other pull requests are left alone', async () => {
    const api = await start();
    const others = [
      { issue: PULL, body: '<!-- mlflow-gateway-eval: nightly / eval -->\nother job' },
      { issue: PULL, body: `${MARKER} and more\nlonger first line` },
      { issue: PULL, body: `quote:\n${MARKER}` },
      { issue: 8, body: body('other pull request') },
    ];
    for (const other of others) fake.addComment(other);
    await upsert(api, 'new');
    expect(bodies()).toEqual([...others.map((other) => other.body), body('new')]);
  });

  test('update only: nothing is created, an existing one is updated', async () => {
    const api = await start();
    const request = { marker: MARKER, body: () => body('green'), pullRequest: PULL, mode: 'update only' as const };
    expect(await upsertComment(api, request)).toEqual({ ok: true, value: undefined });
    expect(fake.comments).toEqual([]);
    fake.addComment({ issue: PULL, body: body('red') });
    expect(await upsertComment(api, request)).toMatchObject({ ok: true, value: { id: 1000 } });
    expect(bodies()).toEqual([body('green')]);
  });
});

describe('whose comment it is', () => {
  test.each(['mallory', 'parrot[bot]', 'github-actions'])(
    'one that %s planted with our marker is never changed',
    async (author) => {
      const api = await start();
      fake.addComment({ issue: PULL, body: body('planted'), author });
      await upsert(api, 'new');
      await upsert(api, 'newer');
      expect(bodies()).toEqual([body('planted'), body('newer')]);
    },
  );

  test.each(['octocat', 'my-app[bot]'])('a token of %s finds its own comments', async (login) => {
    const api = await start({ login });
    fake.addComment({ issue: PULL, body: body('planted'), author: 'mallory' });
    await upsert(api, 'one');
    await upsert(api, 'two');
    expect(bodies()).toEqual([body('planted'), body('two')]);
  });

  test('whose token it is, is asked once', async () => {
    const api = await start();
    for (const author of ['a', 'b', 'c']) fake.addComment({ issue: PULL, body: body('planted'), author });
    await upsert(api, 'new');
    expect(graphqlCalls()).toBe(1);
  });

  test.each([
    ['refused', { status: 403 }],
    ['an error of GraphQL', { status: 200, body: { data: null, errors: [{ message: 'no' }] } }],
    ['an answer of another form', { status: 200, body: { data: { viewer: null } } }],
  ])('without an answer (%s) only github-actions[bot] is trusted', async (_, fault) => {
    const api = await start({ login: 'octocat', faults: [{ match: '/graphql', times: 9, ...fault }] });
    fake.addComment({ issue: PULL, body: body('maybe ours'), author: 'octocat' });
    fake.addComment({ issue: PULL, body: body('of the workflow'), author: ACTIONS_BOT });
    expect(await upsert(api, 'new')).toMatchObject({ ok: true, value: { id: 1001 } });
    expect(bodies()).toEqual([body('maybe ours'), body('new')]);
  });

  test('one that refuses the update is passed over for the next of ours', async () => {
    const api = await start({ login: 'octocat', locked: [ACTIONS_BOT] });
    fake.addComment({ issue: PULL, body: body('of another token'), author: ACTIONS_BOT });
    await upsert(api, 'one');
    await upsert(api, 'two');
    expect(bodies()).toEqual([body('of another token'), body('two')]);
  });

  test('one that vanished after it was listed is written anew', async () => {
    const api = await start({ onRequest: (where) => where.startsWith('PATCH') && fake.comments.splice(0) });
    fake.addComment({ issue: PULL, body: body('deleted') });
    expect(await upsert(api, 'new')).toMatchObject({ ok: true, value: { id: 1001 } });
  });
});

describe('when GitHub does not answer as hoped', () => {
  test('a read-only token', async () => {
    const api = await start({ readOnly: true });
    expect(await upsert(api, 'x')).toEqual({
      ok: false,
      failure: { kind: 'forbidden', status: 403, message: 'Resource not accessible by integration' },
    });
    expect(waits).toEqual([]);
  });

  test('a read-only token leaves a red comment: update only says so', async () => {
    const api = await start({ readOnly: true });
    fake.addComment({ issue: PULL, body: body('red') });
    const request = { marker: MARKER, body: () => body('green'), pullRequest: PULL, mode: 'update only' as const };
    expect(await upsertComment(api, request)).toMatchObject({ ok: false, failure: { kind: 'forbidden' } });
  });

  test('a bad token', async () => {
    const api = await start({}, { token: 'wrong' });
    expect(await upsert(api, 'x')).toMatchObject({
      ok: false,
      failure: { kind: 'unauthorized', status: 401, message: 'Bad credentials' },
    });
    expect(fake.requests).toHaveLength(1);
  });

  test('a text that is too long', async () => {
    const api = await start();
    expect(await upsert(api, 'x'.repeat(65_536))).toMatchObject({
      ok: false,
      failure: { kind: 'invalid', status: 422, message: expect.stringContaining('65536') },
    });
    expect(sent('POST')).toBe(1);
  });

  test.each(['GET', 'POST', 'PATCH'])('5xx on %s, then well', async (method) => {
    const api = await start({ faults: [{ match: method, status: 502, times: 2 }] });
    if (method === 'PATCH') fake.addComment({ issue: PULL, body: body('old') });
    expect(await upsert(api, 'new')).toMatchObject({ ok: true });
    expect(bodies()).toEqual([body('new')]);
    expect(waits).toEqual([1000, 2000]);
  });

  test('5xx for good ends after four attempts', async () => {
    const api = await start({ faults: [{ match: 'GET', status: 503, times: 99 }] });
    expect(await upsert(api, 'x')).toMatchObject({ ok: false, failure: { kind: 'server', status: 503 } });
    expect(waits).toEqual([1000, 2000, 4000]);
  });

  test('a create whose answer was lost is not repeated: the comment is found', async () => {
    const api = await start({ faults: [{ match: 'POST', cut: 'lost answer', times: 1 }] });
    expect(await upsert(api, 'x')).toMatchObject({ ok: true, value: { id: 1000 } });
    expect(bodies()).toEqual([body('x')]);
    expect(sent('POST')).toBe(1);
  });

  test('a connection that breaks, then holds', async () => {
    const api = await start({ faults: [{ match: 'GET', cut: 'before', times: 1 }] });
    expect(await upsert(api, 'x')).toMatchObject({ ok: true });
    expect(waits).toEqual([1000]);
  });

  test('no network', async () => {
    const api = await start({}, { url: 'http://127.0.0.1:1' });
    const result = await upsert(api, 'x');
    expect(result).toMatchObject({
      ok: false,
      failure: { kind: 'network', message: expect.stringMatching(/ECONNREFUSED|connect|port/) },
    });
    expect(result).not.toHaveProperty('failure.status');
    expect(waits).toEqual([1000, 2000, 4000]);
  });

  test('a proxy that answers 200 with a page of its own', async () => {
    const api = await start({ faults: [{ match: 'GET', status: 200, body: '<html>sign in</html>', times: 9 }] });
    expect(await upsert(api, 'x')).toMatchObject({ ok: false, failure: { kind: 'network' } });
    expect(sent('POST')).toBe(0);
  });

  const limited = { match: 'POST', status: 403, body: { message: 'You have exceeded a secondary rate limit.' } };
  test.each([
    ['what it asks for', { ...limited, headers: { 'retry-after': '30' } }, [30_000]],
    ['an HTTP date', { ...limited, headers: { 'retry-after': 'Thu, 01 Jan 2026 00:00:20 GMT' } }, [20_000]],
    ['a minute when it names no time', limited, [60_000]],
    ['429', { ...limited, status: 429, headers: { 'retry-after': '3' } }, [3_000]],
    [
      'the primary limit, until its reset',
      { ...limited, body: {}, headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(NOW / 1000 + 45) } },
      [45_000],
    ],
  ])('a rate limit is waited for: %s', async (_, fault, expected) => {
    const api = await start({ faults: [{ ...fault, times: 1 }] });
    expect(await upsert(api, 'x')).toMatchObject({ ok: true });
    expect(waits).toEqual(expected);
    expect(bodies()).toEqual([body('x')]);
  });

  test('a rate limit that asks for longer than a comment is worth gets no early retry', async () => {
    const api = await start({ faults: [{ ...limited, headers: { 'retry-after': '3600' }, times: 9 }] });
    expect(await upsert(api, 'x')).toMatchObject({ ok: false, failure: { kind: 'rate limited', waitMs: 3_600_000 } });
    expect(waits).toEqual([]);
    expect(sent('POST')).toBe(1);
  });

  test('a rate limit that does not end', async () => {
    const api = await start({ faults: [{ ...limited, times: 9 }] });
    expect(await upsert(api, 'x')).toMatchObject({ ok: false, failure: { kind: 'rate limited' } });
    expect(waits).toEqual([60_000, 60_000]);
  });
});

test('GitHub Enterprise Server: the path of GITHUB_API_URL is kept, GraphQL has its own', async () => {
  const api = await start({ basePath: '/api/v3', login: 'octocat' });
  await upsert(api, 'one');
  await upsert(api, 'two');
  expect(bodies()).toEqual([body('two')]);
  expect(fake.requests.map(({ where }) => where)).toEqual([
    'GET /api/v3/repos/acme/app/issues/7/comments',
    'POST /api/v3/repos/acme/app/issues/7/comments',
    // Did another job write one at the same time?
    'GET /api/v3/repos/acme/app/issues/7/comments',
    'POST /api/graphql',
    'GET /api/v3/repos/acme/app/issues/7/comments',
    'PATCH /api/v3/repos/acme/app/issues/comments/1000',
  ]);
});

describe('the fake notices what GitHub would refuse or ignore', () => {
  const comments = '/repos/acme/app/issues/7/comments';
  test.each([
    ['an operation outside the contract', 'DELETE', comments, undefined],
    ['a state that no status has', 'POST', `/repos/acme/app/statuses/${'a'.repeat(40)}`, { state: 'green' }],
    ['an issue without a title', 'POST', '/repos/acme/app/issues', { body: 'x' }],
    ['a filter that pull requests have not', 'GET', '/repos/acme/app/pulls?sha=x', undefined],
    ['a body without its text', 'POST', comments, {}],
    ['a text of the wrong type', 'POST', comments, { body: 1 }],
    ['a body field that is not described', 'POST', comments, { body: 'x', event: 'COMMENT' }],
    ['a query parameter that is not described', 'GET', `${comments}?perPage=100`, undefined],
    ['a query parameter of the wrong type', 'GET', `${comments}?per_page=all`, undefined],
    ['a path parameter of the wrong type', 'GET', '/repos/acme/app/issues/seven/comments', undefined],
    ['another question in GraphQL', 'POST', '/graphql', { query: '{ viewer { name } }' }],
  ])('%s', async (_, method, path, sentBody) => {
    await start();
    const response = await fetch(`${fake.url}${path}`, {
      method,
      headers: { authorization: `token ${TOKEN}` },
      ...(sentBody && { body: JSON.stringify(sentBody) }),
    });
    expect(response.ok).toBe(false);
    expect(fake.violations.splice(0)).not.toEqual([]);
  });
});
