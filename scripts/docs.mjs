// Everything in action.yml, config.schema.json, README.md and docs/ that the source or the examples say already: `npm run docs` writes it,
// `npm run docs:check` fails when it is stale. `npm run docs -- --demo` also runs the demo again and shows what it prints.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { actionYml } from './docs/action-yml.mjs';
import { fillBlocks } from './docs/blocks.mjs';
import { readCorpus } from './docs/corpus.mjs';
import { inputTable, outputTable, resultFormatList } from './docs/lists.mjs';
import { quoteFile } from './docs/quote.mjs';
import { statisticsFiles } from './docs/statistics.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values: flags } = parseArgs({ options: { check: { type: 'boolean' }, demo: { type: 'boolean' } } });

const source = await compileSource();
const facts = readCorpus(root, source.assertionNames());
const filled = (file, makers) => fillBlocks(readFileSync(join(root, file), 'utf8'), makers);
const wanted = {
  'action.yml': actionYml(source),
  'config.schema.json': `${JSON.stringify(source.configSchema(), null, 1)}\n`,
  'README.md': filled('README.md', {
    inputs: () => inputTable(source.INPUTS),
    outputs: () => outputTable(source.OUTPUTS),
    'result-formats': () => resultFormatList(source.RESULT_FORMATS),
    assertions: () => source.assertionTable(),
    compatibility: () => source.overviewTable(facts),
    quote: (args) => quoteFile(root, args),
    demo: (_args, old) => (flags.demo ? `\`\`\`text\n${runDemo()}\n\`\`\`` : old),
  }),
  'docs/compatibility.md': filled('docs/compatibility.md', {
    'agreement-by-area': () => source.agreementByArea(facts),
    'agreement-by-type': () => source.agreementByType(facts),
    deviations: () => source.deviationList(facts),
    features: () => source.featureTables(facts),
  }),
  ...statisticsFiles(source, filled),
};
const stale = Object.entries(wanted).filter(([file, text]) => text !== readOr(file, ''));
if (flags.check && stale.length > 0) {
  console.error(`docs: ${stale.map(([file]) => file).join(' and ')} is stale; run 'npm run docs' and commit it`);
  process.exitCode = 1;
} else {
  for (const [file, text] of stale) writeFileSync(join(root, file), text);
  console.log(
    stale.length === 0 ? 'docs: nothing is stale' : `docs: wrote ${stale.map(([file]) => file).join(' and ')}`,
  );
}

/** Compiled anew into a folder of its own, so that the docs are never those of an older build. */
async function compileSource() {
  mkdirSync(join(root, 'out-test'), { recursive: true });
  const folder = mkdtempSync(join(root, 'out-test', 'docs-'));
  try {
    const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
    execFileSync(process.execPath, [tsc, '-p', join(root, 'tsconfig.docs.json'), '--outDir', folder], {
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    const load = (file) => import(pathToFileURL(join(folder, file)).href);
    const modules = [
      'src/settings/inputs.js',
      'src/assertions/assertion-table.js',
      'src/assertions/registry.js',
      'src/documentation/config-schema.js',
      'src/documentation/compatibility.js',
      'src/documentation/statistics/page.js',
      '__tests__/documentation/simulated-gate.js',
      'src/result-formats.js',
    ];
    return Object.assign({}, ...(await Promise.all(modules.map(load))));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function runDemo() {
  return execFileSync(process.execPath, [join(root, 'demo', 'run.mjs')], { encoding: 'utf8' }).trim();
}

function readOr(file, otherwise) {
  try {
    return readFileSync(join(root, file), 'utf8');
  } catch {
    return otherwise;
  }
}
