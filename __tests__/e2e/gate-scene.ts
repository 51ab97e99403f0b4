// A repository with a pull request of one changed prompt, checked out as a job has it, and dist/index.js that compares it
// with its base. Whatever a test does: the checkout is as it was, and the folder with the base is gone.
import { readdirSync } from 'node:fs';
import { expect } from '@jest/globals';
import { type Files, fingerprint, listed, type Repository } from '../baseline/repositories.js';
import { createScene, type Scene } from '../baseline/scene.js';
import { type FakeGithub, type FakeObjects, type Fault, TOKEN } from '../github/fake-github.js';
import { type ActionOptions, type ActionRun, runAction } from '../support/run-action.js';
import {
  type GatewayRequest,
  type Reply,
  type StubGateway,
  type StubGatewayOptions,
  startStubGateway,
} from '../support/stub-gateway.js';

export const CONFIG = 'evals/promptfooconfig.yaml';
export const CASES = ['refund window', 'opening hours', 'parcel', 'warranty'];

export const config = ({ more = '', cases = CASES }: { more?: string; cases?: readonly string[] } = {}): string =>
  `description: support bot
prompts: [file://prompts/answer.txt, file://prompts/summary.txt]
providers: [mlflow-gateway:chat]
defaultTest: { assert: [{ type: contains, value: fine }] }
${more}
tests:
${cases.map((name) => `  - { description: ${name}, vars: { q: ${name} } }\n`).join('')}`;

export const BASE: Files = {
  'README.md': 'about\n',
  [CONFIG]: config(),
  'evals/prompts/answer.txt': 'Answer: {{q}}',
  'evals/prompts/summary.txt': 'Sum up: {{q}}',
};
export const CHANGE: Files = { 'evals/prompts/answer.txt': 'Answer shortly: {{q}}' };

/** The change breaks one case and mends another. */
export const answer = ({ body }: GatewayRequest): Reply => {
  const prompt = String(body.messages?.at(-1)?.content);
  return ['Answer shortly: refund window', 'Answer: opening hours'].includes(prompt) ? 'no idea' : 'fine';
};

export interface GateSceneOptions {
  base?: Files;
  change?: Files;
  reply?: NonNullable<StubGatewayOptions['reply']>;
  faults?: Fault[];
  objects?: Partial<FakeObjects>;
}

export interface GateScene extends Scene {
  gateway: StubGateway;
  api: FakeGithub;
  /** Texts that the models were asked, in order. */
  asked(): string[];
  run(clone: Repository, options?: Partial<ActionOptions>): Promise<ActionRun>;
  event(headRepository?: string): object;
  /** The only comment. */
  comment(): string;
}

/** @param options the gateway answers with `reply`; git of the job reaches no network */
export async function openGateScene(options: GateSceneOptions = {}): Promise<GateScene> {
  const { base = BASE, change = CHANGE, reply = answer, faults = [], objects = {} } = options;
  const scene = createScene(base, change);
  const gateway = await startStubGateway({ endpoints: ['chat', 'other'], reply });
  const api = await scene.github({ faults, objects });
  const event = (headRepository = 'acme/app'): object => ({
    pull_request: {
      number: 7,
      head: { sha: scene.head, ref: 'feature', repo: { full_name: headRepository } },
      base: { sha: scene.main, ref: 'main', repo: { full_name: 'acme/app' } },
    },
  });
  return {
    ...scene,
    gateway,
    api,
    event,
    asked: () => gateway.modelCalls().map(({ body }) => String(body.messages?.at(-1)?.content)),
    comment() {
      expect(api.comments).toHaveLength(1);
      return api.comments[0]?.body ?? '';
    },
    async run(clone, run = {}) {
      const before = fingerprint(clone.folder);
      const result = await runAction({
        workspace: clone.folder,
        githubToken: TOKEN,
        eventName: 'pull_request',
        event: event(),
        ...run,
        env: { GITHUB_API_URL: api.url, GITHUB_SHA: scene.merge, RUNNER_TEMP: scene.runnerTemp, ...run.env },
        inputs: { 'working-directory': 'evals', 'gateway-url': gateway.url, gate: 'regression', ...run.inputs },
      });
      if (run.inputs?.['gate-state'] === undefined) expect(fingerprint(clone.folder)).toBe(before);
      expect(listed(scene.runnerTemp, [])).toEqual({});
      expect(readdirSync(scene.runnerTemp)).toEqual([]);
      expect(result.stderr).toBe('');
      return result;
    },
    async close() {
      await gateway.close();
      await scene.close();
    },
  };
}
