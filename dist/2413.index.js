export const id = 2413;
export const ids = [2413];
export const modules = {

/***/ 2413:
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







/** A threshold over all cells may still count them. */
const NOT_BLOCKING = ', which the comparison does not block';
const MISMATCHES_SHOWN = 5;
const REASON_CHARACTERS = 400;
const PROMPT_CHARACTERS = 60;
/** GitHub does not break lines of code, and a phone shows some 45 columns: an answer in one line would be out of sight. */
const ANSWER_COLUMNS = 72;
function brokenParts(report, context, options) {
    const { broke, other } = (0,findings/* splitByGate */.Z)((0,findings/* failedCells */.XR)(report), report);
    const entriesOf = (failed, from) => failed.map(({ result }, index) => () => {
        const found = (0,findings/* finding */.gk)(result, options.showAnswers);
        return entry(found, report, context, options, `${from + index + 1}. `);
    });
    const entries = entriesOf(broke, 0);
    const folded = entries.slice(options.open);
    const leftOut = (count) => notShown((0,format/* counted */.hS)(count, 'failing cell'), options.elsewhere);
    const failing = (count) => `failing ${count === 1 ? 'cell' : 'cells'}`;
    const more = broke.length === 0 ? '' : 'more ';
    return [
        ...(broke.length === 0
            ? []
            : [
                {
                    before: `### What broke: ${(0,format/* counted */.hS)(broke.length, 'cell')}`,
                    entries: entries.slice(0, options.open),
                    leftOut,
                    rank: 1,
                },
            ]),
        ...fold(`${(0,format/* formatCount */.B4)(folded.length)} more ${failing(folded.length)}`, folded, leftOut, 5),
        ...fold(`${(0,format/* formatCount */.B4)(other.length)} ${more}${failing(other.length)}${NOT_BLOCKING}`, entriesOf(other, broke.length), leftOut, 6),
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

// EXTERNAL MODULE: ./lib/report/endpoint-table.js
var endpoint_table = __webpack_require__(3316);
// EXTERNAL MODULE: ./lib/report/layout.js
var layout = __webpack_require__(5526);
// EXTERNAL MODULE: ./lib/report/leaderboard.js + 1 modules
var leaderboard = __webpack_require__(8283);
;// CONCATENATED MODULE: ./lib/report/comment-comparison.js
// "How do the endpoints compare?" A phone shows some 340 points of a comment, and a table is as wide as its longest words: an
// endpoint is a line; what decides stands in one table of four columns, what explains it in a second one of three.






const TITLE = '### How the endpoints compare';
/** Cases that tell the endpoints apart: the rest is folded. */
const TELLING_OPEN = 5;
const TELLING_SHOWN = 100;
function comparisonParts(report, elsewhere) {
    const board = (0,leaderboard/* leaderboard */.W2)(report);
    const table = board?.lines ? leaderboardBlocks(board.lines) : plainTable(report);
    if (table.length === 0)
        return [];
    const leftOut = () => notShown('The comparison is', elsewhere);
    const words = board ? [(0,report_escape/* markdownText */.p7)(board.words)] : [];
    return [
        { before: TITLE, entries: [...words, ...table], leftOut, rank: 3 },
        ...(board ? [...tellingParts(board, elsewhere), ...numberParts(board, elsewhere)] : []),
    ];
}
/** A column an endpoint: of a run that ranks none. */
function plainTable(report) {
    const table = (0,endpoint_table/* endpointTable */._s)(report);
    if (table === undefined)
        return [];
    return [
        markdownTable(['Endpoint', ...table.endpoints], table.rows.map(({ name, values }) => [name, ...values].map(report_escape/* markdownCell */.UZ)), '---:'),
    ];
}
function leaderboardBlocks(lines) {
    const priced = (0,leaderboard/* isPriced */.gu)(lines);
    return [
        markdownTable(['Rank', 'Endpoint', 'Pass rate', 'Latency'], lines.map(ranking), '---'),
        markdownTable(['Endpoint', `Tokens an answer${priced ? '; cost of 1,000' : ''}`, 'Served by'], lines.map((line) => [
            (0,report_escape/* markdownCell */.UZ)(line.name),
            bold(line.tokens, line.best.has('tokens')) +
                (priced && line.measured ? `; ${bold(line.cost, line.best.has('cost'))}` : ''),
            (0,report_escape/* markdownCell */.UZ)(line.servedBy),
        ]), '---'),
        ...(0,leaderboard/* bestNote */.nu)(lines, 'Bold').map(report_escape/* markdownText */.p7),
    ];
}
function ranking({ rank, name, passRate, p50, p95, speed, best }) {
    const latency = p50 === endpoint_table/* NO_VALUE */.GY
        ? endpoint_table/* NO_VALUE */.GY
        : `${bold(`p50 ${p50}`, best.has('p50'))}, ${(0,report_escape/* markdownCell */.UZ)(`p95 ${p95}`)}${speed === endpoint_table/* NO_VALUE */.GY ? '' : `; ${bold(speed, best.has('p50'))}`}`;
    return [(0,report_escape/* markdownCell */.UZ)(rank), (0,report_escape/* markdownCell */.UZ)(name), bold(passRate, best.has('passRate')), latency];
}
function bold(text, isBest) {
    return isBest ? `**${(0,report_escape/* markdownCell */.UZ)(text)}**` : (0,report_escape/* markdownCell */.UZ)(text);
}
/** @param lines cells, escaped already */
function markdownTable(head, lines, align) {
    const row = (cells) => `| ${cells.join(' | ')} |`;
    const [first = '', ...others] = head;
    return [row([first, ...others].map(report_escape/* markdownCell */.UZ)), row(['---', ...others.map(() => align)]), ...lines.map(row)].join('\n');
}
function tellingParts({ telling }, elsewhere) {
    if (telling.length === 0)
        return [];
    const items = telling
        .slice(0, TELLING_SHOWN)
        .map(({ name, passes }) => `- **${(0,report_escape/* markdownText */.p7)(name)}**: ${(0,report_escape/* markdownText */.p7)(passes)}`);
    const folded = items.slice(TELLING_OPEN);
    const leftOut = (count) => notShown((0,format/* counted */.hS)(count, 'more such case'), elsewhere);
    const unlisted = telling.length - items.length;
    return [
        {
            before: `The endpoints differ on ${(0,format/* counted */.hS)(telling.length, 'case')}, the most telling first:`,
            entries: items.slice(0, TELLING_OPEN),
            gap: layout/* LINE */.p,
            leftOut,
            rank: 4,
        },
        ...folding(`${(0,format/* formatCount */.B4)(folded.length)} more`, [...folded, ...(unlisted > 0 ? [`- and ${(0,format/* counted */.hS)(unlisted, 'more case')}`] : [])], leftOut, 6),
    ];
}
function numberParts({ numbers }, elsewhere) {
    const leftOut = (count) => notShown((0,format/* counted */.hS)(count, 'more line'), elsewhere);
    return folding('The numbers behind this', numbers.map((text) => `- ${(0,report_escape/* markdownText */.p7)(text)}`), leftOut, 5);
}
/** A list to be opened. */
function folding(summary, entries, leftOut, rank) {
    if (entries.length === 0)
        return [];
    return [
        { before: `<details>\n<summary>${summary}</summary>`, entries, gap: layout/* LINE */.p, after: '</details>', leftOut, rank },
    ];
}

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
function groupItem({ kind, status, message, cells, attempts }) {
    const what = status === undefined ? kind : `${kind}, HTTP ${status}`;
    const endpoints = [...new Set(cells.map(({ cell }) => (0,case_names/* endpointName */.zY)(cell.endpoint)))];
    const why = message === undefined
        ? 'The message is not shown, since it may quote an answer.'
        : (0,report_escape/* markdownMessage */.ju)((0,verdict_text/* sentence */.em)((0,visible/* short */.h0)(message, MESSAGE_CHARACTERS)));
    const tried = attempts === undefined
        ? ''
        : `\n  ${(0,report_escape/* markdownText */.p7)(`${cells.length === 1 ? '' : 'The first of them: '}${attempts}.`)}`;
    return `- **${what}**, ${(0,format/* counted */.hS)(cells.length, 'cell')} on ${nameList(endpoints)}. ${why}${tried}\n  Cases: ${caseList(cells, NAMES_SHOWN)}.`;
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

// EXTERNAL MODULE: ./lib/report/gate-text.js
var gate_text = __webpack_require__(5751);
;// CONCATENATED MODULE: ./lib/report/comment-gate.js
// "Compared with the base": what got worse, and why it is believed; the rest folded.





/** Of one kind; a results file has all of them. */
const CASES_OPEN = 20;
const CASES_FOLDED = 30;
function gateParts({ gate }, { elsewhere }) {
    if (!gate?.base)
        return [];
    const leftOut = (count) => notShown((0,format/* counted */.hS)(count, 'group'), elsewhere);
    const changes = (0,gate_text/* ruleChangesText */.FZ)(gate);
    const blocking = (0,gate_text/* gateGroups */.yD)(gate, { blocking: true });
    const others = (0,gate_text/* gateGroups */.yD)(gate, { blocking: false });
    const facts = (0,gate_text/* gateFacts */.pE)(gate).map((fact) => `- ${(0,report_escape/* markdownText */.p7)(fact)}`);
    return [
        {
            before: `### Compared with ${(0,report_escape/* markdownText */.p7)((0,gate_text/* baseText */.b6)(gate.base))}`,
            entries: [
                ...(changes === undefined ? [] : [`**${(0,report_escape/* markdownText */.p7)(changes)}**`]),
                ...blocking.map((group) => groupText(group, CASES_OPEN)),
                ...(others.length > 0 ? [(0,report_escape/* markdownText */.p7)(`${(0,gate_text/* othersText */.nn)(gate)}.`)] : []),
                ...(gate.served ?? []).map((text) => (0,report_escape/* markdownText */.p7)(text)),
                ...(gate.evidence === undefined ? [] : [(0,report_escape/* markdownText */.p7)(gate.evidence)]),
            ],
            leftOut,
            rank: 1,
        },
        ...fold('What each of these cases did', others.map((group) => groupText(group, CASES_FOLDED)), leftOut, 4),
        ...fold('The numbers behind it', facts.length === 0 ? [] : [facts.join('\n')], leftOut, 4),
    ];
}
function groupText({ title, rule, cases }, most) {
    const more = cases.length - most;
    const items = cases
        .slice(0, most)
        .map(({ name, text }) => `- **${(0,report_escape/* markdownText */.p7)(name)}**${text === '' ? '' : `: ${(0,report_escape/* markdownText */.p7)(text)}`}`);
    return [
        `**${(0,report_escape/* markdownText */.p7)(title)}.** ${(0,report_escape/* markdownText */.p7)((0,verdict_text/* sentence */.em)(rule))}`,
        [...items, ...(more > 0 ? [`- and ${(0,format/* counted */.hS)(more, 'more case')}`] : [])].join('\n'),
    ]
        .filter((block) => block !== '')
        .join('\n\n');
}

// EXTERNAL MODULE: ./lib/report/rerun.js
var rerun = __webpack_require__(5484);
// EXTERNAL MODULE: ./lib/report/run-facts.js
var run_facts = __webpack_require__(2793);
;// CONCATENATED MODULE: ./lib/report/comment-run.js
// "What exactly ran?"










const FILES_SHOWN = 10;
const NOTICE_CHARACTERS = 300;
function ranParts(report, context, { showAnswers, elsewhere }) {
    const items = [
        ...commitItem(context),
        ...runItem(context),
        (0,run_facts/* durationFact */.rM)(report),
        ...(0,run_facts/* callFacts */.WW)(report),
        ...(0,run_facts/* graderFacts */.Zy)(report).map(report_escape/* markdownText */.p7),
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
        ...gateParts(report, options),
        ...brokenParts(report, context, options),
        ...errorParts(report, options),
        ...unjudgedParts(report, options),
        ...warningParts(report, context, elsewhere),
        ...comparisonParts(report, elsewhere),
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


/***/ })

};
