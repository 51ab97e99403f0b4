// Code from configs, in child processes that hold no secret and cannot outlast their limits. What is shared: all calls of
// one language may run in one process, one after the other, so globals and loaded files last from call to call, as they do
// in promptfoo. What is not blocked: the network; and Python reads what its user may and writes to the workspace.
import { spawn } from 'node:child_process';
import path from 'node:path';
import type { CellError } from '../cell-error.js';
import { isDeeperThan, isObject, type Json, type JsonObject, MAX_NESTING } from '../json.js';
import type { CodeCall, CodeOutcome, Language } from './code-call.js';
import { failureMessage } from './failure-message.js';
import { functionBody } from './inline-javascript.js';
import { pythonFunction } from './inline-python.js';
import {
  MAX_PROCESSES,
  MAX_WORKERS,
  MEMORY_LIMIT_MB,
  PROCESS_OVERHEAD_MB,
  RESULT_CHARACTERS,
  START_LIMIT_MS,
  TIME_LIMIT_MS,
} from './limits.js';
import { type NodeBinary, nodeCommand } from './node-command.js';
import { createPool, type Pool } from './pool.js';
import { pythonCommand } from './python-command.js';
import { startWorker, type Worker, type WorkerCommand, type WorkerReply } from './worker.js';

export interface Sandbox {
  /** Never rejects. Starts a process with the first call of its language. */
  call(call: CodeCall, options?: { signal?: AbortSignal }): Promise<CodeOutcome>;
  /** Ends all processes; calls that are not answered yet get an error. */
  close(): void;
}

export interface SandboxOptions {
  /** The workspace: the folder that JavaScript can read, but for what belongs to git. */
  root: string;
  /** Real paths of folders with installed packages that are not below the root, which JavaScript can read too. */
  packages?: readonly string[];
  /** Where the code runs: the config's folder. Default: `root`. */
  cwd?: string;
  /** Environment of the run. Node gets nothing of it, Python a few names. */
  env: Readonly<Record<string, string | undefined>>;
  /** Milliseconds for one call, the loading of its file included. */
  timeLimitMs?: number;
  memoryLimitMb?: number;
  /** For each language. */
  maxWorkers?: number;
  /** Default: the Node that runs this. */
  node?: NodeBinary;
}

export function createSandbox(options: SandboxOptions): Sandbox {
  const { root, packages = [], cwd = root, env } = options;
  const timeLimitMs = options.timeLimitMs ?? TIME_LIMIT_MS;
  const memoryLimitMb = options.memoryLimitMb ?? MEMORY_LIMIT_MB;
  const node = options.node ?? { execPath: process.execPath, version: process.versions.node };
  const limits = {
    timeLimitMs,
    startLimitMs: START_LIMIT_MS,
    memoryLimitBytes: (memoryLimitMb + PROCESS_OVERHEAD_MB) * 1024 * 1024,
    maxProcesses: MAX_PROCESSES,
    // A character of JSON takes at most three bytes; and some for the frame around it.
    replyBytes: RESULT_CHARACTERS * 3 + 1_000,
  };
  const shownLimits = { timeLimitMs, memoryLimitMb };
  const display = (file: string): string => path.relative(root, file).split(path.sep).join('/');

  const pools = new Map<Language, Promise<Pool>>();
  let closed = false;

  function poolOf(language: Language): Promise<Pool> {
    const known = pools.get(language);
    if (known !== undefined) return known;
    const opened = open(language);
    pools.set(language, opened);
    return opened;
  }

  async function open(language: Language): Promise<Pool> {
    const command: WorkerCommand =
      language === 'JavaScript'
        ? nodeCommand({ node, root, packages, cwd, memoryLimitMb })
        : await pythonCommand({ python: env['PROMPTFOO_PYTHON'], env, root, cwd });
    return createPool({
      start: () => sendingCompilerOnce(startWorker(command, limits, spawn)),
      maxWorkers: options.maxWorkers ?? MAX_WORKERS,
    });
  }

  return {
    async call(call, { signal } = {}) {
      const language = languageOf(call);
      try {
        const pool = await poolOf(language);
        if (closed) pool.close();
        const request = requestOf(call);
        const ask = async (compiler: { compiler?: string }) => pool.ask({ ...request, ...compiler }, signal);
        let answer = await ask(readsTypeScript(call) ? await loadCompiler() : {});
        if (needsCompiler(answer)) answer = await ask(await loadCompiler());
        const { log, ...reply } = answer;
        const failure = reply.ended ? { ended: reply.ended } : reply.body['error'];
        if (failure !== undefined) return { ok: false, error: errorOf(failure, language), log };
        const value = 'body' in reply ? reply.body['value'] : undefined;
        if (value === undefined || !isDeeperThan(value, MAX_NESTING)) return { ok: true, value, log };
        const message = `the ${language} code gave back more than ${MAX_NESTING} lists or maps inside each other`;
        return { ok: false, error: { kind: 'user code', message }, log };
      } catch (error) {
        // No interpreter, or a result of it that could not be read.
        return { ok: false, error: { kind: 'user code', message: (error as Error).message }, log: '' };
      }
    },
    close() {
      closed = true;
      for (const pool of pools.values())
        pool.then(
          (opened) => opened.close(),
          () => undefined,
        );
    },
  };

  function errorOf(failure: unknown, language: Language): CellError {
    const message = failureMessage(failure, { language, display, ...shownLimits });
    const cancelled = isObject(failure) && isObject(failure['ended']) && failure['ended']['why'] === 'cancelled';
    return { kind: cancelled ? 'cancelled' : 'user code', message };
  }
}

/** The compiler for TypeScript is a third of a megabyte: a process gets it with the first call that needs it. */
async function loadCompiler(): Promise<{ compiler: string }> {
  const { TYPESCRIPT_COMPILER } = await import('./typescript-compiler.js');
  return { compiler: TYPESCRIPT_COMPILER };
}

function readsTypeScript(call: CodeCall): boolean {
  return call.kind === 'javascript file' && /\.[cm]?ts$/i.test(call.file);
}

/** JavaScript that imports TypeScript, on a Node that does not read it by itself. */
function needsCompiler({ ended, ...reply }: WorkerReply): boolean {
  const error = !ended && 'body' in reply && isObject(reply.body) ? reply.body['error'] : undefined;
  return isObject(error) && error['compilerNeeded'] === true;
}

function sendingCompilerOnce(worker: Worker): Worker {
  let sent = false;
  return {
    get ended() {
      return worker.ended;
    },
    end: (why) => worker.end(why),
    ask(request, signal) {
      const { compiler, ...rest } = request;
      if (compiler === undefined) return worker.ask(rest, signal);
      const first = !sent;
      sent = true;
      return worker.ask(first ? request : rest, signal);
    },
  };
}

function languageOf({ kind }: CodeCall): Language {
  return kind === 'inline javascript' || kind === 'javascript file' ? 'JavaScript' : 'Python';
}

function requestOf(call: CodeCall): JsonObject {
  if (call.kind === 'inline javascript')
    return { inline: { code: functionBody(call.code, call.mode), parameters: call.parameters } };
  if (call.kind === 'inline python')
    return { inline: { code: pythonFunction(call.code, Object.keys(call.parameters)), parameters: call.parameters } };
  const { kind: _, file, ...rest } = call;
  return { file: { path: file, ...(rest as { args: Json[] }) } };
}
