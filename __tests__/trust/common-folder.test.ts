import { expect, test } from '@jest/globals';
import { commonFolder } from '../../src/trust/paths.js';

test.each<[string[], string]>([
  [['c.yaml'], '/w'],
  [[], '/w'],
  [['a/c.yaml'], '/w/a'],
  [['a/c.yaml', 'b/c.yaml'], '/w'],
  [['a/b/c.yaml', 'a/d/c.yaml'], '/w/a'],
  [['a/*.yaml', 'a/b/c.yaml'], '/w/a'],
  [['a/**/x/*.yaml'], '/w/a'],
  [['/w/a/c.yaml', '/w/ab/c.yaml'], '/w'],
  // The whole file system is no folder of anybody's.
  [['/x/a/c.yaml', '/y/c.yaml'], '/x/a'],
])('the folder of %j is %s', (files, folder) => {
  expect(commonFolder('/w', files)).toBe(folder);
});
