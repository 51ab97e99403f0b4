// A server that answers what a test tells it to, and does what networks do.
import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

export interface Seen {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  body: Record<string, unknown>;
  /** Which connection it came on, from 0. */
  connection: number;
}

export type Answer =
  | {
      status?: number;
      headers?: Record<string, string>;
      /** Anything but text is sent as JSON. */
      body?: unknown;
      delayMs?: number;
      /** The connection is closed right after the answer, without saying so before. */
      thenClose?: boolean;
    }
  /** The connection ends: without a byte, with a reset, in the middle of the body. */
  | { fault: 'close' | 'reset' | 'cut off' }
  /** Nothing comes, or a body that never ends, a piece every 5 ms. */
  | { fault: 'hang' | 'trickle' }
  | { fault: 'huge'; bytes: number };

export interface FaultServer {
  url: string;
  seen: Seen[];
  chats(): Seen[];
  /** Bytes that were handed to the network for a huge body. */
  sentBytes(): number;
  connections(): number;
  close(): Promise<void>;
}

export const OVERHEAD = { 'x-mlflow-gateway-duration-ms': '250', 'x-mlflow-gateway-overhead-duration-ms': '50' };

export function completion(message: Record<string, unknown> | string, more: Record<string, unknown> = {}): Answer {
  const spoken = typeof message === 'string' ? { content: message } : message;
  return {
    headers: OVERHEAD,
    body: {
      object: 'chat.completion',
      model: 'gpt-4o-2024',
      choices: [{ index: 0, message: { role: 'assistant', ...spoken }, finish_reason: 'stop' }],
      usage: { prompt_tokens: 3, completion_tokens: 4, total_tokens: 7 },
      provider: 'openai',
      ...more,
    },
  };
}

/**
 * @param script the answers to chats in their order (the last one repeats), or a function that chooses
 * @param other the answers to `GET`, by path; 404 without
 */
export async function startFaultServer(
  script: Answer[] | ((seen: Seen, index: number) => Answer),
  other: Record<string, Answer | Answer[]> = {},
): Promise<FaultServer> {
  const seen: Seen[] = [];
  const sockets = new Map<Socket, number>();
  let opened = 0;
  let sentBytes = 0;
  let chats = 0;
  const asked = new Map<string, number>();

  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url: path = '', headers, socket } = request;
      const body = JSON.parse(Buffer.concat(chunks).toString() || '{}') as Record<string, unknown>;
      const one = { method, path, headers, body, connection: sockets.get(socket) ?? -1 };
      seen.push(one);
      if (method === 'POST') {
        const index = chats++;
        const answer = typeof script === 'function' ? script(one, index) : (script[index] ?? script.at(-1));
        perform(response, answer ?? { status: 500, body: 'no script' });
        return;
      }
      const times = asked.get(path) ?? 0;
      asked.set(path, times + 1);
      const answers = [other[path] ?? { status: 404, body: { detail: 'Not Found' } }].flat();
      perform(response, answers[times] ?? (answers.at(-1) as Answer));
    });
  });

  function perform(response: ServerResponse, answer: Answer): void {
    const { socket } = response;
    if (!('fault' in answer)) {
      const { status = 200, body = '', headers = {}, delayMs = 0, thenClose = false } = answer;
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      const type = typeof body === 'string' ? 'text/plain; charset=utf-8' : 'application/json';
      setTimeout(() => {
        response.writeHead(status, { 'content-type': type, ...headers });
        response.end(text, () => thenClose && socket?.end());
      }, delayMs);
      return;
    }
    switch (answer.fault) {
      case 'close':
        socket?.destroy();
        return;
      case 'reset':
        socket?.resetAndDestroy();
        return;
      case 'cut off':
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
        response.write('{"choices":', () => socket?.destroy());
        return;
      case 'hang':
        return;
      case 'trickle': {
        response.writeHead(200, { 'content-type': 'application/json' });
        const timer = setInterval(() => response.write(' '), 5);
        response.on('close', () => clearInterval(timer));
        return;
      }
      case 'huge': {
        response.writeHead(200, { 'content-type': 'application/json' });
        const chunk = Buffer.alloc(1_000_000, 32);
        // Of this answer: a server may give several.
        let sent = 0;
        const more = (): void => {
          if (response.destroyed || sent >= answer.bytes) return;
          sent += chunk.length;
          sentBytes += chunk.length;
          response.write(chunk, more);
        };
        more();
      }
    }
  }

  server.on('connection', (socket) => {
    sockets.set(socket, opened++);
    socket.on('close', () => sockets.delete(socket));
  });
  return {
    url: await listen(server),
    seen,
    chats: () => seen.filter(({ method }) => method === 'POST'),
    sentBytes: () => sentBytes,
    connections: () => opened,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets.keys()) socket.destroy();
      }),
  };
}

export async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
