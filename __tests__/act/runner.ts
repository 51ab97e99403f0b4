// Runs a workflow with act, a runner program, in host mode: no Docker, no network.
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { ROOT } from '../support/run-action.js';

const ACT = join(ROOT, '.tools', 'act');

export interface WorkflowRun {
  /** 0 when every job succeeded. */
  exitCode: number | null;
  /** What act prints: each line with its job, secrets masked. */
  log: string;
}

export interface WorkflowOptions {
  /** A git repository made by `makeRepository`. */
  repository: string;
  eventName: string;
  event: object;
  /** One job of the workflow; all of them when absent. */
  job?: string;
  /** The Node binary that runs the action: act takes the first `node` of the PATH and never looks at its version. */
  node: string;
  secrets: Record<string, string>;
  variables: Record<string, string>;
  env: Record<string, string>;
  /** Folders to take other repositories' actions from, `owner/name@ref`: they would be cloned otherwise. */
  actions?: Record<string, string>;
}

/** What of the action a workflow gets. */
export const ACTION_FILES = ['action.yml', 'dist'];

/** A git repository with `paths` copied from this one and `files`, paths with their texts. */
export function makeRepository(paths: readonly string[], files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'repository-'));
  for (const path of paths) cpSync(join(ROOT, path), join(folder, path), { recursive: true });
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const git = (...args: string[]): void => {
    execFileSync('git', ['-c', 'user.name=test', '-c', 'user.email=test@example.com', ...args], { cwd: folder });
  };
  git('init', '--quiet', '--initial-branch=main');
  git('add', '--all');
  git('commit', '--quiet', '--message=everything');
  return folder;
}

const flags = (name: string, values: Record<string, string>): string[] =>
  Object.entries(values).flatMap(([key, value]) => [name, `${key}=${value}`]);

/** Runs the repository's workflows that answer to the event. */
export async function runWorkflow(options: WorkflowOptions): Promise<WorkflowRun> {
  const home = mkdtempSync(join(tmpdir(), 'act-'));
  const eventFile = join(home, 'event.json');
  writeFileSync(eventFile, JSON.stringify(options.event));
  const args = [options.eventName, '--eventpath', eventFile, '--no-cache-server'];
  args.push('--platform', 'ubuntu-latest=-self-hosted', '--platform', 'ubuntu-24.04=-self-hosted');
  if (options.job !== undefined) args.push('--job', options.job);
  args.push(
    ...flags('--secret', options.secrets),
    ...flags('--var', options.variables),
    ...flags('--env', options.env),
  );
  args.push(...flags('--local-repository', options.actions ?? {}));
  const child = spawn(ACT, args, {
    cwd: options.repository,
    // A home of its own: act keeps its workspaces and its settings there.
    env: { HOME: home, PATH: [dirname(options.node), process.env['PATH']].join(delimiter) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      log += text;
    });
  }
  const exitCode = await new Promise<number | null>((done, fail) => {
    child.on('error', fail).on('close', done);
  });
  rmSync(home, { recursive: true, force: true });
  return { exitCode, log };
}
