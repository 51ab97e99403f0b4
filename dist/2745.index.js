export const id = 2745;
export const ids = [2745];
export const modules = {

/***/ 3976:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Yx: () => (/* binding */ scoreEvidence),
/* harmony export */   vZ: () => (/* binding */ passEvidence),
/* harmony export */   xl: () => (/* binding */ pooledEvidence)
/* harmony export */ });
/* unused harmony export signEvidence */
/* harmony import */ var _sums_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9691);
// Evidence by betting (Ramdas, Grünwald, Vovk, Shafer 2023, "Game-theoretic statistics and safe anytime-valid inference";
// Turner, Ly, Grünwald 2024, "Generic E-variables for exact sequential k-sample tests"). An e-value is what a bet of 1
// against "the head is no worse" has become; if it is no worse, the chance that it ever reaches 1/α is at most α (Ville
// 1939). So one may look after each pair, stop at any time, and go on later.

/** What a bet takes for granted: how often the base and the head pass. Broken for good, half broken, flaky to broken. */
const PASS_BETS = [
    [0.97, 0.05],
    [0.97, 0.5],
    [0.8, 0.2],
];
/** Shares of the capital that are put on the base's score being the higher one. */
const SIGN_BETS = [0.4, 0.8];
/** Scores closer than this are a tie. */
const TIE = 1e-9;
/** Prior shares of the suspects that got worse, for the evidence of all together; 1/m is the third. */
const WORSE_SHARES = [0.3, 0.6];
/**
 * E-value of the pairs against "the head passes no less often than the base": mean of three bets.
 *
 * @returns 0 and more, 1 without pairs
 */
function passEvidence(pairs) {
    return (0,_sums_js__WEBPACK_IMPORTED_MODULE_0__/* .mean */ .i2)(PASS_BETS.map((bet) => passCapital(pairs, bet)));
}
/**
 * E-value of the pairs against "both arms' scores can be exchanged": mean of the three bets and two on the sign.
 *
 * @returns 0 and more, 1 without pairs
 */
function scoreEvidence(pairs) {
    return (0,_sums_js__WEBPACK_IMPORTED_MODULE_0__/* .mean */ .i2)([
        ...PASS_BETS.map((bet) => passCapital(pairs, bet)),
        ...SIGN_BETS.map((share) => signCapital(pairs, share)),
    ]);
}
/** The part of `scoreEvidence` that looks only at which arm scores higher. */
function signEvidence(pairs) {
    return mean(SIGN_BETS.map((share) => signCapital(pairs, share)));
}
/**
 * E-value of several suspects against "none of them got worse": mean over π in {1/m, 0.3, 0.6} of the product of
 * (1 - π + π e) over the suspects (Vovk, Wang 2021, "E-values: calibration, combination and applications").
 *
 * @param evidence e-value of each suspect, those that were cleared with their last; 0 and more
 * @returns 0 and more, 1 without suspects
 */
function pooledEvidence(evidence) {
    if (evidence.length === 0)
        return 1;
    const sorted = evidence.toSorted((a, b) => a - b);
    const pooled = (share) => sorted.reduce((product, e) => product * (1 - share + share * e), 1);
    return (0,_sums_js__WEBPACK_IMPORTED_MODULE_0__/* .mean */ .i2)([1 / sorted.length, ...WORSE_SHARES].map(pooled));
}
function passCapital(pairs, [base, head]) {
    const centre = (base + head) / 2;
    const stake = (base - head) / 2 / (centre * (1 - centre));
    return pairs.reduce((capital, [b, h]) => capital * (1 + stake * (b - centre)) * (1 - stake * (h - centre)), 1);
}
function signCapital(pairs, share) {
    const sign = ([base, head]) => (Math.abs(base - head) < TIE ? 0 : Math.sign(base - head));
    return pairs.reduce((capital, pair) => capital * (1 + share * sign(pair)), 1);
}


/***/ }),

/***/ 474:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Lo: () => (/* binding */ runValue),
/* harmony export */   S4: () => (/* binding */ armMean),
/* harmony export */   sG: () => (/* binding */ outcomeOf),
/* harmony export */   w3: () => (/* binding */ runValues)
/* harmony export */ });
/* harmony import */ var _run_cell_state_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5405);
/* harmony import */ var _statistics_sums_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9691);
// What the regression gate is told: each cell of the head and of the base it is compared with, and what their runs gave.


/** What one run is worth, 0 to 1; undefined for one that is no evidence. */
function runValue(run, measure) {
    if (!run)
        return undefined;
    if (measure === 'pass')
        return run.pass ? 1 : 0;
    return Number.isFinite(run.score) ? Math.min(1, Math.max(0, run.score)) : undefined;
}
/** Values of the runs that are evidence, in order. */
function runValues(runs, measure) {
    return runs.flatMap((run) => runValue(run, measure) ?? []);
}
/** Mean value of an arm, 0 to 1; undefined without evidence. */
function armMean(runs, measure) {
    const values = runValues(runs, measure);
    return values.length === 0 ? undefined : (0,_statistics_sums_js__WEBPACK_IMPORTED_MODULE_0__/* .mean */ .i2)(values);
}
/** Outcome of one arm of a cell from its repeats, of which at most all must pass: errored where the missing runs would decide. */
function outcomeOf(runs, repeatMinPass) {
    const states = runs.map((run) => ({ state: run === null ? 'errored' : run.pass ? 'passed' : 'failed' }));
    const state = (0,_run_cell_state_js__WEBPACK_IMPORTED_MODULE_1__/* .cellState */ .Ox)(states, Math.min(repeatMinPass, states.length));
    return state === 'unjudged' ? 'errored' : state;
}


/***/ }),

/***/ 7265:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gy: () => (/* binding */ classifyCases),
/* harmony export */   Hb: () => (/* binding */ passesOf),
/* harmony export */   JW: () => (/* binding */ freshRuns),
/* harmony export */   lc: () => (/* binding */ CASE_RULES)
/* harmony export */ });
/* harmony import */ var _cells_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(474);
/* harmony import */ var _together_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3025);


/** The rule of each kind, as a reader of the report is told it. */
const CASE_RULES = {
    broke: 'got worse, and fresh runs of both sides confirmed it; blocks',
    'worse together': 'no proof for this case alone, but for these cases together; blocks',
    'not measured': 'too few runs could be made to compare; no evidence, neither way',
    fixed: 'failed before and passes now; not tested for chance, claims nothing',
    'already failing': 'fails on both sides; never blocks',
    flaky: 'did worse or differed between runs, and fresh runs did not confirm a change; does not block',
    unproven: 'did worse than the results file has it, in too few runs to be sure, and could not be compared again; does not block',
    same: 'no worse than before; nothing to run again',
    new: 'there is nothing to compare with; blocks when it fails again in at least two of three fresh runs',
    removed: 'is not there any more, or nothing judges it any more; blocks only where removal is forbidden',
    'check changed': 'what judges it changed, so before and after cannot be compared; does not block',
    'carried over': 'nothing it depends on changed; not run',
};
/** In the order of the cells. */
function classifyCases(state) {
    const judged = (0,_together_js__WEBPACK_IMPORTED_MODULE_0__/* .judgeSuspects */ .Oz)(state);
    const suspects = new Map(judged.map((one) => [one.suspect.cell, one]));
    const together = new Set((0,_together_js__WEBPACK_IMPORTED_MODULE_0__/* .worseTogether */ .dI)(judged).map(({ suspect }) => suspect.cell));
    return state.cells.map((cell) => {
        const suspect = suspects.get(cell.id);
        return {
            cell: cell.id,
            kind: kindOf(cell, {
                suspect,
                isWorseTogether: together.has(cell.id),
                repeatMinPass: state.settings.repeatMinPass,
            }),
            base: passesOf(cell.base),
            head: passesOf(cell.head),
            ...(suspect ? { fresh: freshRuns(suspect) } : {}),
        };
    });
}
/** The runs that the evidence is made of. */
function freshRuns({ suspect: { pairs, screen } }) {
    return pairs.length === 0
        ? { base: [], head: screen }
        : { base: pairs.map(([base]) => base), head: pairs.map(([, head]) => head) };
}
function passesOf(runs) {
    const values = (0,_cells_js__WEBPACK_IMPORTED_MODULE_1__/* .runValues */ .w3)(runs, 'pass');
    return { passed: values.filter((value) => value === 1).length, scored: values.length };
}
function kindOf({ change, base, head }, { suspect, isWorseTogether, repeatMinPass }) {
    if (change !== 'compared')
        return change;
    if (suspect?.status === 'broke')
        return 'broke';
    if (isWorseTogether)
        return 'worse together';
    const before = (0,_cells_js__WEBPACK_IMPORTED_MODULE_1__/* .outcomeOf */ .sG)(base, repeatMinPass);
    const after = (0,_cells_js__WEBPACK_IMPORTED_MODULE_1__/* .outcomeOf */ .sG)(head, repeatMinPass);
    if (suspect?.status === 'unresolved' || before === 'errored' || after === 'errored')
        return 'not measured';
    if (suspect)
        return 'flaky';
    if (before === 'failed' && after === 'passed')
        return 'fixed';
    if (after === 'failed')
        return 'already failing';
    return [base, head].some((runs) => isMixed(passesOf(runs))) ? 'flaky' : 'same';
}
function isMixed({ passed, scored }) {
    return passed > 0 && passed < scored;
}


/***/ }),

/***/ 5203:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CN: () => (/* binding */ armsOfRecheck),
/* harmony export */   Ie: () => (/* binding */ findRechecks),
/* harmony export */   _8: () => (/* binding */ withRecheck),
/* harmony export */   a1: () => (/* binding */ recheckStatus)
/* harmony export */ });
/* unused harmony exports RECHECK_RUNS, FAILS */
/* harmony import */ var _cells_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(474);
// Absolute checks: what blocks without a base to compare with is run three times more first.

const RECHECK_RUNS = 3;
const RECHECK_TRIES = 6;
/** Of three: the majority. */
const FAILS = 2;
/** Critical ones first, then by id. */
function findRechecks(cells, repeatMinPass) {
    const found = cells.flatMap((cell) => {
        const recheck = (reason) => ({ cell: cell.id, reason, passed: [], tries: 0 });
        const isFailing = cell.change === 'new' && (0,_cells_js__WEBPACK_IMPORTED_MODULE_0__/* .outcomeOf */ .sG)(cell.head, repeatMinPass) === 'failed';
        return [...(cell.criticalFailed ? [recheck('critical')] : []), ...(isFailing ? [recheck('new')] : [])];
    });
    const rank = ({ reason, cell }) => `${reason === 'critical' ? 0 : 1}${cell}`;
    return found.sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
}
function recheckStatus({ passed, tries }) {
    const failed = passed.filter((pass) => !pass).length;
    if (passed.length < RECHECK_RUNS && tries < RECHECK_TRIES)
        return 'open';
    if (failed >= FAILS)
        return 'failed';
    return passed.length - failed >= FAILS ? 'cleared' : 'unresolved';
}
/** The fresh runs that an open check wants next. */
function armsOfRecheck({ passed, tries }) {
    const length = Math.min(RECHECK_RUNS - passed.length, RECHECK_TRIES - tries);
    return Array.from({ length }, () => 'head');
}
function withRecheck(recheck, runs) {
    const passed = runs.flatMap((run) => (run ? [run.pass] : []));
    return { ...recheck, passed: [...recheck.passed, ...passed], tries: recheck.tries + runs.length };
}


/***/ }),

/***/ 9925:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bd: () => (/* binding */ suspectEvidence),
/* harmony export */   Ed: () => (/* binding */ suspectStatus),
/* harmony export */   FS: () => (/* binding */ withScreen),
/* harmony export */   FX: () => (/* binding */ statusAtEnd),
/* harmony export */   YX: () => (/* binding */ findSuspects),
/* harmony export */   jO: () => (/* binding */ armsOf),
/* harmony export */   lU: () => (/* binding */ withPair)
/* harmony export */ });
/* unused harmony exports CASE_LEVEL, SCREEN_RUNS, SCREEN_TRIES, MOST_PAIRS, CLEARED_BELOW, LEAST_PAIRS, SCORE_DROP */
/* harmony import */ var _statistics_betting_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3976);
/* harmony import */ var _cells_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(474);
// The confirmation of one case: a drop in the first pass makes a suspect, fresh runs decide. Only fresh runs count, since
// the first pass is what made it a suspect.


/** Bound on naming any case as broken that did not get worse, over all suspects of a change. */
const CASE_LEVEL = 0.01;
/** Fresh runs of the head that all have to pass to clear a suspect; they are the head's half of the first pairs. */
const SCREEN_RUNS = 3;
const SCREEN_TRIES = 6;
const MOST_PAIRS = 20;
const PAIR_TRIES = 40;
/** Evidence below this is not going to come back. */
const CLEARED_BELOW = 0.1;
/** An open suspect with fewer scored pairs could not be measured. */
const LEAST_PAIRS = 6;
/** A mean score that is this much lower makes a suspect; smaller drops are left to the suite as a whole. */
const SCORE_DROP = 0.1;
/** 0.9 - 0.8 is a little less than 0.1 in doubles. */
const ROUNDING = 1e-9;
/** Cells that did worse in the first pass: widest gap first, then by id, whatever order they come in. */
function findSuspects(cells, measure) {
    return cells
        .flatMap((cell) => suspectOf(cell, measure) ?? [])
        .sort((a, b) => b.gap - a.gap || (a.cell < b.cell ? -1 : 1));
}
function suspectOf({ id, change, base, head }, measure) {
    if (change !== 'compared')
        return undefined;
    const baseMean = (0,_cells_js__WEBPACK_IMPORTED_MODULE_0__/* .armMean */ .S4)(base, measure);
    const headMean = (0,_cells_js__WEBPACK_IMPORTED_MODULE_0__/* .armMean */ .S4)(head, measure);
    if (baseMean === undefined || headMean === undefined)
        return undefined;
    const gap = baseMean - headMean;
    const dropped = measure === 'pass' ? gap > ROUNDING : gap >= SCORE_DROP - ROUNDING;
    return dropped ? { cell: id, gap, baseMean, screen: [], screenTries: 0, pairs: [], pairTries: 0 } : undefined;
}
/**
 * Where a suspect stands. Stopping early only takes evidence away, so a stop is always allowed; "broke" is a bound at any
 * time (Ville 1939), shared over the suspects (Bonferroni).
 *
 * @param suspects how many the first pass made, 1 and more
 */
function suspectStatus(suspect, measure, suspects) {
    const { screen, pairs } = suspect;
    if (screen.length < SCREEN_RUNS)
        return suspect.screenTries < SCREEN_TRIES ? 'screening' : 'unresolved';
    if (isScreenedOut(suspect, measure))
        return 'cleared';
    const needed = suspects / CASE_LEVEL;
    const evidence = evidenceOfPairs(pairs, measure);
    if (evidence >= needed)
        return 'broke';
    if (evidence < CLEARED_BELOW)
        return 'cleared';
    if (pairs.length >= MOST_PAIRS)
        return 'not confirmed';
    const atBest = [...pairs, ...Array.from({ length: MOST_PAIRS - pairs.length }, () => [1, 0])];
    if (evidenceOfPairs(atBest, measure) < needed)
        return 'cleared';
    return suspect.pairTries < PAIR_TRIES ? 'pairing' : statusAtEnd(suspect, 'pairing');
}
/** What an open suspect is when no more runs will come. */
function statusAtEnd({ pairs }, status) {
    if (status !== 'screening' && status !== 'pairing')
        return status;
    return pairs.length < LEAST_PAIRS ? 'unresolved' : 'not confirmed';
}
/** E-value against "the head is no worse", 0 and more; 0 for what the screen cleared. */
function suspectEvidence(suspect, measure) {
    return isScreenedOut(suspect, measure) ? 0 : evidenceOfPairs(suspect.pairs, measure);
}
/** The fresh runs that an open suspect wants next, to be made one after the other. */
function armsOf(suspect, status) {
    const { screen, screenTries, pairs, pairTries } = suspect;
    if (status === 'screening') {
        const length = Math.min(SCREEN_RUNS - screen.length, SCREEN_TRIES - screenTries);
        return Array.from({ length }, () => 'head');
    }
    if (pairs.length < SCREEN_RUNS)
        return ['base'];
    return pairTries % 2 === 0 ? ['base', 'head'] : ['head', 'base'];
}
/** @param runs in the order of `armsOf` */
function withScreen(suspect, runs, measure) {
    return {
        ...suspect,
        screen: [...suspect.screen, ...(0,_cells_js__WEBPACK_IMPORTED_MODULE_0__/* .runValues */ .w3)(runs, measure)],
        screenTries: suspect.screenTries + runs.length,
    };
}
/** A pair with a run that is no evidence is dropped. @param runs in the order of `armsOf` */
function withPair(suspect, runs, measure) {
    const arms = armsOf(suspect, 'pairing');
    const base = (0,_cells_js__WEBPACK_IMPORTED_MODULE_0__/* .runValue */ .Lo)(runs[arms.indexOf('base')], measure);
    const head = arms.includes('head')
        ? (0,_cells_js__WEBPACK_IMPORTED_MODULE_0__/* .runValue */ .Lo)(runs[arms.indexOf('head')], measure)
        : suspect.screen[suspect.pairs.length];
    const pairs = base === undefined || head === undefined ? suspect.pairs : [...suspect.pairs, [base, head]];
    return { ...suspect, pairs, pairTries: suspect.pairTries + 1 };
}
function isScreenedOut({ screen, baseMean }, measure) {
    const holds = (value) => measure === 'pass' ? value === 1 : value > baseMean - SCORE_DROP + ROUNDING;
    return screen.length >= SCREEN_RUNS && screen.every(holds);
}
function evidenceOfPairs(pairs, measure) {
    return measure === 'pass' ? (0,_statistics_betting_js__WEBPACK_IMPORTED_MODULE_1__/* .passEvidence */ .vZ)(pairs) : (0,_statistics_betting_js__WEBPACK_IMPORTED_MODULE_1__/* .scoreEvidence */ .Yx)(pairs);
}


/***/ }),

/***/ 3025:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Il: () => (/* binding */ failedRechecks),
/* harmony export */   Oz: () => (/* binding */ judgeSuspects),
/* harmony export */   Vh: () => (/* binding */ blocksByCases),
/* harmony export */   dI: () => (/* binding */ worseTogether)
/* harmony export */ });
/* unused harmony export TOGETHER_AT */
/* harmony import */ var _statistics_betting_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3976);
/* harmony import */ var _rechecks_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5203);
/* harmony import */ var _suspects_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9925);
// What the fresh runs of the cases say, one by one and all suspects together.



/** Bound of 0.5 % on failing suspects together of which none got worse. */
const TOGETHER_AT = 200;
/** Largest evidence first, then by cell. */
function judgeSuspects({ suspects, settings }) {
    return suspects
        .map((suspect) => ({
        suspect,
        status: (0,_suspects_js__WEBPACK_IMPORTED_MODULE_0__/* .statusAtEnd */ .FX)(suspect, (0,_suspects_js__WEBPACK_IMPORTED_MODULE_0__/* .suspectStatus */ .Ed)(suspect, settings.measure, suspects.length)),
        evidence: (0,_suspects_js__WEBPACK_IMPORTED_MODULE_0__/* .suspectEvidence */ .Bd)(suspect, settings.measure),
    }))
        .sort((a, b) => b.evidence - a.evidence || (a.suspect.cell < b.suspect.cell ? -1 : 1));
}
/**
 * Suspects that got worse together: no one of them provably so, all of them beyond doubt. Empty where one broke by itself:
 * that one alone may be what carries the rest.
 */
function worseTogether(judged) {
    if (judged.some(({ status }) => status === 'broke'))
        return [];
    if ((0,_statistics_betting_js__WEBPACK_IMPORTED_MODULE_1__/* .pooledEvidence */ .xl)(judged.map(({ evidence }) => evidence)) < TOGETHER_AT)
        return [];
    return judged.filter(({ evidence }) => evidence >= 1);
}
/** Checks that failed again. */
function failedRechecks({ rechecks }) {
    return rechecks.filter((recheck) => (0,_rechecks_js__WEBPACK_IMPORTED_MODULE_2__/* .recheckStatus */ .a1)(recheck) === 'failed');
}
/** Whether the change is blocked by its cases already, so that the suite need not be looked at again. */
function blocksByCases(state) {
    const judged = judgeSuspects(state);
    return (judged.some(({ status }) => status === 'broke') ||
        worseTogether(judged).length > 0 ||
        failedRechecks(state).length > 0 ||
        (state.settings.forbidRemoval && state.cells.some(({ change }) => change === 'removed')));
}


/***/ }),

/***/ 9337:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Jg: () => (/* binding */ evidenceWords),
  ST: () => (/* binding */ gateHeadline),
  kc: () => (/* binding */ listedSentences),
  $3: () => (/* binding */ passesWords),
  uA: () => (/* binding */ suiteWords),
  Tr: () => (/* binding */ visibleDropWords)
});

// EXTERNAL MODULE: ./lib/statistics/sums.js
var sums = __webpack_require__(9691);
// EXTERNAL MODULE: ./lib/verdict/evidence-words.js
var evidence_words = __webpack_require__(3284);
;// CONCATENATED MODULE: ./lib/verdict/regression/unmeasured-words.js

/** One clause, lower-case start unless a name is first, no full stop. */
function unmeasuredWords(unmeasured, names) {
    switch (unmeasured.what) {
        case 'base': {
            const { problem, count, of } = unmeasured;
            const why = problem === 'errors' ? `${count} of its ${(0,evidence_words/* counted */.hS)(of, 'run')} erred` : `none of its ${of} cases passes`;
            return `the base could not be measured: on ${names.base} ${why}`;
        }
        case 'suspects': {
            const cause = causeOf(unmeasured.cells, names);
            return `${(0,evidence_words/* listed */.KE)(unmeasured.cells.map(names.caseName))} did worse and could not be run again often enough${cause && ` (${cause})`}`;
        }
        case 'cells': {
            const cause = causeOf(unmeasured.cells, names);
            return `${unmeasured.cells.length} of ${(0,evidence_words/* counted */.hS)(unmeasured.of, 'case')} could not be measured (${(0,evidence_words/* listed */.KE)(unmeasured.cells.map(names.caseName))})${cause && `: ${cause}`}`;
        }
        case 'one arm': {
            const { arm, errors, runs, otherErrors, otherRuns } = unmeasured;
            const [here, there] = arm === 'base' ? [names.base, 'this change'] : ['this change', names.base];
            return `errors hit one side: ${errors} of ${(0,evidence_words/* counted */.hS)(runs, 'run')} of ${here}, ${otherErrors} of ${otherRuns} of ${there}`;
        }
        case 'metrics':
            return `no case has the score ${(0,evidence_words/* listed */.KE)(unmeasured.metrics)} on both sides, so that it cannot gate`;
        case 'suite':
            return 'the suite looked worse once and could not be run again';
    }
}
/** One cause for all of them, or none. */
function causeOf(cells, names) {
    const causes = new Set(cells.map((cell) => names.errorOf?.(cell)));
    const [cause] = causes;
    return causes.size === 1 && cause !== undefined ? cause : '';
}

;// CONCATENATED MODULE: ./lib/verdict/regression/words.js



/** `Failed: 1 case broke. refund-window: main passed 5 of 5, this change 0 of 5.` Whole sentences. */
function gateHeadline(conclusion, names) {
    const { verdict, failures, unmeasured } = conclusion;
    if (verdict === 'failed')
        return `Failed: ${failures.map((failure) => failureWords(failure, names)).join(' ')}`;
    if (verdict === 'inconclusive') {
        return `Inconclusive: ${unmeasured.map((one) => unmeasuredWords(one, names)).join('; ')}. Not a quality result.`;
    }
    return passedWords(conclusion, names);
}
/** `main passed 5 of 5, this change 0 of 5`; of scores, `main scored 0.85, this change 0.6 (means of 8 runs)`. */
function evidenceWords(runs, base) {
    const before = runs.flatMap((one) => one.base);
    const after = runs.flatMap((one) => one.head);
    const isCounted = [...before, ...after].every((value) => value === 0 || value === 1);
    if (isCounted)
        return passesWords({ passed: (0,sums/* sum */.cz)(before), scored: before.length }, { passed: (0,sums/* sum */.cz)(after), scored: after.length }, base);
    const scored = (values) => String(Number(((0,sums/* sum */.cz)(values) / values.length).toFixed(2)));
    return `${base} scored ${scored(before)}, this change ${scored(after)} (means of ${(0,evidence_words/* counted */.hS)(before.length, 'run')})`;
}
/** `main passed 5 of 5, this change 0 of 5` */
function passesWords(before, after, base) {
    return `${base} passed ${before.passed} of ${before.scored}, this change ${after.passed} of ${after.scored}`;
}
/** `This suite would notice a drop of about 17 points.` @param drop 0 to 1 */
function visibleDropWords(drop) {
    if (drop >= 1)
        return 'This suite is too small to notice a drop that is spread over its cases.';
    return `This suite would notice a drop of about ${(0,evidence_words/* inPoints */.Tn)(drop)}.`;
}
function failureWords(failure, names) {
    if (failure.gate === 'suite')
        return failure.fallen.map((result) => fellWords(result, names.base)).join(' ');
    if (failure.gate === 'removed') {
        const { cells } = failure;
        const were = cells.length === 1 ? 'was' : 'were';
        return `${(0,evidence_words/* counted */.hS)(cells.length, 'case')} ${were} removed: ${(0,evidence_words/* listed */.KE)(cells.map(names.caseName))}.`;
    }
    if (failure.gate === 'broke') {
        const each = failure.cases.map((one) => `${names.caseName(one.cell)}: ${evidenceWords([one], names.base)}`);
        return `${(0,evidence_words/* counted */.hS)(failure.cases.length, 'case')} broke. ${listedSentences(each)}`;
    }
    if (failure.gate === 'together') {
        const { cases } = failure;
        const who = (0,evidence_words/* listed */.KE)(cases.map(({ cell }) => names.caseName(cell)));
        return `${(0,evidence_words/* counted */.hS)(cases.length, 'case')} got worse together. ${evidenceWords(cases, names.base)}. Most of it: ${who}.`;
    }
    const each = failure.cases.map(({ cell, failed, runs }) => `${names.caseName(cell)} failed ${failed} of ${runs}`);
    const what = failure.gate === 'new' ? (0,evidence_words/* counted */.hS)(each.length, 'new case') : (0,evidence_words/* counted */.hS)(each.length, 'case');
    const whose = failure.gate === 'new' ? '' : ' at a critical assertion';
    return `${what} ${each.length === 1 ? 'fails' : 'fail'}${whose}. ${listedSentences(each)}`;
}
function fellWords({ metric, baseMean, headMean, worse, better }, base) {
    const drop = (0,evidence_words/* inPoints */.Tn)(baseMean - headMean);
    if (metric !== undefined) {
        const mean = (value) => String(Number(value.toFixed(2)));
        return `the score ${metric} fell, seen twice. ${base} ${mean(baseMean)}, this change ${mean(headMean)}; ${worse} cases worse, ${better} better.`;
    }
    return `quality fell by ${drop}, seen twice. ${suiteWords({ baseMean, headMean, worse, better }, base)}`;
}
/** `main 94 %, this change 82 %; 14 answers worse, 2 better.` */
function suiteWords({ baseMean, headMean, worse, better }, base) {
    return `${base} ${(0,evidence_words/* inPercent */.vi)(baseMean)}, this change ${(0,evidence_words/* inPercent */.vi)(headMean)}; ${(0,evidence_words/* counted */.hS)(worse, 'answer')} worse, ${better} better.`;
}
function passedWords({ cases, passRate, flips, visibleDrop, suite, calls }, names) {
    const count = (wanted) => cases.filter(({ kind }) => kind === wanted).length;
    const carried = count('carried over');
    const unmeasured = count('not measured');
    const removed = cases.filter(({ kind }) => kind === 'removed').map(({ cell }) => names.caseName(cell));
    const removedWords = `${(0,evidence_words/* counted */.hS)(removed.length, 'case')} ${removed.length === 1 ? 'was' : 'were'} removed`;
    const more = calls.confirmation + calls.second;
    if (calls.first + more === 0) {
        const rest = `${(0,evidence_words/* counted */.hS)(carried, 'case')} carried over, 0 calls.`;
        if (removed.length === 0)
            return `Passed: nothing that is evaluated changed. ${rest}`;
        return `Passed: ${removedWords} (${(0,evidence_words/* listed */.KE)(removed)}), nothing else that is evaluated changed. ${rest}`;
    }
    return [
        `Passed. ${rateWords(passRate, names)}`,
        passRate.head.rate !== undefined &&
            passRate.base.rate === undefined &&
            `None of them could be compared with ${names.base}.`,
        flips.noise > 0 &&
            `${(0,evidence_words/* counted */.hS)(flips.noise, 'flip')} ${flips.noise === 1 ? 'was' : 'were'} run again and ${flips.noise === 1 ? 'was' : 'were'} noise.`,
        flips.undecided > 0 &&
            `${(0,evidence_words/* counted */.hS)(flips.undecided, 'flip')} ${flips.undecided === 1 ? 'was' : 'were'} run again and could not be confirmed.`,
        suite.state === 'noise' && 'The suite looked worse once, and did not when it was run again.',
        carried > 0 && `${(0,evidence_words/* counted */.hS)(carried, 'case')} carried over.`,
        unmeasured > 0 && `${(0,evidence_words/* counted */.hS)(unmeasured, 'case')} could not be measured.`,
        removed.length > 0 && `${removedWords}.`,
        visibleDrop !== undefined && visibleDropWords(visibleDrop),
    ]
        .filter((sentence) => sentence !== false)
        .join(' ');
}
/** `47 of 50 cases pass (94 %, likely 84 to 98 %), main 48.` */
function rateWords({ head, base }, names) {
    if (head.rate === undefined)
        return 'No case of this change was run.';
    const likely = head.interval ? `, likely ${(0,evidence_words/* asRange */.m7)(head.interval)}` : '';
    const before = base.scored === head.scored ? `${base.passed}` : `${base.passed} of ${base.scored}`;
    const against = base.rate === undefined ? '' : `, ${names.base} ${before}`;
    return `${head.passed} of ${(0,evidence_words/* counted */.hS)(head.scored, 'case')} ${head.scored === 1 ? 'passes' : 'pass'} (${(0,evidence_words/* inPercent */.vi)(head.rate)}${likely})${against}.`;
}
/** At most five, each a sentence. */
function listedSentences(each) {
    const more = each.length - 5;
    return `${each.slice(0, 5).join('. ')}.${more > 0 ? ` And ${more} more.` : ''}`;
}


/***/ })

};
