// How Python of a config is run: the interpreter of the job, with the few variables that it needs to find its packages.
import { execFile } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { PYTHON_DRIVER } from './child-sources.js';
import { confinedStart } from './confined-start.js';
import { ADDRESS_SPACE_MB, CPU_SECONDS, RESULT_CHARACTERS } from './limits.js';
import { systemRoot } from './node-command.js';
import type { WorkerCommand } from './worker.js';

type Env = Readonly<Record<string, string | undefined>>;

/**
 * None of them is a secret. PATH: packages call programs. The library paths: setup-python's interpreters are linked
 * against theirs. PYTHONPATH: where a job keeps its own modules.
 */
const KEPT = ['PATH', 'PYTHONPATH', 'LD_LIBRARY_PATH', 'DYLD_LIBRARY_PATH', 'VIRTUAL_ENV', 'TZ'];
/** What a version manager's `python` needs to find the real one. */
const SEARCH = /^(HOME|PYENV_.*|ASDF_.*|MISE_.*)$/;
/** Folders that packages of Python write to. Where a job keeps its actions and the files of its runner is not among them. */
const SCRATCH = ['/tmp', '/var/tmp', '/dev'];
const SEARCH_LIMIT_MS = 20_000;
const OLDEST = '3.8';

/** @throws Error that says what was tried */
export async function pythonCommand(options: {
  /** `PROMPTFOO_PYTHON`; default: `python`, then `python3`, as promptfoo does. */
  python: string | undefined;
  env: Env;
  /** The workspace: where the code may write, beside SCRATCH. */
  root: string;
  cwd: string;
}): Promise<WorkerCommand> {
  const { python, env, root, cwd } = options;
  const kept = pick(env, (name) => KEPT.includes(name));
  const file = await findPython(python, { ...kept, ...pick(env, (name) => SEARCH.test(name)) });
  const writable = [root, ...SCRATCH, path.join(os.homedir(), '.cache')];
  const start = confinedStart(file, writable);
  return {
    file: start.file,
    cwd,
    env: { ...systemRoot(env), ...kept, PYTHONUTF8: '1', PYTHONDONTWRITEBYTECODE: '1' },
    args: (startId) => [
      ...start.args,
      '-c',
      PYTHON_DRIVER,
      JSON.stringify({
        startId,
        maxResultCharacters: RESULT_CHARACTERS,
        writable,
        cpuSeconds: CPU_SECONDS,
        addressSpaceBytes: ADDRESS_SPACE_MB * 1024 * 1024,
      }),
    ],
  };
}

async function findPython(chosen: string | undefined, env: Record<string, string>): Promise<string> {
  const names = chosen ? [chosen] : ['python', 'python3'];
  const reasons: string[] = [];
  for (const name of names) {
    try {
      // -I: nothing of the working directory has a part in this.
      const { stdout } = await promisify(execFile)(
        name,
        ['-I', '-c', 'import sys; print(sys.version_info >= (3, 8)); print(sys.executable)'],
        { env, timeout: SEARCH_LIMIT_MS },
      );
      const [recent, executable] = stdout.split(/\r?\n/);
      if (recent === 'True' && executable) return executable;
      reasons.push(`${name} is older than ${OLDEST}`);
    } catch (error) {
      reasons.push(`${name}: ${reasonOf(error as NodeJS.ErrnoException)}`);
    }
  }
  throw new Error(
    `no Python ${OLDEST} or newer was found (${reasons.join('; ')}); add actions/setup-python to the job, or set PROMPTFOO_PYTHON`,
  );
}

function reasonOf(error: NodeJS.ErrnoException): string {
  if (error.code === 'ENOENT') return 'there is no such program';
  return (error.message.split('\n')[0] ?? '').slice(0, 200);
}

function pick(env: Env, wanted: (name: string) => boolean): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined && wanted(entry[0])),
  );
}
