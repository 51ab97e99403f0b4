// A server that writes bytes: what no HTTP library would send, at the moment that a test wants it.
import { createServer, type Socket } from 'node:net';
import { listen } from '../gateway/fault-server.js';

/** One request, and the connection that it came on. */
export interface Wire {
  socket: Socket;
  /** Which request to its endpoint this is, from 0. */
  n: number;
  /** The text of the last message. */
  asked: string;
  /** The body of a completion that passes. */
  good: string;
  /** The same, with changes. */
  completion(changes: Record<string, unknown>): string;
}

export interface WireServer {
  url: string;
  /** Requests so far, by endpoint. */
  requests: Map<string, number>;
  close(): Promise<void>;
}

/**
 * @param endpoints what each does with a request
 * @param says what a good answer of an endpoint says
 */
export async function startWireServer(
  endpoints: ReadonlyMap<string, (wire: Wire) => void>,
  says: (endpoint: string) => string,
): Promise<WireServer> {
  const sockets = new Set<Socket>();
  const requests = new Map<string, number>();

  function respond(socket: Socket, path: string, body: string): void {
    if (path.endsWith('/models')) {
      const data = [...endpoints.keys()].map((id) => ({ id }));
      socket.write(response(200, JSON.stringify({ data })));
      return;
    }
    const { model, messages } = JSON.parse(body) as { model: string; messages: { content: unknown }[] };
    const n = requests.get(model) ?? 0;
    requests.set(model, n + 1);
    const completion = (changes: Record<string, unknown>): string =>
      JSON.stringify({
        model: 'm',
        choices: [{ index: 0, message: { role: 'assistant', content: says(model) }, finish_reason: 'stop' }],
        usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
        ...changes,
      });
    const asked = String(messages.at(-1)?.content);
    endpoints.get(model)?.({ socket, n, asked, good: completion({}), completion });
  }

  const server = createServer({ allowHalfOpen: true }, (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    socket.on('end', () => socket.end());
    let received = Buffer.alloc(0);
    socket.on('data', (chunk) => {
      received = Buffer.concat([received, chunk]);
      for (;;) {
        const head = received.indexOf('\r\n\r\n');
        if (head < 0) return;
        const headers = received.subarray(0, head).toString('latin1');
        const length = Number(/^content-length: (\d+)/im.exec(headers)?.[1] ?? 0);
        if (received.length < head + 4 + length) return;
        const body = received.subarray(head + 4, head + 4 + length).toString();
        received = received.subarray(head + 4 + length);
        respond(socket, headers.split(' ')[1] ?? '', body);
      }
    });
  });
  return {
    url: await listen(server as never),
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** A whole answer. @param headers a content-length in them wins */
export function response(status: number, body: string | Buffer, headers: Record<string, string> = {}): Buffer {
  const bytes = Buffer.from(body);
  const all = { 'content-type': 'application/json', 'content-length': String(bytes.length), ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.concat([Buffer.from(`HTTP/1.1 ${status} x\r\n${lines.join('')}\r\n`), bytes]);
}
