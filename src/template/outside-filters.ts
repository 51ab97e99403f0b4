// Filters that code of the config is (`nunjucksFilters`): it runs in another process, and rendering cannot wait for it. So a
// filter without its result stops the rendering; when the result is there, the text is rendered again from the start.
import { TemplateError } from './template-error.js';
import type { Callable } from './values.js';

/** Thrown through a rendering: this filter with these arguments has to be run first. */
export class PendingFilter extends Error {
  readonly filter: string;
  readonly values: unknown[];
  readonly key: string;

  constructor(filter: string, values: unknown[], key: string) {
    super(`the filter ${filter} is code: it runs in prompts and in the values of assertions, and not here`);
    this.filter = filter;
    this.values = values;
    this.key = key;
  }
}

/** Renderings of one text that may wait for a filter: each waits for another call. */
const MAX_CALLS = 1_000;

/** Gives the result of a filter; throws when it cannot. */
export type RunFilter = (filter: string, values: unknown[]) => Promise<unknown>;

export interface OutsideFilters {
  /** What a template calls. */
  callables: ReadonlyMap<string, Callable>;
  /** Renders as often as filters have to be run for it. @throws what `run` and the rendering throw, TemplateError when that is too often */
  settle<T>(render: () => T, run: RunFilter): Promise<T>;
}

function tooManyCalls(filter: string): TemplateError {
  return new TemplateError(
    `the filter ${filter} is called with more than ${MAX_CALLS.toLocaleString('en')} different values in one text; give it a whole list at once, or make the values in transformVars`,
  );
}

export function createOutsideFilters(names: Iterable<string>): OutsideFilters {
  const results = new Map<string, unknown>();
  const callable =
    (name: string): Callable =>
    (...values: unknown[]) => {
      const key = JSON.stringify([name, ...values]);
      if (results.has(key)) return results.get(key);
      throw new PendingFilter(name, values, key);
    };
  return {
    callables: new Map([...names].map((name) => [name, callable(name)])),
    async settle(render, run) {
      for (let calls = 0; ; calls += 1) {
        try {
          return render();
        } catch (error) {
          if (!(error instanceof PendingFilter)) throw error;
          if (calls >= MAX_CALLS) throw tooManyCalls(error.filter);
          results.set(error.key, await run(error.filter, error.values));
        }
      }
    },
  };
}
