// Config -> PlanReport: what a run would do, found out without a call to the gateway.
import { judgeAll } from './assertions/judge.js';
import { isComparison } from './config/comparisons.js';
import { type Endpoint, isAssertionSet, type SingleAssertion } from './config/eval-config.js';
import { ConfigError, type Problem } from './config/problem.js';
import type { EvaluateRequest } from './evaluate.js';
import type { Gateway } from './gateway/client.js';
import type { Cell } from './plan/cell.js';
import { gradingCalls } from './plan/grading-calls.js';
import { needsMemory } from './plan/memory.js';
import { planCells } from './plan/plan.js';
import { repeatsOf } from './plan/repeats.js';
import { CHARACTERS_PER_TOKEN, textCharacters } from './plan/token-estimate.js';
import { usedCode } from './plan/used-code.js';
import { type Plan, type PlanRequest, preparePlan } from './prepare.js';
import { caseName, endpointName } from './report/case-names.js';
import type { PlannedCalls, PlannedGrading, PlanReport } from './report/plan-report.js';
import { createRunDependencies } from './run-dependencies.js';
import { shownGateway } from './trust/origin.js';
import { redactTexts } from './trust/redact-texts.js';
import { createRedactor, knownSecrets } from './trust/secrets.js';

export type CheckRequest = Omit<PlanRequest, 'onlyCheck'> & Pick<EvaluateRequest, 'sleep'>;

/** @returns everything that is wrong, or the plan; code of the config runs where it makes tests, variables and prompts */
export async function checkRun(request: CheckRequest): Promise<PlanReport> {
  const { settings, trust, env } = request;
  const secrets = new Set(
    knownSecrets({ 'gateway-api-key': settings.gatewayApiKey, 'github-token': settings.githubToken }, env),
  );
  const onSecrets = (found: readonly string[]): void => {
    for (const secret of found) secrets.add(secret);
  };
  const report = (found: PlanReport): PlanReport =>
    secrets.size === 0 ? found : redactTexts(found, createRedactor([...secrets]));
  if (!trust.trusted)
    return report({ problems: [{ message: `the config was not read: ${trust.reason}` }], warnings: [], needs: [] });
  let warnings: readonly Problem[] = [];
  let needs: readonly Problem[] = [];
  const onRead = (found: { warnings: readonly Problem[]; needs: readonly Problem[] }): void => {
    ({ warnings, needs } = found);
  };
  try {
    const plan = await preparePlan({ ...request, onSecrets, onlyCheck: { onRead } });
    try {
      return report({
        ...(await describePlan(plan, request)),
        warnings: [...warnings, ...plan.destinations.warnings.map((message) => ({ message }))],
        needs,
      });
    } finally {
      plan.sandbox.close();
    }
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return report({ problems: error.problems, warnings, needs });
  }
}

async function describePlan(
  plan: Plan,
  { settings, signal, sleep }: CheckRequest,
): Promise<Pick<PlanReport, 'problems' | 'plan'>> {
  const { config, columns, configFiles, destinations, total } = plan;
  const { prepare, blocked } = createRunDependencies({
    config,
    destinations,
    gateway: NO_GATEWAY,
    preflight: { errorOf: () => undefined },
    judge: judgeAll,
    runCode: (call, options) => plan.sandbox.call(call, options),
    onNotice: () => undefined,
    signal,
    sleep,
  });
  const tally = createTally(plan);
  for (const cell of plan.cells ?? planCells(config.tests, columns)) {
    const prepared = await prepare(cell);
    const error = 'error' in prepared ? prepared.error : blocked(cell);
    tally.add(cell, error ? { error: error.message } : { messages: 'messages' in prepared ? prepared.messages : [] });
  }
  const { problems, ...counted } = tally.result();
  const none: Problem[] =
    total === 0 ? [{ message: 'there is no cell to run: the filters of the tests leave none' }] : [];
  return {
    problems: [...none, ...problems],
    plan: {
      ...counted,
      ...(config.description === undefined ? {} : { description: config.description }),
      ...shownGateway(settings),
      cells: total,
      endpoints: config.endpoints.length,
      prompts: config.prompts.length,
      inOrder: needsMemory(config),
      code: usedCode(config),
      files: config.files,
      configFiles,
      resultFiles: settings.outputPaths.length > 0 ? settings.outputPaths : plan.outputPaths,
    },
  };
}

const nothingIsCalled = (): never => {
  throw new Error('a check called the gateway');
};
const NO_GATEWAY: Gateway = {
  chat: nothingIsCalled,
  embed: nothingIsCalled,
  preflight: nothingIsCalled,
  close: () => Promise.resolve(),
};

type Outcome = { messages: Parameters<typeof textCharacters>[0] } | { error: string };

/** Adds up what cells cost. */
function createTally({ repeat }: Plan) {
  const calls = new Map<string, PlannedCalls>();
  const gradings = new Map<string, PlannedGrading>();
  const failures = new Map<string, { first: Cell; count: number }>();
  const tests = new Set<number>();
  const compared = new Set<string>();
  let withoutCall = 0;
  let runs = 0;

  function ask(
    grader: Endpoint | undefined,
    { type, kind, count }: { type: string; kind: PlannedGrading['kind']; count: number },
  ): void {
    if (!grader || count === 0) return;
    const name = endpointName(grader);
    const key = JSON.stringify([name, type, kind]);
    const known = gradings.get(key) ?? { grader: name, type, kind, calls: 0 };
    gradings.set(key, { ...known, calls: known.calls + count });
  }

  function grade(assertion: SingleAssertion, cell: Cell, times: number): void {
    // One question for all outputs of a test.
    const row = JSON.stringify([cell.testIdx, assertion.at, assertion.value ?? null]);
    if (isComparison(assertion) && compared.has(row)) return;
    if (isComparison(assertion)) compared.add(row);
    const { grader, embeddings } = gradingCalls(assertion);
    const { type } = assertion;
    ask(assertion.grader, { type, kind: 'chat', count: grader * times });
    ask(assertion.embeddingGrader, { type, kind: 'embeddings', count: embeddings * times });
  }

  return {
    add(cell: Cell, outcome: Outcome): void {
      const { test } = cell;
      tests.add(cell.testIdx);
      const times = repeatsOf(test, repeat);
      runs += times;
      if ('error' in outcome) {
        const known = failures.get(outcome.error);
        failures.set(outcome.error, { first: known?.first ?? cell, count: (known?.count ?? 0) + 1 });
        return;
      }
      if (test.providerOutput === undefined) {
        const name = endpointName(test.provider ?? cell.endpoint);
        const known = calls.get(name) ?? { endpoint: name, calls: 0, promptTokens: 0 };
        const tokens = textCharacters(outcome.messages) / CHARACTERS_PER_TOKEN;
        calls.set(name, {
          endpoint: name,
          calls: known.calls + times,
          promptTokens: known.promptTokens + tokens * times,
        });
      } else withoutCall += times;
      for (const assertion of test.assert)
        for (const one of isAssertionSet(assertion) ? assertion.assert : [assertion]) grade(one, cell, times);
    },
    result: () => ({
      calls: [...calls.values()],
      gradings: [...gradings.values()],
      tests: tests.size,
      runs,
      withoutCall,
      problems: [...failures].map(
        ([message, { first, count }]): Problem => ({
          message: `${count === 1 ? '1 cell' : `${count} cells`} cannot run: ${message}`,
          at: first.test.at,
          hint: `the first is ${caseName(first)} (${first.id}) on ${endpointName(first.endpoint)}`,
        }),
      ),
    }),
  };
}
