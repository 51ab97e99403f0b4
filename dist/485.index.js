export const id = 485;
export const ids = [485];
export const modules = {

/***/ 2485:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  checkRun: () => (/* binding */ checkRun)
});

// EXTERNAL MODULE: ./lib/assertions/judge.js + 3 modules
var judge = __webpack_require__(4325);
// EXTERNAL MODULE: ./lib/config/comparisons.js
var comparisons = __webpack_require__(2824);
// EXTERNAL MODULE: ./lib/config/eval-config.js
var eval_config = __webpack_require__(6293);
// EXTERNAL MODULE: ./lib/config/problem.js
var problem = __webpack_require__(7109);
// EXTERNAL MODULE: ./lib/assertions/registry.js + 58 modules
var registry = __webpack_require__(1869);
;// CONCATENATED MODULE: ./lib/plan/grading-calls.js
// How many calls judging an output takes, before any is made.

/** Types that ask otherwise than once. */
const ASKED = {
    // Steps and a score for each criterion.
    'g-eval': ({ value }) => ({ grader: 2 * [value].flat().length, embeddings: 0 }),
    // Three guessed questions, which are compared with the real one.
    'answer-relevance': () => ({ grader: 3, embeddings: 4 }),
    // The statements, and the verdicts on them.
    'context-faithfulness': () => ({ grader: 2, embeddings: 0 }),
};
/** Calls for one output; of a type that compares the outputs of a test, for all of them together. */
function gradingCalls(assertion) {
    const needs = (0,registry/* findAssertionType */.I4)(assertion.type)?.needs;
    const special = ASKED[assertion.type];
    if (special)
        return special(assertion);
    if (needs === 'grader')
        return { grader: 1, embeddings: 0 };
    // Output and value, each by itself.
    if (needs === 'embeddings')
        return { grader: 0, embeddings: 2 };
    return { grader: 0, embeddings: 0 };
}

// EXTERNAL MODULE: ./lib/plan/memory.js
var memory = __webpack_require__(8524);
// EXTERNAL MODULE: ./lib/plan/plan.js
var plan_plan = __webpack_require__(9164);
// EXTERNAL MODULE: ./lib/json.js
var json = __webpack_require__(6413);
;// CONCATENATED MODULE: ./lib/plan/token-estimate.js

/** A rule of thumb for English text; code and other languages take more tokens for the same characters. */
const CHARACTERS_PER_TOKEN = 4;
/** Characters of all texts in chat messages. Pictures and sound are left out: their tokens do not come from characters. */
function textCharacters(messages) {
    return messages.reduce((sum, message) => sum + ((0,json/* isObject */.Gv)(message) ? contentCharacters(message['content']) : 0), 0);
}
function contentCharacters(content) {
    if (typeof content === 'string')
        return content.startsWith('data:') ? 0 : content.length;
    if (!Array.isArray(content))
        return 0;
    return content.reduce((sum, part) => sum + ((0,json/* isObject */.Gv)(part) && typeof part['text'] === 'string' ? part['text'].length : 0), 0);
}

;// CONCATENATED MODULE: ./lib/plan/used-code.js
// Which parts of a config are programs, for people who want to know before they run it.


/** `javascript assertions`, `prompts`, `transforms`... each once. Tests and variables made when the config is read show as files. */
function usedCode(config) {
    const kinds = new Set();
    const note = (kind, isCode) => {
        if (isCode)
            kinds.add(kind);
    };
    const noteAssertion = (assertion) => {
        note(`${assertion.type} assertions`, (0,registry/* findAssertionType */.I4)(assertion.type)?.needs === 'code');
        note('values of assertions', assertion.valueCode);
        note('transforms', assertion.transform ?? assertion.contextTransform);
    };
    note('filters of templates', config.filters.size > 0);
    note('hooks', config.hooks);
    note('variables', config.varCode.size > 0);
    for (const { code } of config.prompts)
        note('prompts', code);
    for (const { transform } of config.endpoints)
        note('transforms', transform);
    for (const { assert, options, scoring, provider } of config.tests) {
        note('transforms', options.transform ?? provider?.transform);
        note('transformVars', options.transformVars);
        note('scoring', scoring);
        for (const assertion of singles(assert))
            noteAssertion(assertion);
    }
    return [...kinds].sort();
}
function singles(assertions) {
    return assertions.flatMap((assertion) => ((0,eval_config/* isAssertionSet */.$)(assertion) ? assertion.assert : [assertion]));
}

// EXTERNAL MODULE: ./lib/prepare.js + 3 modules
var prepare = __webpack_require__(8510);
// EXTERNAL MODULE: ./lib/report/case-names.js
var case_names = __webpack_require__(1273);
// EXTERNAL MODULE: ./lib/report/redact.js
var redact = __webpack_require__(6749);
// EXTERNAL MODULE: ./lib/run-dependencies.js + 3 modules
var run_dependencies = __webpack_require__(2944);
// EXTERNAL MODULE: ./lib/trust/origin.js
var origin = __webpack_require__(1146);
// EXTERNAL MODULE: ./lib/trust/secrets.js
var trust_secrets = __webpack_require__(7691);
;// CONCATENATED MODULE: ./lib/check.js
// Config -> PlanReport: what a run would do, found out without a call to the gateway.















/** @returns everything that is wrong, or the plan; code of the config runs where it makes tests, variables and prompts */
async function checkRun(request) {
    const { settings, trust, env } = request;
    const secrets = new Set((0,trust_secrets/* knownSecrets */.xU)({ 'gateway-api-key': settings.gatewayApiKey, 'github-token': settings.githubToken }, env));
    const onSecrets = (found) => {
        for (const secret of found)
            secrets.add(secret);
    };
    const report = (found) => secrets.size === 0 ? found : (0,redact/* redactTexts */.S)(found, (0,trust_secrets/* createRedactor */.lY)([...secrets]));
    if (!trust.trusted)
        return report({ problems: [{ message: `the config was not read: ${trust.reason}` }], warnings: [], needs: [] });
    let warnings = [];
    let needs = [];
    const onRead = (found) => {
        ({ warnings, needs } = found);
    };
    try {
        const plan = await (0,prepare/* preparePlan */.H)({ ...request, onSecrets, onlyCheck: { onRead } });
        try {
            return report({
                ...(await describePlan(plan, request)),
                warnings: [...warnings, ...plan.destinations.warnings.map((message) => ({ message }))],
                needs,
            });
        }
        finally {
            plan.sandbox.close();
        }
    }
    catch (error) {
        if (!(error instanceof problem/* ConfigError */.xL))
            throw error;
        return report({ problems: error.problems, warnings, needs });
    }
}
async function describePlan(plan, { settings, signal, sleep }) {
    const { config, columns, configFiles, destinations, total } = plan;
    const { prepare, blocked } = (0,run_dependencies/* createRunDependencies */.b)({
        config,
        destinations,
        gateway: NO_GATEWAY,
        preflight: { errorOf: () => undefined },
        judge: judge/* judgeAll */.Ty,
        runCode: (call, options) => plan.sandbox.call(call, options),
        onNotice: () => undefined,
        signal,
        sleep,
    });
    const tally = createTally(plan);
    for (const cell of plan.cells ?? (0,plan_plan/* planCells */.v_)(config.tests, columns)) {
        const prepared = await prepare(cell);
        const error = 'error' in prepared ? prepared.error : blocked(cell);
        tally.add(cell, error ? { error: error.message } : { messages: 'messages' in prepared ? prepared.messages : [] });
    }
    const { problems, ...counted } = tally.result();
    const none = total === 0 ? [{ message: 'there is no cell to run: the filters of the tests leave none' }] : [];
    return {
        problems: [...none, ...problems],
        plan: {
            ...counted,
            ...(config.description === undefined ? {} : { description: config.description }),
            ...(settings.gatewayUrl === undefined ? {} : { gatewayUrl: (0,origin/* shownUrl */.zA)(settings.gatewayUrl).replace(/\/+$/, '') }),
            cells: total,
            columns: columns.length,
            endpoints: config.endpoints.length,
            prompts: config.prompts.length,
            inOrder: (0,memory/* needsMemory */.Z)(config),
            code: usedCode(config),
            files: config.files,
            configFiles,
            resultFiles: settings.outputPaths.length > 0 ? settings.outputPaths : (config.options.outputPaths ?? []),
        },
    };
}
const nothingIsCalled = () => {
    throw new Error('a check called the gateway');
};
const NO_GATEWAY = {
    chat: nothingIsCalled,
    embed: nothingIsCalled,
    preflight: nothingIsCalled,
    close: () => Promise.resolve(),
};
/** Adds up what cells cost. */
function createTally({ repeat }) {
    const calls = new Map();
    const gradings = new Map();
    const failures = new Map();
    const tests = new Set();
    const compared = new Set();
    let withoutCall = 0;
    let runs = 0;
    function ask(grader, { type, kind, count }) {
        if (!grader || count === 0)
            return;
        const name = (0,case_names/* endpointName */.zY)(grader);
        const key = JSON.stringify([name, type, kind]);
        const known = gradings.get(key) ?? { grader: name, type, kind, calls: 0 };
        gradings.set(key, { ...known, calls: known.calls + count });
    }
    function grade(assertion, cell, times) {
        // One question for all outputs of a test.
        const row = JSON.stringify([cell.testIdx, assertion.at, assertion.value ?? null]);
        if ((0,comparisons/* isComparison */.gP)(assertion) && compared.has(row))
            return;
        if ((0,comparisons/* isComparison */.gP)(assertion))
            compared.add(row);
        const { grader, embeddings } = gradingCalls(assertion);
        const { type } = assertion;
        ask(assertion.grader, { type, kind: 'chat', count: grader * times });
        ask(assertion.embeddingGrader, { type, kind: 'embeddings', count: embeddings * times });
    }
    return {
        add(cell, outcome) {
            const { test } = cell;
            tests.add(cell.testIdx);
            const times = test.options.repeat ?? repeat;
            runs += times;
            if ('error' in outcome) {
                const known = failures.get(outcome.error);
                failures.set(outcome.error, { first: known?.first ?? cell, count: (known?.count ?? 0) + 1 });
                return;
            }
            if (test.providerOutput === undefined) {
                const name = (0,case_names/* endpointName */.zY)(test.provider ?? cell.endpoint);
                const known = calls.get(name) ?? { endpoint: name, calls: 0, promptTokens: 0 };
                const tokens = textCharacters(outcome.messages) / CHARACTERS_PER_TOKEN;
                calls.set(name, {
                    endpoint: name,
                    calls: known.calls + times,
                    promptTokens: known.promptTokens + tokens * times,
                });
            }
            else
                withoutCall += times;
            for (const assertion of test.assert)
                for (const one of (0,eval_config/* isAssertionSet */.$)(assertion) ? assertion.assert : [assertion])
                    grade(one, cell, times);
        },
        result: () => ({
            calls: [...calls.values()],
            gradings: [...gradings.values()],
            tests: tests.size,
            runs,
            withoutCall,
            problems: [...failures].map(([message, { first, count }]) => ({
                message: `${count === 1 ? '1 cell' : `${count} cells`} cannot run: ${message}`,
                at: first.test.at,
                hint: `the first is ${(0,case_names/* caseName */.cY)(first)} (${first.id}) on ${(0,case_names/* endpointName */.zY)(first.endpoint)}`,
            })),
        }),
    };
}


/***/ }),

/***/ 1273:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Si: () => (/* binding */ assertionValue),
/* harmony export */   T0: () => (/* binding */ assertionType),
/* harmony export */   cY: () => (/* binding */ caseName),
/* harmony export */   s$: () => (/* binding */ jsonText),
/* harmony export */   vX: () => (/* binding */ isSingle),
/* harmony export */   zY: () => (/* binding */ endpointName)
/* harmony export */ });
/* harmony import */ var _visible_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5944);

const NAME_CHARACTERS = 120;
const VALUE_CHARACTERS = 200;
/** The description, else the vars in short, else the number of the test. */
function caseName({ test, testIdx }) {
    const described = (0,_visible_js__WEBPACK_IMPORTED_MODULE_0__/* .short */ .h0)(test.description ?? '', NAME_CHARACTERS);
    if (described)
        return described;
    const vars = Object.entries(test.vars).map(([name, value]) => `${name}: ${jsonText(value)}`);
    return (0,_visible_js__WEBPACK_IMPORTED_MODULE_0__/* .short */ .h0)(vars.join(', '), NAME_CHARACTERS) || `test ${testIdx + 1}`;
}
/** The label, else the endpoint's name at the gateway. */
function endpointName({ label, name }) {
    return (0,_visible_js__WEBPACK_IMPORTED_MODULE_0__/* .short */ .h0)(label ?? '', NAME_CHARACTERS) || (0,_visible_js__WEBPACK_IMPORTED_MODULE_0__/* .short */ .h0)(name, NAME_CHARACTERS);
}
/** The type as in the config: `not-contains`, `assert-set`. */
function assertionType(assertion) {
    return isSingle(assertion) && assertion.negated ? `not-${assertion.type}` : assertion.type;
}
function isSingle(assertion) {
    return assertion.type !== 'assert-set';
}
/** What the assertion compares with, in short; undefined when it has none. */
function assertionValue(assertion) {
    if (!isSingle(assertion) || assertion.value === undefined)
        return undefined;
    const { text, left } = (0,_visible_js__WEBPACK_IMPORTED_MODULE_0__/* .excerpt */ .Kb)(jsonText(assertion.value), { characters: VALUE_CHARACTERS });
    return left > 0 ? `${text}…` : text;
}
/** A text as it is, anything else as JSON. */
function jsonText(value) {
    return typeof value === 'string' ? value : JSON.stringify(value);
}


/***/ })

};
