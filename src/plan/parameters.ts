import { DEFAULT_PARAMETERS } from '../config/chat-parameters.js';
import { isFromFile } from '../config/file-formats.js';
import type { JsonObject } from '../json.js';
import type { Templates } from '../template/templates.js';
import type { Cell } from './cell.js';

export interface RenderedParameters {
  params: JsonObject;
  /** Names in `params` that nobody set: they may be left out when an endpoint refuses them. */
  defaulted: string[];
  /** `response_format` stood in a file: the answer stays the text that it is. */
  formatFromFile?: boolean;
}

/** Parameters whose texts are templates over the variables of a test. */
const TEMPLATES = new Set(['tools', 'functions', 'response_format', 'reasoning_effort']);

/**
 * The chat parameters of a cell: the endpoint's, overridden by the prompt's, overridden by the test's, over the defaults.
 * @throws TemplateError
 */
export function renderParameters(
  cell: Pick<Cell, 'endpoint' | 'prompt' | 'test'>,
  vars: JsonObject,
  templates: Templates,
): RenderedParameters {
  const set = { ...cell.endpoint.config.params, ...cell.prompt.config, ...cell.test.options.params };
  const rendered = withDefaults(set, vars, templates);
  return isFromFile(set['response_format']) ? { ...rendered, formatFromFile: true } : rendered;
}

/** A grader's own parameters over the same defaults. */
export function withDefaults(set: JsonObject, vars: JsonObject, templates: Templates): RenderedParameters {
  const params: JsonObject = {};
  for (const [name, value] of Object.entries(set))
    params[name] = TEMPLATES.has(name) ? templates.renderDeep(value, vars) : value;
  const defaulted: string[] = [];
  for (const [name, value] of Object.entries(DEFAULT_PARAMETERS)) {
    if (params[name] !== undefined) continue;
    // Two limits on the same tokens contradict each other.
    if (name === 'max_tokens' && params['max_completion_tokens'] !== undefined) continue;
    params[name] = value;
    defaulted.push(name);
  }
  return { params, defaulted };
}
