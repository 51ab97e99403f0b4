// A real MLflow server with the AI Gateway on 127.0.0.1, with a database of its own that is deleted at the end.
import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** 16 to 30 s were measured on two busy cores. */
const START_TIMEOUT_MS = 180_000;
const STOP_TIMEOUT_MS = 10_000;
const POLL_MS = 200;

const PROGRAM = fileURLToPath(new URL('../../.tools/mlflow/bin/mlflow', import.meta.url));

/** The admin of a server with basic auth. */
export const ADMIN = { username: 'admin', password: 'test-password-1234' };

export const basicHeader = ({ username, password }) =>
  `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;

const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

async function freePort() {
  const server = createServer();
  await new Promise((done, fail) => server.once('error', fail).listen(0, '127.0.0.1', done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

/** What the server needs to be told in its environment; each line is a default that stands in the way of a test. */
const serverEnv = (url) => ({
  // By default only public https upstreams may be called; the stub provider is http on this machine.
  MLFLOW_GATEWAY_API_BASE_ALLOWED_SCHEMES: 'https,http',
  MLFLOW_GATEWAY_API_BASE_ALLOW_PRIVATE_IPS: 'true',
  // Encrypts the providers' keys in the database; without it there is a warning at each call.
  MLFLOW_CRYPTO_KEK_PASSPHRASE: 'mlflow-test-passphrase',
  // Otherwise eight more Python processes start, some of which outlive the server.
  MLFLOW_SERVER_ENABLE_JOB_EXECUTION: 'false',
  // A guardrail's judge calls the gateway itself, by this address.
  MLFLOW_GATEWAY_URI: url,
  MLFLOW_DISABLE_TELEMETRY: 'true',
  DO_NOT_TRACK: 'true',
  GIT_PYTHON_REFRESH: 'quiet',
});

function basicAuthEnv(folder) {
  const file = join(folder, 'basic_auth.ini');
  writeFileSync(
    file,
    `[mlflow]
default_permission = READ
database_uri = sqlite:///${folder}/auth.db
admin_username = ${ADMIN.username}
admin_password = ${ADMIN.password}
authorization_function = mlflow.server.auth:authenticate_request_basic_auth
`,
  );
  return { MLFLOW_AUTH_CONFIG_PATH: file, MLFLOW_FLASK_SERVER_SECRET_KEY: 'test-secret-key' };
}

async function healthy(url) {
  try {
    return (await fetch(`${url}/health`, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    return false;
  }
}

/** The server is the leader of a process group: uvicorn and its worker are children of the `mlflow` command. */
function signalGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
    return true;
  } catch {
    return false; // nobody is left in it
  }
}

async function stopGroup(pid) {
  signalGroup(pid, 'SIGTERM');
  for (let waited = 0; waited < STOP_TIMEOUT_MS; waited += POLL_MS) {
    if (!signalGroup(pid, 0)) return;
    await sleep(POLL_MS);
  }
  signalGroup(pid, 'SIGKILL');
}

async function answers(server, url, log) {
  for (let waited = 0; waited < START_TIMEOUT_MS && server.exitCode === null; waited += POLL_MS) {
    if (await healthy(url)) return;
    await sleep(POLL_MS);
  }
  const tail = readFileSync(log, 'utf8').split('\n').slice(-30).join('\n');
  throw new Error(`MLflow did not start; the end of its log:\n${tail}`);
}

/**
 * Starts the server. `basicAuth`: with the basic-auth app, see ADMIN. `prefix` (`/mlflow`): everything then lives below
 * it. `ready` resolves when it answers; `stop` may be called before that, ends every process of it and deletes its data.
 * `kill` ends them as a crash does; after that `restart` starts it anew on the same port and the same data.
 */
export async function startMlflow({ basicAuth = false, prefix = '' } = {}) {
  if (!existsSync(PROGRAM)) throw new Error(`no MLflow in ${PROGRAM}; run: scripts/install-tools.sh mlflow`);
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'mlflow-'));
  const url = `http://127.0.0.1:${port}${prefix}`;
  const args = ['server', '--host', '127.0.0.1', '--port', String(port)];
  // A database: the gateway does not work on a file store. One worker: each counts the budgets for itself.
  args.push('--backend-store-uri', `sqlite:///${folder}/mlflow.db`, '--workers', '1');
  args.push('--artifacts-destination', join(folder, 'artifacts'));
  if (prefix) args.push('--static-prefix', prefix);
  if (basicAuth) args.push('--app-name', 'basic-auth');

  const log = join(folder, 'server.log');
  const launch = () => {
    const output = openSync(log, 'a');
    const server = spawn(PROGRAM, args, {
      cwd: folder,
      detached: true,
      env: { ...process.env, ...serverEnv(url), ...(basicAuth ? basicAuthEnv(folder) : {}) },
      stdio: ['ignore', output, output],
    });
    closeSync(output);
    return server;
  };
  let server = launch();
  return {
    url,
    ready: answers(server, url, log),
    kill: () => signalGroup(server.pid, 'SIGKILL'),
    restart: () => {
      server = launch();
      return answers(server, url, log);
    },
    stop: async () => {
      await stopGroup(server.pid);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
