// A repository with a change, checked out in the ways that jobs do, and what looks for its base.
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect } from '@jest/globals';
import { type BaseRequest, type BaseSearch, type BaseTree, findBase } from '../../src/baseline/base-tree.js';
import { connectGithub } from '../../src/github/api.js';
import type { GithubContext } from '../../src/github/event.js';
import { type FakeGithub, type FakeObjects, type Fault, startFakeGithub, TOKEN } from '../github/fake-github.js';
import {
  checkOut,
  createRepository,
  type Files,
  objectsOf,
  openRepository,
  type Repository,
  temporaryFolder,
} from './repositories.js';

const BASE_FILES: Files = {
  'README.md': 'about\n',
  'evals/promptfooconfig.yaml':
    'prompts: [file://prompt.txt]\nproviders: [mlflow-gateway:chat]\ntests: [{ vars: { q: 1 } }]\n',
  'evals/prompt.txt': 'Answer {{q}}.\n',
  'evals/gone.txt': 'a text that will be removed\n',
  'evals/ünï "x".txt': 'a name with everything\n',
  'link.txt': { link: 'evals/prompt.txt' },
};

/** The config gets another name, and with it a line; a prompt changes, a file goes, another comes. */
const CHANGE: Files = {
  'evals/promptfooconfig.yaml': null,
  'evals/eval.yaml': 'prompts: [file://prompt.txt]\nproviders: [mlflow-gateway:chat]\ntests: [{ vars: { q: 2 } }]\n',
  'evals/prompt.txt': 'Answer {{q}} shortly.\n',
  'evals/gone.txt': null,
  'evals/new.txt': 'new\n',
};

export interface Scene {
  top: string;
  origin: Repository;
  /** On main when the change began. */
  start: string;
  /** On main now, by somebody else. */
  main: string;
  head: string;
  /** GitHub's, of `head` into `main`. */
  merge: string;
  /** Temporary files of the job. */
  runnerTemp: string;
  warnings: string[];
  infos: string[];
  checkOut(sha: string, options?: string[]): Repository;
  find(clone: Repository | string, request?: Partial<BaseRequest>): Promise<BaseSearch>;
  pullRequest(eventName?: string): GithubContext;
  /** GitHub with the objects of the origin. */
  github(options?: { faults?: Fault[]; objects?: Partial<FakeObjects> }): Promise<FakeGithub>;
  close(): Promise<void>;
}

interface History {
  folder: string;
  start: string;
  main: string;
  head: string;
  merge: string;
}

/** Made once for all tests of a file, and copied. */
const histories = new Map<string, History>();
afterAll(() => {
  for (const { folder } of histories.values()) rmSync(folder, { recursive: true, force: true });
});

function historyOf(base: Files, change: Files): History {
  const key = JSON.stringify([base, change]);
  const known = histories.get(key);
  if (known) return known;
  const folder = temporaryFolder('base-tree-origin');
  const origin = createRepository(folder);
  const start = origin.commit(base);
  origin.git('checkout', '--quiet', '-b', 'feature');
  const head = origin.commit(change);
  origin.git('checkout', '--quiet', 'main');
  const main = origin.commit({ 'README.md': 'about, by somebody else\n' });
  origin.git('checkout', '--quiet', '--detach');
  origin.git('merge', '--quiet', '--no-ff', '-m', 'merge', head);
  const history = { folder, start, main, head, merge: origin.git('rev-parse', 'HEAD') };
  histories.set(key, history);
  return history;
}

export function createScene(base: Files = BASE_FILES, change: Files = CHANGE): Scene {
  const top = temporaryFolder('base-tree');
  const { folder, ...commits } = historyOf(base, change);
  const { start, main, head, merge } = commits;
  const origin = openRepository(path.join(top, 'origin'));
  cpSync(folder, origin.folder, { recursive: true, verbatimSymlinks: true });
  const runnerTemp = path.join(top, 'temp');
  mkdirSync(runnerTemp);
  const warnings: string[] = [];
  const infos: string[] = [];
  const fakes: FakeGithub[] = [];
  let clones = 0;

  return {
    top,
    origin,
    start,
    main,
    head,
    merge,
    runnerTemp,
    warnings,
    infos,
    checkOut: (sha, options) => checkOut(origin, sha, path.join(top, `clone-${++clones}`), options),
    find: (clone, request) =>
      findBase({
        context: LOCAL,
        repository: typeof clone === 'string' ? clone : clone.folder,
        env: { PATH: process.env['PATH'], HOME: '/nonexistent', GIT_CONFIG_NOSYSTEM: '1', RUNNER_TEMP: runnerTemp },
        log: { info: (line) => infos.push(line), warning: (line) => warnings.push(line) },
        ...request,
      }),
    pullRequest: (eventName = 'pull_request') => ({
      ...LOCAL,
      eventName,
      repository: { owner: 'acme', name: 'app' },
      pullRequest: { number: 7, headSha: head, baseSha: main, baseRef: 'main' },
      sha: head,
    }),
    async github({ faults = [], objects = {} } = {}) {
      const fake = await startFakeGithub({ faults, objects: { ...objectsOf(origin), ...objects } });
      fakes.push(fake);
      return fake;
    },
    async close() {
      for (const fake of fakes) {
        await fake.close();
        expect(fake.violations).toEqual([]);
      }
      rmSync(top, { recursive: true, force: true });
    },
  };
}

export const LOCAL: GithubContext = {
  apiUrl: 'https://api.github.com',
  serverUrl: 'https://github.com',
  instance: 'mlflow-gateway-eval',
};

export function connectTo(fake: FakeGithub): NonNullable<BaseRequest['connect']> {
  return () =>
    connectGithub({
      token: TOKEN,
      apiUrl: fake.url,
      repository: { owner: 'acme', name: 'app' },
      sleep: async () => undefined,
      now: () => 0,
      timeoutMs: 2_000,
    });
}

export function treeOf(search: BaseSearch): BaseTree {
  if ('none' in search) throw new Error(`no base: ${search.none}`);
  return search.tree;
}

export function reasonOf(search: BaseSearch): string {
  if ('tree' in search) throw new Error('there is a base');
  return search.none;
}
