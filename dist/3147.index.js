export const id = 3147;
export const ids = [3147];
export const modules = {

/***/ 2285:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ canonicalJson),
/* harmony export */   t: () => (/* binding */ canonicalHash)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6413);


/** The JSON text with the keys of maps in one order: equal for values that say the same. Of at most `MAX_NESTING` levels. */
function canonicalJson(value) {
    return JSON.stringify(ordered(value));
}
/** 16 hex digits. */
function canonicalHash(value) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(canonicalJson(value)).digest('hex').slice(0, 16);
}
function ordered(value) {
    if (Array.isArray(value))
        return value.map(ordered);
    if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(value))
        return value;
    return Object.fromEntries(Object.keys(value)
        .sort()
        .map((key) => [key, ordered(value[key] ?? null)]));
}


/***/ }),

/***/ 4428:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ checkOf),
/* harmony export */   l: () => (/* binding */ testKeyOf)
/* harmony export */ });
/* harmony import */ var _canonical_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2285);

/** Test cases of the same key are the same. */
function testKeyOf(description, vars) {
    return (0,_canonical_js__WEBPACK_IMPORTED_MODULE_0__/* .canonicalHash */ .t)([description ?? null, vars]);
}
/** Whether it decides anything is a part of what it is; how much it weighs is not. */
function checkOf({ type, value, threshold, weight = 1, fromFile = false }) {
    const key = (shown) => (0,_canonical_js__WEBPACK_IMPORTED_MODULE_0__/* .canonicalJson */ .d)([type, shown, threshold ?? null, weight === 0]);
    return {
        keys: [key(value ?? null), ...(fromFile ? [key({ file: true })] : [])],
        bare: value === undefined || value === null,
    };
}


/***/ }),

/***/ 3147:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  readResultsFile: () => (/* binding */ readResultsFile)
});

// EXTERNAL MODULE: ./lib/json.js
var json = __webpack_require__(6413);
// EXTERNAL MODULE: ./lib/baseline/canonical.js
var canonical = __webpack_require__(2285);
// EXTERNAL MODULE: ./lib/baseline/recorded-cell.js
var recorded_cell = __webpack_require__(4428);
;// CONCATENATED MODULE: ./lib/baseline/results-row.js
// One row of a results file: a run of a cell.


/** `failureReason` of a row that could not be judged. */
const ERROR = 2;
/** Field by field: what each of them has to be, and nothing of what it is. */
function readRow(value, { isOwn, prompts }) {
    if (!(0,json/* isObject */.Gv)(value))
        return { problem: 'it has to be a map' };
    const { vars, prompt, provider, testCase, success, failureReason, score, promptIdx } = value;
    if (!(0,json/* isObject */.Gv)(vars))
        return { problem: 'vars has to be a map' };
    if (!(0,json/* isObject */.Gv)(prompt) || typeof prompt['label'] !== 'string')
        return { problem: 'prompt.label has to be a text' };
    if (!(0,json/* isObject */.Gv)(provider) || typeof provider['id'] !== 'string')
        return { problem: 'provider.id has to be a text' };
    if (typeof success !== 'boolean')
        return { problem: 'success has to be true or false' };
    if (!(0,json/* isFiniteNumber */.Bf)(score))
        return { problem: 'score has to be a number' };
    if (failureReason !== undefined && failureReason !== 0 && failureReason !== 1 && failureReason !== ERROR)
        return { problem: 'failureReason has to be 0, 1 or 2' };
    const test = (0,json/* isObject */.Gv)(testCase) ? testCase : {};
    const { label } = provider;
    const raw = rawOf(prompts, promptIdx);
    const checks = checksOf(value, test, isOwn);
    const cellId = isOwn ? own(value['metadata'], 'cellId') : undefined;
    return {
        ...(typeof test['description'] === 'string' ? { description: test['description'] } : {}),
        vars,
        prompt: { label: prompt['label'], ...(raw === undefined ? {} : { raw }) },
        provider: { id: provider['id'], ...(typeof label === 'string' && label !== '' ? { label } : {}) },
        ...((0,json/* isFiniteNumber */.Bf)(test['threshold']) ? { threshold: test['threshold'] } : {}),
        ...(checks ? { checks } : {}),
        recorded: {
            ...costsOf(value),
            ...(isOwn ? servedOf(value) : {}),
            run: isEvidence(value, isOwn) ? { pass: success, score, ...metricsOf(value) } : null,
        },
        ...(typeof cellId === 'string' ? { cellId } : {}),
    };
}
function own(map, key) {
    return (0,json/* isObject */.Gv)(map) && Object.hasOwn(map, key) ? map[key] : undefined;
}
/** The prompt of a row is rendered; that of its column has its templates. */
function rawOf(prompts, promptIdx) {
    const raw = typeof promptIdx === 'number' ? own(prompts[promptIdx], 'raw') : undefined;
    return typeof raw === 'string' ? raw : undefined;
}
/** Whether it was judged: an error is no evidence, and neither is an answer that nothing judges. */
function isEvidence({ failureReason, gradingResult, metadata, error }, isOwn) {
    if (failureReason === ERROR)
        return false;
    if (isOwn)
        return own(metadata, 'state') !== 'unjudged';
    // Versions before `failureReason` have an error and no grading.
    if (!(0,json/* isObject */.Gv)(gradingResult))
        return !(failureReason === undefined && typeof error === 'string');
    const components = gradingResult['componentResults'];
    return Array.isArray(components) && components.length > 0;
}
function metricsOf({ namedScores }) {
    if (!(0,json/* isObject */.Gv)(namedScores))
        return {};
    const scores = Object.entries(namedScores).filter((entry) => (0,json/* isFiniteNumber */.Bf)(entry[1]));
    return scores.length === 0 ? {} : { metrics: Object.fromEntries(scores) };
}
function servedOf({ metadata }) {
    const model = own(metadata, 'servedModel');
    const provider = own(metadata, 'servedBy');
    if (typeof model !== 'string')
        return {};
    return { served: { model, ...(typeof provider === 'string' ? { provider } : {}) } };
}
function costsOf({ latencyMs, response }) {
    // What a cache gave says nothing of the endpoint.
    if (own(response, 'cached') === true)
        return {};
    const tokens = own(own(response, 'tokenUsage'), 'total');
    return {
        ...((0,json/* isFiniteNumber */.Bf)(latencyMs) && latencyMs > 0 ? { latencyMs } : {}),
        ...((0,json/* isFiniteNumber */.Bf)(tokens) && tokens > 0 ? { tokens } : {}),
    };
}
/** promptfoo keeps the assertions of a test as they are written; our files have them beside their outcomes alone. */
function checksOf({ gradingResult }, { assert }, isOwn) {
    if (!isOwn && Array.isArray(assert))
        return assert.flatMap(written).map(recorded_cell/* checkOf */.E);
    const components = own(gradingResult, 'componentResults');
    if (!(0,json/* isObject */.Gv)(gradingResult))
        return undefined;
    return (Array.isArray(components) ? components : []).flatMap((component) => {
        const set = own(own(component, 'metadata'), 'assertionSet');
        const assertion = own(component, 'assertion') ?? set;
        return (0,json/* isObject */.Gv)(assertion) ? single(assertion).map(recorded_cell/* checkOf */.E) : [];
    });
}
/** A set, then its parts. */
function written(assertion) {
    if (!(0,json/* isObject */.Gv)(assertion))
        return [];
    const parts = assertion['type'] === 'assert-set' ? assertion['assert'] : undefined;
    return [
        ...single(assertion),
        ...(Array.isArray(parts) ? parts.flatMap((part) => ((0,json/* isObject */.Gv)(part) ? single(part) : [])) : []),
    ];
}
function single({ type, value, threshold, weight }) {
    if (typeof type !== 'string')
        return [];
    return [
        {
            type,
            value,
            threshold: (0,json/* isFiniteNumber */.Bf)(threshold) ? threshold : undefined,
            weight: (0,json/* isFiniteNumber */.Bf)(weight) ? weight : undefined,
            fromFile: typeof value === 'string' && value.startsWith('file://'),
        },
    ];
}

;// CONCATENATED MODULE: ./lib/baseline/results-file.js
// A results file (`.json`, ours or promptfoo's) as the base of a comparison. It comes from an artifact or a commit, so it may
// be anything: what is not as it has to be is a problem in words, and no exception.




/** The one that this tool and promptfoo write today. */
const VERSION = 3;
/** Characters. A file of 50,000 rows with long answers has a quarter of them. */
const MAX_LENGTH = 400_000_000;
const MAX_ROWS = 1_000_000;
/** @returns what it holds, or what is wrong with it: lower-case start, no full stop, no text of the file */
function readResultsFile(text) {
    if (text.length > MAX_LENGTH)
        return { problem: `it has more than ${MAX_LENGTH} characters` };
    const parsed = parse(text);
    if (parsed === undefined)
        return { problem: 'it is no JSON' };
    if ((0,json/* isDeeperThan */.hz)(parsed, json/* MAX_NESTING */.M1))
        return { problem: `its values are nested deeper than ${json/* MAX_NESTING */.M1} levels` };
    const { results, config, metadata } = (0,json/* isObject */.Gv)(parsed) ? parsed : {};
    if (!(0,json/* isObject */.Gv)(results) || !Array.isArray(results['results']))
        return { problem: 'it is no results file: there is no list results.results' };
    if (results['version'] !== VERSION)
        return { problem: `its results.version has to be ${VERSION}` };
    const rows = results['results'];
    if (rows.length === 0)
        return { problem: 'it has no results' };
    if (rows.length > MAX_ROWS)
        return { problem: `it has more than ${MAX_ROWS} results` };
    const isOwn = (0,json/* isObject */.Gv)(metadata) && metadata['tool'] === 'mlflow-gateway-eval';
    const prompts = Array.isArray(results['prompts']) ? results['prompts'] : [];
    const read = [];
    for (const [index, value] of rows.entries()) {
        const row = readRow(value, { isOwn, prompts });
        if ('problem' in row)
            return { problem: `results.results[${index}]: ${row.problem}` };
        read.push(row);
    }
    const description = (0,json/* isObject */.Gv)(config) ? config['description'] : undefined;
    const { timestamp } = results;
    return {
        cells: cellsOf(read),
        ...(typeof description === 'string' ? { description } : {}),
        ...(typeof timestamp === 'string' ? { createdAt: timestamp } : {}),
    };
}
function parse(text) {
    try {
        // A byte order mark is what some editors leave.
        return JSON.parse(text.replace(/^\uFEFF/, ''));
    }
    catch {
        return undefined;
    }
}
/** Repeats are rows of one cell. Two cases of the same description and variables are two cells when their checks differ. */
function cellsOf(rows) {
    const groups = new Map();
    for (const row of rows) {
        const { description, vars, prompt, provider, cellId, threshold } = row;
        // Without an id of ours, what judges a row tells cases apart; an error of promptfoo's rows still says what would have.
        const own = cellId ?? row.checks?.flatMap(({ keys }) => keys[0] ?? []).sort() ?? null;
        const key = (0,canonical/* canonicalHash */.t)([
            description ?? null,
            vars,
            prompt.label,
            prompt.raw ?? null,
            provider.id,
            provider.label ?? null,
            threshold ?? null,
            own,
        ]);
        const group = groups.get(key);
        if (group)
            group.push(row);
        else
            groups.set(key, [row]);
    }
    return [...groups].flatMap(([id, group]) => cellOf(id, group) ?? []);
}
function cellOf(id, rows) {
    const [first] = rows;
    if (!first)
        return undefined;
    const { description, vars, prompt, provider, threshold, cellId } = first;
    const checks = rows.find((row) => row.checks)?.checks;
    return {
        id,
        name: nameOf(description, vars),
        testKey: (0,recorded_cell/* testKeyOf */.l)(description, vars),
        prompt,
        provider,
        ...(checks ? { checks } : {}),
        ...(threshold === undefined ? {} : { threshold }),
        isOneCase: cellId !== undefined,
        runs: rows.map(({ recorded }) => recorded),
    };
}
const NAME_CHARACTERS = 120;
function nameOf(description, vars) {
    const shown = Object.entries(vars).map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`);
    return [...(description || shown.join(', ') || 'a test without a name').slice(0, 4 * NAME_CHARACTERS)]
        .slice(0, NAME_CHARACTERS)
        .join('');
}


/***/ })

};
