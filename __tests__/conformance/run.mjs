// The conformance runner: holds a command to the verdicts recorded from promptfoo 0.123.1.
//   node run.mjs [--cases DIR] [--only GLOB]... [--parallel N] [--oracle] [--keep] [--report FILE] [--agreement FILE]
//     -- <command...>
// One line a case (ok, dev or FAIL with the first differences), then `N passed, M failed`. Exit 0 only if none failed.
// The command gets the action's inputs as INPUT_* and writes out.json (promptfoo's results file) into its folder.
// A case with a `deviation` is held to its `wanted` (a part of the normalised result), not to the oracle's result;
// without `wanted` any outcome is taken, and the line says `dev`. --oracle holds every case to the oracle's result.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { baseEnv, diff, findCases, pool, readJson, runCase, withoutIgnored } from './lib.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const opt = {
  cases: path.join(here, 'cases'),
  only: [],
  parallel: 2,
  oracle: false,
  keep: false,
  report: undefined,
  agreement: undefined,
  timeout: 120,
};
const argv = process.argv.slice(2);
const cut = argv.indexOf('--');
if (cut < 0 || cut === argv.length - 1) {
  console.error(
    'usage: node run.mjs [--cases DIR] [--only GLOB] [--parallel N] [--oracle] [--keep] [--report FILE] [--agreement FILE] -- <command...>',
  );
  process.exit(2);
}
const command = argv.slice(cut + 1);
for (let a = argv.slice(0, cut); a.length; ) {
  const k = a.shift();
  if (k === '--only') opt.only.push(a.shift());
  else if (k === '--cases') opt.cases = path.resolve(a.shift());
  else if (k === '--parallel') opt.parallel = Number(a.shift());
  else if (k === '--timeout') opt.timeout = Number(a.shift());
  else if (k === '--report') opt.report = a.shift();
  else if (k === '--agreement') opt.agreement = a.shift();
  else if (k === '--oracle' || k === '--keep') opt[k.slice(2)] = true;
  else {
    console.error(`unknown option ${k}`);
    process.exit(2);
  }
}
// A relative path in the command means a file here, not in the case's folder.
for (let i = 0; i < command.length; i++)
  if ((i > 0 || /[\\/]/.test(command[i])) && fs.existsSync(command[i])) command[i] = path.resolve(command[i]);

function underTest({ tmp, cwd, env, spec }) {
  const file = (name, text = '') => {
    const f = path.join(tmp, name);
    fs.writeFileSync(f, text);
    return f;
  };
  const event = file(
    'event.json',
    JSON.stringify({
      ref: 'refs/heads/main',
      after: '0'.repeat(40),
      repository: { full_name: 'octo/evals', name: 'evals', owner: { login: 'octo' }, default_branch: 'main' },
    }),
  );
  const inputs = Object.fromEntries(
    Object.entries(spec.inputs ?? {}).map(([k, v]) => [`INPUT_${k.toUpperCase()}`, String(v)]),
  );
  const out = {
    ...baseEnv(tmp),
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_EVENT_NAME: 'push',
    GITHUB_EVENT_PATH: event,
    GITHUB_REPOSITORY: 'octo/evals',
    GITHUB_SHA: '0'.repeat(40),
    GITHUB_REF: 'refs/heads/main',
    GITHUB_WORKFLOW: 'conformance',
    GITHUB_JOB: 'conformance',
    GITHUB_RUN_ID: '1',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_RUN_NUMBER: '1',
    GITHUB_ACTOR: 'octocat',
    GITHUB_WORKSPACE: cwd,
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_API_URL: 'http://127.0.0.1:9',
    RUNNER_TEMP: tmp,
    RUNNER_OS: 'Linux',
    GITHUB_OUTPUT: file('output'),
    GITHUB_STEP_SUMMARY: file('summary.md'),
    GITHUB_ENV: file('env'),
    GITHUB_STATE: file('state'),
    GITHUB_PATH: file('path'),
    INPUT_CONFIG: spec.config ?? 'promptfooconfig.yaml',
    'INPUT_OUTPUT-PATH': 'out.json',
    INPUT_COMMENT: 'never',
    ...inputs,
    ...env,
  };
  if (opt.oracle) Object.assign(out, spec.oracleEnv ?? {}, { ORACLE_ARGS: JSON.stringify(spec.args ?? []) });
  return { command: command[0], args: command.slice(1), env: out };
}

/** A refusal is worth something only when it says what is wrong: a message, naming `says`, without a stack trace. */
function explained(r, says) {
  const text = `${r.stdout}\n${r.stderr}`;
  if (!text.trim()) return ['want a message, got none'];
  if (/^\s+at .+:\d+:\d+\)?$/m.test(text)) return ['want a message, got a stack trace'];
  if (says && !new RegExp(says, 'i').test(text))
    return [`want a message that names /${says}/, got: ${text.trim().split('\n').slice(-3).join(' | ').slice(0, 200)}`];
  return [];
}

/** No results (a file of results may tell the error), no call, and an exit that is not 0. */
function isRefused({ actual: got, code }) {
  return code !== 0 && !got.results?.length && !got.requests.length;
}

/** Whether the whole result is the oracle's, in a case that may deviate too. */
function isLikeOracle(want, r) {
  const got = r.actual;
  if (!want) return false;
  if (want.configError) return isRefused(r);
  return !got.configError && diff(withoutIgnored(want, r.spec.ignore), withoutIgnored(got, r.spec.ignore)).length === 0;
}

const cases = findCases(opt.cases, opt.only);
/** One line a case, so that a difference shows what changed. */
function agreementOf(entries) {
  const lines = entries
    .toSorted((a, b) => (a.case < b.case ? -1 : 1))
    .map(({ case: name, outcome, refused }) => ` ${JSON.stringify(name)}: ${JSON.stringify({ outcome, refused })}`);
  return `{\n${lines.join(',\n')}\n}\n`;
}

const tally = { ok: 0, dev: 0, FAIL: 0 };
const areas = {};
const report = [];
function areaOf(c) {
  const area = c.id.split('/')[0];
  areas[area] ??= { passed: 0, failed: 0 };
  return areas[area];
}
await pool(cases, opt.parallel, async (c) => {
  const want = readJson(path.join(c.dir, 'expected.json'));
  let r;
  try {
    r = await runCase(c, underTest, { timeoutMs: opt.timeout * 1000, keep: opt.keep, oracle: opt.oracle });
  } catch (e) {
    tally.FAIL++;
    areaOf(c).failed++;
    report.push({ case: c.id, state: 'FAIL', found: [String(e)] });
    return console.log(`FAIL ${c.id}\n       ${e}`);
  }
  const got = r.actual;
  const deviates = r.spec.deviation && !opt.oracle;
  const goal = deviates ? r.spec.wanted : want;
  let found = [];
  let state = 'ok';
  if (r.timedOut) found = [`no end after ${opt.timeout} s`];
  else if (!goal) {
    state = deviates ? 'dev' : 'FAIL';
    if (!deviates) found = ['no expected.json'];
    if (deviates && got.configError) found.push(...explained(r, undefined));
  } else if (goal.configError) {
    if (r.code === 0) found.push('want a config error (a non-zero exit), got exit 0');
    if (!opt.oracle && (got.requests.length || Object.keys(got.graderCalls).length))
      found.push('want no request before a config error, got some');
    if (!got.configError && got.results?.length) found.push(`want no results, got ${got.results.length}`);
    if (!opt.oracle) found.push(...explained(r, r.spec.says));
  } else if (got.configError)
    found.push(
      `want results, got none (exit ${r.code}): ${(r.stderr || r.stdout).trim().split('\n').slice(-3).join(' | ').slice(0, 300)}`,
    );
  else
    found = diff(withoutIgnored(goal, r.spec.ignore), withoutIgnored(got, r.spec.ignore), {
      partial: Boolean(deviates),
    });
  if (found.length) state = 'FAIL';
  tally[state]++;
  areaOf(c)[state === 'FAIL' ? 'failed' : 'passed']++;
  const outcome = isLikeOracle(want, r) ? 'oracle' : r.spec.wanted ? 'wanted' : 'either';
  report.push({ case: c.id, state, found, outcome, refused: isRefused(r) });
  console.log(
    `${state === 'ok' ? 'ok  ' : state === 'dev' ? 'dev ' : 'FAIL'} ${c.id}${opt.keep ? ` ${r.tmp}` : ''}${found.map((x) => `\n       ${x}`).join('')}`,
  );
});
if (opt.report)
  fs.writeFileSync(
    opt.report,
    JSON.stringify({ areas, cases: report.sort((a, b) => (a.case < b.case ? -1 : 1)) }, null, 1),
  );
// A run that fails measures nothing.
if (opt.agreement && !tally.FAIL) fs.writeFileSync(opt.agreement, agreementOf(report));
if (Object.keys(areas).length > 1)
  for (const [k, v] of Object.entries(areas).sort()) console.log(`  ${k}: ${v.passed} passed, ${v.failed} failed`);
console.log(`${tally.ok} like the oracle or as wanted, ${tally.dev} where either is accepted`);
console.log(`${tally.ok + tally.dev} passed, ${tally.FAIL} failed`);
process.exit(tally.FAIL || !cases.length ? 1 : 0);
