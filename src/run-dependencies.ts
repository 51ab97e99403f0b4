// Joins what the config says with the gateway: how one cell is rendered, called, graded.
import type { EmbedOutcome, GradeOutcome } from './assertions/judge-context.js';
import type { CellError } from './cell-error.js';
import { type Assertion, type Endpoint, type EvalConfig, isAssertionSet, type Prompt } from './config/eval-config.js';
import { lostInPrompt, places } from './config/routes.js';
import { blameConfig } from './config-blame.js';
import { type Destinations, gradersOf } from './destinations.js';
import type { Gateway } from './gateway/client.js';
import { quoteName } from './gateway/outside-text.js';
import type { Preflight } from './gateway/preflight.js';
import type { Destination } from './gateway/request.js';
import { KEEP_IT } from './gateway/route.js';
import { lostInMessages } from './gateway/unified-route.js';
import type { Json, JsonObject } from './json.js';
import type { Cell } from './plan/cell.js';
import { missingCode } from './plan/code-assertions.js';
import { isMadeByCode, runCellCode } from './plan/code-values.js';
import { createMemory, needsMemory } from './plan/memory.js';
import { type RenderedParameters, renderParameters, withDefaults } from './plan/parameters.js';
import { renderCell } from './plan/render.js';
import type { Prepared, RunDependencies } from './run/dependencies.js';
import type { CodeCall } from './sandbox/code-call.js';
import { limitTime } from './stop.js';
import { createOutsideFilters, PendingFilter } from './template/outside-filters.js';
import { TemplateError } from './template/template-error.js';
import { createTemplates } from './template/templates.js';

export interface PlannedDependencies
  extends Pick<RunDependencies, 'prepare' | 'runCode' | 'answered' | 'blocked' | 'chat' | 'grade' | 'embed' | 'judge'> {
  /** The two halves of `blocked`: by what a cell calls, and by what judges its answer. */
  endpointBlocked(cell: Cell): CellError | undefined;
  checksBlocked(cell: Cell): CellError | undefined;
}

/** Milliseconds: a filter that is called a thousand times may otherwise run for hours. Waiting for a free process counts. */
const FILTERS_LIMIT_MS = 120_000;

/** What a filter that failed makes of its cell. */
class FilterFailure extends Error {
  readonly cellError: CellError;

  constructor(cellError: CellError) {
    super(cellError.message);
    this.cellError = cellError;
  }
}

export function createRunDependencies(parts: {
  config: EvalConfig;
  destinations: Destinations;
  gateway: Gateway;
  preflight: Preflight;
  judge: RunDependencies['judge'];
  runCode?: NonNullable<RunDependencies['runCode']>;
  /** Ends the code that makes a cell: prompts, variables, filters. */
  signal?: AbortSignal | undefined;
  sleep: RunDependencies['sleep'];
  /** Milliseconds that all filters of one cell may take. */
  filtersLimitMs?: number;
  /** What the user has to know although nothing failed. */
  onNotice(text: string): void;
}): PlannedDependencies {
  const { config, destinations, gateway, preflight, judge, filtersLimitMs = FILTERS_LIMIT_MS } = parts;
  const options = parts.signal ? { signal: parts.signal } : {};
  const runOutside = parts.runCode;
  const runCode = runOutside && ((call: CodeCall) => runOutside(call, options));
  const filters = createOutsideFilters(config.filters.keys());
  const templates = createTemplates({ env: config.templateEnv, filters: filters.callables });
  const tellLosses = createLossTeller(parts.onNotice);
  const memory = needsMemory(config) ? createMemory() : undefined;
  const blamed = (error: CellError, destination: Destination): CellError =>
    blameConfig(error, destinations.chosenByConfig(destination), config.options);
  const errorOf = (endpoint: Endpoint): CellError | undefined => {
    const destination = destinations.of(endpoint);
    const error = preflight.errorOf(destination);
    return error && blamed(error, destination);
  };
  const nothingBlocked = destinations.all.every((destination) => preflight.errorOf(destination) === undefined);
  const endpointBlocked = (cell: Cell): CellError | undefined =>
    nothingBlocked ? undefined : errorOf(cell.test.provider ?? cell.endpoint);
  const checksBlocked = ({ test: { assert } }: Cell): CellError | undefined =>
    missingCode(assert) ?? (nothingBlocked ? undefined : graderError(assert, errorOf));
  const renderWith = (text: string, vars: JsonObject): string => templates.render(text, vars);
  async function runFilter(name: string, values: unknown[], signal: AbortSignal | undefined): Promise<unknown> {
    const code = config.filters.get(name);
    if (!code || !parts.runCode) throw new TemplateError(`the filter ${name} may not run here`);
    const { kind: _, language: __, ...file } = code;
    const call: CodeCall = { kind: 'javascript file', ...file, args: values as Json[] };
    const outcome = await parts.runCode(call, signal ? { signal } : {});
    if (outcome.ok) return outcome.value ?? '';
    const error = { ...outcome.error, message: `the filter ${name}: ${outcome.error.message}` };
    // Its own limit is the config's doing, and no end of the run.
    if (error.kind !== 'cancelled' || parts.signal?.aborted) throw new FilterFailure(error);
    const message = `the filter ${name}: the filters of one case took longer than the ${filtersLimitMs / 1000} s that they may take together`;
    throw new FilterFailure({ kind: 'user code', message });
  }

  /** Filters that are code run before the templates that use them, those of the assertions too. */
  async function prepareWithFilters(cell: Cell): Promise<Prepared> {
    if (config.filters.size === 0) return prepare(cell);
    const time = limitTime({ limitMs: filtersLimitMs, name: 'filters' }, parts);
    const run = (name: string, values: unknown[]): Promise<unknown> => runFilter(name, values, time.signal);
    try {
      const prepared = await filters.settle(() => prepare(cell), run);
      if ('error' in prepared) return prepared;
      for (const text of textsOf(cell.test.assert)) await filters.settle(() => prepared.render(text), run);
      return prepared;
    } catch (error) {
      if (error instanceof FilterFailure) return { error: error.cellError };
      if (!(error instanceof TemplateError)) throw error;
      return { error: { kind: 'user code', message: error.message } };
    } finally {
      time.end();
    }
  }

  function prepare(cell: Cell): Prepared {
    try {
      const { vars, prompt, messages } = renderCell(cell, config.varFiles, templates, memory?.varsFor(cell));
      const endpoint = cell.test.provider ?? cell.endpoint;
      tellLosses(endpoint, cell.prompt, messages);
      return {
        vars,
        prompt,
        messages,
        ...renderParameters({ ...cell, endpoint }, vars, templates),
        destination: destinations.of(endpoint),
        showReasoning: endpoint.config.showThinking ?? true,
        render: (text) => renderWith(text, vars),
        renderWith: (text, more) => renderWith(text, { ...vars, ...more }),
      };
    } catch (error) {
      if (!(error instanceof TemplateError)) throw error;
      return { error: { kind: 'config', message: `the prompt could not be rendered: ${error.message}` } };
    }
  }

  function graderParameters(grader: Endpoint, vars: JsonObject): RenderedParameters | { error: CellError } {
    try {
      return withDefaults(grader.config.params, vars, templates);
    } catch (error) {
      if (!(error instanceof TemplateError || error instanceof PendingFilter)) throw error;
      const message = `its parameters could not be rendered: ${error.message}`;
      return { error: { kind: 'config', message } };
    }
  }

  return {
    judge,
    ...(parts.runCode ? { runCode: parts.runCode } : {}),
    ...(memory ? { answered: (cell, prepared, output) => memory.answered(cell, prepared.prompt, output) } : {}),
    async chat(destination, request) {
      const outcome = await gateway.chat(destination, request);
      return outcome.ok ? outcome : { ...outcome, error: blamed(outcome.error, destination) };
    },
    endpointBlocked,
    checksBlocked,
    // What the author has to repair before what the gateway is blamed for.
    blocked: (cell) => missingCode(cell.test.assert) ?? endpointBlocked(cell) ?? checksBlocked(cell),
    async prepare(cell) {
      if (!isMadeByCode(cell, config)) return prepareWithFilters(cell);
      const made = await runCellCode(cell, config, runCode);
      return 'error' in made ? made : prepareWithFilters(made.cell);
    },
    async grade(grader, messages, { prepared, signal, asker }): Promise<GradeOutcome> {
      const rendered = graderParameters(grader, prepared.vars);
      if ('error' in rendered)
        return { ok: false, error: rendered.error, call: { endpoint: grader.name, attempts: 0, latencyMs: 0 } };
      const destination = destinations.of(grader);
      const outcome = await gateway.chat(destination, {
        messages,
        ...rendered,
        ...(signal ? { signal } : {}),
        ...(asker ? { asker } : {}),
      });
      if (!outcome.ok) return { ...outcome, error: blamed(outcome.error, destination) };
      const { content, guardrail } = outcome.answer;
      // A guardrail's words are no judgement.
      if (guardrail !== undefined)
        return {
          ok: false,
          error: { kind: 'grader', message: `a guardrail blocked it: ${guardrail}` },
          call: outcome.call,
        };
      return { ok: true, text: content ?? '', call: outcome.call };
    },
    async embed(grader, text, { signal, asker }): Promise<EmbedOutcome> {
      const { params } = grader.config;
      const destination = destinations.of(grader);
      const outcome = await gateway.embed(destination, {
        input: text,
        params,
        ...(signal ? { signal } : {}),
        ...(asker ? { asker } : {}),
      });
      if (!outcome.ok) return { ...outcome, error: blamed(outcome.error, destination) };
      return { ok: true, vector: outcome.answer[0] ?? [], call: outcome.call };
    },
  };
}

/**
 * Tells, once for each prompt and endpoint, what the gateway's own route loses of a chat that only a run makes: of code, or of
 * a template around the whole. Of other prompts the config's warnings have told it.
 */
function createLossTeller(onNotice: (text: string) => void) {
  const told = new Map<Prompt, Set<string>>();
  return ({ id, config }: Endpoint, prompt: Prompt, messages: Json[]): void => {
    if (config.route === 'openai') return;
    const lost = lostInMessages(messages);
    if (lost.length === 0) return;
    const ids = told.get(prompt) ?? new Set();
    told.set(prompt, ids);
    if (ids.has(id)) return;
    ids.add(id);
    if (lostInPrompt(prompt).length > 0) return;
    onNotice(`the gateway's own chat route does not send ${places(lost)} to ${quoteName(id)}; ${KEEP_IT}`);
  };
}

/** A grader without which an answer could not be judged is known not to work. */
function graderError(
  assertions: readonly Assertion[],
  errorOf: (endpoint: Endpoint) => CellError | undefined,
): CellError | undefined {
  for (const grader of gradersOf(assertions)) {
    const error = errorOf(grader);
    if (!error) continue;
    const kind = error.kind === 'config' ? 'config' : 'grader';
    return { ...error, kind, message: `the grader ${grader.name} cannot be called: ${error.message}` };
  }
  return undefined;
}

/** The texts of assertions that are templates over the variables alone. */
function textsOf(assertions: readonly Assertion[]): string[] {
  return assertions
    .flatMap((assertion) => (isAssertionSet(assertion) ? assertion.assert : [assertion]))
    .flatMap(({ value, metric }) => [...(Array.isArray(value) ? value : [value]), metric])
    .filter((text) => typeof text === 'string');
}
