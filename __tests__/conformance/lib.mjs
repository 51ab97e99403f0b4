// Shared parts of run.mjs, the conformance runner.

import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startStubGateway } from './stub-gateway.mjs';

const TEXT = /\.(ya?ml|json|jsonl|csv|txt|md|js|mjs|cjs|ts|py|rb|j2)$/;

export function findCases(root, only) {
  const out = [];
  for (const area of fs.readdirSync(root).sort()) {
    const dir = path.join(root, area);
    if (!fs.statSync(dir).isDirectory()) continue;
    for (const name of fs.readdirSync(dir).sort()) {
      if (fs.existsSync(path.join(dir, name, 'case.json')))
        out.push({ id: `${area}/${name}`, dir: path.join(dir, name) });
    }
  }
  if (!only?.length) return out;
  const res = only.map(
    (g) =>
      new RegExp(
        '^' +
          g
            .replace(/[.+^${}()|[\]\\]/g, '\\$&')
            .replace(/\*+/g, '.*')
            .replace(/\?/g, '.') +
          '$',
      ),
  );
  return out.filter((c) => res.some((r) => r.test(c.id) || r.test(c.id.split('/')[0])));
}

export const readJson = (file, fallback) =>
  fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : fallback;

/** Copies a case to `to`, putting the stub's URL where a file says __STUB_URL__; `replace` is case.json's oracle.replace. */
function copyCase(from, to, url, replace = {}) {
  fs.mkdirSync(to, { recursive: true });
  for (const e of fs.readdirSync(from, { withFileTypes: true })) {
    const a = path.join(from, e.name);
    const b = path.join(to, e.name);
    if (['expected.json', 'case.json', 'gateway.json'].includes(e.name) && !e.isDirectory()) continue;
    if (e.isDirectory()) copyCase(a, b, url, replace);
    else if (TEXT.test(e.name)) {
      let text = fs.readFileSync(a, 'utf8');
      for (const [k, v] of Object.entries(replace)) text = text.replaceAll(k, v);
      fs.writeFileSync(b, text.replaceAll('__STUB_URL__', url));
    } else fs.copyFileSync(a, b);
  }
}

const subst = (o, url) =>
  Object.fromEntries(Object.entries(o ?? {}).map(([k, v]) => [k, String(v).replaceAll('__STUB_URL__', url)]));

/**
 * Runs one case with `launch({ cwd, env, spec, url }) -> { command, args, env }`.
 * Gives back { code, timedOut, stdout, stderr, out (parsed out.json or undefined), actual (normalised) }.
 */
export async function runCase(c, launch, { timeoutMs = 120_000, keep = false, oracle = false } = {}) {
  const spec = readJson(path.join(c.dir, 'case.json'), {});
  const conf = readJson(path.join(c.dir, 'gateway.json'), {});
  const gw = await startStubGateway({ rules: conf.rules, default: conf.default });
  const tmp = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'mge-')));
  try {
    const cwd = path.join(tmp, 'case');
    copyCase(c.dir, cwd, gw.url, oracle ? spec.oracle?.replace : undefined);
    const env = { MLFLOW_GATEWAY_URL: gw.url, ...subst(spec.env, gw.url) };
    for (const [k, v] of Object.entries(spec.env ?? {})) if (v === null) delete env[k];
    const l = launch({ cwd, tmp, env, spec, url: gw.url });
    const res = await exec(l.command, l.args, { cwd, env: l.env, timeoutMs });
    let out;
    try {
      out = JSON.parse(fs.readFileSync(path.join(cwd, 'out.json'), 'utf8'));
    } catch {
      out = undefined;
    }
    const actual = normalise(out, gw.requests, { url: gw.url, dir: cwd, code: res.code, spec });
    return { ...res, out, actual, spec, tmp };
  } finally {
    await gw.close();
    if (!keep) fs.rmSync(tmp, { recursive: true, force: true });
  }
}

function exec(command, args, { cwd, env, timeoutMs }) {
  return new Promise((ok) => {
    const p = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    let stdout = '';
    let stderr = '';
    let timedOut = false;
    p.stdout.on('data', (d) => (stdout += d));
    p.stderr.on('data', (d) => (stderr += d));
    const t = setTimeout(() => {
      timedOut = true;
      try {
        process.kill(-p.pid, 'SIGKILL');
      } catch {}
    }, timeoutMs);
    p.on('error', (e) => {
      clearTimeout(t);
      ok({ code: 127, timedOut, stdout, stderr: String(e) });
    });
    p.on('close', (code) => {
      clearTimeout(t);
      ok({ code: code ?? 137, timedOut, stdout, stderr });
    });
  });
}

const round = (x) => (typeof x === 'number' ? (Number.isFinite(x) ? Math.round(x * 1e6) / 1e6 + 0 : String(x)) : x);
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** Sorts object keys, hides the stub's URL and the temporary folder, rounds numbers. */
function tidy(x, ctx) {
  if (typeof x === 'number') return round(x);
  if (typeof x === 'string')
    return x.replaceAll(ctx.dir, '<dir>').replaceAll(ctx.url, '<stub>').replace(UUID, '<uuid>');
  if (Array.isArray(x)) return x.map((y) => tidy(y, ctx));
  if (x && typeof x === 'object') {
    return Object.fromEntries(
      Object.keys(x)
        .filter((k) => x[k] !== undefined)
        .sort()
        .map((k) => [tidy(k, ctx), tidy(x[k], ctx)]),
    );
  }
  return x;
}

const byJson = (a, b) => {
  const x = JSON.stringify(a);
  const y = JSON.stringify(b);
  return x < y ? -1 : x > y ? 1 : 0;
};

/** A prompt that is JSON (chat messages) is compared as JSON: white space in it says nothing. */
function promptOf(raw) {
  if (typeof raw !== 'string') return raw;
  const t = raw.trim();
  if (t.startsWith('[') || t.startsWith('{')) {
    try {
      return { json: JSON.parse(t) };
    } catch {}
  }
  return raw;
}

/** Coarse kind of an error: none, assertion (judged and wanting), or error, with the HTTP status when the message names one (HTTP 400, status 400, API error: 400). */
function errorKind(r) {
  const reason = r.failureReason ?? 0;
  if (reason === 0) return null;
  if (reason === 1) return 'assertion';
  const m = /\b(?:HTTP|status|API error)\b\D{0,16}\b([45]\d\d)\b/i.exec(String(r.error ?? ''));
  return m ? `error ${m[1]}` : 'error';
}

const QUIET = /^x-(promptfoo|stainless|mlflow|request-id)/;

export function normalise(out, requests, ctx) {
  const spec = ctx.spec ?? {};
  const calls = [];
  const graders = {};
  const other = [];
  for (const r of requests) {
    if (r.kind === 'other') {
      if (r.method === 'GET' && /\/(health|version|models)$/.test(r.path)) continue; // a preflight is free
      other.push({ method: r.method, path: r.path });
      continue;
    }
    const grader = r.grader || /^grader/.test(String(r.endpoint)) || r.kind === 'embeddings';
    if (grader) {
      const key = `${r.kind === 'embeddings' ? 'embeddings ' : ''}${r.endpoint}`;
      graders[key] = (graders[key] ?? 0) + 1;
      continue;
    }
    const { model, messages, ...params } = r.body && typeof r.body === 'object' ? r.body : { messages: r.body };
    const headers = {};
    for (const [k, v] of Object.entries(r.headers)) if (k.startsWith('x-') && !QUIET.test(k)) headers[k] = v;
    calls.push(
      tidy(
        {
          path: r.path,
          model,
          messages,
          params,
          authorization: r.headers.authorization ?? null,
          ...(Object.keys(headers).length ? { headers } : {}),
        },
        ctx,
      ),
    );
  }
  const distinct = [...new Map(calls.map((x) => [JSON.stringify(x), x])).values()].sort(byJson);
  const graderCalls = Object.fromEntries(
    Object.keys(graders)
      .sort()
      .map((k) => [k, graders[k]]),
  );
  const webhooks = [...new Map(other.map((x) => [JSON.stringify(x), x])).values()].sort(byJson);

  if (!out?.results?.results) {
    return { configError: true, exitZero: ctx.code === 0, requests: distinct, graderCalls };
  }
  const results = out.results.results.map((r) => {
    // An errored row was not judged: what it kept of output and assertions says nothing.
    const errored = r.failureReason === 2;
    const vars = { ...(r.vars ?? {}) };
    delete vars.sessionId;
    return tidy(
      {
        // `unordered`: the order of the files behind a glob is the file system's in the oracle
        testIdx: spec.unordered ? undefined : r.testIdx,
        promptIdx: spec.unordered ? undefined : r.promptIdx,
        provider: { id: r.provider?.id ?? '', label: r.provider?.label || '' },
        vars,
        // only the cases about labels pin them: the oracle's default labels are cut and prefixed in ways no verdict needs
        promptLabel: spec.labels ? r.prompt?.label : undefined,
        prompt: errored ? null : promptOf(r.prompt?.raw),
        success: r.success,
        score: errored ? 0 : r.score,
        failureReason: r.failureReason ?? 0,
        error: errorKind(r),
        output: errored ? null : (r.response?.output ?? null),
        assertions: errored
          ? []
          : (r.gradingResult?.componentResults ?? []).filter(Boolean).map((a) => ({
              type: a.assertion?.type ?? null,
              metric: a.assertion?.metric ?? null,
              pass: a.pass,
              score: a.score,
            })),
        namedScores: errored ? {} : (r.namedScores ?? {}),
      },
      ctx,
    );
  });
  results.sort(
    (a, b) =>
      (a.testIdx ?? 0) - (b.testIdx ?? 0) ||
      (a.promptIdx ?? 0) - (b.promptIdx ?? 0) ||
      byJson(a.provider, b.provider) ||
      byJson(a.vars, b.vars) ||
      byJson(a.output, b.output) ||
      byJson(a, b),
  );
  const stats = out.results.stats ?? {};
  const prompts = (out.results.prompts ?? []).map((p) =>
    tidy(
      { label: spec.labels ? p.label : undefined, provider: p.provider, namedScores: p.metrics?.namedScores ?? {} },
      ctx,
    ),
  );
  if (spec.unordered) prompts.sort(byJson);
  return {
    exitZero: ctx.code === 0,
    stats: { successes: stats.successes ?? 0, failures: stats.failures ?? 0, errors: stats.errors ?? 0 },
    results,
    prompts,
    requests: distinct,
    graderCalls,
    ...(webhooks.length ? { webhooks } : {}),
  };
}

/** Takes out what case.json's `ignore` names: a top key (`graderCalls`) or a key of every result (`results.score`). */
export function withoutIgnored(value, ignore = []) {
  const out = structuredClone(value);
  for (const name of ignore) {
    if (name.startsWith('results.')) for (const r of out.results ?? []) delete r[name.slice(8)];
    else delete out[name];
  }
  return out;
}

/** First differences between two JSON values as lines. `partial`: keys only `b` has are ignored. */
export function diff(want, got, { partial = false, at = '', max = 6 } = {}, found = []) {
  if (found.length >= max) return found;
  const kind = (x) => (x === null ? 'null' : Array.isArray(x) ? 'array' : typeof x);
  const short = (x) => {
    const s = JSON.stringify(x);
    return s === undefined ? 'nothing' : s.length > 160 ? `${s.slice(0, 157)}...` : s;
  };
  if (typeof want === 'number' && typeof got === 'number') {
    if (Math.abs(want - got) > 2e-6) found.push(`${at || '.'}: want ${want}, got ${got}`);
  } else if (kind(want) !== kind(got)) found.push(`${at || '.'}: want ${short(want)}, got ${short(got)}`);
  else if (Array.isArray(want)) {
    if (want.length !== got.length) found.push(`${at}: want ${want.length} entries, got ${got.length}`);
    for (let i = 0; i < Math.min(want.length, got.length); i++)
      diff(want[i], got[i], { partial, at: `${at}[${i}]`, max }, found);
  } else if (want && typeof want === 'object') {
    const keys = partial ? Object.keys(want) : [...new Set([...Object.keys(want), ...Object.keys(got)])].sort();
    for (const k of keys) diff(want[k], got[k], { partial, at: at ? `${at}.${k}` : k, max }, found);
  } else if (want !== got) found.push(`${at || '.'}: want ${short(want)}, got ${short(got)}`);
  return found;
}

/** Runs `job` over `items`, `n` at a time. */
export async function pool(items, n, job) {
  let i = 0;
  await Promise.all(
    Array.from({ length: Math.min(n, items.length) }, async () => {
      while (i < items.length) await job(items[i++]);
    }),
  );
}

export function baseEnv(tmp) {
  const env = { PATH: process.env.PATH, HOME: tmp, TMPDIR: tmp, LANG: 'C.UTF-8', TZ: 'UTC' };
  for (const k of ['PYENV_ROOT']) if (process.env[k]) env[k] = process.env[k];
  return env;
}
