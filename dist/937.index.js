export const id = 937;
export const ids = [937,253];
export const modules = {

/***/ 3316:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _s: () => (/* binding */ endpointTable),
/* harmony export */   os: () => (/* binding */ cellsByEndpoint),
/* harmony export */   r4: () => (/* binding */ endpointKey),
/* harmony export */   uZ: () => (/* binding */ uniqueNames)
/* harmony export */ });
/* harmony import */ var _verdict_counts_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8345);
/* harmony import */ var _verdict_rate_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8783);
/* harmony import */ var _case_names_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1273);
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7703);
/* harmony import */ var _statistics_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3467);
/* harmony import */ var _visible_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5944);






const NO_VALUE = 'none';
const MODEL_CHARACTERS = 80;
/** The models that served least are summed up. */
const MODELS_SHOWN = 4;
/** undefined: no endpoint answered, so there is nothing to compare. */
function endpointTable(report) {
    if (!report.cells.some(({ runs }) => runs.some(({ call }) => call !== undefined)))
        return undefined;
    const groups = cellsByEndpoint(report);
    const row = (name, value) => ({
        name,
        values: groups.map(({ cells }) => value(cells)),
    });
    const { errors, unjudged } = report.verdict.counts;
    return {
        endpoints: uniqueNames(groups.map(({ endpoint }) => (0,_case_names_js__WEBPACK_IMPORTED_MODULE_0__/* .endpointName */ .zY)(endpoint))),
        rows: [
            row('Pass rate', (cells) => passRate(cells, report.verdict.passThreshold)),
            ...(errors > 0 ? [row('Not measured', (cells) => (0,_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatCount */ .B4)((0,_verdict_counts_js__WEBPACK_IMPORTED_MODULE_2__/* .countCells */ .hA)(cells).errors))] : []),
            ...(unjudged > 0 ? [row('Not judged', (cells) => (0,_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatCount */ .B4)((0,_verdict_counts_js__WEBPACK_IMPORTED_MODULE_2__/* .countCells */ .hA)(cells).unjudged))] : []),
            row('Latency p50', (cells) => latency(cells, 50)),
            row('Latency p95', (cells) => latency(cells, 95)),
            row('Tokens', tokens),
            row('Served by', servedModels),
        ],
    };
}
/** In the order of the columns; endpoints that only a test names come last. */
function cellsByEndpoint({ columns, cells }) {
    const groups = new Map();
    const group = (endpoint) => {
        const key = endpointKey(endpoint);
        const known = groups.get(key) ?? { endpoint, cells: [] };
        groups.set(key, known);
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
function uniqueNames(names) {
    const seen = new Map();
    return names.map((name) => {
        const times = (seen.get(name) ?? 0) + 1;
        seen.set(name, times);
        return times === 1 ? name : `${name} (${times})`;
    });
}
function passRate(cells, threshold) {
    const { successes, failures } = (0,_verdict_counts_js__WEBPACK_IMPORTED_MODULE_2__/* .countCells */ .hA)(cells);
    const whole = successes + failures;
    return whole === 0
        ? NO_VALUE
        : `${(0,_verdict_rate_js__WEBPACK_IMPORTED_MODULE_3__/* .formatRate */ .CE)({ part: successes, whole }, threshold)} (${(0,_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatCount */ .B4)(successes)} of ${(0,_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatCount */ .B4)(whole)})`;
}
const callsOf = (cells) => cells.flatMap(({ runs }) => runs.flatMap(({ call }) => call ?? []));
/** Of calls that were answered: how fast an endpoint refuses says nothing about its answers. */
function latency(cells, p) {
    const answered = cells.flatMap(({ runs }) => runs.filter(({ state, call }) => call && state !== 'errored'));
    const value = (0,_statistics_js__WEBPACK_IMPORTED_MODULE_4__/* .percentile */ .Ym)(answered.flatMap(({ call }) => call?.latencyMs ?? []), p);
    return value === undefined ? NO_VALUE : (0,_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatDuration */ .a3)(value);
}
function tokens(cells) {
    const usages = callsOf(cells).flatMap((call) => call.tokens ?? []);
    if (usages.length === 0)
        return NO_VALUE;
    const [total, prompt, completion] = ['total', 'prompt', 'completion'].map((key) => (0,_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatCount */ .B4)((0,_statistics_js__WEBPACK_IMPORTED_MODULE_4__/* .sum */ .cz)(usages.map((usage) => usage[key]))));
    return `${total} (${prompt} prompt, ${completion} answer)`;
}
function servedModels(cells) {
    const names = callsOf(cells).flatMap(({ servedModel, servedBy }) => servedModel === undefined
        ? []
        : (0,_visible_js__WEBPACK_IMPORTED_MODULE_5__/* .short */ .h0)(servedModel + (servedBy === undefined ? '' : ` (${servedBy})`), MODEL_CHARACTERS));
    const all = (0,_statistics_js__WEBPACK_IMPORTED_MODULE_4__/* .shares */ .Be)(names);
    if (all.length === 0)
        return NO_VALUE;
    if (all.length === 1)
        return all[0]?.name ?? NO_VALUE;
    const rest = all.slice(MODELS_SHOWN);
    const others = rest.length === 0 ? [] : [{ name: 'others', part: (0,_statistics_js__WEBPACK_IMPORTED_MODULE_4__/* .sum */ .cz)(rest.map(({ part }) => part)), whole: names.length }];
    return [...all.slice(0, MODELS_SHOWN), ...others]
        .map((share) => `${share.name} ${(0,_verdict_rate_js__WEBPACK_IMPORTED_MODULE_3__/* .formatRate */ .CE)(share, 100)}`)
        .join(', ');
}


/***/ }),

/***/ 2527:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   UZ: () => (/* binding */ markdownCell),
/* harmony export */   iQ: () => (/* binding */ markdownLink),
/* harmony export */   js: () => (/* binding */ htmlText),
/* harmony export */   ju: () => (/* binding */ markdownMessage),
/* harmony export */   mx: () => (/* binding */ htmlInMarkdown),
/* harmony export */   p7: () => (/* binding */ markdownText),
/* harmony export */   ti: () => (/* binding */ inlineCode),
/* harmony export */   zW: () => (/* binding */ fencedBlock)
/* harmony export */ });
/* unused harmony export BREAK */
/* harmony import */ var _visible_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5944);
// One function for each place in Markdown or HTML where a text from outside goes. Everything that a reviewer reads passes
// through one of them: prompts, vars, answers, reasons, errors, names of files and endpoints.
//
// GitHub does more to a comment than Markdown: after rendering it looks through the text for mentions, references, commits
// and emoji names, and an entity or a backslash does not hide them, since both are gone by then. Code is left alone; in
// other places a zero-width space breaks what would be recognised. A zero-width space of the text itself is written out
// (see visible.ts), so removing ours gives back exactly what is to be read.

const BREAK = '\u200b';
/**
 * What GitHub would turn into a link or a picture, apart from Markdown: see "Autolinked references and URLs", "Mentioning
 * people and teams" and "Using emojis" on docs.github.com, and https://github.github.com/gfm/#autolinks-extension-.
 */
const TRIGGERS = [
    // @user, @org/team, user@sha, mail addresses
    [/@/g, `@${BREAK}`],
    // #1, owner/repo#1
    [/#(?=\d)/g, `#${BREAK}`],
    [/(gh)-(?=\d)/gi, `$1-${BREAK}`],
    // advisories: CVE-2021-44228, GHSA-...
    [/(cve|ghsa)(?=-)/gi, `$1${BREAK}`],
    // commits: 7 to 40 hex digits
    [/[0-9a-f]{6}(?=[0-9a-f])/gi, `$&${BREAK}`],
    // http://, ftp://
    [/:(?=\/\/)/g, `:${BREAK}`],
    [/www(?=\.)/gi, `$&${BREAK}`],
    // :name: of an emoji
    [/:(?=[\w+-]+:)/g, `:${BREAK}`],
];
const ENTITIES = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
    // Never a `|` in Markdown text: in a table it would end the cell, even after a backslash of the text.
    '|': '&#124;',
};
function entities(text, characters) {
    return text.replace(characters, (character) => ENTITIES[character] ?? character);
}
function breakTriggers(text) {
    return TRIGGERS.reduce((result, [pattern, replacement]) => result.replace(pattern, replacement), text);
}
/** Text of a paragraph, a list item, a heading or a table cell: one line, no Markdown in it. */
function markdownText(text) {
    return escapeLine((0,_visible_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(text));
}
function escapeLine(line) {
    const escaped = breakTriggers(line)
        .replace(/[\\`*_[\]#~$]/g, '\\$&')
        // What means something at the start of a line only: list items, rules, underlines of headings.
        .replace(/^[-+=]/, '\\$&')
        .replace(/^(\d+)([.)])(?= |$)/, '$1\\$2');
    return entities(escaped, /[&<>|]/g);
}
/**
 * An address, or a place `file.yaml:18:9`, as messages of ours hold them: where a word starts, and without what ends a
 * sentence. `$` before or after code would be a formula on GitHub.
 */
const TO_COPY = /(?<=^|[ ("'])(?:https?:\/\/[^\s"'<>`$|]*[\w/]|[\w./-]{1,200}\.\w{1,10}:\d{1,9}:\d{1,9})(?=$|[\s"').,:;!?])/giu;
/**
 * A message in a paragraph or a list item: like other text, but its addresses and its places in files are code spans. A
 * reader copies those, and must not copy a zero-width space with them.
 */
function markdownMessage(text) {
    const line = (0,_visible_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(text);
    const parts = [];
    let end = 0;
    for (const { 0: found, index } of line.matchAll(TO_COPY)) {
        parts.push(escapeLine(line.slice(end, index)), inlineCode(found));
        end = index + found.length;
    }
    return [...parts, escapeLine(line.slice(end))].join('');
}
/** A cell of a table: like other text, but never empty, since an empty cell reads like a fault of the report. */
function markdownCell(text) {
    return markdownText(text) || '-';
}
/**
 * A code span: the text as it is, to be copied. Line feeds become `↵`. Not for table cells: a `|` would end the cell, and a
 * `\|` in code cannot be written in one.
 */
function inlineCode(text) {
    const line = (0,_visible_js__WEBPACK_IMPORTED_MODULE_0__/* .visibleText */ .Q6)(text).replace(/\n/g, '↵');
    if (line === '')
        return '(empty)';
    const fence = '`'.repeat(longestRun(line) + 1);
    // One blank at each end is taken off by Markdown, and a backtick must not touch the fence.
    const pad = /^`|`$|^ .*[^ ].* $/.test(line) ? ' ' : '';
    return fence + pad + line + pad + fence;
}
/** A fenced block, to stand at the start of a line with an empty line before and after it. The fence is longer than any in the text. */
function fencedBlock(text, info = '') {
    const visible = (0,_visible_js__WEBPACK_IMPORTED_MODULE_0__/* .visibleText */ .Q6)(text);
    const fence = '`'.repeat(Math.max(3, longestRun(visible) + 1));
    return `${fence}${info}\n${visible}\n${fence}`;
}
/** Text or a quoted attribute of an HTML page that is not rendered by GitHub. */
function htmlText(text) {
    return entities((0,_visible_js__WEBPACK_IMPORTED_MODULE_0__/* .visibleText */ .Q6)(text), /[&<>"']/g);
}
/** Text in an HTML element within Markdown, such as `<summary>`: one line, or an empty line would end the HTML. */
function htmlInMarkdown(text) {
    return entities(breakTriggers((0,_visible_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(text)), /[&<>"'|]/g);
}
/**
 * A link, when the URL is a plain one; else the label alone.
 *
 * @param label Markdown, already escaped
 */
function markdownLink(label, url) {
    return url !== undefined && /^https?:\/\/[\w.~:/?#@!$&*+,;=%-]+$/.test(url) ? `[${label}](${url})` : label;
}
function longestRun(text) {
    return (text.match(/`+/g) ?? []).reduce((longest, run) => Math.max(longest, run.length), 0);
}


/***/ }),

/***/ 7470:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T3: () => (/* binding */ TOO_FEW_MEASURED),
/* harmony export */   Vn: () => (/* binding */ firstToRepeat),
/* harmony export */   XR: () => (/* binding */ failedCells),
/* harmony export */   Zy: () => (/* binding */ errorGroups),
/* harmony export */   gk: () => (/* binding */ finding)
/* harmony export */ });
/* harmony import */ var _case_names_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1273);
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7703);
/* harmony import */ var _show_answers_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3075);
// What a report says of the cells, as data: for Markdown and for the terminal alike.



/** Why a cell without an error is errored all the same. */
const TOO_FEW_MEASURED = 'too few repeats were measured to decide';
/** Failed cells, the worst first: by the score of the run that is shown, then in the order of the config. */
function failedCells(report, show) {
    return report.cells
        .filter(({ state }) => state === 'failed')
        .map((result) => finding(result, show))
        .sort((a, b) => (a.run?.score ?? 0) - (b.run?.score ?? 0));
}
/** The first case of a report that somebody will want to see again: failed, else not measured. */
function firstToRepeat(report) {
    return failedCells(report, 'none')[0]?.result ?? errorGroups(report, 'none')[0]?.cells[0];
}
function finding(result, show) {
    const inState = result.runs.filter(({ state }) => state === result.state);
    const run = inState.toSorted((a, b) => a.score - b.score)[0] ?? result.runs[0];
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
        const group = groups.get(key) ?? { kind, message, status, cells: [] };
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

/***/ 5484:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ rerunCommand)
/* harmony export */ });
/** What it is called where nobody knows how it was started. */
const COMMAND = 'mlflow-gateway-eval';
/**
 * A command for a POSIX shell, whose words `command` start it here. File names and URL come from outside and are quoted; undefined when one of them holds a
 * control character, which nobody should paste into a shell.
 */
function rerunCommand(report, { cellId, command: program = [COMMAND] }) {
    const { files, configFiles = files.slice(0, 1), gatewayUrl } = report;
    const command = [
        ...program.map(shellWord),
        ...configFiles.flatMap((file) => ['--config', shellWord(file)]),
        ...(cellId === undefined ? [] : ['--case', shellWord(cellId)]),
    ].join(' ');
    const lines = [...(gatewayUrl === undefined ? [] : [`MLFLOW_GATEWAY_URL=${shellWord(gatewayUrl)}`]), command];
    return lines.some((line) => /\p{Cc}/u.test(line)) ? undefined : lines.join(' \\\n  ');
}
function shellWord(text) {
    return /^[\w./:@%+,=-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}


/***/ }),

/***/ 2937:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  writeResultsHtml: () => (/* binding */ writeResultsHtml)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./lib/report/escape.js
var report_escape = __webpack_require__(2527);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
// EXTERNAL MODULE: ./lib/config/position.js
var position = __webpack_require__(9223);
// EXTERNAL MODULE: ./lib/report/case-names.js
var case_names = __webpack_require__(1273);
// EXTERNAL MODULE: ./lib/report/endpoint-table.js
var endpoint_table = __webpack_require__(3316);
// EXTERNAL MODULE: ./lib/report/findings.js
var findings = __webpack_require__(7470);
// EXTERNAL MODULE: ./lib/report/format.js
var format = __webpack_require__(7703);
// EXTERNAL MODULE: ./lib/report/rerun.js
var report_rerun = __webpack_require__(5484);
// EXTERNAL MODULE: ./lib/report/results-json-rows.js
var results_json_rows = __webpack_require__(2253);
// EXTERNAL MODULE: ./lib/report/show-answers.js
var show_answers = __webpack_require__(3075);
// EXTERNAL MODULE: ./lib/report/statistics.js
var statistics = __webpack_require__(3467);
// EXTERNAL MODULE: ./lib/report/visible.js
var visible = __webpack_require__(5944);
;// CONCATENATED MODULE: ./lib/report/page-cells.js
// What the `.html` result file knows of its cells, as data: a short entry of each for the list, and the whole of each, which
// the page reads when it is opened. Texts have their invisible characters written out; nothing is escaped yet.











const WHY_CHARACTERS = 160;
const PROMPT_CHARACTERS = 60;
function pageIndex(report, show) {
    const groups = (0,endpoint_table/* cellsByEndpoint */.os)(report);
    const prompts = [
        ...new Set([...report.columns, ...report.cells.map(({ cell }) => cell)].map(({ prompt }) => prompt.label)),
    ];
    const endpointOf = new Map(groups.map(({ endpoint }, index) => [(0,endpoint_table/* endpointKey */.r4)(endpoint), index]));
    return {
        endpoints: (0,endpoint_table/* uniqueNames */.uZ)(groups.map(({ endpoint }) => (0,case_names/* endpointName */.zY)(endpoint))),
        prompts: (0,endpoint_table/* uniqueNames */.uZ)(prompts.map((label) => (0,visible/* short */.h0)(label, PROMPT_CHARACTERS))),
        cells: report.cells.map((result) => ({
            ...indexEntry(result, show),
            endpoint: endpointOf.get((0,endpoint_table/* endpointKey */.r4)(result.cell.endpoint)) ?? 0,
            prompt: prompts.indexOf(result.cell.prompt.label),
        })),
    };
}
function indexEntry(result, show) {
    const { cell, state, runs } = result;
    const { run } = (0,findings/* finding */.gk)(result, show);
    const calls = runs.flatMap(({ call }) => call ?? []);
    return {
        id: cell.id,
        state,
        name: (0,case_names/* caseName */.cY)(cell),
        why: (0,visible/* short */.h0)(whyOf(result, show), WHY_CHARACTERS),
        score: run === undefined || state === 'errored' || state === 'unjudged' ? '' : (0,format/* formatScore */.y)(run.score),
        latency: calls.length === 0 ? '' : (0,format/* formatDuration */.a3)((0,statistics/* sum */.cz)(calls.map(({ latencyMs }) => latencyMs)) / calls.length),
    };
}
function whyOf(result, show) {
    if (result.state === 'errored') {
        const error = result.runs.find((run) => run.error !== undefined)?.error;
        return error === undefined ? findings/* TOO_FEW_MEASURED */.T3 : (0,results_json_rows/* errorText */.k)(error, show);
    }
    if (result.state !== 'failed')
        return '';
    const { mismatches, failedRuns } = (0,findings/* finding */.gk)(result, show);
    const [first] = mismatches;
    const repeats = result.runs.length > 1 ? `${failedRuns} of ${(0,format/* counted */.hS)(result.runs.length, 'run')} failed; ` : '';
    if (first === undefined)
        return `${repeats}the score is too low`;
    return `${repeats}${first.type}: ${first.reason ?? first.score}`;
}
/** The whole of a cell. */
function pageCell({ cell, runs }, report, show) {
    const rerun = (0,report_rerun/* rerunCommand */.w)(report, { cellId: cell.id });
    const varsOf = (run) => (0,case_names/* testAsRun */.aj)(cell, run).vars;
    const [first] = runs;
    const alike = runs.every((run) => (0,external_node_util_.isDeepStrictEqual)(varsOf(run), varsOf(first)));
    return {
        id: cell.id,
        at: (0,visible/* visibleText */.Q6)((0,position/* formatPosition */.L)(cell.test.at)),
        ...(rerun === undefined ? {} : { rerun: (0,visible/* visibleText */.Q6)(rerun) }),
        // Of all runs; where a hook has given each its own, of each.
        vars: alike ? pageVars(varsOf(first)) : [],
        runs: runs.map((run) => ({
            ...pageRun(run, (0,case_names/* testAsRun */.aj)(cell, run).threshold, show),
            ...(alike ? {} : { vars: pageVars(varsOf(run)) }),
        })),
    };
}
function pageVars(vars) {
    return Object.entries(vars).map(([name, value]) => [(0,visible/* visibleText */.Q6)(name), (0,visible/* visibleText */.Q6)((0,case_names/* readableText */.Gh)(value))]);
}
function pageRun(run, threshold, show) {
    const { state, error, output, assertions, prompt } = run;
    const answer = output === undefined || !(0,show_answers/* showsAnswer */.p)(show, state) ? undefined : (0,visible/* visibleText */.Q6)((0,case_names/* readableText */.Gh)(output));
    return {
        state,
        prompt: (0,visible/* visibleText */.Q6)(prompt),
        ...(answer === undefined
            ? { noAnswer: output === undefined ? 'There is none.' : 'Not shown (show-answers).' }
            : { answer }),
        ...(error === undefined ? {} : { error: (0,visible/* visibleText */.Q6)((0,results_json_rows/* errorText */.k)(error, show)) }),
        assertions: assertions.map((outcome) => pageAssertion(outcome, show)),
        facts: facts(run, threshold),
    };
}
function pageAssertion({ assertion, pass, score, reason, parts }, show) {
    const { threshold, metric } = assertion;
    const value = (0,case_names/* isSingle */.vX)(assertion) ? assertion.value : undefined;
    return {
        type: (0,visible/* visibleText */.Q6)((0,case_names/* assertionType */.T0)(assertion)),
        ...(metric === undefined ? {} : { metric: (0,visible/* visibleText */.Q6)(metric) }),
        pass,
        score: threshold === undefined ? (0,format/* formatScore */.y)(score) : (0,format/* formatScoreAgainst */.NJ)(score, threshold),
        ...(value === undefined ? {} : { expected: (0,visible/* visibleText */.Q6)((0,case_names/* readableText */.Gh)(value)) }),
        // A reason can quote the answer it is about.
        ...(show === 'none' ? {} : { reason: (0,visible/* visibleText */.Q6)(reason) }),
        parts: (parts ?? []).map((part) => pageAssertion(part, show)),
    };
}
/** `score 0.5, needs 0.6 · 840 ms · 165 tokens · gpt-4o-2024-08-06 (openai) · 2 attempts` */
function facts({ state, score, call, graderCalls }, threshold) {
    const judged = state === 'passed' || state === 'failed';
    const needed = threshold === undefined ? (0,format/* formatScore */.y)(score) : (0,format/* formatScoreAgainst */.NJ)(score, threshold);
    return [
        ...(judged ? [`score ${needed}`] : []),
        ...(call === undefined ? [] : [(0,format/* formatDuration */.a3)(call.latencyMs)]),
        ...(call?.tokens === undefined ? [] : [`${(0,format/* formatCount */.B4)(call.tokens.total)} tokens`]),
        ...(call?.servedModel === undefined
            ? []
            : [(0,visible/* short */.h0)(call.servedModel + (call.servedBy === undefined ? '' : ` (${call.servedBy})`), 120)]),
        ...(call !== undefined && call.attempts > 1 ? [(0,format/* counted */.hS)(call.attempts, 'attempt')] : []),
        ...(graderCalls.length > 0 ? [(0,format/* counted */.hS)(graderCalls.length, 'grader call')] : []),
    ].join(' · ');
}

// EXTERNAL MODULE: ./lib/config/problem.js
var config_problem = __webpack_require__(7109);
// EXTERNAL MODULE: ./lib/report/run-facts.js
var run_facts = __webpack_require__(2793);
// EXTERNAL MODULE: ./lib/report/verdict-text.js
var verdict_text = __webpack_require__(1447);
;// CONCATENATED MODULE: ./lib/report/page-head.js
// The part of the `.html` result file above its list: the verdict, what kept the run from measuring, how the endpoints compare.
// Plain HTML, so that it is there where a viewer runs no program.






function pageHead(report, context) {
    const { verdict, description } = report;
    return [
        `<header class="verdict-${verdict.name}">`,
        `<p class="overline">MLflow Gateway Eval${description === undefined ? '' : ` · ${(0,report_escape/* htmlText */.js)((0,visible/* short */.h0)(description, 200))}`}</p>`,
        `<h1>${(0,report_escape/* htmlText */.js)((0,verdict_text/* verdictTitle */.Sw)(verdict))}</h1>`,
        `<p class="reason">${(0,report_escape/* htmlText */.js)((0,verdict_text/* sentence */.em)(verdict.reason))}</p>`,
        bar(report),
        ...(0,verdict_text/* countsSentence */.KS)(verdict).map((text) => `<p class="facts">${(0,report_escape/* htmlText */.js)(text)}</p>`),
        `<p class="facts">${runFacts(report, context)}</p>`,
        problems(report),
        notes((0,verdict_text/* warningsTitle */.Qs)(report), report.warnings.map(config_problem/* formatProblem */.Vw)),
        notes('Notices of the run', report.notices),
        '</header>',
        comparison(report),
    ]
        .filter((part) => part !== '')
        .join('\n');
}
/** One stretch for each state, as long as it has cells. */
function bar({ verdict: { counts } }) {
    if (counts.total === 0)
        return '';
    const states = {
        passed: counts.successes,
        failed: counts.failures,
        errored: counts.errors,
        unjudged: counts.unjudged,
    };
    let x = 0;
    const stretches = Object.entries(states).map(([state, count]) => {
        const stretch = `<rect class="${state}" x="${x}" y="0" width="${count}" height="1"/>`;
        x += count;
        return count === 0 ? '' : stretch;
    });
    const { total } = counts;
    return `<svg class="bar" viewBox="0 0 ${total} 1" preserveAspectRatio="none" aria-hidden="true">${stretches.join('')}</svg>`;
}
function runFacts(report, { runUrl, sha }) {
    const texts = [
        (0,run_facts/* durationFact */.rM)(report),
        ...(0,run_facts/* callFacts */.WW)(report),
        ...(report.gatewayUrl ? [`Gateway ${report.gatewayUrl}`] : []),
    ];
    const link = runUrl !== undefined && /^https:\/\/[\w.~:/?#@!$&*+,;=%-]+$/.test(runUrl);
    return [
        ...texts.map(report_escape/* htmlText */.js),
        ...(sha === undefined ? [] : [`Commit ${(0,report_escape/* htmlText */.js)((0,visible/* oneLine */.TN)(sha).slice(0, 7))}`]),
        ...(link ? [`<a href="${(0,report_escape/* htmlText */.js)(runUrl)}" rel="noreferrer">the run</a>`] : []),
    ].join(' · ');
}
function problems({ problems: list }) {
    if (list.length === 0)
        return '';
    return `<ul class="problems">${list.map((problem) => `<li>${(0,report_escape/* htmlText */.js)((0,config_problem/* formatProblem */.Vw)(problem))}</li>`).join('')}</ul>`;
}
function notes(title, list) {
    if (list.length === 0)
        return '';
    const items = list.map((text) => `<li>${(0,report_escape/* htmlText */.js)(text)}</li>`).join('');
    return `<details class="notes"><summary>${(0,report_escape/* htmlText */.js)(title)}</summary><ul>${items}</ul></details>`;
}
/** A line for each endpoint. */
function comparison(report) {
    const table = (0,endpoint_table/* endpointTable */._s)(report);
    if (table === undefined)
        return '';
    const head = table.rows.map(({ name }) => `<th scope="col">${(0,report_escape/* htmlText */.js)(name)}</th>`).join('');
    const lines = table.endpoints.map((endpoint, index) => {
        const values = table.rows.map(({ name, values }) => `<td data-label="${(0,report_escape/* htmlText */.js)(name)}">${(0,report_escape/* htmlText */.js)(values[index] ?? '')}</td>`);
        return `<tr><th scope="row">${(0,report_escape/* htmlText */.js)(endpoint)}</th>${values.join('')}</tr>`;
    });
    return [
        '<section><h2>How the endpoints compare</h2>',
        `<table class="endpoints"><thead><tr><th scope="col">Endpoint</th>${head}</tr></thead>`,
        `<tbody>${lines.join('')}</tbody></table></section>`,
    ].join('\n');
}

;// CONCATENATED MODULE: ./lib/report/page-sources.js
// Made by scripts/embed-page.mjs from the files in page/: change those.
/** page/page.css */
const PAGE_STYLE = `:root {
  color-scheme: light dark;
  --page: #fbfaf8;
  --sheet: #ffffff;
  --sunken: #f4f2ee;
  --ink: #1d1c1a;
  --soft: #64605a;
  --line: #e3dfd8;
  --link: #1f5fa8;
  --passed: #2b7a4b;
  --failed: #b3261e;
  --errored: #9a5b00;
  --unjudged: #6d6a75;
  --failed-wash: #fbeeec;
  --errored-wash: #fbf3e4;
  --focus: #1f5fa8;
  --sans: ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif;
  --serif: Charter, "Bitstream Charter", "Iowan Old Style", "Source Serif 4", Cambria, Georgia, serif;
  --mono: ui-monospace, "SF Mono", "Cascadia Code", Menlo, Consolas, "Liberation Mono", monospace;
}

@media (prefers-color-scheme: dark) {
  :root {
    --page: #151517;
    --sheet: #1c1c1f;
    --sunken: #242428;
    --ink: #e8e6e1;
    --soft: #a19d95;
    --line: #333338;
    --link: #8ab8f0;
    --passed: #6fc18e;
    --failed: #f0867c;
    --errored: #e0ac55;
    --unjudged: #a5a1b0;
    --failed-wash: #2d1f1f;
    --errored-wash: #2b2519;
    --focus: #8ab8f0;
  }
}

* {
  box-sizing: border-box;
}

.tools[hidden],
.head[hidden],
#more[hidden] {
  display: none;
}

body {
  margin: 0;
  background: var(--page);
  color: var(--ink);
  font: 15px / 1.55 var(--sans);
  overflow-wrap: anywhere;
}

main {
  max-width: 68rem;
  margin: 0 auto;
  padding: 2.75rem 1.5rem 5rem;
}

:focus-visible {
  outline: 2px solid var(--focus);
  outline-offset: 2px;
}

a {
  color: var(--link);
  text-underline-offset: 0.15em;
}

.overline {
  margin: 0 0 0.35rem;
  color: var(--soft);
  font-size: 0.87rem;
}

h1 {
  margin: 0;
  font: 600 2.3rem / 1.15 var(--serif);
  letter-spacing: -0.01em;
}

h2 {
  margin: 2.75rem 0 0.75rem;
  font: 600 1.25rem / 1.3 var(--serif);
}

.verdict-failed h1 {
  color: var(--failed);
}

.verdict-passed h1 {
  color: var(--passed);
}

.verdict-inconclusive h1,
.verdict-skipped h1 {
  color: var(--errored);
}

.reason {
  margin: 0.6rem 0 0;
  max-width: 44rem;
  font: 1.13rem / 1.5 var(--serif);
}

.bar {
  display: block;
  width: 100%;
  height: 8px;
  margin: 1.5rem 0 0.75rem;
  border-radius: 4px;
}

.bar .passed {
  fill: var(--passed);
}

.bar .failed {
  fill: var(--failed);
}

.bar .errored {
  fill: var(--errored);
}

.bar .unjudged {
  fill: var(--unjudged);
}

.facts {
  margin: 0.4rem 0 0;
  color: var(--soft);
  font-size: 0.87rem;
}

.problems {
  margin: 1.25rem 0 0;
  padding: 0.75rem 1rem 0.75rem 2rem;
  border-left: 3px solid var(--failed);
  background: var(--failed-wash);
}

.problems li {
  white-space: pre-wrap;
}

.notes {
  margin: 1rem 0 0;
  font-size: 0.93rem;
}

.notes summary {
  color: var(--errored);
  cursor: pointer;
}

.endpoints {
  width: 100%;
  border-collapse: collapse;
  font-size: 0.9rem;
  font-variant-numeric: tabular-nums;
}

.endpoints th,
.endpoints td {
  padding: 0.5rem 1rem 0.5rem 0;
  border-bottom: 1px solid var(--line);
  text-align: left;
  vertical-align: baseline;
}

.endpoints thead th {
  color: var(--soft);
  font-weight: 400;
  white-space: nowrap;
}

.endpoints tbody th {
  min-width: 10rem;
  font-weight: 600;
}

.endpoints td:first-of-type {
  min-width: 9.5rem;
}

.tools {
  position: sticky;
  z-index: 1;
  top: 0;
  display: flex;
  flex-wrap: wrap;
  gap: 0.6rem 0.75rem;
  align-items: center;
  padding: 0.75rem 0;
  background: var(--page);
  border-bottom: 1px solid var(--line);
}

fieldset {
  display: flex;
  flex-wrap: wrap;
  gap: 2px;
  margin: 0;
  padding: 3px;
  border: 0;
  border-radius: 8px;
  background: var(--sunken);
}

fieldset label {
  position: relative;
  padding: 0.25rem 0.7rem;
  border-radius: 6px;
  font-size: 0.87rem;
  cursor: pointer;
}

fieldset input {
  position: absolute;
  inset: 0;
  margin: 0;
  opacity: 0;
  cursor: pointer;
}

fieldset label:has(:checked) {
  background: var(--sheet);
  box-shadow: 0 0 0 1px var(--line);
}

fieldset label:has(:focus-visible) {
  outline: 2px solid var(--focus);
}

fieldset b {
  color: var(--soft);
  font-weight: 400;
  font-variant-numeric: tabular-nums;
}

select,
input[type="search"] {
  min-width: 0;
  padding: 0.4rem 0.65rem;
  border: 1px solid var(--line);
  border-radius: 8px;
  background: var(--sheet);
  color: inherit;
  font: inherit;
  font-size: 0.87rem;
}

select {
  max-width: 14rem;
}

input[type="search"] {
  flex: 1 1 11rem;
}

.shown {
  margin: 0.75rem 0;
  color: var(--soft);
  font-size: 0.87rem;
}

.cell {
  border: 1px solid var(--line);
  border-bottom-width: 0;
  background: var(--sheet);
}

.cell:first-child {
  border-radius: 8px 8px 0 0;
}

.cell:last-child {
  border-bottom-width: 1px;
  border-radius: 0 0 8px 8px;
}

.cell:only-child {
  border-radius: 8px;
}

.cell > summary {
  display: grid;
  grid-template-columns: 1.2rem minmax(0, 1fr) minmax(0, 15rem) 3.5rem 4.5rem;
  gap: 0 0.9rem;
  padding: 0.65rem 1rem;
  align-items: baseline;
  list-style: none;
  cursor: pointer;
}

.cell > summary::-webkit-details-marker {
  display: none;
}

.cell > summary:hover,
.cell[open] > summary {
  background: var(--sunken);
}

.cell > summary:focus-visible {
  outline-offset: -2px;
}

.head {
  display: grid;
  grid-template-columns: 1.2rem minmax(0, 1fr) minmax(0, 15rem) 3.5rem 4.5rem;
  gap: 0 0.9rem;
  padding: 0 1rem 0.35rem;
  color: var(--soft);
  font-size: 0.8rem;
}

.mark {
  font-weight: 700;
}

.passed > .mark,
.passed .word {
  color: var(--passed);
}

.failed > .mark,
.failed .word {
  color: var(--failed);
}

.errored > .mark,
.errored .word {
  color: var(--errored);
}

.unjudged > .mark,
.unjudged .word {
  color: var(--unjudged);
}

.name {
  font-weight: 550;
}

.why {
  display: block;
  overflow: hidden;
  color: var(--soft);
  font-size: 0.87rem;
  font-weight: 400;
  text-overflow: ellipsis;
  white-space: nowrap;
}

.of,
.number {
  color: var(--soft);
  font-size: 0.87rem;
}

.number {
  text-align: right;
  font-variant-numeric: tabular-nums;
}

.detail {
  padding: 0.25rem 1.25rem 1.5rem 3.1rem;
  border-top: 1px solid var(--line);
}

h3 {
  margin: 1.4rem 0 0;
  font: 600 1rem / 1.4 var(--serif);
}

h4 {
  margin: 1.1rem 0 0.35rem;
  color: var(--soft);
  font: 600 0.8rem / 1.4 var(--sans);
}

pre {
  max-height: 26rem;
  margin: 0;
  padding: 0.75rem 0.9rem;
  overflow: auto;
  border-radius: 6px;
  background: var(--sunken);
  font: 0.83rem / 1.55 var(--mono);
  white-space: pre-wrap;
}

.error {
  background: var(--errored-wash);
}

.absent {
  margin: 0;
  color: var(--soft);
  font-style: italic;
}

.assertions {
  margin: 0;
  padding: 0;
  list-style: none;
}

.assertions .assertions {
  margin-left: 1.3rem;
}

.assertion {
  display: grid;
  grid-template-columns: 1.2rem minmax(0, 1fr) auto;
  gap: 0 0.6rem;
  padding: 0.4rem 0;
  border-bottom: 1px solid var(--line);
}

.assertion code {
  font: 600 0.85rem var(--mono);
}

.assertion p,
.assertion pre {
  grid-column: 2 / -1;
  margin: 0.15rem 0 0;
}

.assertion p {
  white-space: pre-wrap;
}

.vars {
  display: grid;
  grid-template-columns: minmax(4rem, max-content) minmax(0, 1fr);
  gap: 0.35rem 1rem;
  margin: 0;
}

.vars dt {
  max-width: 12rem;
  color: var(--soft);
  font: 0.83rem / 1.9 var(--mono);
}

.vars dd {
  min-width: 0;
  margin: 0;
}

.vars pre {
  padding: 0.25rem 0.6rem;
}

#more {
  display: block;
  margin: 1rem auto 0;
  padding: 0.5rem 1.1rem;
  border: 1px solid var(--line);
  border-radius: 8px;
  background: var(--sheet);
  color: inherit;
  font: inherit;
  cursor: pointer;
}

.keys {
  margin: 2.5rem 0 0;
  color: var(--soft);
  font-size: 0.83rem;
}

kbd {
  padding: 0.05rem 0.35rem;
  border: 1px solid var(--line);
  border-radius: 4px;
  background: var(--sheet);
  font: 0.78rem var(--mono);
}

@media (max-width: 44rem) {
  main {
    padding: 1.5rem 1rem 3rem;
  }

  h1 {
    font-size: 1.75rem;
  }

  .tools {
    position: static;
  }

  fieldset,
  select,
  input[type="search"] {
    flex: 1 1 100%;
    max-width: none;
  }

  .head,
  .keys {
    display: none;
  }

  .cell > summary {
    grid-template-columns: 1.1rem minmax(0, 1fr) auto auto;
    gap: 0 0.6rem;
    padding: 0.65rem 0.8rem;
  }

  .name {
    grid-column: 2 / -1;
  }

  .of {
    grid-column: 2;
  }

  .why {
    white-space: normal;
  }

  .detail {
    padding: 0.25rem 0.8rem 1.25rem;
  }

  .vars {
    grid-template-columns: minmax(0, 1fr);
    gap: 0.1rem;
  }

  .endpoints thead {
    display: none;
  }

  .endpoints tbody tr {
    display: block;
    padding: 0.6rem 0;
    border-bottom: 1px solid var(--line);
  }

  .endpoints th,
  .endpoints td {
    display: block;
    padding: 0.1rem 0;
    border: 0;
  }

  .endpoints td::before {
    content: attr(data-label) "  ";
    color: var(--soft);
  }
}

@media print {
  .tools,
  .keys,
  #more {
    display: none;
  }

  pre {
    max-height: none;
  }
}
`;
/** page/page.js */
const PAGE_PROGRAM = `// The program of the .html result file. Texts from outside reach the page as text nodes alone, never as markup.
(() => {
  const BATCH = 100;
  const SEARCH_PAUSE_MS = 150;
  const MARKS = { passed: '✓', failed: '✗', errored: '!', unjudged: '–' };
  const WORDS = { passed: 'passed', failed: 'failed', errored: 'not measured', unjudged: 'not judged' };

  const byId = (id) => document.getElementById(id);
  const raw = (index) => byId(\`cell-\${index}\`).textContent;
  const { cells, endpoints, prompts } = JSON.parse(byId('index').textContent);
  const list = byId('cells');
  const more = byId('more');
  const search = byId('search');
  const form = byId('tools');
  /** Indexes of the cells that the filters leave. */
  let shown = [];
  let drawn = 0;

  /** make('p', {class: 'why'}, 'text', child) */
  function make(tag, attributes, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children.filter((child) => child !== undefined));
    return element;
  }

  function filters() {
    const data = new FormData(form);
    const number = (name) => (data.get(name) ? Number(data.get(name)) : undefined);
    return {
      state: data.get('state'),
      endpoint: number('endpoint'),
      prompt: number('prompt'),
      text: (data.get('search') ?? '').trim().toLowerCase(),
    };
  }

  /** A pattern for the JSON of a cell: wherever the text stands in its values, it is found, and a little more. */
  function roughly(text) {
    const json = JSON.stringify(text).slice(1, -1).replaceAll('<', '\\\\u003c');
    return new RegExp(json.replace(/[.*+?^\${}()|[\\]\\\\]/g, '\\\\$&'), 'i');
  }

  function holds(value, text) {
    if (typeof value === 'string') return value.toLowerCase().includes(text);
    return typeof value === 'object' && value !== null && Object.values(value).some((part) => holds(part, text));
  }

  function matches(cell, index, { state, endpoint, prompt, text }, rough) {
    if (state !== 'all' && cell.state !== state) return false;
    if (endpoint !== undefined && cell.endpoint !== endpoint) return false;
    if (prompt !== undefined && cell.prompt !== prompt) return false;
    if (text === '' || holds([cell.id, cell.name, endpoints[cell.endpoint]], text)) return true;
    const json = raw(index);
    return rough.test(json) && holds(texts(JSON.parse(json)), text);
  }

  const texts = ({ vars, runs }) => [
    vars,
    runs.map(({ prompt, answer, error, assertions, vars: own }) => [prompt, answer, error, assertions, own]),
  ];

  function apply() {
    const wanted = filters();
    const rough = roughly(wanted.text);
    shown = cells.flatMap((cell, index) => (matches(cell, index, wanted, rough) ? [index] : []));
    drawn = 0;
    list.replaceChildren();
    byId('head').hidden = shown.length === 0;
    byId('shown').textContent =
      shown.length === cells.length
        ? \`\${cells.length} \${cells.length === 1 ? 'cell' : 'cells'}\`
        : \`\${shown.length} of \${cells.length} cells\`;
    draw();
    remember(wanted);
  }

  function draw() {
    list.append(...shown.slice(drawn, drawn + BATCH).map(row));
    drawn = Math.min(shown.length, drawn + BATCH);
    const left = shown.length - drawn;
    more.hidden = left === 0;
    more.textContent = \`Show \${Math.min(BATCH, left)} more (\${left} left)\`;
  }

  function row(index) {
    const cell = cells[index];
    const of = prompts.length > 1 ? \`\${endpoints[cell.endpoint]} · \${prompts[cell.prompt]}\` : endpoints[cell.endpoint];
    const summary = make(
      'summary',
      { class: cell.state },
      make('span', { class: 'mark', role: 'img', 'aria-label': WORDS[cell.state] }, MARKS[cell.state]),
      make(
        'span',
        { class: 'name' },
        cell.name,
        cell.why === '' ? undefined : make('span', { class: 'why' }, cell.why),
      ),
      make('span', { class: 'of' }, of),
      make('span', { class: 'number' }, cell.score),
      make('span', { class: 'number' }, cell.latency),
    );
    const element = make('details', { class: 'cell', 'data-id': cell.id }, summary);
    element.addEventListener('toggle', () => {
      if (element.open && element.children.length === 1) element.append(detail(JSON.parse(raw(index))));
    });
    return element;
  }

  function detail({ id, at, rerun, vars, runs }) {
    const parts = runs.flatMap((run, number) => runParts(run, number, runs.length));
    parts.push(...variables(vars));
    if (rerun !== undefined) parts.push(make('h4', {}, 'Run it again'), block(rerun, 'Command'));
    parts.push(make('p', { class: 'facts' }, \`case \${id} · \${at}\`));
    return make('div', { class: 'detail' }, ...parts);
  }

  function variables(vars) {
    if (vars.length === 0) return [];
    const pairs = vars.flatMap(([name, value]) => [make('dt', {}, name), make('dd', {}, block(value, name))]);
    return [make('h4', {}, 'Variables'), make('dl', { class: 'vars' }, ...pairs)];
  }

  function runParts(run, number, count) {
    const parts = [];
    if (count > 1) parts.push(make('h3', { class: run.state }, \`Run \${number + 1} of \${count}: \`, word(run.state)));
    if (run.error !== undefined) parts.push(make('h4', {}, 'Error'), block(run.error, 'Error', 'error'));
    if (run.assertions.length > 0) parts.push(make('h4', {}, 'Assertions'), assertionList(run.assertions));
    parts.push(make('h4', {}, 'Answer'), run.answer === undefined ? absent(run.noAnswer) : block(run.answer, 'Answer'));
    parts.push(make('h4', {}, 'Prompt'), block(run.prompt, 'Prompt'), ...variables(run.vars ?? []));
    if (run.facts !== '') parts.push(make('p', { class: 'facts' }, run.facts));
    return parts;
  }

  const word = (state) => make('span', { class: 'word' }, WORDS[state]);
  const absent = (text) => make('p', { class: 'absent' }, text);

  /** Long texts scroll, so they can be reached with the keyboard. */
  function block(text, label, kind = '') {
    if (text === '') return absent('(empty)');
    const scrolls = text.length > 1500 || text.split('\\n').length > 15;
    return make(
      'pre',
      { class: kind, ...(scrolls ? { tabindex: '0', role: 'region', 'aria-label': label } : {}) },
      text,
    );
  }

  function assertionList(assertions) {
    return make('ul', { class: 'assertions' }, ...assertions.flatMap(assertionItems));
  }

  function assertionItems({ type, metric, pass, score, expected, reason, parts }) {
    const state = pass ? 'passed' : 'failed';
    const item = make(
      'li',
      { class: \`assertion \${state}\` },
      make('span', { class: 'mark', role: 'img', 'aria-label': WORDS[state] }, MARKS[state]),
      make('span', {}, make('code', {}, type), metric === undefined ? '' : \` \${metric}\`),
      make('span', { class: 'number' }, score),
      reason === undefined ? undefined : make('p', {}, reason),
      expected === undefined ? undefined : make('pre', {}, expected),
    );
    return parts.length === 0 ? [item] : [item, make('li', {}, assertionList(parts))];
  }

  /** The filters stand in the address, so that a reload and a link keep them. */
  function remember({ state, endpoint, prompt }) {
    const words = new URLSearchParams({ state });
    if (endpoint !== undefined) words.set('endpoint', endpoints[endpoint]);
    if (prompt !== undefined) words.set('prompt', prompts[prompt]);
    if (search.value !== '') words.set('search', search.value);
    try {
      history.replaceState(null, '', \`#\${words}\`);
    } catch {
      // A frame without an address of its own has none to change.
    }
  }

  function recall() {
    const words = new URLSearchParams(location.hash.slice(1));
    const choose = (element, value) => {
      if (element && value >= 0) element.value = String(value);
    };
    for (const radio of form.elements.state) if (radio.value === words.get('state')) radio.checked = true;
    choose(form.elements.endpoint, endpoints.indexOf(words.get('endpoint')));
    choose(form.elements.prompt, prompts.indexOf(words.get('prompt')));
    search.value = words.get('search') ?? '';
  }

  function step(by) {
    const rows = [...list.querySelectorAll('.cell > summary')];
    const at = rows.indexOf(document.activeElement?.closest('.cell')?.firstElementChild);
    if (at + by >= rows.length && !more.hidden) {
      draw();
      return step(by);
    }
    rows[Math.min(rows.length - 1, Math.max(0, at + by))]?.focus();
  }

  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = event.target.matches('input[type="search"], select');
    if (event.key === 'Escape' && event.target === search) {
      search.value = '';
      apply();
      search.blur();
    } else if (!typing && event.key === '/') {
      event.preventDefault();
      search.focus();
      search.select();
    } else if (!typing && (event.key === 'j' || event.key === 'k')) step(event.key === 'j' ? 1 : -1);
  });

  let pause;
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('change', (event) => {
    if (event.target !== search) apply();
  });
  search.addEventListener('input', () => {
    clearTimeout(pause);
    pause = setTimeout(apply, SEARCH_PAUSE_MS);
  });
  more.addEventListener('click', draw);
  new IntersectionObserver(
    (entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting) && !more.hidden) draw();
    },
    { rootMargin: '600px' },
  ).observe(more);
  window.addEventListener('hashchange', () => {
    recall();
    apply();
  });

  recall();
  form.hidden = false;
  apply();
})();
`;

;// CONCATENATED MODULE: ./lib/report/results-html.js
// The `.html` result file: one page that asks for nothing else. Its policy lets it load nothing, send nothing and run the one
// program of ours. Cells are data, a block of JSON for each, of which the page reads those that somebody opens: so it opens
// with 5,000 answers of 20 KB.







const POLICY = [
    "default-src 'none'",
    `style-src '${hashOf(PAGE_STYLE)}'`,
    `script-src '${hashOf(PAGE_PROGRAM)}'`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
].join('; ');
function* writeResultsHtml(report, { showAnswers, context }) {
    const title = `${(0,verdict_text/* verdictTitle */.Sw)(report.verdict)}${report.description ? `: ${(0,visible/* short */.h0)(report.description, 100)}` : ''}`;
    yield [
        '<!doctype html>',
        '<html lang="en">',
        '<head>',
        '<meta charset="utf-8">',
        `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
        `<meta name="generator" content="mlflow-gateway-eval ${(0,report_escape/* htmlText */.js)(context.version)}">`,
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="color-scheme" content="light dark">',
        '<meta name="referrer" content="no-referrer">',
        // Without it a browser asks the server for one.
        '<link rel="icon" href="data:,">',
        `<title>${(0,report_escape/* htmlText */.js)(title)}</title>`,
        `<style>${PAGE_STYLE}</style>`,
        '</head>',
        '<body>',
        '<main>',
        pageHead(report, context),
        '',
    ].join('\n');
    if (report.cells.length > 0) {
        const index = pageIndex(report, showAnswers);
        yield listHtml(report, index);
        yield dataBlock('index', index);
        for (const [position, result] of report.cells.entries())
            yield dataBlock(`cell-${position}`, pageCell(result, report, showAnswers));
        yield `<script>${PAGE_PROGRAM}</script>\n`;
    }
    else
        yield '</main>\n';
    yield '</body>\n</html>\n';
}
/** JSON that a `<` of a text cannot end: neither as `</script` nor by opening a comment. */
function dataBlock(id, data) {
    return `<script type="application/json" id="${id}">${JSON.stringify(data).replaceAll('<', '\\u003c')}</script>\n`;
}
function listHtml({ verdict: { counts } }, { endpoints, prompts }) {
    const { total, successes, failures, errors, unjudged } = counts;
    const states = [
        ['all', 'All', total],
        ['failed', 'Failed', failures],
        ['errored', 'Not measured', errors],
        ['passed', 'Passed', successes],
        ['unjudged', 'Not judged', unjudged],
    ];
    const first = failures > 0 ? 'failed' : errors > 0 ? 'errored' : 'all';
    const radios = states
        .filter(([value, , count]) => value === 'all' || count > 0)
        .map(([value, name, count]) => {
        const checked = value === first ? ' checked' : '';
        return `<label><input type="radio" name="state" value="${value}"${checked}>${name} <b>${count}</b></label>`;
    });
    return [
        '<section>',
        '<h2>Cells</h2>',
        '<noscript><p class="reason">The list of cells needs JavaScript, which this viewer does not run.</p></noscript>',
        '<form id="tools" class="tools" hidden>',
        `<fieldset aria-label="Result">${radios.join('')}</fieldset>`,
        choice('endpoint', 'All endpoints', endpoints),
        choice('prompt', 'All prompts', prompts),
        '<input type="search" id="search" name="search" placeholder="Search prompts, answers, reasons" aria-label="Search" autocomplete="off" spellcheck="false">',
        '</form>',
        '<p id="shown" class="shown" role="status"></p>',
        '<div id="head" class="head" aria-hidden="true" hidden><span></span><span>Case</span><span>Endpoint</span><span class="number">Score</span><span class="number">Latency</span></div>',
        '<div id="cells"></div>',
        '<button type="button" id="more" hidden></button>',
        '<p class="keys"><kbd>/</kbd> search · <kbd>j</kbd> <kbd>k</kbd> next and previous cell · <kbd>Enter</kbd> open or close</p>',
        '</section>',
        '</main>',
        '',
    ].join('\n');
}
/** Only where there is something to choose. */
function choice(name, all, values) {
    if (values.length < 2)
        return '';
    const options = values.map((value, index) => `<option value="${index}">${(0,report_escape/* htmlText */.js)(value)}</option>`).join('');
    return `<select name="${name}" aria-label="${name}"><option value="">${all}</option>${options}</select>`;
}
/** What the page's policy names a script or a style by: browsers read its line ends as line feeds. */
function hashOf(text) {
    return `sha256-${(0,external_node_crypto_.createHash)('sha256').update(text).digest('base64')}`;
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
            score: (0,_statistics_js__WEBPACK_IMPORTED_MODULE_2__/* .sum */ .cz)(measured.map(({ state, score }) => (state === 'unjudged' ? 1 : score))),
            testPassCount: count('passed', 'unjudged'),
            testFailCount: count('failed'),
            testErrorCount: count('errored'),
            assertPassCount: judgements.filter(({ pass }) => pass).length,
            assertFailCount: judgements.filter(({ pass }) => !pass).length,
            totalLatencyMs: (0,_statistics_js__WEBPACK_IMPORTED_MODULE_2__/* .sum */ .cz)(runs.map(({ call }) => call?.latencyMs ?? 0)),
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
            const weight = run.namedWeights?.[name] ?? (weights.length > 0 ? (0,_statistics_js__WEBPACK_IMPORTED_MODULE_2__/* .sum */ .cz)(weights) : 1);
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
    const total = (key) => (0,_statistics_js__WEBPACK_IMPORTED_MODULE_2__/* .sum */ .cz)(calls.map(({ tokens }) => tokens?.[key] ?? 0));
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
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256')
        .update(label === raw ? raw : JSON.stringify([label, raw]))
        .digest('hex');
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
/* harmony import */ var _case_names_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1273);
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7703);
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
            ...(call ? { attempts: call.attempts } : {}),
            ...(call?.servedModel === undefined ? {} : { servedModel: call.servedModel }),
            ...(call?.servedBy === undefined ? {} : { servedBy: call.servedBy }),
        },
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
    const hex = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256')
        .update(JSON.stringify([evalId, cellId, repeat]))
        .digest('hex');
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
        return `score ${(0,_format_js__WEBPACK_IMPORTED_MODULE_4__/* .formatScoreAgainst */ .NJ)(score, threshold)}`;
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

/***/ 2793:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Do: () => (/* binding */ errorFact),
/* harmony export */   Om: () => (/* binding */ repeatFact),
/* harmony export */   WW: () => (/* binding */ callFacts),
/* harmony export */   rM: () => (/* binding */ durationFact)
/* harmony export */ });
/* harmony import */ var _run_cell_state_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5405);
/* harmony import */ var _verdict_counts_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8345);
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7703);
/* harmony import */ var _statistics_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3467);
// What exactly ran, in words without markup: for Markdown and for the terminal.




function durationFact({ durationMs, startedAt }) {
    return `Took ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(durationMs)}, started ${startedAt.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
/** Calls, retries and the tokens of graders: those of endpoints stand in the comparison. */
function callFacts(report) {
    const { endpoint, grader, attempts } = report.calls;
    if (endpoint + grader === 0)
        return ['No call was made'];
    const retries = Math.max(0, attempts - endpoint - grader);
    const graderTokens = (0,_statistics_js__WEBPACK_IMPORTED_MODULE_1__/* .sum */ .cz)(report.cells.flatMap(({ runs }) => runs.flatMap(({ graderCalls }) => graderCalls.map(({ tokens }) => tokens?.total ?? 0))));
    const graders = grader === 0 ? '' : `, ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(grader, 'call')} to graders (${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(graderTokens, 'token')})`;
    return [`${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(endpoint, 'call')} to endpoints${graders}, ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(retries, 'retry', 'retries')}`];
}
/** Errors of single runs, also of those whose cell was decided by its other repeats. */
function errorFact({ cells }) {
    const kinds = Object.entries((0,_verdict_counts_js__WEBPACK_IMPORTED_MODULE_2__/* .tallyErrors */ .s8)(cells));
    if (kinds.length === 0)
        return [];
    return [`Errors, each run counted: ${kinds.map(([kind, count]) => `${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(count)} ${kind}`).join(', ')}`];
}
/** Tests may say themselves how often they run: what counts is what ran. */
function repeatFact({ cells, repeatMinPass }) {
    const counts = cells.map(({ runs }) => runs.length);
    const most = counts.reduce((one, other) => Math.max(one, other), 1);
    const fewest = counts.reduce((one, other) => Math.min(one, other), most);
    if (most === 1)
        return [];
    if (fewest === most)
        return [`Each case ran ${most} times, of which ${(0,_run_cell_state_js__WEBPACK_IMPORTED_MODULE_3__/* .leastPasses */ .tN)(most, repeatMinPass)} must pass`];
    const least = repeatMinPass === undefined ? 'all' : `${repeatMinPass}, or all where there are fewer,`;
    return [`Cases ran ${fewest} to ${most} times, of which ${least} must pass`];
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
/* harmony export */   Be: () => (/* binding */ shares),
/* harmony export */   Ym: () => (/* binding */ percentile),
/* harmony export */   cz: () => (/* binding */ sum)
/* harmony export */ });
// Numbers over runs. Pure arithmetic; how numbers are written is in format.ts.
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
/** How often each name stands in the list, the most frequent first, then in the order of their first time. */
function shares(names) {
    const counts = new Map();
    for (const name of names)
        counts.set(name, (counts.get(name) ?? 0) + 1);
    return [...counts].map(([name, part]) => ({ name, part, whole: names.length })).sort((a, b) => b.part - a.part);
}
function sum(values) {
    return values.reduce((total, value) => total + value, 0);
}


/***/ })

};
