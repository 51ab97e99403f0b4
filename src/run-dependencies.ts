// Joins what the config says with the gateway: how one cell is rendered, called, graded.
import type { EmbedOutcome, GradeOutcome } from './assertions/judge-context.js';
import type { CellError } from './cell-error.js';
import type { Endpoint, EvalConfig } from './config/eval-config.js';
import { type Destinations, gradersOf } from './destinations.js';
import type { Gateway } from './gateway/client.js';
import type { Preflight } from './gateway/preflight.js';
import type { JsonObject } from './json.js';
import type { Cell } from './plan/cell.js';
import { missingCode } from './plan/code-assertions.js';
import { createMemory, needsMemory } from './plan/memory.js';
import { renderParameters, withDefaults } from './plan/parameters.js';
import { renderCell } from './plan/render.js';
import type { RunDependencies } from './run/dependencies.js';
import { TemplateError } from './template/template-error.js';
import { createTemplates } from './template/templates.js';

export type PlannedDependencies = Pick<
  RunDependencies,
  'prepare' | 'runCode' | 'answered' | 'blocked' | 'chat' | 'grade' | 'embed' | 'judge'
>;

export function createRunDependencies(parts: {
  config: EvalConfig;
  destinations: Destinations;
  gateway: Gateway;
  preflight: Preflight;
  judge: RunDependencies['judge'];
  runCode?: NonNullable<RunDependencies['runCode']>;
}): PlannedDependencies {
  const { config, destinations, gateway, preflight, judge } = parts;
  const templates = createTemplates({ env: config.templateEnv });
  const memory = needsMemory(config) ? createMemory() : undefined;
  const errorOf = (endpoint: Endpoint): CellError | undefined => preflight.errorOf(destinations.of(endpoint));
  const nothingBlocked = destinations.all.every((destination) => preflight.errorOf(destination) === undefined);
  const renderWith = (text: string, vars: JsonObject): string => templates.render(text, vars);
  return {
    judge,
    ...(parts.runCode ? { runCode: parts.runCode } : {}),
    ...(memory ? { answered: (cell, prepared, output) => memory.answered(cell, prepared.prompt, output) } : {}),
    chat: (destination, request) => gateway.chat(destination, request),
    blocked: (cell) => missingCode(cell.test.assert) ?? (nothingBlocked ? undefined : blockedBy(cell, errorOf)),
    prepare(cell) {
      try {
        const { vars, prompt, messages } = renderCell(cell, config.varFiles, templates, memory?.varsFor(cell));
        const endpoint = cell.test.provider ?? cell.endpoint;
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
    },
    async grade(grader, messages, { prepared, signal }): Promise<GradeOutcome> {
      const { params, defaulted } = withDefaults(grader.config.params, prepared.vars, templates);
      const outcome = await gateway.chat(destinations.of(grader), {
        messages,
        params,
        defaulted,
        ...(signal ? { signal } : {}),
      });
      if (!outcome.ok) return outcome;
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
    async embed(grader, text, { signal }): Promise<EmbedOutcome> {
      const { params } = grader.config;
      const outcome = await gateway.embed(destinations.of(grader), {
        input: text,
        params,
        ...(signal ? { signal } : {}),
      });
      if (!outcome.ok) return outcome;
      return { ok: true, vector: outcome.answer[0] ?? [], call: outcome.call };
    },
  };
}

/** The endpoint of a cell, or a grader without which its answer could not be judged, is known not to work. */
function blockedBy(cell: Cell, errorOf: (endpoint: Endpoint) => CellError | undefined): CellError | undefined {
  const own = errorOf(cell.test.provider ?? cell.endpoint);
  if (own) return own;
  for (const grader of gradersOf(cell.test.assert)) {
    const error = errorOf(grader);
    if (error)
      return { ...error, kind: 'grader', message: `the grader ${grader.name} cannot be called: ${error.message}` };
  }
  return undefined;
}
