// Writes src/sandbox/typescript-compiler.ts: the compiler for TypeScript of a config as one text, since the process that
// runs code may not read our files. Made from node_modules and kept out of git; npm runs this after an install.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);

/** Paths of the modules that the compiler is made of are in `stats`, as webpack lists them. */
export function bundleCompiler() {
  const out = mkdtempSync(join(tmpdir(), 'compiler-'));
  try {
    const ncc = require.resolve('@vercel/ncc/dist/ncc/cli.js');
    const args = [
      'build',
      require.resolve('sucrase'),
      '--minify',
      '--out',
      out,
      '--stats-out',
      join(out, 'stats.json'),
    ];
    execFileSync(process.execPath, [ncc, ...args], { stdio: ['ignore', 'ignore', 'inherit'] });
    return {
      code: readFileSync(join(out, 'index.js'), 'utf8'),
      stats: JSON.parse(readFileSync(join(out, 'stats.json'), 'utf8')),
    };
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

export function writeCompiler(code) {
  const lines = [
    '// Made by scripts/embed-typescript.mjs from node_modules/sucrase.',
    '/** The body of a CommonJS module that exports `transform`. */',
    `export const TYPESCRIPT_COMPILER = ${JSON.stringify(code)};`,
    '',
  ];
  writeFileSync(new URL('../src/sandbox/typescript-compiler.ts', import.meta.url), lines.join('\n'));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeCompiler(bundleCompiler().code);
