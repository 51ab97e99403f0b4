// A stand-in for the AI Gateway of an MLflow server: its routes, headers and errors as they were measured on MLflow 3.17,
// with models that are a few rules each. By itself: `node demo/gateway.mjs --port 5000`.
import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { grader } from './grader.mjs';
import { large, small, wordCount } from './models.mjs';

const ENDPOINTS = { 'support-large': large, 'support-small': small, grader };

/** Characters of a token, roughly: enough for numbers that look right. */
const TOKENS_A_WORD = 4 / 3;

const json = (status, body, headers = {}) => ({
  status,
  type: 'application/json',
  text: JSON.stringify(body),
  headers,
});
const html404 = { status: 404, type: 'text/html', text: '<!doctype html><title>404 Not Found</title>', headers: {} };

/**
 * Starts it on 127.0.0.1.
 *
 * @param {object} [options]
 * @param {Record<string, typeof large>} [options.endpoints] name -> model
 * @param {number} [options.port] 0: any free one
 * @returns {Promise<{ url: string, close(): Promise<void> }>}
 */
export async function startGateway({ endpoints = ENDPOINTS, port = 0 } = {}) {
  const server = createServer(async (request, response) => {
    const started = performance.now();
    const { status, type, text, headers } = await answer(request, endpoints);
    const duration = { 'x-mlflow-gateway-duration-ms': (performance.now() - started).toFixed(1) };
    const gateway = request.url.startsWith('/gateway/') ? duration : {};
    response.writeHead(status, { 'content-type': type, ...gateway, ...headers }).end(text);
  });
  await new Promise((done, fail) => server.once('error', fail).listen(port, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

async function answer(request, endpoints) {
  switch (`${request.method} ${request.url}`) {
    case 'GET /health':
      return { status: 200, type: 'text/plain', text: 'OK', headers: {} };
    case 'GET /gateway/mlflow/v1/models':
      return json(200, { object: 'list', data: Object.keys(endpoints).map((id) => ({ id, object: 'model' })) });
    case 'POST /gateway/mlflow/v1/chat/completions':
      return complete(await bodyOf(request), endpoints);
    default:
      return html404;
  }
}

async function complete(body, endpoints) {
  const { model, messages } = body ?? {};
  if (body === undefined) return json(400, { detail: 'Invalid JSON payload: the body is not JSON' });
  if (!model) return json(400, { detail: "Missing required 'model' parameter in request body" });
  if (!Object.hasOwn(endpoints, model)) {
    const message = `GatewayEndpoint not found (name='${model}')`;
    return json(404, { detail: { error_code: 'RESOURCE_DOES_NOT_EXIST', message } });
  }
  const prompt = messages?.at(-1)?.content;
  if (typeof prompt !== 'string') return json(400, { detail: 'Invalid chat payload: messages has to end with a text' });
  const { served, complete: ask, latencyMs } = endpoints[model];
  await sleep(latencyMs(prompt));
  return json(200, completion(served, prompt, ask(prompt, messages)), {
    'x-mlflow-gateway-overhead-duration-ms': '1.0',
  });
}

function completion(model, prompt, content) {
  const [promptTokens, answerTokens] = [prompt, content].map((text) => Math.ceil(TOKENS_A_WORD * wordCount(text)));
  return {
    id: 'chatcmpl-demo',
    object: 'chat.completion',
    created: 1_767_225_600,
    model,
    choices: [
      { index: 0, message: { role: 'assistant', content, tool_calls: null, refusal: null }, finish_reason: 'stop' },
    ],
    usage: {
      prompt_tokens: promptTokens,
      completion_tokens: answerTokens,
      total_tokens: promptTokens + answerTokens,
    },
    provider: 'demo',
  };
}

async function bodyOf(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    return undefined;
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { values } = parseArgs({ options: { port: { type: 'string', default: '5000' } } });
  const { url } = await startGateway({ port: Number(values.port) });
  console.log(`${url} has the endpoints ${Object.keys(ENDPOINTS).join(', ')}; Ctrl+C ends it`);
}
