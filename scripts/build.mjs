// Builds dist/: tsc to lib/, then ncc. Both folders are deleted first, so that no chunk of an older build stays behind.
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bundleCompiler, writeCompiler } from './embed-typescript.mjs';
import { writeLicences } from './licences.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const run = (script, ...args) =>
  execFileSync(process.execPath, [`${root}node_modules/${script}`, ...args], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });

for (const folder of ['lib', 'dist']) rmSync(root + folder, { recursive: true, force: true });
const compiler = bundleCompiler();
writeCompiler(compiler.code);
run('typescript/bin/tsc', '-p', '.');
run('@vercel/ncc/dist/ncc/cli.js', 'build', 'lib/main.js', '-o', 'dist', '--stats-out', 'lib/stats.json');
const stats = JSON.parse(readFileSync(`${root}lib/stats.json`, 'utf8'));
// A text inside the bundle has the licences of its packages too.
stats.modules.push(...compiler.stats.modules);
writeLicences(stats, `${root}dist/licenses.txt`);
