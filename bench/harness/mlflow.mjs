// A real MLflow server of scripts/mlflow/, as a process of its own.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ROOT } from './programs.mjs';

/** Resolves when it has answered a call; installs MLflow first, if it is not there. */
export async function startMlflow() {
  const script = join(ROOT, 'scripts', 'mlflow', 'serve.mjs');
  const child = spawn(process.execPath, [script, '--until-stdin-ends'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const closed = new Promise((done) => child.on('close', done));
  const lines = new Map();
  for await (const line of createInterface({ input: child.stdout })) {
    const [, name, value] = /^([A-Z_]+)=(.*)$/.exec(line) ?? [];
    lines.set(name, value);
    if (name === 'ENDPOINTS') break;
  }
  if (!lines.has('MLFLOW_URL')) throw new Error('scripts/mlflow/serve.mjs ended before it was ready');
  return {
    url: lines.get('MLFLOW_URL'),
    stop: async () => {
      child.stdin.end();
      await closed;
    },
  };
}
