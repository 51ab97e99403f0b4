export const id = 1879;
export const ids = [1879,232,867];
export const modules = {

/***/ 5501:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   PL: () => (/* binding */ columnsOf),
/* harmony export */   Tr: () => (/* binding */ tokenStats),
/* harmony export */   l0: () => (/* binding */ promptColumn),
/* harmony export */   oM: () => (/* binding */ promptId)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _expression_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3469);
/* harmony import */ var _case_names_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1273);
/* harmony import */ var _statistics_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3467);
// The columns of the result file: sums over the rows of one prompt at one endpoint.




function columnsOf({ columns, cells, derivedMetrics = [] }) {
    const result = columns.map((column) => ({ column, runs: [], derivedMetrics }));
    for (const { cell, runs } of cells)
        result[cell.promptIdx]?.runs.push(...runs);
    return result;
}
function promptColumn({ column: { prompt, endpoint }, runs, derivedMetrics }) {
    const measured = runs.filter(({ state }) => state !== 'errored');
    const count = (...states) => runs.filter(({ state }) => states.includes(state)).length;
    const judgements = measured.flatMap(({ assertions }) => flat(assertions));
    return {
        id: promptId(prompt),
        raw: prompt.raw,
        label: prompt.label,
        provider: endpoint.label || endpoint.id,
        metrics: {
            score: (0,_statistics_js__WEBPACK_IMPORTED_MODULE_2__/* .sum */ .c)(measured.map(({ state, score }) => (state === 'unjudged' ? 1 : score))),
            testPassCount: count('passed', 'unjudged'),
            testFailCount: count('failed'),
            testErrorCount: count('errored'),
            assertPassCount: judgements.filter(({ pass }) => pass).length,
            assertFailCount: judgements.filter(({ pass }) => !pass).length,
            totalLatencyMs: (0,_statistics_js__WEBPACK_IMPORTED_MODULE_2__/* .sum */ .c)(runs.map(({ call }) => call?.latencyMs ?? 0)),
            tokenUsage: tokenStats(runs.flatMap(({ call }) => call ?? []), runs.flatMap(({ graderCalls }) => graderCalls)),
            ...withDerived(namedMetrics(measured), derivedMetrics, runs.length),
            cost: 0,
        },
    };
}
/** Sets are counted beside their parts. */
function flat(outcomes) {
    return outcomes.flatMap((outcome) => [outcome, ...flat(outcome.parts ?? [])]);
}
/** `__count` is the number of rows of the column. A metric that names one without a score stays 0, as in promptfoo. */
function withDerived(metrics, derived, rows) {
    const names = new Map(Object.entries(metrics.namedScores)).set('__count', rows);
    for (const { name, expression } of derived) {
        const value = evaluated(expression, names) ?? metrics.namedScores[name] ?? 0;
        metrics.namedScores[name] = value;
        names.set(name, value);
    }
    return metrics;
}
function evaluated(expression, names) {
    const parsed = (0,_expression_js__WEBPACK_IMPORTED_MODULE_1__/* .parseExpression */ .Y)(expression);
    if ('problem' in parsed)
        return undefined;
    try {
        return parsed.evaluate(names);
    }
    catch (error) {
        if (error instanceof _expression_js__WEBPACK_IMPORTED_MODULE_1__/* .UnknownName */ .I)
            return undefined;
        throw error;
    }
}
/**
 * A run's named score is the weighted mean over the assertions that carry the metric's name; the column's is the sum of
 * these means, each times the weight it stands for. (3 x 1 + 1 x 0) / 4 = 0.75 in a run adds 3 to its column.
 */
function namedMetrics(runs) {
    // Without a prototype, since a metric may be called `__proto__`.
    const empty = () => Object.create(null);
    const totals = { namedScores: empty(), namedScoresCount: empty(), namedScoreWeights: empty() };
    const add = (to, name, value) => {
        to[name] = (to[name] ?? 0) + value;
    };
    for (const run of runs) {
        for (const [name, score] of Object.entries(run.namedScores)) {
            const weights = metricWeights(run.assertions, name);
            const weight = run.namedWeights?.[name] ?? (weights.length > 0 ? (0,_statistics_js__WEBPACK_IMPORTED_MODULE_2__/* .sum */ .c)(weights) : 1);
            add(totals.namedScores, name, score * weight);
            add(totals.namedScoresCount, name, Math.max(1, weights.length));
            add(totals.namedScoreWeights, name, weight);
        }
    }
    return totals;
}
/** Of the assertions that carry the name as it is written, times the weight of the set they are in. */
function metricWeights(outcomes, metric) {
    return outcomes.flatMap(({ assertion, parts = [] }) => [
        ...(assertion.metric === metric ? [assertion.weight] : []),
        ...((0,_case_names_js__WEBPACK_IMPORTED_MODULE_3__/* .isSingle */ .vX)(assertion) ? [] : metricWeights(parts, metric).map((weight) => weight * assertion.weight)),
    ]);
}
function tokenStats(calls, graderCalls) {
    const total = (key) => (0,_statistics_js__WEBPACK_IMPORTED_MODULE_2__/* .sum */ .c)(calls.map(({ tokens }) => tokens?.[key] ?? 0));
    return {
        prompt: total('prompt'),
        completion: total('completion'),
        cached: total('cached'),
        total: total('total'),
        numRequests: calls.length,
        completionDetails: { reasoning: total('reasoning') },
        ...(graderCalls === undefined ? {} : { assertions: tokenStats(graderCalls) }),
    };
}
/** The same for every endpoint that gets the prompt. */
function promptId({ raw, label }) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.hash)('sha256', label === raw ? raw : JSON.stringify([label, raw]), 'hex');
}


/***/ }),

/***/ 2253:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ rowTestIdx),
/* harmony export */   k: () => (/* binding */ errorText),
/* harmony export */   resultRow: () => (/* binding */ resultRow)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _attempts_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4838);
/* harmony import */ var _case_names_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1273);
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7703);
/* harmony import */ var _results_json_columns_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5501);
/* harmony import */ var _show_answers_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3075);
// A row of the result file: one run of one cell.






/** `failureReason`: none, an assertion, an error. */
const FAILURE_REASONS = { passed: 0, unjudged: 0, failed: 1, errored: 2 };
const NOT_SHOWN = 'not shown (show-answers)';
function resultRow({ cell }, run, context) {
    const { report, evalId, showAnswers } = context;
    const test = (0,_case_names_js__WEBPACK_IMPORTED_MODULE_3__/* .testAsRun */ .aj)(cell, run);
    const { state, call } = run;
    const errored = state === 'errored';
    const success = state === 'passed' || state === 'unjudged';
    const message = errored ? errorText(run.error, showAnswers) : undefined;
    const reason = reasonOf(test, run, showAnswers);
    const latencyMs = call?.latencyMs ?? 0;
    const tokenUsage = (0,_results_json_columns_js__WEBPACK_IMPORTED_MODULE_1__/* .tokenStats */ .Tr)(call ? [call] : [], run.graderCalls);
    return {
        id: rowId(evalId, cell.id, run.repeat),
        testIdx: rowTestIdx(cell, run.repeat, report.repeat),
        promptIdx: cell.promptIdx,
        promptId: (0,_results_json_columns_js__WEBPACK_IMPORTED_MODULE_1__/* .promptId */ .oM)(cell.prompt),
        provider: { id: cell.endpoint.id, label: cell.endpoint.label ?? '' },
        prompt: { raw: run.prompt, label: cell.prompt.label },
        vars: test.vars,
        success,
        // Without an assertion the answer stands for itself: promptfoo counts it as a full success.
        score: errored ? 0 : state === 'unjudged' && run.assertions.length === 0 ? 1 : run.score,
        failureReason: FAILURE_REASONS[state],
        ...(success ? {} : { error: message ?? reason }),
        response: {
            ...((0,_show_answers_js__WEBPACK_IMPORTED_MODULE_2__/* .showsAnswer */ .p)(showAnswers, state) && run.output !== undefined ? { output: run.output } : {}),
            ...(message === undefined ? {} : { error: message }),
            ...(call?.finishReason === undefined ? {} : { finishReason: call.finishReason }),
            cached: false,
            latencyMs,
            // Of the endpoint alone: promptfoo adds what grading took when it reads the row.
            tokenUsage: (0,_results_json_columns_js__WEBPACK_IMPORTED_MODULE_1__/* .tokenStats */ .Tr)(call ? [call] : [], []),
        },
        gradingResult: errored ? null : gradingResult(run, reason, showAnswers),
        namedScores: errored ? {} : run.namedScores,
        latencyMs,
        cost: 0,
        tokenUsage,
        testCase: testCase(test),
        metadata: {
            ...run.metadata,
            cellId: cell.id,
            repeat: run.repeat,
            state,
            ...(run.error ? { errorKind: run.error.kind } : {}),
            ...(call ? { attempts: call.attempts, ...(0,_attempts_js__WEBPACK_IMPORTED_MODULE_4__/* .attemptsData */ .Rd)(call.failedAttempts, showAnswers) } : {}),
            ...gradersMetadata(run, showAnswers),
            ...(call?.servedModel === undefined ? {} : { servedModel: call.servedModel }),
            ...(call?.servedBy === undefined ? {} : { servedBy: call.servedBy }),
        },
    };
}
/** Calls to graders that took more than one request. */
function gradersMetadata({ graderCalls }, show) {
    const retried = graderCalls.filter(({ attempts }) => attempts > 1);
    if (retried.length === 0)
        return {};
    return {
        graderAttempts: retried.map(({ endpoint, attempts, failedAttempts }) => ({
            endpoint,
            attempts,
            ...(0,_attempts_js__WEBPACK_IMPORTED_MODULE_4__/* .attemptsData */ .Rd)(failedAttempts, show),
        })),
    };
}
/**
 * Repeats are rows of their own in promptfoo's table, in this order: by entry of `tests`, then by repeat, then by
 * combination of variables.
 */
function rowTestIdx({ testIdx, test }, repeat, repeats) {
    const { combination, combinations } = test.origin;
    return (testIdx - combination) * repeats + repeat * combinations + combination;
}
/** UUID of version 8 (RFC 9562: made by the application): one for each row of each eval, the same for the same report. */
function rowId(evalId, cellId, repeat) {
    const hex = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.hash)('sha256', JSON.stringify([evalId, cellId, repeat]), 'hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
function errorText(error, show) {
    if (error === undefined)
        return 'not measured';
    const { kind, status, message } = error;
    const shown = (0,_show_answers_js__WEBPACK_IMPORTED_MODULE_2__/* .showsMessage */ .C)(show, error) ? message : NOT_SHOWN;
    return `${kind} error${status === undefined ? '' : ` (HTTP ${status})`}: ${shown}`;
}
/** Why the row came out as it did: the last failed assertion, or the threshold of the test. */
function reasonOf({ threshold }, { state, score, assertions }, show) {
    if (state === 'unjudged')
        return 'not judged: no assertion decides';
    if (threshold !== undefined)
        return `score ${(0,_format_js__WEBPACK_IMPORTED_MODULE_5__/* .formatScoreAgainst */ .NJ)(score, threshold)}`;
    if (state === 'passed')
        return 'every assertion passed';
    const failed = assertions.findLast(({ pass }) => !pass);
    return failed === undefined ? `score ${score}` : shownReason(failed, show);
}
/** A reason can quote the answer it is about. */
function shownReason({ assertion, pass, reason }, show) {
    if (show === 'none')
        return `${(0,_case_names_js__WEBPACK_IMPORTED_MODULE_3__/* .assertionType */ .T0)(assertion)} ${pass ? 'passed' : 'failed'}`;
    return reason;
}
function gradingResult({ state, score, namedScores, assertions, graderCalls }, reason, show) {
    // Where it is missing promptfoo counts one grader call.
    const tokensUsed = (0,_results_json_columns_js__WEBPACK_IMPORTED_MODULE_1__/* .tokenStats */ .Tr)(graderCalls);
    if (state === 'unjudged' && assertions.length === 0)
        return { pass: true, score: 1, reason, tokensUsed };
    return {
        pass: state === 'passed' || state === 'unjudged',
        score,
        reason,
        namedScores,
        tokensUsed,
        componentResults: assertions.flatMap((outcome) => components(outcome, show)),
    };
}
/** An assert-set is one entry without an assertion; its parts follow it and stand in it. */
function components(outcome, show) {
    const { pass, score, assertion } = outcome;
    const judged = { pass, score, reason: shownReason(outcome, show) };
    if ((0,_case_names_js__WEBPACK_IMPORTED_MODULE_3__/* .isSingle */ .vX)(assertion)) {
        const { value, threshold, weight, metric } = assertion;
        return [
            {
                ...judged,
                assertion: {
                    type: (0,_case_names_js__WEBPACK_IMPORTED_MODULE_3__/* .assertionType */ .T0)(assertion),
                    ...(value === undefined ? {} : { value }),
                    ...(threshold === undefined ? {} : { threshold }),
                    ...(weight === 1 ? {} : { weight }),
                    ...(metric === undefined ? {} : { metric }),
                },
            },
            ...(outcome.components ?? []).map((component) => codeComponent(component, outcome, show)),
        ];
    }
    const parts = (outcome.parts ?? []).flatMap((part) => components(part, show));
    const { threshold, weight, metric } = assertion;
    const assertionSet = {
        type: 'assert-set',
        assertionCount: parts.length,
        ...(threshold === undefined ? {} : { threshold }),
        ...(weight === 1 ? {} : { weight }),
        ...(metric === undefined ? {} : { metric }),
    };
    return [{ ...judged, componentResults: parts, metadata: { assertionSet } }, ...parts];
}
function codeComponent(component, { assertion }, show) {
    const { pass, score, reason, type = (0,_case_names_js__WEBPACK_IMPORTED_MODULE_3__/* .assertionType */ .T0)(assertion), metric } = component;
    return {
        pass,
        score,
        reason: show === 'none' ? `${type} ${pass ? 'passed' : 'failed'}` : reason,
        assertion: { type, ...(metric === undefined ? {} : { metric }) },
    };
}
/** Without graders and providers: their settings can hold keys and headers. */
function testCase({ description, vars, threshold, options: { prefix, suffix }, metadata }) {
    return {
        ...(description === undefined ? {} : { description }),
        vars,
        ...(threshold === undefined ? {} : { threshold }),
        options: { ...(prefix === undefined ? {} : { prefix }), ...(suffix === undefined ? {} : { suffix }) },
        metadata,
    };
}


/***/ }),

/***/ 232:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  evalIdOf: () => (/* binding */ evalIdOf),
  varNames: () => (/* binding */ varNames),
  writeResultsJson: () => (/* binding */ writeResultsJson)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./lib/config/position.js
var position = __webpack_require__(9223);
// EXTERNAL MODULE: ./lib/config/problem.js
var problem = __webpack_require__(7109);
// EXTERNAL MODULE: ./lib/report/leaderboard.js + 1 modules
var leaderboard = __webpack_require__(8283);
;// CONCATENATED MODULE: ./lib/report/comparison-data.js

/** Rates and gaps from 0 to 1, latencies in ms, `costUsd` and tokens of an answer; empty for a run that compared nothing. */
function comparisonData(report) {
    const board = (0,leaderboard/* leaderboard */.W2)(report);
    const { comparison } = report;
    if (!board || !comparison)
        return {};
    const { cases, leftOut, gaps } = comparison.ranking;
    const lines = (board.lines ?? []).filter(({ measured }) => measured !== undefined);
    return {
        comparison: {
            summary: board.words,
            cases,
            leftOut: { errors: leftOut, notShared: comparison.unshared, notJudged: comparison.unjudged },
            endpoints: lines.map(({ name, rank, measured }) => {
                const { rate, interval, latency, tokens, costUsd } = measured ?? { rate: 0 };
                return { name, rank, passRate: rate, interval, latencyMs: latency, tokens, costUsd };
            }),
            pairs: gaps.map(({ a, b, gap, separated, visible }) => ({
                endpoints: [lines[a]?.name, lines[b]?.name],
                gap,
                toldApart: separated,
                visibleGap: visible,
            })),
            telling: comparison.telling.map(({ cell, passes }) => ({
                case: cell,
                runs: comparison.ranking.ranked.map(({ endpoint }, place) => ({
                    endpoint: lines[place]?.name,
                    ...passes[endpoint],
                })),
            })),
        },
    };
}

// EXTERNAL MODULE: ./lib/report/results-json-columns.js
var results_json_columns = __webpack_require__(5501);
// EXTERNAL MODULE: ./lib/report/results-json-rows.js
var results_json_rows = __webpack_require__(2253);
// EXTERNAL MODULE: ./lib/report/statistics.js
var statistics = __webpack_require__(3467);
;// CONCATENATED MODULE: ./lib/report/results-json.js
// The `.json` result file, in the shape of promptfoo's (`results.version` 3): `promptfoo import` and `promptfoo view` read
// it. A row is a run, so a cell with three repeats has three rows.







const RESULTS_VERSION = 3;
function* writeResultsJson(report, { showAnswers, context }) {
    const evalId = evalIdOf(report);
    const timestamp = report.startedAt.toISOString();
    const columns = (0,results_json_columns/* columnsOf */.PL)(report);
    yield `{"evalId":${JSON.stringify(evalId)},"results":{"version":${RESULTS_VERSION},"timestamp":${JSON.stringify(timestamp)},`;
    yield `"prompts":${JSON.stringify(columns.map(results_json_columns/* promptColumn */.l0))},"results":[`;
    let separator = '\n';
    for (const result of report.cells) {
        for (const run of result.runs) {
            yield separator + JSON.stringify((0,results_json_rows.resultRow)(result, run, { report, evalId, showAnswers }));
            separator = ',\n';
        }
    }
    const stats = {
        ...rowCounts(report),
        tokenUsage: tokenUsage(report),
        durationMs: report.durationMs,
        evaluationDurationMs: report.durationMs,
    };
    yield `\n],"stats":${JSON.stringify(stats)}},`;
    yield `"config":${JSON.stringify(config(report, context.version))},"shareableUrl":null,`;
    yield `"metadata":${JSON.stringify(metadata(report, context.version, timestamp))},`;
    yield `"vars":${JSON.stringify(varNames(report))},"runtimeOptions":{"repeat":${report.repeat}}}\n`;
}
/** Of rows, unlike the step's outputs, which count cells. A row that nothing judged is a success here. */
function rowCounts({ cells }) {
    const states = cells.flatMap(({ runs }) => runs.map(({ state }) => state));
    const failures = states.filter((state) => state === 'failed').length;
    const errors = states.filter((state) => state === 'errored').length;
    return { successes: states.length - failures - errors, failures, errors };
}
function tokenUsage({ cells }) {
    const runs = cells.flatMap((cell) => cell.runs);
    return (0,results_json_columns/* tokenStats */.Tr)(runs.flatMap(({ call }) => call ?? []), runs.flatMap(({ graderCalls }) => graderCalls));
}
/** What was evaluated, without the endpoints' settings: they can hold keys and headers. */
function config({ columns, description, files, verdict }, version) {
    const providers = new Map(columns.map(({ endpoint: { id, label } }) => [label ?? id, label === undefined ? id : { id, label }]));
    return {
        ...(description === undefined ? {} : { description }),
        // promptfoo keeps no metadata of others when it imports the file, but these.
        tags: { tool: `mlflow-gateway-eval ${version}`, verdict: verdict.name },
        prompts: [...new Set(columns.map(({ prompt }) => prompt.raw))],
        providers: [...providers.values()],
        tests: files.map((file) => `file://${file}`).slice(0, 1),
    };
}
function metadata(report, version, createdAt) {
    const { verdict, gate, warnings, problems, notices, files } = report;
    return {
        tool: 'mlflow-gateway-eval',
        toolVersion: version,
        evaluationCreatedAt: createdAt,
        verdict,
        ...(gate ? { gate } : {}),
        files,
        problems: problems.map(problem/* formatProblem */.Vw),
        warnings: warnings.map((warning) => ({
            message: warning.message,
            ...(warning.at ? { at: (0,position/* formatPosition */.L)(warning.at) } : {}),
        })),
        notices,
        ...(report.served ? { served: report.served.map(servedData) } : {}),
        ...comparisonData(report),
    };
}
/** `share`: of the calls that were answered, 0 to 1. */
function servedData({ role, endpoint, models }) {
    const all = (0,statistics/* sum */.c)(models.map(({ calls }) => calls));
    return {
        role,
        endpoint,
        models: models.map(({ model, provider, calls }) => ({ model, provider, calls, share: calls / all })),
    };
}
/** In the order in which they turn up, as promptfoo has them: the first columns of its table. */
function varNames({ cells }) {
    return [
        ...new Set(cells.flatMap(({ cell, runs }) => [cell, ...runs].flatMap(({ test }) => Object.keys(test?.vars ?? {})))),
    ];
}
/** As promptfoo writes it: three letters and the second. The letters come from what was evaluated, so no two runs of a second meet. */
function evalIdOf(report) {
    const hash = (0,external_node_crypto_.createHash)('sha256').update(`${report.startedAt.getTime()} ${report.durationMs}`);
    for (const { cell, state } of report.cells)
        hash.update(` ${cell.id} ${state}`);
    const letters = hash.digest('base64').replace(/[+/=]/g, '').slice(0, 3);
    return `eval-${letters}-${report.startedAt.toISOString().slice(0, 19)}`;
}


/***/ }),

/***/ 867:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   jsonlRows: () => (/* binding */ jsonlRows),
/* harmony export */   writeResultsJsonl: () => (/* binding */ writeResultsJsonl)
/* harmony export */ });
/* harmony import */ var _results_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(232);
/* harmony import */ var _results_json_rows_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2253);


function* writeResultsJsonl(report, { showAnswers }) {
    const evalId = (0,_results_json_js__WEBPACK_IMPORTED_MODULE_0__.evalIdOf)(report);
    for (const result of report.cells)
        yield* jsonlRows(result, { report, evalId, showAnswers });
}
function* jsonlRows(result, context) {
    for (const run of result.runs)
        yield `${JSON.stringify((0,_results_json_rows_js__WEBPACK_IMPORTED_MODULE_1__.resultRow)(result, run, context))}\n`;
}


/***/ }),

/***/ 1879:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createRowMaker: () => (/* binding */ createRowMaker)
/* harmony export */ });
/* harmony import */ var _redact_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(105);
/* harmony import */ var _results_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(232);
/* harmony import */ var _results_jsonl_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(867);



/** @param started milliseconds since 1970 */
function createRowMaker({ repeat, started, showAnswers, redact, }) {
    const redacted = (0,_redact_js__WEBPACK_IMPORTED_MODULE_2__/* .createResultRedactor */ .c)(redact);
    const evalId = (0,_results_json_js__WEBPACK_IMPORTED_MODULE_0__.evalIdOf)({ startedAt: new Date(started), durationMs: 0, cells: [] });
    return (result) => [...(0,_results_jsonl_js__WEBPACK_IMPORTED_MODULE_1__.jsonlRows)(redacted(result), { report: { repeat }, evalId, showAnswers })].join('');
}


/***/ })

};
