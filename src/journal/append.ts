// Lines for a journal: sealed at once, written and synced to the disk together, so that no call waits for a disk.
import type { FileHandle } from 'node:fs/promises';
import { seal } from './seal.js';

/** Milliseconds that a line waits for others, and lines that are written without waiting for more. */
const WAIT_MS = 250;
const ENOUGH = 64;

export interface AppendOptions {
  file: Pick<FileHandle, 'write' | 'datasync' | 'truncate'>;
  key: Buffer;
  /** Where to go on: the byte, and the seal of the line before it. */
  end: number;
  last: string;
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** Told once: nothing is written after it. */
  onFailure(error: unknown): void;
}

export interface Appender {
  /** Never waits, and never throws. */
  add(body: string): void;
  /** Writes what is left. Never rejects. */
  close(): Promise<void>;
}

export function createAppender(options: AppendOptions): Appender {
  const { file, key, sleep, onFailure } = options;
  let { end, last } = options;
  let lines: string[] = [];
  let isClosed = false;
  let waiting: AbortController | undefined;
  let writing = Promise.resolve();

  const flush = (): void => {
    waiting?.abort();
    waiting = undefined;
    writing = writing.then(write);
  };

  async function write(): Promise<void> {
    if (isClosed || lines.length === 0) return;
    const bytes = Buffer.from(lines.join(''));
    lines = [];
    try {
      for (let written = 0; written < bytes.length; )
        written += (await file.write(bytes, written, bytes.length - written, end + written)).bytesWritten;
      await file.datasync();
      end += bytes.length;
    } catch (error) {
      isClosed = true;
      lines = [];
      // Half a line would do no harm; without it the file is as it was.
      await file.truncate(end).catch(() => undefined);
      onFailure(error);
    }
  }

  async function flushLater(): Promise<void> {
    const ended = new AbortController();
    waiting = ended;
    await sleep(WAIT_MS, ended.signal);
    if (waiting === ended) flush();
  }

  return {
    add(body) {
      if (isClosed) return;
      const { line, mac } = seal(key, last, body);
      last = mac;
      lines.push(`${line}\n`);
      if (lines.length >= ENOUGH) flush();
      else if (!waiting) void flushLater();
    },
    async close() {
      flush();
      await writing;
      // A call that nobody waits for may still be answered.
      isClosed = true;
    },
  };
}
