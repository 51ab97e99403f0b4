export const id = 217;
export const ids = [217];
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
/* harmony export */   Z: () => (/* binding */ splitByGate),
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
/**
 * The failed cells that a comparison with the base does not block, apart from those that it does, or that nothing compared:
 * a reviewer looks for what this change broke.
 */
function splitByGate(findings, { gate }) {
    if (!gate?.base)
        return { broke: [...findings], other: [] };
    const blocking = new Set(gate.cases.filter(({ blocks }) => blocks).map(({ cell }) => cell));
    const broke = findings.filter(({ result }) => blocking.has(result.cell.id));
    return { broke, other: findings.filter((one) => !broke.includes(one)) };
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

/***/ 2912:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  b6: () => (/* binding */ baseText),
  pE: () => (/* binding */ gateFacts),
  yD: () => (/* binding */ gateGroups),
  FZ: () => (/* binding */ ruleChangesText)
});

;// CONCATENATED MODULE: ./lib/verdict/comparison/words.js
// What the comparison of endpoints says. Names of endpoints are whatever a config says: who shows them escapes.

/** `gpt-a and claude-b cannot be told apart; gemini-c is behind both. 200 cases can show gaps of about 13 points.` */
function comparisonWords(comparison) {
    const { cases, leftOut, unranked, visibleGap } = comparison;
    if (unranked) {
        return `Errors left ${leftOut} of ${counted(cases + leftOut, 'case')} out, so the endpoints are not ranked.`;
    }
    return [
        `${clauses(comparison).join('; ')}.`,
        leftOut > 0 && `${counted(leftOut, 'case')} with errors left out.`,
        visibleGap !== undefined && `${counted(cases, 'case')} can show gaps of about ${inPoints(visibleGap)}.`,
    ]
        .filter((sentence) => sentence !== false)
        .join(' ');
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
function clauses({ ranked, gaps, groups }) {
    const names = (members) => listed(members.map((member) => ranked[member]?.name ?? ''));
    if (ranked.length === 1)
        return [`${names([0])} is the only endpoint`];
    const tied = groups.filter((group) => group.length > 1).map((group) => `${names(group)} cannot be told apart`);
    const ahead = groups[0]?.length === 1 && groups.length > 1 ? [`${names(groups[0])} is ahead of all others`] : [];
    return [...ahead, ...tied, ...behind({ ranked, gaps }, names)];
}
/** Those that others are surely better than. */
function behind({ ranked, gaps }, names) {
    return ranked.flatMap(({ name }, place) => {
        const better = gaps.filter(({ b, separated }) => separated && b === place).map(({ a }) => a);
        // What the first clause said already.
        const isSaid = better.length === 1 && better[0] === 0 && ranked[0]?.rank.to === 1;
        if (better.length === 0 || isSaid)
            return [];
        const isAll = better.length === place && place > 1;
        return [`${name} is behind ${isAll ? (place === 2 ? 'both' : `all ${place}`) : names(better)}`];
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

// EXTERNAL MODULE: ./lib/verdict/evidence-words.js
var evidence_words = __webpack_require__(3284);
// EXTERNAL MODULE: ./lib/verdict/regression/classify.js
var classify = __webpack_require__(7265);
// EXTERNAL MODULE: ./lib/verdict/regression/words.js + 1 modules
var words = __webpack_require__(9337);
// EXTERNAL MODULE: ./lib/report/format.js
var format = __webpack_require__(7703);
;// CONCATENATED MODULE: ./lib/report/gate-text.js





/** Worst first; what needs nobody's eyes last. */
const ORDER = [
    'broke',
    'worse together',
    'new',
    'removed',
    'not measured',
    'flaky',
    'already failing',
    'check changed',
    'fixed',
    'same',
    'carried over',
];
/** Named one by one: whoever reads wants to know which. */
const COUNTED_ONLY = new Set(['same', 'carried over']);
const TITLES = {
    broke: 'Broke',
    'worse together': 'Worse together',
    new: 'New',
    removed: 'Removed',
    'not measured': 'Not measured',
    flaky: 'Flaky',
    'already failing': 'Already failing',
    'check changed': 'Check changed',
    fixed: 'Fixed',
    same: 'No worse',
    'carried over': 'Carried over',
};
/** `main (3f78685)`, `baseline.json` */
function baseText({ name, sha, file }) {
    return file ?? (sha === undefined ? name : `${name} (${sha.slice(0, 7)})`);
}
/** @param blocking those that block, or all others */
function gateGroups({ cases, base }, { blocking }) {
    return ORDER.flatMap((kind) => {
        const ones = cases.filter((one) => one.kind === kind && one.blocks === blocking);
        if (ones.length === 0)
            return [];
        const shown = COUNTED_ONLY.has(kind) ? [] : ones;
        return [
            {
                title: `${TITLES[kind]}: ${(0,format/* counted */.hS)(ones.length, 'case')}`,
                rule: classify/* CASE_RULES */.lc[kind],
                cases: shown.map((one) => ({ name: one.name, text: caseText(one, base?.name ?? 'the base') })),
            },
        ];
    });
}
/** `main passed 5 of 5, this change 0 of 5 in fresh runs` */
function caseText({ kind, base, head, fresh, checkChanged, error }, baseName) {
    const again = fresh && fresh.head.length > 0;
    const parts = [
        again && fresh.base.length > 0 && `${(0,words/* evidenceWords */.J)([fresh], baseName)} when run again`,
        !(again && fresh.base.length > 0) && firstPass(kind, { base, head }, baseName),
        again && fresh.base.length === 0 && `run again it passed ${passes(fresh.head)}`,
        error !== undefined && error,
        checkChanged === true && 'its checks changed too, and those of this change judged both sides',
    ];
    return parts.filter((part) => part !== false && part !== '').join('; ');
}
function firstPass(kind, { base, head }, baseName) {
    const now = head.scored > 0 ? `this change passed ${head.passed} of ${head.scored}` : '';
    if (kind === 'new' || kind === 'check changed')
        return now;
    if (kind === 'removed')
        return '';
    const before = base.scored > 0 ? `${baseName} passed ${base.passed} of ${base.scored}` : '';
    return [before, now].filter((part) => part !== '').join(', ');
}
function passes(values) {
    return `${values.filter((value) => value === 1).length} of ${values.length}`;
}
/** The numbers behind the verdict, one sentence without a full stop each. */
function gateFacts(gate) {
    const { base, conclusion, callsSaved, latency, tokens, evidence } = gate;
    if (!base)
        return [];
    const { passRate, calls, visibleDrop } = conclusion;
    const extra = calls.confirmation + calls.second;
    return [
        ...(passRate.head.scored > 0 ? [`This change: ${rateText(passRate.head)}`] : []),
        ...(passRate.base.scored > 0 ? [`${baseText(base)}: ${rateText(passRate.base)}`] : []),
        ...(visibleDrop === undefined || visibleDrop >= 1
            ? []
            : [`A drop of ${Math.round(100 * visibleDrop)} points over all cases would be noticed four times in five`]),
        `${(0,format/* counted */.hS)(calls.first, 'run')} on both sides in turns${extra > 0 ? `, and ${(0,format/* counted */.hS)(extra, 'run')} more to be sure` : ''}`,
        ...(callsSaved > 0 ? [`${(0,format/* counted */.hS)(callsSaved, 'run')} saved: cases that nothing changed are carried over`] : []),
        ...(latency ? [`Latency: ${latencyText(latency)}`] : []),
        ...(tokens?.ratio ? [`Tokens: ${tokenWords(tokens)}${limitText(tokens)}`] : []),
        ...base.renamed.map(({ from, to }) => `${to} is ${from} on ${base.name}`),
        ...(evidence === undefined ? [] : [evidence.replace(/\.$/, '')]),
    ];
}
function rateText({ passed, scored, interval }) {
    const share = (0,evidence_words/* inPercent */.vi)(passed / scored);
    return `${passed} of ${(0,format/* counted */.hS)(scored, 'case')} passed (${share}${interval ? `, likely ${(0,evidence_words/* asRange */.m7)(interval)}` : ''})`;
}
function latencyText(latency) {
    const { base, head } = latency.medians;
    const words = latencyWords(latency);
    return `median ${(0,format/* formatDuration */.a3)(head)}, before ${(0,format/* formatDuration */.a3)(base)}${words ? `: ${words}` : ''}${limitText(latency)}`;
}
function limitText({ maxIncrease, exceeded }) {
    if (maxIncrease === undefined)
        return '';
    return exceeded
        ? `, which is surely more than the ${maxIncrease} % allowed`
        : `, within the ${maxIncrease} % allowed`;
}
/** What the change would make of its own gate; undefined when nothing. */
function ruleChangesText({ ruleChanges, base }) {
    if (ruleChanges.length === 0)
        return undefined;
    return `This pull request edits its own gate, so the rules of ${base?.name ?? 'the base'} judged it: ${ruleChanges.join(', ')}.`;
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
