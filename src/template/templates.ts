// Templates as promptfoo renders them: the language of nunjucks, without autoescape, with `env` and the filter `load`.
// A template comes from whoever wrote the config, and nunjucks itself compiles it to JavaScript: names are pasted into that
// code unchecked, so a template can run anything. Here only its parser is used, and the tree is interpreted.
import { performance } from 'node:perf_hooks';
import type { Json } from '../json.js';
import { parseTemplate } from './ast.js';
import { createBuiltins } from './builtins.js';
import { TIME_LIMIT_MS } from './limits.js';
import { PendingFilter } from './outside-filters.js';
import type { Run } from './scope.js';
import { type CompiledTemplate, compileTemplate } from './statements.js';
import { TemplateError } from './template-error.js';
import type { Callable } from './values.js';

export interface Templates {
  /** @throws TemplateError with what is wrong and, when it is known, the line in the template */
  render(text: string, vars: Readonly<Record<string, unknown>>): string;
  /** A copy of `value` with every text in it rendered; keys stay as they are. @throws TemplateError */
  renderDeep(value: Json, vars: Readonly<Record<string, unknown>>): Json;
  /** What is wrong with a template that can be told without rendering it: syntax, unknown filters, tests and tags. */
  check(text: string): string | undefined;
}

export interface TemplateOptions {
  /** What `{{env.X}}` gives: see trust/environment.ts. */
  env: Readonly<Record<string, string>>;
  /** Filters beside nunjucks' own. */
  filters?: ReadonlyMap<string, Callable>;
  /** For one rendering, ms. */
  timeLimitMs?: number;
  /** A clock that only goes forward, ms. */
  now?: () => number;
}

/** Distinct templates kept compiled. A run has a few hundred; variables with templates in them may add more. */
const CACHE_SIZE = 2_000;

export function createTemplates(options: TemplateOptions): Templates {
  const { timeLimitMs = TIME_LIMIT_MS, now = () => performance.now() } = options;
  const builtins = createBuiltins(options.env, options.filters);
  const cache = new Map<string, CompiledTemplate>();

  function compile(text: string): CompiledTemplate {
    const known = cache.get(text);
    if (known) return known;
    const compiled = guarded(undefined, () => compileTemplate(parseTemplate(text, timeLimitMs), builtins));
    const oldest = cache.size >= CACHE_SIZE ? cache.keys().next().value : undefined;
    if (oldest !== undefined) cache.delete(oldest);
    cache.set(text, compiled);
    return compiled;
  }

  function render(text: string, vars: Readonly<Record<string, unknown>>): string {
    if (!isTemplate(text)) return text;
    const template = compile(text);
    const run: Run = {
      vars: new Map(Object.entries(template.changesLists ? copyData(vars) : vars)),
      globals: builtins.globals,
      bindings: { names: new Map() },
      frame: { names: new Map(), top: true },
      line: undefined,
      depth: 0,
      steps: 0,
      now,
      deadline: now() + timeLimitMs,
    };
    return guarded(run, () => template.root(run));
  }

  return {
    render,
    renderDeep(value, vars) {
      return mapTexts(value, (text) => render(text, vars));
    },
    check(text) {
      if (!isTemplate(text)) return undefined;
      try {
        compile(text);
        return undefined;
      } catch (error) {
        return (error as Error).message;
      }
    },
  };
}

/** Whether rendering could change a text: all tags begin with one of these. */
function isTemplate(text: string): boolean {
  return text.includes('{{') || text.includes('{%') || text.includes('{#');
}

function guarded<T>(run: Run | undefined, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof PendingFilter) throw error;
    if (error instanceof TemplateError)
      throw error.line === undefined ? new TemplateError(error.message, run?.line) : error;
    const { message } = error as Error;
    const tooDeep = error instanceof RangeError && message.includes('call stack');
    throw new TemplateError(
      tooDeep ? 'the template is nested too deeply' : message.replace(/^[A-Z](?![A-Z])/, lower),
      run?.line,
    );
  }
}

function lower(letter: string): string {
  return letter.toLowerCase();
}

function mapTexts(value: Json, change: (text: string) => string): Json {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((entry) => mapTexts(entry, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, mapTexts(entry, change)]));
}

function copyData<T>(value: T): T {
  if (Array.isArray(value)) return value.map(copyData) as T;
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, copyData(entry)])) as T;
}
