// Cuts GitHub's OpenAPI description down to the operations this action speaks, with the components they reach.
// The whole of it is 13 MB and in no dependency of ours; to add an operation, name it below and run:
//   npm pack @octokit/openapi@23.0.2 && tar xzf octokit-openapi-23.0.2.tgz package/generated/api.github.com.json
//   node scripts/cut-github-contract.mjs package/generated/api.github.com.json && npm run format
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const OPERATIONS = [
  ['get', '/repos/{owner}/{repo}/issues/{issue_number}/comments'],
  ['post', '/repos/{owner}/{repo}/issues/{issue_number}/comments'],
  ['patch', '/repos/{owner}/{repo}/issues/comments/{comment_id}'],
  ['delete', '/repos/{owner}/{repo}/issues/comments/{comment_id}'],
  ['get', '/repos/{owner}/{repo}/commits/{commit_sha}/pulls'],
  ['get', '/repos/{owner}/{repo}/pulls'],
  ['get', '/repos/{owner}/{repo}/pulls/{pull_number}'],
  ['get', '/repos/{owner}/{repo}/pulls/{pull_number}/files'],
  ['get', '/repos/{owner}/{repo}/compare/{basehead}'],
  ['get', '/repos/{owner}/{repo}/git/commits/{commit_sha}'],
  ['get', '/repos/{owner}/{repo}/git/trees/{tree_sha}'],
  ['get', '/repos/{owner}/{repo}/git/blobs/{file_sha}'],
  ['post', '/repos/{owner}/{repo}/statuses/{sha}'],
  ['get', '/repos/{owner}/{repo}/issues'],
  ['post', '/repos/{owner}/{repo}/issues'],
  ['patch', '/repos/{owner}/{repo}/issues/{issue_number}'],
];
const TARGET = fileURLToPath(new URL('../__tests__/github/contract.json', import.meta.url));

/** Prose and samples: nothing is validated by them. */
const PROSE = new Set(['description', 'summary', 'title', 'tags', 'example', 'examples', 'externalDocs']);
/** Below these, keys are names that somebody chose (a property may be called `title`), not words of OpenAPI. */
const NAMED = new Set(['properties', 'responses', 'headers', 'content', 'patternProperties']);

function withoutProse(value, { keysAreNames = false } = {}) {
  if (Array.isArray(value)) return value.map((item) => withoutProse(item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => keysAreNames || !(PROSE.has(key) || key.startsWith('x-')))
      .map(([key, item]) => [key, withoutProse(item, { keysAreNames: !keysAreNames && NAMED.has(key) })]),
  );
}

/** Copies every component that `value` refers to, and what those refer to. */
function copyComponents(value, full, cut) {
  if (typeof value !== 'object' || value === null) return;
  if (typeof value.$ref === 'string') {
    const [, , kind, name] = value.$ref.split('/');
    cut.components[kind] ??= {};
    if (!cut.components[kind][name]) {
      cut.components[kind][name] = withoutProse(full.components[kind][name]);
      copyComponents(cut.components[kind][name], full, cut);
    }
  }
  for (const item of Object.values(value)) copyComponents(item, full, cut);
}

const [source] = process.argv.slice(2);
if (!source) throw new Error('usage: node scripts/cut-github-contract.mjs <api.github.com.json>');
const full = JSON.parse(readFileSync(source, 'utf8'));
const { title, version, license } = full.info;
const cut = { openapi: full.openapi, info: { title, version, license }, paths: {}, components: {} };
for (const [method, path] of OPERATIONS) {
  const operation = full.paths[path]?.[method];
  if (!operation) throw new Error(`the description has no operation ${method} ${path}`);
  cut.paths[path] ??= {};
  cut.paths[path][method] = withoutProse(operation);
  copyComponents(cut.paths[path][method], full, cut);
}
writeFileSync(TARGET, `${JSON.stringify(cut, null, 2)}\n`);
