export const id = 950;
export const ids = [950];
export const modules = {

/***/ 8950:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  writeResultsCsv: () => (/* binding */ writeResultsCsv)
});

// EXTERNAL MODULE: ./lib/report/case-names.js
var case_names = __webpack_require__(1273);
;// CONCATENATED MODULE: ./lib/report/csv-row.js
// A line of a CSV file that people open with a spreadsheet.
/** Blanks, controls and characters without width: a spreadsheet may drop them before it looks for a formula. */
const INVISIBLE_START = /^[\s\p{C}\p{Default_Ignorable_Code_Point}]+/u;
/** Quoted where RFC 4180 asks for it, with a line feed at the end. */
function csvRow(cells) {
    return `${cells.map((cell) => quoted(withoutFormula(cell))).join(',')}\n`;
}
/**
 * With an apostrophe before what a spreadsheet would run as a formula: a cell that begins with `=`, `@`, `+`, `-`, in their
 * wide forms (`＝`) too, blanks before it or not, or with a tab or a carriage return. A number keeps its sign.
 */
function withoutFormula(cell) {
    const text = cell.replace(INVISIBLE_START, '');
    const signed = /^[+\uff0b\uff0d-]/.test(text) && !(text.trim() !== '' && Number.isFinite(Number(text)));
    return /^[=@\uff1d\uff20]/.test(text) || signed || /^[\t\r]/.test(cell) ? `'${cell}` : cell;
}
function quoted(cell) {
    return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

// EXTERNAL MODULE: ./lib/report/results-json.js
var results_json = __webpack_require__(711);
// EXTERNAL MODULE: ./lib/report/results-json-rows.js
var results_json_rows = __webpack_require__(2253);
;// CONCATENATED MODULE: ./lib/report/results-csv.js




function* writeResultsCsv(report, { showAnswers }) {
    const columns = metricsByColumn(report);
    const vars = (0,results_json.varNames)(report);
    const described = report.cells.some(({ cell }) => Boolean(cell.test.description));
    yield csvRow([
        ...(described ? ['Description'] : []),
        ...vars,
        ...report.columns.flatMap(({ prompt, endpoint }, index) => [
            `[${endpoint.label || endpoint.id}] ${prompt.label}`,
            'Status',
            'Score',
            'Named Scores',
            ...(columns[index] ?? []).map((name) => `Metric: ${name}`),
            'Grader Reason',
            'Comment',
        ]),
    ]);
    const context = { report, evalId: (0,results_json.evalIdOf)(report), showAnswers };
    for (const { results, repeat } of lines(report)) {
        const test = results[0]?.cell.test;
        yield csvRow([
            ...(described ? [test?.description ?? ''] : []),
            ...vars.map((name) => varText(test?.vars, name)),
            ...columns.flatMap((metrics, index) => outputCells(find(results, index), repeat, metrics, context)),
        ]);
    }
}
function varText(vars, name) {
    const value = vars !== undefined && Object.hasOwn(vars, name) ? vars[name] : undefined;
    return value === undefined ? '' : (0,case_names/* jsonText */.s$)(value);
}
const find = (results, promptIdx) => results.find(({ cell }) => cell.promptIdx === promptIdx);
/** In promptfoo's order of tests and repeats. */
function lines({ cells, repeat: repeats }) {
    const tests = new Map();
    for (const result of cells) {
        const results = tests.get(result.cell.testIdx);
        if (results)
            results.push(result);
        else
            tests.set(result.cell.testIdx, [result]);
    }
    const unsorted = [...tests.values()].flatMap((results) => {
        const [first] = results;
        if (first === undefined)
            return [];
        const count = Math.max(...results.map(({ runs }) => runs.length));
        return Array.from({ length: count }, (_, repeat) => ({
            testIdx: (0,results_json_rows/* rowTestIdx */._)(first.cell, repeat, repeats),
            results,
            repeat,
        }));
    });
    return unsorted.sort((a, b) => a.testIdx - b.testIdx);
}
const STATUS = { 0: 'PASS', 1: 'FAIL', 2: 'ERROR' };
function outputCells(result, repeat, metrics, context) {
    const run = result?.runs[repeat];
    if (result === undefined || run === undefined)
        return Array.from({ length: 6 + metrics.length }, () => '');
    const { response, failureReason, score, namedScores, gradingResult } = (0,results_json_rows.resultRow)(result, run, context);
    const rounded = Object.entries(namedScores).map(([name, value]) => [name, Number(value.toFixed(2))]);
    return [
        response.output === undefined ? '' : (0,case_names/* jsonText */.s$)(response.output),
        STATUS[failureReason] ?? '',
        score.toFixed(2),
        rounded.length === 0 ? '' : JSON.stringify(Object.fromEntries(rounded)),
        ...metrics.map((name) => (Object.hasOwn(namedScores, name) ? (namedScores[name] ?? 0).toFixed(2) : '')),
        gradingResult?.reason ?? '',
        '',
    ];
}
/** The named scores of each column, by name. */
function metricsByColumn({ columns, cells }) {
    const names = columns.map(() => new Set());
    for (const { cell, runs } of cells)
        for (const { state, namedScores } of runs)
            if (state !== 'errored')
                for (const name of Object.keys(namedScores))
                    names[cell.promptIdx]?.add(name);
    return names.map((set) => [...set].sort((a, b) => a.localeCompare(b, 'en')));
}


/***/ })

};
