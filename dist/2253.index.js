export const id = 2253;
export const ids = [2253];
export const modules = {

/***/ 4838:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KC: () => (/* binding */ graderAttempts),
/* harmony export */   MV: () => (/* binding */ attemptsText),
/* harmony export */   Rd: () => (/* binding */ attemptsData),
/* harmony export */   UH: () => (/* binding */ attemptsOfError)
/* harmony export */ });
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7703);
/* harmony import */ var _visible_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5944);


const WHAT_CHARACTERS = 40;
const GRADERS_SHOWN = 3;
/** `5 attempts in 12.0 s: 503 x3, reset, 503`, `2 attempts in 1.2 s: 503, answered`; undefined when there was but one. */
function attemptsText({ attempts, failedAttempts, latencyMs }) {
    if (attempts < 2)
        return undefined;
    const count = (0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(attempts, 'attempt');
    if (!failedAttempts)
        return count;
    const { first, omitted, last } = failedAttempts;
    const answered = first.length + omitted + last.length < attempts;
    const end = last.at(-1) ?? first.at(-1);
    const ms = (end?.afterMs ?? 0) + (answered ? (end?.waitMs ?? 0) + latencyMs : 0);
    const parts = [
        ...inRow(first.map(({ what }) => what)),
        ...(omitted > 0 ? [`${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(omitted)} more`] : []),
        ...inRow(last.map(({ what }) => what)),
        ...(answered ? ['answered'] : []),
    ];
    return `${count} in ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(ms)}: ${parts.join(', ')}`;
}
/** `503 x3` for three of them that follow each other. */
function inRow(whats) {
    const rows = [];
    for (const text of whats) {
        const what = (0,_visible_js__WEBPACK_IMPORTED_MODULE_1__/* .short */ .h0)(text, WHAT_CHARACTERS);
        const row = rows.at(-1);
        if (row?.what === what)
            row.times++;
        else
            rows.push({ what, times: 1 });
    }
    return rows.map(({ what, times }) => (times === 1 ? what : `${what} x${times}`));
}
/** The attempts of graders, by name, for the line of facts of a run. */
function graderAttempts({ graderCalls }) {
    return graderCalls
        .flatMap((call) => {
        const text = attemptsText(call);
        return text === undefined ? [] : [`grader ${(0,_visible_js__WEBPACK_IMPORTED_MODULE_1__/* .short */ .h0)(call.endpoint, WHAT_CHARACTERS)}: ${text}`];
    })
        .slice(0, GRADERS_SHOWN);
}
/** The attempts of the call that made a cell an error, where there were several. */
function attemptsOfError({ runs }) {
    const run = runs.find(({ error }) => error !== undefined);
    const call = run?.graderCalls.findLast(({ attempts }) => attempts > 1) ?? run?.call;
    return call && attemptsText(call);
}
/** For the `metadata` of a row: each in its order. What was said can quote an answer. */
function attemptsData(failed, show) {
    if (!failed)
        return {};
    const { first, omitted, last } = failed;
    return {
        failedAttempts: [...first, ...last].map(({ says, ...rest }) => (show === 'none' ? rest : { ...rest, says })),
        ...(omitted > 0 ? { failedAttemptsOmitted: omitted } : {}),
    };
}


/***/ }),

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

/***/ 3075:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ showsMessage),
/* harmony export */   p: () => (/* binding */ showsAnswer)
/* harmony export */ });
/** `failed` shows what somebody has to look at: an errored run may have an answer that its grader could not judge. */
function showsAnswer(show, state) {
    return show === 'all' || (show === 'failed' && (state === 'failed' || state === 'errored'));
}
/** A grader quotes what it judges; code and a webhook can put an answer into what they say. */
const KINDS_QUOTING_ANSWERS = new Set(['grader', 'user code', 'webhook']);
/** Told before a model was asked: what the gateway says then is about credentials, names, limits. */
const STATUSES_WITHOUT_ANSWER = new Set([401, 403, 404, 407, 408, 429]);
/**
 * Whether the message of an error is shown. With `none` those are left out that may quote an answer, like the reasons of
 * assertions: of graders, of code, of webhooks, and of a gateway whose body the message quotes (an answer that cannot be used, a refusal
 * or a failure of the provider).
 */
function showsMessage(show, { kind, status }) {
    if (show !== 'none')
        return true;
    return !KINDS_QUOTING_ANSWERS.has(kind) && (status === undefined || STATUSES_WITHOUT_ANSWER.has(status));
}


/***/ }),

/***/ 3467:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ sum)
/* harmony export */ });
// Numbers over runs. Pure arithmetic; how numbers are written is in format.ts.
function sum(values) {
    return values.reduce((total, value) => total + value, 0);
}


/***/ })

};
