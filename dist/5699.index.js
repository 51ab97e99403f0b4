export const id = 5699;
export const ids = [5699];
export const modules = {

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

/***/ 5751:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FZ: () => (/* binding */ ruleChangesText),
/* harmony export */   b6: () => (/* binding */ baseText),
/* harmony export */   nn: () => (/* binding */ othersText),
/* harmony export */   pE: () => (/* binding */ gateFacts),
/* harmony export */   yD: () => (/* binding */ gateGroups)
/* harmony export */ });
/* harmony import */ var _verdict_comparison_words_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3502);
/* harmony import */ var _verdict_evidence_words_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3284);
/* harmony import */ var _verdict_regression_classify_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7265);
/* harmony import */ var _verdict_regression_words_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9337);
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7703);





/** Worst first; what needs nobody's eyes last. */
const ORDER = [
    'critical',
    'broke',
    'worse together',
    'new',
    'removed',
    'not measured',
    'unproven',
    'flaky',
    'already failing',
    'check changed',
    'fixed',
    'same',
    'carried over',
];
/** Named one by one: whoever reads wants to know which. */
const COUNTED_ONLY = new Set(['same', 'carried over']);
const RULES = {
    ..._verdict_regression_classify_js__WEBPACK_IMPORTED_MODULE_0__/* .CASE_RULES */ .lc,
    critical: 'a check that is marked as critical failed, and failed again in at least two of three fresh runs; blocks',
};
const TITLES = {
    critical: 'Critical',
    broke: 'Broke',
    'worse together': 'Worse together',
    new: 'New',
    removed: 'Removed',
    'not measured': 'Not measured',
    unproven: 'Worse, unproven',
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
        const ones = cases.filter((one) => groupOf(one) === kind && one.blocks === blocking);
        if (ones.length === 0)
            return [];
        const shown = COUNTED_ONLY.has(kind) ? [] : ones;
        return [
            {
                kind,
                title: `${TITLES[kind]}: ${(0,_format_js__WEBPACK_IMPORTED_MODULE_1__/* .counted */ .hS)(ones.length, 'case')}`,
                rule: RULES[kind],
                cases: shown.map((one) => ({ name: one.name, text: caseText(one, base?.name ?? 'the base') })),
            },
        ];
    });
}
function groupOf({ kind, critical }) {
    return critical ? 'critical' : kind;
}
/** `main passed 5 of 5, this change 0 of 5 when run again` */
function caseText({ kind, base, head, fresh, critical, checkChanged, error }, baseName) {
    const pairs = fresh && fresh.base.length > 0;
    const parts = [
        pairs ? `${(0,_verdict_regression_words_js__WEBPACK_IMPORTED_MODULE_2__/* .evidenceWords */ .Jg)([fresh], baseName)} when run again` : firstPass(kind, { base, head }, baseName),
        ...(fresh && !pairs && fresh.head.length > 0 ? [`run again it passed ${passes(fresh.head)}`] : []),
        ...(critical ? [`its critical check failed ${critical.failed} of ${critical.runs} runs`] : []),
        ...(error === undefined ? [] : [error]),
        ...(checkChanged ? ['its checks changed too, and those of this change judged both sides'] : []),
    ];
    return parts.filter((part) => part !== '').join('; ');
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
/** Named where all is said in one line: what a reviewer likes to hear, or would miss. */
const NAMED = new Set(['fixed', 'new', 'removed', 'not measured', 'unproven']);
const NAMES_SHOWN = 3;
/** `Fixed: 1 case (hours), Carried over: 12 cases (24 calls saved)`: what does not block. */
function othersText(gate) {
    return gateGroups(gate, { blocking: false })
        .map(({ kind, title, cases }) => {
        const names = NAMED.has(kind)
            ? (0,_verdict_evidence_words_js__WEBPACK_IMPORTED_MODULE_3__/* .listed */ .KE)(cases.map(({ name }) => name), NAMES_SHOWN)
            : kind === 'carried over'
                ? `${(0,_format_js__WEBPACK_IMPORTED_MODULE_1__/* .counted */ .hS)(gate.callsSaved, 'call')} saved`
                : '';
        return names === '' ? title : `${title} (${names})`;
    })
        .join(', ');
}
/** The numbers behind the verdict, one sentence without a full stop each. */
function gateFacts(gate) {
    const { base, conclusion, latency, tokens } = gate;
    if (!base)
        return [];
    const { passRate, calls, visibleDrop } = conclusion;
    const extra = calls.confirmation + calls.second;
    return [
        ...(passRate.head.scored > 0 ? [`This change: ${rateText(passRate.head)}`] : []),
        ...(passRate.base.scored > 0 ? [`Base ${baseText(base)}: ${rateText(passRate.base)}`] : []),
        ...(visibleDrop === undefined || visibleDrop >= 1
            ? []
            : [`A drop of ${Math.round(100 * visibleDrop)} points over all cases would be noticed four times in five`]),
        ...(base.source !== 'file' && calls.first + extra > 0 ? [callsText(calls.first, extra)] : []),
        ...(latency ? [`Latency: ${latencyText(latency)}`] : []),
        ...(tokens?.ratio ? [`Tokens: ${(0,_verdict_comparison_words_js__WEBPACK_IMPORTED_MODULE_4__/* .tokenWords */ .Hs)(tokens)}${limitText(tokens)}`] : []),
        ...base.renamed.map(({ from, to }) => `${to} is ${from} on ${base.name}`),
    ];
}
function callsText(first, extra) {
    return `${(0,_format_js__WEBPACK_IMPORTED_MODULE_1__/* .counted */ .hS)(first, 'call')} on both sides in turns${extra > 0 ? `, and ${(0,_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatCount */ .B4)(extra)} more to be sure` : ''}`;
}
function rateText({ passed, scored, interval }) {
    const share = (0,_verdict_evidence_words_js__WEBPACK_IMPORTED_MODULE_3__/* .inPercent */ .vi)(passed / scored);
    return `${passed} of ${(0,_format_js__WEBPACK_IMPORTED_MODULE_1__/* .counted */ .hS)(scored, 'case')} passed (${share}${interval ? `, likely ${(0,_verdict_evidence_words_js__WEBPACK_IMPORTED_MODULE_3__/* .asRange */ .m7)(interval)}` : ''})`;
}
function latencyText(latency) {
    const { base, head } = latency.medians;
    const words = (0,_verdict_comparison_words_js__WEBPACK_IMPORTED_MODULE_4__/* .latencyWords */ .Us)(latency);
    return `median ${(0,_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatDuration */ .a3)(head)}, before ${(0,_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatDuration */ .a3)(base)}${words ? `: ${words}` : ''}${limitText(latency)}`;
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
    return `This change edits its own gate, so the rules of ${base?.name ?? 'the base'} judged it: ${ruleChanges.join(', ')}.`;
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
/* harmony export */   Zy: () => (/* binding */ graderFacts),
/* harmony export */   rM: () => (/* binding */ durationFact)
/* harmony export */ });
/* harmony import */ var _run_cell_state_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5405);
/* harmony import */ var _verdict_counts_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8345);
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7703);
/* harmony import */ var _served_text_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7557);
/* harmony import */ var _statistics_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3467);
/* harmony import */ var _visible_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5944);
// What exactly ran, in words without markup: for Markdown and for the terminal.






const NAME_CHARACTERS = 60;
function durationFact({ durationMs, startedAt }) {
    return `Took ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(durationMs)}, started ${startedAt.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
/** Calls, retries and the tokens of graders: those of endpoints stand in the comparison. */
function callFacts(report) {
    const { endpoint, grader, attempts } = report.calls;
    if (endpoint + grader === 0)
        return ['No call was made'];
    const retries = Math.max(0, attempts - endpoint - grader);
    const graderTokens = (0,_statistics_js__WEBPACK_IMPORTED_MODULE_1__/* .sum */ .c)(report.cells.flatMap(({ runs }) => runs.flatMap(({ graderCalls }) => graderCalls.map(({ tokens }) => tokens?.total ?? 0))));
    const graders = grader === 0 ? '' : `, ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(grader, 'call')} to graders (${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(graderTokens, 'token')})`;
    return [`${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(endpoint, 'call')} to endpoints${graders}, ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(retries, 'retry', 'retries')}`];
}
/** Who judged: a grader that was served by another model judges differently. */
function graderFacts({ served = [] }) {
    return served
        .filter(({ role }) => role === 'grader')
        .map((one) => `Grader ${(0,_visible_js__WEBPACK_IMPORTED_MODULE_2__/* .short */ .h0)(one.endpoint, NAME_CHARACTERS)} served by ${(0,_served_text_js__WEBPACK_IMPORTED_MODULE_3__/* .servedText */ .f)(one)}`);
}
/** Errors of single runs, also of those whose cell was decided by its other repeats. */
function errorFact({ cells }) {
    const kinds = Object.entries((0,_verdict_counts_js__WEBPACK_IMPORTED_MODULE_4__/* .tallyErrors */ .s8)(cells));
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
        return [`Each case ran ${most} times, of which ${(0,_run_cell_state_js__WEBPACK_IMPORTED_MODULE_5__/* .leastPasses */ .tN)(most, repeatMinPass)} must pass`];
    const least = repeatMinPass === undefined ? 'all' : `${repeatMinPass}, or all where there are fewer,`;
    return [`Cases ran ${fewest} to ${most} times, of which ${least} must pass`];
}


/***/ }),

/***/ 7433:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F1: () => (/* binding */ displayWidth),
/* harmony export */   LV: () => (/* binding */ wrap),
/* harmony export */   f: () => (/* binding */ padEnd)
/* harmony export */ });
// How wide a text is on a terminal, and where its lines break.
const SEGMENTER = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** Two columns each: what Unicode calls wide or fullwidth (UAX #11), as far as terminals agree, and emoji. */
const WIDE = /^(?:[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{17000}-\u{18d08}\u{1b000}-\u{1b2fb}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}|\p{Emoji}\ufe0f)/u;
/** A mark that is on its own, without a letter to stand on. */
const ZERO = /^[\p{Mn}\p{Me}\p{Cf}]+$/u;
/**
 * Texts of these alone need no segmenter, which takes microseconds for each character: Latin letters, then CJK marks,
 * kana, ideographs, Hangul and fullwidth forms, each a grapheme of its own, and all from U+1100 on two columns wide.
 */
const PLAIN = /^[ -~\u00a1-\u00ac\u00ae-\u02ff\u3001-\u3029\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff60]*$/;
function* graphemes(text) {
    if (PLAIN.test(text))
        for (const unit of text)
            yield [unit, unit < '\u1100' ? 1 : 2];
    else
        for (const { segment } of SEGMENTER.segment(text))
            yield [segment, ZERO.test(segment) ? 0 : WIDE.test(segment) ? 2 : 1];
}
const PRINTABLE_ASCII = /^[ -~]*$/;
/** Columns, of a text without control characters (see plain-text.ts). */
function displayWidth(text) {
    if (PRINTABLE_ASCII.test(text))
        return text.length;
    let width = 0;
    for (const [, columns] of graphemes(text))
        width += columns;
    return width;
}
function padEnd(text, width) {
    return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}
/**
 * Lines of at most `width` columns: broken at blanks, within a word only when it is longer than a line. Line feeds of the
 * text and blanks at the start of its lines are kept.
 */
function wrap(text, width) {
    return text.split('\n').flatMap((line) => wrapLine(line, Math.max(width, 2)));
}
function wrapLine(text, width) {
    const lines = [];
    let line = '';
    let used = 0;
    for (const word of text.split(/(?<=[^ ])(?= )/)) {
        const columns = displayWidth(word);
        if (used + columns <= width) {
            line += word;
            used += columns;
            continue;
        }
        if (line !== '')
            lines.push(line);
        const pieces = cut(lines.length > 0 ? word.trimStart() : word, width);
        line = pieces.pop() ?? '';
        used = displayWidth(line);
        lines.push(...pieces);
    }
    return [...lines, line];
}
/** Pieces of at most `width` columns; no grapheme is cut. */
function cut(word, width) {
    const pieces = [];
    if (PRINTABLE_ASCII.test(word)) {
        for (let at = 0; at < word.length; at += width)
            pieces.push(word.slice(at, at + width));
        return pieces;
    }
    let piece = '';
    let used = 0;
    for (const [text, columns] of graphemes(word)) {
        if (used + columns > width && piece !== '') {
            pieces.push(piece);
            piece = '';
            used = 0;
        }
        piece += text;
        used += columns;
    }
    return [...pieces, piece];
}


/***/ })

};
