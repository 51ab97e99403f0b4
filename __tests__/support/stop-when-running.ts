// Stops a run as soon as code of its config runs, however long that takes on a busy machine.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface StopWhenRunning {
  /** A statement of JavaScript, for the code of the config: it says that it runs. */
  says: string;
  /** Aborted when the code has said so. */
  signal: AbortSignal;
  /** Milliseconds since then; NaN: the code has said nothing. */
  elapsed(): number;
  close(): Promise<void>;
}

export async function stopWhenRunning(): Promise<StopWhenRunning> {
  const stop = new AbortController();
  let stoppedAt = Number.NaN;
  const server = createServer((_, response) => {
    response.end();
    if (stop.signal.aborted) return;
    stoppedAt = performance.now();
    stop.abort();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    says: `fetch('http://127.0.0.1:${port}/');`,
    signal: stop.signal,
    elapsed: () => performance.now() - stoppedAt,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
