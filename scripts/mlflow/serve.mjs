#!/usr/bin/env node
// A real MLflow AI Gateway to try things on: the server, a stub provider behind it, and the endpoints of endpoints.mjs.
//
//   node scripts/mlflow/serve.mjs [--basic-auth] [--prefix /mlflow] [--until-stdin-ends]
//
// On a line `kill` of its input the server dies as in a crash, on `restart` it starts anew with the data that it had; `KILLED=`
// and `RESTARTED=` say that this is done.
//
// Prints `MLFLOW_URL=`, `STUB_URL=` and `ENDPOINTS=` (JSON, names with ids) when all of it is ready, then stays until it
// gets SIGINT or SIGTERM. --until-stdin-ends: it also stops when whoever started it is gone, however that ended.
// Installs MLflow into .tools/ first, if it is not there.
import { execFileSync } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createEndpoints } from './endpoints.mjs';
import { ADMIN, basicHeader, startMlflow } from './server.mjs';
import { startStubUpstream } from './stub-upstream.mjs';

const { values: options } = parseArgs({
  options: {
    'basic-auth': { type: 'boolean', default: false },
    prefix: { type: 'string', default: '' },
    'until-stdin-ends': { type: 'boolean', default: false },
  },
});

/** The first call of an endpoint takes 8 to 10 s, since it imports the providers: not on the account of a test. */
async function warmUp(mlflowUrl, headers) {
  const response = await fetch(`${mlflowUrl}/gateway/mlflow/v1/chat/completions`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ model: 'gpt-4o-endpoint', messages: [{ role: 'user', content: 'warm-up' }] }),
  });
  if (!response.ok) throw new Error(`the warm-up call got HTTP ${response.status}: ${await response.text()}`);
  await response.body?.cancel();
}

execFileSync(fileURLToPath(new URL('../install-tools.sh', import.meta.url)), ['mlflow'], { stdio: ['ignore', 2, 2] });
const stub = await startStubUpstream();
const mlflow = await startMlflow({ basicAuth: options['basic-auth'], prefix: options.prefix });

let stopping = false;
async function stop(exitCode) {
  if (stopping) return;
  stopping = true;
  await mlflow.stop();
  await stub.close();
  process.exit(exitCode);
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void stop(0));
if (options['until-stdin-ends']) process.stdin.on('close', () => void stop(0)).resume();

try {
  await mlflow.ready;
  const headers = options['basic-auth'] ? { authorization: basicHeader(ADMIN) } : {};
  const ids = await createEndpoints({ mlflowUrl: mlflow.url, stubUrl: stub.url, headers });
  await warmUp(mlflow.url, headers);
  createInterface({ input: process.stdin }).on('line', (line) => {
    if (line === 'kill') console.log(`KILLED=${mlflow.kill()}`);
    if (line === 'restart') mlflow.restart().then(() => console.log(`RESTARTED=${mlflow.url}`), console.error);
  });
  console.log(`MLFLOW_URL=${mlflow.url}\nSTUB_URL=${stub.url}\nENDPOINTS=${JSON.stringify(ids)}`);
} catch (error) {
  console.error(error);
  await stop(1);
}
