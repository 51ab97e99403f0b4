import type { Logger } from '../settings/settings.js';
import { formatCommand, plainLines } from './workflow-commands.js';

/** Where the runner listens: `process.stdout.write`, bound. */
export type Write = (text: string) => void;

/**
 * The log of a step. `warning` and `error` become annotations, `debug` shows with step debug logging. Made without
 * @actions/core, whose import alone takes longer than a run that ends on a bad input, and can be used before anything is loaded.
 */
export function createActionLog(write: Write): Logger {
  const command = (name: string) => (message: string) => write(`${formatCommand(name, message)}\n`);
  return {
    debug: command('debug'),
    info: (message) => {
      for (const line of plainLines(message)) write(`${line}\n`);
    },
    warning: command('warning'),
    error: command('error'),
  };
}

/**
 * Tells the runner what to replace by `***` in every log of the job. Call it first of all: what is printed before, or by
 * an exception before, stays readable. Derived forms (base64, URL-encoded) are the caller's to list.
 */
export function maskSecrets(secrets: Iterable<string>, write: Write): void {
  for (const secret of new Set(secrets)) {
    // A log is masked line by line: the lines of a key file have to be known one by one as well.
    for (const text of new Set([secret, ...secret.split(/\r\n|\r|\n/)])) {
      // The runner warns about a blank mask, and a mask of one character would make the log unreadable.
      if (text.trim().length > 1) write(`${formatCommand('add-mask', text)}\n`);
    }
  }
}
