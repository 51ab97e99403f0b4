// One child process: started, asked, watched, and ended when it breaks a limit. What it runs is the caller's business.
import type { ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import type { Duplex } from 'node:stream';
import { isObject, type JsonObject } from '../json.js';
import { LOG_CHARACTERS, MEMORY_WATCH_MS, PRINTED_BYTES } from './limits.js';
import { descendantsOf, treeUse } from './process-tree.js';

export interface WorkerCommand {
  file: string;
  /** @param startId what the process sends back when it is ready */
  args(startId: string): string[];
  env: Record<string, string>;
  cwd: string;
}

export interface WorkerLimits {
  timeLimitMs: number;
  startLimitMs: number;
  /** Of the process and all that it starts. */
  memoryLimitBytes: number;
  maxProcesses: number;
  replyBytes: number;
}

export type WorkerEnd =
  | {
      why:
        | 'time'
        | 'start time'
        | 'memory'
        | 'processes'
        | 'reply size'
        | 'printed'
        | 'no connection'
        | 'cancelled'
        | 'closed';
    }
  | { why: 'exit'; code: number | null; signal: NodeJS.Signals | null; errors: string }
  | { why: 'spawn'; message: string };

export type WorkerReply = ({ ended?: never; body: JsonObject } | { ended: WorkerEnd }) & { log: string };

export interface Worker {
  /** One at a time. Never rejects; after `ended` the worker is of no more use. */
  ask(request: JsonObject, signal?: AbortSignal): Promise<WorkerReply>;
  readonly ended: WorkerEnd | undefined;
  end(why: 'closed'): void;
}

/** The one call (or the start) that is waited for. */
interface Waiting {
  id: string;
  settle(reply: { body: JsonObject } | { ended: WorkerEnd }): void;
}

export function startWorker(command: WorkerCommand, limits: WorkerLimits, startProcess: typeof spawn): Worker {
  const startId = randomUUID();
  let ended: WorkerEnd | undefined;
  let waiting: Waiting | undefined;
  let printed: Buffer[] = [];
  let printedBytes = 0;
  let repliedBytes = 0;

  const ownGroup = process.platform !== 'win32';
  const child = startProcess(command.file, command.args(startId), {
    cwd: command.cwd,
    env: command.env,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    // A group of its own: what the code starts ends with it, and Ctrl+C reaches us alone, who then cancel.
    detached: ownGroup,
    windowsHide: true,
  });
  const pipe = child.stdio[3] as Duplex | undefined;
  letGo(child, pipe);

  function end(reason: WorkerEnd): void {
    if (ended) return;
    ended = reason;
    kill(child, ownGroup);
    waiting?.settle({ ended: reason });
  }

  child.on('error', (error) => end({ why: 'spawn', message: error.message }));
  child.on('exit', (code, signal) => {
    // Its last words are still on their way; processes that it started may keep the streams open for ever.
    kill(child, ownGroup);
    const grace = setTimeout(gone, 200);
    child.once('close', gone);
    function gone(): void {
      clearTimeout(grace);
      end({ why: 'exit', code, signal, errors: printedText() });
    }
  });
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', keepPrinted).on('error', ignore);
  pipe?.on('data', readReplies()).on('error', ignore);
  // Closed by the code, nothing will be said over it; closed with the process, its exit says more.
  pipe?.once('end', () => setTimeout(() => end({ why: 'no connection' }), 500).unref());

  function keepPrinted(chunk: Buffer): void {
    if (printedBytes < LOG_CHARACTERS) printed.push(chunk);
    printedBytes += chunk.length;
    if (printedBytes > PRINTED_BYTES) end({ why: 'printed' });
  }

  function printedText(): string {
    const text = Buffer.concat(printed).toString('utf8');
    return text.length > LOG_CHARACTERS ? `${text.slice(0, LOG_CHARACTERS)}\n...` : text;
  }

  /** Lines without the id of the call that is waited for are the code's own, and mean nothing. */
  function readReplies(): (chunk: Buffer) => void {
    let parts: Buffer[] = [];
    return (chunk) => {
      repliedBytes += chunk.length;
      if (repliedBytes > limits.replyBytes) {
        end({ why: 'reply size' });
        return;
      }
      let from = 0;
      for (let newline = chunk.indexOf(10); newline >= 0; newline = chunk.indexOf(10, from)) {
        const line = Buffer.concat([...parts, chunk.subarray(from, newline)]).toString('utf8');
        parts = [];
        from = newline + 1;
        const message = parseMessage(line);
        if (waiting && message?.['id'] === waiting.id) waiting.settle({ body: message });
      }
      if (from < chunk.length) parts.push(chunk.subarray(from));
    };
  }

  /** Waits for the message with this id, under the limits. */
  function wait(id: string, limitMs: number, onLimit: WorkerEnd, signal?: AbortSignal): Promise<WorkerReply> {
    printed = [];
    printedBytes = 0;
    repliedBytes = 0;
    return new Promise((resolve) => {
      if (ended) {
        resolve({ ended, log: '' });
        return;
      }
      // A reply that came while we were busy ourselves is read before the timer's verdict.
      const timer = setTimeout(() => setImmediate(() => waiting?.id === id && end(onLimit)), limitMs);
      const watch = setInterval(() => void checkUse(id), MEMORY_WATCH_MS);
      const cancel = (): void => end({ why: 'cancelled' });
      signal?.addEventListener('abort', cancel, { once: true });
      waiting = {
        id,
        settle(reply) {
          waiting = undefined;
          clearTimeout(timer);
          clearInterval(watch);
          signal?.removeEventListener('abort', cancel);
          // What was printed before the reply may be read after it, in the next turn of the loop at the latest.
          setImmediate(() => setImmediate(() => resolve({ ...reply, log: printedText() })));
        },
      };
      if (signal?.aborted) cancel();
    });
  }

  async function checkUse(id: string): Promise<void> {
    const use = child.pid === undefined ? undefined : await treeUse(child.pid, limits.memoryLimitBytes);
    if (!use || waiting?.id !== id) return;
    if (use.processes > limits.maxProcesses) end({ why: 'processes' });
    else if (use.bytes > limits.memoryLimitBytes) end({ why: 'memory' });
  }

  const started = wait(startId, limits.startLimitMs, { why: 'start time' });

  return {
    get ended() {
      return ended;
    },
    async ask(request, signal) {
      const start = await started;
      if (start.ended) return start;
      if (signal?.aborted) return { ended: { why: 'cancelled' }, log: '' };
      const id = randomUUID();
      const reply = wait(id, limits.timeLimitMs, { why: 'time' }, signal);
      pipe?.write(`${JSON.stringify({ id, ...request })}\n`);
      return reply;
    },
    end: (why) => end({ why }),
  };
}

function parseMessage(line: string): JsonObject | undefined {
  try {
    const message: unknown = JSON.parse(line);
    return isObject(message) ? message : undefined;
  } catch {
    return undefined;
  }
}

/** An idle process does not keep ours alive; while one is asked, its timer does. */
function letGo(child: ChildProcess, pipe: Duplex | undefined): void {
  child.unref();
  for (const stream of [child.stdout, child.stderr, pipe]) (stream as { unref?(): void } | null | undefined)?.unref?.();
}

function kill(child: ChildProcess, ownGroup: boolean): void {
  const { pid } = child;
  if (pid === undefined) return;
  // Looked for first: they have no parent to be found by when it is gone. Most are of its group, and end with that at once.
  const others = ownGroup ? descendantsOf(pid) : [];
  for (const one of [ownGroup ? -pid : pid, ...others]) {
    try {
      process.kill(one, 'SIGKILL');
    } catch {
      // Already gone.
    }
  }
}

function ignore(): void {}
