export const id = 7811;
export const ids = [7811];
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

/***/ 7811:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  reportAgainstFile: () => (/* binding */ reportAgainstFile),
  withRunAgain: () => (/* binding */ withRunAgain)
});

// EXTERNAL MODULE: ./lib/baseline/compare-with-file.js + 2 modules
var compare_with_file = __webpack_require__(7508);
// EXTERNAL MODULE: ./lib/plan/repeats.js
var repeats = __webpack_require__(735);
// EXTERNAL MODULE: ./lib/verdict/provenance/served.js
var served = __webpack_require__(3324);
// EXTERNAL MODULE: ./lib/verdict/provenance/words.js
var provenance_words = __webpack_require__(5968);
// EXTERNAL MODULE: ./lib/verdict/regression/cells.js
var regression_cells = __webpack_require__(474);
// EXTERNAL MODULE: ./lib/verdict/regression/conclude.js + 1 modules
var conclude = __webpack_require__(7917);
// EXTERNAL MODULE: ./lib/statistics/fisher.js
var fisher = __webpack_require__(3458);
// EXTERNAL MODULE: ./lib/statistics/holm.js
var holm = __webpack_require__(2249);
// EXTERNAL MODULE: ./lib/statistics/visible-drop.js
var visible_drop = __webpack_require__(3119);
// EXTERNAL MODULE: ./lib/verdict/regression/classify.js
var classify = __webpack_require__(7265);
// EXTERNAL MODULE: ./lib/verdict/regression/second-pass.js
var second_pass = __webpack_require__(7101);
// EXTERNAL MODULE: ./lib/verdict/regression/suite.js
var regression_suite = __webpack_require__(6663);
;// CONCATENATED MODULE: ./lib/verdict/regression/offline.js
// Two files of results and no calls: no case can be run again, so the exact tests of what is there have to do.







const LEVEL = 0.01;
/** Fisher's exact test of each case, adjusted by Holm at 1 %, and the sign-flip test of the suite at 1 %. */
function compareOffline(cells) {
    const compared = cells
        .filter(({ change }) => change === 'compared')
        .map(({ id, base, head }) => ({ cell: id, base: (0,classify/* passesOf */.Hb)(base), head: (0,classify/* passesOf */.Hb)(head) }));
    const pValues = compared.map(({ base, head }) => (0,fisher/* fisherLess */.H)(head, base));
    const adjusted = (0,holm/* holm */.f)(pValues);
    const broke = compared
        .map((one, index) => ({ ...one, p: pValues[index] ?? 1, adjusted: adjusted[index] ?? 1 }))
        .filter((one) => one.adjusted <= LEVEL)
        .sort((a, b) => a.p - b.p || (a.cell < b.cell ? -1 : 1))
        .map(({ cell, base, head }) => ({ cell, base, head }));
    const pairs = (0,second_pass/* pairedCells */.F4)(cells, [], (run) => (0,regression_cells/* runValue */.Lo)(run, 'pass'));
    const suite = (0,regression_suite/* testSuite */.$)(pairs, { whole: true });
    const drop = (0,regression_suite/* suiteVisibleDrop */.k)(pairs);
    return {
        broke,
        suite: { ...suite, fell: suite.p <= LEVEL && suite.baseMean - suite.headMean >= visible_drop/* LEAST_DROP */.yv - 1e-9 },
        ...(drop === undefined ? {} : { visibleDrop: drop }),
    };
}

// EXTERNAL MODULE: ./lib/verdict/evidence-words.js
var evidence_words = __webpack_require__(3284);
// EXTERNAL MODULE: ./lib/verdict/regression/words.js + 1 modules
var regression_words = __webpack_require__(9337);
;// CONCATENATED MODULE: ./lib/verdict/regression/offline-words.js
// The verdict on two sets of results in the words of a reviewer.


/** `inconclusive`: no case has evidence on both sides, so that nothing was compared. */
function offlineVerdict({ broke, suite }) {
    if (broke.length > 0 || suite.fell)
        return 'failed';
    return suite.cells === 0 ? 'inconclusive' : 'passed';
}
const NO_RERUN = 'compared with a results file, so no case could be run again';
/**
 * `Failed, compared with a results file, so no case could be run again: 1 case broke. refund-window: main passed 7 of 7, this
 * change 0 of 7.` Whole sentences.
 */
function offlineHeadline(comparison, names) {
    const { broke, suite, visibleDrop } = comparison;
    const verdict = offlineVerdict(comparison);
    if (verdict === 'inconclusive')
        return 'Inconclusive: the results file and this change have no case in common that both measured. Not a quality result.';
    if (verdict === 'passed')
        return [
            `Passed, ${NO_RERUN}. ${(0,evidence_words/* counted */.hS)(suite.cells, 'case')} compared: ${(0,regression_words/* suiteWords */.uA)(suite, names.base)}`,
            ...(visibleDrop === undefined ? [] : [(0,regression_words/* visibleDropWords */.Tr)(visibleDrop)]),
        ].join(' ');
    const each = broke.map(({ cell, base, head }) => `${names.caseName(cell)}: ${(0,regression_words/* passesWords */.$3)(base, head, names.base)}`);
    const fell = `quality fell by ${(0,evidence_words/* inPoints */.Tn)(suite.baseMean - suite.headMean)}. ${(0,regression_words/* suiteWords */.uA)(suite, names.base)}`;
    return [
        `Failed, ${NO_RERUN}:`,
        ...(broke.length > 0 ? [`${(0,evidence_words/* counted */.hS)(broke.length, 'case')} broke. ${(0,regression_words/* listedSentences */.kc)(each)}`] : []),
        ...(suite.fell ? [fell] : []),
    ].join(' ');
}

// EXTERNAL MODULE: ./lib/verdict/regression/regression-gate.js
var regression_gate = __webpack_require__(936);
// EXTERNAL MODULE: ./lib/regression/case-namer.js
var case_namer = __webpack_require__(6387);
;// CONCATENATED MODULE: ./lib/regression/file-gate.js
// A run held against a results file: nothing of the file can be run again, so exact tests of what is there have to do.











/** What its sentences call it. */
const BASE = 'the baseline';
function reportAgainstFile(cells, { plan, rules, ruleChanges }, recorded) {
    const compared = (0,compare_with_file.compareWithFile)(cells, recorded.cells);
    const comparison = compareOffline(compared);
    const started = (0,regression_gate/* startGate */.O4)(compared, {
        measure: 'pass',
        repeatMinPass: plan.repeatMinPass ?? (0,repeats/* mostRepeats */.y)(plan.config.tests, plan.repeat),
        gateMetrics: [],
        forbidRemoval: rules.forbidRemoval,
    });
    // Nobody can be asked again.
    const concluded = (0,conclude/* concludeGate */.t)({ ...started, suspects: [], rechecks: [] });
    const nameOf = (0,case_namer/* caseNamer */.Y)(plan);
    const heads = new Map(cells.map(({ cell }) => [cell.id, nameOf(cell)]));
    const others = new Map(recorded.cells.map(({ id, name }) => [id, name]));
    const names = (id) => heads.get(id) ?? others.get(id) ?? id;
    const conclusion = concluding(concluded, comparison);
    const words = { base: BASE, caseName: names };
    const served = (0,provenance_words/* sidesWords */.gB)(servedOnBothSides(cells, recorded), BASE);
    return {
        base: { name: BASE, source: 'file', file: recorded.file, renamed: [] },
        // Whatever the comparison says: a case was taken out, or too little was measured.
        headline: conclusion.verdict === offlineVerdict(comparison)
            ? offlineHeadline(comparison, words)
            : (0,regression_words/* gateHeadline */.ST)({ ...conclusion, cases: concluded.cases }, words),
        conclusion,
        cases: file_gate_classify(compared, concluded.cases, comparison).map((one) => ({
            ...one,
            name: names(one.cell),
            blocks: one.kind === 'broke' || (one.kind === 'removed' && rules.forbidRemoval),
        })),
        ...(served.length > 0 ? { served } : {}),
        ruleChanges,
        callsSaved: 0,
    };
}
/** A file knows the endpoint that a cell is for, and nothing of one that a test names itself. */
function servedOnBothSides(cells, recorded) {
    const names = new Map(cells.map(({ cell: { endpoint } }) => [endpoint.id, endpoint.name]));
    const answered = (endpoint, served) => ({
        state: 'unjudged',
        graderCalls: [],
        call: {
            endpoint,
            servedModel: served.model,
            ...(served.provider === undefined ? {} : { servedBy: served.provider }),
        },
    });
    return {
        head: (0,served/* servedModels */.E)(cells.map(({ cell, runs }) => ({
            runs: runs.flatMap(({ call }) => call?.servedModel === undefined
                ? []
                : answered(cell.endpoint.name, { model: call.servedModel, provider: call.servedBy })),
        }))),
        base: (0,served/* servedModels */.E)(recorded.cells.map(({ provider, runs }) => ({
            runs: runs.flatMap(({ served }) => {
                const name = names.get(provider.id);
                return served && name !== undefined ? answered(name, served) : [];
            }),
        }))),
    };
}
/** What is critical or new was run again; the file was not. */
function withRunAgain(against, again) {
    if (!again || again.conclusion.verdict === 'passed')
        return against;
    const { failures, unmeasured, verdict } = again.conclusion;
    const failing = new Map(failures.flatMap((failure) => failure.gate === 'critical'
        ? failure.cases.map(({ cell, failed, runs }) => [cell, { failed, runs }])
        : []));
    const fresh = new Set(failures.flatMap((failure) => (failure.gate === 'new' ? failure.cases.map(({ cell }) => cell) : [])));
    return {
        ...against,
        headline: `${again.headline} ${against.headline}`,
        conclusion: {
            ...against.conclusion,
            verdict: [verdict, against.conclusion.verdict].includes('failed') ? 'failed' : 'inconclusive',
            failures: [...failures, ...against.conclusion.failures],
            unmeasured: [...unmeasured, ...against.conclusion.unmeasured],
        },
        cases: against.cases.map((one) => {
            const found = failing.get(one.cell);
            const blocks = one.blocks || found !== undefined || fresh.has(one.cell);
            return { ...one, blocks, ...(found ? { critical: found } : {}) };
        }),
    };
}
function concluding({ cases: _, ...concluded }, comparison) {
    // A suite that looked worse is judged here as it is: it cannot be looked at again.
    const unmeasured = concluded.unmeasured.filter(({ what }) => what !== 'suite' && what !== 'suspects');
    const verdict = offlineVerdict(comparison);
    const failed = verdict === 'failed' || concluded.failures.length > 0;
    const { visibleDrop: _drop, ...rest } = concluded;
    return {
        ...rest,
        unmeasured,
        verdict: failed ? 'failed' : unmeasured.length > 0 ? 'inconclusive' : verdict,
        ...(comparison.visibleDrop === undefined ? {} : { visibleDrop: comparison.visibleDrop }),
    };
}
function file_gate_classify(compared, cases, { broke }) {
    const proven = new Set(broke.map(({ cell }) => cell));
    const cells = new Map(compared.map((cell) => [cell.id, cell]));
    return cases.map((one) => {
        if (proven.has(one.cell))
            return { ...one, kind: 'broke' };
        const cell = cells.get(one.cell);
        const before = cell && (0,regression_cells/* armMean */.S4)(cell.base, 'pass');
        const after = cell && (0,regression_cells/* armMean */.S4)(cell.head, 'pass');
        const isWorse = cell?.change === 'compared' && before !== undefined && after !== undefined && after < before;
        return isWorse ? { ...one, kind: 'unproven' } : one;
    });
}


/***/ })

};
