export const id = 815;
export const ids = [815];
export const modules = {

/***/ 4815:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runUnderGates: () => (/* binding */ runUnderGates)
});

// EXTERNAL MODULE: ./lib/plan/repeats.js
var repeats = __webpack_require__(735);
// EXTERNAL MODULE: ./lib/report/case-names.js
var case_names = __webpack_require__(1273);
// EXTERNAL MODULE: ./lib/report/visible.js
var visible = __webpack_require__(5944);
// EXTERNAL MODULE: ./lib/run/cell-state.js
var cell_state = __webpack_require__(5405);
// EXTERNAL MODULE: ./lib/statistics/sums.js
var sums = __webpack_require__(9691);
;// CONCATENATED MODULE: ./lib/statistics/sign-flip.js
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
        return 1;
    const total = differences.reduce((sum, difference) => sum + difference, 0);
    const whole = sizes.reduce((sum, size) => sum + size, 0);
    // The sum is whole - 2 x (the sizes that get a minus), so what counts is how large those are together.
    const chances = sumsOfRandomSubset(sizes.map((size) => size / step));
    const least = (whole - total) / 2 / step;
    // From the rare end, where numbers are small.
    let p = 0;
    for (let sum = chances.length - 1; sum >= least; sum--)
        p += chances[sum] ?? 0;
    return Math.min(1, p);
}
/** Twice the smaller of both directions, at most 1. */
function sign_flip_signFlipTwoSided(differences) {
    const mirrored = differences.map((difference) => -difference);
    return Math.min(1, 2 * Math.min(signFlipLess(differences), signFlipLess(mirrored)));
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

;// CONCATENATED MODULE: ./lib/statistics/wilcoxon.js


/** Up to here the null distribution is exact; above, the normal one is good to the third digit of the rank. */
const EXACT_UP_TO = 200;
/** With fewer, no interval of 95 % exists. */
const LEAST_PAIRS = 6;
/** 97.5 % quantile of the standard normal distribution. */
const Z95 = 1.959963984540054;
/**
 * Median of all averages of two values (a value with itself included).
 *
 * @param values 1 and more of them
 */
function hodgesLehmann(values) {
    const sorted = values.toSorted((a, b) => a - b);
    const count = (sorted.length * (sorted.length + 1)) / 2;
    return (walshAverage(sorted, Math.floor((count + 1) / 2)) + walshAverage(sorted, Math.ceil((count + 1) / 2))) / 2;
}
/**
 * 95 % interval of what `hodgesLehmann` estimates.
 *
 * @returns undefined for fewer than 6 values
 */
function signedRankInterval(values) {
    if (values.length < LEAST_PAIRS)
        return undefined;
    const sorted = values.toSorted((a, b) => a - b);
    const count = (sorted.length * (sorted.length + 1)) / 2;
    const rank = lowerRank(sorted.length);
    return { low: walshAverage(sorted, rank), high: walshAverage(sorted, count + 1 - rank) };
}
/**
 * Two-sided signed-rank p-value of "the values lie about 0"; zeros are left out, ties share their mean rank. Exact for up to
 * 200 values: signed ranks are differences whose signs may flip; above, by the normal distribution.
 *
 * @returns 0 to 1
 */
function wilcoxon_signedRankTwoSided(values) {
    const sorted = values.filter((value) => value !== 0).sort((a, b) => Math.abs(a) - Math.abs(b));
    // Twice the mean rank of a tie is first + last rank: a whole number.
    const doubled = [];
    for (let start = 0; start < sorted.length;) {
        const size = Math.abs(sorted[start] ?? 0);
        let end = start;
        while (end + 1 < sorted.length && Math.abs(sorted[end + 1] ?? 0) - size < 1e-12)
            end++;
        for (let i = start; i <= end; i++)
            doubled.push(Math.sign(sorted[i] ?? 0) * (start + end + 2));
        start = end + 1;
    }
    if (doubled.length <= EXACT_UP_TO)
        return signFlipTwoSided(doubled);
    const total = doubled.reduce((sum, rank) => sum + rank, 0);
    const deviation = Math.sqrt(doubled.reduce((sum, rank) => sum + rank * rank, 0));
    return 2 * normalDistribution(Math.max(-8, -Math.abs(total) / deviation));
}
/** The largest rank c with P(fewer than c) <= 2.5 %, of the signed-rank statistic of n values. */
function lowerRank(n) {
    if (n > EXACT_UP_TO) {
        const centre = (n * (n + 1)) / 4;
        return Math.max(1, Math.floor(centre - Z95 * Math.sqrt((n * (n + 1) * (2 * n + 1)) / 24)));
    }
    const chances = sumsOfRandomSubset(Array.from({ length: n }, (_, index) => index + 1));
    let below = 0;
    let rank = 0;
    while (below + (chances[rank] ?? 0) <= 0.025)
        below += chances[rank++] ?? 0;
    return rank;
}
/**
 * The average of two values at a rank, without making them all: bisection on the value, counting along both ends.
 *
 * @param sorted ascending
 * @param rank 1-based
 */
function walshAverage(sorted, rank) {
    let low = sorted[0] ?? 0;
    let high = sorted.at(-1) ?? 0;
    for (let middle = (low + high) / 2; middle > low && middle < high; middle = (low + high) / 2) {
        if (averagesUpTo(sorted, middle) >= rank)
            high = middle;
        else
            low = middle;
    }
    return averagesUpTo(sorted, low) >= rank ? low : high;
}
function averagesUpTo(sorted, limit) {
    let count = 0;
    let last = sorted.length - 1;
    for (const [first, value] of sorted.entries()) {
        while (last >= 0 && (value + (sorted[last] ?? 0)) / 2 > limit)
            last--;
        // Each pair once, the value with itself included.
        if (last < first)
            break;
        count += last - first + 1;
    }
    return count;
}

;// CONCATENATED MODULE: ./lib/verdict/comparison/compare-ratios.js



/**
 * Compares case by case. Latencies: of the first successful attempt, of no cached answer, the warm-up call left out.
 */
function compareRatios(cases) {
    const kept = cases.flatMap(({ base, head }) => isAboveZero(base) && isAboveZero(head) ? [{ base, head, log: Math.log(head / base) }] : []);
    const logs = kept.map(({ log }) => log);
    const interval = signedRankInterval(logs);
    return {
        cases: kept.length,
        medians: { base: (0,sums/* median */.JZ)(kept.map(({ base }) => base)), head: (0,sums/* median */.JZ)(kept.map(({ head }) => head)) },
        ...(interval && {
            ratio: {
                estimate: Math.exp(hodgesLehmann(logs)),
                low: Math.exp(interval.low),
                high: Math.exp(interval.high),
            },
        }),
    };
}
/**
 * Whether the head takes more than a limit allows: all of the interval does.
 *
 * @param maxIncrease percent more than the base, 0 and more
 */
function exceedsIncrease({ ratio }, maxIncrease) {
    return ratio !== undefined && ratio.low > 1 + maxIncrease / 100;
}
/**
 * All pairs of endpoints, by the signed-rank test adjusted by Shaffer's S1.
 *
 * @param cases of each case, the quantity of each endpoint
 * @param endpoints how many there are
 */
function compareEndpointRatios(cases, endpoints) {
    const pairs = Array.from({ length: endpoints }, (_, a) => a).flatMap((a) => Array.from({ length: endpoints - a - 1 }, (_, next) => ({ a, b: a + 1 + next })));
    const compared = pairs.map(({ a, b }) => {
        const both = cases.map((one) => ({ base: one[a], head: one[b] }));
        return { ...compareRatios(both), p: signedRankTwoSided(logRatios(both)), a, b };
    });
    const adjusted = endpoints < 2
        ? []
        : shaffer(compared.map(({ p }) => p), endpoints);
    return compared.map(({ p: _, ...one }, index) => ({
        ...one,
        separated: one.ratio !== undefined && (adjusted[index] ?? 1) <= 0.05,
    }));
}
function logRatios(cases) {
    return cases.flatMap(({ base, head }) => (isAboveZero(base) && isAboveZero(head) ? [Math.log(head / base)] : []));
}
function isAboveZero(value) {
    return value !== undefined && Number.isFinite(value) && value > 0;
}

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
const interval_Z95 = 1.959963984540054;
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
    const z2 = interval_Z95 * interval_Z95;
    const whole = 1 + z2 / n;
    const centre = (rate + z2 / (2 * n)) / whole;
    const half = (interval_Z95 * Math.sqrt((rate * (1 - rate)) / n + z2 / (4 * n * n))) / whole;
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

// EXTERNAL MODULE: ./lib/verdict/regression/cells.js
var regression_cells = __webpack_require__(474);
// EXTERNAL MODULE: ./lib/verdict/regression/classify.js
var classify = __webpack_require__(7265);
;// CONCATENATED MODULE: ./lib/statistics/holm.js
/**
 * Adjusts p-values for how many there are (Holm 1979): the smallest times their number, the next times one less, and so
 * on, none smaller than the one before it.
 *
 * @param pValues 0 to 1, in any order
 * @returns in the same order, up to 1
 */
function holm(pValues) {
    return stepDown(pValues, (rank) => pValues.length - rank);
}
/**
 * What Holm's and Shaffer's procedures share.
 *
 * @param multiplier of the p-value that `rank` smaller ones precede; 0-based
 */
function stepDown(pValues, multiplier) {
    const adjusted = pValues.map(() => 0);
    let least = 0;
    const ascending = pValues.map((p, index) => ({ p, index })).sort((a, b) => a.p - b.p);
    for (const [rank, { p, index }] of ascending.entries()) {
        least = Math.max(least, Math.min(1, p * multiplier(rank)));
        adjusted[index] = least;
    }
    return adjusted;
}

;// CONCATENATED MODULE: ./lib/statistics/visible-drop.js
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
    const z = normalQuantile(1 - 0.025 / pairs) + Z_POWER;
    return Math.min(1, smallestShift(z ** 2 / cases, differing));
}
/** Solves D² = q(ψ + D): a shift of D makes as many more answers differ. */
function smallestShift(q, differing) {
    return (q + Math.sqrt(q * q + 4 * q * differing)) / 2;
}

;// CONCATENATED MODULE: ./lib/verdict/paired-values.js
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
    const exact = cases.map(({ base, head }) => (counted ? (0,sums/* sum */.cz)(head) - (0,sums/* sum */.cz)(base) : (0,sums/* mean */.i2)(head) - (0,sums/* mean */.i2)(base)));
    const most = MOST_WORK / cases.length / Math.max(1e-300, (0,sums/* sum */.cz)(exact.map(Math.abs)));
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

;// CONCATENATED MODULE: ./lib/verdict/regression/suite.js
// The suite as a whole: what is spread thin, each case a little worse and no case provably so.




/**
 * Paired sign-flip test of the head against the base (Fisher 1935).
 *
 * @param whole values are 0 or 1: passes are counted
 */
function testSuite(cells, { whole }) {
    const differences = cells.map(({ base, head }) => (0,sums/* mean */.i2)(head) - (0,sums/* mean */.i2)(base));
    const counts = whole ? cells.map(({ base, head }) => (0,sums/* sum */.cz)(head) - (0,sums/* sum */.cz)(base)) : differences.map(Math.sign);
    return {
        p: cells.length === 0 ? 1 : signFlipLess(wholeDifferences(cells, { whole })),
        cells: cells.length,
        baseMean: (0,sums/* mean */.i2)(cells.map(({ base }) => (0,sums/* mean */.i2)(base))),
        headMean: (0,sums/* mean */.i2)(cells.map(({ head }) => (0,sums/* mean */.i2)(head))),
        worse: -(0,sums/* sum */.cz)(counts.filter((count) => count < 0)),
        better: (0,sums/* sum */.cz)(counts.filter((count) => count > 0)),
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
    return answers === 0 ? undefined : visibleDrop(differing ?? estimateDiffering(cells), answers);
}
function estimateDiffering(cells) {
    const repeated = cells.filter(({ base }) => base.length >= 2).flatMap(({ base, head }) => [base, head]);
    if (repeated.length > 0) {
        return (0,sums/* mean */.i2)(repeated.map((runs) => (2 * (0,sums/* mean */.i2)(runs) * (1 - (0,sums/* mean */.i2)(runs)) * runs.length) / (runs.length - 1)));
    }
    return Math.min(1, (cells.filter(({ base, head }) => base[0] !== head[0]).length + 1) / cells.length);
}

;// CONCATENATED MODULE: ./lib/verdict/regression/second-pass.js
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
    return pairedRuns(base, head, (run) => (0,regression_cells/* runValue */.Lo)(run, 'pass')).base.length > 0;
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
    const adjusted = holm(results.map(({ p }) => p));
    const fallen = results.filter(({ baseMean, headMean }, index) => (adjusted[index] ?? 1) <= LEVEL && baseMean - headMean >= LEAST_DROP - 1e-9);
    return { state: fallen.length > 0 ? 'fell' : 'noise', results, fallen };
}
/** The suite's pairs of runs, for what it would notice. */
function pairsOf(state) {
    return pairedCells(state.cells, [], (run) => (0,regression_cells/* runValue */.Lo)(run, state.settings.measure));
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
    const pairs = pairedCells(cells, second, (run) => (0,regression_cells/* runValue */.Lo)(run, measure));
    return [
        testSuite(pairs, { whole: measure === 'pass' }),
        ...gateMetrics.map((metric) => testMetric(cells, second, metric)),
    ];
}
function testMetric(cells, second, metric) {
    const pairs = pairedCells(cells, second, (run) => metricOf(run, metric));
    return { metric, ...testSuite(pairs, { whole: false }) };
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

// EXTERNAL MODULE: ./lib/verdict/regression/together.js
var regression_together = __webpack_require__(3025);
;// CONCATENATED MODULE: ./lib/statistics/fisher.js

/**
 * Chance of so few passes of the head, or fewer, if both arms passed equally often: one-sided.
 *
 * @returns over 0, up to 1; 1 where an arm has no scored run
 */
function fisherLess(head, base) {
    const { lowest, chances } = passesOfHead(head, base);
    return Math.min(1, sum(chances.slice(0, head.passed - lowest + 1)));
}
/**
 * Chance of a split as unlikely as this one, or more so, if both arms had the same rate: two-sided, by the sum of the
 * small chances.
 *
 * @returns over 0, up to 1
 */
function fisherTwoSided(head, base) {
    const { lowest, chances } = passesOfHead(head, base);
    // Equal chances may differ in the last digits.
    const seen = (chances[head.passed - lowest] ?? 0) * (1 + 1e-7);
    return Math.min(1, (0,sums/* sum */.cz)(chances.filter((chance) => chance <= seen)));
}
/** Hypergeometric chances of each count of head passes from `lowest` on, given how many passed in all. */
function passesOfHead(head, base) {
    const total = head.passed + base.passed;
    const lowest = Math.max(0, total - base.scored);
    const logs = [0];
    for (let x = lowest; x < Math.min(head.scored, total); x++) {
        const ratio = ((head.scored - x) * (total - x)) / ((x + 1) * (base.scored - total + x + 1));
        logs.push((logs.at(-1) ?? 0) + Math.log(ratio));
    }
    const top = logs.reduce((a, b) => Math.max(a, b));
    const weights = logs.map((log) => Math.exp(log - top));
    const whole = (0,sums/* sum */.cz)(weights);
    return { lowest, chances: weights.map((weight) => weight / whole) };
}

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
        ...(judgeSuite(state).state === 'open' ? [{ what: 'suite' }] : []),
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
    if (fisherTwoSided(table(head), table(base)) > ONE_ARM_LEVEL)
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
    const suite = judgeSuite(state);
    const failures = findFailures(state, judged, suite);
    // What blocks by its cases is not looked at again as a suite: that is no gap.
    const unmeasured = findUnmeasured(state).filter(({ what }) => what !== 'suite' || failures.length === 0);
    const drop = suiteVisibleDrop(pairsOf(state), state.settings.differing);
    const count = (...statuses) => judged.filter(({ status }) => statuses.includes(status)).length;
    return {
        verdict: failures.length > 0 ? 'failed' : unmeasured.length > 0 ? 'inconclusive' : 'passed',
        failures,
        unmeasured,
        cases: (0,classify/* classifyCases */.Gy)(state),
        suite,
        advisory: adviseMetrics(state),
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
    return passRateOf(cells
        .filter((cell) => cell[arm].length > 0)
        .map((cell) => {
        const outcome = (0,regression_cells/* outcomeOf */.sG)(cell[arm], settings.repeatMinPass);
        return {
            ...(outcome === 'errored' ? {} : { rate: outcome === 'passed' ? 1 : 0 }),
            ...(cell.cluster === undefined ? {} : { cluster: cell.cluster }),
        };
    }));
}

// EXTERNAL MODULE: ./lib/verdict/regression/words.js + 1 modules
var words = __webpack_require__(9337);
// EXTERNAL MODULE: ./lib/json.js
var json = __webpack_require__(6413);
// EXTERNAL MODULE: ./lib/verdict/regression/suspects.js
var regression_suspects = __webpack_require__(9925);
;// CONCATENATED MODULE: ./lib/verdict/regression/read-state.js

/**
 * Takes a parsed JSON value for the state of a gate. All suspects that its own
 * first pass makes have to be there.
 *
 * @returns undefined where anything in it is not as the gate writes it: then there is nothing to go on with
 */
function readGateState(value) {
    return isGateState(value) && isConsistent(value) ? value : undefined;
}
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value) => typeof value === 'string';
const isFlag = (value) => typeof value === 'boolean';
const isNumber = (value) => typeof value === 'number' && Number.isFinite(value);
const isShare = (value) => typeof value === 'number' && value >= 0 && value <= 1;
const isCount = (value) => Number.isSafeInteger(value) && value >= 0;
const oneOf = (...names) => (value) => names.includes(value);
const optional = (check) => (value) => value === undefined || check(value);
const listOf = (check) => (value) => Array.isArray(value) && value.every(check);
/** All keys checked, no others there. */
const shape = (checks) => (value) => isObject(value) &&
    Object.keys(value).every((key) => Object.hasOwn(checks, key)) &&
    Object.entries(checks).every(([key, check]) => check(value[key]));
const isRun = (value) => value === null ||
    shape({
        pass: isFlag,
        score: isNumber,
        metrics: optional((metrics) => isObject(metrics) && Object.values(metrics).every(isNumber)),
    })(value);
const isSettings = shape({
    measure: oneOf('pass', 'score'),
    repeatMinPass: (value) => isCount(value) && value !== 0,
    gateMetrics: listOf(isText),
    forbidRemoval: isFlag,
    maxExtraCalls: optional(isCount),
    differing: optional(isShare),
});
const isCell = shape({
    id: isText,
    change: oneOf('compared', 'carried over', 'new', 'removed', 'check changed'),
    cluster: optional(isText),
    base: listOf(isRun),
    head: listOf(isRun),
    criticalFailed: optional(isFlag),
});
const isPair = (value) => Array.isArray(value) && value.length === 2 && value.every(isShare);
const isSuspect = shape({
    cell: isText,
    gap: isShare,
    baseMean: isShare,
    screen: listOf(isShare),
    screenTries: isCount,
    pairs: listOf(isPair),
    pairTries: isCount,
});
const isRecheck = shape({
    cell: isText,
    reason: oneOf('new', 'critical'),
    passed: listOf(isFlag),
    tries: isCount,
});
const isSecondPass = shape({ cell: isText, base: listOf(isRun), head: listOf(isRun) });
const isState = shape({
    version: (value) => value === 1,
    settings: isSettings,
    cells: listOf(isCell),
    suspects: listOf(isSuspect),
    rechecks: listOf(isRecheck),
    second: listOf(isSecondPass),
    calls: shape({ confirmation: isCount, second: isCount }),
});
function isGateState(value) {
    return isState(value);
}
function isConsistent({ settings, cells, suspects, rechecks, second }) {
    const ids = new Set(cells.map(({ id }) => id));
    const known = new Set(suspects.map(({ cell }) => cell));
    return (ids.size === cells.length &&
        known.size === suspects.length &&
        // More of them may be known: a cell that was measured again stays a suspect.
        (0,regression_suspects/* findSuspects */.YX)(cells, settings.measure).every(({ cell }) => known.has(cell)) &&
        suspects.every(({ pairs, pairTries }) => pairs.length <= pairTries) &&
        [...suspects, ...rechecks, ...second].every(({ cell }) => ids.has(cell)));
}

;// CONCATENATED MODULE: ./lib/regression/evidence-file.js
// The evidence of the regression gate between runs of one job: a file that a cache carries. It comes back as anybody's text.


const VERSION = 1;
const MOST_CHARACTERS = 64_000_000;
/** @param print of both sides and the rules: evidence about anything else is none */
function formatEvidence(state, print) {
    return `${JSON.stringify({ version: VERSION, print, state })}\n`;
}
/** `problem`: a clause that follows "the evidence in <file> ". */
function readEvidence(text, print) {
    const none = { problem: 'is not as this version writes it' };
    if (text.length > MOST_CHARACTERS)
        return none;
    let value;
    try {
        value = JSON.parse(text);
    }
    catch {
        return none;
    }
    if (typeof value !== 'object' || value === null || Array.isArray(value) || (0,json/* isDeeperThan */.hz)(value, json/* MAX_NESTING */.M1))
        return none;
    if (value['version'] !== VERSION)
        return none;
    if (value['print'] !== print)
        return { problem: 'is of another change, or was judged by other rules' };
    const state = readGateState(value['state']);
    return state ? { state } : none;
}

// EXTERNAL MODULE: ./lib/regression/gate-plan.js + 5 modules
var gate_plan = __webpack_require__(467);
// EXTERNAL MODULE: ./lib/config/comparisons.js
var comparisons = __webpack_require__(2824);
;// CONCATENATED MODULE: ./lib/verdict/critical.js
/** Whether an assertion, or an assert-set, that is marked as critical has failed; parts of sets count as well. */
function failsCritical(outcomes) {
    return outcomes.some(({ assertion, pass, parts = [] }) => (assertion.critical === true && !pass) || failsCritical(parts));
}

;// CONCATENATED MODULE: ./lib/verdict/regression/regression-gate.js
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
        suspects: (0,regression_suspects/* findSuspects */.YX)(cells, settings.measure),
        rechecks: (0,regression_rechecks/* findRechecks */.Ie)(cells, settings.repeatMinPass),
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
    if ((0,regression_together/* blocksByCases */.Vh)(state) || judgeSuite(state).state !== 'open')
        return [];
    const second = secondPassRequests(state);
    // Half a second pass decides nothing.
    return callsOf(second) <= userBudget(state) ? second : [];
}
/**
 * @param answers to requests of `nextRuns` for this state, each whole; a request that was not made has none
 * @throws RangeError for an answer that nothing asked for
 */
function recordRuns(state, answers) {
    const requests = new Map([...openConfirmations(state), ...secondPassRequests(state)].map((one) => [keyOf(one), one]));
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
        return runs ? [secondPassOf(request, runs)] : [];
    });
    const secondCalls = second.reduce((calls, { base, head }) => calls + base.length + head.length, 0);
    const allCalls = answers.reduce((calls, { runs }) => calls + runs.length, 0);
    return {
        ...state,
        suspects: state.suspects.map((suspect) => {
            const screen = runsOf(suspect.cell, 'screen');
            if (screen)
                return (0,regression_suspects/* withScreen */.FS)(suspect, screen, state.settings.measure);
            const pair = runsOf(suspect.cell, 'pair');
            return pair ? (0,regression_suspects/* withPair */.lU)(suspect, pair, state.settings.measure) : suspect;
        }),
        rechecks: state.rechecks.map((recheck) => {
            const runs = runsOf(recheck.cell, recheck.reason);
            return runs ? (0,regression_rechecks/* withRecheck */._8)(recheck, runs) : recheck;
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
    const errored = (runs) => runs.length > 0 && (0,regression_cells/* outcomeOf */.sG)(runs, settings.repeatMinPass) === 'errored';
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
        second: kept.second.filter(isEvidence),
    };
}
function openConfirmations({ suspects, rechecks, settings }) {
    const checks = rechecks
        .filter((recheck) => (0,regression_rechecks/* recheckStatus */.a1)(recheck) === 'open')
        .map((recheck) => ({ cell: recheck.cell, purpose: recheck.reason, arms: (0,regression_rechecks/* armsOfRecheck */.CN)(recheck) }));
    const open = suspects.flatMap((suspect) => {
        const status = (0,regression_suspects/* suspectStatus */.Ed)(suspect, settings.measure, suspects.length);
        if (status !== 'screening' && status !== 'pairing')
            return [];
        const purpose = status === 'screening' ? 'screen' : 'pair';
        return [{ cell: suspect.cell, purpose, arms: (0,regression_suspects/* armsOf */.jO)(suspect, status) }];
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

;// CONCATENATED MODULE: ./lib/regression/freshness.js
/**
 * Told every answer in turn; false for one that its cell has had before, by the id that the provider gives it. Some
 * gateways give all answers the same id: where two cells share one, or no second one was ever seen, ids tell nothing.
 */
function createFreshness() {
    const endpoints = new Map();
    return (cell, call) => {
        if (call?.answerId === undefined)
            return true;
        const ids = endpoints.get(call.endpoint) ?? { owners: new Map(), shared: false };
        endpoints.set(call.endpoint, ids);
        const asker = `${cell.arm ?? 'head'} ${cell.id}`;
        const owner = ids.owners.get(call.answerId);
        ids.owners.set(call.answerId, asker);
        if (owner === undefined)
            return true;
        if (owner !== asker)
            ids.shared = true;
        return ids.shared || ids.owners.size < 2;
    };
}

;// CONCATENATED MODULE: ./lib/regression/gate-run.js
// The calls of the regression gate: both sides of what changed, then as often as its procedure asks.




async function runGate(request) {
    const { cells, measurement, settings, kept, tell } = request;
    const judged = cells.filter((cell) => cell.judged);
    const remeasure = kept ? new Set(cellsToMeasureAgain(kept)) : undefined;
    const isFresh = createFreshness();
    const plan = firstPass(cells, {
        runsHead: ({ change }) => change !== 'carried over' || request.all,
        runsBase: ({ id, judged: counts }) => counts && (remeasure?.has(id) ?? true),
    });
    const results = plan.length === 0 ? [] : await measurement.run(plan, { total: plan.flat().length });
    for (const { cell, runs } of results)
        for (const { call } of runs)
            isFresh(cell, call);
    const head = results.filter(({ cell }) => cell.arm === undefined);
    const base = results.filter(({ cell }) => cell.arm === 'base');
    const measured = comparedCells(judged, { head, base });
    const limits = extraCalls(results, request.maxCalls);
    let state = kept
        ? resumeGate(kept, measured.filter(({ id }) => remeasure?.has(id)), limits)
        : startGate(measured, { ...settings, ...limits });
    const again = [];
    const run = createAnswers(cells, measurement, isFresh);
    for (let round = 1; measurement.stopped() === undefined; round++) {
        const requests = nextRuns(state);
        if (requests.length === 0)
            break;
        tell(roundText(requests, round));
        const { answers, results: fresh } = await run(requests);
        again.push(...fresh);
        state = recordRuns(state, answers);
    }
    return { head, base, again, state };
}
/** Both sides of a cell take turns, and who goes first alternates; cells whose outputs are compared go together. */
function firstPass(cells, { runsHead, runsBase }) {
    const plan = [];
    let pairs = 0;
    for (const group of rowsOf(cells)) {
        const heads = group.some(runsHead) ? group.flatMap(({ head }) => head ?? []) : [];
        const bases = group.some((cell) => cell.base && runsBase(cell)) ? group.flatMap(({ base }) => base ?? []) : [];
        if (bases.length > 0)
            plan.push(pairs++ % 2 === 0 ? [...bases, ...heads] : [...heads, ...bases]);
        else if (heads.length > 1)
            plan.push(heads);
        else
            plan.push(...heads);
    }
    return plan;
}
/** Cells of a test whose outputs are compared in one list, any other alone. */
function rowsOf(cells) {
    const rows = [];
    for (const cell of cells) {
        const last = rows.at(-1)?.[0]?.head;
        const { head } = cell;
        if (head && last && (0,comparisons/* isCompared */.uQ)(head.test) && last.testIdx === head.testIdx)
            rows.at(-1)?.push(cell);
        else
            rows.push([cell]);
    }
    return rows;
}
function comparedCells(cells, { head, base }) {
    const byCell = new Map([...head, ...base].map((result) => [result.cell, result]));
    const runsOf = (cell) => (cell && byCell.get(cell)?.runs) ?? [];
    return cells.map(({ id, change, head: now, base: before, cluster }) => {
        const runs = change === 'carried over' ? [] : runsOf(now);
        return {
            id,
            change,
            ...(cluster === undefined ? {} : { cluster }),
            base: runsOf(before).map(armRun),
            head: runs.map(armRun),
            ...(runs.some(failedCritically) ? { criticalFailed: true } : {}),
        };
    });
}
function armRun({ state, score, namedScores }) {
    if (state === 'errored' || state === 'unjudged')
        return null;
    return {
        pass: state === 'passed',
        score: Number.isFinite(score) ? score : 0,
        ...(Object.keys(namedScores).length > 0 ? { metrics: finite(namedScores) } : {}),
    };
}
function finite(scores) {
    return Object.fromEntries(Object.entries(scores).filter(([, score]) => Number.isFinite(score)));
}
function failedCritically({ state, assertions }) {
    return state !== 'errored' && failsCritical(assertions);
}
function createAnswers(cells, measurement, isFresh) {
    const rows = new Map(rowsOf(cells).flatMap((row) => row.map((cell) => [cell.id, row])));
    const armed = new Map(cells.map((cell) => [cell.id, cell]));
    const on = (cell, arm) => cell?.[arm];
    return async (requests) => {
        const plan = requests.flatMap(({ cell, arms }) => arms.map((arm) => (rows.get(cell) ?? []).flatMap((one) => on(one, arm) ?? [])));
        const results = await measurement.run(plan, { once: true, quiet: true });
        // In the order of the plan, row by row.
        let next = 0;
        const rounds = plan.map(({ length }) => {
            next += length;
            return results.slice(next - length, next);
        });
        let turn = 0;
        const answers = requests.map(({ cell, purpose, arms }) => {
            const runs = arms.map((arm) => {
                const wanted = on(armed.get(cell), arm);
                const result = rounds[turn++]?.find((one) => one.cell === wanted);
                const run = result?.runs[0];
                if (!result || !run || !isFresh(result.cell, run.call))
                    return null;
                const given = armRun(run);
                return given && purpose === 'critical' ? { ...given, pass: !failedCritically(run) } : given;
            });
            return { cell, purpose, runs };
        });
        return { answers, results };
    };
}
/** Calls that are left for confirmation; a run may make several (its grader's). */
function extraCalls(results, maxCalls) {
    if (maxCalls === undefined)
        return {};
    const runs = results.flatMap((result) => result.runs);
    const made = runs
        .flatMap(({ call, graderCalls }) => (call ? [call, ...graderCalls] : graderCalls))
        .reduce((sum, { attempts }) => sum + attempts, 0);
    const each = Math.max(1, made / Math.max(1, runs.length));
    return { maxExtraCalls: Math.max(0, Math.floor((maxCalls - made) / each)) };
}
function roundText(requests, round) {
    const calls = requests.reduce((sum, { arms }) => sum + arms.length, 0);
    const cases = new Set(requests.map(({ cell }) => cell)).size;
    const why = requests.every(({ purpose }) => purpose === 'second pass')
        ? 'the suite looked worse and is run once more'
        : `${cases} ${cases === 1 ? 'case' : 'cases'} did worse and ${cases === 1 ? 'is' : 'are'} run again`;
    return `regression gate, round ${round}: ${why} (${calls} ${calls === 1 ? 'run' : 'runs'})`;
}

;// CONCATENATED MODULE: ./lib/regression/gate-outcome.js
// Runs a plan under its gates: what was measured of the change, and what the regression gate says of it.










async function runUnderGates(request, gatePlan, measurement) {
    const { plan, rules, compared, thresholds: all } = gatePlan;
    const armed = compared?.arms.cells ?? (0,gate_plan/* cellsOf */.nc)(plan).map(alone);
    const evidence = compared ? keptEvidence(request, compared, rules) : {};
    const run = await runGate({
        cells: armed,
        measurement,
        settings: {
            measure: rules.measure,
            repeatMinPass: plan.repeatMinPass ?? (0,repeats/* mostRepeats */.y)(plan.config.tests, plan.repeat),
            gateMetrics: rules.gateMetrics,
            forbidRemoval: rules.forbidRemoval,
        },
        maxCalls: request.settings.maxCalls,
        all,
        kept: evidence.kept,
        tell: (text) => request.log.info(text),
    });
    if (compared)
        keepEvidence(request, compared, rules, run.state);
    const results = [...run.head, ...run.base, ...run.again];
    const gate = reportOf({ gatePlan, armed, run, results, all });
    return { cells: run.head, results, gate: { ...gate, ...(evidence.told ? { evidence: evidence.told } : {}) } };
}
/** Nothing to compare with: only what is critical is run again. */
function alone(head) {
    return { id: head.id, change: 'check changed', head, judged: (0,cell_state/* isJudged */.sL)(head.test) };
}
function reportOf({ gatePlan, armed, run, results, all }) {
    const { compared, plan, rules } = gatePlan;
    const { cases, ...concluded } = concludeGate(run.state);
    const conclusion = compared ? concluded : criticalAlone(concluded);
    const nameOf = namer(plan);
    const byId = new Map(armed.map((cell) => [cell.id, cell]));
    const removed = new Map(compared?.base.plan ? removedNames(compared, nameOf) : []);
    const names = (id) => {
        const cell = byId.get(id)?.head;
        return cell ? nameOf(cell) : (removed.get(id) ?? id);
    };
    const errors = errorsById(results);
    const baseName = compared ? (0,visible/* short */.h0)(compared.base.tree.name, BASE_CHARACTERS) : '';
    const headline = (0,words/* gateHeadline */.S)({ ...conclusion, cases }, {
        base: baseName,
        caseName: names,
        errorOf: (id) => errors.get(id),
    });
    const ratios = compared ? ratiosOf(armed, run, rules) : {};
    const exceeded = Object.entries(ratios).flatMap(([what, ratio]) => ratio.exceeded ? [limitWords(what, ratio, baseName)] : []);
    const blocking = new Set(conclusion.failures.flatMap((failure) => 'cells' in failure ? failure.cells : 'cases' in failure ? failure.cases.map(({ cell }) => cell) : []));
    const perCell = compared && !all ? 2 : 1;
    return {
        ...(compared
            ? {
                base: {
                    name: baseName,
                    sha: compared.base.tree.sha,
                    source: compared.base.tree.source,
                    renamed: compared.base.renamed,
                },
            }
            : {}),
        headline: exceeded.length === 0 ? headline : withLimits(headline, conclusion, exceeded),
        conclusion: exceeded.length === 0 ? conclusion : { ...conclusion, verdict: 'failed' },
        cases: compared
            ? cases.map((one) => {
                const error = one.kind === 'not measured' ? errors.get(one.cell) : undefined;
                return {
                    ...one,
                    name: names(one.cell),
                    blocks: blocking.has(one.cell),
                    ...(byId.get(one.cell)?.checkChanged ? { checkChanged: true } : {}),
                    ...(error === undefined ? {} : { error }),
                };
            })
            : [],
        ...ratios,
        ruleChanges: gatePlan.ruleChanges,
        callsSaved: compared
            ? armed
                .filter(({ change }) => change === 'carried over')
                .reduce((calls, { head }) => calls + perCell * (0,repeats/* repeatsOf */.U)(head?.test, plan.repeat), 0)
            : 0,
    };
}
const BASE_CHARACTERS = 100;
const PROMPT_CHARACTERS = 40;
/** The case, and where there are several: on which endpoint, with which prompt. */
function namer({ columns }) {
    const severalEndpoints = new Set(columns.map(({ endpoint }) => endpoint)).size > 1;
    const severalPrompts = new Set(columns.map(({ prompt }) => prompt)).size > 1;
    return (cell) => [
        (0,case_names/* caseName */.cY)(cell),
        ...(severalEndpoints ? [`on ${(0,case_names/* endpointName */.zY)(cell.endpoint)}`] : []),
        ...(severalPrompts ? [`with ${(0,visible/* short */.h0)(cell.prompt.label, PROMPT_CHARACTERS)}`] : []),
    ].join(' ');
}
function removedNames({ base, arms }, nameOf) {
    const gone = new Set(arms.cells.filter(({ change }) => change === 'removed').map(({ id }) => id));
    return (0,gate_plan/* cellsOf */.nc)(base.plan)
        .filter(({ id }) => gone.has(id))
        .map((cell) => [cell.id, nameOf(cell)]);
}
/** Of each case the first error that any of its runs met. */
function errorsById(results) {
    const errors = new Map();
    for (const { cell, runs } of results)
        for (const { error } of runs)
            if (error && !errors.has(cell.id))
                errors.set(cell.id, error.status === undefined ? error.kind : `${error.kind} ${error.status}`);
    return errors;
}
/** Without a base the critical checks alone say anything. */
function criticalAlone(conclusion) {
    const failures = conclusion.failures.filter(({ gate }) => gate === 'critical');
    const unmeasured = conclusion.unmeasured.filter(({ what }) => what === 'suspects');
    const verdict = failures.length > 0 ? 'failed' : unmeasured.length > 0 ? 'inconclusive' : 'passed';
    return { ...conclusion, failures, unmeasured, verdict };
}
function ratiosOf(armed, run, { maxLatencyIncrease, maxTokenIncrease }) {
    const byCell = new Map([...run.head, ...run.base].map((result) => [result.cell, result]));
    const callOf = (cell) => cell && byCell.get(cell)?.runs.find(({ state, call }) => state !== 'errored' && call?.attempts === 1)?.call;
    // The first pair warms the connection up.
    const pairs = armed.filter(({ base }) => base && byCell.has(base)).slice(1);
    const ratio = (value, maxIncrease) => {
        const compared = compareRatios(pairs.map(({ base, head }) => ({ base: value(callOf(base)), head: value(callOf(head)) })));
        if (compared.cases === 0)
            return undefined;
        return {
            ...compared,
            ...(maxIncrease === undefined ? {} : { maxIncrease }),
            exceeded: maxIncrease !== undefined && exceedsIncrease(compared, maxIncrease),
        };
    };
    const latency = ratio((call) => call?.latencyMs, maxLatencyIncrease);
    const tokens = ratio((call) => call?.tokens?.total, maxTokenIncrease);
    return { ...(latency ? { latency } : {}), ...(tokens ? { tokens } : {}) };
}
function limitWords(what, { ratio, maxIncrease }, base) {
    const by = ratio
        ? `${ratio.estimate.toFixed(2)} times as much as on ${base} (${ratio.low.toFixed(2)} to ${ratio.high.toFixed(2)})`
        : '';
    return `${what === 'latency' ? 'Latency' : 'Tokens'}: ${by}, and at most ${maxIncrease} % more is allowed.`;
}
function withLimits(headline, { verdict }, exceeded) {
    return verdict === 'failed' ? `${headline} ${exceeded.join(' ')}` : `Failed: ${exceeded.join(' ')}`;
}
/** Evidence counts only for the same two sides and the same rules. */
function printOf({ arms, base }, rules) {
    return `${base.tree.sha} ${arms.print} ${JSON.stringify(rules)}`;
}
function keptEvidence({ settings, trust, workspace, env }, compared, rules) {
    const attempt = Number(env['GITHUB_RUN_ATTEMPT'] ?? 1);
    const anew = (why) => attempt > 1 ? { told: `This is attempt ${attempt}, and ${why}: the gate starts anew.` } : {};
    const { gateState: file } = settings;
    if (file === undefined || !trust.trusted)
        return anew('the evidence of the one before was not kept (gate-state keeps it)');
    if (!workspace.isFile(file))
        return anew(`there is no ${file} with the evidence of the one before`);
    try {
        const read = readEvidence(workspace.readText(file), printOf(compared, rules));
        if ('problem' in read)
            return anew(`the evidence in ${file} ${read.problem}`);
        return { kept: read.state, told: `The gate goes on with the evidence that ${file} kept of an earlier run.` };
    }
    catch {
        return anew(`the evidence in ${file} cannot be read`);
    }
}
function keepEvidence({ settings, trust, workspace, log }, compared, rules, state) {
    if (settings.gateState === undefined || !trust.trusted)
        return;
    try {
        workspace.write(settings.gateState, formatEvidence(state, printOf(compared, rules)));
    }
    catch (error) {
        log.warning(`the evidence of the gate was not kept: ${error instanceof Error ? error.message : String(error)}`);
    }
}


/***/ })

};
