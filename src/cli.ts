import path from 'node:path';
import { createBaseFinder } from './base-finder.js';
import { checkRun } from './check.js';
import { createEffects } from './effects.js';
import { evaluate } from './evaluate.js';
import { readGithubContext } from './github/event.js';
import { trustOfCommand } from './github/run-trust.js';
import { whileAnswersCome } from './load-ahead.js';
import { logLine, terminalText } from './report/plain-text.js';
import { createProgressReporter } from './run/progress.js';
import { type CommandLine, helpText, parseFlags } from './settings/flags.js';
import { InputError } from './settings/input-error.js';
import { parseSettings } from './settings/parse.js';
import type { Logger, Settings } from './settings/settings.js';
import { untilStopped } from './stop.js';
import { commonFolder, configRoot, findRoot } from './trust/paths.js';
import { createWorkspace } from './trust/workspace.js';
import { VERSION } from './version.js';

const DEFAULT_COLUMNS = 80;
/** Below it a report is a column of syllables. */
const MIN_COLUMNS = 40;

/** @returns the exit code: 0 passed or nothing to mend, 1 failed, not measured or not valid, 2 for a flag that is wrong */
export async function runCommand(args: readonly string[], shell: NodeJS.Process): Promise<number> {
  const columns = columnsOf(shell.stdout);
  let line: CommandLine;
  let settings: Settings;
  try {
    line = parseFlags(args);
    if (line.help) return print(helpText(columns));
    if (line.version) return print(VERSION);
    settings = parseSettings(line.texts, shell.env, shell.cwd());
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    shell.stderr.write(`${outsideText(error.message)}\n`);
    return 2;
  }
  const { workingDirectory } = settings;
  const trust = trustOfCommand(shell.env);
  const root = findRoot(workingDirectory, shell.env, commonFolder(workingDirectory, settings.config));
  const workspace = createWorkspace({ root: configRoot(trust, { root, workingDirectory }), cwd: workingDirectory });
  const progress = createProgressReporter({
    isTty: shell.stderr.isTTY === true,
    columns: () => shell.stderr.columns || DEFAULT_COLUMNS,
    write: (text) => {
      shell.stderr.write(text);
    },
    now: Date.now,
  });
  const check = line.validate ? 'validate' : settings.dryRun ? 'dry run' : undefined;
  if (check) return checkOnly(check);
  const loadReporting = whileAnswersCome(() => import('./reporting.js'));
  const log = commandLog(shell, line.verbose, progress.clear);
  const report = await untilStopped({ timeLimitMs: settings.timeLimitMs }, ({ measuring }) =>
    evaluate({
      settings,
      env: shell.env,
      trust,
      workspace,
      log,
      onSecrets: () => undefined,
      onProgress: (now) => {
        loadReporting();
        progress.update(now);
      },
      ...createEffects(shell.env),
      base: createBaseFinder({
        context: readGithubContext(shell.env),
        workingDirectory,
        root,
        env: shell.env,
        log,
        signal: measuring,
      }),
      signal: measuring,
    }),
  );
  progress.finish();
  const { renderTerminal, writeResultFiles } = await import('./reporting.js');
  const showAnswers = settings.showAnswers ?? 'failed';
  const color = shell.stdout.isTTY === true && !shell.env['NO_COLOR'];
  shell.stdout.write(renderTerminal(report, { width: columns, color, showAnswers, command: startedAs(shell) }));
  const context = { instance: 'command line', version: VERSION };
  const files = await writeResultFiles(report, context, { settings, workspace });
  for (const warning of files.warnings) log.warning(warning);
  for (const file of files.written) shell.stdout.write(`Results: ${outsideText(file)}\n`);
  return report.verdict.exitCode;

  async function checkOnly(asked: 'validate' | 'dry run'): Promise<number> {
    const { renderValidation, renderDryRun } = await import('./report/terminal-plan.js');
    const found = await checkRun({
      settings,
      env: shell.env,
      trust,
      workspace,
      onSecrets: () => undefined,
      ...createEffects(shell.env),
    });
    const color = shell.stdout.isTTY === true && !shell.env['NO_COLOR'];
    shell.stdout.write((asked === 'validate' ? renderValidation : renderDryRun)(found, { width: columns, color }));
    return found.problems.length === 0 ? 0 : 1;
  }

  function print(text: string): number {
    shell.stdout.write(`${text}\n`);
    return 0;
  }
}

/** On a terminal, and in the log of a job when a step of it runs the command. */
function outsideText(text: string): string {
  return logLine(terminalText(text));
}

/** As it was started: by its name when it is installed, else `node dist/index.js` from this folder. */
function startedAs(shell: NodeJS.Process): string[] {
  const script = shell.argv[1] ?? '';
  const name = path.basename(script);
  return name.endsWith('.js') ? ['node', path.relative(shell.cwd(), script)] : [name];
}

/** A terminal that does not know its size says 0. */
function columnsOf({ columns }: Pick<NodeJS.WriteStream, 'columns'>): number {
  return Math.max(MIN_COLUMNS, columns || DEFAULT_COLUMNS);
}

/** Messages go to stderr, so that stdout is the report alone. */
function commandLog(shell: NodeJS.Process, verbose: boolean, clear: () => void): Logger {
  const write = (prefix: string, message: string): void => {
    clear();
    shell.stderr.write(`${prefix}${outsideText(message)}\n`);
  };
  return {
    debug: (message) => {
      if (verbose) write('', message);
    },
    info: (message) => {
      if (verbose) write('', message);
    },
    warning: (message) => write('warning: ', message),
    error: (message) => write('error: ', message),
  };
}
