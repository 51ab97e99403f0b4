export const id = 830;
export const ids = [830];
export const modules = {

/***/ 5830:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  db: () => (/* binding */ COMMENT_CHARACTERS),
  R$: () => (/* binding */ SUMMARY_BYTES),
  wQ: () => (/* binding */ renderComment),
  AK: () => (/* binding */ renderResolvedComment),
  Br: () => (/* binding */ renderSummary)
});

// EXTERNAL MODULE: ./lib/report/case-names.js
var case_names = __webpack_require__(1273);
// EXTERNAL MODULE: ./lib/report/escape.js
var report_escape = __webpack_require__(2527);
// EXTERNAL MODULE: ./lib/report/findings.js
var findings = __webpack_require__(7470);
// EXTERNAL MODULE: ./lib/report/format.js
var format = __webpack_require__(7703);
// EXTERNAL MODULE: ./lib/config/position.js
var position = __webpack_require__(9223);
;// CONCATENATED MODULE: ./lib/report/source-link.js
// Places in files of the repository, as links where the repository is known.


/** `file:line:column`, in code, linked to the line. */
function sourceLink(at, context) {
    return (0,report_escape/* markdownLink */.iQ)((0,report_escape/* inlineCode */.ti)((0,position/* formatPosition */.L)(at)), blobUrl(at.file, context, `#L${at.line}`));
}
function fileLink(file, context) {
    return (0,report_escape/* markdownLink */.iQ)((0,report_escape/* inlineCode */.ti)(file), blobUrl(file, context, ''));
}
function blobUrl(file, { blobUrl: base, workingDirectory = '.' }, anchor) {
    if (base === undefined)
        return undefined;
    const segments = `${workingDirectory}/${file}`.split('/').filter((segment) => segment !== '.' && segment !== '');
    // GitHub has no page for a path with `..` in it.
    if (segments.includes('..'))
        return undefined;
    return `${base}/${segments.map(encodeSegment).join('/')}${anchor}`;
}
/** encodeURIComponent leaves `( ) '`, which end a link in Markdown, and throws for half a surrogate pair. */
function encodeSegment(segment) {
    return encodeURIComponent(Buffer.from(segment, 'utf8').toString('utf8')).replace(/[()']/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}

// EXTERNAL MODULE: ./lib/report/terminal-width.js
var terminal_width = __webpack_require__(7433);
// EXTERNAL MODULE: ./lib/report/visible.js
var visible = __webpack_require__(5944);
;// CONCATENATED MODULE: ./lib/report/comment-cells.js
// "What broke": an entry for each failing case, and with `show-answers: all` one for each that held.







const MISMATCHES_SHOWN = 5;
const REASON_CHARACTERS = 400;
const PROMPT_CHARACTERS = 60;
/** GitHub does not break lines of code, and a phone shows some 45 columns: an answer in one line would be out of sight. */
const ANSWER_COLUMNS = 72;
function brokenParts(report, context, options) {
    const failed = (0,findings/* failedCells */.XR)(report, options.showAnswers);
    if (failed.length === 0)
        return [];
    const entries = failed.map((found, index) => () => entry(found, report, context, options, `${index + 1}. `));
    const folded = entries.slice(options.open);
    const leftOut = (count) => notShown((0,format/* counted */.hS)(count, 'failing cell'), options.elsewhere);
    return [
        {
            before: `### What broke: ${(0,format/* counted */.hS)(failed.length, 'cell')}`,
            entries: entries.slice(0, options.open),
            leftOut,
            rank: 1,
        },
        ...fold(`${(0,format/* formatCount */.B4)(folded.length)} more failing ${folded.length === 1 ? 'cell' : 'cells'}`, folded, leftOut, 5),
    ];
}
/** Only when every answer is to be seen. */
function passedParts(report, context, options) {
    if (options.showAnswers !== 'all')
        return [];
    const passed = report.cells.filter(({ state }) => state === 'passed' || state === 'unjudged');
    const entries = passed.map((result) => () => entry((0,findings/* finding */.gk)(result, 'all'), report, context, options, ''));
    const leftOut = (count) => notShown((0,format/* counted */.hS)(count, 'answer'), options.elsewhere);
    return fold(`${(0,format/* counted */.hS)(passed.length, 'answer')} without a failure`, entries, leftOut, 8);
}
function fold(summary, entries, leftOut, rank) {
    if (entries.length === 0)
        return [];
    return [{ before: `<details>\n<summary>${summary}</summary>`, entries, after: '</details>', leftOut, rank }];
}
/** @param what a counted noun */
function notShown(what, elsewhere) {
    return `${what} not shown here, since the text would be too long. ${elsewhere}`;
}
function entry(found, report, context, { answer }, number) {
    const blocks = [
        `#### ${number}${(0,report_escape/* markdownText */.p7)((0,case_names/* caseName */.cY)(found.result.cell))}`,
        facts(found, report, context),
        mismatchList(found),
        ...answerBlocks(found, answer),
    ];
    return blocks.filter(Boolean).join('\n\n');
}
/** Endpoint, prompt, repeats, place in the config, id: on one line. */
function facts({ result, failedRuns }, { columns }, context) {
    const { cell, state, runs } = result;
    const severalPrompts = new Set(columns.map(({ prompt }) => prompt.label)).size > 1;
    return [
        `Endpoint ${(0,report_escape/* inlineCode */.ti)((0,case_names/* endpointName */.zY)(cell.endpoint))}`,
        ...(severalPrompts ? [`prompt ${(0,report_escape/* inlineCode */.ti)((0,visible/* short */.h0)(cell.prompt.label, PROMPT_CHARACTERS))}`] : []),
        ...(runs.length > 1 && state !== 'unjudged' ? [`${failedRuns} of ${(0,format/* counted */.hS)(runs.length, 'repeat')} failed`] : []),
        sourceLink(cell.test.at, context),
        `case ${(0,report_escape/* inlineCode */.ti)(cell.id)}`,
    ].join(', ');
}
function mismatchList({ result, run, mismatches }) {
    const { threshold } = (0,case_names/* testAsRun */.aj)(result.cell, run);
    const score = run?.score ?? 0;
    const more = mismatches.length - MISMATCHES_SHOWN;
    const ofCase = threshold !== undefined
        ? [`- the case as a whole: score ${(0,format/* formatScoreAgainst */.NJ)(score, threshold)}`]
        : result.state === 'failed' && mismatches.length === 0
            ? [`- the case as a whole: score ${(0,format/* formatScore */.y)(score)}, and no assertion failed`]
            : [];
    return [
        ...ofCase,
        ...mismatches.slice(0, MISMATCHES_SHOWN).map(mismatchItem),
        ...(more > 0 ? [`- and ${(0,format/* counted */.hS)(more, 'more failed assertion')}`] : []),
    ].join('\n');
}
function mismatchItem({ type, metric, expected, score, reason, reasonSaysAll }) {
    const name = metric === undefined ? '' : ` (metric ${(0,report_escape/* inlineCode */.ti)((0,visible/* short */.h0)(metric, PROMPT_CHARACTERS))})`;
    const wanted = expected === undefined ? '' : ` expected ${(0,report_escape/* inlineCode */.ti)(expected)},`;
    const comparison = reasonSaysAll ? '' : `${wanted} got ${score}`;
    const why = reason ? `: ${(0,report_escape/* markdownText */.p7)((0,visible/* short */.h0)(reason, REASON_CHARACTERS))}` : '';
    return `- **${(0,report_escape/* inlineCode */.ti)(type)}**${name}${comparison}${why}`;
}
function answerBlocks({ answer, answerHidden }, limits) {
    if (answer === undefined)
        return answerHidden ? ['The answer is not shown (`show-answers`).'] : [];
    if (answer === '')
        return ['The answer is empty.'];
    const { text, left } = (0,visible/* excerpt */.Kb)(answer, limits);
    const title = left > 0 ? `Answer, the first ${(0,format/* formatCount */.B4)(text.length)} of ${(0,format/* formatCount */.B4)(answer.length)} characters:` : 'Answer:';
    return [title, (0,report_escape/* fencedBlock */.zW)((0,terminal_width/* wrap */.LV)((0,visible/* visibleText */.Q6)(text), ANSWER_COLUMNS).join('\n'), 'text')];
}

// EXTERNAL MODULE: ./lib/report/layout.js
var layout = __webpack_require__(5526);
// EXTERNAL MODULE: ./lib/report/verdict-text.js
var verdict_text = __webpack_require__(1447);
;// CONCATENATED MODULE: ./lib/report/comment-errors.js









const MESSAGE_CHARACTERS = 600;
const HINT_CHARACTERS = 1500;
const NAMES_SHOWN = 5;
const UNJUDGED_SHOWN = 20;
/** Errored cells by kind and reason. */
function errorParts(report, options) {
    const groups = (0,findings/* errorGroups */.Zy)(report, options.showAnswers);
    if (groups.length === 0)
        return [];
    const cells = (0,format/* counted */.hS)(report.verdict.counts.errors, 'cell');
    const leftOut = (count) => notShown((0,format/* counted */.hS)(count, 'more reason'), options.elsewhere);
    return [
        { before: `### What could not be measured: ${cells}`, entries: groups.map(groupItem), gap: layout/* LINE */.p, leftOut, rank: 2 },
    ];
}
function groupItem({ kind, status, message, cells }) {
    const what = status === undefined ? kind : `${kind}, HTTP ${status}`;
    const endpoints = [...new Set(cells.map(({ cell }) => (0,case_names/* endpointName */.zY)(cell.endpoint)))];
    const why = message === undefined
        ? 'The message is not shown, since it may quote an answer.'
        : (0,report_escape/* markdownMessage */.ju)((0,verdict_text/* sentence */.em)((0,visible/* short */.h0)(message, MESSAGE_CHARACTERS)));
    return `- **${what}**, ${(0,format/* counted */.hS)(cells.length, 'cell')} on ${nameList(endpoints)}. ${why}\n  Cases: ${caseList(cells, NAMES_SHOWN)}.`;
}
/** Cells without an assertion are named: a green run says nothing about them. */
function unjudgedParts(report, options) {
    const cells = report.cells.filter(({ state }) => state === 'unjudged');
    if (cells.length === 0)
        return [];
    const entry = `No assertion judges these, so the verdict says nothing about them: ${caseList(cells, UNJUDGED_SHOWN)}.`;
    const leftOut = () => notShown('Their names are', options.elsewhere);
    return [{ before: `### Answered, not judged: ${(0,format/* counted */.hS)(cells.length, 'cell')}`, entries: [entry], leftOut, rank: 3 }];
}
/** Config errors, each with its place and what to do. */
function problemParts({ problems }, context, elsewhere) {
    if (problems.length === 0)
        return [];
    const leftOut = (count) => notShown((0,format/* counted */.hS)(count, 'more problem'), elsewhere);
    return [
        {
            before: `### What to fix: ${(0,format/* counted */.hS)(problems.length, 'problem')}`,
            entries: problems.map((problem) => problemBlock(problem, context)),
            leftOut,
            rank: 1,
        },
    ];
}
/** Folded, but the count is seen: their author may believe in a check that never ran. */
function warningParts(report, context, elsewhere) {
    const entries = report.warnings.map((warning) => problemBlock(warning, context));
    const leftOut = (count) => notShown((0,format/* counted */.hS)(count, 'more warning'), elsewhere);
    return fold((0,report_escape/* htmlInMarkdown */.mx)((0,verdict_text/* warningsTitle */.Qs)(report)), entries, leftOut, 6);
}
function problemBlock({ message, at, hint = '' }, context) {
    const where = at === undefined ? '' : `${sourceLink(at, context)}: `;
    const what = where + (0,report_escape/* markdownMessage */.ju)((0,verdict_text/* sentence */.em)((0,visible/* short */.h0)(message, MESSAGE_CHARACTERS)));
    if (hint === '')
        return what;
    // A hint of several lines holds lines to add to the config: to be copied with its indentation.
    return hint.includes('\n')
        ? `${what}\n\n${(0,report_escape/* fencedBlock */.zW)(cutLines(hint), 'text')}`
        : `${what} ${(0,report_escape/* markdownMessage */.ju)((0,verdict_text/* sentence */.em)((0,visible/* short */.h0)(hint, MESSAGE_CHARACTERS)))}`;
}
function cutLines(hint) {
    const { text, left } = (0,visible/* excerpt */.Kb)(hint, { characters: HINT_CHARACTERS });
    return left > 0 ? `${text}…` : text;
}
function caseList(cells, most) {
    const more = cells.length - most;
    const shown = cells.slice(0, most).map(({ cell }) => `${(0,report_escape/* markdownText */.p7)((0,case_names/* caseName */.cY)(cell))} (${(0,report_escape/* inlineCode */.ti)(cell.id)})`);
    return shown.join(', ') + (more > 0 ? ` and ${more} more` : '');
}
function nameList(names) {
    const more = names.length - NAMES_SHOWN;
    const shown = names.slice(0, NAMES_SHOWN).map(report_escape/* inlineCode */.ti).join(', ');
    return more > 0 ? `${shown} and ${more} more` : shown;
}

// EXTERNAL MODULE: ./lib/report/endpoint-table.js
var endpoint_table = __webpack_require__(3316);
// EXTERNAL MODULE: ./lib/report/rerun.js
var rerun = __webpack_require__(5484);
// EXTERNAL MODULE: ./lib/report/run-facts.js
var run_facts = __webpack_require__(2793);
;// CONCATENATED MODULE: ./lib/report/comment-run.js
// "How do the endpoints compare?" and "What exactly ran?"











const FILES_SHOWN = 10;
const NOTICE_CHARACTERS = 300;
function tableParts(report, elsewhere) {
    const table = (0,endpoint_table/* endpointTable */._s)(report);
    if (table === undefined)
        return [];
    const row = (cells) => `| ${cells.map(report_escape/* markdownCell */.UZ).join(' | ')} |`;
    const lines = [
        row(['Endpoint', ...table.endpoints]),
        `| --- |${' ---: |'.repeat(table.endpoints.length)}`,
        ...table.rows.map(({ name, values }) => row([name, ...values])),
    ];
    const leftOut = () => notShown('The comparison is', elsewhere);
    return [{ before: '### How the endpoints compare', entries: [lines.join('\n')], leftOut, rank: 3 }];
}
function ranParts(report, context, { showAnswers, elsewhere }) {
    const items = [
        ...commitItem(context),
        ...runItem(context),
        (0,run_facts/* durationFact */.rM)(report),
        ...(0,run_facts/* callFacts */.WW)(report),
        ...(0,run_facts/* errorFact */.Do)(report),
        ...(0,run_facts/* repeatFact */.Om)(report),
        ...(report.gatewayUrl === undefined ? [] : [`Gateway ${(0,report_escape/* inlineCode */.ti)(report.gatewayUrl)}`]),
        ...fileItems(report, context),
        ...(showAnswers === 'none' ? ['Answers are not shown (`show-answers: none`)'] : []),
        ...report.notices.map((notice) => `Notice: ${(0,report_escape/* markdownMessage */.ju)((0,visible/* short */.h0)((0,verdict_text/* sentence */.em)(notice), NOTICE_CHARACTERS))}`),
        `Reported by mlflow-gateway-eval ${(0,report_escape/* markdownText */.p7)((0,visible/* short */.h0)(context.version, 40))} for ${(0,report_escape/* inlineCode */.ti)((0,visible/* short */.h0)(context.instance, 100))}`,
    ];
    const leftOut = (count) => notShown((0,format/* counted */.hS)(count, 'more line'), elsewhere);
    return [
        { before: '### What exactly ran', entries: items.map((item) => `- ${item}`), gap: layout/* LINE */.p, leftOut, rank: 4 },
        ...rerunParts(report),
    ];
}
/** A hash alone is left to GitHub, which links it to the commit. */
function commitItem({ sha, queuedPullRequest }) {
    if (sha === undefined)
        return [];
    const queue = queuedPullRequest === undefined ? '' : `, of the merge queue for pull request ${queuedPullRequest}`;
    return [`Commit ${/^[0-9a-f]{40}$/.test(sha) ? sha : (0,report_escape/* inlineCode */.ti)(sha)}${queue}`];
}
function runItem({ runUrl, runAttempt }) {
    if (runUrl === undefined)
        return [];
    const attempt = runAttempt === undefined ? '' : `, attempt ${runAttempt}`;
    return [`Workflow ${(0,report_escape/* markdownLink */.iQ)('run', runUrl)}${attempt}`];
}
function fileItems({ files }, context) {
    if (files.length === 0)
        return [];
    const more = files.length - FILES_SHOWN;
    const shown = files.slice(0, FILES_SHOWN).map((file) => fileLink(file, context));
    return [`Config ${shown.join(', ')}${more > 0 ? ` and ${(0,format/* counted */.hS)(more, 'more file')}` : ''}`];
}
/** One failing case, or the whole run when none failed. */
function rerunParts(report) {
    const cell = (0,findings/* firstToRepeat */.Vn)(report);
    const command = (0,rerun/* rerunCommand */.w)(report, { cellId: cell?.cell.id });
    if (command === undefined)
        return [];
    const title = cell === undefined
        ? 'To repeat this on a laptop:'
        : 'To repeat one case on a laptop (`--case` takes the id of any case above):';
    return [{ entries: [`${title}\n\n${(0,report_escape/* fencedBlock */.zW)(command, 'sh')}`], leftOut: () => '', rank: 4 }];
}

// EXTERNAL MODULE: ./lib/report/history.js
var report_history = __webpack_require__(5986);
// EXTERNAL MODULE: ./lib/report/marker.js
var report_marker = __webpack_require__(3086);
;// CONCATENATED MODULE: ./lib/report/comment.js
// The comment on a pull request, and the same text as job summary and `.md` file. It answers, in this order: may this be
// merged, what broke, what could not be measured, how do the endpoints compare, what exactly ran.









/** A longer comment is refused with 422 "Body is too long (maximum is 65536 characters)". */
const COMMENT_CHARACTERS = 65_536;
/** GitHub drops a job summary over 1 MiB as a whole (docs: workflow commands, "Step isolation and limits"). */
const SUMMARY_BYTES = 1024 * 1024;
/** What another step appends to the summary must not land on the line of a fence. */
const END = '\n';
const comment_REASON_CHARACTERS = 600;
const DESCRIPTION_CHARACTERS = 80;
/**
 * The comment, its first line a hidden marker (see marker.ts). What does not fit is left out in whole entries, and the
 * text says so.
 *
 * @param options.limit in UTF-16 units, of which a text never has fewer than characters
 */
function renderComment(report, context, { showAnswers, limit, earlier }) {
    const cells = {
        showAnswers,
        open: 3,
        answer: { characters: 600, lines: 12 },
        elsewhere: 'The job summary and the result files have more.',
    };
    return fitComment([...parts(report, context, cells), ...(earlier ? (0,report_history/* historyParts */.Vp)(earlier, context) : [])], hiddenLines(report, context, earlier), limit);
}
/**
 * What takes the place of a comment that told of a failure where green runs have none (`comment: on-failure`): short,
 * since nobody has to do anything.
 */
function renderResolvedComment(report, context, { limit, earlier }) {
    const { verdict } = report;
    const items = [...commitItem(context), ...runItem(context)].map((item) => `- ${item}`);
    const again = verdict.name === 'passed' ? { ...report, title: 'Eval passed again' } : report;
    return fitComment([
        verdictPart(again),
        { entries: items, gap: layout/* LINE */.p, leftOut: () => '', rank: 1 },
        ...(earlier ? (0,report_history/* historyParts */.Vp)(earlier, context) : []),
    ], hiddenLines(report, context, earlier), limit);
}
/** Marker and history: found again by the next run, seen by nobody. */
function hiddenLines(report, context, earlier) {
    const marker = (0,report_marker/* commentMarker */.Q)(context.instance);
    return `${[marker, ...(earlier ? [(0,report_history/* historyLine */.Jo)(report, context, earlier)] : [])].join('\n')}\n`;
}
function fitComment(shown, hidden, limit) {
    const size = limit - hidden.length - END.length;
    return hidden + (0,layout/* layOut */.v)(shown, { size, measure: (text) => text.length }) + END;
}
/** The comment's text without the marker, with more of everything: the job summary, and a `.md` result file. */
function renderSummary(report, context, { showAnswers, limit }) {
    const cells = {
        showAnswers,
        open: 10,
        answer: { characters: 3000, lines: 60 },
        elsewhere: 'A `.json` result file (`output-path`) has all of them.',
    };
    const size = limit - END.length;
    return (0,layout/* layOut */.v)(parts(report, context, cells), { size, measure: (text) => Buffer.byteLength(text) }) + END;
}
function parts(report, context, options) {
    const { elsewhere } = options;
    return [
        verdictPart(report),
        ...problemParts(report, context, elsewhere),
        ...brokenParts(report, context, options),
        ...errorParts(report, options),
        ...unjudgedParts(report, options),
        ...warningParts(report, context, elsewhere),
        ...tableParts(report, elsewhere),
        ...ranParts(report, context, options),
        ...passedParts(report, context, options),
    ];
}
function verdictPart({ verdict, description = '', title = (0,verdict_text/* verdictTitle */.Sw)(verdict), }) {
    const name = (0,report_escape/* markdownText */.p7)((0,visible/* short */.h0)(description, DESCRIPTION_CHARACTERS));
    return {
        before: `## ${title}${name && ` (${name})`}`,
        entries: [
            `**${(0,report_escape/* markdownText */.p7)((0,verdict_text/* sentence */.em)((0,visible/* short */.h0)(verdict.reason, comment_REASON_CHARACTERS)))}**`,
            (0,report_escape/* markdownText */.p7)((0,verdict_text/* countsSentence */.KS)(verdict).join(' ')),
            ...(verdict.recipe ? [recipeLine(verdict.recipe)] : []),
        ].filter(Boolean),
        leftOut: () => '',
        rank: 0,
    };
}
function recipeLine({ text, url }) {
    return (0,report_escape/* markdownLink */.iQ)((0,report_escape/* markdownText */.p7)((0,verdict_text/* sentence */.em)(text)), url);
}


/***/ }),

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

/***/ 5986:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Jo: () => (/* binding */ historyLine),
/* harmony export */   Lu: () => (/* binding */ readHistory),
/* harmony export */   Vp: () => (/* binding */ historyParts)
/* harmony export */ });
/* harmony import */ var _escape_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2527);
/* harmony import */ var _layout_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5526);
/* harmony import */ var _step_outputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5421);



/** Shown ones; the data has the current result besides. */
const MAX_SHOWN = 10;
/** Characters of the encoded data: eleven results need about 700. */
const MAX_DATA = 4_000;
const SHA_DIGITS = 7;
const MS_PER_MINUTE = 60_000;
const WORDS = {
    passed: 'passed',
    failed: 'failed',
    inconclusive: 'could not measure',
    skipped: 'skipped',
};
/** What the next run will read of this one; undefined outside of a run on a commit. */
function resultOf(report, { sha, runId, runAttempt = 1 }) {
    if (sha === undefined || runId === undefined)
        return undefined;
    return {
        sha: sha.slice(0, SHA_DIGITS),
        verdict: report.verdict.name,
        passRate: (0,_step_outputs_js__WEBPACK_IMPORTED_MODULE_1__/* .stepOutputs */ .t)(report)['pass-rate'] ?? '',
        runId,
        attempt: runAttempt,
        minute: Math.floor(report.startedAt.getTime() / MS_PER_MINUTE),
    };
}
/**
 * The line that carries the data, to stand right below the marker: a hidden HTML comment with this result and the earlier
 * ones. In Base64, which has neither `-` nor `>` and cannot end the comment.
 */
function historyLine(report, context, earlier) {
    const current = resultOf(report, context);
    const results = current ? [current, ...others(earlier, context)] : earlier;
    const rows = results
        .slice(0, MAX_SHOWN + 1)
        .map(({ sha, verdict, passRate, runId, attempt, minute }) => [sha, verdict, passRate, runId, attempt, minute]);
    return `<!-- history ${Buffer.from(JSON.stringify(rows)).toString('base64')} -->`;
}
/** What an own comment keeps, newest first. Empty when there is nothing, or anything about it is not as we write it. */
function readHistory(body) {
    // Only the start is looked at, and only the second line is ours.
    const line = body?.slice(0, MAX_DATA * 2).split(/\r?\n/, 2)[1] ?? '';
    const data = /^<!-- history ([A-Za-z0-9+/=]*) -->$/.exec(line)?.[1];
    if (data === undefined || data.length > MAX_DATA)
        return [];
    let rows;
    try {
        rows = JSON.parse(Buffer.from(data, 'base64').toString('utf8'));
    }
    catch {
        return [];
    }
    if (!Array.isArray(rows) || rows.length > MAX_SHOWN + 1)
        return [];
    const results = rows.map(readRow);
    return results.every((result) => result !== undefined) ? results : [];
}
function readRow(row) {
    if (!Array.isArray(row) || row.length !== 6)
        return undefined;
    const [sha, verdict, passRate, runId, attempt, minute] = row;
    if (typeof sha !== 'string' || !/^[0-9a-f]{7}$/.test(sha))
        return undefined;
    if (typeof verdict !== 'string' || !Object.hasOwn(WORDS, verdict))
        return undefined;
    if (typeof passRate !== 'string' || !/^(?:\d{1,3}(?:\.\d{1,4})?)?$/.test(passRate) || Number(passRate) > 100)
        return undefined;
    if (!isCount(runId, Number.MAX_SAFE_INTEGER) || !isCount(attempt, 10_000))
        return undefined;
    // Until the year 2242: every such number is a date.
    if (!isCount(minute, 2 ** 27 + 2 ** 23))
        return undefined;
    return { sha, verdict: verdict, passRate, runId, attempt, minute };
}
function isCount(value, most) {
    return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= most;
}
/** A folded table of the results before this one; nothing when there is none. */
function historyParts(earlier, context) {
    const shown = others(earlier, context).slice(0, MAX_SHOWN);
    if (shown.length === 0)
        return [];
    const head = ['| Commit | Result | Pass rate | Run |', '| --- | --- | ---: | --- |'];
    const row = (result) => {
        const { sha, verdict, passRate, minute } = result;
        const when = `${new Date(minute * MS_PER_MINUTE).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
        // As everywhere else on the page: one digit, rounded down.
        const rate = passRate.replace(/(\.\d)\d*$/, '$1').replace(/\.0$/, '');
        const cells = [`\`${sha}\``, WORDS[verdict], (0,_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .markdownCell */ .UZ)(rate && `${rate} %`)];
        return `| ${[...cells, (0,_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .markdownLink */ .iQ)(when, addressOf(result, context))].join(' | ')} |`;
    };
    const table = [...head, ...shown.map(row)].join(_layout_js__WEBPACK_IMPORTED_MODULE_2__/* .LINE */ .p);
    // One entry: folded and empty it would be worse than nothing.
    const folded = `<details>\n<summary>Earlier results</summary>\n\n${table}\n\n</details>`;
    return [{ entries: [folded], leftOut: () => '', rank: 5 }];
}
/** Without what this very attempt wrote: a job may report twice. */
function others(earlier, { runId, runAttempt = 1 }) {
    return earlier.filter((result) => result.runId !== runId || result.attempt !== runAttempt);
}
function addressOf({ runId, attempt }, { runsUrl }) {
    return runsUrl === undefined ? undefined : `${runsUrl}/${runId}/attempts/${attempt}`;
}


/***/ }),

/***/ 5526:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ LINE),
/* harmony export */   v: () => (/* binding */ layOut)
/* harmony export */ });
// Fits a text into a limit by leaving out whole entries, never by cutting one: a cut can end inside a fence, an entity or
// a surrogate pair, and takes the rest of the page with it.
const LINE = '\n';
const GAP = '\n\n';
/**
 * Blocks, with an empty line between them, that fit the limit.
 *
 * Parts are filled in the order of their rank, each from its first entry on: the entries that are kept are always the
 * first ones, so a small one further down never takes the place of a worse one. When the limit is too small even for what
 * stands around the entries, parts are left out as a whole, the least important first.
 */
function layOut(parts, { size, measure }) {
    const cost = (block) => (block === undefined ? 0 : measure(block) + measure(GAP));
    const frameCost = (part) => cost(part.before) +
        cost(part.after) +
        Math.max(0, ...[1, part.entries.length].map((count) => cost(part.leftOut(count))));
    const byRank = parts
        .filter((part) => part.entries.length > 0 || part.before !== undefined)
        .sort((a, b) => a.rank - b.rank);
    let used = byRank.reduce((total, part) => total + frameCost(part), 0);
    while (byRank.length > 0 && used > size)
        used -= frameCost(byRank.pop());
    const kept = new Map();
    for (const part of byRank) {
        const texts = [];
        for (const entry of part.entries) {
            const text = typeof entry === 'string' ? entry : entry();
            if (used + cost(text) > size)
                break;
            used += cost(text);
            texts.push(text);
        }
        kept.set(part, texts);
    }
    const blocks = parts.flatMap((part) => {
        const texts = kept.get(part);
        if (texts === undefined)
            return [];
        const missing = part.entries.length - texts.length;
        return [part.before, texts.join(part.gap ?? GAP), missing > 0 ? part.leftOut(missing) : undefined, part.after];
    });
    return blocks.filter(Boolean).join(GAP);
}


/***/ }),

/***/ 3086:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ commentMarker)
/* harmony export */ });
/* unused harmony export parseMarker */
// The first line of a comment says whose it is: the sticky comment is found again by it. Invisible on the page.
const NAME = 'mlflow-gateway-eval';
/** Raised when the comment changes so that an older version should not read it. */
const VERSION = 1;
/**
 * `<!-- mlflow-gateway-eval:v1 id=CI%2Feval -->`
 *
 * @param instance anything: a pull request may name its workflow as it likes. No `-` and no `>` of it stands in the
 *   marker as such, so it cannot end the comment early
 */
function commentMarker(instance) {
    return `<!-- ${NAME}:v${VERSION} id=${encode(instance)} -->`;
}
/** The marker that a comment starts with. One further below is part of an answer or a quote, and nobody's. */
function parseMarker(body) {
    const match = new RegExp(`^<!-- ${NAME}:v(\\d{1,9}) id=((?:[A-Za-z0-9._/ ]|%[0-9A-F]{2})*) -->(?:\r?\n|$)`).exec(body);
    const [, version, id] = match ?? [];
    if (version === undefined || id === undefined)
        return undefined;
    const instance = decode(id);
    return instance === undefined ? undefined : { version: Number(version), instance };
}
/** Percent-encoded UTF-8, with letters, digits and `. _ / blank` left readable. */
function encode(text) {
    return [...Buffer.from(text, 'utf8')]
        .map((byte) => {
        const character = String.fromCharCode(byte);
        return /[A-Za-z0-9._/ ]/.test(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    })
        .join('');
}
function decode(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return undefined;
    }
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


/***/ }),

/***/ 5421:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ stepOutputs)
/* harmony export */ });
/* harmony import */ var _verdict_rate_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8783);
// The step's outputs, for later steps. Always all of them: a step that reads one that is missing gets an empty text.

/**
 * @param places where the report went, as far as it went anywhere
 * @returns `pass-rate` in percent with at most four digits after the point, rounded down; empty when nothing was judged
 */
function stepOutputs({ verdict }, places = {}) {
    const { total, successes, failures, errors } = verdict.counts;
    return {
        verdict: verdict.name,
        total: String(total),
        successes: String(successes),
        failures: String(failures),
        errors: String(errors),
        'pass-rate': passRate({ part: successes, whole: successes + failures }),
        'comment-url': places.commentUrl ?? '',
        'results-path': places.resultsPath ?? '',
    };
}
/** Exact, like the verdict: 57 of 100 is 57, not 56.9999. */
function passRate(share) {
    const fourDigits = 0.0001;
    return share.whole === 0 ? '' : (0,_verdict_rate_js__WEBPACK_IMPORTED_MODULE_0__/* .formatRate */ .CE)(share, fourDigits).replace(' %', '');
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
const WIDE = /^(?:[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{17000}-\u{18d08}\u{1b000}-\u{1b2fb}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}|.*\ufe0f)/u;
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
