// Starts scripts/mlflow/serve.mjs and what stands between the action and it.
import { spawn } from 'node:child_process';
import { createServer, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ROOT } from '../support/run-action.js';

export interface Served {
  /** The MLflow server's URL, with its prefix. */
  url: string;
  /** Endpoint names with their ids. */
  endpoints: Record<string, string>;
  /** What the provider behind the gateway received, oldest first. */
  upstreamRequests(): Promise<{ path: string; headers: Record<string, string>; body: Record<string, unknown> }[]>;
  /** Ends the server as a crash does; the provider behind it stays. Resolves when it is gone. */
  kill(): Promise<void>;
  /** Starts a server that was killed, on its port and with its data. Resolves when it answers. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Resolves when every endpoint is there and the first call is made; a minute on two busy cores. */
export async function serve(...options: string[]): Promise<Served> {
  const script = join(ROOT, 'scripts', 'mlflow', 'serve.mjs');
  const child = spawn(process.execPath, [script, '--until-stdin-ends', ...options], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const closed = new Promise<void>((done) => child.on('close', () => done()));
  const lines = new Map<string, string>();
  const told = new Map<string, () => void>();
  const isTold = (name: string): Promise<void> => new Promise((done) => told.set(name, done));
  createInterface({ input: child.stdout }).on('line', (line) => {
    const [, name = '', value = ''] = /^([A-Z_]+)=(.*)$/.exec(line) ?? [];
    lines.set(name, value);
    told.get(name)?.();
  });
  await Promise.race([isTold('ENDPOINTS'), closed]);
  const url = lines.get('MLFLOW_URL');
  if (url === undefined) throw new Error('scripts/mlflow/serve.mjs ended before it was ready');
  return {
    url,
    endpoints: JSON.parse(lines.get('ENDPOINTS') ?? '{}') as Record<string, string>,
    upstreamRequests: async () => {
      const response = await fetch(`${lines.get('STUB_URL')}/_stub/requests`);
      return (await response.json()) as Awaited<ReturnType<Served['upstreamRequests']>>;
    },
    kill: async () => {
      child.stdin.write('kill\n');
      await isTold('KILLED');
    },
    restart: async () => {
      child.stdin.write('restart\n');
      await isTold('RESTARTED');
    },
    stop: async () => {
      child.stdin.end();
      await closed;
    },
  };
}

export interface CountingProxy {
  url: string;
  /** `METHOD /path` of each request that reached the gateway. */
  requests: string[];
  close(): Promise<void>;
}

/**
 * Passes everything on and counts it. What a gateway refuses never reaches the provider behind it, so only someone in
 * front of it can tell how often it was asked.
 */
export async function countingProxy(target: string): Promise<CountingProxy> {
  const requests: string[] = [];
  const server = createServer((incoming, outgoing) => {
    requests.push(`${incoming.method} ${incoming.url}`);
    const { method = 'GET', headers } = incoming;
    const onward = httpRequest(`${target}${incoming.url}`, { method, headers, agent: false }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on('error', () => outgoing.destroy());
    incoming.pipe(onward);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
