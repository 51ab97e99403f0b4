// Every YAML block of the documents as a workflow of its own, for the linters: `node scripts/yaml-fences.mjs FOLDER` writes them
// there and prints their paths. Steps and single keys of a workflow get one around them; a part of an eval config is held to
// config.schema.json by its keys; anything else is an error, since nobody would have looked at it.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse, stringify } from 'yaml';

const root = fileURLToPath(new URL('..', import.meta.url));
const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('usage: node scripts/yaml-fences.mjs FOLDER');

const documents = [root, join(root, 'docs')].flatMap((at) =>
  readdirSync(at)
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(at, name)),
);
const configKeys = new Set(Object.keys(JSON.parse(readFileSync(join(root, 'config.schema.json'), 'utf8')).properties));

mkdirSync(folder, { recursive: true });
for (const file of documents)
  for (const { text, line } of yamlFences(readFileSync(file, 'utf8'))) {
    const place = `${file.slice(root.length)}:${line}`;
    const workflow = asWorkflow(text, place);
    if (workflow === undefined) continue;
    const path = join(folder, `${place.replace(/[/:]/g, '-')}.yml`);
    writeFileSync(path, workflow);
    console.log(path);
  }

/** @returns {{ text: string, line: number }[]} the line is that of the fence, from 1 on */
function yamlFences(markdown) {
  const fences = [...markdown.matchAll(/^( *)(```+|~~~+)ya?ml\b.*\n([\s\S]*?)^ *\2/gm)];
  return fences.map(({ 1: indent = '', 3: text = '', index }) => ({
    text: text.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
    line: markdown.slice(0, index).split('\n').length,
  }));
}

/** Undefined for a config. @throws Error for what is neither */
function asWorkflow(text, place) {
  const value = parse(text);
  if (Array.isArray(value) && value.every((step) => step?.uses ?? step?.run))
    return around({ steps: value }, {}, place);
  const keys = Object.keys(value ?? {});
  // As text: what stands there as a comment gives the reason of a permission.
  if (keys.includes('jobs')) return keys.includes('on') ? text : `${stringify(frame(place))}${text}`;
  if (keys.length > 0 && keys.every((key) => key === 'permissions' || key === 'concurrency' || key === 'on'))
    return around({ steps: [{ run: 'true' }] }, value, place);
  if (keys.length > 0 && keys.every((key) => configKeys.has(key))) return undefined;
  throw new Error(`${place}: this YAML is no workflow, no steps and no eval config`);
}

/** What a linter asks of a workflow, and the document leaves to its reader. */
function frame(name) {
  return { name, on: 'pull_request', permissions: {}, concurrency: { group: 'one', 'cancel-in-progress': true } };
}

function around(job, given, place) {
  const { permissions = {}, ...rest } = given;
  const only = { name: place, 'runs-on': 'ubuntu-latest', permissions, ...job };
  // A permission without a reason is a finding, and the document has given it above.
  return stringify({ ...frame(place), ...rest, jobs: { only } }).replace(
    /^( {6}[\w-]+: (?:read|write))$/gm,
    '$1 # as the text says',
  );
}
