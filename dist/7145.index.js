export const id = 7145;
export const ids = [7145];
export const modules = {

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

/***/ 4660:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ percentile)
/* harmony export */ });
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


/***/ }),

/***/ 5658:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ shaffer)
/* harmony export */ });
/* harmony import */ var _holm_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2249);

/**
 * Adjusts the p-values of all pairs of `count` things (Shaffer 1986, "Modified sequentially rejective multiple test
 * procedures", S1): like Holm, but each multiplier is the largest number of equalities that can hold together.
 *
 * @param pValues of all count x (count - 1) / 2 pairs, 0 to 1, in any order
 * @param count 2 and more
 * @returns in the same order, up to 1
 */
function shaffer(pValues, count) {
    const possible = [...possibleEqualities(count)].sort((a, b) => b - a);
    return (0,_holm_js__WEBPACK_IMPORTED_MODULE_0__/* .stepDown */ .v)(pValues, (rank) => possible.find((equalities) => equalities <= pValues.length - rank) ?? 1);
}
/** How many pairs of k things can be equal at once: those of a group of j, with those among the rest. */
function possibleEqualities(count) {
    const sets = [new Set([0]), new Set([0])];
    for (let k = 2; k <= count; k++) {
        const set = new Set();
        for (let j = 1; j <= k; j++)
            for (const rest of sets[k - j] ?? [])
                set.add((j * (j - 1)) / 2 + rest);
        sets.push(set);
    }
    return sets[count] ?? new Set([0]);
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

/***/ 1332:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  gr: () => (/* binding */ compareRatios),
  uh: () => (/* binding */ exceedsIncrease),
  _j: () => (/* binding */ separateEndpoints)
});

// EXTERNAL MODULE: ./lib/statistics/shaffer.js
var shaffer = __webpack_require__(5658);
// EXTERNAL MODULE: ./lib/statistics/sums.js
var sums = __webpack_require__(9691);
// EXTERNAL MODULE: ./lib/statistics/normal.js
var normal = __webpack_require__(6172);
// EXTERNAL MODULE: ./lib/statistics/sign-flip.js
var sign_flip = __webpack_require__(3072);
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
    const sorted = Float64Array.from(values).sort();
    const count = (sorted.length * (sorted.length + 1)) / 2;
    const [lower, upper] = [Math.floor((count + 1) / 2), Math.ceil((count + 1) / 2)];
    const middle = walshAverage(sorted, lower);
    return lower === upper ? middle : (middle + walshAverage(sorted, upper)) / 2;
}
/**
 * 95 % interval of what `hodgesLehmann` estimates.
 *
 * @returns undefined for fewer than 6 values
 */
function signedRankInterval(values) {
    if (values.length < LEAST_PAIRS)
        return undefined;
    const sorted = Float64Array.from(values).sort();
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
function signedRankTwoSided(values) {
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
        return (0,sign_flip/* signFlipTwoSided */.Ux)(doubled);
    const total = doubled.reduce((sum, rank) => sum + rank, 0);
    const deviation = Math.sqrt(doubled.reduce((sum, rank) => sum + rank * rank, 0));
    return 2 * (0,normal/* normalDistribution */.m)(Math.max(-8, -Math.abs(total) / deviation));
}
/** The largest rank c with P(fewer than c) <= 2.5 %, of the signed-rank statistic of n values. */
function lowerRank(n) {
    if (n > EXACT_UP_TO) {
        const centre = (n * (n + 1)) / 4;
        return Math.max(1, Math.floor(centre - Z95 * Math.sqrt((n * (n + 1) * (2 * n + 1)) / 24)));
    }
    const chances = (0,sign_flip/* sumsOfRandomSubset */.f$)(Array.from({ length: n }, (_, index) => index + 1));
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
    // By index: of thousands of values this runs hundreds of times.
    for (let first = 0; first <= last; first++) {
        const value = sorted[first] ?? 0;
        while (last >= first && (value + (sorted[last] ?? 0)) / 2 > limit)
            last--;
        // Each pair once, the value with itself included.
        count += last - first + 1;
    }
    return count;
}

;// CONCATENATED MODULE: ./lib/verdict/comparison/compare-ratios.js



/** As for pass rates. */
const SEPARATION_LEVEL = 0.05;
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
function separateEndpoints(cases, endpoints) {
    const pairs = Array.from({ length: endpoints }, (_, a) => a).flatMap((a) => Array.from({ length: endpoints - a - 1 }, (_, next) => ({ a, b: a + 1 + next })));
    if (pairs.length === 0)
        return [];
    const logs = cases.map((one) => one.map((value) => (isAboveZero(value) ? Math.log(value) : undefined)));
    const tests = pairs.map(({ a, b }) => signedRankTwoSided(logs.flatMap((one) => {
        const [base, head] = [one[a], one[b]];
        return base === undefined || head === undefined ? [] : [head - base];
    })));
    const adjusted = (0,shaffer/* shaffer */.c)(tests, endpoints);
    return pairs.map((pair, index) => ({ ...pair, separated: (adjusted[index] ?? 1) <= SEPARATION_LEVEL }));
}
function isAboveZero(value) {
    return value !== undefined && Number.isFinite(value) && value > 0;
}


/***/ }),

/***/ 7145:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  compareRun: () => (/* binding */ compareRun)
});

// EXTERNAL MODULE: ./lib/run/cell-state.js
var cell_state = __webpack_require__(5405);
// EXTERNAL MODULE: ./lib/statistics/percentile.js
var percentile = __webpack_require__(4660);
// EXTERNAL MODULE: ./lib/statistics/sums.js
var sums = __webpack_require__(9691);
;// CONCATENATED MODULE: ./lib/statistics/letters.js
/**
 * Compact letter display by insert and absorb (Piepho 2004, "An algorithm for a letter-based representation of all-pairwise
 * comparisons"): two things share a letter exactly where they are not separated.
 *
 * @param count how many things there are, numbered from 0, best first
 * @param separated pairs that can be told apart
 * @returns a letter or several for each: `a`, `ab`, `b`
 */
function letters(count, separated) {
    return lettersOf(count, groups(count, separated));
}
/**
 * Largest groups of things of which no two are separated; they may overlap.
 *
 * @returns members of each in ascending order, the groups by their members
 */
function groups(count, separated) {
    let columns = [Array.from({ length: count }, (_, index) => index)];
    for (const [a, b] of separated) {
        const split = columns.flatMap((column) => column.includes(a) && column.includes(b)
            ? [column.filter((member) => member !== a), column.filter((member) => member !== b)]
            : [column]);
        columns = split.filter((column, index) => !split.some((other, at) => absorbs(other, column, at < index)));
    }
    return columns.sort(byMembers);
}
/** Of two equal columns the earlier one stays. */
function absorbs(other, column, earlier) {
    const larger = other.length > column.length || (other.length === column.length && earlier);
    return larger && column.every((member) => other.includes(member));
}
function byMembers(a, b) {
    for (const [index, member] of a.entries()) {
        const difference = member - (b[index] ?? -1);
        if (difference !== 0)
            return difference;
    }
    return a.length - b.length;
}
function lettersOf(count, columns) {
    return Array.from({ length: count }, (_, member) => columns.map((column, index) => (column.includes(member) ? letter(index) : '')).join(''));
}
/** `a` to `z`, then `a2` and on: more groups than letters is no reason to fail. */
function letter(index) {
    const round = Math.floor(index / 26);
    return `${String.fromCharCode(97 + (index % 26))}${round === 0 ? '' : round + 1}`;
}

// EXTERNAL MODULE: ./lib/statistics/shaffer.js
var shaffer = __webpack_require__(5658);
// EXTERNAL MODULE: ./lib/statistics/sign-flip.js
var sign_flip = __webpack_require__(3072);
// EXTERNAL MODULE: ./lib/statistics/visible-drop.js
var visible_drop = __webpack_require__(3119);
// EXTERNAL MODULE: ./lib/verdict/paired-values.js
var paired_values = __webpack_require__(847);
// EXTERNAL MODULE: ./lib/verdict/pass-rate.js + 2 modules
var pass_rate = __webpack_require__(5184);
;// CONCATENATED MODULE: ./lib/verdict/comparison/compare-endpoints.js







const SEPARATION_LEVEL = 0.05;
const MOST_LEFT_OUT = 0.05;
/**
 * All pairs by the exact two-sided sign-flip test on the same cases (Fisher 1935), adjusted by Shaffer's S1 (1986), shown
 * as a compact letter display (Piepho 2004). A case without a judged run on some endpoint leaves the comparison.
 *
 * @param endpoints how many there are, 1 and more
 */
function compareEndpoints(endpoints, cases) {
    const kept = cases.map((one) => scoredCase(one, endpoints)).filter((one) => one !== undefined);
    const leftOut = cases.length - kept.length;
    const common = { cases: kept.length, leftOut };
    if (kept.length === 0 || leftOut > cases.length * MOST_LEFT_OUT) {
        return { ...common, unranked: true, ranked: [], gaps: [], groups: [], telling: [] };
    }
    const rateOf = (endpoint) => (0,sums/* mean */.i2)(kept.map(({ rates }) => rates[endpoint] ?? 0));
    const order = Array.from({ length: endpoints }, (_, index) => ({ index, rate: rateOf(index) })).sort((a, b) => b.rate - a.rate);
    const gaps = gapsOf(order, kept);
    const separated = gaps.filter((gap) => gap.separated).map(({ a, b }) => [a, b]);
    const shown = letters(endpoints, separated);
    return {
        ...common,
        unranked: false,
        ranked: order.map(({ index, rate }, place) => ({
            endpoint: index,
            rate,
            ...intervalOf(kept, index),
            letters: shown[place] ?? '',
            rank: {
                from: 1 + separated.filter(([, worse]) => worse === place).length,
                to: endpoints - separated.filter(([better]) => better === place).length,
            },
        })),
        gaps,
        groups: groups(endpoints, separated),
        ...(gaps.length === 0 ? {} : { visibleGap: Math.max(...gaps.map(({ visible }) => visible)) }),
        telling: tellingCases(kept),
    };
}
function scoredCase({ id, cluster, runs }, endpoints) {
    const scored = Array.from({ length: endpoints }, (_, index) => (runs[index] ?? []).flatMap((pass) => (pass === null ? [] : [pass ? 1 : 0])));
    const repeats = Math.min(...scored.map(({ length }) => length));
    if (repeats === 0)
        return undefined;
    const values = scored.map((all) => all.slice(0, repeats));
    return { id, ...(cluster === undefined ? {} : { cluster }), values, rates: values.map(sums/* mean */.i2) };
}
function gapsOf(order, cases) {
    const pairs = order.flatMap((a, place) => order.slice(place + 1).map((b, next) => ({ a, b, place, next: place + 1 + next })));
    const tests = pairs.map(({ a, b }) => (0,sign_flip/* signFlipTwoSided */.Ux)((0,paired_values/* wholeDifferences */.Q)(pairedCases(cases, a.index, b.index), { whole: true })));
    const adjusted = order.length < 2 ? [] : (0,shaffer/* shaffer */.c)(tests, order.length);
    return pairs.map(({ a, b, place, next }, index) => {
        const adjustedP = adjusted[index] ?? 1;
        const gap = a.rate - b.rate;
        // With one run a case this is the share of cases on which they differ.
        const squares = (0,sums/* mean */.i2)(cases.map(({ rates }) => ((rates[a.index] ?? 0) - (rates[b.index] ?? 0)) ** 2));
        return {
            a: place,
            b: next,
            gap,
            adjustedP,
            separated: adjustedP <= SEPARATION_LEVEL && gap > 0,
            visible: (0,visible_drop/* visibleGap */.xh)(Math.max(0, squares - gap), cases.length, pairs.length),
        };
    });
}
function pairedCases(cases, a, b) {
    return cases.map(({ id, cluster, values }) => ({
        cluster: cluster === undefined ? `case ${id}` : `cluster ${cluster}`,
        base: values[a] ?? [],
        head: values[b] ?? [],
    }));
}
function intervalOf(cases, endpoint) {
    const { interval } = (0,pass_rate/* passRateOf */.F)(cases.map(({ cluster, rates }) => ({ rate: rates[endpoint] ?? 0, ...(cluster === undefined ? {} : { cluster }) })));
    return interval ? { interval } : {};
}
/** Widest spread of the pass rates first, then in the order of the cases. */
function tellingCases(cases) {
    return cases
        .map(({ id, rates }) => ({ id, spread: Math.max(...rates) - Math.min(...rates) }))
        .filter(({ spread }) => spread > 0)
        .sort((a, b) => b.spread - a.spread)
        .map(({ id }) => id);
}

// EXTERNAL MODULE: ./lib/verdict/comparison/compare-ratios.js + 1 modules
var compare_ratios = __webpack_require__(1332);
;// CONCATENATED MODULE: ./lib/verdict/comparison/compare-quantity.js
// Latency, tokens and cost of several endpoints: who takes least, and whether that is more than chance.

/** @param values one for each endpoint, as it is shown; decides who `least` is */
function compareQuantity(values, cases) {
    const least = values.reduce((lowest, value, index) => {
        const known = lowest === undefined ? undefined : values[lowest];
        return value !== undefined && (known === undefined || value < known) ? index : lowest;
    }, undefined);
    if (least === undefined)
        return { isBest: false };
    const pairs = (0,compare_ratios/* separateEndpoints */._j)(cases, values.length).filter(({ a, b }) => a === least || b === least);
    const isBest = pairs.every(({ a, b, separated }) => separated && takesMore(cases, least, a === least ? b : a));
    return { least, isBest };
}
function compareLatency(values, cases) {
    const compared = compareQuantity(values, cases);
    const { least } = compared;
    const against = values.map((_, index) => least === undefined || index === least ? undefined : ratioTo(cases, least, index));
    return { ...compared, against };
}
function takesMore(cases, least, other) {
    return (ratioTo(cases, least, other).ratio?.estimate ?? 1) > 1;
}
function ratioTo(cases, base, head) {
    return (0,compare_ratios/* compareRatios */.gr)(cases.map((one) => ({ base: one[base], head: one[head] })));
}

// EXTERNAL MODULE: ./lib/verdict/comparison/endpoint-cells.js
var endpoint_cells = __webpack_require__(502);
;// CONCATENATED MODULE: ./lib/verdict/comparison/compare-run.js






/**
 * Compares endpoints at the cases that all of them ran; a case is a test with a prompt, so prompts of one endpoint are
 * pooled and never compared.
 *
 * @returns undefined for fewer than two endpoints with a judged cell
 */
function compareRun(columns, cells) {
    const keys = columns.map(({ endpoint }) => (0,endpoint_cells/* endpointKey */.r)(endpoint));
    const keyOf = ({ cell }) => keys[cell.promptIdx] ?? '';
    const used = new Set(cells.map(keyOf));
    const judged = new Set(cells.filter(({ runs }) => runs.some(isOutcome)).map(keyOf));
    const compared = [...new Set(keys)].filter((key) => judged.has(key));
    if (compared.length < 2)
        return undefined;
    const warmUps = firstCalls(cells, keyOf);
    const sorted = sortCases(columns, cells, (cell) => compared.indexOf(keyOf(cell)), compared.length);
    const cases = sorted.shared.map(endpointCase);
    const ranking = compareEndpoints(compared.length, cases);
    // What an error took out of the ranking is in no other number either.
    const kept = sorted.shared.filter((one) => one.every(({ runs }) => runs.some(isOutcome)));
    const quantities = compareQuantities(kept, compared, warmUps);
    const byId = new Map(cases.map((one) => [one.id, one]));
    return {
        ...quantities,
        endpoints: quantities.endpoints.map((one, index) => ({ column: keys.indexOf(compared[index] ?? ''), ...one })),
        unmeasured: [...used].filter((key) => !judged.has(key)).map((key) => keys.indexOf(key)),
        ranking,
        unshared: sorted.unshared,
        unjudged: sorted.unjudged,
        repeats: kept
            .map((one) => Math.min(...one.map(({ runs }) => runs.filter(isOutcome).length)))
            .reduce((most, repeats) => Math.max(most, repeats), 0),
        clustered: cases.some(({ cluster }) => cluster !== undefined),
        telling: ranking.telling.flatMap((id) => tellingCase(byId.get(id))),
    };
}
const isOutcome = ({ state }) => state === 'passed' || state === 'failed';
function sortCases(columns, cells, endpointOf, endpoints) {
    const prompts = [...new Set(columns.map(({ prompt }) => prompt))];
    const promptOf = columns.map(({ prompt }) => prompts.indexOf(prompt));
    const cases = new Map();
    for (const result of cells) {
        const endpoint = endpointOf(result);
        if (endpoint === -1)
            continue;
        const key = `${result.cell.testIdx} ${promptOf[result.cell.promptIdx]}`;
        const known = cases.get(key) ?? [];
        known[endpoint] ??= result;
        cases.set(key, known);
    }
    const sorted = { shared: [], unshared: 0, unjudged: 0 };
    for (const one of cases.values()) {
        const there = one.filter((result) => result !== undefined);
        if (there.some(isUnjudged))
            sorted.unjudged += 1;
        else if (there.length < endpoints || there.some(({ cell }) => cell.test.provider !== undefined))
            sorted.unshared += 1;
        else
            sorted.shared.push(there);
    }
    return sorted;
}
/** Nothing judged it, or would have judged it. */
function isUnjudged({ cell, runs }) {
    return runs.some(({ state }) => state === 'unjudged') || !(runs.some(isOutcome) || (0,cell_state/* isJudged */.sL)(cell.test));
}
function endpointCase(cells) {
    const [first] = cells;
    const cluster = first?.cell.test.metadata['cluster'];
    const isName = typeof cluster === 'string' || typeof cluster === 'number' || typeof cluster === 'boolean';
    return {
        id: first?.cell.id ?? '',
        ...(isName ? { cluster: String(cluster) } : {}),
        runs: cells.map(({ runs }) => runs.map((run) => (isOutcome(run) ? run.state === 'passed' : null))),
    };
}
function tellingCase(one) {
    if (!one)
        return [];
    const passes = one.runs.map((runs) => ({
        passed: runs.filter((pass) => pass === true).length,
        judged: runs.filter((pass) => pass !== null).length,
    }));
    return [{ cell: one.id, passes }];
}
/** Of each endpoint, in the order of the plan: it pays for a connection, and often for a model that has to be loaded. */
function firstCalls(cells, keyOf) {
    const first = new Map();
    for (const result of cells) {
        const key = keyOf(result);
        const called = first.has(key) ? undefined : result.runs.find(({ call }) => call !== undefined && call.attempts > 0);
        if (called)
            first.set(key, called);
    }
    return new Set(first.values());
}
/**
 * Of answered calls. A call's latency is that of its last attempt, which is the one that was answered; of a case's repeats
 * the first counts in the test, since repeats are no further cases, and all of them in the percentiles.
 */
function compareQuantities(cases, endpoints, warmUps) {
    const answers = (result) => (result?.runs ?? []).filter(({ state, call }) => call !== undefined && state !== 'errored');
    const warm = (runs) => runs.filter((run) => !warmUps.has(run));
    const of = endpoints.map((_, index) => {
        const all = cases.flatMap((one) => answers(one[index]));
        const measured = warm(all).length > 0 ? warm(all) : all;
        const ms = measured.flatMap(({ call }) => call?.latencyMs ?? []);
        const [p50, p95] = [(0,percentile/* percentile */.Y)(ms, 50), (0,percentile/* percentile */.Y)(ms, 95)];
        const usages = all.flatMap(({ call }) => call?.tokens ?? []);
        const costs = all.flatMap(({ call }) => call?.costUsd ?? []);
        return {
            ...(p50 === undefined || p95 === undefined ? {} : { latency: { p50, p95 } }),
            ...(usages.length === 0
                ? {}
                : {
                    tokens: {
                        total: (0,sums/* mean */.i2)(usages.map(({ total }) => total)),
                        prompt: (0,sums/* mean */.i2)(usages.map(({ prompt }) => prompt)),
                        completion: (0,sums/* mean */.i2)(usages.map(({ completion }) => completion)),
                    },
                }),
            ...(costs.length === 0 ? {} : { costUsd: (0,sums/* mean */.i2)(costs) }),
        };
    });
    const byCase = (value, use = answers) => cases.map((one) => endpoints.map((_, index) => use(one[index]).map(value)[0]));
    return {
        endpoints: of,
        latency: compareLatency(of.map(({ latency }) => latency?.p50), byCase(({ call }) => call?.latencyMs, (result) => warm(answers(result)))),
        tokens: compareQuantity(of.map(({ tokens }) => tokens?.total), byCase(({ call }) => call?.tokens?.total)),
        cost: compareQuantity(of.map(({ costUsd }) => costUsd), byCase(({ call }) => call?.costUsd)),
    };
}


/***/ }),

/***/ 502:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ cellsByEndpoint),
/* harmony export */   r: () => (/* binding */ endpointKey)
/* harmony export */ });
/** In the order of the columns; endpoints without a cell are left out. */
function cellsByEndpoint({ columns, cells, }) {
    const groups = new Map();
    // Thousands of cells share an object.
    const byObject = new Map();
    const group = (endpoint) => {
        const seen = byObject.get(endpoint);
        if (seen)
            return seen;
        const key = endpointKey(endpoint);
        const known = groups.get(key) ?? { endpoint, cells: [] };
        groups.set(key, known);
        byObject.set(endpoint, known);
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


/***/ })

};
