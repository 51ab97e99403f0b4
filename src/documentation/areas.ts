// The areas by which the compatibility page and the README sort what there is.
import type { AssertionType } from '../assertions/assertion-type.js';
import type { Place } from '../config/key-rules.js';

export type Area =
  | 'run'
  | 'providers'
  | 'prompts'
  | 'tests'
  | 'variables'
  | 'composition'
  | AssertionType['group']
  | 'other types'
  | 'outputs';

/** In the order of the page. */
export const AREAS: Readonly<Record<Area, { title: string; corpus?: readonly string[] }>> = {
  run: { title: 'The config as a whole', corpus: ['config-errors', 'hooks'] },
  providers: { title: 'Providers', corpus: ['provider'] },
  prompts: { title: 'Prompts', corpus: ['prompts'] },
  tests: { title: 'Tests', corpus: ['tests'] },
  variables: { title: 'Variables and templates', corpus: ['vars'] },
  composition: { title: 'How assertions count', corpus: ['composition'] },
  text: { title: 'Assertions: text' },
  json: { title: 'Assertions: JSON' },
  markup: { title: 'Assertions: XML, HTML, SQL' },
  tools: { title: 'Assertions: tool calls' },
  answer: { title: 'Assertions: how an answer ended' },
  metric: { title: 'Assertions: metrics' },
  code: { title: 'Assertions and other code' },
  'model-graded': { title: 'Assertions: model-graded, and their graders' },
  'other types': { title: 'Assertions: agents, traces, other services' },
  outputs: { title: 'Outputs, errors, result files', corpus: ['outputs', 'errors'] },
};

/** Where the keys of a place belong, and what the page calls them. */
export const PLACES: Readonly<Record<Place, { area: Area; title: string }>> = {
  config: { area: 'run', title: 'Keys at the top' },
  gate: { area: 'run', title: 'Keys of `gate`' },
  evaluateOptions: { area: 'run', title: 'Keys of `evaluateOptions`' },
  commandLineOptions: { area: 'run', title: 'Keys of `commandLineOptions`' },
  provider: { area: 'providers', title: 'Keys of a provider' },
  prompt: { area: 'prompts', title: 'Keys of a prompt' },
  test: { area: 'tests', title: 'Keys of a test' },
  defaultTest: { area: 'tests', title: 'Keys of `defaultTest`' },
  options: { area: 'tests', title: 'Keys of `options`' },
  scenario: { area: 'tests', title: 'Keys of a scenario' },
  assertion: { area: 'composition', title: 'Keys of an assertion' },
  'assert-set': { area: 'composition', title: 'Keys of an `assert-set`' },
};
