// Deterministic stub of an MLflow AI Gateway. No dependencies, Node >= 20.
// As a module:  const gw = await startStubGateway({ rules, default }) -> { url, port, requests, close }
// As a command: node stub-gateway.mjs gateway.json [--port 5000]
// The format of the rules is described in README.md.

import { createHash } from 'node:crypto';
import fs from 'node:fs';
import http from 'node:http';
import { pathToFileURL } from 'node:url';

const CHAT = /\/gateway\/mlflow\/v1\/chat\/completions$/;
const EMBED = /\/gateway\/openai\/v1\/embeddings$/;
const INVOKE = /\/gateway\/([^/]+)\/mlflow\/invocations$/;

const list = (v) => (v === undefined ? [] : Array.isArray(v) ? v : [v]);

/** Text of one message's content: a string, or the text parts of an array. */
function textOf(content) {
  if (typeof content === 'string') return content;
  if (Array.isArray(content)) return content.map((p) => (typeof p === 'string' ? p : (p?.text ?? ''))).join('\n');
  return content === null || content === undefined ? '' : JSON.stringify(content);
}

/** Everything a rule may look for in a request. */
function view(req, body) {
  const messages = Array.isArray(body?.messages) ? body.messages : [];
  const input = list(body?.input).map(textOf);
  const users = messages.filter((m) => m?.role === 'user');
  const last = users.length
    ? textOf(users[users.length - 1].content)
    : messages.length
      ? textOf(messages[messages.length - 1].content)
      : '';
  return {
    path: req.path,
    endpoint: req.endpoint,
    text: messages
      .map((m) => textOf(m?.content))
      .concat(input)
      .join('\n'),
    lastUser: last,
    count: messages.length,
  };
}

function headerMatches(headers, wanted) {
  return Object.entries(wanted).every(([name, want]) => {
    const got = headers[name.toLowerCase()];
    if (want === true) return got !== undefined;
    if (want === false) return got === undefined;
    return got === want;
  });
}

function ruleMatches(rule, v, req) {
  if (rule.endpoint !== undefined && !list(rule.endpoint).includes(v.endpoint)) return false;
  if (rule.path !== undefined && !v.path.endsWith(rule.path)) return false;
  if (rule.path === undefined && req.kind === 'other') return false;
  if (rule.kind !== undefined && rule.kind !== req.kind) return false;
  if (!list(rule.contains).every((s) => v.text.includes(s))) return false;
  if (list(rule.excludes).some((s) => v.text.includes(s))) return false;
  if (rule.regex !== undefined && !new RegExp(rule.regex, 's').test(v.text)) return false;
  if (rule.lastUser !== undefined && v.lastUser.trim() !== rule.lastUser) return false;
  if (rule.messages !== undefined && v.count !== rule.messages) return false;
  if (rule.header !== undefined && !headerMatches(req.headers, rule.header)) return false;
  return true;
}

/** {{last_user}} {{model}} {{nth}}; with `json ` before the name the value stands escaped inside a JSON string. */
function fill(text, values) {
  return text.replace(/\{\{\s*(json\s+)?(last_user|model|nth|text)\s*\}\}/g, (_, json, name) =>
    json ? JSON.stringify(String(values[name])).slice(1, -1) : String(values[name]),
  );
}

/** A small vector from the text: same text, same vector; nearly orthogonal otherwise. */
export function hashVector(text, size = 8) {
  const h = createHash('sha256').update(text).digest();
  const v = Array.from({ length: size }, (_, i) => h[i] / 127.5 - 1);
  const norm = Math.hypot(...v) || 1;
  return v.map((x) => Math.round((x / norm) * 1e6) / 1e6);
}

export async function startStubGateway({ rules = [], default: fallback = {}, port = 0, host = '127.0.0.1', log } = {}) {
  const requests = [];
  const hits = new Map();
  const sockets = new Set();

  const server = http.createServer((rq, rs) => {
    const chunks = [];
    rq.on('data', (c) => chunks.push(c));
    rq.on('end', () => {
      const raw = Buffer.concat(chunks).toString('utf8');
      let body;
      try {
        body = raw ? JSON.parse(raw) : undefined;
      } catch {
        body = raw;
      }
      const url = new URL(rq.url, 'http://stub');
      const path = url.pathname;
      const invoke = INVOKE.exec(path);
      const kind =
        rq.method !== 'POST'
          ? 'other'
          : CHAT.test(path)
            ? 'chat'
            : EMBED.test(path)
              ? 'embeddings'
              : invoke
                ? body?.input !== undefined
                  ? 'embeddings'
                  : 'chat'
                : 'other';
      const endpoint = invoke ? decodeURIComponent(invoke[1]) : body?.model;
      const req = { method: rq.method, path, query: url.search, headers: rq.headers, body, kind, endpoint };
      requests.push(req);
      log?.(req);

      if (path.endsWith('/health') && rq.method === 'GET') return send(rs, 200, { status: 'OK' });

      const v = view(req, body);
      let reply;
      for (let i = 0; i < rules.length; i++) {
        const rule = rules[i];
        if (!ruleMatches(rule, v, req)) continue;
        // nth counts the requests that matched the rest of this rule, starting at 1
        const n = (hits.get(i) ?? 0) + 1;
        hits.set(i, n);
        if (rule.nth !== undefined && !list(rule.nth).includes(n)) continue;
        req.rule = i;
        req.nth = n;
        req.grader = rule.grader === true;
        reply = rule.reply ?? {};
        break;
      }
      if (!reply && kind === 'other') return send(rs, 404, { detail: 'Not Found' });
      reply ??= fallback;
      const values = { last_user: v.lastUser, model: endpoint, nth: req.nth ?? 0, text: v.text };
      const go = () => answer(rs, reply, req, values, requests.length);
      if (reply.delay_ms) setTimeout(go, reply.delay_ms);
      else go();
    });
  });

  function send(rs, status, body, headers = {}) {
    if (rs.destroyed) return;
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    rs.writeHead(status, { 'content-type': typeof body === 'string' ? 'text/plain' : 'application/json', ...headers });
    rs.end(text);
  }

  function answer(rs, reply, req, values, n) {
    if (reply.destroy) return rs.destroy();
    const headers = {
      'x-mlflow-gateway-duration-ms': '12',
      'x-mlflow-gateway-overhead-duration-ms': '3',
      ...(reply.headers ?? {}),
    };
    if (reply.body !== undefined) {
      const body = typeof reply.body === 'string' ? fill(reply.body, values) : reply.body;
      return send(rs, reply.status ?? 200, body, headers);
    }
    if (reply.status !== undefined && reply.status >= 400)
      return send(rs, reply.status, { detail: `stub ${reply.status}` }, headers);
    if (req.kind === 'embeddings') {
      const inputs = list(req.body?.input).map(textOf);
      return send(
        rs,
        200,
        {
          object: 'list',
          model: reply.model ?? req.endpoint,
          data: inputs.map((t, index) => ({ object: 'embedding', index, embedding: reply.embedding ?? hashVector(t) })),
          usage: reply.usage ?? { prompt_tokens: 4, total_tokens: 4 },
        },
        headers,
      );
    }
    if (req.kind === 'other') return send(rs, reply.status ?? 200, {}, headers);

    const message = { role: 'assistant' };
    const content =
      'content' in reply
        ? reply.content
        : reply.tool_calls || reply.refusal || reply.function_call
          ? null
          : values.last_user;
    message.content =
      typeof content === 'string'
        ? fill(content, values)
        : content !== null && typeof content === 'object' && !Array.isArray(content)
          ? JSON.stringify(content)
          : content;
    for (const k of ['tool_calls', 'refusal', 'function_call', 'reasoning', 'reasoning_content'])
      if (reply[k] !== undefined) message[k] = reply[k];
    const choice = {
      index: 0,
      message,
      finish_reason: reply.finish_reason ?? (reply.tool_calls ? 'tool_calls' : 'stop'),
      ...(reply.logprobs
        ? {
            logprobs: {
              content: reply.logprobs.map((p, i) => ({ token: `t${i}`, logprob: p, bytes: null, top_logprobs: [] })),
            },
          }
        : {}),
    };
    send(
      rs,
      reply.status ?? 200,
      {
        id: `chatcmpl-${n}`,
        object: 'chat.completion',
        created: 1700000000,
        model: reply.model ?? req.endpoint,
        choices: reply.choices ?? [choice],
        usage: reply.usage ?? { prompt_tokens: 10, completion_tokens: 5, total_tokens: 15 },
      },
      headers,
    );
  }

  server.on('connection', (s) => {
    sockets.add(s);
    s.on('close', () => sockets.delete(s));
  });
  await new Promise((ok, bad) => {
    server.once('error', bad);
    server.listen(port, host, ok);
  });
  const p = server.address().port;
  return {
    url: `http://${host}:${p}`,
    port: p,
    requests,
    close: () =>
      new Promise((ok) => {
        server.close(() => ok());
        for (const s of sockets) s.destroy();
      }),
  };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const args = process.argv.slice(2);
  const at = args.indexOf('--port');
  const port = at >= 0 ? Number(args.splice(at, 2)[1]) : 5000;
  const conf = args[0] ? JSON.parse(fs.readFileSync(args[0], 'utf8')) : {};
  const gw = await startStubGateway({
    ...conf,
    port,
    log: (r) => console.log(JSON.stringify({ method: r.method, path: r.path, headers: r.headers, body: r.body })),
  });
  console.error(`stub gateway on ${gw.url}`);
}
