// What code depends on beside its own text.
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { reachOf } from '../../src/regression/code-reach.js';

const ROOT = '/repo';
const FILES: Record<string, string> = {
  'lib/a.js': "module.exports = require('./b');",
  'lib/b.ts': 'export const b = 1;',
  'lib/data.json': '{}',
  'lib/circle.js': "require('./circle');",
  'lib/index.js': 'exports.x = 1;',
  'reads.js': "const fs = require('node:fs');",
  'package.json': '{}',
  'mono/package.json': '{ "workspaces": ["packages/*"] }',
  'named/package.json': '{ "name": "ours" }',
  'linked/package.json': '{ "dependencies": { "x": "file:../x" } }',
  'tools/pack/deep.py': 'from pack.far import y',
  'tools/pack/far.py': 'y = 1',
  'tools/helper.py': 'import re\nVALUE = 1',
  'tools/pack/__init__.py': '',
  'tools/pack/part.py': 'from . import other',
};
const readFile = (file: string): string | undefined => FILES[path.relative(ROOT, file)];
const reach = (language: 'JavaScript' | 'Python', text: string, folder = ROOT) => {
  const { files, anything } = reachOf({ language, text, folder }, { root: ROOT, readFile });
  return { files: [...files.keys()].filter((name) => files.get(name) !== undefined).sort(), anything };
};

test.each<[string, string[]]>([
  ['output.length > 3', []],
  ['/^x/.exec(output) !== null', []],
  ['JSON.parse(output).evaluation === 1', []],
  ["require('./lib/a').b", ['lib/a.js', 'lib/b.ts']],
  ["import { b } from './lib/b.js'; b", ['lib/b.ts']],
  ["(await import('./lib/data.json')).default", ['lib/data.json']],
  ["require('./lib/circle')", ['lib/circle.js']],
  ["require('./lib')", ['lib/index.js']],
  ["require('lodash').get(output)", ['package.json']],
  ["require('node:util').inspect(output)", []],
])('JavaScript %s', (text, files) => {
  expect(reach('JavaScript', text)).toEqual({ files, anything: false });
});

test.each([
  "require('fs').readFileSync('x')",
  'require(name)',
  'import(`./${name}.js`)',
  "require('./not-there')",
  "require('./reads')",
  'eval(output)',
  'new Function(output)()',
  "process.binding('fs')",
  "require('child_process').execSync('cat x')",
])('JavaScript that may read anything: %s', (text) => {
  expect(reach('JavaScript', text).anything).toBe(true);
});

test.each([
  ['a workspace', "require('shared')", 'mono'],
  ['the package itself', "require('ours/lib')", 'named'],
  ['a dependency with a path', "require('x')", 'linked'],
  ['imports of package.json', "require('#lib')", 'lib'],
  ['paths of TypeScript', "import { a } from '@/lib'; a", 'lib'],
])('JavaScript that loads %s may read anything', (_, text, folder) => {
  expect(reach('JavaScript', text, `${ROOT}/${folder}`).anything).toBe(true);
});

test.each<[string, string[]]>([
  ['import re, json\nre.compile("x")', []],
  ['import helper', ['tools/helper.py']],
  ['from helper import VALUE', ['tools/helper.py']],
  ['import pack', ['tools/pack/__init__.py']],
  ['from pack import part', ['tools/pack/__init__.py', 'tools/pack/part.py']],
  // A package names its modules from where the first file is.
  ['from pack.deep import y', ['tools/pack/deep.py', 'tools/pack/far.py']],
  ['from pack.part import x', ['tools/pack/__init__.py', 'tools/pack/part.py']],
])('Python %s', (text, files) => {
  expect(reach('Python', text, `${ROOT}/tools`)).toMatchObject({
    files: expect.arrayContaining(files),
    anything: false,
  });
});

test.each([
  'import os',
  'from pathlib import Path',
  'open("x")',
  'from . import nothing',
  'from .nothing import x',
  'exec(text)',
  'import sys\nsys.path.append("..")',
  'import pandas as pd\npd.read_csv("x.csv")',
  'from urllib.request import urlopen',
  'import xml.etree.ElementTree',
])('Python that may read anything: %s', (text) => {
  expect(reach('Python', text, `${ROOT}/tools`).anything).toBe(true);
});
