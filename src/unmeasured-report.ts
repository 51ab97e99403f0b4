// Reports of runs that measured nothing: a bug, wrong inputs, nothing to do. And what every report starts from.
import type { Problem } from './config/problem.js';
import type { EvalReport } from './report/eval-report.js';
import { redactReport } from './report/redact.js';
import type { Env, Logger, Settings } from './settings/settings.js';
import { createRedactor, knownSecrets } from './trust/secrets.js';
import { bugVerdict, configVerdict, skippedVerdict, verdictOptions } from './verdict/decide.js';
import type { Verdict } from './verdict/verdict.js';

/** A bug is reported wherever a result would be: nobody looks for it in a log when the last comment says passed. */
export function bugReport(
  error: unknown,
  { settings, env, log }: { settings: Settings; env: Env; log: Pick<Logger, 'debug'> },
): EvalReport {
  const secrets = inputSecrets(settings, env);
  log.debug(createRedactor(secrets)(error instanceof Error ? (error.stack ?? error.message) : String(error)));
  const reason = `this is a bug of mlflow-gateway-eval, please report it: ${String(error)}`;
  const verdict = bugVerdict(reason, verdictOptions(settings));
  return redacted({ ...emptyReport(verdict, Date.now()), configFiles: settings.config }, secrets);
}

/** The report of a run whose inputs are wrong: nothing was read. */
export function inputErrorReport(message: string): EvalReport {
  const problems = [{ message }];
  return {
    ...emptyReport(configVerdict(problems, verdictOptions({ onInconclusive: 'fail' })), Date.now()),
    problems,
  };
}

/** The report of a run for a change that touches nothing of it. @param reason one sentence, lower-case start, no full stop */
export function skippedReport(reason: string, settings: Settings): EvalReport {
  const verdict = skippedVerdict(reason, verdictOptions(settings));
  return { ...emptyReport(verdict, Date.now()), configFiles: settings.config };
}

export function emptyReport(verdict: Verdict, started: number): EvalReport {
  return {
    verdict,
    cells: [],
    columns: [],
    problems: [] as Problem[],
    warnings: [],
    notices: [],
    files: [],
    startedAt: new Date(started),
    durationMs: 0,
    calls: { endpoint: 0, grader: 0, attempts: 0 },
    errorKinds: {},
    repeat: 1,
  };
}

/** What is known to be secret before anything was read. */
export function inputSecrets({ gatewayApiKey, githubToken }: Settings, env: Env): string[] {
  return knownSecrets({ 'gateway-api-key': gatewayApiKey, 'github-token': githubToken }, env);
}

/** Walking every text of 50,000 cells is for those who have something to hide. */
export function redacted(report: EvalReport, secrets: readonly string[]): EvalReport {
  return secrets.length === 0 ? report : redactReport(report, createRedactor(secrets));
}
