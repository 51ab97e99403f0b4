// How many cells a generated config has, counted from its facts by the rules of the format and by none of our code.
import type { ConfigSpec, PromptSpec, TestSpec, TestsSpec, VarSpec } from './config-spec.js';

/** A cell that has to be in the report: row, column, and how often it runs. */
export interface ExpectedCell {
  testIdx: number;
  promptIdx: number;
  runs: number;
}

interface Column {
  provider: number;
  /** Its place among the prompts that have a label; undefined for one without. */
  label: number | undefined;
}

const FILES_OF_SEVERAL: ReadonlySet<PromptSpec['form']> = new Set(['labelled file', 'txt', 'jsonl', 'csv', 'glob']);

export const isLabelled = ({ form }: PromptSpec): boolean => form === 'labelled' || form === 'labelled file';

export function labelCount({ prompts }: ConfigSpec): number {
  return prompts.filter(isLabelled).length;
}

/** The places that a filter names, counted round; without anything that it could name there is no filter. */
export function filtered(places: readonly number[] | undefined, count: number): Set<number> | undefined {
  return places === undefined || count === 0 ? undefined : new Set(places.map((place) => place % count));
}

export function expectedColumns(spec: ConfigSpec): Column[] {
  let labels = 0;
  const prompts = spec.prompts.flatMap((prompt) => {
    const label = isLabelled(prompt) ? labels++ : undefined;
    const count = FILES_OF_SEVERAL.has(prompt.form) ? prompt.parts : 1;
    return Array.from({ length: count }, () => label);
  });
  return spec.providers.flatMap(({ prompts: wanted, form }, provider) => {
    const allowed = form === 'text' ? undefined : filtered(wanted, labels);
    return prompts.filter((label) => admits(allowed, label)).map((label) => ({ provider, label }));
  });
}

const admits = (allowed: Set<number> | undefined, place: number | undefined): boolean =>
  allowed === undefined || (place !== undefined && allowed.has(place));

export function expectedCells(spec: ConfigSpec): ExpectedCell[] {
  const columns = expectedColumns(spec);
  const cells: ExpectedCell[] = [];
  let row = 0;
  for (const layers of testsOf(spec)) {
    const merged = merge(layers);
    const providers = filtered(merged.providers, spec.providers.length);
    const prompts = filtered(merged.prompts, labelCount(spec));
    for (let combination = 0; combination < combinations(merged); combination += 1, row += 1)
      for (const [promptIdx, { provider, label }] of columns.entries())
        if (admits(providers, provider) && admits(prompts, label))
          cells.push({ testIdx: row, promptIdx, runs: merged.repeat ?? spec.repeat ?? 1 });
  }
  return cells;
}

/** Every test with what it is laid over, the lowest first: defaultTest, the data of a scenario, the test. */
function testsOf({ tests, scenarios, defaultTest }: ConfigSpec): TestSpec[][] {
  const below = defaultTest ? [defaultTest] : [];
  const own = tests.flatMap((source) => source.tests.map((test) => [...below, written(source, test)]));
  const more = scenarios.flatMap(({ sets, tests: inside }) =>
    sets.flatMap((set) => inside.map((test) => [...below, set, test])),
  );
  return [...own, ...more];
}

/** A row of a CSV says less than a map: texts in every column, and none of the filters. */
function written({ form, tests }: TestsSpec, test: TestSpec): TestSpec {
  if (form !== 'csv') return test;
  return {
    ...test,
    vars: tests.flatMap(({ vars }) => vars.map((one) => ({ ...one, kind: 'text' as const }))),
    providers: undefined,
    prompts: undefined,
    repeat: undefined,
    disableVarExpansion: false,
  };
}

function merge(
  layers: readonly TestSpec[],
): Pick<TestSpec, 'vars' | 'providers' | 'prompts' | 'repeat' | 'disableVarExpansion'> {
  const last = <T>(read: (layer: TestSpec) => T | undefined): T | undefined =>
    layers.map(read).findLast((found) => found !== undefined);
  const vars = new Map(layers.flatMap((layer) => layer.vars.map((one) => [one.name, one] as const)));
  return {
    vars: [...vars.values()],
    providers: last(({ providers }) => providers),
    prompts: last(({ prompts }) => prompts),
    repeat: last(({ repeat }) => repeat),
    disableVarExpansion: layers.some((layer) => layer.disableVarExpansion),
  };
}

function combinations({ vars, disableVarExpansion }: Pick<TestSpec, 'vars' | 'disableVarExpansion'>): number {
  return disableVarExpansion ? 1 : vars.reduce((product, one) => product * valueCount(one), 1);
}

/** A list multiplies when it starts with a text; a glob when it stands alone. */
function valueCount({ kind, count }: VarSpec): number {
  return kind === 'texts' || kind === 'glob' ? count : 1;
}
