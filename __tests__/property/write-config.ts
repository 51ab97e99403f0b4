// The files of a generated config.
import path from 'node:path';
import { stringify } from 'yaml';
import type { Json, JsonObject } from '../../src/json.js';
import type { ConfigSpec, PromptSpec, ProviderSpec, TestSpec, TestsSpec, VarSpec } from './config-spec.js';
import { filtered, isLabelled, labelCount } from './expected-cells.js';

export interface WrittenConfig {
  config: JsonObject;
  /** Texts of the files beside it, by path. */
  files: Map<string, string>;
}

/** What the parts of a config share while they are written. */
interface Desk {
  files: Map<string, string>;
  spec: ConfigSpec;
  /** A path that is not taken, with a space and a letter beyond ASCII. */
  nextPath(ending: string): string;
}

export function writeConfig(spec: ConfigSpec): WrittenConfig {
  const files = new Map<string, string>();
  let number = 0;
  const desk: Desk = { files, spec, nextPath: (ending) => `dàta ${number++}/file ${number}${ending}` };
  files.set('check.cjs', 'module.exports.judge = (output) => output.length > 1;\n');
  files.set('shout.cjs', 'module.exports = (text) => String(text).toUpperCase() + "!";\n');
  const { defaultTest, scenarios } = spec;
  const evaluateOptions = {
    ...(spec.rest['evaluateOptions'] as JsonObject | undefined),
    ...(spec.repeat === undefined ? {} : { repeat: spec.repeat }),
  };
  const config: JsonObject = {
    ...spec.rest,
    ...(Object.keys(evaluateOptions).length > 0 ? { evaluateOptions } : {}),
    providers: spec.providers.map((provider, place) => providerEntry(desk, provider, place)),
    prompts: spec.prompts.map((prompt, place) => promptEntry(desk, prompt, place)),
    nunjucksFilters: { shout: './shout.cjs' },
    assertionTemplates: { polite: { type: 'not-icontains', value: 'damn', metric: 'polite' } },
    defaultTest: defaultTestEntry(desk, defaultTest),
    tests: spec.tests.flatMap((source) => testEntries(desk, source)),
    ...(scenarios.length > 0
      ? {
          scenarios: scenarios.map(({ sets, tests }) => ({
            config: sets.map((set) => testEntry(desk, set)),
            tests: tests.map((test) => testEntry(desk, test)),
          })),
        }
      : {}),
  };
  return { config, files };
}

/** A config as text, in the notation of its spec. */
export function configText(config: Json, { notation, lineEnd }: Pick<ConfigSpec, 'notation' | 'lineEnd'>): string {
  return notation === 'json' ? JSON.stringify(config, null, 1) : yamlText(config).replaceAll('\n', lineEnd);
}

const yamlText = (value: Json): string => stringify(value, { lineWidth: 0, aliasDuplicateObjects: true });

function providerEntry(
  { files, nextPath, spec }: Desk,
  { form, label, prompts, config }: ProviderSpec,
  place: number,
): Json {
  const id = `mlflow-gateway:endpoint-${place}`;
  if (form === 'text') return id;
  const options: JsonObject = { config };
  if (label) options['label'] = `Endpoint ${place}`;
  const wanted = filtered(prompts, labelCount(spec));
  if (wanted) options['prompts'] = [...wanted].map((one) => `P${one}`);
  if (form === 'map') return { id, ...options };
  if (form === 'keyed') return { [id]: options };
  const file = nextPath('.yaml');
  files.set(file, yamlText([{ id, ...options }]));
  return `file://${file}`;
}

function promptEntry(desk: Desk, spec: PromptSpec, place: number): Json {
  const { form, parts, text } = spec;
  const chat = [
    // Numbered, as below.
    { role: 'system', content: `Be brief (${place}).` },
    { role: 'user', content: text },
  ];
  // Numbered: of two prompts with the same text each is one of its own.
  const texts = Array.from({ length: parts }, (_, part) => `${place}.${part} ${text}`);
  const file = (ending: string, content: string): string => {
    const name = desk.nextPath(ending);
    desk.files.set(name, content);
    return `file://${name}`;
  };
  const label = `P${desk.spec.prompts.slice(0, place).filter(isLabelled).length}`;
  switch (form) {
    case 'inline':
      return texts[0] ?? text;
    case 'labelled':
      return { raw: texts[0] ?? text, label };
    case 'labelled file':
      return { id: file('.txt', texts.join('\n---\n')), label };
    case 'chat':
      return JSON.stringify(chat);
    case 'txt':
      return file('.txt', texts.join('\n---\n'));
    case 'md':
      return file('.md', `# Heading\n\n${text}\n`);
    case 'j2':
      return file('.j2', text);
    case 'json':
      return file('.json', JSON.stringify(chat));
    case 'yaml':
      return file('.yaml', yamlText(chat));
    case 'jsonl':
      return file('.jsonl', texts.map((one) => JSON.stringify([{ role: 'user', content: one }])).join('\n'));
    case 'csv':
      return file('.csv', `prompt,label\n${texts.map((one) => `${csvField(one)},`).join('\n')}\n`);
    case 'glob': {
      const folder = path.posix.dirname(desk.nextPath('.md'));
      for (const [part, one] of texts.entries()) desk.files.set(`${folder}/prompt ${part}.md`, one);
      return `file://${folder}/*.md`;
    }
    case 'code':
      return file('.cjs', 'module.exports = ({ vars }) => `From code: ${JSON.stringify(vars)}`;\n');
  }
}

/** Graders that every config has, since any test may hold a model-graded assertion. */
const GRADERS: JsonObject = { provider: { text: 'mlflow-gateway:grader', embedding: 'mlflow-gateway:embedder' } };

function defaultTestEntry(desk: Desk, spec: TestSpec | undefined): Json {
  const entry: JsonObject = spec ? testEntry(desk, spec) : {};
  entry['options'] = { ...(entry['options'] as JsonObject | undefined), ...GRADERS };
  delete entry['description'];
  delete entry['providerOutput'];
  if (!spec || !desk.spec.defaultTestInFile) return entry;
  // A `$ref` of another file means that file.
  entry['assert'] = (entry['assert'] as Json[]).filter((one) => !JSON.stringify(one).includes('$ref'));
  const file = desk.nextPath('.yaml');
  desk.files.set(file, yamlText(entry));
  return `file://${file}`;
}

function testEntry(desk: Desk, spec: TestSpec): JsonObject {
  const { spec: config } = desk;
  const providers = filtered(spec.providers, config.providers.length);
  const prompts = filtered(spec.prompts, labelCount(config));
  const options: JsonObject = {
    ...spec.options,
    ...(spec.repeat === undefined ? {} : { repeat: spec.repeat }),
    ...(spec.disableVarExpansion ? { disableVarExpansion: true } : {}),
  };
  return {
    ...spec.rest,
    vars: Object.fromEntries(spec.vars.map((one) => [one.name, varValue(desk, one)])),
    assert: spec.assert,
    ...(Object.keys(options).length > 0 ? { options } : {}),
    ...(providers ? { providers: [...providers].map((one) => `mlflow-gateway:endpoint-${one}`) } : {}),
    ...(prompts ? { prompts: [...prompts].map((one) => `P${one}`) } : {}),
  };
}

function varValue({ files, nextPath }: Desk, { kind, count, text, value }: VarSpec): Json {
  switch (kind) {
    case 'text':
      return text;
    case 'value':
      return value;
    case 'texts':
      return Array.from({ length: count }, (_, index) => `${text}${index}`);
    case 'values':
      return [1, text, value];
    case 'file':
    case 'yaml file': {
      const file = nextPath(kind === 'file' ? '.txt' : '.yaml');
      files.set(file, kind === 'file' ? text : yamlText({ text, value }));
      return `file://${file}`;
    }
    case 'glob': {
      const folder = path.posix.dirname(nextPath('.txt'));
      for (let index = 0; index < count; index += 1) files.set(`${folder}/${index}.txt`, `${text}${index}`);
      return `file://${folder}/*.txt`;
    }
  }
}

function testEntries(desk: Desk, { form, tests }: TestsSpec): Json[] {
  if (form === 'inline') return tests.map((test) => testEntry(desk, test));
  const file = (ending: string, content: string): string => {
    const name = desk.nextPath(ending);
    desk.files.set(name, content);
    return name;
  };
  if (form === 'csv') return [`file://${file('.csv', csvText(desk, tests))}`];
  const entries = tests.map((test) => withoutRefs(testEntry(desk, test)));
  switch (form) {
    case 'yaml':
      return [`file://${file('.yaml', yamlText(entries))}`];
    case 'json':
      return [file('.json', JSON.stringify(entries))];
    case 'jsonl':
      return [`file://${file('.jsonl', entries.map((entry) => JSON.stringify(entry)).join('\n'))}`];
    case 'code':
      return [`file://${file('.cjs', `module.exports = async () => (${JSON.stringify(entries)});\n`)}`];
    case 'glob': {
      const folder = path.posix.dirname(desk.nextPath('.yaml'));
      for (const [index, entry] of entries.entries()) desk.files.set(`${folder}/${index}.yaml`, yamlText([entry]));
      return [`file://${folder}/*.yaml`];
    }
  }
}

function withoutRefs(entry: JsonObject): JsonObject {
  return { ...entry, assert: (entry['assert'] as Json[]).filter((one) => !JSON.stringify(one).includes('$ref')) };
}

function csvText({ spec: { bom, lineEnd } }: Desk, tests: readonly TestSpec[]): string {
  const names = [...new Set(tests.flatMap(({ vars }) => vars.map(({ name }) => name)))];
  const heading = [...names, '__expected', '__expected2', '__description', '__prefix'];
  const rows = tests.map(({ vars, rest }) => [
    ...names.map((name) => vars.find((one) => one.name === name)?.text ?? ''),
    'contains: a',
    'javascript: output.length > 2',
    typeof rest['description'] === 'string' ? rest['description'] : '',
    'Say: ',
  ]);
  const lines = [heading, ...rows].map((row) => row.map(csvField).join(','));
  return `${bom ? '\ufeff' : ''}${lines.join(lineEnd)}${lineEnd}`;
}

function csvField(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
