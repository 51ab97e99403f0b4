// What model-graded assertions take from their test: graders, prompts, scores. Without a grader the run does not start.
import type { AssertionType } from '../assertions/assertion-type.js';
import { findAssertionType } from '../assertions/registry.js';
import { isObject, type JsonObject } from '../json.js';
import { type EndpointReader, PROVIDER_PREFIX, readEndpoint } from './endpoints.js';
import { type Endpoint, isAssertionSet, type SingleAssertion, type TestCase } from './eval-config.js';
import { textListField } from './fields.js';
import { fitRubricPrompt, type OwnPrompts } from './rubric-prompts.js';
import type { ConfigSource } from './sources.js';

/** Which graders a type asks, and how a config names one. */
const GRADERS = [
  {
    field: 'grader',
    neededBy: ['grader', 'grader and embeddings'],
    missing: (type: string) => `${type} needs a grader, and the config names none`,
    hint: `add a grader:\ndefaultTest:\n  options:\n    provider: ${PROVIDER_PREFIX}<endpoint>\nor set the input or flag grader: ${PROVIDER_PREFIX}<endpoint>`,
  },
  {
    field: 'embeddingGrader',
    neededBy: ['embeddings', 'grader and embeddings'],
    missing: (type: string) => `${type} needs an embedding grader, and the config names none`,
    hint: `add an endpoint that gives embeddings:\ndefaultTest:\n  options:\n    provider:\n      embedding: ${PROVIDER_PREFIX}<endpoint>`,
  },
] as const satisfies {
  field: keyof SingleAssertion;
  neededBy: AssertionType['needs'][];
  missing(type: string): string;
  hint: string;
}[];

/**
 * An assertion without a grader of its own takes its test's, then defaultTest's (both are merged into the options
 * already), then the one for the whole run, which grades text. There is no default grader.
 */
export function giveGraders(reader: EndpointReader, sources: readonly ConfigSource[], tests: TestCase[]): void {
  const { loader } = reader;
  const forAll = graderForAll(reader, sources);
  const kinds = GRADERS.map((kind) => ({ ...kind, without: [] as SingleAssertion[] }));
  const told = new Set<string>();

  const give = (assertion: SingleAssertion, { options, vars }: TestCase): SingleAssertion => {
    const type = findAssertionType(assertion.type);
    if (!type) return assertion;
    tellMissingVariables(type, assertion, vars);
    if (type.needs === 'nothing') return assertion;
    const given: SingleAssertion = {
      ...(options.factuality === undefined ? {} : { factuality: options.factuality }),
      ...inheritedPrompts(type, assertion, options),
      ...assertion,
    };
    for (const { field, neededBy, without } of kinds) {
      if (!(neededBy as readonly string[]).includes(type.needs) || given[field]) continue;
      const grader = options[field] ?? (field === 'grader' ? forAll : undefined);
      if (grader) given[field] = grader;
      else without.push(assertion);
    }
    return given;
  };

  for (const test of tests)
    test.assert = test.assert.map((assertion) =>
      isAssertionSet(assertion)
        ? { ...assertion, assert: assertion.assert.map((part) => give(part, test)) }
        : give(assertion, test),
    );
  for (const { field, without, missing: message, hint } of kinds) {
    const [first] = without;
    if (!first || loader.failedGraders.has(field)) continue;
    const more = without.length > 1 ? ` (and ${without.length - 1} more)` : '';
    loader.error(`${message(first.type)}${more}`, first.at, hint);
  }

  /** Once for each assertion: one of defaultTest stands in every test. */
  function once(message: string, { at }: SingleAssertion, hint?: string): void {
    const key = JSON.stringify([message, at]);
    if (told.has(key)) return;
    told.add(key);
    loader.error(message, at, hint);
  }

  function tellMissingVariables(type: AssertionType, assertion: SingleAssertion, vars: JsonObject): void {
    for (const name of type.variables)
      if (
        !(name === 'context' && assertion.contextTransform) &&
        (!Object.hasOwn(vars, name) || vars[name] === null || vars[name] === '')
      )
        once(`${type.type} needs the variable ${name}, and a test has none`, assertion, `vars:\n  ${name}: ...`);
  }

  function inheritedPrompts(
    type: AssertionType,
    assertion: SingleAssertion,
    { rubricPrompt }: TestCase['options'],
  ): OwnPrompts {
    const { rubricPrompt: own, rubricPromptCode: ownCode, rubricPrompts: several } = assertion;
    if (!rubricPrompt || own !== undefined || ownCode || several) return {};
    const fitted = fitRubricPrompt(type, rubricPrompt);
    if (!('problem' in fitted)) return fitted;
    once(
      fitted.problem,
      assertion,
      'options.rubricPrompt is of another form; give this assertion its own rubricPrompt',
    );
    return {};
  }
}

function graderForAll(reader: EndpointReader, sources: readonly ConfigSource[]): Endpoint | undefined {
  const { loader } = reader;
  const written = sources.flatMap(({ config }) => {
    const commandLine = config['commandLineOptions'];
    const id = isObject(commandLine) ? textListField(loader, commandLine, 'grader')?.[0] : undefined;
    return isObject(commandLine) && id !== undefined ? [{ id, at: loader.positions.value(commandLine, 'grader') }] : [];
  });
  const last = written.at(-1);
  const id = last?.id ?? loader.settings.grader;
  if (id === undefined) return undefined;
  const before = loader.problems.length;
  const grader = readEndpoint(reader, id, last?.at);
  if (grader) return grader;
  loader.failedGraders.add('grader');
  // It stands in no file that a position could point to.
  if (!last)
    for (const problem of loader.problems.splice(before))
      loader.error(`the input grader (or --grader): ${problem.message}`, undefined, problem.hint);
  return undefined;
}
