// Runs a config through evaluate() as the program does, with its files on the disk and everything else in this process.
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { evaluate } from '../../src/evaluate.js';
import { openRecordFile } from '../../src/record-file.js';
import { renderComment } from '../../src/report/comment.js';
import type { EvalReport, RunContext } from '../../src/report/eval-report.js';
import { renderTerminal } from '../../src/report/terminal.js';
import { writeResultFiles } from '../../src/result-files.js';
import { RESULT_ENDINGS } from '../../src/result-formats.js';
import { createSandbox, type Sandbox } from '../../src/sandbox/sandbox.js';
import { parseSettings } from '../../src/settings/parse.js';
import { createWorkspace } from '../../src/trust/workspace.js';
import { createInProcessGateway } from './in-process-gateway.js';

const CONTEXT: RunContext = { instance: 'eval', version: '1.0.0' };
const COMMENT_CHARACTERS = 65_536;

export interface Ran {
  report: EvalReport;
  endpointCalls: number;
  /** By their ending. */
  files: Record<string, string>;
  comment: string;
  terminal: string;
}

export interface RunnerOptions {
  seed: number;
  faulty?: boolean;
  /** Seed of the order in which answers come. */
  order?: number;
  /** The texts of all results are kept in a file. */
  onFile?: boolean;
  /** Inputs of the action. */
  inputs?: Parameters<typeof parseSettings>[0];
}

/** One process for the code of all configs: its start is what costs. */
export interface ConfigRunner {
  run(config: string, files: ReadonlyMap<string, string>, options: RunnerOptions): Promise<Ran>;
  close(): void;
}

export function createConfigRunner(): ConfigRunner {
  const top = realpathSync(mkdtempSync(path.join(tmpdir(), 'property-')));
  let sandbox: Sandbox | undefined;

  async function run(
    config: string,
    files: ReadonlyMap<string, string>,
    { seed, faulty = false, order = 0, onFile = false, inputs = {} }: RunnerOptions,
  ): Promise<Ran> {
    const root = mkdtempSync(path.join(top, 'run-'));
    const write = (name: string, text: string): void => {
      mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
      writeFileSync(path.join(root, name), text);
    };
    for (const [name, text] of files) write(name, text);
    write('promptfooconfig.yaml', config);
    const settings = parseSettings(
      {
        'gateway-url': 'http://gateway.test',
        'output-path': RESULT_ENDINGS.map((ending) => `out${ending}`).join('\n'),
        ...inputs,
      },
      {},
      root,
    );
    const workspace = createWorkspace({ root, cwd: root });
    const { gateway, calls } = createInProcessGateway({ seed, faulty, order });
    const report = await evaluate({
      settings,
      env: {},
      trust: { trusted: true },
      workspace,
      log: { debug: () => {}, info: () => {}, warning: () => {}, error: () => {} },
      openGateway: async () => gateway,
      openSandbox: async () => {
        sandbox ??= createSandbox({ root: top, env: {} });
        return { call: sandbox.call, close: () => undefined };
      },
      openWebhooks: async () => {
        throw new Error('no config of these calls a webhook');
      },
      openRecordFile: () => {
        if (!onFile) throw new Error('no config of these answers so much');
        return openRecordFile({ RUNNER_TEMP: root });
      },
      ...(onFile ? { keptInMemory: 0 } : {}),
      onSecrets: () => undefined,
      onProgress: () => undefined,
      // The same in any order.
      now: () => 0,
      sleep: async () => undefined,
      every: () => () => undefined,
    });
    const { written, warnings } = await writeResultFiles(report, CONTEXT, { settings, workspace });
    if (warnings.length > 0) throw new Error(warnings.join('\n'));
    const texts = Object.fromEntries(
      written.map((name) => [path.extname(name), workspace.readText(path.join(root, name))]),
    );
    rmSync(root, { recursive: true });
    return {
      report,
      endpointCalls: calls(),
      files: texts,
      comment: renderComment(report, CONTEXT, { showAnswers: 'failed', limit: COMMENT_CHARACTERS }),
      terminal: renderTerminal(report, { width: 100, color: false, showAnswers: 'failed' }),
    };
  }

  return {
    run,
    close: () => {
      sandbox?.close();
      rmSync(top, { recursive: true, force: true });
    },
  };
}
