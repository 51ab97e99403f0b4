// Calls of macros: which argument gets which value, and in which scopes the body runs.
import { type Bindings, type Frame, type Run, within } from './scope.js';
import { bounded, SafeString } from './values.js';

export interface Macro {
  names: string[];
  /** Keyword arguments with what they are when the call leaves them out. */
  defaults: [name: string, value: (run: Run) => unknown][];
  body(run: Run): string;
}

/** nunjucks passes keyword arguments as a last object with this mark; its own filters look for it too. */
const MARK = '__keywords';

export function keywordArguments(values: Record<string, unknown>): Record<string, unknown> {
  return { ...values, [MARK]: true };
}

export function callMacro(
  run: Run,
  macro: Macro,
  args: unknown[],
  scopes: { bindings: Bindings; frame: Frame },
): unknown {
  const { positional, keywords } = sortArguments(macro, args);
  return within(run, scopes, () => {
    if (keywords.has('caller')) scopes.frame.names.set('caller', keywords.get('caller'));
    for (const [index, name] of macro.names.entries()) {
      scopes.bindings.names.set(name, positional[index]);
      scopes.frame.names.set(name, positional[index]);
    }
    for (const [name, orElse] of macro.defaults)
      scopes.frame.names.set(name, keywords.has(name) ? keywords.get(name) : orElse(run));
    return new SafeString(bounded(macro.body(run)));
  });
}

/** Arguments beyond the names fill the keywords in their order; names without an argument are looked up as keywords. */
function sortArguments(macro: Macro, args: unknown[]): { positional: unknown[]; keywords: Map<string, unknown> } {
  const last = args.at(-1);
  const named = typeof last === 'object' && last !== null && Object.hasOwn(last, MARK);
  const keywords = new Map<string, unknown>(named ? Object.entries(last) : []);
  const given = named ? args.slice(0, -1) : args;
  const count = macro.names.length;
  for (const [index, value] of given.slice(count).entries()) {
    const keyword = macro.defaults[index]?.[0];
    if (keyword !== undefined) keywords.set(keyword, value);
  }
  const positional = macro.names.map((name, index) => (index < given.length ? given[index] : keywords.get(name)));
  return { positional, keywords };
}
