// A stand-in for the part of GitHub's API that takes a comment on a pull request, and for what a runner tells an action.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const REPOSITORY = 'acme/shop';
const NUMBER = 7;
const HEAD = '3f786850e387550fdab836ed7e6dc881de23001b';

/**
 * A pull request of `acme/shop` that nobody has commented on yet.
 *
 * @param {string} workspace where the repository is checked out
 * @returns {Promise<{ env: Record<string, string>, comments: string[], close(): Promise<void> }>} the environment of a
 *   step that runs for it, and the comments that were written since
 */
export async function openPullRequest(workspace) {
  const comments = [];
  const server = createServer(async (request, response) => {
    const { status, body } = await answer(request, comments);
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  await new Promise((done, fail) => server.once('error', fail).listen(0, '127.0.0.1', done));
  const folder = mkdtempSync(join(tmpdir(), 'mlflow-gateway-eval-demo-'));
  return {
    env: runnerEnv(workspace, folder, `http://127.0.0.1:${server.address().port}`),
    comments,
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function answer(request, comments) {
  const path = `/repos/${REPOSITORY}/issues/${NUMBER}/comments`;
  const isOurs = request.url.split('?')[0] === path;
  if (isOurs && request.method === 'GET') return { status: 200, body: [] };
  if (!isOurs || request.method !== 'POST') return { status: 404, body: { message: 'Not Found' } };
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const { body } = JSON.parse(Buffer.concat(chunks).toString('utf8'));
  comments.push(body);
  const url = `https://github.com/${REPOSITORY}/pull/${NUMBER}#issuecomment-1`;
  return { status: 201, body: { id: 1, html_url: url, body, user: { login: 'github-actions[bot]', type: 'Bot' } } };
}

function runnerEnv(workspace, folder, apiUrl) {
  const file = (name, text) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const repo = { full_name: REPOSITORY };
  const event = { pull_request: { number: NUMBER, head: { sha: HEAD, repo }, base: { repo } } };
  return {
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_API_URL: apiUrl,
    GITHUB_EVENT_NAME: 'pull_request',
    GITHUB_EVENT_PATH: file('event.json', JSON.stringify(event)),
    GITHUB_JOB: 'eval',
    GITHUB_OUTPUT: file('output', ''),
    GITHUB_REPOSITORY: REPOSITORY,
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_RUN_ID: '1234567890',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_STEP_SUMMARY: file('summary.md', ''),
    GITHUB_WORKFLOW: 'prompts',
    GITHUB_WORKSPACE: workspace,
  };
}
