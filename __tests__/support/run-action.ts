// Runs the committed bundle as a runner runs it: every input of action.yml in the environment (defaults included), the
// event and the files for outputs and the summary on disk, nothing else of this process' environment.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';

export const ROOT = join(import.meta.dirname, '..', '..');
const BUNDLE = join(ROOT, 'dist', 'index.js');

/** Nothing listens here: a test that does not expect to talk to GitHub fails if it does. */
const NO_GITHUB = 'http://127.0.0.1:9';

export interface ActionRun {
  exitCode: number | null;
  stdout: string;
  stderr: string;
  /** What later steps see as `steps.x.outputs`. */
  outputs: Record<string, string>;
  /** The job summary, Markdown. */
  summary: string;
}

export interface ActionOptions {
  /** The workspace; `GITHUB_WORKSPACE` and the current folder. */
  workspace: string;
  inputs?: Record<string, string>;
  env?: Record<string, string>;
  eventName?: string;
  event?: object;
  githubToken?: string;
  /** The Node binary that runs it. */
  node?: string;
  /** Called once it runs, with what sends it a signal. */
  started?: (kill: (signal: NodeJS.Signals) => void) => void;
}

interface ActionFile {
  inputs: Record<string, { default?: string } | null>;
}

/** `INPUT_<NAME>`, upper case, dashes kept; an input without a value and without a default is an empty text. */
function inputEnv(inputs: Record<string, string>, token: string): Record<string, string> {
  const action = parse(readFileSync(join(ROOT, 'action.yml'), 'utf8')) as ActionFile;
  const unknown = Object.keys(inputs).filter((name) => !(name in action.inputs));
  if (unknown.length > 0) throw new Error(`action.yml has no input ${unknown.join(', ')}`);
  return Object.fromEntries(
    Object.entries(action.inputs).map(([name, input]) => {
      const value = inputs[name] ?? String(input?.default ?? '').replace(/\$\{\{ *github\.token *\}\}/, token);
      return [`INPUT_${name.toUpperCase()}`, value];
    }),
  );
}

/** The file commands' format: `name<<delimiter`, lines, `delimiter`. */
function parseOutputs(text: string): Record<string, string> {
  const blocks = text.matchAll(/^(\S+?)<<(\S+)\r?\n([\s\S]*?)\r?\n?^\2$/gm);
  return Object.fromEntries([...blocks].map(([, name = '', , value = '']) => [name, value]));
}

/** Runs `dist/index.js` to its end. */
export async function runAction(options: ActionOptions): Promise<ActionRun> {
  const { workspace, inputs = {}, env = {}, eventName = 'push', event = {}, githubToken = '' } = options;
  const folder = mkdtempSync(join(tmpdir(), 'runner-'));
  const file = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const output = file('output', '');
  const summary = file('summary.md', '');
  const child = spawn(options.node ?? process.execPath, [BUNDLE], {
    cwd: workspace,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env['PATH'],
      HOME: folder,
      CI: 'true',
      GITHUB_ACTIONS: 'true',
      GITHUB_WORKSPACE: workspace,
      GITHUB_EVENT_NAME: eventName,
      GITHUB_EVENT_PATH: file('event.json', JSON.stringify(event)),
      GITHUB_REPOSITORY: 'acme/app',
      GITHUB_SHA: '0123456789abcdef0123456789abcdef01234567',
      GITHUB_REF: 'refs/heads/main',
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_API_URL: NO_GITHUB,
      GITHUB_GRAPHQL_URL: `${NO_GITHUB}/graphql`,
      GITHUB_WORKFLOW: 'eval',
      GITHUB_JOB: 'eval',
      GITHUB_RUN_ID: '1',
      GITHUB_RUN_ATTEMPT: '1',
      GITHUB_OUTPUT: output,
      GITHUB_STEP_SUMMARY: summary,
      GITHUB_ENV: file('env', ''),
      GITHUB_STATE: file('state', ''),
      RUNNER_TEMP: folder,
      ...inputEnv(inputs, githubToken),
      ...env,
    },
  });
  options.started?.((signal) => child.kill(signal));
  const texts = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].setEncoding('utf8').on('data', (text: string) => {
      texts[stream] += text;
    });
  }
  const exitCode = await new Promise<number | null>((done, fail) => {
    child.on('error', fail).on('close', done);
  });
  const run = {
    exitCode,
    ...texts,
    outputs: parseOutputs(readFileSync(output, 'utf8')),
    summary: readFileSync(summary, 'utf8'),
  };
  rmSync(folder, { recursive: true, force: true });
  return run;
}
