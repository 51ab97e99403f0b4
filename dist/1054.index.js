export const id = 1054;
export const ids = [1054];
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

/***/ 3316:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GY: () => (/* binding */ NO_VALUE),
/* harmony export */   _s: () => (/* binding */ endpointTable),
/* harmony export */   nV: () => (/* binding */ servedBy),
/* harmony export */   uZ: () => (/* binding */ uniqueNames)
/* harmony export */ });
/* harmony import */ var _statistics_percentile_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4660);
/* harmony import */ var _verdict_comparison_endpoint_cells_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(502);
/* harmony import */ var _verdict_counts_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8345);
/* harmony import */ var _verdict_provenance_served_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3324);
/* harmony import */ var _verdict_rate_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8783);
/* harmony import */ var _case_names_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1273);
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7703);
/* harmony import */ var _served_text_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(7557);
/* harmony import */ var _statistics_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3467);









const NO_VALUE = 'none';
/** undefined: no endpoint answered, so there is nothing to compare. */
function endpointTable(report) {
    if (!report.cells.some(({ runs }) => runs.some(({ call }) => call !== undefined)))
        return undefined;
    const groups = (0,_verdict_comparison_endpoint_cells_js__WEBPACK_IMPORTED_MODULE_0__/* .cellsByEndpoint */ .o)(report);
    const row = (name, value) => ({
        name,
        values: groups.map(({ cells }) => value(cells)),
    });
    const { errors, unjudged } = report.verdict.counts;
    return {
        endpoints: uniqueNames(groups.map(({ endpoint }) => (0,_case_names_js__WEBPACK_IMPORTED_MODULE_1__/* .endpointName */ .zY)(endpoint))),
        rows: [
            row('Pass rate', (cells) => passRate(cells, report.verdict.passThreshold)),
            ...(errors > 0 ? [row('Not measured', (cells) => (0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatCount */ .B4)((0,_verdict_counts_js__WEBPACK_IMPORTED_MODULE_3__/* .countCells */ .hA)(cells).errors))] : []),
            ...(unjudged > 0 ? [row('Not judged', (cells) => (0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatCount */ .B4)((0,_verdict_counts_js__WEBPACK_IMPORTED_MODULE_3__/* .countCells */ .hA)(cells).unjudged))] : []),
            row('Latency p50', (cells) => latency(cells, 50)),
            row('Latency p95', (cells) => latency(cells, 95)),
            row('Tokens', tokens),
            row('Served by', servedBy),
        ],
    };
}
function uniqueNames(names) {
    const seen = new Map();
    return names.map((name) => {
        const times = (seen.get(name) ?? 0) + 1;
        seen.set(name, times);
        return times === 1 ? name : `${name} (${times})`;
    });
}
function passRate(cells, threshold) {
    const { successes, failures } = (0,_verdict_counts_js__WEBPACK_IMPORTED_MODULE_3__/* .countCells */ .hA)(cells);
    const whole = successes + failures;
    return whole === 0
        ? NO_VALUE
        : `${(0,_verdict_rate_js__WEBPACK_IMPORTED_MODULE_4__/* .formatRate */ .CE)({ part: successes, whole }, threshold)} (${(0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatCount */ .B4)(successes)} of ${(0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatCount */ .B4)(whole)})`;
}
const callsOf = (cells) => cells.flatMap(({ runs }) => runs.flatMap(({ call }) => call ?? []));
/** Of calls that were answered: how fast an endpoint refuses says nothing about its answers. */
function latency(cells, p) {
    const answered = cells.flatMap(({ runs }) => runs.filter(({ state, call }) => call && state !== 'errored'));
    const value = (0,_statistics_percentile_js__WEBPACK_IMPORTED_MODULE_5__/* .percentile */ .Y)(answered.flatMap(({ call }) => call?.latencyMs ?? []), p);
    return value === undefined ? NO_VALUE : (0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatDuration */ .a3)(value);
}
function tokens(cells) {
    const usages = callsOf(cells).flatMap((call) => call.tokens ?? []);
    if (usages.length === 0)
        return NO_VALUE;
    const [total, prompt, completion] = ['total', 'prompt', 'completion'].map((key) => (0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatCount */ .B4)((0,_statistics_js__WEBPACK_IMPORTED_MODULE_6__/* .sum */ .c)(usages.map((usage) => usage[key]))));
    return `${total} (${prompt} prompt, ${completion} answer)`;
}
/** What a traffic split or a fallback served, with shares. */
function servedBy(cells) {
    const served = (0,_verdict_provenance_served_js__WEBPACK_IMPORTED_MODULE_7__/* .servedTogether */ .g)(cells);
    return served === undefined ? NO_VALUE : (0,_served_text_js__WEBPACK_IMPORTED_MODULE_8__/* .servedText */ .f)(served);
}


/***/ }),

/***/ 8283:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  nu: () => (/* binding */ bestNote),
  gu: () => (/* binding */ isPriced),
  W2: () => (/* binding */ leaderboard),
  mw: () => (/* binding */ leaderboardTable)
});

// EXTERNAL MODULE: ./lib/verdict/comparison/endpoint-cells.js
var endpoint_cells = __webpack_require__(502);
// EXTERNAL MODULE: ./lib/verdict/comparison/words.js
var comparison_words = __webpack_require__(3502);
// EXTERNAL MODULE: ./lib/verdict/evidence-words.js
var evidence_words = __webpack_require__(3284);
// EXTERNAL MODULE: ./lib/verdict/provenance/served.js
var served = __webpack_require__(3324);
// EXTERNAL MODULE: ./lib/verdict/provenance/words.js
var provenance_words = __webpack_require__(5968);
// EXTERNAL MODULE: ./lib/report/case-names.js
var case_names = __webpack_require__(1273);
// EXTERNAL MODULE: ./lib/report/format.js
var format = __webpack_require__(7703);
;// CONCATENATED MODULE: ./lib/report/comparison-numbers.js


/** Sentences. @param names of the endpoints, in the order in which they were compared */
function comparisonNumbers(comparison, names) {
    const { ranking, repeats, clustered } = comparison;
    const cases = caseNumbers(comparison, names.length);
    if (ranking.unranked)
        return [cases];
    const rate = repeats > 1
        ? 'Pass rate: the mean over the cases of the share of runs that passed.'
        : 'Pass rate: cases that passed.';
    const worth = [
        ...(repeats > 1 ? ['repeats add no cases'] : []),
        ...(clustered ? ['cases with the same metadata.cluster count for less than they are'] : []),
    ];
    const pairs = ranking.gaps.length;
    return [
        cases,
        `${rate} Likely: 95 % interval (Wilson)${worth.length > 0 ? `; ${worth.join(', ')}` : ''}.`,
        ...pairNumbers(ranking, names),
        `Told apart: by the exact sign-flip test on the same cases${pairs > 1 ? `, adjusted for ${(0,format/* formatCount */.B4)(pairs)} pairs (Shaffer)` : ''}. Of equal endpoints it tells any apart in at most 5 of 100 comparisons.`,
        ...latencyNumbers(comparison, names),
    ];
}
function caseNumbers({ ranking, unshared, unjudged }, endpoints) {
    const all = endpoints === 2 ? 'both endpoints' : `all ${(0,format/* formatCount */.B4)(endpoints)} endpoints`;
    const left = [
        ...(ranking.leftOut > 0 ? [`${(0,format/* formatCount */.B4)(ranking.leftOut)} because of errors`] : []),
        ...(unshared > 0 ? [`${(0,format/* formatCount */.B4)(unshared)} that not every endpoint ran`] : []),
        ...(unjudged > 0 ? [`${(0,format/* formatCount */.B4)(unjudged)} that nothing judged`] : []),
    ];
    return [
        `${(0,format/* counted */.hS)(ranking.cases, 'case')}, each a test with a prompt, answered by ${all}.`,
        ...(left.length > 0 ? [`Left out: ${(0,evidence_words/* listed */.KE)(left)}.`] : []),
    ].join(' ');
}
function pairNumbers({ ranked, gaps }, names) {
    const nameOf = (place) => names[ranked[place]?.endpoint ?? 0] ?? '';
    return gaps.map(({ a, b, gap, separated, visible }) => {
        const ahead = gap > 0 ? `${nameOf(a)} is ${(0,evidence_words/* inPoints */.Tn)(gap)} ahead of ${nameOf(b)}` : `${nameOf(a)} and ${nameOf(b)} pass alike`;
        const sure = separated ? 'told apart' : 'cannot be told apart';
        return `${ahead}: ${sure}; a gap of about ${(0,evidence_words/* inPoints */.Tn)(visible)} would show.`;
    });
}
function latencyNumbers({ latency }, names) {
    if (latency.least === undefined)
        return [];
    const cases = latency.against.flatMap((one) => one?.cases ?? []);
    const fewest = cases.reduce((least, count) => Math.min(least, count), Number.POSITIVE_INFINITY);
    const compared = latency.against.some((one) => one?.ratio !== undefined) && Number.isFinite(fewest)
        ? `Speed: against ${names[latency.least]}, ${(0,format/* counted */.hS)(fewest, 'case')} one by one; in brackets the 95 % interval (signed ranks).`
        : 'Speed: fewer than 6 cases say nothing of it.';
    return [`Latency: of calls that were answered, without earlier attempts and each endpoint's first call. ${compared}`];
}

// EXTERNAL MODULE: ./lib/report/endpoint-table.js
var endpoint_table = __webpack_require__(3316);
// EXTERNAL MODULE: ./lib/report/visible.js
var visible = __webpack_require__(5944);
;// CONCATENATED MODULE: ./lib/report/leaderboard.js










const NAME_CHARACTERS = 60;
/** undefined: the run did not measure several endpoints. */
function leaderboard(report) {
    const { comparison } = report;
    if (!comparison)
        return undefined;
    const groups = (0,endpoint_cells/* cellsByEndpoint */.o)(report);
    const names = namesOf(report, groups);
    const nameOf = (column) => names(report.columns[column]?.endpoint);
    const compared = comparison.endpoints.map(({ column }) => nameOf(column));
    const missing = comparison.unmeasured.map(nameOf);
    const { ranking } = comparison;
    const cellsOf = (column) => {
        const endpoint = report.columns[column]?.endpoint;
        return groups.find((group) => endpoint && (0,endpoint_cells/* endpointKey */.r)(group.endpoint) === (0,endpoint_cells/* endpointKey */.r)(endpoint))?.cells ?? [];
    };
    const words = [
        (0,comparison_words/* comparisonWords */.bz)(ranking, compared),
        ...(comparison.unshared > 0 && ranking.cases > 0
            ? [`${(0,format/* counted */.hS)(comparison.unshared, 'case')} that not every endpoint ran left out.`]
            : []),
        ...missing.map((name) => `${name} gave nothing that could be judged.`),
        ...comparison.endpoints.flatMap(({ column }) => (0,provenance_words/* mixtureWords */.E9)(nameOf(column), (0,served/* servedTogether */.g)(cellsOf(column)))),
    ].join(' ');
    const numbers = comparisonNumbers(comparison, compared);
    if (ranking.unranked)
        return { words, telling: [], numbers };
    return {
        words,
        lines: [
            ...ranking.ranked.map(({ endpoint }, place) => lineOf(comparison, place, compared[endpoint] ?? '', cellsOf)),
            ...comparison.unmeasured.map((column) => unmeasuredLine(nameOf(column), cellsOf(column))),
        ],
        telling: tellingCases(report, comparison, compared),
        numbers,
    };
}
/** Endpoints one below the other on a terminal and a page: what a line of them has. */
function leaderboardTable(lines) {
    const row = (name, value) => {
        const best = lines.findIndex((line) => line.best.has(value));
        return { name, values: lines.map((line) => line[value]), ...(best === -1 ? {} : { best }) };
    };
    return {
        endpoints: lines.map(({ name }) => name),
        rows: [
            row('Rank', 'rank'),
            row('Pass rate', 'passRate'),
            row('Latency p50', 'p50'),
            row('Latency p95', 'p95'),
            row('Speed', 'speed'),
            row('Tokens an answer', 'tokens'),
            ...(isPriced(lines) ? [row('Cost of 1,000', 'cost')] : []),
            row('Served by', 'servedBy'),
        ],
    };
}
/** Whether there is a cost to show. */
function isPriced(lines) {
    return lines.some(({ cost }) => cost !== endpoint_table/* NO_VALUE */.GY);
}
/** What the mark of a best value means, where there is one. */
function bestNote(lines, mark) {
    return lines.some(({ best }) => best.size > 0)
        ? [`${mark}: better than all other endpoints by more than chance.`]
        : [];
}
function namesOf({ columns }, groups) {
    const endpoints = [...groups.map(({ endpoint }) => endpoint), ...columns.map(({ endpoint }) => endpoint)];
    const keys = [...new Set(endpoints.map(endpoint_cells/* endpointKey */.r))];
    const first = keys.map((key) => endpoints.find((endpoint) => (0,endpoint_cells/* endpointKey */.r)(endpoint) === key));
    const names = (0,endpoint_table/* uniqueNames */.uZ)(first.map((one) => (one ? (0,visible/* short */.h0)((0,case_names/* endpointName */.zY)(one), NAME_CHARACTERS) : '')));
    return (endpoint) => (endpoint ? (names[keys.indexOf((0,endpoint_cells/* endpointKey */.r)(endpoint))] ?? '') : '');
}
function lineOf(comparison, place, name, cellsOf) {
    const { ranking, endpoints, latency, tokens, cost } = comparison;
    const ranked = ranking.ranked[place];
    const index = ranked?.endpoint ?? 0;
    const { column, ...measured } = endpoints[index] ?? { column: 0 };
    const { rate = 0, interval, rank = { from: 1, to: endpoints.length } } = ranked ?? {};
    const best = [
        ['passRate', rank.to === 1],
        ['p50', latency.least === index && latency.isBest],
        ['tokens', tokens.least === index && tokens.isBest],
        ['cost', cost.least === index && cost.isBest],
    ];
    return {
        name,
        rank: (0,comparison_words/* rankWords */.cz)(rank),
        passRate: `${(0,evidence_words/* inPercent */.vi)(rate)}${interval ? `, likely ${(0,evidence_words/* asRange */.m7)(interval)}` : ''}`,
        p50: measured.latency ? (0,format/* formatDuration */.a3)(measured.latency.p50) : endpoint_table/* NO_VALUE */.GY,
        p95: measured.latency ? (0,format/* formatDuration */.a3)(measured.latency.p95) : endpoint_table/* NO_VALUE */.GY,
        speed: speedWords(comparison, index),
        tokens: tokenText(measured.tokens),
        cost: measured.costUsd === undefined ? endpoint_table/* NO_VALUE */.GY : (0,format/* formatDollars */.nT)(1000 * measured.costUsd),
        servedBy: (0,endpoint_table/* servedBy */.nV)(cellsOf(column)),
        best: new Set(best.flatMap(([value, isBest]) => (isBest ? [value] : []))),
        measured: { ...measured, rate, ...(interval ? { interval } : {}) },
    };
}
function speedWords({ latency }, index) {
    if (latency.least === index)
        return latency.isBest ? 'fastest' : 'lowest p50';
    const against = latency.against[index];
    return (against && (0,comparison_words/* latencyWords */.Us)(against)) ?? endpoint_table/* NO_VALUE */.GY;
}
function tokenText(tokens) {
    if (!tokens)
        return endpoint_table/* NO_VALUE */.GY;
    const { total, prompt, completion } = tokens;
    return `${(0,format/* formatCount */.B4)(total)} (${(0,format/* formatCount */.B4)(prompt)} prompt, ${(0,format/* formatCount */.B4)(completion)} answer)`;
}
function unmeasuredLine(name, cells) {
    const none = { passRate: endpoint_table/* NO_VALUE */.GY, p50: endpoint_table/* NO_VALUE */.GY, p95: endpoint_table/* NO_VALUE */.GY, speed: endpoint_table/* NO_VALUE */.GY, tokens: endpoint_table/* NO_VALUE */.GY, cost: endpoint_table/* NO_VALUE */.GY };
    return { name, rank: endpoint_table/* NO_VALUE */.GY, ...none, servedBy: (0,endpoint_table/* servedBy */.nV)(cells), best: new Set() };
}
function tellingCases({ cells, columns }, { telling, ranking }, names) {
    const byId = new Map(cells.map(({ cell }) => [cell.id, cell]));
    const severalPrompts = new Set(columns.map(({ prompt }) => prompt.label)).size > 1;
    return telling.map(({ cell: id, passes }) => {
        const cell = byId.get(id);
        const prompt = cell && severalPrompts ? ` (prompt "${(0,visible/* short */.h0)(cell.prompt.label, NAME_CHARACTERS)}")` : '';
        return {
            name: cell ? `${(0,case_names/* caseName */.cY)(cell)}${prompt}` : id,
            passes: passesText(ranking.ranked.map(({ endpoint }) => ({ name: names[endpoint] ?? '', ...passes[endpoint] }))),
        };
    });
}
/** `passed 3 of 3 on a, 1 of 3 on b`; of single runs `passed on a, failed on b and c`. */
function passesText(endpoints) {
    if (endpoints.some(({ judged }) => judged !== 1))
        return `passed ${endpoints.map(({ name, passed, judged }) => `${passed} of ${judged} on ${name}`).join(', ')}`;
    const those = (count) => (0,evidence_words/* listed */.KE)(endpoints.filter(({ passed }) => passed === count).map(({ name }) => name), endpoints.length);
    return `passed on ${those(1)}, failed on ${those(0)}`;
}


/***/ }),

/***/ 7557:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ servedText)
/* harmony export */ });
/* harmony import */ var _verdict_rate_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8783);
/* harmony import */ var _statistics_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3467);
/* harmony import */ var _visible_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5944);
// Who served an endpoint, as the tables show it. Not escaped yet.



const MODEL_CHARACTERS = 80;
/** The models that served least are summed up. */
const MODELS_SHOWN = 4;
/** `gpt-4o-2024-08-06 (openai) 90 %, gpt-4o-mini (openai) 10 %`, by calls; of a single model its name alone. */
function servedText({ models }) {
    const [first, second] = models;
    if (first && !second)
        return modelText(first);
    const whole = (0,_statistics_js__WEBPACK_IMPORTED_MODULE_0__/* .sum */ .c)(models.map(({ calls }) => calls));
    const rest = (0,_statistics_js__WEBPACK_IMPORTED_MODULE_0__/* .sum */ .c)(models.slice(MODELS_SHOWN).map(({ calls }) => calls));
    return [
        ...models.slice(0, MODELS_SHOWN).map((one) => ({ name: modelText(one), part: one.calls })),
        ...(rest > 0 ? [{ name: 'others', part: rest }] : []),
    ]
        .map(({ name, part }) => `${name} ${(0,_verdict_rate_js__WEBPACK_IMPORTED_MODULE_1__/* .formatRate */ .CE)({ part, whole }, 100)}`)
        .join(', ');
}
function modelText({ model, provider }) {
    return (0,_visible_js__WEBPACK_IMPORTED_MODULE_2__/* .short */ .h0)(model + (provider === undefined ? '' : ` (${provider})`), MODEL_CHARACTERS);
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


/***/ }),

/***/ 4660:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ percentile)
/* harmony export */ });
/**
 * Nearest-rank percentile: the smallest value that at least p percent of the values do not exceed. It is always one of the
 * values, also of few (NIST/SEMATECH e-Handbook of Statistical Methods, 7.2.6.2, calls it the empirical distribution's).
 *
 * @param p over 0, up to 100
 * @returns undefined without values
 */
function percentile(values, p) {
    const sorted = values.toSorted((a, b) => a - b);
    return sorted[Math.max(1, Math.ceil((p / 100) * sorted.length)) - 1];
}


/***/ }),

/***/ 502:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ cellsByEndpoint),
/* harmony export */   r: () => (/* binding */ endpointKey)
/* harmony export */ });
/** In the order of the columns; endpoints without a cell are left out. */
function cellsByEndpoint({ columns, cells, }) {
    const groups = new Map();
    // Thousands of cells share an object.
    const byObject = new Map();
    const group = (endpoint) => {
        const seen = byObject.get(endpoint);
        if (seen)
            return seen;
        const key = endpointKey(endpoint);
        const known = groups.get(key) ?? { endpoint, cells: [] };
        groups.set(key, known);
        byObject.set(endpoint, known);
        return known;
    };
    for (const { endpoint } of columns)
        group(endpoint);
    for (const cell of cells)
        group(cell.cell.endpoint).cells.push(cell);
    return [...groups.values()].filter((entry) => entry.cells.length > 0);
}
/** The place in the config keeps two entries for one endpoint apart. */
function endpointKey({ id, label, at }) {
    return JSON.stringify([id, label ?? null, at]);
}


/***/ }),

/***/ 3502:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hs: () => (/* binding */ tokenWords),
/* harmony export */   Us: () => (/* binding */ latencyWords),
/* harmony export */   bz: () => (/* binding */ comparisonWords),
/* harmony export */   cz: () => (/* binding */ rankWords)
/* harmony export */ });
/* harmony import */ var _evidence_words_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3284);
// What the comparison of endpoints says. Names of endpoints are whatever a config says: who shows them escapes.

/** More of them in one sentence are a list that nobody reads. */
const MOST_CLAUSES = 4;
/**
 * `gpt-a and claude-b cannot be told apart; gemini-c is behind both. 200 cases can show gaps of about 13 points.`
 *
 * @param names of the endpoints, in the order in which they were compared
 */
function comparisonWords(comparison, names) {
    const { cases, leftOut, unranked, visibleGap } = comparison;
    if (cases + leftOut === 0)
        return 'No case was run by all endpoints, so they are not ranked.';
    if (unranked) {
        return `Errors left ${leftOut} of ${(0,_evidence_words_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(cases + leftOut, 'case')} out, so the endpoints are not ranked.`;
    }
    return [
        `${clauses(comparison, names).join('; ')}.`,
        leftOut > 0 && `${(0,_evidence_words_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(leftOut, 'case')} with errors left out.`,
        visibleGap !== undefined && gapWords(cases, visibleGap),
    ]
        .filter((sentence) => sentence !== false)
        .join(' ');
}
/** The formula's end: not even a gap from none to all would surely show. */
function gapWords(cases, gap) {
    if (gap >= 1)
        return `${(0,_evidence_words_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(cases, 'case')} ${cases === 1 ? 'is' : 'are'} too few to show any gap.`;
    return `${(0,_evidence_words_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(cases, 'case')} can show gaps of about ${(0,_evidence_words_js__WEBPACK_IMPORTED_MODULE_0__/* .inPoints */ .Tn)(gap)}.`;
}
/** `1`, or `1–2` where others cannot be told apart. */
function rankWords({ from, to }) {
    return from === to ? `${from}` : `${from}–${to}`;
}
/** `1.3x slower (1.1 to 1.5)`, `about as fast`; undefined for too few cases. */
function latencyWords(comparison) {
    return ratioWords(comparison, { more: 'slower', less: 'faster', equal: 'about as fast' });
}
/** `1.3x as many tokens (1.1 to 1.5)`; undefined for too few cases. */
function tokenWords({ ratio }) {
    return ratio && `${times(ratio.estimate)} as many tokens (${ratio.low.toFixed(1)} to ${ratio.high.toFixed(1)})`;
}
function clauses({ ranked, gaps, groups }, endpoints) {
    const nameOf = (member) => endpoints[ranked[member]?.endpoint ?? 0] ?? '';
    const names = (members) => (0,_evidence_words_js__WEBPACK_IMPORTED_MODULE_0__/* .listed */ .KE)(members.map(nameOf));
    if (ranked.length === 1)
        return [`${names([0])} is the only endpoint`];
    const tied = groups.filter((group) => group.length > 1).map((group) => `${names(group)} cannot be told apart`);
    const ahead = groups[0]?.length === 1 && groups.length > 1 ? [`${names(groups[0])} is ahead of all others`] : [];
    const all = [...ahead, ...tied, ...behind({ ranked, gaps }, names)];
    return all.length > MOST_CLAUSES ? againstFirst({ ranked, gaps }, names) : all;
}
/** Of many endpoints whose groups overlap: no sentence for each, but where each stands to the first. */
function againstFirst({ ranked, gaps }, names) {
    const behindFirst = new Set(gaps.filter(({ a, separated }) => separated && a === 0).map(({ b }) => b));
    const others = ranked.map((_, place) => place).slice(1);
    const tied = others.filter((place) => !behindFirst.has(place));
    return [
        `${names([0])} passes most`,
        ...(tied.length > 0 ? [`${names(tied)} cannot be told apart from it`] : []),
        ...(behindFirst.size > 0 ? [`${names([...behindFirst])} ${behindFirst.size === 1 ? 'is' : 'are'} behind it`] : []),
    ];
}
/** Those that others are surely better than. */
function behind({ ranked, gaps }, names) {
    return ranked.flatMap((_, place) => {
        const better = gaps.filter(({ b, separated }) => separated && b === place).map(({ a }) => a);
        // What the first clause said already.
        const isSaid = better.length === 1 && better[0] === 0 && ranked[0]?.rank.to === 1;
        if (better.length === 0 || isSaid)
            return [];
        const isAll = better.length === place && place > 1;
        return [`${names([place])} is behind ${isAll ? (place === 2 ? 'both' : `all ${place}`) : names(better)}`];
    });
}
function ratioWords({ ratio }, { more, less, equal }) {
    if (!ratio)
        return undefined;
    const { estimate, low, high } = ratio;
    if (low <= 1 && high >= 1)
        return `${equal} (${times(low)} to ${times(high)})`;
    if (estimate > 1)
        return `${times(estimate)} ${more} (${low.toFixed(1)} to ${high.toFixed(1)})`;
    return `${times(1 / estimate)} ${less} (${(1 / high).toFixed(1)} to ${(1 / low).toFixed(1)})`;
}
function times(ratio) {
    return `${ratio.toFixed(1)}x`;
}


/***/ }),

/***/ 3284:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KE: () => (/* binding */ listed),
/* harmony export */   Tn: () => (/* binding */ inPoints),
/* harmony export */   hS: () => (/* binding */ counted),
/* harmony export */   m7: () => (/* binding */ asRange),
/* harmony export */   vi: () => (/* binding */ inPercent)
/* harmony export */ });
/** `94 %`; never 100 or 0 for what is not. @param share 0 to 1 */
function inPercent(share) {
    return `${percentNumber(share)} %`;
}
/** `84 to 98 %` */
function asRange({ low, high }) {
    return `${Math.round(100 * low)} to ${Math.round(100 * high)} %`;
}
/** `17 points`, at least one. @param share 0 to 1 */
function inPoints(share) {
    const points = Math.max(1, Math.round(100 * share));
    return points === 1 ? '1 point' : `${points} points`;
}
/** `a`, `a and b`, `a, b and c`; of more than `most`, `a, b and 3 more`. */
function listed(names, most = 5) {
    const more = names.length - most;
    const shown = more > 0 ? [...names.slice(0, most), `${more} more`] : names;
    return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}
/** `1 case`, `3 cases` */
function counted(count, noun) {
    return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
function percentNumber(share) {
    const rounded = Math.round(100 * share);
    if (rounded >= 100 && share < 1)
        return 99;
    return rounded <= 0 && share > 0 ? 1 : rounded;
}


/***/ })

};
