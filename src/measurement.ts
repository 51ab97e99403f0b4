// What measures the cells of one run: the gateway is opened once, and every pass over cells goes through it.
import { judgeAll } from './assertions/judge.js';
import type { Gateway } from './gateway/client.js';
import { type CellHooks, createCellHooks } from './hooks.js';
import { needsMemory } from './plan/memory.js';
import type { Plan, PlanRequest } from './prepare.js';
import type { RunDependencies } from './run/dependencies.js';
import type { Progress } from './run/progress.js';
import type { CellResult } from './run/results.js';
import { createRunStore, type RecordFile } from './run/run-store.js';
import { type RunOptions, runCells } from './run/runner.js';
import { createRunDependencies, type PlannedDependencies } from './run-dependencies.js';
import { fairnessOf } from './run-fairness.js';
import type { Logger } from './settings/settings.js';
import { limitTime, type StoppedBy, stoppedBy } from './stop.js';
import { trustedWebhooks } from './webhook/trusted-webhooks.js';
import type { Webhooks } from './webhook/webhooks.js';

/** Calls in flight to one server when nobody says how many: what a gateway bound by its CPU can use. */
const DEFAULT_CONCURRENCY = 8;

/** What measuring needs from outside. */
export interface MeasureRequest extends Pick<PlanRequest, 'settings' | 'trust' | 'signal'> {
  log: Logger;
  /** Loaded late: a bad config never pays for it. */
  openGateway(options: {
    maxConcurrency: number;
    callTimeoutMs?: number;
    maxCalls?: number;
    onNotice(text: string): void;
  }): Promise<Gateway>;
  /** Opened when an assertion calls a webhook. */
  openWebhooks(): Promise<Webhooks>;
  /** Opened when what was measured is too much for memory. */
  openRecordFile(): RecordFile;
  /** Characters of results that stay in memory before. */
  keptInMemory?: number;
  onProgress(progress: Progress): void;
  /** Milliseconds. */
  now(): number;
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export interface Measurement {
  /** Measures cells as often as the plan says, or as `options` do. In the order of the cells. */
  run(
    cells: Parameters<typeof runCells>[0],
    options?: Pick<RunOptions, 'total' | 'once'> & { quiet?: boolean },
  ): Promise<CellResult[]>;
  /** One sentence each; grows. */
  notices: string[];
  stopped(): StoppedBy | undefined;
  close(): Promise<void>;
}

export interface MeasureOptions extends Pick<RunDependencies, 'onCell'> {
  redact(text: string): string;
  base?: Plan | undefined;
}

/**
 * @param base the plan of the other side, when there is one: its cells (`arm: 'base'`) are prepared and sent as it says, and
 *   judged like those of the change
 * @param onCell told the cells of the change, of a pass that is no repetition
 * @throws ConfigError for what no file of the config says: a variable of the environment
 */
export async function openMeasurement(
  request: MeasureRequest,
  plan: Plan,
  { redact, base, onCell }: MeasureOptions,
): Promise<Measurement> {
  const { settings, log, now, sleep, onProgress } = request;
  const { config, destinations, repeat, repeatMinPass } = plan;
  const notices: string[] = [];
  const onNotice = (text: string): void => {
    notices.push(text);
    log.info(redact(text));
  };
  const maxConcurrency = settings.maxConcurrency ?? config.options.maxConcurrency ?? DEFAULT_CONCURRENCY;
  const gateway = await request.openGateway({
    maxConcurrency,
    onNotice,
    ...(settings.maxCalls === undefined ? {} : { maxCalls: settings.maxCalls }),
    ...(config.options.callTimeoutMs === undefined ? {} : { callTimeoutMs: config.options.callTimeoutMs }),
  });
  const { maxEvalTimeMs: limitMs } = config.options;
  const time = limitTime({ limitMs, name: 'evaluateOptions.maxEvalTimeMs' }, request);
  const { signal } = time;
  const store = createRunStore({
    openFile: request.openRecordFile,
    onFull: (error) => log.info(`results stay in memory, since no file takes them: ${String(error)}`),
    redact,
    inMemory: request.keptInMemory,
  });
  const webhooks = trustedWebhooks(request.trust, request.openWebhooks);
  const close = async (): Promise<void> => {
    time.end();
    await Promise.all([gateway.close(), webhooks.close()]);
  };
  try {
    const preflight = await gateway.preflight([...destinations.all, ...(base?.destinations.all ?? [])], signal);
    const sideOf = (side: Plan): Side => ({
      ...createRunDependencies({
        config: side.config,
        destinations: side.destinations,
        gateway,
        preflight,
        judge: judgeAll,
        onNotice,
        runCode: (call, options) => side.sandbox.call(call, options),
        signal,
        sleep,
      }),
      ...createCellHooks({
        config: side.config,
        runCode: (call) => side.sandbox.call(call, signal ? { signal } : {}),
        repeat,
        onNotice,
      }),
    });
    const sides = base ? bothSides(sideOf(plan), sideOf(base), base) : sideOf(plan);
    const fairness = fairnessOf(config);
    const inOrder = needsMemory(config) || (base !== undefined && needsMemory(base.config));
    return {
      notices,
      stopped: () => stoppedBy(signal),
      close,
      run: (cells, { quiet, ...options } = {}) =>
        runCells(
          cells,
          {
            concurrency: inOrder ? 1 : maxConcurrency,
            repeat,
            repeatMinPass,
            delayMs: config.options.delayMs ?? 0,
            fairness,
            ...options,
          },
          {
            ...sides,
            callWebhook: webhooks.call,
            redact,
            keep: store.keep,
            onProgress: quiet ? () => undefined : onProgress,
            ...(quiet || !onCell ? {} : { onCell: (result) => result.cell.arm === undefined && onCell(result) }),
            now,
            sleep,
            ...(signal ? { signal } : {}),
          },
        ),
    };
  } catch (error) {
    await close();
    throw error;
  }
}

type Side = PlannedDependencies & CellHooks;

/** Each cell by its own side, but for what judges it: that is the change's for both. */
function bothSides(head: Side, base: Side, basePlan: Plan): Side {
  const of = (cell: { arm?: 'base' }): Side => (cell.arm === 'base' ? base : head);
  const ofBase = new Set(basePlan.destinations.all);
  const { runCode } = head;
  const { runCode: runBaseCode } = base;
  return {
    ...head,
    prepare: (cell) => of(cell).prepare(cell),
    answered: (cell, ...rest) => of(cell).answered?.(cell, ...rest),
    blocked: (cell) =>
      cell.arm === 'base' ? (base.endpointBlocked(cell) ?? head.checksBlocked(cell)) : head.blocked(cell),
    chat: (destination, request) => (ofBase.has(destination) ? base : head).chat(destination, request),
    ...(runCode && runBaseCode
      ? { runCode: (call, options) => (options.arm === 'base' ? runBaseCode : runCode)(call, options) }
      : {}),
    ...(head.beforeEach || base.beforeEach
      ? { beforeEach: async (cell) => (await of(cell).beforeEach?.(cell)) ?? { cell } }
      : {}),
    ...(head.afterEach || base.afterEach
      ? { afterEach: async (cell, result) => (await of(cell).afterEach?.(cell, result)) ?? result }
      : {}),
  };
}
