// README, docs/compatibility.md and action.yml say what the source says.

import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import type { Place } from '../../src/config/key-rules.js';
import { KEYS } from '../../src/config/keys.js';
import { PLACES } from '../../src/documentation/areas.js';
import { anchorOf } from '../../src/documentation/markdown.js';
import { INPUTS, type InputSpec, OUTPUTS } from '../../src/settings/inputs.js';
import { VERSION } from '../../src/version.js';
import { ROOT } from '../support/run-action.js';

const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');
const readme = read('README.md');

test('nothing that is generated is stale', () => {
  const run = spawnSync(process.execPath, [join(ROOT, 'scripts', 'docs.mjs'), '--check'], { encoding: 'utf8' });
  expect(run.stderr).toBe('');
  expect(run.status).toBe(0);
}, 60_000);

test('the version is that of package.json', () => {
  expect(VERSION).toBe(JSON.parse(read('package.json')).version);
});

test('every output that a run writes is declared', () => {
  const { outputs } = parse(read('action.yml')) as { outputs: object };
  expect(Object.keys(outputs)).toEqual(OUTPUTS.map(({ name }) => name));
});

test('an input whose absence means something has no default, and none is required', () => {
  const { inputs } = parse(read('action.yml')) as { inputs: Record<string, { required: boolean; default?: string }> };
  const ofAction = INPUTS.filter((input: InputSpec) => !input.commandOnly);
  expect(Object.keys(inputs)).toEqual(ofAction.map(({ name }) => name));
  expect(Object.values(inputs).filter(({ required }) => required)).toEqual([]);
  const withDefault = Object.entries(inputs).flatMap(([name, input]) => ('default' in input ? [name] : []));
  for (const name of ['repeat', 'repeat-min-pass', 'max-concurrency', 'pass-threshold', 'output-path', 'gateway-url'])
    expect(withDefault).not.toContain(name);
});

test.each(['README.md', 'docs/compatibility.md', 'docs/recipes.md'])('%s links to what there is', (page) => {
  const targets = [...read(page).matchAll(/\]\(([^)\s]+)\)|src="([^"]+)"/g)].map(
    ([, link, image]) => link ?? image ?? '',
  );
  const missing = targets
    .filter((target) => !target.startsWith('https://'))
    .filter((target) => {
      const [path = '', anchor] = target.split('#');
      const file = path === '' ? page : join(dirname(page), path);
      return !existsSync(join(ROOT, file)) || (anchor !== undefined && !anchorsOf(file).includes(`#${anchor}`));
    });
  expect(targets.length).toBeGreaterThan(5);
  expect(missing).toEqual([]);
});

function anchorsOf(file: string): string[] {
  return [...read(file).matchAll(/^#+ (.+)$/gm)].map(([, title = '']) => anchorOf(title));
}

describe('docs/compatibility.md', () => {
  const page = read('docs/compatibility.md');

  test('no two headings share an anchor', () => {
    const anchors = anchorsOf('docs/compatibility.md');
    expect(anchors).toEqual([...new Set(anchors)]);
  });

  test('a key that stops a run is rejected, and one that is used is supported', () => {
    for (const [place, rules] of Object.entries(KEYS)) {
      const title = PLACES[place as Place].title;
      const [, table = ''] = page.split(`**${title}**\n`);
      for (const [key, rule] of Object.entries(rules)) {
        const row = table.split('\n').find((line) => line.startsWith(`| \`${key}\` |`));
        expect(row).toContain('used' in rule ? '| supported' : 'unsupported' in rule ? '| rejected' : '| no effect');
      }
    }
  });
});

test('what an editor is told of stands where it says', () => {
  const url = 'https://raw.githubusercontent.com/OWNER/mlflow-gateway-eval/v1/config.schema.json';
  expect(readme).toContain(`# yaml-language-server: $schema=${url}`);
  const configs = readdirSync(join(ROOT, 'examples'), { recursive: true, encoding: 'utf8' });
  for (const file of configs.filter((name) => name.endsWith('.yaml')))
    expect(read(`examples/${file}`).split('\n')[0]).toBe(`# yaml-language-server: $schema=${url}`);
  expect(existsSync(join(ROOT, 'config.schema.json'))).toBe(true);
});

describe('README.md', () => {
  test('its YAML parses, and gives the action inputs that exist', () => {
    const known: string[] = INPUTS.map(({ name }) => name);
    const blocks = [...readme.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text = '']) => parse(text) as unknown);
    expect(blocks.length).toBeGreaterThanOrEqual(3);
    const steps = blocks.filter(Array.isArray).flat() as { uses?: string; with?: object }[];
    const own = steps.filter(({ uses }) => uses?.startsWith('OWNER/'));
    expect(own.length).toBeGreaterThanOrEqual(2);
    expect(own.flatMap((step) => Object.keys(step.with ?? {})).filter((name) => !known.includes(name))).toEqual([]);
  });

  test('the comment that it shows is one that there is', () => {
    const lines = [...readme.matchAll(/^> (.+)$/gm)].map(([, line = '']) => line);
    expect(lines).toHaveLength(2);
    const comment = read('__tests__/report/snapshots/gated.md');
    expect(lines.filter((line) => !comment.split('\n').includes(line))).toEqual([]);
  });

  test('the flags of its commands exist', () => {
    const command = spawnSync(process.execPath, [join(ROOT, 'dist', 'index.js'), '--help'], { encoding: 'utf8' });
    const flags = [...readme.matchAll(/(?:dist\/index\.js.*|mlflow-gateway-eval .*|`)(--[a-z][a-z-]+)/g)].map(
      ([, flag = '']) => flag,
    );
    expect(flags).toEqual(expect.arrayContaining(['--case', '--output-path']));
    const ofOthers = ['--allowed-hosts'];
    expect(flags.filter((flag) => !command.stdout.includes(flag) && !ofOthers.includes(flag))).toEqual([]);
  });

  test('the messages that it explains are those that there are', () => {
    const source = sourceTexts(join(ROOT, 'src')).join('\n');
    const table = /## When it does not work\n([\s\S]*?)\n## /.exec(readme)?.[1] ?? '';
    const messages = [...table.matchAll(/^\| `([^`]+)` \|/gm)].map(([, message = '']) => message);
    expect(messages.length).toBeGreaterThanOrEqual(10);
    const fragments = messages.flatMap((message) => message.split('…')).map((fragment) => fragment.trim());
    expect(fragments.filter((fragment) => !source.includes(fragment.replace('llm-rubric', '')))).toEqual([]);
  });
});

function sourceTexts(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(join(folder, file), 'utf8'));
}
