// The licences of what is in dist/, by the bundler's own list of modules. (ncc's --license names the packages of the last
// chunk alone as soon as a bundle has more than one.)
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Permissive licences (SPDX) that ask for no more than to be named. A package under another one fails the build. */
const ALLOWED = new Set(['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'CC0-1.0', 'ISC', 'MIT', 'Unlicense']);

const LICENCE_FILE = /^(licen[cs]e|copying|notice)(\.|-|$)/i;

/** Paths of all modules in webpack's stats; concatenated modules stand inside others. */
function modulePaths(modules = []) {
  return modules.flatMap(({ nameForCondition, modules: inner, children }) => [
    ...(nameForCondition ? [nameForCondition] : []),
    ...modulePaths(inner),
    ...modulePaths(children),
  ]);
}

/** Folders of the packages that the modules come from, each once. The last node_modules counts: packages nest. */
export function packageFolders(stats) {
  const folders = modulePaths(stats.modules).map((path) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0]);
  return [...new Set(folders.filter((folder) => folder !== undefined))];
}

/** SPDX expressions of one licence or of a choice, `(MIT OR Apache-2.0)`: one allowed part is enough. */
export function isAllowed(licence) {
  const parts = licence.replace(/[()]/g, '').split(/ OR /);
  return parts.some((part) => ALLOWED.has(part.trim()));
}

function readPackage(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const texts = readdirSync(folder)
    .filter((file) => LICENCE_FILE.test(file) && existsSync(join(folder, file)))
    .sort()
    .map((file) => readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim());
  return { name, version, licence: typeof license === 'string' ? license : 'unknown', texts };
}

/**
 * Writes `file` with name, version, licence and licence texts of every bundled package, by name. Throws when one of them
 * has a licence that is not in ALLOWED.
 */
export function writeLicences(stats, file) {
  const packages = packageFolders(stats)
    .map(readPackage)
    .sort((a, b) => (`${a.name} ${a.version}` < `${b.name} ${b.version}` ? -1 : 1));
  if (packages.length === 0)
    throw new Error('licences: the bundler named no package; is its list of modules complete?');
  const refused = packages.filter(({ licence }) => !isAllowed(licence));
  if (refused.length > 0) {
    const names = refused.map(({ name, version, licence }) => `${name}@${version} (${licence})`);
    throw new Error(`licences: not in the list of allowed licences: ${names.join(', ')}`);
  }
  const blocks = packages.map(({ name, version, licence, texts }) =>
    [`${name} ${version}`, licence, ...texts].join('\n\n'),
  );
  writeFileSync(file, `${blocks.join(`\n\n${'-'.repeat(80)}\n\n`)}\n`);
}
