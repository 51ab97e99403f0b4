// Two runs that write one journal would spoil it: whoever writes holds a file beside it, with the process in it.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';

export interface Lock {
  release(): void;
}

/** @returns the number of the process that holds it, where one does. @throws what the file system throws */
export function lockFile(file: string): Lock | { heldBy: number } {
  const own = holderText(process.pid);
  for (let isSecond = false; ; isSecond = true) {
    try {
      writeFileSync(file, own, { flag: 'wx', mode: 0o600 });
      return { release: () => release(file, own) };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const held = textOf(file);
    // Empty: its writer was killed just then.
    if (held !== '' && !/^\d+( \d+)?\n$/.test(held)) throw new Error('there is another file where its lock has to be');
    const pid = Number.parseInt(held, 10);
    // A run that was killed leaves its file behind, and its number may have gone to another process.
    if (isSecond || (held !== '' && holderText(pid) === held)) return { heldBy: pid };
    rmSync(file, { force: true });
  }
}

function release(file: string, own: string): void {
  if (textOf(file) === own) rmSync(file, { force: true });
}

/** `<pid> <when it started>`; the start is known on Linux alone. Empty for a process that there is not. */
function holderText(pid: number): string {
  if (!Number.isSafeInteger(pid) || pid <= 0) return '';
  if (process.platform === 'linux') {
    // The name, in parentheses, may hold anything; the start is the 20th field after it.
    const start = textOf(`/proc/${pid}/stat`).replace(/^.*\)/s, '').trim().split(' ')[19];
    return start === undefined ? '' : `${pid} ${start}\n`;
  }
  try {
    process.kill(pid, 0);
    return `${pid}\n`;
  } catch (error) {
    // There is one, of another user.
    return (error as NodeJS.ErrnoException).code === 'EPERM' ? `${pid}\n` : '';
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
