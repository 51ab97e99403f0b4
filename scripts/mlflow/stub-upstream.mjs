// A model provider that costs nothing: speaks OpenAI's API (chat completions, embeddings), answers the same to the same
// request, and misbehaves on request. An MLflow endpoint points at it with `auth_config.api_base`.
//
// The behaviour is chosen by the base URL, so that the model's name stays free (gpt-4o has a price, a made-up name none):
//   {url}/v1               plain answers: "stub answer to: <last message>"
//   {url}/s/<script>/v1    one of SCRIPTS, FAILURES or a pattern of `scriptOf`; `a+b` runs both, left to right
// For one call: a `[[reply: <text>]]` in the last message is answered with that text.
import { createServer } from 'node:http';

/** The oldest received requests are forgotten beyond this, so that a long-lived stub does not grow. */
const MAX_KEPT_REQUESTS = 10_000;
/** Tokens that one `costly` call claims to have used in and out: 12.50 USD of gpt-4o. */
const COSTLY_TOKENS = 1_000_000;
/** Of the one token whose logarithm is told when a request asks for it: a perplexity of 1.1052. */
const LOG_PROB = -0.1;

const FAILURES = {
  400: "unsupported parameter: 'temperature' does not support 0 with this model",
  401: 'incorrect API key',
  404: 'the model does not exist',
  429: 'rate limit reached, requests per minute: limit 3, used 3',
  500: 'the server had an error',
  503: 'the engine is overloaded',
};

const failure = (status) => ({ status, body: { error: { message: FAILURES[status], type: 'stub', code: status } } });
const message = (change) => (answer) => {
  if (answer.choices) change(answer.choices[0].message, answer.choices[0]);
};
const says = (content) => message((m) => Object.assign(m, { content }));

const SCRIPTS = {
  'grade-pass': says('{"reason":"stub: fine","pass":true,"score":1}'),
  'grade-fail': says('{"reason":"stub: not fine","pass":false,"score":0}'),
  'grade-garbage': says('I would rather not say.'),
  'judge-no': says('{"rationale":"stub: holds a secret","result":"no"}'),
  null: says(null),
  refusal: message((m) => Object.assign(m, { content: null, refusal: 'I cannot help with that.' })),
  reasoning: message((m) => Object.assign(m, { reasoning_content: 'because the stub says so' })),
  function: message((m, choice) => {
    Object.assign(m, { content: null, function_call: { name: 'get_weather', arguments: '{"city":"Paris"}' } });
    choice.finish_reason = 'function_call';
  }),
  costly: (answer) => {
    answer.usage = usage(COSTLY_TOKENS, COSTLY_TOKENS);
  },
  tool: message((m, choice) => {
    const call = { name: 'get_weather', arguments: '{"city":"Paris"}' };
    Object.assign(m, { content: null, tool_calls: [{ id: 'call_1', type: 'function', function: call }] });
    choice.finish_reason = 'tool_calls';
  }),
};

/** What a script does: a function that changes the answer, or a failure to send instead of it. */
function scriptOf(name, state) {
  if (SCRIPTS[name]) return SCRIPTS[name];
  if (FAILURES[name]) return () => failure(Number(name));
  const [, kind, value] = /^(flaky|delay|served)-(.+)$/.exec(name) ?? [];
  if (kind === 'served') return (answer) => void Object.assign(answer, { model: value });
  if (kind === 'delay') return () => new Promise((done) => setTimeout(done, Number(value)));
  if (kind === 'flaky') {
    // Every n-th call is answered.
    return () => {
      const calls = (state.calls.get(name) ?? 0) + 1;
      state.calls.set(name, calls);
      return calls % Number(value) === 0 ? undefined : failure(500);
    };
  }
  return () => ({ status: 501, body: { error: { message: `stub-upstream: unknown script '${name}'` } } });
}

const words = (text) => Math.max(1, text.split(/\s+/).filter(Boolean).length);
const usage = (prompt, completion) => ({
  prompt_tokens: prompt,
  completion_tokens: completion,
  total_tokens: prompt + completion,
});

function textOf(content) {
  if (Array.isArray(content)) return content.map((part) => part.text ?? `[${part.type}]`).join(' ');
  return typeof content === 'string' ? content : '';
}

function chat(body) {
  const texts = (body.messages ?? []).map((m) => textOf(m.content));
  const last = texts.at(-1) ?? '';
  const content = /\[\[reply: ([\s\S]*?)\]\]/.exec(last)?.[1] ?? `stub answer to: ${last}`;
  const logprobs = body.logprobs ? { content: [{ token: 'stub', logprob: LOG_PROB, bytes: null }] } : null;
  return {
    id: 'chatcmpl-stub',
    object: 'chat.completion',
    created: 1_700_000_000,
    model: body.model ?? 'stub',
    choices: [{ index: 0, message: { role: 'assistant', content, refusal: null }, logprobs, finish_reason: 'stop' }],
    usage: usage(words(texts.join('\n')), words(content)),
  };
}

/** Eight numbers counted from the letters: the same text has the same vector, similar texts have similar ones. */
function embed(text) {
  const vector = new Array(8).fill(0);
  for (const char of text.toLowerCase()) vector[char.codePointAt(0) % 8] += 1;
  const norm = Math.hypot(...vector) || 1;
  return vector.map((x) => x / norm);
}

function embeddings(body) {
  const inputs = [body.input ?? ''].flat().map(String);
  return {
    object: 'list',
    data: inputs.map((text, index) => ({ object: 'embedding', index, embedding: embed(text) })),
    model: body.model ?? 'stub',
    usage: { prompt_tokens: words(inputs.join(' ')), total_tokens: words(inputs.join(' ')) },
  };
}

const ROUTES = { 'chat/completions': chat, embeddings };

async function reply(path, body, state) {
  const [, scripts = '', route] = /^(?:\/s\/([^/]+))?\/v1\/(.+)$/.exec(path) ?? [];
  const make = ROUTES[route];
  if (!make) return { status: 404, body: { error: { message: `stub-upstream: no such path ${path}` } } };
  const answer = make(body);
  for (const name of scripts.split('+').filter(Boolean)) {
    const instead = await scriptOf(name, state)(answer);
    if (instead) return instead;
  }
  return { status: 200, body: answer };
}

/**
 * Starts the stub on a free port of 127.0.0.1. `requests`: what was received, newest last. `GET /_stub/requests` tells
 * other processes the same.
 */
export async function startStubUpstream() {
  const state = { requests: [], calls: new Map() };
  const server = createServer(async (request, response) => {
    const send = (status, value) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(value));
    };
    try {
      const { pathname } = new URL(request.url, 'http://stub');
      if (pathname === '/_stub/requests') return send(200, state.requests);
      const chunks = [];
      for await (const chunk of request) chunks.push(chunk);
      const body = JSON.parse(Buffer.concat(chunks).toString('utf8') || '{}');
      state.requests.push({ path: pathname, headers: request.headers, body });
      if (state.requests.length > MAX_KEPT_REQUESTS) state.requests.shift();
      const { status, body: answer } = await reply(pathname, body, state);
      send(status, answer);
    } catch (error) {
      send(400, { error: { message: `stub-upstream: ${error.message}` } });
    }
  });
  await new Promise((done, fail) => server.once('error', fail).listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    requests: state.requests,
    close: () =>
      new Promise((done) => {
        server.close(done);
        server.closeAllConnections();
      }),
  };
}
