// Writes src/sandbox/child-sources.ts: the programs that run in child processes are real files, so that they are linted and
// highlighted, and texts in the bundle, so that dist/ needs no file beside it and the child no right to read one.
// `--check` only says whether it is up to date.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../src/sandbox/', import.meta.url));
const SOURCES = {
  JAVASCRIPT_RUNNER: 'child/runner.cjs',
  PYTHON_DRIVER: 'child/driver.py',
  CONFINED_START: 'child/confine.pl',
};

const literal = (text) => `\`${text.replace(/[\\`]|\$\{/g, '\\$&')}\``;
const made = [
  '// Made by scripts/embed-sandbox.mjs from the files in child/: change those.',
  ...Object.entries(SOURCES).map(
    ([name, file]) => `\n/** ${file} */\nexport const ${name} = ${literal(readFileSync(folder + file, 'utf8'))};`,
  ),
  '',
].join('\n');

const target = `${folder}child-sources.ts`;
if (!process.argv.includes('--check')) writeFileSync(target, made);
else if (readFileSync(target, 'utf8') !== made) {
  console.error('src/sandbox/child-sources.ts is out of date: run node scripts/embed-sandbox.mjs');
  process.exitCode = 1;
}
