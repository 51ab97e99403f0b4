// What the tests of this folder run workflows against: a gateway and a GitHub of their own for each test.
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type FakeGithub, type FakeOptions, startFakeGithub, TOKEN } from '../github/fake-github.js';
import { ROOT } from '../support/run-action.js';
import { type StubGateway, type StubGatewayOptions, startStubGateway } from '../support/stub-gateway.js';
import { makeRepository, runWorkflow, type WorkflowOptions, type WorkflowRun } from './runner.js';

export const PULL_REQUEST = 7;
export const GATEWAY_KEY = 'gateway-key-of-the-act-tests';
const ENDPOINTS = ['gpt-4o-endpoint', 'claude-endpoint', 'gemini-endpoint', 'grader-endpoint'];
export const WORKFLOW = '.github/workflows/eval.yml';
/** The action as the examples name it. */
export const OWN = 'OWNER/mlflow-gateway-eval@v1';

export const text = (...path: string[]): string => readFileSync(join(ROOT, ...path), 'utf8');

export interface World {
  gateway: StubGateway;
  github: FakeGithub;
  /** Removed with the world. */
  repositoryWith(paths: readonly string[], files: Record<string, string>): string;
  run(options: Partial<WorkflowOptions> & Pick<WorkflowOptions, 'repository'>): Promise<WorkflowRun>;
  close(): Promise<void>;
}

export async function openWorld(
  options: { gateway?: Partial<StubGatewayOptions>; github?: FakeOptions } = {},
): Promise<World> {
  const gateway = await startStubGateway({ endpoints: ENDPOINTS, ...options.gateway });
  const github = await startFakeGithub(options.github);
  const folders: string[] = [];
  return {
    gateway,
    github,
    repositoryWith(paths, files) {
      const folder = makeRepository(paths, files);
      folders.push(folder);
      return folder;
    },
    run: (workflow) =>
      runWorkflow({
        eventName: 'pull_request',
        event: pullRequest(),
        node: process.execPath,
        secrets: { GITHUB_TOKEN: TOKEN, GATEWAY_KEY, MLFLOW_GATEWAY_API_KEY: GATEWAY_KEY },
        variables: { GATEWAY_URL: gateway.url, MLFLOW_GATEWAY_URL: gateway.url },
        ...workflow,
        env: { GITHUB_API_URL: github.url, GITHUB_REPOSITORY: 'acme/app', ...workflow.env },
      }),
    async close() {
      await Promise.all([gateway.close(), github.close()]);
      for (const folder of folders) rmSync(folder, { recursive: true, force: true });
    },
  };
}

export function pullRequest(headRepository = 'acme/app'): object {
  const base = { ref: 'main', sha: '2'.repeat(40), repo: { id: 1, full_name: 'acme/app' } };
  const head = {
    ref: 'feature',
    sha: '1'.repeat(40),
    repo: { id: headRepository === 'acme/app' ? 1 : 2, full_name: headRepository, fork: headRepository !== 'acme/app' },
  };
  const [owner] = headRepository.split('/');
  return {
    action: 'synchronize',
    number: PULL_REQUEST,
    pull_request: { number: PULL_REQUEST, state: 'open', draft: false, user: { login: owner }, head, base },
    repository: { id: 1, name: 'app', full_name: 'acme/app', owner: { login: 'acme' }, default_branch: 'main' },
    sender: { login: owner },
  };
}
