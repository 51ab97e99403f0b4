import type { Json, JsonObject } from '../json.js';
import type { Templates } from '../template/templates.js';

const EXPRESSION = /\{\{(?:[^}]|\}(?!\}))*\}\}/g;
const NAMES_ENV = /\benv\s*[.[]/;

/**
 * Renders the expressions of a text that name the environment (`{{env.X}}`) and leaves all others for later, when the
 * variables of a test are known. A variable that is not set stays as it is written, unless a filter (`default`) is there
 * to deal with it.
 */
export function renderEnvText(text: string, templates: Templates, env: Readonly<Record<string, string>>): string {
  if (!text.includes('{{')) return text;
  return text.replace(EXPRESSION, (expression) => {
    if (!NAMES_ENV.test(expression)) return expression;
    const name = /env\s*(?:\.\s*(\w+)|\[\s*['"]([^'"]+)['"]\s*\])/.exec(expression);
    const variable = name?.[1] ?? name?.[2];
    const known = variable !== undefined && env[variable] !== undefined;
    return known || expression.includes('|') ? templates.render(expression, { env }) : expression;
  });
}

/** A copy of `value` with every text in it rendered. */
export function renderEnvCopy(value: Json, templates: Templates, env: Readonly<Record<string, string>>): Json {
  if (typeof value === 'string') return renderEnvText(value, templates, env);
  if (Array.isArray(value)) return value.map((entry) => renderEnvCopy(entry, templates, env));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, renderEnvCopy(entry, templates, env)]));
}

/** Providers (graders too) see another environment: theirs is rendered when they are read. */
const OWN_ENVIRONMENT = new Set(['provider', 'providers', 'targets']);

/**
 * Renders every text inside `container` where it stands: a copy would lose the positions that messages point to. Lists
 * and maps that aliases share are visited once.
 */
export function renderEnvInPlace(
  container: Json | undefined,
  templates: Templates,
  env: Readonly<Record<string, string>>,
  visited: Set<object> = new Set(),
): void {
  if (typeof container !== 'object' || container === null || visited.has(container)) return;
  visited.add(container);
  const target = container as JsonObject;
  for (const [key, value] of Object.entries(container)) {
    if (!Array.isArray(container) && OWN_ENVIRONMENT.has(key)) continue;
    if (typeof value === 'string') target[key] = renderEnvText(value, templates, env);
    else renderEnvInPlace(value, templates, env, visited);
  }
}
