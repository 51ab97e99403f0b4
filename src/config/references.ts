// Names that point to something else in the config: a filter that matches nothing would quietly drop cells.
import { namesEndpoint, namesPrompt } from '../plan/filters.js';
import { countCells, planColumns } from '../plan/plan.js';
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
  checkColumns(loader, config);
}

/** What meets nothing is not run, and a result without it looks like any other. */
function checkColumns(loader: Loader, { endpoints, prompts, tests }: EvalConfig): void {
  const columns = planColumns({ endpoints, prompts });
  // That there are none at all, or names that nothing has, is told elsewhere.
  if (columns.length === 0 || loader.problems.length > 0) return;
  for (const endpoint of endpoints)
    if (!columns.some((column) => column.endpoint === endpoint))
      loader.withoutEffect(
        `${quote(endpoint.label ?? endpoint.id)} is not called: no prompt is left for it`,
        endpoint.at,
      );
  const told = new Set<number>();
  for (const test of tests) {
    if ((!test.providers && !test.prompts) || told.has(test.origin.test) || countCells([test], columns) > 0) continue;
    told.add(test.origin.test);
    loader.withoutEffect(
      'this test is not run: its providers and prompts leave it no provider with a prompt',
      test.at,
      'take out the filters that it does not need; an empty list takes nothing',
    );
  }
}

const MOST_LISTED = 10;

function listed(what: string, name: string, names: string[]): string {
  const slip = closeName(name, names);
  if (slip) return `did you mean ${quote(slip)}?`;
  const shown = names.slice(0, MOST_LISTED).map(quote).join(', ');
  return `the ${what} here: ${shown}${names.length > MOST_LISTED ? `, and ${names.length - MOST_LISTED} more` : ''}`;
}
