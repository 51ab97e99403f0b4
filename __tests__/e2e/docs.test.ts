// README and action.yml say what the source says.

import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { KEYS } from '../../src/config/keys.js';
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

describe('README.md', () => {
  test('links to what there is', () => {
    const targets = [...readme.matchAll(/\]\(([^)\s]+)\)|src="([^"]+)"/g)].map(
      ([, link, image]) => link ?? image ?? '',
    );
    const anchors = [...readme.matchAll(/^#+ (.+)$/gm)].map(
      ([, title = '']) =>
        `#${title
          .toLowerCase()
          .replace(/[^\w\s-]/g, '')
          .replace(/\s/g, '-')}`,
    );
    const missing = targets
      .filter((target) => !target.startsWith('https://'))
      .filter((target) => (target.startsWith('#') ? !anchors.includes(target) : !existsSync(join(ROOT, target))));
    expect(missing).toEqual([]);
  });

  test('its YAML parses, and gives the action inputs that exist', () => {
    const known: string[] = INPUTS.map(({ name }) => name);
    const blocks = [...readme.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text = '']) => parse(text) as unknown);
    expect(blocks.length).toBeGreaterThanOrEqual(3);
    const steps = blocks.filter(Array.isArray).flat() as { uses?: string; with?: object }[];
    const own = steps.filter(({ uses }) => uses?.startsWith('OWNER/'));
    expect(own.length).toBeGreaterThanOrEqual(2);
    expect(own.flatMap((step) => Object.keys(step.with ?? {})).filter((name) => !known.includes(name))).toEqual([]);
  });

  test('it promises no key of a config that stops a run', () => {
    const gaps = Object.values(KEYS).flatMap((rules) =>
      Object.entries(rules).flatMap(([key, rule]) => (typeof rule === 'object' && 'unsupported' in rule ? [key] : [])),
    );
    const section = /## Not supported yet\n([\s\S]*?)\n## /.exec(readme)?.[1] ?? '';
    expect(gaps.filter((key) => !new RegExp(`[\`.]${key.replace('$', '\\$')}\``).test(section))).toEqual([]);
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
