// Names that point to something else in the config: a filter that matches nothing would quietly drop cells.
import { namesEndpoint, namesPrompt } from '../plan/filters.js';
import type { EvalConfig } from './eval-config.js';
import { quote } from './keys.js';
import type { Loader } from './loader.js';
import { closeName } from './names.js';
import type { Position } from './position.js';

export function checkReferences(loader: Loader, config: EvalConfig): void {
  const told = new Set<string>();
  const once = (message: string, at: Position, hint: string | undefined): void => {
    if (told.has(message)) return;
    told.add(message);
    loader.error(message, at, hint);
  };
  const checkPrompts = (names: readonly string[] | undefined, at: Position): void => {
    for (const name of names ?? []) {
      if (config.prompts.length === 0 || config.prompts.some((prompt) => namesPrompt(name, prompt))) continue;
      once(
        `no prompt has the label ${quote(name)}`,
        at,
        listed(
          'labels',
          name,
          config.prompts.map(({ label }) => label),
        ),
      );
    }
  };
  for (const endpoint of config.endpoints) checkPrompts(endpoint.prompts, endpoint.at);
  for (const test of config.tests) {
    checkPrompts(test.prompts, test.at);
    for (const name of test.providers ?? []) {
      if (config.endpoints.length === 0 || config.endpoints.some((endpoint) => namesEndpoint(name, endpoint))) continue;
      const names = config.endpoints.flatMap(({ id, label }) => (label ? [label, id] : [id]));
      once(`no provider is called ${quote(name)}`, test.at, listed('providers', name, names));
    }
  }
}

const MOST_LISTED = 10;

function listed(what: string, name: string, names: string[]): string {
  const slip = closeName(name, names);
  if (slip) return `did you mean ${quote(slip)}?`;
  const shown = names.slice(0, MOST_LISTED).map(quote).join(', ');
  return `the ${what} here: ${shown}${names.length > MOST_LISTED ? `, and ${names.length - MOST_LISTED} more` : ''}`;
}
