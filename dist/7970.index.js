export const id = 7970;
export const ids = [7970];
export const modules = {

/***/ 6387:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ caseNamer)
/* harmony export */ });
/* harmony import */ var _report_case_names_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1273);
/* harmony import */ var _report_visible_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5944);


const PROMPT_CHARACTERS = 40;
/** Names cells: the case, and where there are several: on which endpoint, with which prompt. */
function caseNamer({ columns }) {
    const severalEndpoints = new Set(columns.map(({ endpoint }) => endpoint)).size > 1;
    const severalPrompts = new Set(columns.map(({ prompt }) => prompt)).size > 1;
    return (cell) => [
        (0,_report_case_names_js__WEBPACK_IMPORTED_MODULE_0__/* .caseName */ .cY)(cell),
        ...(severalEndpoints ? [`on ${(0,_report_case_names_js__WEBPACK_IMPORTED_MODULE_0__/* .endpointName */ .zY)(cell.endpoint)}`] : []),
        ...(severalPrompts ? [`with ${(0,_report_visible_js__WEBPACK_IMPORTED_MODULE_1__/* .short */ .h0)(cell.prompt.label, PROMPT_CHARACTERS)}`] : []),
    ].join(' ');
}


/***/ }),

/***/ 6172:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ normalQuantile),
/* harmony export */   m: () => (/* binding */ normalDistribution)
/* harmony export */ });
/**
 * Quantile of the standard normal distribution, by bisection on its distribution function. Accurate to 1e-12 where it is
 * used (|z| below 6).
 *
 * @param p 1e-9 to 1 - 1e-9
 * @throws RangeError outside that range
 */
function normalQuantile(p) {
    if (!(p >= 1e-9 && p <= 1 - 1e-9))
        throw new RangeError(`no quantile of the normal distribution at ${p}`);
    let low = -6.5;
    let high = 6.5;
    for (let i = 0; i < 60; i++) {
        const middle = (low + high) / 2;
        if (normalDistribution(middle) < p)
            low = middle;
        else
            high = middle;
    }
    return (low + high) / 2;
}
/**
 * Chance of a value up to x, by the Taylor series about 0 (Marsaglia 2004, "Evaluating the normal distribution", Journal of
 * Statistical Software 11(4)).
 *
 * @param x -8 to 8: further out the series loses its digits
 */
function normalDistribution(x) {
    let term = x;
    let sum = x;
    for (let i = 3; Math.abs(term) > 1e-17 * Math.abs(sum); i += 2) {
        term *= (x * x) / i;
        sum += term;
    }
    return 0.5 + (sum * Math.exp((-x * x) / 2)) / Math.sqrt(2 * Math.PI);
}


/***/ }),

/***/ 3072:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   UK: () => (/* binding */ signFlipLess),
/* harmony export */   Ux: () => (/* binding */ signFlipTwoSided),
/* harmony export */   f$: () => (/* binding */ sumsOfRandomSubset)
/* harmony export */ });
// Paired sign-flip (randomisation) test (Fisher 1935; Edgington 1980, "Randomization tests"). Where nothing changed, each
// difference is as likely to have the other sign. Exact for any number of cases, by dynamic programming over the sums: no
// seed and no simulation. For differences of -1, 0 and 1 it is McNemar's exact test.
/**
 * P(sum of ±|d| <= sum of d): how often chance alone would look at least as bad.
 *
 * @param differences head minus base, whole numbers. O(n x sum of |d|).
 * @returns over 0, up to 1; 1 where all are 0
 * @throws RangeError for a number that is not whole
 */
function signFlipLess(differences) {
    return tails(differences).less;
}
/** Twice the smaller of both directions, at most 1. */
function signFlipTwoSided(differences) {
    const { less, more } = tails(differences);
    return Math.min(1, 2 * Math.min(less, more));
}
/** Both directions from one distribution: the sizes are the same. */
function tails(differences) {
    const broken = differences.find((difference) => !Number.isSafeInteger(difference));
    if (broken !== undefined)
        throw new RangeError(`the sign-flip test takes whole differences, not ${broken}`);
    // Sorted: the same cases in another order give the same number to the bit.
    const sizes = differences
        .map(Math.abs)
        .filter((size) => size > 0)
        .sort((a, b) => a - b);
    const step = sizes.reduce(greatestCommonDivisor, 0);
    if (step === 0)
        return { less: 1, more: 1 };
    const total = differences.reduce((sum, difference) => sum + difference, 0);
    const whole = sizes.reduce((sum, size) => sum + size, 0);
    // The sum is whole - 2 x (the sizes that get a minus), so what counts is how large those are together.
    const chances = sumsOfRandomSubset(sizes.map((size) => size / step));
    const upFrom = (least) => {
        // From the rare end, where numbers are small.
        let p = 0;
        for (let sum = chances.length - 1; sum >= least; sum--)
            p += chances[sum] ?? 0;
        return Math.min(1, p);
    };
    return { less: upFrom((whole - total) / 2 / step), more: upFrom((whole + total) / 2 / step) };
}
/**
 * Chance of each sum, where each of the sizes is in it or not with a chance of one half.
 *
 * @param sizes whole numbers, 1 and more
 * @returns index: the sum, 0 to the sum of all sizes
 */
function sumsOfRandomSubset(sizes) {
    const chances = new Float64Array(sizes.reduce((sum, size) => sum + size, 0) + 1);
    chances[0] = 1;
    let reached = 0;
    for (const size of sizes) {
        reached += size;
        for (let sum = reached; sum >= 0; sum--) {
            const taken = sum >= size ? (chances[sum - size] ?? 0) : 0;
            chances[sum] = ((chances[sum] ?? 0) + taken) / 2;
        }
    }
    return chances;
}
function greatestCommonDivisor(a, b) {
    return b === 0 ? a : greatestCommonDivisor(b, a % b);
}


/***/ }),

/***/ 3119:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   oN: () => (/* binding */ visibleDrop),
/* harmony export */   xh: () => (/* binding */ visibleGap),
/* harmony export */   yv: () => (/* binding */ LEAST_DROP)
/* harmony export */ });
/* harmony import */ var _normal_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6172);
// The smallest drop that would be noticed in four of five runs: what a green verdict can and cannot promise.

/** 80 % power of "p1 <= 0.10, and p12 <= 0.01 of both passes": P(Z1 > z.90 - d, Z12 > z.99 - d√2) = .8, correlation 1/√2. */
const Z_TWO_PASSES = 2.411117;
/** 80 % quantile of the standard normal distribution. */
const Z_POWER = 0.841621;
/** No smaller drop of a suite blocks, so none is promised. */
const LEAST_DROP = 0.02;
/**
 * Smallest drop of the pass rate that the suite would notice. The term without `differing` is the floor that whole answers
 * set: even where no answer ever flips, a drop of 5.8 answers is needed.
 *
 * @param differing ψ, 0 to 1: share of pairs of runs that differ although nothing changed
 * @param answers cases times repeats, on one arm; 1 and more
 * @returns 0.02 to 1, as a share: times 100 these are points
 */
function visibleDrop(differing, answers) {
    return Math.min(1, Math.max(LEAST_DROP, smallestShift(Z_TWO_PASSES ** 2 / answers, differing)));
}
/**
 * Smallest gap between the pass rates of two endpoints that their comparison would show, after the adjustment for all
 * pairs.
 *
 * @param differing 0 to 1: mean squared difference of the two rates, case by case, less the gap itself; with one run a
 *   case that is the share of cases on which they differ
 * @param cases 1 and more
 * @param pairs of endpoints, 1 and more
 * @returns over 0, up to 1, as a share
 */
function visibleGap(differing, cases, pairs) {
    const z = (0,_normal_js__WEBPACK_IMPORTED_MODULE_0__/* .normalQuantile */ .Z)(1 - 0.025 / pairs) + Z_POWER;
    return Math.min(1, smallestShift(z ** 2 / cases, differing));
}
/** Solves D² = q(ψ + D): a shift of D makes as many more answers differ. */
function smallestShift(q, differing) {
    return (q + Math.sqrt(q * q + 4 * q * differing)) / 2;
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


/***/ }),

/***/ 3284:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KE: () => (/* binding */ listed),
/* harmony export */   Tn: () => (/* binding */ inPoints),
/* harmony export */   hS: () => (/* binding */ counted),
/* harmony export */   m7: () => (/* binding */ asRange),
/* harmony export */   vi: () => (/* binding */ inPercent)
/* harmony export */ });
/** `94 %`; never 100 or 0 for what is not. @param share 0 to 1 */
function inPercent(share) {
    return `${percentNumber(share)} %`;
}
/** `84 to 98 %` */
function asRange({ low, high }) {
    return `${Math.round(100 * low)} to ${Math.round(100 * high)} %`;
}
/** `17 points`, at least one. @param share 0 to 1 */
function inPoints(share) {
    const points = Math.max(1, Math.round(100 * share));
    return points === 1 ? '1 point' : `${points} points`;
}
/** `a`, `a and b`, `a, b and c`; of more than `most`, `a, b and 3 more`. */
function listed(names, most = 5) {
    const more = names.length - most;
    const shown = more > 0 ? [...names.slice(0, most), `${more} more`] : names;
    return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}
/** `1 case`, `3 cases` */
function counted(count, noun) {
    return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
function percentNumber(share) {
    const rounded = Math.round(100 * share);
    if (rounded >= 100 && share < 1)
        return 99;
    return rounded <= 0 && share > 0 ? 1 : rounded;
}


/***/ }),

/***/ 847:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ wholeDifferences)
/* harmony export */ });
/* harmony import */ var _statistics_sums_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9691);
// The same cases on two sides, as whole differences that an exact test can take.

/** Steps of a rate whose cases have unequal numbers of runs: 60 is divided by 2, 3, 4, 5 and 6. */
const RATE_STEPS = 60;
const SCORE_STEPS = 1000;
/** Bounds the time of the exact test; coarser differences are still symmetric, so it stays exact. */
const MOST_WORK = 1e8;
/**
 * Head minus base in whole steps, one number for each cluster.
 *
 * @param whole values are 0 or 1: passes are counted, as long as all cases have as many runs
 */
function wholeDifferences(cases, { whole }) {
    const counted = whole && cases.every(({ base }) => base.length === cases[0]?.base.length);
    const exact = cases.map(({ base, head }) => (counted ? (0,_statistics_sums_js__WEBPACK_IMPORTED_MODULE_0__/* .sum */ .cz)(head) - (0,_statistics_sums_js__WEBPACK_IMPORTED_MODULE_0__/* .sum */ .cz)(base) : (0,_statistics_sums_js__WEBPACK_IMPORTED_MODULE_0__/* .mean */ .i2)(head) - (0,_statistics_sums_js__WEBPACK_IMPORTED_MODULE_0__/* .mean */ .i2)(base)));
    const most = MOST_WORK / cases.length / Math.max(1e-300, (0,_statistics_sums_js__WEBPACK_IMPORTED_MODULE_0__/* .sum */ .cz)(exact.map(Math.abs)));
    const steps = counted ? 1 : Math.min(whole ? RATE_STEPS : SCORE_STEPS, most);
    const clusters = new Map();
    for (const [index, { cluster }] of cases.entries()) {
        clusters.set(cluster, (clusters.get(cluster) ?? 0) + roundEvenly((exact[index] ?? 0) * steps));
    }
    return [...clusters.values()];
}
/** Math.round takes -2.5 to -2 and 2.5 to 3: swapped sides would not be each other's mirror. */
function roundEvenly(value) {
    return Math.sign(value) * Math.round(Math.abs(value));
}


/***/ }),

/***/ 5184:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  F: () => (/* binding */ passRateOf)
});

// EXTERNAL MODULE: ./lib/statistics/sums.js
var sums = __webpack_require__(9691);
;// CONCATENATED MODULE: ./lib/statistics/clusters.js
// Cases that hang together, such as several questions on one document: they are worth fewer than they are.

/**
 * Standard error of the mean of clustered values, CR1: sqrt(G/(G-1) x sum over clusters of (sum of residuals)^2) / N
 * (Miller 2024, "Adding error bars to evals", arXiv 2411.00640).
 *
 * @param clusters values, usually 0 to 1, by cluster; no cluster is empty
 * @returns undefined for fewer than two clusters: one cluster says nothing about others
 */
function clusteredStandardError(clusters) {
    const groups = clusters.length;
    if (groups < 2)
        return undefined;
    const values = clusters.flat();
    const centre = (0,sums/* mean */.i2)(values);
    const squares = clusters.map((cluster) => (0,sums/* sum */.cz)(cluster.map((value) => value - centre)) ** 2);
    return Math.sqrt((groups / (groups - 1)) * (0,sums/* sum */.cz)(squares)) / values.length;
}
/**
 * How many independent cases clustered ones are worth: p(1-p)/SE², at most their number; where all are alike, the number
 * of clusters (Kish 1965, "Survey sampling": the effective sample size).
 *
 * @param clusters 1 passed, 0 failed, by cluster; no cluster is empty
 * @returns undefined for a single cluster of several cases: there is no interval to print
 */
function effectiveCases(clusters) {
    const values = clusters.flat();
    if (clusters.length === values.length)
        return values.length;
    const error = clusteredStandardError(clusters);
    if (error === undefined)
        return undefined;
    const rate = (0,sums/* mean */.i2)(values);
    return error === 0 ? clusters.length : Math.min(values.length, (rate * (1 - rate)) / error ** 2);
}

;// CONCATENATED MODULE: ./lib/statistics/interval.js
/** 97.5 % quantile of the standard normal distribution. */
const Z95 = 1.959963984540054;
/**
 * 95 % interval of a rate (Wilson 1927, "Probable inference"; recommended by Brown, Cai, DasGupta 2001). Repeats of a
 * case tell about the same question again and add no question: n counts cases.
 *
 * @param rate 0 to 1; rate x n need not be whole
 * @param n cases, or what many cases that hang together are worth; 0 and more, need not be whole
 * @returns within 0 to 1; all of it for n = 0
 */
function wilsonInterval(rate, n) {
    if (n === 0)
        return { low: 0, high: 1 };
    const z2 = Z95 * Z95;
    const whole = 1 + z2 / n;
    const centre = (rate + z2 / (2 * n)) / whole;
    const half = (Z95 * Math.sqrt((rate * (1 - rate)) / n + z2 / (4 * n * n))) / whole;
    // The ends are exact where nothing or everything passed; in doubles they would miss 0 and 1 by a hair.
    return { low: rate === 0 ? 0 : Math.max(0, centre - half), high: rate === 1 ? 1 : Math.min(1, centre + half) };
}

;// CONCATENATED MODULE: ./lib/verdict/pass-rate.js
// How many cases pass, and how far that may lie from what cases like these would give.



/**
 * Pass rate of cells of one endpoint, or of a rate over several with the case as cluster.
 *
 * @param cells `rate`: share of the repeats that passed, or 1 and 0 for the outcome of a cell; absent: errored. `cluster`:
 *   those with the same one hang together (several questions on one document, one case on several endpoints) and count for
 *   less than they are; absent: on its own
 */
function passRateOf(cells) {
    const clusters = new Map();
    for (const [index, { rate, cluster }] of cells.entries()) {
        if (rate === undefined)
            continue;
        const name = cluster === undefined ? `cell ${index}` : `cluster ${cluster}`;
        const values = clusters.get(name);
        if (values)
            values.push(rate);
        else
            clusters.set(name, [rate]);
    }
    const rates = [...clusters.values()].flat();
    if (rates.length === 0)
        return { passed: 0, scored: 0 };
    const passed = (0,sums/* sum */.cz)(rates);
    const rate = passed / rates.length;
    const cases = effectiveCases([...clusters.values()]);
    return {
        passed,
        scored: rates.length,
        rate,
        ...(cases === undefined ? {} : { interval: wilsonInterval(rate, cases) }),
    };
}


/***/ }),

/***/ 7917:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  t: () => (/* binding */ concludeGate)
});

// EXTERNAL MODULE: ./lib/verdict/pass-rate.js + 2 modules
var pass_rate = __webpack_require__(5184);
// EXTERNAL MODULE: ./lib/verdict/regression/cells.js
var regression_cells = __webpack_require__(474);
// EXTERNAL MODULE: ./lib/verdict/regression/classify.js
var classify = __webpack_require__(7265);
// EXTERNAL MODULE: ./lib/verdict/regression/second-pass.js
var second_pass = __webpack_require__(7101);
// EXTERNAL MODULE: ./lib/verdict/regression/suite.js
var regression_suite = __webpack_require__(6663);
// EXTERNAL MODULE: ./lib/verdict/regression/together.js
var regression_together = __webpack_require__(3025);
// EXTERNAL MODULE: ./lib/statistics/fisher.js
var fisher = __webpack_require__(3458);
// EXTERNAL MODULE: ./lib/verdict/regression/rechecks.js
var regression_rechecks = __webpack_require__(5203);
;// CONCATENATED MODULE: ./lib/verdict/regression/unmeasured.js
// What keeps a comparison from being one. Errors are no evidence, so they never make a change look worse, or fine.





/** Cells without an outcome, and errors of the base, above which nothing is decided. */
const MOST_ERRORS = 0.05;
/** Errors that fall on one arm by chance less often than this fall there for a reason. */
const ONE_ARM_LEVEL = 0.001;
/** One or two cases that a change repairs are no broken base. */
const LEAST_BASE_CELLS = 5;
/** In the order in which they explain each other; empty when the gate was measured. */
function findUnmeasured(state) {
    const ran = state.cells.filter(({ base, head }) => base.length + head.length > 0);
    return [
        ...brokenBase(ran, state.settings.repeatMinPass),
        ...openSuspects(state),
        ...cellsWithoutOutcome(ran, state.settings.repeatMinPass),
        ...errorsOnOneArm(ran),
        ...((0,second_pass/* judgeSuite */.CA)(state).state === 'open' ? [{ what: 'suite' }] : []),
        ...missingMetrics(ran, state.settings.gateMetrics),
    ];
}
function brokenBase(ran, repeatMinPass) {
    const runs = ran.flatMap(({ base }) => base);
    const errors = errorsOf(runs);
    if (errors > runs.length * MOST_ERRORS)
        return [{ what: 'base', problem: 'errors', count: errors, of: runs.length }];
    const outcomes = ran.filter(({ base }) => base.length > 0).map(({ base }) => (0,regression_cells/* outcomeOf */.sG)(base, repeatMinPass));
    const failed = outcomes.filter((outcome) => outcome === 'failed').length;
    if (outcomes.includes('passed') || failed < LEAST_BASE_CELLS)
        return [];
    return [{ what: 'base', problem: 'passes nothing', count: failed, of: outcomes.length }];
}
/** A name that nothing has would be a gate that is open for ever. */
function missingMetrics(ran, gateMetrics) {
    const compared = ran.filter(({ base, head }) => [base, head].every((runs) => runs.some((run) => run !== null)));
    if (compared.length === 0)
        return [];
    const has = (runs, metric) => runs.some((run) => run?.metrics !== undefined && Object.hasOwn(run.metrics, metric));
    const metrics = gateMetrics.filter((metric) => !compared.some(({ base, head }) => has(base, metric) && has(head, metric)));
    return metrics.length === 0 ? [] : [{ what: 'metrics', metrics }];
}
function openSuspects(state) {
    const suspects = (0,regression_together/* judgeSuspects */.Oz)(state)
        .filter(({ status }) => status === 'unresolved')
        .map(({ suspect }) => suspect.cell);
    const rechecks = state.rechecks
        .filter((recheck) => ['open', 'unresolved'].includes((0,regression_rechecks/* recheckStatus */.a1)(recheck)))
        .map(({ cell }) => cell);
    const cells = [...new Set([...suspects, ...rechecks])];
    return cells.length === 0 ? [] : [{ what: 'suspects', cells }];
}
function cellsWithoutOutcome(ran, repeatMinPass) {
    const isErrored = (runs) => runs.length > 0 && (0,regression_cells/* outcomeOf */.sG)(runs, repeatMinPass) === 'errored';
    const cells = ran.filter(({ base, head }) => isErrored(base) || isErrored(head)).map(({ id }) => id);
    return cells.length > ran.length * MOST_ERRORS ? [{ what: 'cells', cells, of: ran.length }] : [];
}
function errorsOnOneArm(ran) {
    const compared = ran.filter(({ base, head }) => base.length > 0 && head.length > 0);
    const count = (arm) => {
        const runs = compared.flatMap((cell) => cell[arm]);
        return { errors: errorsOf(runs), runs: runs.length };
    };
    const base = count('base');
    const head = count('head');
    const table = ({ errors, runs }) => ({
        passed: errors,
        scored: runs,
    });
    if ((0,fisher/* fisherTwoSided */.j)(table(head), table(base)) > ONE_ARM_LEVEL)
        return [];
    const isBase = base.errors * head.runs > head.errors * base.runs;
    const [more, less] = isBase ? [base, head] : [head, base];
    return [{ what: 'one arm', arm: isBase ? 'base' : 'head', ...more, otherErrors: less.errors, otherRuns: less.runs }];
}
function errorsOf(runs) {
    return runs.filter((run) => run === null).length;
}

;// CONCATENATED MODULE: ./lib/verdict/regression/conclude.js







/** The verdict: what failed is red, else what could not be measured is neither, else it passed. At any time. */
function concludeGate(state) {
    const judged = (0,regression_together/* judgeSuspects */.Oz)(state);
    const suite = (0,second_pass/* judgeSuite */.CA)(state);
    const failures = findFailures(state, judged, suite);
    // What blocks by its cases is not looked at again as a suite: that is no gap.
    const unmeasured = findUnmeasured(state).filter(({ what }) => what !== 'suite' || failures.length === 0);
    const drop = (0,regression_suite/* suiteVisibleDrop */.k)((0,second_pass/* pairsOf */.fq)(state), state.settings.differing);
    const count = (...statuses) => judged.filter(({ status }) => statuses.includes(status)).length;
    return {
        verdict: failures.length > 0 ? 'failed' : unmeasured.length > 0 ? 'inconclusive' : 'passed',
        failures,
        unmeasured,
        cases: (0,classify/* classifyCases */.Gy)(state),
        suite,
        advisory: (0,second_pass/* adviseMetrics */.O9)(state),
        passRate: { base: armRate(state, 'base'), head: armRate(state, 'head') },
        ...(drop === undefined ? {} : { visibleDrop: drop }),
        flips: { noise: count('cleared'), undecided: count('not confirmed') },
        calls: {
            first: state.cells.reduce((calls, { base, head }) => calls + base.length + head.length, 0),
            ...state.calls,
        },
    };
}
function findFailures(state, judged, suite) {
    const evidenceOf = (one) => ({
        cell: one.suspect.cell,
        ...(0,classify/* freshRuns */.JW)(one),
    });
    const broke = judged.filter(({ status }) => status === 'broke').map(evidenceOf);
    const together = (0,regression_together/* worseTogether */.dI)(judged).map(evidenceOf);
    const removed = state.cells.filter(({ change }) => change === 'removed').map(({ id }) => id);
    const failures = [
        { gate: 'critical', cases: failedAgain(state, 'critical') },
        { gate: 'broke', cases: broke },
        { gate: 'together', cases: together },
        { gate: 'new', cases: failedAgain(state, 'new') },
        { gate: 'removed', cells: state.settings.forbidRemoval ? removed : [] },
        { gate: 'suite', fallen: suite.fallen },
    ];
    return failures.filter((failure) => sizeOf(failure) > 0);
}
function sizeOf(failure) {
    if (failure.gate === 'suite')
        return failure.fallen.length;
    return failure.gate === 'removed' ? failure.cells.length : failure.cases.length;
}
/** The first pass failed; how often the fresh runs did is added to it. */
function failedAgain(state, reason) {
    return (0,regression_together/* failedRechecks */.Il)(state)
        .filter((recheck) => recheck.reason === reason)
        .map(({ cell, passed }) => ({
        cell,
        failed: 1 + passed.filter((pass) => !pass).length,
        runs: 1 + passed.length,
    }));
}
function armRate({ cells, settings }, arm) {
    return (0,pass_rate/* passRateOf */.F)(cells
        .filter((cell) => cell[arm].length > 0)
        .map((cell) => {
        const outcome = (0,regression_cells/* outcomeOf */.sG)(cell[arm], settings.repeatMinPass);
        return {
            ...(outcome === 'errored' ? {} : { rate: outcome === 'passed' ? 1 : 0 }),
            ...(cell.cluster === undefined ? {} : { cluster: cell.cluster }),
        };
    }));
}


/***/ }),

/***/ 936:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O4: () => (/* binding */ startGate),
/* harmony export */   Oz: () => (/* binding */ nextRuns),
/* harmony export */   _P: () => (/* binding */ recordRuns),
/* harmony export */   v8: () => (/* binding */ cellsToMeasureAgain),
/* harmony export */   zb: () => (/* binding */ resumeGate)
/* harmony export */ });
/* unused harmony exports BUDGET_SHARE, LEAST_BUDGET */
/* harmony import */ var _cells_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(474);
/* harmony import */ var _rechecks_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5203);
/* harmony import */ var _second_pass_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7101);
/* harmony import */ var _suspects_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9925);
/* harmony import */ var _together_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3025);
// Did this change make it worse? The procedure as a value that asks for runs and is told what they gave; who makes the
// calls is not known here. `startGate` with the first pass, then `nextRuns` and `recordRuns` until nothing is wanted, then
// `concludeGate`.





/** Confirmation may cost this share of the first pass, or so many calls where that is more. */
const BUDGET_SHARE = 0.6;
const LEAST_BUDGET = 200;
/** @param cells with their first pass; ids are unique */
function startGate(cells, settings) {
    return {
        version: 1,
        settings,
        cells,
        suspects: (0,_suspects_js__WEBPACK_IMPORTED_MODULE_0__/* .findSuspects */ .YX)(cells, settings.measure),
        rechecks: (0,_rechecks_js__WEBPACK_IMPORTED_MODULE_1__/* .findRechecks */ .Ie)(cells, settings.repeatMinPass),
        second: [],
        calls: { confirmation: 0, second: 0 },
    };
}
/**
 * Runs that are wanted next, in order of importance; the requests may be made at the same time. Empty: conclude.
 * Whoever cannot make them (cancelled, no money left) concludes at any time: what is open then is said to be.
 */
function nextRuns(state) {
    const confirmations = fitting(openConfirmations(state), confirmationBudget(state));
    if (confirmations.length > 0)
        return confirmations;
    if ((0,_together_js__WEBPACK_IMPORTED_MODULE_2__/* .blocksByCases */ .Vh)(state) || (0,_second_pass_js__WEBPACK_IMPORTED_MODULE_3__/* .judgeSuite */ .CA)(state).state !== 'open')
        return [];
    const second = (0,_second_pass_js__WEBPACK_IMPORTED_MODULE_3__/* .secondPassRequests */ .ke)(state);
    // Half a second pass decides nothing.
    return callsOf(second) <= userBudget(state) ? second : [];
}
/**
 * @param answers to requests of `nextRuns` for this state, each whole; a request that was not made has none
 * @throws RangeError for an answer that nothing asked for
 */
function recordRuns(state, answers) {
    const requests = new Map([...openConfirmations(state), ...(0,_second_pass_js__WEBPACK_IMPORTED_MODULE_3__/* .secondPassRequests */ .ke)(state)].map((one) => [keyOf(one), one]));
    const given = new Map();
    for (const answer of answers) {
        const request = requests.get(keyOf(answer));
        if (request?.arms.length !== answer.runs.length || given.has(keyOf(answer))) {
            throw new RangeError(`nobody asked for ${answer.runs.length} runs (${answer.purpose}) of cell ${answer.cell}`);
        }
        given.set(keyOf(answer), answer);
    }
    const runsOf = (cell, purpose) => given.get(keyOf({ cell, purpose }))?.runs;
    const second = [...requests.values()].flatMap((request) => {
        const runs = request.purpose === 'second pass' ? runsOf(request.cell, 'second pass') : undefined;
        return runs ? [(0,_second_pass_js__WEBPACK_IMPORTED_MODULE_3__/* .secondPassOf */ .ff)(request, runs)] : [];
    });
    const secondCalls = second.reduce((calls, { base, head }) => calls + base.length + head.length, 0);
    const allCalls = answers.reduce((calls, { runs }) => calls + runs.length, 0);
    return {
        ...state,
        suspects: state.suspects.map((suspect) => {
            const screen = runsOf(suspect.cell, 'screen');
            if (screen)
                return (0,_suspects_js__WEBPACK_IMPORTED_MODULE_0__/* .withScreen */ .FS)(suspect, screen, state.settings.measure);
            const pair = runsOf(suspect.cell, 'pair');
            return pair ? (0,_suspects_js__WEBPACK_IMPORTED_MODULE_0__/* .withPair */ .lU)(suspect, pair, state.settings.measure) : suspect;
        }),
        rechecks: state.rechecks.map((recheck) => {
            const runs = runsOf(recheck.cell, recheck.reason);
            return runs ? (0,_rechecks_js__WEBPACK_IMPORTED_MODULE_1__/* .withRecheck */ ._8)(recheck, runs) : recheck;
        }),
        second: [...state.second, ...second],
        calls: {
            confirmation: state.calls.confirmation + allCalls - secondCalls,
            second: state.calls.second + secondCalls,
        },
    };
}
/** Cells whose first pass has no outcome on some arm: what a later run of the same job measures again, on both arms. */
function cellsToMeasureAgain({ cells, settings }) {
    const errored = (runs) => runs.length > 0 && (0,_cells_js__WEBPACK_IMPORTED_MODULE_4__/* .outcomeOf */ .sG)(runs, settings.repeatMinPass) === 'errored';
    return cells.filter(({ base, head }) => errored(base) || errored(head)).map(({ id }) => id);
}
/**
 * Goes on with what an earlier run of the same base and head left. Its suspects stay suspects and their evidence counts on:
 * starting anew until it is green, or until it is red, would multiply the chances. Tries and budget are new.
 *
 * @param remeasured first passes of the cells that `cellsToMeasureAgain` names
 */
function resumeGate(kept, remeasured, limits) {
    const again = new Map(remeasured.map((cell) => [cell.id, cell]));
    const { maxExtraCalls: _, ...settings } = kept.settings;
    const fresh = startGate(kept.cells.map((cell) => again.get(cell.id) ?? cell), { ...settings, ...limits });
    const suspects = new Map(kept.suspects.map((suspect) => [suspect.cell, suspect]));
    const rechecks = new Map(kept.rechecks.map((recheck) => [`${recheck.reason} ${recheck.cell}`, recheck]));
    return {
        ...fresh,
        suspects: [
            ...kept.suspects.map((suspect) => ({
                ...suspect,
                screenTries: suspect.screen.length,
                pairTries: suspect.pairs.length,
            })),
            ...fresh.suspects.filter(({ cell }) => !suspects.has(cell)),
        ],
        rechecks: [
            ...kept.rechecks.map((recheck) => ({ ...recheck, tries: recheck.passed.length })),
            ...fresh.rechecks.filter(({ reason, cell }) => !rechecks.has(`${reason} ${cell}`)),
        ],
        second: kept.second.filter(_second_pass_js__WEBPACK_IMPORTED_MODULE_3__/* .isEvidence */ .em),
    };
}
function openConfirmations({ suspects, rechecks, settings }) {
    const checks = rechecks
        .filter((recheck) => (0,_rechecks_js__WEBPACK_IMPORTED_MODULE_1__/* .recheckStatus */ .a1)(recheck) === 'open')
        .map((recheck) => ({ cell: recheck.cell, purpose: recheck.reason, arms: (0,_rechecks_js__WEBPACK_IMPORTED_MODULE_1__/* .armsOfRecheck */ .CN)(recheck) }));
    const open = suspects.flatMap((suspect) => {
        const status = (0,_suspects_js__WEBPACK_IMPORTED_MODULE_0__/* .suspectStatus */ .Ed)(suspect, settings.measure, suspects.length);
        if (status !== 'screening' && status !== 'pairing')
            return [];
        const purpose = status === 'screening' ? 'screen' : 'pair';
        return [{ cell: suspect.cell, purpose, arms: (0,_suspects_js__WEBPACK_IMPORTED_MODULE_0__/* .armsOf */ .jO)(suspect, status) }];
    });
    const isCritical = ({ purpose }) => purpose === 'critical';
    return [...checks.filter(isCritical), ...open, ...checks.filter((check) => !isCritical(check))];
}
/** Those that the calls suffice for, in order. */
function fitting(requests, calls) {
    let left = calls;
    return requests.filter(({ arms }) => {
        if (arms.length > left)
            return false;
        left -= arms.length;
        return true;
    });
}
function confirmationBudget(state) {
    const first = state.cells.reduce((calls, { base, head }) => calls + base.length + head.length, 0);
    const allowed = Math.max(Math.floor(BUDGET_SHARE * first), LEAST_BUDGET);
    return Math.min(allowed - state.calls.confirmation, userBudget(state));
}
function userBudget({ settings, calls }) {
    return (settings.maxExtraCalls ?? Number.POSITIVE_INFINITY) - calls.confirmation - calls.second;
}
function callsOf(requests) {
    return requests.reduce((calls, { arms }) => calls + arms.length, 0);
}
function keyOf({ cell, purpose }) {
    return `${purpose} ${cell}`;
}


/***/ }),

/***/ 7101:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CA: () => (/* binding */ judgeSuite),
/* harmony export */   F4: () => (/* binding */ pairedCells),
/* harmony export */   O9: () => (/* binding */ adviseMetrics),
/* harmony export */   em: () => (/* binding */ isEvidence),
/* harmony export */   ff: () => (/* binding */ secondPassOf),
/* harmony export */   fq: () => (/* binding */ pairsOf),
/* harmony export */   ke: () => (/* binding */ secondPassRequests)
/* harmony export */ });
/* unused harmony exports SCREEN_LEVEL, LEVEL, interleavedArms */
/* harmony import */ var _statistics_holm_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2249);
/* harmony import */ var _statistics_visible_drop_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3119);
/* harmony import */ var _cells_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(474);
/* harmony import */ var _suite_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6663);
// The suite is looked at again before it blocks: a first look that may be wrong one time in ten, then both together.




const SCREEN_LEVEL = 0.1;
/** Bound on failing a suite that did not get worse; shared with the named scores that gate. */
const LEVEL = 0.01;
/** With more of the cells missing, the second pass was not one. */
const MOST_MISSING = 0.05;
/** Both arms of a cell, interleaved; the arm that goes first alternates with the cell, so that drift hits both alike. */
function interleavedArms(cellIndex, repeats) {
    const pair = cellIndex % 2 === 0 ? ['base', 'head'] : ['head', 'base'];
    return Array.from({ length: repeats }, () => pair).flat();
}
/** What the second pass still needs, by cells in the order of the config. */
function secondPassRequests({ cells, second }) {
    const done = new Set(second.map(({ cell }) => cell));
    return cells
        .filter(({ change }) => change === 'compared')
        .map(({ id, base, head }, index) => ({
        cell: id,
        purpose: 'second pass',
        arms: interleavedArms(index, Math.max(base.length, head.length)),
    }))
        .filter(({ cell }) => !done.has(cell));
}
function secondPassOf({ cell, arms }, runs) {
    const of = (arm) => runs.filter((_, index) => arms[index] === arm);
    return { cell, base: of('base'), head: of('head') };
}
/** Whether a pass of one cell says anything of both arms. */
function isEvidence({ base, head }) {
    return pairedRuns(base, head, (run) => (0,_cells_js__WEBPACK_IMPORTED_MODULE_0__/* .runValue */ .Lo)(run, 'pass')).base.length > 0;
}
/** What both passes, as far as there are two, say of the suite. */
function judgeSuite(state) {
    const first = testAll(state, []);
    const suspicious = first.some(({ p }) => p <= SCREEN_LEVEL);
    if (!suspicious)
        return { state: 'steady', results: first, fallen: [] };
    if (!isSecondPassWhole(state))
        return { state: 'open', results: first, fallen: [] };
    const results = testAll(state, state.second);
    const adjusted = (0,_statistics_holm_js__WEBPACK_IMPORTED_MODULE_1__/* .holm */ .f)(results.map(({ p }) => p));
    const fallen = results.filter(({ baseMean, headMean }, index) => (adjusted[index] ?? 1) <= LEVEL && baseMean - headMean >= _statistics_visible_drop_js__WEBPACK_IMPORTED_MODULE_2__/* .LEAST_DROP */ .yv - 1e-9);
    return { state: fallen.length > 0 ? 'fell' : 'noise', results, fallen };
}
/** The suite's pairs of runs, for what it would notice. */
function pairsOf(state) {
    return pairedCells(state.cells, [], (run) => (0,_cells_js__WEBPACK_IMPORTED_MODULE_0__/* .runValue */ .Lo)(run, state.settings.measure));
}
/** Named scores that do not gate, first pass: the reader is told, nothing is blocked. By name. */
function adviseMetrics({ cells, settings }) {
    const runs = cells.flatMap(({ base, head }) => [...base, ...head]);
    const names = new Set(runs.flatMap((run) => Object.keys(run?.metrics ?? {})));
    return [...names]
        .filter((metric) => !settings.gateMetrics.includes(metric))
        .sort()
        .map((metric) => testMetric(cells, [], metric));
}
function testAll({ cells, settings }, second) {
    const { measure, gateMetrics } = settings;
    const pairs = pairedCells(cells, second, (run) => (0,_cells_js__WEBPACK_IMPORTED_MODULE_0__/* .runValue */ .Lo)(run, measure));
    return [
        (0,_suite_js__WEBPACK_IMPORTED_MODULE_3__/* .testSuite */ .$)(pairs, { whole: measure === 'pass' }),
        ...gateMetrics.map((metric) => testMetric(cells, second, metric)),
    ];
}
function testMetric(cells, second, metric) {
    const pairs = pairedCells(cells, second, (run) => metricOf(run, metric));
    return { metric, ...(0,_suite_js__WEBPACK_IMPORTED_MODULE_3__/* .testSuite */ .$)(pairs, { whole: false }) };
}
function metricOf(run, metric) {
    const value = run?.metrics && Object.hasOwn(run.metrics, metric) ? run.metrics[metric] : undefined;
    return value !== undefined && Number.isFinite(value) ? value : undefined;
}
function isSecondPassWhole({ cells, second }) {
    const expected = cells.filter((cell) => cell.change === 'compared' && isEvidence(cell)).length;
    return second.filter(isEvidence).length >= expected * (1 - MOST_MISSING);
}
/** Compared cells with a value on both arms. */
function pairedCells(cells, second, value) {
    const again = new Map(second.map((pass) => [pass.cell, pass]));
    return cells
        .filter(({ change }) => change === 'compared')
        .map((cell) => bothPasses(cell, again.get(cell.id), value))
        .filter(({ base }) => base.length > 0);
}
function bothPasses(cell, again, value) {
    const first = pairedRuns(cell.base, cell.head, value);
    const second = pairedRuns(again?.base ?? [], again?.head ?? [], value);
    return {
        cluster: cell.cluster === undefined ? `cell ${cell.id}` : `cluster ${cell.cluster}`,
        base: [...first.base, ...second.base],
        head: [...first.head, ...second.head],
    };
}
/** As many runs of each arm as the one with fewer has: so the difference of unchanged arms stays symmetric. */
function pairedRuns(base, head, value) {
    const values = (runs) => runs.flatMap((run) => value(run) ?? []);
    const length = Math.min(values(base).length, values(head).length);
    return { base: values(base).slice(0, length), head: values(head).slice(0, length) };
}


/***/ }),

/***/ 6663:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ testSuite),
/* harmony export */   k: () => (/* binding */ suiteVisibleDrop)
/* harmony export */ });
/* harmony import */ var _statistics_sign_flip_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3072);
/* harmony import */ var _statistics_sums_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9691);
/* harmony import */ var _statistics_visible_drop_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3119);
/* harmony import */ var _paired_values_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(847);
// The suite as a whole: what is spread thin, each case a little worse and no case provably so.




/**
 * Paired sign-flip test of the head against the base (Fisher 1935).
 *
 * @param whole values are 0 or 1: passes are counted
 */
function testSuite(cells, { whole }) {
    const differences = cells.map(({ base, head }) => (0,_statistics_sums_js__WEBPACK_IMPORTED_MODULE_0__/* .mean */ .i2)(head) - (0,_statistics_sums_js__WEBPACK_IMPORTED_MODULE_0__/* .mean */ .i2)(base));
    const counts = whole ? cells.map(({ base, head }) => (0,_statistics_sums_js__WEBPACK_IMPORTED_MODULE_0__/* .sum */ .cz)(head) - (0,_statistics_sums_js__WEBPACK_IMPORTED_MODULE_0__/* .sum */ .cz)(base)) : differences.map(Math.sign);
    return {
        p: cells.length === 0 ? 1 : (0,_statistics_sign_flip_js__WEBPACK_IMPORTED_MODULE_1__/* .signFlipLess */ .UK)((0,_paired_values_js__WEBPACK_IMPORTED_MODULE_2__/* .wholeDifferences */ .Q)(cells, { whole })),
        cells: cells.length,
        baseMean: (0,_statistics_sums_js__WEBPACK_IMPORTED_MODULE_0__/* .mean */ .i2)(cells.map(({ base }) => (0,_statistics_sums_js__WEBPACK_IMPORTED_MODULE_0__/* .mean */ .i2)(base))),
        headMean: (0,_statistics_sums_js__WEBPACK_IMPORTED_MODULE_0__/* .mean */ .i2)(cells.map(({ head }) => (0,_statistics_sums_js__WEBPACK_IMPORTED_MODULE_0__/* .mean */ .i2)(head))),
        worse: -(0,_statistics_sums_js__WEBPACK_IMPORTED_MODULE_0__/* .sum */ .cz)(counts.filter((count) => count < 0)),
        better: (0,_statistics_sums_js__WEBPACK_IMPORTED_MODULE_0__/* .sum */ .cz)(counts.filter((count) => count > 0)),
    };
}
/**
 * Smallest drop that the suite would notice, 0.02 to 1; undefined without cells.
 *
 * @param differing share of pairs of runs that differ on unchanged arms, 0 to 1, where it was measured; else it is
 *   estimated from repeats, or without repeats from the cells that differ
 */
function suiteVisibleDrop(cells, differing) {
    const answers = cells.reduce((total, { base }) => total + base.length, 0);
    return answers === 0 ? undefined : (0,_statistics_visible_drop_js__WEBPACK_IMPORTED_MODULE_3__/* .visibleDrop */ .oN)(differing ?? estimateDiffering(cells), answers);
}
function estimateDiffering(cells) {
    const repeated = cells.filter(({ base }) => base.length >= 2).flatMap(({ base, head }) => [base, head]);
    if (repeated.length > 0) {
        return (0,_statistics_sums_js__WEBPACK_IMPORTED_MODULE_0__/* .mean */ .i2)(repeated.map((runs) => (2 * (0,_statistics_sums_js__WEBPACK_IMPORTED_MODULE_0__/* .mean */ .i2)(runs) * (1 - (0,_statistics_sums_js__WEBPACK_IMPORTED_MODULE_0__/* .mean */ .i2)(runs)) * runs.length) / (runs.length - 1)));
    }
    return Math.min(1, (cells.filter(({ base, head }) => base[0] !== head[0]).length + 1) / cells.length);
}


/***/ })

};
