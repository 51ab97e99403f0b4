import type { Json, JsonObject } from '../json.js';
import type { Templates } from '../template/templates.js';

const NAMES_ENV = /\benv\s*[.[]/;

/**
 * Renders the expressions of a text that name the environment (`{{env.X}}`) and leaves all others for later, when the
 * variables of a test are known. A variable that is not set stays as it is written, unless a filter (`default`) is there
 * to deal with it.
 */
export function renderEnvText(text: string, templates: Templates, env: Readonly<Record<string, string>>): string {
  return replaceExpressions(text, (expression) => {
    if (!NAMES_ENV.test(expression)) return expression;
    const name = /env\s*(?:\.\s*(\w+)|\[\s*['"]([^'"]+)['"]\s*\])/.exec(expression);
    const variable = name?.[1] ?? name?.[2];
    const known = variable !== undefined && env[variable] !== undefined;
    return known || expression.includes('|') ? templates.render(expression, { env }) : expression;
  });
}

/**
 * Replaces each `{{...}}`, from a `{{` to the next `}}`. No regular expression: each `{{` that is never closed would make
 * it look through the rest of the text once more.
 */
function replaceExpressions(text: string, replace: (expression: string) => string): string {
  let result = '';
  let at = 0;
  for (;;) {
    const start = text.indexOf('{{', at);
    const end = start < 0 ? -1 : text.indexOf('}}', start + 2);
    if (end < 0) return result + text.slice(at);
    result += text.slice(at, start) + replace(text.slice(start, end + 2));
    at = end + 2;
  }
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
