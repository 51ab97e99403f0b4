export const id = 4415;
export const ids = [4415,2253];
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

/***/ 7470:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T3: () => (/* binding */ TOO_FEW_MEASURED),
/* harmony export */   Vn: () => (/* binding */ firstToRepeat),
/* harmony export */   XR: () => (/* binding */ failedCells),
/* harmony export */   Z: () => (/* binding */ splitByGate),
/* harmony export */   Zy: () => (/* binding */ errorGroups),
/* harmony export */   gk: () => (/* binding */ finding)
/* harmony export */ });
/* harmony import */ var _attempts_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4838);
/* harmony import */ var _case_names_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1273);
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7703);
/* harmony import */ var _show_answers_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3075);
// What a report says of the cells, as data: for Markdown and for the terminal alike.




/** Why a cell without an error is errored all the same. */
const TOO_FEW_MEASURED = 'too few repeats were measured to decide';
/** Failed cells, the worst first: by the score of the run that is shown, then in the order of the config. */
function failedCells(report) {
    return report.cells
        .filter(({ state }) => state === 'failed')
        .map((result) => ({ result, run: shownRun(result) }))
        .sort((a, b) => (a.run?.score ?? 0) - (b.run?.score ?? 0));
}
/**
 * The failed cells that a comparison with the base does not block, apart from those that it does, or that nothing compared:
 * a reviewer looks for what this change broke.
 */
function splitByGate(failed, { gate }) {
    if (!gate?.base)
        return { broke: [...failed], other: [] };
    const blocking = new Set(gate.cases.filter(({ blocks }) => blocks).map(({ cell }) => cell));
    const blocks = ({ result }) => blocking.has(result.cell.id);
    return { broke: failed.filter(blocks), other: failed.filter((one) => !blocks(one)) };
}
/** The first case of a report that somebody will want to see again: failed, else not measured. */
function firstToRepeat(report) {
    return failedCells(report)[0]?.result ?? errorGroups(report, 'none')[0]?.cells[0];
}
function shownRun({ runs, state: ofCell }) {
    const inState = runs.filter(({ state }) => state === ofCell);
    return inState.toSorted((a, b) => a.score - b.score)[0] ?? runs[0];
}
function finding(result, show) {
    const run = shownRun(result);
    const shown = run !== undefined && (0,_show_answers_js__WEBPACK_IMPORTED_MODULE_0__/* .showsAnswer */ .p)(show, run.state);
    const output = run?.output;
    return {
        result,
        run,
        failedRuns: result.runs.filter(({ state }) => state === 'failed').length,
        mismatches: run ? mismatches(run.assertions, show) : [],
        answer: shown && output !== undefined ? (0,_case_names_js__WEBPACK_IMPORTED_MODULE_1__/* .readableText */ .Gh)(output) : undefined,
        answerHidden: !shown && output !== undefined,
    };
}
/** A failed assert-set is followed by its failed parts; those of one that passed decided nothing. */
function mismatches(outcomes, show) {
    return outcomes
        .filter(({ pass }) => !pass)
        .flatMap((outcome) => [mismatch(outcome, show), ...mismatches(outcome.parts ?? [], show)]);
}
function mismatch({ assertion, score, reason }, show) {
    const { threshold } = assertion;
    return {
        type: (0,_case_names_js__WEBPACK_IMPORTED_MODULE_1__/* .assertionType */ .T0)(assertion),
        metric: assertion.metric,
        expected: (0,_case_names_js__WEBPACK_IMPORTED_MODULE_1__/* .isSingle */ .vX)(assertion) ? (0,_case_names_js__WEBPACK_IMPORTED_MODULE_1__/* .assertionValue */ .Si)(assertion) : undefined,
        score: `score ${threshold === undefined ? (0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatScore */ .y)(score) : (0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatScoreAgainst */ .NJ)(score, threshold)}`,
        reason: show === 'none' ? undefined : reason,
        reasonSaysAll: show !== 'none' && reason.startsWith('expected '),
    };
}
/** Errored cells by kind and message, the largest group first. A cell is in one group: that of its first error. */
function errorGroups(report, show) {
    const groups = new Map();
    for (const result of report.cells) {
        if (result.state !== 'errored')
            continue;
        const error = firstError(result);
        const { kind, status } = error;
        const message = (0,_show_answers_js__WEBPACK_IMPORTED_MODULE_0__/* .showsMessage */ .C)(show, error) ? error.message : undefined;
        const key = (0,_case_names_js__WEBPACK_IMPORTED_MODULE_1__/* .jsonText */ .s$)([kind, status ?? null, message ?? null]);
        const group = groups.get(key) ?? { kind, message, status, cells: [], attempts: (0,_attempts_js__WEBPACK_IMPORTED_MODULE_3__/* .attemptsOfError */ .UH)(result) };
        group.cells.push(result);
        groups.set(key, group);
    }
    return [...groups.values()].sort((a, b) => b.cells.length - a.cells.length);
}
function firstError(result) {
    const run = result.runs.find(({ error }) => error !== undefined);
    return run?.error ?? { kind: 'not run', message: TOO_FEW_MEASURED };
}


/***/ }),

/***/ 4415:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  writeJunit: () => (/* binding */ writeJunit)
});

// EXTERNAL MODULE: ./lib/config/problem.js
var problem = __webpack_require__(7109);
// EXTERNAL MODULE: ./lib/report/attempts.js
var report_attempts = __webpack_require__(4838);
// EXTERNAL MODULE: ./lib/report/case-names.js
var case_names = __webpack_require__(1273);
// EXTERNAL MODULE: ./lib/report/findings.js
var findings = __webpack_require__(7470);
// EXTERNAL MODULE: ./lib/report/format.js
var format = __webpack_require__(7703);
// EXTERNAL MODULE: ./lib/report/results-json-rows.js
var results_json_rows = __webpack_require__(2253);
// EXTERNAL MODULE: ./lib/report/statistics.js
var statistics = __webpack_require__(3467);
// EXTERNAL MODULE: ./lib/report/verdict-text.js
var verdict_text = __webpack_require__(1447);
// EXTERNAL MODULE: ./lib/report/visible.js
var visible = __webpack_require__(5944);
;// CONCATENATED MODULE: ./lib/report/xml-text.js
// Texts in an XML 1.0 file. What XML cannot hold (controls, surrogates without a partner) is written out by visibleText.

const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const entities = (text) => text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
/** Between tags. */
function xmlText(text) {
    return entities((0,visible/* visibleText */.Q6)(text));
}
/** ` name="value"` for each: on one line, since a line feed in an attribute is read as a blank. */
function xmlAttributes(attributes) {
    return Object.entries(attributes)
        .map(([name, value]) => (value === undefined ? '' : ` ${name}="${entities((0,visible/* oneLine */.TN)(String(value)))}"`))
        .join('');
}

;// CONCATENATED MODULE: ./lib/report/junit.js
// The `.xml` result file: JUnit, as the test views of CI systems read it. A suite is a prompt at an endpoint, a test case is
// a cell. There is no standard, so what several readers use stands there: `name` and `classname` (a case is found again by
// both in the next run), `time` in seconds, `file` and `line` (annotations), and the details as text as well as in `message`,
// of which some readers show the one and some the other.










/** Some readers refuse files of megabytes; the whole answer is in the other formats. */
const ANSWER_CHARACTERS = 2_000;
const REASON_CHARACTERS = 2_000;
const MESSAGE_CHARACTERS = 300;
function* writeJunit(report, { showAnswers }) {
    const { cells, durationMs, verdict } = report;
    const nothing = cells.length === 0;
    yield '<?xml version="1.0" encoding="UTF-8"?>\n';
    yield `<testsuites${xmlAttributes({
        name: 'mlflow-gateway-eval',
        ...(nothing ? verdictTotals(verdict) : totals(cells)),
        time: seconds(durationMs),
    })}>\n`;
    if (nothing)
        yield verdictSuite(report);
    const timestamp = report.startedAt.toISOString();
    const byColumn = report.columns.map(() => []);
    for (const result of cells)
        byColumn[result.cell.promptIdx]?.push(result);
    const names = suiteNames(report);
    for (const [index, ofColumn] of byColumn.entries()) {
        if (ofColumn.length === 0)
            continue;
        const name = names[index] ?? '';
        const time = seconds((0,statistics/* sum */.c)(ofColumn.map(latencyOf)));
        yield `  <testsuite${xmlAttributes({ name, ...totals(ofColumn), time, timestamp })}>\n`;
        for (const result of ofColumn)
            yield testCase(result, name, showAnswers);
        yield '  </testsuite>\n';
    }
    yield '</testsuites>\n';
}
/** A file without a test case looks like one in which nothing failed. */
function verdictSuite({ verdict, problems, durationMs }) {
    const name = 'mlflow-gateway-eval';
    const skipped = `<skipped${xmlAttributes({ message: (0,visible/* short */.h0)(verdict.reason, MESSAGE_CHARACTERS) })}/>`;
    const lines = [verdict.reason, ...problems.map(problem/* formatProblem */.Vw)];
    return [
        `  <testsuite${xmlAttributes({ name, ...verdictTotals(verdict), time: seconds(durationMs) })}>`,
        `    <testcase${xmlAttributes({ name: (0,verdict_text/* verdictTitle */.Sw)(verdict), classname: name, time: '0' })}>`,
        `      ${verdict.name === 'skipped' ? skipped : junit_problem('error', 'not measured', verdict.reason, lines)}`,
        '    </testcase>',
        '  </testsuite>\n',
    ].join('\n');
}
/** Of a run without cells. One that nothing asked for is no error: its job is green. */
function verdictTotals({ name }) {
    const skipped = name === 'skipped' ? 1 : 0;
    return { tests: 1, failures: 0, errors: 1 - skipped, skipped };
}
function totals(cells) {
    const count = (wanted) => cells.filter(({ state }) => state === wanted).length;
    return { tests: cells.length, failures: count('failed'), errors: count('errored'), skipped: count('unjudged') };
}
/** The endpoint, and the prompt where there are several. */
function suiteNames({ columns }) {
    const prompts = new Set(columns.map(({ prompt }) => prompt));
    const used = new Map();
    return columns.map(({ prompt, endpoint }) => {
        const name = (0,case_names/* endpointName */.zY)(endpoint) + (prompts.size > 1 ? `: ${(0,visible/* short */.h0)(prompt.label, 80)}` : '');
        const count = (used.get(name) ?? 0) + 1;
        used.set(name, count);
        return count === 1 ? name : `${name} (${count})`;
    });
}
function testCase(result, classname, show) {
    const { cell, state } = result;
    const start = `    <testcase${xmlAttributes({
        name: `test ${cell.testIdx + 1}: ${(0,case_names/* caseName */.cY)(cell)}`,
        classname,
        time: seconds(latencyOf(result)),
        file: cell.test.at.file,
        line: cell.test.at.line,
    })}`;
    if (state === 'passed')
        return `${start}/>\n`;
    return `${start}>\n      ${outcome(result, show)}\n    </testcase>\n`;
}
function outcome(result, show) {
    const { state, runs, cell } = result;
    if (state === 'unjudged')
        return `<skipped${xmlAttributes({ message: 'answered, but no assertion judged it' })}/>`;
    const { failedRuns, mismatches, answer } = (0,findings/* finding */.gk)(result, show);
    const lines = [
        ...(runs.length > 1 ? [`${failedRuns} of ${(0,format/* counted */.hS)(runs.length, 'run')} failed`] : []),
        ...mismatches.map(mismatchLine),
        ...(answer === undefined ? [] : ['answer:', cut(answer, ANSWER_CHARACTERS)]),
        `case ${cell.id}`,
    ];
    if (state === 'failed') {
        const [first] = mismatches;
        const message = first === undefined ? 'the score is too low' : mismatchLine(first);
        return junit_problem('failure', first?.type ?? 'threshold', message, lines);
    }
    const error = runs.find((run) => run.error !== undefined)?.error;
    const message = error === undefined ? findings/* TOO_FEW_MEASURED */.T3 : (0,results_json_rows/* errorText */.k)(error, show);
    const attempts = (0,report_attempts/* attemptsOfError */.UH)(result);
    const said = [cut(message, REASON_CHARACTERS), ...(attempts === undefined ? [] : [attempts])];
    return junit_problem('error', error?.kind ?? 'not run', message, [...said, ...lines]);
}
function junit_problem(element, type, message, lines) {
    const attributes = xmlAttributes({ message: (0,visible/* short */.h0)(message, MESSAGE_CHARACTERS), type });
    return `<${element}${attributes}>${xmlText(lines.join('\n'))}</${element}>`;
}
function mismatchLine({ type, metric, expected, score, reason }) {
    const name = metric === undefined ? type : `${type} (${metric})`;
    if (reason !== undefined)
        return `${name}: ${cut(reason, REASON_CHARACTERS)}`;
    return `${name}: ${expected === undefined ? '' : `expected ${expected}, `}got ${score}`;
}
function cut(text, characters) {
    const { text: shown, left } = (0,visible/* excerpt */.Kb)(text, { characters });
    return left === 0 ? shown : `${shown}… (${(0,format/* counted */.hS)(left, 'more character')})`;
}
const latencyOf = ({ runs }) => (0,statistics/* sum */.c)(runs.map(({ call }) => call?.latencyMs ?? 0));
const seconds = (ms) => String(Number((Math.max(0, ms) / 1000).toFixed(3)));


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
