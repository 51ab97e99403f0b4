import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Env } from '../settings/settings.js';

export interface TemporaryFolder {
  /** Real. For what is needed on the way. */
  scratch: string;
  /** Real, empty. */
  folder: string;
  /** Never throws: what is left is the runner's to remove. */
  remove(): Promise<void>;
}

/** For the user of the job alone: in RUNNER_TEMP, which ends with the job. @throws NodeJS.ErrnoException */
export async function makeTemporaryFolder(env: Env): Promise<TemporaryFolder> {
  const top = await makeFolder(env['RUNNER_TEMP'] || os.tmpdir()).catch(() => makeFolder(os.tmpdir()));
  const scratch = await fs.promises.realpath(top);
  const folder = path.join(scratch, 'base');
  await fs.promises.mkdir(folder, { mode: 0o700 });
  return {
    scratch,
    folder,
    remove: () => fs.promises.rm(scratch, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined),
  };
}

/** Readable by nobody else (0700). */
function makeFolder(parent: string): Promise<string> {
  return fs.promises.mkdtemp(path.join(parent, 'mlflow-gateway-eval-'));
}
