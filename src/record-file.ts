// The file behind a run store: nameless from the moment it is open, so that nobody else finds it and nothing is left of it,
// however this process ends.
import { randomUUID } from 'node:crypto';
import { closeSync, openSync, readSync, unlinkSync, writeSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Place, RecordFile } from './run/run-store.js';
import type { Env } from './settings/settings.js';

/** Bytes that are written at once. */
const BLOCK = 1 << 18;

/** In RUNNER_TEMP, or where the system keeps such files. @throws NodeJS.ErrnoException when neither takes one */
export function openRecordFile(env: Env): RecordFile & { close(): void } {
  const descriptor = openNameless(env);
  const block = Buffer.allocUnsafe(BLOCK);
  let written = 0;
  /** Bytes of the block that are not written yet. */
  let waiting = 0;

  function write(bytes: Buffer): void {
    for (let done = 0; done < bytes.length; )
      done += writeSync(descriptor, bytes, done, bytes.length - done, written + done);
    written += bytes.length;
  }

  function flush(): void {
    if (waiting === 0) return;
    write(block.subarray(0, waiting));
    waiting = 0;
  }

  function readBytes({ start, length }: Place): Buffer {
    if (start >= written) return block.subarray(start - written, start - written + length);
    const bytes = Buffer.allocUnsafe(length);
    for (let done = 0; done < length; ) {
      const read = readSync(descriptor, bytes, done, length - done, start + done);
      if (read === 0) throw new Error('the file of the results has become shorter');
      done += read;
    }
    return bytes;
  }

  return {
    append(text) {
      const length = Buffer.byteLength(text);
      if (waiting + length > BLOCK) flush();
      const start = written + waiting;
      if (length > BLOCK) write(Buffer.from(text));
      else waiting += block.write(text, waiting);
      return { start, length };
    },
    read: (place) => readBytes(place).toString('utf8'),
    close: () => closeSync(descriptor),
  };
}

function openNameless(env: Env): number {
  const wanted = env['RUNNER_TEMP'];
  if (!wanted) return openIn(os.tmpdir());
  try {
    return openIn(wanted);
  } catch {
    return openIn(os.tmpdir());
  }
}

/** Only this user may read it, and only if it is there before its name is gone. */
function openIn(folder: string): number {
  const file = path.join(folder, `mlflow-gateway-eval-${randomUUID()}`);
  const descriptor = openSync(file, 'wx+', 0o600);
  try {
    unlinkSync(file);
  } catch {
    // Where an open file keeps its name.
    process.once('exit', () => {
      try {
        closeSync(descriptor);
        unlinkSync(file);
      } catch {
        // What is left is the runner's to remove.
      }
    });
  }
  return descriptor;
}
