// Ways of writing a config that no table of keys holds: what a prompt, a test, a variable, a grader may be. A test loads
// each of them, so that the compatibility page cannot promise what the loader refuses, or the other way round.
import type { Json, JsonObject } from '../json.js';

export interface Form {
  area: 'prompts' | 'tests' | 'variables' | 'providers' | 'graders' | 'code';
  /** As the page shows it, in Markdown. */
  form: string;
  /** Why it is refused; absent: it works. */
  rejected?: string;
  /** A config that uses it. */
  config: JsonObject;
  /** The files that it names. */
  files?: Readonly<Record<string, string>>;
}

const BASE: JsonObject = {
  providers: ['mlflow-gateway:chat'],
  prompts: ['Answer: {{q}}'],
  tests: [{ vars: { q: 'a' }, assert: [{ type: 'contains', value: 'a' }] }],
};
const PROGRAM = 'prompts are no programs; use a file of JavaScript or Python';
const WEB = 'tests are read from files; download the table in a step before';

const prompt = (form: string, name: Json, text = 'Answer: {{q}}'): Form => ({
  area: 'prompts',
  form,
  config: { ...BASE, prompts: [name] },
  files: typeof name === 'string' ? { [fileOf(name)]: text } : {},
});
const program = (form: string, name: string): Form => ({ ...prompt(form, name), rejected: PROGRAM });
const tests = (form: string, value: Json, files: Form['files'] = {}): Form => ({
  area: 'tests',
  form,
  config: { ...BASE, tests: value },
  files,
});
const remote = (form: string, value: string): Form => ({ ...tests(form, value), rejected: WEB });
const variable = (form: string, value: Json, files: Form['files'] = {}): Form => ({
  area: 'variables',
  form,
  config: { ...BASE, tests: [{ vars: { q: value }, assert: [{ type: 'contains', value: 'a' }] }] },
  files,
});
const grader = (form: string, provider: Json): Form => ({
  area: 'graders',
  form,
  config: { ...BASE, defaultTest: { options: { provider } } },
});
const code = (form: string, config: JsonObject, files: Form['files'] = {}): Form => ({
  area: 'code',
  form,
  config: { ...BASE, ...config },
  files,
});
const fileOf = (name: string): string => name.replace('file://', '').replace(/(\.\w+):\w+$/, '$1');
const TEST = '{"vars": {"q": "a"}}';
const JS = 'module.exports = () => true;';

export const FORMS: readonly Form[] = [
  { area: 'providers', form: 'a text', config: BASE },
  { area: 'providers', form: 'a map with `id`', config: { ...BASE, providers: [{ id: 'mlflow-gateway:chat' }] } },
  {
    area: 'providers',
    form: 'a map from the id to the rest',
    config: { ...BASE, providers: [{ 'mlflow-gateway:chat': {} }] },
  },
  {
    area: 'providers',
    form: '`file://` with providers',
    config: { ...BASE, providers: ['file://providers.yaml'] },
    files: { 'providers.yaml': '- mlflow-gateway:chat' },
  },
  {
    area: 'providers',
    form: 'other providers (`openai:...`)',
    rejected: 'calls go to a gateway; `endpoint-map` sends them to its endpoints',
    config: { ...BASE, providers: ['openai:gpt-4o'] },
  },
  {
    area: 'providers',
    form: 'code or a program as a provider',
    rejected: 'calls go to a gateway',
    config: { ...BASE, providers: ['file://provider.py'] },
    files: { 'provider.py': '' },
  },
  prompt('a text', 'Answer this: {{q}}'),
  prompt('a map with `raw` and `label`', { raw: 'Answer: {{q}}', label: 'short' }),
  prompt('`.txt`, several parted by `---`', 'file://a.txt', 'Answer: {{q}}\n---\nAnswer in short: {{q}}'),
  prompt('`.md`', 'file://a.md'),
  prompt('`.j2`', 'file://a.j2'),
  prompt('`.json` with a chat', 'file://a.json', '[{"role": "user", "content": "{{q}}"}]'),
  prompt('`.jsonl`', 'file://a.jsonl', '[{"role": "user", "content": "{{q}}"}]'),
  prompt('`.yaml` with a chat', 'file://a.yaml', '[{role: user, content: "{{q}}"}]'),
  prompt('`.csv`', 'file://a.csv', 'prompt,label\nAnswer: {{q}},short'),
  { ...prompt('globs', 'file://prompts/*.txt'), files: { 'prompts/a.txt': 'Answer: {{q}}' } },
  prompt('a function of JavaScript or TypeScript', 'file://a.js:make', JS),
  prompt('a function of Python', 'file://a.py:make', 'def make(context): return "a"'),
  program('other programs (`exec:`)', 'exec:./prompt.sh'),
  program('Ruby, Go and other languages', 'file://prompt.rb'),
  tests('a list', [{ vars: { q: 'a' } }]),
  tests('`.yaml`', 'file://t.yaml', { 't.yaml': `[${TEST}]` }),
  tests('`.json`', 'file://t.json', { 't.json': `[${TEST}]` }),
  tests('`.jsonl`', 'file://t.jsonl', { 't.jsonl': TEST }),
  tests('`.csv` with `__expected` and other columns', 'file://t.csv', { 't.csv': 'q,__expected\na,contains: a' }),
  tests('globs', 'file://tests/*.yaml', { 'tests/t.yaml': `[${TEST}]` }),
  tests('a function of JavaScript or TypeScript', 'file://t.js', { 't.js': JS }),
  tests('a function of Python', 'file://t.py:make', { 't.py': 'def make(): return []' }),
  tests('a function with `path` and `config`', [{ path: 'file://t.js', config: { count: 1 } }], { 't.js': JS }),
  remote('a table on the web (Google Sheets, `https://`)', 'https://docs.google.com/spreadsheets/d/1'),
  remote('a data set hub (`huggingface://`)', 'huggingface://datasets/a/b'),
  {
    ...tests('`.xlsx`', 'file://t.xlsx', { 't.xlsx': 'a' }),
    rejected: 'a file of tests is YAML, JSON, JSON Lines or CSV; save the sheet as CSV',
  },
  variable('a text, a number, a map', { name: 'a', size: 1 }),
  variable('a list of texts: a test of each', ['a', 'b']),
  variable('`file://` with a text', 'file://a.txt', { 'a.txt': 'a' }),
  variable('`file://` with YAML', 'file://a.yaml', { 'a.yaml': '{a: 1}' }),
  variable('`file://` with an image', 'file://a.png', { 'a.png': 'a' }),
  variable('globs', 'file://notes/*.txt', { 'notes/a.txt': 'a' }),
  variable('a function of JavaScript, TypeScript or Python', 'file://a.js', { 'a.js': JS }),
  {
    ...variable('`file://` with PDF, audio or video', 'file://a.pdf', { 'a.pdf': 'a' }),
    rejected: 'a variable is text or an image',
  },
  grader('a text', 'mlflow-gateway:judge'),
  grader('a map with `id` and `config`', { id: 'mlflow-gateway:judge', config: { temperature: 0.5 } }),
  grader('one for texts and one for embeddings', { text: 'mlflow-gateway:judge', embedding: 'mlflow-gateway:vectors' }),
  code('an expression or several lines of JavaScript', {
    defaultTest: { assert: [{ type: 'javascript', value: 'output.length > 1' }] },
  }),
  code(
    'a file of JavaScript (`.js`, `.cjs`, `.mjs`)',
    { defaultTest: { assert: [{ type: 'javascript', value: 'file://c.mjs' }] } },
    { 'c.mjs': 'export default () => true;' },
  ),
  code(
    'a file of TypeScript; namespaces need Node 22.13',
    { defaultTest: { assert: [{ type: 'javascript', value: 'file://c.ts:check' }] } },
    { 'c.ts': 'export const check = () => true;' },
  ),
  code('an expression, several lines or a file of Python', {
    defaultTest: { assert: [{ type: 'python', value: 'len(output) > 1' }] },
  }),
  code('`transform` of outputs and variables', {
    defaultTest: { options: { transform: 'output.trim()', transformVars: '({ ...vars })' } },
  }),
  code('filters of templates', { nunjucksFilters: { shout: './f.js' } }, { 'f.js': JS }),
  {
    ...code('a derived metric from code', { derivedMetrics: [{ name: 'f1', value: 'file://m.js' }] }, { 'm.js': JS }),
    rejected: 'write the formula as an expression',
  },
];
