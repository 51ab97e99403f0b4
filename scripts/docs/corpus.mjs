// What the docs say of the conformance corpus: its deviations, and each case with its measured outcome.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** @param {ReadonlySet<string>} typeNames every assertion type that promptfoo knows, without `not-` */
export function readCorpus(root, typeNames) {
  const folder = join(root, '__tests__', 'conformance');
  const cases = Object.entries(readJson(join(folder, 'agreement.json'))).map(([name, { outcome }]) => {
    const files = join(folder, 'cases', name);
    const { deviation, config = 'promptfooconfig.yaml' } = readJson(join(files, 'case.json'));
    const written = readConfig(join(files, config));
    const judged = readJson(join(files, 'expected.json'));
    const types = [...new Set([...typesIn(written), ...typesIn(judged)])].filter((type) => typeNames.has(type));
    return { name, outcome, deviation, types };
  });
  return { deviations: readJson(join(folder, 'deviations.json')), cases };
}

const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));

function readConfig(file) {
  try {
    return existsSync(file) ? parse(readFileSync(file, 'utf8'), { merge: true }) : undefined;
  } catch {
    return undefined; // A case of a config that cannot be read.
  }
}

/** All texts under a key `type`, without `not-`: a JSON schema has others, which are no names of assertions. */
function typesIn(value) {
  if (typeof value !== 'object' || value === null) return [];
  const own = typeof value.type === 'string' ? [value.type.replace(/^not-/, '')] : [];
  return [...own, ...Object.values(value).flatMap(typesIn)];
}
