// A stand-in for an MLflow AI Gateway that answers the same to the same request and remembers what it was asked.
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface GatewayRequest {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  body: { model?: string; messages?: { role: string; content: string }[]; input?: string | string[] };
}

export interface StubGateway {
  url: string;
  requests: GatewayRequest[];
  /** The requests that a model answered: what costs money. */
  modelCalls(): GatewayRequest[];
  close(): Promise<void>;
}

export const NEVER = Symbol('no answer');

/** Text of an answer, vectors of embeddings, a status with a body, or nothing for ever. */
export type Reply = string | number[][] | { status: number; body: unknown } | typeof NEVER;

export interface StubGatewayOptions {
  /** What the server lists; calls to another one are 404. */
  endpoints: string[];
  /** The default repeats the last message, and passes every grading. */
  reply?: (request: GatewayRequest) => Reply | Promise<Reply>;
}

const MODELS = '/gateway/mlflow/v1/models';
const CHAT = '/gateway/mlflow/v1/chat/completions';
const EMBEDDINGS = '/gateway/openai/v1/embeddings';

function echo({ body }: GatewayRequest): Reply {
  const last = body.messages?.at(-1)?.content ?? '';
  return body.model?.startsWith('grader') ? '{"reason":"stub: fine","pass":true,"score":1}' : `stub answer to: ${last}`;
}

const completion = (id: number, model: string, content: string) => ({
  id: `chatcmpl-${id}`,
  object: 'chat.completion',
  created: 1_700_000_000,
  model: `served-${model}`,
  choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' }],
  usage: { prompt_tokens: 10, completion_tokens: 5, total_tokens: 15 },
  provider: 'stub',
});

const embeddings = (model: string, vectors: number[][]) => ({
  object: 'list',
  model: `served-${model}`,
  data: vectors.map((embedding, index) => ({ object: 'embedding', index, embedding })),
  usage: { prompt_tokens: 3, total_tokens: 3 },
});

/** Starts it on a free port of 127.0.0.1. */
export async function startStubGateway({ endpoints, reply = echo }: StubGatewayOptions): Promise<StubGateway> {
  const requests: GatewayRequest[] = [];

  async function answer(request: GatewayRequest): Promise<{ status: number; body: unknown } | typeof NEVER> {
    if (request.path === '/health') return { status: 200, body: 'OK' };
    if (request.path === MODELS) {
      return { status: 200, body: { object: 'list', data: endpoints.map((id) => ({ id, object: 'model' })) } };
    }
    const model = request.body.model ?? '';
    if (request.path !== CHAT && request.path !== EMBEDDINGS)
      return { status: 404, body: '<!doctype html><title>404 Not Found</title>' };
    if (!endpoints.includes(model)) {
      const message = `GatewayEndpoint not found (name='${model}')`;
      return { status: 404, body: { detail: { error_code: 'RESOURCE_DOES_NOT_EXIST', message } } };
    }
    const id = requests.length;
    const given = await reply(request);
    if (Array.isArray(given)) return { status: 200, body: embeddings(model, given) };
    return typeof given === 'string' ? { status: 200, body: completion(id, model, given) } : given;
  }

  const server = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const request: GatewayRequest = {
      method: incoming.method ?? 'GET',
      path: new URL(incoming.url ?? '/', 'http://stub').pathname,
      headers: incoming.headers,
      body: JSON.parse(Buffer.concat(chunks).toString('utf8') || '{}') as GatewayRequest['body'],
    };
    requests.push(request);
    const answered = await answer(request);
    if (answered === NEVER) return;
    const { status, body } = answered;
    const type = typeof body === 'string' ? 'text/html; charset=utf-8' : 'application/json';
    outgoing.writeHead(status, { 'content-type': type, 'x-mlflow-gateway-duration-ms': '12' });
    outgoing.end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    modelCalls: () => requests.filter(({ path }) => path === CHAT || path === EMBEDDINGS),
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
