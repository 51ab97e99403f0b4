// How the bundle is made up, where that decides how fast it starts.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { ROOT } from '../support/run-action.js';

// A chunk that is loaded later and imports one of these makes it a module of its own, a function within the bundle. V8 then
// parses it twice, once to skip it and once to run it: a sixth of the time to the first call.
test.each(['config/load', 'assertions/registry', 'template/templates', 'evaluate', 'prepare', 'run-dependencies'])(
  '%s is part of the entry, and in no module of its own',
  (name) => {
    const bundle = readFileSync(path.join(ROOT, 'dist', 'index.js'), 'utf8');
    const entry = bundle.lastIndexOf('\nvar __webpack_exports__ = {};');
    expect(entry).toBeGreaterThan(0);
    expect(bundle.indexOf(`CONCATENATED MODULE: ./lib/${name}.js\n`)).toBeGreaterThan(entry);
  },
);

test('what compares endpoints is loaded by runs that have several', () => {
  const bundle = readFileSync(path.join(ROOT, 'dist', 'index.js'), 'utf8');
  expect(bundle).not.toMatch(/MODULE: \.\/lib\/(?:verdict\/comparison|statistics)\//);
});

test('a journal is loaded where one is kept', () => {
  const bundle = readFileSync(path.join(ROOT, 'dist', 'index.js'), 'utf8');
  expect(bundle).not.toMatch(/MODULE: \.\/lib\/journal\//);
});
