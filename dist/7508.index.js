export const id = 7508;
export const ids = [7508];
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

/***/ 7508:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  compareWithFile: () => (/* binding */ compareWithFile)
});

// EXTERNAL MODULE: ./lib/assertions/assertion-type.js
var assertion_type = __webpack_require__(9710);
;// CONCATENATED MODULE: ./lib/assertions/outside-types.js
/**
 * Types whose judgement something outside makes, code or a service: it may say what it is made of, and something else each
 * time. Apart from the registry, so that who compares results need not load all assertions.
 */
const OUTSIDE_TYPES = new Set(['javascript', 'python', 'webhook']);

// EXTERNAL MODULE: ./lib/config/eval-config.js
var eval_config = __webpack_require__(6293);
// EXTERNAL MODULE: ./lib/verdict/critical.js
var critical = __webpack_require__(7868);
;// CONCATENATED MODULE: ./lib/baseline/pair-columns.js
// Which prompt of the base is which of the head, and which provider. Both may have been edited: that is what is compared.
const PROMPT = [
    (base, head) => base.label === head.label && base.raw === head.raw,
    (base, head) => base.label === head.label,
    (base, head) => base.raw !== undefined && base.raw === head.raw,
    // `prompts/answer.txt: Answer {{q}}`: the file is the same, and its text was edited.
    (base, head) => fileOf(base) !== undefined && fileOf(base) === fileOf(head),
];
const PROVIDER = [
    (base, head) => base.id === head.id && base.label === head.label,
    (base, head) => base.label !== undefined && base.label === head.label,
    (base, head) => base.id === head.id,
];
function fileOf({ label, raw }) {
    return raw !== undefined && label.endsWith(`: ${raw}`) ? label.slice(0, -raw.length) : undefined;
}
function pairPrompts(base, head) {
    return pair(base, head, PROMPT);
}
function pairProviders(base, head) {
    return pair(base, head, PROVIDER);
}
/**
 * Each at most once. Where as many are left on both sides, and nothing tells which is which, one replaced the other: in the
 * order in which they stand. @returns by those of the head
 */
function pair(base, head, sameness) {
    const pairs = new Map();
    const open = new Set(base);
    const take = (of, found) => {
        if (found === undefined)
            return;
        pairs.set(of, found);
        open.delete(found);
    };
    for (const isSame of sameness)
        for (const one of head)
            if (!pairs.has(one))
                take(one, [...open].find((other) => isSame(other, one)));
    const left = head.filter((one) => !pairs.has(one));
    const others = [...open];
    if (left.length === others.length)
        for (const [index, one] of left.entries())
            take(one, others[index]);
    return pairs;
}

// EXTERNAL MODULE: ./lib/baseline/recorded-cell.js
var recorded_cell = __webpack_require__(4428);
;// CONCATENATED MODULE: ./lib/baseline/compare-with-file.js
// The results of the head beside those that a file recorded of the base, cell by cell.






/**
 * In the order of the head's cells, then those that only the file has, in the file's order. Tests are the same by
 * description and variables; prompts by label or text; providers by label or id; where as many of them are left over on
 * both sides, one took the place of the other. Of `removed`, `id` is the recorded cell's.
 *
 * `check changed`: other assertions, or another threshold of the test. Errors, and answers that nothing judges, are no
 * evidence.
 */
function compareWithFile(head, recorded) {
    const columns = createColumns(head, recorded);
    const cells = head.map((result) => {
        const test = result.runs[0]?.test ?? result.cell.test;
        const place = columns.placeOf(result, (0,recorded_cell/* testKeyOf */.l)(test.description, test.vars));
        return { result, test, place, checks: test.assert.flatMap(checksOf) };
    });
    const recordedOf = groupedBy(recorded, (cell) => columns.recordedPlace(cell));
    const found = new Map();
    const used = new Set();
    for (const [place, ofPlace] of groupedBy(cells, (cell) => cell.place))
        if (place !== undefined)
            findAll(ofPlace, recordedOf.get(place) ?? [], { found, used });
    const compared = cells.map((cell) => comparedCell(cell, found.get(cell)));
    return [...compared, ...recorded.filter((cell) => !used.has(cell)).map(removedCell)];
}
function groupedBy(all, keyOf) {
    const groups = new Map();
    for (const one of all) {
        const key = keyOf(one);
        const group = groups.get(key);
        if (group)
            group.push(one);
        else
            groups.set(key, [one]);
    }
    return groups;
}
/**
 * Those of one place. With the same checks first, then those that were never judged, then in order: of two cases of one name
 * none takes what the other was judged by.
 */
function findAll(heads, bases, { found, used }) {
    const open = () => heads.filter((head) => !found.has(head));
    for (const head of heads) {
        if (found.has(head))
            continue;
        const [base, ...others] = bases.filter((one) => !used.has(one) && one.checks && hasSameChecks(head, one));
        if (!base)
            continue;
        used.add(base);
        const alike = base.isOneCase ? [head] : open().filter((other) => hasSameChecks(other, base));
        const parts = others.length === 0 && base.runs.length % alike.length === 0 ? alike : [head];
        const size = base.runs.length / parts.length;
        for (const [index, part] of parts.entries())
            found.set(part, { ...base, runs: base.runs.slice(index * size, (index + 1) * size) });
    }
    const left = bases
        .filter((base) => !used.has(base))
        .sort((a, b) => Number(a.checks !== undefined) - Number(b.checks !== undefined));
    for (const [index, head] of open().entries()) {
        const base = left[index];
        if (!base)
            return;
        used.add(base);
        found.set(head, base);
    }
}
/** The columns of both sides, paired. */
function createColumns(head, recorded) {
    const promptKey = ({ label, raw }) => JSON.stringify([label, raw]);
    const providerKey = ({ id, label }) => JSON.stringify([id, label || null]);
    const basePrompts = new Map(recorded.map(({ prompt }) => [promptKey(prompt), prompt]));
    const baseProviders = new Map(recorded.map(({ provider }) => [providerKey(provider), provider]));
    const headPrompts = new Map(head.map(({ cell: { prompt } }) => [promptKey(prompt), prompt]));
    const headProviders = new Map(head.map(({ cell: { endpoint } }) => [providerKey(endpoint), endpoint]));
    const prompts = pairPrompts([...basePrompts.values()], [...headPrompts.values()]);
    const providers = pairProviders([...baseProviders.values()], [...headProviders.values()]);
    const place = (testKey, prompt, provider) => JSON.stringify([testKey, prompt, provider]);
    return {
        recordedPlace: ({ testKey, prompt, provider }) => place(testKey, promptKey(prompt), providerKey(provider)),
        placeOf({ cell }, testKey) {
            const ownPrompt = headPrompts.get(promptKey(cell.prompt));
            const ownProvider = headProviders.get(providerKey(cell.endpoint));
            const prompt = ownPrompt && prompts.get(ownPrompt);
            const provider = ownProvider && providers.get(ownProvider);
            return prompt && provider && place(testKey, promptKey(prompt), providerKey(provider));
        },
    };
}
function hasSameChecks({ test, checks: own }, { checks, threshold }) {
    if (threshold !== test.threshold)
        return false;
    // No run was judged: there is nothing to compare, but the case is there.
    if (!checks)
        return true;
    const open = [...checks];
    for (const check of own) {
        const index = open.findIndex(({ keys }) => keys.some((key) => check.keys.includes(key)));
        if (index < 0)
            return false;
        open.splice(index, 1);
    }
    // Code may say what its judgement is made of, and something else each time.
    return open.every(({ bare }) => bare) && (open.length === 0 || test.assert.some(runsCode));
}
function checksOf(assertion) {
    if ((0,eval_config/* isAssertionSet */.$)(assertion))
        return [(0,recorded_cell/* checkOf */.E)(assertion), ...assertion.assert.flatMap(checksOf)];
    const { value, threshold, weight, valueFromFile, code, valueCode } = assertion;
    const fromFile = (valueFromFile === true && code === undefined) || valueCode !== undefined;
    return [(0,recorded_cell/* checkOf */.E)({ type: (0,assertion_type/* writtenType */.I)(assertion), value, threshold, weight, fromFile })];
}
function runsCode(assertion) {
    if ((0,eval_config/* isAssertionSet */.$)(assertion))
        return assertion.assert.some(runsCode);
    return OUTSIDE_TYPES.has(assertion.type);
}
function comparedCell(head, base) {
    const { result, test } = head;
    return {
        id: result.cell.id,
        change: !base ? 'new' : hasSameChecks(head, base) ? 'compared' : 'check changed',
        cluster: clusterOf(test),
        base: base?.runs.map(({ run }) => run) ?? [],
        head: result.runs.map(armRun),
        ...(result.runs.some(({ assertions }) => (0,critical/* failsCritical */.v)(assertions)) ? { criticalFailed: true } : {}),
    };
}
/** `metadata.cluster`, else the case: on several endpoints, or with several prompts, it counts once. */
function clusterOf({ description, vars, metadata: { cluster } }) {
    return typeof cluster === 'string' || typeof cluster === 'number' ? String(cluster) : (0,recorded_cell/* testKeyOf */.l)(description, vars);
}
function removedCell({ id, runs }) {
    return { id, change: 'removed', base: runs.map(({ run }) => run), head: [] };
}
function armRun({ state, score, namedScores }) {
    if (state === 'errored' || state === 'unjudged')
        return null;
    return { pass: state === 'passed', score, metrics: namedScores };
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

/***/ 7868:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ failsCritical)
/* harmony export */ });
/** Whether an assertion, or an assert-set, that is marked as critical has failed; parts of sets count as well. */
function failsCritical(outcomes) {
    return outcomes.some(({ assertion, pass, parts = [] }) => (assertion.critical === true && !pass) || failsCritical(parts));
}


/***/ })

};
