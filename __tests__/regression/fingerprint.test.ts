// Which changes make a case another one. Every row differs in one thing between the base and the change.
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type Bench, createBench, type Files } from './bench.js';

let bench: Bench;
beforeEach(() => {
  bench = createBench();
});
afterEach(() => {
  bench.remove();
});

const contains = { type: 'contains', value: 'fine' };
const config = (changes: Files = {}, test: Files = {}): Files => ({
  providers: ['mlflow-gateway:chat'],
  prompts: ['{{q}}'],
  tests: [{ description: 'case', vars: { q: 'x' }, assert: [contains], ...test }],
  ...changes,
});
const files = (changes: Files = {}, test: Files = {}, more: Files = {}): Files => ({
  'promptfooconfig.yaml': config(changes, test),
  ...more,
});
const provider = (settings: Files): Files => ({ providers: [{ id: 'mlflow-gateway:chat', ...settings }] });
const code = (value: string): Files => ({ assert: [{ type: 'javascript', value }] });
const file = (text: string, more: Files = {}): Files =>
  files({}, code('file://check.js'), { 'check.js': text, ...more });

const CHECK = 'module.exports = (output) => output.length > 0;';
const WITH_HELPER = "const { ok } = require('./lib/helper'); module.exports = (output) => ok(output);";
const HELPER = 'exports.ok = (text) => text.length > 0;';
const READS = "const fs = require('fs'); module.exports = (output) => output !== fs.readFileSync('README.md', 'utf8');";

async function kindOf(head: Files, base: Files, changed = ['README.md']): Promise<string | undefined> {
  const { gate, verdict } = await bench.run(head, base, { changed });
  expect(verdict.cause).not.toBe('config');
  return gate?.cases.find(({ name }) => name.startsWith('case'))?.kind;
}

test.each<[string, Files, Files]>([
  [
    'where it stands',
    files({
      description: 'moved',
      tests: [{ description: 'other', vars: { q: 'y' }, assert: [contains] }, ...(config()['tests'] as object[])],
    }),
    files(),
  ],
  ['how often it runs', files({ evaluateOptions: { repeat: 2 } }), files()],
  ['how fast', files(provider({ delay: 1 })), files(provider({}))],
  ['code without a file', files({}, code('output.length > 0')), files({}, code('output.length > 0'))],
  ['code in a file', file(CHECK), file(CHECK)],
  ['a helper that is not its own', file(CHECK, { 'lib/helper.js': 'a' }), file(CHECK, { 'lib/helper.js': 'b' })],
  [
    'a helper that is the same',
    file(WITH_HELPER, { 'lib/helper.js': HELPER }),
    file(WITH_HELPER, { 'lib/helper.js': HELPER }),
  ],
  [
    'variables from a file',
    files({}, { vars: { q: 'file://q.txt' } }, { 'q.txt': 'x' }),
    files({}, { vars: { q: 'file://q.txt' } }, { 'q.txt': 'x' }),
  ],
])('a cell is the same whatever changed of %s', async (_, head, base) => {
  expect(await kindOf(head, base)).toBe('carried over');
});

test.each<[string, Files, Files]>([
  ['prompt', files({ prompts: ['now {{q}}'] }), files()],
  [
    'prompt of a file',
    files({ prompts: ['file://p.txt'] }, {}, { 'p.txt': 'now {{q}}' }),
    files({ prompts: ['file://p.txt'] }, {}, { 'p.txt': '{{q}}' }),
  ],
  ['endpoint', files({ providers: ['mlflow-gateway:other'] }), files()],
  ['parameter', files(provider({ config: { temperature: 1 } })), files(provider({ config: { temperature: 0 } }))],
  ['variable that its description holds together', files({}, { vars: { q: 'y' } }), files()],
  [
    'file of a variable',
    files({}, { vars: { q: 'file://q.txt' } }, { 'q.txt': 'y' }),
    files({}, { vars: { q: 'file://q.txt' } }, { 'q.txt': 'x' }),
  ],
  ['prefix', files({}, { options: { prefix: 'now ' } }), files()],
  [
    'transform',
    files({}, { options: { transform: 'output.trim()' } }),
    files({}, { options: { transform: 'output' } }),
  ],
  ['environment', files({ env: { A: '1' } }), files({ env: { A: '2' } })],
])('another %s is compared', async (_, head, base) => {
  expect(await kindOf(head, base)).toBe('same');
});

test.each<[string, Files, Files]>([
  ['value', files({}, { assert: [{ ...contains, value: 'ine' }] }), files()],
  ['threshold', files({}, { threshold: 0.5 }), files()],
  ['weight', files({}, { assert: [{ ...contains, weight: 2 }] }), files()],
  ['code', files({}, code('output.length > 1')), files({}, code('output.length > 0'))],
  ['file of code', file(`${CHECK}//`), file(CHECK)],
  [
    'helper of it',
    file(WITH_HELPER, { 'lib/helper.js': HELPER }),
    file(WITH_HELPER, { 'lib/helper.js': `${HELPER}//` }),
  ],
  ['file that nobody knows it reads', file(READS, { 'README.md': 'a' }), file(READS, { 'README.md': 'b' })],
])('another %s is another check', async (_, head, base) => {
  expect(await kindOf(head, base)).toBe('check changed');
});

test('code that may read any file is the same where no file changed', async () => {
  const same = file(READS, { 'README.md': 'a' });
  expect(await kindOf(same, same, [])).toBe('carried over');
  expect(await kindOf(same, same, ['README.md'])).toBe('check changed');
});
