// EvalConfig -> columns and cells: tests x prompts x endpoints.
import { hash } from 'node:crypto';
import type { Endpoint, EvalConfig, Prompt, TestCase } from '../config/eval-config.js';
import type { Cell, Column } from './cell.js';
import { endpointMatches, promptMatches } from './filters.js';

/** The columns of the result, endpoint by endpoint, each with the prompts that it gets. */
export function planColumns(config: Pick<EvalConfig, 'endpoints' | 'prompts'>): Column[] {
  return config.endpoints.flatMap((endpoint) =>
    config.prompts.filter((prompt) => promptMatches(prompt, endpoint.prompts)).map((prompt) => ({ prompt, endpoint })),
  );
}

/** The cells by test, then by column. Lazy: a config of 50,000 tests is not held twice. */
export function* planCells(tests: readonly TestCase[], columns: readonly Column[]): Generator<Cell> {
  const seen = new Map<string, number>();
  for (const [testIdx, test] of tests.entries()) {
    for (const [promptIdx, { prompt, endpoint }] of columns.entries()) {
      if (!endpointMatches(endpoint, test.providers) || !promptMatches(prompt, test.prompts)) continue;
      const identity = identify(test, prompt, endpoint);
      const before = seen.get(identity) ?? 0;
      seen.set(identity, before + 1);
      yield { id: shortHash(`${identity} ${before}`), testIdx, promptIdx, test, prompt, endpoint };
    }
  }
}

export function countCells(tests: readonly TestCase[], columns: readonly Column[]): number {
  let count = 0;
  for (const test of tests)
    for (const { prompt, endpoint } of columns)
      if (endpointMatches(endpoint, test.providers) && promptMatches(prompt, test.prompts)) count += 1;
  return count;
}

/** What makes a cell the same in the next run: not its place, nor the thresholds that judge it. */
function identify(test: TestCase, prompt: Prompt, endpoint: Endpoint): string {
  return shortHash(
    JSON.stringify([
      test.description ?? null,
      test.vars,
      prompt.label,
      prompt.raw,
      endpoint.id,
      endpoint.label ?? null,
    ]),
  );
}

function shortHash(text: string): string {
  return hash('sha256', text, 'hex').slice(0, 16);
}
