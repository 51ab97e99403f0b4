// Takes secrets out of what a config says of a cell.
import type { Endpoint, TestCase, TestOptions } from '../config/eval-config.js';
import { type Redact, redactTexts, remembered } from '../trust/redact-texts.js';
import type { Cell, Column } from './cell.js';

export interface CellRedactor {
  cell(cell: Cell): Cell;
  column(column: Column): Column;
  test(test: TestCase): TestCase;
}

/** Tests, prompts and endpoints that thousands of cells share stay shared. */
export function createCellRedactor(redact: Redact): CellRedactor {
  const prompt = remembered((one: Column['prompt']) => redactTexts(one, redact));
  const endpoint = remembered((one: Endpoint) => redactEndpoint(one, redact));
  const test = remembered((one: TestCase) => redactTest(one, redact, endpoint));
  return {
    cell: (cell) => ({
      ...cell,
      test: test(cell.test),
      prompt: prompt(cell.prompt),
      endpoint: endpoint(cell.endpoint),
    }),
    column: (column) => ({ prompt: prompt(column.prompt), endpoint: endpoint(column.endpoint) }),
    test,
  };
}

function redactTest(test: TestCase, redact: Redact, endpoint: (one: Endpoint) => Endpoint): TestCase {
  const vars = redactTexts(test.vars, redact);
  const metadata = redactTexts(test.metadata, redact);
  const before = shownOptions(test.options);
  const shown = redactTexts(before, redact);
  const description = test.description === undefined ? undefined : redact(test.description);
  const isSame =
    vars === test.vars && metadata === test.metadata && shown === before && description === test.description;
  // Its endpoint holds keys whether or not one is known to be secret.
  if (isSame && test.provider === undefined) return test;
  return {
    ...test,
    vars,
    metadata,
    options: { ...test.options, ...shown },
    ...(test.provider === undefined ? {} : { provider: endpoint(test.provider) }),
    ...(description === undefined ? {} : { description }),
  };
}

/** What result files have of a test's options. */
function shownOptions({ prefix, suffix }: TestOptions): Pick<TestOptions, 'prefix' | 'suffix'> {
  return { ...(prefix === undefined ? {} : { prefix }), ...(suffix === undefined ? {} : { suffix }) };
}

/** An endpoint's `config` holds keys: reports have no use for it, so it does not come along. */
function redactEndpoint(endpoint: Endpoint, redact: Redact): Endpoint {
  return {
    ...endpoint,
    id: redact(endpoint.id),
    name: redact(endpoint.name),
    ...(endpoint.label === undefined ? {} : { label: redact(endpoint.label) }),
    config: { params: {} },
  };
}
