export const id = 3218;
export const ids = [3218];
export const modules = {

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

/***/ 3218:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   renderDryRun: () => (/* binding */ renderDryRun),
/* harmony export */   renderValidation: () => (/* binding */ renderValidation)
/* harmony export */ });
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7703);
/* harmony import */ var _statistics_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3467);
/* harmony import */ var _terminal_writer_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9078);
/* harmony import */ var _verdict_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1447);
/* harmony import */ var _visible_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5944);





/** A person reads these; a config of a thousand files is for a machine. */
const FILES_SHOWN = 20;
/** `validate`: whether the config can run, and if not, everything that keeps it from running. */
function renderValidation({ problems, warnings, plan }, options) {
    const writer = (0,_terminal_writer_js__WEBPACK_IMPORTED_MODULE_0__/* .createTerminalWriter */ .at)(options);
    const { write, style } = writer;
    const title = problems.length === 0 ? 'Config valid' : 'Config not valid';
    return `${[
        [
            style(write(named(title, plan)), 'bold', problems.length === 0 ? 'green' : 'red'),
            ...(plan ? [write(`${cellsSentence(plan)}.`)] : []),
        ].join('\n'),
        ...problemSection(problems, writer),
        ...warningSection(warnings, writer),
    ].join('\n\n')}\n`;
}
/** `--dry-run`: the plan of a run. */
function renderDryRun({ problems, warnings, needs, plan }, options) {
    const writer = (0,_terminal_writer_js__WEBPACK_IMPORTED_MODULE_0__/* .createTerminalWriter */ .at)(options);
    const { write, style, section } = writer;
    const title = problems.length === 0 ? 'Dry run' : 'Dry run: this would not measure everything';
    return `${[
        [
            style(write(named(title, plan)), 'bold', problems.length === 0 ? 'green' : 'red'),
            write('Nothing was called and nothing was written.'),
        ].join('\n'),
        ...problemSection(problems, writer),
        ...(plan ? planSections(plan, writer) : []),
        ...section('What a run also needs', needs.map((need) => (0,_terminal_writer_js__WEBPACK_IMPORTED_MODULE_0__/* .problemLines */ .pb)(need, write))),
        ...warningSection(warnings, writer),
    ].join('\n\n')}\n`;
}
function named(title, plan) {
    return plan?.description ? `${title} (${(0,_visible_js__WEBPACK_IMPORTED_MODULE_2__/* .short */ .h0)(plan.description, 80)})` : title;
}
function problemSection(problems, { write, section }) {
    const lines = problems.map((problem) => (0,_terminal_writer_js__WEBPACK_IMPORTED_MODULE_0__/* .problemLines */ .pb)(problem, write));
    return section(`What to fix: ${(0,_format_js__WEBPACK_IMPORTED_MODULE_3__/* .counted */ .hS)(problems.length, 'problem')}`, lines);
}
function warningSection(warnings, { write, section }) {
    const lines = warnings.map((warning) => (0,_terminal_writer_js__WEBPACK_IMPORTED_MODULE_0__/* .problemLines */ .pb)(warning, write));
    return section((0,_verdict_text_js__WEBPACK_IMPORTED_MODULE_1__/* .warningsTitle */ .Qs)({ warnings }), lines);
}
/** `8 tests, 1 prompt, 2 endpoints: 16 cells` */
function cellsSentence({ tests, prompts, endpoints, cells }) {
    const parts = [(0,_format_js__WEBPACK_IMPORTED_MODULE_3__/* .counted */ .hS)(tests, 'test'), (0,_format_js__WEBPACK_IMPORTED_MODULE_3__/* .counted */ .hS)(prompts, 'prompt'), (0,_format_js__WEBPACK_IMPORTED_MODULE_3__/* .counted */ .hS)(endpoints, 'provider')];
    return `${parts.join(', ')}: ${(0,_format_js__WEBPACK_IMPORTED_MODULE_3__/* .counted */ .hS)(cells, 'cell')}`;
}
function planSections(plan, { write, section }) {
    const calls = (0,_statistics_js__WEBPACK_IMPORTED_MODULE_4__/* .sum */ .c)(plan.calls.map((one) => one.calls));
    const grading = (0,_statistics_js__WEBPACK_IMPORTED_MODULE_4__/* .sum */ .c)(plan.gradings.map((one) => one.calls));
    const tokens = (0,_statistics_js__WEBPACK_IMPORTED_MODULE_4__/* .sum */ .c)(plan.calls.map((one) => Math.round(one.promptTokens)));
    const lines = (facts) => facts.map((fact) => write(fact, 2));
    return [
        ...section('What would run', [
            ...lines([
                cellsSentence(plan),
                ...(plan.runs === plan.cells ? [] : [`${(0,_format_js__WEBPACK_IMPORTED_MODULE_3__/* .formatCount */ .B4)(plan.runs)} runs, with repeats`]),
                ...(plan.withoutCall > 0 ? [`${(0,_format_js__WEBPACK_IMPORTED_MODULE_3__/* .formatCount */ .B4)(plan.withoutCall)} of them without a call (providerOutput)`] : []),
                ...(plan.inOrder ? ['one after the other: tests refer to what came before them'] : []),
            ]),
        ]),
        ...section(`Calls to endpoints: ${(0,_format_js__WEBPACK_IMPORTED_MODULE_3__/* .formatCount */ .B4)(calls)}`, [
            ...plan.calls.map((one) => write(`${(0,_visible_js__WEBPACK_IMPORTED_MODULE_2__/* .oneLine */ .TN)(one.endpoint)}: ${(0,_format_js__WEBPACK_IMPORTED_MODULE_3__/* .counted */ .hS)(one.calls, 'call')}, about ${tokensOf(one.promptTokens)}`, 2)),
            ...(calls === 0
                ? []
                : lines([
                    `About ${tokensOf(tokens)} in all: an estimate, the characters of the prompts / 4; answers come on top.`,
                ])),
        ]),
        ...section(`Calls to graders: at least ${(0,_format_js__WEBPACK_IMPORTED_MODULE_3__/* .formatCount */ .B4)(grading)}`, [
            ...plan.gradings.map(({ grader, type, kind, calls: count }) => write(`${(0,_visible_js__WEBPACK_IMPORTED_MODULE_2__/* .oneLine */ .TN)(grader)}: ${type}, ${(0,_format_js__WEBPACK_IMPORTED_MODULE_3__/* .counted */ .hS)(count, 'call')}${kind === 'embeddings' ? ' for embeddings' : ''}`, 2)),
        ]),
        ...section('What it reads and writes', lines([
            `Config ${listed(plan.configFiles)}`,
            ...(plan.files.length > plan.configFiles.length
                ? [`Files ${listed(plan.files.filter((file) => !plan.configFiles.includes(file)))}`]
                : []),
            plan.code.length > 0 ? `Code of the config: ${plan.code.join(', ')}` : 'Code of the config: none',
            `Result files ${plan.resultFiles.length > 0 ? listed(plan.resultFiles) : 'none'}`,
            ...(plan.gatewayUrl === undefined ? [] : [`Gateway ${(0,_visible_js__WEBPACK_IMPORTED_MODULE_2__/* .oneLine */ .TN)(plan.gatewayUrl)}`]),
        ])),
    ];
}
function tokensOf(count) {
    return (0,_format_js__WEBPACK_IMPORTED_MODULE_3__/* .counted */ .hS)(Math.round(count), 'prompt token');
}
function listed(names) {
    const more = names.length - FILES_SHOWN;
    return names.slice(0, FILES_SHOWN).map(_visible_js__WEBPACK_IMPORTED_MODULE_2__/* .oneLine */ .TN).join(', ') + (more > 0 ? ` and ${(0,_format_js__WEBPACK_IMPORTED_MODULE_3__/* .formatCount */ .B4)(more)} more` : '');
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


/***/ }),

/***/ 9078:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MJ: () => (/* binding */ terminalLines),
/* harmony export */   at: () => (/* binding */ createTerminalWriter),
/* harmony export */   pb: () => (/* binding */ problemLines)
/* harmony export */ });
/* harmony import */ var _config_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7109);
/* harmony import */ var _plain_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1984);
/* harmony import */ var _terminal_width_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7433);
// Lines of a terminal: wrapped, indented, without what a terminal or the log of a job would take for a command.



/** Select Graphic Rendition codes (ECMA-48 8.3.117). */
const STYLES = { bold: 1, red: 31, green: 32, yellow: 33 };
/** @param options.width columns */
function createTerminalWriter({ width, color }) {
    const write = (text, indent = 0) => terminalLines(text, width - indent)
        .map((line) => (' '.repeat(indent) + line).trimEnd())
        .join('\n');
    const style = (text, ...names) => color ? `\u001b[${names.map((name) => STYLES[name]).join(';')}m${text}\u001b[0m` : text;
    return {
        write,
        style,
        section: (title, lines) => (lines.length === 0 ? [] : [[style(write(title), 'bold'), ...lines].join('\n')]),
    };
}
/** In the log of a job a line can be a command to the runner, and a text may be broken so that one starts with it. */
function terminalLines(text, width) {
    return (0,_terminal_width_js__WEBPACK_IMPORTED_MODULE_1__/* .wrap */ .LV)((0,_plain_text_js__WEBPACK_IMPORTED_MODULE_2__/* .terminalText */ .e)(text), width).flatMap((line) => {
        const safe = (0,_plain_text_js__WEBPACK_IMPORTED_MODULE_2__/* .logLine */ .B)(line);
        return safe === line ? [line] : terminalLines(safe, width);
    });
}
function problemLines({ hint, ...problem }, write) {
    return [write((0,_config_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .formatProblem */ .Vw)(problem), 2), ...(hint ? [write(hint, 4)] : [])].join('\n');
}


/***/ })

};
