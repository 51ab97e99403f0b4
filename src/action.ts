// The action: inputs -> evaluate -> publish -> exit code.
import path from 'node:path';
import { createBaseFinder } from './base-finder.js';
import { createEffects } from './effects.js';
import { evaluate } from './evaluate.js';
import { createStepFiles, readInput } from './github/action-io.js';
import { createActionLog, maskSecrets } from './github/action-log.js';
import { annotate } from './github/annotate.js';
import type { GithubApi } from './github/api.js';
import { type GithubContext, readGithubContext } from './github/event.js';
import { trustOfRun } from './github/run-trust.js';
import { whileAnswersCome } from './load-ahead.js';
import type { CommentOptions } from './report/comment.js';
import type { EvalReport, RunContext } from './report/eval-report.js';
import { sentence, verdictTitle } from './report/verdict-text.js';
import { oneLine, short } from './report/visible.js';
import { createProgressReporter } from './run/progress.js';
import { InputError, type InputTexts } from './settings/input-error.js';
import { INPUTS, type InputName, type InputSpec } from './settings/inputs.js';
import { fallbackSettings, parseSettings } from './settings/parse.js';
import type { Env, Logger, Settings } from './settings/settings.js';
import { whySkipped } from './skip.js';
import { type StopSignals, untilStopped } from './stop.js';
import { configRoot, findRoot, topOfClone } from './trust/paths.js';
import { gatewaySecretValues } from './trust/secret-variables.js';
import { secretForms } from './trust/secrets.js';
import type { Trust } from './trust/who.js';
import { createWorkspace, type Workspace } from './trust/workspace.js';
import { bugReport, inputErrorReport, skippedReport } from './unmeasured-report.js';
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
  const trust = trustOfRun(github);
  let settings: Settings;
  try {
    refuseFlags(env);
    settings = parseSettings(texts, env, root);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const workspace = createWorkspace({ root, cwd: root });
    const runner = { env, write, log, github, trust, root, workspace };
    return publishReport(inputErrorReport(error.message), fallbackSettings(texts, root), runner);
  }
  const { workingDirectory } = settings;
  // One for all that is read and written: what a change from outside made a link of leads nowhere else.
  const workspace = createWorkspace({ root: configRoot(trust, { root, workingDirectory }), cwd: workingDirectory });
  const runner = { env, write, log, github, trust, root, workspace };
  return untilStopped({ timeLimitMs: settings.timeLimitMs }, async (stops) => {
    const skipped = await skippedRun(settings, runner, stops).catch((error: unknown) =>
      bugReport(error, { settings, env, log }),
    );
    if (skipped) return publishReport(skipped, settings, { ...runner, stops });
    const progress = createProgressReporter({ isTty: false, write, now: Date.now });
    const loadReporting = whileAnswersCome(() => import('./reporting.js'));
    const report = await evaluate({
      settings,
      env,
      trust,
      workspace,
      log,
      onSecrets: mask,
      onProgress: (now) => {
        loadReporting();
        progress.update(now);
      },
      ...createEffects(env),
      base: createBaseFinder({
        context: github,
        workingDirectory,
        root,
        connect: connector(settings, runner, stops.measuring),
        env,
        log,
        signal: stops.measuring,
      }),
      signal: stops.measuring,
    });
    progress.finish();
    return publishReport(report, settings, { ...runner, stops });
  });
}

/** The report of a run that has nothing to do; undefined when it has. Asked before secrets, URL or grader are needed. */
async function skippedRun(settings: Settings, runner: Runner, stops: StopSignals): Promise<EvalReport | undefined> {
  if (settings.paths.length === 0) return undefined;
  const { env, log, github, trust, root, workspace } = runner;
  const reason = await whySkipped({
    settings,
    env,
    github,
    trust,
    workspace,
    root,
    log,
    connect: connector(settings, runner, stops.measuring),
  });
  return reason === undefined ? undefined : skippedReport(reason, settings);
}

/** Undefined without a token. */
function connector(
  { githubToken: token }: Settings,
  { env, github: { apiUrl, repository } }: Runner,
  signal: AbortSignal,
): ((within?: AbortSignal) => Promise<GithubApi>) | undefined {
  if (!token || !repository) return undefined;
  return async (within) => {
    const { connectGithub } = await import('./github/api.js');
    const { sleep, now } = createEffects(env);
    const ends = within ? AbortSignal.any([signal, within]) : signal;
    return connectGithub({ token, apiUrl, repository, sleep, now, signal: ends });
  };
}

interface Runner {
  env: Env;
  write(text: string): void;
  log: Logger;
  github: GithubContext;
  trust: Trust;
  /** Absolute: the workspace of the job. */
  root: string;
  /** What of it the run may read and write. */
  workspace: Workspace;
  stops?: StopSignals;
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
  const { env, write, log, github, trust, workspace, stops } = runner;
  // Loaded now: the first call to the gateway need not wait for what writes its report.
  const {
    annotationsOf,
    commentMarker,
    COMMENT_CHARACTERS,
    renderComment,
    renderResolvedComment,
    readHistory,
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

  const fileWarnings: string[] = [];
  const { sleep, now } = createEffects(env);
  const commentOptions = { showAnswers, limit: COMMENT_CHARACTERS };
  // A run on somebody else's change neither reads nor writes what earlier runs left.
  const withHistory = (old: string | undefined): CommentOptions =>
    trust.trusted ? { ...commentOptions, earlier: readHistory(old) } : commentOptions;
  const published = await publish(
    {
      verdict: report.verdict.name,
      exitCode: report.verdict.exitCode,
      comment: {
        marker: commentMarker(context.instance),
        body: (old) => renderComment(report, context, withHistory(old)),
        resolved: (old) => renderResolvedComment(report, context, withHistory(old)),
      },
      status: {
        instance: context.instance,
        reason: oneLine(`${verdictTitle(report.verdict)}: ${report.verdict.reason}`),
      },
      issue: {
        title: `${verdictTitle(report.verdict)}: ${short(context.instance, 200)}`,
        body: () => renderComment(report, context, commentOptions),
      },
      summary: renderSummary(report, context, { showAnswers, limit: SUMMARY_BYTES }),
      outputs: stepOutputs(report),
      writeFiles: async () => {
        const { written, warnings } = await writeResultFiles(report, context, { settings, workspace });
        fileWarnings.push(...warnings);
        return written[0] === undefined ? {} : { 'results-path': written[0] };
      },
    },
    {
      context: github,
      // A run that takes this one's place tells its result; until then the last one is worth more than none.
      settings:
        report.stopped === 'cancellation'
          ? { ...settings, comment: 'never', commitStatus: false, issueOnFailure: false }
          : settings,
      files: createStepFiles(env),
      connect: (connection) =>
        connectGithub({ ...connection, sleep, now, ...(stops ? { signal: stops.publishing } : {}) }),
    },
  );
  for (const warning of [...fileWarnings, ...published.warnings]) log.warning(warning);
  for (const note of published.notes) log.info(sentence(note));
  if (published.commentUrl) log.info(`Comment: ${published.commentUrl}`);
  if (published.issueUrl) log.info(`Issue: ${published.issueUrl}`);
  annotate(annotationsOf(report, { showAnswers }), context, write);
  return report.verdict.exitCode;
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
  const clone = topOfClone(settings.workingDirectory, root);
  const folder = path
    .relative(clone ?? root, settings.workingDirectory)
    .split(path.sep)
    .join('/');
  // The files of an artifact: where they stand in the repository is not known.
  const isElsewhere = github.eventName === 'workflow_run' && clone === undefined;
  const { sha, runUrl, runAttempt, runId, runsUrl, blobUrl, mergeGroup } = github;
  const leg = settings.matrixLeg === undefined ? '' : ` (${settings.matrixLeg})`;
  return {
    instance: settings.commentId ?? `${github.instance}${leg}`,
    version: VERSION,
    ...(sha === undefined ? {} : { sha }),
    ...(runUrl === undefined ? {} : { runUrl }),
    ...(runAttempt === undefined ? {} : { runAttempt }),
    ...(runId === undefined ? {} : { runId }),
    ...(runsUrl === undefined ? {} : { runsUrl }),
    ...(mergeGroup?.pullRequest === undefined ? {} : { queuedPullRequest: mergeGroup.pullRequest }),
    ...(blobUrl === undefined || isElsewhere ? {} : { blobUrl }),
    ...(folder === '' ? {} : { workingDirectory: folder }),
  };
}
