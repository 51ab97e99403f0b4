// The action: inputs -> evaluate -> publish -> exit code.
import path from 'node:path';
import { createEffects, untilStopped } from './effects.js';
import { bugReport, evaluate, inputErrorReport } from './evaluate.js';
import { createStepFiles, readInput } from './github/action-io.js';
import { createActionLog, maskSecrets } from './github/action-log.js';
import { type GithubContext, readGithubContext } from './github/event.js';
import { trustOfRun } from './github/run-trust.js';
import { formatCommand } from './github/workflow-commands.js';
import type { EvalReport, RunContext } from './report/eval-report.js';
import { sentence, verdictTitle } from './report/verdict-text.js';
import { createProgressReporter } from './run/progress.js';
import { INPUTS, type InputName, type InputSpec } from './settings/inputs.js';
import { fallbackSettings, InputError, type InputTexts, parseSettings } from './settings/parse.js';
import type { Env, Logger, Settings } from './settings/settings.js';
import { findRoot } from './trust/paths.js';
import { gatewaySecretValues } from './trust/secret-variables.js';
import { secretForms } from './trust/secrets.js';
import { createWorkspace } from './trust/workspace.js';
import { VERSION } from './version.js';

/** A log has no width; longer lines than this are hard to read in any. */
const LOG_COLUMNS = 100;

/** @returns the exit code of the step */
export async function runAction(env: Env, write: (text: string) => void): Promise<number> {
  const texts = readTexts(env);
  // Before anything else can throw or print.
  const mask = (secrets: readonly string[]): void => maskSecrets(secretForms(secrets), write);
  mask([texts['gateway-api-key'] ?? '', texts['github-token'] ?? '', ...gatewaySecretValues(env)]);

  const log = createActionLog(write);
  const github = readGithubContext(env);
  const root = findRoot(process.cwd(), env);
  let settings: Settings;
  try {
    refuseFlags(env);
    settings = parseSettings(texts, env, root);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return publishReport(inputErrorReport(error.message), fallbackSettings(texts, root), {
      env,
      write,
      log,
      github,
      root,
    });
  }
  const progress = createProgressReporter({ isTty: false, write, now: Date.now });
  const report = await untilStopped((signal) =>
    evaluate({
      settings,
      env,
      trust: trustOfRun(github),
      workspace: createWorkspace({ root, cwd: settings.workingDirectory }),
      log,
      onSecrets: mask,
      onProgress: (now) => {
        // While answers are on their way there is time to load what will report them.
        void import('./reporting.js');
        progress.update(now);
      },
      ...createEffects(env),
      signal,
    }),
  );
  progress.finish();
  return publishReport(report, settings, { env, write, log, github, root });
}

interface Runner {
  env: Env;
  write(text: string): void;
  log: Logger;
  github: GithubContext;
  /** Absolute: the workspace. */
  root: string;
}

/** When a report cannot be rendered, that is what is reported. */
async function publishReport(report: EvalReport, settings: Settings, runner: Runner): Promise<number> {
  try {
    return await publishAsIs(report, settings, runner);
  } catch (error) {
    return publishAsIs(bugReport(error, { settings, env: runner.env, log: runner.log }), settings, runner);
  }
}

async function publishAsIs(report: EvalReport, settings: Settings, runner: Runner): Promise<number> {
  const { env, write, log, github, root } = runner;
  // Loaded now: the first call to the gateway need not wait for what writes its report.
  const {
    commentMarker,
    COMMENT_CHARACTERS,
    renderComment,
    renderSummary,
    renderTerminal,
    stepOutputs,
    SUMMARY_BYTES,
    writeResultFiles,
    publish,
    connectGithub,
  } = await import('./reporting.js');
  const context = runContext(settings, runner);
  const showAnswers = settings.showAnswers ?? 'failed';
  for (const line of renderTerminal(report, { width: LOG_COLUMNS, color: false, showAnswers }).split('\n'))
    log.info(line);

  const workspace = createWorkspace({ root, cwd: settings.workingDirectory });
  const fileWarnings: string[] = [];
  const { sleep, now } = createEffects(env);
  const published = await publish(
    {
      verdict: report.verdict.name,
      comment: {
        marker: commentMarker(context.instance),
        body: renderComment(report, context, { showAnswers, limit: COMMENT_CHARACTERS }),
      },
      summary: renderSummary(report, context, { showAnswers, limit: SUMMARY_BYTES }),
      outputs: stepOutputs(report),
      writeFiles: () => {
        const { written, warnings } = writeResultFiles(report, context, { settings, workspace });
        fileWarnings.push(...warnings);
        return written[0] === undefined ? {} : { 'results-path': written[0] };
      },
    },
    {
      context: github,
      settings,
      files: createStepFiles(env),
      connect: (connection) => connectGithub({ ...connection, sleep, now }),
    },
  );
  for (const warning of [...fileWarnings, ...published.warnings]) log.warning(warning);
  if (published.commentUrl) log.info(`Comment: ${published.commentUrl}`);
  annotate(report, context, write);
  return report.verdict.exitCode;
}

/** One annotation for the whole run, so that the page of the run says why it is red, at the line that is to blame. */
function annotate(
  { verdict, problems: [problem] }: EvalReport,
  { workingDirectory = '.' }: RunContext,
  write: (text: string) => void,
): void {
  if (verdict.name === 'passed' || verdict.name === 'skipped') return;
  const at = problem?.at;
  const details = problem ? [problem.message, ...(problem.hint ? [problem.hint] : [])].map(sentence) : [];
  write(
    formatCommand(verdict.exitCode === 0 ? 'warning' : 'error', [sentence(verdict.reason), ...details].join('\n'), {
      title: verdictTitle(verdict),
      ...(at?.file ? { file: path.posix.join(workingDirectory, at.file), line: at.line, col: at.column } : {}),
    }),
  );
}

/** A runner hands over what a workflow gives beside the inputs. @throws InputError: without it the run is another one */
function refuseFlags(env: Env): void {
  for (const { name, commandOnly } of INPUTS as readonly InputSpec[])
    if (commandOnly && readInput(env, name) !== undefined)
      throw new InputError(`${name} is a flag of the command and no input of the action: take it out of with`);
}

function readTexts(env: Env): InputTexts {
  const texts: InputTexts = {};
  for (const { name, commandOnly } of INPUTS as readonly (InputSpec & { name: InputName })[]) {
    if (commandOnly) continue;
    const value = readInput(env, name);
    if (value !== undefined) texts[name] = value;
  }
  return texts;
}

function runContext(settings: Settings, { github, root }: Runner): RunContext {
  const folder = path.relative(root, settings.workingDirectory).split(path.sep).join('/');
  const { sha, runUrl, runAttempt, blobUrl } = github;
  return {
    instance: settings.commentId ?? github.instance,
    version: VERSION,
    ...(sha === undefined ? {} : { sha }),
    ...(runUrl === undefined ? {} : { runUrl }),
    ...(runAttempt === undefined ? {} : { runAttempt }),
    ...(blobUrl === undefined ? {} : { blobUrl }),
    ...(folder === '' ? {} : { workingDirectory: folder }),
  };
}
