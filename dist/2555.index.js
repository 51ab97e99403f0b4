export const id = 2555;
export const ids = [2555];
export const modules = {

/***/ 2555:
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
// EXTERNAL MODULE: ./lib/verdict/comparison/endpoint-cells.js
var endpoint_cells = __webpack_require__(502);
// EXTERNAL MODULE: ./lib/report/attempts.js
var report_attempts = __webpack_require__(4838);
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
var report_visible = __webpack_require__(5944);
;// CONCATENATED MODULE: ./lib/report/page-cells.js
// What the `.html` result file knows of its cells, as data: a short entry of each for the list, and the whole of each, which
// the page reads when it is opened. Texts have their invisible characters written out; nothing is escaped yet.













const WHY_CHARACTERS = 160;
const PROMPT_CHARACTERS = 60;
function pageIndex(report, show) {
    const groups = (0,endpoint_cells/* cellsByEndpoint */.o)(report);
    const prompts = [
        ...new Set([...report.columns, ...report.cells.map(({ cell }) => cell)].map(({ prompt }) => prompt.label)),
    ];
    const endpointOf = new Map(groups.map(({ endpoint }, index) => [(0,endpoint_cells/* endpointKey */.r)(endpoint), index]));
    return {
        endpoints: (0,endpoint_table/* uniqueNames */.uZ)(groups.map(({ endpoint }) => (0,case_names/* endpointName */.zY)(endpoint))),
        prompts: (0,endpoint_table/* uniqueNames */.uZ)(prompts.map((label) => (0,report_visible/* short */.h0)(label, PROMPT_CHARACTERS))),
        cells: report.cells.map((result) => ({
            ...indexEntry(result, show),
            endpoint: endpointOf.get((0,endpoint_cells/* endpointKey */.r)(result.cell.endpoint)) ?? 0,
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
        why: (0,report_visible/* short */.h0)(whyOf(result, show), WHY_CHARACTERS),
        score: run === undefined || state === 'errored' || state === 'unjudged' ? '' : (0,format/* formatScore */.y)(run.score),
        latency: calls.length === 0 ? '' : (0,format/* formatDuration */.a3)((0,statistics/* sum */.c)(calls.map(({ latencyMs }) => latencyMs)) / calls.length),
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
        at: (0,report_visible/* visibleText */.Q6)((0,position/* formatPosition */.L)(cell.test.at)),
        ...(rerun === undefined ? {} : { rerun: (0,report_visible/* visibleText */.Q6)(rerun) }),
        // Of all runs; where a hook has given each its own, of each.
        vars: alike ? pageVars(varsOf(first)) : [],
        runs: runs.map((run) => ({
            ...pageRun(run, (0,case_names/* testAsRun */.aj)(cell, run).threshold, show),
            ...(alike ? {} : { vars: pageVars(varsOf(run)) }),
        })),
    };
}
function pageVars(vars) {
    return Object.entries(vars).map(([name, value]) => [(0,report_visible/* visibleText */.Q6)(name), (0,report_visible/* visibleText */.Q6)((0,case_names/* readableText */.Gh)(value))]);
}
function pageRun(run, threshold, show) {
    const { state, error, output, assertions, prompt } = run;
    const answer = output === undefined || !(0,show_answers/* showsAnswer */.p)(show, state) ? undefined : (0,report_visible/* visibleText */.Q6)((0,case_names/* readableText */.Gh)(output));
    return {
        state,
        prompt: (0,report_visible/* visibleText */.Q6)(prompt),
        ...(answer === undefined
            ? { noAnswer: output === undefined ? 'There is none.' : 'Not shown (show-answers).' }
            : { answer }),
        ...(error === undefined ? {} : { error: (0,report_visible/* visibleText */.Q6)((0,results_json_rows/* errorText */.k)(error, show)) }),
        assertions: assertions.map((outcome) => pageAssertion(outcome, show)),
        facts: facts(run, threshold),
    };
}
function pageAssertion({ assertion, pass, score, reason, parts }, show) {
    const { threshold, metric } = assertion;
    const value = (0,case_names/* isSingle */.vX)(assertion) ? assertion.value : undefined;
    return {
        type: (0,report_visible/* visibleText */.Q6)((0,case_names/* assertionType */.T0)(assertion)),
        ...(metric === undefined ? {} : { metric: (0,report_visible/* visibleText */.Q6)(metric) }),
        pass,
        score: threshold === undefined ? (0,format/* formatScore */.y)(score) : (0,format/* formatScoreAgainst */.NJ)(score, threshold),
        ...(value === undefined ? {} : { expected: (0,report_visible/* visibleText */.Q6)((0,case_names/* readableText */.Gh)(value)) }),
        // A reason can quote the answer it is about.
        ...(show === 'none' ? {} : { reason: (0,report_visible/* visibleText */.Q6)(reason) }),
        parts: (parts ?? []).map((part) => pageAssertion(part, show)),
    };
}
/** `score 0.5, needs 0.6 · 840 ms · 165 tokens · gpt-4o-2024-08-06 (openai) · 2 attempts in 1.2 s: 503, answered` */
function facts(run, threshold) {
    const { state, score, call, graderCalls } = run;
    const attempts = call && (0,report_attempts/* attemptsText */.MV)(call);
    const judged = state === 'passed' || state === 'failed';
    const needed = threshold === undefined ? (0,format/* formatScore */.y)(score) : (0,format/* formatScoreAgainst */.NJ)(score, threshold);
    return [
        ...(judged ? [`score ${needed}`] : []),
        ...(call === undefined ? [] : [(0,format/* formatDuration */.a3)(call.latencyMs)]),
        ...(call?.tokens === undefined ? [] : [`${(0,format/* formatCount */.B4)(call.tokens.total)} tokens`]),
        ...(call?.servedModel === undefined
            ? []
            : [(0,report_visible/* short */.h0)(call.servedModel + (call.servedBy === undefined ? '' : ` (${call.servedBy})`), 120)]),
        ...(attempts === undefined ? [] : [attempts]),
        ...(graderCalls.length > 0 ? [(0,format/* counted */.hS)(graderCalls.length, 'grader call')] : []),
        ...(0,report_attempts/* graderAttempts */.KC)(run),
    ].join(' · ');
}

// EXTERNAL MODULE: ./lib/config/problem.js
var config_problem = __webpack_require__(7109);
// EXTERNAL MODULE: ./lib/report/terminal-width.js
var terminal_width = __webpack_require__(7433);
;// CONCATENATED MODULE: ./lib/report/comparison-chart.js
// Pictures of a comparison as inline SVG: a line for each endpoint, its name above it. Places are percentages of the width and
// sizes are points, so that it is drawn anew for every width instead of being scaled. No style of its own: the page's policy
// allows none but the page's.




const LINE_HEIGHT = 46;
const NAME_Y = 16;
const MARK_Y = 32;
const AXIS_HEIGHT = 26;
/** What fits a phone. */
const NAME_COLUMNS = 36;
/** Dot: the pass rate; line: its interval. @param what the lines are: `each endpoint` */
function passRateChart(lines, what) {
    const marks = lines.flatMap(({ name, measured }) => {
        if (!measured)
            return [];
        const { rate, interval } = measured;
        return [{ name, low: interval?.low ?? rate, dot: rate, high: interval?.high ?? rate }];
    });
    // Half of an axis without a mark would make all of them alike.
    const from = marks.every(({ low }) => low >= 0.5) ? 0.5 : 0;
    const step = from === 0.5 ? 0.1 : 0.2;
    return svg({
        title: `Pass rate of ${what} with its interval. ${lines.map(({ name, passRate }) => `${name}: ${passRate}`).join('; ')}`,
        marks,
        from,
        to: 1,
        ticks: ticksOf(from, 1, step).map((at) => ({ at, text: `${Math.round(100 * at)} %` })),
    });
}
/** Dot: p50; line: from there to p95. Empty where no endpoint has a latency. */
function latencyChart(lines) {
    const marks = lines.flatMap(({ name, measured }) => {
        if (!measured?.latency)
            return [];
        const { p50, p95 } = measured.latency;
        return [{ name, low: p50, dot: p50, high: p95 }];
    });
    const longest = marks.reduce((most, { high }) => Math.max(most, high), 0);
    if (longest === 0)
        return '';
    const step = tickStep(longest);
    const to = step * Math.ceil(longest / step);
    return svg({
        title: `Latency of each endpoint, from p50 to p95. ${lines.map(({ name, p50, p95 }) => `${name}: ${p50} to ${p95}`).join('; ')}`,
        marks,
        from: 0,
        to,
        ticks: ticksOf(0, to, step).map((at) => ({ at, text: at === 0 ? '0' : (0,format/* formatDuration */.a3)(at) })),
    });
}
/** 1, 2 or 5 times a power of ten, so that at most five steps reach the longest. */
function tickStep(longest) {
    const power = 10 ** Math.floor(Math.log10(longest / 5));
    return ([1, 2, 5].find((times) => times * power * 5 >= longest) ?? 10) * power;
}
function ticksOf(from, to, step) {
    return Array.from({ length: Math.round((to - from) / step) + 1 }, (_, index) => from + index * step);
}
function svg({ title, marks, from, to, ticks }) {
    // A little room at both ends, for half a dot.
    const x = (value) => `${(2 + (96 * (value - from)) / (to - from)).toFixed(2)}%`;
    const bottom = marks.length * LINE_HEIGHT;
    const anchor = (index) => (index === 0 ? 'start' : index === ticks.length - 1 ? 'end' : 'middle');
    return [
        `<svg class="chart" role="img" width="100%" height="${bottom + AXIS_HEIGHT}">`,
        `<title>${(0,report_escape/* htmlText */.js)(title)}</title>`,
        ...ticks.map(({ at }) => `<line class="grid" x1="${x(at)}" x2="${x(at)}" y1="0" y2="${bottom}"/>`),
        ...marks.flatMap(({ name, low, dot, high }, index) => {
            const y = index * LINE_HEIGHT;
            return [
                `<text class="label" x="2%" y="${y + NAME_Y}">${(0,report_escape/* htmlText */.js)(cut(name))}</text>`,
                `<line class="whisker" x1="${x(low)}" x2="${x(high)}" y1="${y + MARK_Y}" y2="${y + MARK_Y}"/>`,
                `<circle class="dot" cx="${x(dot)}" cy="${y + MARK_Y}" r="5"/>`,
            ];
        }),
        ...ticks.map(({ at, text }, index) => `<text class="tick" x="${x(at)}" y="${bottom + 17}" text-anchor="${anchor(index)}">${(0,report_escape/* htmlText */.js)(text)}</text>`),
        '</svg>',
    ].join('');
}
/** Text of a picture does not wrap. */
function cut(name) {
    const visible = (0,report_visible/* visibleText */.Q6)(name);
    if ((0,terminal_width/* displayWidth */.F1)(visible) <= NAME_COLUMNS)
        return visible;
    return `${((0,terminal_width/* wrap */.LV)(visible.replaceAll(' ', '\u00a0'), NAME_COLUMNS - 1)[0] ?? '').trimEnd()}…`;
}

// EXTERNAL MODULE: ./lib/report/leaderboard.js + 1 modules
var leaderboard = __webpack_require__(8283);
;// CONCATENATED MODULE: ./lib/report/page-comparison.js
// How the endpoints compare, on the page of the `.html` result file: the leaderboard with pictures, what tells the endpoints
// apart, and the numbers behind it.





const TELLING_OPEN = 5;
const TELLING_SHOWN = 500;
/** Empty where no endpoint answered. */
function pageComparison(report) {
    const board = (0,leaderboard/* leaderboard */.W2)(report);
    const table = board?.lines ? (0,leaderboard/* leaderboardTable */.mw)(board.lines) : (0,endpoint_table/* endpointTable */._s)(report);
    if (table === undefined)
        return '';
    return [
        '<section><h2>How the endpoints compare</h2>',
        ...(board ? [`<p class="words">${(0,report_escape/* htmlText */.js)(board.words)}</p>`] : []),
        ...(board?.lines ? [charts(board.lines)] : []),
        tableHtml(table, board?.lines ? 'endpoints ranked' : 'endpoints'),
        ...(board ? [...(0,leaderboard/* bestNote */.nu)(board.lines ?? [], 'Bold').map(note), telling(board), numbers(board)] : []),
        '</section>',
    ]
        .filter((part) => part !== '')
        .join('\n');
}
const note = (text) => `<p class="facts">${(0,report_escape/* htmlText */.js)(text)}</p>`;
/** A line for each endpoint. */
function tableHtml({ endpoints, rows }, kind = 'endpoints') {
    const head = rows.map(({ name }) => `<th scope="col">${(0,report_escape/* htmlText */.js)(name)}</th>`).join('');
    const lines = endpoints.map((endpoint, index) => {
        const values = rows.map(({ name, values, best }) => {
            const value = (0,report_escape/* htmlText */.js)(values[index] ?? '');
            return `<td data-label="${(0,report_escape/* htmlText */.js)(name)}">${index === best ? `<strong>${value}</strong>` : value}</td>`;
        });
        return `<tr><th scope="row">${(0,report_escape/* htmlText */.js)(endpoint)}</th>${values.join('')}</tr>`;
    });
    return [
        `<table class="${kind}"><thead><tr><th scope="col">Endpoint</th>${head}</tr></thead>`,
        `<tbody>${lines.join('')}</tbody></table>`,
    ].join('\n');
}
function charts(lines) {
    const figure = (caption, chart) => chart === '' ? '' : `<figure><figcaption>${caption}</figcaption>${chart}</figure>`;
    return `<div class="charts">${figure('Pass rate, and what cases like these would give', passRateChart(lines, 'each endpoint'))}${figure('Latency, p50 to p95', latencyChart(lines))}</div>`;
}
function telling({ telling: cases }) {
    if (cases.length === 0)
        return '';
    const items = cases
        .slice(0, TELLING_SHOWN)
        .map(({ name, passes }) => `<li><strong>${(0,report_escape/* htmlText */.js)(name)}</strong>: ${(0,report_escape/* htmlText */.js)(passes)}</li>`);
    const more = cases.length - items.length;
    const unlisted = more > 0 ? `<p class="facts">and ${(0,format/* counted */.hS)(more, 'more case')}</p>` : '';
    const open = cases.length <= TELLING_OPEN ? ' open' : '';
    const summary = `The endpoints differ on ${(0,format/* counted */.hS)(cases.length, 'case')}, the most telling first`;
    return `<details class="numbers"${open}><summary>${summary}</summary><ul>${items.join('')}</ul>${unlisted}</details>`;
}
function numbers({ numbers: list }) {
    const items = list.map((text) => `<li>${(0,report_escape/* htmlText */.js)(text)}</li>`).join('');
    return `<details class="numbers"><summary>The numbers behind this</summary><ul>${items}</ul></details>`;
}

// EXTERNAL MODULE: ./lib/verdict/evidence-words.js
var evidence_words = __webpack_require__(3284);
// EXTERNAL MODULE: ./lib/report/gate-text.js
var gate_text = __webpack_require__(5751);
// EXTERNAL MODULE: ./lib/report/verdict-text.js
var verdict_text = __webpack_require__(1447);
;// CONCATENATED MODULE: ./lib/report/page-gate.js
// "Compared with the base" on the page: the pass rates of both sides as intervals, what became of each case, the numbers.






function pageGate({ gate }) {
    if (!gate?.base)
        return '';
    const { head, base } = gate.conclusion.passRate;
    const changes = (0,gate_text/* ruleChangesText */.FZ)(gate);
    const facts = (0,gate_text/* gateFacts */.pE)(gate).map((fact) => `<li>${(0,report_escape/* htmlText */.js)((0,verdict_text/* sentence */.em)(fact))}</li>`);
    return [
        `<section><h2>Compared with ${(0,report_escape/* htmlText */.js)((0,gate_text/* baseText */.b6)(gate.base))}</h2>`,
        ...(changes === undefined ? [] : [`<p class="reason">${(0,report_escape/* htmlText */.js)(changes)}</p>`]),
        chart([
            { name: gate.base.name, of: base },
            { name: 'this change', of: head },
        ]),
        ...(0,gate_text/* gateGroups */.yD)(gate, { blocking: true }).map((group) => groupHtml(group, true)),
        ...(gate.callsSaved > 0 ? [`<p class="facts">${(0,format/* counted */.hS)(gate.callsSaved, 'call')} saved.</p>`] : []),
        ...(0,gate_text/* gateGroups */.yD)(gate, { blocking: false }).map((group) => groupHtml(group, false)),
        ...(gate.served ?? []).map((text) => `<p class="facts">${(0,report_escape/* htmlText */.js)(text)}</p>`),
        ...(gate.evidence === undefined ? [] : [`<p class="facts">${(0,report_escape/* htmlText */.js)(gate.evidence)}</p>`]),
        `<details class="notes"><summary>The numbers behind it</summary><ul>${facts.join('')}</ul></details>`,
        '</section>',
    ]
        .filter((part) => part !== '')
        .join('\n');
}
function groupHtml({ title, rule, cases }, open) {
    const items = cases.map(({ name, text }) => `<li><b>${(0,report_escape/* htmlText */.js)(name)}</b>${text === '' ? '' : `: ${(0,report_escape/* htmlText */.js)(text)}`}</li>`);
    return `<details class="notes"${open ? ' open' : ''}><summary>${(0,report_escape/* htmlText */.js)(title)}</summary><p>${(0,report_escape/* htmlText */.js)((0,verdict_text/* sentence */.em)(rule))}</p><ul>${items.join('')}</ul></details>`;
}
function chart(sides) {
    const lines = sides.flatMap(({ name, of: { rate, interval } }) => rate === undefined
        ? []
        : [
            {
                name,
                passRate: `${(0,evidence_words/* inPercent */.vi)(rate)}${interval ? `, likely ${(0,evidence_words/* asRange */.m7)(interval)}` : ''}`,
                measured: { rate, ...(interval ? { interval } : {}) },
            },
        ]);
    if (lines.length === 0)
        return '';
    const caption = 'Pass rate of the cases that ran, and what cases like these would give';
    return `<div class="charts"><figure><figcaption>${caption}</figcaption>${passRateChart(lines, 'each side')}</figure></div>`;
}

// EXTERNAL MODULE: ./lib/report/run-facts.js
var run_facts = __webpack_require__(2793);
;// CONCATENATED MODULE: ./lib/report/page-head.js
// The part of the `.html` result file above its list: the verdict, what kept the run from measuring, how the endpoints compare.
// Plain HTML, so that it is there where a viewer runs no program.







function pageHead(report, context) {
    const { verdict, description } = report;
    return [
        `<header class="verdict-${verdict.name}">`,
        `<p class="overline">MLflow Gateway Eval${description === undefined ? '' : ` · ${(0,report_escape/* htmlText */.js)((0,report_visible/* short */.h0)(description, 200))}`}</p>`,
        `<h1>${(0,report_escape/* htmlText */.js)((0,verdict_text/* verdictTitle */.Sw)(verdict))}</h1>`,
        `<p class="reason">${(0,report_escape/* htmlText */.js)((0,verdict_text/* sentence */.em)(verdict.reason))}</p>`,
        bar(report),
        ...(0,verdict_text/* countsSentence */.KS)(verdict).map((text) => `<p class="facts">${(0,report_escape/* htmlText */.js)(text)}</p>`),
        `<p class="facts">${runFacts(report, context)}</p>`,
        problems(report),
        notes((0,verdict_text/* warningsTitle */.Qs)(report), report.warnings.map(config_problem/* formatProblem */.Vw)),
        notes('Notices of the run', report.notices),
        '</header>',
        pageGate(report),
        pageComparison(report),
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
        ...(0,run_facts/* graderFacts */.Zy)(report),
        ...(report.gatewayUrl ? [`Gateway ${report.gatewayUrl}`] : []),
    ];
    const link = runUrl !== undefined && /^https:\/\/[\w.~:/?#@!$&*+,;=%-]+$/.test(runUrl);
    return [
        ...texts.map(report_escape/* htmlText */.js),
        ...(sha === undefined ? [] : [`Commit ${(0,report_escape/* htmlText */.js)((0,report_visible/* oneLine */.TN)(sha).slice(0, 7))}`]),
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

.ranked td {
  min-width: 5.5rem;
}

.ranked td:first-of-type {
  min-width: 3.5rem;
}

.ranked td:nth-of-type(2) {
  min-width: 9.5rem;
}

.words {
  max-width: 44rem;
  margin: 0 0 1rem;
}

.charts {
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr));
  gap: 1rem 2.5rem;
  margin: 0 0 1.25rem;
}

figure {
  min-width: 0;
  margin: 0;
}

figcaption {
  margin-bottom: 0.4rem;
  color: var(--soft);
  font-size: 0.87rem;
}

.chart {
  display: block;
  overflow: hidden;
}

.chart .grid {
  stroke: var(--line);
}

.chart .whisker {
  stroke: var(--ink);
  stroke-width: 2;
}

.chart .dot {
  fill: var(--link);
}

.chart .label {
  fill: var(--ink);
  font: 0.87rem var(--sans);
}

.chart .tick {
  fill: var(--soft);
  font: 0.75rem var(--sans);
}

.numbers {
  margin: 1rem 0 0;
  font-size: 0.93rem;
}

.numbers summary {
  color: var(--link);
  cursor: pointer;
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
    const title = `${(0,verdict_text/* verdictTitle */.Sw)(report.verdict)}${report.description ? `: ${(0,report_visible/* short */.h0)(report.description, 100)}` : ''}`;
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


/***/ })

};
