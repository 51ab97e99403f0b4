export const id = 7859;
export const ids = [7859];
export const modules = {

/***/ 7859:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runUnderGates: () => (/* binding */ runUnderGates)
});

// EXTERNAL MODULE: ./lib/plan/repeats.js
var repeats = __webpack_require__(735);
// EXTERNAL MODULE: ./lib/verdict/reason.js
var reason = __webpack_require__(7497);
// EXTERNAL MODULE: ./lib/verdict/regression/regression-gate.js
var regression_gate = __webpack_require__(936);
// EXTERNAL MODULE: ./lib/plan/planned-cells.js
var planned_cells = __webpack_require__(6765);
// EXTERNAL MODULE: ./lib/report/visible.js
var visible = __webpack_require__(5944);
// EXTERNAL MODULE: ./lib/verdict/provenance/served.js
var served = __webpack_require__(3324);
// EXTERNAL MODULE: ./lib/verdict/provenance/words.js
var words = __webpack_require__(5968);
// EXTERNAL MODULE: ./lib/verdict/regression/conclude.js + 1 modules
var conclude = __webpack_require__(7917);
// EXTERNAL MODULE: ./lib/verdict/regression/words.js + 1 modules
var regression_words = __webpack_require__(9337);
// EXTERNAL MODULE: ./lib/regression/case-namer.js
var case_namer = __webpack_require__(6387);
// EXTERNAL MODULE: ./lib/verdict/comparison/compare-ratios.js + 1 modules
var compare_ratios = __webpack_require__(1332);
;// CONCATENATED MODULE: ./lib/regression/gate-ratios.js
// Latency and tokens of both sides, case by case.

/** Of calls that were answered at once: waiting for a retry is no latency. */
function ratiosOf(armed, run, { maxLatencyIncrease, maxTokenIncrease }) {
    const byCell = new Map([...run.head, ...run.base].map((result) => [result.cell, result]));
    const callOf = (cell) => cell && byCell.get(cell)?.runs.find(({ state, call }) => state !== 'errored' && call?.attempts === 1)?.call;
    // The first pair warms the connection up.
    const pairs = armed.filter(({ base }) => base && byCell.has(base)).slice(1);
    const ratio = (value, maxIncrease) => {
        const compared = (0,compare_ratios/* compareRatios */.gr)(pairs.map(({ base, head }) => ({ base: value(callOf(base)), head: value(callOf(head)) })));
        if (compared.cases === 0)
            return undefined;
        return {
            ...compared,
            ...(maxIncrease === undefined ? {} : { maxIncrease }),
            exceeded: maxIncrease !== undefined && (0,compare_ratios/* exceedsIncrease */.uh)(compared, maxIncrease),
        };
    };
    const latency = ratio((call) => call?.latencyMs, maxLatencyIncrease);
    const tokens = ratio((call) => call?.tokens?.total, maxTokenIncrease);
    return { ...(latency ? { latency } : {}), ...(tokens ? { tokens } : {}) };
}
/** Limits that were set and could not judge, one sentence each. */
function openLimits({ base, conclusion, latency, tokens }, { maxLatencyIncrease, maxTokenIncrease }) {
    // A file has no calls, which is said; and where nothing ran, nothing got slower.
    if (!base || base.source === 'file' || conclusion.calls.first === 0)
        return [];
    const limits = [
        ['max-latency-increase', maxLatencyIncrease, latency],
        ['max-token-increase', maxTokenIncrease, tokens],
    ];
    return limits
        .filter(([, limit, compared]) => limit !== undefined && !compared?.ratio)
        .map(([name]) => `${name} judged nothing: it takes at least 6 cases that both sides answered at once and counted.`);
}

// EXTERNAL MODULE: ./lib/regression/removed-id.js
var removed_id = __webpack_require__(4207);
;// CONCATENATED MODULE: ./lib/regression/describe-gate.js










function gateReport({ gatePlan, armed, run, results, all, ended }) {
    const { compared, plan, rules } = gatePlan;
    const { cases, ...concluded } = (0,conclude/* concludeGate */.t)(run.state);
    const conclusion = compared ? concluded : headAlone(concluded);
    const nameOf = (0,case_namer/* caseNamer */.Y)(plan);
    const byId = new Map(armed.map((cell) => [cell.id, cell]));
    const removed = new Map(compared?.base.plan ? removedNames(compared, nameOf) : []);
    const names = (id) => {
        const cell = byId.get(id)?.head;
        return cell ? nameOf(cell) : (removed.get(id) ?? id);
    };
    const errors = errorsOf(armed, results);
    const errorOf = (id) => errors.get(id) ?? ended;
    const baseName = compared ? (0,visible/* short */.h0)(compared.base.tree.name, BASE_CHARACTERS) : '';
    const headline = (0,regression_words/* gateHeadline */.ST)({ ...conclusion, cases }, {
        base: baseName,
        caseName: names,
        errorOf,
    });
    const ratios = compared ? ratiosOf(armed, run, rules) : {};
    const exceeded = Object.entries(ratios).flatMap(([what, ratio]) => ratio.exceeded ? [limitWords(what, ratio, baseName)] : []);
    const blocking = new Set(conclusion.failures.flatMap((failure) => 'cells' in failure ? failure.cells : 'cases' in failure ? failure.cases.map(({ cell }) => cell) : []));
    const criticals = new Map(conclusion.failures.flatMap((failure) => failure.gate === 'critical'
        ? failure.cases.map(({ cell, failed, runs }) => [cell, { failed, runs }])
        : []));
    const perCell = compared && !all ? 2 : 1;
    const served = compared ? servedWords(results, baseName) : [];
    return {
        ...(compared
            ? {
                base: {
                    name: baseName,
                    sha: compared.base.tree.sha,
                    source: compared.base.tree.source,
                    renamed: compared.base.renamed,
                },
            }
            : {}),
        headline: exceeded.length === 0 ? headline : withLimits(headline, conclusion, exceeded),
        conclusion: exceeded.length === 0 ? conclusion : { ...conclusion, verdict: 'failed' },
        cases: compared
            ? cases.map((one) => {
                const critical = criticals.get(one.cell);
                const error = one.kind === 'not measured' ? errorOf(one.cell) : undefined;
                return {
                    ...one,
                    name: names(one.cell),
                    blocks: blocking.has(one.cell),
                    ...(critical ? { critical } : {}),
                    ...(byId.get(one.cell)?.checkChanged ? { checkChanged: true } : {}),
                    ...(error === undefined ? {} : { error }),
                };
            })
            : [],
        ...ratios,
        ...(served.length > 0 ? { served } : {}),
        ruleChanges: gatePlan.ruleChanges,
        callsSaved: compared
            ? armed
                .filter(({ change }) => change === 'carried over')
                .reduce((calls, { head }) => calls + perCell * (0,repeats/* repeatsOf */.U)(head?.test, plan.repeat), 0)
            : 0,
    };
}
const BASE_CHARACTERS = 100;
/** Over all runs, those of the confirmation too: it was asked for, not chosen by who answered. */
function servedWords(results, baseName) {
    const of = (arm) => (0,served/* servedModels */.E)(results.filter(({ cell }) => cell.arm === arm));
    return (0,words/* sidesWords */.gB)({ head: of(undefined), base: of('base') }, baseName);
}
function removedNames({ base, arms }, nameOf) {
    const gone = new Set(arms.cells.filter(({ change }) => change === 'removed').map(({ id }) => id));
    return (0,planned_cells/* plannedCells */.C)(base.plan)
        .map((cell) => [(0,removed_id/* removedId */.M)(cell.id), nameOf(cell)])
        .filter(([id]) => gone.has(id));
}
/** Of each case the first error that any run of it met, on either side. */
function errorsOf(armed, results) {
    const met = new Map();
    for (const { cell, runs } of results)
        for (const { error } of runs)
            if (error && !met.has(cell) && !OF_THE_RUN.has(error.kind))
                met.set(cell, errorText(error));
    return new Map(armed.flatMap(({ id, head, base }) => {
        const error = (head && met.get(head)) ?? (base && met.get(base));
        return error === undefined ? [] : [[id, error]];
    }));
}
/** What ended the run says it better. */
const OF_THE_RUN = new Set(['cancelled', 'not run']);
/** `gateway 503`; a request that the gateway refuses is none of its failures. */
function errorText({ kind, status }) {
    if (status === undefined)
        return kind;
    return kind === 'config' ? `refused with ${status}` : `${kind} ${status}`;
}
/** Where no base is run, what failed again says something: critical checks, and cases that a file does not have. */
function headAlone(conclusion) {
    const failures = conclusion.failures.filter(({ gate }) => gate === 'critical' || gate === 'new');
    const unmeasured = conclusion.unmeasured.filter(({ what }) => what === 'suspects');
    const verdict = failures.length > 0 ? 'failed' : unmeasured.length > 0 ? 'inconclusive' : 'passed';
    return { ...conclusion, failures, unmeasured, verdict };
}
function limitWords(what, { ratio, maxIncrease }, base) {
    const by = ratio
        ? `${ratio.estimate.toFixed(2)} times as much as on ${base} (${ratio.low.toFixed(2)} to ${ratio.high.toFixed(2)})`
        : '';
    return `${what === 'latency' ? 'Latency' : 'Tokens'}: ${by}, and at most ${maxIncrease} % more is allowed.`;
}
function withLimits(headline, { verdict }, exceeded) {
    return verdict === 'failed' ? `${headline} ${exceeded.join(' ')}` : `Failed: ${exceeded.join(' ')}`;
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
// EXTERNAL MODULE: ./lib/json.js
var json = __webpack_require__(6413);
// EXTERNAL MODULE: ./lib/verdict/regression/rechecks.js
var regression_rechecks = __webpack_require__(5203);
// EXTERNAL MODULE: ./lib/verdict/regression/suspects.js
var regression_suspects = __webpack_require__(9925);
;// CONCATENATED MODULE: ./lib/verdict/regression/read-state.js


/**
 * Takes a parsed JSON value for the state of a gate. All suspects that its own
 * first pass makes have to be there, and all failures that it wants run again.
 *
 * @returns undefined where anything in it is not as the gate writes it: then there is nothing to go on with
 */
function readGateState(value) {
    return isGateState(value) && isConsistent(value) ? value : undefined;
}
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value) => typeof value === 'string';
const isFlag = (value) => typeof value === 'boolean';
const isNumber = (value) => typeof value === 'number' && Number.isFinite(value);
const isShare = (value) => typeof value === 'number' && value >= 0 && value <= 1;
const isCount = (value) => Number.isSafeInteger(value) && value >= 0;
const oneOf = (...names) => (value) => names.includes(value);
const optional = (check) => (value) => value === undefined || check(value);
const listOf = (check) => (value) => Array.isArray(value) && value.every(check);
/** All keys checked, no others there. */
const shape = (checks) => (value) => isObject(value) &&
    Object.keys(value).every((key) => Object.hasOwn(checks, key)) &&
    Object.entries(checks).every(([key, check]) => check(value[key]));
const isRun = (value) => value === null ||
    shape({
        pass: isFlag,
        score: isNumber,
        metrics: optional((metrics) => isObject(metrics) && Object.values(metrics).every(isNumber)),
    })(value);
const isSettings = shape({
    measure: oneOf('pass', 'score'),
    repeatMinPass: (value) => isCount(value) && value !== 0,
    gateMetrics: listOf(isText),
    forbidRemoval: isFlag,
    maxExtraCalls: optional(isCount),
    differing: optional(isShare),
});
const isCell = shape({
    id: isText,
    change: oneOf('compared', 'carried over', 'new', 'removed', 'check changed'),
    cluster: optional(isText),
    base: listOf(isRun),
    head: listOf(isRun),
    criticalFailed: optional(isFlag),
});
const isPair = (value) => Array.isArray(value) && value.length === 2 && value.every(isShare);
const isSuspect = shape({
    cell: isText,
    gap: isShare,
    baseMean: isShare,
    screen: listOf(isShare),
    screenTries: isCount,
    pairs: listOf(isPair),
    pairTries: isCount,
});
const isRecheck = shape({
    cell: isText,
    reason: oneOf('new', 'critical'),
    passed: listOf(isFlag),
    tries: isCount,
});
const isSecondPass = shape({ cell: isText, base: listOf(isRun), head: listOf(isRun) });
const isState = shape({
    version: (value) => value === 1,
    settings: isSettings,
    cells: listOf(isCell),
    suspects: listOf(isSuspect),
    rechecks: listOf(isRecheck),
    second: listOf(isSecondPass),
    calls: shape({ confirmation: isCount, second: isCount }),
});
function isGateState(value) {
    return isState(value);
}
function isConsistent({ settings, cells, suspects, rechecks, second }) {
    const ids = new Set(cells.map(({ id }) => id));
    const known = new Set(suspects.map(({ cell }) => cell));
    return (ids.size === cells.length &&
        known.size === suspects.length &&
        // More of them may be known: a cell that was measured again stays a suspect.
        (0,regression_suspects/* findSuspects */.YX)(cells, settings.measure).every(({ cell }) => known.has(cell)) &&
        hasAll(rechecks, (0,regression_rechecks/* findRechecks */.Ie)(cells, settings.repeatMinPass)) &&
        // What was compared has runs of both sides.
        cells.every(({ change, base, head }) => change !== 'compared' || (base.length > 0 && head.length > 0)) &&
        suspects.every(({ pairs, pairTries }) => pairs.length <= pairTries) &&
        [...suspects, ...rechecks, ...second].every(({ cell }) => ids.has(cell)));
}
function hasAll(rechecks, wanted) {
    const known = new Set(rechecks.map(({ cell, reason }) => `${reason} ${cell}`));
    return wanted.every(({ cell, reason }) => known.has(`${reason} ${cell}`));
}

;// CONCATENATED MODULE: ./lib/regression/evidence-file.js
// The evidence of the regression gate between runs of one job: a file that a cache carries. It comes back as anybody's text.




const VERSION = 1;
const MOST_CHARACTERS = 64_000_000;
/** @param print of both sides and the rules: evidence about anything else is none */
function formatEvidence(state, print) {
    return `${JSON.stringify({ version: VERSION, print, state })}\n`;
}
/** `problem`: a clause that follows "the evidence in <file> ". */
function readEvidence(text, expected) {
    const none = { problem: 'is not as this version writes it' };
    if (text.length > MOST_CHARACTERS)
        return none;
    let value;
    try {
        value = JSON.parse(text);
    }
    catch {
        return none;
    }
    if (typeof value !== 'object' || value === null || Array.isArray(value) || (0,json/* isDeeperThan */.hz)(value, json/* MAX_NESTING */.M1))
        return none;
    if (value['version'] !== VERSION)
        return none;
    const ofOther = { problem: 'is of another change, or was judged by other rules' };
    if (value['print'] !== expected.print)
        return ofOther;
    const state = readGateState(value['state']);
    if (!state)
        return none;
    return isAbout(state, expected) ? { state } : ofOther;
}
/** Cells that it leaves out would count for nothing, and fewer runs than are asked for would decide. */
function isAbout({ cells, settings: { maxExtraCalls: _, ...settings } }, expected) {
    const names = (all) => all.map(({ id, change }) => `${change} ${id}`);
    return (0,external_node_util_.isDeepStrictEqual)(names(cells), names(expected.cells)) && (0,external_node_util_.isDeepStrictEqual)(settings, expected.settings);
}
/** Evidence counts only for the same two sides and the same rules. */
function evidencePrint({ arms, base }, rules) {
    return `${base.tree.sha} ${arms.print} ${JSON.stringify(rules)}`;
}
/** `told`: of a run that is not the first of its job, or that goes on: a sentence. */
async function readKept({ settings, trust, workspace, env, base }, expected) {
    const attempt = Number(env['GITHUB_RUN_ATTEMPT'] ?? 1);
    const anew = (why) => attempt > 1 ? { told: `This is attempt ${attempt}, and ${why}: the gate starts anew.` } : {};
    const { gateState: file } = settings;
    if (file === undefined || !trust.trusted)
        return anew('the evidence of the one before was not kept (gate-state keeps it)');
    if (!workspace.isFile(file))
        return anew(`there is no ${file} with the evidence of the one before`);
    // A cache carries it, and never the change that it is about.
    if (await base?.isCommitted(external_node_path_.resolve(settings.workingDirectory, file)))
        return { told: `The evidence in ${file} is a part of the change, so it is none: the gate starts anew.` };
    try {
        const read = readEvidence(workspace.readText(file), expected);
        if ('problem' in read)
            return anew(`the evidence in ${file} ${read.problem}`);
        return { kept: read.state, told: `The gate goes on with the evidence that ${file} kept of an earlier run.` };
    }
    catch {
        return anew(`the evidence in ${file} cannot be read`);
    }
}
/** A file that cannot be written is worth a warning, and no more. */
function keep({ settings, trust, workspace, log }, print, state) {
    if (settings.gateState === undefined || !trust.trusted)
        return;
    try {
        workspace.write(settings.gateState, formatEvidence(state, print));
    }
    catch (error) {
        log.warning(`the evidence of the gate was not kept: ${error instanceof Error ? error.message : String(error)}`);
    }
}

// EXTERNAL MODULE: ./lib/config/problem.js
var problem = __webpack_require__(7109);
// EXTERNAL MODULE: ./lib/verdict/critical.js
var critical = __webpack_require__(7868);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./lib/regression/freshness.js
// Whether an answer was given anew. Confirmation lives on new evidence: an answer out of a cache is the old one again.

/**
 * Told every run in turn; false for an answer that was given before, to whichever case and side asked the same, by the id
 * that the provider gives it. Some gateways give all answers the same id: where two different requests share one, or no
 * second one was ever seen, ids tell nothing.
 */
function createFreshness() {
    const endpoints = new Map();
    return ({ prompt, call }) => {
        if (call?.answerId === undefined)
            return true;
        const ids = endpoints.get(call.endpoint) ?? { requests: new Map(), shared: false };
        endpoints.set(call.endpoint, ids);
        // Thousands of prompts are remembered by it.
        const request = (0,external_node_crypto_.hash)('sha256', JSON.stringify([prompt, call.params ?? null]), 'base64');
        const before = ids.requests.get(call.answerId);
        ids.requests.set(call.answerId, request);
        if (before === undefined)
            return true;
        if (before !== request)
            ids.shared = true;
        return ids.shared || ids.requests.size < 2;
    };
}

;// CONCATENATED MODULE: ./lib/regression/gate-run.js
// The calls of the regression gate: both sides of what changed, then as often as its procedure asks.





async function runGate(request) {
    const { cells, measurement, settings, kept, tell } = request;
    const judged = cells.filter((cell) => cell.judged);
    const remeasure = kept ? new Set((0,regression_gate/* cellsToMeasureAgain */.v8)(kept)) : undefined;
    const isFresh = createFreshness();
    const plan = firstPass(cells, {
        runsHead: ({ change }) => change !== 'carried over' || request.all,
        runsBase: ({ id, judged: counts }) => counts && (remeasure?.has(id) ?? true),
    });
    checkCalls(plan.flat(), request);
    const results = plan.length === 0 ? [] : await measurement.run(plan, { total: plan.flat().length });
    for (const { runs } of results)
        for (const one of runs)
            isFresh(one);
    const head = results.filter(({ cell }) => cell.arm === undefined);
    const base = results.filter(({ cell }) => cell.arm === 'base');
    const measured = comparedCells(judged, { head, base });
    const limits = extraCalls(results, request.maxCalls);
    let state = kept
        ? (0,regression_gate/* resumeGate */.zb)(kept, measured.filter(({ id }) => remeasure?.has(id)), limits)
        : (0,regression_gate/* startGate */.O4)(measured, { ...settings, ...limits });
    const again = [];
    // What was kept counts already: answers that an earlier run was given to confirm it are no new ones.
    const evidence = kept && JSON.stringify(kept);
    const run = createAnswers(cells, { measurement, isFresh, evidence });
    for (let round = 1; measurement.stopped() === undefined; round++) {
        const requests = (0,regression_gate/* nextRuns */.Oz)(state);
        if (requests.length === 0)
            break;
        tell(roundText(requests, round));
        const { answers, results: fresh } = await run(requests, round);
        again.push(...fresh);
        state = (0,regression_gate/* recordRuns */._P)(state, answers);
    }
    return { head, base, again, state };
}
/** @throws ConfigError: what the calls before the limit would have cost buys no verdict */
function checkCalls(cells, { maxCalls, repeat }) {
    if (maxCalls === undefined)
        return;
    const needed = cells
        .filter(({ test }) => test.providerOutput === undefined)
        .reduce((calls, { test }) => calls + (0,repeats/* repeatsOf */.U)(test, repeat), 0);
    if (needed <= maxCalls)
        return;
    throw new problem/* ConfigError */.xL([
        {
            message: `this run makes at least ${needed} calls, those of both sides, and max-calls allows ${maxCalls}`,
            hint: 'raise max-calls, or run fewer tests, prompts, endpoints or repeats',
        },
    ]);
}
/** Both sides of a cell take turns, and who goes first alternates; cells whose outputs are compared go together. */
function firstPass(cells, { runsHead, runsBase }) {
    const plan = [];
    let pairs = 0;
    for (const group of rowsOf(cells)) {
        const heads = group.some(runsHead) ? group.flatMap(({ head }) => head ?? []) : [];
        const bases = group.some((cell) => cell.base && runsBase(cell)) ? group.flatMap(({ base }) => base ?? []) : [];
        if (bases.length > 0)
            plan.push(pairs++ % 2 === 0 ? [...bases, ...heads] : [...heads, ...bases]);
        else if (heads.length > 1)
            plan.push(heads);
        else
            plan.push(...heads);
    }
    return plan;
}
/** Cells of a test whose outputs are compared in one list, any other alone. */
function rowsOf(cells) {
    const rows = [];
    for (const cell of cells) {
        const last = rows.at(-1)?.[0]?.head;
        if (cell.inRow && last !== undefined && last.testIdx === cell.head?.testIdx)
            rows.at(-1)?.push(cell);
        else
            rows.push([cell]);
    }
    return rows;
}
function comparedCells(cells, { head, base }) {
    const byCell = new Map([...head, ...base].map((result) => [result.cell, result]));
    const runsOf = (cell) => (cell && byCell.get(cell)?.runs) ?? [];
    return cells.map(({ id, change, head: now, base: before, cluster }) => {
        const runs = change === 'carried over' ? [] : runsOf(now);
        return {
            id,
            change,
            ...(cluster === undefined ? {} : { cluster }),
            base: runsOf(before).map(armRun),
            head: runs.map(armRun),
            ...(runs.some(failedCritically) ? { criticalFailed: true } : {}),
        };
    });
}
function armRun({ state, score, namedScores }) {
    if (state === 'errored' || state === 'unjudged')
        return null;
    return {
        pass: state === 'passed',
        score: Number.isFinite(score) ? score : 0,
        ...(Object.keys(namedScores).length > 0 ? { metrics: finite(namedScores) } : {}),
    };
}
function finite(scores) {
    return Object.fromEntries(Object.entries(scores).filter(([, score]) => Number.isFinite(score)));
}
function failedCritically({ state, assertions }) {
    return state !== 'errored' && (0,critical/* failsCritical */.v)(assertions);
}
function createAnswers(cells, { measurement, isFresh, evidence, }) {
    const rows = new Map(rowsOf(cells).flatMap((row) => row.map((cell) => [cell.id, row])));
    const armed = new Map(cells.map((cell) => [cell.id, cell]));
    const on = (cell, arm) => cell?.[arm];
    return async (requests, round) => {
        const plan = requests.flatMap(({ cell, arms }) => arms.map((arm) => (rows.get(cell) ?? []).flatMap((one) => on(one, arm) ?? [])));
        const results = await measurement.run(plan, {
            once: true,
            round,
            ...(evidence === undefined ? {} : { evidence }),
        });
        // In the order of the plan, row by row.
        let next = 0;
        const rounds = plan.map(({ length }) => {
            next += length;
            return results.slice(next - length, next);
        });
        let turn = 0;
        const answers = requests.map(({ cell, purpose, arms }) => {
            const runs = arms.map((arm) => {
                const wanted = on(armed.get(cell), arm);
                const result = rounds[turn++]?.find((one) => one.cell === wanted);
                const run = result?.runs[0];
                if (!run || !isFresh(run))
                    return null;
                const given = armRun(run);
                return given && purpose === 'critical' ? { ...given, pass: !failedCritically(run) } : given;
            });
            return { cell, purpose, runs };
        });
        return { answers, results };
    };
}
/** Calls that are left for confirmation; a run may make several (its grader's). */
function extraCalls(results, maxCalls) {
    if (maxCalls === undefined)
        return {};
    const runs = results.flatMap((result) => result.runs);
    const made = runs
        .flatMap(({ call, graderCalls }) => (call ? [call, ...graderCalls] : graderCalls))
        .reduce((sum, { attempts }) => sum + attempts, 0);
    const each = Math.max(1, made / Math.max(1, runs.length));
    return { maxExtraCalls: Math.max(0, Math.floor((maxCalls - made) / each)) };
}
function roundText(requests, round) {
    const calls = requests.reduce((sum, { arms }) => sum + arms.length, 0);
    const cases = new Set(requests.map(({ cell }) => cell)).size;
    const why = requests.every(({ purpose }) => purpose === 'second pass')
        ? 'the suite looked worse and is run once more'
        : `${cases} ${cases === 1 ? 'case' : 'cases'} did worse and ${cases === 1 ? 'is' : 'are'} run again`;
    return `regression gate, round ${round}: ${why} (${calls} ${calls === 1 ? 'run' : 'runs'})`;
}

;// CONCATENATED MODULE: ./lib/regression/gate-outcome.js







async function runUnderGates(request, gatePlan, measurement) {
    const { plan, rules, compared, thresholds: all } = gatePlan;
    const armed = compared?.arms.cells ?? gatePlan.unarmed ?? [];
    const settings = {
        measure: rules.measure,
        repeatMinPass: plan.repeatMinPass ?? (0,repeats/* mostRepeats */.y)(plan.config.tests, plan.repeat),
        gateMetrics: rules.gateMetrics,
        forbidRemoval: rules.forbidRemoval,
    };
    const kept = compared && evidencePrint(compared, rules);
    const cells = armed.filter(({ judged }) => judged);
    const evidence = kept === undefined ? {} : await readKept(request, { print: kept, cells, settings });
    const run = await runGate({
        cells: armed,
        measurement,
        settings,
        repeat: plan.repeat,
        maxCalls: request.settings.maxCalls,
        all,
        kept: evidence.kept,
        tell: (text) => request.log.info(text),
    });
    if (kept !== undefined)
        keep(request, kept, run.state);
    const results = [...run.head, ...run.base, ...run.again];
    const ended = whyEnded(run.state, measurement, request.settings.maxCalls);
    const report = gateReport({ gatePlan, armed, run, results, all, ended });
    const gate = heldBack(report, results, measurement.stopped());
    const open = openLimits(gate, rules);
    return {
        cells: run.head,
        results,
        gate: {
            ...gate,
            ...(ended === undefined ? {} : { ended }),
            ...(open.length > 0 ? { openLimits: open } : {}),
            ...(evidence.told ? { evidence: evidence.told } : {}),
        },
    };
}
/** What a stop left out is no chance of a few errors: it is the same cases each time, and green without them is none. */
function heldBack(gate, results, stopped) {
    const left = results.filter(({ runs }) => runs.some(({ error }) => error?.kind === 'not run' || error?.kind === 'cancelled'));
    if (stopped === undefined || left.length === 0 || gate.conclusion.verdict !== 'passed')
        return gate;
    return {
        ...gate,
        headline: `Inconclusive: ${(0,reason/* stopWords */.e$)(stopped)} before every case was measured. Not a quality result.`,
        conclusion: { ...gate.conclusion, verdict: 'inconclusive' },
    };
}
/** What kept the procedure from all the runs that it wants; undefined: nothing, or errors of the runs themselves. */
function whyEnded(state, { stopped }, maxCalls) {
    const by = stopped();
    if (by !== undefined)
        return (0,reason/* stopWords */.e$)(by);
    const { maxExtraCalls: _, ...unlimited } = state.settings;
    const isLimit = maxCalls !== undefined && (0,regression_gate/* nextRuns */.Oz)({ ...state, settings: unlimited }).length > 0;
    return isLimit ? `max-calls, ${maxCalls}, leaves no call for it` : undefined;
}


/***/ }),

/***/ 5658:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ shaffer)
/* harmony export */ });
/* harmony import */ var _holm_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2249);

/**
 * Adjusts the p-values of all pairs of `count` things (Shaffer 1986, "Modified sequentially rejective multiple test
 * procedures", S1): like Holm, but each multiplier is the largest number of equalities that can hold together.
 *
 * @param pValues of all count x (count - 1) / 2 pairs, 0 to 1, in any order
 * @param count 2 and more
 * @returns in the same order, up to 1
 */
function shaffer(pValues, count) {
    const possible = [...possibleEqualities(count)].sort((a, b) => b - a);
    return (0,_holm_js__WEBPACK_IMPORTED_MODULE_0__/* .stepDown */ .v)(pValues, (rank) => possible.find((equalities) => equalities <= pValues.length - rank) ?? 1);
}
/** How many pairs of k things can be equal at once: those of a group of j, with those among the rest. */
function possibleEqualities(count) {
    const sets = [new Set([0]), new Set([0])];
    for (let k = 2; k <= count; k++) {
        const set = new Set();
        for (let j = 1; j <= k; j++)
            for (const rest of sets[k - j] ?? [])
                set.add((j * (j - 1)) / 2 + rest);
        sets.push(set);
    }
    return sets[count] ?? new Set([0]);
}


/***/ }),

/***/ 1332:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  gr: () => (/* binding */ compareRatios),
  uh: () => (/* binding */ exceedsIncrease),
  _j: () => (/* binding */ separateEndpoints)
});

// EXTERNAL MODULE: ./lib/statistics/shaffer.js
var shaffer = __webpack_require__(5658);
// EXTERNAL MODULE: ./lib/statistics/sums.js
var sums = __webpack_require__(9691);
// EXTERNAL MODULE: ./lib/statistics/normal.js
var normal = __webpack_require__(6172);
// EXTERNAL MODULE: ./lib/statistics/sign-flip.js
var sign_flip = __webpack_require__(3072);
;// CONCATENATED MODULE: ./lib/statistics/wilcoxon.js


/** Up to here the null distribution is exact; above, the normal one is good to the third digit of the rank. */
const EXACT_UP_TO = 200;
/** With fewer, no interval of 95 % exists. */
const LEAST_PAIRS = 6;
/** 97.5 % quantile of the standard normal distribution. */
const Z95 = 1.959963984540054;
/**
 * Median of all averages of two values (a value with itself included).
 *
 * @param values 1 and more of them
 */
function hodgesLehmann(values) {
    const sorted = Float64Array.from(values).sort();
    const count = (sorted.length * (sorted.length + 1)) / 2;
    const [lower, upper] = [Math.floor((count + 1) / 2), Math.ceil((count + 1) / 2)];
    const middle = walshAverage(sorted, lower);
    return lower === upper ? middle : (middle + walshAverage(sorted, upper)) / 2;
}
/**
 * 95 % interval of what `hodgesLehmann` estimates.
 *
 * @returns undefined for fewer than 6 values
 */
function signedRankInterval(values) {
    if (values.length < LEAST_PAIRS)
        return undefined;
    const sorted = Float64Array.from(values).sort();
    const count = (sorted.length * (sorted.length + 1)) / 2;
    const rank = lowerRank(sorted.length);
    return { low: walshAverage(sorted, rank), high: walshAverage(sorted, count + 1 - rank) };
}
/**
 * Two-sided signed-rank p-value of "the values lie about 0"; zeros are left out, ties share their mean rank. Exact for up to
 * 200 values: signed ranks are differences whose signs may flip; above, by the normal distribution.
 *
 * @returns 0 to 1
 */
function signedRankTwoSided(values) {
    const sorted = values.filter((value) => value !== 0).sort((a, b) => Math.abs(a) - Math.abs(b));
    // Twice the mean rank of a tie is first + last rank: a whole number.
    const doubled = [];
    for (let start = 0; start < sorted.length;) {
        const size = Math.abs(sorted[start] ?? 0);
        let end = start;
        while (end + 1 < sorted.length && Math.abs(sorted[end + 1] ?? 0) - size < 1e-12)
            end++;
        for (let i = start; i <= end; i++)
            doubled.push(Math.sign(sorted[i] ?? 0) * (start + end + 2));
        start = end + 1;
    }
    if (doubled.length <= EXACT_UP_TO)
        return (0,sign_flip/* signFlipTwoSided */.Ux)(doubled);
    const total = doubled.reduce((sum, rank) => sum + rank, 0);
    const deviation = Math.sqrt(doubled.reduce((sum, rank) => sum + rank * rank, 0));
    return 2 * (0,normal/* normalDistribution */.m)(Math.max(-8, -Math.abs(total) / deviation));
}
/** The largest rank c with P(fewer than c) <= 2.5 %, of the signed-rank statistic of n values. */
function lowerRank(n) {
    if (n > EXACT_UP_TO) {
        const centre = (n * (n + 1)) / 4;
        return Math.max(1, Math.floor(centre - Z95 * Math.sqrt((n * (n + 1) * (2 * n + 1)) / 24)));
    }
    const chances = (0,sign_flip/* sumsOfRandomSubset */.f$)(Array.from({ length: n }, (_, index) => index + 1));
    let below = 0;
    let rank = 0;
    while (below + (chances[rank] ?? 0) <= 0.025)
        below += chances[rank++] ?? 0;
    return rank;
}
/**
 * The average of two values at a rank, without making them all: bisection on the value, counting along both ends.
 *
 * @param sorted ascending
 * @param rank 1-based
 */
function walshAverage(sorted, rank) {
    let low = sorted[0] ?? 0;
    let high = sorted.at(-1) ?? 0;
    for (let middle = (low + high) / 2; middle > low && middle < high; middle = (low + high) / 2) {
        if (averagesUpTo(sorted, middle) >= rank)
            high = middle;
        else
            low = middle;
    }
    return averagesUpTo(sorted, low) >= rank ? low : high;
}
function averagesUpTo(sorted, limit) {
    let count = 0;
    let last = sorted.length - 1;
    // By index: of thousands of values this runs hundreds of times.
    for (let first = 0; first <= last; first++) {
        const value = sorted[first] ?? 0;
        while (last >= first && (value + (sorted[last] ?? 0)) / 2 > limit)
            last--;
        // Each pair once, the value with itself included.
        count += last - first + 1;
    }
    return count;
}

;// CONCATENATED MODULE: ./lib/verdict/comparison/compare-ratios.js



/** As for pass rates. */
const SEPARATION_LEVEL = 0.05;
/**
 * Compares case by case. Latencies: of the first successful attempt, of no cached answer, the warm-up call left out.
 */
function compareRatios(cases) {
    const kept = cases.flatMap(({ base, head }) => isAboveZero(base) && isAboveZero(head) ? [{ base, head, log: Math.log(head / base) }] : []);
    const logs = kept.map(({ log }) => log);
    const interval = signedRankInterval(logs);
    return {
        cases: kept.length,
        medians: { base: (0,sums/* median */.JZ)(kept.map(({ base }) => base)), head: (0,sums/* median */.JZ)(kept.map(({ head }) => head)) },
        ...(interval && {
            ratio: {
                estimate: Math.exp(hodgesLehmann(logs)),
                low: Math.exp(interval.low),
                high: Math.exp(interval.high),
            },
        }),
    };
}
/**
 * Whether the head takes more than a limit allows: all of the interval does.
 *
 * @param maxIncrease percent more than the base, 0 and more
 */
function exceedsIncrease({ ratio }, maxIncrease) {
    return ratio !== undefined && ratio.low > 1 + maxIncrease / 100;
}
/**
 * All pairs of endpoints, by the signed-rank test adjusted by Shaffer's S1.
 *
 * @param cases of each case, the quantity of each endpoint
 * @param endpoints how many there are
 */
function separateEndpoints(cases, endpoints) {
    const pairs = Array.from({ length: endpoints }, (_, a) => a).flatMap((a) => Array.from({ length: endpoints - a - 1 }, (_, next) => ({ a, b: a + 1 + next })));
    if (pairs.length === 0)
        return [];
    const logs = cases.map((one) => one.map((value) => (isAboveZero(value) ? Math.log(value) : undefined)));
    const tests = pairs.map(({ a, b }) => signedRankTwoSided(logs.flatMap((one) => {
        const [base, head] = [one[a], one[b]];
        return base === undefined || head === undefined ? [] : [head - base];
    })));
    const adjusted = (0,shaffer/* shaffer */.c)(tests, endpoints);
    return pairs.map((pair, index) => ({ ...pair, separated: (adjusted[index] ?? 1) <= SEPARATION_LEVEL }));
}
function isAboveZero(value) {
    return value !== undefined && Number.isFinite(value) && value > 0;
}


/***/ })

};
