// The processes of one language. Calls wait in line for the first one; slow calls, and only they, bring more.
import type { JsonObject } from '../json.js';
import { SLOW_CALL_MS } from './limits.js';
import type { Worker, WorkerReply } from './worker.js';

export interface Pool {
  ask(request: JsonObject, signal?: AbortSignal): Promise<WorkerReply>;
  close(): void;
}

interface Job {
  request: JsonObject;
  signal: AbortSignal | undefined;
  done(reply: WorkerReply): void;
}

export function createPool(options: { start(): Worker; maxWorkers: number }): Pool {
  const queue: Job[] = [];
  const workers = new Set<Worker>();
  const idle: Worker[] = [];
  let closed = false;

  function closeAll(): void {
    for (const worker of workers) worker.end('closed');
  }
  // The children are process groups of their own: nobody else ends them with us.
  process.once('exit', closeAll);

  function next(): void {
    while (queue.length > 0) {
      const worker = idle.pop() ?? (workers.size === 0 ? startOne() : undefined);
      if (!worker) return;
      if (worker.ended) workers.delete(worker);
      else {
        const job = queue.shift();
        if (job) void work(worker, job);
      }
    }
  }

  function startOne(): Worker {
    const worker = options.start();
    workers.add(worker);
    return worker;
  }

  async function work(worker: Worker, { request, signal, done }: Job): Promise<void> {
    const slow = setTimeout(() => {
      if (queue.length === 0 || workers.size >= options.maxWorkers || idle.length > 0) return;
      idle.push(startOne());
      next();
    }, SLOW_CALL_MS);
    const reply = await worker.ask(request, signal);
    clearTimeout(slow);
    if (worker.ended) workers.delete(worker);
    else idle.push(worker);
    done(reply);
    next();
  }

  return {
    ask: (request, signal) =>
      new Promise((resolve) => {
        if (closed || signal?.aborted) {
          resolve({ ended: { why: closed ? 'closed' : 'cancelled' }, log: '' });
          return;
        }
        const job: Job = {
          request,
          signal,
          done(reply) {
            signal?.removeEventListener('abort', leave);
            resolve(reply);
          },
        };
        function leave(): void {
          const place = queue.indexOf(job);
          if (place < 0) return;
          queue.splice(place, 1);
          job.done({ ended: { why: 'cancelled' }, log: '' });
        }
        signal?.addEventListener('abort', leave, { once: true });
        queue.push(job);
        next();
      }),
    close() {
      closed = true;
      process.off('exit', closeAll);
      closeAll();
      for (const job of queue.splice(0)) job.done({ ended: { why: 'closed' }, log: '' });
    },
  };
}
